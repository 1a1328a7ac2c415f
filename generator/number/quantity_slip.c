#include "number/quantity_slip.h"

#include "base/ascii.h"
#include "number/unit_parse.h"
#include "number/unit_print.h"
#include "number/units.h"

/* Readers of a page type into fields that say their unit. */
#ifdef RIGBOOK_IN_PAGE
#define NAMES_UNITS false
#else
#define NAMES_UNITS true
#endif

static bool digit_at(struct str text, size_t at)
{
	return at < text.len && ascii_is_digit(text.at[at]);
}

/* Where a bracket opens behind a blank; text.len: nowhere. Units have round ones, too, but none behind a blank. */
static size_t find_bracket(struct str text)
{
	for (size_t i = 1; i < text.len; i++)
		if ((text.at[i] == '(' || text.at[i] == '[') && text.at[i - 1] == ' ')
			return i;
	return text.len;
}

static size_t last_blank(struct str text)
{
	size_t at = text.len;

	while (at > 0 && text.at[at - 1] != ' ')
		at--;
	return at > 0 ? at - 1 : text.len;
}

static size_t digits_end(struct str text, size_t at)
{
	while (digit_at(text, at))
		at++;
	return at;
}

/* One of the texts that stands at `at`; empty if none does. */
static struct str sign_at(struct str text, size_t at, const struct str *signs, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_starts(str_sub(text, at, text.len), signs[i]))
			return signs[i];
	return STR("");
}

/* "24'064", "24 064", "1_000": digits in threes with a mark between; the digits alone are put into *plain. */
static bool is_grouped(struct str text, size_t from, struct buf *plain, size_t *end)
{
	static const struct str marks[] = { STR_INIT("'"), STR_INIT("’"), STR_INIT("\u00a0"),
		STR_INIT("\u202f"), STR_INIT("\u2009"), STR_INIT("_"), STR_INIT(" "), STR_INIT(",") };
	size_t at = digits_end(text, from), groups = 0;

	if (at == from || at - from > 3)
		return false;
	buf_put(plain, str_sub(text, from, at));
	for (;;) {
		struct str mark = sign_at(text, at, marks, countof(marks));
		size_t next = digits_end(text, at + mark.len);
		if (mark.len == 0 || next - at - mark.len != 3)
			break;
		buf_put(plain, str_sub(text, at + mark.len, next));
		at = next;
		groups++;
	}
	*end = at;
	return groups > 0;
}

/* The rest of the text behind a number, as it would be written. */
static struct str with_rest(struct arena *keep, const struct buf *number, struct str rest)
{
	return str_print(keep, "%.*s%.*s", STR_ARG(buf_str(number)), STR_ARG(rest));
}

static bool explain_grouping(struct arena *keep, struct str text, size_t from, struct str *why)
{
	struct buf plain = buf_in(keep, BUF_MOST);
	size_t end;

	if (!is_grouped(text, from, &plain, &end))
		return false;
	*why = str_print(keep, "numbers have no mark between thousands: write %.*s",
	    STR_ARG(with_rest(keep, &plain, str_sub(text, end, text.len))));
	return true;
}

/* Points for the commas between digits, nothing for points before them: "2.300,50 EUR..2.400,75 EUR". */
static struct str with_points(struct arena *keep, struct str text)
{
	struct buf out = buf_in(keep, BUF_MOST);

	for (size_t i = 0; i < text.len; i++) {
		bool between = i > 0 && digit_at(text, i - 1) && digit_at(text, i + 1);
		size_t end = digits_end(text, i + 1);
		if (between && text.at[i] == ',')
			buf_put_byte(&out, '.');
		else if (!between || text.at[i] != '.' || end == text.len || text.at[end] != ',')
			buf_put_byte(&out, text.at[i]);
	}
	return buf_str(&out);
}

/* "40,5 h", "2.300,50 EUR": not a grouping comma. */
static bool explain_decimal(struct arena *keep, struct str text, size_t from, struct str *why)
{
	size_t comma = digits_end(text, from);

	while (comma > from && comma < text.len && text.at[comma] == '.' &&
	    digits_end(text, comma + 1) == comma + 4)
		comma += 4;
	if (comma == from || comma >= text.len || text.at[comma] != ',' || !digit_at(text, comma + 1))
		return false;
	*why = str_print(keep, "a decimal has a point: write %.*s",
	    STR_ARG(with_points(keep, str_sub(text, from, text.len))));
	return true;
}

