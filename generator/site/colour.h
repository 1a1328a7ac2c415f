/* colour - sRGB colours, and the contrast between two of them. */
#ifndef SITE_COLOUR_H
#define SITE_COLOUR_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct colour {
	uint8_t red, green, blue;
};

/* "#0b5d4e" or "#abc"; false for anything else. */
bool colour_read(struct str text, struct colour *colour);

/* "#0b5d4e" */
struct str colour_text(struct arena *keep, struct colour colour);

/*
 * The contrast ratio of two colours, 1 to 21. Source: WCAG 2.2, "contrast ratio" and "relative luminance".
 */
double colour_contrast(struct colour a, struct colour b);

/* The colour at part/whole of the way from one to the other, each channel interpolated linearly in sRGB. */
struct colour colour_mix(struct colour from, struct colour to, int part, int whole);

#endif
