/* An expression: parsed, checked, evaluated, printed and derived. */
#include "data/derivation.h"
#include "data/value_print.h"
#include "fixture.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct figures *figures = fixture_figures();
	const struct catalog *catalog = figures_catalog(figures);
	struct arena *arena = arena_new();
	struct diag *diag = diag_new(arena);
	const struct source *source = source_new(arena, STR("fuzz.md"), fuzz_text(data, size));
	struct show show = { 0 };
	const struct formula *formula = formula_parse_shown(arena, diag, catalog->units,
	    (struct formula_text){ source->text, { source, 1, 1 }, true }, &show);
	if (formula != NULL) {
		struct evaluator *evaluator = evaluator_new(arena, diag, figures);
		const struct thing *self = catalog_thing(catalog, STR("k1"));
		(void)evaluator_check(evaluator, formula, self->kind, NULL, 0);
		struct value value = evaluator_eval(evaluator, formula, self, NULL, 0);
		struct buf out = buf_in(arena, BUF_MOST);
		value_print(evaluator, &value, &show, &out);
		fuzz_touch(buf_str(&out));
		fuzz_touch(evaluator_derive(evaluator, formula, self, NULL).substituted);
	} else {
		assert(diag_count(diag) > 0);
	}
	fuzz_touch_diag(diag);
	arena_free(arena);
	return 0;
}
