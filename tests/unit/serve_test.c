/*
 * The command as a whole: a small site is served by a child process, asked for pages over sockets,
 * edited as editors do, and stopped by a signal. Under AddressSanitizer the child's exit status
 * tells of leaks, too.
 */
#include "base/file.h"
#include "base/folder.h"
#include "cmd/serve.h"
#include "serve/http.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define WAIT 10000 /* milliseconds, for machines that are busy */
#define ANSWER_MOST ((size_t)1 << 20)

struct bench {
	struct arena *keep;
	char root[64];
	pid_t child;
	unsigned port;
	int slow; /* a connection that sends half a request and then nothing */
};

/* --- the site --------------------------------------------------------------------------------- */

static const char *in_site(struct bench *bench, const char *path)
{
	return str_z(bench->keep, str_print(bench->keep, "%s/%s", bench->root, path));
}

static void put(struct bench *bench, const char *path, const char *text)
{
	const char *whole = in_site(bench, path);

	assert_int_equal(file_make_folders(str_z(bench->keep, path_folder(str_from(whole)))), 0);
	assert_int_equal(file_write(whole, str_from(text)), 0);
}

#define PUMP "---\ntitle: Pumps\n---\n\n# Pumps\n\nWords about pumps.\n"

static void make_site(struct bench *bench)
{
	put(bench, "content/site.yaml", "title: Pumps\n");
	put(bench, "content/index.md", "---\ntitle: Start\n---\n\n# Start\n\nSee [pumps](pumps.md).\n");
	put(bench, "content/pumps.md", PUMP);
	put(bench, "content/letters.txt", "0123456789");
	/* A dot that says nothing until it is told to end. */
	put(bench, "bin/dot",
	    "#!/bin/sh\nhere=$(dirname \"$0\")\n: > \"$here/began\"\n"
	    "while [ ! -e \"$here/end\" ]; do sleep 0.05; done\nexit 1\n");
	assert_int_equal(chmod(in_site(bench, "bin/dot"), 0755), 0);
}

/* --- talking to it ---------------------------------------------------------------------------- */

static int dial(struct bench *bench)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_port = htons((uint16_t)bench->port) };
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	assert_true(fd >= 0 && connect(fd, (struct sockaddr *)&at, sizeof(at)) == 0);
	return fd;
}

static bool readable(int fd, int wait)
{
	struct pollfd poll_fd = { .fd = fd, .events = POLLIN };

	return poll(&poll_fd, 1, wait) == 1;
}

/* Everything up to the end of the connection. */
static const char *hear(struct bench *bench, int fd)
{
	char *text = arena_zero(bench->keep, ANSWER_MOST);
	size_t len = 0;

	while (len + 1 < ANSWER_MOST && readable(fd, WAIT)) {
		ssize_t got = recv(fd, text + len, ANSWER_MOST - 1 - len, 0);
		if (got <= 0)
			break;
		len += (size_t)got;
	}
	return text;
}

static void say(int fd, struct str bytes)
{
	send(fd, bytes.at, bytes.len, MSG_NOSIGNAL);
}

static const char *ask_with(struct bench *bench, const char *method, const char *path, const char *headers)
{
	int fd = dial(bench);

	say(fd,
	    str_print(bench->keep, "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n",
		method, path, headers));
	const char *answer = hear(bench, fd);
	close(fd);
	return answer;
}

static const char *ask(struct bench *bench, const char *path)
{
	return ask_with(bench, "GET", path, "");
}

static void assert_status(const char *answer, const char *status)
{
	assert_true(str_starts(str_from(answer), STR("HTTP/1.1 ")));
	if (strncmp(answer + 9, status, 3) != 0)
		fail_msg("wanted %s, got %.40s", status, answer);
}

static void assert_has(const char *answer, const char *text)
{
	if (strstr(answer, text) == NULL)
		fail_msg("no %s in %s", text, answer);
}

static void assert_has_not(const char *answer, const char *text)
{
	assert_null(strstr(answer, text));
}

static const char *body(const char *answer)
{
	const char *end = strstr(answer, "\r\n\r\n");

	assert_non_null(end);
	return end + 4;
}

