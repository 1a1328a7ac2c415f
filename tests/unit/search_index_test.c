/* The index and its files: the same however pages are parted among threads, and an edit moves only its own. */
#include "base/map.h"
#include "search/part.h"
#include "search/shard.h"

#include <stdio.h>

/* cmocka.h needs the others before it. */
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

struct files {
	struct arena *arena;
	struct map by_path; /* path -> struct str */
};

static void take(void *self, struct str path, struct str bytes)
{
	struct files *files = self;
	struct str *kept = ARENA_NEW(files->arena, struct str);

	*kept = str_copy(files->arena, bytes);
	assert_null(map_put(&files->by_path, str_copy(files->arena, path), kept));
}

/* A page of two sections; its text is `text`. */
static void add_page(struct search_part *part, size_t number, struct str title, struct str text)
{
	struct search_section sections[] = {
		{ .title = title, .passages = &text, .passage_count = 1 },
		{ .kind = SEARCH_FIGURE, .anchor = STR("price"), .title = STR("Price"), .about = title },
	};

	search_part_add(part,
	    &(struct search_page){ .number = number,
		.title = title,
		.sections = sections,
		.section_count = countof(sections) });
}

/* An index of `pages` pages among `part_count` parts; page `edited` says something else (-1: none). */
static struct map files_of(struct arena *arena, size_t pages, size_t part_count, size_t edited)
{
	struct files files = { arena, map_in(arena) };
	struct search_part *parts[4];

	for (size_t i = 0; i < part_count; i++)
		parts[i] = search_part_new(arena, true);
	for (size_t i = 0; i < pages; i++) {
		struct str title = str_print(arena, "Pump %zu", i);
		struct str text = str_print(
		    arena, "Common words of pump%zu, and %s", i, i == edited ? "zebras" : "others");
		add_page(parts[i * 7 % part_count], i, title, text);
	}
	search_write(
	    &(struct search_site){ .parts = parts, .part_count = part_count, .page_count = pages },
	    &(struct search_sink){ take, &files });
	return files.by_path;
}

/* How many files of `a` are not in `b`, or differ there. */
static size_t differing(const struct map *a, const struct map *b)
{
	size_t count = 0;

	for (size_t i = 0; i < a->count; i++) {
		const struct str *own = a->at[i].value, *other = map_get(b, a->at[i].key);
		count += !other || !str_eq(*own, *other);
	}
	return count;
}

static void parts_do_not_show(void **state)
{
	struct arena *arena = arena_new();
	struct map one = files_of(arena, 900, 1, STR_NONE), three = files_of(arena, 900, 3, STR_NONE);

	(void)state;
	assert_int_equal(one.count, three.count);
	assert_int_equal(differing(&one, &three), 0);
	arena_free(arena);
}

static void an_edit_moves_its_own(void **state)
{
	struct arena *arena = arena_new();
	struct map before = files_of(arena, 300, 2, STR_NONE), after = files_of(arena, 300, 2, 17);

	(void)state;
	/* "others" has one place fewer, "zebras" is new, the table names both shards. */
	assert_int_equal(differing(&after, &before), 3);
	assert_int_equal(differing(&before, &after), 2);
	arena_free(arena);
}

static struct str file_with(const struct map *files, struct str text)
{
	for (size_t i = 0; i < files->count; i++)
		if (str_find(*(const struct str *)files->at[i].value, text, 0) != STR_NONE)
			return *(const struct str *)files->at[i].value;
	return STR("");
}

/* Of a word in more sections those are kept in which it has the greatest weight, and the first of equal ones. */
static void frequent_words_keep_their_best(void **state)
{
	struct arena *arena = arena_new();
	struct map files = files_of(arena, 2000, 2, STR_NONE);
	struct str text = file_with(&files, STR("\"pump\",\"4000:"));
	size_t at = str_find(text, STR("\"pump\",\"4000:"), 0) + sizeof("\"pump\",\"4000:") - 1;

	(void)state;
	assert_true(text.len > 0);
	/* Page step, section and weight take a digit each, as long as every page is kept. */
	assert_int_equal(str_find_byte(text, '"', at) - at, 3 * POSTINGS_MOST);
	assert_true(str_starts(str_sub(text, at, text.len), STR("00")));
	arena_free(arena);
}

