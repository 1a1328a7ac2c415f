# english.awk ENGLISH OTHER PAGE... - says where a page in another language shows words of templates/words/en.yaml.
#
# ENGLISH and OTHER are words files; what both have is no mistake ("Name"). Looked at are the texts of a page and the
# attributes that readers see or hear; not formulas, which are in one language everywhere (<code>, <script>).
# Exit status 1 if any are found.

function fragments(line, into,    text, parts, count, i) {
	sub(/^[a-z-]+: */, "", line)
	gsub(/\{ one: |, other: | \}$/, "|", line)
	gsub(/\{[a-z_]+\}/, "|", line)
	gsub(/["“”]/, "|", line)
	count = split(line, parts, "|")
	for (i = 1; i <= count; i++) {
		text = parts[i]
		gsub(/^[ .,:;()†]+|[ .,:;()†]+$/, "", text)
		if (length(text) >= 3 && text ~ /[A-Za-z]/)
			into[tolower(text)] = 1
	}
}
function flush_page(    fragment, at, before, behind) {
	if (page == "")
		return
	text = tolower(text)
	for (fragment in wanted)
		if ((at = index(text, fragment)) > 0) {
			before = substr(text, at - 1, 1)
			behind = substr(text, at + length(fragment), 1)
			if (at > 1 && before ~ /[a-z0-9_-]/ || behind ~ /[a-z0-9_-]/)
				continue
			printf "%s: “%s” in: %s\n", page, fragment, substr(text, at > 40 ? at - 40 : 1, 90 + length(fragment))
			found = 1
		}
}
# Takes the attributes that are shown out of a tag.
function attributes(tag,    rest) {
	rest = tag
	while (match(rest, / (title|alt|aria-label|content|label|placeholder|value|data-[a-z]+)="[^"]*"/)) {
		one = substr(rest, RSTART, RLENGTH)
		rest = substr(rest, RSTART + RLENGTH)
		if (one ~ /^ (data-(mark|order|root|input|unit|live|exact|factor|set|number|tables|script|engine|data|apart|theme|page|conditions|source|sort)|value)=/)
			continue
		sub(/^[^"]*"/, "", one)
		text = text " | " one
	}
}
FILENAME == ARGV[1] {
	if ($0 ~ /^[a-z-]+:/)
		fragments($0, english)
	next
}
FILENAME == ARGV[2] {
	other = other "\n" tolower($0)
	next
}
FNR == 1 {
	if (page == "")
		for (fragment in english)
			if (index(other, fragment) == 0)
				wanted[fragment] = 1
	flush_page()
	page = FILENAME
	text = ""
	quiet = 0
}
{
	line = $0
	while (line != "") {
		at = index(line, "<")
		if (quiet == 0)
			text = text (at > 0 ? substr(line, 1, at - 1) : line)
		if (at == 0)
			break
		line = substr(line, at)
		end = index(line, ">")
		tag = end > 0 ? substr(line, 1, end) : line
		if (tag ~ /^<(code|script|style)[ >]/)
			quiet++
		else if (tag ~ /^<\/(code|script|style)>/)
			quiet--
		else
			attributes(tag)
		text = text " "
		line = substr(line, length(tag) + 1)
	}
	text = text " "
}
END {
	flush_page()
	for (fragment in wanted)
		count++
	if (count < 100) {
		print "only " count + 0 " words to look for"
		found = 1
	}
	exit found
}
