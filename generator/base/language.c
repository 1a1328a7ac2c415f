#include "base/language.h"

#include "base/ascii.h"
#include "base/buf.h"

struct row {
	struct str key, one, text;
};

#define WORD(key, text) \
	{ \
		STR_INIT(key), STR_INIT(""), STR_INIT(text) \
	}
#define WORDS(key, one, text) \
	{ \
		STR_INIT(key), STR_INIT(one), STR_INIT(text) \
	}

/* The same words stand in templates/words/en.yaml, for those who translate; a test compares them. */
static const struct row rows[WORD_COUNT] = {
	[WORD_DECIMAL] = WORD("number-decimal", "."),
	[WORD_GROUP] = WORD("number-group", ","),
	[WORD_GROUPED_FROM] = WORD("number-grouped-from", "4"),
	[WORD_MONEY] = WORD("money", "{sign}{number}"),
	[WORD_PLURAL] = WORD("plural", "one"),
	[WORD_WITHIN] = WORD("within", "within {range}"),
	[WORD_RANGE] = WORD("range-negative", "{low} to {high}"),
	[WORD_ANY] = WORD("no-bounds", "no bounds"),
	[WORD_DATE] = WORD("date", "{day} {month} {year}"),
	[WORD_JANUARY] = WORD("january", "January"),
	[WORD_JANUARY + 1] = WORD("february", "February"),
	[WORD_JANUARY + 2] = WORD("march", "March"),
	[WORD_JANUARY + 3] = WORD("april", "April"),
	[WORD_JANUARY + 4] = WORD("may", "May"),
	[WORD_JANUARY + 5] = WORD("june", "June"),
	[WORD_JANUARY + 6] = WORD("july", "July"),
	[WORD_JANUARY + 7] = WORD("august", "August"),
	[WORD_JANUARY + 8] = WORD("september", "September"),
	[WORD_JANUARY + 9] = WORD("october", "October"),
	[WORD_JANUARY + 10] = WORD("november", "November"),
	[WORD_DECEMBER] = WORD("december", "December"),
	[WORD_DAY] = WORDS("unit-day", "day", "days"),
	[WORD_WEEK] = WORDS("unit-week", "week", "weeks"),
	[WORD_MONTH] = WORDS("unit-month", "month", "months"),
	[WORD_YEAR] = WORDS("unit-year", "year", "years"),
	[WORD_DATE_MONTH] = WORD("date-month", "{month} {year}"),
	[WORD_UNKNOWN] = WORD("unknown", "unknown"),
	[WORD_INAPPLICABLE] = WORD("not-applicable", "not applicable"),
	[WORD_NOT_STATED] = WORD("not-stated", "not stated"),
	[WORD_YES] = WORD("truth-yes", "yes"),
	[WORD_NO] = WORD("truth-no", "no"),
	[WORD_UNDECIDED] = WORD("truth-undecided", "undecided"),
	[WORD_DEPENDS] = WORD("depends", "depends"),
	[WORD_DEPENDS_MEANING] = WORD("depends-meaning", "the ends of the range earn different marks"),
	[WORD_NARROW] = WORD("narrow-sign", "narrow"),
	[WORD_NARROW_MEANING] = WORD("narrow-meaning", "less than a tenth of one input turns it"),
	[WORD_NARROW_STRUCK] = WORD("narrow-struck",
	    "less than a tenth of one input turns it; struck through where your numbers are: it was asked of this site's data"),
	[WORD_OF_THING] = WORD("of-thing", "{name} of {thing}"),
	[WORD_WITH_TAX] = WORD("with-tax", "with tax"),
	[WORD_WITHOUT_TAX] = WORD("without-tax", "without tax"),
	[WORD_WHETHER] = WORD("whether", "whether {value}"),
	[WORD_WHETHER_LEAST] = WORD("whether-smallest", "whether {names} has the smallest {value}"),
	[WORD_WHETHER_GREATEST] = WORD("whether-greatest", "whether {names} has the greatest {value}"),
	[WORD_WHETHER_AMONG] = WORD("whether-among", "whether {value} lies among all {values}"),
	[WORD_WHERE] = WORD("where", "where {value} is"),
	[WORD_WHICH_DAY] = WORD("which-day", "which day {value} is"),
	[WORD_WHEN_OBSERVED] = WORD("when-observed", "when {value} was observed"),
	[WORD_CALLED_UNKNOWN] = WORD("called-unknown", "what the formula calls unknown"),
	[WORD_IN_LIST] = WORD("in-list", "{name} in {list}"),
	[WORD_ELEMENT] = WORD("element", "number {number}"),
	[WORD_FIRST_OF_SAME] = WORD("first-of-same", "the first of {count} that are the same"),
	[WORD_SUM_OF] = WORD("sum-of", "the sum of: {formula}"),
	[WORD_SUM_OF_PARTS] = WORD("sum-of-parts", "the sum of the parts"),
	[WORD_AND] = WORD("and", "{first} and {last}"),
	[WORD_FROM_TO] = WORD("from-to", "{first} to {last}"),
	[WORD_OR] = WORD("or", "{first} or {last}"),
	[WORD_OR_MORE] = WORD("or-more", "{names} or one of {count} more"),
	[WORD_RATIO] = WORD("ratio", "Ratio"),
	[WORD_RATIO_TO] = WORD("ratio-of", "Ratio: {name}"),
	[WORD_RATIO_BETWEEN] = WORD("ratio-between", "{row}: {thing} to {base}"),
	[WORD_COMPARED] = WORD("compared", "{names} compared"),
	[WORD_BY] = WORD("matrix-by", "{rows} by {columns}"),
	[WORD_SHARE] = WORD("share", "Share"),
	[WORD_SHARE_OF] = WORD("share-of", "Share: {name}"),
	[WORD_TOTAL] = WORD("total", "Total"),
	[WORD_TOTAL_OF] = WORD("total-of", "Total: {name}"),
	[WORD_PARTS_OF] = WORD("parts-of", "Parts of {name}"),
	[WORD_AS_IT_STANDS] = WORD("as-it-stands", "As it stands"),
	[WORD_CONSTANTS] = WORD("constants", "Constants"),
	[WORD_SCENARIOS] = WORD("scenarios", "Scenarios"),
	[WORD_ACCORDING_TO] = WORD("according-to", "{value} according to {source}"),
	[WORD_NO_VALUE] = WORD("no-value", "no value"),
	[WORD_INPUT_REFUSED] = WORD("input-refused", "This value cannot be taken."),
	[WORD_INPUT_BETWEEN] = WORD("input-between", "This takes a number from {low} to {high}."),
	[WORD_INPUT_AMBIGUOUS] =
	    WORD("input-ambiguous", "“{text}” may be {whole} or {part}; write one of them."),
	[WORD_CHART_HIGHEST] = WORD("chart-highest", "Highest: {highest}."),
	[WORD_CHART_EXTREMES] = WORD("chart-extremes", "Highest: {highest}; lowest: {lowest}."),
	[WORD_CHART_MEDIAN] = WORD("chart-median", "{value}, {times} times the median"),
	[WORD_CHART_BARS] = WORDS("chart-bars", "{count} bar", "{count} bars"),
	[WORD_CHART_PARTS] = WORDS("chart-parts", "{count} part", "{count} parts"),
	[WORD_CHART_STACKS] =
	    WORD("chart-stacks", "{bars} of {parts}: {names}. The largest part: {largest}."),
	[WORD_CHART_MEET] = WORD("chart-meet", "The curves meet at {places}."),
	[WORD_CHART_APART] = WORD("chart-apart", "The curves do not meet."),
	[WORD_CHART_WIDEST] = WORD("chart-widest", "Widest: {values}."),
	[WORD_CHART_INPUT] = WORD("chart-input", "Input"),
	[WORD_CHART_LOW_END] = WORD("chart-low-end", "At the low end"),
	[WORD_CHART_HIGH_END] = WORD("chart-high-end", "At the high end"),
	[WORD_CHART_SPAN] = WORD("chart-span", "{name}, {low} to {high}"),
	[WORD_CHART_UNDRAWN] = WORD("chart-undrawn", "Nothing is drawn here: {reason}."),
	[WORD_OVER_TIME] = WORD("over-time", "{thing}: {name} over time"),
	[WORD_OBSERVED_ON] = WORD("observed-on", "{value} on {date}"),
	[WORD_OBSERVATIONS] = WORDS("observations", "{count} observation, from {first} to {last}",
	    "{count} observations, from {first} to {last}"),
#ifndef RIGBOOK_IN_PAGE
	[WORD_AGREES] = WORD("claim-agrees", "agrees"),
	[WORD_CONDITIONAL] = WORD("claim-conditional", "conditional"),
	[WORD_DIFFERS] = WORD("claim-differs", "differs"),
	[WORD_CLAIM_UNDECIDED] = WORD("claim-undecided", "undecided"),
	[WORD_NOT_COMPUTABLE] = WORD("claim-not-computable", "not computable"),
	[WORD_CLAIM_RANGE] = WORD("claim-range", "a range was computed, and a single number stated"),
	[WORD_CLAIM_PARTLY] =
	    WORD("claim-partly", "the computed range lies partly within what is stated"),
	[WORD_CLAIM_RATE] = WORD("claim-rate", "no exchange rate is known for that day"),
	[WORD_CLAIM_UNITS] = WORD("claim-units", "the units do not fit"),
	[WORD_CLAIM_PART] = WORD("claim-part", "it holds for a part of the range only"),
	[WORD_CLAIM_SORT] = WORD("claim-sort", "what is stated is of another sort"),
	[WORD_CLAIM_UNKNOWN] = WORD("claim-unknown", "unknown: {missing}"),
	[WORD_CLAIM_MISTAKE] = WORD("claim-mistake", "its expression has a mistake"),
	[WORD_CLAIM_STATED_BY] = WORD("claim-stated-by", "{claim}, stated by {source}"),
	[WORD_FRESH] = WORD("ages-fresh", "{count} fresh"),
	[WORD_AGEING] = WORD("ages-ageing", "{count} ageing"),
	[WORD_STALE] = WORD("ages-stale", "{count} stale"),
	[WORD_OBSERVED] = WORD("observed", "Observed {span}: {ages}."),
	[WORD_OBSERVED_STALE] = WORD("observed-stale", "Observed {span}, more than {days} days ago."),
	[WORD_THIS_PAGE] = WORD("this-page", "This page"),
	[WORD_TABLE] = WORD("table-of", "{section}: table"),
	[WORD_TABLE_NUMBER] = WORD("table-number", "{section}: table {number}"),
	[WORD_NOTE] = WORD("alert-note", "Note"),
	[WORD_TIP] = WORD("alert-tip", "Tip"),
	[WORD_IMPORTANT] = WORD("alert-important", "Important"),
	[WORD_WARNING] = WORD("alert-warning", "Warning"),
	[WORD_CAUTION] = WORD("alert-caution", "Caution"),
	[WORD_DONE] = WORD("task-done", "done"),
	[WORD_TO_DO] = WORD("task-to-do", "to do"),
	[WORD_TURNS_ALL] = WORD("turns-nowhere",
	    "The answer is “{answer}” all the way from {low} to {high}; all else as it stands. This is {how}."),
	[WORD_TURNS_AT] = WORD("turns-at",
	    "The answer is “{below}” below and “{above}” above; all else as it stands. The place is {how}."),
	[WORD_TURNS_NAME] = WORD("turns-name", "Where it turns: {name}"),
	[WORD_PROVED] = WORD("proved", "proved"),
	[WORD_PROVED_EXACT] = WORD("proved-exact", "proved, and exact"),
	[WORD_PROVED_ROUNDED] = WORD("proved-rounded", "proved, and rounded"),
	[WORD_TRIED] = WORD("tried", "tried, not proved"),
	[WORD_TRIED_WHOLE] = WORD("tried-whole", "found by trying every whole number"),
	[WORD_NONE] = WORD("none", "none"),
	[WORD_PIE] = WORD("pie", "Pie"),
	[WORD_PIE_OF] = WORDS("pie-of", "A pie of {count} slice:", "A pie of {count} slices:"),
	[WORD_FLOWCHART_OF] =
	    WORDS("flowchart-of", "A flowchart of {count} node.", "A flowchart of {count} nodes."),
	[WORD_LEADS_TO] = WORD("leads-to", "leads to"),
	[WORD_COMES_FROM] = WORD("comes-from", "comes from"),
	[WORD_LEADS_BOTH] = WORD("leads-both", "leads to and comes from"),
	[WORD_JOINED] = WORD("joined-with", "is joined with"),
	[WORD_INSIDE] = WORD("inside", "Inside “{name}”:"),
	[WORD_LANGUAGE_NAME] = WORD("language-name", "English"),
	[WORD_HOME] = WORD("home", "Home"),
	[WORD_AUDIT] = WORD("audit", "Audit"),
	[WORD_AUDIT_ABOUT] = WORD("audit-about",
	    "What the sources state, beside what the data gives: where they agree and where they do not."),
	[WORD_SOURCES] = WORD("sources", "Sources"),
	[WORD_SOURCES_ABOUT] =
	    WORD("sources-about", "The documents that the facts on this site are from."),
	[WORD_CHANGES] = WORD("changes", "Changes"),
	[WORD_CHANGES_ABOUT] = WORD("changes-about",
	    "What is new and what changed, last month and before: what each day's observations moved, figure by figure."),
	[WORD_TAGS] = WORD("tags", "Tags"),
	[WORD_TAGS_ABOUT] = WORD("tags-about", "What the guides are about, tag by tag."),
	[WORD_TAG] = WORD("tag", "Tag: {name}"),
	[WORD_TAG_ABOUT] = WORD("tag-about", "The guides with the tag {name}."),
	[WORD_MISSING] = WORD("page-not-found", "Page not found"),
	[WORD_DERIVATIONS] = WORD("derivations", "{name}: derivations"),
	[WORD_DERIVATIONS_ABOUT] = WORD("derivations-about",
	    "How each figure of {name} is derived: formulas, inputs, sources."),
	[WORD_SEARCH] = WORD("search", "Search"),
	[WORD_SEARCH_ABOUT] = WORD("search-about", "Everything on this site by name."),
	[WORD_ALL_DERIVATIONS] = WORD("all-derivations", "Derivations"),
	[WORD_ALL_DERIVATIONS_ABOUT] =
	    WORD("all-derivations-about", "Where each number comes from, thing by thing."),
	[WORD_OWN_NUMBERS] = WORD("own-numbers", "With your own numbers"),
	[WORD_CHOOSE] = WORD("choose", "Side by side"),
	[WORD_CHOOSE_ABOUT] = WORD("choose-about",
	    "Any two to four things of this site beside each other, what differs first."),
	[WORD_PAIR] = WORD("pair", "{first} or {second}"),
	[WORD_PAIR_ABOUT] = WORD("pair-about",
	    "{first} and {second} side by side: what is stated of them, what follows, and what the difference in price buys."),
	[WORD_PAIR_BUYS] = WORD("pair-buys", "What the difference in price buys"),
	[WORD_PAIR_MORE] = WORD("pair-more", "{dear} costs {difference} more than {cheap}. That buys:"),
	[WORD_PAIR_NOTHING] = WORD("pair-nothing",
	    "{dear} costs {difference} more than {cheap}, and none of what is compared here is better for it."),
	[WORD_PAIR_LESS] =
	    WORD("pair-less", "In return, {dear} is behind {cheap} in this, for {difference} more:"),
	[WORD_PAIR_LINE] = WORD("pair-line", "{name}: {value} instead of {other}"),
	[WORD_THING_ABOUT] = WORD("thing-about", "{name}: facts, figures and where they are from."),
	[WORD_THING_FACTS] = WORD("thing-facts", "{name}: what is stated, and by whom"),
	[WORD_THING_FIGURES] = WORD("thing-figures", "{name}: what is computed from it"),
	[WORD_THING_OBSERVATIONS] = WORD("thing-observations", "{name}: observations, newest first"),
	[WORD_ALL_PAGES] = WORDS("all-pages", "All {count} pages", "All {count} pages"),
	[WORD_CONVENTION] = WORD("convention", "{name} (convention)"),
	[WORD_FACTS] = WORDS("facts", "{count} fact", "{count} facts"),
	[WORD_CLAIMS] = WORDS("claims", "{count} claim", "{count} claims"),
	[WORD_CLAIMS_OF] = WORDS("claims-of", "{count} claim of {source}", "{count} claims of {source}"),
	[WORD_GUIDES] = WORDS("guides", "{count} guide", "{count} guides"),
	[WORD_MOVED_VALUES] = WORDS("values", "{count} value", "{count} values"),
	[WORD_MOVED_FIGURES] = WORDS("figures", "{count} figure", "{count} figures"),
	[WORD_CHANGED] = WORD("changed", "{what} changed"),
	[WORD_BECAME_KNOWN] = WORD("became-known", "{what} became known"),
	[WORD_JUDGED_OTHERWISE] = WORDS("judged-otherwise", "{count} claim is judged otherwise",
	    "{count} claims are judged otherwise"),
	[WORD_GUARDS_TURNED] = WORDS("guards-turned", "{count} guard turned", "{count} guards turned"),
	[WORD_GUARD_HOLDS] = WORD("guard-holds", "holds"),
	[WORD_GUARD_FAILS] = WORD("guard-fails", "does not hold"),
	[WORD_EDITION] = WORD("edition-link", "Print edition"),
	[WORD_EDITION_OF] = WORD("edition", "{name}: print edition"),
	[WORD_NAME] = WORD("name", "Name"),
	[WORD_VALUE] = WORD("value", "Value"),
	[WORD_SOURCE_AND_DATE] = WORD("source-and-date", "Source and date"),
	[WORD_FACTS_HEAD] = WORD("facts-head", "Facts"),
	[WORD_FIGURES_HEAD] = WORD("figures-head", "What follows"),
	[WORD_LEGEND] = WORD("legend", "Legend"),
#endif
};

