#!/bin/sh
# run_sites.sh [--accept] RIGBOOK [NAME...] - builds the golden sites and compares what they print.
#
# tests/sites/NAME/ holds
#	site/        content/, and what is to be put over the repository's templates/ and assets/
#	prepare      a script run in the copied site, for what git cannot hold: loops of links, huge files
#	env          NAME=VALUE words for the environment of the command
#	args         the command line; "build" unless said
#	want/        pages to compare; those of the output that are not here are not looked at
#	want.out     standard output      want.err  standard error      want.status  exit status, 0 unless said
#	wrote/       files of the site as the command leaves them, for commands that write to the site
# A file's presence asks for the comparison. A command that fails, or is not build, must leave the site as it was.
# --accept writes what was printed to the files that are here, and adds want.err and want.status where they are missed.
set -u
cd "$(dirname "$0")/.."
root=$PWD
accept=
if [ "${1-}" = --accept ]; then
	accept=yes
	shift
fi
rigbook=$(realpath "$1") || exit
shift
[ $# -gt 0 ] || set -- $(ls tests/sites)

# Templates and assets are put into each site below; what a golden takes away must not come back from beside the program.
RIGBOOK_SHARE=/nowhere
export RIGBOOK_SHARE

temp=$(mktemp -d)
trap 'chmod -R u+w "$temp"; rm -rf "$temp"' EXIT
limit=$(command -v timeout > /dev/null && echo timeout 120)

# Every name below this folder, and a sum of every file.
contents() {
	find . | LC_ALL=C sort
	find . -type f -exec cksum {} + | LC_ALL=C sort -k 3
}

# What a file says without the fingerprints of scripts and style sheets: an edit of those is no edit of every page.
said() {
	sed -E 's#(assets/[a-z]+)-[0-9a-f]{12}\.#\1-.#g' "$1" 2> /dev/null | cksum
}

# same WANT GOT: compares the two, or with --accept makes them the same.
same() {
	cmp -s "$1" "$2" && return
	[ -e "$1" ] && [ -e "$2" ] && [ "$(said "$1")" = "$(said "$2")" ] && return
	if [ "$accept" ]; then
		cp "$2" "$1"
	else
		diff -u "$1" "$2" 2>&1 | head -n 60
		return 1
	fi
}

# Runs the site in $golden, a copy of which stands in site/; says what is wrong.
run_site() {
	args=$(cat "$golden/args" 2> /dev/null || echo build)
	want_status=$(cat "$golden/want.status" 2> /dev/null || echo 0)
	mkdir site
	cp -R "$root/templates" "$root/assets" site
	cp -R "$golden/site/." site
	cd site || return
	if [ "$want_status" -ne 0 ]; then
		mkdir -p public && echo "as it was" > public/index.html
	fi
	[ ! -e "$golden/prepare" ] || sh "$golden/prepare" || return
	contents > ../before
	eval "set -- $args"
	# shellcheck disable=SC2046 # words, one for each variable
	$limit env $(cat "$golden/env" 2> /dev/null) "$rigbook" "$@" > ../out 2> ../err < /dev/null
	status=$?
	contents > ../after
	cd ..

	good=0
	if [ "$accept" ]; then
		[ $status -eq "$want_status" ] || echo $status > "$golden/want.status"
		[ ! -s err ] || [ -e "$golden/want.err" ] || cp err "$golden/want.err"
		want_status=$status
	fi
	if [ $status -ne "$want_status" ]; then
		echo "exit status $status, not $want_status"
		[ -e "$golden/want.err" ] || head -n 30 err
		good=1
	fi
	if [ -d "$golden/wrote" ]; then
		(cd "$golden/wrote" && find . -type f) | LC_ALL=C sort > written
		while read -r file; do
			same "$golden/wrote/$file" "site/$file" || good=1
		done < written
	elif [ "$status" -ne 0 ] || [ "${args%% *}" != build ]; then
		if ! cmp -s before after; then
			echo "the site was changed:"
			diff before after | head -n 20
			good=1
		fi
	fi
	for stream in out err; do
		[ ! -e "$golden/want.$stream" ] || same "$golden/want.$stream" "$stream" || good=1
	done
	if [ -d "$golden/want" ]; then
		(cd "$golden/want" && find . -type f) | LC_ALL=C sort > pages
		while read -r page; do
			same "$golden/want/$page" "site/public/$page" || good=1
		done < pages
	fi
	return $good
}

passed=0
failures=
for name; do
	golden=$root/tests/sites/$name
	mkdir "$temp/$name"
	cd "$temp/$name" || exit
	if run_site > ../said 2>&1; then
		passed=$((passed + 1))
	else
		echo "[  FAILED  ] $name"
		cat ../said
		failures="$failures $name"
	fi
	cd "$root" || exit
	chmod -R u+w "$temp/$name"
	rm -rf "${temp:?}/$name"
done

echo "[==========] $# test(s) run."
echo "[  PASSED  ] $passed test(s)."
[ -n "$failures" ] || exit 0
set -- $failures
echo "[  FAILED  ] $# test(s), listed below:"
printf '[  FAILED  ] %s\n' "$@"
exit 1
