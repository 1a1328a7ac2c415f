/*
 * printed_line - reads the line of a derivation that shows its numbers, "2 × ($0.47/kWh)", back into
 * a formula with the numbers bound to names, so that a test can compute it as a reader would.
 *
 * What a reader sees is rounded, so each number becomes the range of all that would be printed so:
 * "$2.35" is 2.345..2.355 USD. Whole numbers of one or two digits are printed exactly.
 */
#ifndef TESTS_PRINTED_LINE_H
#define TESTS_PRINTED_LINE_H

#include "base/map.h"
#include "formula/formula.h"
#include "formula/substitute.h"
#include "number/ratio_text.h"
#include "number/unit_print.h"
#include "number/units.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define PRINTED_NUMBERS_MOST 400

struct printed_line {
	struct arena *keep;
	const struct units *units;
	struct map words;        /* plural -> singular */
	const struct str *names; /* of things */
	size_t name_count;
	struct str text;
	size_t at;
	struct buf formula;
	struct binding numbers[PRINTED_NUMBERS_MOST];
	size_t count;
	bool exponent;   /* the next number is one: printed in full */
	bool chosen;     /* by argmin or argmax: rounded numbers may leave it open */
	bool incomplete; /* an ellipsis stands for terms or for a branch */
	bool result;     /* it is printed by a pattern, which may round whole numbers too */
};

static inline bool printed_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline struct str printed_rest(const struct printed_line *line)
{
	return str_sub(line->text, line->at, line->text.len);
}

static inline bool printed_take(struct printed_line *line, struct str sign)
{
	bool there = str_starts(printed_rest(line), sign);
	line->at += there ? sign.len : 0;
	return there;
}

static inline struct printed_line printed_line_new(
    struct arena *keep, const struct units *units, struct str text)
{
	struct printed_line line = { .keep = keep,
		.units = units,
		.words = map_in(keep),
		.text = text,
		.formula = buf_in(keep, BUF_MOST) };
	for (size_t i = 0; i < units_count(units); i++) {
		const struct unit *unit = units_parse(units, keep, units_name(units, i), NULL, NULL);
		struct str *one = ARENA_NEW(keep, struct str);
		*one = units_name(units, i);
		map_put(&line.words, unit_print(units, keep, unit).many, one);
	}
	return line;
}

/* The name that was printed, in the singular in which units are read: "weeks", "Gparams", "m²". */
static inline struct str printed_factor(struct printed_line *line, struct str text)
{
	const struct str *one = map_get(&line->words, text);
	struct str names[] = { one ? *one : text, str_sub(text, 0, text.len > 0 ? text.len - 1 : 0) };
	for (size_t i = 0; i < countof(names); i++)
		if (names[i].len > 0 && units_parse(line->units, line->keep, names[i], NULL, NULL))
			return names[i];
	fail_msg("“%.*s”: “%.*s” is no unit", STR_ARG(line->text), STR_ARG(text));
	return text;
}

static inline size_t printed_factor_end(const struct printed_line *line, size_t at)
{
	static const struct str ends[] = { STR_INIT(" "), STR_INIT(","), STR_INIT(")"),
		STR_INIT("("), STR_INIT("/"), STR_INIT("·"), STR_INIT("^"), STR_INIT("–") };
	for (; at < line->text.len; at++)
		for (size_t i = 0; i < countof(ends); i++)
			if (str_starts(str_sub(line->text, at, line->text.len), ends[i]))
				return at;
	return at;
}

/* "GB/s/W", "/(GB/s)": the factors above the line and those below, each with its sign in front. */
static inline void printed_factors(
    struct printed_line *line, bool below, bool first, struct buf *above, struct buf *under)
{
	for (;; first = false) {
		bool divided = !first && printed_take(line, STR("/"));
		if (!first && !divided && !printed_take(line, STR("·")))
			return;
		bool down = below != divided;
		if (printed_take(line, STR("("))) {
			printed_factors(line, down, true, above, under);
			assert_true(printed_take(line, STR(")")));
			continue;
		}
		size_t end = printed_factor_end(line, line->at);
		struct str name = printed_factor(line, str_sub(line->text, line->at, end));
		buf_print(down ? under : above, "%s%.*s",
		    down             ? "/"
			: above->len ? "·"
				     : "",
		    STR_ARG(name));
		line->at = end;
	}
}

