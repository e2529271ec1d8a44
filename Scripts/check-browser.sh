#!/bin/sh
# Builds the site of the book, of the guide and of a book that uses everything, and looks at every page of
# them in a browser. Sets up what it needs and says so: Chromium and Java from Debian's packages, the rest
# in a Python environment of its own below .build.
set -eu

lessons=$1
environment=.build/browser-python
requirements=Tests/Browser/requirements.txt

fail() {
  echo "check-browser: $1" >&2
  exit 1
}

missing=
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
command -v chromedriver >/dev/null 2>&1 || missing="$missing chromium-driver"
java -version >/dev/null 2>&1 || missing="$missing default-jre-headless"
python3 -c 'import ensurepip' >/dev/null 2>&1 || missing="$missing python3-venv"
if [ -n "$missing" ]; then
  command -v apt-get >/dev/null 2>&1 ||
    fail "install what is missing with your system's packages:$missing."
  as_root=
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null 2>&1 || fail "run \`apt-get install$missing\` as root, then try again."
    as_root=sudo
  fi
  echo "check-browser: installing$missing with apt-get" >&2
  # shellcheck disable=SC2086 # one word a package
  {
    $as_root apt-get update -q && $as_root apt-get install -y -q --no-install-recommends $missing
  } >/dev/null 2>&1 || fail "apt-get could not install$missing: install it by hand, then try again."
fi
if ! cmp -s "$requirements" "$environment/requirements.txt"; then
  echo "check-browser: installing $(grep -c '==' "$requirements") Python packages into $environment" >&2
  python3 -m venv "$environment"
  # Two of them are wanted for a file that they carry, not for what they import.
  "$environment/bin/python" -m pip install --quiet "$(grep '^selenium==' "$requirements")"
  "$environment/bin/python" -m pip install --quiet --no-deps -r "$requirements"
  cp "$requirements" "$environment/requirements.txt"
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/guide"
cp docs/*.md "$folder/guide"
echo 'title: The guide' >"$folder/guide/lessons.yml"
"$lessons" build --book lessons --output "$folder/book"
"$lessons" build --book "$folder/guide" --output "$folder/docs"
"$lessons" build --book Tests/Browser/Book --output "$folder/everything"
PYTHONPATH=Tests/Browser PYTHONDONTWRITEBYTECODE=1 "$environment/bin/python" Tests/Browser/run.py \
  "$folder/book" "$folder/docs" "$folder/everything"
