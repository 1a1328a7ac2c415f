#!/bin/sh
# layout.sh OPTION... - runs clang-format over all C sources. What the layout is, version 14 says, which Debian 12 and Ubuntu 24.04
# have; another one lays out some lines in another way, and so it is not asked.
set -u
cd "$(dirname "$0")/.."
for name in clang-format-14 clang-format; do
	case $("$name" --version 2> /dev/null) in
	*"version 14."*) exec "$name" "$@" $(ls generator/*.c generator/*/*.[ch] tests/*/*.[ch]) ;;
	esac
done
echo "There is no clang-format 14 here: the layout of the sources is left alone"
