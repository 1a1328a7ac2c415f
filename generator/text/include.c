#include "text/include.h"

#include "base/fence.h"
#include "base/file.h"
#include "base/percent.h"
#include "text/definitions.h"
#include "text/document.h"
#include "text/excerpt.h"
#include "text/markdown_memory.h"
#include "text/places.h"

/* A file that is being put in, and those that led to it. */
struct link_of_chain {
	const struct link_of_chain *above; /* NULL: the guide itself */
	struct str path;
	struct pos at; /* the include that names it */
	size_t depth;
};

struct including {
	struct arena *keep, *scratch;
	struct diag *diag;
	const struct include_files *files;
	struct stitched *stitched;
	struct buf out;
	uint32_t line; /* lines put so far */
	size_t count;  /* of includes */
	bool full;     /* the text has as much as it may hold: told */
};

/* --- putting ---------------------------------------------------------------------------------- */

static void add_stretch(struct including *including, struct pos at, bool made_up)
{
	struct stitched *stitched = including->stitched;

	stitched->stretches = arena_room(including->keep, stitched->stretches, stitched->count,
	    &stitched->room, sizeof(*stitched->stretches));
	stitched->stretches[stitched->count++] = (struct stretch){ including->line, at, made_up };
}

/* Whole lines; a last one without its end gets one. */
static void put_lines(struct including *including, struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		including->line += text.at[i] == '\n';
	buf_put(&including->out, text);
	if (text.len > 0 && text.at[text.len - 1] != '\n') {
		buf_put_byte(&including->out, '\n');
		including->line++;
	}
}

static void put_part(struct including *including, const struct excerpt *part)
{
	if (part->text.len == 0)
		return;
	add_stretch(including, (struct pos){ part->source, part->first_line, part->col }, false);
	put_lines(including, part->text);
}

static void put_made_up(struct including *including, struct str lines, struct pos at)
{
	add_stretch(including, at, true);
	put_lines(including, lines);
}

/* True if there is still room for a text of this length; else that is told, once. */
static bool has_room(struct including *including, size_t len, struct pos at)
{
	bool fits = including->out.len + len <= DOCUMENT_SIZE_MOST && including->count <= INCLUDES_MOST;

	if (!fits && !including->full)
		diag_report(including->diag, DIAG_TEXT_LIMIT, at,
		    "with what it includes the guide has more than %zu bytes, or %d includes",
		    DOCUMENT_SIZE_MOST, INCLUDES_MOST);
	including->full |= !fits;
	return fits && !including->full;
}

static void note_file(struct including *including, const struct source *source)
{
	struct stitched *stitched = including->stitched;

	for (size_t i = 0; i < stitched->file_count; i++)
		if (str_eq(stitched->files[i]->path, source->path))
			return;
	stitched->files = arena_room(including->keep, stitched->files, stitched->file_count,
	    &stitched->file_room, sizeof(*stitched->files));
	stitched->files[stitched->file_count++] = source;
}

/* --- loops ------------------------------------------------------------------------------------ */

/* One of the files in a loop, by the order of paths, so that it is told at one place from wherever it is entered. */
static const struct link_of_chain *first_of_loop(
    const struct link_of_chain *last, const struct link_of_chain *entry)
{
	const struct link_of_chain *first = entry;

	for (const struct link_of_chain *link = last; link != entry; link = link->above)
		if (str_cmp(link->path, first->path) < 0)
			first = link;
	return first;
}

/* `at` names `path`, which is being put in already. */
static void report_loop(struct including *including, const struct link_of_chain *last,
    const struct link_of_chain *entry, struct pos at)
{
	const struct link_of_chain *first = first_of_loop(last, entry);

	diag_report(including->diag, DIAG_INCLUDE, first == entry ? at : first->at,
	    "%.*s would include itself", STR_ARG(first->path));
	if (last != entry)
		diag_hint(including->diag,
		    "it includes this file, directly or by way of others: take one of them out");
}

static const struct link_of_chain *find_in_chain(const struct link_of_chain *chain, struct str path)
{
	while (chain && !str_eq(chain->path, path))
		chain = chain->above;
	return chain;
}

/* --- code ------------------------------------------------------------------------------------- */

static struct str language_of(struct str path)
{
	struct str name = path_name(path);
	size_t point = str_find_last_byte(name, '.');

	return point == STR_NONE ? name : str_sub(name, point + 1, name.len);
}

