#include "data/append.h"

#include "base/buf.h"
#include "data/yaml_text.h"

#include <string.h>

/* How far in an empty list gets its first item. */
#define INDENT 2

/* Where the new item goes, and what is written around it. */
struct place {
	struct arena *keep;
	struct str text;
	struct str stop;          /* how lines end in this file: \n or \r\n */
	size_t comma;             /* where the item before it needs one; STR_NONE: nowhere */
	size_t at;                /* where the new one goes */
	struct str before, after; /* around it */
	size_t inside;            /* columns before its keys */
	bool braces;              /* it is written between braces, not a key a line */
};

static struct str spaces(struct arena *keep, size_t count)
{
	return str_print(keep, "%*s", (int)count, "");
}

/* The start of a line so far in. */
static struct str new_line(const struct place *place, size_t indent)
{
	return str_print(
	    place->keep, "%.*s%.*s", STR_ARG(place->stop), STR_ARG(spaces(place->keep, indent)));
}

/* --- behind a dash ---------------------------------------------------------------------------- */

/* The line above the one at `start`; `start` itself if it is the first. */
static size_t line_above(struct str text, size_t start)
{
	if (start > 0)
		start--;
	while (start > 0 && text.at[start - 1] != '\n')
		start--;
	return start;
}

/*
 * Where the line of the item's dash starts: the one that the item starts in, at `start`, or above
 * it if the dash stands alone.
 */
static size_t dash_line(struct str text, size_t start)
{
	size_t first = start + yaml_indent(text, start);

	if (first < text.len && text.at[first] == '-')
		return start;
	while (start > 0) {
		start = line_above(text, start);
		first = start + yaml_indent(text, start);
		if (first < yaml_line_end(text, start) && text.at[first] != '#')
			break;
	}
	return start;
}

static const struct yaml *last_scalar(const struct yaml *node)
{
	while (node->count > 0)
		node = node->kind == YAML_LIST ? node->items[node->count - 1]
					       : node->entries[node->count - 1].value;
	return node;
}

/* Whether a scalar in quotes, whose lines may start anywhere, ends only behind `end`. */
static bool is_open(struct str text, const struct yaml *scalar, size_t end)
{
	if (scalar->mark != '\'' && scalar->mark != '"')
		return false;
	for (size_t i = yaml_offset(text, scalar->at) + 1; i < end; i++) {
		char c = text.at[i], next = i + 1 < end ? text.at[i + 1] : '\0';
		bool escaped = scalar->mark == '"' ? c == '\\' : c == '\'' && next == '\'';
		if (!escaped && c == scalar->mark)
			return false;
		i += escaped;
	}
	return true;
}

/* An item that is an alias stands elsewhere. */
static bool place_behind_dash(struct place *place, const struct yaml *list)
{
	struct str text = place->text;
	const struct yaml *item = list->items[list->count - 1];
	size_t own = yaml_line_start(text, item->at.line), line = dash_line(text, own);
	size_t dash = yaml_indent(text, line), gap = yaml_indent(text, line + dash + 1);

	if (item->kind != YAML_MAP || pos_cmp(item->at, list->at) < 0 || dash != list->at.col - 1)
		return false;
	place->inside = line < own ? item->at.col - 1 : dash + 1 + (gap > 0 ? gap : 1);
	place->braces = item->closed_at > 0;
	place->at = yaml_block_end(text, line, dash);
	if (is_open(text, last_scalar(item), place->at))
		return false;
	struct str behind = line < own ? new_line(place, place->inside)
				       : spaces(place->keep, place->inside - dash - 1);
	place->before =
	    str_print(place->keep, "%.*s-%.*s", STR_ARG(new_line(place, dash)), STR_ARG(behind));
	return true;
}

/* --- between brackets ------------------------------------------------------------------------- */

/* Behind spaces, line ends and comments. */
static size_t skip_blank(struct str text, size_t at)
{
	while (at < text.len && strchr(" \t\r\n#", text.at[at]))
		at = text.at[at] == '#' ? yaml_line_end(text, at) : at + 1;
	return at;
}

/*
 * `[]` and `[ ]` become `[ {…} ]`; where the bracket closes on a line of its own, the item gets
 * one, too.
 */
static bool place_in_empty_brackets(struct place *place, const struct yaml *list)
{
	struct str text = place->text;
	size_t opening = yaml_offset(text, list->at);

	if (opening >= list->closed_at || skip_blank(text, opening + 1) != list->closed_at)
		return false;
	place->at = opening + 1;
	place->before = STR(" ");
	if (text.at[opening + 1] == ']')
		place->after = STR(" ");
	if (yaml_line_end(text, opening) > list->closed_at)
		return true;
	size_t indent = 0;
	while (text.at[list->closed_at - indent - 1] == ' ')
		indent++;
	place->at = list->closed_at - indent;
	place->before = spaces(place->keep, indent + INDENT);
	place->after = place->stop;
	return true;
}

