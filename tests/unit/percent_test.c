/* Addresses as they are sent, and what a byte is. */
#include "base/ascii.h"
#include "base/percent.h"

/* cmocka.h needs the others before it. */
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

static void decodes(void **state)
{
	(void)state;
	static const struct {
		const char *text, *want;
	} rows[] = { { "", "" }, { "a/b", "a/b" }, { "a%20b", "a b" }, { "%C3%a9", "é" },
		{ "100%", "100%" }, { "%2", "%2" }, { "%zz%41", "%zzA" }, { "%%41", "%A" },
		{ "%4", "%4" } };
	struct arena *arena = arena_new();
	for (size_t i = 0; i < countof(rows); i++)
		assert_string_equal(
		    str_z(arena, percent_decode(arena, str_from(rows[i].text))), rows[i].want);
	arena_free(arena);
}

static void takes_one_byte(void **state)
{
	(void)state;
	size_t at = 0;
	struct str text = STR("%41b%4");
	assert_int_equal(percent_byte(text, &at), 'A');
	assert_int_equal(percent_byte(text, &at), 'b');
	assert_int_equal(percent_byte(text, &at), -1);
	assert_int_equal(at, 5); /* only the % */
}

static void bytes_have_classes(void **state)
{
	(void)state;
	for (int i = 0; i < 256; i++) {
		char c = (char)i;
		assert_int_equal(ascii_is_digit(c), i >= '0' && i <= '9');
		assert_int_equal(ascii_is_letter(c), (i >= 'a' && i <= 'z') || (i >= 'A' && i <= 'Z'));
		assert_int_equal(ascii_is_alnum(c), ascii_is_digit(c) || ascii_is_letter(c));
		assert_int_equal(ascii_is_space(c), i == ' ' || i == '\t' || i == '\n' || i == '\r');
	}
	assert_true(ascii_is_html_space('\f'));
	assert_false(ascii_is_space('\f'));
	assert_int_equal(ascii_hex('0'), 0);
	assert_int_equal(ascii_hex('f'), 15);
	assert_int_equal(ascii_hex('F'), 15);
	assert_int_equal(ascii_hex('g'), -1);
	assert_int_equal(ascii_hex('@'), -1);
	assert_int_equal(ascii_hex('/'), -1);
	assert_int_equal(ascii_lower('Z'), 'z');
	assert_int_equal(ascii_lower('['), '[');
}

static void encodes(void **state)
{
	struct arena *arena = arena_new();
	static const char *const rows[][2] = {
		{ "", "" },
		{ "Az09-._~", "Az09-._~" },
		{ "a b&c=d#e?f/g%", "a%20b%26c%3Dd%23e%3Ff%2Fg%25" },
		{ "für", "f%C3%BCr" },
	};

	(void)state;
	for (size_t i = 0; i < countof(rows); i++) {
		struct str coded = percent_encode(arena, str_from(rows[i][0]));
		assert_string_equal(str_z(arena, coded), rows[i][1]);
		assert_string_equal(str_z(arena, percent_decode(arena, coded)), rows[i][0]);
	}
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(decodes),
		cmocka_unit_test(encodes),
		cmocka_unit_test(takes_one_byte),
		cmocka_unit_test(bytes_have_classes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
