#include "search/part.h"

#include "base/language.h"
#include "search/words.h"

#include <string.h>

/* A word's weight there, in sixty-fourths: of one in a field of average length; by how much the length of the field counts. */
struct field_weight {
	uint32_t once, average, by_length;
};
static const struct field_weight field_weights[PART_FIELDS] = {
	[PART_TITLE] = { 6 * 64, 4, 48 },
	[PART_CONTEXT] = { 64, 8, 0 },
	[PART_TEXT] = { 64, 100, 28 },
};
/* A word that is met more often counts for more, ever less so: at this it has half of the most (k1 of BM25). */
#define HALF_WEIGHT (3 * 64 / 2)
#define TIMES_KNOWN 8

struct search_part *search_part_new(struct arena *keep, bool stems)
{
	struct search_part *part = ARENA_NEW(keep, struct search_part);

	part->keep = arena_child(keep);
	part->stems = stems;
	part->words = map_in(part->keep);
	part->forms = form_table_in(part->keep);
	part->phrases = phrases_in(part->keep);
	part->pattern_of = map_in(part->keep);
	part->packed = buf_in(arena_child(keep), BUF_MOST);
	return part;
}

/* --- counting --------------------------------------------------------------------------------- */

/* One of the lists by number of the word, with zeros for words to come. */
static uint32_t *make_room(struct search_part *part, uint32_t *list, size_t *had)
{
	size_t room = *had ? *had * 2 : 1024;

	if (part->words.count <= *had)
		return list;
	list = arena_resize(part->keep, list, *had * sizeof(*list), room * sizeof(*list));
	memset(list + *had, 0, (room - *had) * sizeof(*list));
	*had = room;
	return list;
}

/* Of a word without its ending. */
static uint32_t number_of_stem(struct search_part *part, struct str word)
{
	struct map_entry *entry = map_meet(&part->words, word);

	if (!entry->value) {
		entry->key = str_copy(part->keep, word);
		entry->value = (void *)(uintptr_t)part->words.count;
		part->count_of = make_room(part, part->count_of, &part->count_of_room);
		part->totals = make_room(part, part->totals, &part->total_room);
	}
	return (uint32_t)((uintptr_t)entry->value - 1);
}

/* Each form is stemmed once. */
static uint32_t number_of(struct search_part *part, struct str word)
{
	char stemmed[WORD_MOST];
	uint32_t number = form_table_get(&part->forms, word);

	if (number != FORM_NONE)
		return number;
	number = number_of_stem(part, part->stems ? word_stem(stemmed, word) : word);
	form_table_add(&part->forms, word, number);
	return number;
}

static struct word_count *count_for(struct search_part *part, uint32_t number)
{
	if (part->count_of[number] == 0) {
		part->counts = arena_room(part->keep, part->counts, part->counts_used,
		    &part->counts_room, sizeof(*part->counts));
		part->counts[part->counts_used++] = (struct word_count){ .word = number };
		part->count_of[number] = (uint32_t)part->counts_used;
	}
	return &part->counts[part->count_of[number] - 1];
}

static void join_to_name(struct part_name *name, struct str stem)
{
	for (size_t i = 0; i < stem.len && name->len < sizeof(name->bytes); i++)
		if (stem.at[i] != '.')
			name->bytes[name->len++] = stem.at[i];
}

static void count_number(struct search_part *part, uint32_t number)
{
	struct word_count *word_count = count_for(part, number);

	if (word_count->times[part->field] < UINT16_MAX)
		word_count->times[part->field]++;
}

static void count_equals(struct search_part *part, uint32_t number)
{
	struct equal_words words = part->equals[number];

	for (uint32_t other = words.from; other < words.end; other++)
		if (other != number)
			count_number(part, other);
}

static void count_known(struct search_part *part, uint32_t number, enum word_form form)
{
	count_number(part, number);
	if (number < part->equal_count)
		count_equals(part, number);
	part->lengths[part->field] += form == WORD_PART;
	if (part->field == PART_TITLE && form == WORD_PART)
		join_to_name(&part->name, part->words.at[number].key);
}

static void count_word(void *self, struct str word, enum word_form form)
{
	count_known(self, number_of(self, word), form);
}

/* A word of a phrase: its number, and whether it is a part. */
static uint32_t phrase_word(uint32_t number, enum word_form form)
{
	return number << 1 | (form == WORD_PART);
}

