#include "site/page.h"

#include "base/file.h"
#include "data/shape.h"
#include "data/yaml_read.h"
#include "site/address.h"
#include "site/other_generators.h"
#include "site/params.h"
#include "text/document.h"
#include "text/highlighted.h"
#include "text/include.h"

#include <string.h>

/* Reading one guide's front matter. */
struct front_reader {
	struct arena *keep;
	struct diag *diag;
	struct page *page;
};

static void wrong_shape(struct front_reader *reader, const struct yaml *key,
    const struct yaml *value, const char *wanted)
{
	diag_report(reader->diag, DIAG_VALUE_SHAPE, value->at, "%.*s must be %s, not %s",
	    STR_ARG(key->text), wanted, yaml_kind_name(value));
}

static struct str read_text(struct front_reader *reader, const struct yaml *key, const struct yaml *value)
{
	if (value->kind == YAML_SCALAR)
		return str_copy(reader->keep, value->text);
	wrong_shape(reader, key, value, "a text");
	return STR("");
}

static void read_title(struct front_reader *reader, const struct yaml *key, const struct yaml *value)
{
	reader->page->title = read_text(reader, key, value);
	reader->page->title_at = value->at;
}

static void read_nav(struct front_reader *reader, const struct yaml *key, const struct yaml *value)
{
	reader->page->label = read_text(reader, key, value);
}

static void read_description(
    struct front_reader *reader, const struct yaml *key, const struct yaml *value)
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

static void read_order(struct front_reader *reader, const struct yaml *key, const struct yaml *value)
{
	if (value->kind != YAML_SCALAR || !whole_number(value->text, &reader->page->order))
		wrong_shape(reader, key, value, "a whole number of at most six digits");
}

static bool read_truth(
    struct front_reader *reader, const struct yaml *key, const struct yaml *value, bool otherwise)
{
	if (value->kind == YAML_SCALAR && str_eq(value->text, STR("true")))
		return true;
	if (value->kind == YAML_SCALAR && str_eq(value->text, STR("false")))
		return false;
	wrong_shape(reader, key, value, "true or false");
	return otherwise;
}

static void read_draft(struct front_reader *reader, const struct yaml *key, const struct yaml *value)
{
	reader->page->draft = read_truth(reader, key, value, false);
}

static void read_legend(struct front_reader *reader, const struct yaml *key, const struct yaml *value)
{
	reader->page->without_legend = !read_truth(reader, key, value, true);
}

static void read_date(struct front_reader *reader, const struct yaml *key, const struct yaml *value)
{
	if (value->kind == YAML_MAP && yaml_get(value, STR("created"))) { /* of Material for MkDocs */
		diag_report(reader->diag, DIAG_KEY_FOREIGN, key->at,
		    "“date” has no days of several kinds here");
		diag_hint(reader->diag, "write date: YYYY-MM-DD");
		return;
	}
	reader->page->date = shape_date_of(reader->diag, value);
}

/* A text or a list of texts, with their places. */
static size_t read_texts(struct front_reader *reader, const struct yaml *key,
    const struct yaml *value, struct str **texts, struct pos **places)
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
	reader->page->addresses_lost |= kept < count; /* of tags, too */
	return kept;
}

static void read_aliases(struct front_reader *reader, const struct yaml *key, const struct yaml *value)
{
	struct page *page = reader->page;

	page->alias_count = read_texts(reader, key, value, &page->aliases, &page->alias_at);
}

static void read_tags(struct front_reader *reader, const struct yaml *key, const struct yaml *value)
{
	struct page *page = reader->page;

	if (value->kind == YAML_SCALAR && str_find_byte(value->text, ',', 0) != STR_NONE) {
		diag_report(reader->diag, DIAG_KEY_FOREIGN, value->at, "“%.*s” is one tag here",
		    STR_ARG(value->text));
		diag_hint(reader->diag, "write it so: %.*s: [%.*s]", STR_ARG(key->text),
		    STR_ARG(value->text));
	}
	page->tag_count = read_texts(reader, key, value, &page->tags, &page->tag_at);
}

