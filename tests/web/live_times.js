// live_times.js SITE - sizes of what live pages load, packed as they ship, and times in Chromium: from a value that is set to the painted
// page, the median and the worst of 100 on every live page; and until the first answer.
'use strict';
const fs = require('fs');
const path = require('path');
const zlib = require('zlib');
const puppeteer = require('puppeteer-core');
const { live } = require('../live/pages.js');

const site = path.resolve(process.argv[2]);
const packed = (text) => zlib.gzipSync(text, { level: 9 }).length;
const assets = path.join(site, 'assets');
for (const [name, most] of [['engine', 140], ['data', 50], ['live', 8]]) {
	const file = fs.readdirSync(assets).find((one) => one.startsWith(name + '-'));
	console.log(`${name}.js: ${(packed(fs.readFileSync(path.join(assets, file))) / 1000).toFixed(1)} KB packed (at most ${most})`);
}

(async () => {
	const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
	for (const page of live(site)) {
		const control = page.controls.find((one) => one.step);
		if (control === undefined)
			continue;
		const tab = await browser.newPage();
		await tab.goto('file://' + page.file);
		const { first, times } = await tab.evaluate(async ({ id, values }) => {
			const say = document.querySelector('form.inputs p.said'), field = document.getElementById(id + '.text');
			/* Browsers give events of pointers and keys to a page where a frame begins; what is posted there comes once it is painted. */
			const one = (value) => new Promise((done) => requestAnimationFrame(() => {
				const channel = new MessageChannel(), begun = performance.now();
				const watch = new MutationObserver((list, observer) => {
					observer.disconnect();
					channel.port1.onmessage = () => done(performance.now() - begun);
					channel.port2.postMessage(0);
				});
				watch.observe(say, { childList: true, characterData: true });
				field.value = value;
				field.dispatchEvent(new Event('change', { bubbles: true }));
			}));
			const first = await one(values[0]), times = [];
			for (let i = 1; i <= 100; i++)
				times.push(await one(values[i % 2]));
			return { first, times: times.sort((a, b) => a - b) };
		}, { id: control.id, values: [control.low, control.high] });
		console.log(`${page.name}: list ${(packed(page.list) / 1000).toFixed(1)} KB (at most 15); ${control.id}: first ${first.toFixed(0)} ms, then median ${times[50].toFixed(1)} ms, worst ${times[99].toFixed(1)} ms, from the event to the painted frame`);
		await tab.close();
	}
	await browser.close();
})();
