#!/usr/bin/env bash
# RestSIP beside bare JAIN-SIP and Liberty's SIP servlet container on this machine: REGISTER, MESSAGE, a flood, memory. See
# usage below.
# shellcheck disable=SC2317  # functions that only a trap calls
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")

usage() {
  cat << 'END'
benchmarks/sip.sh [--quick] [--rounds N] [--rate N] [--transport udp|tcp] [--only PART,...] [--profile]

Starts one node of RestSIP with the realm and the users that the load expects (bench.local, u000000 ...), and beside it
bare JAIN-SIP and Open Liberty's SIP servlet container with an application that does the same; loads them in turn, round by
round, and prints a table with ratios and goals. Nothing else should run. Takes about ten minutes.

  --quick        one round, short phases, no flood: shows that it runs, its numbers mean little; about two minutes
  --rounds N     3
  --rate N       requests a second while CPU is measured (500)
  --transport T  udp (default) or tcp
  --only PARTS   of: register, message, flood, memory
  --profile      records RestSIP with JFR while it is measured, and says which methods were busy
  --help

Environment: BENCH_SIP, the folder of the peers (default ../shared/bench/sip beside this repository); WORKDIR, where
they are built (default TMPDIR/bench-sip), and M2, their Maven repository (default ~/.m2/repository); HTTP_PORT (18080), SIP_PORT (15060),
CLUSTER_PORT (15701), ADMIN_PORT (14848) of RestSIP; PEER_PORT (15070), the first of the peers' and of the phones'; JAVA_HOME.
What was measured is kept, one JSON object a line, in benchmarks/target/sip/.
END
}

die() {
  echo "sip.sh: $*" >&2
  exit 1
}

say() { printf '%s  %s\n' "$(date +%T)" "$*" >&2; }

# ---------------------------------------------------------------------------------------------------- the arguments

rounds=3 rate=500 transport=udp parts='' quick='' profile=''
while [[ $# -gt 0 ]]; do
  case $1 in
    --rounds) rounds=${2:-}; shift ;;
    --rate) rate=${2:-}; shift ;;
    --transport) transport=${2:-}; shift ;;
    --only) parts=${2:-}; shift ;;
    --quick) quick=yes rounds=1 ;;
    --profile) profile=yes ;;
    -h | --help) usage; exit ;;
    *) usage >&2; die "what is $1?" ;;
  esac
  shift || true
done
[[ $rounds =~ ^[1-9][0-9]?$ ]] || die "--rounds needs a number"
[[ $rate =~ ^[1-9][0-9]{0,4}$ ]] || die "--rate needs a number"
[[ $transport == udp || $transport == tcp ]] || die "--transport is udp or tcp"
[[ -n $parts ]] || parts=register,message,memory${quick:-,flood}
parts=${parts/yes/}

if [[ -n $quick ]]; then warm=5 seconds=3 logins=2000; else warm=40 seconds=8 logins=10000; fi
users=$((logins + 2000)) password=secret

tools=${BENCH_SIP:-$root/../shared/bench/sip}
[[ -x $tools/serve-jainsip.sh ]] || die "no peers in $tools: let BENCH_SIP name their folder"
tools=$(cd "$tools" && pwd)
export WORKDIR=${WORKDIR:-${TMPDIR:-/tmp}/bench-sip} M2=${M2:-$HOME/.m2/repository}
mkdir -p "$WORKDIR"
for tool in sipp curl ss jcmd; do
  command -v $tool > /dev/null || die "no $tool: run $tools/install.sh once (as root)"
done
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

http_port=${HTTP_PORT:-18080} sip_port=${SIP_PORT:-15060} peer_port=${PEER_PORT:-15070}
jain_port=$peer_port servlet_port=$((peer_port + 2)) load_port=$((peer_port + 4)) phone_port=$((peer_port + 6))

work=$here/target/sip
mkdir -p "$work"
data=$(mktemp -d "$work/data.XXXXXX")
results=$work/$transport-$(date +%Y%m%d-%H%M%S).json
wants() { [[ ,$parts, == *,$1,* ]]; }

# ----------------------------------------------------------------------------------- what is started is also stopped

started=()

stop_all() {
  local status=$? process
  trap '' INT TERM HUP
  trap - EXIT
  for process in "${started[@]}"; do kill -TERM "$process" 2> /dev/null || true; done
  for process in "${started[@]}"; do wait "$process" 2> /dev/null || true; done
  rm -rf "$data"
  exit "$status"
}

trap stop_all EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

listener() { ss -ltnpH "sport = :$1" | sed -n 's/.*pid=\([0-9]*\).*/\1/p' | head -n 1; } # the process behind a port

