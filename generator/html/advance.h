/*
 * advance - how wide a line of text is, near enough, without asking for a font.
 *
 * Drawings are laid out when the site is built, and shown in whatever sans-serif face the reader
 * has. The widths here are our own: for each letter a little more than it takes in the common ones
 * (Helvetica, Segoe UI, Roboto, Noto Sans), so that text stays inside its shape, and the same on
 * every machine.
 *
 * Lengths are whole tenths of a pixel, as everywhere in drawings.
 */
#ifndef HTML_ADVANCE_H
#define HTML_ADVANCE_H

#include "base/str.h"

/* The width of the text set in `size` (tenths of a pixel). */
int advance_of(struct str text, int size);

#endif
