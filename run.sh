#!/usr/bin/env bash
# Builds what is missing, starts RestSIP, says where it is, and stops it on Ctrl-C. See usage below.
# shellcheck disable=SC2317  # functions that only a trap or a name in a variable calls
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
root=$PWD

usage() {
  cat <<'END'
./run.sh [--nodes N] [--server liberty|payara] [--data DIR]

  --nodes N      a cluster of N nodes on this machine; each node adds 100 to every port of the one before
  --server NAME  liberty (default) or payara
  --data DIR     keep database, secrets and the passwords of the demo users in DIR; without it they are made for this
                 run and thrown away
  --help

Environment: HTTP_PORT (8080), SIP_PORT (5060; TLS, WebSocket and secure WebSocket have the three ports after it),
CLUSTER_PORT (5701), for the first node; DB_PORT (9092, with --nodes);
ADMIN_PORT (4848, with payara); HTTP_HOST, SIP_HOST (127.0.0.1); SIP_DOMAIN (example.com); DB_URL, DB_USER,
DB_PASSWORD for a database of your own; DEMO_ENABLED=false for no demo users, which is also so in production and with
a database of your own; SERVER_MODE=production; JVM_ARGS; JAVA_HOME. What else the server reads from the environment
(ejb/src/main/resources/META-INF/restsip.properties) is passed on.
END
}

die() {
  echo "run.sh: $*" >&2
  exit 1
}

random() { od -An -tx1 -N"$1" /dev/urandom | tr -d ' \n'; }

# ---------------------------------------------------------------------------------------------------- the arguments

nodes=1 server=liberty data=
while [[ $# -gt 0 ]]; do
  case $1 in
    --nodes) nodes=${2:-}; shift ;;
    --nodes=*) nodes=${1#*=} ;;
    --server) server=${2:-}; shift ;;
    --server=*) server=${1#*=} ;;
    --data) data=${2:-}; [[ -n $data ]] || die "--data needs a directory"; shift ;;
    --data=*) data=${1#*=} ;;
    -h | --help) usage; exit ;;
    *) usage >&2; die "what is $1?" ;;
  esac
  shift || true
done
[[ $nodes =~ ^[1-9]$ ]] || die "--nodes needs a number from 1 to 9"
[[ $server == liberty || $server == payara ]] || die "--server is liberty or payara"

http_port=${HTTP_PORT:-8080} sip_port=${SIP_PORT:-5060} cluster_port=${CLUSTER_PORT:-5701} admin_port=${ADMIN_PORT:-4848}
db_port=${DB_PORT:-9092}
for port in "$http_port" "$sip_port" "$cluster_port" "$admin_port" "$db_port"; do
  [[ $port =~ ^[0-9]{1,5}$ ]] || die "not a port: $port"
done
export HTTP_HOST=${HTTP_HOST:-127.0.0.1} SIP_HOST=${SIP_HOST:-127.0.0.1}
domain=${SIP_DOMAIN:-example.com}
mode=${SERVER_MODE:-development}
demo=${DEMO_ENABLED:-}
if [[ -z $demo ]]; then
  if [[ $mode == production || -n ${DB_URL:-} ]]; then demo=false; else demo=true; fi
fi

# --------------------------------------------------------------------------------------------------------- the JDK

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
command -v "$java" > /dev/null || die "no JDK: install openjdk-17-jdk-headless, or let JAVA_HOME name one"
release=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
[[ ${release:-0} -ge 17 ]] || die "JDK 17 or newer is needed, $java is ${release:-unknown}"

# ----------------------------------------------------------------------------------------------------- the build

mkdir -p run
ear=$root/ear/target/restsip.ear

needs_build() {
  [[ -f $ear && -f ear/target/jdbc/h2.jar ]] || return 0
  [[ $server == payara ]] && home=ear/target/payara/payara6 || home=ear/target/liberty/wlp
  [[ -d $home ]] || return 0
  local sources
  mapfile -t sources < <(find . -maxdepth 4 \( -path '*/src/main' -o -name pom.xml \) \
    -not -path '*/target/*' -not -path './tests/*' -not -path './benchmarks/*' -not -path './ear/src/*' -not -path './run/*')
  [[ -n $(find "${sources[@]}" ear/src/main/application -type f -newer "$ear" -print -quit) ]]
}