/* The unit that follows; `symbol` is the currency whose sign stood in front, or empty. */
static inline const struct unit *printed_unit(struct printed_line *line, struct str symbol)
{
	struct buf above = buf_in(line->keep, BUF_MOST), under = buf_in(line->keep, BUF_MOST);
	buf_put(&above, symbol);
	printed_factors(line, false, symbol.len == 0, &above, &under);
	buf_put(&above, above.len ? STR("") : STR("1"));
	buf_put(&above, buf_str(&under));
	return units_parse(line->units, line->keep, buf_str(&above), NULL, NULL);
}

/* The currency whose sign stands here, or empty. */
static inline struct str printed_symbol(struct printed_line *line)
{
	for (size_t i = 0; i < units_count(line->units); i++) {
		const struct unit *unit =
		    units_parse(line->units, line->keep, units_name(line->units, i), NULL, NULL);
		struct str symbol = unit_print(line->units, line->keep, unit).symbol;
		if (symbol.len > 0 && printed_take(line, symbol))
			return unit->text;
	}
	return STR("");
}

/* A number without its grouping commas, and by how much it may be off. */
static inline const struct ratio *printed_number(struct printed_line *line, const struct ratio **off)
{
	struct buf digits = buf_in(line->keep, BUF_MOST);
	int places = 0;
	bool point = false;
	for (; line->at < line->text.len; line->at++) {
		char c = line->text.at[line->at];
		bool followed =
		    line->at + 1 < line->text.len && printed_is_digit(line->text.at[line->at + 1]);
		if (!printed_is_digit(c) && !((c == ',' || c == '.') && followed))
			break;
		places += point;
		point |= c == '.';
		if (c != ',')
			buf_put_byte(&digits, c);
	}
	bool exact = (!point && digits.len < 3 && !line->result) || line->exponent;
	line->exponent = false;
	*off = exact
	    ? ratio_zero()
	    : ratio_div(line->keep, ratio_ten_to(line->keep, -places), ratio_of(line->keep, 2, 1));
	return ratio_parse(line->keep, buf_str(&digits));
}

static inline const struct ratio *printed_signed(
    struct printed_line *line, const struct ratio **off, struct str *symbol)
{
	bool minus = printed_take(line, STR("−"));
	struct str sign = printed_symbol(line);
	*symbol = sign.len ? sign : *symbol;
	const struct ratio *number = printed_number(line, off);
	if (!number)
		fail_msg("“%.*s”: no number at %zu", STR_ARG(line->text), line->at);
	return minus ? ratio_neg(line->keep, number) : number;
}

static inline bool printed_is_word(const struct printed_line *line)
{
	static const struct str words[] = { STR_INIT(" and "), STR_INIT(" or "), STR_INIT(" is "),
		STR_INIT(" about: "), STR_INIT(" to ") };
	for (size_t i = 0; i < countof(words); i++)
		if (str_starts(printed_rest(line), words[i]))
			return true;
	return false;
}

/* Whether a unit follows the number: tight, or behind a space and no operator. */
static inline bool printed_unit_follows(struct printed_line *line)
{
	char next = line->at < line->text.len ? line->text.at[line->at] : '\0';
	if (next == '/' || next == '%' || (unsigned char)next == 0xc3 || (unsigned char)next == 0xc2)
		return true; /* "/h", "%", "×", "°" */
	if (next != ' ' || line->at + 1 >= line->text.len || printed_is_word(line))
		return false;
	unsigned char after = (unsigned char)line->text.at[line->at + 1];
	bool letter = (after >= 'A' && after <= 'Z') || (after >= 'a' && after <= 'z');
	bool sign = str_starts(str_sub(line->text, line->at + 1, line->text.len), STR("×")) ||
	    str_starts(str_sub(line->text, line->at + 1, line->text.len), STR("−")) ||
	    str_starts(str_sub(line->text, line->at + 1, line->text.len), STR("≤"));
	bool micro = after == 0xc2; /* µ, ° */
	if (!letter && after != '%' && !(micro && !sign))
		return false;
	line->at++;
	return true;
}

