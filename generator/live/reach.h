/*
 * reach - what of a site's data its live pages can read: the rest is not frozen for them (frozen.h).
 *
 * Over-approximates by name: a kind, a thing or a member is reached if its id occurs in a live guide's formulas and
 * blocks, in an input, in a scenario, or in anything that is reached. In detail:
 *
 *     a kind       if its id occurs (then all its things are reached), if a reached kind is one of it, or if it has a
 *                  reached thing
 *     a thing      if its id occurs, or all things of its kind are reached
 *     a member     (an attribute or a figure) if its id occurs; all of them for things that pages are about, and where a
 *                  `compare` names no rows
 */
#ifndef LIVE_REACH_H
#define LIVE_REACH_H

#include "live/frozen.h"

struct reach;

/* The trees must outlive it. */
struct reach *reach_new(struct arena *keep, const struct data_trees *trees);

/* A live guide's text: what stands in {{ … }} and in fenced blocks. The text must outlive `reach`. */
void reach_add_guide(struct reach *reach, struct str text);

/* Whether two texts of a guide name the same: then the data that is frozen for it is the same. */
bool reach_same_guide(struct arena *scratch, struct str before, struct str now);

void reach_add_thing(struct reach *reach, struct str id);

/* Call once, after all reach_add_… and before any reach_has_…. */
void reach_follow(struct reach *reach);

/* Also true for ids that no data file declares. */
bool reach_has_kind(const struct reach *reach, struct str kind);
bool reach_has_thing(const struct reach *reach, struct str thing);
bool reach_has_member(const struct reach *reach, struct str kind, struct str member);

#endif
