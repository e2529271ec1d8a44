#!/bin/sh
# Exports chapters as notebooks and has nbformat, Jupyter's own library, validate them. Sets up a
# Python environment of its own below .build.
set -eu

lessons=$1
environment=.build/notebook-python
version=5.11.1

if ! "$environment/bin/python" -c "import nbformat; assert nbformat.__version__ == '$version'" 2>/dev/null; then
  python3 -m venv "$environment"
  "$environment/bin/python" -m pip install --quiet "nbformat==$version"
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$lessons" export --format ipynb --book lessons --output "$folder/lessons"
"$lessons" export --format ipynb --output "$folder/README.ipynb" README.md
for chapter in docs/*.md; do
  "$lessons" export --format ipynb --output "$folder/$(basename "$chapter" .md).ipynb" "$chapter"
done
"$environment/bin/python" Scripts/check_notebook.py "$folder"
