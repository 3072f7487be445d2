#!/usr/bin/env bash
# RestSIP beside its peers on this machine: open GETs, fan-out, PUT, a reader that never reads. See usage below.
# shellcheck disable=SC2317  # functions that only a trap calls
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")

usage() {
  cat << 'END'
benchmarks/http.sh [--server liberty|payara] [--quick] [--rounds N] [--watchers N] [--only PART,...]

Starts one node of RestSIP with the users it needs, and beside it nchan, bare Netty and a bare web application on the
same server; loads them in turn, round by round, and prints a table with ratios and goals. Nothing else should run.

  --server NAME  liberty (default) or payara
  --quick        500 watchers, one round, short phases: shows that it runs, its numbers mean little
  --rounds N     3
  --watchers N   10000
  --only PARTS   of: open, fan, put, stuck
  --help

Environment: BENCH_HTTP, the folder of the load tools (default ../shared/bench/http beside this repository); WORK, where
their setup.sh has put what it built (default TMPDIR/bench-http, as there); HTTP_PORT (18080), SIP_PORT (15060),
CLUSTER_PORT (15701), ADMIN_PORT (14848) of RestSIP; PEER_PORT (18090), the first of four for the peers; JAVA_HOME.
What was measured is kept, one JSON object a line, in benchmarks/target/http/.
END
}

die() {
  echo "http.sh: $*" >&2
  exit 1
}

say() { printf '%s  %s\n' "$(date +%T)" "$*" >&2; }

# ---------------------------------------------------------------------------------------------------- the arguments

server=liberty rounds=3 watchers=10000 parts=open,fan,put,stuck quick=''
while [[ $# -gt 0 ]]; do
  case $1 in
    --server) server=${2:-}; shift ;;
    --rounds) rounds=${2:-}; shift ;;
    --watchers) watchers=${2:-}; shift ;;
    --only) parts=${2:-}; shift ;;
    --quick) quick=yes rounds=1 watchers=500 ;;
    -h | --help) usage; exit ;;
    *) usage >&2; die "what is $1?" ;;
  esac
  shift || true
done
[[ $server == liberty || $server == payara ]] || die "--server is liberty or payara"
[[ $rounds =~ ^[1-9][0-9]?$ ]] || die "--rounds needs a number"
[[ $watchers =~ ^[1-9][0-9]{0,4}$ ]] || die "--watchers needs a number"

if [[ -n $quick ]]; then warm=4 seconds=3 waves=15; else warm=15 seconds=10 waves=60; fi

tools=${BENCH_HTTP:-$root/../shared/bench/http}
[[ -x $tools/servers.sh ]] || die "no load tools in $tools: let BENCH_HTTP name their folder"
tools=$(cd "$tools" && pwd)
export WORK=${WORK:-${TMPDIR:-/tmp}/bench-http}
[[ -x $WORK/pushload && -f $WORK/sec.war ]] || die "the load tools are not built: run $tools/setup.sh once (as root, WORK=$WORK)"
for tool in curl ss wrk nginx; do
  command -v $tool > /dev/null || die "no $tool: run $tools/setup.sh once (as root)"
done
ulimit -n "$(ulimit -Hn)"
[[ $(ulimit -n) == unlimited || $(ulimit -n) -ge $((watchers + 1000)) ]] \
  || die "ulimit -n is $(ulimit -n): too low for $watchers open GETs"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

http_port=${HTTP_PORT:-18080} peer_port=${PEER_PORT:-18090}
nchan_port=$peer_port netty_port=$((peer_port + 1)) war_port=$((peer_port + 2)) sec_port=$((peer_port + 3))

work=$here/target/http
mkdir -p "$work"
data=$(mktemp -d "$work/data.XXXXXX")
results=$work/$server-$(date +%Y%m%d-%H%M%S).json
: > "$work/pushload.log"

# ----------------------------------------------------------------------------------- what is started is also stopped

product='' peers=()

stop_all() {
  local status=$? peer
  trap '' INT TERM HUP
  trap - EXIT
  for peer in "${peers[@]}"; do "$tools/servers.sh" stop "$peer"; done
  if [[ -n $product ]]; then
    kill -TERM "$product" 2> /dev/null || true
    wait "$product" 2> /dev/null || true
  fi
  rm -rf "$data"
  exit "$status"
}

trap stop_all EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# ---------------------------------------------------------------------------------------------------- the product

listener() { ss -ltnpH "sport = :$1" | sed -n 's/.*pid=\([0-9]*\).*/\1/p' | head -n 1; } # the process behind a port