/* The value of a header, from the answer. */
static const char *value(struct bench *bench, const char *answer, const char *name)
{
	const char *at = strstr(answer, name);

	assert_non_null(at);
	at += strlen(name) + 2;
	return str_z(bench->keep, (struct str){ at, strcspn(at, "\r") });
}

/* As the page at a path does: "/pumps/"; "" listens to the whole site. */
static int listen_at_page(struct bench *bench, const char *page)
{
	int fd = dial(bench);

	say(fd,
	    str_print(bench->keep, "GET /.rigbook/events%s HTTP/1.1\r\nHost: localhost\r\n\r\n", page));
	return fd;
}

static int listen_in(struct bench *bench)
{
	return listen_at_page(bench, "");
}

/* The data of the next event that is no comment. It is read byte by byte: a comment or an event that came with it belongs
 * to the next call. */
static const char *next_event(struct bench *bench, int fd)
{
	char *text = arena_zero(bench->keep, ANSWER_MOST);
	size_t len = 0;

	while (strstr(text, "data: ") == NULL || len < 2 || strcmp(text + len - 2, "\n\n") != 0) {
		if (!readable(fd, WAIT))
			fail_msg("no event came: %s", text);
		assert_true(len < ANSWER_MOST - 1);
		assert_int_equal(recv(fd, text + len, 1, 0), 1);
		len++;
	}
	return strstr(text, "data: ");
}

/* True if an event comes within the time; comments, which keep the connection alive, are none. */
static bool event_comes(int fd, int wait)
{
	char text[4096] = "";
	size_t len = 0;

	while (readable(fd, wait)) {
		ssize_t got = recv(fd, text + len, sizeof(text) - 1 - len, 0);
		assert_true(got > 0);
		len += (size_t)got;
		if (strstr(text, "data: ") != NULL)
			return true;
	}
	return false;
}

/* Takes what comes until nothing does: the save that ended the last test may still be on its way. */
static void settle(int fd)
{
	while (event_comes(fd, 300))
		continue;
}

/* --- set-up ----------------------------------------------------------------------------------- */

static unsigned read_port(int from)
{
	char line[256] = "";
	ssize_t len = read(from, line, sizeof(line) - 1);
	const char *colon = len > 0 ? strstr(line, "127.0.0.1:") : NULL;

	return colon == NULL ? 0 : (unsigned)strtoul(colon + strlen("127.0.0.1:"), NULL, 10);
}

static int start(void **state)
{
	struct bench *bench = calloc(1, sizeof(*bench));
	char cwd[4096];
	int ends[2];

	bench->keep = arena_new();
	snprintf(bench->root, sizeof(bench->root), "/tmp/rigbook-serve-XXXXXX");
	if (mkdtemp(bench->root) == NULL || pipe(ends) != 0 || getcwd(cwd, sizeof(cwd)) == NULL)
		return -1;
	make_site(bench);
	setenv("RIGBOOK_SHARE", cwd, 0);
	bench->child = fork();
	if (bench->child == 0) {
		char *argv[] = { "serve", bench->root, "--port", "18080" };
		setenv("PATH",
		    str_z(bench->keep, str_print(bench->keep, "%s/bin:%s", bench->root, getenv("PATH"))),
		    1);
		dup2(ends[1], STDOUT_FILENO);
		dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
		exit(cmd_serve(4, argv));
	}
	close(ends[1]);
	bench->port = read_port(ends[0]);
	if (bench->port == 0)
		return -1;
	bench->slow = dial(bench);
	say(bench->slow, STR("GET / HTTP/1.1\r\nHost: "));
	*state = bench;
	return 0;
}

static int stop(void **state)
{
	struct bench *bench = *state;
	int stream = listen_in(bench), status = -1;

	next_event(bench, stream);
	kill(bench->child, SIGINT);
	waitpid(bench->child, &status, 0);
	close(stream);
	close(bench->slow);
	folder_remove_path(bench->root);
	arena_free(bench->keep);
	free(bench);
	return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : -1;
}

/* --- answers ---------------------------------------------------------------------------------- */

static void serves_page(void **state)
{
	const char *answer = ask(*state, "/pumps/");

	assert_status(answer, "200");
	assert_has(answer, "Content-Type: text/html; charset=utf-8");
	assert_has(answer, "Words about pumps.");
	assert_has(answer, "<script src=\"/.rigbook/reload.js?");
	assert_status(ask(*state, "/.rigbook/reload.js"), "200");
}

