#!/usr/bin/env bash
# Starts a PostgreSQL for the tests, installing it where it is missing: postgres.sh start FOLDER prints its connection string,
# postgres.sh stop FOLDER ends it, restart FOLDER lets it start again. What it holds is lost with a loss of power (fsync is off), and by design nothing in it is worth keeping.
set -euo pipefail

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# initdb and the server refuse to run as root.
as_server() {
  if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

programs() {
  find /usr/lib/postgresql -path '*/bin/initdb' 2> /dev/null | sort -V | tail -n 1 | xargs -r dirname
}

install_server() {
  [ -n "$(programs)" ] && return
  echo "Installing postgresql ..." >&2
  # The package would make and start a cluster of its own.
  as_root mkdir -p /etc/postgresql-common
  [ -e /etc/postgresql-common/createcluster.conf ] || echo 'create_main_cluster = false' | as_root tee /etc/postgresql-common/createcluster.conf > /dev/null
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql > /dev/null
}

# A port that nobody listens on now.
free_port() {
  local port
  for port in $(shuf -i 20000-29999 -n 50); do
    (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null || { echo "$port"; return; }
  done
  return 1
}

start() {
  local folder=$1 port
  install_server
  mkdir -p "$folder"
  [ "$(id -u)" -eq 0 ] && chown postgres: "$folder"
  as_server "$(programs)/initdb" -D "$folder/data" -U bot --auth=trust -E UTF8 --locale=C.UTF-8 --no-instructions > /dev/null
  port=$(free_port)
  as_server "$(programs)/pg_ctl" -D "$folder/data" -l "$folder/log" -w -t 60 -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder \
    -c fsync=${FSYNC:-off} -c synchronous_commit=${FSYNC:-off} -c full_page_writes=${FSYNC:-off} -c max_connections=300" start > /dev/null
  echo "Host=127.0.0.1;Port=$port;Username=bot;Database=postgres"
}

stop() {
  as_server "$(programs)/pg_ctl" -D "$1/data" -m immediate stop > /dev/null
  rm -rf "$1"
}

restart() {
  as_server "$(programs)/pg_ctl" -D "$1/data" -l "$1/log" -w -t 60 -m fast restart > /dev/null
}

case "${1:-}" in
  start | stop | restart) "$1" "${2:?a folder}" ;;
  *) echo "usage: postgres.sh start|stop|restart FOLDER" >&2; exit 2 ;;
esac