/* Behind the last item and its comma, on a line of its own if that one has one. */
static bool place_in_brackets(struct place *place, const struct yaml *list)
{
	struct str text = place->text;

	if (list->count == 0)
		return place_in_empty_brackets(place, list);
	const struct yaml *item = list->items[list->count - 1];
	size_t end = item->closed_at + 1, next = skip_blank(text, end);
	bool comma = next < text.len && text.at[next] == ',';
	if (item->kind != YAML_MAP || item->closed_at == 0 ||
	    (comma ? skip_blank(text, next + 1) : next) != list->closed_at)
		return false;
	size_t start = yaml_line_start(text, item->at.line), indent = yaml_indent(text, start);
	place->at = comma ? next + 1 : end;
	if (!comma)
		place->comma = end;
	place->before = STR(" ");
	place->after = comma ? STR(",") : STR("");
	if (indent != item->at.col - 1)
		return true;
	place->before = new_line(place, indent);
	if (yaml_line_end(text, place->at) <= list->closed_at)
		place->at = yaml_line_end(text, place->at);
	return true;
}

/* --- where there is none ---------------------------------------------------------------------- */

static const struct yaml *find_key(const struct yaml *map, struct str name)
{
	for (size_t i = 0; map->kind == YAML_MAP && i < map->count; i++)
		if (str_eq(map->entries[i].key->text, name))
			return map->entries[i].key;
	return NULL;
}

/* Under the key and the comments that are further in. */
static bool place_under_key(struct place *place, const struct yaml *key)
{
	struct str text = place->text, rest = str_sub(text, yaml_offset(text, key->at), text.len);
	struct str name = str_print(place->keep, "%.*s:", STR_ARG(key->text));

	if (!str_starts(rest, name))
		return false;
	size_t indent = key->at.col - 1;
	place->at = yaml_block_end(text, yaml_line_start(text, key->at.line), indent);
	place->before = str_print(place->keep, "%.*s- ", STR_ARG(new_line(place, indent + INDENT)));
	return true;
}

/* With its key, at the end of the file. */
static bool place_at_end(struct place *place, struct str name)
{
	struct str text = place->text;
	bool ended = text.len == 0 || str_ends(text, STR("\n"));

	place->at = text.len;
	place->before = str_print(place->keep, "%.*s%.*s%.*s:%.*s- ",
	    STR_ARG(ended ? STR("") : place->stop), STR_ARG(text.len > 0 ? place->stop : STR("")),
	    STR_ARG(name), STR_ARG(new_line(place, INDENT)));
	place->after = ended ? place->stop : STR("");
	return true;
}

/* --- writing ---------------------------------------------------------------------------------- */

static void put_fields(
    struct buf *out, const struct place *place, const struct append_field *fields, size_t count)
{
	struct str between = place->braces ? STR(", ") : new_line(place, place->inside);

	if (place->braces)
		buf_put(out, STR("{ "));
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buf_put(out, between);
		buf_print(out, "%.*s: ", STR_ARG(fields[i].key));
		yaml_put_text(out, fields[i].value);
	}
	if (place->braces)
		buf_put(out, STR(" }"));
}

/* False with *why. */
static bool place_find(struct place *place, const struct source *source, const struct yaml *file,
    struct str key, const char **why)
{
	const struct yaml *list = yaml_get(file, key);

	*why = "the file is written between braces";
	if ((!list || yaml_is_empty(list)) && file->closed_at > 0)
		return false;
	if (!list)
		return place_at_end(place, key);
	*why = "its key is not written as key:";
	if (yaml_is_empty(list))
		return place_under_key(place, find_key(file, key));
	*why = "the list is not written with one dash an item, nor between brackets";
	if (list->kind != YAML_LIST || list->at.in != source)
		return false;
	return list->closed_at > 0 || list->count == 0 ? place_in_brackets(place, list)
						       : place_behind_dash(place, list);
}

bool append_items(struct arena *keep, const struct append_list *list,
    const struct append_item *items, size_t count, struct appended *out)
{
	struct str old = list->source->text;
	struct place place = {
		.keep = keep, .text = old, .stop = yaml_line_stop(old), .comma = STR_NONE, .braces = true
	};

	if (!place_find(&place, list->source, list->file, list->key, &out->why))
		return false;
	const struct yaml *old_list = yaml_get(list->file, list->key);
	out->why = "a list without items takes one at a time";
	if (count > 1 && (!old_list || old_list->count == 0))
		return false;
	struct buf text = buf_in(keep, BUF_MOST);
	size_t from = 0;
	if (place.comma != STR_NONE) {
		buf_put(&text, str_sub(old, 0, place.comma));
		buf_put_byte(&text, ',');
		from = place.comma;
	}
	buf_put(&text, str_sub(old, from, place.at));
	for (size_t i = 0; i < count; i++) {
		/* Between brackets an item has a comma before it, or behind it if the last one has. */
		if (i > 0 && old_list->closed_at > 0 && place.after.len == 0)
			buf_put_byte(&text, ',');
		buf_put(&text, place.before);
		out->at = i == 0 ? text.len : out->at;
		put_fields(&text, &place, items[i].fields, items[i].count);
		buf_put(&text, place.after);
	}
	buf_put(&text, str_sub(old, place.at, old.len));
	out->text = buf_str(&text);
	return true;
}

bool append_item(struct arena *keep, const struct append_list *list,
    const struct append_field *fields, size_t count, struct appended *out)
{
	return append_items(keep, list, &(struct append_item){ fields, count }, 1, out);
}
