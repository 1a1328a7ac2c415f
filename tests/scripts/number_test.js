// number_test.js - assets/number.js: what it reads, and in which order numbers stand.
'use strict';
const test = require('./test.js');
const number = require('../../assets/number.js');

const read = (text) => {
	const value = number.read(text);
	return value === null ? null : `${value.n}/${value.d}`;
};
const literals = [
	['3', '3/1'], ['-0.25', '-25/100'], ['\u22127', '-7/1'], ['+7', '7/1'], ['14949/5200', '14949/5200'], ['-1/3', '-1/3'],
	['1.5e9', '1500000000/1'], ['2e-3', '2/1000'], ['1/0', null], ['', null], ['.5', null], ['5.', null], ['1,000', null], ['abc', null],
	['0x10', null], ['NaN', null], ['Infinity', null], ['1e9999', null], ['9'.repeat(401), null], [' 3', null], ['1/2/3', null],
];
for (const [text, want] of literals)
	test.same(`read ${text.slice(0, 20)}`, read(text), want);

// Below what a double can tell apart.
test.same('9007199254740993 > 9007199254740992', number.compare(number.read('9007199254740993'), number.read('9007199254740992')), 1);
test.same('1/3 > 0.3333333333333333', number.compare(number.read('1/3'), number.read('0.3333333333333333')), 1);
test.same('2/4 = 0.5', number.compare(number.read('2/4'), number.read('0.5')), 0);
test.same('-1 < 1/1000', number.compare(number.read('-1'), number.read('1/1000')), -1);

const order = (a, aFactor, b, bFactor) => number.compare(number.key(a, aFactor), number.key(b, bFactor));
test.same('the middle of a range', order('2..5', undefined, '7/2', undefined), 0);
test.same('a range below a number', order('2..4', undefined, '7/2', undefined), -1);
test.same('an open range counts as its end', order('4..', undefined, '..4', undefined), 0);
test.same('1 TB is above 999 GB', order('1', '1000', '999', undefined), 1);
test.same('a range in another unit', order('1..3', '1000', '2000', undefined), 0);
for (const text of ['', '..', 'a..b', '1..b', '1..2..3', 'unknown'])
	test.same(`no key: ${text}`, number.key(text), null);
test.done();
