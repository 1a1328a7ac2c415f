/* listen - a socket that listens, on a free port. */
#ifndef SERVE_LISTEN_H
#define SERVE_LISTEN_H

#include <stddef.h>

/*
 * Listens on the first free port from `port` on, `tries` at most; port 0 is any. Writes the address
 * as a URL, and warns where the address means all interfaces. -1 after printing why not.
 */
int listen_at(const char *address, unsigned port, unsigned tries, char *url, size_t url_size);

#endif
