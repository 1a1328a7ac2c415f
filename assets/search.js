/*
 * The search of the site: loaded when its field is first used. Scripts below search/ (generator/search/shard.h) call functions here. A query
 * is read as the pages were (words.h), by tables of the generator. Words that a reader sees come from attributes of `.find`.
 */
"use strict";
const RigbookSearch = (() => {
	const shownFirst = 8, shownAll = 60;

	/* --- words, as search/words.h has them -------------------------------------------------------- */

	const wordMost = 48, partsMost = 5, BREAK = 0, LETTER = 1, DIGIT = 2, UNSPACED = 3, DROP = 4;
	let folds = new Map(), classFrom = [], classOf = [], rules = [], silent = new Set();

	/* The table's numbers: what each code point becomes, and where each class begins. */
	const learn = table => {
		folds = new Map();
		let at = 0;
		for (let i = 0; i < table.runs.length; i += 5) {
			const [from, count, step, up, to] = table.runs.slice(i, i + 5);
			at += from;
			for (let n = 0; n < count; n++)
				folds.set(at + n * step, String.fromCodePoint(to + n * up));
		}
		for (let i = 0; i < table.longs.length; i += 2)
			folds.set(table.longs[i], table.longs[i + 1]);
		classFrom = [];
		classOf = [];
		at = 0;
		for (let i = 0; i < table.classes.length; i += 2) {
			at += table.classes[i];
			classFrom.push(at);
			classOf.push(table.classes[i + 1]);
		}
		rules = table.stems;
		silent = new Set(table.silent);
	};
	/* How many, of so many in order, are not above. */
	const below = (count, isAbove) => {
		let low = 0, high = count;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (isAbove(middle))
				high = middle;
			else
				low = middle + 1;
		}
		return low;
	};
	const ascii = point => point >= 97 && point <= 122 ? LETTER : point >= 48 && point <= 57 ? DIGIT : BREAK;
	const classAt = point => {
		if (point < 128)
			return ascii(point);
		const place = below(classFrom.length, i => classFrom[i] > point);
		return place === 0 ? BREAK : classOf[place - 1];
	};
	const fold = point => {
		if (point < 128) {
			const small = point >= 65 && point <= 90 ? point + 32 : point, own = ascii(small);
			return { class: own, text: own === BREAK ? "" : String.fromCharCode(small) };
		}
		const to = folds.get(point);
		const own = to !== undefined && to.length > 1 ? (ascii(to.charCodeAt(0)) === DIGIT ? DIGIT : LETTER) : classAt(point);
		if (own === BREAK || own === DROP)
			return { class: own, text: "" };
		if (to === undefined)
			return { class: own, text: String.fromCodePoint(point) };
		return { class: to.length > 1 ? own : classAt(to.codePointAt(0)), text: to };
	};
	const stem = word => {
		if (word.length < 4 || !/^[a-z]+$/.test(word))
			return word;
		let done = 0;
		for (let i = 0; i < rules.length; i += 4) {
			const [step, ending, put, least] = rules.slice(i, i + 4);
			if (step === done || !word.endsWith(ending))
				continue;
			done = step;
			const left = word.slice(0, word.length - ending.length);
			if (left.length >= least && /[aeiouy]/.test(left))
				word = left + put;
		}
		return word;
	};
	const encoder = new TextEncoder(), bytes = text => encoder.encode(text).length;

	/*
	 * The words of a text in order: { word, raw, whole, from, to }; raw is without stemming, whole says that it is a compound without what
	 * joins it, from and to where it stands in the text.
	 */
	const read = text => {
		const out = [];
		let parts = [], joiner = "", before = null;
		const take = (raw, whole, from, to) => out.push({ word: stem(raw), raw, whole, from, to });
		const takeWhole = (first, end) => {
			const some = parts.slice(first, end), raw = some.map(part => part.text).join("");
			if (some.length > 1 && some.length <= partsMost && bytes(raw) <= wordMost)
				take(raw, true, some[0].from, some[some.length - 1].to);
		};
		const endCompound = () => {
			let first = 0;
			parts.forEach((part, i) => {
				take(part.text, false, part.from, part.to);
				if (i > 0 && part.apart) {
					takeWhole(first, i);
					first = i;
				}
			});
			if (first > 0)
				takeWhole(first, parts.length);
			takeWhole(0, parts.length);
			parts = [];
			joiner = "";
		};
		const endUnspaced = () => {
			if (before !== null && !before.paired)
				take(before.text, false, before.from, before.to);
			before = null;
		};
		const putFolded = (folded, from, to) => {
			let last = parts[parts.length - 1];
			const join = joiner;
			joiner = "";
			if (join === "." && last && last.class === DIGIT && folded.class === DIGIT && bytes(last.text) < wordMost) {
				last.text += ".";
			} else if (!last || last.class !== folded.class || (join !== "" && join !== "," && join !== "'")) {
				if (parts.length === 64)
					endCompound();
				last = { text: "", class: folded.class, apart: join !== "", from, to };
				parts.push(last);
			}
			if (bytes(last.text + folded.text) <= wordMost) {
				last.text += folded.text;
				last.to = to;
			}
		};
		const joinerOf = (char, behind) => {
			const last = parts[parts.length - 1], digit = last.class === DIGIT;
			if ("-_/.\u00b7\u2010\u2011".includes(char))
				return char;
			if (char === "'" || char === "\u2019")
				return digit ? "" : "'";
			return char === "," && digit && /^\d{3}(?!\d)/.test(text.slice(behind, behind + 4)) ? "," : "";
		};
		for (let at = 0; at < text.length;) {
			const point = text.codePointAt(at), from = at;
			at += point > 0xffff ? 2 : 1;
			const folded = fold(point);
			if (folded.class !== UNSPACED && folded.class !== DROP)
				endUnspaced();
			if (folded.class === LETTER || folded.class === DIGIT) {
				putFolded(folded, from, at);
			} else if (folded.class === BREAK) {
				const join = parts.length > 0 && joiner === "" ? joinerOf(text.slice(from, at), at) : "";
				if (join !== "")
					joiner = join;
				else
					endCompound();
			} else if (folded.class === UNSPACED) {
				endCompound();
				if (before !== null)
					take(before.text + folded.text, false, before.from, at);
				before = { text: folded.text, from, to: at, paired: before !== null };
			}
		}
		endCompound();
		endUnspaced();
		return out;
	};

	/* --- what has been loaded --------------------------------------------------------------------- */

	let table = null, values = null;
	const shards = new Map(), textFiles = new Map(); /* by low bound; by number */

	/* By code points, as the generator sorts, which UTF-16 does not. */
	const order = (a, b) => {
		for (let i = 0; i < a.length && i < b.length; i++) {
			const x = a.charCodeAt(i), y = b.charCodeAt(i);
			if (x !== y)
				return (x >= 0xd800 && x < 0xe000 ? x + 0x10000 : x) - (y >= 0xd800 && y < 0xe000 ? y + 0x10000 : y);
		}
		return a.length - b.length;
	};
	/* The last of `list` (every `step`th is a word) that is not above a word; -1: none. */
	const lastAt = (list, step, word) => below(list.length / step, i => order(list[i * step], word) > 0) - 1;
	const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
	const digitOf = new Uint8Array(128);
	[...digits].forEach((digit, i) => { digitOf[digit.charCodeAt(0)] = i; });

	/* The sections of a word: { all, at: [key, weight, …] }; a key is page · 2^19 + section with its kind. */
	const sectionBits = 2 ** 19, kinds = 8;
	const unpack = text => {
		const colon = text.indexOf(":"), at = [];
		let i = colon + 1, page = 0;
		const number = () => {
			let value = 0, scale = 1, digit;
			do {
				digit = digitOf[text.charCodeAt(i++)];
				value += (digit & 31) * scale;
				scale *= 32;
			} while (digit >= 32);
			return value;
		};
		while (i < text.length) {
			page += number();
			at.push(page * sectionBits + number(), digitOf[text.charCodeAt(i++)]);
		}
		return { all: colon < 0 ? at.length / 2 : Number(text.slice(0, colon)), at };
	};
	const kindOf = key => key % kinds;
	const pageOf = key => Math.floor(key / sectionBits);
	const sectionOf = key => Math.floor(key % sectionBits / kinds);

	/* The low bounds of the first shards that may hold a word, or words that begin so. */
	const shardsMost = 3;
	const boundsFor = (word, prefix) => {
		const first = lastAt(table.shards, 2, word), out = [];
		for (let i = Math.max(first, 0); i < table.shards.length / 2 && out.length < shardsMost; i++) {
			const low = table.shards[2 * i];
			if (i > first && !(prefix && low.startsWith(word)))
				break;
			if (i === first || prefix)
				out.push(low);
		}
		return first < 0 && !prefix ? [] : out;
	};
	const shardOf = word => {
		const place = lastAt(table.shards, 2, word);
		return place < 0 ? undefined : shards.get(table.shards[2 * place]);
	};
	const postings = word => {
		const shard = shardOf(word);
		if (!shard)
			return null;
		const place = lastAt(shard, 2, word);
		return place >= 0 && shard[2 * place] === word ? unpack(shard[2 * place + 1]) : null;
	};
	/* Words that begin so, the most frequent first. */
	const expansionsMost = 10;
	const beginning = prefix => {
		const out = [];
		for (const low of boundsFor(prefix, true)) {
			const shard = shards.get(low);
			if (!shard)
				continue;
			for (let i = Math.max(lastAt(shard, 2, prefix), 0); 2 * i < shard.length; i++) {
				const word = shard[2 * i];
				if (word.startsWith(prefix))
					out.push({ word, size: shard[2 * i + 1].length });
				else if (order(word, prefix) > 0)
					break;
			}
		}
		return out.sort((a, b) => b.size - a.size).slice(0, expansionsMost).map(item => item.word);
	};

	/* --- queries ---------------------------------------------------------------------------------- */

	/* A letter too many, too few or another, or two exchanged. */
	const isSlip = (a, b) => {
		if (Math.abs(a.length - b.length) > 1 || a === b)
			return false;
		let i = 0, j = 0;
		while (i < a.length && i < b.length && a[i] === b[i])
			i++;
		while (j < a.length - i && j < b.length - i && a[a.length - 1 - j] === b[b.length - 1 - j])
			j++;
		const left = a.length - i - j, right = b.length - i - j;
		return (left <= 1 && right <= 1) || (left === 2 && right === 2 && a[i] === b[i + 1] && a[i + 1] === b[i]);
	};

	/* Words on end. */
	const namedMost = 6;
	const runs = list => list.flatMap((_, i) => list.slice(i, i + namedMost).map((_, n) => list.slice(i, i + n + 1)));
	/* What may be a name, also with words that tell nothing ("cost to own"), and how large a part of the query it is. */
	const namesIn = (all, terms) => {
		const out = new Map();
		for (const some of [...runs(terms), ...runs(all)]) {
			const part = some.filter(item => terms.includes(item)).length / terms.length, name = some.map(item => item.word.replaceAll(".", "")).join("");
			if (part > (out.get(name) || 0))
				out.set(name, part);
		}
		return out;
	};
	/*
	 * What a query asks for: terms, each of which a hit should have, and wholes, words that stand for several terms. The last term may be
	 * the beginning of a word, unless a space follows.
	 */
	const parse = query => {
		const words = read(query), wholes = [];
		const all = words.filter(item => !item.whole), telling = all.filter(item => !silent.has(item.word));
		const terms = telling.length > 0 ? telling : all;
		words.forEach(item => {
			if (item.whole)
				wholes.push({ word: item.word, covers: terms.map((term, i) => term.from >= item.from && term.to <= item.to ? i : -1).filter(i => i >= 0) });
		});
		for (const some of runs(terms))
			if (some.length > 1)
				wholes.push({ word: stem(some.map(term => term.raw).join("")), covers: some.map(term => terms.indexOf(term)) });
		return { terms, wholes, names: namesIn(all, terms), open: terms[terms.length - 1] === all[all.length - 1] && !/\s$/.test(query) };
	};

	/* All that has to be loaded before a query can be answered. */
	const shardsFor = parsed => {
		const out = new Set();
		parsed.terms.forEach((term, i) => {
			for (const low of boundsFor(term.word, false))
				out.add(low);
			if (parsed.open && i === parsed.terms.length - 1 && term.raw.length >= 2)
				for (const low of boundsFor(term.raw, true))
					out.add(low);
		});
		for (const word of [...parsed.wholes.map(whole => whole.word), ...parsed.names.keys()])
			for (const low of boundsFor(word, false))
				out.add(low);
		return [...out];
	};

	const rarity = all => Math.log(1 + (table.sections - all + 0.5) / (all + 0.5));

	/* Where a term stands, with its rarity; null: nowhere. Words that begin so count a little less. */
	const places = (term, open) => {
		const at = new Map();
		const own = postings(term.word);
		let all = own ? own.all : 0, least = 0;
		const put = (found, share) => {
			for (let i = 0; i < found.at.length; i += 2) {
				const weight = Math.min(found.at[i + 1], 62) * share, key = found.at[i];
				if (!(at.get(key) >= weight))
					at.set(key, weight);
			}
		};
		if (own) {
			put(own, 1);
			/* A frequent word is listed where it weighs most; elsewhere it may stand all the same. */
			if (own.all > own.at.length / 2)
				least = 0.5 * Math.min(...own.at.filter((_, i) => i % 2 === 1));
		}
		const others = open && term.raw.length >= 2 ? beginning(term.raw).filter(word => word !== term.word) : [];
		for (const word of others) {
			const found = postings(word);
			all = Math.max(all, found.all);
			put(found, own ? 0.6 : 0.9);
		}
		return at.size === 0 ? null : { at, rarity: rarity(all), unlisted: least, words: own ? [term.word, ...others] : others };
	};
	/* In the index a word has lost its ending: "computi" is none, "comput" is. */
	const shortened = term => {
		for (let n = term.raw.length - 1; n >= 4 && n >= term.raw.length - 4; n--) {
			const found = postings(term.raw.slice(0, n));
			if (found)
				return term.raw.slice(0, n);
		}
		return null;
	};
	/* Where a word may stand that a slip has moved: with its first three letters. */
	const nearShards = word => boundsFor(word.slice(0, 3), true);
	const missing = parsed => parsed.terms.map(term => term.word).filter(word => word.length >= 5 && !postings(word));
	/* The word nearest to one that is not there, among those with the same first letters. */
	const slip = word => {
		let best = null, size = 0;
		for (const low of word.length >= 5 ? nearShards(word) : []) {
			const shard = shards.get(low) || [];
			for (let i = 0; i < shard.length; i += 2)
				if (shard[i + 1].length > size && isSlip(word, shard[i]))
					[best, size] = [shard[i], shard[i + 1].length];
		}
		return best;
	};

	const titleWeight = 36; /* the least weight of a word of a title or a figure's own name */
	const kindShare = [1, 1.5, 1.4, 0.9, 1], isFigure = kind => kind === 2 || kind === 4;
	/* What a section gains from a word that stands elsewhere on its page. */
	const topShare = 0.6, elsewhereShare = 0.25, top = 1.2;

	/* Which sections have a part of the query for their whole name, and how large a part it is. */
	const namedBy = parsed => {
		const out = new Map();
		for (const [name, part] of parsed.names) {
			const named = postings(name);
			for (let k = 0; named && k < named.at.length; k += 2)
				if (named.at[k + 1] === 63)
					out.set(named.at[k], Math.max(out.get(named.at[k]) || 0, part));
		}
		return out;
	};

	const rank = (parsed, found, wholes, exact) => {
		const scores = new Map();
		const total = found.reduce((sum, item) => sum + (item ? item.rarity : 0), 0);
		const put = (at, terms, rare) => {
			for (const [key, weight] of at) {
				let own = scores.get(key);
				if (!own)
					scores.set(key, own = { by: found.map(() => 0), most: 0, least: 63 });
				for (const i of terms)
					own.by[i] = Math.max(own.by[i], weight * rare(i));
				own.most = Math.max(own.most, weight);
				own.least = Math.min(own.least, weight);
			}
		};
		found.forEach((item, i) => item && put(item.at, [i], () => item.rarity));
		for (const { covers, at, rarity: rare } of wholes)
			put(at, covers, i => Math.max(rare / covers.length, found[i] ? found[i].rarity : 0));
		const pages = new Map();
		for (const [key, own] of scores) {
			if (isFigure(kindOf(key)))
				continue;
			const best = pages.get(pageOf(key));
			pages.set(pageOf(key), best ? best.map((score, i) => score > own.by[i] ? score : own.by[i]) : own.by);
		}
		const out = [], named = namedBy(parsed);
		for (const [key, own] of scores) {
			const kind = kindOf(key), best = isFigure(kind) ? own.by : pages.get(pageOf(key));
			const lent = sectionOf(key) === 0 ? topShare : elsewhereShare;
			let sum = 0, covered = 0;
			own.by.forEach((score, i) => {
				const rare = found[i] ? found[i].rarity : 0;
				const more = best[i] > 0 ? [best[i] * lent, rare * lent] : found[i] ? [found[i].unlisted * rare, found[i].unlisted > 0 ? rare : 0] : [0, 0];
				sum += score > 0 ? score : more[0];
				covered += score > 0 ? rare : more[1];
			});
			const share = total > 0 ? covered / total : 1;
			let score = sum * share * kindShare[kind] * (kind === 0 && sectionOf(key) === 0 ? top : 1);
			if (own.most < titleWeight)
				score *= isFigure(kind) ? 0.12 : 0.6;
			/* A figure is of a thing: it is named, too, or all words are its own. */
			if (!isFigure(kind))
				score *= 1 + 1.2 * (named.get(key) || 0);
			else
				score *= share * share * (own.least < titleWeight || found.length > 1 && own.by.every(Boolean) ? 1 : 0.6);
			if (exact.has(key) && kind < 3)
				score = score * 2 + 1000;
			out.push({ key, score, share });
		}
		return out.sort((a, b) => b.score - a.score || a.key - b.key);
	};

	/* Of one page two hits at most come first, and of figures that answer alike. */
	const spread = (hits, most) => {
		const perPage = new Map(), first = [], later = [];
		for (const hit of hits) {
			const page = isFigure(kindOf(hit.key)) ? -hit.score : pageOf(hit.key), count = perPage.get(page) || 0;
			perPage.set(page, count + 1);
			(count < 2 ? first : later).push(hit);
		}
		return first.concat(later).slice(0, most);
	};

	/* The hits, the words to mark, and what was searched instead of a word that is nowhere. */
	const answer = (parsed, most) => {
		const words = new Set(), instead = [];
		const mapOf = item => {
			const at = new Map();
			for (let i = 0; i < item.at.length; i += 2)
				at.set(item.at[i], Math.min(item.at[i + 1], 62));
			return at;
		};
		const wholes = parsed.wholes.map(whole => ({ ...whole, found: postings(whole.word) })).filter(whole => whole.found);
		for (const whole of wholes) {
			whole.at = mapOf(whole.found);
			whole.rarity = rarity(whole.found.all);
			words.add(whole.word);
		}
		const found = parsed.terms.map((term, i) => {
			const open = parsed.open && i === parsed.terms.length - 1;
			let item = places(term, open);
			if (!item && wholes.some(whole => whole.covers.includes(i)))
				return null;
			const other = item ? null : (open ? shortened(term) : null) || slip(term.word);
			if (other !== null) {
				item = places({ word: other, raw: other }, false);
				if (!(open && term.raw.startsWith(other)))
					instead.push(other);
			}
			if (item)
				item.words.forEach(word => words.add(word));
			return item;
		});
		for (const group of table.same || [])
			if (group.some(word => words.has(word)))
				group.forEach(word => words.add(word));
		const exact = new Set([...namedBy(parsed)].filter(([, part]) => part === 1).map(([key]) => key));
		if (exact.size > 0)
			wholes.push({ covers: parsed.terms.map((_, i) => i), at: new Map([...exact].map(key => [key, 62])), rarity: rarity(exact.size) });
		/* Counted are those with nearly all that any has; others stand behind them. */
		const hits = rank(parsed, found, wholes, exact), best = hits.reduce((most, hit) => Math.max(most, hit.share), 0);
		return { hits: spread(hits, most), words, instead, all: hits.filter(hit => hit.share > best * 0.95).length };
	};

	/* --- hits as they are shown -------------------------------------------------------------------- */

	const fileOf = page => below(table.texts.length / 2, i => table.texts[2 * i] > page) - 1;
	/* [kind, anchor, title, about, shown, passages] of a hit, with the address and title of its page. */
	const sectionText = key => {
		const file = textFiles.get(fileOf(pageOf(key)));
		const page = file && file.find(item => item[0] === pageOf(key));
		const section = page && page[3 + sectionOf(key)];
		return section ? { address: page[1], page: page[2], kind: section[0], anchor: section[1], title: section[2], about: section[3],
			shown: section[4], passages: section[5] } : null;
	};
	/* Where words stand in a text: [from, to], and how many different ones. */
	const marksIn = (text, words) => {
		const marks = [], seen = new Set();
		for (const item of read(text)) {
			if (!words.has(item.word))
				continue;
			seen.add(item.word);
			const last = marks[marks.length - 1];
			if (last && item.from <= last[1])
				last[1] = Math.max(last[1], item.to);
			else
				marks.push([item.from, item.to]);
		}
		return { marks, count: seen.size };
	};
	/* The passage with the most of the words, cut around the first of them: pieces, every second one marked. */
	const cutMost = 170;
	const excerpt = (passages, words) => {
		let best = null;
		for (const text of passages) {
			const found = marksIn(text, words);
			if (found.count > 0 && (best === null || found.count > best.count))
				best = { text, ...found };
		}
		if (best === null)
			return [];
		let from = best.marks[0][0] < 70 ? 0 : best.text.lastIndexOf(" ", best.marks[0][0] - 50) + 1;
		if (best.marks[0][0] - from > 80)
			from = best.marks[0][0];
		let to = best.text.length - from > cutMost ? best.text.lastIndexOf(" ", from + cutMost) : best.text.length;
		if (to <= best.marks[0][1])
			to = Math.min(best.text.length, from + cutMost);
		const out = [];
		let at = from;
		for (const [start, end] of best.marks) {
			if (end > to)
				break;
			out.push(best.text.slice(at, start), best.text.slice(start, end));
			at = end;
		}
		out.push(best.text.slice(at, to));
		if (from > 0)
			out[0] = "… " + out[0];
		if (to < best.text.length)
			out[out.length - 1] += " …";
		return out;
	};

	const telling = text => read(text).filter(item => !item.whole && !silent.has(item.word)).map(item => item.word);

	const api = {
		table: data => {
			table = data;
			learn(data);
		},
		shard: (low, words) => shards.set(low, words),
		texts: (number, pages) => textFiles.set(fileOf(pages[0][0]), pages),
		numbers: data => { values = data; },
		learn, telling, read, stem, unpack, isSlip, parse, shardsFor, nearShards, missing, answer, fileOf, sectionText, excerpt,
	};
	if (typeof document === "undefined")
		return api;

	/* --- loading ----------------------------------------------------------------------------------- */

	const field = document.querySelector(".find"), text = field.dataset, root = text.root;
	const load = (path, from = root) => new Promise((done, failed) => {
		const script = document.createElement("script");
		script.src = from + path;
		script.addEventListener("load", () => { script.remove(); done(); });
		script.addEventListener("error", () => { script.remove(); failed(new Error(path)); });
		document.head.append(script);
	});
	const waiting = new Map();
	const once = (path, from) => {
		if (!waiting.has(path))
			waiting.set(path, load(path, from));
		return waiting.get(path);
	};
	/* A number behind a sign or a word of comparison; then things are asked for, too. */
	const comparing = { "<": text.less, ">": text.more, "<=": text.most, ">=": text.least };
	const compares = query => /\d/.test(query) && (/[<>=≤≥]/.test(query) || Object.values(comparing).join("|").split("|").some(word => query.toLowerCase().includes(word)));
	const things = async query => {
		if (!text.conditions || !table.numbers || !compares(query))
			return null;
		await Promise.all([once(text.number, ""), once(`search/${table.numbers}.js`)]);
		await once(text.conditions, "");
		return RigbookConditions.answer(query, values, comparing, telling);
	};
	const loadAll = async (query, most) => {
		if (table === null)
			await once("search/table.js");
		const parsed = parse(query);
		const need = lows => Promise.all(lows.filter(low => !shards.has(low)).map(low => once(`search/${table.shards[table.shards.indexOf(low) + 1]}.js`)));
		await need(shardsFor(parsed));
		await need(missing(parsed).flatMap(nearShards));
		const result = { ...answer(parsed, most), things: await things(query) };
		const files = new Set(result.hits.map(hit => fileOf(pageOf(hit.key))).filter(number => !textFiles.has(number)));
		await Promise.all([...files].map(number => once(`search/${table.texts[2 * number + 1]}.js`)));
		return result;
	};
	/* A site that has changed meanwhile: the table is loaded once more, past the browser's own. */
	let again = false;
	const find = async (query, most) => {
		try {
			return await loadAll(query, most);
		} catch (error) {
			if (again)
				throw error;
			again = true;
			shards.clear();
			textFiles.clear();
			waiting.clear();
			await load(`search/table.js?after=${encodeURIComponent(error.message)}`);
			return loadAll(query, most);
		}
	};

	/* --- elements ---------------------------------------------------------------------------------- */

	const fill = (words, values) => words.replace(/\{(\w+)\}/g, (all, name) => name in values ? values[name] : all);
	const make = (name, className, ...content) => {
		const element = document.createElement(name);
		if (className)
			element.className = className;
		element.append(...content);
		return element;
	};
	const hrefTo = (address, anchor) => {
		const folder = address === "" || address.endsWith("/");
		const file = folder && location.protocol === "file:" ? "index.html" : "";
		return root + address.split("/").map(encodeURIComponent).join("/") + file + (anchor === "" ? "" : "#" + encodeURIComponent(anchor));
	};
	const hrefOf = section => hrefTo(section.address, section.anchor);
	const sectionsOf = (result, most) => (result.things === null ? [] : RigbookConditions.hits(result.things, text, most))
		.concat(result.hits.map(hit => sectionText(hit.key)).filter(section => section !== null)).slice(0, most);
	const marked = pieces => pieces.map((piece, i) => i % 2 === 1 ? make("mark", "", piece) : piece);
	const content = (section, words) => {
		if (isFigure(section.kind)) {
			const [value, day] = section.shown;
			return [make("span", "title", `${section.about}: ${section.title}`), make("span", "value", value || ""),
				make("span", "aside", day || "")];
		}
		const out = [make("span", "title", section.title), make("span", "aside", section.about)];
		const facts = [];
		for (let i = 0; i < section.shown.length; i += 2)
			facts.push(`${section.shown[i]} ${section.shown[i + 1]}`);
		if (facts.length > 0)
			out.push(make("span", "facts", facts.join(" · ")));
		const pieces = facts.length > 0 ? [] : excerpt(section.passages, words);
		if (pieces.length > 0)
			out.push(make("span", "passage", ...marked(pieces)));
		return out;
	};

	const input = field.querySelector("input"), box = field.querySelector(".hits"), list = box.querySelector("[role=listbox]");
	const status = field.querySelector("[role=status]"), more = box.querySelector("a");
	let active = -1, asked = 0;

	const searchPage = query => text.page + (location.protocol === "file:" && text.page.endsWith("/") ? "index.html" : "") +
		"?q=" + encodeURIComponent(query);
	const setActive = place => {
		const options = [...list.children];
		options.forEach((option, i) => option.setAttribute("aria-selected", String(i === place)));
		active = place;
		if (place < 0) {
			input.removeAttribute("aria-activedescendant");
		} else {
			input.setAttribute("aria-activedescendant", options[place].id);
			options[place].scrollIntoView({ block: "nearest" });
		}
	};
	const open = is => {
		box.hidden = !is;
		input.setAttribute("aria-expanded", String(is && list.children.length > 0));
		if (!is)
			setActive(-1);
	};
	const summary = (result, query) => {
		const things = result.things !== null, count = things ? result.things.rows.length : result.all;
		const filled = { count, query, other: result.instead.join(" ") };
		return fill(things ? text.things : result.all === 0 ? text.none : result.instead.length > 0 ? text.instead : result.all === 1 ? text.one : text.count, filled);
	};
	const show = (result, query) => {
		list.replaceChildren(...sectionsOf(result, shownFirst).map((section, i) => {
			const option = make("li", "hit", ...content(section, result.words));
			option.id = `search.hit.${i}`;
			option.setAttribute("role", "option");
			option.setAttribute("aria-selected", "false");
			option.dataset.href = hrefOf(section);
			return option;
		}));
		status.textContent = summary(result, query);
		more.href = searchPage(query);
		active = -1;
		input.removeAttribute("aria-activedescendant");
		open(true);
	};
	const changed = async () => {
		const query = input.value, number = ++asked;
		if (query.trim() === "") {
			open(false);
			status.textContent = "";
			return;
		}
		try {
			const result = await find(query, shownFirst);
			if (number === asked)
				show(result, query);
		} catch {
			if (number === asked)
				status.textContent = text.failed;
		}
		listAll();
	};
	const follow = (option, event) => {
		if (event.ctrlKey || event.metaKey)
			window.open(option.dataset.href);
		else
			location.href = option.dataset.href;
		open(false);
	};

	input.addEventListener("input", changed);
	input.addEventListener("keydown", event => {
		const count = box.hidden ? 0 : list.children.length;
		if (event.isComposing)
			return;
		if (event.key === "ArrowDown" || event.key === "ArrowUp") {
			event.preventDefault();
			if (count === 0)
				changed();
			else
				setActive(event.key === "ArrowDown" ? (active + 2) % (count + 1) - 1 : (active + count + 1) % (count + 1) - 1);
		} else if (event.key === "Enter" && input.value.trim() !== "") {
			event.preventDefault();
			if (active >= 0)
				follow(list.children[active], event);
			else
				location.href = searchPage(input.value.trim());
		} else if (event.key === "Escape") {
			event.preventDefault();
			if (box.hidden)
				input.value = "";
			asked++;
			open(false);
		}
	});
	list.addEventListener("mousedown", event => event.preventDefault()); /* the field keeps the focus */
	list.addEventListener("click", event => {
		const option = event.target.closest("[role=option]");
		if (option !== null)
			follow(option, event);
	});
	field.addEventListener("focusout", event => {
		if (!field.contains(event.relatedTarget))
			open(false);
	});

	/* --- the page that lists all ------------------------------------------------------------------- */

	const all = document.querySelector(".found");
	const listAll = async () => {
		const query = all === null ? "" : new URLSearchParams(location.search).get("q") || "";
		if (query.trim() === "" || all.dataset.query === query)
			return;
		all.dataset.query = query;
		input.value = query;
		const result = await find(query, shownAll);
		if (result.things !== null)
			all.querySelector("p").after(RigbookConditions.table(result.things, { make, href: hrefTo, text }));
		const items = sectionsOf({ ...result, things: null }, shownAll).map(section => {
			const link = make("a", "hit", ...content(section, result.words));
			link.href = hrefOf(section);
			return make("li", "", link);
		});
		all.querySelector("ol").replaceChildren(...items);
		all.querySelector("p").textContent = summary(result, query);
		all.hidden = false;
	};
	listAll();
	if (document.activeElement === input && input.value !== "")
		changed();
	return api;
})();
if (typeof module !== "undefined")
	module.exports = RigbookSearch;
