/* A quantity on the first line, a show pattern on the second: read, computed with, printed. */
#include "fuzz.h"

#include "figure/quantity.h"

#include <assert.h>

static void print(const struct arithmetic *how, const struct quantity *q, const struct show *show)
{
	struct buf out = buf_in(how->keep, BUF_MOST);
	(void)quantity_print(how, q, show, &out);
	fuzz_touch(buf_str(&out));
	fuzz_touch(quantity_machine(how, q, show));
}

static void compute(const struct arithmetic *how, const struct quantity *q, const struct show *show)
{
	struct quantity result;
	print(how, q, show);
	if (quantity_add(how, q, q, &result) == QUANTITY_OK)
		print(how, &result, show);
	if (quantity_mul(how, q, q, &result) == QUANTITY_OK) {
		print(how, &result, show);
		struct quantity back;
		if (quantity_div(how, &result, q, &back) == QUANTITY_OK)
			print(how, &back, show);
	}
	enum truth truth;
	if (quantity_is_point(q) && quantity_compare(how, q, COMPARE_EQ, q, &truth) == QUANTITY_OK)
		assert(truth == TRUTH_YES);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	struct units *units = units_new(arena);
	struct str why, rest = fuzz_text(data, size), first = { 0 }, second = { 0 };
	str_line(&rest, &first);
	str_line(&rest, &second);
	const struct unit_declaration money = { .name = STR("USD"), .symbol = STR("$"), .money = true };
	const struct unit_declaration own = { .name = STR("own"), .is = second };
	if (!units_declare(units, &money, &why) || !units_declare(units, &own, &why))
		fuzz_touch(why);

	const struct arithmetic how = { .units = units, .keep = arena };
	struct near near = near_to(first);
	struct show show = { 0 };
	if (!show_parse(units, arena, second, &show, &why))
		show = (struct show){ 0 };
	struct quantity q;
	size_t where;
	if (quantity_parse(units, arena, first, &q, &why, &where, &near)) {
		compute(&how, &q, &show);
	} else {
		fuzz_touch(why);
		assert(where <= first.len);
	}
	arena_free(arena);
	return 0;
}
