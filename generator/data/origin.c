#include "data/origin.h"

#include "data/catalog.h"
#include "number/ratio_text.h"

#define WORDS_MOST ((size_t)4 << 10)

/* A quantity as it was typed; one that was computed by its exact number. */
static void put_quantity(struct buf *out, struct arena *keep, const struct quantity *quantity)
{
	if (quantity->literal.len) {
		buf_put(out, quantity->literal);
		return;
	}
	const struct ratio *lo = quantity_end(keep, quantity, false),
			   *hi = quantity_end(keep, quantity, true);
	if (quantity->approx)
		buf_put_byte(out, '~');
	if (lo)
		ratio_exact(out, lo);
	if (!lo || !hi || ratio_cmp(lo, hi) != 0)
		buf_put(out, STR(".."));
	if (hi && (!lo || ratio_cmp(lo, hi) != 0))
		ratio_exact(out, hi);
	if (quantity->unit->text.len)
		buf_print(out, " %.*s", STR_ARG(quantity->unit->text));
}

static void put_argument(struct buf *out, struct arena *keep, const struct binding *argument)
{
	const struct value *value = &argument->value;

	if (value->kind == VALUE_THING) {
		buf_put(out, value->thing->name);
		return;
	}
	buf_print(out, "%.*s ", STR_ARG(argument->name));
	if (value->kind == VALUE_QUANTITY)
		put_quantity(out, keep, value->quantity);
	else if (value->kind == VALUE_TEXT)
		buf_put(out, value->text);
	else if (value->kind == VALUE_DATE)
		buf_put(out, date_iso(keep, value->date));
	else if (value->kind == VALUE_TRUTH)
		buf_put(out, truth_word(value->truth));
	else
		buf_put(out, str_from(value_kind_words(value->kind)));
}

/* Between the name of a thing and the rest. */
#define BEHIND_THING STR(": ")

const struct thing *origin_thing(const struct origin *origin)
{
	if (origin->thing)
		return origin->thing;
	return !origin->fact ? NULL : origin->fact->thing;
}

struct str origin_own_words(const struct origin *origin, struct str words)
{
	const struct thing *thing = origin_thing(origin);

	return !thing ? words : str_sub(words, thing->name.len + BEHIND_THING.len, words.len);
}

struct str origin_words(struct arena *keep, const struct origin *origin)
{
	struct buf out = buf_in(keep, WORDS_MOST);
	const struct thing *thing = origin_thing(origin);

	if (thing) {
		buf_put(&out, thing->name);
		buf_put(&out, BEHIND_THING);
	}
	if (origin->figure)
		buf_put(&out, origin->figure->name);
	else if (origin->attribute)
		buf_put(&out, origin->attribute->name);
	for (size_t i = 0; i < origin->argument_count; i++) {
		buf_put(&out, i ? STR(", ") : STR(" ("));
		put_argument(&out, keep, &origin->arguments[i]);
	}
	if (origin->argument_count)
		buf_put_byte(&out, ')');
	return buf_str(&out);
}
