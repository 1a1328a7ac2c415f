#include "site/words_file.h"

#include "base/language.h"
#include "base/near.h"
#include "base/source_file.h"
#include "base/utf8.h"
#include "data/shape.h"
#include "data/yaml_read.h"

/* A word in the language of the site, or in English as long as the language has none. */
struct entry {
	struct str text, one;
	struct str english; /* its text, whose placeholders others may have */
	bool translated;
};

struct words_file {
	struct language words;
	struct map entries; /* key -> struct entry, in the order of the English file */
};

struct loading {
	struct arena *keep;
	struct diag *diag;
	struct str dir;
	const struct walk *walk;
	struct words_file *file;
	bool english; /* the file being read is the reference */
};

/* --- one file --------------------------------------------------------------------------------- */

static bool is_name(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!((text.at[i] >= 'a' && text.at[i] <= 'z') || text.at[i] == '_'))
			return false;
	return text.len > 0;
}

/* The next {name} from *at on; empty when there is none. */
static struct str next_placeholder(struct str text, size_t *at)
{
	while (*at < text.len) {
		size_t open = str_find_byte(text, '{', *at), close;
		if (open == STR_NONE || (close = str_find_byte(text, '}', open)) == STR_NONE)
			break;
		*at = open + 1;
		if (is_name(str_sub(text, open + 1, close)))
			return str_sub(text, open, close + 1);
	}
	return STR("");
}

static bool check_placeholders(struct loading *loading, const struct yaml *yaml, struct str english)
{
	size_t at = 0;

	for (struct str name = next_placeholder(yaml->text, &at); name.len > 0;
	     name = next_placeholder(yaml->text, &at)) {
		if (str_find(english, name, 0) != STR_NONE)
			continue;
		diag_report(loading->diag, DIAG_VALUE_BAD, yaml_pos_at(yaml, at - 1),
		    "%.*s is not known in this sentence", STR_ARG(name));
		diag_hint(loading->diag, "in English it is “%.*s”", STR_ARG(english));
		return false;
	}
	return true;
}

/* What the English text fills in has to be somewhere in the other: a number must not get lost. */
static bool check_complete(struct loading *loading, const struct yaml *yaml, struct str english)
{
	size_t at = 0;

	for (struct str name = next_placeholder(english, &at); name.len > 0;
	     name = next_placeholder(english, &at)) {
		if (str_find(yaml->text, name, 0) != STR_NONE)
			continue;
		diag_report(loading->diag, DIAG_VALUE_BAD, yaml->at,
		    "%.*s is missing in this sentence", STR_ARG(name));
		diag_hint(loading->diag, "in English it is “%.*s”", STR_ARG(english));
		return false;
	}
	return true;
}

/* Words that are no words but say how others, or numbers, are written. */
static bool check_manner(struct loading *loading, struct str key, const struct yaml *yaml)
{
	static const struct str rules = STR_INIT(" one up-to-one none "),
				starts = STR_INIT("123456789");
	struct str text = yaml->text;

	if (str_eq(key, word_key(WORD_PLURAL))) {
		struct str wanted = STR_JOIN(loading->keep, STR(" "), text, STR(" "));
		if (text.len > 0 && str_find(rules, wanted, 0) != STR_NONE)
			return true;
		diag_report(
		    loading->diag, DIAG_VALUE_BAD, yaml->at, "“plural” is one, up-to-one or none");
	} else if (str_eq(key, word_key(WORD_GROUPED_FROM))) {
		if (text.len == 1 && str_find(starts, text, 0) != STR_NONE)
			return true;
		diag_report(loading->diag, DIAG_VALUE_BAD, yaml->at,
		    "this is how many digits a number has before it is grouped: 4, or 5");
	} else if (str_eq(key, word_key(WORD_DECIMAL)) || str_eq(key, word_key(WORD_GROUP))) {
		size_t end = 0;
		if (text.len > 0 && utf8_next(text, &end) > 0 && end == text.len &&
		    !(text.at[0] >= '0' && text.at[0] <= '9'))
			return true;
		diag_report(loading->diag, DIAG_VALUE_BAD, yaml->at, "this is one sign, as in 1,234.5");
	} else {
		return true;
	}
	return false;
}

/* The text for many, and for one where it differs. */
static bool read_forms(
    struct loading *loading, const struct yaml *yaml, struct str english, struct entry *out)
{
	static const struct str forms[] = { STR_INIT("one"), STR_INIT("other") };
	const struct yaml *one = yaml_get(yaml, forms[0]), *other = yaml;

