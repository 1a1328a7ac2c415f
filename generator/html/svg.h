/*
 * svg - drawings that stand in a page: the elements, numbers and paths of SVG.
 *
 * The one kind of markup that is written from C and not by a template (style.css has its look: all
 * colours, lines and type, by class). There are no style attributes, which the pages' policy forbids.
 *
 * Lengths are whole tenths of a pixel, printed as "12.5": no floating point, the same bytes
 * everywhere. x goes right, y goes down.
 */
#ifndef HTML_SVG_H
#define HTML_SVG_H

#include "html/html.h"

struct svg_point {
	int x, y;
};

/* What a drawing is, for those who do not see it. */
struct svg_head {
	struct str id; /* unique on the page; title and description take theirs from it */
	struct str class;
	int width, height;
	struct str title, words; /* plain text */
	bool has_links;          /* then it is a group, because an image has no links in it */
	bool haloed; /* the strokes of letters lie beneath them; in style sheets checkers do not know the property */
};

/* <svg> with title and description, and its end. */
void svg_open(struct html *html, struct arena *scratch, const struct svg_head *head);
void svg_close(struct html *html);

/* "12.5" */
void svg_length(struct buf *out, int length);

/* name="12.5" */
void svg_attr(struct html *html, const char *name, int length);

/* A group of a class, to be closed with html_close(html, "g"). */
void svg_group(struct html *html, struct str class);

/* Shapes, each of a class; empty: none. */
void svg_rect(struct html *html, struct str class, struct svg_point corner, int width, int height,
    int radius);
void svg_circle(struct html *html, struct str class, struct svg_point center, int radius);
void svg_polygon(struct html *html, struct str class, const struct svg_point *points, size_t count);

/* A path of a class, as written by the functions below into a buf. */
void svg_path(struct html *html, struct str class, struct str path);
void svg_move(struct buf *path, struct svg_point to);
void svg_line(struct buf *path, struct svg_point to);
void svg_curve(struct buf *path, struct svg_point a, struct svg_point b, struct svg_point to);
/* Along a circle, with the clock; `far`: more than half of it. */
void svg_arc(struct buf *path, int radius_x, int radius_y, bool far, struct svg_point to);
void svg_end(struct buf *path); /* back to where it started */

#endif
