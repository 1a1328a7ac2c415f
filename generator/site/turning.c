#include "site/turning.h"

#include "base/language.h"
#include "data/value_print.h"
#include "number/ratio_text.h"
#include "sensitivity/margin.h"
#include "sensitivity/room.h"
#include "site/site_language.h"
#include "site/views.h"

/* Those with the least room come first; who wants to know all asks `rigbook margins`. */
#define TURNS_MOST 5

static struct str words_of(
    struct rendering *rendering, const struct value *value, const struct show *show)
{
	struct buf out = buf_in(rendering->scratch, BUF_MOST);

	value_print(rendering->worker->evaluator, value, show, &out);
	return buf_str(&out);
}

static struct str quantity_words(
    struct rendering *rendering, const struct quantity *quantity, const struct show *show)
{
	return words_of(
	    rendering, &(struct value){ .kind = VALUE_QUANTITY, .quantity = quantity }, show);
}

/* "12 %"; with a digit more below ten. */
static struct str percent(struct rendering *rendering, const struct ratio *room)
{
	struct arena *scratch = rendering->scratch;
	const struct ratio *parts = ratio_mul(scratch, room, ratio_of(scratch, 100, 1));
	struct buf out = buf_in(scratch, BUF_MOST);

	ratio_decimal(&out, parts, ratio_cmp(parts, ratio_of(scratch, 10, 1)) < 0 ? 1 : 0, true);
	buf_put(&out, STR(" %"));
	return words_number(scratch, site_language(rendering->site), buf_str(&out));
}

static void set_place_of_turn(struct rendering *rendering, struct view *row, const struct margin *margin)
{
	struct evaluator *evaluator = rendering->worker->evaluator;
	const struct turns *turns = margin->turns;
	const struct show *show = &turns->input->holds->show;
	const struct turn *turn = margin->nearest ? margin->nearest : &turns->at[0];
	struct quantity place = turn_quantity(evaluator, rendering->scratch, turns, turn);
	const struct quantity *now = input_present_value(evaluator, rendering->scratch, turns);

	view_set_text(row, "now",
	    !now ? words_get(site_language(rendering->site), WORD_UNKNOWN)
		 : quantity_words(rendering, now, show));
	view_set_text(row, "at", quantity_words(rendering, &place, show));
	view_set_text(row, "then",
	    answer_words(site_language(rendering->site), margin->then ? margin->then : &turn->after));
	view_set_truth(row, "tried", turn->tried);
	if (margin->room)
		view_set_text(row, "room", percent(rendering, margin->room));
}

static void set_alternatives(struct rendering *rendering, struct view *row, const struct turns *turns)
{
	struct view *others = view_list(rendering->scratch);

	for (size_t i = 0; i < turns->other_count && i < TURNS_MOST; i++) {
		const struct alternative *other = &turns->others[i];
		struct view *item = view_object(rendering->scratch);
		view_set_text(item, "value",
		    other->absent ? words_get(site_language(rendering->site), WORD_NONE)
				  : words_of(rendering, &other->value, NULL));
		view_set_text(
		    item, "then", answer_words(site_language(rendering->site), &other->answer));
		view_set_truth(item, "last", i + 1 == turns->other_count || i + 1 == TURNS_MOST);
		view_add(others, item);
	}
	view_set(row, "others", others);
	if (turns->other_count > TURNS_MOST)
		view_set_number(row, "more", (long)(turns->other_count - TURNS_MOST));
}

static struct view *row_of(struct rendering *rendering, const struct margin *margin)
{
	struct view *row = view_object(rendering->scratch);

	view_set_text(row, "name", margin->turns->input->name);
	if (margin->turns->count > 0)
		set_place_of_turn(rendering, row, margin);
	else
		set_alternatives(rendering, row, margin->turns);
	return row;
}

void turning_set(struct rendering *rendering, struct view *view, const struct value *answer)
{
	struct evaluator *evaluator = rendering->worker->evaluator;
	struct input_set read;

	if (!margin_is_verdict(answer) || rendering->site->data->catalog->inputs.count == 0)
		return;
	struct value value = evaluator_origin_anew(evaluator, answer->origin, &read);
	if (!margin_is_verdict(&value))
		return;
	struct question question = { .origin = answer->origin };
	struct margins margins = margins_of(evaluator, rendering->scratch, &question, &read, false);
	if (margins.count == 0)
		return;
	struct view *rows = view_list(rendering->scratch), *turns = view_object(rendering->scratch);
	for (size_t i = 0; i < margins.count && i < TURNS_MOST; i++)
		view_add(rows, row_of(rendering, &margins.at[i]));
	view_set(turns, "rows", rows);
	view_set_truth(turns, "narrow", margins_are_narrow(rendering->scratch, &margins));
	view_set(view, "turns", turns);
}
