#include "site/value_memo.h"

#include "base/map.h"
#include "site/link.h"

/* So many values are remembered: a few megabytes. */
#define VALUES_MOST 16384

/* So many words are remembered with their markup: those that are printed again and again come early. */
#define UNLINKED_MOST 2048

struct value_memo {
	struct arena *keep;
	struct map values; /* the address of an origin, to struct known_value */
	struct map unlinked; /* the words of a value, as words_key makes them one, to its struct markup */
	struct str root; /* of the pages that the markup stands on */
};

struct value_memo *value_memo_new(struct arena *keep)
{
	struct value_memo *memo = ARENA_NEW(keep, struct value_memo);

	*memo = (struct value_memo){ .keep = keep, .values = map_in(keep), .unlinked = map_in(keep) };
	return memo;
}

/* Under one origin a call may be given another value, what is left of it under a condition. */
static bool same_value(const struct value *a, const struct value *b)
{
	if (a->kind != b->kind)
		return false;
	switch (a->kind) {
	case VALUE_QUANTITY:
		return a->quantity == b->quantity;
	case VALUE_TRUTH:
		return a->truth == b->truth;
	case VALUE_TEXT:
		return a->text.at == b->text.at && a->text.len == b->text.len;
	default:
		return false;
	}
}

static struct known_value *find(const struct worker *worker, const struct origin *origin)
{
	return !origin
	    ? NULL
	    : map_get(&worker->values->values, (struct str){ (const char *)&origin, sizeof(origin) });
}

struct str value_memo_text(const struct worker *worker, const struct value *value)
{
	const struct known_value *known = find(worker, value->origin);

	return known && same_value(&known->value, value) ? known->words.text : STR("");
}

struct value_words value_memo_words(const struct rendering *rendering, const struct value *value)
{
	const struct known_value *known = find(rendering->worker, value->origin);

	return known && same_value(&known->value, value) ? known->words
							 : value_words_of(rendering, value, NULL);
}

static bool is_kept(const struct value_memo *memo, const struct value *value)
{
	bool plain = value->kind == VALUE_QUANTITY || value->kind == VALUE_TRUTH ||
	    value->kind == VALUE_TEXT;

	return plain && value->origin && memo->values.count < VALUES_MOST;
}

struct known_value *value_memo_keep(struct rendering *rendering, const struct value *value)
{
	struct value_memo *memo = rendering->worker->values;
	struct known_value *known = find(rendering->worker, value->origin);

	if (known)
		return same_value(&known->value, value) ? known : NULL;
	if (!is_kept(memo, value))
		return NULL;
	struct value_words words = value_words_of(rendering, value, NULL);
	known = ARENA_NEW(memo->keep, struct known_value);
	*known = (struct known_value){ .value = *value,
		.words = { str_copy(memo->keep, words.text), str_copy(memo->keep, words.machine) },
		.name = origin_words(memo->keep, value->origin) };
	map_put(&memo->values,
	    (struct str){ (const char *)&known->value.origin, sizeof(known->value.origin) }, known);
	return known;
}

/* A site within the site, as that of a translation, may lie deeper: what is known of the markup elsewhere is forgotten. */
static void look_from(struct value_memo *memo, struct str root)
{
	if (str_eq(memo->root, root))
		return;
	for (size_t i = 0; i < memo->values.count; i++) {
		struct known_value *known = memo->values.at[i].value;
		known->own = known->elsewhere = MARKUP_NONE;
	}
	memo->unlinked = map_in(memo->keep);
	memo->root = str_copy(memo->keep, root);
}

/* All that the markup tells: a kind's letter, and the words for readers and for machines. */
static struct str words_key(
    struct arena *scratch, const struct value *value, const struct value_words *words)
{
	char kind = (char)('a' + value->kind);

	return STR_JOIN(scratch, (struct str){ &kind, 1 }, words->machine, STR(" "), words->text);
}

struct markup value_memo_unlinked(
    struct rendering *rendering, const struct value *value, const struct value_words *words)
{
	struct value_memo *memo = rendering->worker->values;

	if (value->kind == VALUE_THING || value->kind == VALUE_LIST)
		return value_words_markup(rendering, value, words, STR(""));
	look_from(memo, rendering->root);
	struct str key = words_key(rendering->scratch, value, words);
	const struct markup *known = map_get(&memo->unlinked, key);
	if (known)
		return *known;
	struct markup markup = value_words_markup(rendering, value, words, STR(""));
	if (memo->unlinked.count >= UNLINKED_MOST)
		return markup;
	struct markup *kept = ARENA_NEW(memo->keep, struct markup);
	*kept = markup_copy(memo->keep, markup);
	map_put(&memo->unlinked, str_copy(memo->keep, key), kept);
	return *kept;
}

struct markup value_memo_markup(struct rendering *rendering, struct known_value *known)
{
	struct value_memo *memo = rendering->worker->values;
	struct str href = site_figure_href(rendering, known->value.origin);
	struct markup *markup = str_starts(href, STR("#")) ? &known->own : &known->elsewhere;

	look_from(memo, rendering->root);
	if (markup->bytes.len == 0)
		*markup = markup_copy(
		    memo->keep, value_words_markup(rendering, &known->value, &known->words, href));
	return *markup;
}
