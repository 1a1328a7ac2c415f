#include "data/fallen.h"

#include "data/catalog_claims.h"
#include "data/catalog_find.h"
#include "data/catalog_inputs.h"
#include "data/catalog_legend.h"
#include "data/catalog_prices.h"
#include "data/catalog_rates.h"
#include "data/catalog_scenarios.h"
#include "data/catalog_sources.h"
#include "data/catalog_value.h"
#include "data/constants.h"
#include "data/schema_read.h"
#include "data/schema_units.h"
#include "data/yaml_text.h"
#include "number/quantity_literal.h"

static const struct section *const sections[] = {
	&kinds_section,
	&units_section,
	&sources_section,
	&inputs_section,
	&scenarios_section,
	&prices_section,
	&rates_section,
	&claims_section,
	&legend_section,
};

/* How many keys of the mapping are among the words. */
static size_t count_in(const struct yaml *map, const struct str *words, size_t word_count)
{
	size_t count = 0;

	for (size_t i = 0; i < map->count; i++)
		count += str_is_among(map->entries[i].key->text, words, word_count);
	return count;
}

static bool tells(const struct section *section, const struct yaml *map)
{
	return count_in(map, section->keys, section->telling) > 0;
}

static bool has_only_keys_of(const struct section *section, const struct yaml *map)
{
	return count_in(map, section->keys, section->key_count) == map->count;
}

static const struct section *section_called(struct str name)
{
	for (size_t i = 0; i < countof(sections); i++)
		if (str_eq(sections[i]->name, name))
			return sections[i];
	return NULL;
}

/* Of the keys that not every thing has, those that the kind knows (*own) and those that it does not. */
static size_t count_strange(const struct kind *kind, const struct yaml *map, size_t *own)
{
	size_t strange = 0;

	*own = 0;
	for (size_t i = 0; i < map->count; i++) {
		struct str key = map->entries[i].key->text;
		bool known = map_get(&kind->attributes, key) != NULL;
		*own += known;
		strange += !known && !schema_is_thing_key(key);
	}
	return strange;
}

static bool is_slip(const struct kind *kind, const struct yaml *map)
{
	for (size_t i = 0; i < map->count; i++) {
		struct near near = near_to(map->entries[i].key->text);
		if (schema_is_thing_key(near.word) || map_get(&kind->attributes, near.word))
			continue;
		kind_offer_attributes(kind, &near);
		if (near.best.len > 0)
			return true;
	}
	return false;
}

static bool fits_section(const struct section *section, const struct yaml *map)
{
	return tells(section, map) || has_only_keys_of(section, map);
}

/* The kind all of whose things may have these keys; one that has no section in this file comes first. */
static struct str kind_of(const struct schema *schema, const struct yaml *file, const struct yaml *map)
{
	struct str found = STR("");
	size_t own;

	for (size_t i = 0; i < schema->kinds.count; i++) {
		const struct kind *kind = schema->kinds.at[i].value;
		if (count_strange(kind, map, &own) > 0 || own == 0)
			continue;
		if (!yaml_get(file, kind->id))
			return kind->id;
		found = found.len > 0 ? found : kind->id;
	}
	return found;
}

/*
 * One key that is not known may be a slip; several, or one beside none that is known, are another's, and so is one that
 * makes the keys those of a kind whose line lacks.
 */
static bool fits_kind(const struct schema *schema, const struct yaml *file, const struct kind *kind,
    const struct yaml *map)
{
	size_t own, strange = count_strange(kind, map, &own);

	if (strange != 1 || is_slip(kind, map))
		return strange <= 1;
	struct str other = own > 0 ? kind_of(schema, file, map) : STR("");
	return own > 0 && (other.len == 0 || yaml_get(file, other));
}

static bool is_in_a_file(const struct catalog_reader *reader, struct str section)
{
	for (size_t i = 0; i < reader->file_count; i++)
		if (yaml_get(reader->files[i], section))
			return true;
	return false;
}

