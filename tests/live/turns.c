/*
 * turns SITE [EVERY] - asks on both sides of every switching value of a site's guards, verdicts, marks, best cells and claims: just
 * below it, at it and just above where it is exact, else at the two values that it lies between, with the value put in as
 * --set puts it and everything computed anew, without what the search for turns (sensitivity/turn.h) knows or remembers. Each
 * must answer as the turn says. Of many turns every EVERY-th is asked (1: all).
 *
 * And along each way that is proved it asks at random values, which must answer as the turns before and behind them say.
 */
#include "../unit/chance.h"
#include "base/diag_print.h"
#include "data/derivation.h"
#include "data/setting.h"
#include "number/ratio_text.h"
#include "sensitivity/margin.h"
#include "site/pipeline.h"
#include "site/snapshot.h"

#include <stdio.h>
#include <stdlib.h>

/* How near to a turn is asked: this part of the way from one end of the input to the other, or half way to the next turn. */
#define NEAR_PARTS 1000000000

struct asking {
	struct arena *keep;
	const struct site *site;
	struct evaluator *evaluator;
	struct chance chance;
	size_t every, ways, found, asked, sampled, wrong;
	struct str about;
};

/* --- one value -------------------------------------------------------------------------------- */

static struct answer ask(struct asking *asking, struct arena *arena,
    const struct question *question, const struct turns *turns, const struct ratio *at)
{
	const struct figures *figures = asking->site->data->figures;
	struct basis basis = figures_basis(figures);
	struct quantity quantity = quantity_in(arena, at, turns->range.low->unit);
	struct setting setting = { .input = turns->input,
		.value = { .kind = VALUE_QUANTITY, .quantity = &quantity },
		.at = turns->input->at };
	struct substitution with = setting_substitution(&setting);

	basis.with = &with;
	basis.with_count = 1;
	struct evaluator *own = evaluator_new(arena, diag_new(arena), figures);
	struct evaluator *anew = evaluator_at(arena, diag_new(arena), own, basis);
	struct value value = question->ask ? question->ask(anew, arena, question->about)
	    : question->contest            ? contest_answer(anew, arena, question->contest)
	    : question->origin             ? evaluator_origin_anew(anew, question->origin, NULL)
			       : evaluator_eval(anew, question->formula, question->self, NULL, 0);
	return answer_of(arena, &value);
}

static void expect(struct asking *asking, const struct question *question,
    const struct turns *turns, const struct ratio *at, const struct answer *want)
{
	struct arena *arena = arena_new();
	struct answer got = ask(asking, arena, question, turns, at);

	asking->asked++;
	if (!answers_same(&got, want)) {
		struct buf place = buf_in(arena, BUF_MOST);
		struct str is = answer_words(NULL, &got), said = answer_words(NULL, want);
		ratio_exact(&place, at);
		asking->wrong++;
		printf("%.*s, with %.*s = %.*s %.*s: %.*s, not %.*s\n", STR_ARG(asking->about),
		    STR_ARG(turns->input->name), STR_ARG(buf_str(&place)),
		    STR_ARG(turns->range.low->unit->text), STR_ARG(is), STR_ARG(said));
	}
	arena_free(arena);
}

/* --- both sides ------------------------------------------------------------------------------- */

static const struct ratio *least(const struct ratio *a, const struct ratio *b)
{
	return ratio_cmp(a, b) < 0 ? a : b;
}

/* How far from the turn is asked, towards `next`: the end of the way, or another turn. NULL: there is no way. */
static const struct ratio *nearness(struct arena *keep, const struct turns *turns,
    const struct ratio *turn, const struct ratio *next)
{
	const struct ratio *way = ratio_sub(keep, quantity_end(keep, turns->range.high, false),
	    quantity_end(keep, turns->range.low, false));
	const struct ratio *gap = ratio_sub(keep, turn, next);

	gap = ratio_sign(gap) < 0 ? ratio_neg(keep, gap) : gap;
	if (ratio_sign(gap) == 0)
		return NULL;
	return least(ratio_div(keep, way, ratio_of(keep, NEAR_PARTS, 1)),
	    ratio_div(keep, gap, ratio_of(keep, 2, 1)));
}