if needs_build; then
  "${java}c" -version > /dev/null 2>&1 || die "$java has no compiler beside it: install a JDK, not a JRE (openjdk-17-jdk-headless)"
  echo "Building (log: run/build.log) ..."
  profile=(); [[ $server == liberty ]] || profile=("-P$server")
  ./mvnw -B -ntp -DskipTests "${profile[@]}" -pl ear -am package > run/build.log 2>&1 \
    || die "the build failed: $(grep -m 1 '^\[ERROR\]' run/build.log || tail -n 1 run/build.log) (log: run/build.log)"
  touch "$ear"
fi

built=$SECONDS

# ------------------------------------------------------------------------------------------------------- the ports

in_use() {
  if (exec 3<> "/dev/tcp/127.0.0.1/$1") 2> /dev/null; then return 0; fi
  local hex
  hex=$(printf ':%04X ' "$1")
  cat /proc/net/udp /proc/net/udp6 2> /dev/null | awk '{ print $2 " " }' | grep -q "$hex"
}

check_port() { # port, what it is for, the variable that moves it
  ! in_use "$1" || die "port $1 ($2) is in use: stop what listens there, or set $3"
}

for ((n = 0; n < nodes; n++)); do
  check_port $((http_port + 100 * n)) HTTP HTTP_PORT
  for next in 0 1 2 3; do check_port $((sip_port + 100 * n + next)) SIP SIP_PORT; done
  check_port $((cluster_port + 100 * n)) cluster CLUSTER_PORT
  [[ $server != payara ]] || check_port $((admin_port + 100 * n)) "Payara's admin" ADMIN_PORT
done

# ----------------------------------------------------------------------------------- what is started is also stopped

pids=() names=() temporary=() database=

stop_node() { # name, pid
  local pid=$2 i
  if [[ $server == payara ]]; then
    pid=$(cat "run/payara/$1/config/pid" 2> /dev/null) || return 0
    ear/src/main/payara/domain.sh stop "run/payara/$1" > /dev/null 2>&1 || true
  fi
  [[ -n $pid ]] || return 0
  kill -TERM "$pid" 2> /dev/null || true
  for ((i = 0; i < 150; i++)); do
    kill -0 "$pid" 2> /dev/null || return 0
    sleep 0.2
  done
  echo "$1 did not stop within 30 s: killed" >&2
  kill -KILL "$pid" 2> /dev/null || true
}

