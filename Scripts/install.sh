#!/bin/sh
# Copies the program and the engine that cell programs link from the build folder into PREFIX.
set -eu

build=$1
prefix=$2
kit=$prefix/lib/lessons

mkdir -p "$prefix/bin" "$kit/Modules" 2>/dev/null && [ -w "$prefix/bin" ] && [ -w "$kit" ] || {
  echo "install: $prefix cannot be written: run as root, or choose another folder with PREFIX=…" >&2
  exit 1
}
for library in "$build"/libLessonKit.so "$build"/libLessonKit.dylib; do
  if [ -f "$library" ]; then install -m 755 "$library" "$kit/"; fi
done
for module in CellProtocol LessonDisplay LessonKit TensorEngine TextColumns; do
  cp -R "$build/Modules/$module.swiftmodule" "$kit/Modules/"
done
for module in CKernels CCellRuntime; do
  mkdir -p "$kit/$module.build"
  install -m 644 "Sources/$module/include/$module.h" "$kit/$module.build/"
  printf 'module %s {\n  umbrella header "%s.h"\n  export *\n}\n' "$module" "$module" \
    >"$kit/$module.build/module.modulemap"
done
install -m 755 "$build/lessons" "$prefix/bin/lessons"
echo "installed $prefix/bin/lessons"
