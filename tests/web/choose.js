// choose.js SITE - things side by side of the golden site things-side-by-side in Chromium: from an address, by keyboard, and
// without scripts. Prints what is wrong.
'use strict';
const path = require('path');
const puppeteer = require('puppeteer-core');

const address = `file://${path.resolve(process.argv[2])}/choose/index.html`;
const found = [];

function expect(what, got, want) {
	const a = JSON.stringify(got), b = JSON.stringify(want);
	if (a !== b)
		found.push(`${what}: ${a}, not ${b}`);
}

const table = (tab) => tab.$$eval('.chosen tr', (rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
const until = (tab, columns) => tab.waitForFunction((wanted) => {
	const row = document.querySelector('.chosen tr');
	return (row === null ? 0 : row.cells.length) === wanted;
}, { timeout: 3000 }, columns).catch(() => found.push(`no table of ${columns} columns`));

async function fromAddress(tab) {
	await tab.goto(`${address}?things=p1,h1,none`);
	await until(tab, 3);
	expect('what differs first', await table(tab), [['', 'Pump one', 'Heat pump'], ['Price', '$120', '$100'], ['Colour', 'red', 'unknown'],
		['Quiet', 'yes', 'unknown'], ['Price of the flow', '$48/(m³/h)', '$40/(m³/h)'], ['Flow, *clean* water', '2.5 m³/h', '2.5 m³/h'], ['Noise', '40 Pa', '40 Pa']]
		.filter((row) => !['Colour', 'Quiet'].includes(row[0])));
	expect('what is chosen', await tab.$$eval('select:not(.theme)', (selects) => selects.map((select) => select.value)), ['p1', 'h1', '', '']);
	expect('the caption', await tab.$eval('.chosen caption', (caption) => caption.textContent), 'Pump one and Heat pump: what differs first');
	expect('numbers lead to their derivations', await tab.$eval('.chosen td a', (link) => link.href.endsWith('/figures/p1/#price')), true);
	await tab.click('.chosen .differences');
	expect('differences only', await tab.$$eval('.chosen tbody tr', (rows) => rows.filter((row) => row.checkVisibility()).length), 2);
}

async function chooses(tab) {
	await tab.goto(address);
	expect('nothing yet', await tab.$eval('.choose [role=status]', (status) => status.textContent), 'Choose two to four.');
	for (const [i, id] of ['p1', 'p2', 'p3'].entries())
		await tab.select(`.choose label:nth-child(${i + 1}) select`, id);
	await until(tab, 4);
	expect('in the address', new URL(tab.url()).search, '?things=p1,p2,p3');
	const csv = await tab.evaluate(async () => {
		let blob = null;
		const make = URL.createObjectURL;
		URL.createObjectURL = (given) => make.call(URL, blob = given);
		document.querySelector('.chosen .save').click();
		return blob.text();
	});
	expect('as CSV', csv.split('\r\n').slice(0, 2), ['Row,Column,Exact value,Printed,Unit,Source,Date', 'Price,Pump one,120,$120,$,"Price list ""spring""",2026-01-05']);
	await tab.goBack();
	await until(tab, 3);
	expect('back', await tab.$eval('.choose label:nth-child(3) select', (select) => select.value), '');
	await tab.goto(`${address}?things=p1`);
	expect('one is none', await tab.$('.chosen table'), null);
}

async function without(tab) {
	await tab.setJavaScriptEnabled(false);
	await tab.goto(`${address}?things=p1,p2`);
	const page = await tab.content();
	await tab.setJavaScriptEnabled(true);
	expect('without scripts pairs and things are listed', [/<form hidden/.test(page), page.includes('p1-vs-p2/'), page.includes('data-id="p3"')], [true, true, true]);
}

async function main() {
	const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
	const tab = await browser.newPage();
	tab.on('pageerror', (error) => found.push(`error: ${error.message}`));
	tab.on('console', (line) => line.type() === 'error' && found.push(`console: ${line.text()}`));
	for (const test of [fromAddress, chooses, without])
		await test(tab);
	await browser.close();
	for (const line of found)
		console.log(line);
	console.log(`choose: ${found.length} mistakes`);
	process.exit(found.length > 0 ? 1 : 0);
}
main();
