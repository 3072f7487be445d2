#!/usr/bin/env bash
# All tests, from a clean clone: the system packages they need, then the build. "./mvnw test" is the fast part alone.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

packages=()
command -v curl > /dev/null || packages+=(curl)
command -v jq > /dev/null || packages+=(jq)
command -v sipp > /dev/null || packages+=(sip-tester)
command -v baresip > /dev/null || packages+=(baresip)
command -v node > /dev/null || packages+=(nodejs)
command -v npm > /dev/null || packages+=(npm)

if [[ ${#packages[@]} -gt 0 ]]; then
  if [[ $(id -u) -ne 0 ]]; then
    echo "test.sh: missing packages; run: sudo apt-get update && sudo apt-get install -y ${packages[*]}" >&2
    exit 1
  fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -q
  apt-get install -q -y --no-install-recommends "${packages[@]}"
fi

exec ./mvnw -B verify "$@"
