#include "formula/column.h"

#include "base/map.h"

/* A power of two. */
#define CHAINS 16

struct columns {
	struct arena *keep;
	struct column *chains[CHAINS];
};

struct columns *columns_new(struct arena *keep)
{
	struct columns *columns = ARENA_NEW(keep, struct columns);

	columns->keep = keep;
	return columns;
}

static struct column *column_new(
    struct arena *keep, const struct value *list, struct str path, struct column *next)
{
	struct column *column = ARENA_NEW(keep, struct column);

	column->next = next;
	column->list = list->list.at;
	column->count = list->list.count;
	column->path = str_copy(keep, path);
	column->numbers = ARENA_NEW(keep, struct map);
	*column->numbers = map_in(keep);
	column->at = ARENA_ARRAY(keep, uint32_t, column->count);
	return column;
}

struct column *column_of(
    struct columns *columns, const struct value *list, struct str path, uint64_t hash)
{
	uint64_t mixed = (hash ^ (uintptr_t)list->list.at) * 0x9E3779B97F4A7C15;
	struct column **chain = &columns->chains[mixed >> 32 & (CHAINS - 1)], *column = *chain;

	while (column &&
	    (column->list != list->list.at || column->count != list->list.count ||
		!map_same_name(column->path, path)))
		column = column->next;
	if (!column)
		column = *chain = column_new(columns->keep, list, path, *chain);
	return column;
}

/* What a value is known by among those of its kind: a thing by its address. */
static struct str key_of(const struct value *value)
{
	if (value->kind == VALUE_THING)
		return (struct str){ (const char *)&value->thing, sizeof(value->thing) };
	return value->kind == VALUE_TEXT ? value->text : truth_word(value->truth);
}

static bool has_number(const struct value *value)
{
	if (value->input_count > 0 || value->repeated)
		return false;
	return value->kind == VALUE_THING || value->kind == VALUE_TEXT ||
	    (value->kind == VALUE_TRUTH && value->truth != TRUTH_UNDECIDED);
}

uint32_t column_find(const struct column *column, const struct value *value)
{
	if (!has_number(value) || (column->numbers->count > 0 && column->kind != value->kind))
		return COLUMN_UNSTEADY;
	const uint32_t *number = map_get(column->numbers, key_of(value));
	return number ? *number : COLUMN_UNTRIED;
}

static uint32_t add(struct columns *columns, struct column *column, const struct value *value)
{
	uint32_t *number = ARENA_NEW(columns->keep, uint32_t);

	*number = COLUMN_VALUES + (uint32_t)column->numbers->count;
	column->kind = value->kind;
	map_put(column->numbers, str_copy(columns->keep, key_of(value)), number);
	return *number;
}

void column_note(struct columns *columns, struct column *column, size_t index, const struct value *value)
{
	uint32_t number = column_find(column, value);

	column->at[index] = number == COLUMN_UNTRIED ? add(columns, column, value) : number;
}
