#include "search/words.h"

#include "base/ascii.h"
#include "base/language.h"
#include "base/utf8.h"
#include "search/fold.h"
#include "search/stem.h"

#include <string.h>

#define PARTS_MOST 64 /* of one compound that are remembered; a longer one is read as several */

/* A run of letters, or of digits, in the compound at hand. */
struct part {
	size_t from, len; /* in `bytes` */
	enum char_class class;
	bool apart; /* a sign joins it to the part before: "break-even", not "rtx5090" */
};

struct word_reader {
	const struct words *words;
	struct str text;
	size_t at; /* behind the code point at hand */
	char bytes[PARTS_MOST * WORD_MOST];
	size_t len;
	struct part parts[PARTS_MOST];
	size_t count;
	uint32_t joiner; /* a sign that joins if a letter or digit follows; 0: none */
	char before[sizeof(((struct folded *)0)->text)]; /* of an unspaced script, the one before */
	size_t before_len;
	bool paired; /* and it has been read with its neighbour */
};

/* --- handing out ------------------------------------------------------------------------------ */

static void take(const struct word_reader *reader, const char *at, size_t len, enum word_form form)
{
	reader->words->take(reader->words->self, (struct str){ at, len }, form);
}

static void take_whole(const struct word_reader *reader, size_t first, size_t end)
{
	if (end - first < 2 || end - first > COMPOUND_PARTS_MOST)
		return;
	const struct part *last = &reader->parts[end - 1];
	size_t from = reader->parts[first].from;
	if (last->from + last->len - from <= WORD_MOST)
		take(reader, reader->bytes + from, last->from + last->len - from, WORD_WHOLE);
}

/* "DDR5-5600": its parts, what is written without a sign ("ddr5"), and the whole. */
static void end_compound(struct word_reader *reader)
{
	size_t first = 0;

	for (size_t i = 0; i < reader->count; i++) {
		const struct part *part = &reader->parts[i];
		take(reader, reader->bytes + part->from, part->len, WORD_PART);
		if (i > 0 && part->apart) {
			take_whole(reader, first, i);
			first = i;
		}
	}
	if (first > 0)
		take_whole(reader, first, reader->count);
	take_whole(reader, 0, reader->count);
	reader->count = reader->len = 0;
	reader->joiner = 0;
}

static void end_unspaced(struct word_reader *reader)
{
	if (reader->before_len > 0 && !reader->paired)
		take(reader, reader->before, reader->before_len, WORD_PART);
	reader->before_len = 0;
	reader->paired = false;
}

/* --- reading ---------------------------------------------------------------------------------- */

/* "1,999" and "1,234,567", but not "1,5" or "1,2345": three digits behind the comma and no fourth. */
static bool groups_thousands(const struct word_reader *reader)
{
	struct str rest = str_sub(reader->text, reader->at, reader->text.len);

	return rest.len >= 3 && ascii_is_digit(rest.at[0]) && ascii_is_digit(rest.at[1]) &&
	    ascii_is_digit(rest.at[2]) && !(rest.len > 3 && ascii_is_digit(rest.at[3]));
}

static void put(struct word_reader *reader, struct str bytes)
{
	memcpy(reader->bytes + reader->len, bytes.at, bytes.len);
	reader->len += bytes.len;
	reader->parts[reader->count - 1].len += bytes.len;
}

/* A letter or digit: of the part at hand, or the first of another. */
static void put_sign(struct word_reader *reader, enum char_class class, struct str text)
{
	struct part *last = reader->count ? &reader->parts[reader->count - 1] : NULL;
	uint32_t joiner = reader->joiner;
	bool both_digits = last && last->class == CHAR_DIGIT && class == CHAR_DIGIT;

	reader->joiner = 0;
	if (joiner == '.' && both_digits && last->len < WORD_MOST)
		put(reader, STR("."));
	else if (!last || last->class != class || (joiner && joiner != ',' && joiner != '\'')) {
		if (reader->count == PARTS_MOST || reader->len + WORD_MOST > sizeof(reader->bytes))
			end_compound(reader);
		reader->parts[reader->count++] =
		    (struct part){ .from = reader->len, .class = class, .apart = joiner != 0 };
	}
	/* What is past the limit of a word is not read. */
	if (reader->parts[reader->count - 1].len + text.len <= WORD_MOST)
		put(reader, text);
}

