#include "text/finding.h"

static void add(struct reading *reading, struct finding finding)
{
	struct document *document = &reading->document;
	struct arena *keep = reading->input->keep;
	finding.key = str_copy(keep, finding.key);
	finding.about = str_copy(keep, finding.about);
	finding.outcome = str_copy(keep, finding.outcome);
	document->findings = arena_room(keep, document->findings, document->finding_count,
	    &document->finding_room, sizeof(finding));
	document->findings[document->finding_count++] = finding;
}

static struct str outcome_of(const struct value *value)
{
	static const struct str words[] = {
		[TRUTH_NO] = STR_INIT("fails"), [TRUTH_YES] = STR_INIT("holds"), [TRUTH_UNDECIDED] = STR_INIT("undecided")
	};
	return value->kind == VALUE_TRUTH ? words[value->truth] : STR("cannot be told");
}

void finding_add_guard(
    struct reading *reading, struct str condition, const struct value *value, struct pos at)
{
	if (value->kind != VALUE_BAD)
		add(reading,
		    (struct finding){ FINDING_GUARD, condition, condition, outcome_of(value), at });
}

/* --- tables ----------------------------------------------------------------------------------- */

static struct str text_at(const struct view *object, const char *key)
{
	const struct view *field = object ? view_get(object, str_from(key)) : NULL;
	return field && field->kind == VIEW_TEXT ? field->text : STR("");
}

/* A table on its way to findings. */
struct looked_at {
	struct reading *reading;
	struct str id;
	const struct view *columns;
};

static struct str column_name(const struct looked_at *table, size_t column)
{
	return column < table->columns->count ? text_at(table->columns->items[column], "name")
					      : STR("");
}

/* A cell without a mark is told too, so that one that comes or goes is seen. */
static void add_mark(
    const struct looked_at *table, struct str row, size_t column, const struct view *cell)
{
	struct arena *scratch = table->reading->input->scratch;
	struct str name = column_name(table, column);
	const struct view *mark = view_get(cell, STR("mark"));
	add(table->reading,
	    (struct finding){
		.kind = FINDING_MARK,
		.key = str_print(
		    scratch, "%.*s/%.*s/%.*s", STR_ARG(table->id), STR_ARG(row), STR_ARG(name)),
		.about = str_print(scratch, "%.*s: %.*s", STR_ARG(row), STR_ARG(name)),
		.outcome = mark ? text_at(mark, "name") : STR("no mark"),
	    });
}

/*
 * The best of a row or a column; several are told in the order of their names: rows may be sorted.
 */
struct best {
	struct str measure, *names;
	size_t count, room;
};

static void add_best_name(const struct looked_at *table, struct best *best, struct str name)
{
	best->names = arena_room(table->reading->input->scratch, best->names, best->count,
	    &best->room, sizeof(*best->names));
	size_t at = best->count++;
	for (; at > 0 && str_cmp(best->names[at - 1], name) > 0; at--)
		best->names[at] = best->names[at - 1];
	best->names[at] = name;
}

static void add_best(const struct looked_at *table, const struct best *best)
{
	struct arena *scratch = table->reading->input->scratch;
	struct buf names = buf_in(scratch, BUF_MOST);
	for (size_t i = 0; i < best->count; i++)
		buf_print(&names, "%s%.*s", i ? ", " : "", STR_ARG(best->names[i]));
	add(table->reading,
	    (struct finding){
		.kind = FINDING_BEST,
		.key = str_print(scratch, "%.*s/%.*s", STR_ARG(table->id), STR_ARG(best->measure)),
		.about = best->measure,
		.outcome = best->count ? buf_str(&names) : STR("none"),
	    });
}

static struct str row_name(const struct view *row)
{
	return text_at(view_get(row, STR("head")), "name");
}

static bool is_best(const struct view *cell)
{
	return view_is_true(view_get(cell, STR("best")));
}

void findings_add_comparison(struct reading *reading, const struct view *view)
{
	struct looked_at table = { reading, text_at(view, "id"), view_get(view, STR("columns")) };
	const struct view *rows = view_get(view, STR("rows"));
	for (size_t r = 0; r < rows->count; r++) {
		const struct view *cells = view_get(rows->items[r], STR("cells"));
		struct best best = { .measure = row_name(rows->items[r]) };
		for (size_t c = 0; cells && c < cells->count; c++) {
			add_mark(&table, best.measure, c, cells->items[c]);
			if (is_best(cells->items[c]))
				add_best_name(&table, &best, column_name(&table, c));
		}
		if (cells)
			add_best(&table, &best);
	}
}

static bool has_mark(const struct view *rows, size_t column)
{
	for (size_t r = 0; r < rows->count; r++) {
		const struct view *cells = view_get(rows->items[r], STR("cells"));
		if (cells && column < cells->count && view_get(cells->items[column], STR("mark")))
			return true;
	}
	return false;
}

void findings_add_marks(struct reading *reading, const struct view *view)
{
	struct looked_at table = { reading, text_at(view, "id"), view_get(view, STR("columns")) };
	const struct view *rows = view_get(view, STR("rows"));
	for (size_t c = 0; c < table.columns->count; c++) {
		bool marked = has_mark(rows, c);
		for (size_t r = 0; marked && r < rows->count; r++) {
			const struct view *cells = view_get(rows->items[r], STR("cells"));
			if (cells && c < cells->count)
				add_mark(&table, row_name(rows->items[r]), c, cells->items[c]);
		}
	}
}

void findings_add_table(struct reading *reading, const struct view *view)
{
	findings_add_marks(reading, view);
	struct looked_at table = { reading, text_at(view, "id"), view_get(view, STR("columns")) };
	const struct view *rows = view_get(view, STR("rows"));
	for (size_t c = 0; c < table.columns->count; c++) {
		struct best best = { .measure = column_name(&table, c) };
		for (size_t r = 0; r < rows->count; r++) {
			const struct view *cells = view_get(rows->items[r], STR("cells"));
			if (cells && c < cells->count && is_best(cells->items[c]))
				add_best_name(&table, &best, row_name(rows->items[r]));
		}
		add_best(&table, &best);
	}
}
