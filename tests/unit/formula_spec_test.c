/*
 * Runs the examples of the language's two manuals: fenced blocks in tests/spec/formula.md, literal
 * displays in man/rigbook-formula.7. Both are about the world that the first one describes. Paths
 * are taken from the current folder, or from the one that RIGBOOK_ROOT names.
 */
#include "base/file.h"
#include "formula_world.h"

#include <stdlib.h>

enum mode { MODE_PROSE, MODE_WORLD, MODE_FORMULA, MODE_STEPS };

struct example {
	struct str world, formula, want;
	bool steps;
};

struct spec {
	struct arena *keep;
	struct buf world;
	struct CMUnitTest *tests;
	size_t count, room;
};

static void runs(void **state)
{
	const struct example *example = *state;
	struct fake *fake = fake_new(example->world);
	struct str got = example->steps ? fake_steps(fake, example->formula)
					: fake_result(fake, example->formula);

	if (!str_eq(got, example->want))
		fail_msg("“%.*s” instead of “%.*s”", STR_ARG(got), STR_ARG(example->want));
	arena_free(fake->numbers.keep);
}

static void add_example(struct spec *spec, const char *path, size_t line, struct str text, bool steps)
{
	size_t arrow = str_find(text, STR(" → "), 0);
	struct example *example = ARENA_NEW(spec->keep, struct example);

	if (arrow == STR_NONE)
		return;
	example->world = str_copy(spec->keep, buf_str(&spec->world));
	example->formula = str_trim(str_sub(text, 0, arrow));
	example->want = str_trim(str_sub(text, arrow + STR(" → ").len, text.len));
	example->steps = steps;
	spec->tests =
	    arena_room(spec->keep, spec->tests, spec->count, &spec->room, sizeof(*spec->tests));
	spec->tests[spec->count++] = (struct CMUnitTest){
		.name = str_z(
		    spec->keep, str_print(spec->keep, "%s:%zu: %.*s", path, line, STR_ARG(text))),
		.test_func = runs,
		.initial_state = example,
	};
}

static struct str read_spec(struct spec *spec, const char *path)
{
	const char *root = getenv("RIGBOOK_ROOT");
	struct str full = path_join(spec->keep, str_from(root ? root : ""), str_from(path));
	struct str text;

	assert_int_equal(file_read(spec->keep, str_z(spec->keep, full), 1 << 20, &text), 0);
	return text;
}

static void read_markdown(struct spec *spec, const char *path)
{
	struct str rest = read_spec(spec, path), line;
	enum mode mode = MODE_PROSE;

	for (size_t number = 1; str_line(&rest, &line); number++) {
		if (str_starts(line, STR("```"))) {
			bool world = str_eq(line, STR("```world")),
			     formula = str_eq(line, STR("```formula"));
			bool steps = str_eq(line, STR("```steps"));
			mode = world  ? MODE_WORLD
			    : formula ? MODE_FORMULA
			    : steps   ? MODE_STEPS
				      : MODE_PROSE;
		} else if (mode == MODE_WORLD) {
			buf_print(&spec->world, "%.*s\n", STR_ARG(line));
		} else if (mode != MODE_PROSE) {
			add_example(spec, path, number, line, mode == MODE_STEPS);
		}
	}
}

static void read_manual(struct spec *spec, const char *path)
{
	struct str rest = read_spec(spec, path), line;
	bool literal = false;

	for (size_t number = 1; str_line(&rest, &line); number++) {
		if (str_starts(line, STR(".Bd -literal")))
			literal = true;
		else if (str_starts(line, STR(".Ed")))
			literal = false;
		else if (literal)
			add_example(spec, path, number, line, false);
	}
}

int main(void)
{
	struct spec spec = { .keep = arena_new() };

	spec.world = buf_in(spec.keep, BUF_MOST);
	read_markdown(&spec, "tests/spec/formula.md");
	read_manual(&spec, "man/rigbook-formula.7");
	int failed = _cmocka_run_group_tests("formula_spec", spec.tests, spec.count, NULL, NULL);
	arena_free(spec.keep);
	return failed;
}
