#!/bin/sh
# Runs the tests with the optimised build, passing arguments on to `swift test`. Fails where a test
# fails, and where no test ran, which `swift test` itself calls a success.
set -eu

log=$(mktemp)
trap 'rm -f "$log" "$log.status"' EXIT
# A crash report would wait for a debugger.
export SWIFT_BACKTRACE=enable=no
{
  status=0
  swift test -c release --disable-testable-imports "$@" 2>&1 || status=$?
  echo "$status" >"$log.status"
} | tee "$log"
status=$(cat "$log.status")
[ "$status" = 0 ] || exit "$status"
grep -q 'Test run with [1-9][0-9]* tests\{0,1\}.* passed' "$log" || {
  echo "no test ran" >&2
  exit 1
}
