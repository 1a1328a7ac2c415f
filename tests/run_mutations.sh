#!/bin/sh
# run_mutations.sh RIGBOOK [COUNT [SEED]] - breaks one line of this site, COUNT (20) times, and looks at what a build says.
#
# What must come of it: either nothing is wrong (status 0), or
#   - the status is 1, and the output is as it was, to the file;
#   - at most two mistakes are told, since one cause is told once and what only follows from it is not;
#   - the first of them stands at the broken line, or leads there (see leads_there).
# Exceptions: a sentence whose guard no longer holds is a mistake of its own, so any number of guards may fail where a
# value has become another one and nothing else is wrong.
# What is broken depends on SEED (1) alone. A failure names the file, the line and what was done; `mutation NUMBER` is
# its place in the run of that seed. FIRST=NUMBER starts there. A run that takes more CPU time than any build ends.
set -u
cd "$(dirname "$0")/.."
rigbook=$(realpath "$1") || exit
count=${2:-20}
seed=${3:-1}
MISTAKES_MOST=2
CPU_SECONDS_MOST=120
RIGBOOK_SHARE=$PWD
export RIGBOOK_SHARE
unset GITHUB_ACTIONS

temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
mkdir "$temp/site"
cp -R content "$temp/site"

# An output that holds nothing but a file of somebody else's: a build that is not refused adds to it.
clean_output() {
	rm -rf "$temp/site/public"
	mkdir "$temp/site/public"
	echo before > "$temp/site/public/mine.txt"
}

