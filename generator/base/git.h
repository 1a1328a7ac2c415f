/*
 * git - questions to git, asked of the program of that name.
 *
 * It is started without a shell, and so that it runs nothing but itself: hooks, fsmonitor and pagers are off, nothing is
 * fetched, nothing is asked of a user, and no lock is taken. Of the environment, what would lead it to another repository
 * is taken away. Whoever names a revision or a path does so behind --end-of-options. It may be asked where there are other
 * threads.
 */
#ifndef BASE_GIT_H
#define BASE_GIT_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>

/* All that is asked takes milliseconds; a file system that hangs is not waited for. */
#define GIT_SECONDS_MOST 60

struct git {
	struct arena *keep;
	struct str dir;  /* where it is asked */
	int seconds;     /* that it may take; 0: GIT_SECONDS_MOST */
	bool is_missing; /* there is no such program */
	bool is_silent;  /* it did not end in time, and was stopped */
	bool is_mute; /* there is no room for what it would print: no temporary file can be made */
};

/*
 * Runs git with these arguments, the last of which is NULL; standard input and output are files that are open (in: -1 for
 * none). True if it ended well.
 */
bool git_run(struct git *git, const char *const *arguments, int in, int out);

/* The same with what it prints as text, without the line end behind it: at most `most` bytes, or 64 KiB. */
bool git_read(struct git *git, const char *const *arguments, size_t most, struct str *answer);
bool git_ask(struct git *git, const char *const *arguments, struct str *answer);

/* The repository has not all of its history. */
bool git_is_shallow(struct git *git);

#endif
