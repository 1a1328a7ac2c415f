/*
 * tenth_more - what a tenth more of an input or a dated price does to the quantities that follow from it: the part by which
 * each figure moves, all else as it stands. A range is looked at in its middle. For `rigbook margins`.
 */
#ifndef CMD_TENTH_MORE_H
#define CMD_TENTH_MORE_H

#include "base/json.h"
#include "site/site.h"

/* The figures of one input that are told: those that move the most. */
#define TENTH_FIGURES_MOST 3
/* The inputs that are told as text; JSON has all. */
#define TENTH_INPUTS_MOST 10

struct moved_figure {
	const struct origin *origin;
	const struct ratio *change; /* a part of its value: 1/10 for a tenth more */
};

struct tenth_more {
	const struct input *input;
	size_t moved; /* figures that another value of it moves */
	struct moved_figure figures[TENTH_FIGURES_MOST]; /* the widest first */
};

/* Of all inputs that move a figure; those that move the most figures first. */
struct tenth_more *tenth_more_find(
    struct arena *keep, const struct site *site, struct evaluator *evaluator, size_t *count);

void tenth_more_print(struct arena *keep, const struct tenth_more *list, size_t count, struct buf *out);
void tenth_more_json(struct arena *keep, const struct tenth_more *list, size_t count, struct json *json);

#endif