static void read_keywords(struct front_reader *reader, const struct yaml *key, const struct yaml *value)
{
	struct page *page = reader->page;
	struct pos *at;

	page->keyword_count = read_texts(reader, key, value, &page->keywords, &at);
}

static void read_thing(struct front_reader *reader, const struct yaml *key, const struct yaml *value)
{
	reader->page->thing_id = read_text(reader, key, value);
	reader->page->thing_at = value->at;
	reader->page->lost |= value->kind != YAML_SCALAR;
}

static void read_layout(struct front_reader *reader, const struct yaml *key, const struct yaml *value)
{
	reader->page->layout = read_text(reader, key, value);
	reader->page->layout_at = value->at;
}

static void read_params(struct front_reader *reader, const struct yaml *key, const struct yaml *value)
{
	if (value->kind == YAML_MAP)
		reader->page->params = params_view(reader->keep, value);
	else if (!yaml_is_empty(value))
		wrong_shape(reader, key, value, "a mapping");
}

static void read_image(struct front_reader *reader, const struct yaml *key, const struct yaml *value)
{
	struct str text = read_text(reader, key, value), folder = STR("assets/");

	reader->page->image_at = value->at;
	reader->page->image =
	    text.len == 0 || str_starts(text, folder) ? text : STR_JOIN(reader->keep, folder, text);
}

static void read_print(struct front_reader *reader, const struct yaml *key, const struct yaml *value)
{
	reader->page->print = read_truth(reader, key, value, false);
	reader->page->addresses_lost |= value->kind != YAML_SCALAR;
	reader->page->print_at = key->at;
}

static const struct front_key {
	struct str name;
	void (*read)(struct front_reader *reader, const struct yaml *key, const struct yaml *value);
} front_keys[] = {
	{ STR_INIT("title"), read_title },
	{ STR_INIT("nav"), read_nav },
	{ STR_INIT("description"), read_description },
	{ STR_INIT("order"), read_order },
	{ STR_INIT("draft"), read_draft },
	{ STR_INIT("legend"), read_legend },
	{ STR_INIT("date"), read_date },
	{ STR_INIT("aliases"), read_aliases },
	{ STR_INIT("tags"), read_tags },
	{ STR_INIT("keywords"), read_keywords },
	{ STR_INIT("thing"), read_thing },
	{ STR_INIT("layout"), read_layout },
	{ STR_INIT("image"), read_image },
	{ STR_INIT("print"), read_print },
	{ STR_INIT("params"), read_params },
};

static void report_key(
    struct front_reader *reader, const struct yaml *map, const struct yaml_entry *entry)
{
	struct near near = near_to(entry->key->text);
	const char *hint = other_generators_hint(entry->key->text);

	if (hint) {
		diag_report(reader->diag, DIAG_KEY_FOREIGN, entry->key->at,
		    "“%.*s” means nothing here", STR_ARG(entry->key->text));
		diag_hint(reader->diag, "%s", hint);
		return;
	}
	for (size_t i = 0; i < countof(front_keys); i++)
		near_offer(&near, front_keys[i].name);
	yaml_report_unknown_key(reader->diag, map, entry, &near);
	reader->page->lost |= str_eq(near.best, STR("thing"));
	reader->page->addresses_lost |= str_eq(near.best, STR("aliases")) ||
	    str_eq(near.best, STR("tags")) || str_eq(near.best, STR("print"));
}

static void read_entry(
    struct front_reader *reader, const struct yaml *map, const struct yaml_entry *entry)
{
	for (size_t i = 0; i < countof(front_keys); i++) {
		if (str_eq(front_keys[i].name, entry->key->text)) {
			front_keys[i].read(reader, entry->key, entry->value);
			return;
		}
	}
	report_key(reader, map, entry);
}

static void read_front(struct front_reader *reader, const struct yaml *front)
{
	if (!front || front->kind != YAML_MAP)
		reader->page->lost = reader->page->addresses_lost = true;
	if (!front || yaml_is_empty(front))
		return;
	if (front->kind != YAML_MAP) {
		diag_report(reader->diag, DIAG_FRONT_MATTER, front->at,
		    "front matter must be a mapping, not %s", yaml_kind_name(front));
		return;
	}
	for (size_t i = 0; i < front->count; i++)
		read_entry(reader, front, &front->entries[i]);
}

