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
it "JSON: something behind the end" refuses_json 'yaml-syntax' '[{"sku": "K-200", "price": 35}, {"sku": "K-100", "price": 17.5}]} x'

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
