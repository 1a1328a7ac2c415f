#include "data/slips.h"

#include "data/shape.h"

static bool is_section(const struct schema_reader *reader, struct str id)
{
	for (size_t i = 0; i < reader->count; i++)
		if (yaml_get(reader->files[i], id))
			return true;
	return false;
}

static const struct yaml *declaration(const struct schema_reader *reader, struct str kind)
{
	const struct yaml *found = NULL;

	for (size_t i = 0; i < reader->count && !found; i++)
		found = yaml_get(yaml_get(reader->files[i], STR("kinds")), kind);
	return found;
}

/* How many keys of the thing are attributes that the kind itself declares. */
static size_t shared_keys(const struct schema_reader *reader, struct str kind, const struct yaml *thing)
{
	const struct yaml *attributes = yaml_get(declaration(reader, kind), STR("attributes"));
	size_t shared = 0;

	for (size_t i = 0; thing && thing->kind == YAML_MAP && i < thing->count; i++)
		shared += attributes && yaml_get(attributes, thing->entries[i].key->text);
	return shared;
}

/* The nearest of the kinds that have no things, or one of whose things this looks more. */
static struct kind *meant_by(
    const struct schema_reader *reader, struct str word, const struct yaml *thing)
{
	const struct map *kinds = &reader->schema->kinds;
	struct near near = near_to(word);

	shape_offer_reserved(&near);
	for (size_t i = 0; i < kinds->count; i++)
		if (!is_section(reader, kinds->at[i].key))
			near_offer(&near, kinds->at[i].key);
	struct kind *meant = map_get(kinds, near.best);
	if (near.best.len > 0 && !meant)
		return NULL; /* a misspelt section of another sort */
	size_t most = meant ? shared_keys(reader, meant->id, thing) : 0;
	for (size_t i = 0; i < kinds->count; i++) {
		size_t shared = shared_keys(reader, kinds->at[i].key, thing);
		if (shared <= most)
			continue;
		most = shared;
		meant = kinds->at[i].value;
	}
	return meant;
}

static void find(struct schema_reader *reader, struct str word, const struct yaml *thing)
{
	struct schema *schema = reader->schema;

	if (word.len == 0 || schema_kind(schema, word))
		return;
	struct kind *meant = meant_by(reader, word, thing);
	if (meant)
		map_put(&schema->slips, word, meant);
}

void slips_find(struct schema_reader *reader)
{
	const struct map *kinds = &reader->schema->kinds;

	for (size_t i = 0; i < reader->count; i++) {
		const struct yaml *file = reader->files[i];
		for (size_t j = 0; file->kind == YAML_MAP && j < file->count; j++) {
			const struct yaml_entry *section = &file->entries[j];
			const struct yaml *things = section->value;
			bool some = things->kind == YAML_MAP && things->count > 0;
			if (!shape_is_reserved(section->key->text))
				find(reader, section->key->text, some ? things->entries[0].value : NULL);
		}
	}
	for (size_t i = 0; i < kinds->count; i++) {
		const struct yaml *is = yaml_get(declaration(reader, kinds->at[i].key), STR("is"));
		if (is && is->kind == YAML_SCALAR)
			find(reader, is->text, NULL);
	}
}