/* "title: x", what a line of front matter looks like; a sentence starts with a capital. */
static bool looks_like_key(struct str line)
{
	size_t i = 0;

	while (i < line.len &&
	    (line.at[i] == '_' || line.at[i] == '-' || (line.at[i] >= 'a' && line.at[i] <= 'z')))
		i++;
	return i > 0 && i < line.len && line.at[i] == ':' &&
	    (i + 1 == line.len || line.at[i + 1] == ' ');
}

/* A line of three or more of one sign and nothing else. */
static bool is_rule_of(struct str line, char sign)
{
	struct str rule = str_trim(line);

	for (size_t i = 0; i < rule.len; i++)
		if (rule.at[i] != sign)
			return false;
	return rule.len >= 3;
}

static void report_front(struct diag *diag, const struct source *source, struct str line,
    const char *what, const char *hint)
{
	diag_report(diag, DIAG_FRONT_MATTER,
	    source_pos(source, (size_t)(line.at - source->text.at)), "%s", what);
	diag_hint(diag, "%s", hint);
}

/* Where front matter that starts in the first line was to end: a rule of another length. */
static void report_unclosed(
    struct diag *diag, const struct source *source, struct str first, struct str rest)
{
	struct str line;

	while (str_line(&rest, &line)) {
		if (is_rule_of(line, '-') || is_rule_of(line, '.')) {
			report_front(diag, source, line, "this line does not end the front matter",
			    "it ends with a line of three dashes, at the line's start");
			return;
		}
	}
	report_front(diag, source, first, "this front matter has no end",
	    "end it with a line of three dashes");
}

/* True after a report of front matter behind a comment, which the file begins with. */
static bool report_behind_comment(struct diag *diag, const struct source *source, struct str body)
{
	size_t end = str_starts(str_trim(body), STR("<!--")) ? str_find(body, STR("-->"), 0) : STR_NONE;
	struct str rest = end == STR_NONE ? STR("") : str_sub(body, end + 3, body.len), line,
		   next = STR("");

	while (str_line(&rest, &line) && str_trim(line).len == 0)
		continue;
	str_line(&rest, &next);
	if (end == STR_NONE || !is_rule_of(line, '-') || !looks_like_key(str_trim(next)))
		return false;
	report_front(diag, source, line, "front matter starts in the first line of the file",
	    "put the comment behind it");
	return true;
}

/*
 * False after a report of a text without front matter that starts as if it had some: it would stand on
 * the page. A rule above something that is no key is a rule.
 */
static bool check_no_front(struct diag *diag, const struct source *source, struct str body)
{
	struct str rest = body, first = { body.at, 0 }, next;
	bool is_late = false;

	while (str_line(&rest, &first) && str_trim(first).len == 0)
		is_late = true;
	struct str after = rest;
	if (!str_line(&rest, &next))
		return true;
	if (report_behind_comment(diag, source, body))
		return false;
	bool is_spaced = str_starts(first, STR("\u00a0"));
	first = is_spaced ? str_sub(first, strlen("\u00a0"), first.len) : first;
	bool is_key = looks_like_key(str_trim(next));
	bool is_rule = is_rule_of(first, '-') || (is_key && str_starts(first, STR("---")));
	if (is_rule_of(first, ';') && (is_key || str_starts(str_trim(next), STR("{"))))
		report_front(diag, source, first, "front matter stands between lines of three dashes",
		    "write --- before and behind it, and YAML between: title: …");
	else if (is_rule_of(first, '+') && str_find_byte(next, '=', 0) != STR_NONE)
		report_front(diag, source, first, "front matter in TOML is not read",
		    "write it in YAML, between lines of three dashes: title: …");
	else if (str_eq(str_trim(first), STR("{")) && str_starts(str_trim(next), STR("\"")))
		report_front(diag, source, first, "front matter in JSON is not read",
		    "write it in YAML, between lines of three dashes: title: …");
	else if (is_rule && is_key && is_late)
		report_front(diag, source, first, "front matter starts in the first line of the file",
		    "take out the empty lines before it");
	else if (is_rule && is_key && !str_eq(str_trim(first), STR("---")))
		report_front(diag, source, first, "front matter starts with three dashes and no more",
		    "write --- before and behind it");
	else if (is_rule && is_key && (is_spaced || first.at[0] != '-'))
		report_front(diag, source, first, "front matter starts at the beginning of its line",
		    "take out the spaces before it");
	else if (is_rule && is_key)
		report_unclosed(diag, source, first, after);
	else
		return true;
	return false;
}