struct phrase_reading {
	struct search_part *part;
	struct phrase *phrase;
};

static void add_to_phrase(void *self, struct str word, enum word_form form)
{
	struct phrase_reading *reading = self;
	struct phrase *phrase = reading->phrase;

	phrase->words = arena_room(reading->part->keep, phrase->words, phrase->count, &phrase->room,
	    sizeof(*phrase->words));
	phrase->words[phrase->count++] = phrase_word(number_of(reading->part, word), form);
}

static void count_phrase(struct search_part *part, struct phrase *phrase, struct str text)
{
	struct phrase_reading reading = { part, phrase };
	struct words words = { .take = add_to_phrase, .self = &reading };

	if (!phrase->read)
		words_read(&words, text);
	phrase->read = true;
	for (size_t i = 0; i < phrase->count; i++)
		count_known(part, phrase->words[i] >> 1, phrase->words[i] & 1 ? WORD_PART : WORD_WHOLE);
}

static void count_text(struct search_part *part, enum part_field field, struct str text)
{
	struct words words = { .take = count_word, .self = part };
	struct phrase *phrase = part->repeats ? phrase_of(&part->phrases, text) : NULL;

	part->field = (int)field;
	if (phrase)
		count_phrase(part, phrase, text);
	else
		words_read(&words, text);
}

static void end_name(struct search_part *part)
{
	struct str name = { part->name.bytes, part->name.len };

	part->name.len = 0;
	if (name.len > 0)
		count_for(part, number_of_stem(part, name))->is_name = true;
}

/* Its words count, and it is a name as a whole, whose stems are handed back. */
static struct part_name count_title(struct search_part *part, struct str title)
{
	count_text(part, PART_TITLE, title);
	struct part_name name = part->name;
	end_name(part);
	return name;
}

/* A word of a name whose words do not count. */
static void join_word(void *self, struct str word, enum word_form form)
{
	struct search_part *part = self;
	char stemmed[WORD_MOST];

	if (form == WORD_PART)
		join_to_name(&part->name, part->stems ? word_stem(stemmed, word) : word);
}

/* The stems of what stands beside a title; most sections of a page have the same. */
static const struct part_name *name_beside(struct search_part *part, struct str text)
{
	struct words words = { .take = join_word, .self = part };

	if (!str_eq(part->beside, text)) {
		part->name.len = 0;
		words_read(&words, text);
		part->beside = text;
		part->beside_name = part->name;
	}
	return &part->beside_name;
}

static void count_joined(
    struct search_part *part, const struct part_name *first, const struct part_name *second)
{
	part->name = *first;
	join_to_name(&part->name, (struct str){ second->bytes, second->len });
	end_name(part);
}

/* `title`: the stems of the section's title. */
static void count_beside(struct search_part *part, const struct part_name *title, struct str text)
{
	const struct part_name *beside = name_beside(part, text);

	count_joined(part, beside, title);
	count_joined(part, title, beside);
}

/* --- words of one meaning ---------------------------------------------------------------------- */

static void meet_word(void *self, struct str word, enum word_form form)
{
	if (form == WORD_PART)
		number_of(self, word);
}

void search_part_equate(struct search_part *part, const struct str *texts, size_t count)
{
	struct words words = { .take = meet_word, .self = part };
	struct equal_words group = { .from = (uint32_t)part->words.count };

	for (size_t i = 0; i < count; i++)
		words_read(&words, texts[i]);
	group.end = (uint32_t)part->words.count;
	for (uint32_t number = group.from; number < group.end; number++) {
		part->equals = arena_room(
		    part->keep, part->equals, part->equal_count, &part->equal_room, sizeof(group));
		part->equals[part->equal_count++] = group;
	}
}

/* --- weighing --------------------------------------------------------------------------------- */

/* What a word's weight depends on beside how often it is met. */
struct weighing {
	uint32_t lengths[PART_FIELDS]; /* of the section's fields, in sixty-fourths of the average */
	/* of words that are in its text alone, or around it alone, by how often; 0: not known yet */
	uint8_t of_text[TIMES_KNOWN], of_context[TIMES_KNOWN];
};

static struct weighing weighing_of(const struct search_part *part)
{
	struct weighing weighing = { .lengths = { 0 } };

	for (size_t i = 0; i < PART_FIELDS; i++) {
		const struct field_weight *weight = &field_weights[i];
		weighing.lengths[i] =
		    64 - weight->by_length + weight->by_length * part->lengths[i] / weight->average;
	}
	return weighing;
}

