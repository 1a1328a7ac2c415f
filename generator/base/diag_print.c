#include "base/diag_print.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/near.h"
#include "base/runner.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#define SHOWN_MOST ((size_t)64 << 10) /* of one message with all its lines */

/* A line longer than this is shown in part: some of what stands before the caret and what comes after. */
#define LINE_MOST 160
#define LINE_BEFORE 80

/* Characters that would move the cursor, or turn the direction of writing, on the reader's terminal. */
static bool is_unsafe(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 ||
	    (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* Puts text with everything a terminal could stumble over spelled out: <1B>, <U+202E>. Tabs stay if `tabs`. */
static void put_safe(struct buf *out, struct str text, bool tabs)
{
	for (size_t i = 0; i < text.len;) {
		size_t start = i;
		uint32_t c = utf8_next(text, &i);
		bool malformed = c == 0xFFFD && i == start + 1;
		if (malformed || (is_unsafe(c) && c < 0x80 && !(c == '\t' && tabs)))
			buf_print(out, "<%02X>", (unsigned)(unsigned char)text.at[start]);
		else if (is_unsafe(c) && c != '\t')
			buf_print(out, "<U+%04X>", (unsigned)c);
		else
			buf_put(out, str_sub(text, start, i));
	}
}

/* Moves an offset back to where a character starts. */
static size_t char_start(struct str line, size_t offset)
{
	while (offset > 0 && offset < line.len && ((unsigned char)line.at[offset] & 0xC0) == 0x80)
		offset--;
	return offset;
}

/* Blanks as wide as the text, tabs kept. */
static void put_padding(struct buf *out, struct str shown)
{
	while (shown.len > 0) {
		struct str before, after;
		bool tab = str_cut(shown, '\t', &before, &after);
		for (size_t width = utf8_width(before); width > 0; width--)
			buf_put_byte(out, ' ');
		if (tab)
			buf_put_byte(out, '\t');
		shown = after;
	}
}

/* The line of the place and a caret under its column. */
static void put_line(struct buf *out, struct arena *scratch, struct pos at, struct diag_style style)
{
	struct str line = at.in && at.line ? source_line(at.in, at.line) : STR("");

	if (str_trim(line).len == 0)
		return;
	size_t caret = at.col ? at.col - 1 : 0, from = 0, to = line.len;
	caret = char_start(line, caret < line.len ? caret : line.len);
	if (line.len > LINE_MOST) {
		from = caret > LINE_BEFORE ? char_start(line, caret - LINE_BEFORE) : 0;
		to = from + LINE_MOST < line.len ? char_start(line, from + LINE_MOST) : line.len;
	}
	struct buf shown = buf_in(scratch, SHOWN_MOST);
	buf_put(&shown, from > 0 ? STR("  …") : STR("  "));
	put_safe(&shown, str_sub(line, from, caret), true);
	size_t before = shown.len;
	put_safe(&shown, str_sub(line, caret, to), true);
	struct buf put = buf_in(scratch, SHOWN_MOST);
	if (style.annotations)
		runner_put_line(&put, buf_str(&shown), &before);
	else
		buf_put(&put, buf_str(&shown));
	buf_put(out, buf_str(&put));
	buf_put(out, to < line.len ? STR("…\n") : STR("\n"));
	if (!at.col)
		return;
	put_padding(out, str_sub(buf_str(&put), 0, before));
	buf_put(out, STR("^\n"));
}

/* The path of a file of the site, from where the program runs; one that is no part of it is whole (import). */
static struct str path_from(struct arena *scratch, struct str root, struct str path)
{
	return str_starts(path, STR("/")) ? path : path_join(scratch, root, path);
}

/* "file:line:col: ", as far as known. */
static void put_place(struct buf *out, struct arena *scratch, struct pos at, struct str root)
{
	if (!at.in)
		return;
	put_safe(out, path_from(scratch, root, at.in->path), false);
	if (at.line)
		buf_print(out, at.col ? ":%u:%u" : ":%u", at.line, at.col);
	buf_put(out, STR(": "));
}

static bool is_warning(const struct diag_message *message, struct diag_style style)
{
	enum severity severity = diag_kind(message->id)->severity;

	return severity == SEVERITY_WARNING || (severity == SEVERITY_READABLE && style.relaxed);
}

/* How often the same is said of a name beside the message, and at which places first. */
#define SAME_SHOWN 5
struct same {
	size_t count;
	struct pos at[SAME_SHOWN];
};

static struct str hint_of(struct arena *scratch, const struct diag_message *m)
{
	if (!m->among)
		return m->hint;
	struct near near = near_to(m->word);
	for (size_t i = 0; i < m->among->count; i++)
		near_offer(&near, m->among->at[i].key);
	return near.best.len == 0 ? m->hint
				  : str_print(scratch, "did you mean %.*s?", STR_ARG(near.best));
}

static void put_message(struct buf *out, struct arena *scratch, const struct diag_message *m,
    const struct same *same, struct diag_style style)
{
	put_place(out, scratch, m->at, style.root);
	buf_put(out, is_warning(m, style) ? STR("warning: ") : STR("error: "));
	put_safe(out, m->text, false);
	buf_print(out, " [%s]\n", diag_kind(m->id)->id);
	put_line(out, scratch, m->at, style);
	for (size_t i = 0; i < m->note_count; i++) {
		put_place(out, scratch, m->notes[i].at, style.root);
		buf_put(out, STR("note: "));
		put_safe(out, m->notes[i].text, false);
		buf_put_byte(out, '\n');
		put_line(out, scratch, m->notes[i].at, style);
	}
	for (size_t i = 0; i < same->count && i < SAME_SHOWN; i++) {
		put_place(out, scratch, same->at[i], style.root);
		buf_put(out, STR("note: the same here"));
		if (i + 1 == SAME_SHOWN && same->count > SAME_SHOWN)
			buf_print(out, ", and at %zu more places", same->count - SAME_SHOWN);
		buf_put_byte(out, '\n');
	}
	struct str hint = hint_of(scratch, m);
	if (hint.len > 0) {
		buf_put(out, STR("hint: "));
		put_safe(out, hint, false);
		buf_put_byte(out, '\n');
	}
}

/* The value of a command's property, or its message: what would end it is percent-escaped. */
static void put_escaped(struct buf *out, struct str text, const char *special)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.at[i] && strchr(special, text.at[i]))
			buf_print(out, "%%%02X", (unsigned)(unsigned char)text.at[i]);
		else
			buf_put_byte(out, text.at[i]);
}

