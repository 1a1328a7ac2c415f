#include "cmd/serve.h"

#include "base/program.h"
#include "cmd/options.h"
#include "serve/http.h"
#include "serve/serve_site.h"
#include "serve/watch.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define PORT 8080
#define ADDRESS "127.0.0.1"

static int64_t milliseconds(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* --- stopping --------------------------------------------------------------------------------- */

/* Signals that end the program are waited for by a thread, which hangs up a pipe that poll(2) can watch. */
struct stopper {
	sigset_t signals;
	pthread_t thread;
	int ends[2];
};

static void *await_signal(void *self)
{
	struct stopper *stopper = self;
	int signal;

	sigwait(&stopper->signals, &signal);
	close(stopper->ends[1]);
	return NULL;
}

/* To be called before there are other threads: they must not take the signals. */
static bool stopper_start(struct stopper *stopper)
{
	sigemptyset(&stopper->signals);
	sigaddset(&stopper->signals, SIGINT);
	sigaddset(&stopper->signals, SIGTERM);
	sigaddset(&stopper->signals, SIGHUP);
	signal(SIGPIPE, SIG_IGN);
	return program_pipe(stopper->ends) == 0 &&
	    pthread_sigmask(SIG_BLOCK, &stopper->signals, NULL) == 0 &&
	    pthread_create(&stopper->thread, NULL, await_signal, stopper) == 0;
}

static void stopper_end(struct stopper *stopper)
{
	pthread_kill(stopper->thread, SIGTERM); /* where we end for another reason */
	pthread_join(stopper->thread, NULL);
	close(stopper->ends[0]);
}

/* --- serving ---------------------------------------------------------------------------------- */

struct serving {
	struct serve_site *site;
	struct watch *watch;
	struct server *server;
	struct stopper stopper;
	bool failing;  /* the last update had mistakes */
	int64_t shown; /* when pages that are open were told; 0: not in the middle of the update */
};

static void print_update(struct serving *serving, const struct changed_files *changes,
    const struct serve_update *update, int64_t start)
{
	bool mended = serving->failing && update->status == 0;
	size_t edited = changes->edited_count + changes->others;

	long long took = (long long)(milliseconds(CLOCK_MONOTONIC) - start);

	serving->failing = update->status != 0;
	if (serving->failing) {
		printf("mistakes: the last good site stays\n");
	} else if (update->written > 0 || mended) {
		printf("%s%zu %s changed, %zu %s of the site in %lld ms", mended ? "mended: " : "",
		    edited, edited == 1 ? "file" : "files", update->written,
		    update->written == 1 ? "file" : "files", took);
		if (serving->shown > 0)
			printf(", open pages after %lld", (long long)(serving->shown - start));
		printf("\n");
	}
	fflush(stdout);
}

/* Pages that are open are there; the rest of the site is still being made. */
static void show_early(void *self)
{
	struct serving *serving = self;

	server_tell(serving->server);
	serving->shown = milliseconds(CLOCK_MONOTONIC);
}

static void update(struct serving *serving)
{
	struct arena *scratch = arena_new();
	int64_t start = milliseconds(CLOCK_MONOTONIC);
	struct changed_files changes = watch_look(serving->watch, scratch);

	if (changes.edited_count + changes.others > 0) {
		struct str *open;
		size_t count = server_open_pages(serving->server, scratch, &open);
		struct open_pages pages = { open, count, show_early, serving };
		serving->shown = 0;
		struct serve_update update = serve_site_update(serving->site, &changes, &pages);
		server_tell(serving->server);
		print_update(serving, &changes, &update, start);
	}
	arena_free(scratch);
}

static int sooner(int a, int b)
{
	return a < 0 || (b >= 0 && b < a) ? b : a;
}

/* Until a signal comes. */
static void serve(struct serving *serving)
{
	struct debounce debounce = { 0 };
	int64_t next_tick = 0, next_look = 0;

	for (;;) {
		int64_t now = milliseconds(CLOCK_MONOTONIC);
		bool polling = watch_fd(serving->watch) < 0;
		if (now >= next_tick) {
			server_tick(serving->server);
			next_tick = now + SERVE_TICK;
		}
		if (debounce_wait(&debounce, now) == 0 || (polling && now >= next_look)) {
			debounce = (struct debounce){ 0 };
			update(serving);
			now = milliseconds(CLOCK_MONOTONIC);
			next_look = now + WATCH_POLL;
		}
		int wait = sooner(debounce_wait(&debounce, now), (int)(next_tick - now));
		if (polling)
			wait = sooner(wait, (int)(next_look - now));
		struct pollfd fds[] = { { .fd = serving->stopper.ends[0], .events = POLLIN },
			{ .fd = watch_fd(serving->watch), .events = POLLIN } };
		if (poll(fds, countof(fds), wait > 0 ? wait : 0) < 0 && errno != EINTR)
			return;
		if (fds[0].revents != 0)
			return;
		if (fds[1].revents != 0) {
			watch_drain(serving->watch);
			debounce_event(&debounce, milliseconds(CLOCK_MONOTONIC));
		}
	}
}

static int run(const struct options *options)
{
	struct serving serving = { 0 };
	uint64_t birth = (uint64_t)milliseconds(CLOCK_REALTIME) << 16 ^ (uint64_t)getpid();
	struct arena *scratch = arena_new();

	if (!stopper_start(&serving.stopper)) {
		perror("rigbook: cannot wait for signals");
		arena_free(scratch);
		return 2;
	}
	serving.watch = watch_new(options->site.dir, options->site.share);
	serving.site = serve_site_new(&options->site, birth);
	int64_t start = milliseconds(CLOCK_MONOTONIC);
	watch_look(serving.watch, scratch);
	arena_free(scratch);
	struct serve_update first = serve_site_update(serving.site, NULL, NULL);
	long long took = (long long)(milliseconds(CLOCK_MONOTONIC) - start);
	serving.failing = first.status != 0;
	/* With mistakes there is something to mend; without a page there is nothing to serve. */
	int status = first.pages == 0 ? first.status : 0;
	if (status == 0)
		serving.server = server_start(serving.site, options->bind ? options->bind : ADDRESS,
		    options->port != 0 ? options->port : PORT);
	if (serving.server) {
		printf("%s (%zu pages in %lld ms; Ctrl-C stops)\n", server_url(serving.server),
		    first.pages, took);
		/* Whoever started it cannot know the port; main says why. */
		if (fflush(stdout) == 0)
			serve(&serving);
		server_stop(serving.server);
	} else if (status == 0) {
		status = 2;
	}
	stopper_end(&serving.stopper);
	serve_site_free(serving.site);
	watch_free(serving.watch);
	return status;
}

int cmd_serve(int argc, char **argv)
{
	static const struct synopsis synopsis = { OPTION_SERVE | OPTION_DRAFTS, 0, 1,
		"serve [DIR] [--port N] [--bind ADDRESS] [--drafts]" };
	struct arena *keep = arena_new();
	struct options options;
	int status;

	if (options_read(keep, argc, argv, &synopsis, &options, &status)) {
		options_dir(keep, &options, options.arguments[0]);
		document_start();
		status = run(&options);
	}
	arena_free(keep);
	return status;
}
