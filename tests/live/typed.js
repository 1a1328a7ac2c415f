// typed.js OUT - numbers as readers of a German page type them: OUT is the golden site pages-that-answer built in German.
'use strict';
const { load, start } = require('./engine.js');
const { live } = require('./pages.js');

const [out] = process.argv.slice(2);
const page = live(out).find((one) => one.name === 'mine/index.html'), call = start(load(out), page.list);
const cases = [['price=39,5 EUR', '39.5'], ['price=39.5', '39.5'], ['price=0.125', '0.125'], ['water=4,25 L/day', '4.25'],
	['price=1.234 EUR', '„1.234“ kann 1234 oder 1,234 heißen'], ['price=1.234.567 EUR', 'Hier geht eine Zahl von'], ['price=x', 'Hier geht eine Zahl von']];
let wrong = 0;
for (const [text, want] of cases) {
	call('begin');
	const said = call('set', text), value = JSON.parse(call('input', text.split('=')[0])).value;
	if (said === '' ? value === want : said.startsWith(want))
		continue;
	wrong++;
	console.log(`${text}: “${said}” ${value}, not ${want}`);
}
if (!page.html.includes('value="0,31 EUR/kWh" data-unit="EUR/kWh" data-decimal=","')) {
	wrong++;
	console.log('the field of a price shows no decimal comma');
}
console.log(`${cases.length} numbers typed on a German page: ${wrong} are taken for others`);
process.exit(wrong > 0 ? 1 : 0);
