/*
 * turning - for the derivation of a verdict or other answer: at which values of inputs it would change
 * (sensitivity/turn.h).
 */
#ifndef SITE_TURNING_H
#define SITE_TURNING_H

#include "html/view.h"
#include "site/worker.h"

/* Sets the field `turns` in the view of a derivation, if a change of inputs can change the answer. */
void turning_set(struct rendering *rendering, struct view *view, const struct origin *origin);

#endif
