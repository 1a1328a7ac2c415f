#include "site/positions.h"

#include "base/buf.h"
#include "base/map.h"
#include "base/program.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* dot's answers are some fifty times as long as a label; one that passes this is no answer. */
#define ANSWER_MOST ((size_t)256 << 20)

/* Milliseconds in which dot neither reads nor writes a byte: the largest flowcharts take one or two seconds. */
#define SILENCE_MOST 10000

struct question {
	struct str graph, answer;
	struct pos at;
	bool asked, reported;
};

struct positions {
	struct arena *keep;
	pthread_mutex_t lock; /* over all that follows, but for what the thread below has been given */
	struct map questions; /* graph -> struct question */
	pthread_t thread;
	bool running;
	size_t from, to;         /* the questions that it asks */
	int trouble;             /* why dot could not be started, an errno value */
	struct question *silent; /* the one at which dot fell silent and was ended; NULL: at none */
	struct pos wanted;       /* where the first answer was wanted since positions_end */
};

struct positions *positions_new(struct arena *keep)
{
	struct positions *positions = ARENA_NEW(keep, struct positions);

	positions->keep = arena_child(keep);
	positions->questions = map_in(positions->keep);
	pthread_mutex_init(&positions->lock, NULL);
	return positions;
}

static void want(struct positions *positions, struct pos at)
{
	if (!positions->wanted.in)
		positions->wanted = at;
}

void positions_expect(struct positions *positions, struct str graph, struct pos at)
{
	want(positions, at);
	if (map_get(&positions->questions, graph))
		return;
	struct question *question = ARENA_NEW(positions->keep, struct question);
	question->graph = str_copy(positions->keep, graph);
	question->at = at;
	map_put(&positions->questions, question->graph, question);
}

static struct question *question_at(const struct positions *positions, size_t index)
{
	return positions->questions.at[index].value;
}

/* --- the process ------------------------------------------------------------------------------ */

struct process {
	pid_t id;
	int in, out; /* our ends of the pipes */
};

/* Starts dot with its standard input and output at `in` and `out`; an errno value, also of its exec. */
static int spawn(pid_t *id, int in, int out)
{
	char name[] = "dot", quiet[] = "-q", format[] = "-Tjson0";
	char *const arguments[] = { name, quiet, format, NULL };
	const struct program program = { .arguments = arguments, .in = in, .out = out };
	int report[2], why = 0;
	pid_t parent = getpid();
	int error = program_pipe(report);

	if (error != 0)
		return error;
	*id = fork();
	if (*id == 0) {
		program_become(&program, parent);
		why = errno;
		ssize_t told = write(report[1], &why, sizeof(why));
		_exit(told < 0 ? 126 : 127);
	}
	error = *id < 0 ? errno : 0;
	close(report[1]);
	/* The pipe is closed by an exec that succeeds. */
	while (error == 0 && read(report[0], &why, sizeof(why)) < 0 && errno == EINTR)
		;
	close(report[0]);
	if (error == 0 && why != 0)
		waitpid(*id, NULL, 0);
	return error != 0 ? error : why;
}

static int process_start(struct process *process)
{
	int in[2], out[2];

	int error = program_pipe(in);
	if (error != 0)
		return error;
	error = program_pipe(out);
	if (error != 0) {
		close(in[0]);
		close(in[1]);
		return error;
	}
	error = spawn(&process->id, in[0], out[1]);
	close(in[0]);
	close(out[1]);
	process->in = in[1];
	process->out = out[0];
	if (error != 0) {
		close(process->in);
		close(process->out);
	}
	return error;
}

/* Writes what the pipe takes; closes it when all is written, or nobody reads. */
static void feed(struct process *process, struct str *text)
{
	ssize_t written = write(process->in, text->at, text->len);

	if (written > 0)
		*text = str_sub(*text, (size_t)written, text->len);
	if (text->len > 0 && (written >= 0 || errno == EAGAIN || errno == EINTR))
		return;
	close(process->in);
	process->in = -1;
}

/* Reads what there is; false at the end. */
static bool drain(struct process *process, struct buf *answer)
{
	char block[65536];
	ssize_t got = read(process->out, block, sizeof(block));

	if (got > 0)
		buf_put(answer, (struct str){ block, (size_t)got });
	return got > 0 || (got < 0 && (errno == EINTR || errno == EAGAIN));
}

enum outcome { DOT_CONTENT, DOT_FAILED, DOT_SILENT };

/* Both pipes at once, as dot is ready, so that neither side waits for the other. */
static enum outcome converse(struct process *process, struct str text, struct buf *answer)
{
	bool silent = false;
	int status;

	fcntl(process->in, F_SETFL, O_NONBLOCK);
	for (;;) {
		struct pollfd ends[] = { { .fd = process->out, .events = POLLIN },
			{ .fd = process->in, .events = POLLOUT } };
		int ready = poll(ends, 2, SILENCE_MOST);
		silent = ready == 0 || answer->full;
		if (silent || (ready < 0 && errno != EINTR))
			break;
		if (ready < 0)
			continue;
		if (ends[1].revents != 0)
			feed(process, &text);
		if (ends[0].revents != 0 && !drain(process, answer))
			break;
	}
	if (silent)
		kill(process->id, SIGKILL);
	if (process->in >= 0)
		close(process->in);
	close(process->out);
	while (waitpid(process->id, &status, 0) < 0)
		if (errno != EINTR)
			return DOT_FAILED;
	if (silent)
		return DOT_SILENT;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? DOT_CONTENT : DOT_FAILED;
}

