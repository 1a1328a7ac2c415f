#include "live/live_chart.h"

#include "block/block_chart.h"
#include "chart/chart_words.h"
#include "chart/curve_marks.h"
#include "chart/point_marks.h"
#include "chart/row_marks.h"
#include "data/yaml.h"
#include "live/json_tree.h"
#include "number/ratio_text.h"
#include "number/units.h"

/* --- what stays ------------------------------------------------------------------------------- */

static void put_comma_text(struct buf *out, size_t before, struct str text)
{
	if (before > 0)
		buf_put_byte(out, ',');
	json_tree_put_text(out, text);
}

static void put_axis(struct buf *out, const char *name, const struct chart_axis *axis)
{
	const struct unit *unit = axis->own;

	buf_print(out, ",\"%s\":[", name);
	json_tree_put_text(out, unit ? unit->text : STR(""));
	buf_print(out, ",\"%s\"]", axis->logarithmic ? "log" : "");
}

static void put_scale(struct buf *out, struct arena *scratch, const struct scale *scale)
{
	struct buf low = buf_in(scratch, BUF_MOST), high = buf_in(scratch, BUF_MOST);

	ratio_exact(&low, scale->low);
	ratio_exact(&high, scale->high);
	buf_print(out, ",\"%d\",\"%d\",\"%.*s\",\"%.*s\"", scale->from, scale->to,
	    STR_ARG(buf_str(&low)), STR_ARG(buf_str(&high)));
}

static void put_stage(struct buf *out, const char *name, const struct stage *stage)
{
	buf_print(out, ",\"%s\":[\"%d\",\"%d\",\"%d\",\"%d\",\"%d\",\"%d\"", name, stage->left,
	    stage->right, stage->top, stage->bottom, stage->x_places, stage->y_places);
	put_scale(out, stage->scratch, &stage->x);
	if (chart_is_plane(stage->chart))
		put_scale(out, stage->scratch, &stage->y);
	buf_put_byte(out, ']');
}

/* The rows that have marks, each once. */
static void put_rows(struct buf *out, const struct grid *grid)
{
	const struct chart *chart = grid->chart;
	size_t count = 0;

	buf_put(out, STR(",\"rows\":["));
	for (size_t i = 0; i < chart->mark_count && !chart_is_plane(chart); i++)
		if (i == 0 || chart->marks[i].row != chart->marks[i - 1].row)
			put_comma_text(out, count++,
			    grid_row_key(grid->arena, grid, chart->marks[i].cell_row));
	buf_put_byte(out, ']');
}

void live_chart_put(
    struct buf *out, const struct grid *grid, const struct yaml *yaml, const struct stage stages[2])
{
	static const struct str keys[] = { STR_INIT("lines"), STR_INIT("slopes") };
	const struct chart *chart = grid->chart;

	buf_put(out, STR("{\"kind\":"));
	json_tree_put_text(out, block_chart_word(chart->kind));
	put_axis(out, "x", &chart->x);
	if (chart_is_plane(chart))
		put_axis(out, "y", &chart->y);
	buf_put(out, STR(",\"series\":["));
	for (size_t i = 0; i < chart->series_count && chart->kind == CHART_SCATTER; i++)
		put_comma_text(out, i, chart->series[i]);
	buf_put_byte(out, ']');
	put_rows(out, grid);
	put_stage(out, "wide", &stages[0]);
	put_stage(out, "narrow", &stages[1]);
	for (size_t i = 0; i < countof(keys); i++) {
		const struct yaml *lines = yaml_get(yaml, keys[i]);
		if (!lines)
			continue;
		buf_print(out, ",\"%.*s\":", STR_ARG(keys[i]));
		json_tree_put(out, lines);
	}
	buf_put_byte(out, '}');
}

/* --- reading it ------------------------------------------------------------------------------- */

/* A list of exact numbers, read from its start. */
struct numbers {
	struct arena *keep;
	const struct yaml *list;
	size_t next;
	bool bad;
};

