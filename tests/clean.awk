# clean.awk - looks through pages as they were built for anything that a browser would run, and prints it.
#
# Pages are printed so that < and > stand in tags only and values in double quotes. So each tag is cut out here by those
# signs alone, and whatever does not look like that is a finding itself.

# What the templates and drawings of this program print, and what html/sanitize.h lists.
BEGIN {
	RS = "<"
	n = split("a abbr article aside audio b bdi bdo blockquote body br button caption cite circle code col colgroup data dd del desc " \
	    "details dfn div dl dt em figcaption figure footer g h1 h2 h3 h4 h5 h6 head header hr html i img ins kbd li line link " \
	    "main mark marker meta nav ol p path picture polygon polyline pre q rect rp rt ruby s samp script section small source " \
	    "span strike strong sub summary sup svg table tbody td text tfoot th thead time title tr track tspan tt u ul var " \
	    "video wbr defs math mrow mi mo mn msup msub mfrac mtext msqrt mspace msubsup munderover munder mover mtable mtr " \
	    "mtd mstyle semantics annotation mroot mpadded menclose mphantom ellipse label select option input template", names, " ")
	for (i = 1; i <= n; i++)
		known[names[i]] = 1
	name = "[a-zA-Z][a-zA-Z0-9:_-]*"
}

function found(what) {
	printf "%s: %s: <%s\n", FILENAME, what, substr($0, 1, 100)
	bad = 1
}

# An address as a browser reads it: references decoded as far as this program writes them, space and control signs gone.
function runs(value) {
	value = tolower(value)
	gsub(/&#39;/, "'", value)
	gsub(/&amp;/, "\\&", value)
	gsub(/[\001-\040]/, "", value)
	return value ~ /^(javascript|vbscript|livescript|data|blob|filesystem|view-source|feed|jar|about|file):/ && value !~ /^data:image\/(png|gif|jpeg|webp|avif);base64,/
}

function look(attribute, value) {
	if (attribute ~ /^on/ || attribute == "style" || attribute ~ /^(srcdoc|formaction|action|background|ping|autofocus|contenteditable)$/)
		found("attribute " attribute)
	if (attribute ~ /(href|src|srcset|poster|cite|data|action)$/ && runs(value))
		found("address " value)
}

FNR == 1 {
	next
}

/^!doctype html>/ || /^!DOCTYPE html>/ {
	next
}

{
	end = index($0, ">")
	if (end == 0) {
		found("a < that opens no tag")
		next
	}
	if (index(substr($0, end + 1), ">") > 0)
		found("a > in text")
	tag = substr($0, 1, end - 1)
	closes = sub(/^\//, "", tag)
	if (!match(tag, "^" name)) {
		found("no name")
		next
	}
	element = tolower(substr(tag, 1, RLENGTH))
	rest = substr(tag, RLENGTH + 1)
	if (!(element in known))
		found("element " element)
	# Scripts of this program, and data for other programs, in which no < and > stand.
	if (element == "script" && !closes && rest != " type=\"application/ld+json\"" && rest !~ /^ src="[.\/]*assets\/(files|page|tables|number|code)-[0-9a-f]*\.js"( data-copy="[A-Z][a-z]*" data-copied="[A-Z][a-z]*")?( defer| data-root="[.\/]*")$/)
		found("script")
	# What the script of derivations fills: a guide may hold none, since a template's content is a document of its own.
	if (element == "template" && !closes && rest !~ /^ id="page\.derivation" data-script="[.\/]*assets\/derivations-[0-9a-f]*\.js" data-root="[.\/]*"$/)
		found("element template")
	# The switch of the theme, the filter by mark and the field of search, as the templates print them: a guide may hold no such thing.
	if (!closes && element == "select" && rest !~ /^ class="(theme|marks)"$/ || element == "label" && rest !~ /^( class="theme" hidden| class="hidden" for="search.query")?$/ || element == "input" && rest !~ /^ id="search.query" type="text" role="combobox" aria-/)
		found("element " element)
	if (element == "meta" && tolower(rest) ~ /http-equiv/ && rest !~ /http-equiv="(Content-Security-Policy|refresh)"/)
		found("meta")
	sub(/ *\/?$/, "", rest)
	while (match(rest, "^[ \n]+" name)) {
		attribute = substr(rest, 1, RLENGTH)
		gsub(/[ \n]/, "", attribute)
		rest = substr(rest, RLENGTH + 1)
		value = ""
		if (match(rest, /^="[^"]*"/)) {
			value = substr(rest, 3, RLENGTH - 3)
			rest = substr(rest, RLENGTH + 1)
		}
		look(tolower(attribute), value)
	}
	if (rest != "")
		found("what is no attribute: " rest)
}

END {
	exit bad
}
