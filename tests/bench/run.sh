#!/bin/sh
# run.sh BUILD - full builds of synthetic sites, measured in turns with the floor and with Hugo in the same rounds.
#
# SIZES="1000 10000"   pages of the site of guides; 100000 needs 2 GB of TMPDIR
# RUNS=5               rounds; medians are printed
# JOBS=2               threads of "all"
# Seconds differ from machine to machine and from hour to hour; the ratios are what to look at.
set -eu
cd "$(dirname "$0")/../.."
root=$PWD
build=$(realpath "$1")
bench=$build/tests/bench
sizes=${SIZES:-1000 10000}
runs=${RUNS:-5}
jobs=${JOBS:-2}

if [ -z "${TMPDIR:-}" ] && [ -w /dev/shm ]; then
	TMPDIR=/dev/shm
	export TMPDIR
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/times"

# sample NAME COMMAND...: one more measurement under that name.
sample() {
	name=$1
	shift
	"$bench/measure" "$@" >> "$work/times/$name" || { echo "failed: $*" >&2; exit 1; }
}

# Median of a column of a name's measurements.
median() {
	sort -n -k "$2,$2" "$work/times/$1" | awk -v column="$2" '{ at[NR] = $column } END { print at[int((NR + 1) / 2)] }'
}

# row NAME BASE TEXT: a line of the table.
row() {
	awk -v text="$3" -v time="$(median "$1" 1)" -v base="$(median "$2" 1)" -v cpu="$(median "$1" 2)" \
		-v base_cpu="$(median "$2" 2)" -v memory="$(median "$1" 3)" 'BEGIN {
			printf "  %-40s %8.3f %7.2f x %8.3f %7.2f x %8.1f\n", text, time, time / base, cpu, cpu / base_cpu, memory / 1024
		}'
}

head() {
	printf '\n%s\n  %-40s %8s %9s %8s %9s %8s\n' "$1" '' seconds ratio CPU ratio MB
}

with_look() {
	cp -R "$root/templates" "$root/assets" "$1"
}

guides() {
	rm -rf "$work/site" "$work/times"/*
	"$bench/make_site" pages "$work/site" "$1"
	with_look "$work/site"
	for round in $(seq "$runs"); do
		for threads in 1 "$jobs"; do
			rm -rf "$work/floor"
			sample "floor-$threads" "$bench/floor" -j "$threads" "$work/site/content" "$work/floor"
			rm -rf "$work/floor"
			sample "layout-$threads" "$bench/floor" -l -j "$threads" "$work/site/content" "$work/floor"
			rm -rf "$work/floor"
			sample "folders-$threads" "$bench/floor" -l -p -j "$threads" "$work/site/content" "$work/floor"
			rm -rf "$work/floor" "$work/out"
			sample "full-$threads" "$build/rigbook" build "$work/site" --out "$work/out" --jobs "$threads"
		done
		sample again "$build/rigbook" build "$work/site" --out "$work/out" --jobs "$jobs"
		rm -rf "$work/plain"
		echo 'search: false' >> "$work/site/content/site.yaml"
		sample plain "$build/rigbook" build "$work/site" --out "$work/plain" --jobs 1
		sed -i '$d' "$work/site/content/site.yaml"
	done
	head "$1 pages ($(du -sm "$work/site/content" | cut -f 1) MB in, $(du -sm "$work/out" | cut -f 1) MB out); ratio to the floor with layout on as many threads"
	for threads in 1 "$jobs"; do
		row "floor-$threads" "layout-$threads" "floor, $threads thread(s)"
		row "layout-$threads" "layout-$threads" "floor with front matter and layout"
		row "folders-$threads" "layout-$threads" "the same, a folder for each page"
		row "full-$threads" "layout-$threads" "rigbook build, $threads job(s)"
	done
	row again "layout-$jobs" "rigbook build again, nothing changed"
	row plain layout-1 "rigbook build without search, 1 job"
	awk -v cpu="$(median full-1 2)" -v plain="$(median plain 2)" -v memory="$(median full-1 3)" -v less="$(median plain 3)" -v pages="$1" 'BEGIN {
		printf "  search takes %.0f µs of CPU and keeps %.1f KB a page; bars: 80 µs and 4 KB at 10,000\n", (cpu - plain) / pages * 1000000, (memory - less) / pages
	}'
	awk -v one="$(median full-1 1)" -v all="$(median "full-$jobs" 1)" -v jobs="$jobs" -v pages="$1" -v memory="$(median "full-$jobs" 3)" 'BEGIN {
		printf "  %d jobs are %.2f times as fast as one; %.1f MB and %.1f KB a page at most\n", jobs, one / all, memory / 1024, memory / pages
	}'
}

heavy() {
	rm -rf "$work/site" "$work/out" "$work/times"/*
	"$bench/make_site" data "$work/site" 1000 1000
	with_look "$work/site"
	for round in $(seq "$runs"); do
		rm -rf "$work/out"
		sample full "$build/rigbook" build "$work/site" --out "$work/out" --jobs "$jobs"
		command -v hugo > /dev/null || continue
		rm -rf "$work/peer"
		sample hugo hugo --quiet --source "$work/site/hugo" --destination "$work/peer"
	done
	head "1000 things, 1000 pages with a table of ten of them each; ratio to rigbook"
	row full full "rigbook build, $jobs job(s)"
	[ ! -e "$work/times/hugo" ] || row hugo full "$(hugo version | cut -d ' ' -f 1-2 | cut -c 1-30), the same site"
}

calls() {
	rm -rf "$work/site" "$work/times"/*
	"$bench/make_site" calls "$work/site"
	with_look "$work/site"
	for round in $(seq "$runs"); do
		sample check "$build/rigbook" check "$work/site" --jobs 1
	done
	head "600 calls of figures with ranges, observed on 12 days"
	row check check "rigbook check, 1 job"
}

for size in $sizes; do
	guides "$size"
done
heavy
calls
echo
echo "Templates alone: $("$bench/mustache_bench")"
