/*
 * language - the words that the program prints on pages, in the language of the site: "not stated", "6
 * October 2025", "1,234.56".
 *
 * words_english (language.c) has the English texts of all words that C code prints. For a site in another
 * language they are replaced by those of a words file (templates/words/de.yaml, read by site/words_file.h).
 * Words that only templates use are in those files alone. Messages to authors and output of commands in a
 * terminal are always English. Every function takes NULL for English.
 */
#ifndef BASE_LANGUAGE_H
#define BASE_LANGUAGE_H

#include "base/arena.h"
#include "base/language.h"
#include "base/str.h"

#include <stdbool.h>

enum word_id {
	/* formats of numbers and days */
	WORD_DECIMAL,
	WORD_GROUP,
	WORD_GROUPED_FROM,
	WORD_MONEY,
	WORD_PLURAL,
	WORD_WITHIN,
	WORD_RANGE,
	WORD_ANY,
	WORD_DATE,
	WORD_JANUARY,
	WORD_DECEMBER = WORD_JANUARY + 11,
	WORD_DAY,
	WORD_WEEK,
	WORD_MONTH,
	WORD_YEAR,
	WORD_DATE_MONTH,
	/* values */
	WORD_UNKNOWN,
	WORD_INAPPLICABLE,
	WORD_NOT_STATED,
	WORD_YES,
	WORD_NO,
	WORD_UNDECIDED,
	WORD_DEPENDS,
	WORD_DEPENDS_MEANING,
	WORD_NARROW,
	WORD_NARROW_MEANING,
	WORD_NARROW_STRUCK,
	WORD_OF_THING,
	WORD_WITH_TAX,
	WORD_WITHOUT_TAX,
	/* what is unknown, where a value is not */
	WORD_WHETHER,
	WORD_WHETHER_LEAST,
	WORD_WHETHER_GREATEST,
	WORD_WHETHER_AMONG,
	WORD_WHERE,
	WORD_WHICH_DAY,
	WORD_WHEN_OBSERVED,
	WORD_CALLED_UNKNOWN,
	WORD_IN_LIST,
	WORD_ELEMENT,
	WORD_FIRST_OF_SAME,
	WORD_SUM_OF,
	WORD_SUM_OF_PARTS,
	/* lists */
	WORD_AND,
	WORD_FROM_TO,
	WORD_OR,
	WORD_OR_MORE,
	/* tables */
	WORD_RATIO,
	WORD_RATIO_TO,
	WORD_RATIO_BETWEEN,
	WORD_COMPARED,
	WORD_BY,
	WORD_SHARE,
	WORD_SHARE_OF,
	WORD_TOTAL,
	WORD_TOTAL_OF,
	WORD_PARTS_OF,
	WORD_AS_IT_STANDS,
	WORD_CONSTANTS,
	WORD_SCENARIOS,
	WORD_ACCORDING_TO,
	/* text */
	WORD_NO_VALUE,
	/* values of a reader's own */
	WORD_INPUT_REFUSED,
	WORD_INPUT_BETWEEN,
	WORD_INPUT_AMBIGUOUS,
	/* charts */
	WORD_CHART_HIGHEST,
	WORD_CHART_EXTREMES,
	WORD_CHART_MEDIAN,
	WORD_CHART_BARS,
	WORD_CHART_PARTS,
	WORD_CHART_STACKS,
	WORD_CHART_MEET,
	WORD_CHART_APART,
	WORD_CHART_WIDEST,
	WORD_CHART_INPUT,
	WORD_CHART_LOW_END,
	WORD_CHART_HIGH_END,
	WORD_CHART_SPAN,
	WORD_CHART_UNDRAWN,
	/* diagrams */
	WORD_OVER_TIME,
	WORD_OBSERVED_ON,
	WORD_OBSERVATIONS,
#ifndef RIGBOOK_IN_PAGE /* what a live page does not say by itself */
	/* claims */
	WORD_AGREES,
	WORD_CONDITIONAL,
	WORD_DIFFERS,
	WORD_CLAIM_UNDECIDED,
	WORD_NOT_COMPUTABLE,
	WORD_CLAIM_RANGE,
	WORD_CLAIM_PARTLY,
	WORD_CLAIM_RATE,
	WORD_CLAIM_UNITS,
	WORD_CLAIM_PART,
	WORD_CLAIM_SORT,
	WORD_CLAIM_UNKNOWN,
	WORD_CLAIM_MISTAKE,
	WORD_CLAIM_STATED_BY,
	/* tables */
	WORD_FRESH,
	WORD_AGEING,
	WORD_STALE,
	WORD_OBSERVED,
	WORD_OBSERVED_STALE,
	WORD_THIS_PAGE,
	WORD_TABLE,
	WORD_TABLE_NUMBER,
	/* text */
	WORD_NOTE,
	WORD_TIP,
	WORD_IMPORTANT,
	WORD_WARNING,
	WORD_CAUTION,
	WORD_DONE,
	WORD_TO_DO,
	WORD_TURNS_ALL,
	WORD_TURNS_AT,
	WORD_TURNS_NAME,
	WORD_PROVED,
	WORD_PROVED_EXACT,
	WORD_PROVED_ROUNDED,
	WORD_TRIED,
	WORD_TRIED_WHOLE,
	WORD_NONE,
	/* diagrams */
	WORD_PIE,
	WORD_PIE_OF,
	WORD_FLOWCHART_OF,
	WORD_LEADS_TO,
	WORD_COMES_FROM,
	WORD_LEADS_BOTH,
	WORD_JOINED,
	WORD_INSIDE,
	/* generated pages: the audit, sources, tags and so on */
	WORD_LANGUAGE_NAME,
	WORD_HOME,
	WORD_AUDIT,
	WORD_AUDIT_ABOUT,
	WORD_SOURCES,
	WORD_SOURCES_ABOUT,
	WORD_CHANGES,
	WORD_CHANGES_ABOUT,
	WORD_TAGS,
	WORD_TAGS_ABOUT,
	WORD_TAG,
	WORD_TAG_ABOUT,
	WORD_MISSING,
	WORD_DERIVATIONS,
	WORD_DERIVATIONS_ABOUT,
	WORD_SEARCH,
	WORD_SEARCH_ABOUT,
	WORD_ALL_DERIVATIONS,
	WORD_ALL_DERIVATIONS_ABOUT,
	WORD_OWN_NUMBERS,
	WORD_CHOOSE,
	WORD_CHOOSE_ABOUT,
	WORD_PAIR,
	WORD_PAIR_ABOUT,
	WORD_PAIR_BUYS,
	WORD_PAIR_MORE,
	WORD_PAIR_NOTHING,
	WORD_PAIR_LESS,
	WORD_PAIR_LINE,
	WORD_THING_ABOUT,
	WORD_THING_FACTS,
	WORD_THING_FIGURES,
	WORD_THING_OBSERVATIONS,
	WORD_ALL_PAGES,
	WORD_CONVENTION,
	WORD_FACTS,
	WORD_CLAIMS,
	WORD_CLAIMS_OF,
	WORD_GUIDES,
	WORD_MOVED_VALUES,
	WORD_MOVED_FIGURES,
	WORD_CHANGED,
	WORD_BECAME_KNOWN,
	WORD_JUDGED_OTHERWISE,
	/* Markdown beside pages */
	WORD_GUARDS_TURNED,
	WORD_GUARD_HOLDS,
	WORD_GUARD_FAILS,
	WORD_EDITION,
	WORD_EDITION_OF,
	WORD_NAME,
	WORD_VALUE,
	WORD_SOURCE_AND_DATE,
	WORD_FACTS_HEAD,
	WORD_FIGURES_HEAD,
	WORD_LEGEND,
#endif
	WORD_COUNT
};