/* An amount as it is printed: "~$15,000–30,000", "≥ 5 W", "52 weeks/year". */
static inline struct quantity printed_amount(struct printed_line *line)
{
	printed_take(line, STR("within "));
	bool least = printed_take(line, STR("≥ ")) || printed_take(line, STR("> "));
	bool most = !least && (printed_take(line, STR("≤ ")) || printed_take(line, STR("< ")));
	bool about = printed_take(line, STR("~"));
	struct str symbol = STR("");
	const struct ratio *off, *low_off;
	const struct ratio *low = printed_signed(line, &low_off, &symbol), *high = low;
	off = low_off;
	if (printed_take(line, STR("–")) || printed_take(line, STR(" to ")))
		high = printed_signed(line, &off, &symbol);
	const struct unit *unit = unit_one(line->units);
	if (symbol.len > 0 || printed_unit_follows(line))
		unit = printed_unit(line, symbol);
	low = ratio_mul(line->keep, ratio_sub(line->keep, low, low_off), unit->factor);
	high = ratio_mul(line->keep, ratio_add(line->keep, high, off), unit->factor);
	return (struct quantity){
		.lo = most ? NULL : low, .hi = least ? NULL : high, .unit = unit, .approx = about
	};
}

static inline void printed_bind(struct printed_line *line, struct value value)
{
	assert_true(line->count < PRINTED_NUMBERS_MOST);
	struct str name = str_print(line->keep, "q%zu", line->count);
	line->numbers[line->count++] = (struct binding){ .name = name, .value = value };
	buf_put(&line->formula, name);
}

/* The longest name of a thing that stands here. */
static inline void printed_name(struct printed_line *line)
{
	struct str name = STR("");
	for (size_t i = 0; i < line->name_count; i++)
		if (line->names[i].len > name.len && str_starts(printed_rest(line), line->names[i]))
			name = line->names[i];
	if (name.len == 0)
		fail_msg("“%.*s”: cannot be read at %zu", STR_ARG(line->text), line->at);
	printed_bind(line, value_of_text(name));
	line->at += name.len;
}

/* A function's name with its bracket; in(…) has a unit behind its comma, which is read by formulas. */
static inline bool printed_function(struct printed_line *line)
{
	static const struct str names[] = { STR_INIT("if("), STR_INIT("max("), STR_INIT("min("),
		STR_INIT("share("), STR_INIT("floor("), STR_INIT("ceil("), STR_INIT("round("),
		STR_INIT("abs("), STR_INIT("root("), STR_INIT("any("), STR_INIT("all("),
		STR_INIT("in("), STR_INIT("known("), STR_INIT("log("), STR_INIT("exp("),
		STR_INIT("applies("), STR_INIT("("), STR_INIT("not ") };
	for (size_t i = 0; i < countof(names); i++) {
		if (!printed_take(line, names[i]))
			continue;
		buf_put(&line->formula, names[i]);
		return true;
	}
	return false;
}

static inline bool printed_starts_amount(const struct printed_line *line)
{
	static const struct str starts[] = { STR_INIT("within "), STR_INIT("≥"), STR_INIT("≤"),
		STR_INIT("> "), STR_INIT("< "), STR_INIT("~"), STR_INIT("−"), STR_INIT("$"),
		STR_INIT("€") };
	struct str rest = printed_rest(line);
	for (size_t i = 0; i < countof(starts); i++)
		if (str_starts(rest, starts[i]))
			return true;
	return rest.len > 0 && printed_is_digit(rest.at[0]);
}

/* "1 March 2024" */
static inline bool printed_date(struct printed_line *line)
{
	static const struct str months[] = { STR_INIT(" January "), STR_INIT(" February "),
		STR_INIT(" March "), STR_INIT(" April "), STR_INIT(" May "), STR_INIT(" June "),
		STR_INIT(" July "), STR_INIT(" August "), STR_INIT(" September "),
		STR_INIT(" October "), STR_INIT(" November "), STR_INIT(" December ") };
	struct str rest = printed_rest(line);
	size_t digits = 0;
	while (digits < rest.len && printed_is_digit(rest.at[digits]))
		digits++;
	for (size_t i = 0; digits > 0 && i < countof(months); i++) {
		size_t year = digits + months[i].len;
		if (!str_starts(str_sub(rest, digits, rest.len), months[i]) || rest.len < year + 4)
			continue;
		struct str iso = str_print(line->keep, "%.*s-%02zu-%s%.*s",
		    STR_ARG(str_sub(rest, year, year + 4)), i + 1, digits < 2 ? "0" : "",
		    STR_ARG(str_sub(rest, 0, digits)));
		struct date date;
		assert_true(date_parse(iso, &date));
		printed_bind(line, value_of_date(date));
		line->at += year + 4;
		return true;
	}
	return false;
}

