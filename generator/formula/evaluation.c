#include "formula/evaluation.h"

struct evaluation evaluation_of(const struct formula *formula, const struct formula_context *context)
{
	return (struct evaluation){
		.formula = formula,
		.context = context,
		.arithmetic = { context->resolver->units, context->keep, context->resolver->changer,
		    context->resolver->unit_memo },
	};
}

struct formula_context context_quiet(const struct formula_context *context)
{
	struct formula_context quiet = *context;

	quiet.diag = diag_new(context->keep);
	quiet.visit = NULL;
	return quiet;
}
