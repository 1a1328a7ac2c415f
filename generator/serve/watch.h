/*
 * watch - which files of a site changed.
 *
 * The system (inotify on Linux) only wakes us up. What changed is found by looking at all files
 * again and comparing their size, time and number with what they were: so renames, editors'
 * temporary files, bursts, lost events and folders that come and go all are the same case. Where
 * there is no inotify, or it has no more watches to give, or the file system does not tell (a
 * folder shared from another system), the same look is taken every WATCH_POLL milliseconds.
 *
 * Times are milliseconds of a clock that only goes forward.
 */
#ifndef SERVE_WATCH_H
#define SERVE_WATCH_H

#include "base/str.h"

#include <stdint.h>

#define WATCH_POLL 300

/*
 * Debouncing: after an event, wait until nothing has happened for QUIET, for an editor saves in
 * several steps; but not longer than PATIENCE in all.
 */
#define DEBOUNCE_QUIET 20
#define DEBOUNCE_PATIENCE 200

struct debounce {
	int64_t first, last; /* of the events that are waiting; 0: none */
};

void debounce_event(struct debounce *debounce, int64_t now);

/* When to act: 0 is now, more is in so many milliseconds, -1 is never. */
int debounce_wait(const struct debounce *debounce, int64_t now);

/* --- watching --------------------------------------------------------------------------------- */

struct changed_files {
	/* guides whose bytes may differ: "content/compare/desktops.md", in the order of the walk */
	struct str *edited;
	size_t edited_count;
	size_t others; /* all other files that changed, came or went */
};

struct watch;

/*
 * Looks at the site in `dir`, with the files that it takes from `share` (both as in struct
 * site_options, and to outlive the watch).
 */
struct watch *watch_new(struct str dir, struct str share);
void watch_free(struct watch *watch);

/* For poll(2): readable when something happened. -1 where only looking helps. */
int watch_fd(const struct watch *watch);

/* Takes the events that woke us. */
void watch_drain(struct watch *watch);

/* What changed since the last look. The lists live in `keep`. */
struct changed_files watch_look(struct watch *watch, struct arena *keep);

#endif
