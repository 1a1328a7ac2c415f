#include "sensitivity/turn.h"

#include "data/derivation.h"
#include "data/setting.h"
#include "data/vantage.h"
#include "sensitivity/search.h"
#include "sensitivity/way.h"

struct value question_ask(
    struct evaluator *evaluator, struct arena *scratch, const struct question *question)
{
	if (question->ask)
		return question->ask(evaluator, scratch, question->about);
	if (question->contest)
		return contest_answer(evaluator, scratch, question->contest);
	return question->origin
	    ? evaluator_origin_anew(evaluator, question->origin, NULL)
	    : evaluator_eval(evaluator, question->formula, question->self, NULL, 0);
}

struct value question_ask_noting(struct evaluator *evaluator, struct arena *scratch,
    const struct question *question, struct input_set *read)
{
	if (question->ask) {
		*read = (struct input_set){ { 0 } };
		evaluator_note_inputs(evaluator, read);
		struct value answer = question->ask(evaluator, scratch, question->about);
		evaluator_note_inputs(evaluator, read);
		return answer;
	}
	if (question->contest) {
		*read = contest_reads(evaluator, scratch, question->contest);
		return contest_answer(evaluator, scratch, question->contest);
	}
	return question->origin
	    ? evaluator_origin_anew(evaluator, question->origin, read)
	    : evaluator_eval_noting(evaluator, question->formula, question->self, read);
}

/* --- choices ---------------------------------------------------------------------------------- */

static void try_alternative(
    struct search *search, struct alternative *list, struct value value, bool absent)
{
	struct answer answer = search_ask_choice(search, value, absent);

	if (!answers_same(&answer, &search->out->now))
		list[search->out->other_count++] = (struct alternative){ value, absent, answer };
}

static void search_choices(struct search *search)
{
	const struct input *input = search->out->input;
	const struct attribute *holds = input->holds;
	size_t count = 0;
	const struct thing **things = NULL;

	if (holds->type == ATTRIBUTE_THING) {
		struct evaluator *site_evaluator = evaluator_kept_under(search->evaluator, NULL);
		evaluator_use_scratch(site_evaluator, search->keep);
		things = input_choices(site_evaluator, search->keep, input, &count);
	}
	struct alternative *list =
	    ARENA_ARRAY(search->keep, struct alternative, count + holds->choice_count + 3);
	for (size_t i = 0; i < count; i++)
		try_alternative(search, list, value_of_thing(things[i]), false);
	for (size_t i = 0; holds->type == ATTRIBUTE_CHOICE && i < holds->choice_count; i++)
		try_alternative(search, list, value_of_text(holds->choices[i]), false);
	for (int i = 0; holds->type == ATTRIBUTE_TRUTH && i < 2; i++)
		try_alternative(search, list, value_of_truth(i == 0 ? TRUTH_NO : TRUTH_YES), false);
	if (input->none)
		try_alternative(search, list, VALUE_OF_INAPPLICABLE, true);
	search->out->others = list;
}

/* --- all -------------------------------------------------------------------------------------- */

/* The substitution of the input first, then what the evaluator has in place of other facts. */
static void start(struct search *search)
{
	struct basis basis = evaluator_basis(search->evaluator);
	struct setting setting = { .input = search->out->input, .at = search->out->input->at };

	setting.text = search->out->input->id;
	search->with = ARENA_ARRAY(search->keep, struct substitution, basis.with_count + 1);
	search->with[search->with_count++] = setting_substitution(&setting);
	for (size_t i = 0; i < basis.with_count; i++)
		search->with[search->with_count++] = basis.with[i];
	search->lasting = arena_new();
	search->scratch = arena_new();
	search->asked = evaluator_under(search->lasting, diag_new(search->lasting),
	    search->evaluator, search->with, search->with_count);
	evaluator_use_scratch(search->asked, search->scratch);
}

/* False if the input has no ends. */
static bool open_search(struct search *search, const struct input *input)
{
	struct evaluator *evaluator = search->evaluator;
	struct turns *out = search->out;

	*out = (struct turns){ .input = input, .proved = true };
	if (!input->sound ||
	    (input->holds->type == ATTRIBUTE_QUANTITY &&
		!input_range(evaluator, search->keep, diag_new(search->keep), input, &out->range)))
		return false;
	struct value now = search->ask(evaluator, search->keep, search->question);
	out->now = answer_of(search->keep, &now);
	start(search);
	return true;
}

static void close_search(struct search *search)
{
	arena_free(search->lasting);
	arena_free(search->scratch);
}

bool turns_find(struct evaluator *evaluator, struct arena *keep, const struct question *question,
    const struct input *input, struct turns *out)
{
	struct search search = { .evaluator = evaluator,
		.question = question,
		.ask = question_ask,
		.guesses = true,
		.keep = keep,
		.out = out };

	if (!open_search(&search, input))
		return false;
	if (input->holds->type == ATTRIBUTE_QUANTITY)
		search_range(&search);
	else
		search_choices(&search);
	close_search(&search);
	return true;
}

static struct value ask_formula(
    struct evaluator *evaluator, struct arena *scratch, const struct question *question)
{
	(void)scratch;
	return evaluator_eval(evaluator, question->formula, question->self, NULL, 0);
}

bool turns_find_of_formula(struct evaluator *evaluator, struct arena *keep,
    const struct question *question, const struct input *input, struct turns *out)
{
	struct search search = {
		.evaluator = evaluator, .question = question, .ask = ask_formula, .keep = keep, .out = out
	};

	if (!open_search(&search, input))
		return false;
	search_range(&search);
	close_search(&search);
	return true;
}
