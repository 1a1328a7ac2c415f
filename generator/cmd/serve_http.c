#include "cmd/serve_http.h"

#include "cmd/serve_client.h"
#include "cmd/serve_events.h"
#include "cmd/serve_listen.h"
#include "cmd/serve_request.h"

#include <microhttpd.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/* One connection: how long it has been waiting for a request. */
struct visit {
	int fd;
	int64_t since;  /* seconds: when it was made, or its last request answered */
	bool answering; /* a whole request came in */
	struct visit *next, **link;
};

struct server {
	struct MHD_Daemon *daemon;
	struct serve_site *site;
	struct events *events;
	struct arena *scratch; /* of one request; the daemon has one thread */
	pthread_mutex_t lock;  /* of visits */
	struct visit *visits;
	char url[80];
};

static int64_t seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec;
}

/* --- answers ---------------------------------------------------------------------------------- */

static void release(void *held)
{
	held_release(held);
}

/* An answer with a part of held bytes, which it lets go of in the end. */
static struct MHD_Response *answer_with(struct held *held, size_t from, size_t len)
{
	struct MHD_Response *response = MHD_create_response_from_buffer_with_free_callback_cls(
	    len, held->bytes + from, release, held);

	if (response == NULL)
		held_release(held);
	return response;
}

static void add(struct MHD_Response *response, const char *name, const char *value)
{
	MHD_add_response_header(response, name, value);
}

static enum MHD_Result send_response(
    struct MHD_Connection *connection, unsigned status, struct MHD_Response *response)
{
	if (response == NULL)
		return MHD_NO;
	add(response, MHD_HTTP_HEADER_X_CONTENT_TYPE_OPTIONS, "nosniff");
	enum MHD_Result result = MHD_queue_response(connection, status, response);
	MHD_destroy_response(response);
	return result;
}

/* A few words of our own. */
static enum MHD_Result send_words(
    struct MHD_Connection *connection, unsigned status, const char *words, const char *type)
{
	struct MHD_Response *response =
	    MHD_create_response_from_buffer(strlen(words), (void *)words, MHD_RESPMEM_MUST_COPY);

	if (response == NULL)
		return MHD_NO;
	add(response, MHD_HTTP_HEADER_CONTENT_TYPE, type);
	add(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
	if (status == MHD_HTTP_METHOD_NOT_ALLOWED)
		add(response, MHD_HTTP_HEADER_ALLOW, "GET, HEAD");
	return send_response(connection, status, response);
}

static struct str header(struct MHD_Connection *connection, const char *name)
{
	const char *value = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);

	return value == NULL ? STR("") : str_from(value);
}

/* The page with the script put in; lets go of the page. */
static struct held *with_script(struct arena *scratch, struct held *page, const char *version)
{
	struct str tag = serve_script_tag(scratch, version);
	size_t rest = page->len - page->insert_at;
	char *bytes = arena_alloc(scratch, page->len + tag.len);

	memcpy(bytes, page->bytes, page->insert_at);
	memcpy(bytes + page->insert_at, tag.at, tag.len);
	memcpy(bytes + page->insert_at + tag.len, page->bytes + page->insert_at, rest);
	struct held *whole = held_new(STR(""), (struct str){ bytes, page->len + tag.len });
	held_release(page);
	return whole;
}

/* If-Range asks for the part only of exactly these bytes; a date is never theirs. */
static struct range wanted_range(
    struct MHD_Connection *connection, const struct held *held, struct str tag)
{
	struct str condition = header(connection, MHD_HTTP_HEADER_IF_RANGE);

	if (condition.len > 0 && !str_eq(str_trim(condition), tag))
		return (struct range){ .kind = RANGE_WHOLE };
	return request_range(header(connection, MHD_HTTP_HEADER_RANGE), held->len);
}

static struct MHD_Response *file_response(
    struct arena *scratch, struct held *held, struct range range, unsigned *status)
{
	size_t len = held->len;

	*status = MHD_HTTP_OK;
	if (range.kind == RANGE_WHOLE)
		return answer_with(held, 0, len);
	*status = range.kind == RANGE_PART ? MHD_HTTP_PARTIAL_CONTENT : MHD_HTTP_RANGE_NOT_SATISFIABLE;
	struct MHD_Response *response = answer_with(held, range.from, range.len);
	struct str covers = range.kind == RANGE_PART
	    ? str_print(scratch, "bytes %zu-%zu/%zu", range.from, range.from + range.len - 1, len)
	    : str_print(scratch, "bytes */%zu", len);
	if (response != NULL)
		add(response, MHD_HTTP_HEADER_CONTENT_RANGE, str_z(scratch, covers));
	return response;
}

/* Sends a file of the site and lets go of it. */
static enum MHD_Result send_file(struct server *server, struct MHD_Connection *connection,
    struct held *held, struct str path, unsigned status)
{
	struct arena *scratch = server->scratch;
	struct MHD_Response *response;

