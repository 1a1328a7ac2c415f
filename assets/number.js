/*
 * Exact numbers: reads a literal as the site's data has it and compares two of them without rounding.
 *
 * A number is { n, d }, a fraction of two whole numbers with d above zero. Literals: "3", "-0.25", "14949/5200", "1.5e9".
 * A value is a pair of ends, "3", "2..5", "2.." and "..5": an end that is missing is open. For a list in order the middle of a range
 * counts, of an open one the end that it has; what cannot be read has none and comes last.
 */
"use strict";
const RigbookNumber = (() => {
	const digitsMost = 400; /* longer ones are no data of ours, and powers of ten that large take long */

	const read = text => {
		const parts = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?(?:\/(\d+))?$/.exec(text.replace("\u2212", "-"));
		if (parts === null || text.length > digitsMost)
			return null;
		const [, sign, whole, places = "", power = "0", below = "1"] = parts;
		let n = BigInt(whole + places), d = BigInt(below);
		const shift = Number(power) - places.length;
		if (shift >= 0)
			n *= 10n ** BigInt(shift);
		else
			d *= 10n ** BigInt(-shift);
		return d === 0n ? null : { n: sign === "-" ? -n : n, d };
	};
	const compare = (a, b) => {
		const left = a.n * b.d, right = b.n * a.d;
		return left < right ? -1 : left > right ? 1 : 0;
	};
	const times = (a, b) => ({ n: a.n * b.n, d: a.d * b.d });
	const middle = (a, b) => ({ n: a.n * b.d + b.n * a.d, d: 2n * a.d * b.d });

	/* What a value counts as among others, or null. `factor`, a literal, brings it to the unit of the others. */
	const key = (text, factor) => {
		const ends = text.split("..").map(end => end === "" ? null : read(end));
		if (ends.length > 2 || text === "" || text.split("..").some((end, i) => end !== "" && ends[i] === null))
			return null;
		const [low, high = low] = ends;
		const value = low === null ? high : high === null ? low : middle(low, high);
		const by = factor ? read(factor) : null;
		return value === null ? null : by === null ? value : times(value, by);
	};

	return { read, compare, key };
})();
if (typeof module !== "undefined")
	module.exports = RigbookNumber;