static inline struct str printed_formula(struct printed_line *line);

/* A part of the line, as the text of a formula; its numbers are those of the line. */
static inline struct str printed_part(struct printed_line *line, size_t from, size_t to)
{
	struct printed_line part = *line;
	part.text = str_sub(line->text, from, to);
	part.at = 0;
	part.formula = buf_in(line->keep, BUF_MOST);
	struct str formula = printed_formula(&part);
	memcpy(line->numbers, part.numbers, sizeof(line->numbers));
	line->count = part.count;
	line->incomplete = line->incomplete || part.incomplete;
	return formula;
}

/* Where one term of argmin(…) ends: at a comma or a bracket outside of any other. */
static inline size_t printed_term_end(const struct printed_line *line, size_t at)
{
	for (int depth = 0; at < line->text.len; at++) {
		char c = line->text.at[at];
		bool comma = str_starts(str_sub(line->text, at, line->text.len), STR(", "));
		if (depth == 0 && (c == ')' || comma))
			return at;
		depth += (c == '(') - (c == ')');
	}
	return at;
}

/* "argmin(A: 2 W, B: 3 W)": the name of the first that is not beaten, as nested ifs. */
static inline void printed_choice(struct printed_line *line)
{
	struct str names[FORMULA_TERMS_MOST], terms[FORMULA_TERMS_MOST];
	const char *sign = printed_take(line, STR("argmin(")) ? "<=" : ">=";
	size_t count = 0;
	if (sign[0] == '>')
		printed_take(line, STR("argmax("));
	for (bool more = true; more && count < FORMULA_TERMS_MOST; count++) {
		size_t end = printed_term_end(line, line->at),
		       colon = str_find(line->text, STR(": "), line->at);
		bool left_out = str_starts(printed_rest(line), STR("…"));
		names[count] = left_out ? STR("…") : str_sub(line->text, line->at, colon);
		terms[count] = left_out ? printed_part(line, line->at, end)
					: printed_part(line, colon + 2, end);
		line->at = end;
		more = printed_take(line, STR(", "));
	}
	printed_take(line, STR(")"));
	for (size_t i = 0; i + 1 < count; i++) {
		buf_put(&line->formula, STR("if("));
		for (size_t j = i + 1; j < count; j++)
			buf_print(&line->formula, "%s(%.*s) %s (%.*s)", j > i + 1 ? " and " : "",
			    STR_ARG(terms[i]), sign, STR_ARG(terms[j]));
		buf_print(&line->formula, ", \"%.*s\", ", STR_ARG(names[i]));
	}
	buf_print(&line->formula, "\"%.*s\"", STR_ARG(names[count - 1]));
	for (size_t i = 0; i + 1 < count; i++)
		buf_put_byte(&line->formula, ')');
	line->chosen = true;
}

/* Reads up to the end of one operand; false where more of it follows (a bracket was opened). */
static inline bool printed_operand(struct printed_line *line)
{
	size_t quote;
	if (str_starts(printed_rest(line), STR("argm"))) {
		printed_choice(line);
		return true;
	}
	if (printed_date(line))
		return true;
	if (str_starts(printed_rest(line), STR("−("))) {
		printed_take(line, STR("−"));
		buf_put_byte(&line->formula, '-');
	}
	bool inapplicable = str_starts(printed_rest(line), STR("not applicable"));
	if (!inapplicable && printed_function(line))
		return false;
	if (printed_take(line, STR("…"))) {
		line->incomplete = true;
		printed_bind(line, value_of_unknown(STR("what was left out")));
	} else if (printed_take(line, STR("no bounds"))) { /* its unit is not shown */
		line->incomplete = true;
		printed_bind(line, value_of_unknown(STR("what has no bounds")));
	} else if (printed_take(line, STR("unknown"))) {
		printed_bind(line, value_of_unknown(STR("something")));
	} else if (printed_take(line, STR("not applicable"))) {
		printed_bind(line, VALUE_OF_INAPPLICABLE);
	} else if (printed_take(line, STR("yes")) || printed_take(line, STR("no"))) {
		buf_put(&line->formula, line->text.at[line->at - 1] == 's' ? STR("true") : STR("false"));
	} else if (printed_take(line, STR("“"))) {
		quote = str_find(line->text, STR("”"), line->at);
		buf_print(&line->formula, "\"%.*s\"", STR_ARG(str_sub(line->text, line->at, quote)));
		line->at = quote + STR("”").len;
	} else if (printed_starts_amount(line)) {
		printed_bind(line, value_of_quantity(line->keep, printed_amount(line)));
	} else {
		printed_name(line);
	}
	return true;
}

