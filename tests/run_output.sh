#!/bin/sh
# run_output.sh RIGBOOK - what a build may do to its output folder, on a synthetic site and on the real one.
set -u
cd "$(dirname "$0")/.."
root=$PWD
rigbook=$(realpath "$1") || exit
make_site=$(dirname "$rigbook")/tests/bench/make_site
temp=$(mktemp -d)
trap 'chmod -R u+w "$temp"; rm -rf "$temp"' EXIT
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

# The site in one of two versions that differ on every page.
set_version() {
	printf 'title: Version %s\n' "$1" > "$temp/site/content/site.yaml"
}

is_whole() {
	sums "$temp/site/public" > "$temp/now"
	cmp -s "$temp/version-1" "$temp/now" || cmp -s "$temp/version-2" "$temp/now"
}

# Killed after delays that are spread evenly and without order over the time a build takes and somewhat more.
survives_being_killed() {
	rm -rf "$temp/site/public"
	for version in 1 2; do
		set_version $version
		build "$temp/site" --out "$temp/fresh-$version" || return
		sums "$temp/fresh-$version" > "$temp/version-$version"
	done
	start=$(date +%s%N)
	build "$temp/site" || return
	for delay in $(awk -v took=$(($(date +%s%N) - start)) 'BEGIN { for (i = 1; i <= 100; i++) printf "%.4f\n", took / 1e9 * 1.2 * (i * 37 % 101) / 101 }'); do
		version=$((3 - ${version:-2}))
		set_version $version
		"$rigbook" build "$temp/site" &
		sleep "$delay"
		kill -9 $! 2> /dev/null
		wait $! 2> /dev/null
		is_whole || { echo "after $delay s neither old nor new:"; diff "$temp/version-1" "$temp/now"; return 1; }
	done
	build "$temp/site" || return
	sums "$temp/site/public" | diff "$temp/version-$version" - || return
	leftovers=$(ls -A "$temp/site" | grep -vx -e content -e templates -e assets -e public)
	[ -z "$leftovers" ] || { echo "left behind: $leftovers"; return 1; }
}

# Of builds at the same time one writes; each other one writes after it, or says that it is busy. None is hurt.
shares_with_other_builds() {
	build "$temp/site" || return
	for round in 1 2 3 4 5 6 7 8; do
		set_version $((round % 2 + 1))
		pids=
		for one in 1 2 3; do
			"$rigbook" build "$temp/site" > "$temp/one-$one" 2>&1 &
			pids="$pids $!"
		done
		wrote=0 one=0
		for pid in $pids; do
			one=$((one + 1))
			wait "$pid"
			case $? in
			0) wrote=$((wrote + 1)) ;;
			2) grep -F '[output-busy]' "$temp/one-$one" || return ;;
			*) cat "$temp/one-$one"; return 1 ;;
			esac
		done
		[ $wrote -ge 1 ] && sums "$temp/site/public" | diff "$temp/version-$((round % 2 + 1))" - || return
	done
}

# As a user who may not write there; the administrator may write anywhere.
respects_a_read_only_output() {
	if [ "$(id -u)" -ne 0 ]; then
		as=
	elif command -v setpriv > /dev/null; then
		as='setpriv --reuid=65534 --regid=65534 --clear-groups'
	else
		return 0
	fi
	chmod 755 "$temp"
	mkdir -p "$temp/closed/public" && echo theirs > "$temp/closed/public/index.html" && chmod 555 "$temp/closed" "$temp/closed/public"
	(cd / && $as "$rigbook" build "$temp/site" --out "$temp/closed/public") 2> "$temp/err"
	[ $? -eq 2 ] && grep -F '[output-failed]' "$temp/err" && grep -F -e '--out' "$temp/err" && [ "$(cat "$temp/closed/public/index.html")" = theirs ]
}