static void head_has_no_body(void **state)
{
	const char *answer = ask_with(*state, "HEAD", "/pumps/", "");

	assert_status(answer, "200");
	assert_string_equal(body(answer), "");
	assert_has(answer, "Content-Length: ");
}

static void knows_what_one_has(void **state)
{
	struct bench *bench = *state;
	const char *tag = value(bench, ask(bench, "/letters.txt"), "ETag");
	const char *same = str_z(bench->keep, str_print(bench->keep, "If-None-Match: %s\r\n", tag));

	assert_status(ask_with(bench, "GET", "/letters.txt", same), "304");
	assert_status(ask_with(bench, "GET", "/letters.txt", "If-None-Match: \"other\"\r\n"), "200");
}

static void serves_ranges(void **state)
{
	const char *answer = ask_with(*state, "GET", "/letters.txt", "Range: bytes=2-4\r\n");

	assert_status(answer, "206");
	assert_has(answer, "Content-Range: bytes 2-4/10");
	assert_string_equal(body(answer), "234");
	answer = ask_with(*state, "GET", "/letters.txt", "Range: bytes=10-\r\n");
	assert_status(answer, "416");
	assert_has(answer, "Content-Range: bytes */10");
	answer = ask_with(*state, "GET", "/letters.txt", "Range: bytes=2-4\r\nIf-Range: \"old\"\r\n");
	assert_status(answer, "200");
	assert_string_equal(body(answer), "0123456789");
}

static void finds_no_page(void **state)
{
	const char *answer = ask(*state, "/no/such/page/");

	assert_status(answer, "404");
	assert_has(answer, "reload.js");
}

static void leads_to_folder(void **state)
{
	const char *answer = ask(*state, "/pumps");

	assert_status(answer, "302");
	assert_has(answer, "Location: /pumps/\r\n");
}

static void takes_no_posts(void **state)
{
	const char *answer = ask_with(*state, "POST", "/", "Content-Length: 3\r\n");

	assert_status(answer, "405");
	assert_has(answer, "Allow: GET, HEAD");
	assert_status(ask_with(*state, "DELETE", "/pumps/", ""), "405");
	assert_status(ask_with(*state, "OPTIONS", "/", ""), "405");
}

static void stays_inside(void **state)
{
	static const char *const paths[] = { "/../../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd",
		"/..%2f..%2fetc%2fpasswd", "//etc/passwd", "/%2Fetc%2Fpasswd", "/..%5c..%5cetc",
		"/letters.txt%00.html", "/.git/config", "/content/site.yaml",
		"/pumps/../../content/site.yaml", "http://127.0.0.1/etc/passwd", "/%",
		"/%c0%ae%c0%ae/etc/passwd" };

	for (size_t i = 0; i < countof(paths); i++) {
		const char *answer = ask(*state, paths[i]);
		assert_true(strncmp(answer + 9, "400", 3) == 0 || strncmp(answer + 9, "404", 3) == 0);
		assert_has_not(answer, "root:");
		assert_has_not(answer, "title: Pumps");
	}
}