# As in production: the server's own choice of collector and compilers, not those of run.sh for a quick start. The
# database is in the server's process, as with run.sh, but lets the users be put in from outside. Limits per user and
# address stand in the way of a load that comes from one address.
start_product() {
  export DB_URL="jdbc:h2:file:$data/restsip;AUTO_SERVER=TRUE" DB_USER=restsip DB_PASSWORD=$RANDOM$RANDOM$RANDOM
  say "starting RestSIP on $server ..."
  : > "$work/product.log"
  HTTP_PORT=$http_port SIP_PORT=${SIP_PORT:-15060} CLUSTER_PORT=${CLUSTER_PORT:-15701} ADMIN_PORT=${ADMIN_PORT:-14848} \
    JVM_ARGS="-Xms512m" EVENTS_MAX_STREAMS=30000 EVENTS_MAX_STREAMS_PER_NODE=30000 \
    HTTP_MAX_REQUESTS=0 HTTP_RATE_USER=0 HTTP_RATE_ADDRESS=0 HTTP_RATE_NODE=0 \
    "$root/run.sh" --server "$server" --data "$data" >> "$work/product.log" 2>&1 &
  product=$!
  until grep -q '^Ready' "$work/product.log"; do
    kill -0 "$product" 2> /dev/null || die "RestSIP did not start: $(tail -n 1 "$work/product.log")"
    sleep 0.5
  done
  product_pid=$(listener "$http_port")
  [[ -n $product_pid ]] || die "nothing listens on port $http_port"
  add_users
}

# One user signs up; all others are copies of that row with a hash that is cheap to check. What is measured is what a
# request costs whose password was proved before; twenty thousand slow hashes would only make everybody wait.
add_users() {
  local answer
  answer=$(curl -s -o /dev/null -w '%{http_code}' -H 'Content-Type: application/json' \
    -d '{"email":"pattern@example.com","password":"correct horse"}' "http://localhost:$http_port/user")
  [[ $answer == 201 ]] || die "no user could sign up: HTTP $answer"
  "$java" -cp "$root/ear/target/jdbc/h2.jar" org.h2.tools.RunScript -url "$DB_URL" -user "$DB_USER" \
    -password "$DB_PASSWORD" -script "$here/http/users.sql" > "$work/users.log" 2>&1 \
    || die "the users could not be put in: $(grep -m 1 . "$work/users.log")"
}

# ------------------------------------------------------------------------------------------------------- the peers

start_peer() { # name, port; the web application gets the heap of the product
  local started
  say "starting $1 ..."
  peers+=("$1")
  started=$("$tools/servers.sh" start "$1" "$2" 2> /dev/null) || die "$1 did not start (log: $WORK/run/$1/out.log)"
  peer_pids=${started%% *}
}

start_peers() {
  start_peer nchan "$nchan_port"; nchan_pids=$peer_pids
  HEAP='-Xms512m -Xmx768m' start_peer netty "$netty_port"; netty_pids=$peer_pids
  HEAP='-Xms512m -Xmx768m' start_peer "${server}17" "$war_port"; war_pids=$peer_pids
  local xml=()
  [[ $server == payara ]] || xml=(LIBXML="$here/http/bare.xml")
  started=$(env "${xml[@]}" WAR="$WORK/sec.war" HEAP='-Xms512m -Xmx768m' "$tools/servers.sh" start "${server}17-sec" "$sec_port" 2> /dev/null) \
    || die "the bare JAX-RS method did not start (log: $WORK/run/${server}17-sec/out.log)"
  peers+=("${server}17-sec")
  sec_pids=${started%% *}
}

# -------------------------------------------------------------------------------------------------------- the load

# Sets load, pids: how one of the four is watched and told.
describe() {
  load=(--sub-header 'Accept: text/event-stream' --pub-header 'Content-Type: application/json' --source-ips 4 --timeout 60)
  local body='{"from":"bench@example.com","contact":"sip:bench@192.0.2.10:5060","at":"@@{t}@@","text":"hello hello hello"}'
  case $1 in
    nchan) pids=$nchan_pids; load+=(--port "$nchan_port" --ready ': hi' --sub-path '/sub/{c}' --pub-path '/pub/{c}') ;;
    netty) pids=$netty_pids; load+=(--port "$netty_port" --ready init --sub-path '/sub/{c}' --pub-path '/pub/{c}') ;;
    war) pids=$war_pids; load+=(--port "$war_port" --ready init --sub-path '/s/wl/{c}' --pub-path '/s/wl/{c}') ;;
    product)
      # Watcher w, a user of its own, watches the presence of user c, who changes it.
      pids=$product_pid
      load+=(--port "$http_port" --ready 'event: state' --sub-path '/login/user{c}@example.com'
        --auth-user 'watcher{w}@example.com' --pub-auth-user 'user{c}@example.com' --auth-pass secret --pub-auth-pass secret
        --pub-path '/login/user{c}@example.com')
      body='{"contact":"sip:bench@192.0.2.10:5060","presence":{"status":"available","note":"@@{t}@@ hello hello hello"}}'
      ;;
  esac
  load+=(--pub-body "$body" --pids "$pids")
  [[ $1 == nchan ]] || load+=(--heap-cmd "$tools/heap.sh $pids $(java_home "$pids")")
}

java_home() { dirname "$(dirname "$(readlink -f "/proc/$1/exe")")"; }

push() { # name, scenario, file, more options
  local name=$1 scenario=$2 file=$3
  shift 3
  describe "$name"
  "$WORK/pushload" "${load[@]}" --label "$name/$scenario" --json "$file" "$@" >> "$work/pushload.log" 2>&1 \
    || die "pushload failed on $name/$scenario (log: $work/pushload.log)"
  let_go "$name"
}

