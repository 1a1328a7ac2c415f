#include "serve/request.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* --- paths ------------------------------------------------------------------------------------ */

static const struct path_case {
	const char *name;
	struct str sent;
	const char *want; /* NULL: refused */
} path_cases[] = {
	{ "the root is the empty path", STR_INIT("/"), "" },
	{ "a folder keeps its slash", STR_INIT("/compare/desktops/"), "compare/desktops/" },
	{ "a file is found by its name", STR_INIT("/assets/style-1a.css"), "assets/style-1a.css" },
	{ "percent codes are read once", STR_INIT("/a%20b%2541"), "a b%41" },
	{ "a code may stand for a slash between names", STR_INIT("/a%2Fb"), "a/b" },
	{ "bytes past ASCII stay", STR_INIT("/caf%C3%A9"), "caf\xC3\xA9" },
	{ "three dots are a name", STR_INIT("/.../x"), ".../x" },
	{ "nothing at all is refused", STR_INIT(""), NULL },
	{ "a whole address is refused", STR_INIT("http://127.0.0.1/"), NULL },
	{ "a star is refused", STR_INIT("*"), NULL },
	{ "dots that climb are refused", STR_INIT("/../etc/passwd"), NULL },
	{ "dots that climb and come back are refused", STR_INIT("/a/../b"), NULL },
	{ "dots at the end are refused", STR_INIT("/a/.."), NULL },
	{ "a single dot is refused", STR_INIT("/./a"), NULL },
	{ "coded dots are refused", STR_INIT("/%2e%2E/etc/passwd"), NULL },
	{ "half coded dots are refused", STR_INIT("/.%2e/etc/passwd"), NULL },
	{ "coded dots and slashes are refused", STR_INIT("/%2e%2e%2fetc%2fpasswd"), NULL },
	{ "dots coded twice are a strange name, not a way up", STR_INIT("/%252e%252e/a"), "%2e%2e/a" },
	{ "a backslash is refused", STR_INIT("/..\\windows"), NULL },
	{ "a coded backslash is refused", STR_INIT("/a%5cb"), NULL },
	{ "a NUL is refused", STR_INIT("/index.html%00.png"), NULL },
	{ "a line end is refused", STR_INIT("/a%0d%0aSet-Cookie:x"), NULL },
	{ "two slashes in front are refused", STR_INIT("//etc/passwd"), NULL },
	{ "a coded slash in front is refused", STR_INIT("/%2Fetc/passwd"), NULL },
	{ "an empty segment is refused", STR_INIT("/a//b"), NULL },
	{ "half a code is refused", STR_INIT("/a%2"), NULL },
	{ "a code that is none is refused", STR_INIT("/a%zz"), NULL },
};

static void reads_path(void **state)
{
	const struct path_case *c = *state;
	struct arena *arena = arena_new();
	struct str path;
	bool read = request_path(arena, c->sent, &path);

	assert_int_equal(read, c->want != NULL);
	if (read)
		assert_string_equal(str_z(arena, path), c->want);
	arena_free(arena);
}

/* --- ranges ----------------------------------------------------------------------------------- */

