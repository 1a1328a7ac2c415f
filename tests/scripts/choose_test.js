// choose_test.js - what assets/choose.js does without a page.
'use strict';
const test = require('./test.js');
const choose = require('../../assets/choose.js');

test.same('ids of an address', choose.idsOf('?x=1&things=a,b,a,,c,d,e'), ['a', 'b', 'c', 'd']);
test.same('none', choose.idsOf(''), []);
test.same('other keys stay', choose.withIds('?x=1&things=a', ['b', 'c']), '?things=b,c&x=1');
test.same('nothing is left out', [choose.withIds('?things=a', []), choose.withIds('', ['a'])], ['', '?things=a']);

test.same('equal numbers', choose.isSame(['1/2', '0.5 m'], ['0.5', '½ m']), true);
test.same('other numbers', choose.isSame(['1/3', '0.33'], ['33/100', '0.33']), false);
test.same('ranges by both ends', [choose.isSame(['1..2', '1–2'], ['1..2', '1–2']), choose.isSame(['1..2', '1–2'], ['1', '1'])], [true, false]);
test.same('words', [choose.isSame(['', 'red'], ['', 'red']), choose.isSame(['', 'red'], ['', 'blue'])], [true, false]);
test.same('what is unknown is another than what is known', [choose.isSame(0, 0), choose.isSame(0, ['1', '1'])], [true, false]);

const columns = { pump: [['flow', 'Flow', 'm³/h', 1], ['colour', 'Colour', '', 0], ['legs', 'Legs', '', 0]], heater: [['colour', 'Colour', '', 0], ['flow', 'Flow', 'l/h', 1], ['legs', 'Legs', '', 0]] };
const rows = (...things) => choose.rowsOf(things, kind => columns[kind]).map(row => [row.id, row.unit, row.same, row.cells.map(cell => cell && cell[1])]);
const one = { kind: 'pump', values: [['2', '2 m³/h'], ['', 'red'], 0] }, two = { kind: 'pump', values: [['3', '3 m³/h'], ['', 'red'], 0] };
test.same('what differs first; rows of nobody are left out', rows(one, two), [['flow', 'm³/h', false, ['2 m³/h', '3 m³/h']], ['colour', '', true, ['red', 'red']]]);
const other = { kind: 'heater', values: [['', 'blue'], ['4', '4 l/h'], 0] };
test.same('another kind shares rows of one id and unit', rows(one, other), [['colour', '', false, ['red', 'blue']]]);
test.same('a row that two of three have', rows(one, two, other).map(([id, unit]) => [id, unit]), [['flow', 'm³/h'], ['colour', '']]);
test.done();
