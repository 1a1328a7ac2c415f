/*
 * events - telling open pages what became of the site, through server-sent events.
 *
 * Each page that looks on keeps one answer open. An event is the version of the page on its first
 * line and the mistakes, as printed, on those behind it; it is sent at once and whenever one of the
 * two changes. A page that is of another version reloads itself, so none misses a change that came
 * between its loading and its asking, and none reloads for a change that is elsewhere.
 *
 * Source: HTML Living Standard, 9.2 Server-sent events.
 *
 * Threads: streams are read by the server's thread and woken by any other.
 */
#ifndef SERVE_EVENTS_H
#define SERVE_EVENTS_H

#include "serve/serve_site.h"

#include <microhttpd.h>

/* More than this many pages looking on: the one that has longest is sent away, and will ask again. */
#define STREAMS_MOST 64

struct events;

struct events *events_new(struct serve_site *site);

/* After all its streams are gone: when the server has stopped. */
void events_free(struct events *events);

/*
 * An answer that does not end by itself, for the page in the file `page`; empty: the version is
 * that of the whole site. NULL where there is no memory.
 */
struct MHD_Response *events_stream(
    struct events *events, struct MHD_Connection *connection, struct str page);

/* Tells everybody of the site as it is now. */
void events_tell(struct events *events);

/* The addresses of the pages that listen; the array lives in `keep`. */
size_t events_pages(struct events *events, struct arena *keep, struct str **addresses);

/* Sends a comment, so that streams whose reader has gone away are noticed. */
void events_beat(struct events *events);

/* Ends all streams, and any that come later: the server may only be stopped when none sleeps. */
void events_end(struct events *events);

#endif
