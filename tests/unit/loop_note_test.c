#include "formula/loop_note.h"
#include "formula_world.h"

static const char shop[] = "wheel is part\n"
			   "motor is part\n"
			   "road_wheel: wheel\n"
			   "hub_motor: motor\n"
			   "spare_motor: motor\n"
			   "tourer: bicycle\n"
			   "racer: bicycle\n"
			   "road_wheel.price = 50..60 USD\n"
			   "road_wheel.weight = 1 kg\n"
			   "hub_motor.price = 300 USD\n"
			   "hub_motor.weight = 3 kg\n"
			   "spare_motor.price = 200 USD\n"
			   "spare_motor.weight = unknown\n"
			   "tourer.parts = [2 road_wheel, 1 hub_motor, 4 hub_motor]\n"
			   "racer.parts = [2 road_wheel]\n"
			   "racer.spares = [1 spare_motor, 3 hub_motor]\n";

static size_t asked; /* members of records, by the formulas below */

static bool count_member(void *self, const struct formula_context *context, const struct value *of,
    struct str name, uint64_t hash, struct value *out)
{
	asked += of->kind == VALUE_RECORD;
	return fake_member(self, context, of, name, hash, out);
}

static void note_path(void *visitor, const struct value *value, struct str path, bool whole)
{
	buf_print(visitor, "%s%.*s = %.*s; ", whole ? "" : ".", STR_ARG(path),
	    STR_ARG(value->origin->name));
}

/* What a visitor sees, and the value; *count members of records were asked for. */
static const char *walk(
    struct fake *fake, const struct formula *formula, struct loop_notes *notes, size_t *count)
{
	struct buf seen = buf_in(fake->numbers.keep, BUF_MOST);
	struct formula_context context = fake_run(fake);

	context.notes = notes;
	context.visit = note_path;
	context.visitor = &seen;
	asked = 0;
	struct value value = formula_eval(formula, &context);
	*count = asked;
	buf_put(&seen, fake_words(fake, &value, NULL));
	return str_z(fake->numbers.keep, buf_str(&seen));
}

/*
 * Formulas are gone through without notes, then to note, then with what was noted: `less` asks of elements less then. Without
 * notes an element that belongs is asked twice: whether it does, and to tell of it.
 */
static const struct noted {
	const char *name, *formula;
	size_t less;
} noted[] = {
	{ "what does not belong is not asked again, and what does once, to tell of it",
	    "sum(tourer.parts where item.weight > 2 kg, quantity * item.price)", 3 },
	{ "what belongs is asked once, to tell of it",
	    "count(tourer.parts where item.weight > 0 kg)", 3 },
	{ "a loop without condition has no notes", "sum(tourer.parts, item.price)", 0 },
	{ "what may belong is asked again", "count(tourer.parts where item.price > 55 USD)", 2 },
	{ "what is left out for good though it is uncertain is not asked again",
	    "max(p in tourer.parts where p.quantity = 9, p.item.price)", 3 },
	{ "what is unknown is asked again", "count(racer.spares where item.weight > 2 kg)", 1 },
	{ "loops in loops are gone through again, the outer ones with notes",
	    "sum(p in tourer.parts where p.quantity > 1, count(q in tourer.parts where q.quantity > p.quantity))",
	    3 },
	{ "each loop has its own notes",
	    "sum(tourer.parts where quantity > 1, quantity) + sum(tourer.parts where quantity > 3, quantity)",
	    6 },
	{ "what takes long is told of again",
	    "mean(tourer.parts where quantity > 1, abs((quantity / 3)^(1 / 7) - item.weight / 5 kg))",
	    3 },
	{ "what takes long and is not known is asked again",
	    "sum(racer.spares where quantity < 5, (item.weight / 1 kg)^0.5)", 2 },
	{ "a loop that is gone through twice is noted once",
	    "max(tourer.parts where quantity > 1, quantity) / max(tourer.parts where quantity > 1, quantity)",
	    6 },
};

static void goes_by_notes(void **state)
{
	const struct noted *c = *state;
	struct fake *fake = fake_new((struct str){ shop, sizeof(shop) - 1 });
	struct loop_notes notes = { .keep = fake->numbers.keep };
	size_t before, noting, after;
	struct show show;

	fake->world.member = count_member;
	const struct formula *formula = fake_parse(fake, str_from(c->formula), &show);
	const char *plain = walk(fake, formula, NULL, &before);
	assert_string_equal(walk(fake, formula, &notes, &noting), plain);
	assert_int_equal(noting, before);
	notes.done = true;
	assert_string_equal(walk(fake, formula, &notes, &after), plain);
	assert_int_equal(before - after, c->less);
	assert_int_equal(diag_count(fake->diag), 0);
	arena_free(fake->numbers.keep);
}

/* A loop whose list is another one now, as that of another day may be. */
static void asks_again_about_another_list(void **state)
{
	struct fake *fake = fake_new((struct str){ shop, sizeof(shop) - 1 });
	struct loop_notes notes = { .keep = fake->numbers.keep };
	struct thing *tourer = map_get(&fake->things, STR("tourer")),
		     *racer = map_get(&fake->things, STR("racer"));
	struct show show;
	size_t count;

	(void)state;
	const struct formula *formula =
	    fake_parse(fake, STR("sum(tourer.parts where quantity > 2, quantity)"), &show);
	walk(fake, formula, &notes, &count);
	notes.done = true;
	struct origin *parts = map_get(&tourer->members, STR("parts")),
		      *spares = map_get(&racer->members, STR("spares"));
	parts->value = spares->value;
	const char *plain = walk(fake, formula, NULL, &count);
	assert_string_equal(walk(fake, formula, &notes, &count), plain);
	assert_true(str_ends(str_from(plain), STR("; 3")));
	arena_free(fake->numbers.keep);
}

/* What takes long is told of as it is now, and is what it was when it was noted; what does not is as it is. */
static void is_not_worked_out_again(void **state)
{
	struct fake *fake = fake_new((struct str){ shop, sizeof(shop) - 1 });
	struct thing *motor = map_get(&fake->things, STR("hub_motor")),
		     *wheel = map_get(&fake->things, STR("road_wheel"));
	const char *formulas[] = { "sum(tourer.parts where quantity > 3, (item.weight / 1 kg)^(1/2))",
		"sum(tourer.parts where quantity > 3, (item.weight / 1 kg)^2)" };
	struct origin *weight = map_get(&motor->members, STR("weight")),
		      *less = map_get(&wheel->members, STR("weight"));
	struct show show;
	const char *ends[] = { "; 1.73", "; 1" };
	size_t count;

	(void)state;
	struct value was = weight->value;
	for (size_t i = 0; i < countof(formulas); i++) {
		struct loop_notes notes = { .keep = fake->numbers.keep };
		const struct formula *formula = fake_parse(fake, str_from(formulas[i]), &show);
		walk(fake, formula, &notes, &count);
		notes.done = true;
		weight->value = less->value;
		const char *now = walk(fake, formula, &notes, &count);
		assert_non_null(strstr(now, ends[i]));
		weight->value = was;
	}
	arena_free(fake->numbers.keep);
}

int main(void)
{
	static struct CMUnitTest tests[countof(noted) + 2];
	size_t count = 0;

	ADD_ROWS(tests, count, noted, goes_by_notes);
	tests[count++] = (struct CMUnitTest)cmocka_unit_test(asks_again_about_another_list);
	tests[count++] = (struct CMUnitTest)cmocka_unit_test(is_not_worked_out_again);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
