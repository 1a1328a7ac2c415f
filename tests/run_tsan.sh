#!/bin/sh
# run_tsan.sh RIGBOOK - builds with several jobs, by a program with ThreadSanitizer in it, which fails if it finds a race.
set -eu
cd "$(dirname "$0")/.."
rigbook=$1
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
make_site=$(dirname "$rigbook")/tests/bench/make_site

"$make_site" pages "$temp/site" 300
cp -R templates assets "$temp/site"
for jobs in 2 8; do
	"$rigbook" build "$temp/site" --out "$temp/out" --jobs $jobs
	"$rigbook" build --out "$temp/real" --jobs $jobs
	rm -rf "$temp/out" "$temp/real"
done
echo "ThreadSanitizer found nothing"
