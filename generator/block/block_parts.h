/*
 * block_parts - the block `parts`: one row for each record in a list attribute of a thing, with totals.
 *
 *     build: tandem                    the thing
 *     list: parts                      its attribute; by default its only list of records
 *     columns: [quantity, item, price, total, share]
 *     caption: …  note: …  marks: true
 *
 * A record has a field that refers to a thing (the item), and a field that is a number (the count). A
 * column is a field, an attribute or figure of the item, an expression over fields, or one of two words:
 * `total` is the count times the item's price (its attribute that is observed); `share` is the total as a
 * part of the sum. The head of a row is its item.
 */
#ifndef BLOCK_BLOCK_PARTS_H
#define BLOCK_BLOCK_PARTS_H

#include "block/block.h"

bool block_parts(const struct block *block);

#endif
