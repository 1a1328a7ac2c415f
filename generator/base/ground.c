#include "base/ground.h"

#ifndef GROUND_IS_MALLOC

#include <pthread.h>
#include <stdlib.h>
#include <sys/mman.h>

#define LARGE_PAGE GROUND_MOST

/* A large page is cut into halves of halves: 32 KB, 64 KB and so on. */
#define PIECE_LEAST ((size_t)32 << 10)
#define SIZES 7
_Static_assert(PIECE_LEAST << (SIZES - 1) == LARGE_PAGE, "the largest of all sizes");

struct piece {
	struct piece *next;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct piece *waiting[SIZES];

static void put(void *piece, int size)
{
	struct piece *free_one = piece;

	free_one->next = waiting[size];
	waiting[size] = free_one;
}

static struct piece *take(int size)
{
	struct piece *piece = waiting[size];

	waiting[size] = piece->next;
	return piece;
}

/* A large page where the system has one; false if memory runs out. */
static bool add_page(void)
{
	char *page = aligned_alloc(LARGE_PAGE, LARGE_PAGE);

	if (!page)
		return false;
#ifdef MADV_HUGEPAGE
	madvise(page, LARGE_PAGE, MADV_HUGEPAGE); /* small ones serve as well */
#endif
	put(page, SIZES - 1);
	return true;
}

/* The smallest piece that waits and is large enough; cut in halves as long as one is enough. NULL if memory runs out. */
static struct piece *cut(int size)
{
	int at = size;

	while (at < SIZES - 1 && !waiting[at])
		at++;
	if (!waiting[at] && !add_page())
		return NULL;
	struct piece *piece = take(at);
	while (at > size) {
		at--;
		put((char *)piece + (PIECE_LEAST << at), at);
	}
	return piece;
}

static int size_for(size_t bytes)
{
	int size = 0;

	while (PIECE_LEAST << size < bytes)
		size++;
	return size;
}

void *ground_take(size_t *size)
{
	if (*size > GROUND_MOST)
		return malloc(*size);
	int which = size_for(*size);

	*size = PIECE_LEAST << which;
	pthread_mutex_lock(&lock);
	void *piece = cut(which);
	pthread_mutex_unlock(&lock);
	return piece;
}

void ground_give(void *piece, size_t size)
{
	if (size > GROUND_MOST) {
		free(piece);
		return;
	}
	pthread_mutex_lock(&lock);
	put(piece, size_for(size));
	pthread_mutex_unlock(&lock);
}

#endif
