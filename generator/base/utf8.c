#include "base/utf8.h"

#include <string.h>

/* One row of table 3-7: how many bytes a lead byte asks for, and what the second may be. */
struct form {
	unsigned char first, last; /* lead bytes */
	unsigned char size, low, high;
};

static const struct form forms[] = {
	{ 0xC2, 0xDF, 2, 0x80, 0xBF },
	{ 0xE0, 0xE0, 3, 0xA0, 0xBF },
	{ 0xE1, 0xEC, 3, 0x80, 0xBF },
	{ 0xED, 0xED, 3, 0x80, 0x9F },
	{ 0xEE, 0xEF, 3, 0x80, 0xBF },
	{ 0xF0, 0xF0, 4, 0x90, 0xBF },
	{ 0xF1, 0xF3, 4, 0x80, 0xBF },
	{ 0xF4, 0xF4, 4, 0x80, 0x8F },
};

/* How many bytes the well-formed sequence at the start takes, 0 if there is none. */
static size_t sequence(const unsigned char *at, size_t left)
{
	if (at[0] < 0x80)
		return 1;
	const struct form *form = forms;
	while (form < forms + countof(forms) && at[0] > form->last)
		form++;
	if (form == forms + countof(forms) || at[0] < form->first || left < form->size)
		return 0;
	if (at[1] < form->low || at[1] > form->high)
		return 0;
	for (size_t i = 2; i < form->size; i++)
		if ((at[i] & 0xC0) != 0x80)
			return 0;
	return form->size;
}

/* The first offset from `i` on that is not ASCII, eight bytes at a time: nearly all text is. */
static size_t skip_ascii(struct str text, size_t i)
{
	for (uint64_t word; i + sizeof(word) <= text.len; i += sizeof(word)) {
		memcpy(&word, text.at + i, sizeof(word));
		if (word & 0x8080808080808080)
			break;
	}
	while (i < text.len && !(text.at[i] & 0x80))
		i++;
	return i;
}

size_t utf8_find_bad(struct str text)
{
	for (size_t i = skip_ascii(text, 0); i < text.len; i = skip_ascii(text, i)) {
		size_t size = sequence((const unsigned char *)text.at + i, text.len - i);
		if (size == 0)
			return i;
		i += size;
	}
	return STR_NONE;
}

uint32_t utf8_next(struct str text, size_t *offset)
{
	const unsigned char *at = (const unsigned char *)text.at + *offset;
	size_t size = sequence(at, text.len - *offset);

	if (size == 0) {
		*offset += 1;
		return 0xFFFD;
	}
	uint32_t c = size == 1 ? at[0] : at[0] & (0x7FU >> size);
	for (size_t i = 1; i < size; i++)
		c = c << 6 | (at[i] & 0x3F);
	*offset += size;
	return c;
}

struct width_range {
	uint32_t first, last;
	unsigned char width;
};

/* Not 1 column wide; sorted. After Unicode's EastAsianWidth.txt, by whole blocks: a caret need not be exact. */
static const struct width_range widths[] = {
	{ 0x0300, 0x036F, 0 },
	{ 0x1100, 0x115F, 2 },
	{ 0x200B, 0x200F, 0 },
	{ 0x20D0, 0x20FF, 0 },
	{ 0x231A, 0x231B, 2 },
	{ 0x23E9, 0x23EC, 2 },
	{ 0x25FD, 0x25FE, 2 },
	{ 0x2614, 0x2615, 2 },
	{ 0x26AA, 0x26AB, 2 },
	{ 0x26BD, 0x26BE, 2 },
	{ 0x2705, 0x2705, 2 },
	{ 0x274C, 0x274C, 2 },
	{ 0x2753, 0x2757, 2 },
	{ 0x2795, 0x2797, 2 },
	{ 0x2B1B, 0x2B1C, 2 },
	{ 0x2B50, 0x2B55, 2 },
	{ 0x2E80, 0x303E, 2 },
	{ 0x3041, 0xA4CF, 2 },
	{ 0xAC00, 0xD7A3, 2 },
	{ 0xF900, 0xFAFF, 2 },
	{ 0xFE00, 0xFE0F, 0 },
	{ 0xFE20, 0xFE2F, 0 },
	{ 0xFE30, 0xFE6F, 2 },
	{ 0xFEFF, 0xFEFF, 0 },
	{ 0xFF00, 0xFF60, 2 },
	{ 0xFFE0, 0xFFE6, 2 },
	{ 0x1F300, 0x1F3FA, 2 },
	{ 0x1F3FB, 0x1F3FF, 0 },
	{ 0x1F400, 0x1F64F, 2 },
	{ 0x1F680, 0x1F6FF, 2 },
	{ 0x1F7E0, 0x1F7EB, 2 },
	{ 0x1F900, 0x1FAFF, 2 },
	{ 0x20000, 0x3FFFD, 2 },
};