/* The words of a shard, each of which is greater than the one before; returns their number. */
static size_t ordered_words(struct str shard)
{
	struct str last = STR("");
	size_t count = 0;

	for (size_t at; (at = str_find(shard, STR("\n\""), 0)) != STR_NONE; count++) {
		shard = str_sub(shard, at + 2, shard.len);
		struct str word = str_sub(shard, 0, str_find_byte(shard, '"', 0));
		assert_true(str_cmp(last, word) < 0);
		last = word;
	}
	return count;
}

/* However much of them is the same, and whether one part has them or both. */
static void words_are_in_order(void **state)
{
	struct arena *arena = arena_new();
	struct search_part *parts[] = { search_part_new(arena, false), search_part_new(arena, false) };
	struct files files = { arena, map_in(arena) };
	size_t count = 0;

	(void)state;
	for (size_t i = 0; i < 2000; i++) {
		size_t number = i * 7 % 1000;
		add_page(parts[i / 3 % 2], i, STR("Pump"),
		    str_print(arena, "at %zu samebeginning%zu samebeginningofall%zu", number,
			number, number));
	}
	search_write(
	    &(struct search_site){ .parts = parts, .part_count = countof(parts), .page_count = 2000 },
	    &(struct search_sink){ take, &files });
	for (size_t i = 0; i < files.by_path.count; i++)
		count += ordered_words(*(const struct str *)files.by_path.at[i].value);
	/* Each number alone and behind both beginnings; these, and "at", "pump" and "price". */
	assert_int_equal(count, 3 * 1000 + 5);
	arena_free(arena);
}

/* Of every length up to 20, three that differ in one letter, more of them than the table begins with. */
static struct str form_of(struct arena *arena, size_t number)
{
	size_t len = number / 3 % 20 + 1;
	struct str form = str_print(arena, "%.*s%zu", (int)len, "abcdefghijklmnopqrst", number / 60);
	char *at = (char *)(uintptr_t)form.at;

	at[number % 3 == 0 ? 0 : number % 3 == 1 ? len / 2 : len - 1] = (char)('x' + number % 3);
	return form;
}

static void forms_keep_their_numbers(void **state)
{
	struct arena *arena = arena_new();
	struct form_table table = form_table_in(arena);
	struct map known = map_in(arena);

	(void)state;
	for (size_t i = 0; i < 6000; i++) {
		struct str form = form_of(arena, i);
		void *number = map_get(&known, form);
		if (number) {
			assert_int_equal(form_table_get(&table, form), (uintptr_t)number - 1);
			continue;
		}
		assert_int_equal(form_table_get(&table, form), FORM_NONE);
		form_table_add(&table, form, (uint32_t)i);
		map_add(&known, form, (void *)(uintptr_t)(i + 1));
	}
	for (size_t i = 0; i < known.count; i++)
		assert_int_equal(
		    form_table_get(&table, known.at[i].key), (uintptr_t)known.at[i].value - 1);
	assert_true(known.count > 4000);
	arena_free(arena);
}

/* What a part packs comes out again, with sections and words of more than seven bits. */
static void words_come_out_as_they_went_in(void **state)
{
	struct arena *arena = arena_new();
	struct search_part *part = search_part_new(arena, false);
	struct search_section sections[300] = { 0 };

	(void)state;
	for (size_t i = 0; i < countof(sections); i++) {
		sections[i].kind = i % 5 == 0 ? SEARCH_THING : SEARCH_SECTION;
		sections[i].title = str_print(arena, "word%zu word%zu", i, i + 1);
	}
	search_part_add(part,
	    &(struct search_page){ .number = 70, .sections = sections, .section_count = 300 });
	assert_int_equal(part->page_count, 1);
	assert_int_equal(part->pages[0]->page, 70);
	struct part_reader reader = { .at = part->pages[0]->at,
		.end = part->pages[0]->at + part->pages[0]->size };
	size_t words = 0;
	while (part_read(&reader)) {
		size_t section = reader.section >> SEARCH_KIND_BITS;
		assert_int_equal(reader.section & 7, sections[section].kind);
		assert_in_range(reader.weight, 1, WEIGHT_NAME);
		assert_true(reader.word < part->words.count);
		if (words++ % 6 == 5) /* "word", "7", "word7", "8", "word8", and the name */
			assert_int_equal(reader.weight, WEIGHT_NAME);
	}
	assert_int_equal(words, 6 * countof(sections));
	assert_int_equal(part->totals[0], countof(sections));
	arena_free(arena);
}