static struct str title_from_path(struct arena *keep, struct str address)
{
	struct str name = path_name(str_sub(address, 0, address.len == 0 ? 0 : address.len - 1));

	return name.len == 0 ? STR("Home") : str_copy(keep, name);
}

/* What the fences of this sign tell of the page: fences are rarer, and found sooner, than the words behind them. */
static void look_at_fences(struct page *page, struct arena *scratch, struct str body, char sign)
{
	for (size_t at = str_find_byte(body, sign, 0); at != STR_NONE;
	     at = str_find_byte(body, sign, at)) {
		size_t from = at;
		while (at < body.len && body.at[at] == sign)
			at++;
		if (at - from < 2)
			continue;
		struct str info = str_trim(str_sub(body, at, str_find_byte(body, '\n', at)));
		page->asks_for_code |= at - from > 2 && highlighted_asks(scratch, info);
		page->flowcharts |= str_starts(info, STR("mermaid"));
		page->live |= str_starts(info, STR("inputs"));
	}
}

struct page *page_read(struct arena *keep, struct arena *scratch, struct diag *diag,
    const struct source *source, const struct include_files *files)
{
	struct page *page = ARENA_NEW(keep, struct page);
	struct str front, body;
	size_t front_offset;

	*page = (struct page){ .kind = PAGE_GUIDE,
		.source = source,
		.at = source_whole(source),
		.order = PAGE_UNORDERED,
		.date = DATE_NONE,
		.changed = DATE_NONE,
		.text = { .source = source },
		.address = address_of_guide(keep, source->path) };
	page->title_at = page->description_at = page->at;
	document_split(source->text, &front, &front_offset, &body, &page->text.offset);
	page->text.stitched = include_all(keep, diag, source, page->text.offset, files);
	if (page->text.stitched)
		body = page->text.stitched->text;
	look_at_fences(page, scratch, body, '`');
	look_at_fences(page, scratch, body, '~');
	if (page->text.offset <= strlen("\xEF\xBB\xBF")) /* where it starts without front matter */
		page->lost = page->addresses_lost = !check_no_front(diag, source, body);
	if (front.len > 0) {
		struct front_reader reader = { keep, diag, page };
		read_front(&reader,
		    yaml_read_part(scratch, diag, source_pos(source, front_offset), front));
	}
	page->titled = page->title.len > 0;
	if (!page->titled) {
		page->title = document_first_heading(keep, body);
		size_t at = page->title.len > 0 ? str_find(body, page->title, 0) : STR_NONE;
		if (at != STR_NONE && !page->text.stitched) /* else signs of Markdown stand in it */
			page->title_at = source_pos(source, page->text.offset + at);
	}
	if (page->title.len == 0)
		page->title = title_from_path(keep, page->address);
	if (page->label.len == 0)
		page->label = page->title;
	return page;
}

struct str guide_full_text(const struct guide_text *text)
{
	return text->stitched ? text->stitched->text : text->source->text;
}

void pages_add(struct arena *keep, struct pages *pages, struct page *page)
{
	pages->at = arena_room(keep, pages->at, pages->count, &pages->room, sizeof(struct page *));
	page->index = pages->count;
	pages->at[pages->count++] = page;
}

bool page_is_made_up(const struct page *page)
{
	return (page->kind != PAGE_GUIDE && page->kind != PAGE_ELSEWHERE) ||
	    (page->kind == PAGE_GUIDE && page->thing);
}