static void put_unspaced(struct word_reader *reader, const struct folded *folded)
{
	char pair[2 * sizeof(folded->text)];

	if (reader->before_len > 0) {
		memcpy(pair, reader->before, reader->before_len);
		memcpy(pair + reader->before_len, folded->text, folded->len);
		take(reader, pair, reader->before_len + folded->len, WORD_PART);
		reader->paired = true;
	}
	memcpy(reader->before, folded->text, folded->len);
	reader->before_len = folded->len;
}

/* What a sign between two parts is read as; 0 where it parts them. */
static uint32_t joiner_of(const struct word_reader *reader, uint32_t point)
{
	bool digit = reader->count && reader->parts[reader->count - 1].class == CHAR_DIGIT;

	switch (point) {
	case '-':
	case '_':
	case '/':
	case '.':
	case 0xB7:   /* the dot of units */
	case 0x2010: /* hyphens */
	case 0x2011:
		return point;
	case '\'':
	case 0x2019:
		return digit ? 0 : '\'';
	case ',':
		return digit && groups_thousands(reader) ? ',' : 0;
	default:
		return 0;
	}
}

static void put_break(struct word_reader *reader, uint32_t point)
{
	uint32_t joiner = reader->count && !reader->joiner ? joiner_of(reader, point) : 0;

	if (joiner)
		reader->joiner = joiner;
	else
		end_compound(reader);
}

static bool is_plain_of(enum char_class class, char byte)
{
	return class == CHAR_LETTER ? ascii_is_letter(byte) : ascii_is_digit(byte);
}

/* Letters or digits of ASCII behind the first of their part, which are most of all text: nothing to look up. */
static void put_plain_run(struct word_reader *reader)
{
	struct part *part = &reader->parts[reader->count - 1];
	const char *text = reader->text.at;
	size_t at = reader->at, end = reader->text.len;

	for (; at < end && is_plain_of(part->class, text[at]); at++) {
		if (part->len == WORD_MOST)
			continue;
		reader->bytes[reader->len++] = ascii_lower(text[at]);
		part->len++;
	}
	reader->at = at;
}

/* A letter or digit of ASCII and those behind it. */
static void put_plain(struct word_reader *reader)
{
	char byte = ascii_lower(reader->text.at[reader->at++]);

	end_unspaced(reader);
	put_sign(reader, ascii_is_digit(byte) ? CHAR_DIGIT : CHAR_LETTER, (struct str){ &byte, 1 });
	put_plain_run(reader);
}

/* ASCII that is no letter or digit, which is most of what parts words: nothing to look up. */
static bool is_plain_break(char byte)
{
	return !(byte & 0x80) && !ascii_is_alnum(byte);
}

static bool is_break_at(struct str text, size_t at)
{
	return at >= text.len || is_plain_break(text.at[at]);
}

/* Signs of ASCII that may join what is around them: joiner_of. */
static bool may_join(char byte)
{
	switch (byte) {
	case '-':
	case '_':
	case '/':
	case '.':
	case '\'':
	case ',':
		return true;
	default:
		return false;
	}
}

/* Letters of ASCII differ in this bit. */
#define SMALL_BIT 0x20

static bool is_plain_letter(char byte)
{
	return (unsigned char)((byte | SMALL_BIT) - 'a') <= 'z' - 'a';
}

