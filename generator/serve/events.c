#include "serve/events.h"

#include "base/buf.h"
#include "serve/microhttpd.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* Read by a stream in blocks of this size. */
#define BLOCK 4096

struct stream {
	struct events *events;
	struct MHD_Connection *connection;
	struct blob *news; /* the newest event */
	struct blob *told; /* the event sent last, or being sent; NULL: none yet */
	size_t sent;       /* of it */
	bool beat;         /* a comment is due */
	bool over;
	bool asleep; /* suspended */
	struct stream *next;
	size_t page_len;
	char page[]; /* the file of the page that listens; empty: to the whole site */
};

struct events {
	struct serve_site *site;
	pthread_mutex_t lock;   /* of all below */
	struct stream *streams; /* newest first */
	bool over;
};

static void wake(struct stream *stream)
{
	if (stream->asleep)
		microhttpd.resume_connection(stream->connection);
	stream->asleep = false;
}

static ssize_t send_text(struct stream *stream, char *to, size_t most)
{
	size_t left = stream->told->len - stream->sent;
	size_t len = left < most ? left : most;

	memcpy(to, stream->told->bytes + stream->sent, len);
	stream->sent += len;
	return (ssize_t)len;
}

static bool told_all(const struct stream *stream)
{
	return !stream->told || stream->sent == stream->told->len;
}

static ssize_t send_next(struct stream *stream, char *to, size_t most)
{
	struct events *events = stream->events;

	if (told_all(stream) && stream->told != stream->news) {
		blob_release(stream->told);
		stream->told = blob_share(stream->news);
		stream->sent = 0;
	}
	if (!told_all(stream))
		return send_text(stream, to, most);
	if (stream->over || events->over)
		return MHD_CONTENT_READER_END_OF_STREAM;
	if (stream->beat) {
		stream->beat = false;
		memcpy(to, ":\n\n", 3);
		return 3;
	}
	stream->asleep = true;
	microhttpd.suspend_connection(stream->connection);
	return 0;
}

static ssize_t read_stream(void *self, uint64_t at, char *to, size_t most)
{
	struct stream *stream = self;

	(void)at;
	pthread_mutex_lock(&stream->events->lock);
	ssize_t len = send_next(stream, to, most);
	pthread_mutex_unlock(&stream->events->lock);
	return len;
}

static void free_stream(void *self)
{
	struct stream *stream = self;
	struct events *events = stream->events;

	pthread_mutex_lock(&events->lock);
	struct stream **link = &events->streams;
	while (*link != stream)
		link = &(*link)->next;
	*link = stream->next;
	pthread_mutex_unlock(&events->lock);
	blob_release(stream->told);
	blob_release(stream->news);
	free(stream);
}

/* The oldest makes room when there are too many. */
static void make_room(struct events *events)
{
	size_t count = 0;
	struct stream *oldest = NULL;

	for (struct stream *stream = events->streams; stream; stream = stream->next) {
		count += !stream->over;
		if (!stream->over)
			oldest = stream;
	}
	if (count >= STREAMS_MOST) {
		oldest->over = true;
		wake(oldest);
	}
}

/* A line of its own for every line of the text. */
static void put_lines(struct buf *out, struct str text)
{
	struct str line;

	while (str_line(&text, &line)) {
		buf_put(out, STR("data: "));
		buf_put(out, line);
		buf_put_byte(out, '\n');
	}
}

static struct str page_of(const struct stream *stream)
{
	return (struct str){ stream->page, stream->page_len };
}

static struct blob *event_text(struct serve_site *site, struct str page)
{
	struct arena *scratch = arena_new();
	struct buf out = buf_in(scratch, BUF_MOST);
	struct serve_state state = serve_site_state(site, page);

	buf_put(&out, STR("retry: 500\n"));
	put_lines(&out, str_from(state.version));
	if (state.mistakes)
		put_lines(&out, (struct str){ state.mistakes->bytes, state.mistakes->len });
	buf_put_byte(&out, '\n');
	struct blob *text = blob_new(STR(""), buf_str(&out));
	blob_release(state.mistakes);
	arena_free(scratch);
	return text;
}

/* Gives a stream its newest event, if that says something else. */
static void tell(struct stream *stream)
{
	struct blob *text = event_text(stream->events->site, page_of(stream)), *old = stream->news;

	if (old && blob_is(old, (struct str){ text->bytes, text->len })) {
		blob_release(text);
		return;
	}
	stream->news = text;
	blob_release(old);
	wake(stream);
}

void events_tell(struct events *events)
{
	pthread_mutex_lock(&events->lock);
	for (struct stream *stream = events->streams; stream; stream = stream->next)
		tell(stream);
	pthread_mutex_unlock(&events->lock);
}

struct MHD_Response *events_stream(
    struct events *events, struct MHD_Connection *connection, struct str page)
{
	struct stream *stream = calloc(1, sizeof(*stream) + page.len);

	if (!stream)
		return NULL;
	stream->events = events;
	stream->connection = connection;
	stream->page_len = page.len;
	if (page.len > 0)
		memcpy(stream->page, page.at, page.len);
	pthread_mutex_lock(&events->lock);
	make_room(events);
	stream->next = events->streams;
	events->streams = stream;
	tell(stream);
	pthread_mutex_unlock(&events->lock);
	struct MHD_Response *response = microhttpd.create_response_from_callback(
	    MHD_SIZE_UNKNOWN, BLOCK, read_stream, stream, free_stream);
	if (!response)
		free_stream(stream);
	return response;
}

/* "compare/index.html" is the page "compare/". */
static struct str address_of(struct str file)
{
	struct str index = STR("index.html");
	size_t folder = str_ends(file, index) ? file.len - index.len : 0;
	bool is_index = str_eq(file, index) || (folder > 0 && file.at[folder - 1] == '/');

	return is_index ? str_sub(file, 0, folder) : file;
}

size_t events_pages(struct events *events, struct arena *keep, struct str **addresses)
{
	size_t count = 0;

	pthread_mutex_lock(&events->lock);
	for (const struct stream *stream = events->streams; stream; stream = stream->next)
		count++;
	*addresses = ARENA_ARRAY(keep, struct str, count + 1);
	count = 0;
	for (const struct stream *stream = events->streams; stream; stream = stream->next)
		if (stream->page_len > 0 && !stream->over)
			(*addresses)[count++] = str_copy(keep, address_of(page_of(stream)));
	pthread_mutex_unlock(&events->lock);
	return count;
}

void events_beat(struct events *events)
{
	pthread_mutex_lock(&events->lock);
	for (struct stream *stream = events->streams; stream; stream = stream->next) {
		stream->beat = true;
		wake(stream);
	}
	pthread_mutex_unlock(&events->lock);
}

void events_end(struct events *events)
{
	pthread_mutex_lock(&events->lock);
	events->over = true;
	for (struct stream *stream = events->streams; stream; stream = stream->next)
		wake(stream);
	pthread_mutex_unlock(&events->lock);
}

struct events *events_new(struct serve_site *site)
{
	struct events *events = calloc(1, sizeof(*events));

	if (!events)
		return NULL;
	events->site = site;
	pthread_mutex_init(&events->lock, NULL);
	return events;
}

void events_free(struct events *events)
{
	pthread_mutex_destroy(&events->lock);
	free(events);
}
