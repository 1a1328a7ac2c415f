/* What a guide becomes with its includes put in, and where each of its lines stands. */
#include "text/include.h"
#include "text_fixture.h"

static const struct {
	const char *path, *text;
} files[] = {
	{ "part.md", "---\ntitle: Part\n---\n# Part\n\n## A\n\na\n\n### B\n\nb\n\n## C {#see}\n\nc\n" },
	{ "code.c", "one\ntwo ```\nthree" },
	{ "fence.md", "~~~~text\nopen\n" },
	{ "list.md", "- x\n" },
	{ "loop.md", "```include pool.md\n```\n" },
	{ "pool.md", "```include loop.md\n```\n" },
	{ "more.md", "m\n\n```include part.md#see\n```\n" },
	{ "empty.md", "" },
	{ "notes.md",
	    "---\ntitle: Notes\n---\n## A\n\na[^n] [X] [t][y\nz] `[v]`\n\n## B\n\nb[^m]\n[p]: none.md\n\n"
	    "[^n]: first [w]\nlazy\n\n    more\n\n[x]: a.md\n[y z]:\n  b.md\n  'T'\n[w]: c.md\n[u]: d.md\n\n"
	    "```\n[v]: e.md\n```\n[^m]: other\n" },
};

static const struct source *read_file(
    void *self, struct arena *keep, struct diag *diag, struct str path, struct pos at)
{
	(void)self;
	for (size_t i = 0; i < countof(files); i++)
		if (str_eq(path, str_from(files[i].path)))
			return source_new(keep, str_from(files[i].path), str_from(files[i].text));
	diag_report(diag, DIAG_INCLUDE, at, "there is no file %.*s", STR_ARG(path));
	return NULL;
}

static const struct include_case {
	const char *name, *text;
	const char *want; /* "FILE:LINE:COLUMN text" of each line; NULL: nothing is included */
	const char *reports;
} cases[] = {
	{ "text without includes stays", "include ```x```\n", NULL, "" },
	{ "in code it is code", "````\n```include code.c\n```\n````\n", NULL, "" },
	{ "a section ends before the next one of its level", "a\n```include part.md#a\n```\nb\n",
	    "page.md:1:1 a\npage.md:2:1 \npart.md:6:1 ## A\npart.md:7:1 \npart.md:8:1 a\npart.md:9:1 \n"
	    "part.md:10:1 ### B\npart.md:11:1 \npart.md:12:1 b\npart.md:13:1 \npage.md:2:12 \npage.md:2:1 \npage.md:4:1 b\n",
	    "" },
	{ "front matter is left out", "```include more.md\n```",
	    "page.md:1:1 \nmore.md:1:1 m\nmore.md:2:1 \nmore.md:3:1 \npart.md:14:1 ## C {#see}\npart.md:15:1 \npart.md:16:1 c\n"
	    "more.md:3:12 \nmore.md:3:1 \npage.md:1:12 \npage.md:1:1 \n",
	    "" },
	{ "lines are code", "```include\ncode.c#L2-L3 {1} title=\"x\"\n```",
	    "page.md:1:1 \npage.md:2:1 ````c {1} title=\"x\"\ncode.c:2:1 two ```\ncode.c:3:1 three\npage.md:2:1 ````\n"
	    "page.md:2:1 \npage.md:1:1 \n",
	    "" },
	{ "lines of a guide are Markdown", "```include part.md#L8\n```",
	    "page.md:1:1 \npart.md:8:1 a\npage.md:1:12 \npage.md:1:1 \n", "" },
	{ "a fence without an end ends with its file", "```include fence.md\n```",
	    "page.md:1:1 \nfence.md:1:1 ~~~~text\nfence.md:2:1 open\npage.md:1:12 ~~~~\npage.md:1:12 \npage.md:1:1 \n",
	    "" },
	{ "lists beside each other are two", "- a\n\n```include list.md\n```\n",
	    "page.md:1:1 - a\npage.md:2:1 \npage.md:3:1 \npage.md:3:1 <!-- -->\npage.md:3:1 \nlist.md:1:1 - x\npage.md:3:12 \npage.md:3:1 \n",
	    "" },
	{ "a section brings the footnotes and link definitions that it uses", "```include notes.md#a\n```",
	    "page.md:1:1 \nnotes.md:4:1 ## A\nnotes.md:5:1 \nnotes.md:6:1 a[^n] [X] [t][y\nnotes.md:7:1 z] `[v]`\n"
	    "notes.md:8:1 \npage.md:1:12 \nnotes.md:14:1 [^n]: first [w]\nnotes.md:15:1 lazy\nnotes.md:16:1 \n"
	    "notes.md:17:1     more\npage.md:1:12 \nnotes.md:19:1 [x]: a.md\npage.md:1:12 \nnotes.md:20:1 [y z]:\n"
	    "notes.md:21:1   b.md\nnotes.md:22:1   'T'\npage.md:1:12 \nnotes.md:23:1 [w]: c.md\npage.md:1:12 \n"
	    "page.md:1:1 \n",
	    "" },
	{ "a section that holds its definitions brings none", "```include notes.md#b\n```",
	    "page.md:1:1 \nnotes.md:9:1 ## B\nnotes.md:10:1 \nnotes.md:11:1 b[^m]\nnotes.md:12:1 [p]: none.md\n"
	    "notes.md:13:1 \nnotes.md:14:1 [^n]: first [w]\nnotes.md:15:1 lazy\nnotes.md:16:1 \nnotes.md:17:1     more\n"
	    "notes.md:18:1 \nnotes.md:19:1 [x]: a.md\nnotes.md:20:1 [y z]:\nnotes.md:21:1   b.md\nnotes.md:22:1   'T'\n"
	    "notes.md:23:1 [w]: c.md\nnotes.md:24:1 [u]: d.md\nnotes.md:25:1 \nnotes.md:26:1 ```\nnotes.md:27:1 [v]: e.md\n"
	    "notes.md:28:1 ```\nnotes.md:29:1 [^m]: other\npage.md:1:12 \npage.md:1:1 \n",
	    "" },
	{ "nothing of an empty file", "```include empty.md\n```",
	    "page.md:1:1 \npage.md:1:12 \npage.md:1:1 \n", "" },
	{ "a loop is told once, where its first file is named", "```include pool.md\nloop.md\n```", "",
	    "pool.md:1:12 loop.md would include itself\n"
	    "pool.md:1:12 loop.md would include itself\n" },
	{ "a guide is no part of itself", "```include page.md\n```", "",
	    "page.md:1:12 there is no file page.md\n" },
	{ "what is wrong is told, and leaves nothing",
	    "```include part.md#se\ncode.c#L4\ncode.c#L2-1\ncode.c#Lx\n```", "",
	    "page.md:1:12 there is no section #se in part.md\npage.md:2:1 code.c has no line 4\n"
	    "page.md:3:1 code.c has no lines 2 to 1\npage.md:4:1 #Lx names no lines of code.c\n" },
};

