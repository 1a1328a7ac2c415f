// scripts.js SITE - tables, theme and folded derivations of the golden site tables-that-answer in Chromium, by keyboard alone and
// from files; then the same page without scripts. Prints what is wrong.
'use strict';
const path = require('path');
const puppeteer = require('puppeteer-core');

const address = `file://${path.resolve(process.argv[2])}/index.html`;
const found = [];

function expect(what, got, want) {
	const a = JSON.stringify(got), b = JSON.stringify(want);
	if (a !== b)
		found.push(`${what}: ${a}, not ${b}`);
}

const rows = (tab) => tab.$$eval('[id="table.1"] tbody tr:not([hidden]) > th', (heads) => heads.map((head) => head.textContent.replace('Pump ', '')));
const query = (tab) => decodeURIComponent(new URL(tab.url()).search);
const said = (tab) => tab.$eval('body > [role=status]', (status) => status.textContent);

// Presses the tab key until what has the focus fits.
async function reach(tab, selector) {
	for (let i = 0; i < 200; i++) {
		await tab.keyboard.press('Tab');
		if (await tab.evaluate((wanted) => document.activeElement.matches(wanted), selector))
			return;
	}
	found.push(`the tab key does not reach ${selector}`);
}

async function sorts(tab) {
	await tab.goto(`${address}?hours=3`);
	await reach(tab, '[id="table.1"] th:nth-child(3) .sort');
	await tab.keyboard.press('Enter');
	expect('by flow', await rows(tab), ['five', 'six', 'one', 'two', 'three', 'seven', 'eight', 'four']);
	expect('its state', query(tab), '?hours=3&t.all-pumps.sort=Flow');
	expect('its words', await said(tab), 'Sorted by Flow, ascending');
	await tab.keyboard.press('Space');
	expect('descending', await rows(tab), ['four', 'eight', 'seven', 'two', 'three', 'one', 'six', 'five']);
	expect('aria-sort', await tab.$$eval('[aria-sort]', (heads) => heads.map((head) => head.getAttribute('aria-sort'))), ['descending']);
	await tab.keyboard.press('Enter');
	expect('as on the page', [await rows(tab), query(tab)], [['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'], '?hours=3']);
	await tab.goto(`${address}?t.all-pumps.sort=-Head`);
	expect('from the address, ranges by their middle, unknown last', await rows(tab), ['one', 'three', 'six', 'two', 'five', 'eight', 'seven', 'four']);
	expect('a column that is not there', (await tab.goto(`${address}?t.all-pumps.sort=Nothing`), await rows(tab))[0], 'one');
	expect('no sorting of rows of different sorts', await tab.$('[id="compare.1"] .sort'), null);
}

async function filters(tab) {
	await tab.goto(address);
	await reach(tab, '.filter');
	await tab.keyboard.type('RED pump');
	expect('by words', await rows(tab), ['one', 'four', 'five', 'six', 'seven', 'eight']);
	expect('counted', await said(tab), '6 of 8 rows shown');
	expect('kept', query(tab), '?t.all-pumps.filter=RED+pump');
	await reach(tab, '.differences');
	await tab.keyboard.press('Space');
	expect('differences only', await tab.$$eval('[id="table.1"] thead th', (heads) => heads.filter((head) => head.checkVisibility()).length), 6);
	await tab.reload();
	expect('both come back', [await rows(tab).then((all) => all.length), await tab.$eval('.differences', (box) => box.checked)], [6, true]);
}

async function saves(tab) {
	await tab.goto(address);
	const csv = await tab.evaluate(async () => {
		let blob = null;
		const make = URL.createObjectURL;
		URL.createObjectURL = (given) => make.call(URL, blob = given);
		document.querySelector('.save').click();
		return blob.text();
	});
	const lines = csv.split('\r\n');
	expect('CSV', [lines.length, lines[0], lines[1], lines[3]], [50, 'Row,Column,Exact value,Printed,Unit,Source,Date',
		'Pump one,Price,120,$120,$,"Price list ""spring"" & more",2026-01-05', 'Pump one,Head,10..15,10–15,m,,']);
	expect('no formula of a spreadsheet', csv.includes(',"\'=red, ""deep""",'), true);
}

async function themes(tab) {
	await tab.goto(address);
	await tab.select('select.theme', 'dark');
	const paper = () => tab.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
	const dark = await paper();
	await tab.reload();
	expect('the theme is kept', [await paper(), await tab.$eval('select.theme', (choice) => choice.value)], [dark, 'dark']);
	await tab.select('select.theme', 'light');
	expect('and changes', (await paper()) !== dark, true);
	await tab.select('select.theme', 'system');
}

