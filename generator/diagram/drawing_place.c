#include "diagram/drawing_place.h"

#include "base/ascii.h"

/* Room for the lines at the edge of the drawing. */
#define MARGIN 20

/* What the object at hand has said so far. */
struct answer {
	struct str id, box, place, label_place;
};

struct placer {
	struct arena *keep;
	struct drawing *drawing;
	struct str text;
	size_t at;
	struct answer answer;
};

/* --- numbers -------------------------------------------------------------------------------------- */

static bool take_byte(struct str *text, char byte)
{
	if (!text->len || text->at[0] != byte)
		return false;
	*text = str_sub(*text, 1, text->len);
	return true;
}

static bool is_digit(struct str text)
{
	return text.len > 0 && ascii_is_digit(text.at[0]);
}

/* A decimal as tenths, rounded. What is so small that it has an exponent is nothing. */
static bool take_length(struct str *text, int *out)
{
	bool negative = take_byte(text, '-'), any = false;

	long hundredths = 0;
	for (; is_digit(*text) && hundredths < 100000000; *text = str_sub(*text, 1, text->len)) {
		hundredths = hundredths * 10 + (text->at[0] - '0');
		any = true;
	}
	hundredths *= 100;
	take_byte(text, '.');
	for (long place = 10; is_digit(*text); place /= 10, *text = str_sub(*text, 1, text->len))
		hundredths += place * (text->at[0] - '0');
	if (take_byte(text, 'e')) {
		if (!take_byte(text, '-'))
			return false;
		for (hundredths = 0; is_digit(*text);)
			*text = str_sub(*text, 1, text->len);
	}
	int tenths = (int)((hundredths + 5) / 10);
	*out = negative ? -tenths : tenths;
	return any && hundredths < 100000000;
}

static bool take_point(const struct placer *placer, struct str *text, struct svg_point *out)
{
	if (!take_length(text, &out->x) || !take_byte(text, ',') || !take_length(text, &out->y))
		return false;
	out->x += MARGIN;
	out->y = placer->drawing->height - MARGIN - out->y;
	return true;
}

/* --- objects -------------------------------------------------------------------------------------- */

/* The index behind the letter of an id, below `count`. */
static bool read_index(struct str id, size_t count, size_t *out)
{
	size_t index = 0;

	for (size_t i = 1; i < id.len && index < count; i++)
		index = index * 10 + (size_t)(id.at[i] - '0');
	*out = index;
	return id.len > 1 && index < count;
}

static bool place_node(struct placer *placer, size_t index)
{
	struct str place = placer->answer.place;

	return take_point(placer, &place, &placer->drawing->nodes[index].center);
}

static bool place_group(struct placer *placer, size_t index)
{
	struct drawn_group *group = &placer->drawing->groups[index];
	struct str box = placer->answer.box;
	struct svg_point low, high;

	if (!box.len) /* the group within the group that shares its rank */
		return true;
	if (!take_point(placer, &box, &low) || !take_byte(&box, ',') || !take_point(placer, &box, &high))
		return false;
	group->corner = (struct svg_point){ low.x, high.y };
	group->width = high.x - low.x;
	group->height = low.y - high.y;
	return true;
}

/* Asked for the other way round: turned back. */
static void turn(struct drawn_edge *edge)
{
	for (size_t i = 0; i < edge->count / 2; i++) {
		struct svg_point point = edge->points[i];
		edge->points[i] = edge->points[edge->count - 1 - i];
		edge->points[edge->count - 1 - i] = point;
	}
	struct svg_point start = edge->start;
	bool has_start = edge->has_start;
	edge->start = edge->end;
	edge->has_start = edge->has_end;
	edge->end = start;
	edge->has_end = has_start;
}