/* Words in front of a number that signs stand for: "ca. 5 L", "up to 5 L". */
static bool explain_words(struct arena *keep, struct str text, struct str *why)
{
	static const struct {
		struct str word;
		const char *means, *front, *behind;
	} words[] = {
		{ STR_INIT("≈"), "about", "~", "" },
		{ STR_INIT("ca."), "about", "~", "" },
		{ STR_INIT("ca "), "about", "~", "" },
		{ STR_INIT("circa "), "about", "~", "" },
		{ STR_INIT("about "), "about", "~", "" },
		{ STR_INIT("approx."), "about", "~", "" },
		{ STR_INIT("approximately "), "about", "~", "" },
		{ STR_INIT("from "), "at least", "\">= ", "\"" },
		{ STR_INIT("at least "), "at least", "\">= ", "\"" },
		{ STR_INIT("min."), "at least", "\">= ", "\"" },
		{ STR_INIT("over "), "more than", "\"> ", "\"" },
		{ STR_INIT("more than "), "more than", "\"> ", "\"" },
		{ STR_INIT("up to "), "at most", "..", "" },
		{ STR_INIT("at most "), "at most", "..", "" },
		{ STR_INIT("max."), "at most", "..", "" },
		{ STR_INIT("under "), "less than", "\"< ", "\"" },
		{ STR_INIT("less than "), "less than", "\"< ", "\"" },
		{ STR_INIT("−"), "a minus", "-", "" },
		{ STR_INIT("+"), "a number above zero", "", "" },
	};

	for (size_t i = 0; i < countof(words); i++) {
		struct str rest = str_sub(text, words[i].word.len, text.len);
		if (text.len <= words[i].word.len ||
		    !str_eq_any_case(str_sub(text, 0, words[i].word.len), words[i].word))
			continue;
		rest = str_trim(rest);
		if (!digit_at(rest, 0))
			continue;
		*why = str_print(keep, "%s is written %s%.*s%s", words[i].means, words[i].front,
		    STR_ARG(rest), words[i].behind);
		return true;
	}
	return false;
}

/* "½ L", "1/2 L", ".5 L", "5. L", "2300,- EUR", "5 ± 1 L", "2.3k EUR": numbers that are no decimals. */
static bool explain_number(struct arena *keep, struct str text, size_t from, struct str *why)
{
	static const struct str parts[] = { STR_INIT("½"), STR_INIT("¼"), STR_INIT("¾"),
		STR_INIT("⅓"), STR_INIT("⅔"), STR_INIT("⅛") };
	static const struct str empty[] = { STR_INIT(",-"), STR_INIT(".-"), STR_INIT(",–"),
		STR_INIT(".–"), STR_INIT(". ") };
	size_t end = digits_end(text, from);

	if (end > from && end < text.len && text.at[end] == '.' && digit_at(text, end + 1))
		end = digits_end(text, end + 1);
	struct str number = str_sub(text, from, end), rest = str_sub(text, end, text.len);
	struct str cut = sign_at(text, end, empty, countof(empty));
	if (end > from && str_eq(rest, STR(".")))
		cut = rest;
	if (end == from && digit_at(text, from + 1) && text.at[from] == '.')
		*why = str_print(keep, "a digit stands before the point: write 0%.*s", STR_ARG(rest));
	else if (sign_at(text, end, parts, countof(parts)).len > 0 ||
	    (end > from && str_starts(rest, STR("/")) && digit_at(rest, 1)))
		*why = STR("a part of one is written with a point, as in 0.5");
	else if (end > from && cut.len > 0)
		*why = str_print(keep, "write %.*s%.*s", STR_ARG(number),
		    STR_ARG(str_sub(rest, cut.len - (cut.at[cut.len - 1] == ' '), rest.len)));
	else if (end > from && str_starts(str_trim(rest), STR("±")))
		*why = STR("a range is written by both its ends, as in 4..6 W");
	else if (end > from && str_starts(rest, STR("k ")))
		*why = STR(
		    "a number is written with all its zeros, as in 2300; a k belongs to its unit");
	else
		return false;
	return true;
}

