#!/bin/sh
# browser.sh - prints which browser of Chromium's family can be driven here; fails if there is none. CHROMIUM=… says it.
#
# A snap is none: it does not see the folders it is given, and Ubuntu's chromium-browser may be but a pointer to one.
set -u
[ -z "${CHROMIUM-}" ] || { echo "$CHROMIUM"; exit; }
for name in chromium google-chrome chromium-browser; do
	version=$("$name" --version 2> /dev/null) || continue
	case $version in
	*snap*) ;;
	*) command -v "$name" && exit ;;
	esac
done
exit 1
