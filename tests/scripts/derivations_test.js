// derivations_test.js - what assets/derivations.js does without a page.
'use strict';
const test = require('./test.js');
const derivations = require('../../assets/derivations.js');

const view = { width: 1000, height: 800 }, box = { width: 300, height: 200 };
const at = (left, top) => derivations.place({ left, top, bottom: top + 20 }, box, view);
test.same('below its number', at(100, 100), { left: 100, top: 120 });
test.same('above where there is more room', at(100, 700), { left: 100, top: 500 });
test.same('inside at the right', at(950, 100), { left: 692, top: 120 });
test.same('inside at the left', at(-20, 100), { left: 8, top: 120 });
test.same('in a window lower than itself', derivations.place({ left: 8, top: 90, bottom: 110 }, box, { width: 320, height: 150 }), { left: 8, top: 8 });

test.same('a page of derivations', derivations.addressOf('/repo/figures/pump/', '/repo/'), 'figures/pump/');
test.same('the same from files', derivations.addressOf('/home/me/public/figures/pump/index.html', '/home/me/public/'), 'figures/pump/');
for (const [path, root] of [['/repo/figures/', '/repo/'], ['/repo/a/figures/pump/', '/repo/'], ['/other/figures/pump/', '/repo/'], ['/repo/figures/a/b/', '/repo/'], ['/repo/figures/..', '/repo/']])
	test.same(`none: ${path}`, derivations.addressOf(path, root), null);

const item = ['price', 'Price', '$60', '', '', [], ['A shop'], ''];
test.same('the name of its thing stands before its own', derivations.fromFile(item, 'Pump').name, 'Pump: Price');
test.same('a file of before has said it', derivations.fromFile(['price', 'Pump: Price', '$60', '', '', [], [], '']).name, 'Pump: Price');
test.same('the rest is as it is', derivations.fromFile(item, 'Pump').facts, ['A shop']);
test.done();
