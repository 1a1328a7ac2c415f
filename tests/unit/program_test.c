#include "base/program.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

static enum program_end run_shell(char *line, int in, int out)
{
	char shell[] = "/bin/sh", option[] = "-c";
	char *const arguments[] = { shell, option, line, NULL };
	const struct program program = { .arguments = arguments, .in = in, .out = out, .seconds = 10 };

	return program_run(&program);
}

static void test_ends(void **state)
{
	char *const missing[] = { (char[]){ "rigbook-no-such-program" }, NULL };
	const struct program program = { .arguments = missing, .in = -1, .out = -1, .seconds = 10 };
	struct program lost = program;

	(void)state;
	assert_int_equal(run_shell((char[]){ "exit 0" }, -1, -1), PROGRAM_DONE);
	assert_int_equal(run_shell((char[]){ "exit 3" }, -1, -1), PROGRAM_FAILED);
	assert_int_equal(run_shell((char[]){ "kill -9 $$" }, -1, -1), PROGRAM_FAILED);
	assert_int_equal(program_run(&program), PROGRAM_MISSING);
	lost.dir = "/rigbook-no-such-folder"; /* which is not the program that is missing */
	assert_int_equal(program_run(&lost), PROGRAM_FAILED);
}

static void test_pipe_is_not_inherited(void **state)
{
	int ends[2];
	char line[64];

	(void)state;
	assert_int_equal(program_pipe(ends), 0);
	snprintf(line, sizeof(line), "test ! -e /dev/fd/%d && test ! -e /dev/fd/%d", ends[0], ends[1]);
	assert_int_equal(run_shell(line, -1, -1), PROGRAM_DONE);
	close(ends[0]);
	close(ends[1]);
}

static void test_given_ends(void **state)
{
	int in[2], out[2];
	char answer[8] = "";

	(void)state;
	assert_int_equal(program_pipe(in), 0);
	assert_int_equal(program_pipe(out), 0);
	assert_int_equal(write(in[1], "kettle", 6), 6);
	close(in[1]);
	assert_int_equal(run_shell((char[]){ "cat; echo lost >&2" }, in[0], out[1]), PROGRAM_DONE);
	close(out[1]);
	assert_int_equal(read(out[0], answer, sizeof(answer)), 6);
	assert_memory_equal(answer, "kettle", 6);
	close(in[0]);
	close(out[0]);
}

static void test_broken_pipe_ends_a_program_whatever_we_do_with_it(void **state)
{
	(void)state;
	void (*before)(int) = signal(SIGPIPE, SIG_IGN);
	/* With the signal ignored the shell would live on to say so. */
	assert_int_equal(
	    run_shell((char[]){ "sh -c 'kill -PIPE $$; exit 0'; test $? -gt 128" }, -1, -1),
	    PROGRAM_DONE);
	signal(SIGPIPE, before);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ends),
		cmocka_unit_test(test_pipe_is_not_inherited),
		cmocka_unit_test(test_given_ends),
		cmocka_unit_test(test_broken_pipe_ends_a_program_whatever_we_do_with_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
