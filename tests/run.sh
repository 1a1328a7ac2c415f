#!/bin/sh
# run.sh BUILD... - runs every test of each build folder, and sums up what passed and what failed.
#
# A test is any program that prints cmocka's last lines, `[  PASSED  ] N test(s).` and `[  FAILED  ] N test(s)`; the
# runners in this folder do so too. Output is shown where something failed; all of it is kept in BUILD/tests/*.log.
set -u
cd "$(dirname "$0")/.."
passed=0 failed=0

# Runs one test: its name, then the command.
run() {
	log=$build/tests/$1.log
	shift
	"$@" > "$log" 2>&1
	status=$?
	ok=$(sed -n 's/^\[  PASSED  \].* \([0-9]*\) test(s).*/\1/p' "$log" | tail -n 1)
	bad=$(sed -n 's/^\[  FAILED  \].* \([0-9]*\) test(s).*/\1/p' "$log" | tail -n 1)
	# A test that died before its last lines has failed, whatever it said.
	if [ -z "$ok" ] || { [ $status -ne 0 ] && [ "${bad:-0}" -eq 0 ]; }; then
		echo "[  FAILED  ] $1 ended with status $status before it was done" >> "$log"
		bad=1
	fi
	passed=$((passed + ${ok:-0})) failed=$((failed + ${bad:-0}))
	echo "$*"
	if [ "${bad:-0}" -eq 0 ]; then
		grep -aE '^\[(==========\].* run\.|  PASSED  \])' "$log"
	else
		cat "$log"
	fi
}

for build; do
	mkdir -p "$build/tests/unit"
	for source in tests/unit/*_test.c; do
		name=$(basename "$source" .c)
		run "unit/$name" "$build/tests/unit/$name"
	done
	run sites tests/run_sites.sh "$build/rigbook"
	run output tests/run_output.sh "$build/rigbook"
	run streams tests/run_streams.sh "$build/rigbook"
	run languages tests/run_languages.sh "$build/rigbook" "$build/tests/live/oracle"
	run filters tests/run_filters.sh "$build/rigbook"
	run import tests/run_import.sh "$build/rigbook"
	run revisions tests/run_revisions.sh "$build/rigbook"
	run scripts tests/run_scripts.sh "$build"
	[ "$build" != build ] || run schema tests/run_schema.sh "$build/rigbook"
	[ "$build" != build ] || run margins tests/run_margins.sh "$build/rigbook"
	[ "$build" != build ] || run make tests/run_make.sh
	[ "$build" != build ] || run live tests/run_live.sh "$build" 200 "${SEED:-1}"
	run manual tests/run_manual.sh "$build"
	# Each of them is a check of the whole site: a few here, many in `make soak`.
	[ "$build" != build ] || run mutations tests/run_mutations.sh "$build/rigbook" 4 "${SEED:-1}"
	# A sanitizer does not go with a preloaded library.
	[ ! -e "$build/tests/preload/disk_calls.so" ] || run disk tests/run_disk.sh "$build" 20 "${SEED:-1}"
done

echo
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