/* The runner shows what it takes for text in its log, so that must hold no command either. */
static struct str in_annotation(struct arena *scratch, struct str text)
{
	struct buf safe = buf_in(scratch, BUF_MOST), put = buf_in(scratch, BUF_MOST);

	put_safe(&safe, text, false);
	runner_put_line(&put, buf_str(&safe), NULL);
	return buf_str(&put);
}

static void put_annotation(
    struct buf *out, struct arena *scratch, const struct diag_message *m, struct diag_style style)
{
	buf_put(out, is_warning(m, style) ? STR("::warning title=") : STR("::error title="));
	buf_put(out, str_from(diag_kind(m->id)->id));
	if (m->at.in) {
		buf_put(out, STR(",file="));
		put_escaped(out, path_from(scratch, style.root, m->at.in->path), "%\r\n:,");
		if (m->at.line)
			buf_print(out, ",line=%u,col=%u", m->at.line, m->at.col);
	}
	buf_put(out, STR("::"));
	put_escaped(out, in_annotation(scratch, m->text), "%\r\n");
	struct str hint = hint_of(scratch, m);
	if (hint.len > 0) {
		buf_put(out, STR("%0A"));
		put_escaped(out, in_annotation(scratch, hint), "%\r\n");
	}
	buf_put_byte(out, '\n');
}

/* As text that holds no command, and as a command. */
static void put_both(struct buf *out, struct arena *scratch, const struct diag_message *m,
    const struct same *same, struct diag_style style)
{
	struct buf message = buf_in(scratch, BUF_MOST);

	put_message(&message, scratch, m, same, style);
	runner_put_lines(out, buf_str(&message));
	put_annotation(out, scratch, m, style);
}

/* Data says what there is, so its mistakes are causes, and those of guides may be consequences. */
static int stage_of(struct pos at)
{
	if (!at.in)
		return 2;
	return str_ends(at.in->path, STR(".yaml")) || str_ends(at.in->path, STR(".yml")) ? 0 : 1;
}

