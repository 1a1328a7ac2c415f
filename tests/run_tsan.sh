#!/bin/sh
# run_tsan.sh BUILD - builds with several jobs, and serves, by programs with ThreadSanitizer in them, which fail if it finds a race.
set -eu
cd "$(dirname "$0")/.."
build=$1
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT

# Compilers before gcc 14 and clang 18 make a ThreadSanitizer that gives up where addresses are as random as newer kernels have them.
fixed=
setarch -R true 2> /dev/null && fixed='setarch -R'
rigbook="$fixed $build/rigbook"
make_site=$build/tests/bench/make_site

"$make_site" pages "$temp/site" 300
cp -R templates assets "$temp/site"
for jobs in 2 8; do
	$rigbook build "$temp/site" --out "$temp/out" --jobs $jobs
	$rigbook build --out "$temp/real" --jobs $jobs
	rm -rf "$temp/out" "$temp/real"
done
# What is told of a site with mistakes is put together by all jobs. Status 66 is a race, 1 is right here.
cp -R tests/sites/kind-guides-with-mistakes/site "$temp/mistakes"
cp -R templates assets "$temp/mistakes"
for jobs in 2 4 8; do
	status=0
	$rigbook build "$temp/mistakes" --out "$temp/out" --jobs $jobs 2> "$temp/log" || status=$?
	[ $status = 1 ] || { cat "$temp/log"; exit 1; }
done
for test in serve serve_site; do
	$fixed "$build/tests/unit/${test}_test" > "$temp/log" 2>&1 || { cat "$temp/log"; exit 1; }
done
echo "ThreadSanitizer found nothing"
