#include "base/ground.h"

#ifndef GROUND_IS_MALLOC

#include <pthread.h>
#include <stdlib.h>
#include <sys/mman.h>

/* Pieces are halves of halves of a large page: 32 KB, 64 KB and so on. */
#define PIECE_LEAST ((size_t)32 << 10)
#define SIZES 7
_Static_assert(PIECE_LEAST << (SIZES - 1) == GROUND_MOST, "the largest piece is a large page");

struct piece {
	struct piece *next;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct piece *waiting[SIZES];

/* A large page where the system has one: a piece of its size at its boundary. */
static struct piece *page_new(void)
{
	struct piece *page = aligned_alloc(GROUND_MOST, GROUND_MOST);

#ifdef MADV_HUGEPAGE
	if (page)
		madvise(page, GROUND_MOST, MADV_HUGEPAGE); /* small ones serve as well */
#endif
	return page;
}

static void put(struct piece *piece, int size)
{
	piece->next = waiting[size];
	waiting[size] = piece;
}

/* The smallest piece that waits and is large enough, or a new page; cut in halves as long as one is enough. */
static struct piece *cut(int size)
{
	int at = size;

	while (at < SIZES && !waiting[at])
		at++;
	struct piece *piece = at < SIZES ? waiting[at] : page_new();
	if (!piece)
		return NULL;
	if (at < SIZES)
		waiting[at] = piece->next;
	else
		at = SIZES - 1;
	while (at > size) {
		at--;
		put((struct piece *)((char *)piece + (PIECE_LEAST << at)), at);
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
