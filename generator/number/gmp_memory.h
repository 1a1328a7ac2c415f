/*
 * gmp_memory - where GMP's numbers have their limbs while they are computed.
 *
 * GMP asks malloc(3) for the limbs of each number and gives them back when it is cleared, several times in one operation
 * of numbers that do not fit a word. Here they are kept on lists by their size, and each thread has lists of its own.
 */
#ifndef NUMBER_GMP_MEMORY_H
#define NUMBER_GMP_MEMORY_H

/* To be called once, before anything is computed and any thread started. Does nothing under AddressSanitizer. */
void gmp_memory_start(void);

/* Frees what the calling thread has on its lists: for a thread that ends. */
void gmp_memory_end_thread(void);

#endif
