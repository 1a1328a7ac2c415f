/*
 * The words of a text and its index. What is read is well formed and no longer than a word may be, reading a word
 * again gives the same, and an index of any text can be written.
 */
#include "base/language.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "search/part.h"
#include "search/shard.h"
#include "search/words.h"

#include <stdlib.h>

static void must(bool holds)
{
	if (!holds)
		abort();
}

struct check {
	size_t words;
	bool again; /* a word that is read once more */
	struct str whole;
};

static void check_word(void *self, struct str word, enum word_form form)
{
	struct check *check = self;
	char stemmed[WORD_MOST], twice[WORD_MOST];

	check->words++;
	must(word.len > 0 && word.len <= WORD_MOST && utf8_find_bad(word) == STR_NONE);
	if (check->again && form == WORD_WHOLE)
		must(str_eq(word, check->whole));
	struct str once = word_stem(stemmed, word);
	must(once.len <= word.len);
	must(word_stem(twice, once).len <= once.len);
	if (!check->again && form == WORD_PART) {
		struct check inner = { .again = true, .whole = word };
		words_read(&(struct words){ check_word, &inner }, word);
		must(inner.words > 0);
	}
}

static void drop(void *self, struct str path, struct str bytes)
{
	(void)self;
	must(str_starts(path, STR("search/")) && str_ends(path, STR(".js")) && bytes.len > 0);
}

static void check_index(struct arena *keep, struct str text)
{
	struct search_part *part = search_part_new(keep, true);
	struct search_section section = {
		.title = text, .names = &text, .name_count = 1, .passages = &text, .passage_count = 1
	};

	search_part_add(
	    part, &(struct search_page){ .title = text, .sections = &section, .section_count = 1 });
	search_write(
	    &(struct search_site){ .parts = &part, .part_count = 1, .page_count = 1, .stems = true },
	    &(struct search_sink){ .put = drop });
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *keep = arena_new();
	struct str text = fuzz_text(data, size);
	struct check check = { 0 };

	words_read(&(struct words){ check_word, &check }, text);
	if (utf8_find_bad(text) == STR_NONE)
		check_index(keep, text);
	arena_free(keep);
	return 0;
}