static size_t width_of(uint32_t c)
{
	if (c < widths[0].first)
		return 1;
	for (const struct width_range *range = widths;
	     range < widths + countof(widths) && c >= range->first; range++)
		if (c <= range->last)
			return range->width;
	return 1;
}

size_t utf8_width(struct str text)
{
	size_t width = 0;

	for (size_t i = 0; i < text.len;)
		width += width_of(utf8_next(text, &i));
	return width;
}

/* An encoding as far as it matters here: what the bytes of a UTF-8 sequence look like when read in it. */
struct encoding {
	const char *name;
	uint32_t leads[4];  /* what the lead bytes below look like */
	uint16_t tails[64]; /* what 0x80 to 0xBF look like */
	uint16_t honest[6]; /* signs that do follow such a letter in sound text; 0 ends them */
};

static const unsigned char lead_bytes[] = { 0xC2, 0xC3, 0xE2, 0xF0 };

static const struct encoding encodings[] = {
	{ "Mac Roman", { 0x00AC, 0x221A, 0x201A, 0xF8FF },
	    { 0x00C4, 0x00C5, 0x00C7, 0x00C9, 0x00D1, 0x00D6, 0x00DC, 0x00E1, 0x00E0, 0x00E2, 0x00E4,
		0x00E3, 0x00E5, 0x00E7, 0x00E9, 0x00E8, 0x00EA, 0x00EB, 0x00ED, 0x00EC, 0x00EE,
		0x00EF, 0x00F1, 0x00F3, 0x00F2, 0x00F4, 0x00F6, 0x00F5, 0x00FA, 0x00F9, 0x00FB, 0x00FC,
		0x2020, 0x00B0, 0x00A2, 0x00A3, 0x00A7, 0x2022, 0x00B6, 0x00DF, 0x00AE, 0x00A9, 0x2122,
		0x00B4, 0x00A8, 0x2260, 0x00C6, 0x00D8, 0x221E, 0x00B1, 0x2264, 0x2265, 0x00A5, 0x00B5,
		0x2202, 0x2211, 0x220F, 0x03C0, 0x222B, 0x00AA, 0x00BA, 0x03A9, 0x00E6, 0x00F8 },
	    { 0x2211, 0x220F, 0x03C0, 0x222B, 0x03A9 } }, /* the root, or the negation, of a sum or of pi */
	{ "Windows-1252", { 0x00C2, 0x00C3, 0x00E2, 0x00F0 },
	    { 0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
		0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D,
		0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
		0x00A0, 0x00A1, 0x00A2, 0x00A3, 0x00A4, 0x00A5, 0x00A6, 0x00A7, 0x00A8, 0x00A9, 0x00AA,
		0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x00AF, 0x00B0, 0x00B1, 0x00B2, 0x00B3, 0x00B4, 0x00B5,
		0x00B6, 0x00B7, 0x00B8, 0x00B9, 0x00BA, 0x00BB, 0x00BC, 0x00BD, 0x00BE, 0x00BF },
	    { 0x2019, 0x201D, 0x00BB, 0x2026, 0x2013, 0x2014 } }, /* the end of a quoted Portuguese word in capitals */
};

static unsigned char tail_byte(const struct encoding *encoding, uint32_t c)
{
	for (size_t i = 0; i < countof(encoding->tails); i++)
		if (encoding->tails[i] == c)
			return (unsigned char)(0x80 + i);
	/* Latin-1 proper leaves 0x80 to 0x9F as they are; programs do it for Windows-1252 too. */
	return c >= 0x80 && c <= 0x9F ? (unsigned char)c : 0;
}

static bool is_honest(const struct encoding *encoding, uint32_t c)
{
	for (size_t i = 0; i < countof(encoding->honest); i++)
		if (encoding->honest[i] == c)
			return true;
	return false;
}

/* Undoes the mistake for the characters from `offset` on, which start with what `lead` looks like. */
static bool decodes_back(
    const struct encoding *encoding, unsigned char lead, struct str text, size_t offset)
{
	unsigned char bytes[4] = { lead };
	size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;

	utf8_next(text, &offset);
	for (size_t i = 1; i < size; i++) {
		uint32_t c = offset < text.len ? utf8_next(text, &offset) : 0;
		bytes[i] = tail_byte(encoding, c);
		if (size == 2 && is_honest(encoding, c))
			return false;
	}
	bool is_control = lead == 0xC2 && bytes[1] < 0xA0; /* decodes to a character nobody wrote */
	return !is_control && sequence(bytes, size) == size;
}

const char *utf8_find_mojibake(struct str text, size_t *offset)
{
	for (size_t i = skip_ascii(text, 0), start; i < text.len; i = skip_ascii(text, i)) {
		start = i;
		uint32_t c = utf8_next(text, &i);
		for (size_t e = 0; e < countof(encodings); e++)
			for (size_t l = 0; l < countof(lead_bytes); l++)
				if (encodings[e].leads[l] == c &&
				    decodes_back(&encodings[e], lead_bytes[l], text, start)) {
					*offset = start;
					return encodings[e].name;
				}
	}
	return NULL;
}
