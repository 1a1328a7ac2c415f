/*
 * quantity_order - comparing quantities, and choosing between them.
 *
 * Comparisons change b's money into a's currency at the rate. When one fails, `out` is as it was.
 */
#ifndef NUMBER_QUANTITY_ORDER_H
#define NUMBER_QUANTITY_ORDER_H

#include "number/quantity.h"

enum truth { TRUTH_NO, TRUTH_YES, TRUTH_UNDECIDED };
enum comparison { COMPARE_LT, COMPARE_LE, COMPARE_EQ, COMPARE_NE, COMPARE_GE, COMPARE_GT };
/* True if it holds for all values, false if for none, else undecided. */
enum quantity_status quantity_compare(const struct arithmetic *arithmetic, const struct quantity *a,
    enum comparison op, const struct quantity *b, enum truth *out);

/* The smaller / larger of two, end by end. */
enum quantity_status quantity_min(const struct arithmetic *arithmetic, const struct quantity *a,
    const struct quantity *b, struct quantity *out);
enum quantity_status quantity_max(const struct arithmetic *arithmetic, const struct quantity *a,
    const struct quantity *b, struct quantity *out);
/* The smallest interval that holds both: for `if` with an undecided condition. */
enum quantity_status quantity_hull(const struct arithmetic *arithmetic, const struct quantity *a,
    const struct quantity *b, struct quantity *out);

/*
 * The values of `a` above `from` (`above`), or below it, and with `closed` also where they are the same. Of a range the
 * near end counts. False, and `out` as `a`, where nothing is cut off or nothing would be left.
 */
bool quantity_cut(const struct arithmetic *arithmetic, const struct quantity *a,
    const struct quantity *from, bool above, bool closed, struct quantity *out);

#endif