struct language words_english(void)
{
	struct language words = { .plural = PLURAL_ONE };

	for (size_t i = 0; i < WORD_COUNT; i++) {
		words.text[i] = rows[i].text;
		words.one[i] = rows[i].one;
	}
	return words;
}

enum plural_rule plural_rule_of(struct str text)
{
	if (str_eq(text, STR("none")))
		return PLURAL_NONE;
	return str_eq(text, STR("up-to-one")) ? PLURAL_UP_TO_ONE : PLURAL_ONE;
}

struct str word_key(enum word_id word)
{
	return rows[word].key;
}

bool word_find(struct str key, enum word_id *out)
{
	for (size_t i = 0; i < WORD_COUNT; i++) {
		if (!str_eq(rows[i].key, key))
			continue;
		*out = (enum word_id)i;
		return true;
	}
	return false;
}

struct str words_get(const struct language *words, enum word_id word)
{
	return words ? words->text[word] : rows[word].text;
}

static const struct word_value *find_value(struct str name, const struct word_value *values, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_eq(str_from(values[i].name), name))
			return &values[i];
	return NULL;
}

struct str words_fill(struct arena *keep, struct str text, const struct word_value *values, size_t count)
{
	struct buf out = buf_in(keep, BUF_MOST);

	for (size_t at = 0; at < text.len;) {
		size_t end = text.at[at] == '{' ? str_find_byte(text, '}', at) : STR_NONE;
		const struct word_value *value =
		    end == STR_NONE ? NULL : find_value(str_sub(text, at + 1, end), values, count);
		if (value) {
			buf_put(&out, value->text);
			at = end + 1;
		} else {
			buf_put_byte(&out, text.at[at++]);
		}
	}
	return buf_str(&out);
}

