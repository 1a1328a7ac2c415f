#!/bin/sh
# run_schema.sh RIGBOOK - what `rigbook schema` prints, held against a validator of JSON Schema that others wrote.
#
# Debian's python3-jsonschema and python3-yaml, which only this test needs; without them it is skipped.
set -u
cd "$(dirname "$0")/.."
for python in python3 /usr/bin/python3; do
	if "$python" -c 'import jsonschema, yaml; jsonschema.Draft202012Validator' 2> /dev/null; then
		exec "$python" tests/schema/check.py "$1"
	fi
done
echo "no python3 with jsonschema and yaml here: skipped"
echo "[==========] 0 test(s) run."
echo "[  PASSED  ] 0 test(s)."