/* A name is found by its stems, whatever its words are in: "Prices of 3.1" as "price of 3.1". */
static void names_are_known_by_their_stems(void **state)
{
	struct arena *arena = arena_new();
	struct search_part *part = search_part_new(arena, true);
	struct search_section section = { .title = STR_INIT("Changed Prices of 3.1") };

	(void)state;
	search_part_add(part, &(struct search_page){ .sections = &section, .section_count = 1 });
	uintptr_t number = (uintptr_t)map_get(&part->words, STR("changpricof31"));
	assert_true(number > 0);
	struct part_reader reader = { .at = part->pages[0]->at,
		.end = part->pages[0]->at + part->pages[0]->size };
	while (part_read(&reader))
		assert_int_equal(reader.weight == WEIGHT_NAME, reader.word + 1 == number);
	arena_free(arena);
}

/* The weight of a word in the only section of a part; 0: it is not there. */
static uint32_t weight_of(const struct search_part *part, struct str word)
{
	uintptr_t number = (uintptr_t)map_get(&part->words, word);
	struct part_reader reader = { .at = part->pages[0]->at,
		.end = part->pages[0]->at + part->pages[0]->size };

	while (part_read(&reader))
		if (reader.word + 1 == number)
			return reader.weight;
	return 0;
}

/* Words of one meaning find each other, in titles and in texts; of those that no section has no file tells. */
static void synonyms_find_each_other(void **state)
{
	static const struct str one[] = { STR_INIT("CPU"), STR_INIT("processor"),
		STR_INIT("processors") },
				other[] = { STR_INIT("fan"), STR_INIT("blower") };
	struct arena *arena = arena_new();
	struct search_part *part = search_part_new(arena, true);
	struct files files = { arena, map_in(arena) };
	struct str text = STR("A cpu without cooling");
	struct search_section section = {
		.title = STR_INIT("Two processors"), .passages = &text, .passage_count = 1
	};

	(void)state;
	search_part_equate(part, one, countof(one));
	search_part_equate(part, other, countof(other));
	search_part_add(part, &(struct search_page){ .sections = &section, .section_count = 1 });
	assert_true(weight_of(part, STR("processor")) > weight_of(part, STR("two")));
	assert_int_equal(weight_of(part, STR("cpu")), weight_of(part, STR("processor")));
	assert_int_equal(weight_of(part, STR("fan")), 0);
	search_write(&(struct search_site){ .parts = &part, .part_count = 1, .page_count = 1 },
	    &(struct search_sink){ take, &files });
	assert_true(file_with(&files.by_path, STR("\"cpu\"")).len > 0);
	assert_int_equal(file_with(&files.by_path, STR("\n\"fan\"")).len, 0);
	assert_true(
	    file_with(&files.by_path, STR(",same:[[\"cpu\",\"processor\"],[\"fan\",\"blow\"]]")).len > 0);
	arena_free(arena);
}

/* However many other names a section has, a word of its title weighs the same. */
static void other_names_make_no_title_long(void **state)
{
	static const struct str names[] = { STR_INIT("one two three four"), STR_INIT("five six seven") };
	struct arena *arena = arena_new();
	struct search_part *plain = search_part_new(arena, true), *named = search_part_new(arena, true);
	struct search_section section = { .title = STR_INIT("Cooling of pumps") };

	(void)state;
	search_part_add(plain, &(struct search_page){ .sections = &section, .section_count = 1 });
	section.names = names;
	section.name_count = countof(names);
	search_part_add(named, &(struct search_page){ .sections = &section, .section_count = 1 });
	assert_int_equal(weight_of(named, STR("pump")), weight_of(plain, STR("pump")));
	assert_int_equal(weight_of(named, STR("seven")), weight_of(plain, STR("pump")));
	arena_free(arena);
}

