#include "base/program.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
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

/* In the child. */
static void become(const struct program *program, pid_t parent)
{
	int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC), in = program->in, out = program->out;
	sigset_t none;

#ifdef __linux__
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent) /* it ended before that */
		_exit(STATUS_FAILED);
#else
	(void)parent;
#endif
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	if (program->environment)
		environ = program->environment;
	if (program->dir && chdir(program->dir) != 0)
		_exit(STATUS_FAILED);
	if (dup2(in < 0 ? nowhere : in, STDIN_FILENO) < 0 ||
	    dup2(out < 0 ? nowhere : out, STDOUT_FILENO) < 0 || dup2(nowhere, STDERR_FILENO) < 0)
		_exit(STATUS_FAILED);
	execvp(program->arguments[0], program->arguments);
	_exit(errno == ENOENT ? STATUS_MISSING : STATUS_FAILED);
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

	if (child == 0)
		become(program, parent);
	return child < 0 ? PROGRAM_FAILED : wait_for(child, program->seconds);
}
