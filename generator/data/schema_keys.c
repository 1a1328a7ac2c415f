#include "data/schema_keys.h"

#include "number/quantity_convert.h"
#include "number/quantity_literal.h"
#include "number/units.h"

/* Two years of staleness, or ten thousand, make no difference to anybody. */
#define DAYS_MOST 1000000
enum better schema_better(struct schema_reader *reader, const struct yaml *map)
{
	struct str word = shape_text(reader->diag, map, STR("better"));

	if (str_eq(word, STR("more")))
		return BETTER_MORE;
	if (str_eq(word, STR("less")))
		return BETTER_LESS;
	if (word.len)
		diag_report(reader->diag, DIAG_VALUE_BAD, yaml_get(map, STR("better"))->at,
		    "“better” is either more or less");
	return BETTER_NEITHER;
}

struct show schema_show(struct schema_reader *reader, const struct yaml *map, struct pos *at)
{
	struct show show = { .set = false };
	const struct yaml *pattern = yaml_get(map, STR("show"));
	struct str text = shape_text(reader->diag, map, STR("show")), why = STR("");

	*at = pattern ? pattern->at : POS_NONE;
	if (text.len && !show_parse(reader->schema->units, reader->keep, text, &show, &why)) {
		diag_report(reader->diag, show_lacks_unit(why) ? DIAG_UNIT_UNKNOWN : DIAG_FORMULA_SHOW,
		    *at, "“%.*s”: %.*s", STR_ARG(text), STR_ARG(why));
		show = (struct show){ .set = false };
	}
	return show;
}

struct word_marks schema_marks(struct schema_reader *reader, const struct yaml *map)
{
	struct word_marks marks = { NULL, 0 };
	const struct yaml *words = yaml_get(map, STR("marks"));

	if (!words || !shape_is_map(reader->diag, words, "“marks”"))
		return marks;
	marks.at = ARENA_ARRAY(reader->keep, struct word_mark, words->count);
	for (size_t i = 0; i < words->count; i++) {
		const struct yaml *word = words->entries[i].key, *id = words->entries[i].value;
		if (yaml_is_empty(id))
			diag_report(reader->diag, DIAG_VALUE_SHAPE, id->at,
			    "“%.*s” needs the id of a mark", STR_ARG(word->text));
		else if (shape_text_of(reader->diag, id, "a mark").len)
			marks.at[marks.count++] =
			    (struct word_mark){ word->text, id->text, word->at, id->at, NULL };
	}
	return marks;
}

static bool days_of(struct schema_reader *reader, struct str text, int64_t *days)
{
	struct arithmetic arithmetic = { .units = reader->schema->units, .keep = reader->keep };
	struct quantity length;
	struct quantity_mistake ignored = { .near = NULL };
	struct str bad;

	return quantity_parse(arithmetic.units, arithmetic.keep, text, &length, &ignored) &&
	    quantity_is_point(&length) &&
	    quantity_convert(&arithmetic, &length,
		units_parse(arithmetic.units, arithmetic.keep, STR("day"), &bad, NULL),
		&length) == QUANTITY_OK &&
	    ratio_to_int64(quantity_end(arithmetic.keep, &length, true), days) && *days > 0 &&
	    *days <= DAYS_MOST;
}

int schema_days(struct schema_reader *reader, const struct yaml *map, struct str key)
{
	struct str text = shape_text(reader->diag, map, key);
	int64_t days = 0;

	if (text.len == 0 || days_of(reader, text, &days))
		return (int)days;
	diag_report(reader->diag, DIAG_VALUE_BAD, yaml_get(map, key)->at,
	    "“%.*s” is a number of whole days, such as 180 day", STR_ARG(key));
	return 0;
}

bool schema_has_lost_head(const struct yaml *map)
{
	return map->kind == YAML_MAP && map->repeated && map->closed_at == 0;
}

struct former schema_was(struct schema_reader *reader, const struct yaml *map)
{
	const struct yaml *was = yaml_get(map, STR("was"));

	return former_read(reader->keep, reader->diag, was, true);
}
