/*
 * measure COMMAND ... - runs a command, its output thrown away, and prints the seconds it took, the
 * seconds of all its processors, and the most memory it held in KB.
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double of(struct timeval time)
{
	return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

int main(int argc, char **argv)
{
	if (argc < 2)
		return 2;
	double start = seconds();
	pid_t child = fork();
	if (child == 0) {
		dup2(open("/dev/null", O_WRONLY), STDOUT_FILENO);
		execvp(argv[1], argv + 1);
		perror(argv[1]);
		_exit(2);
	}
	int status;
	if (child < 0 || waitpid(child, &status, 0) != child)
		return 2;
	double took = seconds() - start;
	struct rusage usage;
	getrusage(RUSAGE_CHILDREN, &usage);
	printf("%.4f %.4f %ld\n", took, of(usage.ru_utime) + of(usage.ru_stime), usage.ru_maxrss);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 2;
}