/* "3.35–12.29", "3-5 W", "3...5", "3 to 5 W". */
static bool explain_range(struct arena *keep, struct str text, size_t from, struct str *why)
{
	static const struct str dashes[] = { STR_INIT("–"), STR_INIT("—"), STR_INIT("-"),
		STR_INIT("..."), STR_INIT("…"), STR_INIT("to "), STR_INIT("bis ") };
	size_t end = digits_end(text, from);

	if (end < text.len && text.at[end] == '.' && digit_at(text, end + 1))
		end = digits_end(text, end + 1);
	size_t at = end;
	while (at < text.len && text.at[at] == ' ')
		at++;
	struct str dash = sign_at(text, at, dashes, countof(dashes));
	size_t next = at + dash.len;
	while (next < text.len && text.at[next] == ' ')
		next++;
	bool date = dash.len == 1 && digits_end(text, next) < text.len &&
	    text.at[digits_end(text, next)] == '-';
	if (end == from || dash.len == 0 || !digit_at(text, next) || date)
		return false;
	*why = str_print(keep, "a range is written with two points: %.*s..%.*s",
	    STR_ARG(str_sub(text, from, end)), STR_ARG(str_sub(text, next, text.len)));
	return true;
}

/* "5 W (max)", "5 W [peak]", "5 W max": what the number is of, behind its unit. */
static bool explain_qualifier(struct arena *keep, struct str text, size_t from, struct str *why)
{
	static const char most[] = "max max. maximum", least[] = "min min. minimum";
	static const char others[] = "peak typ typ. typical nominal rated approx approx. total each";
	size_t open = find_bracket(text), blank = last_blank(text), end = open < blank ? open : blank;
	struct str value = str_trim(str_sub(text, 0, end));
	struct str word = str_trim(str_sub(text, end, text.len));

	if (open < text.len && word.len > 1)
		word = str_trim(str_sub(word, 1, word.len - 1));
	bool known = str_is_in_words(word, others);
	if (end >= text.len || digits_end(text, from) == from || digits_end(text, from) >= value.len)
		return false;
	if (str_is_in_words(word, most))
		*why = str_print(keep, "at most is written ..%.*s", STR_ARG(value));
	else if (str_is_in_words(word, least))
		*why = str_print(keep, "at least is written \">= %.*s\"", STR_ARG(value));
	else if (known || open < text.len)
		*why = str_print(keep, "what it is of stands in a note: { value: %.*s, note: %.*s }",
		    STR_ARG(value), STR_ARG(word));
	else
		return false;
	return true;
}

/* A currency by its sign or its name in front of the number: "$2300", "USD 2300". */
static bool explain_money(
    const struct units *units, struct arena *keep, struct str text, size_t from, struct str *why)
{
	for (size_t i = 0; i < units_count(units); i++) {
		struct str name = units_name(units, i);
		if (!units_is_currency(units, name))
			continue;
		const struct unit *unit = units_parse(units, keep, name, NULL, NULL);
		const struct str fronts[] = { unit_print(units, keep, unit).symbol, name };
		for (size_t k = 0; k < countof(fronts); k++) {
			size_t at = from + fronts[k].len;
			if (fronts[k].len == 0 || !str_starts(str_sub(text, from, text.len), fronts[k]))
				continue;
			while (at < text.len && text.at[at] == ' ')
				at++;
			if (!digit_at(text, at))
				continue;
			*why = str_print(keep, "a currency stands behind its number, by name: %.*s %.*s",
			    STR_ARG(str_sub(text, at, text.len)), STR_ARG(name));
			return true;
		}
	}
	return false;
}

/* Signs of currencies, and what the currency is called. Longer ones before those they begin with. */
static const struct {
	struct str sign, name;
} currency_signs[] = {
	{ STR_INIT("US$"), STR_INIT("USD") },
	{ STR_INIT("U$S"), STR_INIT("USD") },
	{ STR_INIT("AU$"), STR_INIT("AUD") },
	{ STR_INIT("A$"), STR_INIT("AUD") },
	{ STR_INIT("CA$"), STR_INIT("CAD") },
	{ STR_INIT("C$"), STR_INIT("CAD") },
	{ STR_INIT("NZ$"), STR_INIT("NZD") },
	{ STR_INIT("HK$"), STR_INIT("HKD") },
	{ STR_INIT("S$"), STR_INIT("SGD") },
	{ STR_INIT("R$"), STR_INIT("BRL") },
	{ STR_INIT("$"), STR_INIT("USD") },
	{ STR_INIT("€"), STR_INIT("EUR") },
	{ STR_INIT("£"), STR_INIT("GBP") },
	{ STR_INIT("¥"), STR_INIT("JPY") },
	{ STR_INIT("Fr."), STR_INIT("CHF") },
	{ STR_INIT("₹"), STR_INIT("INR") },
	{ STR_INIT("₩"), STR_INIT("KRW") },
	{ STR_INIT("₽"), STR_INIT("RUB") },
	{ STR_INIT("₺"), STR_INIT("TRY") },
	{ STR_INIT("₴"), STR_INIT("UAH") },
	{ STR_INIT("zł"), STR_INIT("PLN") },
	{ STR_INIT("Kč"), STR_INIT("CZK") },
};

