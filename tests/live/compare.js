// compare.js ORACLE SITE OUT COUNT SEED [WRONG] - asks every live page of the site built in OUT under COUNT random values
// of its inputs, and with each of them mistyped in all ways, once the engine of the page and once the program's own
// (oracle.c), and says where an answer differs: a text, an exact value, a mark, a best cell, an order, a guard, or the
// message for a value that cannot be, or a shape of a drawing. With WRONG, "text", "x" or "curve", a digit of such in an answer is changed, and the comparison must find it.
'use strict';
const { spawn } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');
const readline = require('readline');
const { load, start } = require('./engine.js');
const { live } = require('./pages.js');

const [oracle, site, out, count, seed, wrong] = process.argv.slice(2);
let state = BigInt(seed) * 2n + 1n;
const chance = (below) => {
	state = (state * 6364136223846793005n + 1442695040888963407n) & ((1n << 64n) - 1n);
	return Number((state >> 33n) % BigInt(below));
};
const pick = (list) => list[chance(list.length)];

// A number of the range in decimals: its ends, a step, or something between the steps.
const number = ({ low, high, step }) => {
	const places = (text) => (text.split('.')[1] || '').length;
	const most = Math.max(places(low), places(high), places(step)) + 2;
	const whole = (text) => BigInt(text.replace('.', '')) * 10n ** BigInt(most - places(text));
	const width = whole(high) - whole(low), steps = width / whole(step);
	const value = [whole(low), whole(high), whole(low) + whole(step) * BigInt(chance(Number(steps) + 1)), whole(low) + BigInt(chance(1e9)) * width / 1000000000n][Math.min(chance(6), 3)];
	const text = String(value < 0n ? -value : value).padStart(most + 1, '0');
	return (value < 0n ? '-' : '') + (most === 0 ? text : `${text.slice(0, -most)}.${text.slice(-most)}`.replace(/\.?0+$/, ''));
};
const oddities = ['', 'x', '-1', '1e99', '1,5', 'none', '0', '999999999999', '5 parsec', 'unknown', '1..2'];
const value = (control) => {
	if (chance(25) === 0)
		return pick(oddities);
	if (control.values)
		return pick(control.values);
	const text = number(control);
	return chance(4) === 0 || control.unit === '' ? text : `${text} ${control.unit}`;
};
// What nobody should type, in each control of the page once.
const mistaken = (page) => page.controls.flatMap((control) => oddities.map((text) => [`${control.id}=${text}`]));
const settings = (page) => {
	const some = page.controls.filter(() => chance(page.controls.length) < 3);
	return (some.length > 0 ? some : [pick(page.controls)]).map((control) => `${control.id}=${value(control)}`);
};

const temp = fs.mkdtempSync(path.join(os.tmpdir(), 'live-'));
const child = spawn(oracle, [site], { stdio: ['pipe', 'pipe', 'inherit'] });
const lines = readline.createInterface({ input: child.stdout })[Symbol.asyncIterator]();
const native = async (set) => {
	child.stdin.write(`ask ${set.join('\t')}\n`);
	const { value: line, done } = await lines.next();
	if (done)
		throw new Error('the oracle ended');
	return line;
};
// The page is told what changed, and keeps the rest.
const inPage = (call, set, shown) => {
	call('begin');
	const refused = set.map((text) => call('set', text)).filter((message) => message !== '');
	for (const answer of JSON.parse(call('answers')))
		shown[answer.n] = answer;
	return `${JSON.stringify(refused)}\t${JSON.stringify(shown)}`;
};
const split = (line) => {
	const at = line.indexOf('\t');
	return [JSON.parse(line.slice(0, at)), JSON.parse(line.slice(at + 1))];
};
const difference = (one, other) => {
	const [said, answers] = split(one), [expected, wanted] = split(other);
	if (JSON.stringify(said) !== JSON.stringify(expected))
		return `says ${JSON.stringify(said)}, not ${JSON.stringify(expected)}`;
	const at = wanted.findIndex((answer, i) => JSON.stringify(answer) !== JSON.stringify(answers[i]));
	return at < 0 && answers.length === wanted.length ? null : `answers\n  ${JSON.stringify(answers[at])}, not\n  ${JSON.stringify(wanted[at])}`;
};

(async () => {
	const loaded = load(out), pages = live(out);
	let differing = 0, elements = 0, asked = 0;
	for (const page of pages) {
		fs.writeFileSync(path.join(temp, 'list'), page.list);
		child.stdin.write(`page ${path.join(temp, 'list')}\n`);
		const call = start(loaded, page.list), shown = [];
		const times = Math.ceil(Number(count) / pages.length);
		const sets = [[], ...Array.from({ length: times - 1 }, () => settings(page)), ...(wrong ? [] : mistaken(page))];
		for (const [i, set] of sets.entries()) {
			const wanted = await native(set);
			if (i === Math.floor(times / 2))
				call('settle'); // as a page does when it has time
			let got = inPage(call, set, shown);
			if (wrong && i === sets.length - 1)
				got = got.replace({ text: /("text":"[^"]*)\d/, curve: /("curve s1","d","M\d*)\d/ }[wrong] || new RegExp(`("${wrong}",\\d*)\\d`), (all, before) => before + (all.endsWith('7') ? '3' : '7'));
			asked++;
			elements += split(wanted)[1].length;
			const found = difference(got, wanted);
			if (found === null)
				continue;
			differing++;
			console.log(`${page.name} under ${set.join(', ') || 'nothing'} ${found}`);
		}
	}
	child.stdin.end();
	fs.rmSync(temp, { recursive: true });
	console.log(`${pages.length} live pages, ${asked} settings, ${elements} elements compared: ${differing} differ`);
	process.exit(pages.length === 0 || differing > 0 ? 1 : 0);
})();