static bool is_one(const struct language *words, size_t count)
{
	enum plural_rule rule = words ? words->plural : PLURAL_ONE;

	return rule != PLURAL_NONE && (count == 1 || (rule == PLURAL_UP_TO_ONE && count == 0));
}

struct str words_count(struct arena *keep, const struct language *words, enum word_id which, size_t count)
{
	struct str one = words ? words->one[which] : rows[which].one;
	struct str text = is_one(words, count) && one.len > 0 ? one : words_get(words, which);
	struct word_value value = { "count", str_print(keep, "%zu", count) };

	return words_fill(keep, text, &value, 1);
}

/* Digits before the point. */
static size_t whole_digits(struct str decimal)
{
	size_t count = 0;

	for (size_t i = 0; i < decimal.len && decimal.at[i] != '.'; i++)
		count += decimal.at[i] >= '0' && decimal.at[i] <= '9';
	return count;
}

struct str words_number(struct arena *keep, const struct language *words, struct str decimal)
{
	if (!words)
		return decimal;
	struct str point = words_get(words, WORD_DECIMAL), group = words_get(words, WORD_GROUP);
	struct str from = words_get(words, WORD_GROUPED_FROM);
	if (from.len == 1 && whole_digits(decimal) < (size_t)(from.at[0] - '0'))
		group = STR("");
	if (str_eq(point, STR(".")) && str_eq(group, STR(",")))
		return decimal;
#ifndef RIGBOOK_IN_PAGE
	if (str_eq(point, STR(".")) && str_find_byte(decimal, ',', 0) == STR_NONE)
		return decimal;
#endif
	struct buf out = buf_in(keep, BUF_MOST);
	for (size_t i = 0; i < decimal.len; i++) {
		if (decimal.at[i] == '.')
			buf_put(&out, point);
		else if (decimal.at[i] == ',')
			buf_put(&out, group);
		else
			buf_put_byte(&out, decimal.at[i]);
	}
	return buf_str(&out);
}

