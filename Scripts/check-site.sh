#!/bin/sh
# Builds the book into a new folder and compares it with the committed site/, byte for byte.
set -eu

fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
"$1" build --output "$fresh"
if diff -r "$fresh" site; then
  echo "site/ is what \`lessons build\` writes"
else
  echo "site/ is stale: run \`make site\` and commit it" >&2
  exit 1
fi