/* Lines of a request that a page elsewhere can make a browser send, and what comes back. */
static const struct host_case {
	const char *line, *headers, *status;
} hosts[] = {
	{ "GET / HTTP/1.1", "Host: 127.0.0.1:8080\r\n", "200" },
	{ "GET / HTTP/1.1", "Host: 192.0.2.7\r\n", "200" },
	{ "GET / HTTP/1.1", "Host: [::1]:8080\r\n", "200" },
	{ "GET / HTTP/1.1", "Host: LocalHost:8080\r\n", "200" },
	{ "GET / HTTP/1.1", "host: localhost\r\n", "200" },
	{ "GET / HTTP/1.1", "Host: evil.example\r\n", "421" },
	{ "GET /.rigbook/events HTTP/1.1", "Host: evil.example:8080\r\n", "421" },
	{ "HEAD / HTTP/1.1", "Host: evil.example\r\n", "421" },
	{ "GET / HTTP/1.1", "Host: localhost.evil.example\r\n", "421" },
	{ "GET / HTTP/1.1", "Host: 127.0.0.1.evil.example\r\n", "421" },
	{ "GET / HTTP/1.1", "", "400" },
	{ "GET / HTTP/1.0", "", "400" },
	{ "GET / HTTP/1.1", "Host:\r\n", "400" },
	{ "GET / HTTP/1.1", "Host: localhost\r\nHost: localhost\r\n", "400" },
	{ "GET / HTTP/1.1", "Host: localhost\r\nhost: evil.example\r\n", "400" },
	{ "GET / HTTP/1.1", "Host: evil.example, localhost\r\n", "400" },
	{ "GET / HTTP/1.1", "Host: localhost@evil.example\r\n", "400" },
	{ "GET / HTTP/1.1", "Host: localhost:80:80\r\n", "400" },
	{ "GET / HTTP/1.1", "Host: [::1\r\n", "400" },
	{ "GET http://localhost/pumps/ HTTP/1.1", "Host: localhost\r\n", "200" },
	{ "GET HTTP://127.0.0.1:8080 HTTP/1.1", "Host: localhost\r\n", "200" },
	{ "GET http://localhost/pumps HTTP/1.1", "Host: localhost\r\n", "302" },
	{ "GET http://evil.example/ HTTP/1.1", "Host: localhost\r\n", "421" },
	{ "GET http://localhost/ HTTP/1.1", "Host: evil.example\r\n", "421" },
	{ "GET http://a@localhost/ HTTP/1.1", "Host: localhost\r\n", "400" },
	{ "GET http:/// HTTP/1.1", "Host: localhost\r\n", "400" },
	{ "GET https://localhost/ HTTP/1.1", "Host: localhost\r\n", "400" },
};

static void answers_only_to_its_names(void **state)
{
	struct bench *bench = *state;

	for (size_t i = 0; i < countof(hosts); i++) {
		int fd = dial(bench);
		say(fd,
		    str_print(bench->keep, "%s\r\nConnection: close\r\n%s\r\n", hosts[i].line,
			hosts[i].headers));
		const char *answer = hear(bench, fd);
		close(fd);
		if (strncmp(answer, "HTTP/1.", 7) != 0 || strncmp(answer + 9, hosts[i].status, 3) != 0)
			print_error("%s | %s: not %s but %.20s\n", hosts[i].line, hosts[i].headers,
			    hosts[i].status, answer);
		assert_status(answer, hosts[i].status);
	}
}