	if (held->insert_at != STR_NONE) {
		struct serve_state state = serve_site_state(server->site, path);
		held = with_script(scratch, held, state.version);
		held_release(state.mistakes);
	}
	struct str tag = str_print(scratch, "\"%016llx\"", (unsigned long long)held->hash);
	if (status != MHD_HTTP_OK) {
		response = answer_with(held, 0, held->len);
	} else if (request_names_tag(header(connection, MHD_HTTP_HEADER_IF_NONE_MATCH), tag)) {
		status = MHD_HTTP_NOT_MODIFIED;
		response = answer_with(held, 0, 0);
	} else {
		response = file_response(scratch, held, wanted_range(connection, held, tag), &status);
	}
	if (response == NULL)
		return MHD_NO;
	add(response, MHD_HTTP_HEADER_CONTENT_TYPE, request_type(path));
	add(response, MHD_HTTP_HEADER_ETAG, str_z(scratch, tag));
	add(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-cache");
	add(response, MHD_HTTP_HEADER_ACCEPT_RANGES, "bytes");
	return send_response(connection, status, response);
}

/* To the folder of that name. Not for good: another site may be served here tomorrow. */
static enum MHD_Result send_to_folder(
    struct server *server, struct MHD_Connection *connection, const char *sent)
{
	struct MHD_Response *response = MHD_create_response_from_buffer(0, "", MHD_RESPMEM_PERSISTENT);

	if (response == NULL)
		return MHD_NO;
	add(response, MHD_HTTP_HEADER_LOCATION,
	    str_z(server->scratch, str_print(server->scratch, "%s/", sent)));
	return send_response(connection, MHD_HTTP_FOUND, response);
}

static bool is_folder(struct str path)
{
	return path.len == 0 || path.at[path.len - 1] == '/';
}

static struct str index_of(struct arena *scratch, struct str path)
{
	return str_print(scratch, "%.*s%sindex.html", STR_ARG(path), is_folder(path) ? "" : "/");
}

/* What is shown at a path. */
static struct str file_of(struct arena *scratch, struct str path)
{
	return is_folder(path) ? index_of(scratch, path) : path;
}

/* `page` is the file of the page that listens; empty: the whole site is listened to. */
static enum MHD_Result send_stream(
    struct server *server, struct MHD_Connection *connection, struct str page, bool head_only)
{
	struct MHD_Response *response = head_only
	    ? MHD_create_response_from_buffer(0, "", MHD_RESPMEM_PERSISTENT)
	    : events_stream(server->events, connection, page);

	if (response == NULL)
		return MHD_NO;
	add(response, MHD_HTTP_HEADER_CONTENT_TYPE, "text/event-stream");
	add(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
	return send_response(connection, MHD_HTTP_OK, response);
}

static enum MHD_Result send_missing(struct server *server, struct MHD_Connection *connection)
{
	struct str path = STR(SERVE_MISSING);
	struct held *page = serve_site_file(server->site, path);
	unsigned status = MHD_HTTP_NOT_FOUND;

	if (page == NULL) {
		status = MHD_HTTP_SERVICE_UNAVAILABLE;
		page = held_new(path, serve_empty_page());
	}
	return send_file(server, connection, page, path, status);
}

static enum MHD_Result send_path(
    struct server *server, struct MHD_Connection *connection, const char *sent, struct str path)
{
	struct str index = index_of(server->scratch, path), file = file_of(server->scratch, path);
	struct held *held = serve_site_file(server->site, file);

	if (held != NULL)
		return send_file(server, connection, held, file, MHD_HTTP_OK);
	held = is_folder(path) ? NULL : serve_site_file(server->site, index);
	if (held == NULL)
		return send_missing(server, connection);
	held_release(held);
	return send_to_folder(server, connection, sent);
}

static enum MHD_Result send_answer(
    struct server *server, struct MHD_Connection *connection, const char *sent, bool head_only)
{
	struct str path;

	arena_reset(server->scratch);
	if (!request_path(server->scratch, str_from(sent), &path))
		return send_words(connection, MHD_HTTP_BAD_REQUEST,
		    "This is no address of a page.\n", "text/plain; charset=utf-8");
	if (str_eq(path, STR(SERVE_SCRIPT)))
		return send_words(
		    connection, MHD_HTTP_OK, serve_script().at, "text/javascript; charset=utf-8");
	if (str_eq(path, STR(SERVE_EVENTS)))
		return send_stream(server, connection, STR(""), head_only);
	if (str_starts(path, STR(SERVE_EVENTS "/"))) {
		struct str page = str_sub(path, sizeof(SERVE_EVENTS), path.len);
		return send_stream(server, connection, file_of(server->scratch, page), head_only);
	}
	return send_path(server, connection, sent, path);
}

/* --- the daemon's callbacks ------------------------------------------------------------------- */

static struct visit *visit_of(struct MHD_Connection *connection)
{
	const union MHD_ConnectionInfo *at =
	    MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