static const struct ratio *next_ratio(struct numbers *numbers)
{
	const struct yaml *list = numbers->list;
	const struct ratio *number = list && numbers->next < list->count
	    ? ratio_parse_exact(numbers->keep, list->items[numbers->next++]->text)
	    : NULL;

	numbers->bad |= !number;
	return number ? number : ratio_zero();
}

static int next_int(struct numbers *numbers)
{
	int64_t whole = 0;

	ratio_to_int64(next_ratio(numbers), &whole);
	return (int)whole;
}

static struct scale next_scale(struct numbers *numbers, bool logarithmic)
{
	struct scale scale = { .logarithmic = logarithmic };

	scale.from = next_int(numbers);
	scale.to = next_int(numbers);
	scale.low = next_ratio(numbers);
	scale.high = next_ratio(numbers);
	return scale;
}

static bool read_stage(const struct yaml *list, bool narrow, struct stage *out)
{
	struct numbers numbers = { out->scratch, list, 0, false };

	out->narrow = narrow;
	out->left = next_int(&numbers);
	out->right = next_int(&numbers);
	out->top = next_int(&numbers);
	out->bottom = next_int(&numbers);
	out->x_places = next_int(&numbers);
	out->y_places = next_int(&numbers);
	out->x = next_scale(&numbers, out->chart->x.logarithmic);
	if (chart_is_plane(out->chart))
		out->y = next_scale(&numbers, out->chart->y.logarithmic);
	return !numbers.bad;
}

static bool read_axis(const struct asker *asker, const struct yaml *list, struct chart_axis *axis)
{
	if (!list || list->kind != YAML_LIST || list->count != 2)
		return false;
	axis->own =
	    units_parse(asker->catalog->units, asker->scratch, list->items[0]->text, NULL, NULL);
	axis->logarithmic = list->items[1]->text.len > 0;
	return axis->own != NULL;
}

static bool read_chart(const struct asker *asker, const struct yaml *kept, struct chart *chart)
{
	const struct yaml *kind = yaml_get(kept, STR("kind")), *series = yaml_get(kept, STR("series"));

	bool known = kind && block_chart_kind(kind->text, &chart->kind);
	chart->series = ARENA_ARRAY(asker->scratch, struct str, CHART_SERIES_MOST);
	for (; series && chart->series_count < series->count && chart->series_count < CHART_SERIES_MOST;
	     chart->series_count++)
		chart->series[chart->series_count] = series->items[chart->series_count]->text;
	return known && read_axis(asker, yaml_get(kept, STR("x")), &chart->x) &&
	    (!chart_is_plane(chart) || read_axis(asker, yaml_get(kept, STR("y")), &chart->y));
}

/* --- marks in their places -------------------------------------------------------------------- */

#define NO_ROW SIZE_MAX

static size_t row_of(const struct yaml *rows, struct str key)
{
	for (size_t i = 0; rows && i < rows->count; i++)
		if (str_eq(rows->items[i]->text, key))
			return i;
	return NO_ROW;
}

/* Gives marks the rows that they had. What had none is not drawn. */
static void place_rows(const struct yaml *rows, const struct grid *grid, struct chart *chart)
{
	size_t count = 0, last = NO_ROW;

	for (size_t i = 0; i < chart->mark_count; i++) {
		struct chart_mark mark = chart->marks[i];
		size_t own = mark.cell_row;
		mark.row = row_of(rows, grid_row_key(grid->arena, grid, own));
		if (mark.row != NO_ROW)
			chart->marks[count++] = mark;
		else if (own != last)
			chart->missing[chart->missing_count++] = grid->rows[own].head.name;
		last = own;
	}
	chart->mark_count = count;
}

/* --- the answer ------------------------------------------------------------------------------- */

static void put_number(struct buf *out, const char *name, int length)
{
	buf_print(out, ",\"%s\",", name);
	svg_length(out, length);
}