# Folders of others that may not be written: an ordinary user can build beside them, again and again.
builds_beside_read_only_folders() {
	as=
	if [ "$(id -u)" -eq 0 ]; then
		command -v setpriv > /dev/null || return 0
		as='setpriv --reuid=65534 --regid=65534 --clear-groups'
	fi
	chmod 755 "$temp"
	mkdir "$temp/user" && cp -R "$temp/site/content" "$temp/site/templates" "$temp/site/assets" "$temp/user" || return
	[ -z "$as" ] || chown -R 65534:65534 "$temp/user"
	cd /
	$as "$rigbook" build "$temp/user" || return
	mkdir -p "$temp/user/public/theirs/deep" && echo theirs > "$temp/user/public/theirs/deep/file" || return
	[ -z "$as" ] || chown -R 65534:65534 "$temp/user/public/theirs"
	chmod 555 "$temp/user/public/theirs/deep" "$temp/user/public/theirs"
	for title in One Two Three; do
		printf 'title: %s\n' $title > "$temp/user/content/site.yaml"
		$as "$rigbook" build "$temp/user" || return
		[ "$(cat "$temp/user/public/theirs/deep/file")" = theirs ] || return
		[ "$(find "$temp/user/public/theirs" -type d -perm 555 | wc -l)" -eq 2 ] || { ls -lR "$temp/user/public/theirs"; return 1; }
		[ ! -e "$temp/user/.public.rigbook-new" ] || { ls -lR "$temp/user/.public.rigbook-new"; return 1; }
	done
}