static bool place_path(struct placer *placer, struct drawn_edge *edge, struct str path)
{
	edge->points = ARENA_ARRAY(placer->keep, struct svg_point, path.len / 4 + 1);
	while (path.len) {
		bool start = str_starts(path, STR("s,")), end = str_starts(path, STR("e,"));
		struct svg_point point;
		if (start || end)
			path = str_sub(path, 2, path.len);
		if (!take_point(placer, &path, &point))
			return false;
		if (start)
			edge->start = point;
		else if (end)
			edge->end = point;
		else
			edge->points[edge->count++] = point;
		edge->has_start |= start;
		edge->has_end |= end;
		if (!take_byte(&path, ' ') && path.len)
			return false;
	}
	return edge->count >= 4 && edge->count % 3 == 1;
}

static bool place_edge(struct placer *placer, size_t index)
{
	struct drawn_edge *edge = &placer->drawing->edges[index];
	struct str label_place = placer->answer.label_place;

	edge->count = 0;
	if (!place_path(placer, edge, placer->answer.place))
		return false;
	if (edge->reversed)
		turn(edge);
	return !edge->label.count || take_point(placer, &label_place, &edge->label_center);
}

static bool end_object(struct placer *placer)
{
	const struct flowchart *chart = placer->drawing->chart;
	struct str id = placer->answer.id;
	size_t index;
	bool good = true;

	if (str_starts(id, STR("n")) && read_index(id, chart->node_count, &index))
		good = place_node(placer, index);
	else if (str_starts(id, STR("g")) && read_index(id, chart->group_count, &index))
		good = place_group(placer, index);
	else if (str_starts(id, STR("e")) && read_index(id, chart->edge_count, &index))
		good = place_edge(placer, index);
	placer->answer = (struct answer){ .id = STR("") };
	return good;
}

/* --- JSON ----------------------------------------------------------------------------------------- */

/* The text whose quote stands at `at`, as written; passes it. */
static struct str take_text(struct placer *placer)
{
	size_t from = ++placer->at;

	while (placer->at < placer->text.len && placer->text.at[placer->at] != '"')
		placer->at += placer->text.at[placer->at] == '\\' ? 2 : 1;
	struct str text = str_sub(placer->text, from, placer->at);
	placer->at++;
	return text;
}

static void note(struct placer *placer, struct str key, struct str value)
{
	struct answer *answer = &placer->answer;

	if (str_eq(key, STR("id")))
		answer->id = value;
	else if (str_eq(key, STR("bb")))
		answer->box = value;
	else if (str_eq(key, STR("pos")))
		answer->place = value;
	else if (str_eq(key, STR("lp")))
		answer->label_place = value;
}

/* The box of the whole graph comes before its objects, and gives the height that y is taken from. */
static bool place_all(struct placer *placer)
{
	struct str box = placer->answer.box;
	struct svg_point low, size;
	struct drawing *drawing = placer->drawing;

	drawing->height = MARGIN;
	if (!take_point(placer, &box, &low) || !take_byte(&box, ',') || !take_point(placer, &box, &size))
		return false;
	drawing->width = size.x + MARGIN;
	drawing->height = 2 * MARGIN - size.y;
	return true;
}

bool drawing_place(struct arena *keep, struct drawing *drawing, struct str answer)
{
	struct placer placer = { .keep = keep, .drawing = drawing, .text = answer };
	struct str key = STR("");
	bool value = false; /* behind a colon */
	drawing->width = 0;

	while (placer.at < answer.len) {
		char c = answer.at[placer.at];
		if (c == '"') {
			struct str text = take_text(&placer);
			if (value)
				note(&placer, key, text);
			key = text;
			value = false;
			continue;
		}
		value = c == ':' || (value && c == ' ');
		placer.at++;
		if (c == '[' && !drawing->width && placer.answer.box.len && !place_all(&placer))
			return false;
		if (c == '{' && drawing->width)
			placer.answer = (struct answer){ .id = STR("") };
		if (c == '}' && !end_object(&placer))
			return false;
	}
	return drawing->width > 0;
}