/* The number that a currency's sign or name stands before; empty if it does not. */
static struct str amount_behind(struct str text, size_t from, struct str currency)
{
	struct str rest = str_trim(str_sub(text, from, text.len));
	struct str amount = str_trim(str_sub(rest, currency.len, rest.len));

	return str_starts(rest, currency) && digit_at(amount, 0) ? amount : STR("");
}

/* The same for a sign behind its number. */
static struct str amount_before(struct str text, size_t from, struct str sign)
{
	struct str rest = str_trim(str_sub(text, from, text.len));
	struct str amount = str_trim(str_sub(rest, 0, rest.len > sign.len ? rest.len - sign.len : 0));

	return str_ends(rest, sign) && amount.len > 0 && digit_at(amount, amount.len - 1) ? amount
											  : STR("");
}

/* Money by another sign, "US$ 5", or of a currency that the site lacks, "£5": then that is *lacks. */
static bool explain_currency(
    const struct units *units, struct arena *keep, struct str text, size_t from, struct slip *slip)
{
	for (size_t i = 0; NAMES_UNITS && i < countof(currency_signs); i++) {
		struct str sign = currency_signs[i].sign, name = currency_signs[i].name;
		bool declared = units_is_currency(units, name);
		struct str amount = amount_behind(text, from, sign);
		if (amount.len == 0)
			amount = declared ? amount_before(text, from, sign)
					  : amount_behind(text, from, name);
		if (amount.len == 0)
			continue;
		slip->why = str_print(keep, "a currency stands behind its number, by name: %.*s %.*s",
		    STR_ARG(amount), STR_ARG(name));
		slip->lacks = declared ? STR("") : name;
		return true;
	}
	return false;
}

struct str quantity_currency_hint(const struct units *units, struct arena *keep, struct str unit)
{
	for (size_t i = countof(currency_signs); NAMES_UNITS && i > 0; i--) { /* the shortest sign */
		struct str sign = currency_signs[i - 1].sign, name = currency_signs[i - 1].name;
		if (units_is_currency(units, name) || (!str_eq(unit, sign) && !str_eq(unit, name)))
			continue;
		return str_print(keep,
		    "declare it, units: { %.*s: { base: money, symbol: \"%.*s\" } }%s", STR_ARG(name),
		    STR_ARG(sign), str_eq(unit, name) ? "" : ", and write its name behind the number");
	}
	return STR("");
}

static bool explain_absence(struct str text, struct str *why)
{
	static const struct str unknown[] = { STR_INIT("tbd"), STR_INIT("tba"), STR_INIT("unknown"),
		STR_INIT("?"), STR_INIT("null"), STR_INIT("nil"), STR_INIT("none") };
	static const struct str never[] = { STR_INIT("n/a"), STR_INIT("na"), STR_INIT("n.a."),
		STR_INIT("not applicable"), STR_INIT("-"), STR_INIT("–"), STR_INIT("—") };

	for (size_t i = 0; i < countof(unknown); i++) {
		if (str_eq_any_case(text, unknown[i])) {
			*why = STR("what nobody has said is written: unknown");
			return true;
		}
	}
	for (size_t i = 0; i < countof(never); i++) {
		if (str_eq_any_case(text, never[i])) {
			*why = STR("write “unknown” if nobody has said it, “not applicable” if the "
				   "question does not arise");
			return true;
		}
	}
	return false;
}

bool quantity_explain(const struct units *units, struct arena *keep, struct str text, struct slip *slip)
{
	text = str_trim(text);
	size_t from = text.len > 0 && (text.at[0] == '~' || text.at[0] == '-');
	struct str *why = &slip->why;
	*slip = (struct slip){ STR(""), STR("") };
	return explain_absence(text, why) || explain_money(units, keep, text, from, why) ||
	    explain_currency(units, keep, text, from, slip) || explain_words(keep, text, why) ||
	    explain_range(keep, text, from, why) || explain_grouping(keep, text, from, why) ||
	    explain_decimal(keep, text, from, why) || explain_number(keep, text, from, why) ||
	    (NAMES_UNITS && explain_qualifier(keep, text, from, why));
}
