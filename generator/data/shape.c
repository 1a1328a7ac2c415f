#include "data/shape.h"

#include "base/ascii.h"
#include "base/url.h"
#include "data/list_tail.h"

#include <stdio.h>

/* The data of a page was, without a mistake: its engine says nothing about keys and days. */
#ifdef RIGBOOK_IN_PAGE
#define READ_BEFORE true
#else
#define READ_BEFORE false
#endif

static const struct str reserved_keys[] = {
	STR_INIT("kinds"),
	STR_INIT("units"),
	STR_INIT("sources"),
	STR_INIT("prices"),
	STR_INIT("rates"),
	STR_INIT("claims"),
	STR_INIT("legend"),
	STR_INIT("inputs"),
	STR_INIT("scenarios"),
};

static const struct str formula_words[] = {
	STR_INIT("and"),
	STR_INIT("or"),
	STR_INIT("not"),
	STR_INIT("is"),
	STR_INIT("in"),
	STR_INIT("where"),
	STR_INIT("true"),
	STR_INIT("false"),
	STR_INIT("known"),
	STR_INIT("unknown"),
	STR_INIT("if"),
};

bool shape_is_reserved(struct str key)
{
	return str_is_among(key, reserved_keys, countof(reserved_keys));
}

void shape_offer_reserved(struct near *near)
{
	for (size_t i = 0; i < countof(reserved_keys); i++)
		near_offer(near, reserved_keys[i]);
}

static bool is_kind(struct diag *diag, const struct yaml *yaml, enum yaml_kind kind,
    const char *what, const char *wanted)
{
	if (yaml->kind == kind || yaml_is_empty(yaml))
		return true;
	diag_report(diag, DIAG_VALUE_SHAPE, yaml->at, "%s must be %s, not %s", what, wanted,
	    yaml_kind_name(yaml));
	return false;
}

bool shape_is_map(struct diag *diag, const struct yaml *yaml, const char *what)
{
	return is_kind(diag, yaml, YAML_MAP, what, "a mapping");
}

bool shape_is_list(struct diag *diag, const struct yaml *yaml, const char *what)
{
	return is_kind(diag, yaml, YAML_LIST, what, "a list");
}

void shape_repeated(struct diag *diag, const struct yaml *map, unsigned lost)
{
	for (size_t i = 0; map && map->repeated && i < map->repeated->count; i++) {
		diag_name_taken(diag, map->repeated->keys[i]->text);
		diag_add_lost(diag, lost);
	}
}

/* What others call the keys that several mappings have. */
static const struct {
	struct str word, key;
} elsewhere[] = {
	{ STR_INIT("src"), STR_INIT("source") },
	{ STR_INIT("ref"), STR_INIT("source") },
	{ STR_INIT("reference"), STR_INIT("source") },
	{ STR_INIT("date"), STR_INIT("on") },
	{ STR_INIT("day"), STR_INIT("on") },
	{ STR_INIT("when"), STR_INIT("on") },
	{ STR_INIT("vendor"), STR_INIT("seller") },
	{ STR_INIT("shop"), STR_INIT("seller") },
	{ STR_INIT("thing"), STR_INIT("item") },
	{ STR_INIT("product"), STR_INIT("item") },
	{ STR_INIT("amount"), STR_INIT("price") },
	{ STR_INIT("amount"), STR_INIT("value") },
	{ STR_INIT("cost"), STR_INIT("price") },
	{ STR_INIT("link"), STR_INIT("url") },
	{ STR_INIT("href"), STR_INIT("url") },
	{ STR_INIT("author"), STR_INIT("producer") },
	{ STR_INIT("publisher"), STR_INIT("producer") },
	{ STR_INIT("comment"), STR_INIT("note") },
	{ STR_INIT("label"), STR_INIT("name") },
	{ STR_INIT("expression"), STR_INIT("formula") },
	{ STR_INIT("expr"), STR_INIT("formula") },
	{ STR_INIT("parameters"), STR_INIT("given") },
	{ STR_INIT("enum"), STR_INIT("one_of") },
	{ STR_INIT("values"), STR_INIT("one_of") },
};

void shape_settle_elsewhere(
    struct near *near, const struct yaml *map, const struct str *known, size_t count)
{
	for (size_t i = 0; !READ_BEFORE && i < countof(elsewhere); i++)
		if (str_eq(near->word, elsewhere[i].word) && !yaml_get(map, elsewhere[i].key) &&
		    str_is_among(elsewhere[i].key, known, count))
			near_settle(near, elsewhere[i].key);
}

bool shape_keys(struct diag *diag, const struct yaml *map, const struct str *known, size_t count)
{
	struct list_tail tail = list_tail_of(diag, map);
	bool good = true;

	for (size_t i = 0; map->kind == YAML_MAP && i < map->count; i++) {
		const struct yaml_entry *entry = &map->entries[i];
		list_tail_pass(&tail);
		if (str_is_among(entry->key->text, known, count))
			continue;
		struct near near = near_to(entry->key->text);
		for (size_t j = 0; j < count; j++)
			near_offer(&near, known[j]);
		shape_settle_elsewhere(&near, map, known, count);
		yaml_report_unknown_key(diag, map, entry, &near);
		diag_independent(diag);
		good &= yaml_mend_key(map, entry, near.best);
	}
	list_tail_pass(&tail);
	list_tail_end(&tail);
	return good;
}

