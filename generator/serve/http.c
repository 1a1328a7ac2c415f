#include "serve/http.h"

#include "serve/client.h"
#include "serve/events.h"
#include "serve/listen.h"
#include "serve/microhttpd.h"
#include "serve/request.h"
#include "serve/request_host.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
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
	struct str bound;      /* the name it was told to listen at, in the caller's memory */
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

static void release(void *blob)
{
	blob_release(blob);
}

/* An answer with a part of a blob, which it releases in the end. */
static struct MHD_Response *answer_with(struct blob *blob, size_t from, size_t len)
{
	struct MHD_Response *response = microhttpd.create_response_from_buffer_with_free_callback_cls(
	    len, blob->bytes + from, release, blob);

	if (!response)
		blob_release(blob);
	return response;
}

static void add(struct MHD_Response *response, const char *name, const char *value)
{
	microhttpd.add_response_header(response, name, value);
}

static enum MHD_Result send_response(
    struct MHD_Connection *connection, unsigned status, struct MHD_Response *response)
{
	if (!response)
		return MHD_NO;
	add(response, MHD_HTTP_HEADER_X_CONTENT_TYPE_OPTIONS, "nosniff");
	enum MHD_Result result = microhttpd.queue_response(connection, status, response);
	microhttpd.destroy_response(response);
	return result;
}

/* A few words of our own. */
static enum MHD_Result send_words(
    struct MHD_Connection *connection, unsigned status, const char *words, const char *type)
{
	struct MHD_Response *response = microhttpd.create_response_from_buffer(
	    strlen(words), (void *)words, MHD_RESPMEM_MUST_COPY);

	if (!response)
		return MHD_NO;
	add(response, MHD_HTTP_HEADER_CONTENT_TYPE, type);
	add(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
	if (status == MHD_HTTP_METHOD_NOT_ALLOWED)
		add(response, MHD_HTTP_HEADER_ALLOW, "GET, HEAD");
	return send_response(connection, status, response);
}

static struct str header(struct MHD_Connection *connection, const char *name)
{
	const char *value = microhttpd.lookup_connection_value(connection, MHD_HEADER_KIND, name);

	return !value ? STR("") : str_from(value);
}

/* The page with the script put in; lets go of the page. */
static struct blob *with_script(struct arena *scratch, struct blob *page, const char *version)
{
	struct str tag = serve_script_tag(scratch, version);
	size_t rest = page->len - page->insert_at;
	char *bytes = arena_alloc(scratch, page->len + tag.len);

	memcpy(bytes, page->bytes, page->insert_at);
	memcpy(bytes + page->insert_at, tag.at, tag.len);
	memcpy(bytes + page->insert_at + tag.len, page->bytes + page->insert_at, rest);
	struct blob *whole = blob_new(STR(""), (struct str){ bytes, page->len + tag.len });
	blob_release(page);
	return whole;
}

/* If-Range asks for the part only of exactly these bytes; a date is never theirs. */
static struct byte_range wanted_range(
    struct MHD_Connection *connection, const struct blob *blob, struct str tag)
{
	struct str condition = header(connection, MHD_HTTP_HEADER_IF_RANGE);

	if (condition.len > 0 && !str_eq(str_trim(condition), tag))
		return (struct byte_range){ .kind = RANGE_WHOLE };
	return request_range(header(connection, MHD_HTTP_HEADER_RANGE), blob->len);
}

static struct MHD_Response *file_response(
    struct arena *scratch, struct blob *blob, struct byte_range range, unsigned *status)
{
	size_t len = blob->len;

	*status = MHD_HTTP_OK;
	if (range.kind == RANGE_WHOLE)
		return answer_with(blob, 0, len);
	*status = range.kind == RANGE_PART ? MHD_HTTP_PARTIAL_CONTENT : MHD_HTTP_RANGE_NOT_SATISFIABLE;
	struct MHD_Response *response = answer_with(blob, range.from, range.len);
	struct str covers = range.kind == RANGE_PART
	    ? str_print(scratch, "bytes %zu-%zu/%zu", range.from, range.from + range.len - 1, len)
	    : str_print(scratch, "bytes */%zu", len);
	if (response)
		add(response, MHD_HTTP_HEADER_CONTENT_RANGE, str_z(scratch, covers));
	return response;
}

/* Sends a file of the site and lets go of it. */
static enum MHD_Result send_file(struct server *server, struct MHD_Connection *connection,
    struct blob *blob, struct str path, unsigned status)
{
	struct arena *scratch = server->scratch;
	struct MHD_Response *response;

