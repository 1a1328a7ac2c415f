#include "live/frozen_words.h"

#define FOREIGN STR("foreign")

static const struct yaml *text_node(struct arena *keep, struct str text)
{
	struct yaml *node = ARENA_NEW(keep, struct yaml);

	*node = (struct yaml){ .kind = YAML_SCALAR, .plain = true, .text = text };
	return node;
}

static const struct yaml *word_node(struct arena *keep, const struct language *words, enum word_id id)
{
	if (words->one[id].len == 0)
		return text_node(keep, words->text[id]);
	struct yaml *node = ARENA_NEW(keep, struct yaml);
	const struct yaml **items = ARENA_ARRAY(keep, const struct yaml *, 2);

	items[0] = text_node(keep, words->one[id]);
	items[1] = text_node(keep, words->text[id]);
	*node = (struct yaml){ .kind = YAML_LIST, .items = items, .count = 2 };
	return node;
}

const struct yaml *frozen_words_tree(struct arena *keep, const struct language *words)
{
	const struct language english = words_english();
	struct yaml *tree = ARENA_NEW(keep, struct yaml);
	struct yaml_entry *entries = ARENA_ARRAY(keep, struct yaml_entry, WORD_COUNT + 1);
	size_t count = 0;

	if (words && words->foreign)
		entries[count++] =
		    (struct yaml_entry){ text_node(keep, FOREIGN), text_node(keep, STR("true")) };
	for (size_t i = 0; words && i < WORD_COUNT; i++) {
		if (str_eq(words->text[i], english.text[i]) && str_eq(words->one[i], english.one[i]))
			continue;
		entries[count++] = (struct yaml_entry){ text_node(keep, word_key((enum word_id)i)),
			word_node(keep, words, (enum word_id)i) };
	}
	*tree = (struct yaml){ .kind = YAML_MAP, .entries = entries, .count = count };
	return count == 0 ? text_node(keep, STR("")) : tree;
}

const struct language *frozen_words_read(struct arena *keep, const struct yaml *tree)
{
	if (!tree || tree->kind != YAML_MAP)
		return NULL;
	struct language *words = ARENA_NEW(keep, struct language);

	*words = words_english();
	for (size_t i = 0; i < tree->count; i++) {
		const struct yaml *value = tree->entries[i].value;
		bool forms = value->kind == YAML_LIST && value->count == 2;
		enum word_id id;
		if (str_eq(tree->entries[i].key->text, FOREIGN))
			words->foreign = true;
		if (!word_find(tree->entries[i].key->text, &id))
			continue;
		words->one[id] = forms ? value->items[0]->text : STR("");
		words->text[id] = forms ? value->items[1]->text : value->text;
	}
	words->plural = plural_rule_of(words->text[WORD_PLURAL]);
	return words;
}