/* --- asking ----------------------------------------------------------------------------------- */

/* Takes one object off the text, as far as its braces say; empty if there is none. */
static struct str take_object(struct str *text)
{
	int depth = 0;
	bool quoted = false;

	for (size_t i = 0; i < text->len; i++) {
		char c = text->at[i];
		if (quoted && c == '\\')
			i++;
		else if (c == '"')
			quoted = !quoted;
		else if (!quoted && c == '{')
			depth++;
		else if (!quoted && c == '}' && --depth == 0) {
			struct str object = str_sub(*text, 0, i + 1);
			*text = str_sub(*text, i + 1, text->len);
			return object;
		}
	}
	return STR("");
}

/* Asks for the graphs from..to in one process. False if there is not an answer for each. */
static bool ask(struct positions *positions, size_t from, size_t to)
{
	struct buf text = buf_in(positions->keep, BUF_MOST);
	struct buf answer = buf_in(positions->keep, ANSWER_MOST);
	struct process process;

	for (size_t i = from; i < to; i++)
		buf_put(&text, question_at(positions, i)->graph);
	positions->trouble = process_start(&process);
	if (positions->trouble != 0)
		return false;
	enum outcome outcome = converse(&process, buf_str(&text), &answer);
	struct str rest = buf_str(&answer);
	bool good = outcome != DOT_FAILED;
	for (size_t i = from; good && i < to; i++) {
		question_at(positions, i)->answer = take_object(&rest);
		good = question_at(positions, i)->answer.len > 0;
		if (!good && outcome == DOT_SILENT)
			positions->silent = question_at(positions, i);
	}
	return good;
}

/*
 * Where dot fails on one graph of many, each is asked for alone, to tell which it is. Where it falls
 * silent the first without an answer is it, and none is asked for again: each would take as long.
 */
static void *ask_all(void *arg)
{
	struct positions *positions = arg;
	sigset_t pipe_only;

	sigemptyset(&pipe_only); /* a dot that ends early is no reason to end */
	sigaddset(&pipe_only, SIGPIPE);
	pthread_sigmask(SIG_BLOCK, &pipe_only, NULL);
	positions->silent = NULL;
	for (size_t i = positions->from; i < positions->to; i++)
		question_at(positions, i)->asked = true;
	if (ask(positions, positions->from, positions->to))
		return NULL;
	for (size_t i = positions->from;
	     i < positions->to && positions->trouble == 0 && !positions->silent; i++) {
		question_at(positions, i)->answer = STR("");
		if (positions->to - positions->from > 1 && !ask(positions, i, i + 1))
			question_at(positions, i)->answer = STR("");
	}
	return NULL;
}

static void start(struct positions *positions, size_t from)
{
	positions->from = from;
	positions->to = positions->questions.count;
	positions->running = pthread_create(&positions->thread, NULL, ask_all, positions) == 0;
	if (!positions->running)
		positions->trouble = EAGAIN;
}

static void finish(struct positions *positions)
{
	if (positions->running)
		pthread_join(positions->thread, NULL);
	positions->running = false;
}

void positions_start(struct positions *positions)
{
	if (positions->questions.count > 0)
		start(positions, 0);
}

struct str positions_find(struct positions *positions, struct str graph, struct pos at)
{
	pthread_mutex_lock(&positions->lock);
	finish(positions);
	struct question *question = map_get(&positions->questions, graph);
	if (!question && positions->trouble == 0) {
		size_t from = positions->questions.count;
		positions_expect(positions, graph, at);
		start(positions, from);
		finish(positions);
		question = map_get(&positions->questions, graph);
	}
	struct str answer = !question ? STR("") : question->answer;
	/*
	 * A site that is served is made again and again: what fails still, where it is wanted
	 * still, is told again.
	 */
	want(positions, at);
	if (question && question->reported) {
		question->at = at;
		question->reported = false;
	}
	pthread_mutex_unlock(&positions->lock);
	return answer;
}

static void report_trouble(struct positions *positions, struct diag *diag)
{
	if (positions->trouble == ENOENT) {
		diag_report(diag, DIAG_DIAGRAM_LAYOUT, positions->wanted,
		    "flowcharts are laid out by the program dot, which is not here");
		diag_hint(diag, "install the package graphviz (make site does)");
	} else {
		diag_report(diag, DIAG_DIAGRAM_LAYOUT, positions->wanted,
		    "dot cannot be started: error %d", positions->trouble);
	}
}

void positions_end(struct positions *positions, struct diag *diag)
{
	finish(positions);
	if (positions->trouble != 0) {
		if (positions->wanted.in)
			report_trouble(positions, diag);
		positions->wanted = POS_NONE;
		return;
	}
	positions->wanted = POS_NONE;
	if (positions->silent) {
		diag_report(diag, DIAG_DIAGRAM_LAYOUT, positions->silent->at,
		    "dot neither answers nor ends at this diagram, and was stopped after %d s",
		    SILENCE_MOST / 1000);
		return;
	}
	for (size_t i = 0; i < positions->questions.count; i++) {
		struct question *question = question_at(positions, i);
		if (!question->asked || question->answer.len > 0 || question->reported)
			continue;
		diag_report(diag, DIAG_DIAGRAM_LAYOUT, question->at, "dot cannot lay out this diagram");
		question->reported = true;
	}
}
