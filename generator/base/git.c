#include "base/git.h"

#include "base/file.h"
#include "base/folder.h"
#include "base/program.h"

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

static const char *const own[] = { "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0",
	"GIT_NO_LAZY_FETCH=1", "LC_ALL=C" };

extern char **environ; /* NOLINT(readability-redundant-declaration): not every system declares it */

/* "NAME=value" has one of these names. */
static bool is_named(struct str variable, const char *const *names, size_t count)
{
	struct str name, rest;

	str_cut(variable, '=', &name, &rest);
	for (size_t i = 0; i < count; i++) {
		struct str other;
		str_cut(str_from(names[i]), '=', &other, &rest);
		if (str_eq(name, other))
			return true;
	}
	return false;
}

static char **environment_for(struct arena *keep)
{
	size_t count = 0, room = 0;

	while (environ[room])
		room++;
	char **all = ARENA_ARRAY(keep, char *, room + countof(own) + 1);
	for (size_t i = 0; i < room; i++)
		if (!is_named(str_from(environ[i]), foreign, countof(foreign)) &&
		    !is_named(str_from(environ[i]), own, countof(own)))
			all[count++] = environ[i];
	for (size_t i = 0; i < countof(own); i++)
		all[count++] = str_z(keep, str_from(own[i]));
	all[count] = NULL;
	return all;
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
	const struct program program = { .arguments = all,
		.environment = environment_for(git->keep),
		.dir = git->dir.len > 0 ? str_z(git->keep, git->dir) : NULL,
		.in = in,
		.out = out,
		.seconds = git->seconds > 0 ? git->seconds : GIT_SECONDS_MOST };
	enum program_end end = program_run(&program);
	git->is_missing = end == PROGRAM_MISSING;
	git->is_silent |= end == PROGRAM_SILENT;
	return end == PROGRAM_DONE;
}

bool git_read(struct git *git, const char *const *arguments, size_t most, struct str *answer)
{
	int file;

	*answer = STR("");
	if (folder_new_temporary_file(git->keep, &file) != 0) {
		git->is_mute = true;
		return false;
	}
	bool good = git_run(git, arguments, -1, file) && lseek(file, 0, SEEK_SET) == 0 &&
	    file_read_open(git->keep, file, most, answer) == 0;
	close(file);
	if (answer->len > 0 && answer->at[answer->len - 1] == '\n')
		answer->len--;
	return good;
}

bool git_ask(struct git *git, const char *const *arguments, struct str *answer)
{
	return git_read(git, arguments, ANSWER_MOST, answer);
}

bool git_is_shallow(struct git *git)
{
	static const char *const how[] = { "rev-parse", "--is-shallow-repository", NULL };
	struct str shallow;

	return git_ask(git, how, &shallow) && str_eq(shallow, STR("true"));
}
