// conditions_test.js - assets/conditions.js: what is read as a condition, three answers, and which things a query asks for.
'use strict';
const { same, done } = require('./test.js');
const { holds, parse, answer, sorted } = require('../../assets/conditions.js');
const number = require('../../assets/number.js');

const read = (text) => (text.toLowerCase().match(/[a-z0-9]+/g) || []).map((word) => word.replace(/s$/, '')).filter((word) => word !== 'with');
const words = { '<': 'under|less than', '>': 'over', '<=': 'at most', '>=': 'at least' };
// Dimensions: 0 memory in B, 1 money, 2 mass in kg, 3 rate.
const data = {
	units: [['GB', 0, '1000000000'], ['GiB', 0, '1073741824'], ['USD', 1, '1'], ['$', 1, '1'], ['kg', 2, '1'], ['g', 2, '1/1000'], ['GB/s', 3, '1000000000'], ['°C', 4, '1', '5463/20'], ['m³/h', 5, '1/3600']],
	kinds: [
		{ names: ['Card', 'Cards'], columns: [['Memory', 0, '1000000000'], ['Price', 1, '1'], ['Memory bandwidth', 3, '1000000000']], things: [
			['Red card', 'cards/red/', 'figures/red/', ['24000000000', '24 GB', 'memory'], ['900..1300', '$900–1,300', 'price'], 0],
			['Blue card', 'cards/blue/', 'figures/blue/', ['32000000000', '32 GB', 'memory'], 0, ['500000000000', '500 GB/s', 'bandwidth']],
			['Green card', 'cards/green/', 'figures/green/', ['8000000000', '8 GB', 'memory'], ['300', '$300', 'price'], 0]] },
		{ names: ['Laptop', 'Laptops', 'Machine', 'Machines'], columns: [['Card memory', 0, '1000000000'], ['Weight', 2, '1'], ['Warmth', 4, '1', '5463/20']], things: [
			['Light one', 'l/', 'figures/l/', ['16000000000', '16 GB', 'm'], ['1.2', '1.2 kg', 'weight'], ['6163/20', '35 °C', 'warmth']],
			['Heavy one', 'h/', 'figures/h/', 0, ['3..4', '3–4 kg', 'weight'], 0]] },
	],
};
const names = (query) => {
	const found = answer(query, data, words, read);
	return found === null ? null : found.rows.map((row) => `${row.answer} ${row.name}`);
};

for (const [exact, sign, limit, want] of [['3', '<', '4', 0], ['4', '<', '4', 3], ['4', '<=', '4', 0], ['3..5', '<', '4', 1], ['3..5', '<=', '5', 0], ['3..5', '>', '5', 3],
	['3..5', '>=', '5', 1], ['3..', '>', '2', 0], ['3..', '<', '9', 1], ['..3', '<', '4', 0], ['1/3', '<', '0.3333', 3], ['4', '=', '4', 0], ['3..5', '=', '4', 1], ['3', '=', '4', 3]])
	same(`${exact} ${sign} ${limit}`, holds(exact, sign, number.read(limit)), want);

const conditions = (query) => { const found = parse(query, data, words, read); return found && found.conditions.map((one) => [one.label.join(' '), one.sign, Number(one.value.n) / Number(one.value.d), one.unit && one.unit[0]]); };
same('signs', conditions('memory >= 24 GB price < 2000 USD'), [['memory', '>=', 24, 'GB'], ['price', '<', 2000, 'USD']]);
same('words', conditions('laptop under 3 kg'), [['laptop', '<', 3, 'kg']]);
same('symbols and commas', conditions('cards at least 48 gb under $5,000'), [['card', '>=', 48, 'GB'], ['', '<', 5000, '$']]);
same('without a unit', conditions('price ≤ 500 red'), [['price', '<=', 500, null]]);
same('words behind it', parse('price < 500 red', data, words, read).words, ['red']);
same('units as they are typed', ['m3/h', 'm^3/h', 'M³/H'].map((unit) => conditions(`flow > 2 ${unit}`)[0][3]), ['m³/h', 'm³/h', 'm³/h']);
same('no condition', [conditions('rtx 5090'), conditions('what is over there'), conditions('<')], [null, null, null]);
same('digits without end', conditions(`price < ${'9'.repeat(500)}`), null);

same('two conditions: surely, perhaps, unknown', names('card memory >= 24 GB price < 1000 USD'), ['1 Red card', '2 Blue card']);
same('a unit tells the column', names('laptop under 3 kg'), ['0 Light one']);
same('ranges', names('weight < 3.5 kg'), ['0 Light one', '1 Heavy one']);
same('exact across units', names('memory < 8 GiB card'), ['0 Green card']);
same('smaller units', names('weight under 1500 g'), ['0 Light one']);
same('degrees', names('warmth > 30 °C'), ['0 Light one']);
same('degrees without a unit', names('warmth > 30'), ['0 Light one']);
same('the kind, not a longer name', names('cards with at least 30 GB'), ['0 Blue card']);
same('a column called just so before a longer name', names('memory > 20 GB'), ['0 Blue card', '0 Red card']);
same('by a kind above', names('machine weight > 1 kg'), ['0 Heavy one', '0 Light one']);
same('by name', names('red memory > 1 GB'), ['0 Red card']);
same('none', names('memory > 900 GB'), null);
same('a unit of another dimension', names('memory > 3 kg'), null);
const rows = answer('memory > 1 GB', data, words, read).rows;
same('in order', sorted(rows, 0, false).map((row) => row.name), ['Green card', 'Red card', 'Blue card']);
done();
