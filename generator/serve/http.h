/*
 * http - the site over HTTP: files with entity tags, conditions and single ranges, and streams of events.
 *
 * One thread of libmicrohttpd answers all connections. Limits: SERVE_CONNECTIONS at a time,
 * SERVE_HEADER bytes for a request's head, SERVE_PATIENCE for a whole request to come in after the
 * connection was made or the last one answered, and for each step of sending the answer.
 *
 * Source: RFC 9110, HTTP Semantics.
 */
#ifndef SERVE_HTTP_H
#define SERVE_HTTP_H

#include "serve/serve_site.h"

#define SERVE_CONNECTIONS 400
#define SERVE_HEADER (32 << 10)
#define SERVE_PATIENCE 5 /* seconds */
#define SERVE_TICK 2000  /* milliseconds between calls of server_tick */
#define SERVE_PORTS 100  /* ports tried from the one asked for */

struct server;

/*
 * Listens at the address (a number or a name), on the port or the next free one, and answers from
 * `site` those who ask for this machine (request_host.h). `address` must live as long. NULL after printing
 * why not.
 */
struct server *server_start(struct serve_site *site, const char *address, unsigned port);

/* "http://127.0.0.1:8080/" */
const char *server_url(const struct server *server);

/* To be called when the site has been brought up to date, and every SERVE_TICK milliseconds. */
void server_tell(struct server *server);
void server_tick(struct server *server);

/* The addresses of pages that are open, as in struct page; the array lives in `keep`. */
size_t server_open_pages(struct server *server, struct arena *keep, struct str **addresses);

/* Ends all connections and frees the server, not the site. */
void server_stop(struct server *server);

#endif