static void files_are_called_by_code_points(void **state)
{
	struct arena *arena = arena_new();
	struct map files = files_of(arena, 3, 1, STR_NONE);
	bool shard = false, table = false;

	(void)state;
	for (size_t i = 0; i < files.count; i++) {
		shard |= str_starts(files.at[i].key, STR("search/0070-"));
		table |= str_eq(files.at[i].key, STR(SEARCH_TABLE));
		assert_true(str_starts(files.at[i].key, STR("search/")));
	}
	assert_true(shard && table);
	arena_free(arena);
}

static void texts_are_quoted(void **state)
{
	struct arena *arena = arena_new();
	struct buf out = buf_in(arena, BUF_MOST);
	struct str passage = STR("a \"b\" \\ c\nd </script>"),
		   shown[] = { STR_INIT("$1"), STR_INIT("1 May") };
	struct search_section section = { .kind = SEARCH_THING,
		.anchor = STR("x"),
		.title = STR("T"),
		.about = STR("K"),
		.shown = shown,
		.shown_count = 2,
		.passages = &passage,
		.passage_count = 1 };

	(void)state;
	search_text_write(&out, &(struct search_page){ 7, STR("a/"), STR("A"), &section, 1 });
	assert_string_equal(str_z(arena, buf_str(&out)),
	    "\n[7,\"a/\",\"A\",[1,\"x\",\"T\",\"K\",[\"$1\",\"1 May\"],[\"a \\\"b\\\" \\\\ c d </script>\"]]]");
	arena_free(arena);
}

static void nothing_is_a_table(void **state)
{
	struct arena *arena = arena_new();
	struct map files = files_of(arena, 0, 1, STR_NONE);

	(void)state;
	assert_int_equal(files.count, 1);
	arena_free(arena);
}

/* What a page's only section is packed as. */
static struct str packed_of(struct search_part *part, size_t number, enum search_kind kind)
{
	struct str texts[] = { STR("The break-even point of a GB10, in 1,234.5 hours; \u4e2d\u6587\u5b57"),
		STR("A point of no return") };
	struct search_section section = { .kind = kind,
		.anchor = STR("payback"),
		.title = STR("Pay-back time"),
		.about = STR("Kettle"),
		.beside = STR("kettle_2"),
		.passages = texts,
		.passage_count = countof(texts) };

	search_part_add(part,
	    &(struct search_page){
		.number = number, .title = STR("Kettle"), .sections = &section, .section_count = 1 });
	const struct page_words *words = part->pages[part->page_count - 1];
	return (struct str){ (const char *)words->at, words->size };
}

/* The first time they are read, the second time kept, from then on known. */
static void repeated_texts_are_read_alike(void **state)
{
	struct arena *arena = arena_new();
	struct search_part *part = search_part_new(arena, true);
	struct str equal[] = { STR("point"), STR("spot") };

	(void)state;
	search_part_equate(part, equal, countof(equal));
	struct str first = packed_of(part, 0, SEARCH_FIGURE);
	for (size_t i = 1; i < 4; i++)
		assert_true(str_eq(packed_of(part, i, SEARCH_FIGURE), first));
	assert_int_equal(part->phrases.kept.count, 4);
	size_t words = part->words.count;
	struct str text = packed_of(part, 4, SEARCH_SECTION);
	assert_int_equal(part->words.count, words);
	assert_true(str_eq(str_sub(text, 1, text.len), str_sub(first, 1, first.len)));
	arena_free(arena);
}

static struct str numbered(struct arena *arena, size_t number)
{
	return str_print(arena, "Text %zu", number);
}

