#include "site/name_clash.h"

#include "base/ascii.h"
#include "base/file.h"
#include "base/utf8.h"
#include "search/fold.h"

#include <string.h>

/* A letter with the combining marks behind it. */
struct marked {
	uint32_t letter;
	struct str marks;
};

static bool is_mark(uint32_t c)
{
	return c >= 0x300 && c <= 0x36F;
}

static struct marked next_unit(struct str name, size_t *offset)
{
	struct marked unit = { .letter = utf8_next(name, offset) };
	size_t from = *offset;

	for (size_t at = from; at < name.len && is_mark(utf8_next(name, &at));)
		*offset = at;
	unit.marks = str_sub(name, from, *offset);
	return unit;
}

static bool fold_alike(uint32_t a, uint32_t b)
{
	struct folded left = fold(a), right = fold(b);

	return left.len > 0 && left.len == right.len &&
	    str_eq((struct str){ left.text, left.len }, (struct str){ right.text, right.len });
}

/*
 * A capital and its small letter: they fold alike, and stand 32 apart in Latin-1, Greek and
 * Cyrillic, 80 in the Cyrillic of other languages, beside each other in the longer alphabets, where
 * the capital is even in some blocks and odd in others.
 */
static bool is_pair(uint32_t a, uint32_t b)
{
	uint32_t low = a < b ? a : b, apart = a < b ? b - a : a - b;
	bool odd = (low >= 0x139 && low <= 0x148) || (low >= 0x179 && low <= 0x17E);

	if (a == b)
		return true;
	if (low < 0x80)
		return apart == 32 && ascii_is_letter((char)low) && a < 0x80 && b < 0x80;
	return fold_alike(a, b) &&
	    (apart == 32 || apart == 80 || (apart == 1 && low >= 0x100 && (low & 1) == odd));
}

/* The capitals of Latin-1 with each combining mark; its small letters stand 32 behind. */
static const struct accent {
	uint32_t mark;
	const char *letters;
} accents[] = {
	{ 0x300, "\xC0\xC8\xCC\xD2\xD9" },
	{ 0x301, "\xC1\xC9\xCD\xD3\xDA\xDD" },
	{ 0x302, "\xC2\xCA\xCE\xD4\xDB" },
	{ 0x303, "\xC3\xD1\xD5" },
	{ 0x308, "\xC4\xCB\xCF\xD6\xDC" },
	{ 0x30A, "\xC5" },
	{ 0x327, "\xC7" },
};

/* One letter with its accent in it, and one with marks behind it: exact in Latin-1, by the letter alone elsewhere. */
static bool is_composed(uint32_t letter, struct marked parts)
{
	size_t offset = 0;
	uint32_t mark = utf8_next(parts.marks, &offset);

	if (letter < 0x80 || !fold_alike(letter, parts.letter))
		return false;
	if (letter > 0xFF || letter == 0xFF)
		return true;
	for (size_t i = 0; i < countof(accents); i++)
		if (accents[i].mark == mark)
			return strchr(accents[i].letters, (char)(letter & 0xDF)) != NULL;
	return false;
}

static bool units_alike(struct marked a, struct marked b)
{
	if (a.marks.len == 0 && b.marks.len > 0)
		return is_composed(a.letter, b);
	if (a.marks.len > 0 && b.marks.len == 0)
		return is_composed(b.letter, a);
	return is_pair(a.letter, b.letter) && str_eq(a.marks, b.marks);
}

bool names_clash(struct str a, struct str b)
{
	size_t at = 0, other = 0;

	while (at < a.len && other < b.len)
		if (!units_alike(next_unit(a, &at), next_unit(b, &other)))
			return false;
	return at == a.len && other == b.len;
}

/* The same of all names that may be alike: small letters without accents. */
static struct str loose(struct arena *keep, struct str name)
{
	struct buf out = buf_in(keep, BUF_MOST);

	for (size_t at = 0; at < name.len;) {
		if ((unsigned char)name.at[at] < 0x80) {
			buf_put_byte(&out, ascii_lower(name.at[at++]));
			continue;
		}
		uint32_t c = utf8_next(name, &at);
		struct folded folded = fold(c);
		if (is_mark(c))
			continue;
		if (folded.len > 0)
			buf_put(&out, (struct str){ folded.text, folded.len });
		else
			buf_print(&out, "%x;", (unsigned)c);
	}
	return buf_str(&out);
}

/* Names that may be alike, in order. */
struct name {
	struct str text;
	struct pos at;
	struct name *next;
};

static void report(struct diag *diag, const struct name *first, const struct name *second)
{
	diag_report(diag, DIAG_ADDRESS_DUPLICATE, second->at,
	    "many systems take “%.*s” and “%.*s” for one name", STR_ARG(first->text),
	    STR_ARG(second->text));
	diag_note(diag, first->at, "this is the other");
	diag_hint(diag, "they differ by capitals, or in how accents are written: rename one");
}

/* Files and the folders that hold them. A pair is told for the shortest part of a path that differs. */
static void check_name(struct arena *keep, struct diag *diag, struct map *names, struct name name)
{
	struct str key = loose(keep, name.text);
	struct name *first = map_get(names, key);
	struct name *added = arena_copy(keep, &name, sizeof(name));

	for (const struct name *other = first; other; other = other->next) {
		if (str_eq(other->text, name.text))
			return;
		struct str folder = path_folder(name.text), before = path_folder(other->text);
		if (names_clash(other->text, name.text) && str_eq(folder, before)) {
			report(diag, other, added);
			break;
		}
	}
	added->next = first;
	map_put(names, key, added);
}

void name_clashes_check(struct diag *diag, const struct pages *pages)
{
	struct arena *scratch = arena_new();
	struct map names = map_in(scratch);
	struct map seen = map_in(scratch);

	for (size_t i = 0; i < pages->makers.count; i++) {
		struct str path = pages->makers.at[i].key;
		const struct pos *at = pages->makers.at[i].value;
		for (; path.len > 0 && map_add(&seen, path, &seen); path = path_folder(path))
			check_name(scratch, diag, &names, (struct name){ .text = path, .at = *at });
	}
	arena_free(scratch);
}
