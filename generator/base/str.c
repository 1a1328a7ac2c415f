#include "base/str.h"

#include "base/ascii.h"
#include "base/plain_print.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool str_eq_any_case(struct str a, struct str b)
{
	size_t same = 0;

	if (a.len != b.len)
		return false;
	while (same < a.len && ascii_lower(a.at[same]) == ascii_lower(b.at[same]))
		same++;
	return same == a.len;
}

int str_cmp(struct str a, struct str b)
{
	size_t both = a.len < b.len ? a.len : b.len;
	int order = both ? memcmp(a.at, b.at, both) : 0;

	return order ? order : (a.len > b.len) - (a.len < b.len);
}

/* The letters from U+00C0 to U+017F without their marks; n with a tilde stands behind n. */
static const char letters[][3] = {
	/* clang-format off */
	"a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
	"d", "n~", "o", "o", "o", "o", "o", "", "o", "u", "u", "u", "u", "y", "th", "ss",
	"a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
	"d", "n~", "o", "o", "o", "o", "o", "", "o", "u", "u", "u", "u", "y", "th", "y",
	"a", "a", "a", "a", "a", "a", "c", "c", "c", "c", "c", "c", "c", "c", "d", "d",
	"d", "d", "e", "e", "e", "e", "e", "e", "e", "e", "e", "e", "g", "g", "g", "g",
	"g", "g", "g", "g", "h", "h", "h", "h", "i", "i", "i", "i", "i", "i", "i", "i",
	"i", "i", "ij", "ij", "j", "j", "k", "k", "k", "l", "l", "l", "l", "l", "l", "l",
	"l", "l", "l", "n", "n", "n", "n", "n", "n", "n", "n", "n", "o", "o", "o", "o",
	"o", "o", "oe", "oe", "r", "r", "r", "r", "r", "r", "s", "s", "s", "s", "s", "s",
	"s", "s", "t", "t", "t", "t", "t", "t", "u", "u", "u", "u", "u", "u", "u", "u",
	"u", "u", "u", "u", "w", "w", "y", "y", "y", "z", "z", "z", "z", "z", "z", "s",
	/* clang-format on */
};

/* What names are ordered by: letters without capitals and marks, all else as it stands. */
struct name_keys {
	struct str text;
	size_t at;
	const char *more; /* of a letter that counts as two */
};

/* -1 at the end. */
static int next_key(struct name_keys *keys)
{
	if (*keys->more)
		return (unsigned char)*keys->more++;
	if (keys->at == keys->text.len)
		return -1;
	unsigned char c = (unsigned char)keys->text.at[keys->at++];
	if (c < 0x80)
		return ascii_lower((char)c);
	if (c < 0xC3 || c > 0xC5 || keys->at == keys->text.len)
		return c;
	size_t letter = (size_t)(c - 0xC3) * 64 + ((unsigned char)keys->text.at[keys->at] & 63);
	if (letters[letter][0] == '\0')
		return c;
	keys->at++;
	keys->more = letters[letter] + 1;
	return (unsigned char)letters[letter][0];
}

int str_cmp_names(struct str a, struct str b)
{
	struct name_keys one = { a, 0, "" }, other = { b, 0, "" };

	for (;;) {
		int key = next_key(&one), other_key = next_key(&other);
		if (key != other_key)
			return key < other_key ? -1 : 1;
		if (key < 0)
			return str_cmp(a, b);
	}
}

/* Places where the sign stands and not the rest: behind so many of them memmem is no slower. */
#define FALSE_STARTS_MOST 256

/* The first byte that is no letter or digit, which texts have seldom; the length if there is none. */
static size_t sign_in(struct str needle)
{
	size_t at = 0;

	while (at < needle.len && ascii_is_alnum(needle.at[at]))
		at++;
	return at;
}

static size_t find_by_all(struct str s, struct str needle, size_t from)
{
	const char *found = memmem(s.at + from, s.len - from, needle.at, needle.len);

	return found ? (size_t)(found - s.at) : STR_NONE;
}

/* memmem goes through a text byte by byte, memchr sixteen or more at a time: it looks for the sign of what is looked for. */
size_t str_find(struct str s, struct str needle, size_t from)
{
	if (from > s.len || needle.len > s.len - from)
		return STR_NONE;
	if (needle.len == 0)
		return from;
	size_t sign = sign_in(needle), last = s.len - needle.len;
	if (sign == needle.len)
		return find_by_all(s, needle, from);
	for (int missed = 0; missed < FALSE_STARTS_MOST; missed++) {
		size_t found = str_find_byte(s, needle.at[sign], from + sign);
		if (found == STR_NONE || found - sign > last)
			return STR_NONE;
		from = found - sign;
		if (memcmp(s.at + from, needle.at, needle.len) == 0)
			return from;
		if (++from > last)
			return STR_NONE;
	}
	return find_by_all(s, needle, from);
}

bool str_is_among(struct str s, const struct str *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_eq(s, words[i]))
			return true;
	return false;
}

bool str_is_among_z(struct str s, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_eq(s, str_from(words[i])))
			return true;
	return false;
}

