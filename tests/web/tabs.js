// tabs.js SITE - the golden site tabs in Chromium: by mouse and by keyboard, from an address, on paper, and without scripts.
// Prints what is wrong.
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

const names = ['Debian 12', 'Fedora', 'Fedora', 'Else'];
// The parts that are seen, by number.
const seen = (tab) => tab.$$eval('.tabs > .tab', (parts) => parts.map((part, i) => part.checkVisibility() ? i : -1).filter((i) => i >= 0));
const chosen = (tab) => tab.$$eval('[role=tab]', (tabs) => tabs.map((one, i) => one.getAttribute('aria-selected') === 'true' ? i : -1).filter((i) => i >= 0));
const focused = (tab) => tab.evaluate(() => document.activeElement.textContent);
const press = async (tab, ...keys) => {
	for (const key of keys)
		await tab.keyboard.press(key);
};

async function byMouse(tab) {
	await tab.goto(address);
	expect('the names', await tab.$$eval('[role=tab]', (tabs) => tabs.map((one) => one.textContent)), names);
	expect('at first', await seen(tab), [0, 2]);
	expect('the name above a part is not there twice', await tab.$$eval('.tab > p:first-child', (all) => all.filter((p) => p.checkVisibility()).length), 0);
	expect('each tab names its part', await tab.$$eval('[role=tabpanel]', (parts) => parts.map((part) => document.getElementById(part.getAttribute('aria-labelledby')).textContent)), names);
	await tab.click('.tabs:nth-of-type(1) [role=tab]:nth-child(2)');
	expect('one that is chosen is chosen everywhere', await seen(tab), [1, 2]);
	await (await tab.$$('[role=tab]'))[3].click();
	expect('a name of one place changes that alone', await seen(tab), [1, 3]);
	expect('chosen', await chosen(tab), [1, 3]);
}

async function byKeyboard(tab) {
	await tab.goto(address);
	const order = [];
	for (let i = 0; i < 200 && order.length < 2; i++) {
		await press(tab, 'Tab');
		if (await tab.evaluate(() => document.activeElement.getAttribute('role') === 'tab'))
			order.push(await focused(tab));
		if (order.length === 1 && await focused(tab) === names[0]) {
			await press(tab, 'ArrowRight');
			expect('the arrow chooses the next', [await focused(tab), await seen(tab)], ['Fedora', [1, 2]]);
			await press(tab, 'ArrowRight');
			expect('behind the last comes the first', [await focused(tab), await seen(tab)], [names[0], [0, 2]]);
			await press(tab, 'ArrowLeft');
			expect('and before the first the last', [await focused(tab), await seen(tab)], ['Fedora', [1, 2]]);
			await press(tab, 'Home');
			expect('Home', await focused(tab), names[0]);
			await press(tab, 'End');
			expect('End', [await focused(tab), await seen(tab)], ['Fedora', [1, 2]]);
		}
	}
	expect('a group is one stop of the keyboard', order, [names[0], 'Fedora']);
	expect('what has the focus has a line around it', await tab.evaluate(() => getComputedStyle(document.activeElement).outlineStyle !== 'none'), true);
	expect('a key that is none of its own scrolls as ever', await tab.evaluate(() => {
		const event = new KeyboardEvent('keydown', { key: 'PageDown', cancelable: true, bubbles: true });
		return document.activeElement.dispatchEvent(event);
	}), true);
}

async function fromAddress(tab) {
	await tab.goto('about:blank');
	await tab.goto(`${address}#fedora`);
	expect('an address of what is hidden shows it', await seen(tab), [1, 2]);
	await tab.goto('about:blank');
	await tab.goto(address);
	await tab.evaluate(() => { location.hash = '#fedora'; });
	await new Promise((done) => setTimeout(done, 100));
	expect('and so does a link', await seen(tab), [1, 2]);
	await tab.evaluate(() => { location.hash = '#%E0%A4'; });
	await new Promise((done) => setTimeout(done, 100));
	expect('an address that is none changes nothing', await seen(tab), [1, 2]);
}

async function onPaper(tab) {
	await tab.goto('about:blank');
	await tab.goto(address);
	await tab.emulateMediaType('print');
	expect('all parts are printed', await seen(tab), [0, 1, 2, 3]);
	expect('with their names', await tab.$$eval('.tab > p:first-child', (all) => all.filter((p) => p.checkVisibility()).map((p) => p.textContent)), names);
	expect('and no tabs', await tab.$$eval('.tablist', (all) => all.filter((list) => list.checkVisibility()).length), 0);
	await tab.emulateMediaType(null);
}

async function without(tab) {
	await tab.setJavaScriptEnabled(false);
	await tab.goto('about:blank');
	await tab.goto(address);
	await tab.setJavaScriptEnabled(true);
	expect('without scripts all parts are there', await seen(tab), [0, 1, 2, 3]);
	expect('no tabs', await tab.$('[role=tab]'), null);
}

async function main() {
	const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
	const tab = await browser.newPage();
	tab.on('pageerror', (error) => found.push(`error: ${error.message}`));
	tab.on('console', (line) => line.type() === 'error' && found.push(`console: ${line.text()}`));
	for (const test of [byMouse, byKeyboard, fromAddress, onPaper, without])
		await test(tab);
	await browser.close();
	for (const line of found)
		console.log(line);
	console.log(`tabs: ${found.length} mistakes`);
	process.exit(found.length > 0 ? 1 : 0);
}
main();
