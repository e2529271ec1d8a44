#!/bin/sh
# Runs every kernel on this machine with each vector unit it has, and once more as compiled for 64-bit
# Arm, under qemu's emulation of such a processor: all must give the same bits. Debian's packages for
# that are installed where they are missing.
set -eu

root=$(CDPATH= cd -- "$(dirname "$0")/.." && pwd)
packages="qemu-user-static gcc-aarch64-linux-gnu libc6-dev-arm64-cross"

fail() {
  echo "check-neon: $1" >&2
  exit 1
}

has_all() {
  command -v qemu-aarch64-static >/dev/null 2>&1 &&
    command -v aarch64-linux-gnu-gcc >/dev/null 2>&1 && [ -f /usr/aarch64-linux-gnu/include/stdio.h ]
}

if ! has_all; then
  command -v apt-get >/dev/null 2>&1 ||
    fail "qemu-aarch64-static, or GCC and a C library for aarch64-linux-gnu, are missing: install them."
  as_root=
  [ "$(id -u)" = 0 ] || as_root=sudo
  echo "check-neon: installing $packages with apt-get" >&2
  # shellcheck disable=SC2086
  { $as_root apt-get update -q && $as_root apt-get install -y -q --no-install-recommends $packages; } \
    >/dev/null || fail "they could not be installed with apt-get: install them by hand, then try again."
fi

# The compiler that builds the package, or the system's.
clang=$(dirname "$(readlink -f "$(command -v swift || echo /)")")/clang
[ -x "$clang" ] || clang=$(command -v clang) || fail "clang is missing."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$root"

# As Package.swift's cSettings; the driver too, so that it makes the same numbers everywhere.
flags=$(sed -n '/cSettings: \[CSetting\]/s/.*\.unsafeFlags(\[\(.*\)\]).*/\1/p' Package.swift | tr -d '",')
[ -n "$flags" ] || fail "Package.swift has no flags for C."
compile() {
  output=$1
  shift
  # shellcheck disable=SC2086
  "$clang" "$@" $flags -Wall -ISources/CKernels/include -o "$output" \
    Scripts/kernel_digest.c Sources/CKernels/dispatch.c Sources/CKernels/variants/*.c
}
compile "$folder/native"
compile "$folder/arm" --target=aarch64-linux-gnu -static -fuse-ld=lld

failures=0
first=
compare() {
  label=$1
  shift
  status=0
  "$@" >"$folder/$label" 2>"$folder/error" || status=$?
  if [ "$status" = 3 ] && [ "$label" != arm-neon ]; then
    echo "$label: not on this machine"
    return
  fi
  cat "$folder/error" >&2
  [ "$status" = 0 ] || fail "the kernels of $label did not all run (exit code $status)."
  [ -n "$first" ] || first=$label
  if cmp -s "$folder/$first" "$folder/$label"; then
    echo "$label: $(wc -l <"$folder/$label") kernels"
  else
    failures=1
    echo "$label differs from $first:" >&2
    diff "$folder/$first" "$folder/$label" | sed -n 's/^> \([a-z_]*\) .*/  \1/p' >&2
  fi
}
for variant in baseline avx2 avx512 neon; do
  compare "$(uname -m)-$variant" "$folder/native" "$variant"
done
for variant in neon baseline; do
  compare "arm-$variant" qemu-aarch64-static "$folder/arm" "$variant"
done
[ "$failures" = 0 ] || fail "kernels differ between vector units."
echo "the same bits from all"
