#include "formula/foreign_sign.h"

#include "base/language.h"

/* The formulas of a page were, without a mistake: its engine says nothing (base/diag_silent.h). */
#ifdef BASE_DIAG_SILENT_H
#define READ_BEFORE true
#else
#define READ_BEFORE false
#endif

#define QUOTES_HINT "text stands in straight quotes: \"used\""
#define POWER_HINT "a power is written a^2"
#define ABOUT_HINT "write: a = b, or for what is nearly the same: abs(a - b) <= c"
#define BRACES_HINT "what is no formula, and shall show its braces, is written \\{{ in the text"

static const struct foreign_sign signs[] = {
	{ STR_INIT("**"), POWER_HINT },
	{ STR_INIT("²"), POWER_HINT },
	{ STR_INIT("³"), POWER_HINT },
	{ STR_INIT("√"), "write: root(a)" },
	{ STR_INIT("·"), "write: a * b" },
	{ STR_INIT("⋅"), "write: a * b" },
	{ STR_INIT("//"), "write: a / b, or floor(a / b) without what is left" },
	{ STR_INIT("&"), "write: a and b" },
	{ STR_INIT("&&"), "write: a and b" },
	{ STR_INIT("∧"), "write: a and b" },
	{ STR_INIT("|"), "how a number is printed stands behind a colon: {{ a / b : 0.00× }}" },
	{ STR_INIT("||"), "write: a or b" },
	{ STR_INIT("∨"), "write: a or b" },
	{ STR_INIT("!"), "write: not a" },
	{ STR_INIT("¬"), "write: not a" },
	{ STR_INIT("<>"), "write: a != b" },
	{ STR_INIT("!=="), "write: a != b" },
	{ STR_INIT("==="), "write: a = b" },
	{ STR_INIT(">>"), "write: a > b" },
	{ STR_INIT("<<"), "write: a < b" },
	{ STR_INIT("~="), ABOUT_HINT },
	{ STR_INIT("=~"), ABOUT_HINT },
	{ STR_INIT("≅"), ABOUT_HINT },
	{ STR_INIT("@"), "a part of a thing follows a point: a.b; a unit its number: 5 kW" },
	{ STR_INIT("=>"), "write: a >= b" },
	{ STR_INIT("=<"), "write: a <= b" },
	{ STR_INIT("->"), "a part follows a point: a.b; a choice is written if(condition, a, b)" },
	{ STR_INIT("?"), "a choice is written if(condition, a, b)" },
	{ STR_INIT("??"), "write: if(known(a), a, b)" },
	{ STR_INIT("–"), "this is a dash; write a minus: a - b, or a range's two points: 1..5" },
	{ STR_INIT("±"), "an uncertain number is a range, and belongs in the data" },
	{ STR_INIT("~"), "~ marks a number as approximate: ~2.4" },
	{ STR_INIT("≈"), "~ marks a number as approximate: ~2.4" },
	{ STR_INIT("“"), QUOTES_HINT },
	{ STR_INIT("”"), QUOTES_HINT },
	{ STR_INIT("‘"), QUOTES_HINT },
	{ STR_INIT("’"), QUOTES_HINT },
	{ STR_INIT("%"),
	    "percent is a unit and follows a number: 5 %; to print a share in percent, in(x, %)" },
	{ STR_INIT("$"), "a currency follows its number by name: 5 USD" },
	{ STR_INIT("€"), "a currency follows its number by name: 5 EUR" },
	{ STR_INIT("£"), "a currency follows its number by name: 5 GBP" },
	{ STR_INIT("¥"), "a currency follows its number by name: 5 JPY" },
	{ STR_INIT("["), "group with round brackets: (a + b) * c" },
	{ STR_INIT("{"), "group with round brackets: (a + b) * c" },
	{ STR_INIT("#"), BRACES_HINT },
};

struct foreign_sign foreign_sign_at(struct str text)
{
	struct foreign_sign found = { STR(""), NULL };

	char first = str_byte(text, 0);

	for (size_t i = 0; !READ_BEFORE && i < countof(signs); i++)
		if (signs[i].text.at[0] == first && signs[i].text.len > found.text.len &&
		    str_starts(text, signs[i].text))
			found = signs[i];
	return found;
}

bool foreign_sign_is_raised(struct str text)
{
	static const struct str raised[] = { STR_INIT("²"), STR_INIT("³") };

	for (size_t i = 0; i < countof(raised); i++)
		if (str_starts(text, raised[i]))
			return true;
	return false;
}

const char *foreign_start_hint(const struct formula_text *text, size_t at)
{
	if (READ_BEFORE || str_trim(str_sub(text->text, 0, at)).len > 0 || !text->at.in ||
	    text->at.line == 0)
		return NULL;
	struct str line = str_sub(source_line(text->at.in, text->at.line), 0, text->at.col - 1);
	return str_ends(str_trim(line), STR("{{")) ? BRACES_HINT : NULL;
}

const char *foreign_word_hint(const struct formula_text *text, size_t at, struct str word)
{
	static const char tags[] =
	    "site page config params data for else elif elsif elseif end endif endfor endunless include extends block "
	    "assign capture range with partial ref relref raw content title author date layout youtube figure";
	static const char absences[] = "null nil none None NULL Null nan NaN undefined";

	if (READ_BEFORE)
		return NULL;
	if (str_is_in_words(word, absences))
		return "whether something is known is asked so: known(a)";
	return str_is_in_words(word, tags) ? foreign_start_hint(text, at) : NULL;
}

const char *foreign_sign_braces_hint(void)
{
	return BRACES_HINT;
}

bool foreign_sign_is_of_braces(struct str hint)
{
	return str_eq(hint, STR(BRACES_HINT));
}
