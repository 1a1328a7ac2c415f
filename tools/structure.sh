#!/bin/sh
# structure.sh [BUILD] - draws the structure of generator/ in words, from the sources and the objects in BUILD (build).
#
# A noun is a .c file and the .h file of the same name. Nothing here fails: it is for whoever moves code about, before
# and after. Needs ctags, nm and awk, and objects that are up to date (make).
#	lines, files      of each folder
#	call cycles       nouns of a folder that call each other in a circle, from the symbols of the objects
#	arrows back up    put the nouns of a folder into the best order, each before those that it calls or includes; arrows
#	                  that still run backwards are those that no order takes away
#	headers           .c files without one, and headers whose functions stand in several files
#	functions         how long they are, and how many parameters they have
set -u
cd "$(dirname "$0")/.."
build=${1:-build}
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT

echo "Lines and files of each folder:"
for folder in generator/*/; do
	cat "$folder"*.[ch] | wc -l | awk -v folder="$(basename "$folder")" -v c="$(ls "$folder"*.c | wc -l)" \
		-v h="$(ls "$folder"*.h | wc -l)" '{ printf "  %-12s %6d lines  %3d .c  %3d .h\n", folder, $1, c, h }'
done
cat generator/*.c generator/*/*.[ch] | wc -l | awk '{ printf "  %-12s %6d lines\n", "all", $1 }'

# Who calls whom: "folder from to", each once. Functions only.
for object in "$build"/generator/*/*.o; do
	source=${object#"$build"/}
	[ -e "${source%.o}.c" ] || continue # left by a file that is gone
	nm "$object" | sed "s|^|${source%.o} |"
done > "$temp/symbols"
awk '
	$3 == "T" { home[$4] = $1 }
	$2 == "U" { used[$1, $3] = 1 }
	END {
		for (pair in used) {
			split(pair, part, SUBSEP)
			to = home[part[2]]
			split(part[1], a, "/")
			split(to, b, "/")
			if (to != "" && to != part[1] && a[2] == b[2])
				arrow[a[2] " " a[3] " " b[3]] = 1
		}
		for (each in arrow) print each
	}
' "$temp/symbols" | sort > "$temp/calls"

# Who includes whom, in the same form.
awk '
	/^#[ \t]*include[ \t]*"/ {
		split($0, quoted, "\"")
		split(FILENAME, a, "/")
		split(quoted[2], b, "/")
		sub(/\.[ch]$/, "", a[3])
		sub(/\.h$/, "", b[2])
		if (a[2] == b[1] && a[3] != b[2]) print a[2], a[3], b[2]
	}
' generator/*/*.[ch] | sort -u > "$temp/includes"

echo
echo "Call cycles among the files of a folder:"
awk '
	{ node[$1, $2]; node[$1, $3]; out[$1, $2] = out[$1, $2] " " $3 }
	function reach(folder, from, at,    to, n, i) {
		n = split(out[folder, at], to, " ")
		for (i = 1; i <= n; i++)
			if (!((folder, from, to[i]) in reached)) {
				reached[folder, from, to[i]]
				reach(folder, from, to[i])
			}
	}
	END {
		for (each in node) { split(each, part, SUBSEP); reach(part[1], part[2], part[2]) }
		for (each in node) {
			split(each, part, SUBSEP)
			folder = part[1]; name = part[2]
			if (!((folder, name, name) in reached)) continue
			least = name
			for (other in node) {
				split(other, part, SUBSEP)
				if (part[1] == folder && ((folder, name, part[2]) in reached) &&
				    ((folder, part[2], name) in reached) && part[2] < least) least = part[2]
			}
			print folder, least, name
		}
	}
' "$temp/calls" | sort | awk '
	$1 " " $2 != circle { if (names) print "  " head ": " count " files:" names; circle = $1 " " $2; head = $1; names = ""; count = 0 }
	{ names = names " " $3; count++ }
	END { if (names) print "  " head ": " count " files:" names; else print "  none" }
'