# As in production: the server's own choice of collector and compilers. The database is in the server's process, but lets
# users be put in from outside. Limits per user and address stand in the way of a load that comes from one address.
start_product() {
  export DB_URL="jdbc:h2:file:$data/restsip;AUTO_SERVER=TRUE" DB_USER=restsip DB_PASSWORD=$RANDOM$RANDOM$RANDOM
  export AUTH_SECRET=$RANDOM$RANDOM$RANDOM$RANDOM
  say "starting RestSIP ..."
  HTTP_PORT=$http_port SIP_PORT=$sip_port CLUSTER_PORT=${CLUSTER_PORT:-15701} ADMIN_PORT=${ADMIN_PORT:-14848} \
    JVM_ARGS="-Xms1g -Xmx1g" SIP_DOMAIN=bench.local DEMO_ENABLED=false SIP_RATE_USER=0 \
    SIP_PEERS=trunk SIP_PEER_TRUNK_ADDRESSES=127.0.0.1 SIP_PEER_TRUNK_DOMAINS=trunk.local \
    "$root/run.sh" --data "$data" > "$work/product.log" 2>&1 &
  started+=($!)
  until grep -q '^Ready' "$work/product.log"; do
    kill -0 "${started[-1]}" 2> /dev/null || die "RestSIP did not start: $(tail -n 1 "$work/product.log")"
    sleep 0.5
  done
  product_pid=$(listener "$http_port")
  [[ -n $product_pid ]] || die "nothing listens on port $http_port"
}

add_users() {
  local answer
  answer=$(curl -s -o /dev/null -w '%{http_code}' -H 'Content-Type: application/json' \
    -d '{"email":"pattern@bench.local","password":"correct horse"}' "http://localhost:$http_port/user")
  [[ $answer == 201 ]] || die "no user could sign up: HTTP $answer"
  "$java" -cp "$root/ear/target/jdbc/h2.jar" "$here/src/main/java/org/restsip/benchmarks/SipUsers.java" \
    "$DB_URL" "$DB_USER" "$DB_PASSWORD" "$AUTH_SECRET" "$password" "$users" > "$work/users.log" 2>&1 \
    || die "the users could not be put in: $(grep -m 1 . "$work/users.log")"
  local n
  {
    echo SEQUENTIAL
    for ((n = 0; n < users; n++)); do
      printf 'u%06d;[authentication username=u%06d password=%s]\n' "$n" "$n" "$password"
    done
  } > "$work/users.csv"
  { echo SEQUENTIAL; sed -n 2,2001p "$work/users.csv"; } > "$work/few.csv"
}

start_peer() { # name, script, port, more arguments; sets peer_pid
  local deadline=$((SECONDS + 300))
  say "starting $1 ..."
  "$tools/$2" 127.0.0.1 "$3" "$password" "${@:4}" > "$work/$1.log" 2>&1 &
  started+=($!)
  until [[ -n $(listener "$3") ]]; do
    kill -0 "${started[-1]}" 2> /dev/null || die "$1 did not start (log: $work/$1.log)"
    [[ $SECONDS -lt $deadline ]] || die "$1 is not there after five minutes (log: $work/$1.log)"
    sleep 0.5
  done
  peer_pid=$(listener "$3")
  started+=("$peer_pid")
}

# -------------------------------------------------------------------------------------------------------- the load

cpu() { awk '{ sub(/.*\) /, ""); print ($12 + $13) * 10000 }' "/proc/$1/stat"; } # microseconds, at 100 ticks a second

run_sipp() { # scenario, port, rate, count, file of users, more options; its last screen is in sipp.log
  local limit=$(($4 / $3 + 15))
  (cd "$work" && timeout $((limit + 5)) sipp "127.0.0.1:$2" -sf "$1" -inf "$5" -i 127.0.0.1 -p "$load_port" -t "${transport:0:1}1" \
    -r "$3" -m "$4" -l $(($3 * 4 + 1000)) -timeout "$limit" -nostdin -buff_size 4194304 -key cport "$phone_port" "${@:6}" \
    > sipp.log 2>&1) || true
}

figure() { # the word before a number of the last screen; its cumulative value
  sed -n '/Statistics Screen/,$p' "$work/sipp.log" | sed -n "s/.*$1 *| *[0-9]* *| *\([0-9]*\).*/\1/p" | tail -n 1
}

answers() { # how often that status came, by the scenario's screen
  sed -n "s/^ *$1 <-*  *\(.*\)/\1/p" "$work/sipp.log" | tail -n 1 | awk '{ for (i = 1; i <= NF; i++) if ($i ~ /^[0-9]+$/) { print $i; exit } }'
}

retransmitted() { # over all requests
  awk '/Scenario Screen/ { sum = 0 }
    /-----+>/ { n = 0; for (i = 1; i <= NF; i++) if ($i ~ /^[0-9]+$/) { n++; if (n == 2) sum += $i } } END { print sum + 0 }' "$work/sipp.log"
}

phones() { # transport of the load; answers every MESSAGE until it is killed
  (cd "$work" && exec sipp -sf "$tools/scenarios/message_uas.xml" -i 127.0.0.1 -p "$phone_port" -t "${transport:0:1}1" \
    -nostdin -buff_size 4194304 > phones.log 2>&1) &
  started+=($!)
}