# Writes `path line way n` for each mutation, by the minimal generator of Park and Miller: three of four in lines of the
# data that say something, and one in a line of a guide that the data has to do with.
draw() {
	awk -v count="$count" -v seed="$seed" '
		function chance(n) { state = (state * 16807) % 2147483647; return state % n }
		FILENAME ~ /\.yaml$/ && !/^[ \t]*(#|$)/ { data[datas++] = FILENAME " " FNR }
		FILENAME ~ /\.md$/ && (/\{\{|\]\(|^```|^[a-z]+: / && !/^```$/) { guide[guides++] = FILENAME " " FNR }
		END {
			state = seed * 7919 + 1
			for (i = 0; i < 10; i++)
				chance(2)
			for (i = 0; i < count; i++)
				print chance(4) ? data[chance(datas)] : guide[chance(guides)], chance(ways), chance(1000000)
		}
	' ways=14 content/data/*.yaml $(find content -name '*.md' | LC_ALL=C sort)
}

# Breaks line `line` in way `way`, with the number `n` for what else is to be chosen.
break_line() {
	awk -v line="$1" -v way="$2" -v n="$3" '
		# The nth stretch that matches, or the line as it is: `with` takes the place of `cut` letters in the middle of it.
		function spoil(pattern, cut, with,    rest, before, found, starts, lens, i, at) {
			rest = $0
			before = 0
			while (match(rest, pattern)) {
				starts[found] = before + RSTART
				lens[found++] = RLENGTH
				before += RSTART + RLENGTH - 1
				rest = substr(rest, RSTART + RLENGTH)
			}
			if (found == 0)
				return $0
			i = n % found
			at = starts[i] + int(lens[i] / 2)
			return substr($0, 1, at - 1) with substr($0, at + cut)
		}
		FNR != line { print; next }
		way == 0 { next }                                       # dropped
		way == 1 { print; print; next }                         # doubled
		way == 2 { print spoil("[a-z_0-9]+:", 1, ""); next }    # a key lacks a letter
		way == 3 { print spoil("[a-z_0-9]+:", 0, "x"); next }   # a key has one more
		way == 4 { print spoil("[A-Za-z_]+", 1, ""); next }     # any word lacks a letter
		way == 5 { print spoil("[0-9]+", 1, "o"); next }        # a digit is a letter
		way == 6 { print spoil("[0-9] [A-Za-z]+", 0, "q"); next } # a unit that is none
		way == 7 { print " " $0; next }                         # set in
		way == 8 { print substr($0, 1, int(length($0) / 2)); next } # cut off
		way == 9 { print spoil("[]\"}{[,:]", 1, ""); next }     # punctuation lost
		way == 10 { print $0 "}"; next }
		way == 11 { print spoil("[A-Za-z_]+", 0, sprintf("%c", 255)); next } # not UTF-8
		way == 12 { gsub(/20[0-9][0-9]-[01][0-9]-/, "&9"); print; next } # no such day
		way == 13 { print spoil("[a-z]+_[a-z_]+", 0, "_zz_"); next } # an id that is not known
	' "$4"
}

# Whether the first mistake in `err` leads to the line: it or its notes stand there, or at the line after it (a scalar
# that goes on, a list that ends), or at the head of something that holds the line; or it quotes a word of the line.
leads_there() { # path line
	{
		sed -n "$2p" "$1" | sed 's/^/word /'
		sed -n "$2,$(($2 + 1))p" "$temp/site/$1" | sed 's/^/word /'
		cat "$temp/err"
	} | LC_ALL=C awk -v line="$2" -v path="$1" -v original="$1" '
		BEGIN {
			while ((getline text < original) > 0) {
				match(text, /^[ -]*/)
				depth[++lines] = text ~ /^[ \t]*(#|$)/ ? 999 : RLENGTH
			}
			head[line] = head[line + 1] = 1
			least = depth[line]
			for (i = line - 1; i > 0; i--)
				if (depth[i] < least || (path ~ /\.md$/ && depth[i] == 0)) {
					least = depth[i]
					head[i] = 1
				}
		}
		/^word / {
			sub(/^word /, "")
			gsub(/[^A-Za-z0-9_]+/, " ")
			for (i = split($0, words, " "); i > 0; i--)
				if (length(words[i]) > 2)
					quoted[words[i]] = 1
			next
		}
		/: (error|warning): |^(error|warning): / { blocks += / error: |^error: /; inside = blocks == 1 && / error: |^error: / }
		inside && match($0, /content\/[^:]*:[0-9]+:/) {
			at = substr($0, RSTART, RLENGTH)
			split(at, part, ":")
			if (part[1] == path && part[2] in head)
				good = 1
		}
		inside {
			sub(/^[^ ]*: error: /, "")
			gsub(/[^A-Za-z0-9_]+/, " ")
			for (i = split($0, words, " "); i > 0; i--)
				if (words[i] in quoted)
					good = 1
		}
		END { exit !good }
	'
}

output_is_as_it_was() {
	[ "$(ls -A "$temp/site/public")" = mine.txt ] && [ "$(cat "$temp/site/public/mine.txt")" = before ] &&
		[ "$(ls -A "$temp/site")" = "$(printf 'content\npublic')" ]
}

# Prints what is wrong with the outcome, if anything is.
complaint() { # path line status
	[ "$3" -ne 0 ] || return
	[ "$3" -eq 1 ] || { echo "status $3"; return; }
	output_is_as_it_was || echo "the output was changed"
	mistakes=$(grep -acE ': error: |^error: ' "$temp/err")
	guards=$(grep -acE ': error: .*\[guard-(failed|undecided|unknown)\]$' "$temp/err")
	[ "$mistakes" -gt 0 ] || echo "no mistake told"
	[ "$mistakes" -ne "$guards" ] || return
	[ "$mistakes" -le $MISTAKES_MOST ] || echo "$mistakes mistakes"
	leads_there "$1" "$2" || echo "the first does not lead to the line"
}

passed=0
failed=0
tried=0
harmless=0
clean_output
draw > "$temp/mutations"
while read -r path line way n; do
	tried=$((tried + 1))
	[ $tried -ge "${FIRST:-1}" ] || continue
	break_line "$line" "$way" "$n" "$path" > "$temp/site/$path"
	(
		ulimit -t $CPU_SECONDS_MOST
		exec "$rigbook" build --jobs 1 "$temp/site"
	) > "$temp/out" 2> "$temp/err" < /dev/null
	status=$?
	wrong=$(complaint "$path" "$line" $status | tr '\n' ';')
	if [ -z "$wrong" ]; then
		passed=$((passed + 1))
		[ $status -ne 0 ] || { harmless=$((harmless + 1)) && clean_output; }
	else
		failed=$((failed + 1))
		echo "[  FAILED  ] mutation $tried of seed $seed: $wrong"
		diff "$path" "$temp/site/$path" | sed "s#^#$path: #"
		grep -aE ': error: |^error: ' "$temp/err" | head -n 6
	fi
	cp "$path" "$temp/site/$path"
done < "$temp/mutations"

echo "$harmless did no harm"
echo "[==========] $tried test(s) run."
echo "[  PASSED  ] $passed test(s)."
[ $failed -eq 0 ] && exit
echo "[  FAILED  ] $failed test(s), listed above."
exit 1