static void survives_nonsense(void **state)
{
	static const struct str nonsense[] = { STR_INIT("\r\n\r\n\r\n"), STR_INIT("GET\r\n\r\n"),
		STR_INIT("GET / HTTP/9.9\r\n\r\n"), STR_INIT("\0\0\0\0\0\r\n\r\n"),
		STR_INIT("GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n"),
		STR_INIT("GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
		STR_INIT("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"),
		STR_INIT("GET / HTTP/1.1\r\nno colon here\r\n\r\n") };
	struct bench *bench = *state;

	for (size_t i = 0; i < countof(nonsense); i++) {
		int fd = dial(bench);
		say(fd, nonsense[i]);
		shutdown(fd, SHUT_WR);
		hear(bench, fd);
		close(fd);
	}
	assert_status(ask(bench, "/"), "200");
}

static void limits_heads(void **state)
{
	struct bench *bench = *state;
	size_t len = 100000;
	char *many = arena_zero(bench->keep, len + 4);

	memset(many, 'a', len);
	memcpy(many, "X: ", 3);
	memcpy(many + len, "\r\n", 2);
	const char *answer = ask_with(bench, "GET", "/", many);
	assert_true(*answer == '\0' || strncmp(answer + 9, "431", 3) == 0);
	many[0] = '/';
	many[len] = '\0';
	memset(many + 1, 'a', len - 1);
	answer = ask(bench, many);
	assert_true(*answer == '\0' || strncmp(answer + 9, "414", 3) == 0);
	assert_status(ask(bench, "/"), "200");
}

static void sends_slow_ones_away(void **state)
{
	struct bench *bench = *state;
	char byte;

	assert_true(readable(bench->slow, SERVE_PATIENCE * 1000 + SERVE_TICK + WAIT));
	while (recv(bench->slow, &byte, 1, 0) > 0) /* at most some words of why */
		continue;
	assert_status(ask(bench, "/"), "200");
}

/* --- saving ----------------------------------------------------------------------------------- */

static void reloads_after_save(void **state)
{
	struct bench *bench = *state;
	int stream = listen_in(bench);
	const char *before = next_event(bench, stream);

	put(bench, "content/pumps.md", PUMP "\nA new line.\n");
	const char *after = next_event(bench, stream);
	assert_string_not_equal(before, after);
	assert_has(ask(bench, "/pumps/"), "A new line.");
	close(stream);
}

/* The version that the script in a page is told to be of is the one its stream tells. */
static void only_what_changed_reloads(void **state)
{
	struct bench *bench = *state;
	int home = listen_at_page(bench, "/"), pumps = listen_at_page(bench, "/pumps/");
	int none = listen_at_page(bench, "/no/such/page/");
	const char *first = next_event(bench, home);

	next_event(bench, pumps);
	next_event(bench, none);
	settle(home);
	settle(pumps);
	put(bench, "content/pumps.md", PUMP "\nAnother line.\n");
	const char *second = next_event(bench, pumps), *start = strstr(second, "data: ") + 6;
	const char *tag = str_z(bench->keep,
	    str_print(bench->keep, "reload.js?%.*s\"", (int)strcspn(start, "\n"), start));
	assert_has(ask(bench, "/pumps/"), tag);
	assert_false(event_comes(home, 200));
	assert_false(event_comes(none, 0));
	put(bench, "content/letters.txt", "abcdefghij");
	put(bench, "content/no/such/page.md", "# Page\n");
	next_event(bench, none);
	assert_string_not_equal(first, next_event(bench, home)); /* it is in the navigation */
	close(home);
	close(pumps);
	close(none);
	folder_remove_path(in_site(bench, "content/no"));
	put(bench, "content/letters.txt", "0123456789");
}

static void reloads_after_rename(void **state)
{
	struct bench *bench = *state;
	int stream = listen_in(bench);

	next_event(bench, stream);
	put(bench, "content/.pumps.md.swp", "half");
	put(bench, "content/4913", "");
	unlink(in_site(bench, "content/4913"));
	put(bench, "content/pumps.md~", PUMP "\nRenamed.\n");
	assert_int_equal(
	    rename(in_site(bench, "content/pumps.md~"), in_site(bench, "content/pumps.md")), 0);
	while (strstr(ask(bench, "/pumps/"), "Renamed.") == NULL)
		next_event(bench, stream);
	assert_status(ask(bench, "/4913"), "404");
	close(stream);
}

static void follows_bursts(void **state)
{
	struct bench *bench = *state;
	int stream = listen_in(bench), events = 0;
	char text[64];

	next_event(bench, stream);
	for (int i = 0; i < 50; i++) {
		snprintf(text, sizeof(text), "# Pumps\n\nBurst number %d.\n", i);
		put(bench, "content/pumps.md", text);
	}
	while (strstr(ask(bench, "/pumps/"), "Burst number 49.") == NULL) {
		next_event(bench, stream);
		events++;
	}
	assert_true(events <= 25);
	put(bench, "content/pumps.md", PUMP);
	while (strstr(ask(bench, "/pumps/"), "Words about") == NULL)
		next_event(bench, stream);
	close(stream);
}

static void follows_new_folders(void **state)
{
	struct bench *bench = *state;
	int stream = listen_in(bench);

	next_event(bench, stream);
	put(bench, "content/deep/er/valve.md", "# Valve\n\nWords about valves.\n");
	while (strstr(ask(bench, "/deep/er/valve/"), "Words about valves.") == NULL)
		next_event(bench, stream);
	put(bench, "content/deep/er/valve.md", "# Valve\n\nOther words.\n");
	while (strstr(ask(bench, "/deep/er/valve/"), "Other words.") == NULL)
		next_event(bench, stream);
	folder_remove_path(in_site(bench, "content/deep"));
	while (strstr(ask(bench, "/deep/er/valve/"), "404") == NULL)
		next_event(bench, stream);
	close(stream);
}

static void shows_mistakes(void **state)
{
	struct bench *bench = *state;
	int stream = listen_in(bench);
	const char *good = next_event(bench, stream);

	put(bench, "content/pumps.md", PUMP "\n[nowhere](nowhere.md)\n");
	const char *bad = next_event(bench, stream);
	assert_has(bad, "content/pumps.md:9:");
	assert_has(bad, "there is no page nowhere.md [link-broken]");
	assert_has(bad, "data:   [nowhere](nowhere.md)\n");
	assert_has(bad, "^\n");
	assert_has(ask(bench, "/pumps/"), "Words about pumps.");
	assert_has_not(ask(bench, "/pumps/"), "nowhere");
	put(bench, "content/pumps.md", PUMP);
	assert_string_equal(next_event(bench, stream), good);
	close(stream);
}

static void shows_mistakes_of_all_files(void **state)
{
	struct bench *bench = *state;
	int stream = listen_in(bench);
	const char *good = next_event(bench, stream);

	put(bench, "content/data/x.yaml", "kinds: 5\n");
	assert_has(next_event(bench, stream), "content/data/x.yaml:1:");
	put(bench, "content/pumps.md", PUMP "\n{{ 1 +\n"); /* no link: a page may be missing because of x.yaml */
	const char *both = next_event(bench, stream);
	assert_has(both, "content/data/x.yaml:1:");
	assert_has(both, "content/pumps.md:9:");
	unlink(in_site(bench, "content/data/x.yaml"));
	assert_has_not(next_event(bench, stream), "x.yaml");
	put(bench, "content/pumps.md", PUMP);
	assert_string_equal(next_event(bench, stream), good);
	close(stream);
}

/* --- a program that hangs --------------------------------------------------------------------- */

/* While a build waits for dot, the pages of the one before are there. */
static void answers_while_dot_hangs(void **state)
{
	struct bench *bench = *state;
	int stream = listen_in(bench);

	next_event(bench, stream);
	put(bench, "content/chart.md", "# Chart\n\n```mermaid\nflowchart LR\n  A --> B\n```\n");
	for (int waited = 0; access(in_site(bench, "bin/began"), F_OK) != 0; waited += 20) {
		assert_true(waited < WAIT);
		poll(NULL, 0, 20);
	}
	const char *page = ask(bench, "/letters.txt");
	assert_status(page, "200");
	assert_has(ask(bench, "/"), "See ");
	assert_status(ask(bench, "/chart/"), "404"); /* it hangs still */
	put(bench, "bin/end", "");
	unlink(in_site(bench, "content/chart.md"));
	next_event(bench, stream);
	close(stream);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		{ "a page comes with its type and the script", serves_page, NULL, NULL, NULL },
		{ "HEAD is the answer without its body", head_has_no_body, NULL, NULL, NULL },
		{ "what one has already is not sent again", knows_what_one_has, NULL, NULL, NULL },
		{ "a range is a part, or 416", serves_ranges, NULL, NULL, NULL },
		{ "what is not there is 404.html", finds_no_page, NULL, NULL, NULL },
		{ "a folder without its slash leads to the folder", leads_to_folder, NULL, NULL, NULL },
		{ "methods other than GET and HEAD are refused", takes_no_posts, NULL, NULL, NULL },
		{ "no path leads out of the site", stays_inside, NULL, NULL, NULL },
		{ "only its own names are answered", answers_only_to_its_names, NULL, NULL, NULL },
		{ "nonsense ends only its own connection", survives_nonsense, NULL, NULL, NULL },
		{ "heads that are too long are refused", limits_heads, NULL, NULL, NULL },
		{ "a save reloads", reloads_after_save, NULL, NULL, NULL },
		{ "a save reloads no page that it does not change", only_what_changed_reloads, NULL,
		    NULL, NULL },
		{ "a save by renaming reloads, and temporary files do not matter",
		    reloads_after_rename, NULL, NULL, NULL },
		{ "a burst ends with the last text, in few steps", follows_bursts, NULL, NULL, NULL },
		{ "new folders are followed, and their end", follows_new_folders, NULL, NULL, NULL },
		{ "a mistake in a guide shows at its place and goes when mended", shows_mistakes,
		    NULL, NULL, NULL },
		{ "mistakes of several files show together", shows_mistakes_of_all_files, NULL,
		    NULL, NULL },
		{ "pages are there while dot hangs", answers_while_dot_hangs, NULL, NULL, NULL },
		{ "who does not finish a request is sent away", sends_slow_ones_away, NULL, NULL, NULL },
	};

	return cmocka_run_group_tests_name("serve", tests, start, stop);
}
