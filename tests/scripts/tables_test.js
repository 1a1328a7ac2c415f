// tables_test.js - assets/tables.js without a page: orders, CSV, the state in the address.
'use strict';
const test = require('./test.js');
const tables = require('../../assets/tables.js');

const cell = (exact, text = exact || '', more = {}) => ({ exact, text, quiet: false, ...more });
const unknown = { exact: undefined, text: 'unknown', quiet: true };
const order = (cells, descending) => tables.order(cells.map(tables.sortKey), descending);

test.same('numbers, not digits', order([cell('10'), cell('9'), cell('14949/5200')], false), [2, 1, 0]);
test.same('descending', order([cell('10'), cell('9'), cell('14949/5200')], true), [0, 1, 2]);
test.same('unknown last', order([unknown, cell('2'), cell('1')], false), [2, 1, 0]);
test.same('unknown last in the other direction, too', order([unknown, cell('1'), cell('2')], true), [2, 1, 0]);
test.same('equal ones stay as they were', order([cell('2'), cell('1'), cell('2'), cell('1')], true), [0, 2, 1, 3]);
test.same('ranges by their middle', order([cell('1..9'), cell('4'), cell('5..7')], false), [1, 0, 2]);
test.same('across units', order([cell('2', '2 TB', { factor: '1000' }), cell('500'), cell('3000')], false), [1, 0, 2]);
test.same('units that do not compare stand apart',
	order([cell('5', '€5', { apart: '€' }), cell('9'), cell('1', '€1', { apart: '€' })], false), [1, 2, 0]);
test.same('numbers before words', order([cell(undefined, 'none'), cell('3')], false), [1, 0]);
test.same('words with numbers in them', order([cell(undefined, 'Q10'), cell(undefined, 'Q9'), cell(undefined, 'Q9 a')], false), [1, 2, 0]);
test.same('an empty cell is unknown', order([cell(undefined, ''), cell(undefined, 'a')], false), [1, 0]);
test.same('below what doubles tell apart', order([cell('9007199254740993'), cell('9007199254740992')], false), [1, 0]);

const conditions = require('../../assets/conditions.js');
const signs = { '<': 'under|below', '>': 'over', '<=': 'at most', '>=': 'at least' };
const data = tables.dataOf([
	{ name: 'Price', unit: '$', typed: 'USD', values: [{ exact: '100' }, { exact: '150..300' }, {}, { exact: '5', unit: '€', apart: '€' }] },
	{ name: 'Memory', unit: 'GB', values: [{ exact: '24' }, { exact: '1/2', unit: 'TB', factor: '1000' }, { exact: '32' }, null] },
], ['Red one 100', 'Blue two', 'Blue three', 'Green four']);
const fitting = (query) => {
	const answer = conditions.answer(query, data, signs, tables.wordsOf);
	return answer === null ? null : answer.rows.map((row) => [row.address, row.answer]);
};
test.same('conditions by name', fitting('price < 200'), [[0, 0], [1, 1]]);
test.same('units as shown and as typed', [fitting('under $120'), fitting('price <= 120 USD')], [[[0, 0]], [[0, 0]]]);
test.same('units of other cells', fitting('memory >= 0.1 TB'), [[1, 0]]);
test.same('several, and words of the row', fitting('blue memory > 24 GB price at least 100 USD'), [[1, 0], [2, 2]]);
test.same('a unit that no column has', fitting('weight < 3 kg'), null);
test.same('no condition', fitting('blue'), null);

test.same('plain CSV', tables.csv([['a', 'b'], ['1', '2']]), 'a,b\r\n1,2\r\n');
test.same('CSV with commas, quotes and lines', tables.csv([['a,b', 'say "x"', 'two\nlines']]), '"a,b","say ""x""","two\nlines"\r\n');
test.same('what a spreadsheet would run', tables.csv([['=1+1', '@x', '-x', '-5', '+3']]), "'=1+1,'@x,'-x,-5,+3\r\n");

test.same('state is put in', tables.withState('', 'prices', { sort: '-Price', filter: '' }), '?t.prices.sort=-Price');
test.same('defaults are left out', tables.withState('?t.prices.sort=x', 'prices', { sort: '' }), '');
test.same('keys of others are kept', tables.withState('?q=a&t.other.sort=b&hours=3', 'prices', { mark: 'good' }),
	'?q=a&t.other.sort=b&hours=3&t.prices.mark=good');
test.same('state is read', tables.stateOf('?t.a.sort=-B%20c&t.a.differences=1', 'a'), { sort: '-B c', filter: '', mark: '', differences: '1' });
test.same('nobody else\'s state', tables.stateOf('?t.b.sort=x&sort=y', 'a'), { sort: '', filter: '', mark: '', differences: '' });
test.same('words', tables.fill('{count} of {all}, {other}', { count: 2, all: 3 }), '2 of 3, {other}');
test.done();
