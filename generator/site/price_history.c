#include "site/price_history.h"

#include "base/language.h"
#include "base/utf8.h"
#include "number/ratio_text.h"
#include "site/site_language.h"
#include "site/template.h"
#include "site/views.h"

/*
 * The drawing's measures, in units of its viewBox. Beside the line stand the first value and the
 * last, below it their days. LETTER is a wide letter of them; a longer text than BESIDE_MOST hangs
 * over.
 */
enum { WIDTH = 400, HEIGHT = 140, TOP = 12, BOTTOM = 44, GAP = 10, LETTER = 9, BESIDE_MOST = 150 };

/* So many points are drawn and told one by one; of more only the last, and what they lie between. */
#define POINTS_MOST 24

struct drawn {
	struct rendering *rendering;
	const struct attribute *attribute;
	const struct fact **facts; /* oldest first */
	size_t count, room;
	const struct ratio *least, *most; /* over the ends of all */
	long left, right;                 /* where the first and the last stand */
};

static const struct language *language(const struct drawn *drawn)
{
	return site_language(drawn->rendering->site);
}

static bool is_drawn(const struct fact *fact, const struct attribute *attribute, const struct fact *used)
{
	const struct quantity *quantity = fact->value.quantity;

	/* a date that cannot be read is a mistake, but the other pages are still looked through */
	return fact->attribute == attribute && !date_is_none(fact->on) &&
	    fact->condition.len == 0 && fact->variant.len == 0 && !fact->retracted &&
	    fact->value.kind == VALUE_QUANTITY && (quantity->lo || quantity->hi) &&
	    dimension_eq(&quantity->unit->dimension, &used->value.quantity->unit->dimension);
}

static void widen(struct drawn *drawn, const struct ratio *end)
{
	if (!end)
		return;
	if (!drawn->least || ratio_cmp(end, drawn->least) < 0)
		drawn->least = end;
	if (!drawn->most || ratio_cmp(end, drawn->most) > 0)
		drawn->most = end;
}

static void take(struct drawn *drawn, const struct fact *fact)
{
	/*
	 * Of one day the first one counts; they are gone through from the newest to the oldest,
	 * each day in order.
	 */
	if (drawn->count > 0 && date_cmp(drawn->facts[drawn->count - 1]->on, fact->on) == 0)
		return;
	drawn->facts = arena_room(drawn->rendering->scratch, drawn->facts, drawn->count,
	    &drawn->room, sizeof(*drawn->facts));
	drawn->facts[drawn->count++] = fact;
	widen(drawn, fact->value.quantity->lo);
	widen(drawn, fact->value.quantity->hi);
}

static void take_all(
    struct drawn *drawn, const struct observation_list *observations, const struct fact *used)
{
	for (size_t i = 0; i < observations->count; i++)
		if (is_drawn(observations->at[i], drawn->attribute, used))
			take(drawn, observations->at[i]);
	for (size_t i = 0; i < drawn->count / 2; i++) {
		const struct fact *first = drawn->facts[i];
		drawn->facts[i] = drawn->facts[drawn->count - 1 - i];
		drawn->facts[drawn->count - 1 - i] = first;
	}
}

/* --- coordinates ------------------------------------------------------------------------------ */

static struct str coordinate(struct arena *scratch, const struct ratio *at)
{
	struct buf out = buf_in(scratch, BUF_MOST);

	ratio_decimal(&out, at, 1, false);
	return buf_str(&out);
}

/* from + (to - from) * part / whole, in the middle when there is no whole. */
static const struct ratio *between(
    struct arena *scratch, long from, long to, const struct ratio *part, const struct ratio *whole)
{
	const struct ratio *share =
	    ratio_sign(whole) == 0 ? ratio_of(scratch, 1, 2) : ratio_div(scratch, part, whole);
	const struct ratio *way = ratio_mul(scratch, share, ratio_of(scratch, to - from, 1));

	return ratio_add(scratch, ratio_of(scratch, from, 1), way);
}

static struct str x_of(const struct drawn *drawn, struct date on)
{
	struct arena *scratch = drawn->rendering->scratch;
	struct date first = drawn->facts[0]->on, last = drawn->facts[drawn->count - 1]->on;

	return coordinate(scratch,
	    between(scratch, drawn->left, drawn->right, ratio_of(scratch, on.day - first.day, 1),
		ratio_of(scratch, last.day - first.day, 1)));
}

/* The height of a value, moved down by so much. */
static struct str y_of(const struct drawn *drawn, const struct ratio *value, long down)
{
	struct arena *scratch = drawn->rendering->scratch;
	const struct ratio *y = between(scratch, HEIGHT - BOTTOM, TOP,
	    ratio_sub(scratch, value, drawn->least), ratio_sub(scratch, drawn->most, drawn->least));

	return coordinate(scratch, ratio_add(scratch, y, ratio_of(scratch, down, 1)));
}

/* --- the view --------------------------------------------------------------------------------- */

static struct str steps(const struct drawn *drawn)
{
	struct arena *scratch = drawn->rendering->scratch;
	struct buf out = buf_in(scratch, BUF_MOST);
	struct str y = STR("");

	for (size_t i = 0; i < drawn->count; i++) {
		struct str x = x_of(drawn, drawn->facts[i]->on);
		if (i > 0)
			buf_print(&out, " %.*s,%.*s ", STR_ARG(x), STR_ARG(y));
		y = y_of(drawn, quantity_middle(scratch, drawn->facts[i]->value.quantity), 0);
		buf_print(&out, "%.*s,%.*s", STR_ARG(x), STR_ARG(y));
	}
	return buf_str(&out);
}

