#include "site/page.h"

#include "base/file.h"
#include "site/route.h"

#include <string.h>

/* Reading one guide's front matter. */
struct reader {
	struct arena *keep;
	struct diag *diag;
	struct page *page;
};

static void wrong_shape(
    struct reader *reader, const struct yaml *key, const struct yaml *value, const char *wanted)
{
	diag_report(reader->diag, DIAG_VALUE_SHAPE, value->at, "%.*s must be %s, not %s",
	    STR_ARG(key->text), wanted, yaml_kind_name(value));
}

static struct str read_text(struct reader *reader, const struct yaml *key, const struct yaml *value)
{
	if (value->kind == YAML_SCALAR)
		return str_copy(reader->keep, value->text);
	wrong_shape(reader, key, value, "a text");
	return STR("");
}

static void read_title(struct reader *reader, const struct yaml *key, const struct yaml *value)
{
	reader->page->title = read_text(reader, key, value);
	reader->page->title_at = value->at;
}

static void read_nav(struct reader *reader, const struct yaml *key, const struct yaml *value)
{
	reader->page->label = read_text(reader, key, value);
}

static void read_description(struct reader *reader, const struct yaml *key, const struct yaml *value)
{
	reader->page->description = read_text(reader, key, value);
	reader->page->description_at = value->at;
}

static bool whole_number(struct str text, long *out)
{
	bool negative = text.len > 0 && text.at[0] == '-';
	long value = 0;

	if (text.len == (size_t)negative || text.len > 6)
		return false;
	for (size_t i = negative; i < text.len; i++) {
		if (text.at[i] < '0' || text.at[i] > '9')
			return false;
		value = value * 10 + (text.at[i] - '0');
	}
	*out = negative ? -value : value;
	return true;
}

static void read_order(struct reader *reader, const struct yaml *key, const struct yaml *value)
{
	if (value->kind != YAML_SCALAR || !whole_number(value->text, &reader->page->order))
		wrong_shape(reader, key, value, "a whole number of at most six digits");
}

static void read_draft(struct reader *reader, const struct yaml *key, const struct yaml *value)
{
	if (value->kind == YAML_SCALAR && str_eq(value->text, STR("true")))
		reader->page->draft = true;
	else if (value->kind != YAML_SCALAR || !str_eq(value->text, STR("false")))
		wrong_shape(reader, key, value, "true or false");
}

static void read_date(struct reader *reader, const struct yaml *key, const struct yaml *value)
{
	(void)key;
	if (value->kind == YAML_SCALAR && date_parse(value->text, &reader->page->date))
		return;
	diag_report(reader->diag, DIAG_DATE_BAD, value->at, "not a date");
	diag_hint(reader->diag, "write YYYY-MM-DD");
}

/* A text or a list of texts, with their places. */
static size_t read_texts(struct reader *reader, const struct yaml *key, const struct yaml *value,
    struct str **texts, struct pos **places)
{
	const struct yaml *const *items = value->kind == YAML_LIST ? value->items : &value;
	size_t count = value->kind == YAML_LIST ? value->count : 1, kept = 0;

	*texts = ARENA_ARRAY(reader->keep, struct str, count + 1);
	*places = ARENA_ARRAY(reader->keep, struct pos, count + 1);
	for (size_t i = 0; i < count; i++) {
		(*texts)[kept] = read_text(reader, key, items[i]);
		(*places)[kept] = items[i]->at;
		kept += items[i]->kind == YAML_SCALAR;
	}
	return kept;
}

static void read_aliases(struct reader *reader, const struct yaml *key, const struct yaml *value)
{
	struct page *page = reader->page;

	page->alias_count = read_texts(reader, key, value, &page->aliases, &page->alias_at);
}

static void read_tags(struct reader *reader, const struct yaml *key, const struct yaml *value)
{
	struct page *page = reader->page;

	page->tag_count = read_texts(reader, key, value, &page->tags, &page->tag_at);
}

static void read_thing(struct reader *reader, const struct yaml *key, const struct yaml *value)
{
	reader->page->thing_id = read_text(reader, key, value);
	reader->page->thing_at = value->at;
}

static const struct front_key {
	struct str name;
	void (*read)(struct reader *reader, const struct yaml *key, const struct yaml *value);
} front_keys[] = {
	{ STR_INIT("title"), read_title },
	{ STR_INIT("nav"), read_nav },
	{ STR_INIT("description"), read_description },
	{ STR_INIT("order"), read_order },
	{ STR_INIT("draft"), read_draft },
	{ STR_INIT("date"), read_date },
	{ STR_INIT("aliases"), read_aliases },
	{ STR_INIT("tags"), read_tags },
	{ STR_INIT("thing"), read_thing },
};

static void read_entry(struct reader *reader, const struct yaml *map, const struct yaml_entry *entry)
{
	struct near near = near_to(entry->key->text);

	for (size_t i = 0; i < countof(front_keys); i++) {
		if (str_eq(front_keys[i].name, entry->key->text)) {
			front_keys[i].read(reader, entry->key, entry->value);
			return;
		}
		near_offer(&near, front_keys[i].name);
	}
	yaml_report_unknown_key(reader->diag, map, entry, &near);
}

static void read_front(struct reader *reader, const struct yaml *front)
{
	if (front == NULL || yaml_is_empty(front))
		return;
	if (front->kind != YAML_MAP) {
		diag_report(reader->diag, DIAG_FRONT_MATTER, front->at,
		    "front matter must be a mapping, not %s", yaml_kind_name(front));
		return;
	}
	for (size_t i = 0; i < front->count; i++)
		read_entry(reader, front, &front->entries[i]);
}

static struct str title_from_path(struct arena *keep, struct str address)
{
	struct str name = path_name(str_sub(address, 0, address.len == 0 ? 0 : address.len - 1));

	return name.len == 0 ? STR("Home") : str_copy(keep, name);
}

/* Whether a fence of these opens something for mermaid: rarer, and found sooner, than the word. */
static bool may_draw(struct str body, struct str fence)
{
	for (size_t at = str_find(body, fence, 0); at != STR_NONE; at = str_find(body, fence, at)) {
		while (at < body.len && body.at[at] == fence.at[0])
			at++;
		if (str_starts(str_trim(str_sub(body, at, at + 40)), STR("mermaid")))
			return true;
	}
	return false;
}

struct page *page_read(
    struct arena *keep, struct arena *scratch, struct diag *diag, const struct source *source)
{
	struct page *page = ARENA_NEW(keep, struct page);
	struct str front, body;
	size_t front_offset;

	*page = (struct page){ .kind = PAGE_GUIDE,
		.source = source,
		.at = source_whole(source),
		.order = PAGE_UNORDERED,
		.date = DATE_NONE,
		.address = route_address(keep, source->path) };
	page->title_at = page->description_at = page->at;
	document_split(source->text, &front, &front_offset, &body, &page->body_offset);
	page->flowcharts = may_draw(body, STR("``")) || may_draw(body, STR("~~"));
	if (front.len > 0) {
		struct reader reader = { keep, diag, page };
		read_front(&reader,
		    yaml_read_part(scratch, diag, source_pos(source, front_offset), front));
	}
	if (page->title.len == 0)
		page->title = document_first_heading(keep, body);
	if (page->title.len == 0)
		page->title = title_from_path(keep, page->address);
	if (page->label.len == 0)
		page->label = page->title;
	return page;
}