	if (yaml->kind == YAML_MAP) {
		shape_keys(loading->diag, yaml, forms, countof(forms));
		other = shape_need(loading->diag, yaml, forms[1], "a word for several things");
	}
	if (!other)
		return false;
	out->text = shape_text_of(loading->diag, other, "a word");
	out->one = one ? shape_text_of(loading->diag, one, "a word") : STR("");
	if (loading->english)
		return true;
	return check_placeholders(loading, other, english) && check_complete(loading, other, english) &&
	    (!one || check_placeholders(loading, one, english));
}

static void report_unknown(struct loading *loading, const struct yaml_entry *entry)
{
	struct near near = near_to(entry->key->text);

	for (size_t i = 0; i < loading->file->entries.count; i++)
		near_offer(&near, loading->file->entries.at[i].key);
	diag_report(loading->diag, DIAG_KEY_UNKNOWN, entry->key->at, "there is no word “%.*s”",
	    STR_ARG(entry->key->text));
	if (!diag_hint_nearest(loading->diag, &near))
		diag_hint(loading->diag, "templates/words/en.yaml has all words");
}

static void read_entry(struct loading *loading, const struct yaml_entry *entry)
{
	struct map *entries = &loading->file->entries;
	struct entry *known = map_get(entries, entry->key->text), read;

	if (!known && !loading->english) {
		report_unknown(loading, entry);
		return;
	}
	read = known ? *known : (struct entry){ .english = STR("") };
	if (!read_forms(loading, entry->value, read.english, &read) ||
	    !check_manner(loading, entry->key->text, entry->value)) {
		if (known)
			known->translated = true; /* nor is it missing */
		return;
	}
	read.translated = true;
	if (loading->english && !known)
		read.english = read.text;
	map_put(entries, entry->key->text, arena_copy(loading->keep, &read, sizeof(read)));
}

static void read_file(struct loading *loading, const struct walk_file *file)
{
	struct str root = walk_root(loading->dir, file->path);
	const struct yaml *yaml = NULL;

	const struct source *source =
	    source_load(loading->keep, loading->diag, root, file->path, SOURCE_MOST);
	if (source)
		yaml = yaml_read(loading->keep, loading->diag, source);
	if (!yaml || !shape_is_map(loading->diag, yaml, "a words file"))
		return;
	for (size_t i = 0; i < yaml->count; i++)
		read_entry(loading, &yaml->entries[i]);
}

/* Reads what there is under a name: first what came with the program. */
static bool read_named(struct loading *loading, struct str name)
{
	struct str path = str_print(loading->keep, "templates/words/%.*s.yaml", STR_ARG(name));
	bool found = false;

	for (int from_site = 0; from_site < 2; from_site++) {
		for (size_t i = 0; i < loading->walk->words.count; i++) {
			const struct walk_file *file = &loading->walk->words.at[i];
			if (!str_eq(file->name, path) ||
			    str_eq(file->name, file->path) != (from_site == 1))
				continue;
			read_file(loading, file);
			found = true;
		}
	}
	return found;
}

/* --- all of them ------------------------------------------------------------------------------ */

/* The words that C prints, as far as no English file has them: sites with old templates have none. */
static void add_builtin(struct loading *loading)
{
	struct language english = words_english();

	for (size_t i = 0; i < WORD_COUNT; i++) {
		struct entry entry = { english.text[i], english.one[i], english.text[i], true };
		map_put(&loading->file->entries, word_key((enum word_id)i),
		    arena_copy(loading->keep, &entry, sizeof(entry)));
	}
}

static void forget_translations(struct loading *loading)
{
	struct map *entries = &loading->file->entries;

	for (size_t i = 0; i < entries->count; i++)
		((struct entry *)entries->at[i].value)->translated = false;
}

/* Lists at most so many of what is missing. */
#define MISSING_MOST 8

