#!/bin/sh
# run_import.sh RIGBOOK - what `rigbook import` takes, and the ways in which a fetched file goes wrong.
#
# Each row of the second part is one of those: nothing may be written, and the message must say which it is.
set -u
cd "$(dirname "$0")/.."
rigbook=$(realpath "$1") || exit
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
unset GITHUB_ACTIONS
passed=0
failures=

it() {
	name=$1
	shift
	if "$@" > "$temp/said" 2>&1; then
		passed=$((passed + 1))
	else
		echo "[  FAILED  ] $name"
		cat "$temp/said"
		failures="$failures$name
"
	fi
}

sums() {
	(cd "$temp/site" && find content -type f -exec cksum {} + | LC_ALL=C sort -k 3)
}

# start [MAP LINE...]: the small site, in which a shop's prices of two kettles are known, and a map for its list.
start() {
	rm -rf "$temp/site"
	"$rigbook" new "$temp/site" > "$temp/new" && cd "$temp/site" || return
	cat > map.yaml <<-'END'
		source: shop_leaflet
		fields:
		  item: { column: sku, words: { K-200: steel_one, K-100: slow_pot } }
		  price: { column: price, unit: EUR }
	END
	for line; do
		printf '%s\n' "$line" >> map.yaml
	done
	sums > "$temp/before"
}

import() {
	"$rigbook" import "$@" --map map.yaml > "$temp/out" 2> "$temp/err"
}

