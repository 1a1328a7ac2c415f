#include "formula/substitute.h"

#include "formula/substitute_node.h"
#include "formula/substitute_value.h"

void formula_put_operand(const struct formula_context *context, const struct formula_words *words,
    const struct value *value, bool factor, struct buf *out)
{
	struct formula_context quiet = context_quiet(context);
	struct shown_line s = {
		.e = evaluation_of(NULL, &quiet), .words = words, .out = out, .factor = factor
	};

	s.currency = words->result ? currency_of_unit(&s, words->result) : STR("");
	operand_show(&s, value, factor ? LEVEL_NEGATE : LEVEL_ADD);
}

void formula_substitute(const struct formula *formula, const struct formula_context *context,
    const struct formula_words *words, struct buf *out)
{
	struct formula_context quiet = context_quiet(context);
	struct shown_line s = { .e = evaluation_of(formula, &quiet), .words = words, .out = out };

	s.currency = words->result ? currency_of_unit(&s, words->result) : STR("");
	node_show(&s, formula->root, LEVEL_ANY);
}