/* Where no key of a section tells, all of them do, if no file has it. */
static bool must_be_of(
    const struct catalog_reader *reader, const struct section *section, const struct yaml *map)
{
	return section->telling == 0 && map->count > 1 && has_only_keys_of(section, map) &&
	    !is_in_a_file(reader, section->name);
}

/* The section that an element with these keys is of; empty if they do not tell. */
static struct str section_of(
    const struct catalog_reader *reader, const struct yaml *file, const struct yaml *map)
{
	struct str kind = kind_of(reader->catalog->schema, file, map);

	for (size_t i = 0; kind.len == 0 && i < countof(sections); i++)
		if (tells(sections[i], map) || must_be_of(reader, sections[i], map))
			return sections[i]->name;
	return kind;
}

static bool report(struct catalog_reader *reader, struct str what, struct pos at, struct str among,
    struct str meant)
{
	if (what.len == 0 && among.len == 0)
		diag_report(reader->diag, DIAG_KEY_UNKNOWN, at,
		    "this stands in no section, and its keys are those of “%.*s”", STR_ARG(meant));
	else if (what.len == 0)
		diag_report(reader->diag, DIAG_KEY_UNKNOWN, at,
		    "this stands in the section “%.*s”, and its keys are those of “%.*s”",
		    STR_ARG(among), STR_ARG(meant));
	else if (among.len > 0)
		diag_report(reader->diag, DIAG_KEY_UNKNOWN, at,
		    "“%.*s” stands in the section “%.*s”, and its keys are those of “%.*s”",
		    STR_ARG(what), STR_ARG(among), STR_ARG(meant));
	else
		diag_report(reader->diag, DIAG_KEY_UNKNOWN, at,
		    "“%.*s” stands in no section, and its keys are those of “%.*s”", STR_ARG(what),
		    STR_ARG(meant));
	diag_hint(reader->diag, "is the line “%.*s:” gone above it?", STR_ARG(meant));
	diag_tell_alone(reader->diag);
	reader->misses_kinds = str_eq(meant, kinds_section.name);
	return true;
}

static size_t count_own(const struct kind *kind, const struct yaml *map)
{
	size_t own = 0;

	if (map->kind == YAML_MAP)
		count_strange(kind, map, &own);
	return own;
}

/* A thing without anything of its kind, behind one that has what it needs. */
static bool report_bare(struct catalog_reader *reader, const struct kind *kind, const struct yaml *all)
{
	bool needs = false;

	for (size_t i = 0; i < kind->attributes.count; i++) {
		const struct attribute *attribute = kind->attributes.at[i].value;
		needs |= attribute->required && attribute->from.len == 0;
	}
	for (size_t i = 1; needs && all->kind == YAML_MAP && i < all->count; i++) {
		const struct yaml_entry *entry = &all->entries[i];
		if (entry->value->kind != YAML_MAP || count_own(kind, entry->value) > 0 ||
		    count_own(kind, all->entries[i - 1].value) == 0)
			continue;
		diag_report(reader->diag, DIAG_ATTRIBUTE_MISSING, entry->key->at,
		    "“%.*s” has no attribute of a %.*s", STR_ARG(entry->key->text), STR_ARG(kind->id));
		diag_hint(reader->diag,
		    "write them; or is the line above it gone that names another kind?");
		diag_tell_alone(reader->diag);
		return true;
	}
	return false;
}

/* On lines of their own, not in brackets or in a table. */
static bool has_lines(const struct yaml *section)
{
	return section->closed_at == 0 && section->at.in &&
	    !str_ends(section->at.in->path, STR(".csv"));
}

/*
 * The first of a section is left to whoever reads it: the kind of all its things may lack its `is`. Of a kind that could not
 * be read whole it is not known what belongs there.
 */