/* Reads letters of ASCII, or digits, from `at` on, as small letters and as many as a word has; returns where they end. */
static size_t read_plain_run(struct word_reader *reader, size_t at)
{
	struct str text = reader->text;
	size_t from = at, most = text.len - from < WORD_MOST ? text.len : from + WORD_MOST;

	if (is_plain_letter(text.at[at])) {
		for (; at < most && is_plain_letter(text.at[at]); at++)
			reader->bytes[at - from] = (char)(text.at[at] | SMALL_BIT);
		while (at < text.len && is_plain_letter(text.at[at]))
			at++;
		return at;
	}
	for (; at < most && ascii_is_digit(text.at[at]); at++)
		reader->bytes[at - from] = text.at[at];
	while (at < text.len && ascii_is_digit(text.at[at]))
		at++;
	return at;
}

/*
 * A word of ASCII letters or of digits alone that nothing joins to another, from `from` on; these are most of all words.
 * True if it was one, and is read. Else nothing has happened.
 */
static bool take_plain_word(struct word_reader *reader, size_t from)
{
	struct str text = reader->text;
	size_t at = from < text.len ? read_plain_run(reader, from) : from;
	size_t len = at - from < WORD_MOST ? at - from : WORD_MOST;

	if (len == 0 || !is_break_at(text, at))
		return false;
	if (at < text.len && may_join(text.at[at]) && !is_break_at(text, at + 1))
		return false;
	take(reader, reader->bytes, len, WORD_PART);
	reader->at = at;
	return true;
}

/* Where nothing is at hand: plain words, and what parts them. */
static void read_plain_words(struct word_reader *reader)
{
	size_t at = reader->at;

	do {
		while (at < reader->text.len && is_plain_break(reader->text.at[at]))
			at++;
		reader->at = at;
	} while (take_plain_word(reader, at) && (at = reader->at) < reader->text.len);
}

void words_read(const struct words *words, struct str text)
{
	struct word_reader reader;

	reader.words = words;
	reader.text = text;
	reader.at = reader.len = reader.count = reader.before_len = 0;
	reader.joiner = 0;
	reader.paired = false;
	while (reader.at < text.len) {
		if (reader.count == 0 && reader.before_len == 0)
			read_plain_words(&reader);
		if (reader.at == text.len)
			break;
		if (is_plain_break(text.at[reader.at])) {
			end_unspaced(&reader);
			put_break(&reader, (unsigned char)text.at[reader.at++]);
			continue;
		}
		if (!(text.at[reader.at] & 0x80)) {
			put_plain(&reader);
			continue;
		}
		uint32_t point = utf8_next(text, &reader.at);
		struct folded folded = fold(point);
		if (folded.class != CHAR_UNSPACED && folded.class != CHAR_DROP)
			end_unspaced(&reader);
		if (folded.class == CHAR_LETTER || folded.class == CHAR_DIGIT) {
			put_sign(&reader, folded.class, (struct str){ folded.text, folded.len });
			put_plain_run(&reader);
		} else if (folded.class == CHAR_BREAK) {
			put_break(&reader, point);
		} else if (folded.class == CHAR_UNSPACED) {
			end_compound(&reader);
			put_unspaced(&reader, &folded);
		}
	}
	end_compound(&reader);
	end_unspaced(&reader);
}

static bool is_plain(const char *at, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (at[i] < 'a' || at[i] > 'z')
			return false;
	return true;
}

struct str word_stem(char out[WORD_MOST], struct str word)
{
	size_t len = word.len < WORD_MOST ? word.len : WORD_MOST;

	memcpy(out, word.at, len);
	return (struct str){ out, is_plain(out, len) ? stem(out, len) : len };
}

struct str words_joined(char out[WORD_MOST], struct str text)
{
	size_t len = 0;

	for (size_t at = 0; at < text.len;) {
		struct folded folded = fold(utf8_next(text, &at));
		if (len + folded.len > WORD_MOST)
			break;
		memcpy(out + len, folded.text, folded.len);
		len += folded.len;
	}
	return (struct str){ out, len };
}