	if (blob->insert_at != STR_NONE) {
		struct serve_state state = serve_site_state(server->site, path);
		blob = with_script(scratch, blob, state.version);
		blob_release(state.mistakes);
	}
	struct str tag = str_print(scratch, "\"%016llx\"", (unsigned long long)blob->hash);
	if (status != MHD_HTTP_OK) {
		response = answer_with(blob, 0, blob->len);
	} else if (request_names_tag(header(connection, MHD_HTTP_HEADER_IF_NONE_MATCH), tag)) {
		status = MHD_HTTP_NOT_MODIFIED;
		response = answer_with(blob, 0, 0);
	} else {
		response = file_response(scratch, blob, wanted_range(connection, blob, tag), &status);
	}
	if (!response)
		return MHD_NO;
	add(response, MHD_HTTP_HEADER_CONTENT_TYPE, request_type(path));
	add(response, MHD_HTTP_HEADER_ETAG, str_z(scratch, tag));
	add(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-cache");
	add(response, MHD_HTTP_HEADER_ACCEPT_RANGES, "bytes");
	return send_response(connection, status, response);
}

/* To the folder of that name. Not for good: another site may be served here tomorrow. */
static enum MHD_Result send_to_folder(
    struct server *server, struct MHD_Connection *connection, struct str sent)
{
	struct MHD_Response *response =
	    microhttpd.create_response_from_buffer(0, "", MHD_RESPMEM_PERSISTENT);

	if (!response)
		return MHD_NO;
	add(response, MHD_HTTP_HEADER_LOCATION,
	    str_z(server->scratch, str_print(server->scratch, "%.*s/", STR_ARG(sent))));
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
	    ? microhttpd.create_response_from_buffer(0, "", MHD_RESPMEM_PERSISTENT)
	    : events_stream(server->events, connection, page);

	if (!response)
		return MHD_NO;
	add(response, MHD_HTTP_HEADER_CONTENT_TYPE, "text/event-stream");
	add(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
	return send_response(connection, MHD_HTTP_OK, response);
}

static enum MHD_Result send_missing(struct server *server, struct MHD_Connection *connection)
{
	struct str path = STR(SERVE_MISSING);
	struct blob *page = serve_site_file(server->site, path);
	unsigned status = MHD_HTTP_NOT_FOUND;

	if (!page) {
		status = MHD_HTTP_SERVICE_UNAVAILABLE;
		page = blob_new(path, serve_empty_page());
	}
	return send_file(server, connection, page, path, status);
}

static enum MHD_Result send_path(
    struct server *server, struct MHD_Connection *connection, struct str sent, struct str path)
{
	struct str index = index_of(server->scratch, path), file = file_of(server->scratch, path);
	struct blob *blob = serve_site_file(server->site, file);

	if (blob)
		return send_file(server, connection, blob, file, MHD_HTTP_OK);
	blob = is_folder(path) ? NULL : serve_site_file(server->site, index);
	if (!blob)
		return send_missing(server, connection);
	blob_release(blob);
	return send_to_folder(server, connection, sent);
}

/* Host headers of a request: how many, and the last. */
struct hosts {
	size_t count;
	struct str text;
};

static enum MHD_Result take_host(void *self, enum MHD_ValueKind kind, const char *name, const char *value)
{
	struct hosts *hosts = self;

	(void)kind;
	if (strcasecmp(name, MHD_HTTP_HEADER_HOST) == 0) {
		hosts->count++;
		hosts->text = !value ? STR("") : str_trim(str_from(value));
	}
	return MHD_YES;
}

/* Whom a request is for: its one Host header and, where it brings a whole address (else NULL), that. */
static enum request_host request_host(
    const struct server *server, struct MHD_Connection *connection, const struct str *authority)
{
	struct hosts hosts = { 0, STR("") };

	microhttpd.get_connection_values(connection, MHD_HEADER_KIND, take_host, &hosts);
	if (hosts.count != 1)
		return REQUEST_HOST_MALFORMED;
	enum request_host host = request_host_of(hosts.text, server->bound);
	return host == REQUEST_HOST_OURS && authority ? request_host_of(*authority, server->bound)
						      : host;
}

static enum MHD_Result send_answer(
    struct server *server, struct MHD_Connection *connection, const char *target, bool head_only)
{
	struct str authority, sent, path;