# At every name that the program itself uses, and on the way to it, a link that leads out of the site: whatever a command
# says, nothing outside is written, removed or made.
follows_no_link_out_of_the_site() {
	precious=$temp/links/precious
	for name in public public/index.html public/kettles public/rigbook-files.txt public/robots.txt .public.rigbook-new \
		.public.rigbook-new/made-by-rigbook.txt .public.rigbook-new/site .public.rigbook-new/old .public.rigbook-new/site/kettles \
		content content/data content/data/kettles.yaml content/data/.rigbook-new .content.rigbook-new \
		.content.rigbook-new/site README.md .github .github/workflows .github/workflows/site.yml imports imports/shop.yaml; do
		for to in "$precious/folder" "$precious/folder/file" "$precious/nothing"; do
			rm -rf "$temp/links" && mkdir -p "$precious/folder" && echo mine > "$precious/folder/file" || return
			echo mine > "$precious/folder/index.html"
			"$rigbook" new "$temp/links/site" > /dev/null && cd "$temp/links/site" || return
			case $name in
			.public*/*) mkdir -p "${name%/*}" && echo > .public.rigbook-new/made-by-rigbook.txt ;;
			.content*/*) mkdir -p "${name%/*}" && echo > .content.rigbook-new/made-by-rigbook.txt ;;
			public/*) "$rigbook" build > /dev/null ;;
			esac
			case $name in
			content | content/data) cp -R "$name" "$precious/nothing" ;;
			content/data/kettles.yaml) cp "$name" "$precious/folder/file" ;;
			esac
			printf 'title: Other\n' > content/site.yaml
			rm -rf "${name:?}" && ln -s "$to" "$name" || return
			sums "$precious" > "$temp/links/before"
			(cd "$precious" && find . -exec ls -ldi {} +) > "$temp/links/traces-before"
			"$rigbook" build > "$temp/links/said" 2>&1
			"$rigbook" price slow_pot 17 EUR --source shop_leaflet --on 2026-02-11 >> "$temp/links/said" 2>&1
			case $name in content*) ;; *) rm -rf content ;; esac
			"$rigbook" new . >> "$temp/links/said" 2>&1
			sums "$precious" | diff "$temp/links/before" - &&
				(cd "$precious" && find . -exec ls -ldi {} +) | diff "$temp/links/traces-before" - ||
				{ echo "by $name to $to"; cat "$temp/links/said"; return 1; }
		done
	done
}

# A guide that is rewritten all the time: a build may find half of it, or nothing, and says so; but it neither stumbles nor mixes.
bears_files_that_change() {
	guide=$temp/site/content/series-1/round-60.md
	cp "$guide" "$temp/guide"
	(
		trap 'exit 0' TERM
		while :; do
			head -c 700 "$temp/guide" > "$guide"
			cat "$temp/guide" > "$guide"
			rm "$guide"
			cp "$temp/guide" "$guide"
		done
	) 2> /dev/null &
	writer=$!
	for round in 1 2 3 4 5 6 7 8 9 10; do
		build "$temp/site" > "$temp/said-once" 2>&1
		[ $? -le 2 ] || { cat "$temp/said-once"; kill $writer; return 1; }
	done
	kill $writer
	wait $writer
	cp "$temp/guide" "$guide"
	build "$temp/site" && rm -rf "$temp/fresh" && build "$temp/site" --out "$temp/fresh" && diff -r "$temp/fresh" "$temp/site/public"
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

# Whether a process runs: one that has ended and that nobody has asked for yet does not.
runs() {
	kill -0 "$1" 2> /dev/null && ! grep -q '^State:[[:space:]]*Z' "/proc/$1/status" 2> /dev/null
}

# Whatever dot is doing, it ends with the build that started it.
takes_dot_along() {
	mkdir -p "$temp/drawn/content" "$temp/bin"
	printf 'title: Drawn\n' > "$temp/drawn/content/site.yaml"
	printf '# Drawn\n\n```mermaid\nflowchart LR\n  A --> B\n```\n' > "$temp/drawn/content/index.md"
	cp -R "$root/templates" "$root/assets" "$temp/drawn"
	printf '#!/bin/sh\necho $$ > "%s/dot.id"\nexec sleep 1000\n' "$temp" > "$temp/bin/dot"
	chmod +x "$temp/bin/dot"
	PATH=$temp/bin:$PATH "$rigbook" build "$temp/drawn" &
	build=$!
	while [ ! -s "$temp/dot.id" ]; do sleep 0.1; done
	kill -KILL $build
	wait $build
	for round in $(seq 100); do
		runs "$(cat "$temp/dot.id")" || return 0
		sleep 0.2
	done
	kill -KILL "$(cat "$temp/dot.id")"
	return 1
}

# At least twenty languages, each of them with parts told apart.
highlights_languages() {
	mkdir -p "$temp/code"
	cp -R "$root/tests/sites/code-in-many-languages/site/content" "$root/templates" "$root/assets" "$temp/code"
	same_for_any_jobs "$temp/code" || return
	tr '\n' ' ' < "$temp/jobs-1/index.html" | sed 's/<pre/\n&/g' |
		sed -n 's/.*class="language-\([^"]*\)".*<span class="hl-.*<\/pre>.*/\1/p' | sort -u > "$temp/languages"
	echo "told apart: $(tr '\n' ' ' < "$temp/languages")"
	[ "$(wc -l < "$temp/languages")" -ge 20 ]
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
it 'builds at the same time do not mix' shares_with_other_builds
it 'an output that may not be written is left alone' respects_a_read_only_output
it 'read-only folders of others stay, and do not stop an ordinary user' builds_beside_read_only_folders
it 'no link leads out of the site' follows_no_link_out_of_the_site
it 'files that change while they are read do no harm' bears_files_that_change
it 'a full disk leaves the site as it was' survives_a_full_disk
if [ "$(uname)" = Linux ]; then
	it 'dot ends with a killed build' takes_dot_along
fi
it 'code in twenty languages is highlighted' highlights_languages
it 'the real site builds' builds_the_real_site
it 'the number of jobs does not show on the real site' same_for_any_jobs "$root"
it 'no page names a folder of this machine' names_no_folder_of_this_machine

echo "[==========] $((passed + $(printf '%s' "$failures" | wc -l))) test(s) run."
echo "[  PASSED  ] $passed test(s)."
[ -n "$failures" ] || exit 0
echo "[  FAILED  ] $(printf '%s' "$failures" | wc -l) test(s), listed below:"
printf '%s' "$failures" | sed 's/^/[  FAILED  ] /'
exit 1