static void ask_beside(
    struct asking *asking, const struct question *question, const struct turns *turns, size_t i)
{
	struct arena *keep = asking->keep;
	const struct turn *turn = &turns->at[i];

	/* One whose place is not exact lies between two values, and is known at these. */
	bool ends = turn->at.kind == ANSWER_OTHER;
	const struct ratio *below =
	    i > 0 ? turns->at[i - 1].to : quantity_end(keep, turns->range.low, false);
	const struct ratio *above = i + 1 < turns->count
	    ? turns->at[i + 1].from
	    : quantity_end(keep, turns->range.high, false);
	const struct ratio *down = nearness(keep, turns, turn->from, below),
			   *up = nearness(keep, turns, turn->to, above);

	if (ends || down)
		expect(asking, question, turns,
		    ends ? turn->from : ratio_sub(keep, turn->from, down), &turn->before);
	if (!ends)
		expect(asking, question, turns, turn->from, &turn->at);
	if (ends || up)
		expect(asking, question, turns, ends ? turn->to : ratio_add(keep, turn->to, up),
		    &turn->after);
}

/* --- between ---------------------------------------------------------------------------------- */

/* Random values along each way that is proved. */
#define SAMPLES 2

/* What the turns say of a value; NULL within one whose place is not exact. */
static const struct answer *said_of(
    const struct turns *turns, const struct ratio *at, const struct answer *first)
{
	const struct answer *said = first;

	for (size_t i = 0; i < turns->count; i++) {
		const struct turn *turn = &turns->at[i];
		if (ratio_cmp(at, turn->from) < 0)
			return i == 0 ? &turn->before : said;
		if (ratio_cmp(at, turn->to) <= 0)
			return turn->at.kind != ANSWER_OTHER ? &turn->at : NULL;
		said = &turn->after;
	}
	return said;
}

static void sample(struct asking *asking, const struct question *question, const struct turns *turns)
{
	if (!turns->proved || turns->input->holds->type != ATTRIBUTE_QUANTITY)
		return;
	struct arena *arena = arena_new();
	const struct ratio *low = quantity_end(arena, turns->range.low, false),
			   *way = ratio_sub(arena, quantity_end(arena, turns->range.high, false), low);
	struct answer first = ask(asking, arena, question, turns, low);
	for (int i = 0; i < SAMPLES; i++) {
		const struct ratio *part =
		    ratio_of(arena, chance_below(&asking->chance, 1000001), 1000000);
		const struct ratio *at = ratio_add(arena, low, ratio_mul(arena, way, part));
		at = turns->input->whole ? ratio_floor(arena, at) : at;
		const struct answer *said = said_of(turns, at, &first);
		if (!said || ratio_cmp(at, low) < 0)
			continue;
		asking->sampled++;
		expect(asking, question, turns, at, said);
	}
	arena_free(arena);
}

static void look(struct asking *asking, const struct question *question, const struct input_set *read)
{
	struct margins margins = margins_of(asking->evaluator, asking->keep, question, read, true);

	for (size_t i = 0; i < margins.looked_count; i++) {
		const struct turns *turns = margins.looked[i];
		if (asking->ways++ % asking->every == 0)
			sample(asking, question, turns);
		for (size_t j = 0; j < turns->count; j++)
			if (asking->found++ % asking->every == 0)
				ask_beside(asking, question, turns, j);
	}
}

/* --- all of a site ---------------------------------------------------------------------------- */

static void look_at_origin(struct asking *asking, const struct origin *origin)
{
	struct question question = { .origin = origin };
	struct input_set read;
	struct value value = evaluator_origin_anew(asking->evaluator, origin, &read);

	asking->about = origin_words(asking->keep, origin);
	if (margin_is_verdict(&value))
		look(asking, &question, &read);
}

