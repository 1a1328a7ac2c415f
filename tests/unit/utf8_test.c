#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct form_case {
	const char *name, *text;
	size_t bad;
} forms[] = {
	{ "plain text is well-formed", "a kettle and two pumps", STR_NONE },
	{ "nothing is well-formed", "", STR_NONE },
	{ "the longest sequence is well-formed", "\xF4\x8F\xBF\xBF", STR_NONE },
	{ "text of all lengths is well-formed", "12345678\xC3\xA4\xE2\x82\xAC\xF0\x9F\x9F\xA9", STR_NONE },
	{ "a lone tail is bad", "ab\x80", 2 },
	{ "an overlong slash is bad", "\xC0\xAF", 0 },
	{ "an overlong sequence of three is bad", "\xE0\x9F\xBF", 0 },
	{ "a surrogate is bad", "\xED\xA0\x80", 0 },
	{ "a code point past the last is bad", "\xF4\x90\x80\x80", 0 },
	{ "a sequence cut short by the end is bad", "12345678abc\xE2\x82", 11 },
	{ "a sequence cut short by a letter is bad",
	    "\xE2\x82"
	    "a",
	    0 },
	{ "0xFF is bad", "123456789\xFF", 9 },
};

static void finds_bad_bytes(void **state)
{
	const struct form_case *c = *state;
	assert_int_equal(utf8_find_bad(str_from(c->text)), c->bad);
}

static const struct width_case {
	const char *name, *text;
	size_t width;
} widths[] = {
	{ "a letter is one wide", "kettle", 6 },
	{ "a letter of two bytes is one wide", "\xC3\xA4", 1 },
	{ "a wide sign takes two", "\xF0\x9F\x9F\xA9", 2 },
	{ "a Chinese character takes two", "\xE6\xB0\xB4", 2 },
	{ "a combining accent takes none", "e\xCC\x81", 1 },
	{ "an arrow is one wide", "\xE2\x86\x92", 1 },
	{ "a malformed byte is one wide", "\xFF\xFF", 2 },
};

static void measures_width(void **state)
{
	const struct width_case *c = *state;
	assert_int_equal(utf8_width(str_from(c->text)), c->width);
}

static const struct garbled_case {
	const char *name, *text, *encoding;
	size_t at;
} garbled[] = {
	{ "a dash read as Mac Roman", "a ‚Äî b", "Mac Roman", 2 },
	{ "a multiplication sign read as Mac Roman", "1.2√ó as fast", "Mac Roman", 3 },
	{ "a degree sign read as Mac Roman", "20 ¬∞C", "Mac Roman", 3 },
	{ "a coloured square read as Mac Roman", "\xEF\xA3\xBFüü©", "Mac Roman", 0 },
	{ "a dash read as Windows-1252", "a â€” b", "Windows-1252", 2 },
	{ "an accent read as Windows-1252", "cafÃ©", "Windows-1252", 3 },
	{ "a pound sign read as Windows-1252", "Â£5", "Windows-1252", 0 },
	{ "a coloured square read as Windows-1252", "ðŸŸ©", "Windows-1252", 0 },
	{ "an apostrophe read as Latin-1", "don\xC3\xA2\xC2\x80\xC2\x99t", "Windows-1252", 3 },
	{ "sound text of many kinds", "5 × 3 — “quoted”, café, 20 °C, ≥ 2 €, 🟩",
	    NULL, 0 },
	{ "a root of two", "√2 and √π and √∑x²", NULL, 0 },
	{ "a negation", "¬p and ¬π", NULL, 0 },
	{ "a German quotation", "‚Äpfel‘ und „Öl“", NULL, 0 },
	{ "French letters before quotes", "là… “â” â€", NULL, 0 },
	{ "a Portuguese word in capitals, quoted", "“IRMÔ, NÃO", NULL, 0 },
	{ "a lead at the very end", "â€", NULL, 0 },
	{ "plain text", "a kettle", NULL, 0 },
};

static void finds_garbled_text(void **state)
{
	const struct garbled_case *c = *state;
	size_t offset = 0;
	const char *encoding = utf8_find_mojibake(str_from(c->text), &offset);
	if (!c->encoding) {
		assert_null(encoding);
		return;
	}
	assert_non_null(encoding);
	assert_string_equal(encoding, c->encoding);
	assert_int_equal(offset, c->at);
}

static void code_points_are_decoded_one_by_one(void **state)
{
	(void)state;
	static const uint32_t want[] = { 'a', 0xE4, 0x20AC, 0x1F7E9, 0xFFFD, 'z' };
	struct str text = STR("a\xC3\xA4\xE2\x82\xAC\xF0\x9F\x9F\xA9\xC3z");
	size_t offset = 0;
	for (size_t i = 0; i < countof(want); i++)
		assert_int_equal(utf8_next(text, &offset), want[i]);
	assert_int_equal(offset, text.len);
}

int main(void)
{
	struct CMUnitTest tests[countof(forms) + countof(widths) + countof(garbled) + 1];
	size_t n = 0;
	for (size_t i = 0; i < countof(forms); i++)
		tests[n++] = (struct CMUnitTest){ .name = forms[i].name,
			.test_func = finds_bad_bytes,
			.initial_state = (void *)&forms[i] };
	for (size_t i = 0; i < countof(widths); i++)
		tests[n++] = (struct CMUnitTest){ .name = widths[i].name,
			.test_func = measures_width,
			.initial_state = (void *)&widths[i] };
	for (size_t i = 0; i < countof(garbled); i++)
		tests[n++] = (struct CMUnitTest){ .name = garbled[i].name,
			.test_func = finds_garbled_text,
			.initial_state = (void *)&garbled[i] };
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(code_points_are_decoded_one_by_one);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
