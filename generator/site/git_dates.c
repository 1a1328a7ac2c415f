#include "site/git_dates.h"

#include "base/git.h"
#include "text/stitched.h"

/* A commit prints its day and the files that it touched. */
#define LOG_MOST ((size_t)256 << 20)

static void warn(struct diag *diag, const struct site *site, const char *what)
{
	diag_report(diag, DIAG_DATES_UNKNOWN, site->data->catalog->config.dates_at,
	    "no guide says when it was changed: %s", what);
}

/*
 * Behind a tab the day of a commit, then the paths it touched, the newest commit first. What a repository may set that
 * would run a program or change these lines is taken back.
 */
static bool read_log(struct git *git, struct str *log)
{
	static const char *const words[] = { "-c", "log.showSignature=false", "log",
		"--format=%x09%cs", "--name-only", "--relative", "--no-renames", "--no-ext-diff",
		"--no-textconv", "--no-color", "--no-notes", "--no-decorate", "--diff-merges=off",
		"--", "content", NULL };

	return git_read(git, words, LOG_MOST, log);
}

static struct map days_of(struct arena *keep, struct str log)
{
	struct map days = map_in(keep);
	const struct date *day = NULL;
	struct date read;
	struct str line;

	while (str_line(&log, &line)) {
		if (line.len > 0 && line.at[0] == '\t')
			day = date_parse(str_sub(line, 1, line.len), &read)
			    ? arena_copy(keep, &read, sizeof(read))
			    : NULL;
		else if (line.len > 0 && day)
			map_add(&days, line, (void *)(uintptr_t)day);
	}
	return days;
}

static const struct map *ask(struct arena *keep, struct diag *diag, const struct site *site)
{
	struct git git = { .keep = keep, .dir = site->options->dir, .seconds = GIT_DATES_SECONDS };
	struct map days = map_in(keep);
	struct str log;

	if (git_is_shallow(&git)) {
		warn(diag, site, "this is a shallow clone");
		diag_hint(diag, "git fetch --unshallow, or fetch-depth: 0 in a workflow");
	} else if (git.is_missing) {
		warn(diag, site, "git is not installed");
	} else if (read_log(&git, &log)) {
		days = days_of(keep, log);
	} else if (git.is_mute) {
		warn(diag, site, "no temporary file can be made");
		diag_hint(
		    diag, "TMPDIR names a folder that can be written, or nothing: then it is /tmp");
	} else if (git.is_silent) {
		warn(diag, site, "git did not answer in time");
	}
	return arena_copy(keep, &days, sizeof(days));
}

static struct date later(struct date a, const struct date *b)
{
	return b && (date_is_none(a) || date_cmp(*b, a) > 0) ? *b : a;
}

static void set_page(struct page *page, const struct map *days)
{
	const struct stitched *stitched = page->text.stitched;

	page->changed = later(page->changed, map_get(days, page->source->path));
	for (size_t i = 0; stitched && i < stitched->file_count; i++)
		page->changed = later(page->changed, map_get(days, stitched->files[i]->path));
}

void git_dates_set(struct arena *keep, struct diag *diag, struct site *site, struct pages *pages)
{
	if (!site->data->catalog->config.dates_of_git)
		return;
	site->changed = site->original ? site->original->changed : ask(keep, diag, site);
	for (size_t i = 0; i < pages->count; i++)
		if (pages->at[i]->kind == PAGE_GUIDE && !pages->at[i]->generated)
			set_page(pages->at[i], site->changed);
}