static const struct range_case {
	const char *name;
	struct str header;
	size_t size;
	struct byte_range want;
} range_cases[] = {
	{ "the first bytes", STR_INIT("bytes=0-4"), 10, { RANGE_PART, 0, 5 } },
	{ "a single byte", STR_INIT("bytes=9-9"), 10, { RANGE_PART, 9, 1 } },
	{ "from a byte to the end", STR_INIT("bytes=3-"), 10, { RANGE_PART, 3, 7 } },
	{ "the last bytes", STR_INIT("bytes=-3"), 10, { RANGE_PART, 7, 3 } },
	{ "more last bytes than there are", STR_INIT("bytes=-30"), 10, { RANGE_PART, 0, 10 } },
	{ "an end past the end", STR_INIT("bytes=5-99"), 10, { RANGE_PART, 5, 5 } },
	{ "an end of more digits than a number holds", STR_INIT("bytes=5-99999999999999999999999"),
	    10, { RANGE_PART, 5, 5 } },
	{ "spaces around", STR_INIT(" bytes = 0 - 4 "), 10, { RANGE_PART, 0, 5 } },
	{ "a start past the end is outside", STR_INIT("bytes=10-"), 10, { .kind = RANGE_OUTSIDE } },
	{ "a start of too many digits is outside", STR_INIT("bytes=99999999999999999999999-"), 10,
	    { .kind = RANGE_OUTSIDE } },
	{ "no last bytes are outside", STR_INIT("bytes=-0"), 10, { .kind = RANGE_OUTSIDE } },
	{ "anything of an empty file is outside", STR_INIT("bytes=0-"), 0, { .kind = RANGE_OUTSIDE } },
	{ "the last bytes of an empty file are outside", STR_INIT("bytes=-1"), 0,
	    { .kind = RANGE_OUTSIDE } },
	{ "no header asks for all", STR_INIT(""), 10, { .kind = RANGE_WHOLE } },
	{ "several parts are answered with all", STR_INIT("bytes=0-1,4-5"), 10, { .kind = RANGE_WHOLE } },
	{ "an end before the start is ignored", STR_INIT("bytes=5-4"), 10, { .kind = RANGE_WHOLE } },
	{ "another unit is ignored", STR_INIT("lines=0-4"), 10, { .kind = RANGE_WHOLE } },
	{ "a lone dash is ignored", STR_INIT("bytes=-"), 10, { .kind = RANGE_WHOLE } },
	{ "letters are ignored", STR_INIT("bytes=a-b"), 10, { .kind = RANGE_WHOLE } },
	{ "two dashes are ignored", STR_INIT("bytes=--5"), 10, { .kind = RANGE_WHOLE } },
};

static void reads_range(void **state)
{
	const struct range_case *c = *state;
	struct byte_range range = request_range(c->header, c->size);

	assert_int_equal(range.kind, c->want.kind);
	if (range.kind == RANGE_PART) {
		assert_int_equal(range.from, c->want.from);
		assert_int_equal(range.len, c->want.len);
	}
}

/* --- conditions ------------------------------------------------------------------------------- */

static const struct tag_case {
	const char *name;
	struct str header;
	bool want;
} tag_cases[] = {
	{ "the tag itself", STR_INIT("\"a1\""), true },
	{ "the tag among others", STR_INIT("\"zz\", \"a1\" ,\"b\""), true },
	{ "the weak form of the tag", STR_INIT("W/\"a1\""), true },
	{ "any tag", STR_INIT(" * "), true },
	{ "another tag", STR_INIT("\"a2\""), false },
	{ "the tag without quotes", STR_INIT("a1"), false },
	{ "a part of the tag", STR_INIT("\"a\""), false },
	{ "nothing", STR_INIT(""), false },
	{ "commas alone", STR_INIT(",,,"), false },
};

static void compares_tag(void **state)
{
	const struct tag_case *c = *state;

	assert_int_equal(request_names_tag(c->header, STR("\"a1\"")), c->want);
}

static void tells_types(void **state)
{
	(void)state;
	assert_string_equal(request_type(STR("index.html")), "text/html; charset=utf-8");
	assert_string_equal(request_type(STR("assets/style-1a.css")), "text/css; charset=utf-8");
	assert_string_equal(request_type(STR("favicon.svg")), "image/svg+xml");
	assert_string_equal(request_type(STR("data.json")), "application/json");
	assert_string_equal(request_type(STR("CNAME")), "application/octet-stream");
}

#define ROWS(cases, run) \
	for (size_t i = 0; i < countof(cases); i++) \
		tests[count++] = (struct CMUnitTest) \
		{ \
			.name = cases[i].name, .test_func = run, .initial_state = (void *)&cases[i] \
		}

int main(void)
{
	struct CMUnitTest tests[countof(path_cases) + countof(range_cases) + countof(tag_cases) + 1];
	size_t count = 0;

	ROWS(path_cases, reads_path);
	ROWS(range_cases, reads_range);
	ROWS(tag_cases, compares_tag);
	tests[count++] = (struct CMUnitTest){ .name = "a file's type follows its ending",
		.test_func = tells_types };
	return cmocka_run_group_tests_name("serve_request", tests, NULL, NULL);
}
