#include "site/pool.h"

#include "number/gmp_memory.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <unistd.h>

/* Indexes taken at a time: neighbours (pages of a folder) stay with one thread, which keeps their navigation. */
#define BATCH 16

struct pool {
	atomic_size_t next;
	size_t count, batch;
	void (*task)(void *work, int worker, size_t index);
	void *work;
};

struct seat {
	struct pool *pool;
	int worker;
	pthread_t thread;
};

int pool_processors(void)
{
#ifdef __linux__
	cpu_set_t set;

	if (sched_getaffinity(0, sizeof(set), &set) == 0 && CPU_COUNT(&set) > 0)
		return CPU_COUNT(&set);
#endif
	long online = sysconf(_SC_NPROCESSORS_ONLN);
	return online < 1 ? 1 : (int)online;
}

static void work_off(const struct seat *seat)
{
	struct pool *pool = seat->pool;

	for (;;) {
		size_t from = atomic_fetch_add(&pool->next, pool->batch);
		if (from >= pool->count)
			return;
		size_t to = from + pool->batch < pool->count ? from + pool->batch : pool->count;
		for (size_t i = from; i < to; i++)
			pool->task(pool->work, seat->worker, i);
	}
}

static void *work_apart(void *seat)
{
	work_off(seat);
	gmp_memory_end_thread();
	return NULL;
}

void pool_run(int jobs, size_t count, void (*task)(void *work, int worker, size_t index), void *work)
{
	struct pool pool = { .count = count, .task = task, .work = work };
	struct seat seats[POOL_MOST];
	int started = 1;

	if (jobs > POOL_MOST)
		jobs = POOL_MOST;
	pool.batch = count / ((size_t)jobs * 4) < BATCH ? 1 : BATCH;
	seats[0] = (struct seat){ .pool = &pool, .worker = 0 };
	while (started < jobs && (size_t)started < count) {
		seats[started] = (struct seat){ .pool = &pool, .worker = started };
		if (pthread_create(&seats[started].thread, NULL, work_apart, &seats[started]) != 0)
			break;
		started++;
	}
	work_off(&seats[0]);
	for (int i = 1; i < started; i++)
		pthread_join(seats[i].thread, NULL);
}
