#include "data/yaml_edit.h"

#include "data/yaml_text.h"

/* How far in an empty mapping gets its first entry. */
#define INDENT 2

void yaml_edits_add(struct yaml_edits *edits, size_t at, size_t length, struct str text)
{
	size_t place = edits->count;

	edits->at = arena_room(edits->keep, edits->at, edits->count, &edits->room, sizeof(*edits->at));
	for (; place > 0 && edits->at[place - 1].at > at; place--)
		edits->at[place] = edits->at[place - 1];
	edits->at[place] = (struct yaml_edit){ at, length, text };
	edits->count++;
}

struct str yaml_edits_apply(struct yaml_edits *edits)
{
	struct buf out = buf_in(edits->keep, BUF_MOST);
	size_t from = 0;

	for (size_t i = 0; i < edits->count; i++) {
		buf_put(&out, str_sub(edits->text, from, edits->at[i].at));
		buf_put(&out, edits->at[i].text);
		from = edits->at[i].at + edits->at[i].length;
	}
	buf_put(&out, str_sub(edits->text, from, edits->text.len));
	return buf_str(&out);
}

/* The bytes of a scalar in quotes that closes on its line, with both; 0: it does not. */
static size_t quoted_length(struct str text, size_t at, char mark)
{
	size_t end = yaml_line_end(text, at);

	for (size_t i = at + 1; i < end; i++) {
		bool mine = text.at[i] == mark;
		bool twice = mine && mark == '\'' && i + 1 < end && text.at[i + 1] == mark;
		if (mine && !twice)
			return i + 1 - at;
		i += twice || (mark == '"' && text.at[i] == '\\');
	}
	return 0;
}

bool yaml_edits_replace(struct yaml_edits *edits, const struct yaml *scalar, struct str text)
{
	size_t at = yaml_offset(edits->text, scalar->at), length = 0;

	if (scalar->kind != YAML_SCALAR)
		return false;
	if (scalar->mark == '"' || scalar->mark == '\'')
		length = quoted_length(edits->text, at, scalar->mark);
	else if (str_starts(str_sub(edits->text, at, edits->text.len), scalar->text))
		length = scalar->text.len;
	if (length == 0)
		return false;
	yaml_edits_add(edits, at, length, text);
	return true;
}

/* The start of a line that is so far in. */
static struct str new_line(const struct yaml_edits *edits, size_t indent)
{
	return str_print(edits->keep, "%.*s%*s", STR_ARG(yaml_line_stop(edits->text)), (int)indent, "");
}

void yaml_edits_before(
    struct yaml_edits *edits, const struct yaml *map, const struct yaml *key, struct str entry)
{
	struct str between = map->closed_at > 0 ? STR(", ") : new_line(edits, key->at.col - 1);

	yaml_edits_add(edits, yaml_offset(edits->text, key->at), 0,
	    str_print(edits->keep, "%.*s%.*s", STR_ARG(entry), STR_ARG(between)));
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static void put_in_braces(struct yaml_edits *edits, const struct yaml *map, struct str entry)
{
	size_t end = map->closed_at;

	while (end > 0 && is_blank(edits->text.at[end - 1]))
		end--;
	const char *comma = end > 0 && edits->text.at[end - 1] == ',' ? " " : ", ";
	yaml_edits_add(edits, end, 0, str_print(edits->keep, "%s%.*s", comma, STR_ARG(entry)));
}

bool yaml_edits_behind(
    struct yaml_edits *edits, const struct yaml *of, const struct yaml *map, struct str entry)
{
	size_t line = yaml_line_start(edits->text, of->at.line), own = of->at.col - 1;
	bool empty = yaml_is_empty(map);

	if (!empty && (map->kind != YAML_MAP || map->count == 0))
		return false;
	if (map->closed_at > 0) {
		put_in_braces(edits, map, entry);
		return true;
	}
	size_t indent = empty ? own + INDENT : map->entries[0].key->at.col - 1;
	if (indent <= own)
		return false;
	yaml_edits_add(edits, yaml_block_end(edits->text, line, own), 0,
	    str_print(edits->keep, "%.*s%.*s", STR_ARG(new_line(edits, indent)), STR_ARG(entry)));
	return true;
}