bool shape_is_mistyped(struct str written, struct str word)
{
	struct near near = near_to(written);

	near_offer(&near, word);
	return near.best.len > 0;
}

bool shape_has_mistyped(const struct yaml *map, struct str key)
{
	for (size_t i = 0; map->kind == YAML_MAP && i < map->count; i++)
		if (shape_is_mistyped(map->entries[i].key->text, key))
			return true;
	return false;
}

const struct yaml *shape_need(struct diag *diag, const struct yaml *map, struct str key, const char *what)
{
	const struct yaml *yaml = yaml_get(map, key);

	if (yaml && !yaml_is_empty(yaml))
		return yaml;
	if (!yaml && shape_has_mistyped(map, key))
		return NULL;
	diag_report(diag, DIAG_KEY_MISSING, map->at, "%s needs “%.*s”", what, STR_ARG(key));
	return NULL;
}

bool shape_has_all(struct diag *diag, const struct yaml *map, const struct str *keys, size_t count,
    const char *what)
{
	char names[256];
	size_t missing = 0, len = 0;

	for (size_t i = 0; i < count; i++) {
		const struct yaml *yaml = yaml_get(map, keys[i]);
		if ((yaml && !yaml_is_empty(yaml)) || shape_has_mistyped(map, keys[i]))
			continue;
		int put = snprintf(names + len, sizeof(names) - len, "%s“%.*s”",
		    missing > 0 ? ", " : "", STR_ARG(keys[i]));
		len += put > 0 && (size_t)put < sizeof(names) - len ? (size_t)put : 0;
		missing++;
	}
	if (missing > 1)
		diag_report(diag, DIAG_KEY_MISSING, map->at, "%s needs %.*s", what, (int)len, names);
	return missing <= 1;
}

struct str shape_text_of(struct diag *diag, const struct yaml *yaml, const char *what)
{
	if (yaml->kind == YAML_SCALAR)
		return yaml->text;
	diag_report(diag, DIAG_VALUE_SHAPE, yaml->at, "%s must be a text, not %s", what,
	    yaml_kind_name(yaml));
	return STR("");
}

struct str shape_text(struct diag *diag, const struct yaml *map, struct str key)
{
	const struct yaml *yaml = yaml_get(map, key);

	if (!yaml || yaml->kind == YAML_SCALAR)
		return yaml ? yaml->text : STR("");
	diag_report(diag, DIAG_VALUE_SHAPE, yaml->at, "“%.*s” must be a text, not %s", STR_ARG(key),
	    yaml_kind_name(yaml));
	return STR("");
}

struct str shape_note(struct diag *diag, const struct yaml *map)
{
	struct str text = shape_text(diag, map, STR("note")), open = STR("{{");

	for (size_t at = str_find(text, open, 0); at != STR_NONE; at = str_find(text, open, at + 1)) {
		if (!str_starts(str_trim(str_sub(text, at + open.len, text.len)), STR("require ")))
			continue;
		diag_report(diag, DIAG_GUARD_LITERAL, yaml_pos_at(yaml_get(map, STR("note")), at),
		    "this guard is never checked, because it stands in a text of the data");
		diag_hint(diag, "write it into a guide, or into the note of a thing");
	}
	return text;
}

struct str shape_need_text(struct diag *diag, const struct yaml *map, struct str key, const char *what)
{
	return shape_need(diag, map, key, what) ? shape_text(diag, map, key) : STR("");
}

static void report_date(struct diag *diag, const struct yaml *yaml)
{
	struct date meant;

	if (!READ_BEFORE && date_is_shaped(yaml->text)) {
		diag_report(diag, DIAG_DATE_BAD, yaml->at, "there is no day %.*s", STR_ARG(yaml->text));
		return;
	}
	diag_report(diag, DIAG_DATE_BAD, yaml->at, "“%.*s” is not a day written YYYY-MM-DD",
	    STR_ARG(yaml->text));
	if (READ_BEFORE)
		return;
	struct arena *scratch = arena_new();
	if (date_guess(yaml->text, &meant))
		diag_hint(diag, "write it so: %.*s", STR_ARG(date_iso(scratch, meant)));
	else if (str_is_in_words(yaml->text, "today Today TODAY now yesterday tomorrow heute gestern"))
		diag_hint(diag, "write the day itself: data stays as it is when the next one comes");
	else if (date_guess_first(yaml->text, &meant))
		diag_hint(diag, "a day has three parts: write %.*s if no other is known",
		    STR_ARG(date_iso(scratch, meant)));
	arena_free(scratch);
}

