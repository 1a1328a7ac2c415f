#include "site/template_old.h"

#include "base/ascii.h"
#include "base/file.h"
#include "base/source_file.h"
#include "site/words_file.h"

#include <string.h>

/* A word this short stands in other text by chance. */
#define WORD_LEAST 4
/* So many of what is missing are named, and so many templates. */
#define NAMED_MOST 8
#define TEMPLATES_MOST 6

#define WORDS STR(">words.")

/* The next tag that includes, opens or fills in: ">find", "$head", "#live"; empty when there is none. */
static struct str next_tag(struct str text, size_t *at)
{
	while ((*at = str_find(text, STR("{{"), *at)) != STR_NONE) {
		size_t from = *at + 2, to = from + 1;
		*at = from;
		if (from >= text.len || !strchr(">$#", text.at[from]))
			continue;
		while (to < text.len && (ascii_is_alnum(text.at[to]) || strchr("_-.", text.at[to])))
			to++;
		return str_sub(text, from, to);
	}
	*at = text.len;
	return STR("");
}

/* The text between tags and quotes is what an English page said: whole, not within other words. */
static bool says(struct str text, struct str word)
{
	for (size_t at = 0; (at = str_find(text, word, at)) != STR_NONE; at++) {
		size_t end = at + word.len;
		bool starts = at == 0 || !ascii_is_alnum(text.at[at - 1]);
		if (starts && (end == text.len || !ascii_is_alnum(text.at[end])))
			return true;
	}
	return false;
}

/* What of an English sentence stands before the first place to fill in. */
static struct str beginning(struct str english)
{
	size_t end = str_find_byte(english, '{', 0);

	return str_trim(end == STR_NONE ? english : str_sub(english, 0, end));
}

static bool is_copy(const struct words_file *words, struct str ours, struct str copy)
{
	struct str tag;

	for (size_t at = 0; (tag = next_tag(ours, &at)).len > 0;) {
		if (!str_starts(tag, WORDS))
			continue;
		struct str english =
		    beginning(words_english_of(words, str_sub(tag, WORDS.len, tag.len)));
		if (english.len >= WORD_LEAST && says(copy, english) && str_find(copy, tag, 0) == STR_NONE)
			return true;
	}
	return false;
}

struct str template_lacks(
    struct arena *keep, const struct words_file *words, struct str ours, struct str copy)
{
	struct map named = map_in(keep);
	struct buf out = buf_in(keep, BUF_MOST);
	struct str tag;

	if (!is_copy(words, ours, copy))
		return STR("");
	for (size_t at = 0; (tag = next_tag(ours, &at)).len > 0;) {
		struct str whole = STR_JOIN(keep, STR("{{"), tag);
		if (str_starts(tag, WORDS) || str_find(copy, whole, 0) != STR_NONE ||
		    map_get(&named, tag))
			continue;
		map_put(&named, tag, &named);
		if (named.count <= NAMED_MOST)
			buf_print(&out, "%s%.*s}}", named.count > 1 ? ", " : "", STR_ARG(whole));
	}
	if (named.count > NAMED_MOST)
		buf_print(&out, " and %zu more", named.count - NAMED_MOST);
	return named.count == 0 ? STR("words alone") : buf_str(&out);
}

static struct str read(struct arena *keep, struct str root, struct str path)
{
	struct str text;

	return file_read(keep, str_z(keep, path_join(keep, root, path)), SOURCE_MOST, &text) == 0
	    ? text
	    : STR("");
}

/* A copy, and what it lacks. */
struct copy {
	const struct walk_file *file;
	struct str lacks;
};

/* The page, which is around all others, comes first. */
static void add(struct copy *copies, size_t count, struct copy copy)
{
	bool page = str_eq(copy.file->name, STR("templates/page.mustache"));

	copies[count] = copy;
	for (size_t i = count; page && i > 0; i--) {
		copies[i] = copies[i - 1];
		copies[i - 1] = copy;
	}
}

static void report(struct arena *keep, struct diag *diag, const struct copy *copies, size_t count)
{
	size_t noted = 0;

	diag_report(diag, DIAG_TEMPLATE_OLD,
	    source_whole(source_new(keep, copies[0].file->path, STR(""))),
	    "%zu of the site's templates %s copied from an earlier version: English in any language, and "
	    "without what came since",
	    count, count == 1 ? "is" : "are");
	for (size_t i = 0; i < count && noted < TEMPLATES_MOST; i++) {
		if (str_eq(copies[i].lacks, STR("words alone")))
			continue;
		noted++;
		diag_note(diag, source_whole(source_new(keep, copies[i].file->path, STR(""))),
		    "without %.*s", STR_ARG(copies[i].lacks));
	}
	diag_hint(diag,
	    "take out those you did not change, and copy the others anew; a template of yours can fill the "
	    "blocks of ours instead: {{<page}}{{$header}}…{{/header}}{{/page}}");
}

void template_old_check(
    struct arena *keep, struct diag *diag, const struct site *site, const struct walk *walk)
{
	struct str share = site->options->share;
	struct copy *copies = ARENA_ARRAY(keep, struct copy, walk->templates.count + 1);
	size_t count = 0;

	for (size_t i = 0; share.len > 0 && i < walk->templates.count; i++) {
		const struct walk_file *file = &walk->templates.at[i];
		if (!str_eq(file->name, file->path))
			continue; /* the program's */
		struct str lacks = template_lacks(keep, site->data->words,
		    read(keep, share, file->name), read(keep, site->options->dir, file->name));
		if (lacks.len > 0)
			add(copies, count++, (struct copy){ file, lacks });
	}
	if (count > 0)
		report(keep, diag, copies, count);
}