static void look_at_thing(struct asking *asking, const struct thing *thing)
{
	const struct call_list *calls = map_get(&asking->site->uses->calls, thing->id);

	for (size_t i = 0; i < thing->kind->figures.count; i++) {
		const struct figure *figure = thing->kind->figures.at[i].value;
		if (figure->given_count > 0)
			continue;
		struct value value = evaluator_member(asking->evaluator, thing, figure->id, thing->at);
		if (value.origin && margin_is_verdict(&value))
			look_at_origin(asking, value.origin);
	}
	for (size_t i = 0; calls && i < calls->count; i++)
		look_at_origin(asking, calls->at[i]);
}

static void look_at_guard(struct asking *asking, const struct item *item, const struct thing *self)
{
	struct formula_text text = { item->name, item->at, FORMULA_AT_START };
	struct question question = { .self = self };
	struct input_set read;

	question.formula = formula_parse(
	    asking->keep, diag_new(asking->keep), asking->site->data->catalog->units, text);
	if (!question.formula)
		return;
	asking->about = item->name;
	evaluator_eval_noting(asking->evaluator, question.formula, self, &read);
	look(asking, &question, &read);
}

static void look_at_contest(struct asking *asking, const struct item *item, const struct thing *self)
{
	struct contest contest;
	struct question question = { .contest = &contest };

	if (!item_contest(asking->keep, asking->site->data->catalog, item, self, &contest))
		return;
	asking->about = str_print(asking->keep, "%s of %.*s on %.*s",
	    contest.gain ? "mark" : "best", STR_ARG(item->name), STR_ARG(item->page));
	struct input_set read = contest_reads(asking->evaluator, asking->keep, &contest);
	look(asking, &question, &read);
}

static void look_at_claim(struct asking *asking, const struct claim *claim)
{
	struct question question;
	struct input_set read;

	if (!claim_question(asking->evaluator, claim, &question))
		return;
	asking->about = claim->id;
	question_ask_noting(asking->evaluator, asking->keep, &question, &read);
	look(asking, &question, &read);
}

int main(int argc, char **argv)
{
	struct asking asking = { .keep = arena_new(), .every = 1, .chance = { 1 } };
	struct site_options options = { .dir = str_from(argc > 1 ? argv[1] : "."), .as_of = DATE_NONE };
	const char *share = getenv("RIGBOOK_SHARE");
	struct diag *diag = diag_new(asking.keep);

	if (argc > 2)
		asking.every = strtoul(argv[2], NULL, 10) + (argv[2][0] == '0');
	if (share)
		options.share = str_from(share);
	document_start();
	struct build_result result = site_build(asking.keep, diag, &options, BUILD_SNAPSHOT);
	if (result.status != 0) {
		diag_print(diag, stderr, options.style);
		return 1;
	}
	const struct site *site = asking.site = result.site;
	asking.evaluator = evaluator_new(asking.keep, diag_new(asking.keep), site->data->figures);
	for (size_t i = 0; i < site->pages->count; i++)
		for (size_t j = 0; j < site->results[i].item_count; j++)
			if (site->results[i].items[j].kind == ITEM_GUARD)
				look_at_guard(
				    &asking, &site->results[i].items[j], site->pages->at[i]->thing);
			else
				look_at_contest(
				    &asking, &site->results[i].items[j], site->pages->at[i]->thing);
	for (size_t i = 0; i < site->data->catalog->things.count; i++)
		look_at_thing(&asking, site->data->catalog->things.at[i].value);
	for (size_t i = 0; i < site->data->catalog->claim_count; i++)
		look_at_claim(&asking, &site->data->catalog->claims[i]);
	printf("%zu switching values along %zu ways, of which every %zu-th was asked on its sides: %zu answers, %zu of them at random values of proved ways: %zu not as told\n",
	    asking.found, asking.ways, asking.every, asking.asked, asking.sampled, asking.wrong);
	arena_free(asking.keep);
	return asking.wrong > 0 || asking.asked == 0;
}
