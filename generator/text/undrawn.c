#include "text/undrawn.h"

#include "base/markdown_text.h"
#include "block/block_chart.h"
#include "chart/chart_words.h"
#include "data/stated.h"
#include "text/data_table.h"

bool undrawn_excuses(const struct reading *reading, const struct input_set *read)
{
	const struct basis basis = evaluator_basis(reading->input->evaluator);

	for (size_t i = 0; i < basis.with_count; i++) {
		const struct input_set *inputs =
		    stated_inputs(reading->input->catalog, &basis.with[i]);
		if (inputs && input_sets_meet(inputs, read))
			return true;
	}
	return false;
}

/* --- making ----------------------------------------------------------------------------------- */

/* With the site's own values. What is wrong then is reported. */
static bool make_own(struct reading *reading, const struct block_kind *kind,
    const struct yaml *yaml, struct grid *grid)
{
	struct asker own = reading->asker;

	own.evaluator = evaluator_under(own.scratch, own.diag, own.evaluator, NULL, 0);
	asker_start(&own);
	*grid = grid_in(own.scratch);
	return block_make(&own, kind, yaml, false, grid);
}

bool undrawn_make(struct reading *reading, const struct block_kind *kind, const struct yaml *yaml,
    struct grid *grid, struct str *why)
{
	const struct asker *asker = &reading->asker;
	bool derive = !reading->foot.none;

	if (evaluator_basis(asker->evaluator).with_count == 0)
		return block_make(asker, kind, yaml, derive, grid);
	/* A drawing prints with the asker of its block. */
	struct asker *quiet = arena_copy(asker->scratch, asker, sizeof(*asker));
	quiet->diag = diag_new(asker->scratch);
	bool made = block_make(quiet, kind, yaml, derive, grid);
	struct grid own;
	if (diag_count(quiet->diag) == 0)
		return made;
	if (!make_own(reading, kind, yaml, &own))
		return false;
	if (!made) {
		*grid = own; /* for its name */
		*why = asker_why(asker, quiet->diag, 0);
	}
	return true;
}

/* --- showing ---------------------------------------------------------------------------------- */

/* NULL where there is none. */
static struct view *table_view(struct reading *reading, const struct yaml *yaml,
    const struct undrawn *undrawn, struct str caption)
{
	const struct block_kind *kind = block_kind_find(STR("table"));
	struct yaml table;
	struct grid grid = grid_in(reading->input->scratch);
	struct str why = STR("");

	if (!block_chart_table(reading->input->scratch, yaml, &table) ||
	    !undrawn_make(reading, kind, &table, &grid, &why) || why.len > 0)
		return NULL;
	grid.caption = caption;
	struct view *view = data_table_view(reading, &table, &grid, undrawn->id);
	struct str number = follow_number(reading, follow_block(reading, kind, &table, undrawn->read));
	if (number.len > 0)
		view_set_text(view, "live", number);
	return view;
}

/* A chart whose numbers are no table's has its place in the page's list, too. */
static void set_live(struct reading *reading, const struct yaml *yaml,
    const struct undrawn *undrawn, struct view *view)
{
	struct str number = follow_number(
	    reading, follow_block(reading, block_kind_find(STR("chart")), yaml, undrawn->read));

	if (number.len == 0)
		return;
	view_set_text(view, "live", number);
	view_set_truth(view, "follows", true);
}

static void note_twin(struct reading *reading, cmark_node *node, struct str caption, struct str words)
{
	struct buf out = buf_in(reading->input->scratch, BUF_MOST);

	buf_put(&out, STR("**"));
	markdown_put(&out, caption);
	buf_put(&out, STR("**\n\n"));
	markdown_put(&out, words);
	twin_note(reading, node, buf_str(&out));
}

void undrawn_show(struct reading *reading, cmark_node *node, const struct yaml *yaml,
    const struct undrawn *undrawn)
{
	struct arena *scratch = reading->input->scratch;
	struct chart none = { .kind = CHART_BARS };
	struct grid grid = { .caption = undrawn->caption, .chart = &none };
	struct markup markup;

	struct str caption = data_table_caption(reading, yaml, &grid, &markup);
	struct str words = chart_undrawn_words(scratch, reading_language(reading), undrawn->why);
	struct view *view = view_object(scratch), *table = table_view(reading, yaml, undrawn, caption);
	view_set_text(view, "id", undrawn->id);
	view_set_text(view, "caption", caption);
	view_set_text(view, "words", words);
	if (table)
		view_set(view, "table", table);
	else
		set_live(reading, yaml, undrawn, view);
	note_twin(reading, node, caption, words);
	node_become_markup(node, reading_render(reading, STR("chart"), view));
}