# A Java server notices only by writing that a client is gone, the product by its heartbeat; until then it counts.
let_go() {
  [[ $1 != nchan && $1 != netty ]] || return 0
  local deadline=$((SECONDS + 90))
  until [[ $(sockets "${pids%%,*}") -lt 200 ]]; do
    [[ $SECONDS -lt $deadline ]] || { say "$1 still holds $(sockets "$pids") sockets"; return 0; }
    [[ $1 != war ]] || curl -s -m 20 -o /dev/null -X POST "http://127.0.0.1:$war_port/s/ping" || true
    sleep 1
  done
}

sockets() { find "/proc/$1/fd" -lname 'socket:*' 2> /dev/null | wc -l; }

wants() { [[ ,$parts, == *,$1,* ]]; }

warm_up() {
  local name
  for name in nchan netty war product; do
    say "warming $name ..."
    push "$name" warm /dev/null --watchers 800 --rate 1200 --duration "$warm" --idle 0 --settle 0.3 --storms 2
    push "$name" warm /dev/null --watchers $((watchers < 3000 ? watchers : 3000)) --channels 1 --fanout $waves --gap 0.01 --idle 0 --settle 0.3
  done
}

# ------------------------------------------------------------------------------------------------------------- PUT

# Everybody has one contact, which is then refreshed: a line "path authorization" each.
log_in() {
  local n user secret path
  for ((n = 0; n < 200; n++)); do
    user=user$n@example.com secret=$(printf 'user%d@example.com:secret' "$n" | base64 -w 0)
    path=$(curl -s -H "Authorization: Basic $secret" -H 'Content-Type: application/json' \
      -d '{"contact":"sip:bench@192.0.2.10:5060"}' "http://localhost:$http_port/login/$user" \
      | sed -n 's/.*"url" *: *"\([^"]*\)".*/\1/p')
    [[ -n $path ]] || die "$user could not log in"
    echo "$path $secret"
  done > "$work/contacts"
  for ((n = 0; n < 200; n++)); do
    echo "/rs/login/$n $(printf 'user%d@example.com:secret' "$n" | base64 -w 0)"
  done > "$work/bare"
}

cpu() { awk '{ sub(/.*\) /, ""); print ($12 + $13) * 10000 }' "/proc/$1/stat"; } # microseconds, at 100 ticks a second

put() { # name, port, pid, file of contacts, body, seconds, file of results
  local before after
  before=$(cpu "$3")
  wrk -t 1 -c 16 -d "$6s" --latency -s "$here/http/put.lua" "http://127.0.0.1:$2" -- "$4" "$5" > "$work/wrk.log" 2>&1 \
    || die "wrk failed on $1: $(tail -n 1 "$work/wrk.log")"
  after=$(cpu "$3")
  awk -v name="$1" -v cpu=$((after - before)) '
    function millis(t) { return t ~ /us$/ ? t / 1000 : t ~ /ms$/ ? t + 0 : t * 1000 }
    /50%/ { p50 = millis($2) } /99%/ { p99 = millis($2) } /requests in/ { n = $1 } /Requests\/sec/ { rate = $2 }
    /Non-2xx/ { failed = $NF }
    END {
      printf "{\"label\":\"%s/put\",\"cpu_us\":%.2f,\"rate\":%.0f,\"p50_ms\":%.3f,\"p99_ms\":%.3f,\"failed\":%d}\n",
        name, cpu / n, rate, p50, p99, failed
    }' "$work/wrk.log" >> "$7"
}

puts() { # seconds, file of results
  put product "$http_port" "$product_pid" "$work/contacts" \
    '{"contact":"sip:bench@192.0.2.10:5060","expires":3600,"presence":{"status":"available"}}' "$1" "$2"
  put sec "$sec_port" "$sec_pids" "$work/bare" '{"contact":"sip:bench@192.0.2.10:5060","expires":3600,"status":"available"}' "$1" "$2"
  put war "$war_port" "$war_pids" "$work/bare" '{"contact":"sip:bench@192.0.2.10:5060","expires":3600,"status":"available"}' "$1" "$2"
}

# ------------------------------------------------------------------------------------------------------- the rounds

start_product
start_peers
warm_up
if wants put; then
  log_in
  say "warming PUT ..."
  puts "$warm" /dev/null
fi

for ((round = 1; round <= rounds; round++)); do
  say "round $round of $rounds"
  for name in nchan product netty war; do
    ! wants open || push "$name" open "$results" --watchers "$watchers" --rate 100 --duration "$seconds" --warm 2 --idle 2 --settle 1
    ! wants fan || push "$name" fan "$results" --watchers "$watchers" --channels 1 --fanout $waves --gap 0.05 --idle 0 --settle 0.5
  done
  ! wants put || puts "$seconds" "$results"
  ! wants stuck || "$java" "$here/src/main/java/org/restsip/benchmarks/StuckReader.java" "$http_port" "$seconds" >> "$results"
done

"$java" "$here/src/main/java/org/restsip/benchmarks/Table.java" "$server" "$results"
say "kept in ${results#"$root/"}"
