/*
 * frame - what pages that lie as deep have in common around their bodies: the site's name, scripts, style sheet, the links of
 * the foot. Made once for all of them.
 */
#ifndef SITE_FRAME_H
#define SITE_FRAME_H

#include "site/worker.h"

/* The frames of one thread. Lives in `keep`. */
struct frames;
struct frames *frames_new(struct arena *keep);

/* A view for the page at hand, in its scratch, that has the fields of its frame. Others are added to it. */
struct view *frame_view(struct rendering *rendering);

#endif
