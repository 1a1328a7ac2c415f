// test.js - the little that tests of scripts need: compares, and prints the last lines that tests/run.sh sums up.
'use strict';
let passed = 0;
const failed = [];

function same(name, got, want) {
	const a = JSON.stringify(got), b = JSON.stringify(want);
	if (a === b) {
		passed++;
		return;
	}
	failed.push(name);
	console.log(`[  FAILED  ] ${name}\n  got  ${a}\n  want ${b}`);
}

function done() {
	console.log(`[==========] ${passed + failed.length} test(s) run.`);
	console.log(`[  PASSED  ] ${passed} test(s).`);
	if (failed.length > 0)
		console.log(`[  FAILED  ] ${failed.length} test(s)`);
	process.exitCode = failed.length > 0 ? 1 : 0;
}

module.exports = { same, done };
