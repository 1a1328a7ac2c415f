/*
 * turning - for the derivation of a verdict or other answer: at which values of inputs it would change
 * (sensitivity/turn.h).
 */
#ifndef SITE_TURNING_H
#define SITE_TURNING_H

#include "html/view.h"
#include "site/worker.h"

/* Sets the field `turns` in the view of a derivation, if what it is of is a verdict that a change of inputs can change. */
void turning_set(struct rendering *rendering, struct view *view, const struct value *answer);

#endif
