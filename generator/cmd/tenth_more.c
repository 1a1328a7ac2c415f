#include "cmd/tenth_more.h"

#include "data/derivation.h"
#include "data/setting.h"
#include "number/quantity_convert.h"
#include "number/ratio_text.h"
#include "sensitivity/room.h"
#include "site/uses.h"

#include <stdlib.h>

/* A figure that is a number, and what it reads. */
struct asked_figure {
	const struct origin *origin;
	const struct unit *unit;
	const struct ratio *now;
	struct input_set read;
};

struct asked_figures {
	struct asked_figure *at;
	size_t count, room;
};

/* --- the figures ------------------------------------------------------------------------------ */

/* The middle of a quantity on a scale with a true zero, where that has one and is not zero; else NULL. */
static const struct ratio *middle_of(struct arena *keep, const struct value *value)
{
	if (value->kind != VALUE_QUANTITY || value->quantity->unit->scale != UNIT_RATIO)
		return NULL;
	const struct ratio *low = quantity_end(keep, value->quantity, false),
			   *high = quantity_end(keep, value->quantity, true);
	if (!low || !high)
		return NULL;
	const struct ratio *middle = ratio_div(keep, ratio_add(keep, low, high), ratio_of(keep, 2, 1));
	return ratio_sign(middle) == 0 ? NULL : middle;
}

/* The same in a unit that it had before. */
static const struct ratio *middle_in(struct arena *keep, const struct evaluator *evaluator,
    const struct value *value, const struct unit *unit)
{
	struct arithmetic arithmetic = *evaluator_arithmetic(evaluator);
	struct quantity same;

	arithmetic.keep = keep;
	if (value->kind != VALUE_QUANTITY ||
	    quantity_convert(&arithmetic, value->quantity, unit, &same) != QUANTITY_OK)
		return NULL;
	struct value converted = value_of_quantity(keep, same);
	return middle_of(keep, &converted);
}

static void add_origin(struct arena *keep, struct evaluator *evaluator, const struct origin *origin,
    struct asked_figures *figures)
{
	struct asked_figure figure = { .origin = origin };
	struct value value = evaluator_origin_anew(evaluator, origin, &figure.read);

	figure.now = middle_of(keep, &value);
	if (!figure.now || input_set_is_empty(&figure.read))
		return;
	figure.unit = value.quantity->unit;
	figures->at =
	    arena_room(keep, figures->at, figures->count, &figures->room, sizeof(*figures->at));
	figures->at[figures->count++] = figure;
}

static void add_thing(struct arena *keep, const struct site *site, struct evaluator *evaluator,
    const struct thing *thing, struct asked_figures *figures)
{
	const struct call_list *calls = map_get(&site->uses->calls, thing->id);

	for (size_t i = 0; i < thing->kind->figures.count; i++) {
		const struct figure *figure = thing->kind->figures.at[i].value;
		if (figure->given_count > 0)
			continue;
		struct value value = evaluator_member(evaluator, thing, figure->id, thing->at);
		if (value.origin)
			add_origin(keep, evaluator, value.origin, figures);
	}
	for (size_t i = 0; calls && i < calls->count; i++)
		add_origin(keep, evaluator, calls->at[i], figures);
}

/* --- a tenth more ----------------------------------------------------------------------------- */

/* One that looks with a tenth more of the input; NULL where it is no number above zero, or would not be whole. */
static struct evaluator *look(struct arena *keep, struct evaluator *evaluator, const struct input *input)
{
	struct turns turns = { .input = input };
	struct basis basis = evaluator_basis(evaluator);
	struct setting setting = { .input = input, .text = input->id, .at = input->at };

	if (!input->sound || input->holds->type != ATTRIBUTE_QUANTITY ||
	    !input_range(evaluator, keep, diag_new(keep), input, &turns.range) ||
	    turns.range.low->unit->scale != UNIT_RATIO)
		return NULL;
	const struct quantity *present = input_present_value(evaluator, keep, &turns);
	if (!present || !present->lo || !present->hi || ratio_sign(present->lo) <= 0)
		return NULL;
	struct quantity more = *present;
	more.lo = ratio_mul(keep, present->lo, ratio_of(keep, 11, 10));
	more.hi = ratio_mul(keep, present->hi, ratio_of(keep, 11, 10));
	if (input->whole && (!ratio_is_whole(more.lo) || !ratio_is_whole(more.hi)))
		return NULL;
	setting.value = value_of_quantity(keep, more);
	struct substitution *with = ARENA_ARRAY(keep, struct substitution, basis.with_count + 1);
	with[0] = setting_substitution(&setting);
	for (size_t i = 0; i < basis.with_count; i++)
		with[i + 1] = basis.with[i];
	return evaluator_under(keep, diag_new(keep), evaluator, with, basis.with_count + 1);
}