static void put_piece(struct buf *out, const struct piece *piece)
{
	static const char *const elements[] = { "rect", "circle", "path", "text" };

	buf_print(out, "[\"%s\",\"class\",\"%.*s\"", elements[piece->kind], STR_ARG(piece->class));
	if (piece->kind == PIECE_PATH) {
		buf_print(out, ",\"d\",\"%.*s\"]", STR_ARG(piece->text));
		return;
	}
	bool circle = piece->kind == PIECE_CIRCLE;
	put_number(out, circle ? "cx" : "x", piece->at.x);
	put_number(out, circle ? "cy" : "y", piece->at.y);
	if (circle)
		put_number(out, "r", piece->to.x);
	if (piece->kind == PIECE_RECT) {
		put_number(out, "width", piece->to.x);
		put_number(out, "height", piece->to.y);
	}
	if (piece->kind == PIECE_TEXT)
		put_comma_text(out, 1, piece->text);
	buf_put_byte(out, ']');
}

static void put_pieces(struct buf *out, const char *name, const struct pieces *pieces)
{
	buf_print(out, ",\"%s\":[", name);
	for (size_t i = 0; i < pieces->count; i++) {
		if (i > 0)
			buf_put_byte(out, ',');
		put_piece(out, &pieces->at[i]);
	}
	buf_put_byte(out, ']');
}

/* One of both drawings. */
struct sketch {
	const char *name;
	struct stage stage;
	struct point_room room;  /* of a plane */
	const struct ratio *sum; /* of the parts of a row so far */
};

static void draw_mark(struct sketch *sketch, const struct chart_mark *mark, struct pieces *out)
{
	const struct chart *chart = sketch->stage.chart;

	if (chart_is_plane(chart)) {
		point_mark(&sketch->stage, mark, out);
		point_name(&sketch->room, mark, out);
		return;
	}
	if (mark == chart->marks || mark[-1].row != mark->row)
		sketch->sum = ratio_zero();
	row_mark(&sketch->stage, mark, &sketch->sum, out);
}

static void put_key(struct buf *out, struct str key)
{
	buf_put(out, STR(",{\"key\":"));
	json_tree_put_text(out, key);
}

static void put_mark_key(struct buf *out, const struct grid *grid, const struct chart_mark *mark)
{
	struct str key = grid_row_key(grid->arena, grid, mark->cell_row);

	put_key(out, str_print(grid->arena, "%.*s %zu", STR_ARG(key), mark->cell_column));
	buf_put(out, STR(",\"words\":"));
	json_tree_put_text(out, mark->words);
}

static void put_marks(struct sketch sketches[2], const struct grid *grid, struct buf *out)
{
	const struct chart *chart = sketches[0].stage.chart;

	for (size_t i = 0; i < chart->mark_count; i++) {
		const struct chart_mark *mark = &chart->marks[i];
		put_mark_key(out, grid, mark);
		for (size_t s = 0; s < 2; s++) {
			struct pieces pieces = { .arena = grid->arena };
			draw_mark(&sketches[s], mark, &pieces);
			put_pieces(out, sketches[s].name, &pieces);
		}
		buf_put_byte(out, '}');
	}
}

static void put_line(struct sketch sketches[2], struct arena *scratch,
    const struct chart_line *line, struct buf *out)
{
	for (size_t s = 0; s < 2; s++) {
		struct pieces pieces = { .arena = scratch };
		if (chart_is_plane(sketches[s].stage.chart))
			point_line(&sketches[s].room, line, &pieces);
		else
			row_line(&sketches[s].stage, line->value, line->name, &pieces);
		put_pieces(out, sketches[s].name, &pieces);
	}
	buf_put_byte(out, '}');
}

static void put_lines(struct sketch sketches[2], struct arena *scratch, struct buf *out)
{
	const struct chart *chart = sketches[0].stage.chart;
	struct chart_line base = { chart->base_text, chart->base, false };

	for (size_t i = 0; i < chart->line_count; i++) {
		put_key(out, str_print(scratch, "line %zu", i));
		put_line(sketches, scratch, &chart->lines[i], out);
	}
	if (!chart->base)
		return;
	put_key(out, STR("base"));
	put_line(sketches, scratch, &base, out);
}

static void put_curves(struct sketch sketches[2], const struct grid *grid, struct buf *out)
{
	struct curve_groups wide = curve_groups_of(&sketches[0].stage),
			    narrow = curve_groups_of(&sketches[1].stage);

	for (size_t i = 0; i < wide.count; i++) {
		if (wide.at[i].mark)
			put_mark_key(out, grid, wide.at[i].mark);
		else
			put_key(out, wide.at[i].key);
		put_pieces(out, "wide", &wide.at[i].pieces);
		put_pieces(out, "narrow", &narrow.at[i].pieces);
		buf_put_byte(out, '}');
	}
}

