#!/bin/sh
# run_output.sh RIGBOOK - what a build may do to its output folder, on a synthetic site and on the real one.
set -u
cd "$(dirname "$0")/.."
root=$PWD
rigbook=$(realpath "$1") || exit
make_site=$(dirname "$rigbook")/tests/bench/make_site
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
passed=0
failures=

# it NAME COMMAND...: a test passes when its command does.
it() {
	name=$1
	shift
	if "$@" > "$temp/said" 2>&1; then
		passed=$((passed + 1))
	else
		echo "[  FAILED  ] $name"
		head -n 20 "$temp/said"
		failures="$failures$name
"
	fi
}

build() {
	"$rigbook" build "$@"
}

# Every file with its sum.
sums() {
	(cd "$1" && find . -type f -exec cksum {} + | LC_ALL=C sort -k 3)
}

# Every file with its sum, inode and time of the last change.
traces() {
	sums "$1"
	(cd "$1" && find . -type f -exec ls -i {} + | LC_ALL=C sort -k 2)
	find "$1" -type f -newer "$temp/stamp"
}

new_site() {
	"$make_site" pages "$1" 120 && cp -R "$root/templates" "$root/assets" "$1"
}

same_for_any_jobs() {
	for jobs in 1 2 7; do
		build "$1" --out "$temp/jobs-$jobs" --jobs $jobs || return
		sums "$temp/jobs-$jobs" > "$temp/sums-$jobs"
	done
	diff "$temp/sums-1" "$temp/sums-2" && diff "$temp/sums-1" "$temp/sums-7"
}

same_in_any_folder() {
	mkdir -p "$temp/else where"
	cp -R "$1/content" "$1/templates" "$1/assets" "$temp/else where"
	(cd "$temp/else where/content" && build .. --out "$temp/out-elsewhere") || return
	sums "$temp/out-elsewhere" | diff "$temp/sums-1" -
}

writes_nothing_twice() {
	build "$temp/site" || return
	sleep 1
	touch "$temp/stamp"
	traces "$temp/site/public" > "$temp/first"
	build "$temp/site" || return
	traces "$temp/site/public" | diff "$temp/first" -
}

writes_only_what_differs() {
	sleep 1
	touch "$temp/stamp"
	sed 's/What follows/What came of it/' "$temp/site/content/series-1/round-60.md" > "$temp/edited"
	cp "$temp/edited" "$temp/site/content/series-1/round-60.md"
	build "$temp/site" || return
	find "$temp/site/public" -name '*.html' -newer "$temp/stamp" > "$temp/written"
	grep -q round-60 "$temp/written" && [ "$(wc -l < "$temp/written")" -eq 1 ] || { cat "$temp/written"; return 1; }
}

removes_its_own_and_keeps_strangers() {
	page=$temp/site/public/draft-of-mine/index.html
	printf -- '---\ntitle: Draft of mine\n---\n\n# Draft of mine\n\nText.\n' > "$temp/site/content/draft-of-mine.md"
	build "$temp/site" && [ -e "$page" ] || return
	mkdir -p "$temp/site/public/theirs" && echo hello > "$temp/site/public/theirs/file" && echo hello > "$temp/site/public/CNAME"
	rm "$temp/site/content/draft-of-mine.md"
	build "$temp/site" || return
	[ ! -e "$page" ] && [ ! -d "$(dirname "$page")" ] && [ -e "$temp/site/public/theirs/file" ] && [ -e "$temp/site/public/CNAME" ]
}

survives_being_killed() {
	build "$temp/site" || return
	for delay in 0.01 0.02 0.03 0.05 0.08 0.13 0.21; do
		sums "$temp/site/public" > "$temp/old"
		sed "s/^Text.*/Text $delay./; \$a Text $delay." "$temp/site/content/index.md" > "$temp/edited"
		cp "$temp/edited" "$temp/site/content/index.md"
		build "$temp/site" --out "$temp/fresh" || return
		sums "$temp/fresh" > "$temp/new"
		"$rigbook" build "$temp/site" &
		sleep $delay
		kill -9 $! 2> /dev/null
		wait $! 2> /dev/null
		(cd "$temp/site/public" && rm -rf theirs CNAME)
		sums "$temp/site/public" > "$temp/now"
		grep -v -e theirs -e CNAME "$temp/old" | cmp -s - "$temp/now" || cmp -s "$temp/new" "$temp/now" ||
			{ echo "after $delay s neither old nor new:"; diff "$temp/new" "$temp/now"; return 1; }
		build "$temp/site" || return
		sums "$temp/site/public" | diff "$temp/new" - || return
	done
	leftovers=$(ls -A "$temp/site" | grep -vx -e content -e templates -e assets -e public)
	[ -z "$leftovers" ] || { echo "left behind: $leftovers"; return 1; }
}

# Files of more than 4 KB cannot be written: what a full disk does.
survives_a_full_disk() {
	build "$temp/site" || return
	traces "$temp/site/public" > "$temp/first"
	sed 's/What came of it/What followed/' "$temp/site/content/series-1/round-60.md" > "$temp/edited"
	cp "$temp/edited" "$temp/site/content/series-1/round-60.md"
	(
		trap '' XFSZ
		ulimit -f 8
		build "$temp/site"
	) 2> "$temp/err"
	[ $? -eq 2 ] && grep -F '[output-failed]' "$temp/err" && traces "$temp/site/public" | diff "$temp/first" -
}

builds_the_real_site() {
	(cd "$root" && build --out "$temp/real") && sums "$temp/real" > "$temp/real-sums" && [ -s "$temp/real-sums" ]
}

names_no_folder_of_this_machine() {
	! grep -rlF -e "$root" -e "$temp" "$temp/real" "$temp/jobs-1"
}

new_site "$temp/site" || exit
it 'the number of jobs does not show' same_for_any_jobs "$temp/site"
it 'where the site stands does not show' same_in_any_folder "$temp/site"
it 'a second build writes nothing' writes_nothing_twice
it 'an edited page is the only one written' writes_only_what_differs
it 'pages that went are removed, files of strangers stay' removes_its_own_and_keeps_strangers
it 'a killed build leaves the old site or the new one' survives_being_killed
it 'a full disk leaves the site as it was' survives_a_full_disk
it 'the real site builds' builds_the_real_site
it 'the number of jobs does not show on the real site' same_for_any_jobs "$root"
it 'no page names a folder of this machine' names_no_folder_of_this_machine

echo "[==========] $((passed + $(printf '%s' "$failures" | wc -l))) test(s) run."
echo "[  PASSED  ] $passed test(s)."
[ -n "$failures" ] || exit 0
echo "[  FAILED  ] $(printf '%s' "$failures" | wc -l) test(s), listed below:"
printf '%s' "$failures" | sed 's/^/[  FAILED  ] /'
exit 1