static uint32_t weigh_times(const struct weighing *weighing, const uint16_t *times)
{
	uint32_t sum = 0;

	for (size_t i = 0; i < PART_FIELDS; i++)
		if (times[i] > 0)
			sum += times[i] * field_weights[i].once * 64 / weighing->lengths[i];
	uint32_t weighed = WEIGHT_MOST * sum / (sum + HALF_WEIGHT);
	return weighed > 0 ? weighed : 1;
}

/* Where the weight of a word in one field alone is remembered; NULL for another word. */
static uint8_t *known_weight(struct weighing *weighing, const uint16_t *times)
{
	bool around = times[PART_TEXT] == 0;
	uint16_t often = times[around ? PART_CONTEXT : PART_TEXT];

	if (times[PART_TITLE] > 0 || (!around && times[PART_CONTEXT] > 0) || often >= TIMES_KNOWN)
		return NULL;
	return around ? &weighing->of_context[often] : &weighing->of_text[often];
}

static uint32_t weigh(struct weighing *weighing, const struct word_count *word_count)
{
	const uint16_t *times = word_count->times;

	if (word_count->is_name)
		return WEIGHT_NAME;
	uint8_t *known = known_weight(weighing, times);
	if (!known)
		return weigh_times(weighing, times);
	if (*known == 0)
		*known = (uint8_t)weigh_times(weighing, times);
	return *known;
}

/* --- packing ---------------------------------------------------------------------------------- */

/* Bytes at most of a packed number, and of a word with its weight. */
#define PACKED_MOST 5
#define WORD_PACKED_MOST (PACKED_MOST + 1)

static char *pack(char *to, uint32_t number)
{
	for (; number >= PACKED_MORE; number >>= PACKED_BITS)
		*to++ = (char)(number | PACKED_MORE);
	*to++ = (char)number;
	return to;
}

static char *pack_words(const struct search_part *part, char *to, struct weighing *weighing)
{
	for (size_t i = 0; i < part->counts_used; i++) {
		to = pack(to, part->counts[i].word);
		*to++ = (char)weigh(weighing, &part->counts[i]);
	}
	return to;
}

/* What was counted is read; the next section begins. */
static void clear_counts(struct search_part *part)
{
	for (size_t i = 0; i < part->counts_used; i++)
		part->count_of[part->counts[i].word] = 0;
	part->counts_used = 0;
	memset(part->lengths, 0, sizeof(part->lengths));
}

/* `pattern`: its number + 1, or 0. */
static void end_section(
    struct search_part *part, const struct search_page *page, size_t number, uint32_t pattern)
{
	struct weighing weighing = weighing_of(part);
	size_t most = 3 * (size_t)PACKED_MOST + part->counts_used * WORD_PACKED_MOST;
	char *to = buf_room(&part->packed, most);

	if (to) {
		to = pack(to,
		    (uint32_t)(number << SEARCH_KIND_BITS) | (uint32_t)page->sections[number].kind);
		to = pack(to, pattern);
		to = pack(to, (uint32_t)part->counts_used);
		to = pack_words(part, to, &weighing);
		part->packed.len = (size_t)(to - part->packed.at);
	}
	for (size_t i = 0; i < part->counts_used; i++)
		part->totals[part->counts[i].word]++;
	part->section_count++;
	clear_counts(part);
}

static void end_page(struct search_part *part, size_t number)
{
	size_t size = part->packed.len;
	struct page_words *words = arena_alloc(part->keep, sizeof(*words) + size);

	words->page = (uint32_t)number;
	words->size = (uint32_t)size;
	memcpy(words->at, part->packed.at, size);
	part->pages = arena_room(part->keep, part->pages, part->page_count, &part->page_room,
	    sizeof(struct page_words *));
	part->pages[part->page_count++] = words;
	buf_clear(&part->packed);
}

/* --- patterns --------------------------------------------------------------------------------- */

static void count_passages(struct search_part *part, const struct search_section *section)
{
	for (size_t i = 0; i < section->passage_count; i++)
		count_text(part, PART_TEXT, section->passages[i]);
}