	return at == NULL ? NULL : at->socket_context;
}

static void set_answering(struct server *server, struct MHD_Connection *connection, bool answering)
{
	struct visit *visit = visit_of(connection);

	pthread_mutex_lock(&server->lock);
	if (visit != NULL) {
		visit->answering = answering;
		visit->since = seconds();
	}
	pthread_mutex_unlock(&server->lock);
}

/*
 * Called when the head of a request is there, and again when all of it is; what GET brings along is
 * passed over.
 */
static enum MHD_Result on_request(void *self, struct MHD_Connection *connection, const char *sent,
    const char *method, const char *version, const char *body, size_t *body_len, void **request)
{
	struct server *server = self;
	bool head_only = strcmp(method, MHD_HTTP_METHOD_HEAD) == 0;

	(void)version;
	(void)body;
	if (!head_only && strcmp(method, MHD_HTTP_METHOD_GET) != 0)
		return send_words(connection, MHD_HTTP_METHOD_NOT_ALLOWED, "Only GET and HEAD.\n",
		    "text/plain; charset=utf-8");
	if (*request == NULL || *body_len > 0) {
		*request = server;
		*body_len = 0;
		return MHD_YES;
	}
	set_answering(server, connection, true);
	return send_answer(server, connection, sent, head_only);
}

static void on_completed(void *self, struct MHD_Connection *connection, void **request,
    enum MHD_RequestTerminationCode how)
{
	(void)request;
	(void)how;
	set_answering(self, connection, false);
}

static void visit_begins(struct server *server, struct MHD_Connection *connection, void **context)
{
	const union MHD_ConnectionInfo *at =
	    MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
	struct visit *visit = calloc(1, sizeof(*visit));

	*context = visit;
	if (visit == NULL || at == NULL)
		return;
	pthread_mutex_lock(&server->lock);
	*visit = (struct visit){ at->connect_fd, seconds(), false, server->visits, &server->visits };
	if (visit->next != NULL)
		visit->next->link = &visit->next;
	server->visits = visit;
	pthread_mutex_unlock(&server->lock);
}

static void visit_ends(struct server *server, struct visit *visit)
{
	pthread_mutex_lock(&server->lock);
	if (visit != NULL && visit->link != NULL) {
		*visit->link = visit->next;
		if (visit->next != NULL)
			visit->next->link = visit->link;
	}
	pthread_mutex_unlock(&server->lock);
	free(visit);
}

static void on_connection(void *self, struct MHD_Connection *connection, void **context,
    enum MHD_ConnectionNotificationCode what)
{
	if (what == MHD_CONNECTION_NOTIFY_STARTED)
		visit_begins(self, connection, context);
	else
		visit_ends(self, *context);
}

/* Paths are decoded by request_path, which refuses what the library would let through. */
static size_t leave_escaped(void *self, struct MHD_Connection *connection, char *text)
{
	(void)self;
	(void)connection;
	return strlen(text);
}

/* --- from outside ----------------------------------------------------------------------------- */

static struct MHD_Daemon *start_daemon(struct server *server, int fd)
{
	return MHD_start_daemon(MHD_USE_AUTO_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, NULL,
	    NULL, on_request, server, MHD_OPTION_LISTEN_SOCKET, fd, MHD_OPTION_CONNECTION_LIMIT,
	    (unsigned)SERVE_CONNECTIONS, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)SERVE_HEADER,
	    MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)SERVE_PATIENCE, MHD_OPTION_NOTIFY_COMPLETED,
	    on_completed, server, MHD_OPTION_NOTIFY_CONNECTION, on_connection, server,
	    MHD_OPTION_UNESCAPE_CALLBACK, leave_escaped, NULL, MHD_OPTION_END);
}

struct server *server_start(struct serve_site *site, const char *address, unsigned port)
{
	struct server *server = calloc(1, sizeof(*server));

	if (server == NULL)
		return NULL;
	int fd = listen_at(address, port, SERVE_PORTS, server->url, sizeof(server->url));
	if (fd < 0) {
		free(server);
		return NULL;
	}
	server->site = site;
	server->events = events_new(site);
	server->scratch = arena_new();
	pthread_mutex_init(&server->lock, NULL);
	events_tell(server->events);
	server->daemon = start_daemon(server, fd);
	if (server->daemon != NULL)
		return server;
	fprintf(stderr, "rigbook: the server cannot be started\n");
	close(fd);
	server_stop(server);
	return NULL;
}

const char *server_url(const struct server *server)
{
	return server->url;
}

void server_tell(struct server *server)
{
	events_tell(server->events);
}

size_t server_looked_at(struct server *server, struct arena *keep, struct str **addresses)
{
	return events_pages(server->events, keep, addresses);
}

/*
 * Shuts the connections that have kept us waiting for a request; the daemon then closes them. It
 * tells us before it does, so the number is still theirs.
 */
void server_tick(struct server *server)
{
	int64_t now = seconds();

	pthread_mutex_lock(&server->lock);
	for (struct visit *visit = server->visits; visit != NULL; visit = visit->next)
		if (!visit->answering && now - visit->since > SERVE_PATIENCE)
			shutdown(visit->fd, SHUT_RDWR);
	pthread_mutex_unlock(&server->lock);
	events_beat(server->events);
}

void server_stop(struct server *server)
{
	events_end(server->events);
	if (server->daemon != NULL)
		MHD_stop_daemon(server->daemon);
	events_free(server->events);
	arena_free(server->scratch);
	pthread_mutex_destroy(&server->lock);
	free(server);
}
