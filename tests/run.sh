#!/usr/bin/env bash
# Installs what the tests need, builds, checks the format, runs every test project, and ends with "N passed, N failed".
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

passed=0
failed=0
failures=

# What failed is said once more at the end: a log is often read from there.
finish() {
  [ -z "$failures" ] || printf 'Failed:\n%s' "$failures"
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}

# Prints why, counts one failure, and stops: nothing that follows could work.
give_up() {
  echo "$1" >&2
  failed=$((failed + 1))
  finish
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# With a font for the icons on cards: the kept pictures show what people see.
install_chromium() {
  [ -x "${CHROMIUM:-/usr/bin/chromium}" ] && return
  echo "Installing chromium ..."
  as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-color-emoji > /dev/null
}

# The programs of others that the tests speak with, by their lock files.
install_peers() {
  local lock folder
  for lock in tests/*/peers/package-lock.json; do
    folder=$(dirname "$lock")
    [ -e "$folder/node_modules/.package-lock.json" ] && [ ! "$lock" -nt "$folder/node_modules/.package-lock.json" ] && continue
    echo "Installing the peers of $folder ..."
    (cd "$folder" && npm ci --no-progress --loglevel=error) || return 1
  done
}

clean_up() {
  [ -z "${postgres:-}" ] || tests/postgres.sh stop "$postgres"
  [ -z "${memory:-}" ] || rm -rf "$memory"
}

# Tests make and drop databases by the hundred, and nothing of them is kept: where memory has room for them (in MB), they never wait for the disk.
work_in_memory() {
  local room=3072
  [ "$(df --output=avail -m /dev/shm 2> /dev/null | tail -n 1)" -ge "$room" ] 2> /dev/null || return 0
  [ "$(free -m 2> /dev/null | awk '/^Mem:/ { print $7 }')" -ge "$room" ] 2> /dev/null || return 0
  memory=$(mktemp -d /dev/shm/bot-tests.XXXXXX) || return 0
  # The user of the server has to get through.
  chmod 711 "$memory"
  export TMPDIR=$memory
}

# The server for what runs on PostgreSQL; it ends with this script.
start_postgres() {
  [ -n "${BOT_TEST_POSTGRES:-}" ] && return
  postgres=$(mktemp -d "${TMPDIR:-/tmp}/bot-postgres.XXXXXX")
  BOT_TEST_POSTGRES=$(tests/postgres.sh start "$postgres") || return 1
  export BOT_TEST_POSTGRES
}

# What the build does not hold of dotnet format (style and analyzers are errors there): the white space. The order of usings is a spec.
check_format() {
  echo "== format"
  if dotnet format whitespace . --folder --verify-no-changes --exclude "**/node_modules/" "**/obj/" "**/bin/"; then
    passed=$((passed + 1))
  else
    echo "The format is not right; run: dotnet format ResponsibilityBot.sln" >&2
    failed=$((failed + 1))
    failures+="  the white space"$'\n'
  fi
}

# Runs one test project and adds up what its closing line says.
run_project() {
  local name=$1 log summary total errors fails skipped idle
  # A project may still be empty; one that has specs must run some.
  [ -n "$(find "tests/$name" -name '*Specs.cs' -not -path '*/obj/*' -print -quit)" ] || return 0
  echo "== $name"
  log=$(mktemp)
  timeout "${TEST_TIMEOUT:-1800}" dotnet "tests/$name/bin/Debug/net10.0/$name.dll" -noColor -noLogo < /dev/null 2>&1 | tee "$log"
  local status=${PIPESTATUS[0]}
  summary=$(grep -oE 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+, Skipped: [0-9]+, Not Run: [0-9]+' "$log" | tail -n 1)
  failures+=$(grep -F -A 12 '[FAIL]' "$log" | cut -c 1-400; echo .)
  failures=${failures%.}
  rm -f "$log"
  read -r total errors fails skipped idle <<< "$(echo "${summary:-Total: 0}" | grep -oE '[0-9]+' | tr '\n' ' ')"
  errors=${errors:-0} fails=${fails:-0} skipped=${skipped:-0} idle=${idle:-0}
  passed=$((passed + total - fails - skipped - idle))
  failed=$((failed + fails + errors))
  if [ $((fails + errors)) -eq 0 ] && { [ "$status" -ne 0 ] || [ "$total" -eq 0 ]; }; then
    echo "$name ended with exit code $status after $total tests." >&2
    failed=$((failed + 1))
    failures+="  $name ended with exit code $status after $total tests."$'\n'
  fi
}

command -v dotnet > /dev/null || give_up "dotnet is missing: install the .NET 10 SDK."
command -v npm > /dev/null || give_up "npm is missing: install Node.js 20 or newer."
install_chromium || give_up "chromium could not be installed; install it by hand, or name it in CHROMIUM."
install_peers || give_up "npm ci failed."
trap clean_up EXIT
work_in_memory
start_postgres || give_up "PostgreSQL could not be installed or started; start one by hand, and name it in BOT_TEST_POSTGRES (Host=...;Port=...;Username=...;Database=postgres)."
dotnet build ResponsibilityBot.sln --nologo -v q || give_up "The build failed."

check_format
for project in tests/ResponsibilityBot.*.Tests tests/ResponsibilityBot.EndToEnd; do
  run_project "$(basename "$project")"
done
finish