static bool report_in_section(
    struct catalog_reader *reader, const struct yaml *file, const struct yaml_entry *entry)
{
	const struct schema *schema = reader->catalog->schema;
	const struct section *section = section_called(entry->key->text);
	const struct kind *kind = section ? NULL : schema_kind(schema, entry->key->text);
	const struct yaml *all = entry->value;

	if (!has_lines(all) || (kind && kind->incomplete))
		return false;
	for (size_t i = 0; (section || kind) && i < all->count; i++) {
		const struct yaml *map = all->kind == YAML_MAP ? all->entries[i].value : all->items[i];
		if (map->kind != YAML_MAP ||
		    (section ? fits_section(section, map) : i == 0 || fits_kind(schema, file, kind, map)))
			continue;
		struct str meant = section_of(reader, file, map);
		if (meant.len == 0 || str_eq(meant, entry->key->text))
			continue;
		const struct yaml *key = all->kind == YAML_MAP ? all->entries[i].key : NULL;
		return report(reader, key ? key->text : STR(""), key ? key->at : map->at,
		    entry->key->text, meant);
	}
	return kind && report_bare(reader, kind, all);
}

static bool names_section(const struct schema *schema, struct str word)
{
	return shape_is_reserved(word) || str_eq(word, CONSTANTS_KIND) ||
	    map_get(&schema->kinds, word) || map_get(&schema->former, word);
}

/* Observations, rates or claims, where nothing stands above them. */
static bool report_strange_list(struct catalog_reader *reader, const struct yaml *file)
{
	const struct yaml *first = file->kind == YAML_LIST && file->count > 0 ? file->items[0] : NULL;
	struct str meant = first && first->kind == YAML_MAP ? section_of(reader, file, first) : STR("");

	return meant.len > 0 && report(reader, STR(""), first->at, STR(""), meant);
}

/* What stands under a mistyped word has ids for keys, which are no section's. */
static bool report_strange_section(struct catalog_reader *reader, const struct yaml *file)
{
	const struct schema *schema = reader->catalog->schema;

	for (size_t i = 0; file->kind == YAML_MAP && i < file->count; i++) {
		const struct yaml_entry *entry = &file->entries[i];
		if (entry->value->kind != YAML_MAP || names_section(schema, entry->key->text))
			continue;
		struct str meant = section_of(reader, file, entry->value);
		if (meant.len > 0)
			return report(reader, entry->key->text, entry->key->at, STR(""), meant);
	}
	return false;
}

static bool report_strange_element(struct catalog_reader *reader, const struct yaml *file)
{
	for (size_t i = 0; file->kind == YAML_MAP && i < file->count; i++)
		if (report_in_section(reader, file, &file->entries[i]))
			return true;
	return false;
}

static bool report_first(struct catalog_reader *reader,
    bool (*report_in)(struct catalog_reader *reader, const struct yaml *file))
{
	for (size_t i = 0; i < reader->file_count; i++)
		if (report_in(reader, reader->files[i]))
			return true;
	return false;
}

bool fallen_report(struct catalog_reader *reader)
{
	return report_first(reader, report_strange_list) ||
	    report_first(reader, report_strange_section) ||
	    report_first(reader, report_strange_element);
}

/* --- by numbers ------------------------------------------------------------------------------- */

/* Whether a number is written here that the attribute can have (*fits) or cannot; false where none is. */
static bool tells_unit(const struct catalog_reader *reader, struct arena *scratch,
    const struct attribute *attribute, const struct yaml *value, bool *fits)
{
	const struct yaml *sourced = yaml_get(value, STR("value"));
	struct quantity_mistake ignored = { .near = NULL };
	struct quantity quantity;

	value = sourced ? sourced : value;
	if (value->kind != YAML_SCALAR || !attribute->sound || attribute->type != ATTRIBUTE_QUANTITY ||
	    !quantity_parse(reader->catalog->units, scratch, value->text, &quantity, &ignored))
		return false;
	*fits = attribute_takes_unit(reader->catalog, scratch, attribute, quantity.unit);
	return true;
}