struct str shape_url(struct diag *diag, const struct yaml *map, struct str key)
{
	struct str text = shape_text(diag, map, key);

#ifdef DIAG_SILENT /* it was an address when the site was built */
	return text;
#else
	if (text.len == 0)
		return text;
	struct pos at = yaml_get(map, key)->at;
	bool has_scheme = url_kind(text) == URL_ELSEWHERE && !str_starts(text, STR("//"));
	if (has_scheme)
		return text;
	if (!url_report(diag, DIAG_VALUE_BAD, at, text)) {
		diag_report(diag, DIAG_VALUE_BAD, at,
		    "“%.*s” is no address elsewhere: it has no scheme", STR_ARG(key));
		diag_hint(diag, "write https://…");
	}
	return STR("");
#endif
}

struct date shape_date_of(struct diag *diag, const struct yaml *yaml)
{
	struct date date = DATE_NONE;

	if (yaml->kind != YAML_SCALAR)
		diag_report(diag, DIAG_VALUE_SHAPE, yaml->at,
		    "a date must be written YYYY-MM-DD, not as %s", yaml_kind_name(yaml));
	else if (!date_parse(yaml->text, &date))
		report_date(diag, yaml);
	return date;
}

struct date shape_date(struct diag *diag, const struct yaml *map, struct str key)
{
	const struct yaml *yaml = yaml_get(map, key);

	return yaml ? shape_date_of(diag, yaml) : DATE_NONE;
}

bool shape_truth(struct diag *diag, const struct yaml *map, struct str key)
{
	const struct yaml *yaml = yaml_get(map, key);

	if (!yaml)
		return false;
	bool yes = yaml->kind == YAML_SCALAR && str_eq(yaml->text, STR("true"));
	if (!yes && !(yaml->kind == YAML_SCALAR && str_eq(yaml->text, STR("false"))))
		diag_report(
		    diag, DIAG_VALUE_SHAPE, yaml->at, "“%.*s” must be true or false", STR_ARG(key));
	return yes;
}

bool shape_is_cut(const struct yaml *map, const struct yaml_entry *entry)
{
	return entry + 1 < map->entries + map->count && yaml_looks_like_split_number(map, entry + 1);
}

bool shape_is_cut_formula(const struct yaml *map, const struct yaml *value)
{
	for (size_t i = 0; i + 1 < map->count; i++)
		if (map->entries[i].value == value)
			return str_find_byte(map->entries[i + 1].key->text, ')', 0) != STR_NONE;
	return false;
}

/* Where the last byte stands tells how the ones before it were typed. */
static enum formula_columns columns_of(const struct yaml *yaml)
{
	struct pos start = yaml_pos_at(yaml, 0), end = yaml_pos_at(yaml, yaml->text.len);
	size_t escapes = 0;

	for (size_t i = 0; i < yaml->text.len; i++)
		escapes += yaml->text.at[i] == '"' || yaml->text.at[i] == '\\';
	if (pos_cmp(end, pos_after(start, yaml->text.len)) == 0)
		return FORMULA_EXACT;
	return pos_cmp(end, pos_after(start, yaml->text.len + escapes)) == 0 ? FORMULA_ESCAPED
									     : FORMULA_AT_START;
}

const struct formula *shape_formula(
    struct arena *keep, struct diag *diag, const struct units *units, const struct yaml *yaml)
{
	if (yaml->kind != YAML_SCALAR) {
		diag_report(diag, DIAG_VALUE_SHAPE, yaml->at, "a formula must be a text, not %s",
		    yaml_kind_name(yaml));
		diag_hint(diag, "put the formula in quotes");
		return NULL;
	}
	return formula_parse(keep, diag, units,
	    (struct formula_text){ yaml->text, yaml_pos_at(yaml, 0), columns_of(yaml) });
}

static bool is_identifier(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		char c = s.at[i];
		bool letter = ascii_is_letter(c) || c == '_';
		if (!letter && !(i > 0 && ascii_is_digit(c)))
			return false;
	}
	return s.len > 0;
}

bool shape_is_id(struct diag *diag, const struct yaml *key)
{
	struct str id = key->text;

	if (!is_identifier(id)) {
		diag_report(diag, DIAG_ID_BAD, key->at, "“%.*s” is not an id", STR_ARG(id));
		diag_hint(diag, "an id is letters, digits and underscores, with a letter first");
		return false;
	}
	if (str_is_among(id, formula_words, countof(formula_words))) {
		diag_report(diag, DIAG_ID_BAD, key->at,
		    "“%.*s” is a word of formulas and cannot be an id", STR_ARG(id));
		return false;
	}
	return true;
}

struct str shape_name_of_id(struct arena *keep, struct str id)
{
	char *at = arena_copy(keep, id.at, id.len);

	for (size_t i = 0; i < id.len; i++)
		at[i] = at[i] == '_' ? ' ' : at[i];
	if (id.len && at[0] >= 'a' && at[0] <= 'z')
		at[0] = (char)(at[0] - 'a' + 'A');
	return (struct str){ at, id.len };
}

struct str shape_slug(struct arena *keep, struct str id)
{
	char *at = arena_copy(keep, id.at, id.len);

	for (size_t i = 0; i < id.len; i++)
		at[i] = at[i] == '_' ? '-' : at[i];
	return (struct str){ at, id.len };
}