enum plural_rule {
	PLURAL_ONE,       /* `one` for 1, the other form for all else: English, German, Spanish */
	PLURAL_UP_TO_ONE, /* `one` for 0 and 1: French */
	PLURAL_NONE,      /* no difference: Japanese */
};

struct language {
	struct str text[WORD_COUNT];
	struct str one[WORD_COUNT]; /* the form for one thing, where it differs; else empty */
	enum plural_rule plural;
	bool foreign; /* not English: the program's own messages, which are English, do not stand beside its words */
};

/* The rule of the word “plural”: "one", "up-to-one" or "none"; PLURAL_ONE for anything else. */
enum plural_rule plural_rule_of(struct str text);

/* All words in English: the start for a words file, which replaces some of them. */
struct language words_english(void);

/* The key of a word in a words file: "not-stated". */
struct str word_key(enum word_id word);
/* False if no word that C prints has this key. */
bool word_find(struct str key, enum word_id *out);

struct str words_get(const struct language *words, enum word_id word);

/* Replaces each {name} in the text by the value of that name. A {name} without a value is left as it is. */
struct word_value {
	const char *name;
	struct str text;
};
struct str words_fill(
    struct arena *keep, struct str text, const struct word_value *values, size_t count);
#define WORD_FILL(keep, words, which, ...) \
	words_fill(keep, words_get(words, which), (const struct word_value[]){ __VA_ARGS__ }, \
	    sizeof((const struct word_value[]){ __VA_ARGS__ }) / sizeof(struct word_value))

/* The word in the form for `count` things, with {count} replaced: "1 fact", "12 facts". */
struct str words_count(
    struct arena *keep, const struct language *words, enum word_id word, size_t count);

/*
 * A decimal such as "-1,234.56", which ratio_decimal writes, with the decimal and group separators of the
 * language.
 */
struct str words_number(struct arena *keep, const struct language *words, struct str decimal);

/*
 * The way back, of what readers type: "1.234,5 kWh" of a language with a decimal comma is "1234.5 kWh". A text without
 * the language's decimal sign, or that starts with no number, stays.
 */
struct str words_typed(struct arena *keep, const struct language *words, struct str text);

/*
 * "1.234 kWh" where points group and commas are decimal: a thousand, or one and a part? With the length of the number in
 * it. 0 where it is clear: "1.5", "0.125", "1.234,5", "1.234.567", and all that a language with a decimal point reads.
 */
size_t words_ambiguous(const struct language *words, struct str text);

/* A literal such as "0.30 EUR/kWh" with the decimal sign of the language, as readers type it: "0,30 EUR/kWh". */
struct str words_literal(struct arena *keep, const struct language *words, struct str literal);

#endif
