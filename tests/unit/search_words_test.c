/*
 * The words of a text. With an argument prints the table of the search and 20,000 texts with their words, for
 * tests/scripts/search_test.js, which reads them in JavaScript.
 */
#include "base/language.h"
#include "chance.h"
#include "search/shard.h"
#include "search/stem.h"
#include "search/words.h"

#include <stdio.h>

/* cmocka.h needs the others before it. */
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

struct listing {
	struct buf out;
	bool stems;
};

/* Words parted by spaces; a whole is led by a plus. */
static void put_word(void *self, struct str word, enum word_form form)
{
	struct listing *listing = self;
	char stemmed[WORD_MOST];

	if (listing->out.len > 0)
		buf_put_byte(&listing->out, ' ');
	if (form == WORD_WHOLE)
		buf_put_byte(&listing->out, '+');
	buf_put(&listing->out, listing->stems ? word_stem(stemmed, word) : word);
}

static struct str words_of(struct arena *arena, bool stems, struct str text)
{
	struct listing listing = { buf_in(arena, BUF_MOST), stems };
	struct words words = { .take = put_word, .self = &listing };

	words_read(&words, text);
	return buf_str(&listing.out);
}

static const struct words_case {
	const char *name, *text, *words;
} cases[] = {
	{ "capitals become small, signs part words", "Memory, Bandwidth!", "memory bandwidth" },
	{ "letters lose their accents", "Größe ÉTÉ naïve Ångström", "grosse ete naive angstrom" },
	{ "accents of their own are dropped", "e\xCC\x81te\xCC\x81", "ete" },
	{ "ligatures and letters that are two", "ﬁle œuvre Æsir þing", "file oeuvre aesir thing" },
	{ "Greek and Cyrillic", "ΜΈΓΑ Ёлка", "μεγα елка" },
	{ "full width", "ＲＴＸ５０９０", "rtx 5090 +rtx5090" },
	{ "letters and digits are a compound", "RTX5090 70B", "rtx 5090 +rtx5090 70 b +70b" },
	{ "a hyphen joins", "break-even 4-bit", "break even +breakeven 4 bit +4bit" },
	{ "parts without a sign are a word, too", "DDR5-5600", "ddr 5 5600 +ddr5 +ddr55600" },
	{ "units", "1.79 TB/s", "1.79 tb s +tbs" },
	{ "a point stays in a number and ends a sentence", "3.5. End.", "3.5 end" },
	{ "commas between thousands go", "1,999 and 1,234,567 but 1,5", "1999 and 1234567 but 1 5" },
	{ "four digits behind a comma are a list", "1,2345", "1 2345" },
	{ "apostrophes in words go", "doesn't GPU’s 'so'", "doesnt gpus so" },
	{ "names with underscores", "rtx_5090", "rtx 5090 +rtx5090" },
	{ "a sign before a break joins nothing, in the middle and at the end", "one. two- , three/",
	    "one two three" },
	{ "a plain word, and one that is joined to the next", "one two-three four",
	    "one two three +twothree four" },
	{ "letters before what is not ASCII", "caf\u00e9 r\u00e9sum\u00e9 one\u00b7two",
	    "cafe resume one two +onetwo" },
	{ "a plain word behind an unspaced one", "\u4e2d ai", "\u4e2d ai" },
	{ "two signs part", "a--b", "a b" },
	{ "a sign at the end joins nothing", "one- two", "one two" },
	{ "long compounds have no whole", "a/b/c/d/e/f", "a b c d e f" },
	{ "Chinese in pairs", "中文字", "中文 文字" },
	{ "one alone is itself", "的 a", "的 a" },
	{ "Japanese beside Latin", "AIサーバー", "ai サー ーバ バー" },
	{ "Thai in pairs", "กขค", "กข ขค" },
	{ "soft hyphens and joiners do not count",
	    "so\xC2\xAD"
	    "ft z\xE2\x80\x8Dw",
	    "soft zw" },
	{ "superscripts are digits", "m²", "m 2 +m2" },
	{ "nothing", " -- … ", "" },
	{ "broken UTF-8 does no harm", "a\xFF\xC3", "a" },
	{ "what is longer than a word is cut",
	    "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefgh",
	    "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuv" },
};

static void reads(void **state)
{
	const struct words_case *want = *state;
	struct arena *arena = arena_new();

	assert_string_equal(str_z(arena, words_of(arena, false, str_from(want->text))), want->words);
	arena_free(arena);
}

