/*
 * program - runs another program, without a shell, and waits for its end.
 *
 * May be called where there are other threads: nothing is allocated between fork and exec. What the program prints to
 * standard error goes nowhere. It ends with the thread that waits for it, where the system can do that.
 */
#ifndef BASE_PROGRAM_H
#define BASE_PROGRAM_H

#include <sys/types.h>

struct program {
	char *const *arguments; /* its name, and what it is given; the last is NULL */
	char **environment;     /* NULL: that of this process */
	const char *dir;        /* where it runs; NULL: here */
	int in, out; /* open files; -1: nothing is there to read, what it prints is dropped */
	int seconds; /* that it may take */
};

enum program_end {
	PROGRAM_DONE,    /* with status 0 */
	PROGRAM_FAILED,  /* with another, by a signal, or it could not be started */
	PROGRAM_MISSING, /* there is no such program */
	PROGRAM_SILENT,  /* it did not end in time, and was stopped */
};

enum program_end program_run(const struct program *program);

/*
 * For what talks with a program while it runs. A pipe whose ends no program inherits, whichever thread starts one
 * meanwhile: it would hold them open, and who reads here would wait for that program's end, too. 0 or an errno value.
 */
int program_pipe(int ends[2]);
/* Becomes the program, in the child that `parent` forked. Returns where that fails, with errno. */
void program_become(const struct program *program, pid_t parent);

#endif