async function unfolds(tab) {
	await tab.goto(address);
	const open = () => tab.$eval('.derivations > details', (details) => details.open);
	expect('folded', await open(), false);
	await tab.goto(`${address}#figure.3`);
	expect('unfolded by a link', await open(), true);
}

const derived = (tab) => tab.$$eval('.derived', (boxes) => boxes.map((box) => box.innerText.replace(/\s+/g, ' ').trim()));
const soon = (tab, count) => tab.waitForFunction((wanted) => document.querySelectorAll('.derived').length === wanted, { timeout: 3000 }, count)
	.catch(() => found.push(`${count} derivations are not shown`));

// Beside a number, by pointer and by keyboard: it can be pointed at, stays, and is put away.
async function derives(tab) {
	const link = '[id="table.1"] tbody tr:first-child td:nth-child(2) a.figure';
	await tab.goto(address);
	expect('no script before it is asked for', await tab.$('script[src*="derivations"]'), null);
	await tab.hover(link);
	await soon(tab, 1);
	expect('a fact, with its source and day', await derived(tab), ['Pump one: Price $120 Stated by Price list "spring" & more, 5 January 2026']);
	expect('described by it', await tab.$eval(link, (element) => document.getElementById(element.getAttribute('aria-describedby')).className), 'derived');
	await tab.hover('.derived');
	await new Promise((done) => setTimeout(done, 700));
	expect('it stays while it is pointed at', (await derived(tab)).length, 1);
	await tab.keyboard.press('Escape');
	expect('Escape puts it away', await derived(tab), []);
	await tab.hover(link);
	await soon(tab, 1);
	await tab.hover('h1');
	await soon(tab, 0);
	await tab.focus('h1 ~ * a, a');
	await reach(tab, 'td:nth-child(5) a.figure');
	await soon(tab, 1);
	expect('a formula with numbers, on this page', (await derived(tab))[0].startsWith('Pump one: Price of the flow $48/(m³/h) price / flow = $120 / (2.5 m³/h) price $120'), true);
	await tab.keyboard.press('Tab');
	await new Promise((done) => setTimeout(done, 100));
	expect('one at a time', (await derived(tab)).length <= 1, true);
}

// The first tap shows it, the second follows; a tap elsewhere puts it away.
async function taps(browser) {
	const tab = await browser.newPage();
	await tab.emulate({ viewport: { width: 360, height: 700, hasTouch: true, isMobile: true }, userAgent: 'Mozilla/5.0 (Linux; Android 14)' });
	await tab.goto(address);
	const link = '[id="table.1"] tbody tr:first-child td:nth-child(2) a.figure';
	await tab.tap(link);
	await soon(tab, 1);
	expect('a tap stays on the page', new URL(tab.url()).pathname.includes('figures'), false);
	expect('it is said how to go on', (await derived(tab)).map((text) => text.endsWith('Tap the number once more for the whole derivation.')), [true]);
	expect('no wider than the page', await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
	await tab.tap('h1');
	await soon(tab, 0);
	await tab.tap(link);
	await soon(tab, 1);
	await Promise.all([tab.waitForNavigation(), tab.tap(link)]);
	expect('the second follows', new URL(tab.url()).pathname.endsWith('figures/p1/index.html'), true);
	await tab.close();
}

async function without(tab) {
	await tab.setJavaScriptEnabled(false);
	await tab.goto(`${address}?t.all-pumps.sort=Flow`);
	const page = await tab.content();
	await tab.setJavaScriptEnabled(true);
	expect('no buttons without scripts', [page.includes('class="sort"'), /class="tools" hidden/.test(page), /<label class="theme" hidden/.test(page)], [false, true, true]);
}

async function main() {
	const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
	const tab = await browser.newPage();
	tab.on('pageerror', (error) => found.push(`error: ${error.message}`));
	tab.on('console', (line) => line.type() === 'error' && found.push(`console: ${line.text()}`));
	for (const test of [sorts, filters, saves, themes, unfolds, derives, without])
		await test(tab);
	await taps(browser);
	await browser.close();
	for (const line of found)
		console.log(line);
	console.log(`scripts: ${found.length} mistakes`);
	process.exit(found.length > 0 ? 1 : 0);
}
main();
