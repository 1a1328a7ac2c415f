#include "site/colour.h"

#include "base/ascii.h"

bool colour_read(struct str text, struct colour *colour)
{
	int digits[6];
	bool is_short = text.len == 4;

	if ((!is_short && text.len != 7) || text.at[0] != '#')
		return false;
	for (size_t i = 0; i < 6; i++) {
		digits[i] = ascii_hex(text.at[1 + (is_short ? i / 2 : i)]);
		if (digits[i] < 0)
			return false;
	}
	*colour = (struct colour){ (uint8_t)(digits[0] * 16 + digits[1]),
		(uint8_t)(digits[2] * 16 + digits[3]), (uint8_t)(digits[4] * 16 + digits[5]) };
	return true;
}

struct str colour_text(struct arena *keep, struct colour colour)
{
	return str_print(keep, "#%02x%02x%02x", colour.red, colour.green, colour.blue);
}

/* x to the power of 2.4, for x from 0 to 1: x² times the fifth root of x², by Newton's method. */
static double power_2_4(double x)
{
	double square = x * x, root = 1;

	for (int i = 0; i < 60; i++) {
		double fourth = root * root * root * root;
		root -= (fourth * root - square) / (5 * fourth);
	}
	return square * root;
}

static double linear(uint8_t part)
{
	double value = part / 255.0;

	return value <= 0.04045 ? value / 12.92 : power_2_4((value + 0.055) / 1.055);
}

static double luminance(struct colour colour)
{
	return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) +
	    0.0722 * linear(colour.blue);
}

double colour_contrast(struct colour a, struct colour b)
{
	double x = luminance(a) + 0.05, y = luminance(b) + 0.05;

	return x > y ? x / y : y / x;
}

static uint8_t mix(uint8_t from, uint8_t to, int part, int whole)
{
	return (uint8_t)(from + (to - from) * part / whole);
}

struct colour colour_mix(struct colour from, struct colour to, int part, int whole)
{
	return (struct colour){ mix(from.red, to.red, part, whole),
		mix(from.green, to.green, part, whole), mix(from.blue, to.blue, part, whole) };
}