static void put_where(struct buf *out, const struct stitched *stitched)
{
	struct str rest = stitched->text, line;

	for (size_t number = 0; str_line(&rest, &line); number++) {
		struct pos at = stitched_pos(stitched, number, 0);
		buf_print(
		    out, "%.*s:%u:%u %.*s\n", STR_ARG(at.in->path), at.line, at.col, STR_ARG(line));
	}
}

static void includes(void **state)
{
	const struct include_case *want = *state;
	struct arena *keep = arena_new();
	struct diag *diag = diag_new(keep);
	const struct include_files from = { NULL, read_file };
	struct buf lines = buf_in(keep, BUF_MOST), reports = buf_in(keep, BUF_MOST);

	document_start();
	const struct source *page = source_new(keep, STR("page.md"), str_from(want->text));
	const struct stitched *stitched = include_all(keep, diag, page, 0, &from);
	assert_int_equal(stitched != NULL, want->want != NULL);
	if (stitched)
		put_where(&lines, stitched);
	if (want->want && *want->want)
		assert_string_equal(str_z(keep, buf_str(&lines)), want->want);
	for (size_t i = 0; i < diag_count(diag); i++) {
		const struct diag_message *m = diag_at(diag, i);
		buf_print(&reports, "%.*s:%u:%u %.*s\n", STR_ARG(m->at.in->path), m->at.line,
		    m->at.col, STR_ARG(m->text));
	}
	assert_string_equal(str_z(keep, buf_str(&reports)), want->reports);
	arena_free(keep);
}

int main(void)
{
	struct CMUnitTest tests[countof(cases)];

	for (size_t i = 0; i < countof(cases); i++)
		tests[i] = (struct CMUnitTest){ .name = cases[i].name,
			.test_func = includes,
			.initial_state = (void *)(uintptr_t)&cases[i] };
	return cmocka_run_group_tests_name("include", tests, NULL, NULL);
}
