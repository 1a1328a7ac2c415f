/*
 * microhttpd - libmicrohttpd, loaded when a preview begins.
 *
 * It brings libraries for encrypted connections, which take as long to load as a small site takes to build. No other
 * command has a use for them, so the program is not linked with it: its functions are called through a table, under their
 * own names without MHD_, as <microhttpd.h> declares them.
 *
 *	microhttpd.stop_daemon(daemon);
 *
 * A library that is loaded is the process's, and so is the table.
 */
#ifndef SERVE_MICROHTTPD_H
#define SERVE_MICROHTTPD_H

#include <microhttpd.h>
#include <stdbool.h>

#define MICROHTTPD_FUNCTIONS(X) \
	X(add_response_header) \
	X(create_response_from_buffer) \
	X(create_response_from_buffer_with_free_callback_cls) \
	X(create_response_from_callback) \
	X(destroy_response) \
	X(get_connection_info) \
	X(get_connection_values) \
	X(lookup_connection_value) \
	X(queue_response) \
	X(resume_connection) \
	X(start_daemon) \
	X(stop_daemon) \
	X(suspend_connection)

#define MICROHTTPD_FIELD(name) __typeof__(&MHD_##name) name;
extern struct microhttpd {
	MICROHTTPD_FUNCTIONS(MICROHTTPD_FIELD)
} microhttpd;

/* Fills the table; to be called before all else, by one thread. False after printing why not. */
bool microhttpd_load(void);

#endif