bool str_is_in_words(struct str s, const char *words)
{
	for (const char *at = words; at && *at != '\0';) {
		size_t len = strcspn(at, " ");
		if (str_eq(s, (struct str){ at, len }))
			return true;
		at += len + (at[len] == ' ');
	}
	return false;
}

size_t str_find_byte(struct str s, char byte, size_t from)
{
	if (from >= s.len)
		return STR_NONE;
	const char *found = memchr(s.at + from, byte, s.len - from);
	return found ? (size_t)(found - s.at) : STR_NONE;
}

size_t str_find_last_byte(struct str s, char byte)
{
	const char *found = s.len ? memrchr(s.at, byte, s.len) : NULL;

	return found ? (size_t)(found - s.at) : STR_NONE;
}

struct str str_trim(struct str s)
{
	while (s.len && ascii_is_space(s.at[s.len - 1]))
		s.len--;
	while (s.len && ascii_is_space(s.at[0]))
		s = (struct str){ s.at + 1, s.len - 1 };
	return s;
}

bool str_cut(struct str s, char at, struct str *before, struct str *after)
{
	size_t cut = str_find_byte(s, at, 0);

	if (cut == STR_NONE) {
		*before = s;
		*after = str_sub(s, s.len, s.len);
		return false;
	}
	*before = str_sub(s, 0, cut);
	*after = str_sub(s, cut + 1, s.len);
	return true;
}

bool str_line(struct str *rest, struct str *line)
{
	if (rest->len == 0)
		return false;
	str_cut(*rest, '\n', line, rest);
	if (line->len && line->at[line->len - 1] == '\r')
		line->len--;
	return true;
}

/* The next eight bytes as one number, the same on every machine. */
static uint64_t load_word(const unsigned char *at)
{
	uint64_t word;

	memcpy(&word, at, sizeof(word));
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	word = __builtin_bswap64(word);
#endif
	return word;
}

/*
 * Eight bytes a step, each multiplied in, and mixed at the end so that the low bits depend on all of the text.
 * Source of the mixing: Austin Appleby, MurmurHash3, fmix64 (public domain).
 */
uint64_t str_hash(struct str s)
{
	const uint64_t factor = 0x9E3779B97F4A7C15;
	const unsigned char *at = (const unsigned char *)s.at;
	uint64_t hash = s.len * factor, tail = 0;
	size_t left = s.len;

	for (; left >= 8; at += 8, left -= 8) {
		hash = (hash ^ load_word(at)) * factor;
		hash ^= hash >> 32;
	}
	while (left > 0)
		tail = tail << 8 | at[--left];
	hash = (hash ^ tail) * factor;
	hash = (hash ^ hash >> 33) * 0xFF51AFD7ED558CCD;
	hash = (hash ^ hash >> 33) * 0xC4CEB9FE1A85EC53;
	return hash ^ hash >> 33;
}

struct str str_copy(struct arena *keep, struct str s)
{
	return (struct str){ arena_copy(keep, s.at, s.len), s.len };
}

struct str str_lower(struct arena *keep, struct str s)
{
	char *out = arena_alloc(keep, s.len + 1);

	for (size_t i = 0; i < s.len; i++)
		out[i] = ascii_lower(s.at[i]);
	return (struct str){ out, s.len };
}

struct str str_join(struct arena *keep, const struct str *parts, size_t count)
{
	size_t len = 0, done = 0;

	for (size_t i = 0; i < count; i++)
		len += parts[i].len;
	char *at = arena_alloc(keep, len);
	for (size_t i = 0; i < count; i++) {
		if (parts[i].len)
			memcpy(at + done, parts[i].at, parts[i].len);
		done += parts[i].len;
	}
	return (struct str){ at, len };
}

char *str_z(struct arena *keep, struct str s)
{
	char *z = arena_alloc(keep, s.len + 1);

	if (s.len)
		memcpy(z, s.at, s.len);
	z[s.len] = '\0';
	return z;
}

/* A text of `len` bytes that did not fit into what it was printed to first. */
static char *print_long(struct arena *keep, size_t len, bool plain, const char *format, va_list list)
{
	char *at = arena_alloc(keep, len + 1);

	if (plain)
		at[plain_print(at, len, format, list)] = '\0';
	else
		vsnprintf(at, len + 1, format, list);
	return at;
}

struct str str_print(struct arena *keep, const char *format, ...)
{
	char small[256], *at;
	va_list list, again, third;

	va_start(list, format);
	va_copy(again, list);
	va_copy(third, list);
	size_t len = plain_print(small, sizeof(small) - 1, format, list);
	bool plain = len != PLAIN_NOT;
	if (!plain) {
		int size = vsnprintf(small, sizeof(small), format, again);
		len = size > 0 ? (size_t)size : 0;
	}
	if (len < sizeof(small)) {
		small[len] = '\0';
		at = arena_copy(keep, small, len + 1);
	} else {
		at = print_long(keep, len, plain, format, third);
	}
	va_end(third);
	va_end(again);
	va_end(list);
	return (struct str){ at, len };
}
