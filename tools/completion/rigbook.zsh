#compdef rigbook
# Completion of rigbook for zsh.

local -a commands=(
	'build:write the site'
	'check:find all mistakes, write nothing'
	'serve:preview, rebuilt and reloaded on every save'
	'explain:derive a figure'
	'diff:what changed between two dates or two sites'
	'price:add a price and see what moves'
	'export:print all data as JSON'
	'schema:print a JSON Schema of the data files'
	'import:record what a fetched file observes'
	'margins:which verdicts turn first'
	'render:render one template'
	'new:write a small site to start from'
)

if ((CURRENT == 2)); then
	_describe 'command' commands
	return
fi
local command=$words[2]
shift words
((CURRENT--))

local as_of='--as-of[look from this day]:date (YYYY-MM-DD):'
	local set='*--set[put a value in place of an input]:INPUT=VALUE:'
local drafts='--drafts[include drafts]'
local -a strict=('(--werror)--warn[broken links are warnings]' '(--warn)--werror[warnings are mistakes]')
local -a judging=('--base-url[address of the site]:url:' '--jobs[threads]:number:' $as_of $set $drafts $strict
	'--quiet[print nothing where all is well]')
case $command in
build) _arguments $judging '--out[output folder]:folder:_directories' '*--adopt[file of others to replace]:file in the output:' '1:site:_directories' ;;
check) _arguments $judging '--stale[list what is out of date]' '--published[list of published files whose addresses must live]:file:_files' '1:site:_directories' ;;
serve) _arguments $drafts '--port[port]:number:' '--bind[address]:address:' '1:site:_directories' ;;
explain) _arguments $as_of $set '1:expression:' '2:site:_directories' ;;
diff) _arguments $set '--dir[site]:folder:_directories' '(--json)--markdown[for a pull request]' '(--markdown)--json[for programs]' '1:date or site:_directories' '2:date or site:_directories' ;;
price) _arguments '--source[where it is from]:source:' '--on[day]:date:' '--seller[who offers it]:name:' \
	'--condition[new unless said]:name:' '--dir[site]:folder:_directories' '1:item:' '2:amount:' '3:unit:' ;;
import) _arguments '--map[what its columns mean]:file:_files' '--on[day]:date:' '--dir[site]:folder:_directories' '1:file:_files' ;;
margins) _arguments $as_of $set '--within[only those this near]:part:' '--json[for programs]' '1:site:_directories' ;;
schema) _arguments '--site[of site.yaml]' '1:site:_directories' ;;
export) _arguments $as_of $set $strict '1:site:_directories' ;;
render) _arguments '--partials[where partials are]:folder:_directories' '1:template:_files' '2:data:_files' ;;
new) _arguments '1:folder:_directories' ;;
esac
