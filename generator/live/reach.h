/*
 * reach - what of a site's data its live pages can read: the rest is not frozen for them (frozen.h).
 *
 * Found by names alone, so that it is never too little: whatever a page asks is written with the names of things, kinds,
 * attributes and figures. Names are those in the guides' formulas and blocks, those in inputs and scenarios, and those in
 * everything that is reached through a name. Reached are
 *
 *     a kind       whose id is a name (then all its things), that a reached kind is one of, or that has a reached thing
 *     a thing      whose id is a name, or of a reached kind as above
 *     an attribute or a figure whose id is a name; all of them for things that pages are about, and where a `compare`
 *                     names no rows
 *
 * An attribute that is not reached has no facts for the engine, and nobody asks for them.
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

/* A thing that a live page is about. */
void reach_add_thing(struct reach *reach, struct str id);

/* Follows the names. Call it once, behind the adding and before what follows here. */
void reach_follow(struct reach *reach);

/* True also of ids that are no kind's and no thing's of the data files. */
bool reach_has_kind(const struct reach *reach, struct str kind);
bool reach_has_thing(const struct reach *reach, struct str thing);
bool reach_has_member(const struct reach *reach, struct str kind, struct str member);

#endif
