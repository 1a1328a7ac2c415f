/* serve_listen - a socket that listens, on a free port. */
#ifndef CMD_SERVE_LISTEN_H
#define CMD_SERVE_LISTEN_H

#include <stddef.h>

/*
 * Listens on the first free port from `port` on, `tries` at most; port 0 is any. Writes the address
 * as a URL. -1 after printing why not.
 */
int listen_at(const char *address, unsigned port, unsigned tries, char *url, size_t url_size);

#endif