stop_all() {
  local status=$? i
  trap '' INT TERM HUP
  trap - EXIT
  [[ ${#names[@]} -eq 0 ]] || echo "Stopping ..."
  for i in "${!names[@]}"; do stop_node "${names[$i]}" "${pids[$i]:-}" & done
  wait_for_stops
  if [[ -n $database ]]; then
    kill -TERM "$database" 2> /dev/null || true
    wait "$database" 2> /dev/null || true
  fi
  [[ ${#temporary[@]} -eq 0 ]] || rm -rf "${temporary[@]}"
  [[ ${#names[@]} -eq 0 ]] || echo "Stopped."
  exit "$status"
}

wait_for_stops() {
  local job
  for job in $(jobs -rp); do
    [[ $job == "$database" ]] || wait "$job" 2> /dev/null || true
  done
}

trap stop_all EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# -------------------------------------------------------------------------------------------------------- the data

if [[ -z $data ]]; then
  data=$(mktemp -d "$root/run/data.XXXXXX")
  temporary+=("$data")
fi
mkdir -p "$data"
data=$(cd "$data" && pwd)
secrets=$data/secrets.env
if [[ ! -f $secrets ]]; then
  (umask 077 && cat > "$secrets" << END
CLUSTER_SECRET=$(random 32)
AUTH_SECRET=$(random 32)
DB_PASSWORD=$(random 16)
DB_KEY=$(random 16)
DEMO_ALICE_PASSWORD=$(random 8)
DEMO_ALICE_SECRET=$(random 8)
DEMO_BOB_PASSWORD=$(random 8)
DEMO_BOB_SECRET=$(random 8)
SIP_TLS_KEYSTORE_PASSWORD=$(random 16)
END
  )
fi
while IFS='=' read -r key value; do
  [[ -n ${!key:-} ]] || export "$key=$value"
done < "$secrets"

# TLS for phones and browsers in development: a certificate that vouches for itself. In production there is one, or no TLS.
if [[ $mode != production && -z ${SIP_TLS_KEYSTORE:-} && -n ${SIP_TLS_KEYSTORE_PASSWORD:-} ]]; then
  export SIP_TLS_KEYSTORE=$data/sip.p12
  [[ -f $SIP_TLS_KEYSTORE ]] || "${java%java}keytool" -genkeypair -keystore "$SIP_TLS_KEYSTORE" -storetype PKCS12 \
    -storepass:env SIP_TLS_KEYSTORE_PASSWORD -alias sip -keyalg EC -groupname secp256r1 -validity 365 \
    -dname "CN=$domain" -ext "san=dns:$domain,dns:localhost,ip:127.0.0.1,ip:::1" > "$data/keytool.log" 2>&1 \
    || die "no certificate for SIP over TLS: $(head -n 1 "$data/keytool.log")"
fi

# One node opens the file itself. Several share it through a server process of H2, on loopback and under a name that
# only they know, so that any of them may die.
if [[ -z ${DB_URL:-} ]]; then
  export DB_USER=restsip
  if [[ $nodes -eq 1 ]]; then
    export DB_URL="jdbc:h2:file:$data/restsip"
  else
    check_port "$db_port" database DB_PORT
    arguments=$data/database.args
    (umask 077 && cat > "$arguments" << END
-Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dh2.bindAddress=127.0.0.1
-cp "$root/ear/target/jdbc/h2.jar" org.h2.tools.Server
-tcp -tcpPort $db_port -ifNotExists -baseDir "$data" -key $DB_KEY restsip
END
    )
    "$java" "@$arguments" > "$data/database.log" 2>&1 &
    database=$!
    export DB_URL="jdbc:h2:tcp://127.0.0.1:$db_port/$DB_KEY"
  fi
fi

# ------------------------------------------------------------------------------------------------------- the nodes

members=
for ((n = 0; n < nodes; n++)); do members+=${members:+,}127.0.0.1:$((cluster_port + 100 * n)); done
export CLUSTER_NAME=${CLUSTER_NAME:-restsip-$http_port} CLUSTER_MEMBERS=${CLUSTER_MEMBERS:-$members}
export SERVER_MODE=$mode DEMO_ENABLED=$demo

# Whoever can reach the HTTP port may read metrics only when that is this machine alone.
case $HTTP_HOST in
  127.* | localhost | ::1) export METRICS_AUTHENTICATION=${METRICS_AUTHENTICATION:-false} ;;
esac

# For a start in seconds. They cost speed later: production runs without them.
if [[ $mode != production ]]; then export JVM_ARGS=${JVM_ARGS--XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms256m -Xmn128m}; fi

start_liberty() { # name; the work area of an earlier run of the same EAR is kept: it saves a third of the start
  local directory=$root/run/liberty/servers/$1
  mkdir -p "$directory"
  # Modules in the EAR bear a fixed time, by which Liberty would take new ones for those it has unpacked before. The time
  # of the work area itself says nothing: a server that stops writes there, after the next EAR may have been built.
  local unpacked=$root/run/liberty/$1.unpacked
  [[ $(cat "$unpacked" 2> /dev/null) == "$(stat -c %y "$ear")" ]] || rm -rf "$directory/workarea"
  stat -c %y "$ear" > "$unpacked"
  find "$directory" -mindepth 1 -maxdepth 1 ! -name workarea -exec rm -rf {} +
  cp ear/src/main/liberty/*.* "$directory/"
  mkdir -p "$directory/logs"
  WLP_USER_DIR=$root/run/liberty EAR_FILE=$ear JDBC_DIR=$root/ear/target/jdbc \
    ear/target/liberty/wlp/bin/server run "$1" > "$directory/logs/console.log" 2>&1 &
  pids+=($!)
}

start_payara() {
  local directory=run/payara/$1
  ear/src/main/payara/domain.sh create "$directory"
  ear/src/main/payara/domain.sh start "$directory" "$ear" > "$directory/logs/console.log" 2>&1 \
    || die "$1 did not start: $(grep -m 1 -iE 'error|fail' "$directory/logs/console.log") (log: $(log_of "$1"))"
  pids+=("$(cat "$directory/config/pid")")
}

log_of() {
  if [[ $server == payara ]]; then echo "run/payara/$1/logs/server.log"; else echo "run/liberty/servers/$1/logs/messages.log"; fi
}

echo "Starting $nodes node$([[ $nodes -eq 1 ]] || echo s) on $server ..."
for ((n = 0; n < nodes; n++)); do
  name=node-$((http_port + 100 * n))
  names+=("$name")
  HTTP_PORT=$((http_port + 100 * n)) SIP_PORT=$((sip_port + 100 * n)) CLUSTER_PORT=$((cluster_port + 100 * n)) \
    ADMIN_PORT=$((admin_port + 100 * n)) "start_$server" "$name"
done

# ----------------------------------------------------------------------------------------------------- until ready

[[ $HTTP_HOST == 0.0.0.0 || $HTTP_HOST == '*' ]] && to=127.0.0.1 || to=$HTTP_HOST
[[ $to == 127.0.0.1 ]] && shown=localhost || shown=$to

is_ready() { # by bash, so that no curl is needed to start
  (
    exec 3<> "/dev/tcp/$to/$1"
    printf 'GET /health/ready HTTP/1.0\r\nHost: %s:%s\r\n\r\n' "$shown" "$1" >&3
    head -n 1 <&3 | grep -q ' 200'
  ) 2> /dev/null
}

first_error() { # in a log of Liberty or Payara; what OpenAPI finds wrong (CWWKO) stops nobody
  local reason
  reason=$(grep -oE '( E |\[SEVERE\]).*' "$1" 2> /dev/null | grep -m 1 -v CWWKO) || reason='no reason in its log'
  echo "${reason# E }" | cut -c 1-400
}

refused() { grep -qE 'CWWKZ000[24]E|CWWKZ0013E' "$1" 2> /dev/null; }

started=$SECONDS
for i in "${!names[@]}"; do
  log=$(log_of "${names[$i]}")
  until is_ready $((http_port + 100 * i)); do
    if ! kill -0 "${pids[$i]}" 2> /dev/null || refused "$log"; then
      die "${names[$i]} did not start: $(first_error "$log") (log: $log)"
    fi
    [[ $((SECONDS - started)) -lt 240 ]] || die "${names[$i]} is not ready after 240 s: $(first_error "$log") (log: $log)"
    sleep 0.1
  done
done

# ---------------------------------------------------------------------------------------------------- what to try

show_more_transports() { # the SIP port
  printf '        SIP over WebSocket  ws://%s:%d/\n' "$SIP_HOST" $(($1 + 2))
  [[ -z ${SIP_TLS_KEYSTORE:-} ]] || printf '        SIP over TLS  sip:%s:%d;transport=tls   secure WebSocket  wss://%s:%d/\n' \
    "$SIP_HOST" $(($1 + 1)) "$SIP_HOST" $(($1 + 3))
}

rest=http://$shown:$http_port
last=http://$shown:$((http_port + 100 * (nodes - 1)))

echo
for ((n = 0; n < nodes; n++)); do
  printf 'REST    http://%s:%d/   SIP  sip:%s:%d (UDP, TCP)   Health  http://%s:%d/health/ready\n' \
    "$shown" $((http_port + 100 * n)) "$SIP_HOST" $((sip_port + 100 * n)) "$shown" $((http_port + 100 * n))
  [[ -n ${SIP_LISTENERS:-}${SIP_TLS_PORT:-}${SIP_WS_PORT:-}${SIP_WSS_PORT:-} ]] || show_more_transports $((sip_port + 100 * n))
done
for name in "${names[@]}"; do echo "Log     $(log_of "$name")"; done
if [[ ${temporary[*]} == "$data" ]]; then echo "Data    for this run only"; else echo "Data    $data"; fi

if [[ $demo == true ]]; then
  alice=$DEMO_ALICE_PASSWORD bob=$DEMO_BOB_PASSWORD
  cat << END

DEMO DATA IS ON:
  alice@$domain   password $alice   phone: user alice, secret $DEMO_ALICE_SECRET
  bob@$domain     password $bob   phone: user bob, secret $DEMO_BOB_SECRET

Paste: Alice logs in, watches, and Bob sends her a message.
contact=\$(curl -s -u 'alice@$domain:$alice' -H 'Content-Type: application/json' -d '{}' $rest/login/alice@$domain | sed 's/.*"url" *: *"\([^"]*\)".*/\1/')
curl -sN -u 'alice@$domain:$alice' -H 'Accept: text/event-stream' "$rest\$contact" &
curl -s -u 'bob@$domain:$bob' -X SEND -H 'Content-Type: text/plain' -d 'Hello Alice' $last/login/alice@$domain
END
fi
printf '\nReady %d s after the build. Ctrl-C stops.\n' "$((SECONDS - built))"

# --------------------------------------------------------------------------------------------------- until Ctrl-C

running=${#pids[@]}
while [[ $running -gt 0 ]]; do
  sleep 1 &
  wait $! || true
  for i in "${!pids[@]}"; do
    if ! kill -0 "${pids[$i]}" 2> /dev/null; then
      echo "${names[$i]} has ended (log: $(log_of "${names[$i]}"))" >&2
      unset "pids[$i]"
      running=$((running - 1))
    fi
  done
done
die "no node is left"
