#!/bin/sh
# run_fuzz.sh BUILD SECONDS - runs every fuzz target that long, from the inputs in tests/fuzz/corpus/NAME and with the
# words of its format in tests/fuzz/words/NAME.dict; what is found is kept in the corpus.
set -u
cd "$(dirname "$0")/.."
build=$1 seconds=$2
status=0
for target in "$build"/tests/fuzz/*_fuzz; do
	name=$(basename "$target" _fuzz)
	corpus=tests/fuzz/corpus/$name
	words=tests/fuzz/words/$name.dict
	grown=$build/corpus/$name
	mkdir -p "$corpus" "$grown"
	echo "$name: $seconds s"
	set -- -max_total_time="$seconds" -timeout=25 -rss_limit_mb=2048 -max_len=16384 -verbosity=0 -print_final_stats=1
	[ -f "$words" ] && set -- "$@" -dict="$words"
	if ! "$target" "$@" -artifact_prefix="$corpus/" "$grown" "$corpus" > "$build/$name.log" 2>&1; then
		cat "$build/$name.log"
		status=1
	else
		grep -aE 'number_of_executed_units' "$build/$name.log"
	fi
done
[ $status -eq 0 ] && echo "No findings"
exit $status
