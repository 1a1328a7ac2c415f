#include "base/program.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

/* What a shell says of them, too. */
enum { STATUS_FAILED = 126, STATUS_MISSING = 127 };

extern char **environ; /* NOLINT(readability-redundant-declaration): not every system declares it */

int program_pipe(int ends[2])
{
#ifdef __APPLE__ /* which has no pipe2 */
	if (pipe(ends) != 0)
		return errno;
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	return 0;
#else
	return pipe2(ends, O_CLOEXEC) == 0 ? 0 : errno;
#endif
}

/* Puts an open file, or /dev/null where there is none, in the place of one of the three that a program begins with. */
static bool hand_over(int file, int as)
{
	return dup2(file < 0 ? open("/dev/null", O_RDWR | O_CLOEXEC) : file, as) >= 0;
}

void program_become(const struct program *program, pid_t parent)
{
	sigset_t none;

#ifdef __linux__
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent) /* it ended before that */
		_exit(STATUS_FAILED);
#else
	(void)parent;
#endif
	sigemptyset(&none);
	signal(SIGPIPE, SIG_DFL);
	sigprocmask(SIG_SETMASK, &none, NULL);
	if (program->environment)
		environ = program->environment;
	if (program->dir && chdir(program->dir) != 0)
		_exit(STATUS_FAILED); /* of its errno it could not be told apart from a program that is missing */
	if (hand_over(program->in, STDIN_FILENO) && hand_over(program->out, STDOUT_FILENO) &&
	    hand_over(-1, STDERR_FILENO))
		execvp(program->arguments[0], program->arguments);
}

static enum program_end end_of(int status)
{
	if (!WIFEXITED(status))
		return PROGRAM_FAILED;
	return WEXITSTATUS(status) == 0             ? PROGRAM_DONE
	    : WEXITSTATUS(status) == STATUS_MISSING ? PROGRAM_MISSING
						    : PROGRAM_FAILED;
}

/* Waits for the end; when it has taken too long, it is brought about. */
static enum program_end wait_for(pid_t child, int seconds)
{
	struct timespec pause = { .tv_nsec = 2000000 };
	int status = 0;

	for (int waited = 0;; waited++) {
		pid_t ended = waitpid(child, &status, WNOHANG);
		if (ended == child)
			return end_of(status);
		if (ended < 0 && errno != EINTR)
			return PROGRAM_FAILED;
		if (waited >= seconds * 500) {
			kill(child, SIGKILL);
			waitpid(child, &status, 0);
			return PROGRAM_SILENT;
		}
		nanosleep(&pause, NULL);
	}
}

enum program_end program_run(const struct program *program)
{
	pid_t parent = getpid(), child = fork();

	if (child == 0) {
		program_become(program, parent);
		_exit(errno == ENOENT ? STATUS_MISSING : STATUS_FAILED);
	}
	return child < 0 ? PROGRAM_FAILED : wait_for(child, program->seconds);
}