static void put_code(
    struct including *including, const struct excerpt *part, struct str rest, struct pos at)
{
	struct buf fence = buf_in(including->scratch, BUF_MOST);

	for (size_t i = fence_around(part->text); i > 0; i--)
		buf_put_byte(&fence, '`');
	struct str close = buf_str(&fence);
	put_made_up(including,
	    STR_JOIN(including->scratch, close, language_of(part->source->path), STR(" "), rest), at);
	put_part(including, part);
	put_made_up(including, close, at);
}

/* --- one include ------------------------------------------------------------------------------ */

static void put_markdown(
    struct including *including, const struct excerpt *part, const struct link_of_chain *chain);

/* Of the footnotes and link definitions in the rest of the file those that the part uses, each behind an empty line. */
static void put_definitions(struct including *including, const struct excerpt *whole,
    const struct excerpt *part, struct pos at)
{
	size_t count;

	const struct str *missing =
	    definitions_missing(including->scratch, whole->text, part->text, &count);
	for (size_t i = 0; i < count; i++) {
		size_t offset = (size_t)(missing[i].at - whole->source->text.at);
		struct pos start = source_pos(whole->source, offset);
		struct excerpt lines = { whole->source, missing[i], start.line, start.col };
		if (!has_room(including, missing[i].len, at))
			return;
		put_made_up(including, STR("\n"), at);
		put_part(including, &lines);
	}
}

static void put_target(struct including *including, const struct source *source,
    const struct link_of_chain *link, struct str fragment, struct str rest)
{
	const struct excerpt whole = excerpt_whole(source);
	struct excerpt part = whole;

	if (!excerpt_cut(including->scratch, including->diag, fragment, link->at, &part))
		return;
	if (!has_room(including, part.text.len, link->at))
		return;
	if (!excerpt_is_markdown(source)) {
		put_code(including, &part, rest, link->at);
		return;
	}
	put_markdown(including, &part, link);
	put_definitions(including, &whole, &part, link->at);
}

/* What is written at `at`: a path, perhaps with a fragment, and what stands behind it. */
static void put_include(
    struct including *including, struct str words, struct pos at, const struct link_of_chain *chain)
{
	struct str target, rest, path, fragment = { NULL, 0 };

	if (!str_cut(words, ' ', &target, &rest))
		target = words;
	if (!str_cut(target, '#', &path, &fragment))
		path = target;
	including->count++;
	if (!has_room(including, 0, at))
		return;
	const struct source *source = including->files->read(including->files->self,
	    including->keep, including->diag, percent_decode(including->keep, path), at);
	if (!source)
		return;
	note_file(including, source);
	const struct link_of_chain *entry = find_in_chain(chain, source->path);
	struct link_of_chain link = { chain, source->path, at, chain->depth + 1 };
	if (entry)
		report_loop(including, chain, entry, at);
	else if (link.depth > INCLUDE_DEPTH_MOST)
		diag_report(including->diag, DIAG_INCLUDE, at,
		    "files include one another at most %d deep", INCLUDE_DEPTH_MOST);
	else
		put_target(including, source, &link, percent_decode(including->keep, fragment), rest);
}

/* A list that goes on behind the include, or in it, is another one. */
static void put_gap(struct including *including, const cmark_node *beside, struct pos at)
{
	bool is_list = beside && beside->type == CMARK_NODE_LIST;

	put_made_up(including, is_list ? STR("\n<!-- -->\n\n") : STR("\n"), at);
}

static void put_path(struct including *including, struct places *places, int line, struct str path,
    const struct link_of_chain *chain)
{
	cmark_node there = { .start_line = line };
	struct pos at = places_find(places, &there, path);

	put_include(including, path, at, chain);
	put_made_up(including, STR("\n"), at);
}

/* The paths of a fence: behind its word, and a line each in it. */
static void put_fence(struct including *including, const cmark_node *fence, struct places *places,
    const struct link_of_chain *chain)
{
	struct str word, path, line, rest = chunk_str(&fence->as.code.literal);
	struct pos at = places_of_node(places, fence);
	size_t count = including->count;

	put_gap(including, fence->prev, at);
	if (str_cut(chunk_str(&fence->as.code.info), ' ', &word, &path) && str_trim(path).len > 0)
		put_path(including, places, fence->start_line, str_trim(path), chain);
	for (int number = fence->start_line + 1; str_line(&rest, &line); number++)
		if (str_trim(line).len > 0)
			put_path(including, places, number, str_trim(line), chain);
	if (including->count == count) {
		diag_report(including->diag, DIAG_INCLUDE, at, "this include names no file");
		diag_hint(including->diag,
		    "write its path behind the word: ```include compare/desktops.md");
	}
	put_gap(including, fence->next, at);
}