/* "(a × b)^(1/4)" is a root of what stands in the last bracket. */
static inline bool printed_root(struct printed_line *line)
{
	const struct ratio *off;
	if (!printed_take(line, STR("^(1/")))
		return false;
	size_t open = line->formula.len, depth = 0;
	do {
		open--;
		depth += line->formula.at[open] == ')';
		depth -= line->formula.at[open] == '(';
	} while (depth > 0);
	struct str text = str_copy(line->keep, buf_str(&line->formula));
	struct buf digits = buf_in(line->keep, BUF_MOST);
	ratio_exact(&digits, printed_number(line, &off));
	buf_clear(&line->formula);
	buf_print(&line->formula, "%.*sroot(%.*s, %.*s)", STR_ARG(str_sub(text, 0, open)),
	    STR_ARG(str_sub(text, open, text.len)), STR_ARG(buf_str(&digits)));
	return printed_take(line, STR(")"));
}

/* What may follow an operand. True where another operand is wanted. */
static inline bool printed_operator(struct printed_line *line)
{
	static const struct str signs[] = { STR_INIT(" + "), STR_INIT(" − "), STR_INIT(" × "),
		STR_INIT(" / "), STR_INIT(" < "), STR_INIT(" ≤ "), STR_INIT(" = "), STR_INIT(" ≠ "),
		STR_INIT(" ≥ "), STR_INIT(" > "), STR_INIT(" and "), STR_INIT(" or "),
		STR_INIT("^"), STR_INIT(", ") };
	if (str_starts(printed_rest(line), STR(" (")))
		line->at = str_find_byte(line->text, ')', line->at) + 1; /* " (2 unknown)" */
	if (line->at == line->text.len || printed_root(line))
		return false;
	if (printed_take(line, STR(")"))) {
		buf_put(&line->formula, STR(")"));
		return false;
	}
	for (size_t i = 0; i < countof(signs); i++) {
		if (!printed_take(line, signs[i]))
			continue;
		buf_put(&line->formula, signs[i]);
		line->exponent = str_eq(signs[i], STR("^"));
		return true;
	}
	fail_msg("“%.*s”: no operator at %zu", STR_ARG(line->text), line->at);
	return false;
}

/* in(…, unit): the unit is copied as it stands. */
static inline void printed_conversion(struct printed_line *line, size_t open)
{
	size_t comma = str_find(line->text, STR(", "), open), close = line->text.len;
	for (size_t next = comma; next != STR_NONE; next = str_find(line->text, STR(", "), next + 2))
		comma = next < str_find_byte(line->text, ')', open) ? next : comma;
	close = str_find_byte(line->text, ')', comma);
	buf_print(&line->formula, ", %.*s)", STR_ARG(str_sub(line->text, comma + 2, close)));
	line->at = close + 1;
}

/* The whole line as the text of a formula. */
static inline struct str printed_formula(struct printed_line *line)
{
	size_t depth = 0;
	bool conversions[200] = { false };
	bool operand = true;
	while (line->at < line->text.len || operand) {
		size_t from = line->at;
		if (operand) {
			operand = !printed_operand(line);
			bool opened = operand && line->text.at[line->at - 1] == '(';
			if (opened)
				conversions[++depth] =
				    str_eq(str_sub(line->text, from, line->at), STR("in("));
			continue;
		}
		if (conversions[depth] && str_starts(printed_rest(line), STR(", "))) {
			conversions[depth--] = false;
			printed_conversion(line, line->at);
			continue;
		}
		depth -= str_starts(printed_rest(line), STR(")"));
		operand = printed_operator(line);
	}
	return buf_str(&line->formula);
}

#endif