/* The length of "12.345" or "-1.234.567" at the start, in groups of three behind points; 0 if there is none. */
static size_t grouped_by_points(struct str text, size_t *groups)
{
	size_t at = str_starts(text, STR("-")) ? 1 : 0, first = at;

	*groups = 0;
	while (at < text.len && at < first + 3 && ascii_is_digit(text.at[at]))
		at++;
	if (at == first || text.at[first] == '0')
		return 0;
	while (at + 3 < text.len && text.at[at] == '.' && ascii_is_digit(text.at[at + 1]) &&
	    ascii_is_digit(text.at[at + 2]) && ascii_is_digit(text.at[at + 3])) {
		at += 4;
		++*groups;
	}
	bool more = at < text.len && (ascii_is_digit(text.at[at]) || text.at[at] == '.');
	return *groups > 0 && !more ? at : 0;
}

size_t words_ambiguous(const struct language *words, struct str text)
{
	size_t groups, length = grouped_by_points(text, &groups);
	struct str point = words_get(words, WORD_DECIMAL);

	return length > 0 && groups == 1 && str_eq(words_get(words, WORD_GROUP), STR(".")) &&
		str_find(text, point, 0) == STR_NONE
	    ? length
	    : 0;
}

struct str words_literal(struct arena *keep, const struct language *words, struct str literal)
{
	struct str point = words_get(words, WORD_DECIMAL);
	size_t at = 0;

