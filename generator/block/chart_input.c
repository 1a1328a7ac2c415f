#include "block/chart_input.h"

#include "data/shape.h"

const struct input *chart_input(const struct block *block, const struct yaml *id)
{
	const struct asker *asker = block->asker;
	struct str word = shape_text_of(asker->diag, id, "an input");

	return word.len == 0 ? NULL : input_need_quantity(asker->catalog, asker->diag, word, id->at);
}

struct value chart_value_with(const struct block *block, const struct measure *measure,
    const struct input *input, const struct quantity *quantity)
{
	const struct asker *asker = block->asker;
	struct basis basis = evaluator_basis(asker->evaluator);

	struct substitution *with =
	    ARENA_ARRAY(asker->scratch, struct substitution, basis.with_count + 1);
	struct setting setting = { .input = input,
		.value = value_of_quantity(asker->scratch, *quantity),
		.at = input->at };

	with[0] = setting_substitution(&setting);
	for (size_t i = 0; i < basis.with_count; i++)
		with[i + 1] = basis.with[i];
	struct evaluator *evaluator = evaluator_under(
	    asker->scratch, diag_new(asker->scratch), asker->evaluator, with, basis.with_count + 1);
	struct input_set read, noted = { { 0 } };
	struct value value = evaluator_eval_noting(evaluator, measure->formula, asker->self, &read);
	/* What was read of the others was read for the block. */
	input_set_remove(&read, input->index);
	evaluator_note_inputs(asker->evaluator, &noted);
	input_set_join(&noted, &read);
	evaluator_note_inputs(asker->evaluator, &noted);
	return value;
}