/* The counts of what all of them have; the section at hand has not been begun. */
static void count_pattern(
    struct search_part *part, struct pattern *pattern, const struct search_section *section)
{
	pattern->title = count_title(part, section->title);
	count_passages(part, section);
	struct weighing weighing = weighing_of(part);
	size_t most = part->counts_used * WORD_PACKED_MOST;
	char *packed = arena_alloc(part->keep, most), *end = pack_words(part, packed, &weighing);
	arena_trim(part->keep, packed, most, (size_t)(end - packed));
	pattern->packed = (const unsigned char *)packed;
	pattern->count = (uint32_t)part->counts_used;
	pattern->counts = arena_copy(part->keep, part->counts, pattern->count * sizeof(*part->counts));
	memcpy(pattern->lengths, part->lengths, sizeof(part->lengths));
	clear_counts(part);
}

static struct pattern *pattern_of(struct search_part *part, const struct search_section *section)
{
	struct str key = { (const char *)&section->alike, sizeof(section->alike) };
	struct pattern *pattern = map_get(&part->pattern_of, key);

	if (pattern)
		return pattern;
	pattern = ARENA_NEW(part->keep, struct pattern);
	map_add(&part->pattern_of, str_copy(part->keep, key), pattern);
	part->patterns = arena_room(part->keep, part->patterns, part->pattern_count,
	    &part->pattern_room, sizeof(struct pattern *));
	part->patterns[part->pattern_count++] = pattern;
	pattern->number = (uint32_t)part->pattern_count;
	count_pattern(part, pattern, section);
	return pattern;
}

/* A word that the section has beside its pattern's and that is one of these has another weight here. */
static void count_met(struct search_part *part, const struct pattern *pattern)
{
	for (uint32_t i = 0; i < pattern->count; i++) {
		const struct word_count *met = &pattern->counts[i];
		if (part->count_of[met->word] == 0)
			continue;
		struct word_count *own = count_for(part, met->word);
		own->times[PART_TITLE] = met->times[PART_TITLE];
		own->times[PART_TEXT] = met->times[PART_TEXT];
		own->is_name |= met->is_name;
		part->totals[met->word]--; /* as the pattern is going to count it, too */
	}
	memcpy(part->lengths, pattern->lengths, sizeof(part->lengths));
}

/* "Kettle (Grid, 7 L/day)": other figures are the kettle's, and other things have such a figure. */
static void count_about(struct search_part *part, struct str about)
{
	size_t at = str_find_byte(about, '(', 0);

	count_text(part, PART_CONTEXT, str_sub(about, 0, at == STR_NONE ? about.len : at));
	if (at != STR_NONE)
		count_text(part, PART_CONTEXT, str_sub(about, at, about.len));
}

/* What it has beside its pattern. */
static uint32_t add_alike(struct search_part *part, const struct search_section *section)
{
	struct pattern *pattern = pattern_of(part, section);

	count_about(part, section->about);
	if (section->beside.len > 0)
		count_beside(part, &pattern->title, section->beside);
	count_met(part, pattern);
	pattern->sections++;
	return pattern->number;
}

/* --- sections --------------------------------------------------------------------------------- */

static void add_section(struct search_part *part, const struct search_section *section)
{
	struct part_name title = count_title(part, section->title);
	uint32_t length = part->lengths[PART_TITLE];

	for (size_t i = 0; i < section->name_count; i++)
		count_title(part, section->names[i]);
	part->lengths[PART_TITLE] = length; /* other names do not make the title long */
	count_text(part, PART_CONTEXT, section->about);
	for (size_t i = 0; i < section->context_count; i++)
		count_text(part, PART_CONTEXT, section->context[i]);
	count_passages(part, section);
	if (section->beside.len > 0)
		count_beside(part, &title, section->beside);
}

void search_part_add(struct search_part *part, const struct search_page *page)
{
	part->beside = STR("");
	for (size_t i = 0; i < page->section_count && i < SEARCH_SECTIONS_MOST; i++) {
		const struct search_section *section = &page->sections[i];
		uint32_t pattern = 0;
		part->repeats = section->kind != SEARCH_SECTION;
		if (section->alike)
			pattern = add_alike(part, section);
		else
			add_section(part, section);
		end_section(part, page, i, pattern);
	}
	if (part->packed.len > 0)
		end_page(part, page->number);
}

void search_part_total(struct search_part *part)
{
	for (size_t i = 0; i < part->pattern_count; i++) {
		struct pattern *pattern = part->patterns[i];
		for (uint32_t k = 0; k < pattern->count; k++)
			part->totals[pattern->counts[k].word] += pattern->sections;
		pattern->sections = 0;
	}
}