	while (at < literal.len &&
	    (ascii_is_digit(literal.at[at]) || literal.at[at] == '-' || literal.at[at] == '~'))
		at++;
	if (str_eq(point, STR(".")) || at + 1 >= literal.len || literal.at[at] != '.' ||
	    !ascii_is_digit(literal.at[at + 1]))
		return literal;
	return STR_JOIN(keep, str_sub(literal, 0, at), point, str_sub(literal, at + 1, literal.len));
}

struct str words_typed(struct arena *keep, const struct language *words, struct str text)
{
	struct str point = words_get(words, WORD_DECIMAL), group = words_get(words, WORD_GROUP);
	size_t decimal = str_find(text, point, 0), groups;
	struct buf out = buf_in(keep, BUF_MOST);

	if (decimal == STR_NONE && str_eq(group, STR(".")) &&
	    grouped_by_points(text, &groups) > 0 && groups > 1)
		decimal = text.len; /* 1.234.567 */
	if (str_eq(point, STR(".")) || decimal == STR_NONE || text.len == 0 ||
	    !((text.at[0] >= '0' && text.at[0] <= '9') || text.at[0] == '-'))
		return text;
	for (size_t i = 0; i < text.len;) {
		struct str rest = str_sub(text, i, text.len);
		if (str_starts(rest, point)) {
			buf_put_byte(&out, '.');
			i += point.len;
		} else if (i < decimal && str_starts(rest, group)) {
			i += group.len;
		} else {
			buf_put_byte(&out, text.at[i++]);
		}
	}
	return buf_str(&out);
}
