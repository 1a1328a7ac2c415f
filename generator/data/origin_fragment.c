#include "data/origin_fragment.h"

#include "base/ascii.h"
#include "data/shape.h"
#include "number/ratio_text.h"

/* Letters and digits as they are, and everything else as a dash, or as a word where it would be lost. */
static void put_plain(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];
		if (c == '/')
			buf_put(out, STR("-per-"));
		else if (c == '%')
			buf_put(out, STR("percent"));
		else if (ascii_is_alnum(c) || (c & 0x80))
			buf_put_byte(out, c);
		else
			buf_put_byte(out, '-');
	}
}

static void put_end(struct buf *out, struct arena *keep, const struct quantity *quantity, bool high)
{
	const struct ratio *end = quantity_end(keep, quantity, high);
	struct buf exact = buf_in(keep, BUF_MOST);

	if (!end) {
		buf_put(out, STR("open"));
		return;
	}
	if (ratio_sign(end) < 0)
		buf_put(out, STR("minus-"));
	ratio_exact(&exact, ratio_abs(keep, end));
	struct str numerator, denominator;
	bool fraction = str_cut(buf_str(&exact), '/', &numerator, &denominator);
	buf_put(out, numerator);
	if (fraction) {
		buf_put(out, STR("-over-"));
		buf_put(out, denominator);
	}
}

static void put_quantity(struct buf *out, struct arena *keep, const struct quantity *quantity)
{
	if (quantity->approx)
		buf_put(out, STR("about-"));
	put_end(out, keep, quantity, false);
	if (!quantity_is_point(quantity)) {
		buf_put(out, STR("-to-"));
		put_end(out, keep, quantity, true);
	}
	if (quantity->unit->text.len) {
		buf_put_byte(out, '-');
		put_plain(out, quantity->unit->text);
	}
}

static void put_argument(struct buf *out, struct arena *keep, const struct value *value)
{
	if (value->kind == VALUE_THING)
		buf_put(out, value->thing->slug);
	else if (value->kind == VALUE_QUANTITY)
		put_quantity(out, keep, value->quantity);
	else if (value->kind == VALUE_TEXT)
		put_plain(out, value->text);
	else if (value->kind == VALUE_TRUTH)
		buf_put(out, truth_word(value->truth));
	else if (value->kind == VALUE_DATE)
		buf_put(out, date_iso(keep, value->date));
	else
		put_plain(out, str_from(value_kind_words(value->kind)));
}

struct str call_fragment(struct arena *keep, const struct figure *figure, const struct binding *arguments)
{
	struct buf out = buf_in(keep, BUF_MOST);

	buf_put(&out, figure->slug);
	for (size_t i = 0; i < figure->given_count; i++) {
		buf_put_byte(&out, '-');
		put_plain(&out, arguments[i].name);
		buf_put_byte(&out, '-');
		put_argument(&out, keep, &arguments[i].value);
	}
	return buf_str(&out);
}

/*
 * A call of a figure with so many former ids, on things with so many, has the product of them as
 * former fragments: more than these are not kept alive.
 */
#define FORMER_MOST 64

/* Adds to each fragment so far, of which there are *count, each of the words; the first word is the one in use. */
static void multiply(struct arena *keep, struct str *fragments, size_t *count,
    const struct str *words, size_t word_count)
{
	size_t before = *count;

	for (size_t w = word_count; w-- > 0;)
		for (size_t i = 0; i < before; i++) {
			size_t to = w * before + i;
			if (to < FORMER_MOST)
				fragments[to] = STR_JOIN(keep, fragments[i], words[w]);
		}
	*count = before * word_count < FORMER_MOST ? before * word_count : FORMER_MOST;
}

/* The slug of what is in use, and those of former ids behind it. */
static struct str *slugs(struct arena *keep, struct str slug, const struct former *was)
{
	struct str *words = ARENA_ARRAY(keep, struct str, was->count + 1);

	words[0] = slug;
	for (size_t i = 0; i < was->count; i++)
		words[i + 1] = shape_slug(keep, was->at[i].text);
	return words;
}

static const struct thing *argument_thing(const struct binding *argument)
{
	return argument->value.kind == VALUE_THING ? argument->value.thing : NULL;
}

static void multiply_argument(
    struct arena *keep, struct str *fragments, size_t *count, const struct binding *argument)
{
	const struct thing *thing = argument_thing(argument);
	size_t word_count = 1 + (!thing ? 0 : thing->was_count);
	struct str *words = ARENA_ARRAY(keep, struct str, word_count);

	for (size_t i = 0; i < word_count; i++) {
		struct buf out = buf_in(keep, BUF_MOST);
		buf_put_byte(&out, '-');
		put_plain(&out, argument->name);
		buf_put_byte(&out, '-');
		if (i == 0)
			put_argument(&out, keep, &argument->value);
		else
			buf_put(&out, shape_slug(keep, thing->was[i - 1]));
		words[i] = buf_str(&out);
	}
	multiply(keep, fragments, count, words, word_count);
}

/* Whether its own name, or that of a thing it is called with, was another one: of hardly any. */
static bool had_others(const struct origin *origin, const struct former *was)
{
	bool had = was->count > 0;

	for (size_t i = 0; !had && origin->kind == ORIGIN_CALL && i < origin->argument_count; i++) {
		const struct thing *thing = argument_thing(&origin->arguments[i]);
		had = thing && thing->was_count > 0;
	}
	return had;
}

size_t origin_former(struct arena *keep, const struct origin *origin, const struct str **out)
{
	const struct former *was = origin->kind == ORIGIN_FACT
	    ? (!origin->attribute || !origin->thing ? NULL : &origin->attribute->was)
	    : &origin->figure->was;
	struct str slug = origin->kind == ORIGIN_CALL ? origin->figure->slug : origin->fragment;
	size_t count = 1;

	if (!was || !had_others(origin, was))
		return 0;
	struct str *fragments = ARENA_ARRAY(keep, struct str, FORMER_MOST);
	fragments[0] = STR("");
	multiply(keep, fragments, &count, slugs(keep, slug, was), was->count + 1);
	for (size_t i = 0; origin->kind == ORIGIN_CALL && i < origin->argument_count; i++)
		multiply_argument(keep, fragments, &count, &origin->arguments[i]);
	*out = fragments + 1;
	return count - 1;
}