static void only_repeated_texts_are_kept(void **state)
{
	struct arena *arena = arena_new();
	struct phrases phrases = phrases_in(arena);

	(void)state;
	for (size_t i = 0; i < 100; i++)
		assert_null(phrase_of(&phrases, numbered(arena, i)));
	struct phrase *phrase = phrase_of(&phrases, numbered(arena, 99));
	assert_non_null(phrase);
	assert_ptr_equal(phrase_of(&phrases, numbered(arena, 99)), phrase);
	assert_int_equal(phrases.kept.count, 1);
	for (size_t i = 100; i < 4 * PHRASES_MOST; i++)
		for (int times = 0; times < 2; times++)
			phrase_of(&phrases, numbered(arena, i));
	assert_int_equal(phrases.kept.count, PHRASES_MOST);
	assert_ptr_equal(phrase_of(&phrases, numbered(arena, 99)), phrase);
	assert_null(phrase_of(&phrases, STR("one too many")));
	assert_null(phrase_of(&phrases, STR("one too many")));
	arena_free(arena);
}

static const char figures[] = "two figures, by their addresses";

/* Figures of four things and calls of them, in two parts. */
static struct map figure_files(struct arena *arena, bool alike)
{
	struct str equal[] = { STR("point"), STR("spot") },
		   note = STR(
		       "What of a kettle is paid back at a point, by kettle_1 and the grid; pay-back");
	const char *abouts[] = { "Kettle", "Kettle (Grid, 7 L/day)", "Pay-back time",
		"Spot of kettles (GB10" };
	struct search_part *parts[] = { search_part_new(arena, true), search_part_new(arena, true) };

	for (size_t i = 0; i < countof(parts); i++)
		search_part_equate(parts[i], equal, countof(equal));
	for (size_t i = 0; i < 8; i++) {
		struct search_section sections[] = {
			{ .kind = SEARCH_SECTION, .title = STR("Grid"), .passages = &note, .passage_count = 1 },
			{ .kind = SEARCH_FIGURE,
			    .title = STR("Pay-back time"),
			    .passages = &note,
			    .passage_count = 1 },
			{ .kind = SEARCH_RECORD_FIGURE, .title = STR("Point") },
			{ .kind = SEARCH_FIGURE,
			    .title = STR("Pay-back time"),
			    .passages = &note,
			    .passage_count = 1 },
		};
		for (size_t k = 1; k < countof(sections); k++) {
			sections[k].about = str_from(abouts[(i + k) % countof(abouts)]);
			sections[k].beside = k == 2 ? STR("")
			    : i == 3                ? STR("Pay-back time")
						    : STR("kettle_1");
			sections[k].alike = alike ? &figures[k % 2] : NULL;
		}
		search_part_add(parts[i / 3 % 2],
		    &(struct search_page){
			.number = i, .sections = sections, .section_count = countof(sections) });
	}
	assert_int_equal(parts[0]->pattern_count, alike ? 2 : 0);
	struct files files = { arena, map_in(arena) };
	search_write(
	    &(struct search_site){ .parts = parts, .part_count = countof(parts), .page_count = 8 },
	    &(struct search_sink){ take, &files });
	return files.by_path;
}

/* Also where what stands around the title, or beside it, is a word of theirs. */
static void alike_sections_are_found_like_others(void **state)
{
	struct arena *arena = arena_new();
	struct map alike = figure_files(arena, true), others = figure_files(arena, false);

	(void)state;
	assert_true(others.count > 5);
	assert_int_equal(alike.count, others.count);
	assert_int_equal(differing(&alike, &others), 0);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parts_do_not_show),
		cmocka_unit_test(alike_sections_are_found_like_others),
		cmocka_unit_test(an_edit_moves_its_own),
		cmocka_unit_test(frequent_words_keep_their_best),
		cmocka_unit_test(files_are_called_by_code_points),
		cmocka_unit_test(texts_are_quoted),
		cmocka_unit_test(words_are_in_order),
		cmocka_unit_test(forms_keep_their_numbers),
		cmocka_unit_test(words_come_out_as_they_went_in),
		cmocka_unit_test(names_are_known_by_their_stems),
		cmocka_unit_test(synonyms_find_each_other),
		cmocka_unit_test(other_names_make_no_title_long),
		cmocka_unit_test(nothing_is_a_table),
		cmocka_unit_test(repeated_texts_are_read_alike),
		cmocka_unit_test(only_repeated_texts_are_kept),
	};

	return cmocka_run_group_tests_name("search index", tests, NULL, NULL);
}
