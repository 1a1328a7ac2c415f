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
local drafts='--drafts[include drafts]'
local -a strict=('(--werror)--warn[broken links are warnings]' '(--warn)--werror[warnings are mistakes]')
local -a judging=('--base-url[address of the site]:url:' '--jobs[threads]:number:' $as_of $drafts $strict
	'--quiet[print nothing where all is well]')
case $command in
build) _arguments $judging '--out[output folder]:folder:_directories' '1:site:_directories' ;;
check) _arguments $judging '--stale[list what is out of date]' '1:site:_directories' ;;
serve) _arguments $drafts '--port[port]:number:' '--bind[address]:address:' '1:site:_directories' ;;
explain) _arguments $as_of '1:expression:' '2:site:_directories' ;;
diff) _arguments '--dir[site]:folder:_directories' '(--json)--markdown[for a pull request]' '(--markdown)--json[for programs]' '1:date or site:_directories' '2:date or site:_directories' ;;
price) _arguments '--source[where it is from]:source:' '--on[day]:date:' '--seller[who offers it]:name:' \
	'--condition[new unless said]:name:' '--dir[site]:folder:_directories' '1:item:' '2:amount:' '3:unit:' ;;
export) _arguments $as_of $strict '1:site:_directories' ;;
render) _arguments '--partials[where partials are]:folder:_directories' '1:template:_files' '2:data:_files' ;;
new) _arguments '1:folder:_directories' ;;
esac
