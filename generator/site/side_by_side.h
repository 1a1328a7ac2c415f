/*
 * side_by_side - any two to four things side by side: what site.yaml says of it, the page, and the values it shows.
 *
 * `choose: true` in site.yaml makes the page choose/, `choose: ADDRESS` puts it elsewhere. With assets/choose.js
 * its reader chooses, and the address says what: ?things=a,b. Without it the page lists what can be chosen, and the
 * pairs that site.yaml lists (pairs.h).
 *
 * The values are in one script a kind, things/KIND-FINGERPRINT.js:
 *
 *	RigbookThings("pump",[["flow","Flow","m³/h",1],…],[["p1","Pump one","pumps/p1/","figures/p1/",VALUE,…],…]);
 *
 * The first list has the columns: [id, name, unit, better], where better is 1 (more), -1 (less) or 0. A column is an
 * attribute that is no list, or a figure without arguments. The second has the things: [id, name, page, derivations],
 * then a VALUE for each column: 0 for none, or [exact in the column's unit (empty for words), printed, source, day,
 * anchor]. Empty ends of such a list are left out.
 */
#ifndef SITE_SIDE_BY_SIDE_H
#define SITE_SIDE_BY_SIDE_H

#include "site/worker.h"

/*
 * The folder of the pages, with a slash at its end, and whether its index is the page to choose on. What site.yaml
 * says wrongly is reported.
 */
struct str side_by_side_read(
    struct arena *keep, struct diag *diag, const struct site *site, bool *chooses);

/*
 * Whether things of a kind can be chosen: there are some, they have pages or are in pairs, and something of them is
 * better or worse.
 */
bool side_by_side_has(const struct site *site, const struct kind *kind);

/* What the template `choose` sees. Puts the scripts of the kinds. */
struct view *side_by_side_view(struct rendering *rendering);

#endif