/* In the order of the drawing. */
static void put_drawing(struct sketch sketches[2], const struct grid *grid, struct buf *out)
{
	switch (grid->chart->kind) {
	case CHART_LINES:
	case CHART_STEPS:
	case CHART_BREAK_EVEN:
		put_curves(sketches, grid, out);
		break;
	case CHART_SCATTER:
		put_lines(sketches, grid->arena, out);
		put_marks(sketches, grid, out);
		break;
	case CHART_BARS:
	case CHART_STACKED:
	case CHART_DOTS:
	case CHART_TORNADO:
		put_marks(sketches, grid, out);
		put_lines(sketches, grid->arena, out);
		break;
	}
}

static void start_room(struct sketch *sketch)
{
	const struct chart *chart = sketch->stage.chart;

	sketch->room = point_room_of(&sketch->stage);
	for (size_t i = 0; i < chart->mark_count; i++)
		point_take(&sketch->room, &chart->marks[i]);
}

/* Both drawings on their axes; false after a report, or where the list has none. Says the sentence. */
static bool find_marks(const struct asker *asker, const struct yaml *kept, struct grid *grid,
    struct sketch sketches[2], struct str *words)
{
	struct chart *chart = grid->chart;

	if (chart->mark_count == 0 && !block_marks(asker, kept, grid, chart))
		return false;
	if (chart->mark_count > 0)
		*words = chart_words(asker->scratch, units_words(asker->catalog->units), chart);
	if (!chart_is_plane(chart))
		place_rows(yaml_get(kept, STR("rows")), grid, chart);
	for (size_t s = 0; s < 2; s++) {
		sketches[s].stage = (struct stage){ .chart = chart, .scratch = asker->scratch };
		if (!read_stage(yaml_get(kept, str_from(sketches[s].name)), s == 1, &sketches[s].stage))
			return false;
		if (chart->kind == CHART_SCATTER)
			start_room(&sketches[s]);
	}
	if (chart->mark_count == 0)
		diag_report(asker->diag, DIAG_CHART, POS_NONE, "there is nothing to draw");
	return chart->mark_count > 0;
}

static void put_words(struct str words, struct str missing, struct buf *out)
{
	buf_put(out, STR(",\"words\":"));
	json_tree_put_text(out, words);
	buf_put(out, STR(",\"missing\":"));
	json_tree_put_text(out, missing);
	buf_put(out, STR(",\"marks\":["));
}

void live_chart_put_undrawn(
    const struct asker *asker, struct str why, struct str missing, struct buf *out)
{
	put_words(chart_undrawn_words(asker->scratch, units_words(asker->catalog->units), why),
	    missing, out);
	buf_put_byte(out, ']');
}

struct chart *live_chart_start(const struct asker *asker, const struct yaml *kept)
{
	struct chart *chart = ARENA_NEW(asker->scratch, struct chart);

	return read_chart(asker, kept, chart) ? chart : NULL;
}

void live_chart_answer(
    const struct asker *asker, const struct yaml *kept, struct grid *grid, struct buf *out)
{
	struct sketch sketches[2] = { { .name = "wide" }, { .name = "narrow" } };
	size_t reports = diag_count(asker->diag);
	struct str words = STR("");

	bool drawn = find_marks(asker, kept, grid, sketches, &words);
	struct str missing = chart_missing_words(asker->scratch, grid->chart);
	if (!drawn) {
		live_chart_put_undrawn(asker, asker_why(asker, asker->diag, reports), missing, out);
		return;
	}
	put_words(words, missing, out);
	/* The first comma belongs to none. */
	struct buf marks = buf_in(asker->scratch, BUF_MOST);
	put_drawing(sketches, grid, &marks);
	struct str all = buf_str(&marks);
	buf_put(out, str_sub(all, 1, all.len));
	buf_put_byte(out, ']');
}
