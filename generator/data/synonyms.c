#include "data/synonyms.h"

#include "base/map.h"
#include "data/list_tail.h"

static bool is_sign(char byte)
{
	return byte > 0 && !(byte >= '0' && byte <= '9') && !(byte >= 'A' && byte <= 'Z') &&
	    !(byte >= 'a' && byte <= 'z');
}

/* Signs part words, so a text with one is several. */
static bool is_one_word(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (is_sign(text.at[i]))
			return false;
	return text.len > 0;
}

static void read_word(struct catalog_reader *reader, struct map *taken, struct synonyms *group,
    const struct yaml *yaml)
{
	struct str word = shape_text_of(reader->diag, yaml, "a synonym");

	if (yaml->kind != YAML_SCALAR)
		return;
	if (!is_one_word(word)) {
		diag_report(reader->diag, DIAG_VALUE_BAD, yaml->at,
		    "the synonym “%.*s” is not one word", STR_ARG(word));
		diag_hint(reader->diag,
		    "“keywords” in the front matter of a guide takes names of several words");
	} else if (map_get(taken, word)) {
		diag_report(reader->diag, DIAG_VALUE_BAD, yaml->at,
		    "the synonym “%.*s” stands here a second time", STR_ARG(word));
		diag_hint(reader->diag, "make one group of all words that mean the same");
	} else {
		map_add(taken, word, (void *)(uintptr_t)word.at);
		group->words[group->count++] = word;
	}
}

static void read_group(struct catalog_reader *reader, struct map *taken, const struct yaml *yaml)
{
	struct config *config = &reader->catalog->config;
	struct synonyms *group = &config->synonyms[config->synonym_count++];

	if (!shape_is_list(reader->diag, yaml, "a group of synonyms"))
		return;
	if (yaml->count < 2) {
		diag_report(reader->diag, DIAG_VALUE_BAD, yaml->at,
		    "a group of synonyms has two words or more");
		return;
	}
	group->words = ARENA_ARRAY(reader->keep, struct str, yaml->count);
	for (size_t i = 0; i < yaml->count; i++)
		read_word(reader, taken, group, yaml->items[i]);
}

void synonyms_read(struct catalog_reader *reader, const struct yaml *yaml)
{
	struct map taken = map_in(reader->keep);

	if (!yaml || !shape_is_list(reader->diag, yaml, "synonyms"))
		return;
	reader->catalog->config.synonyms = ARENA_ARRAY(reader->keep, struct synonyms, yaml->count);
	struct list_tail tail = list_tail_of(reader->diag, yaml);
	for (size_t i = 0; i < yaml->count; i++) {
		read_group(reader, &taken, yaml->items[i]);
		list_tail_pass(&tail);
	}
	list_tail_end(&tail);
}