/* Puts it among the widest; of those as wide, the one that was there first. */
static void add_moved(struct arena *keep, struct tenth_more *tenth, struct moved_figure moved)
{
	size_t told = tenth->moved < TENTH_FIGURES_MOST ? tenth->moved : TENTH_FIGURES_MOST, at = told;

	tenth->moved++;
	while (at > 0 &&
	    ratio_cmp(ratio_abs(keep, tenth->figures[at - 1].change), ratio_abs(keep, moved.change)) < 0)
		at--;
	for (size_t i = told < TENTH_FIGURES_MOST ? told : TENTH_FIGURES_MOST - 1; i > at; i--)
		tenth->figures[i] = tenth->figures[i - 1];
	if (at < TENTH_FIGURES_MOST)
		tenth->figures[at] = moved;
}

static struct tenth_more tenth_of(struct arena *keep, struct evaluator *evaluator,
    const struct input *input, const struct asked_figures *figures)
{
	struct tenth_more tenth = { .input = input };
	struct evaluator *there = look(keep, evaluator, input);

	for (size_t i = 0; there && i < figures->count; i++) {
		const struct asked_figure *figure = &figures->at[i];
		if (!input_set_has(&figure->read, input->index))
			continue;
		struct value value = evaluator_origin_anew(there, figure->origin, NULL);
		const struct ratio *then = middle_in(keep, evaluator, &value, figure->unit);
		if (!then || ratio_cmp(then, figure->now) == 0)
			continue;
		add_moved(keep, &tenth,
		    (struct moved_figure){ figure->origin,
			ratio_div(keep, ratio_sub(keep, then, figure->now),
			    ratio_abs(keep, figure->now)) });
	}
	return tenth;
}

static int compare_tenths(const void *a, const void *b)
{
	const struct tenth_more *left = a, *right = b;

	if (left->moved != right->moved)
		return left->moved > right->moved ? -1 : 1;
	return left->input->index < right->input->index ? -1 : 1;
}

struct tenth_more *tenth_more_find(
    struct arena *keep, const struct site *site, struct evaluator *evaluator, size_t *count)
{
	const struct catalog *catalog = site->data->catalog;
	struct tenth_more *list = ARENA_ARRAY(keep, struct tenth_more, catalog->asked_count + 1);
	struct asked_figures figures = { NULL, 0, 0 };

	for (size_t i = 0; i < catalog->things.count; i++)
		add_thing(keep, site, evaluator, catalog->things.at[i].value, &figures);
	*count = 0;
	for (size_t i = 0; i < catalog->asked_count; i++) {
		list[*count] = tenth_of(keep, evaluator, catalog->asked[i], &figures);
		*count += list[*count].moved > 0;
	}
	if (*count > 1)
		qsort(list, *count, sizeof(*list), compare_tenths);
	return list;
}

/* --- printing --------------------------------------------------------------------------------- */

static size_t told_of(const struct tenth_more *tenth)
{
	return tenth->moved < TENTH_FIGURES_MOST ? tenth->moved : TENTH_FIGURES_MOST;
}

/* "+4.1 %" */
static void put_change(struct arena *keep, const struct ratio *change, struct buf *out)
{
	if (ratio_sign(change) > 0)
		buf_put_byte(out, '+');
	ratio_decimal(out, ratio_mul(keep, change, ratio_of(keep, 100, 1)), 1, true);
	buf_put(out, STR(" %"));
}

void tenth_more_print(struct arena *keep, const struct tenth_more *list, size_t count, struct buf *out)
{
	if (count > 0)
		buf_put(out, STR("\nWhat a tenth more of one does\n"));
	for (size_t i = 0; i < count && i < TENTH_INPUTS_MOST; i++) {
		const struct tenth_more *tenth = &list[i];
		buf_print(out, "  %3zu  %.*s\n", tenth->moved, STR_ARG(tenth->input->name));
		for (size_t j = 0; j < told_of(tenth); j++) {
			buf_print(out,
			    "       %.*s: ", STR_ARG(origin_words(keep, tenth->figures[j].origin)));
			put_change(keep, tenth->figures[j].change, out);
			buf_put_byte(out, '\n');
		}
	}
}

void tenth_more_json(struct arena *keep, const struct tenth_more *list, size_t count, struct json *json)
{
	json_list(json, STR("tenth_more"));
	for (size_t i = 0; i < count; i++) {
		const struct tenth_more *tenth = &list[i];
		json_object(json, STR(""));
		json_text(json, STR("input"), tenth->input->name);
		json_number(json, STR("moved"), (long)tenth->moved);
		json_list(json, STR("figures"));
		for (size_t j = 0; j < told_of(tenth); j++) {
			struct buf change = buf_in(keep, BUF_MOST);
			ratio_machine(&change, tenth->figures[j].change, 6);
			json_object(json, STR(""));
			json_text(json, STR("figure"), origin_words(keep, tenth->figures[j].origin));
			json_text(json, STR("change"), buf_str(&change));
			json_close_object(json);
		}
		json_close_list(json);
		json_close_object(json);
	}
	json_close_list(json);
}