/* An open end reaches as far as anything does. */
static struct view *point(const struct drawn *drawn, const struct fact *fact)
{
	struct arena *scratch = drawn->rendering->scratch;
	const struct quantity *quantity = fact->value.quantity;
	struct view *view = view_object(scratch);

	view_set_text(view, "x", x_of(drawn, fact->on));
	view_set_text(view, "y", y_of(drawn, quantity_middle(scratch, quantity), 0));
	if (!quantity_is_point(quantity)) {
		view_set_text(view, "low", y_of(drawn, quantity->lo ? quantity->lo : drawn->least, 0));
		view_set_text(view, "high", y_of(drawn, quantity->hi ? quantity->hi : drawn->most, 0));
	}
	view_set_text(view, "on", date_words(scratch, language(drawn), fact->on));
	view_set_text(view, "text", value_text(drawn->rendering, &fact->value, NULL));
	return view;
}

static struct str observed(const struct drawn *drawn, size_t index)
{
	const struct fact *fact = drawn->facts[index];
	struct arena *scratch = drawn->rendering->scratch;

	return WORD_FILL(scratch, language(drawn), WORD_OBSERVED_ON,
	    { "value", value_text(drawn->rendering, &fact->value, NULL) },
	    { "date", date_words(scratch, language(drawn), fact->on) });
}

/* "$1,999 on 6 October 2025, $2,399 on …": the drawing for those who do not see it. */
static struct str description(const struct drawn *drawn)
{
	struct buf out = buf_in(drawn->rendering->scratch, BUF_MOST);

	if (drawn->count > POINTS_MOST) {
		struct arena *scratch = drawn->rendering->scratch;
		return words_fill(scratch,
		    words_count(scratch, language(drawn), WORD_OBSERVATIONS, drawn->count),
		    (struct word_value[]){ { "first", observed(drawn, 0) },
			{ "last", observed(drawn, drawn->count - 1) } },
		    2);
	}
	for (size_t i = 0; i < drawn->count; i++) {
		if (i > 0)
			buf_put(&out, STR(", "));
		buf_put(&out, observed(drawn, i));
	}
	return buf_str(&out);
}

static long room_beside(const struct drawn *drawn, size_t index)
{
	long room =
	    (long)utf8_width(value_text(drawn->rendering, &drawn->facts[index]->value, NULL)) * LETTER;

	return (room < BESIDE_MOST ? room : BESIDE_MOST) + GAP;
}

/* The value of the first or last point, beside it. */
static struct view *label(const struct drawn *drawn, size_t index)
{
	struct arena *scratch = drawn->rendering->scratch;
	const struct fact *fact = drawn->facts[index];
	struct view *view = view_object(scratch);

	view_set_text(view, "text", value_text(drawn->rendering, &fact->value, NULL));
	view_set_text(view, "on", date_words(scratch, language(drawn), fact->on));
	view_set_number(view, "x", index == 0 ? drawn->left - GAP : drawn->right + GAP);
	view_set_text(view, "y", y_of(drawn, quantity_middle(scratch, fact->value.quantity), 4));
	return view;
}

static struct view *drawing_view(struct drawn *drawn, const struct thing *thing)
{
	struct arena *scratch = drawn->rendering->scratch;
	struct view *view = view_object(scratch), *points = view_list(scratch);

	drawn->left = room_beside(drawn, 0);
	drawn->right = WIDTH - room_beside(drawn, drawn->count - 1);
	for (size_t i = drawn->count > POINTS_MOST ? drawn->count - 1 : 0; i < drawn->count; i++)
		view_add(points, point(drawn, drawn->facts[i]));
	view_set_text(view, "id", str_print(scratch, "drawing.%.*s", STR_ARG(drawn->attribute->slug)));
	view_set_text(view, "title",
	    WORD_FILL(scratch, language(drawn), WORD_OVER_TIME, { "thing", thing->name },
		{ "name", drawn->attribute->name }));
	view_set_text(view, "description", description(drawn));
	view_set_number(view, "width", WIDTH);
	view_set_number(view, "height", HEIGHT);
	view_set_number(view, "base", HEIGHT - BOTTOM + 16);
	view_set_number(view, "below", HEIGHT - 6);
	view_set_text(view, "steps", steps(drawn));
	view_set(view, "points", points);
	view_set(view, "first", label(drawn, 0));
	view_set(view, "last", label(drawn, drawn->count - 1));
	return view;
}

void price_history_set(struct rendering *rendering, struct view *view, const struct thing *thing)
{
	const struct observation_list *observations =
	    map_get(&rendering->site->things->observations, thing->id);
	struct view *drawings = view_list(rendering->scratch);

	for (size_t i = 0;
	     observations && observations->count > 1 && i < thing->kind->attributes.count; i++) {
		const struct attribute *attribute = thing->kind->attributes.at[i].value;
		if (attribute->from.len == 0 || !thing_facts(thing, attribute->id))
			continue;
		struct value value =
		    evaluator_member(rendering->worker->evaluator, thing, attribute->id, thing->at);
		const struct fact *used = !value.origin ? NULL : value.origin->fact;
		struct drawn drawn = { .rendering = rendering, .attribute = attribute };
		if (!used || used->value.kind != VALUE_QUANTITY)
			continue;
		take_all(&drawn, observations, used);
		if (drawn.count > 1)
			view_add(drawings, drawing_view(&drawn, thing));
	}
	if (drawings->count > 0)
		view_set(view, "drawings", drawings);
}