static bool is_include(const cmark_node *node)
{
	struct str info = chunk_str(&node->as.code.info), word, rest;

	if (node->type != CMARK_NODE_CODE_BLOCK || !node->as.code.fenced)
		return false;
	str_cut(info, ' ', &word, &rest);
	return str_eq(word, STR("include"));
}

/* A fence without an end would take what follows the file into it. */
static void close_fence(
    struct including *including, const cmark_node *last, struct str text, struct pos at)
{
	struct str line = { NULL, 0 }, rest = text;

	if (!last || last->type != CMARK_NODE_CODE_BLOCK || !last->as.code.fenced || is_include(last))
		return;
	for (int number = 1; number <= last->end_line && str_line(&rest, &line); number++)
		;
	struct str closing = str_trim(line);
	bool closed = last->end_line > last->start_line && closing.len >= last->as.code.fence_length;
	for (size_t i = 0; closed && i < closing.len; i++)
		closed = closing.at[i] == (char)last->as.code.fence_char;
	struct buf fence = buf_in(including->scratch, BUF_MOST);
	for (size_t i = 0; i < last->as.code.fence_length; i++)
		buf_put_byte(&fence, (char)last->as.code.fence_char);
	if (!closed)
		put_made_up(including, buf_str(&fence), at);
}

/* The lines `from` to `to` of a text, not including `to`, both from 0. */
static void put_between(struct including *including, const struct excerpt *part,
    const struct places *places, size_t from, size_t to)
{
	size_t end = to < places->line_count ? places->lines[to] : part->text.len;

	if (from >= places->line_count || from >= to)
		return;
	struct excerpt between = *part;
	between.text = str_sub(part->text, places->lines[from], end);
	between.first_line += (uint32_t)from;
	between.col = from == 0 ? part->col : 1;
	put_part(including, &between);
}

static void put_markdown(
    struct including *including, const struct excerpt *part, const struct link_of_chain *chain)
{
	struct pos at = { part->source, part->first_line, part->col };
	struct places places = places_of(including->scratch, part->text, at);
	size_t done = 0;

	const cmark_node *root = excerpt_parse(including->scratch, part->text);
	for (const cmark_node *node = !root ? NULL : root->first_child; node; node = node->next) {
		if (!is_include(node))
			continue;
		put_between(including, part, &places, done, (size_t)node->start_line - 1);
		put_fence(including, node, &places, chain);
		done = (size_t)node->end_line;
	}
	put_between(including, part, &places, done, places.line_count);
	if (root && chain->above)
		close_fence(including, root->last_child, part->text, chain->at);
}

/* --- all -------------------------------------------------------------------------------------- */

/* A fence of this sign and the word may open somewhere. */
static bool may_open_include(struct str text, char sign)
{
	for (size_t at = str_find_byte(text, sign, 0); at != STR_NONE;
	     at = str_find_byte(text, sign, at)) {
		for (at++; at < text.len && text.at[at] == ' ';)
			at++;
		if (str_starts(str_sub(text, at, text.len), STR("include")))
			return true;
	}
	return false;
}

static bool may_include(struct str text)
{
	return may_open_include(text, '`') || may_open_include(text, '~');
}

const struct stitched *include_all(struct arena *keep, struct diag *diag,
    const struct source *source, size_t offset, const struct include_files *files)
{
	struct pos at = source_pos(source, offset);
	struct excerpt body = { source, str_sub(source->text, offset, source->text.len), at.line,
		at.col };

	if (!may_include(body.text))
		return NULL;
	struct arena *scratch = arena_new(), *before = markdown_memory_use(scratch);
	struct including including = { .keep = keep, .scratch = scratch, .diag = diag, .files = files };
	struct link_of_chain guide = { .path = source->path };
	including.stitched = ARENA_NEW(keep, struct stitched);
	including.out = buf_in(keep, SIZE_MAX);
	put_markdown(&including, &body, &guide);
	including.stitched->text = buf_str(&including.out);
	markdown_memory_use(before);
	arena_free(scratch);
	return including.count > 0 ? including.stitched : NULL;
}
