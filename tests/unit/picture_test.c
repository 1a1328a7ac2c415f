/* What kind of picture some bytes are, and how large it is shown. */
#include "base/arena.h"
#include "picture/picture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define BYTES(literal) STR_INIT(literal)
#define JPEG_START "\xff\xd8\xff\xe0\0\4JF"
#define JPEG_FRAME "\xff\xc2\0\x0b\x08\0\xc8\1\x2c\1\1\x11\0" /* 300 by 200, progressive */
#define EXIF(order) \
	"\xff\xe1\0\x22" \
	"Exif\0\0" order
#define BIG_TURNED "MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0"
#define LITTLE_TURNED "II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0\x08\0\0\0\0\0\0\0"
#define UPRIGHT "MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\3\0\0\0\0\0\0"
#define FTYP \
	"\0\0\0\x18" \
	"ftypavif\0\0\0\0mif1avif"
#define WEBP "RIFF\0\0\0\0WEBP"

static const struct row {
	const char *name;
	struct str bytes;
	enum picture_kind kind;
	uint32_t width, height;
} rows[] = {
	{ "nothing", BYTES(""), PICTURE_NONE, 0, 0 },
	{ "text", BYTES("Not found"), PICTURE_NONE, 0, 0 },
	{ "PNG", BYTES("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\0\2\x08\0\0\0\0"), PICTURE_PNG,
	    256, 2 },
	{ "PNG that is cut off", BYTES("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\0"), PICTURE_PNG,
	    0, 0 },
	{ "PNG wider than can be",
	    BYTES("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff\xff\xff\0\0\0\2\x08\0\0\0\0"), PICTURE_PNG,
	    0, 0 },
	{ "GIF", BYTES("GIF87a\x90\1\x2c\1\0\0\0"), PICTURE_GIF, 400, 300 },
	{ "GIF that is cut off", BYTES("GIF89a\x90\1\x2c"), PICTURE_GIF, 0, 0 },
	{ "JPEG", BYTES(JPEG_START JPEG_FRAME), PICTURE_JPEG, 300, 200 },
	{ "JPEG with bytes to fill up",
	    BYTES("\xff\xd8\xff\xff\xff\xe0\0\2"
		  "\xff\xd0"
		  "\xff" JPEG_FRAME),
	    PICTURE_JPEG, 300, 200 },
	{ "JPEG on its side", BYTES("\xff\xd8" EXIF(BIG_TURNED) JPEG_FRAME), PICTURE_JPEG, 200, 300 },
	{ "the same by an Intel camera", BYTES("\xff\xd8" EXIF(LITTLE_TURNED) JPEG_FRAME),
	    PICTURE_JPEG, 200, 300 },
	{ "JPEG upside down", BYTES("\xff\xd8" EXIF(UPRIGHT) JPEG_FRAME), PICTURE_JPEG, 300, 200 },
	{ "a table of codes is no frame",
	    BYTES("\xff\xd8\xff\xc4\0\x0b\x08\0\xc8\1\x2c\1\1\x11\0" JPEG_FRAME), PICTURE_JPEG, 300,
	    200 },
	{ "JPEG whose pixels come first", BYTES("\xff\xd8\xff\xda\0\2" JPEG_FRAME), PICTURE_JPEG, 0, 0 },
	{ "JPEG with a segment past its end", BYTES("\xff\xd8\xff\xe0\xff\xff"), PICTURE_JPEG, 0, 0 },
	{ "JPEG whose frame is cut off", BYTES("\xff\xd8\xff\xc0\0\x0b\x08\0\xc8\1"), PICTURE_JPEG,
	    0, 0 },
	{ "WebP", BYTES(WEBP "VP8 \0\0\0\0\0\0\0\x9d\1\x2a\x80\x42\xe0\1"), PICTURE_WEBP, 640, 480 },
	{ "WebP without loss", BYTES(WEBP "VP8L\0\0\0\0\x2f\xe7\x83\1\0\0\0\0\0\0"), PICTURE_WEBP,
	    1000, 7 },
	{ "WebP with a canvas", BYTES(WEBP "VP8X\0\0\0\0\0\0\0\0\x6f\x11\1\x0f\0\0"), PICTURE_WEBP,
	    70000, 16 },
	{ "WebP of another kind", BYTES(WEBP "ALPH\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), PICTURE_WEBP, 0, 0 },
	{ "AVIF without boxes", BYTES(FTYP), PICTURE_AVIF, 0, 0 },
	{ "a version that reads like a brand",
	    BYTES("\0\0\0\x10"
		  "ftypheicavif"),
	    PICTURE_NONE, 0, 0 },
	{ "SVG", BYTES("<svg width='40' height=\"30px\">"), PICTURE_SVG, 40, 30 },
	{ "SVG behind all that may stand there",
	    BYTES("\xef\xbb\xbf<?xml version='1.0'?> <!DOCTYPE svg [ <!ENTITY a '>'> ]>\n<!-- <svg> -->\n<s:svg\nviewBox = '0 0 8 6'/>"),
	    PICTURE_SVG, 8, 6 },
	{ "SVG with a viewBox alone", BYTES("<svg viewBox=\"-1.5,-2 24.4 12.5\">"), PICTURE_SVG, 24, 13 },
	{ "SVG of one side", BYTES("<svg height=\"6\" viewBox=\"0 0 24 12\">"), PICTURE_SVG, 12, 6 },
	{ "SVG in percents", BYTES("<svg width=\"100%\" height=\"100%\" viewBox=\"0 0 24 12\">"),
	    PICTURE_SVG, 24, 12 },
	{ "SVG in millimetres", BYTES("<svg width=\"25.4mm\" height=\"1in\">"), PICTURE_SVG, 96, 96 },
	{ "SVG thinner than a pixel", BYTES("<svg width=\"300\" height=\".2\">"), PICTURE_SVG, 300, 1 },
	{ "SVG without a size", BYTES("<svg>"), PICTURE_SVG, 0, 0 },
	{ "SVG with one side only", BYTES("<svg width=\"20\">"), PICTURE_SVG, 0, 0 },
	{ "SVG of no height", BYTES("<svg width=\"20\" height=\"0\">"), PICTURE_SVG, 0, 0 },
	{ "SVG beyond measure", BYTES("<svg width=\"99999999999999999999\" height=\"1\">"),
	    PICTURE_SVG, 0, 0 },
	{ "SVG whose tag does not end", BYTES("<svg width=\"20"), PICTURE_SVG, 0, 0 },
	{ "HTML with a drawing in it", BYTES("<html><svg width=\"20\" height=\"20\">"),
	    PICTURE_NONE, 0, 0 },
	{ "a comment that does not end", BYTES("<!-- <svg>"), PICTURE_NONE, 0, 0 },
};

static void a_picture_is_measured(void **state)
{
	const struct row *row = *state;
	struct picture_size size;

	assert_int_equal(picture_by_bytes(row->bytes), row->kind);
	size = picture_size(row->kind, row->bytes);
	assert_int_equal(size.width, row->width);
	assert_int_equal(size.height, row->height);
}

/* The primary item is the second: 120 by 90, turned by a quarter. */
static const char avif[] = FTYP "\0\0\0\x81"
				"meta\0\0\0\0"
				"\0\0\0\x0e"
				"pitm\0\0\0\0\0\2"
				"\0\0\0\x67"
				"iprp"
				"\0\0\0\x41"
				"ipco"
				"\0\0\0\x14"
				"ispe\0\0\0\0\0\0\0\x09\0\0\0\x09"
				"\0\0\0\x14"
				"ispe\0\0\0\0\0\0\0\x78\0\0\0\x5a"
				"\0\0\0\x08"
				"pixi"
				"\0\0\0\x09"
				"irot\3"
				"\0\0\0\x1e"
				"ipma\0\0\0\0\0\0\0\2\0\1\1\1\0\2\3\2\3\x84\0\0\0\0\0\0";

static void avif_tells_the_size_of_its_primary_item(void **state)
{
	struct str bytes = { avif, sizeof(avif) - 1 };
	struct picture_size size = picture_size(PICTURE_AVIF, bytes);

	(void)state;
	assert_int_equal(picture_by_bytes(bytes), PICTURE_AVIF);
	assert_int_equal(size.width, 90);
	assert_int_equal(size.height, 120);
}

/* Whatever is cut off, nothing behind the end is read (a sanitizer would tell), and no size is made up. */
static void what_is_cut_off_is_no_smaller_picture(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	for (size_t len = 0; len < sizeof(avif) - 1; len++) {
		char *copy = arena_alloc(arena, len + 1);
		memcpy(copy, avif, len);
		struct picture_size size = picture_size(PICTURE_AVIF, (struct str){ copy, len });
		assert_true(size.width == 0 || size.width == 120 || size.width == 90);
	}
	arena_free(arena);
}

static void a_name_tells_the_kind(void **state)
{
	(void)state;
	assert_int_equal(picture_by_name(STR("a/b.png")), PICTURE_PNG);
	assert_int_equal(picture_by_name(STR("b.JPG")), PICTURE_JPEG);
	assert_int_equal(picture_by_name(STR("b.jpeg")), PICTURE_JPEG);
	assert_int_equal(picture_by_name(STR("b.svg")), PICTURE_SVG);
	assert_int_equal(picture_by_name(STR("b.png.md")), PICTURE_NONE);
	assert_int_equal(picture_by_name(STR(".png")), PICTURE_NONE);
}

int main(void)
{
	struct CMUnitTest tests[sizeof(rows) / sizeof(rows[0]) + 3];
	size_t count = 0;

	for (; count < sizeof(rows) / sizeof(rows[0]); count++)
		tests[count] = (struct CMUnitTest){ .name = rows[count].name,
			.test_func = a_picture_is_measured,
			.initial_state = (void *)(uintptr_t)&rows[count] };
	tests[count++] = (struct CMUnitTest)cmocka_unit_test(avif_tells_the_size_of_its_primary_item);
	tests[count++] = (struct CMUnitTest)cmocka_unit_test(what_is_cut_off_is_no_smaller_picture);
	tests[count++] = (struct CMUnitTest)cmocka_unit_test(a_name_tells_the_kind);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
