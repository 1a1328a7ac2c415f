// live.js SITE [FILES] - what pages with the block `inputs` do in Chromium, from files: the golden site pages-that-answer built in SITE.
// Every text that follows is compared with the engine under node (tests/live/engine.js).
'use strict';
const fs = require('fs');
const path = require('path');
const puppeteer = require('puppeteer-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const { load, start } = require('../live/engine.js');
const { live } = require('../live/pages.js');

const site = path.resolve(process.argv[2]);
let failed = 0;
const expect = (name, good, got) => {
	if (!good)
		console.log(`[  FAILED  ] ${name}${got === undefined ? '' : ': ' + JSON.stringify(got)}`);
	failed += !good;
};
const space = (text) => text.replace(/\s+/g, ' ').trim();
const page = live(site).find((one) => one.name === 'mine/index.html');
const address = 'file://' + page.file;

// Waits until the page has said what turned, or that nothing did.
const settled = (tab) => tab.waitForFunction(() => document.querySelector('form.inputs p.said').textContent !== '', { timeout: 20000 });
// Charts along inputs come behind the frame that has the rest.
const drawn = (tab) => tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));
const quiet = (tab) => tab.evaluate(() => { document.querySelector('form.inputs p.said').textContent = ''; });
// In the middle of the window, where the header does not cover it.
const press = async (tab, selector) => {
	await tab.$eval(selector, (element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
	await tab.click(selector);
};
const set = async (tab, id, text) => {
	await quiet(tab);
	await tab.evaluate((field, value) => {
		const element = document.getElementById(field);
		if (element.type === 'checkbox')
			element.checked = value === 'true';
		else
			element.value = value;
		element.dispatchEvent(new Event('change', { bubbles: true }));
	}, id + '.text', text);
	await settled(tab).catch(() => {});
	await drawn(tab);
};
const texts = (tab) => tab.evaluate(() => [...document.querySelectorAll('[data-live]')].map((element) => {
	const strip = (cell) => {
		const copy = cell.cloneNode(true);
		for (const extra of copy.querySelectorAll('.mark, .best, .sign'))
			extra.remove();
		return copy.textContent.replace(/\s+/g, ' ').trim();
	};
	const cells = element.localName !== 'table' ? null : [...element.tBodies[0].rows].map((row) => [...row.querySelectorAll('td')].map((cell) => [
		strip(cell), cell.querySelector('.mark .word') ? cell.querySelector('.mark .word').textContent : '', cell.querySelector('.best') !== null]));
	return { n: Number(element.dataset.live), guard: element.classList.contains('guard') ? !element.hidden : null, text: element.textContent.replace(/\s+/g, ' ').trim(), cells };
}));
const differing = (shown, answers) => shown.filter((element) => {
	const answer = answers[element.n];
	if (answer.guard !== undefined)
		return element.guard !== (answer.guard !== 'holds');
	if (answer.failed !== undefined)
		return JSON.stringify(element.cells) !== JSON.stringify([[[space(answer.failed), '', false]]]);
	if (answer.rows === undefined)
		return element.text !== space(answer.text);
	return JSON.stringify(element.cells) !== JSON.stringify(answer.rows.map((row) => (row.cells || []).map((cell) => [space((cell.stale ? '† ' : '') + cell.text), cell.mark ? cell.mark[2] : '', cell.best === true])));
});

// The drawings as they stand, each of both with what is shown: { n, layout, said, marks: [[[name, attribute, value, …, text], …], …] }.
const drawings = (tab) => tab.evaluate(() => [...document.querySelectorAll('figure.chart table[data-live]')].flatMap((table) => {
	const chart = table.closest('figure.chart');
	return [...chart.querySelectorAll('svg')].map((svg) => ({
		n: Number(table.dataset.live), layout: svg.classList[0], said: svg.querySelector('desc').textContent,
		marks: [...svg.querySelectorAll('.mark, .across')].filter((group) => group.getAttribute('display') !== 'none').map((group) => [...group.children].map((piece) => [
			piece.localName, ...[...piece.attributes].flatMap(({ name, value }) => [name, value]), ...(piece.textContent === '' ? [] : [piece.textContent])])),
	}));
}));
const drawnOtherwise = (shown, answers) => shown.filter(({ n, layout, said, marks }) => {
	const answer = answers[n];
	const wanted = answer.marks.map((mark) => [...(mark.words ? [['title', mark.words]] : []), ...mark[layout].map((piece) => piece.map(String))]);
	const sorted = (list) => JSON.stringify(list.map((one) => JSON.stringify(one)).sort());
	return said !== answer.words || sorted(marks) !== sorted(wanted);
});

// All elements and texts of the page but its controls; attributes in the order of their names, without those that are empty.
const whole = (tab) => tab.evaluate(() => {
	const lines = [];
	const walk = (node) => {
		if (node.nodeType === Node.TEXT_NODE && node.data.trim() !== '')
			lines.push(node.data.trim());
		if (node.nodeType !== Node.ELEMENT_NODE || node.localName === 'form')
			return;
		const attributes = [...node.attributes].filter((attribute) => attribute.value !== '' && !['data-order', 'style'].includes(attribute.name)).map((attribute) => `${attribute.name}=${attribute.value.replace(/ beyond$/, '')}`);
		lines.push(node.localName + ' ' + attributes.sort().join(' '));
		node.childNodes.forEach(walk);
	};
	walk(document.querySelector('.prose'));
	return lines;
});

// A number of the reader's is asked where it comes from.
async function asked(tab) {
	for (const [name, selector] of [['figure', 'a.figure[href$="/my-home/#cost"]'], ['cell', 'table td.yours a.figure[href*="#cost-"]']]) {
		await tab.$eval(selector, (link) => link.scrollIntoView({ block: 'center', behavior: 'instant' }));
		await tab.hover(selector);
		await tab.waitForFunction(() => document.querySelector('.derived') !== null, { timeout: 5000 }).catch(() => {});
		const text = await tab.evaluate(() => document.querySelector('.derived') === null ? '' : document.querySelector('.derived').textContent);
		expect(`a ${name} shows its formula with the reader's numbers, and what it is on this site's data`, /on this site's data/.test(text) && /=/.test(text), text);
		await tab.keyboard.press('Escape');
		await tab.mouse.move(0, 0);
	}
}

// What takes longer than it may is stopped; the next change is computed again.
async function stopped(browser) {
	const tab = await browser.newPage();
	await tab.goto(address);
	await set(tab, 'water', '5 L/day');
	await tab.evaluate(() => {
		const real = performance.now.bind(performance);
		let late = 0;
		window.calm = () => { performance.now = real; };
		performance.now = () => real() + (late += 1000);
	});
	await set(tab, 'water', '6 L/day');
	const said = () => tab.evaluate(() => [...document.querySelectorAll('.whose')].filter((note) => !note.hidden).map((note) => note.textContent).join(' '));
	await tab.waitForFunction(() => document.querySelector('.whose').textContent.includes('tenth of a second'), { timeout: 5000 }).catch(() => {});
	expect('what takes too long is stopped and told', (await said()).includes('tenth of a second'), await said());
	expect('and the page shows the site\'s data', await tab.evaluate(() => document.querySelector('td.yours, [data-live].yours') === null));
	await tab.evaluate(() => window.calm());
	await set(tab, 'water', '7 L/day');
	expect('the next change is computed', (await said()).startsWith('These are your numbers'), await said());
	await tab.close();
}

// The signs of narrow answers: how the sign is drawn, and whether readers who do not see it are told that it was not asked with their numbers.
const narrow = (tab) => tab.evaluate(() => [...document.querySelectorAll('.prose .sign:has(.unasked)')].map((sign) => ({
	line: getComputedStyle(sign.firstElementChild).textDecorationLine, said: getComputedStyle(sign.querySelector('.unasked')).display !== 'none' })));

async function controls(browser) {
	const tab = await browser.newPage(), loaded = [], broken = [];
	tab.on('request', (request) => loaded.push(request.url()));
	tab.on('pageerror', (error) => broken.push(error.message));
	tab.on('console', (message) => { if (message.type() === 'error') broken.push(message.text()); });
	await tab.goto(address);
	const before = await whole(tab);
	const sure = await narrow(tab);
	expect('signs of narrow answers stand as they were asked', sure.length > 0 && sure.every(({ line, said }) => line === 'none' && !said), sure);
	expect('the controls are shown', await tab.evaluate(() => !document.querySelector('form.inputs').hidden));
	expect('nothing is loaded until a control is touched', loaded.every((url) => !/engine|data-/.test(url)), loaded);

	const call = start(load(site), page.list);
	const shown = [], built = JSON.parse(call('answers'));
	for (const [id, text] of [['water', '12 L/day'], ['water', '3'], ['tariff', 'green'], ['second', 'none'], ['price', '0'], ['ecc', 'false'], ['first', '7'], ['sort', 'house'], ['second', 'slow_pot'], ['price', '60 EUR']]) {
		await set(tab, id, text);
		const turned = await tab.evaluate(() => document.querySelector('form.inputs p.said').textContent);
		expect('what turned is told in words of the text, not in formulas', !/[<>]/.test(turned), turned);
		const at = shown.findIndex(([other]) => other === id);
		shown.splice(at < 0 ? shown.length : at, at < 0 ? 0 : 1, [id, text]);
		call('begin');
		call('forget');
		for (const [one, value] of shown)
			call('set', `${one}=${value}`);
		const answers = JSON.parse(call('answers')), wrong = differing(await texts(tab), answers);
		expect(`${id}=${text} in the page and under node`, wrong.length === 0, wrong.slice(0, 2));
		const misdrawn = drawnOtherwise(await drawings(tab), answers);
		expect(`drawings under ${id}=${text} in the page and under node`, misdrawn.length === 0, misdrawn.slice(0, 1));
	}
	expect('the address has what differs', decodeURIComponent(await tab.evaluate(() => location.search)).includes('water=3'), await tab.evaluate(() => location.search));
	expect('the first line says whose numbers these are', await tab.evaluate(() => document.querySelector('main').firstElementChild.textContent.startsWith('These are your numbers')));
	expect('the table below a drawing follows', await tab.evaluate(() => document.querySelector('figure.chart table .yours') !== null));
	const signs = await narrow(tab);
	expect('signs of narrow answers are struck through where an input that these read was moved', signs.length > 0 && signs.every(({ line, said }) => line === 'line-through' && said), signs);
	expect('links to live pages take them along', await tab.evaluate(() => [...document.querySelectorAll('.prose a')].some((link) => /other\/(index\.html)?\?.*water=3.*#twice$/.test(link.href))));
	await tab.evaluate(axe);
	const rules = await tab.evaluate(() => window.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'], preload: false }));
	expect('no rule of accessibility is broken', rules.violations.length === 0, rules.violations.map((rule) => rule.id + ' ' + rule.nodes[0].html.slice(0, 120)));

	await asked(tab);
	await quiet(tab);
	await press(tab, 'form.inputs button[type=reset]');
	await settled(tab);
	const after = await whole(tab);
	const at = before.findIndex((line, i) => line !== after[i]);
	expect('reset puts the page back as it was', at < 0 && before.length === after.length, [before[at], after[at]]);
	expect('and its address', await tab.evaluate(() => location.search === ''));

	await set(tab, 'water', '400 L/day');
	expect('a value beyond the ends is refused beside its control', await tab.evaluate(() => document.getElementById('water.said').textContent.includes('goes from')));
	expect('and sets nothing', await tab.evaluate(() => location.search === ''));

	await quiet(tab);
	await tab.focus('[data-input=water] input[type=range]');
	await tab.keyboard.press('ArrowRight');
	await settled(tab);
	await tab.waitForFunction(() => location.search.includes('water')).catch(() => {});
	expect('a slider moves by key and fills the field', await tab.evaluate(() => document.getElementById('water.text').value === '4.1 L/day'), await tab.evaluate(() => document.getElementById('water.text').value));
	await quiet(tab);
	await press(tab, 'button.scenario');
	await settled(tab);
	expect('a scenario is set by its button', await tab.evaluate(() => document.getElementById('water.text').value === '12 L/day' && document.getElementById('second.text').value === 'none'));
	expect('no script complains', broken.length === 0, broken);
	await tab.close();
}

async function addresses(browser) {
	const tab = await browser.newPage();
	await tab.goto(address + '?water=9&nothing=1&tariff=blue&t.x.sort=a');
	await settled(tab);
	expect('the address sets what it can', await tab.evaluate(() => document.getElementById('water.text').value === '9'));
	await tab.waitForFunction(() => [...document.querySelectorAll('.whose')].some((note) => !note.hidden && note.textContent.includes('nothing=1')), { timeout: 5000 }).catch(() => {});
	const notes = await tab.evaluate(() => [...document.querySelectorAll('.whose')].filter((note) => !note.hidden).map((note) => note.textContent).join(' '));
	expect('and says what it cannot', notes.includes('nothing=1') && notes.includes('tariff=blue') && !notes.includes('t.x'), notes);
	await tab.close();

	const without = await browser.newPage();
	await without.setJavaScriptEnabled(false);
	await without.goto(address);
	expect('without scripts there are no controls', await without.$eval('form.inputs', (form) => form.hidden));
	await without.close();

	const broken = await browser.newPage();
	await broken.setRequestInterception(true);
	broken.on('request', (request) => /engine-/.test(request.url()) ? request.abort() : request.continue());
	await broken.goto(address + '?water=9');
	await broken.waitForFunction(() => [...document.querySelectorAll('.whose')].some((note) => !note.hidden), { timeout: 20000 });
	expect('an engine that cannot be loaded is told', await broken.evaluate(() => document.querySelector('.whose').textContent.includes('cannot be computed here')));
	await broken.close();
}

(async () => {
	const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
	await controls(browser);
	await addresses(browser);
	await stopped(browser);
	await browser.close();
	console.log(failed === 0 ? 'live pages: all as it should be' : `live pages: ${failed} failed`);
	process.exit(failed > 0 ? 1 : 0);
})();