	arena_reset(server->scratch);
	bool whole = request_host_split(str_from(target), &authority, &sent);
	enum request_host host = request_host(server, connection, whole ? &authority : NULL);
	if (host == REQUEST_HOST_FOREIGN)
		return send_words(connection, MHD_HTTP_MISDIRECTED_REQUEST,
		    "This server answers to its address, to localhost and to the name given with --bind.\n",
		    "text/plain; charset=utf-8");
	if (host == REQUEST_HOST_MALFORMED || !request_path(server->scratch, sent, &path))
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
	    microhttpd.get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

	return !at ? NULL : at->socket_context;
}

static void set_answering(struct server *server, struct MHD_Connection *connection, bool answering)
{
	struct visit *visit = visit_of(connection);

	pthread_mutex_lock(&server->lock);
	if (visit) {
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
	if (!*request || *body_len > 0) {
		*request = server;
		*body_len = 0;
		return MHD_YES;
	}
	set_answering(server, connection, true);
	return send_answer(server, connection, sent, head_only);
}

static void on_completed(void *self, struct MHD_Connection *connection, void **request,
    enum MHD_RequestTerminationCode code)
{
	(void)request;
	(void)code;
	set_answering(self, connection, false);
}

static void visit_begins(struct server *server, struct MHD_Connection *connection, void **context)
{
	const union MHD_ConnectionInfo *at =
	    microhttpd.get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
	struct visit *visit = calloc(1, sizeof(*visit));

	*context = visit;
	if (!visit || !at)
		return;
	pthread_mutex_lock(&server->lock);
	*visit = (struct visit){ at->connect_fd, seconds(), false, server->visits, &server->visits };
	if (visit->next)
		visit->next->link = &visit->next;
	server->visits = visit;
	pthread_mutex_unlock(&server->lock);
}

static void visit_ends(struct server *server, struct visit *visit)
{
	pthread_mutex_lock(&server->lock);
	if (visit && visit->link) {
		*visit->link = visit->next;
		if (visit->next)
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
	return microhttpd.start_daemon(MHD_USE_AUTO_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0,
	    NULL, NULL, on_request, server, MHD_OPTION_LISTEN_SOCKET, fd, MHD_OPTION_CONNECTION_LIMIT,
	    (unsigned)SERVE_CONNECTIONS, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)SERVE_HEADER,
	    MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)SERVE_PATIENCE, MHD_OPTION_NOTIFY_COMPLETED,
	    on_completed, server, MHD_OPTION_NOTIFY_CONNECTION, on_connection, server,
	    MHD_OPTION_UNESCAPE_CALLBACK, leave_escaped, NULL, MHD_OPTION_END);
}

struct server *server_start(struct serve_site *site, const char *address, unsigned port)
{
	struct server *server = microhttpd_load() ? calloc(1, sizeof(*server)) : NULL;

	if (!server)
		return NULL;
	int fd = listen_at(address, port, SERVE_PORTS, server->url, sizeof(server->url));
	if (fd < 0) {
		free(server);
		return NULL;
	}
	server->site = site;
	server->bound = str_from(address);
	server->events = events_new(site);
	server->scratch = arena_new();
	pthread_mutex_init(&server->lock, NULL);
	events_tell(server->events);
	server->daemon = start_daemon(server, fd);
	if (server->daemon)
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

size_t server_open_pages(struct server *server, struct arena *keep, struct str **addresses)
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
	for (struct visit *visit = server->visits; visit; visit = visit->next)
		if (!visit->answering && now - visit->since > SERVE_PATIENCE)
			shutdown(visit->fd, SHUT_RDWR);
	pthread_mutex_unlock(&server->lock);
	events_beat(server->events);
}

void server_stop(struct server *server)
{
	events_end(server->events);
	if (server->daemon)
		microhttpd.stop_daemon(server->daemon);
	events_free(server->events);
	arena_free(server->scratch);
	pthread_mutex_destroy(&server->lock);
	free(server);
}