/* All forms of a word come to the same, and other words do not. */
static void forms_share_a_stem(void **state)
{
	static const char *const groups[][6] = {
		{ "price", "prices", "priced", "pricing" },
		{ "compute", "computes", "computed", "computing", "computer", "computers" },
		{ "quantize", "quantized", "quantizing", "quantization", "quantizations" },
		{ "memory", "memories" },
		{ "large", "larger", "largest" },
		{ "cheap", "cheaper", "cheapest", "cheaply" },
		{ "rent", "rented", "renting", "rents" },
		{ "box", "boxes" },
		{ "match", "matches", "matched" },
		{ "generate", "generates", "generated", "generation", "generator" },
		{ "run", "runs", "running" },
		{ "gpu", "gpus" },
	};
	static const char *const apart[][2] = { { "speed", "spent" }, { "string", "strong" },
		{ "power", "pow" }, { "need", "ne" }, { "bus", "bu" } };
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < countof(groups); i++)
		for (size_t n = 1; n < countof(groups[i]) && groups[i][n]; n++) {
			char *first = str_z(arena, words_of(arena, true, str_from(groups[i][0])));
			assert_string_equal(
			    str_z(arena, words_of(arena, true, str_from(groups[i][n]))), first);
		}
	for (size_t i = 0; i < countof(apart); i++)
		assert_string_not_equal(str_z(arena, words_of(arena, true, str_from(apart[i][0]))),
		    str_z(arena, words_of(arena, true, str_from(apart[i][1]))));
	arena_free(arena);
}

static void languages_with_rules(void **state)
{
	(void)state;
	assert_true(stem_knows(STR("en")));
	assert_true(stem_knows(STR("en-GB")));
	assert_false(stem_knows(STR("de")));
	assert_false(stem_knows(STR("enm")));
}

static void names_are_joined(void **state)
{
	char word[WORD_MOST];
	struct arena *arena = arena_new();

	(void)state;
	assert_string_equal(str_z(arena, words_joined(word, STR("RTX 5090"))), "rtx5090");
	assert_string_equal(str_z(arena, words_joined(word, STR("Llama 3.1 (70B)"))), "llama3170b");
	assert_int_equal(words_joined(word, STR("!")).len, 0);
	arena_free(arena);
}

/* --- for the script --------------------------------------------------------------------------- */

#define VECTORS 20000

static void put_table(void *self, struct str path, struct str bytes)
{
	(void)self;
	if (str_eq(path, STR(SEARCH_TABLE)))
		fwrite(bytes.at, 1, bytes.len, stdout);
}

static void put_piece(struct chance *chance, struct buf *text)
{
	static const char *const pieces[] = { "RTX", "5090", "memory", "prices", "quantization",
		"running", "doesn’t", "break", "even", "4", "bit", "1", "999", "3.5", "GB", "s",
		"ß", "é", "Ωmega", "中文", "字", "サーバー", "한국어", "ไทย", "ﬁ", "Ⅻ", "²",
		"e\xCC\x81", "Привет", "İstanbul", "generators", "cheapest", "x" };
	static const char *const signs[] = { " ", " ", " ", "-", "/", "_", ".", ",", "'", "’", "·",
		"--", ", ", "\n", "" };

	if (chance_below(chance, 12) == 0) {
		uint32_t point = (uint32_t)chance_below(chance, 0x30000);
		buf_put_code_point(
		    text, point < 0x20 || (point >= 0xD800 && point < 0xE000) ? 'q' : point);
	} else {
		buf_put(text, str_from(pieces[chance_below(chance, countof(pieces))]));
	}
	buf_put(text, str_from(signs[chance_below(chance, countof(signs))]));
}

/* As a line of JSON: the text, its words with stems and without. */
static void print_vector(struct arena *arena, struct str text)
{
	struct str parts[] = { text, words_of(arena, true, text), words_of(arena, false, text) };

	for (size_t i = 0; i < countof(parts); i++) {
		putchar(i == 0 ? '[' : ',');
		putchar('"');
		for (size_t n = 0; n < parts[i].len; n++) {
			char c = parts[i].at[n];
			if (c == '\n')
				fputs("\\n", stdout);
			else if (c == '"' || c == '\\')
				printf("\\%c", c);
			else
				putchar(c);
		}
		putchar('"');
	}
	puts("]");
}

static int print_vectors(void)
{
	struct arena *arena = arena_new();
	struct chance chance = { 1 };

	search_write(&(struct search_site){ .stems = true }, &(struct search_sink){ .put = put_table });
	for (int i = 0; i < VECTORS; i++) {
		struct buf text = buf_in(arena, BUF_MOST);
		for (int64_t n = chance_below(&chance, 8); n >= 0; n--)
			put_piece(&chance, &text);
		print_vector(arena, buf_str(&text));
		arena_reset(arena);
	}
	arena_free(arena);
	return 0;
}

int main(int argc, char **argv)
{
	struct CMUnitTest tests[countof(cases) + 3];

	(void)argv;
	if (argc > 1)
		return print_vectors();
	for (size_t i = 0; i < countof(cases); i++)
		tests[i] = (struct CMUnitTest){ cases[i].name, reads, NULL, NULL, (void *)&cases[i] };
	tests[countof(cases)] = (struct CMUnitTest)cmocka_unit_test(forms_share_a_stem);
	tests[countof(cases) + 1] = (struct CMUnitTest)cmocka_unit_test(languages_with_rules);
	tests[countof(cases) + 2] = (struct CMUnitTest)cmocka_unit_test(names_are_joined);
	return cmocka_run_group_tests_name("search words", tests, NULL, NULL);
}
