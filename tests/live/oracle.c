/*
 * oracle SITE - answers what pages ask with the program's own engine: data from YAML, numbers by GMP.
 *
 * Standard input has a line for each question: "page FILE" names a page's list (live/live.h), "ask INPUT=VALUE ..."
 * (a tab between them) wants its answers under these values; the values may be none. For each "ask" a line comes out: a
 * JSON list of the messages of values that cannot be, and behind a tab all answers.
 */
#include "base/diag_print.h"
#include "base/file.h"
#include "live/json_tree.h"
#include "live/live.h"
#include "site/load.h"

#include <stdio.h>
#include <stdlib.h>

struct oracle {
	struct arena *keep, *page;
	const struct figures *figures;
	struct live *live;
};

static bool open_page(struct oracle *oracle, struct str path)
{
	struct str list;

	arena_free(oracle->page);
	oracle->page = arena_new();
	if (file_read(oracle->page, str_z(oracle->page, path), (size_t)1 << 24, &list) == 0)
		oracle->live = live_new(oracle->page, oracle->figures, list);
	return oracle->live != NULL;
}

static void ask(struct oracle *oracle, struct str settings)
{
	struct arena *arena = arena_new();
	struct buf refused = buf_in(arena, BUF_MOST);
	struct str one;

	live_begin(oracle->live);
	live_resend_all(oracle->live);
	while (settings.len > 0) {
		str_cut(settings, '\t', &one, &settings);
		struct str message = live_set(oracle->live, one);
		if (message.len == 0)
			continue;
		buf_put(&refused, refused.len > 0 ? STR(",") : STR(""));
		json_tree_put_text(&refused, message);
	}
	struct str answers = live_answers(oracle->live, LIVE_ALL);
	printf("[%.*s]\t%.*s\n", STR_ARG(buf_str(&refused)), STR_ARG(answers));
	fflush(stdout);
	arena_free(arena);
}

int main(int argc, char **argv)
{
	struct oracle oracle = { .keep = arena_new(), .page = arena_new() };
	struct site_options options = { .dir = str_from(argc > 1 ? argv[1] : "."), .as_of = DATE_NONE };
	const char *share = getenv("RIGBOOK_SHARE"); /* the words of other languages than English */
	struct diag *diag = diag_new(oracle.keep);
	char *line = NULL;
	size_t room = 0;
	ssize_t len;

	if (share)
		options.share = str_from(share);
	document_start();
	struct walk walk;
	if (!walk_site(oracle.keep, diag, options.dir, options.share, &walk))
		return 1;
	const struct site_data *data =
	    load_data(oracle.keep, diag, &options, &walk, PRINTED_FOR_READERS);
	if (diag_has(diag, SEVERITY_ERROR)) {
		diag_print(diag, stderr, options.style);
		return 1;
	}
	oracle.figures = data->figures;
	while ((len = getline(&line, &room, stdin)) > 0) {
		struct str text = str_trim((struct str){ line, (size_t)len }), word, rest;
		str_cut(text, ' ', &word, &rest);
		if (str_eq(word, STR("page")) && !open_page(&oracle, rest)) {
			fprintf(stderr, "no list of a page: %.*s\n", STR_ARG(rest));
			return 1;
		}
		if (str_eq(word, STR("ask")))
			ask(&oracle, rest);
	}
	free(line);
	arena_free(oracle.page);
	arena_free(oracle.keep);
	return 0;
}
