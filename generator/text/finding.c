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

static void add_mark(
    const struct looked_at *table, struct str row, size_t column, const struct view *mark)
{
	struct arena *scratch = table->reading->input->scratch;
	struct str name = column_name(table, column);
	add(table->reading,
	    (struct finding){
		.kind = FINDING_MARK,
		.key = str_print(
		    scratch, "%.*s/%.*s/%.*s", STR_ARG(table->id), STR_ARG(row), STR_ARG(name)),
		.about = str_print(scratch, "%.*s: %.*s", STR_ARG(row), STR_ARG(name)),
		.outcome = str_print(scratch, "%.*s %.*s", STR_ARG(text_at(mark, "symbol")),
		    STR_ARG(text_at(mark, "name"))),
	    });
}

/* The best of a row or a column; several are joined. */
struct best {
	struct str measure, names;
};

static void add_best_name(const struct looked_at *table, struct best *best, struct str name)
{
	struct arena *scratch = table->reading->input->scratch;
	best->names = best->names.len
	    ? str_print(scratch, "%.*s, %.*s", STR_ARG(best->names), STR_ARG(name))
	    : name;
}

static void add_best(const struct looked_at *table, const struct best *best)
{
	if (!best->names.len)
		return;
	add(table->reading,
	    (struct finding){
		.kind = FINDING_BEST,
		.key = str_print(table->reading->input->scratch, "%.*s/%.*s", STR_ARG(table->id),
		    STR_ARG(best->measure)),
		.about = best->measure,
		.outcome = best->names,
	    });
}

/* `columns` gets the best of each column; NULL where the best of the row is asked for. */
static void look_at_row(const struct looked_at *table, const struct view *row, struct best *columns)
{
	const struct view *cells = view_get(row, STR("cells"));
	struct best own = { text_at(view_get(row, STR("head")), "name"), STR("") };
	for (size_t i = 0; cells && i < cells->count; i++) {
		const struct view *mark = view_get(cells->items[i], STR("mark"));
		if (mark)
			add_mark(table, own.measure, i, mark);
		if (!view_is_true(view_get(cells->items[i], STR("best"))))
			continue;
		if (columns && i < table->columns->count)
			add_best_name(table, &columns[i], own.measure);
		else if (!columns)
			add_best_name(table, &own, column_name(table, i));
	}
	add_best(table, &own);
}

void findings_add_table(struct reading *reading, const struct view *view, bool down)
{
	struct looked_at table = { reading, text_at(view, "id"), view_get(view, STR("columns")) };
	const struct view *rows = view_get(view, STR("rows"));
	struct best *columns =
	    down ? ARENA_ARRAY(reading->input->scratch, struct best, table.columns->count + 1) : NULL;
	for (size_t i = 0; i < rows->count; i++)
		look_at_row(&table, rows->items[i], columns);
	for (size_t i = 0; columns && i < table.columns->count; i++) {
		columns[i].measure = column_name(&table, i);
		add_best(&table, &columns[i]);
	}
}
