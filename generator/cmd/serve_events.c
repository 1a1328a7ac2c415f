#include "cmd/serve_events.h"

#include "base/buf.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* Read by a stream in blocks of this size. */
#define BLOCK 4096

struct stream {
	struct events *events;
	struct MHD_Connection *connection;
	struct held *text; /* the event being sent; NULL: none */
	size_t sent;       /* of it */
	unsigned serial;   /* of the event sent last */
	bool beat;         /* a comment is due */
	bool over;
	bool asleep; /* suspended */
	struct stream *next;
};

struct events {
	struct serve_site *site;
	pthread_mutex_t lock;   /* of all below */
	struct stream *streams; /* newest first */
	struct held *text;      /* the newest event, as it is sent */
	unsigned serial;
	bool over;
};

static void wake(struct stream *stream)
{
	if (stream->asleep)
		MHD_resume_connection(stream->connection);
	stream->asleep = false;
}

static ssize_t send_text(struct stream *stream, char *to, size_t most)
{
	size_t left = stream->text->len - stream->sent;
	size_t len = left < most ? left : most;

	memcpy(to, stream->text->bytes + stream->sent, len);
	stream->sent += len;
	if (stream->sent == stream->text->len) {
		held_release(stream->text);
		stream->text = NULL;
	}
	return (ssize_t)len;
}

static ssize_t send_next(struct stream *stream, char *to, size_t most)
{
	struct events *events = stream->events;

	if (stream->text == NULL && stream->serial != events->serial) {
		stream->text = held_again(events->text);
		stream->sent = 0;
		stream->serial = events->serial;
	}
	if (stream->text != NULL)
		return send_text(stream, to, most);
	if (stream->over || events->over)
		return MHD_CONTENT_READER_END_OF_STREAM;
	if (stream->beat) {
		stream->beat = false;
		memcpy(to, ":\n\n", 3);
		return 3;
	}
	stream->asleep = true;
	MHD_suspend_connection(stream->connection);
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
	held_release(stream->text);
	free(stream);
}

/* The oldest makes room when there are too many. */
static void make_room(struct events *events)
{
	size_t count = 0;
	struct stream *oldest = NULL;

	for (struct stream *stream = events->streams; stream != NULL; stream = stream->next) {
		count += !stream->over;
		if (!stream->over)
			oldest = stream;
	}
	if (count >= STREAMS_MOST) {
		oldest->over = true;
		wake(oldest);
	}
}

struct MHD_Response *events_stream(struct events *events, struct MHD_Connection *connection)
{
	struct stream *stream = calloc(1, sizeof(*stream));

	if (stream == NULL)
		return NULL;
	stream->events = events;
	stream->connection = connection;
	pthread_mutex_lock(&events->lock);
	make_room(events);
	stream->next = events->streams;
	events->streams = stream;
	pthread_mutex_unlock(&events->lock);
	struct MHD_Response *response = MHD_create_response_from_callback(
	    MHD_SIZE_UNKNOWN, BLOCK, read_stream, stream, free_stream);
	if (response == NULL)
		free_stream(stream);
	return response;
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

static struct held *event_text(struct serve_site *site)
{
	struct arena *scratch = arena_new();
	struct buf out = buf_in(scratch, BUF_MOST);
	struct serve_state state = serve_site_state(site);

	buf_put(&out, STR("retry: 500\n"));
	put_lines(&out, str_from(state.version));
	if (state.mistakes != NULL)
		put_lines(&out, (struct str){ state.mistakes->bytes, state.mistakes->len });
	buf_put_byte(&out, '\n');
	struct held *text = held_new(STR(""), buf_str(&out));
	held_release(state.mistakes);
	arena_free(scratch);
	return text;
}

static bool says(const struct held *a, const struct held *b)
{
	return a != NULL && a->len == b->len && memcmp(a->bytes, b->bytes, a->len) == 0;
}

void events_tell(struct events *events)
{
	struct held *text = event_text(events->site);

	pthread_mutex_lock(&events->lock);
	if (!says(events->text, text)) {
		struct held *old = events->text;
		events->text = text;
		text = old;
		events->serial++;
		for (struct stream *stream = events->streams; stream != NULL; stream = stream->next)
			wake(stream);
	}
	pthread_mutex_unlock(&events->lock);
	held_release(text);
}

void events_beat(struct events *events)
{
	pthread_mutex_lock(&events->lock);
	for (struct stream *stream = events->streams; stream != NULL; stream = stream->next) {
		stream->beat = true;
		wake(stream);
	}
	pthread_mutex_unlock(&events->lock);
}

void events_end(struct events *events)
{
	pthread_mutex_lock(&events->lock);
	events->over = true;
	for (struct stream *stream = events->streams; stream != NULL; stream = stream->next)
		wake(stream);
	pthread_mutex_unlock(&events->lock);
}

struct events *events_new(struct serve_site *site)
{
	struct events *events = calloc(1, sizeof(*events));

	if (events == NULL)
		return NULL;
	events->site = site;
	pthread_mutex_init(&events->lock, NULL);
	return events;
}

void events_free(struct events *events)
{
	held_release(events->text);
	pthread_mutex_destroy(&events->lock);
	free(events);
}
