#!/bin/sh
# own-words.sh SOURCES - finds runs of eight words that content/ shares with the documents it takes its facts from.
#
# Words are runs of letters, in lower case. Figures are left aside: digits do not count, {{ expressions }} and ids end a run. Names are,
# too: a run of which half the words are written with a capital, here, is a list of names.
set -eu
cd "$(dirname "$0")/.."
sources=$1
[ -d "$sources" ] || exit 0

find content -name '*.md' -o -name '*.yaml' | LC_ALL=C sort > "${TMPDIR:-/tmp}/own-words.$$"
trap 'rm -f "${TMPDIR:-/tmp}/own-words.$$"' EXIT
LC_ALL=C awk -v list="${TMPDIR:-/tmp}/own-words.$$" '
function run(from, capitals, i, text) {
	text = ""
	capitals = 0
	for (i = from; i < from + 8; i++) {
		text = text " " tolower(word[i])
		capitals += word[i] ~ /^[A-Z]/
	}
	return capitals >= 4 && ours ? "" : text
}
function take(line, n, i, part) {
	gsub(/\{\{[^}]*\}\}/, " END ", line)
	gsub(/[A-Za-z0-9]+(_[A-Za-z0-9]+)+/, " END ", line)
	gsub(/[^A-Za-z]+/, " ", line)
	n = split(line, part, " ")
	for (i = 1; i <= n; i++)
		word[++count] = part[i]
}
# Words run on over line ends, as they do in a sentence.
function flush(i, text) {
	for (i = 1; i + 7 <= count; i++) {
		text = run(i)
		if (!ours)
			seen[text] = 1
		else if (text != "" && text in seen) {
			print file ":" text
			found = 1
		}
	}
	count = 0
}
{ take($0) }
END {
	flush()
	ours = 1
	while ((getline file < list) > 0) {
		while ((getline line < file) > 0)
			take(line)
		close(file)
		flush()
	}
	exit found
}' "$sources"/*.txt
