#include "base/git.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define ARGUMENTS_MOST 40
#define ANSWER_MOST ((size_t)64 << 10)

/* Before every command. */
static const char *const always[] = { "git", "--no-pager", "--no-replace-objects",
	"--literal-pathspecs", "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c",
	"protocol.allow=never", "-c", "core.quotePath=false" };

/* What git sets for hooks, from which it would take them for its own. */
static const char *const foreign[] = { "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR",
	"GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE", "GIT_PREFIX",
	"GIT_TRACE", "GIT_TRACE2", "GIT_TRACE2_EVENT", "GIT_REDIRECT_STDOUT", "GIT_REDIRECT_STDERR" };

/* In the child. The program has one thread when it asks git. */
static void become_git(const struct git *git, char *const *arguments, int in, int out)
{
	int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);

	for (size_t i = 0; i < countof(foreign); i++)
		unsetenv(foreign[i]);
	setenv("GIT_OPTIONAL_LOCKS", "0", 1);
	setenv("GIT_TERMINAL_PROMPT", "0", 1);
	setenv("GIT_NO_LAZY_FETCH", "1", 1);
	setenv("LC_ALL", "C", 1);
	if (git->dir.len > 0 && chdir(str_z(git->keep, git->dir)) != 0)
		_exit(126);
	if (dup2(in < 0 ? nowhere : in, STDIN_FILENO) < 0 || dup2(out, STDOUT_FILENO) < 0 ||
	    dup2(nowhere, STDERR_FILENO) < 0)
		_exit(126);
	execvp("git", arguments);
	_exit(errno == ENOENT ? 127 : 126);
}

/* Waits for the end; after GIT_SECONDS_MOST it is brought about. */
static int wait_for(struct git *git, pid_t child)
{
	struct timespec pause = { .tv_nsec = 2000000 };
	int status = 0;

	for (int waited = 0;; waited++) {
		pid_t ended = waitpid(child, &status, WNOHANG);
		if (ended == child)
			return WIFEXITED(status) ? WEXITSTATUS(status) : 126;
		if (ended < 0 && errno != EINTR)
			return 126;
		if (waited >= GIT_SECONDS_MOST * 500) {
			git->is_silent = true;
			kill(child, SIGKILL);
			waitpid(child, &status, 0);
			return 126;
		}
		nanosleep(&pause, NULL);
	}
}

bool git_run(struct git *git, const char *const *arguments, int in, int out)
{
	char *all[ARGUMENTS_MOST + 1];
	size_t count = 0;

	for (size_t i = 0; i < countof(always); i++)
		all[count++] = str_z(git->keep, str_from(always[i]));
	for (; *arguments && count < ARGUMENTS_MOST; arguments++)
		all[count++] = str_z(git->keep, str_from(*arguments));
	all[count] = NULL;
	fflush(NULL);
	pid_t child = fork();
	if (child == 0)
		become_git(git, all, in, out);
	int status = child < 0 ? 126 : wait_for(git, child);
	git->is_missing = status == 127;
	return status == 0;
}

bool git_ask(struct git *git, const char *const *arguments, struct str *answer)
{
	FILE *file = tmpfile();
	bool good = file && git_run(git, arguments, -1, fileno(file));

	*answer = STR("");
	if (good)
		good = lseek(fileno(file), 0, SEEK_SET) == 0 &&
		    file_read_open(git->keep, fileno(file), ANSWER_MOST, answer) == 0;
	if (file)
		fclose(file);
	if (answer->len > 0 && answer->at[answer->len - 1] == '\n')
		answer->len--;
	return good;
}
