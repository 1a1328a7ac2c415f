/*
 * str - a view of text: a pointer and a length, without ownership.
 *
 * Bytes, usually UTF-8, without a terminating zero. A view must not be used after the memory it points to
 * is freed. It is passed by value. The empty view has len 0; its `at` may be NULL. C strings are used only
 * for system calls (str_z).
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
	const char *at;
	size_t len;
};

#define STR(literal) ((struct str){ (literal), sizeof(literal) - 1 })
/* clang-format off */
#define STR_INIT(literal) { (literal), sizeof(literal) - 1 } /* in static tables */
/* clang-format on */
#define STR_NONE ((size_t)-1) /* not found */

/* Several texts as one: STR_JOIN(keep, folder, STR("/"), name). */
#define STR_JOIN(keep, ...) \
	str_join((keep), (const struct str[]){ __VA_ARGS__ }, \
	    sizeof((const struct str[]){ __VA_ARGS__ }) / sizeof(struct str))

/* For printf: printf("%.*s", STR_ARG(s)). */
#define STR_ARG(s) (int)(s).len, (s).at

/* Inline, so that a comparison with a literal is one of a few bytes and no call. */
static inline struct str str_from(const char *z)
{
	return (struct str){ z, z ? strlen(z) : 0 };
}

static inline bool str_eq(struct str a, struct str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

static inline bool str_starts(struct str s, struct str prefix)
{
	return s.len >= prefix.len && (prefix.len == 0 || memcmp(s.at, prefix.at, prefix.len) == 0);
}

static inline bool str_ends(struct str s, struct str suffix)
{
	return s.len >= suffix.len &&
	    (suffix.len == 0 || memcmp(s.at + s.len - suffix.len, suffix.at, suffix.len) == 0);
}

/* Equal but for the capitals of ASCII. */
bool str_eq_any_case(struct str a, struct str b);

int str_cmp(struct str a, struct str b); /* by bytes, shorter first */
/*
 * The order of names in lists: ignores case, and Latin letters sort with their base letters (a and ä, ss
 * and ß), except ñ, which comes after n.
 */
int str_cmp_names(struct str a, struct str b);

/* True for one of the words of a list: of texts, of C strings, or of one C string with a space between words. */
bool str_is_among(struct str s, const struct str *words, size_t count);
bool str_is_among_z(struct str s, const char *const *words, size_t count);
bool str_is_in_words(struct str s, const char *words);

/* The byte at an offset; '\0' behind the end. */
static inline char str_byte(struct str s, size_t at)
{
	return at < s.len ? s.at[at] : '\0';
}

/* The offset of the first `needle` at or after `from`, or STR_NONE. */
size_t str_find(struct str s, struct str needle, size_t from);
size_t str_find_byte(struct str s, char byte, size_t from);
size_t str_find_last_byte(struct str s, char byte);

/* The part from `from` up to, but not including, `to`. Both are limited to the length of the text. */
static inline struct str str_sub(struct str s, size_t from, size_t to)
{
	if (to > s.len)
		to = s.len;
	if (from >= to)
		return (struct str){ s.at ? s.at + (from < s.len ? from : s.len) : NULL, 0 };
	return (struct str){ s.at + from, to - from };
}

/* Without spaces, tabs and line ends at both ends. */
struct str str_trim(struct str s);
/*
 * Splits at the first byte `at`. True if there is one; otherwise *before is all of s, and *after is empty.
 */
bool str_cut(struct str s, char at, struct str *before, struct str *after);
/* Takes the next line off *rest (without its \n or \r\n); false when nothing is left. */
bool str_line(struct str *rest, struct str *line);

uint64_t str_hash(struct str s);

/* Copies into the arena: a view, several views joined, a zero-terminated string, formatted text. */
struct str str_copy(struct arena *keep, struct str s);

/* A copy with ASCII capitals as small letters. */
struct str str_lower(struct arena *keep, struct str s);
struct str str_join(struct arena *keep, const struct str *parts, size_t count);
char *str_z(struct arena *keep, struct str s);
struct str str_print(struct arena *keep, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
