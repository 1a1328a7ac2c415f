/*
 * ascii - classes of ASCII characters, the same in every locale. <ctype.h> depends on the locale.
 *
 * Bytes from 0x80 on, which UTF-8 uses for all other characters, are in none of these classes but ascii_is_word.
 */
#ifndef BASE_ASCII_H
#define BASE_ASCII_H

#include <stdbool.h>

static inline bool ascii_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool ascii_is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool ascii_is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool ascii_is_letter(char c)
{
	return ascii_is_small(c) || ascii_is_capital(c);
}

static inline bool ascii_is_alnum(char c)
{
	return ascii_is_letter(c) || ascii_is_digit(c);
}

/* What names of the data consist of: letters, digits, and _. */
static inline bool ascii_is_name(char c)
{
	return ascii_is_alnum(c) || c == '_';
}

/* Letters, digits, and every part of a character that is not ASCII: words in all scripts. */
static inline bool ascii_is_word(char c)
{
	return ascii_is_alnum(c) || (unsigned char)c >= 0x80;
}

/* Space, tab, and the ends of lines. */
static inline bool ascii_is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* White space in HTML: also the form feed. Browsers separate names and attributes there. */
static inline bool ascii_is_html_space(char c)
{
	return ascii_is_space(c) || c == '\f';
}

/* A capital letter as a small one; any other byte unchanged. */
static inline char ascii_lower(char c)
{
	return ascii_is_capital(c) ? (char)(c - 'A' + 'a') : c;
}

/* The value of a hexadecimal digit, 0 to 15; -1 for any other byte. */
static inline int ascii_hex(char c)
{
	char small = ascii_lower(c);

	if (ascii_is_digit(c))
		return c - '0';
	return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

#endif