# The order: sinks last, sources first, else the noun with the most arrows out over arrows in; then each noun goes where
# fewest arrows run backwards, until none gains by it.
echo
echo "Arrows that run back up (calls and includes):"
sort -u "$temp/calls" "$temp/includes" | awk '
	function take(i, first) { gone[i] = 1; left--; if (first) order[++head] = i; else order[tail--] = i }
	function degrees(i,    j) {
		outs = ins = 0
		for (j = 1; j <= n; j++) if (!gone[j] && j != i) { outs += edge[i, j]; ins += edge[j, i] }
	}
	function arrange(    i, best, most) {
		head = 0; tail = left = n
		while (left > 0) {
			best = 0
			for (i = 1; i <= n; i++) {
				if (gone[i]) continue
				degrees(i)
				if (outs == 0) { take(i, 0); best = -1; break }
				if (ins == 0) { take(i, 1); best = -1; break }
				if (best == 0 || outs - ins > most) { best = i; most = outs - ins }
			}
			if (best > 0) take(best, 1)
		}
	}
	function improve(    moved, p, q, cost, least, to, node) {
		do {
			moved = 0
			for (p = 1; p <= n; p++) {
				node = order[p]; cost = least = 0; to = p
				for (q = p - 1; q >= 1; q--) {
					cost += edge[node, order[q]] ? -1 : 0
					cost += edge[order[q], node] ? 1 : 0
					if (cost < least) { least = cost; to = q }
				}
				cost = 0
				for (q = p + 1; q <= n; q++) {
					cost += edge[order[q], node] ? -1 : 0
					cost += edge[node, order[q]] ? 1 : 0
					if (cost < least) { least = cost; to = q }
				}
				if (to == p) continue
				for (q = p; q > to; q--) order[q] = order[q - 1]
				for (q = p; q < to; q++) order[q] = order[q + 1]
				order[to] = node; moved = 1
			}
		} while (moved)
	}
	function finish(    p, q, back, list) {
		if (folder == "") return
		arrange(); improve()
		for (p = 1; p <= n; p++)
			for (q = 1; q < p; q++)
				if (edge[order[p], order[q]]) { back++; list = list "\n      " name[order[p]] " -> " name[order[q]] }
		printf "  %-12s %3d of %d%s\n", folder, back, arrows, list
		n = arrows = 0
		split("", edge); split("", number); split("", gone); split("", order)
	}
	function node_of(what) { if (!(what in number)) { number[what] = ++n; name[n] = what } return number[what] }
	$1 != folder { finish(); folder = $1 }
	{ a = node_of($2); b = node_of($3); edge[a, b] = 1; arrows++ }
	END { finish() }
'

echo
echo "Files without a header of their own:"
for source in generator/*/*.c; do
	[ -e "${source%.c}.h" ] || echo "$source"
done > "$temp/bare"
awk -F/ '{ sub(/\.c$/, "", $3); names[$2] = names[$2] " " $3; count[$2]++ }
	END { for (folder in names) printf "  %-12s %3d:%s\n", folder, count[folder], names[folder] }' "$temp/bare" | sort
echo "  all          $(wc -l < "$temp/bare") of $(ls generator/*/*.c | wc -l)"

tags() {
	ctags --language-force=C --kinds-C="$1" --fields=+neS -f - $2
}
echo
echo "Headers whose functions stand in several files:"
{ tags p "$(ls generator/*/*.h)"; echo; tags f "$(ls generator/*/*.c)"; } | awk -F'\t' '
	NF == 0 { second = 1; next }
	!second { header[$1] = $2; next }
	($1 in header) && !/\tfile:/ && !((header[$1], $2) in seen) { seen[header[$1], $2]; count[header[$1]]++ }
	END { for (each in count) if (count[each] > 1) printf "  %3d  %s\n", count[each], each }
' | sort -k 1,1nr -k 2

echo
echo "Functions:"
tags f "$(ls generator/*.c generator/*/*.c)" | awk -F'\t' '
	{
		first = last = 0; signature = ""
		for (i = 4; i <= NF; i++) {
			if ($i ~ /^line:/) first = substr($i, 6)
			if ($i ~ /^end:/) last = substr($i, 5)
			if ($i ~ /^signature:/) signature = substr($i, 11)
		}
		deep = 0
		parameters = signature ~ /^\((void)?\)$/ ? 0 : 1
		for (i = 1; i <= length(signature); i++) {
			c = substr(signature, i, 1)
			if (c == "(") deep++
			if (c == ")") deep--
			if (c == "," && deep == 1) parameters++
		}
		print last - first + 1, parameters, $2, $1
	}
' | sort -n > "$temp/functions"
awk '
	{ lines[NR] = $1; parameters[$2]++ }
	function above(limit,    i, count) { for (i = 1; i <= NR; i++) count += lines[i] > limit; return count }
	END {
		printf "  %d, median %d lines, longest %d; over 20 lines %d, over 30 %d, over 40 %d, over 50 %d\n", NR,
			lines[int((NR + 1) / 2)], lines[NR], above(20), above(30), above(40), above(50)
		printf "  by number of parameters:"
		for (i = 0; i < 20; i++) if (parameters[i]) printf "  %d: %d", i, parameters[i]
		printf "\n"
	}
' "$temp/functions"
echo "  with seven parameters and more:"
sort -k 2,2nr -k 3 "$temp/functions" | awk '$2 >= 7 { print "    " $2 "  " $3 ": " $4 "()" }'
