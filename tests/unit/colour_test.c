/* Colours as they are written, and whether one can be read on another. */
#include "site/colour.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct read_case {
	const char *text, *want; /* NULL: it is none */
} reads[] = {
	{ "#0b5d4e", "#0b5d4e" },
	{ "#ABC", "#aabbcc" },
	{ "#FfFfFf", "#ffffff" },
	{ "#000", "#000000" },
	{ "", NULL },
	{ "#", NULL },
	{ "0b5d4e", NULL },
	{ "#0b5d4", NULL },
	{ "#0b5d4e0", NULL },
	{ "#0b5d4g", NULL },
	{ "red", NULL },
	{ "#12 ", NULL },
	{ "#\xc3\xa4", NULL },
};

static void colours_are_read(void **state)
{
	struct arena *keep = arena_new();
	(void)state;

	for (size_t i = 0; i < sizeof(reads) / sizeof(reads[0]); i++) {
		struct colour colour;
		bool is_one = colour_read(str_from(reads[i].text), &colour);
		assert_int_equal(is_one, reads[i].want != NULL);
		if (is_one)
			assert_string_equal(str_z(keep, colour_text(keep, colour)), reads[i].want);
	}
	arena_free(keep);
}

/* Ratios of WCAG 2.2 in hundredths, rounded down, as other programs give them. */
static const struct contrast_case {
	const char *a, *b;
	long hundredths;
} contrasts[] = {
	{ "#000000", "#ffffff", 2100 }, { "#ffffff", "#ffffff", 100 },
	{ "#777777", "#ffffff", 447 }, { "#767676", "#ffffff", 454 }, { "#ff0000", "#ffffff", 399 },
	{ "#0000ff", "#ffffff", 859 }, { "#00ff00", "#000000", 1530 }, { "#ffff00", "#ffffff", 107 },
	{ "#0a0a0a", "#000000", 106 }, /* where the curve is a straight line */
};

static void contrasts_are_those_of_wcag(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(contrasts) / sizeof(contrasts[0]); i++) {
		struct colour a, b;
		assert_true(colour_read(str_from(contrasts[i].a), &a));
		assert_true(colour_read(str_from(contrasts[i].b), &b));
		assert_int_equal((long)(colour_contrast(a, b) * 100 + 1e-9), contrasts[i].hundredths);
		assert_true(colour_contrast(a, b) == colour_contrast(b, a));
	}
}

/* Greys from black on differ more and more. */
static void contrast_grows(void **state)
{
	double last = 0;
	(void)state;

	for (int grey = 0; grey < 256; grey++) {
		struct colour colour = { (uint8_t)grey, (uint8_t)grey, (uint8_t)grey };
		double contrast = colour_contrast(colour, (struct colour){ 0, 0, 0 });
		assert_true(contrast > last);
		last = contrast;
	}
}

static void colours_are_mixed(void **state)
{
	const struct colour black = { 0, 0, 0 }, orange = { 255, 153, 0 };
	struct colour half = colour_mix(orange, black, 1, 2), none = colour_mix(orange, black, 0, 64),
		      all = colour_mix(orange, black, 64, 64);
	(void)state;

	assert_int_equal(half.red, 128);
	assert_int_equal(half.green, 77);
	assert_int_equal(half.blue, 0);
	assert_memory_equal(&none, &orange, sizeof(orange));
	assert_memory_equal(&all, &black, sizeof(black));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(colours_are_read),
		cmocka_unit_test(contrasts_are_those_of_wcag),
		cmocka_unit_test(contrast_grows),
		cmocka_unit_test(colours_are_mixed),
	};

	return cmocka_run_group_tests_name("colour", tests, NULL, NULL);
}
