/*
 * steady - what a template prints where nothing is of the page: kept from one page to the next.
 *
 * Most of what stands around the bodies of pages is the same on all that lie as deep. Their views begin with the same fields.
 * Whatever the template does, a part of it in which only these were looked at, besides fields that are not there, true or false,
 * prints the same again as long as those are as they were; then its text is put instead. Which parts these are is found out
 * while pages are rendered: no name in a template is known here. A part is an op or more, with all that they print, where the
 * page itself is the context and neither indentation nor what overrides a block is in the way.
 */
#ifndef HTML_STEADY_H
#define HTML_STEADY_H

#include "html/mustache_op.h"
#include "html/view.h"

/* What is kept for views whose first `lasting` fields are the same. One thread's. Lives in `keep`. */
struct steadies;
struct steadies *steadies_new(struct arena *keep, size_t lasting);

/* --- for mustache_render.c ---------------------------------------------------------------------- */

/* A field of the page that has to be as it was. */
struct steady_name {
	const struct mustache_part *part;
	const struct view *value; /* NULL: it is not there */
	uint32_t op;              /* that looked for it */
};

/* What is known of the part that begins at an op. */
struct steady {
	bool is_alone; /* nothing: the op prints now this, now that. What is inside it may have parts of its own */
	uint32_t end; /* the op behind it; 0: nothing yet */
	struct str text;
	size_t work; /* what rendering it took */
	const struct steady_name *names;
	size_t name_count;
};

/* Begins a page. */
void steadies_begin(struct steadies *steadies, const struct view *page);

/* The parts of a template, by op. */
struct steady *steadies_of(struct steadies *steadies, const struct mustache *template);

/*
 * Whether the text of the part that begins at this op is what rendering it would print. If not, the op that would print
 * something else is alone from now on, and nothing is known of the part.
 */
bool steady_holds(const struct steadies *steadies, struct steady *by_op, size_t from);

/* Begins to note what is looked for. */
void steady_note(struct steadies *steadies);
/* A name was looked for in the page; no part: the page itself was. */
void steady_note_name(struct steadies *steadies, const struct mustache_part *part);
/* Something was left apart, which is then not in the text. */
void steady_note_apart(struct steadies *steadies);
/* Whether all that this op has looked for lasts; *names then becomes how many names were noted until now. */
bool steady_lasts(struct steadies *steadies, uint32_t op, size_t *names);
/* Keeps the part, with its text and the names noted first. */
void steady_keep(struct steadies *steadies, struct steady *steady, struct steady part);

#endif
