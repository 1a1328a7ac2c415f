/*
 * picture - what kind of picture a file holds, and how large a browser shows it, from the file's bytes.
 *
 * Only headers are read, never pixels. Everything is read within bounds: of a file that is cut off or damaged the
 * size is not told. Knows no files and no pages.
 *
 * Sources: PNG: W3C, Portable Network Graphics, 11.2.1. JPEG: jpeg.h. GIF: GIF89a specification, 18. WebP: webp.h.
 * AVIF: avif.h. SVG: svg_size.h.
 */
#ifndef PICTURE_PICTURE_H
#define PICTURE_PICTURE_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

/* How many bytes tell the size of nearly all pictures. */
#define PICTURE_HEAD ((size_t)64 << 10)

enum picture_kind {
	PICTURE_NONE,
	PICTURE_PNG,
	PICTURE_JPEG,
	PICTURE_GIF,
	PICTURE_WEBP,
	PICTURE_AVIF,
	PICTURE_SVG,
	PICTURE_KINDS
};

/* Both in CSS pixels, as it is shown: turned where the file says so. 0: not told. */
struct picture_size {
	uint32_t width, height;
};

/* "PNG" */
struct str picture_name(enum picture_kind kind);

/* By the ending of a file's name; PICTURE_NONE for all that is no picture by name. */
enum picture_kind picture_by_name(struct str path);

/* By the first bytes of a file. */
enum picture_kind picture_by_bytes(struct str bytes);

/* The size that a picture of this kind has. `bytes` may be the start of the file alone. */
struct picture_size picture_size(enum picture_kind kind, struct str bytes);

#endif