/* Whether the kind knows all these keys, and its attributes can have all numbers; how many of these there are. */
static bool takes_values(const struct catalog_reader *reader, struct arena *scratch,
    const struct kind *kind, const struct yaml *map, size_t *numbers)
{
	bool fits = true;
	size_t own;

	*numbers = 0;
	if (count_strange(kind, map, &own) > 0)
		return false;
	for (size_t i = 0; fits && i < map->count; i++) {
		const struct attribute *attribute =
		    map_get(&kind->attributes, map->entries[i].key->text);
		*numbers += attribute &&
		    tells_unit(reader, scratch, attribute, map->entries[i].value, &fits);
	}
	return fits;
}

static bool takes_numbers(const struct catalog_reader *reader, struct arena *scratch,
    const struct kind *kind, const struct yaml *map)
{
	size_t numbers;

	return takes_values(reader, scratch, kind, map, &numbers) && numbers > 0;
}

/* The kind without a section in this file whose numbers these are; NULL if there is none. */
static const struct kind *kind_by_numbers(const struct catalog_reader *reader,
    const struct yaml *file, const struct kind *own, const struct yaml *map)
{
	const struct map *kinds = &reader->catalog->schema->kinds;
	struct arena *scratch = arena_new();
	bool fits = takes_numbers(reader, scratch, own, map);
	const struct kind *meant = NULL;

	for (size_t i = 0; !fits && !meant && i < kinds->count; i++) {
		const struct kind *kind = kinds->at[i].value;
		if (!yaml_get(file, kind->id) && takes_numbers(reader, scratch, kind, map))
			meant = kind;
	}
	arena_free(scratch);
	return meant;
}

/* The entry behind others in a section of the file that is this mapping; NULL if it is in none. */
static const struct yaml_entry *find_entry(
    const struct yaml *file, const struct yaml *map, struct str *section)
{
	for (size_t i = 0; file->kind == YAML_MAP && i < file->count; i++) {
		const struct yaml *all = file->entries[i].value;
		*section = file->entries[i].key->text;
		for (size_t k = 1; all->kind == YAML_MAP && has_lines(all) && k < all->count; k++)
			if (all->entries[k].value == map)
				return &all->entries[k];
	}
	return NULL;
}

void fallen_report_thing(struct catalog_reader *reader, const struct thing *thing, const struct yaml *map)
{
	for (size_t i = 0; i < reader->file_count; i++) {
		const struct yaml *file = reader->files[i];
		struct str section;
		if (file->at.in != map->at.in)
			continue;
		const struct yaml_entry *entry = find_entry(file, map, &section);
		const struct kind *meant =
		    entry ? kind_by_numbers(reader, file, thing->kind, map) : NULL;
		if (!meant)
			continue;
		diag_report(reader->diag, DIAG_UNIT_MISMATCH, entry->key->at,
		    "“%.*s” stands in the section “%.*s”, and its numbers are those of “%.*s”",
		    STR_ARG(entry->key->text), STR_ARG(section), STR_ARG(meant->id));
		diag_hint(reader->diag, "is the line “%.*s:” gone above it?", STR_ARG(meant->id));
		diag_tell_alone(reader->diag);
		return;
	}
}

/* --- by what stands above --------------------------------------------------------------------- */

/* A line of a text, counted from 1, and its first byte. */
struct line {
	struct str text;
	uint32_t number;
	size_t start;
};

/* Elements come in the order of their lines; an alias of one goes back. */
static void go_to_line(struct line *line, uint32_t number)
{
	if (number < line->number)
		*line = (struct line){ line->text, 1, 0 };
	while (line->number < number) {
		size_t end = str_find_byte(line->text, '\n', line->start);
		line->start = end == STR_NONE ? line->text.len : end + 1;
		line->number++;
	}
}

