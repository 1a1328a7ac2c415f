#include "site/highlighter.h"

#include "base/folder.h"
#include "base/map.h"
#include "base/program.h"
#include "text/highlighted.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

/* What one run is given: arguments have a limit, and ten seconds must do. A block takes it 0.3 ms. */
#define RUN_MOST 2000
#define SECONDS_MOST 10

/* It is run again behind a block on which it fails; one that always fails is not. */
#define FAILURES_MOST 20

/* An answer is some ten times as long as its code; one that passes this is none. */
#define ANSWER_MOST ((size_t)64 << 20)

enum answered { NOT_ASKED, NO_ANSWER, FAILED, ANSWERED };

struct question {
	struct str ending, code;
	struct code_parts parts;
	struct pos at;
	enum answered answered;
	bool reported;
};

struct highlighter {
	struct arena *keep;
	pthread_mutex_t lock; /* over all that follows, but for what the thread below has been given */
	struct map questions; /* ending and code -> struct question */
	pthread_t thread;
	bool running;
	size_t from; /* the first question that it asks */
	enum { TROUBLE_NONE, TROUBLE_MISSING, TROUBLE_FOLDER, TROUBLE_FAILS } trouble;
	const struct question *silent; /* the one at which it did not end and was stopped; NULL: at none */
	struct pos wanted;             /* where the first answer was wanted since highlighter_end */
};

struct highlighter *highlighter_new(struct arena *keep)
{
	struct highlighter *highlighter = ARENA_NEW(keep, struct highlighter);

	highlighter->keep = arena_child(keep);
	highlighter->questions = map_in(highlighter->keep);
	pthread_mutex_init(&highlighter->lock, NULL);
	return highlighter;
}

static void want(struct highlighter *highlighter, struct pos at)
{
	if (!highlighter->wanted.in)
		highlighter->wanted = at;
}

static struct str key_of(struct arena *arena, struct str ending, struct str code)
{
	return STR_JOIN(arena, ending, STR("\n"), code);
}

void highlighter_expect(
    struct highlighter *highlighter, struct str ending, struct str code, struct pos at)
{
	struct arena *keep = highlighter->keep;
	struct str key = key_of(keep, ending, code);

	want(highlighter, at);
	if (map_get(&highlighter->questions, key))
		return;
	struct question *question = ARENA_NEW(keep, struct question);
	question->ending = str_sub(key, 0, ending.len);
	question->code = str_sub(key, ending.len + 1, key.len);
	question->parts.arena = keep;
	question->at = at;
	map_put(&highlighter->questions, key, question);
}

static struct question *question_at(const struct highlighter *highlighter, size_t index)
{
	return highlighter->questions.at[index].value;
}

/* --- one run -------------------------------------------------------------------------------------- */

static char *file_name(struct arena *arena, const struct question *question, size_t number)
{
	return str_z(arena, str_print(arena, "%zu.%.*s", number, STR_ARG(question->ending)));
}

/* Takes the answers from..to out of the folder; how many there are before the first that is missing. */
static size_t take_answers(struct highlighter *highlighter, int folder, size_t from, size_t to)
{
	struct arena *scratch = arena_new();
	size_t i = from;

	for (; i < to; i++) {
		struct question *question = question_at(highlighter, i);
		struct str name = str_from(file_name(scratch, question, i)), answer;
		char *path = str_z(scratch, STR_JOIN(scratch, name, STR(".html")));
		if (folder_read(scratch, folder, path, ANSWER_MOST, &answer) != 0)
			break;
		question->answered = ANSWERED;
		if (!highlighted_read(answer, question->code, question->ending, &question->parts)) {
			question->parts.count = 0;
			question->answered = FAILED;
		}
	}
	arena_free(scratch);
	return i - from;
}

extern char **environ; /* NOLINT(readability-redundant-declaration): not every system declares it */

/* What its user wants of it elsewhere, such as numbers of lines, would not be the code. Languages of the user's own are fine. */
static char **environment_for(struct arena *arena)
{
	size_t count = 0, room = 0;

	while (environ[room])
		room++;
	char **all = ARENA_ARRAY(arena, char *, room + 1);
	for (size_t i = 0; i < room; i++)
		if (!str_starts(str_from(environ[i]), STR("HIGHLIGHT_OPTIONS=")))
			all[count++] = environ[i];
	all[count] = NULL;
	return all;
}

/* Runs the program on the files from..to, which are in the folder. */
static enum program_end run(
    const struct highlighter *highlighter, struct str path, size_t from, size_t to)
{
	static const char *const first[] = { "highlight", "--out-format=html", "--fragment",
		"--force", "--quiet" };
	struct arena *scratch = arena_new();
	char **arguments = ARENA_ARRAY(scratch, char *, countof(first) + 1 + (to - from) + 1);
	size_t count = 0;

	for (size_t i = 0; i < countof(first); i++)
		arguments[count++] = str_z(scratch, str_from(first[i]));
	arguments[count++] = str_z(scratch, STR_JOIN(scratch, STR("--outdir="), path));
	for (size_t i = from; i < to; i++) {
		struct str name = str_from(file_name(scratch, question_at(highlighter, i), i));
		arguments[count++] = str_z(scratch, path_join(scratch, path, name));
	}
	const struct program program = { .arguments = arguments,
		.environment = environment_for(scratch),
		.in = -1,
		.out = -1,
		.seconds = SECONDS_MOST };
	enum program_end end = program_run(&program);
	arena_free(scratch);
	return end;
}

/* --- all of them ---------------------------------------------------------------------------------- */

