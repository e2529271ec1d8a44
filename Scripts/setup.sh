#!/bin/sh
# Installs what the build needs and this machine lacks, or says in one sentence what to do.
set -eu

needed=6.3

fail() {
  echo "setup: $1" >&2
  exit 1
}

command -v swift >/dev/null 2>&1 ||
  fail "Swift $needed or newer is missing: install it from https://www.swift.org/install and put it on the PATH."

found=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9]*\.[0-9][0-9]*\).*/\1/p' | head -n 1)
[ -n "$found" ] || fail "\`swift --version\` names no version: install Swift $needed or newer from https://www.swift.org/install."
oldest=$(printf '%s\n%s\n' "$needed" "$found" | sort -t . -k 1,1n -k 2,2n | head -n 1)
[ "$oldest" = "$needed" ] ||
  fail "Swift $found is too old, $needed or newer is needed: install it from https://www.swift.org/install."

has_libcmark() {
  pkg-config --exists libcmark 2>/dev/null ||
    [ -f /usr/include/cmark.h ] || [ -f /usr/local/include/cmark.h ] || [ -f /opt/homebrew/include/cmark.h ]
}

has_libcmark && exit 0

if [ "$(uname)" = Darwin ]; then
  fail "libcmark is missing: install it with \`brew install cmark\`."
fi
command -v apt-get >/dev/null 2>&1 ||
  fail "libcmark and its header are missing: install your system's package for them (libcmark-dev, cmark-devel or cmark)."

as_root=
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null 2>&1 ||
    fail "libcmark is missing and this user cannot install it: run \`apt-get install libcmark-dev\` as root."
  as_root=sudo
fi
echo "setup: installing libcmark-dev with apt-get" >&2
$as_root apt-get install -y -q libcmark-dev >/dev/null 2>&1 || {
  $as_root apt-get update -q >/dev/null && $as_root apt-get install -y -q libcmark-dev >/dev/null
} || fail "libcmark-dev could not be installed with apt-get: install it by hand, then try again."
