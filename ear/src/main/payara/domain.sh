#!/usr/bin/env bash
# A Payara domain for RestSIP: on loopback, with one HTTP and one admin listener and nothing else open.
#
#   domain.sh create DIR        make the domain DIR anew (its OSGi cache is kept: it saves half of the start)
#   domain.sh start  DIR [EAR]  start it in the background, deploy EAR as restsip; returns when that is done
#   domain.sh stop   DIR        stop it
#
# Environment at create: HTTP_HOST (127.0.0.1), HTTP_PORT (8080), ADMIN_PORT (4848), METRICS_AUTHENTICATION (true).
# Environment at create and start: DB_URL (an H2 file in the domain), DB_USER (restsip), DB_PASSWORD (empty); and at
# start whatever the application reads (SIP_PORT, CLUSTER_PORT ...). Secrets are not written into domain.xml.
# PAYARA_HOME is where Payara is unpacked, by default by "mvnw -Ppayara package".
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
payara=${PAYARA_HOME:-$here/../../../target/payara/payara6}

[[ $# -ge 2 ]] || { sed -n '2,/^set /{/^set /!s/^# \{0,1\}//p;}' "${BASH_SOURCE[0]}" >&2; exit 2; }
action=$1
mkdir -p "$(dirname "$2")"
domain=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")

export DB_URL=${DB_URL:-jdbc:h2:file:$domain/data/restsip} DB_USER=${DB_USER:-restsip} DB_PASSWORD=${DB_PASSWORD:-}
export AS_JAVA=${JAVA_HOME:-}
[[ -n $AS_JAVA ]] || unset AS_JAVA

# A copy of the domain that comes with Payara is made in no time; asadmin create-domain takes ten seconds, and picks
# another port in silence if one is taken.
create() {
  local cache driver xml=$domain/config/domain.xml
  [[ -d $payara ]] || { echo "No Payara in $payara: ./mvnw -Ppayara package unpacks it" >&2; exit 1; }
  cache=$(mktemp -d "$domain.cache.XXXXXX")
  [[ ! -d $domain/osgi-cache ]] || mv "$domain/osgi-cache" "$cache/"
  rm -rf "$domain"
  cp -R "$payara/glassfish/domains/domain1" "$domain"
  [[ ! -d $cache/osgi-cache ]] || mv "$cache/osgi-cache" "$domain/"
  rm -rf "$cache"
  cp "$payara/../../jdbc/postgresql.jar" "$domain/lib/"

  case $DB_URL in
    jdbc:postgresql:*) driver=org.postgresql.Driver ;;
    jdbc:h2:*) driver=org.h2.Driver ;;
    *) echo "DB_URL: neither jdbc:h2: nor jdbc:postgresql:" >&2; exit 1 ;;
  esac
  sed -i \
    -e 's/address="0\.0\.0\.0"/address="127.0.0.1"/' \
    -e "s/<network-listener port=\"8080\"/<network-listener address=\"${HTTP_HOST:-127.0.0.1}\" port=\"${HTTP_PORT:-8080}\"/" \
    -e 's/<network-listener port="8181"/<network-listener enabled="false" port="8181"/' \
    -e "s/<network-listener port=\"4848\"/<network-listener address=\"127.0.0.1\" port=\"${ADMIN_PORT:-4848}\"/" \
    -e 's/\(<iiop-listener .*port="3[0-9]*"\)/\1 enabled="false"/' \
    -e 's/\(<jmx-connector .*port="8686"\)/\1 enabled="false"/' \
    -e 's/,org\.apache\.felix\.shell\.remote//' \
    -e 's/<hazelcast-config-specific-configuration>/<hazelcast-config-specific-configuration enabled="false">/' \
    -e "s/<microprofile-metrics-configuration>/<microprofile-metrics-configuration secure-metrics=\"${METRICS_AUTHENTICATION:-true}\">/" \
    -e 's/;AUTO_SERVER=TRUE//' \
    -e 's|^ *<connector-service shutdown.*|&<jms-service type="DISABLED" default-jms-host="none"><jms-host name="none" host="127.0.0.1" port="7676" lazy-init="false" /></jms-service>|' \
    -e '/<protocol name="http-listener-1">/,/<\/protocol>/s/<http /<http xpowered-by="false" server-header="false" header-buffer-length-bytes="65536" max-request-headers="100" /' \
    -e 's/<thread-pool name="http-thread-pool" max-queue-size/<thread-pool name="http-thread-pool" min-thread-pool-size="20" max-thread-pool-size="200" max-queue-size/' \
    -e 's/<transport name="tcp">/<transport name="tcp" write-timeout-millis="5000">/' \
    -e 's/<jvm-options>-Xmx512m</<jvm-options>-XX:+ExitOnOutOfMemoryError<\/jvm-options><jvm-options>-Dh2.bindAddress=127.0.0.1<\/jvm-options><jvm-options>-Xmx768m</' \
    -e '/<jdbc-connection-pool .*name="H2Pool"/,/<\/jdbc-connection-pool>/d' \
    -e "/<jdbc-resource pool-name=\"H2Pool\"/a\\
        <jdbc-connection-pool name=\"H2Pool\" res-type=\"java.sql.Driver\" driver-classname=\"$driver\" steady-pool-size=\"0\" max-pool-size=\"20\" max-wait-time-in-millis=\"5000\" is-connection-validation-required=\"true\" connection-validation-method=\"custom-validation\" validation-classname=\"org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation\">\\
            <property name=\"URL\" value=\"\${ENV=DB_URL}\" />\\
            <property name=\"user\" value=\"\${ENV=DB_USER}\" />\\
            <property name=\"password\" value=\"\${ENV=DB_PASSWORD}\" />\\
        </jdbc-connection-pool>" \
    "$xml"
}

# Deployed by a second command: as a post-boot command it waits for ever (Payara's OpenAPI service then asks for a
# configuration transaction while another one is open).
start() {
  "$payara/bin/asadmin" start-domain --domaindir "$(dirname "$domain")" "$(basename "$domain")"
  [[ -z ${1:-} ]] || "$payara/bin/asadmin" --port "${ADMIN_PORT:-4848}" deploy --name restsip --force=true "$1"
}

case $action in
  create) create ;;
  start) start "${3:-}" ;;
  stop) "$payara/bin/asadmin" stop-domain --domaindir "$(dirname "$domain")" "$(basename "$domain")" ;;
  *) echo "domain.sh create|start|stop DIR" >&2; exit 2 ;;
esac