# takes WORDS TEXT [MAP LINE...]: the list is imported, and what is printed or written holds the words.
takes() {
	words=$1 text=$2
	shift 2
	start "$@" || return
	printf "$text" > list.csv
	import list.csv --on 2026-02-20
	status=$?
	cat "$temp/out" "$temp/err"
	[ $status -eq 0 ] && ! [ -s "$temp/err" ] && "$rigbook" check && cat "$temp/out" content/data/*.yaml | grep -qF -- "$words"
}

# wrong FILE WORDS [MAP LINE...]: the file is refused with a message that holds the words, and nothing is written.
wrong() {
	file=$1 words=$2
	shift 2
	import "$file" --on 2026-02-20
	status=$?
	cat "$temp/out" "$temp/err"
	[ $status -eq 1 ] || [ "$status" -eq "${want_status:-1}" ] || return
	[ ! -s "$temp/out" ] || return
	sums | diff "$temp/before" - || return
	grep -qF -- "$words" "$temp/err"
}

# refuses WORDS TEXT [MAP LINE...]: a list in CSV that is wrong.
refuses() {
	words=$1 text=$2
	shift 2
	start "$@" || return
	printf "$text" > list.csv
	wrong list.csv "$words"
}

# refuses_json WORDS TEXT [MAP LINE...]: the same in JSON.
refuses_json() {
	words=$1 text=$2
	shift 2
	start "$@" || return
	printf '%s' "$text" > list.json
	wrong list.json "$words"
}

takes_json() {
	words=$1 text=$2
	shift 2
	start "$@" || return
	printf '%s' "$text" > list.json
	import list.json --on 2026-02-20
	status=$?
	cat "$temp/out" "$temp/err"
	[ $status -eq 0 ] && "$rigbook" check && cat content/data/*.yaml | grep -qF -- "$words"
}

# --- what is taken -------------------------------------------------------------------------------

good='sku,price\nK-200,35\nK-100,17.50\n'
it "what moves is printed as Markdown" takes '| Steel One: Price | €39 | €35 | −10.3 % |' "$good"
it "observations stand behind the others, like them" takes '  - { on: 2026-02-20, item: slow_pot, price: 17.50 EUR, source: shop_leaflet }' "$good"
it "a byte order mark and carriage returns" takes 'price: 35 EUR' '\357\273\277sku,price\r\nK-200,35\r\nK-100,17.50\r\n'
it "columns in another order, and more of them" takes 'price: 35 EUR' 'stock,price,name,sku\n1,35,"Steel, one",K-200\n2,17.50,Pot,K-100\n'
it "a decimal comma that the map tells" takes 'price: 17.50 EUR' 'sku;price\nK-200;35,00\nK-100;17,50\n' 'separator: ";"' 'decimal: ","'
it "groups of thousands that the map tells" refuses 'steel_one jumps from 39 EUR to 1020.00 EUR' 'sku,price\nK-200,"1,020.00"\nK-100,17.50\n' 'thousands: ","'
it "groups that are not of three digits" refuses 'is not a number as the map says' 'sku,price\nK-200,"3,5"\nK-100,17.50\n' 'thousands: ","'
it "a comma for decimals and points for thousands" takes 'price: 35.00 EUR' 'sku;price\nK-200;35,00\nK-100;17,50\n' 'separator: ";"' 'decimal: ","' 'thousands: "."'
it "rows of what is skipped" takes '2 observations from Leaflet of the corner shop; 1 skipped.' 'sku,price\nX-1,5\nK-200,35\nK-100,17.50\n' 'skip: [X-1]'
it "what the map says is gone" takes '1 observation from Leaflet of the corner shop.' 'sku,price\nK-200,35\n' 'gone: slow_pot'
it "JSON, with the list and the values further in" takes_json 'price: 35 EUR' '{"data": {"items": [{"sku": "K-200", "price": 35, "x": null}, {"sku": "K-100", "price": "17.50"}]}}' 'rows: data.items'
it "JSON without a blank" takes_json 'price: 35 EUR' '[{"sku":"K-200","price":35},{"sku":"K-100","price":17.5,"name":"\ud83d\ude00"}]'
it "a moment of each row" takes 'on: 2026-02-19, item: steel_one, price: 35 EUR' 'sku,price,at\nK-200,35,2026-02-19T08:00:00Z\nK-100,17.50,2026-02-19\n' '  on: at'

again() {
	start || return
	printf "$good" > list.csv
	import list.csv --on 2026-02-20 && sums > "$temp/before" && import list.csv --on 2026-02-20 || return
	cat "$temp/out"
	sums | diff "$temp/before" - && grep -qF '0 observations from Leaflet of the corner shop; 2 recorded already.' "$temp/out"
}
it "the same file again writes nothing" again

first() {
	start || return
	sed -i '/^prices:/,/slow_pot, price/d' content/data/kettles.yaml
	printf 'file: content/data/shop.yaml\n' >> map.yaml
	printf "$good" > list.csv
	import list.csv --on 2026-02-20
	cat "$temp/out" "$temp/err" content/data/shop.yaml
	printf 'prices:\n  - { on: 2026-02-20, item: steel_one, price: 35 EUR, source: shop_leaflet }\n  - { on: 2026-02-20, item: slow_pot, price: 17.50 EUR, source: shop_leaflet }\n' | diff content/data/shop.yaml -
}
it "the first prices of a site, into a file that the map names" first

elsewhere() {
	start || return
	printf 'sku,price\nK-200,3\n' > list.csv
	cd .. && "$rigbook" import site/list.csv --map site/map.yaml --dir site --on 2026-02-20 2> "$temp/err"
	cat "$temp/err"
	grep -q "^$(realpath "$temp")/site/list.csv:2:7: error: steel_one jumps" "$temp/err"
}
it "another folder's site, with the file under its own name" elsewhere

# --- the ways in which it goes wrong -------------------------------------------------------------

it "empty" refuses 'the table is empty' ''
it "nothing but a header" refuses 'there are no rows in it' 'sku,price\n'
it "nothing but blank lines" refuses 'the table is empty' '\n\n\n'
it "cut off within a row" refuses 'the file may have been cut off' 'sku,price\nK-200,35\nK-100'
it "cut off within quotes" refuses 'the quote that opens here is not closed' 'sku,price\nK-200,35\nK-100,"17.'
it "cut off behind a row: a series has vanished" refuses 'slow_pot, which shop_leaflet had, is not in it any more' 'sku,price\nK-200,35\n'
it "a page of HTML" refuses 'a page of HTML or XML' '<!DOCTYPE html>\n<html><body>502 Bad Gateway</body></html>\n'
it "a page of HTML behind blank lines" refuses 'a page of HTML or XML' '\n  <html>\n'
it "an error in XML" refuses 'a page of HTML or XML' '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>'
it "an error in a line of words" refuses 'there is no column “sku”' 'Rate limit exceeded\n'
it "a column renamed" refuses 'there is no column “price”: the header may have changed' 'sku,prices\nK-200,35\nK-100,17.50\n'
it "the header gone" refuses 'there is no column “sku”' 'K-200,35\nK-100,17.50\n'
it "a column twice" refuses 'there is a column “price” already' 'sku,price,price\nK-200,35,36\nK-100,17.50,18\n'
it "semicolons in place of commas" refuses 'separated by semicolons' 'sku;price\nK-200;35\nK-100;17.50\n'
it "a row with a cell too many" refuses 'this row has 3 cells, and the header 2' 'sku,price\nK-200,35,00\nK-100,17.50\n'
it "a decimal comma" refuses 'is not a number as the map says' 'sku,price\nK-200,"35,00"\nK-100,"17,50"\n'
it "a decimal point where there was a comma" refuses 'is not a number as the map says' 'sku;price\nK-200;35.00\nK-100;17.50\n' 'separator: ";"' 'decimal: ","'
it "commas between thousands" refuses 'is not a number as the map says' 'sku,price\nK-200,"1,035.00"\nK-100,17.50\n'
it "cents" refuses 'steel_one jumps from 39 EUR to 3500 EUR' 'sku,price\nK-200,3500\nK-100,1750\n'
it "a hundredth" refuses 'slow_pot jumps from 18 EUR to 0.1750 EUR' 'sku,price\nK-200,0.35\nK-100,0.1750\n'
it "two prices exchanged" refuses 'slow_pot jumps from 18 EUR to 46 EUR' 'sku,price\nK-200,17.50\nK-100,46\n'
it "nothing for a price" refuses 'Price of steel_one is nothing: 0 EUR' 'sku,price\nK-200,0\nK-100,17.50\n'
it "less than nothing" refuses 'Price cannot be below zero' 'sku,price\nK-200,-35\nK-100,17.50\n'
it "no price" refuses 'there is no price in this row' 'sku,price\nK-200,\nK-100,17.50\n'
it "words for a price" refuses 'is not a number as the map says' 'sku,price\nK-200,sold out\nK-100,17.50\n'
it "a formula's error of a spreadsheet" refuses 'is not a number as the map says' 'sku,price\nK-200,#N/A\nK-100,17.50\n'
it "a sign of a currency within the number" refuses 'is not a number as the map says' 'sku,price\nK-200,$35\nK-100,17.50\n'
it "a number in a notation of computers" refuses 'is not a number as the map says' 'sku,price\nK-200,3.5e1\nK-100,17.50\n'
it "money with three decimals" refuses 'money with three decimals' 'sku,price\nK-200,35.000\nK-100,17.500\n'
it "something of which nobody knows" refuses 'there is no thing “K-300”' 'sku,price\nK-200,35\nK-100,17.50\nK-300,9\n'
it "a mistyped id, with the near one" refuses 'did you mean “K-200”?' 'sku,price\nK-20O,35\nK-100,17.50\n'
it "a row without an id" refuses 'does not say what it is of' 'sku,price\n,35\nK-200,35\nK-100,17.50\n'
it "one of them twice" refuses 'steel_one is in the file twice' 'sku,price\nK-200,35\nK-100,17.50\nK-200,36\n'
it "the same row twice" refuses 'steel_one is in the file twice' 'sku,price\nK-200,35\nK-200,35\nK-100,17.50\n'
it "a NUL byte" refuses 'a NUL byte' 'sku,price\nK-200,35\nK-100,17\0000\n'
it "the file of an old Mac" refuses 'a lone carriage return' 'sku,price\rK-200,35\rK-100,17.50\r'
it "UTF-16" refuses 'this is UTF-16' '\377\376s\000k\000u\000'
it "Windows-1252" refuses 'is not UTF-8' 'sku,price,name\nK-200,35,Stahl f\374r\nK-100,17.50,x\n'
it "text that was garbled" refuses 'garbled text' 'sku,price,name\nK-200,35,f\303\203\302\274r\nK-100,17.50,x\n'
it "a quote within a cell" refuses 'a quote within a cell' 'sku,price,name\nK-200,35,15" pot\nK-100,17.50,x\n'
it "something that is no table at all" refuses 'there is no column' '%%PDF-1.7\n1 0 obj\n'

other_currency() {
	start || return
	sed -i 's/^  L: /  USD: { base: money, symbol: "$" }\n  L: /' content/data/kinds.yaml
	sed -i 's/column: price, unit: EUR/column: price, unit: { column: currency }/' map.yaml
	sums > "$temp/before"
	printf "$1" > list.csv
	wrong list.csv "$2"
}
it "another currency than before" other_currency 'sku,price,currency\nK-200,35,USD\nK-100,17.50,EUR\n' 'steel_one is in another currency than before: 35 USD'
it "a currency that the site does not declare" other_currency 'sku,price,currency\nK-200,35,GBP\nK-100,17.50,EUR\n' 'GBP'
it "no currency" other_currency 'sku,price,currency\nK-200,35,\nK-100,17.50,EUR\n' 'there is no unit in this row'
it "a column of currencies that is gone" other_currency 'sku,price\nK-200,35\nK-100,17.50\n' 'there is no column “currency”'

of_day() {
	start || return
	printf '  on: day\n' >> map.yaml
	printf "$1" > list.csv
	wrong list.csv "$2"
}
it "a day that has yet to come" of_day 'sku,price,day\nK-200,35,2999-01-01\nK-100,17.50,2026-02-20\n' '2999-01-01 has yet to come'
it "a day behind the site's own" of_day 'sku,price,day\nK-200,35,2026-03-02\nK-100,17.50,2026-02-20\n' 'the site is as of 2026-03-01'
it "a day written otherwise" of_day 'sku,price,day\nK-200,35,20.02.2026\nK-100,17.50,2026-02-20\n' 'is not a day written YYYY-MM-DD'
it "an old file from a cache" of_day 'sku,price,day\nK-200,40,2026-01-10\nK-100,17.50,2026-02-20\n' 'steel_one was observed later than 2026-01-10 already'
it "another value on the same day" of_day 'sku,price,day\nK-200,40,2026-02-10\nK-100,18,2026-02-10\n' 'steel_one has another value on that day already: 39 EUR'

declared() {
	start || return
	sed -i "s/from: prices, stale/from: prices, $1, stale/" content/data/kinds.yaml
	sums > "$temp/before"
	printf 'sku,price\nK-200,60\nK-100,17.50\n' > list.csv
	wrong list.csv "$2"
}
it "a jump beyond what its attribute declares" declared 'jump: 1.5' 'steel_one jumps from 39 EUR to 60 EUR, 1.54 times as much'
it "more than the most that its attribute may be" declared 'max: 50 EUR' 'Price is 50 EUR at the most'
it "less than the least" declared 'min: 17.60 EUR' 'Price is 17.60 EUR at the least'

it "JSON: empty" refuses_json 'the file is empty' ''
it "JSON: an empty list" refuses_json 'there are no rows in it' '[]'
it "JSON: cut off" refuses_json 'the file may have been cut off' '[{"sku": "K-200", "price": 35}, {"sku": "K-1'
it "JSON: an error in place of the list" refuses_json 'not the list of rows' '{"error": "quota exceeded"}'
it "JSON: the list elsewhere" refuses_json 'not the list of rows' '{"items": []}' 'rows: data.items'
it "JSON: a page of HTML" refuses_json 'a page of HTML or XML' '<html>'
it "JSON: words" refuses_json 'this is not JSON' 'Too many requests'
it "JSON: a key renamed" refuses_json 'this row has no “price”' '[{"sku": "K-200", "amount": 35}, {"sku": "K-100", "price": 17.5}]'
it "JSON: null for a price" refuses_json 'there is no price in this row' '[{"sku": "K-200", "price": null}, {"sku": "K-100", "price": 17.5}]'
it "JSON: an object for a price" refuses_json 'is a mapping, not a single value' '[{"sku": "K-200", "price": {"amount": 35}}, {"sku": "K-100", "price": 17.5}]'
it "JSON: a key twice" refuses_json 'key-duplicate' '[{"sku": "K-200", "price": 35, "price": 36}, {"sku": "K-100", "price": 17.5}]'
it "JSON: texts without quotes" refuses_json 'this is not JSON' '[{"sku": K-200, "price": 35}, {"sku": "K-100", "price": 17.5}]'
it "JSON: a list of numbers" refuses_json 'a row is an object' '[35, 17.5]'
it "JSON: something behind the end" refuses_json 'something stands behind its end' '[{"sku": "K-200", "price": 35}, {"sku": "K-100", "price": 17.5}]} x'

# bytes WORDS BYTES [N]: a file of bytes that no text should hold, the bytes N times.
bytes() {
	start || return
	printf '[{"sku": "' > list.json
	awk -v bytes="$2" -v times="${3:-1}" 'BEGIN { for (i = 0; i < times; i++) printf "%s", bytes }' > "$temp/bytes" && printf "$(cat "$temp/bytes")" >> list.json
	printf '", "price": 35}]' >> list.json
	wrong list.json "$1"
}
many_rows() {
	start || return
	awk -v rows="$1" 'BEGIN { printf "["; for (i = 0; i < rows; i++) printf "{\"sku\":\"K-200\",\"price\":35},\n"; print "{\"sku\":\"K-100\",\"price\":17.5}]" }' > list.json
	wrong list.json "$2"
}
it "JSON: a byte order mark, and an exponent" takes_json 'price: 35 EUR' "$(printf '\357\273\277')"'[{"sku": "K-200", "price": 3.5e1}, {"sku": "K-100", "price": 1750e-2}]'
it "JSON: a byte that is no UTF-8" bytes 'list.json:1:11: error: byte 0xFF is not UTF-8' '\\377'
it "JSON: a slash in two bytes" bytes 'list.json:1:11: error: byte 0xC0 is not UTF-8' '\\300\\257'
it "JSON: half a character in UTF-8" bytes 'list.json:1:11: error: byte 0xED is not UTF-8' '\\355\\240\\200'
it "JSON: a NUL byte" bytes 'list.json:1:11: error: this is not JSON: the control character U+0000 stands in a text' '\\000'
it "JSON: a text that fills a shelf" bytes 'list.json:1:11: error: there is no thing' x 100000
it "JSON: more rows than are imported at once" many_rows 10000 'it has 10001 rows, and at most 10000 are imported at once'
it "JSON: more rows than any file holds" many_rows 1000000 'the file is larger than'

# --- things ----------------------------------------------------------------------------------------

# things [FILE SED]...: the small site with a map for lists of its kettles; then files of it are edited.
things() {
	rm -rf "$temp/site"
	"$rigbook" new "$temp/site" > "$temp/new" && cd "$temp/site" || return
	sed -i 's/~390 s /390 s  /' content/data/kettles.yaml
	cat > map.yaml <<-'END'
		source: kitchen_test
		kind: kettle
		fields:
		  id: { column: sku, words: { K-200: steel_one, K-100: slow_pot, K-300: glass } }
		  name: model
		  power: { column: watts, unit: W }
		  boiling: { column: seconds, unit: s }
	END
	while [ $# -gt 1 ]; do
		sed -i "$2" "$1" || return
		shift 2
	done
	sums > "$temp/before"
}

# True if these lines stand beneath each other in what was printed or in the data.
holds() {
	printf -- "$1" | tr '\n' '\001' > "$temp/wanted"
	cat "$temp/out" content/data/*.yaml | tr '\n' '\001' > "$temp/all"
	grep -qaF -f "$temp/wanted" "$temp/all"
}

# takes_things LINES TEXT [FILE SED]...: the list is imported, and the lines are printed or written.
takes_things() {
	wanted=$1 text=$2
	shift 2
	things "$@" || return
	printf "$text" > list.csv
	import list.csv
	status=$?
	cat "$temp/out" "$temp/err" content/data/kettles.yaml
	[ $status -eq 0 ] && ! [ -s "$temp/err" ] && "$rigbook" check && holds "$wanted"
}

# refuses_things WORDS TEXT [FILE SED]...
refuses_things() {
	words=$1 text=$2
	shift 2
	things "$@" || return
	printf "$text" > list.csv
	wrong list.csv "$words"
}

data=content/data/kettles.yaml kinds=content/data/kinds.yaml
head='sku,model,watts,seconds\n'
same="${head}K-200,Steel One,2200,160\nK-100,Slow Pot,1000,390\n"
new='K-300,Glass One,1800,200\n'
more="${head}K-200,Steel One,2100,160\nK-100,Slow Pot,1000,390\n"
wide='sku,model,watts,seconds,size\nK-200,Steel One,2200,160,\nK-100,Slow Pot,1000,390,\nK-300,Glass One,1800,200'

it "a new thing stands behind those of its kind" takes_things '      - { value: 10 year, source: shop_leaflet }\n  glass:\n    name: Glass One\n    source: kitchen_test\n    power: 1800 W\n    boiling: 200 s\n\ntariff:' "$same$new"
it "it is told, and what it moves" takes_things '- `glass`: Glass One\n\n**What changed:** 2 facts' "$same$new"
it "a day that the map tells stands with its facts" takes_things '    power: { value: 1800 W, on: 2026-02-19 }\n    boiling: { value: 200 s, on: 2026-02-19 }' "$same$new" map.yaml '$a\  on: { value: 2026-02-19 }'
it "a name that YAML would take for something else" takes_things '    name: "Glass: \\"One\\", #2"' "${same}K-300,\"Glass: \"\"One\"\", #2\",1800,200\n"
it "a price that nobody knows yet" takes_things '    price: unknown\n' "$same$new" map.yaml '$a\  price: { value: unknown }'
it "an empty cell of what need not be said" takes_things '    power: 1800 W\n    boiling: 200 s\n\ntariff:' "$wide,\n" map.yaml '$a\  cord: { column: size, unit: m }' $kinds '0,/^    figures:/s//      cord: m\n&/'
it "a cell of what need not be said" takes_things '    cord: 5 m\n\ntariff:' "$wide,5\n" map.yaml '$a\  cord: { column: size, unit: m }' $kinds '0,/^    figures:/s//      cord: m\n&/'
it "words for what is no number" takes_things '    power: unknown\n' "${same}K-300,Glass One,n/a,200\n" map.yaml 's/unit: W/unit: W, words: { n\/a: unknown }/'
it "ids that are made" takes_things '  glass_one_1_7:\n    name: Glass' "${head}Steel One,Steel One,2200,160\n slow pot!,Slow Pot,1000,390\nGlass ONE - 1.7,Glass,1800,200\n" map.yaml 's/ id: .*/ id: { column: sku, made: true }/'
it "a change that the map allows, in its place" takes_things '    power: 2100 W\n    volume: 1.7 L' "$more" map.yaml '$achange: power'
it "a change is told" takes_things '| steel\\_one | power | 2200 W | 2100 W |' "$more" map.yaml '$achange: [power, boiling]'
it "a change of a value that has a source and a day" takes_things '    power: { value: 2100 W, source: kitchen_test, on: 2026-03-01, note: Ours. }' "$more" map.yaml '$achange: power' $data 's/power: 2200 W/power: { value: 2200 W, source: kitchen_test, on: 2026-01-02, note: Ours. }/'
it "a change of a value in several lines" takes_things "    power:\n      on: 2026-02-19\n      value: 2100 W\n      note: Ours.\n" "$more" map.yaml '$achange: power' map.yaml '/boiling/a\  on: { value: 2026-02-19 }' $data 's/power: 2200 W/power:\n      value: "2200 W"\n      note: Ours./'
it "a change of one of several values" takes_things "    power: [ { value: 2100 W }, { value: 2000 W, source: shop_leaflet } ]" "$more" map.yaml '$achange: power' $data 's/power: 2200 W/power: [ { value: 2200 W }, { value: 2000 W, source: shop_leaflet } ]/'
it "a change of a thing between braces" takes_things "  steel_one: { name: Steel One, source: kitchen_test, boiling: 160 s, lifespan: 8 year, power: 2100 W }" "$more" map.yaml '$achange: power' $data '/^  steel_one/,/lifespan/c\  steel_one: { name: Steel One, source: kitchen_test, boiling: 160 s, lifespan: 8 year }' $kinds 's/better: more, required: true/better: more/'
it "another name" takes_things '  steel_one:\n    name: Steel 1\n' "${head}K-200,Steel 1,2200,160\nK-100,Slow Pot,1000,390\n" map.yaml '$achange: name'
it "what another source says stays, and is told" takes_things '| slow\\_pot | lifespan | 8 year | 9 year |' "$same" map.yaml '$a\  lifespan: { value: 9 year }' map.yaml s/kitchen_test/utility_bill/
it "what is gone, if the map says so" takes_things '0 new things from Our own kitchen test; 1 recorded already.\n' "${head}K-200,Steel One,2200,160\n" map.yaml '$agone: slow_pot'
it "what is no longer in use is not missed" takes_things '0 new things from Our own kitchen test; 1 recorded already.\n' "${head}K-200,Steel One,2200,160\n" $data 's/name: Slow Pot/&\n    retired: 2026-02-01/'
it "rows of things that are not wanted" takes_things '0 new things from Our own kitchen test; 2 recorded already; 1 skipped.\n' "$same$new" map.yaml '$askip: K-300'
it "the same in another unit is no change" takes_things '0 new things from Our own kitchen test; 2 recorded already.\n' "${head}K-200,Steel One,2.2,160\nK-100,Slow Pot,1,390\n" map.yaml 's/unit: W/unit: kW/'
it "the first things of a kind" takes_things '\nkettle:\n  glass:\n    name: Glass One\n' "$head$new" $data '/^kettle:/,/^$/d; /^prices/,/^$/d; /^claims/,/^$/d' content/index.md '1,$d; 1i# Home' content/kettles/index.md '1,$d;1i# Kettles'
it "into a file that the map names" takes_things '2026-01-15 }\n' "$same$new" map.yaml '1ifile: content/data/new.yaml'

crlf() {
	things && sed -i 's/$/\r/' $data && printf "$same$new" > list.csv && import list.csv
	cat "$temp/out" "$temp/err" $data
	[ "$(grep -c . $data)" -eq "$(grep -c "$(printf '\r')$" $data)" ] && grep -q 'name: Glass One' $data
}
it "lines end as they do in the file" crlf

things_again() {
	things && printf "$same$new" > list.csv && import list.csv && sums > "$temp/before" && import list.csv
	cat "$temp/out" "$temp/err"
	sums | diff "$temp/before" - && grep -qF '0 new things from Our own kitchen test; 3 recorded already.' "$temp/out"
}
it "the same things again write nothing" things_again

elsewhere_things() {
	things && sed -i 's/^source/file: content\/data\/glass.yaml\n&/' map.yaml && printf "$same$new" > list.csv && import list.csv
	cat "$temp/out" "$temp/err" content/data/glass.yaml
	printf 'kettle:\n  glass:\n    name: Glass One\n    source: kitchen_test\n    power: 1800 W\n    boiling: 200 s\n' | diff content/data/glass.yaml -
}
it "a file that is new" elsewhere_things

json_things() {
	things && printf '[{"sku": "K-200", "model": "Steel One", "watts": 2200, "seconds": 160}, {"sku": "K-100", "model": "Slow Pot", "watts": 1000, "seconds": 390},\n{"sku": "K-300", "model": "Glass \\u00dcber", "watts": %s, "seconds": 200}]' "$1" > list.json
}
from_json() { json_things 1800 && import list.json && cat $data && grep -qF 'name: Glass Über' $data; }
null_json() { json_things null && wrong list.json 'there is no power in this row'; }
it "things from JSON" from_json
it "things from JSON: null for what is required" null_json

it "things: nothing but a header" refuses_things 'there are no rows in it' "$head"
it "things: cut off within a row" refuses_things 'the file may have been cut off' "${head}K-200,Steel One,2200,160\nK-100,Slow"
it "things: cut off behind a row" refuses_things 'slow_pot, which kitchen_test had, is not in it any more' "${head}K-200,Steel One,2200,160\n"
it "things: a page of HTML" refuses_things 'a page of HTML or XML' '<!DOCTYPE html>\n'
it "things: a column renamed" refuses_things 'there is no column “watts”: the header may have changed' 'sku,model,watt,seconds\nK-200,Steel One,2200,160\n'
it "things: a decimal comma" refuses_things 'is not a number as the map says' "${same}K-300,Glass,\"1800,5\",200\n"
it "things: garbled text" refuses_things 'garbled text' "${same}K-300,Gl\303\203\302\244ser,1800,200\n"
it "things: a byte that is no UTF-8" refuses_things 'is not UTF-8' "${same}K-300,Gl\344ser,1800,200\n"
it "things: one twice" refuses_things 'glass is in the file twice' "$same${new}K-300,Glass Two,1900,200\n"
it "things: two that are made into one id" refuses_things 'glass_one is in the file twice' "${head}Steel One,Steel One,2200,160\nSlow Pot,Slow Pot,1000,390\nGlass One,Glass,1800,200\nglass-one,Glass,1800,200\n" map.yaml 's/ id: .*/ id: { column: sku, made: true }/'
it "things: no id" refuses_things 'does not say what it is of' "$same,Glass One,1800,200\n"
it "things: what is no id" refuses_things 'words: { K-400: k_400 }, or made: true' "${same}K-400,Glass Two,1800,200\n"
it "things: what cannot be made into one" refuses_things '“400” is not an id' "${head}Steel One,Steel One,2200,160\nSlow Pot,Slow Pot,1000,390\n400,Glass,1800,200\n" map.yaml 's/ id: .*/ id: { column: sku, made: true }/'
it "things: a word of formulas for an id" refuses_things '“if” is not an id' "${same}if,Glass One,1800,200\n"
it "things: the id of something else" refuses_things 'grid is a tariff, and the map is for kettle' "${same}grid,Glass One,1800,200\n"
it "things: the id of a source" refuses_things 'the file would not say what it should' "${same}shop_leaflet,Glass One,1800,200\n"
it "things: an id that changed a little" refuses_things 'did you mean “slow_pot”?' "${head}K-200,Steel One,2200,160\nslowpot,Slow Pot,1000,390\n"
it "things: no name" refuses_things 'there is no name in this row' "${same}K-300,,1800,200\n"
it "things: the name of one that had one is gone" refuses_things 'there is no name in this row' "${head}K-200,,2200,160\nK-100,Slow Pot,1000,390\n"
it "things: what is required is not said" refuses_things 'there is no power in this row' "${same}K-300,Glass One,,200\n"
it "things: what is required has no column" refuses_things '“boiling”' "$same$new" map.yaml '/boiling/d'
it "things: a value that was there is gone" refuses_things 'there is no power in this row' "${head}K-200,Steel One,,160\nK-100,Slow Pot,1000,390\n"
it "things: a change that the map does not allow" refuses_things 'say so in the map: change: [power]' "$more"
it "things: another name that the map does not allow" refuses_things 'say so in the map: change: [name]' "${head}K-200,Steel 1,2200,160\nK-100,Slow Pot,1000,390\n"
it "things: what the data has not said, and the map does not allow" refuses_things 'of steel_one nobody has said lifespan yet' "$same" map.yaml '$a\  lifespan: { value: 5 year }' $data '/lifespan: 6/d'
it "things: a jump" refuses_things 'power of steel_one jumps: from 2200 W to 22000 W' "${head}K-200,Steel One,22000,160\nK-100,Slow Pot,1000,390\n" map.yaml '$achange: power'
it "things: kilowatts for watts" refuses_things 'power of steel_one jumps: from 2200 W to 2.2 W' "${head}K-200,Steel One,2.2,160\nK-100,Slow Pot,1.0,390\n" map.yaml '$achange: power'
it "things: a unit that does not fit" refuses_things 'Power is in W, which s does not convert to' "$same" map.yaml 's/unit: W/unit: s/'
it "things: less than nothing" refuses_things 'Power cannot be below zero' "${same}K-300,Glass One,-1800,200\n"
it "things: more than the most" refuses_things 'Power is 3 kW at the most' "${same}K-300,Glass One,3800,200\n" $kinds 's/unit: W, better/unit: W, max: 3 kW, better/'
it "things: less than the least" refuses_things 'Power is 100 W at the least' "${same}K-300,Glass One,18,200\n" $kinds 's/unit: W, better/unit: W, min: 100 W, better/'
it "things: a word that is none of those" refuses_things 'did you mean “steel”?' "$wide,steal\n" map.yaml '$a\  body: size' $kinds 's/^    figures:/      body: { one_of: [steel, glass] }\n&/'
it "things: a thing that is none" refuses_things 'did you mean “grid”?' "$wide,gird\n" map.yaml '$a\  body: size' $kinds '0,/^    figures:/s//      body: { type: tariff }\n&/'
it "things: a truth that is none" refuses_things 'is true or false, not “yes”' "$wide,yes\n" map.yaml '$a\  body: size' $kinds '0,/^    figures:/s//      body: { type: truth }\n&/'
it "things: a day that has yet to come" refuses_things '2999-01-01 has yet to come' "$wide,\n" map.yaml '$a\  on: { value: 2999-01-01 }'
it "things: an older list" refuses_things 'was stated later than 2026-01-01 already' "$more" map.yaml '$a\  on: { value: 2026-01-01 }\nchange: power' $data 's/power: 2200 W/power: { value: 2200 W, on: 2026-02-01 }/'
it "things: another currency than before" refuses_things 'deposit of steel_one is in another currency than before' "$wide,2\n" map.yaml '$a\  deposit: { value: 5, unit: USD }\nchange: deposit' $kinds '0,/^    figures:/s//      deposit: money\n&/; s/^  L: /  USD: { base: money, symbol: "$" }\n  L: /' $data 's/    power: 2200 W/&\n    deposit: 5 EUR/'
it "things: a table, which is not changed" refuses_things 'stands in a table, which is not changed' "${head}K-200,Steel One,2200,160\nK-100,Slow Pot,1000,390\nstone,Stone,1200,100\n" map.yaml '$achange: power' $kinds 's/^    page: kettles.*/&\n    from: kettles.csv/' content/site.yaml '1w content/data/kettles.csv' content/data/kettles.csv '1cid,name,source,power,boiling\nstone,Stone,kitchen_test,1100 W,100 s'
it "things: things between braces" refuses_things 'things between braces cannot be added to' "$same$new" $data '/^kettle:/,/^$/c\kettle: { steel_one: { name: Steel One, source: kitchen_test, power: 2200 W, boiling: 160 s, lifespan: 6 year }, slow_pot: { name: Slow Pot, source: kitchen_test, power: 1000 W, boiling: 390 s, lifespan: 8 year } }'
it "things: a value that stands for others, too" refuses_things 'the file would not say what it should' "$more" map.yaml '$achange: power' $data 's/power: 2200 W/power: \&strong 2200 W/; s/power: 1000 W/power: *strong/'

# two_files LIST-LINES: the pot stands in a file of its own, and both may change.
two_files() {
	things map.yaml '$achange: power' $data '/^  slow_pot/,/10 year/d' || return
	printf 'kettle:\n  slow_pot: { name: Slow Pot, source: kitchen_test, power: 1000 W, boiling: 390 s, lifespan: 8 year }\n' > content/data/pots.yaml
	printf "$1" > list.csv
	sums > "$temp/before"
}
both="${head}K-200,Steel One,2100,160\nK-100,Slow Pot,1100,390\n"
in_two_files() {
	two_files "$both$new" && import list.csv && cat "$temp/out" content/data/*.yaml || return
	grep -q 'power: 2100 W' $data && grep -q 'power: 1100 W' content/data/pots.yaml && grep -q '^  glass:' "$1"
}
in_a_named_file() {
	two_files "$both$new" && sed -i '1ifile: content/data/glass.yaml' map.yaml && import list.csv && cat "$temp/out" content/data/*.yaml
	grep -q 'power: 2100 W' $data && grep -q 'power: 1100 W' content/data/pots.yaml && grep -q '^  glass:' content/data/glass.yaml
}
half_of_it() {
	two_files "$both" && import list.csv && sums > "$temp/after" && sed -i 's/power: 1100 W/power: 1000 W/' content/data/pots.yaml && import list.csv
	cat "$temp/out"
	sums | diff "$temp/after" - && grep -qF '1 changed; 1 recorded already' "$temp/out"
}
it "what changes stands in two files, and a new thing behind the last of its kind" in_two_files content/data/pots.yaml
it "a new thing goes into the file that the map names, whatever else changes" in_a_named_file
it "what was stopped between two files goes on where it was" half_of_it

it "a map of things without a kind" refuses_things 'a map of things needs “kind”' "$same" map.yaml /^kind/d
it "a map of things with a list" refuses_things 'is a list, which a cell cannot hold' "$same" map.yaml '$a\  parts: { value: x }' $kinds '0,/^    figures:/s//      parts: { list: text }\n&/'
it "a map of things with what is observed" refuses_things 'price is observed: another map records it' "$same" map.yaml '$a\  price: watts'
it "a map of things with a field that is none" refuses_things 'unknown key “pover”' "$same" map.yaml s/power/pover/
it "a map of things that lets nothing of its change" refuses_things '“change” lists “powr”, which is none of the fields' "$same" map.yaml '$achange: powr'
it "a map of things and of observations" refuses_things 'unknown key “id”' "$same" map.yaml '$a\  item: sku'

# --- the map ---------------------------------------------------------------------------------------

map_is() {
	start || return
	printf '%s\n' "$1" > map.yaml
	printf "$good" > list.csv
	wrong list.csv "$2"
}
it "a map without fields" map_is 'source: shop_leaflet' 'a map needs “fields”'
it "a map without a source" map_is 'fields: { item: sku, price: price }' 'a map needs a source'
it "a source that is none" map_is '{ source: shop_leaflat, fields: { item: sku, price: price } }' 'did you mean “shop_leaflet”?'
it "a field that is none" map_is '{ source: shop_leaflet, fields: { item: sku, prize: price } }' 'unknown key “prize”'
it "a key of the map that is none" map_is '{ source: shop_leaflet, feilds: {}, fields: { item: sku, price: price } }' 'unknown key “feilds”'
it "a kind that is none" map_is '{ source: shop_leaflet, kind: kettel, fields: { item: sku, price: price } }' 'there is no kind “kettel”'
it "a map without items" map_is '{ source: shop_leaflet, fields: { price: price } }' '“fields” needs “item”'
it "a data file outside of the data" map_is '{ source: shop_leaflet, file: ../x.yaml, fields: { item: sku, price: price } }' '“file” is one of the data'
it "two signs that are one" map_is '{ source: shop_leaflet, decimal: ",", thousands: ",", fields: { item: sku, price: price } }' 'are the same sign'

late() {
	start || return
	printf "$good" > list.csv
	import list.csv
	status=$?
	cat "$temp/err"
	[ $status -eq 1 ] && sums | diff "$temp/before" - && grep -qF 'the site is as of 2026-03-01, and what is imported is of' "$temp/err"
}
it "today, where the site is of another day" late

echo "[==========] $((passed + $(printf '%s' "$failures" | grep -c .))) test(s) run."
echo "[  PASSED  ] $passed test(s)."
[ -n "$failures" ] || exit 0
echo "[  FAILED  ] $(printf '%s' "$failures" | grep -c .) test(s), listed below:"
printf '%s' "$failures" | sed 's/^/[  FAILED  ] /'
exit 1