static void report_missing(struct loading *loading, struct str language, struct pos at)
{
	struct map *entries = &loading->file->entries;
	struct buf names = buf_in(loading->keep, BUF_MOST);
	size_t count = 0;

	for (size_t i = 0; i < entries->count; i++) {
		if (((const struct entry *)entries->at[i].value)->translated)
			continue;
		if (count++ < MISSING_MOST)
			buf_print(&names, "%s%.*s", count > 1 ? ", " : "", STR_ARG(entries->at[i].key));
	}
	if (count == 0)
		return;
	diag_report(loading->diag, DIAG_WORDS_MISSING, at,
	    "%zu of the site's own words are missing in “%.*s” and stand in English: %.*s%s", count,
	    STR_ARG(language), STR_ARG(buf_str(&names)), count > MISSING_MOST ? " …" : "");
	diag_hint(loading->diag, "write them into templates/words/%.*s.yaml", STR_ARG(language));
}

/* False when no file has any word of the language. */
static bool read_language(struct loading *loading, struct str language)
{
	size_t dash = str_find_byte(language, '-', 0);
	bool found = false;

	if (dash != STR_NONE)
		found = read_named(loading, str_sub(language, 0, dash));
	return read_named(loading, language) || found;
}

static void fill_words(struct words_file *file, bool foreign)
{
	file->words = words_english();
	file->words.foreign = foreign;
	for (size_t i = 0; i < WORD_COUNT; i++) {
		const struct entry *entry = map_get(&file->entries, word_key((enum word_id)i));
		file->words.text[i] = entry->text;
		file->words.one[i] = entry->one;
	}
	file->words.plural = plural_rule_of(file->words.text[WORD_PLURAL]);
}

static bool is_language(struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];
		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
			c == '-'))
			return false;
	}
	return text.len > 0;
}

const struct words_file *words_file_read(struct arena *keep, struct diag *diag, struct str dir,
    const struct walk *walk, const struct yaml *language)
{
	struct words_file *file = ARENA_NEW(keep, struct words_file);
	struct loading loading = { keep, diag, dir, walk, file, true };

	file->entries = map_in(keep);
	add_builtin(&loading);
	read_named(&loading, STR("en"));
	loading.english = false;
	struct str name = language && language->kind == YAML_SCALAR ? language->text : STR("");
	bool foreign = is_language(name) && !str_eq(name, STR("en")) && !str_starts(name, STR("en-"));
	if (is_language(name) && !str_eq(name, STR("en"))) {
		if (foreign)
			forget_translations(&loading);
		read_language(&loading, name);
		report_missing(&loading, name, language->at);
	}
	fill_words(file, foreign);
	return file;
}

const struct language *words_of_file(const struct words_file *file)
{
	return &file->words;
}

struct str words_english_of(const struct words_file *file, struct str key)
{
	const struct entry *entry = map_get(&file->entries, key);

	return entry ? entry->english : STR("");
}

/* --- as templates ----------------------------------------------------------------------------- */

static void put_escaped(struct buf *out, char c)
{
	switch (c) {
	case '&':
		buf_put(out, STR("&amp;"));
		break;
	case '<':
		buf_put(out, STR("&lt;"));
		break;
	case '>':
		buf_put(out, STR("&gt;"));
		break;
	case '"':
		buf_put(out, STR("&quot;"));
		break;
	default:
		buf_put_byte(out, c);
	}
}

/* "aged {most} days" as a template: aged {{most}} days */
static struct str template_of(struct arena *keep, struct str text, bool filled_elsewhere)
{
	struct buf out = buf_in(keep, BUF_MOST);
	size_t at = 0, copied = 0;

	for (struct str name = next_placeholder(text, &at); !filled_elsewhere && name.len > 0;
	     name = next_placeholder(text, &at)) {
		for (; copied < at - 1; copied++)
			put_escaped(&out, text.at[copied]);
		buf_print(&out, "{%.*s}", STR_ARG(name));
		copied += name.len;
	}
	for (; copied < text.len; copied++)
		put_escaped(&out, text.at[copied]);
	return buf_str(&out);
}

void words_add(const struct words_file *file, struct mustache_set *set, struct diag *diag)
{
	struct arena *keep = file->entries.arena;

	for (size_t i = 0; i < file->entries.count; i++) {
		struct str key = file->entries.at[i].key;
		const struct entry *entry = file->entries.at[i].value;
		enum word_id of_c;
		bool filled_elsewhere = str_starts(key, STR("script-")) || word_find(key, &of_c);
		struct str text = template_of(keep, entry->text, filled_elsewhere);
		struct str path = STR_JOIN(keep, STR("templates/words/"), key);
		mustache_add(
		    set, diag, STR_JOIN(keep, STR("words."), key), source_new(keep, path, text));
	}
}