measure() { # name, pid, port, part, seconds, file of results
  local scenario=$tools/scenarios/register.xml before after count=$((rate * $5))
  [[ $4 == register ]] || scenario=$here/sip/message.xml
  before=$(cpu "$2")
  run_sipp "$scenario" "$3" "$rate" "$count" "$work/few.csv"
  after=$(cpu "$2")
  local good
  good=$(figure 'Successful call')
  [[ ${good:-0} -gt 0 ]] || die "$1 answered no $4 (log: $work/sipp.log)"
  awk -v name="$1/$4" -v cpu=$((after - before)) -v good="$good" -v count="$count" -v again="$(retransmitted)" \
    'BEGIN { printf "{\"label\":\"%s\",\"cpu_us\":%.1f,\"failed\":%d,\"retransmitted\":%d}\n", name, cpu / good, count - good, again }' >> "$6"
}

each_server() { # part, seconds, file of results
  measure product "$product_pid" "$sip_port" "$@"
  measure jain "$jain_pid" "$jain_port" "$@"
  measure servlet "$servlet_pid" "$servlet_port" "$@"
}

# ----------------------------------------------------------------------------------------------- memory, and a flood

live() { jcmd "$product_pid" GC.class_histogram | awk '/^Total/ { print $3 }'; } # bytes, after a collection

heap() { # once what the load has left behind is gone: two looks that agree
  local last=0 now n
  for ((n = 0; n < 15; n++)); do
    now=$(live)
    [[ $((now > last ? now - last : last - now)) -gt 200000 ]] || break
    last=$now
    sleep 2
  done
  echo "$now"
}

memory() {
  local before after
  say "memory of $logins logins ..."
  run_sipp "$tools/scenarios/register.xml" "$sip_port" "$rate" 2000 "$work/few.csv"
  before=$(heap)
  tail -n +2002 "$work/users.csv" | { echo SEQUENTIAL; cat; } > "$work/more.csv"
  run_sipp "$tools/scenarios/register.xml" "$sip_port" "$rate" "$logins" "$work/more.csv"
  local good
  good=$(figure 'Successful call')
  after=$(heap)
  awk -v bytes=$((after - before)) -v good="${good:-1}" \
    'BEGIN { printf "{\"label\":\"product/memory\",\"bytes_per_login\":%.0f,\"logins\":%d}\n", bytes / good, good }' >> "$results"
}

is_clean() { # count: all succeeded, and hardly any needed a second try
  [[ $(figure 'Successful call') -ge $1 && $(retransmitted) -le $(($1 / 100)) ]]
}

highest_rate() {
  local good=0 try=$rate
  for ((n = 0; n < 8; n++)); do
    run_sipp "$tools/scenarios/register.xml" "$sip_port" "$try" $((try * 3)) "$work/few.csv"
    is_clean $((try * 3)) || break
    good=$try
    try=$((try * 3 / 2))
  done
  [[ $good -gt 0 ]] || good=$((rate / 2))
  echo "$good"
}

# Without proofs, so that twice as many come as can be answered; whoever is told to wait is not counted as lost.
flood() {
  local highest refused back=-1 from
  highest=$(highest_rate)
  say "flood of $((highest * 4)) requests a second for 10 s ..."
  run_sipp "$here/sip/flood.xml" "$sip_port" $((highest * 4)) $((highest * 40)) "$work/few.csv" -timeout 11
  refused=$(answers 503)
  from=$SECONDS
  while [[ $((SECONDS - from)) -lt 30 ]]; do
    run_sipp "$tools/scenarios/register.xml" "$sip_port" 100 100 "$work/few.csv" -timeout 4
    if is_clean 100; then back=$((SECONDS - from)); break; fi
  done
  local ready
  ready=$(curl -s -o /dev/null -w '%{http_code}' "http://localhost:$http_port/health/ready")
  printf '{"label":"product/flood","highest":%d,"refused":%d,"normal_after_s":%d,"ready":%d}\n' \
    "$highest" "${refused:-0}" "$back" "$ready" >> "$results"
}

# ------------------------------------------------------------------------------------------------------- the rounds

start_product
add_users
start_peer jain serve-jainsip.sh "$jain_port" udp,tcp; jain_pid=$peer_pid
start_peer servlet serve-liberty.sh "$servlet_port"; servlet_pid=$peer_pid

: > "$results"
wants memory && memory
phones
# Faster than what is measured: a JVM that has seen less than some 50,000 requests spends most of its time on compiling.
measured=$rate rate=$((3 * rate))
for part in register message; do
  wants $part || [[ $part == register ]] || continue
  say "warming $part ..."
  each_server $part "$warm" /dev/null
done
rate=$measured
[[ -z $profile ]] || jcmd "$product_pid" JFR.start name=sip settings=profile > /dev/null
for ((round = 1; round <= rounds; round++)); do
  say "round $round of $rounds"
  for part in register message; do ! wants $part || each_server $part "$seconds" "$results"; done
done
if [[ -n $profile ]]; then
  jcmd "$product_pid" JFR.dump name=sip filename="$work/sip.jfr" > /dev/null
  jcmd "$product_pid" JFR.stop name=sip > /dev/null
fi
! wants flood || flood

"$java" "$here/src/main/java/org/restsip/benchmarks/SipTable.java" "$results"
say "kept in ${results#"$root/"}"
