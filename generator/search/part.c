#include "search/part.h"

#include "base/language.h"
#include "search/words.h"

#include <string.h>

/* A word's weight there, in sixty-fourths: of one in a field of average length; by how much the length of the field counts. */
struct field_weight {
	uint32_t once, average, by_length;
};
static const struct field_weight field_weights[PART_FIELDS] = {
	[PART_TITLE] = { 6 * 64, 4, 20 },
	[PART_CONTEXT] = { 64, 8, 0 },
	[PART_TEXT] = { 64, 100, 28 },
};
/* A word that is met more often counts for more, ever less so: at this it has half of the most (k1 of BM25). */
#define HALF_WEIGHT (3 * 64 / 2)

struct word_count {
	uint32_t word;
	uint16_t times[PART_FIELDS];
	bool is_name;
};

struct search_part *search_part_new(struct arena *keep, bool stems)
{
	struct search_part *part = ARENA_NEW(keep, struct search_part);

	part->keep = arena_child(keep);
	part->stems = stems;
	part->words = part->forms = map_in(part->keep);
	return part;
}

/* --- counting --------------------------------------------------------------------------------- */

static void make_room(struct search_part *part)
{
	size_t room = part->count_of_room ? part->count_of_room * 2 : 1024;

	if (part->words.count <= part->count_of_room)
		return;
	part->count_of = arena_resize(part->keep, part->count_of,
	    part->count_of_room * sizeof(*part->count_of), room * sizeof(*part->count_of));
	memset(part->count_of + part->count_of_room, 0,
	    (room - part->count_of_room) * sizeof(*part->count_of));
	part->count_of_room = room;
}

/* Of a word without its ending. */
static void *number_of_stem(struct search_part *part, struct str word)
{
	void *known = map_get(&part->words, word);

	if (known)
		return known;
	void *number = (void *)((uintptr_t)part->words.count + 1);
	map_add(&part->words, str_copy(part->keep, word), number);
	make_room(part);
	return number;
}

/* Each form is stemmed once. */
static uint32_t number_of(struct search_part *part, struct str word, bool stems)
{
	char stemmed[WORD_MOST];

	if (!stems)
		return (uint32_t)((uintptr_t)number_of_stem(part, word) - 1);
	void *number = map_get(&part->forms, word);
	if (!number) {
		number = number_of_stem(part, word_stem(stemmed, word));
		map_add(&part->forms, str_copy(part->keep, word), number);
	}
	return (uint32_t)((uintptr_t)number - 1);
}

static struct word_count *word_count_for(struct search_part *part, struct str word, bool stems)
{
	uint32_t number = number_of(part, word, stems);

	if (part->count_of[number] == 0) {
		part->counts = arena_room(part->keep, part->counts, part->counts_used,
		    &part->counts_room, sizeof(*part->counts));
		part->counts[part->counts_used++] = (struct word_count){ .word = number };
		part->count_of[number] = (uint32_t)part->counts_used;
	}
	return &part->counts[part->count_of[number] - 1];
}

static void count_word(void *self, struct str word, enum word_form form)
{
	struct search_part *part = self;
	struct word_count *word_count = word_count_for(part, word, part->stems);

	if (word_count->times[part->field] < UINT16_MAX)
		word_count->times[part->field]++;
	part->lengths[part->field] += form == WORD_PART;
}

static void count_text(struct search_part *part, enum part_field field, struct str text)
{
	struct words words = { .take = count_word, .self = part };

	part->field = (int)field;
	words_read(&words, text);
}

static void count_name(struct search_part *part, struct str name)
{
	char word[WORD_MOST];
	struct str joined = words_joined(word, name);

	if (joined.len > 0)
		word_count_for(part, joined, false)->is_name = true;
}

/* --- weighing --------------------------------------------------------------------------------- */

static uint32_t weigh(const struct search_part *part, const struct word_count *word_count)
{
	uint32_t sum = 0;

	for (size_t i = 0; i < PART_FIELDS; i++) {
		const struct field_weight *weight = &field_weights[i];
		uint32_t length =
		    64 - weight->by_length + weight->by_length * part->lengths[i] / weight->average;
		sum += word_count->times[i] * weight->once * 64 / length;
	}
	uint32_t weighed = WEIGHT_MOST * sum / (sum + HALF_WEIGHT);
	return word_count->is_name ? WEIGHT_NAME : weighed > 0 ? weighed : 1;
}

static void end_section(struct search_part *part, const struct search_page *page, size_t number)
{
	struct section_words *words =
	    arena_alloc(part->keep, sizeof(*words) + part->counts_used * sizeof(words->at[0]));

	words->page = (uint32_t)page->number;
	words->section = (uint32_t)(number << SEARCH_KIND_BITS) | (uint32_t)page->sections[number].kind;
	words->count = (uint32_t)part->counts_used;
	for (size_t i = 0; i < part->counts_used; i++) {
		const struct word_count *word_count = &part->counts[i];
		words->at[i] = word_count->word << WEIGHT_BITS | weigh(part, word_count);
		part->count_of[word_count->word] = 0;
	}
	part->sections = arena_room(part->keep, part->sections, part->section_count,
	    &part->section_room, sizeof(struct section_words *));
	part->sections[part->section_count++] = words;
	part->counts_used = 0;
	memset(part->lengths, 0, sizeof(part->lengths));
}

static void add_section(struct search_part *part, const struct search_section *section)
{
	count_text(part, PART_TITLE, section->title);
	for (size_t i = 0; i < section->name_count; i++)
		count_text(part, PART_TITLE, section->names[i]);
	count_text(part, PART_CONTEXT, section->about);
	for (size_t i = 0; i < section->context_count; i++)
		count_text(part, PART_CONTEXT, section->context[i]);
	for (size_t i = 0; i < section->passage_count; i++)
		count_text(part, PART_TEXT, section->passages[i]);
	count_name(part, section->title);
	for (size_t i = 0; i < section->name_count; i++)
		count_name(part, section->names[i]);
	for (size_t i = 0; i < section->exact_count; i++)
		count_name(part, section->exact[i]);
}

void search_part_add(struct search_part *part, const struct search_page *page)
{
	for (size_t i = 0; i < page->section_count && i < SEARCH_SECTIONS_MOST; i++) {
		add_section(part, &page->sections[i]);
		end_section(part, page, i);
	}
}
