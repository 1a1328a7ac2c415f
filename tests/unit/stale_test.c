/* How old observations are beside the days that they count for. */
#include "data/figures.h"
#include "data/stale.h"

/* cmocka.h needs the others before it. */
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

static void grows_old_by_half(void **state)
{
	(void)state;
	static const struct row {
		int own, of_kind, days;
		enum age age;
	} rows[] = {
		{ 60, 0, 0, AGE_FRESH }, { 60, 0, 30, AGE_FRESH }, { 60, 0, 31, AGE_AGEING },
		{ 60, 0, 60, AGE_AGEING }, { 60, 0, 61, AGE_STALE }, { 61, 0, 30, AGE_FRESH },
		{ 61, 0, 31, AGE_AGEING }, { 1, 0, 1, AGE_AGEING }, { 1, 0, 2, AGE_STALE },
		{ 0, 10, 11, AGE_STALE },  /* the kind's, where the attribute says none */
		{ 60, 10, 11, AGE_FRESH }, /* which goes before */
		{ 0, 0, 9999, AGE_NONE },  /* counts for good */
	};

	for (size_t i = 0; i < countof(rows); i++) {
		struct attribute attribute = { .stale_after = rows[i].own };
		struct kind kind = { .stale_after = rows[i].of_kind };
		struct thing thing = { .kind = &kind, .retired = DATE_NONE };
		struct date on = { .day = 20000 }, today = { .day = 20000 + rows[i].days };
		struct fact fact = { .attribute = &attribute, .thing = &thing, .on = on };
		struct fact_age age = fact_age(&fact, today);

		assert_int_equal(age.age, rows[i].age);
		assert_int_equal(
		    fact_stale_after(&fact, today), rows[i].age == AGE_STALE ? age.most : 0);
		thing.retired = today;
		assert_int_equal(fact_age(&fact, today).age, AGE_NONE);
		thing.retired = DATE_NONE;
		fact.on = DATE_NONE;
		assert_int_equal(fact_age(&fact, today).age, AGE_NONE);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = { cmocka_unit_test(grows_old_by_half) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