/* Messages are an array: where the places are the same, the one reported first stands first in memory. */
static int by_place(const void *a, const void *b)
{
	const struct diag_message *const *left = a, *const *right = b;
	int stage = stage_of((*left)->at) - stage_of((*right)->at);
	int order = stage ? stage : pos_cmp((*left)->at, (*right)->at);
	return order ? order : (*left > *right) - (*left < *right);
}

/* A name that is not known: it is wrong where it is declared, or at all the places that use it. */
static bool is_of_a_name(enum diag_id id)
{
	return id == DIAG_ID_UNKNOWN || id == DIAG_UNIT_UNKNOWN || id == DIAG_FORMULA_NAME ||
	    id == DIAG_FIGURE_FOREIGN || id == DIAG_KEY_UNKNOWN || id == DIAG_GUARD_UNKNOWN;
}

/* What a message is about. Of a guard, what is not known: that stands before the condition. */
static struct str subject_of(struct arena *keep, const struct diag_message *m)
{
	if (m->id == DIAG_GUARD_UNKNOWN)
		return str_sub(m->text, 0, str_find_byte(m->text, ';', 0));
	struct str name = diag_subject(m);
	return str_print(keep, "%s %.*s", m->id == DIAG_UNIT_UNKNOWN ? "unit" : "name",
	    STR_ARG(name.len > 0 ? name : m->text));
}

/* The message that told the same before. What is “no type, no kind and no unit” was told as any of them. */
static struct same *find_same(
    struct arena *keep, const struct map *first, struct str key, const struct diag_message *m)
{
	struct same *before = map_get(first, key);
	struct str no_kind = STR("no kind and no unit");

	if (before || m->id != DIAG_UNIT_UNKNOWN || str_find(m->text, no_kind, 0) == STR_NONE)
		return before;
	return map_get(first, str_print(keep, "name %.*s", STR_ARG(diag_subject(m))));
}

/* Leaves the first of each message about the same name; returns how many messages are left. */
static size_t fold_names(
    struct arena *keep, const struct diag_message **sorted, size_t count, struct same **same)
{
	struct map first = map_in(keep);
	size_t left = 0;

	*same = ARENA_ARRAY(keep, struct same, count);
	for (size_t i = 0; i < count; i++) {
		const struct diag_message *m = sorted[i];
		if (is_of_a_name(m->id)) {
			struct str key = subject_of(keep, m);
			struct same *before = find_same(keep, &first, key, m);
			if (before) {
				if (before->count < SAME_SHOWN)
					before->at[before->count] = m->at;
				before->count++;
				continue;
			}
			map_put(&first, key, &(*same)[left]);
		}
		sorted[left++] = m;
	}
	return left;
}

/* When there are too many, warnings go first: what fails the build must be seen. */
static size_t room_for_warnings(const struct diag_message **sorted, size_t count, struct diag_style style)
{
	size_t errors = 0;

	for (size_t i = 0; i < count; i++)
		errors += !is_warning(sorted[i], style);
	return errors < DIAG_MOST ? DIAG_MOST - errors : 0;
}

void diag_print(const struct diag *diag, FILE *to, struct diag_style style)
{
	size_t reports = diag_count(diag), count = 0, shown = 0;

	if (reports == 0)
		return;
	struct arena *keep = arena_new(), *scratch = arena_new();
	const struct diag_message **sorted = ARENA_ARRAY(keep, const struct diag_message *, reports);
	for (size_t i = 0; i < reports; i++)
		if (!diag_repeats(diag, diag_at(diag, i)))
			sorted[count++] = diag_at(diag, i);
	qsort(sorted, count, sizeof(*sorted), by_place);
	struct same *same;
	count = fold_names(keep, sorted, count, &same);
	size_t warnings = room_for_warnings(sorted, count, style);
	for (size_t i = 0; i < count && shown < DIAG_MOST; i++) {
		if (is_warning(sorted[i], style) && warnings-- == 0) {
			warnings = 0;
			continue;
		}
		struct buf out = buf_in(scratch, BUF_MOST);
		if (style.annotations)
			put_both(&out, scratch, sorted[i], &same[i], style);
		else
			put_message(&out, scratch, sorted[i], &same[i], style);
		fwrite(out.at, 1, out.len, to);
		arena_reset(scratch);
		shown++;
	}
	if (shown < count)
		fprintf(to, "… and %zu more\n", count - shown);
	arena_free(scratch);
	arena_free(keep);
}
