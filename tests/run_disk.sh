#!/bin/sh
# run_disk.sh BUILD [ONE_IN [SEED]] - commands that write, with every call that changes the disk failing or killing them.
#
# A command is run undisturbed under build/tests/preload/disk_calls.so, which counts its calls. Then it is run anew for
# each call: once the call fails, by each error that it may have, once the program is killed before it and once after it.
# Afterwards what was to be written must stand there as it was or as it should be, and when the same command is run again
# without a fault, all must be as it should be, with nothing else left behind. Of all these runs one in ONE_IN is made
# (1: all), those whose number is SEED modulo ONE_IN; and 1,000 prices are written by four programs at a time, or 60.
set -u
cd "$(dirname "$0")/.."
root=$PWD
build=$1
one_in=${2:-1}
seed=${3:-0}
entries=1000
[ "$one_in" -eq 1 ] || entries=60
case $build in /*) ;; *) build=$root/$build ;; esac
rigbook=$build/rigbook
library=$build/tests/preload/disk_calls.so
temp=$(cd "$(mktemp -d)" && pwd -P)
trap 'chmod -R u+rwX "$temp"; rm -rf "$temp"' EXIT
unset RIGBOOK_SHARE
passed=0
runs=0
number=0
failures=

# it NAME COMMAND...: a test passes when its command does.
it() {
	test=$1
	shift
	if "$@" > "$temp/said" 2>&1; then
		passed=$((passed + 1))
	else
		echo "[  FAILED  ] $test"
		head -n 40 "$temp/said"
		failures="$failures$test
"
	fi
}

# A file or everything below a folder: kind, mode, group, where links lead, and sums.
state() {
	(cd "$(dirname "$1")" && find "$(basename "$1")" -printf '%p %y %m %g %l\n' | LC_ALL=C sort && find "$(basename "$1")" -type f -exec cksum {} + | LC_ALL=C sort -k 3)
}

# run COMMAND...: with the library and what `faults` says, in the site; the status is the command's.
run() {
	# shellcheck disable=SC2086 # words, one for each variable
	(cd "$temp/site" && exec env $lacks $faults DISK_UNDER="$temp/site" LD_PRELOAD="$library" "$@") > "$temp/ran" 2>&1
}

restore() {
	chmod -R u+rwX "$temp/site" 2> /dev/null
	rm -rf "$temp/site"
	cp -a "$temp/before" "$temp/site"
}

# The errors that a call may meet.
errors_of() {
	case $1 in
	open) echo EMFILE ;;
	create) echo ENOSPC EMFILE ;;
	mkdir | symlink) echo ENOSPC EROFS ;;
	write | close) echo ENOSPC EIO ;;
	lock) echo ENOLCK EINTR ;;
	sync | sync-all) echo EIO ;;
	link) echo EMLINK ENOSPC ;;
	rename | exchange) echo EIO ENOSPC EACCES ;;
	*) echo EIO EPERM ;;
	esac
}

errno_of() {
	case $1 in
	EPERM) echo 1 ;; EINTR) echo 4 ;; EIO) echo 5 ;; EACCES) echo 13 ;; EMFILE) echo 24 ;;
	ENOSPC) echo 28 ;; EROFS) echo 30 ;; EMLINK) echo 31 ;; ENOLCK) echo 37 ;;
	esac
}

# Is what was to be written as it was, or as it should be? Between two renames nothing may stand there.
is_old_or_new() {
	[ -e "$temp/site/$written" ] || { [ "$may_be_missing" ] && return; }
	state "$temp/site/$written" > "$temp/is" 2> /dev/null
	cmp -s "$temp/is" "$temp/old" || cmp -s "$temp/is" "$temp/new" || {
		echo "$written is neither as it was nor as it should be:"
		diff "$temp/new" "$temp/is"
		return 1
	}
}

is_done() {
	state "$temp/site" > "$temp/is"
	diff "$temp/all-new" "$temp/is"
}

# disturbed WHAT: runs the command with $faults, and again without.
disturbed() {
	number=$((number + 1))
	[ $((number % one_in)) -eq $((seed % one_in)) ] || return 0
	runs=$((runs + 1))
	restore
	eval "run $command"
	status=$?
	good=0
	is_old_or_new || good=1
	[ $status -ne 0 ] || is_done || good=1
	# Whatever fails has to be told, and as what it is.
	case $faults in
	*DISK_FAIL*) [ $status -eq 0 ] || [ -s "$temp/ran" ] || good=1 ;;
	esac
	case $faults in
	*DISK_FAIL*DISK_ERRNO=37) ! grep -q 'output-busy' "$temp/ran" || good=1 ;;
	esac
	faults=
	eval "run $command"
	again=$?
	[ $again -eq 0 ] || [ "$again" = "$done_status" ] || good=1
	is_done || good=1
	[ $good -eq 0 ] || { echo "$1: status $status, then $again"; cat "$temp/ran"; }
	return $good
}

every_call() {
	bad=0
	while read -r call name path; do
		for error in $(errors_of "$name"); do
			faults="DISK_FAIL=$call DISK_ERRNO=$(errno_of "$error")"
			disturbed "call $call, $name $path, fails with $error" || bad=1
		done
		[ "$name" != open ] || continue # killed there is killed after the call before
		faults="DISK_KILL=$call"
		disturbed "killed before call $call, $name $path" || bad=1
		faults="DISK_KILL_AFTER=$call"
		disturbed "killed after call $call, $name $path" || bad=1
	done < "$temp/calls"
	return $bad
}

# try WRITTEN DONE COMMAND: a command on the site in $temp/before; WRITTEN is what it writes, DONE the status with
# which it refuses to do it twice.
try() {
	written=$1 done_status=$2 command=$3
	restore
	state "$temp/site/$written" > "$temp/old" 2> /dev/null
	rm -f "$temp/calls"
	faults="DISK_LOG=$temp/calls"
	eval "run $command" || { cat "$temp/ran"; return 1; }
	state "$temp/site/$written" > "$temp/new"
	state "$temp/site" > "$temp/all-new"
	! cmp -s "$temp/old" "$temp/new" || { echo "nothing was written"; return 1; }
	every_call
}

# --- a site, what others put beside its pages, and an edit that adds, changes and removes ----------

(cd "$temp" && "$rigbook" new before && "$rigbook" build before) > /dev/null || exit
cd "$temp/before" || exit
mkdir -p public/theirs/deep public/empty
echo theirs > public/theirs/deep/file
echo theirs > public/CNAME
ln -s nowhere public/link
chmod 2555 public/theirs/deep
chmod 555 public/theirs public/empty
chmod 2750 public
printf -- '# A page more\n\nText.\n' > content/more.md
printf '\nAnd a sentence more.\n' >> content/index.md
cd "$root" || exit
build_command='"$rigbook" build --jobs 1 .'
price_command='"$rigbook" price slow_pot 17 EUR --source shop_leaflet --on 2026-02-11'

# --- what comes to the disk, and when ----------------------------------------------------------------

# in_order LOG TAKES FOLDER...: every file that was made is synced after it was last written, or all at once; then comes
# the call TAKES, and after that the folders are synced.
in_order() {
	log=$1 takes=$2
	shift 2
	awk -v takes="$takes" -v folders="$*" '
		$2 == "create" || $2 == "write" { if (!taken && $3 !~ /made-by-rigbook/) open[$3] = 1 }
		$2 == "sync" { delete open[$3]; if (taken) synced[$3] = 1 }
		$2 == "sync-all" { for (path in open) delete open[path] }
		$2 == takes && !taken { taken = 1; for (path in open) { print path " was not on the disk before call " $1; bad = 1 } }
		END {
			if (!taken) { print "there was no " takes; bad = 1 }
			n = split(folders, names, " ")
			for (i = 1; i <= n; i++)
				if (!(names[i] in synced)) { print names[i] " was not on the disk in the end"; bad = 1 }
			exit bad
		}
	' "$log"
}

# logged COMMAND: runs it on the site as it was, and lists its calls.
logged() {
	rm -f "$temp/calls"
	faults="DISK_LOG=$temp/calls"
	eval "run $1" || { cat "$temp/ran"; return 1; }
	faults=
}

syncs_a_build() {
	restore
	logged "$build_command" && in_order "$temp/calls" exchange .public.rigbook-new . &&
		[ "$(grep -c ' sync ' "$temp/calls")" -gt 3 ] && ! grep -q ' sync-all ' "$temp/calls"
}

syncs_many_files_at_once() {
	rm -rf "$temp/site"
	"$build/tests/bench/make_site" pages "$temp/site" 80 || return
	logged "$build_command" && in_order "$temp/calls" rename .public.rigbook-new . &&
		[ "$(grep -c ' sync-all ' "$temp/calls")" -eq 1 ] && [ "$(grep -c ' sync ' "$temp/calls")" -eq 2 ]
}

syncs_a_price() {
	restore
	logged "$price_command" && in_order "$temp/calls" rename content/data
}

# A build without changes, and a preview with one, write nothing.
writes_nothing() {
	restore
	logged "$build_command" && logged "$build_command" || return
	! grep -vE ' (open|lock) |rigbook-new| \. $' "$temp/calls" || return
	rm -f "$temp/calls"
	(cd "$temp/site" && exec env DISK_LOG="$temp/calls" DISK_UNDER="$temp/site" LD_PRELOAD="$library" "$rigbook" serve --port 8765 > "$temp/served" 2>&1) &
	preview=$!
	await 'http://' && printf '\nOne more.\n' >> "$temp/site/content/index.md" && await 'changed'
	told=$?
	kill $preview
	wait $preview
	[ $told -eq 0 ] && [ -s "$temp/calls" ] && ! grep -v ' open ' "$temp/calls"
}

# Until the preview has said so.
await() {
	for tenth in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
		grep -q "$1" "$temp/served" && return
		sleep 0.1
	done
	cat "$temp/served"
	return 1
}

# --- several at a time -------------------------------------------------------------------------------

# Of four programs that add prices none loses what another one wrote. Prices of one day that differ are mistakes: each has its own.
loses_no_price() {
	restore
	each=$((entries / 4))
	for one in 1 2 3 4; do
		(
			i=0
			while [ $i -lt $each ]; do
				i=$((i + 1))
				day=$(date -u -d "2015-01-01 $((one * each + i)) days" +%F)
				"$rigbook" price steel_one "$((20 + i % 30))" EUR --source shop_leaflet --on "$day" --dir "$temp/site" > "$temp/priced-$one" 2>&1 ||
					{ cat "$temp/priced-$one"; exit 1; }
			done
		) > "$temp/prices-$one" &
	done
	wait
	cat "$temp"/prices-*
	found=$(grep -c 'item: steel_one' "$temp/site/content/data/kettles.yaml")
	[ "$found" -eq $((4 * each + 2)) ] || { echo "$found entries, not $((4 * each + 2))"; return 1; }
	ls -A "$temp/site/content/data" | grep -vx -e kettles.yaml -e kinds.yaml && return 1
	"$rigbook" check "$temp/site"
}

lacks= may_be_missing= faults=
it 'a build is on the disk before it takes its place' syncs_a_build
it 'a build of many files, too' syncs_many_files_at_once
it 'a price is on the disk before it takes its place' syncs_a_price
it 'where nothing changes, and by a preview, nothing is written' writes_nothing
it "of $entries prices by four programs none is lost" loses_no_price
it 'build' try public 0 "$build_command"
it 'price' try content/data/kettles.yaml 0 "$price_command"

# The first build, and the first file of prices.
cp -a "$temp/before" "$temp/kept"
chmod -R u+rwX "$temp/before/public" && rm -rf "$temp/before/public"
mkdir "$temp/before/public" && rmdir "$temp/before/public"
may_be_missing=yes
it 'the first build' try public 0 "$build_command"
may_be_missing=
rm -rf "$temp/before" && cp -a "$temp/kept" "$temp/before"

# Things of two files that change in one import. A call that fails before the second is written takes back the first.
takes_back_the_first() {
	restore
	logged "$import_command" || return
	restore
	state "$temp/site/content" > "$temp/old"
	faults="DISK_FAIL=$(awk '$2 == "create" { last = $1 } END { print last }' "$temp/calls") DISK_ERRNO=28"
	eval "run $import_command"
	status=$?
	faults=
	cat "$temp/ran"
	state "$temp/site/content" > "$temp/is"
	[ $status -eq 2 ] && grep -q 'pots.yaml: error: cannot be written' "$temp/ran" && diff "$temp/old" "$temp/is"
}
(
	cd "$temp/before" || exit
	sed -i 's/~390 s /390 s  /; /^  slow_pot/,/10 year/d' content/data/kettles.yaml
	printf 'kettle:\n  slow_pot: { name: Slow Pot, source: kitchen_test, power: 1000 W, boiling: 390 s, lifespan: 8 year }\n' > content/data/pots.yaml
	printf 'sku,watts\nsteel_one,2300\nslow_pot,1100\n' > list.csv
	printf 'source: kitchen_test\nkind: kettle\nchange: power\nfields: { id: sku, power: { column: watts, unit: W } }\n' > map.yaml
)
import_command='"$rigbook" import list.csv --map map.yaml --on 2026-02-11'
it 'import, of two files that change the first' try content/data/kettles.yaml 0 "$import_command"
it 'import, of two files that change the second' try content/data/pots.yaml 0 "$import_command"
it 'import, where the second file cannot be written' takes_back_the_first
rm -rf "$temp/before" && cp -a "$temp/kept" "$temp/before"

# Systems that can do less.
lacks=DISK_LACKS=exchange may_be_missing=yes
it 'build where folders cannot be exchanged' try public 0 "$build_command"
lacks=DISK_LACKS=link,openat2 may_be_missing=
it 'build where files cannot be linked' try public 0 "$build_command"
lacks=

chmod -R u+rwX "$temp/before" && rm -rf "$temp/before" && mkdir -p "$temp/before/kettles" && echo mine > "$temp/before/kettles/README.md"
may_be_missing=yes
it 'new' try kettles/content 2 '"$rigbook" new kettles'
may_be_missing=

echo "$runs of $number disturbed runs were made (seed $seed)"
echo "[==========] $((passed + $(printf '%s' "$failures" | wc -l))) test(s) run."
echo "[  PASSED  ] $passed test(s)."
[ -n "$failures" ] || exit 0
echo "[  FAILED  ] $(printf '%s' "$failures" | wc -l) test(s), listed below:"
printf '%s' "$failures" | sed 's/^/[  FAILED  ] /'
exit 1