static bool write_questions(struct highlighter *highlighter, int folder)
{
	struct arena *scratch = arena_new();
	int error = 0;

	for (size_t i = highlighter->from; i < highlighter->questions.count && error == 0; i++) {
		struct question *question = question_at(highlighter, i);
		question->answered = NO_ANSWER;
		error = folder_write(
		    folder, file_name(scratch, question, i), question->code, 0600, false);
	}
	arena_free(scratch);
	return error == 0;
}

static void ask(struct highlighter *highlighter, struct str path, int folder)
{
	size_t count = highlighter->questions.count, failures = 0;

	for (size_t at = highlighter->from; at < count;) {
		size_t to = count - at > RUN_MOST ? at + RUN_MOST : count;
		enum program_end end = run(highlighter, path, at, to);
		at += take_answers(highlighter, folder, at, to);
		if (end == PROGRAM_MISSING)
			highlighter->trouble = TROUBLE_MISSING;
		else if (at < to && ++failures > FAILURES_MOST)
			highlighter->trouble = TROUBLE_FAILS;
		if (at < to && end == PROGRAM_SILENT)
			highlighter->silent = question_at(highlighter, at);
		if (at < to)
			question_at(highlighter, at++)->answered = FAILED;
		if (highlighter->trouble != TROUBLE_NONE || highlighter->silent)
			return;
	}
}

static void *ask_all(void *arg)
{
	struct highlighter *highlighter = arg;
	struct arena *scratch = arena_new();
	char *path;
	int folder;
	sigset_t pipe_only;

	sigemptyset(&pipe_only);
	sigaddset(&pipe_only, SIGPIPE);
	pthread_sigmask(SIG_BLOCK, &pipe_only, NULL);
	bool made = folder_new_temporary(scratch, &path, &folder) == 0;
	if (made && write_questions(highlighter, folder))
		ask(highlighter, str_from(path), folder);
	else
		highlighter->trouble = TROUBLE_FOLDER;
	if (made) {
		close(folder);
		folder_remove_path(path);
	}
	arena_free(scratch);
	return NULL;
}

static void start(struct highlighter *highlighter, size_t from)
{
	highlighter->from = from;
	highlighter->running = pthread_create(&highlighter->thread, NULL, ask_all, highlighter) == 0;
	if (!highlighter->running)
		highlighter->trouble = TROUBLE_FAILS;
}

static void finish(struct highlighter *highlighter)
{
	if (highlighter->running)
		pthread_join(highlighter->thread, NULL);
	highlighter->running = false;
}

void highlighter_start(struct highlighter *highlighter)
{
	if (highlighter->questions.count > 0)
		start(highlighter, 0);
}

const struct code_parts *highlighter_find(
    struct highlighter *highlighter, struct str ending, struct str code, struct pos at)
{
	struct arena *scratch = arena_new();
	struct str key = key_of(scratch, ending, code);

	pthread_mutex_lock(&highlighter->lock);
	finish(highlighter);
	struct question *question = map_get(&highlighter->questions, key);
	if (!question && highlighter->trouble == TROUBLE_NONE && !highlighter->silent) {
		size_t from = highlighter->questions.count;
		highlighter_expect(highlighter, ending, code, at);
		start(highlighter, from);
		finish(highlighter);
		question = map_get(&highlighter->questions, key);
	}
	/* A site that is served is made again and again: what fails still is told again. */
	want(highlighter, at);
	if (question && question->reported) {
		question->at = at;
		question->reported = false;
	}
	pthread_mutex_unlock(&highlighter->lock);
	arena_free(scratch);
	return question ? &question->parts : NULL;
}

/* --- what went wrong ------------------------------------------------------------------------------ */

static void report_trouble(struct highlighter *highlighter, struct diag *diag)
{
	struct pos at = highlighter->wanted;

	switch (highlighter->trouble) {
	case TROUBLE_NONE:
		return;
	case TROUBLE_MISSING:
		diag_report(diag, DIAG_CODE_PLAIN, at,
		    "code in this language is highlighted by the program highlight, which is not here");
		diag_hint(diag,
		    "install the package highlight (make site does); until then it stays plain");
		return;
	case TROUBLE_FOLDER:
		diag_report(diag, DIAG_CODE_PLAIN, at,
		    "code stays plain: it cannot be written to a temporary folder for the program highlight");
		return;
	case TROUBLE_FAILS:
		diag_report(diag, DIAG_CODE_PLAIN, at, "code stays plain: the program highlight fails");
		return;
	}
}

static void report_question(
    const struct highlighter *highlighter, const struct question *question, struct diag *diag)
{
	if (question == highlighter->silent)
		diag_report(diag, DIAG_CODE_PLAIN, question->at,
		    "the program highlight did not end at this code and was stopped after %d s; it stays plain, and so does what is behind it",
		    SECONDS_MOST);
	else
		diag_report(diag, DIAG_CODE_PLAIN, question->at,
		    "the program highlight has no answer for this code, which stays plain");
}

void highlighter_end(struct highlighter *highlighter, struct diag *diag)
{
	finish(highlighter);
	if (highlighter->wanted.in)
		report_trouble(highlighter, diag);
	highlighter->wanted = POS_NONE;
	for (size_t i = 0; i < highlighter->questions.count; i++) {
		struct question *question = question_at(highlighter, i);
		if (question->answered != FAILED || question->reported ||
		    highlighter->trouble != TROUBLE_NONE)
			continue;
		report_question(highlighter, question, diag);
		question->reported = true;
	}
}
