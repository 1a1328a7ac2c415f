// search.js SITE - the search of the golden site tables-that-answer in Chromium, by keyboard alone and from files; then the page of all
// hits, and the same page without scripts. Prints what is wrong.
'use strict';
const path = require('path');
const puppeteer = require('puppeteer-core');

const address = `file://${path.resolve(process.argv[2])}/`;
const found = [];

function expect(what, got, want) {
	const a = JSON.stringify(got), b = JSON.stringify(want);
	if (a !== b)
		found.push(`${what}: ${a}, not ${b}`);
}

const options = (tab) => tab.$$eval('[role=option]', (all) => all.map((option) => option.querySelector('.title').textContent));
const expanded = (tab) => tab.$eval('[role=combobox]', (field) => field.getAttribute('aria-expanded'));
const chosen = (tab) => tab.$$eval('[role=option]', (all) => all.findIndex((option) => option.getAttribute('aria-selected') === 'true'));
const settled = (tab, count) => tab.waitForFunction((least) => document.querySelectorAll('[role=option]').length >= least, {}, count);

async function walks(tab, requests) {
	await tab.goto(`${address}index.html`);
	expect('nothing of it is loaded before it is used', requests.filter((url) => /search[/-]/.test(url)), []);
	await tab.keyboard.press('/');
	expect('the field has the focus', await tab.evaluate(() => document.activeElement.getAttribute('role')), 'combobox');
	expect('and is empty', await tab.$eval('[role=combobox]', (field) => field.value), '');
	await tab.keyboard.type('pump fo');
	await settled(tab, 1);
	expect('expanded', await expanded(tab), 'true');
	expect('a thing first', (await options(tab))[0], 'Pump four');
	await tab.keyboard.press('ArrowDown');
	expect('the first is chosen', await chosen(tab), 0);
	expect('and said to be', await tab.$eval('[role=combobox]', (field) => document.getElementById(field.getAttribute('aria-activedescendant')).textContent.startsWith('Pump four')), true);
	await tab.keyboard.press('ArrowUp');
	expect('back in the field', await chosen(tab), -1);
	await tab.keyboard.press('ArrowUp');
	expect('round to the last', await chosen(tab), (await options(tab)).length - 1);
	await tab.keyboard.press('Escape');
	expect('closed', await expanded(tab), 'false');
	expect('the words stay', await tab.$eval('[role=combobox]', (field) => field.value), 'pump fo');
	await tab.keyboard.press('Escape');
	expect('and go', await tab.$eval('[role=combobox]', (field) => field.value), '');
	await tab.keyboard.type('pmup four');
	await tab.waitForFunction(() => /instead/.test(document.querySelector('.find [role=status]').textContent) || document.querySelectorAll('[role=option]').length > 0);
	await tab.keyboard.press('Escape');
	await tab.keyboard.press('Escape');
	await tab.keyboard.type('pump four');
	await settled(tab, 1);
	await tab.keyboard.press('ArrowDown');
	await Promise.all([tab.waitForNavigation(), tab.keyboard.press('Enter')]);
	expect('it leads there', /\/figures\/[a-z0-9-]+\/index\.html$/.test(new URL(tab.url()).pathname), true);
}

async function fits(tab) {
	const before = tab.viewport();
	for (const width of [320, 720, 768, 1000, 1280]) {
		await tab.setViewport({ width, height: 800 });
		await tab.goto(`${address}index.html`);
		await tab.keyboard.press('/');
		await tab.keyboard.type('flow');
		await settled(tab, 1);
		const box = await tab.$eval('.hits', (hits) => hits.getBoundingClientRect().toJSON());
		expect(`hits lie on the page at ${width}`, [box.left >= 0, box.right <= width], [true, true]);
	}
	await tab.setViewport(before);
}

async function listsAll(tab) {
	await tab.goto(`${address}index.html`);
	await tab.keyboard.press('/');
	await tab.keyboard.type('flow');
	await settled(tab, 1);
	await Promise.all([tab.waitForNavigation(), tab.keyboard.press('Enter')]);
	expect('the page of all hits', new URL(tab.url()).search, '?q=flow');
	await tab.waitForSelector('.found li a');
	expect('hits are links', (await tab.$$eval('.found li a', (links) => links.length)) > 0, true);
	expect('and counted', /“flow”/.test(await tab.$eval('.found p', (text) => text.textContent)), true);
	await tab.goto(`${address}search/index.html?q=zzzzzz`);
	await tab.waitForFunction(() => document.querySelector('.found p').textContent !== '');
	expect('nothing found', await tab.$eval('.found p', (text) => text.textContent), 'Nothing found for “zzzzzz”');
}

async function compares(tab) {
	await tab.goto(`${address}search/index.html?q=${encodeURIComponent('pump flow >= 4 m3/h')}`);
	await tab.waitForSelector('.found table');
	const rows = () => tab.$$eval('.found tbody th', (heads) => heads.map((head) => head.textContent));
	expect('things by their values', await rows(), ['Pump four', 'Pump eight', 'Pump seven']);
	expect('each leads to its derivation', /\/figures\/p4\/index\.html#flow$/.test(await tab.$eval('.found td a', (link) => link.href)), true);
	await reach(tab, '.found .sort');
	await tab.keyboard.press('Enter');
	expect('sorted', await rows(), ['Pump seven', 'Pump eight', 'Pump four']);
}

// Presses the tab key until what has the focus fits.
async function reach(tab, selector) {
	for (let i = 0; i < 100; i++) {
		await tab.keyboard.press('Tab');
		if (await tab.evaluate((wanted) => document.activeElement.matches(wanted), selector))
			return;
	}
	found.push(`the tab key does not reach ${selector}`);
}

async function isWholeWithout(browser) {
	const tab = await browser.newPage();
	await tab.setJavaScriptEnabled(false);
	await tab.goto(`${address}search/index.html?q=flow`);
	expect('no field', await tab.$eval('.find', (field) => field.checkVisibility({ visibilityProperty: true })), false);
	expect('everything by letter', (await tab.$$eval('main .links a', (links) => links.map((link) => link.textContent))).includes('Pump four'), true);
	await tab.close();
}

(async () => {
	const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
	const tab = await browser.newPage(), requests = [];
	tab.setDefaultTimeout(10000);
	tab.on('request', (request) => requests.push(request.url()));
	tab.on('pageerror', (error) => found.push(`an error: ${error.message}`));
	tab.on('console', (message) => message.type() === 'error' && found.push(`said: ${message.text()}`));
	for (const part of [() => walks(tab, requests), () => fits(tab), () => listsAll(tab), () => compares(tab), () => isWholeWithout(browser)]) {
		try {
			await part();
		} catch (error) {
			found.push(error.message);
		}
	}
	await browser.close();
	for (const line of found)
		console.log(`search: ${line}`);
	process.exit(found.length > 0 ? 1 : 0);
})();
