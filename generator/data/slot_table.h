/*
 * slot_table - the slots of members of things and records (slot.h), found by the addresses of both.
 *
 * Most evaluators hold a few slots and one holds thousands: a table is nothing but pointers, so what is looked for
 * lies close together, and the slot that is found is the one that the asker wants to read.
 */
#ifndef DATA_SLOT_TABLE_H
#define DATA_SLOT_TABLE_H

#include "base/arena.h"

struct slot;

struct slot_table {
	struct slot **at;   /* open addressing, NULL where there is none */
	size_t count, room; /* a power of two, or 0 */
};

/* The slot with this key; NULL if there is none. */
struct slot *slot_table_get(const struct slot_table *table, const void *owner, const void *member);

/* Adds a slot whose key is in no other. */
void slot_table_add(struct slot_table *table, struct arena *keep, struct slot *slot);

#endif
