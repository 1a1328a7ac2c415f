#!/bin/sh
# need.sh SET... - installs what the sets need and this machine lacks, from the system's package manager.
#
# Each row names a set, how to see whether the thing is there, its packages for apt-get, dnf and brew ("-": comes with
# the system, or is not to be had), and why it is needed. Looking takes a few milliseconds and asks no package manager.
# Exit status: 3 if something is not to be had here.
set -eu

rows='
build | command cc                         | gcc libc6-dev                | gcc                      | -          | the C compiler
build | command ar                         | binutils                     | binutils                 | -          | makes libraries
build | command pkg-config                 | pkg-config                   | pkgconf-pkg-config       | pkgconf    | finds libraries
build | package libcmark-gfm               | libcmark-gfm-dev             | pkgconfig(libcmark-gfm)  | cmark-gfm  | reads Markdown as GitHub does
build | header cmark-gfm-core-extensions.h | libcmark-gfm-extensions-dev  | pkgconfig(libcmark-gfm)  | cmark-gfm  | its tables and task lists
build | package yaml-0.1                   | libyaml-dev                  | libyaml-devel            | libyaml    | reads the data files
build | package gmp                        | libgmp-dev                   | gmp-devel                | gmp        | exact numbers
build | package libmicrohttpd              | libmicrohttpd-dev            | libmicrohttpd-devel      | libmicrohttpd | serves the preview
build | command dot                        | graphviz                     | graphviz                 | graphviz   | lays out flowcharts
build | command highlight                  | highlight                    | highlight                | highlight  | highlights code in most languages
engine | command clang                     | clang                        | -                        | -          | compiles the engine that runs in pages
engine | command wasm-ld                   | lld                          | -                        | -          | links it
engine | command wasm-opt                  | binaryen                    | -                        | -          | makes it smaller
engine | command zopfli                    | zopfli                      | -                        | -          | packs it smaller
engine | engine -                          | wasi-libc libclang-rt-dev-wasm32 | -                    | -          | its C library
test  | package cmocka                     | libcmocka-dev                | libcmocka-devel          | cmocka     | runs the unit tests
schema | python jsonschema            | python3-jsonschema           | python3-jsonschema       | -          | holds what schema prints against the standard
schema | python yaml                  | python3-yaml                 | python3-pyyaml           | -          | reads the data files for that
check | command mandoc                     | mandoc                       | mandoc                   | mandoc     | checks the manuals
check | command ctags                      | universal-ctags              | ctags                    | universal-ctags | finds functions that are too long
lint  | command clang                      | clang                        | clang                    | -          | a second opinion on warnings
lint  | command clang-format               | clang-format                 | clang-tools-extra        | clang-format | checks the layout of the sources
lint  | command clang-tidy                 | clang-tidy                   | clang-tools-extra        | llvm       | looks for mistakes
lint  | command cppcheck                   | cppcheck                     | cppcheck                 | cppcheck   | looks for other mistakes
fuzz  | command clang                      | clang                        | clang                    | llvm       | has libFuzzer
fuzz  | runtime fuzzer                     | libclang-rt-dev              | compiler-rt              | llvm       | libFuzzer itself
bench | command hugo                       | hugo                         | hugo                     | hugo       | the peer to measure against
web   | command node                       | nodejs                       | nodejs                   | node       | drives the browser
web   | command npm                        | npm                          | npm                      | node       | fetches the checkers
web   | command java                       | default-jre-headless         | java-latest-openjdk-headless | openjdk | runs the Nu HTML checker
web   | browser Chromium                   | chromium                     | chromium                 | -          | the browser
'

# Ubuntu's chromium is only a pointer to a snap, which containers cannot install; its own clang-format is not the one tools/layout.sh asks.
! grep -qs '^ID=ubuntu' /etc/os-release || rows=$(echo "$rows" | sed '/browser Chromium/s/| chromium /| - /')
! grep -qs '^VERSION_CODENAME=noble' /etc/os-release || rows=$(echo "$rows" | sed '/command clang-format /s/clang-format  *|/clang-format-14 |/g')

here() {
	case $1 in
	command) command -v "$2" ;;
	package) pkg-config --exists "$2" ;;
	engine) [ -n "$("$(dirname "$0")/wasm.sh")" ] ;;
	python) python3 -c "import $2" || /usr/bin/python3 -c "import $2" ;;
	browser) "$(dirname "$0")/../tests/web/browser.sh" ;;
	header) echo "#include <$2>" | cc $(pkg-config --cflags libcmark-gfm) -E -x c - ;;
	runtime) [ -n "$(find "$(clang -print-runtime-dir)" "$(clang -print-resource-dir)" -name "libclang_rt.$2*" -print -quit)" ] ;;
	esac > /dev/null 2>&1
}

if command -v apt-get > /dev/null; then
	manager=apt-get column=3
elif command -v dnf > /dev/null; then
	manager=dnf column=4
elif command -v brew > /dev/null; then
	manager=brew column=5
else
	manager= column=3
fi

packages=
why=
for set; do
	while IFS='|' read -r in look apt dnf brew reason; do
		[ "$(echo $in)" = "$set" ] || continue
		here $look && continue
		case $column in
		3) names=$(echo $apt) ;;
		4) names=$(echo $dnf) ;;
		5) names=$(echo $brew) ;;
		esac
		if [ "$names" = - ]; then
			echo "missing here:$look ($(echo $reason)); no package of $manager is known to have it" >&2
			exit 3
		fi
		packages="$packages $names"
		why="$why$(printf '  %-28s %s' "$names" "$(echo $reason)")
"
	done <<-END
	$rows
	END
done
[ -n "$packages" ] || exit 0

packages=$(printf '%s\n' $packages | awk '!seen[$0]++' | tr '\n' ' ')
printf 'Not here yet, and needed:\n%s' "$why"
if [ -z "$manager" ]; then
	echo "No apt-get, dnf or brew here: please install these yourself (the names are Debian's)." >&2
	exit 1
fi

as_root=
if [ "$manager" != brew ] && [ "$(id -u)" -ne 0 ]; then
	if ! command -v sudo > /dev/null; then
		echo "Not root, and no sudo: as root, run  $manager install $packages" >&2
		exit 1
	fi
	as_root=sudo
fi

echo "Installing: ${as_root:+$as_root }$manager install $packages"
case $manager in
apt-get)
	$as_root apt-get update -q
	$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $packages
	;;
dnf) $as_root dnf install -y $packages ;;
brew) brew install $packages ;;
esac
