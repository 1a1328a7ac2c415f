#include "cmd/print.h"

#include "base/runner.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void print_start(void)
{
	/* open(2) takes the lowest number that is free; read-only, so that writing fails as before. */
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF &&
		    open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
			exit(2);
}

bool print_is_read_by_runner(void)
{
	const char *actions = getenv("GITHUB_ACTIONS");

	return actions && strcmp(actions, "true") == 0;
}

static int put(const struct buf *text, FILE *to)
{
	if (text->len > 0)
		fwrite(text->at, 1, text->len, to);
	if (!text->full)
		return 0;
	print_problem("what is to be printed is larger than %zu MB", text->most >> 20);
	return 2;
}

static int put_words(const struct buf *words, FILE *to)
{
	struct buf harmless = buf_in(words->arena, words->most);

	if (!print_is_read_by_runner())
		return put(words, to);
	runner_put_lines(&harmless, buf_str(words));
	harmless.full |= words->full;
	return put(&harmless, to);
}

int print_data(const struct buf *data)
{
	return put(data, stdout);
}

int print_words(const struct buf *words)
{
	return put_words(words, stdout);
}

void print_problem(const char *format, ...)
{
	struct arena *scratch = arena_new();
	struct buf words = buf_in(scratch, BUF_MOST);
	va_list list;

	buf_put(&words, STR("rigbook: "));
	va_start(list, format);
	buf_print_list(&words, format, list);
	va_end(list);
	buf_put_byte(&words, '\n');
	put_words(&words, stderr);
	arena_free(scratch);
}

/* Closes, because some file systems tell only then that there is no room. */
static bool settle(FILE *stream)
{
	bool failed = ferror(stream) != 0;
	int before = failed ? errno : 0; /* the last thing that went wrong, if nothing has since */
	bool closed = fclose(stream) == 0;
	const char *why = !closed ? strerror(errno) : before != 0 ? strerror(before) : "an error";

	if (closed && !failed)
		return true;
	if (stream == stdout)
		print_problem("standard output cannot be written: %s", why);
	return false;
}

int print_settle(int status)
{
	bool written = settle(stdout);

	return settle(stderr) && written ? status : 2;
}