/* The last line above this one that is no comment is empty. */
static bool is_set_apart(const struct line *line)
{
	struct str text = line->text;

	for (size_t start = line->start; start > 0;) {
		size_t end = start - 1;
		start = yaml_line_above(text, start);
		struct str above = str_trim(str_sub(text, start, end));
		if (above.len == 0 || above.at[0] != '#')
			return above.len == 0;
	}
	return false;
}

/* An element of a file, and the section that it stands in. */
struct element {
	const struct yaml_entry *entry, *section;
};

/* The only one that is set apart from those above it in its section; false if there are several, or none. */
static bool find_set_apart(const struct yaml *file, struct element *found)
{
	struct line line = { file->at.in ? file->at.in->text : STR(""), 1, 0 };

	found->entry = NULL;
	for (size_t i = 0; file->kind == YAML_MAP && i < file->count; i++) {
		const struct yaml *all = file->entries[i].value;
		bool is_map = all->kind == YAML_MAP;
		for (size_t k = 1; has_lines(all) && k < all->count; k++) {
			go_to_line(&line, (is_map ? all->entries[k].key : all->items[k])->at.line);
			if (!is_set_apart(&line))
				continue;
			if (found->entry || !is_map)
				return false;
			*found = (struct element){ &all->entries[k], &file->entries[i] };
		}
	}
	return found->entry != NULL;
}

static bool has_required(const struct kind *kind, const struct yaml *map)
{
	for (size_t i = 0; i < kind->attributes.count; i++) {
		const struct attribute *attribute = kind->attributes.at[i].value;
		if (attribute->required && attribute->from.len == 0 && !yaml_get(map, attribute->id))
			return false;
	}
	return true;
}

/* A kind without a section in this file that this may be a thing of; NULL if there is none. */
static const struct kind *other_kind_of(
    const struct catalog_reader *reader, const struct yaml *file, const struct yaml *map)
{
	const struct map *kinds = &reader->catalog->schema->kinds;
	struct arena *scratch = arena_new();
	const struct kind *other = NULL;
	size_t numbers;

	for (size_t i = 0; !other && i < kinds->count; i++) {
		const struct kind *kind = kinds->at[i].value;
		if (!yaml_get(file, kind->id) && has_required(kind, map) &&
		    takes_values(reader, scratch, kind, map, &numbers))
			other = kind;
	}
	arena_free(scratch);
	return other;
}

/* A thing behind an empty line, where no other is, without anything of its kind, or with what another kind has as well. */
static void doubt(struct catalog_reader *reader, const struct yaml *file)
{
	struct element element = { NULL, NULL };
	const struct kind *kind = NULL, *other = NULL;

	if (find_set_apart(file, &element))
		kind = schema_kind(reader->catalog->schema, element.section->key->text);
	if (kind && element.entry->value->kind == YAML_MAP)
		other = other_kind_of(reader, file, element.entry->value);
	if (!other)
		return;
	struct str name = element.entry->key->text;
	bool bare = count_own(kind, element.entry->value) == 0;
	if (bare && count_own(kind, element.section->value->entries[0].value) == 0)
		return;
	if (bare)
		diag_report(reader->diag, DIAG_KIND_DOUBTED, element.entry->key->at,
		    "“%.*s” stands apart, and has no attribute of its kind, “%.*s”", STR_ARG(name),
		    STR_ARG(kind->id));
	else
		diag_report(reader->diag, DIAG_KIND_DOUBTED, element.entry->key->at,
		    "“%.*s” stands apart in the section “%.*s”, and its keys are also those of “%.*s”",
		    STR_ARG(name), STR_ARG(kind->id), STR_ARG(other->id));
	diag_hint(reader->diag,
	    "is the line gone above it that names another kind? if not, take the empty line out");
}

void fallen_doubt(struct catalog_reader *reader)
{
	for (size_t i = 0; i < reader->file_count; i++)
		doubt(reader, reader->files[i]);
}
