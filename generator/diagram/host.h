/*
 * host - the interface between a diagram and its page: the callbacks that a diagram needs, and the
 * diagram's input.
 *
 * Knows numbers, but neither pages nor the data: values of {{ figures }} in labels, places in the source
 * and links come from the callbacks. text/mermaid.c implements them.
 */
#ifndef DIAGRAM_HOST_H
#define DIAGRAM_HOST_H

#include "base/diag.h"
#include "number/quantity.h"
#include "number/show.h"

/* The value of a {{ figure }} in a diagram. */
struct diagram_figure {
	struct str printed;              /* as plain text */
	struct str formula;              /* as the author wrote it */
	const struct quantity *quantity; /* NULL: not a number */
	struct str missing;              /* what is unknown, in words; or empty */
	const char *kind;                /* "a quantity", "text": for messages */
	bool moved;                      /* it follows from other values than the data's */
	void *own;                       /* the host's own data about this figure */
};

/* A share computed from figures: a slice of a pie. */
struct diagram_share {
	struct str name, formula,
	    substituted; /* of its derivation; `substituted` is the formula with numbers put in */
	struct str printed;
	struct show show;
	struct quantity quantity;
	struct pos at;
	const struct diagram_figure *const *parts; /* the figures it was computed from */
	size_t part_count;
};

/* The callbacks of the page. Those that may be NULL say so. */
struct diagram_host {
	void *self;
	/* The place of the byte at `offset` of the diagram's text. NULL: nowhere. */
	struct pos (*place)(void *self, size_t offset);
	/* Evaluates the expression at `offset`. False after a report. */
	bool (*evaluate)(
	    void *self, struct str expression, size_t offset, struct diagram_figure *figure);
	/* The link of a figure, empty for none. NULL: figures have no links. */
	struct str (*link)(void *self, const struct diagram_figure *figure);
	/* The markup of a figure with its link, and of a share linked to its derivation. */
	struct markup (*figure_markup)(void *self, const struct diagram_figure *figure);
	struct markup (*share_markup)(void *self, const struct diagram_share *share);
	/*
	 * Writes a figure as an operand in a share's formula with numbers put in: of a division (`factor`)
	 * or of a sum; money in the currency of `first`.
	 */
	void (*put_operand)(void *self, const struct diagram_figure *figure,
	    const struct diagram_figure *first, bool factor, struct buf *out);
	/* The title of a flowchart that has none. Called once for each that is drawn. */
	struct str (*title)(void *self);
	/* dot's answer to a graph, as JSON; empty if there is none. NULL: there is no dot. */
	struct str (*positions)(void *self, struct str graph, struct pos at);
};

/* The input of a diagram. */
struct diagram {
	struct str text;
	const struct diagram_host *host;
	const struct arithmetic *arithmetic; /* its results are in scratch */
	struct arena *keep, *scratch;
	struct diag *diag;
	struct str *undrawn; /* set to why nothing is drawn of values that moved, which is no mistake; NULL: it is one */
};

/* The longest label or accessible text in bytes: no drawing has room for more. */
#define DIAGRAM_LABEL_MOST 500
/* Parsing ends after so many mistakes: the text is probably in another language. */
#define DIAGRAM_MISTAKES_MOST 20

/* A piece of a diagram's text: a label, a title. */
struct diagram_text {
	struct str text; /* without its quotes */
	size_t offset;   /* in the diagram's text */
	bool quoted;
};

/* The place of the byte at `offset`. */
struct pos diagram_pos(const struct diagram *diagram, size_t offset);

#endif
