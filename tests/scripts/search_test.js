// search_test.js - assets/search.js: words as the generator reads them, and what a query finds in an index.
'use strict';
const { execFileSync } = require('child_process');
const { same, done } = require('./test.js');
const RigbookSearch = require('../../assets/search.js');

const lines = execFileSync(`${process.env.BUILD || 'build'}/tests/unit/search_words_test`, ['vectors'], { maxBuffer: 1 << 26 }).toString();
const end = lines.indexOf(');\n') + 3;
let own = null;
new Function('RigbookSearch', lines.slice(0, end))({ table: (table) => { own = table; } });
const vectors = lines.slice(end).trimEnd().split('\n').map((line) => JSON.parse(line));

const words = (text) => RigbookSearch.read(text).map((item) => (item.whole ? '+' : '') + item.word).join(' ');
const differing = (column) => vectors.filter((vector) => words(vector[0]) !== vector[column]).slice(0, 3).map((vector) => [vector[0], words(vector[0]), vector[column]]);

same('so many texts', vectors.length, 20000);
RigbookSearch.learn(own);
same('words of 20,000 texts with stems', differing(1), []);
RigbookSearch.learn({ ...own, stems: [], silent: [] });
same('and without', differing(2), []);
RigbookSearch.learn(own);
same('words say where they stand', RigbookSearch.read('An RTX-5090').map((item) => [item.word, item.from, item.to]),
	[['an', 0, 2], ['rtx', 3, 6], ['5090', 7, 11], ['rtx5090', 3, 11]]);

// One slip of each sort, and what is none.
for (const [a, b, slip] of [['memory', 'memroy', true], ['memory', 'memry', true], ['memory', 'memoory', true], ['memory', 'memury', true],
	['memory', 'memory', false], ['memory', 'mermoy', false], ['memory', 'mem', false], ['ab', 'ba', true]])
	same(`a slip: ${a}, ${b}`, RigbookSearch.isSlip(a, b), slip);

// Postings: page, section with its kind, weight; 500 of 1234.
same('postings', RigbookSearch.unpack('04e10V201'), { all: 3, at: [4, 40, 2 ** 19, 31, 3 * 2 ** 19, 1] });
same('numbers of several digits', RigbookSearch.unpack('g1g1-'), { all: 1, at: [42 * 2 ** 19 + 42, 62] });
same('some of many', RigbookSearch.unpack('1234:001').all, 1234);

// A small index, made by hand: weights as digits of base 64.
RigbookSearch.table({ ...own, pages: 4, sections: 6, shards: ['b', 'b', 'm', 'm', 'p', 'p', 'r', 'r'], texts: [0, 't0', 2, 't1'] });
RigbookSearch.shard('b', ['bandwidth', '08i' + '19U', 'breakeven', '08e']);
RigbookSearch.shard('m', ['memori', '00e' + '08i' + '19U', 'memorial', '20T']);
RigbookSearch.shard('p', ['pric', '1An' + '00P']);
RigbookSearch.shard('r', ['rtx5090', '11_']);
RigbookSearch.texts(0, [[0, 'a/', 'A', [0, '', 'A', '', [], ['Some memory here.']], [0, 'x', 'X', 'A', [], ['Memory bandwidth.']]],
	[1, 'b/', 'B', [1, '', 'RTX 5090', 'Card', ['Price', '$1'], []], [1, '', 'Other', 'Card', [], ['memory bandwidth']]]]);
RigbookSearch.texts(1, [[2, 'c/', 'C', [0, '', 'C', '', [], ['memorial']]]]);
// Of one page two hits come before those of others, and a thing without a page of its own behind pages that have a word less in common.
RigbookSearch.shard('r', ['rtx5090', '11_', 'rust', '00U08U0GU18A']);
same('two hits of a page, then others', RigbookSearch.answer(RigbookSearch.parse('rust '), 3).hits.map((hit) => Math.floor(hit.key / 2 ** 19)), [0, 0, 1]);
// Figures that answer alike are two at first: pages 0 to 2 have one each, page 3 a section.
RigbookSearch.shard('r', ['rtx5090', '11_', 'rust', '0AU' + '1AU' + '1AU' + '10U']);
same('two figures that answer alike, then others', RigbookSearch.answer(RigbookSearch.parse('rust '), 4).hits.map((hit) => Math.floor(hit.key / 2 ** 19)).indexOf(3) < 3, true);
same('endings of names', [...RigbookSearch.parse('changed prices ').names.keys()].includes('changpric'), true);
const hits = (query) => RigbookSearch.answer(RigbookSearch.parse(query), 5).hits.map((hit) => [Math.floor(hit.key / 2 ** 19), hit.key % 2 ** 19]);

same('all words before some', hits('memory bandwidth ')[0], [0, 8]);
same('as it is typed', hits('memoria').map((hit) => hit[0]), [2]);
same('the beginning of a word', hits('memor').length, 4);
same('a whole word, once it is ended', hits('memory ').length, 3);
same('written together', hits('break even ')[0], [0, 8]);
same('and with a hyphen', hits('break-even ')[0], [0, 8]);
same('an exact name first', hits('rtx 5090'), [[1, 1]]);
same('a name with words that tell nothing', [...RigbookSearch.parse('cost to own ').names.entries()].filter(([, part]) => part === 1).map(([name]) => name), ['costown', 'costtoown']);
same('words that ask for a place tell something', RigbookSearch.parse('where to buy ').terms.map((term) => term.word), ['wher', 'buy']);
same('one slip', [hits('memroy '), RigbookSearch.answer(RigbookSearch.parse('memroy '), 5).instead], [hits('memory '), ['memori']]);
same('no slip in short words', hits('prce '), []);
same('words that say nothing', hits('what is the price '), hits('price '));
same('unless there are no others', RigbookSearch.parse('what is ').terms.length, 2);
same('nothing', hits('zebra '), []);
RigbookSearch.table({ ...own, pages: 4, sections: 6, shards: ['b', 'b', 'm', 'm', 'p', 'p', 'r', 'r'], texts: [0, 't0', 2, 't1'], same: [['pric', 'cost'], ['memori', 'ram']] });
same('words of one meaning are marked', [...RigbookSearch.answer(RigbookSearch.parse('memory '), 5).words].sort(), ['memori', 'ram']);
same('what is shown', RigbookSearch.sectionText(1 * 2 ** 19 + 1).shown, ['Price', '$1']);
same('words are marked', RigbookSearch.excerpt(['A long way.', 'The memory of it, and bandwidth.'], new Set(['memori', 'bandwidth'])),
	['The ', 'memory', ' of it, and ', 'bandwidth', '.']);
same('no passage without a word', RigbookSearch.excerpt(['A long way.'], new Set(['memori'])), []);
done();
