#include "block/chart_lines.h"

#include "block/chart_axis.h"
#include "block/measure.h"
#include "data/shape.h"
#include "number/unit_join.h"

/* What a slope is counted in: the unit of y for one of x. NULL where that says nothing. */
static const struct unit *slope_unit(const struct block *block, const struct chart *chart)
{
	return unit_div(block->asker->catalog->units, block->asker->scratch, chart->y.own, chart->x.own);
}

static bool add_line(const struct block *block, const struct yaml *yaml, bool slope, struct chart *chart)
{
	const struct asker *asker = block->asker;
	struct chart_axis axis = chart_is_plane(chart) ? chart->y : chart->x;
	struct measure measure;
	struct chart_value number;

	axis.own = slope ? slope_unit(block, chart) : axis.own;
	if (!axis.own ||
	    !measure_read(block, yaml, asker->self ? asker->self->kind : NULL, NULL, 0, &measure))
		return !axis.own;
	struct value value = measure_value(block, &measure, asker->self);
	enum axis_result result = axis_number(block, &axis, &value, yaml->at, &number);
	if (result == AXIS_NOTHING)
		(diag_report)(asker->diag, DIAG_CHART, yaml->at, "a line is drawn at a number");
	if (result != AXIS_DRAWN)
		return false;
	if (slope && ratio_sign(chart_middle(asker->scratch, &number)) <= 0) {
		(diag_report)(asker->diag, DIAG_CHART, yaml->at, "a slope is a number above zero");
		return false;
	}
	chart->lines[chart->line_count++] =
	    (struct chart_line){ measure.name, chart_middle(block->grid->arena, &number), slope };
	return true;
}

static bool add_lines(const struct block *block, struct str key, bool slope, struct chart *chart)
{
	const struct yaml *list = yaml_get(block->yaml, key);
	bool good = true;

	if (!list)
		return true;
	if (!shape_is_list(block->asker->diag, list, slope ? "“slopes”" : "“lines”"))
		return false;
	if (slope && (chart->kind != CHART_SCATTER || chart->x.logarithmic != chart->y.logarithmic)) {
		diag_report(block->asker->diag, DIAG_CHART, list->at,
		    "slopes are straight in a scatter plot whose axes are both linear or both logarithmic");
		return false;
	}
	for (size_t i = 0; i < list->count; i++)
		good &= add_line(block, list->items[i], slope, chart);
	return good;
}

bool chart_lines(const struct block *block, struct chart *chart)
{
	const struct yaml *lines = yaml_get(block->yaml, STR("lines")),
			  *slopes = yaml_get(block->yaml, STR("slopes"));

	chart->lines = ARENA_ARRAY(block->grid->arena, struct chart_line,
	    (lines ? lines->count : 0) + (slopes ? slopes->count : 0) + 1);
	bool good = add_lines(block, STR("lines"), false, chart);
	return add_lines(block, STR("slopes"), true, chart) && good;
}
