/*
 * quantity_print - quantities as a page shows them.
 *
 * Parts of a show pattern (show.h) that are missing keep the default:
 *
 *   what was typed      as typed, with commas between thousands, the sign of money, the unit's plural, – for ..
 *   computed            as the unit's declared pattern has it, else
 *   computed money      whole from 100 up, to the cent below (whole amounts without), three digits under a cent
 *   other computed      three significant digits, never fewer than stand before the point; exact
 *                       values no longer than needed
 *
 * Values are rounded once, half to even; but a bound and an open end are rounded outwards, so that
 * what is printed is true.
 */
#ifndef NUMBER_QUANTITY_PRINT_H
#define NUMBER_QUANTITY_PRINT_H

#include "base/buf.h"
#include "number/quantity.h"
#include "number/show.h"

/*
 * "$15,749", "3.74×", "2.9 years", "1.792 TB/s", "$15,000–30,000", "~65 %", "≥ $4,200", "≤ 250 W", "> 5 s", "−$5".
 * Both ends of a computed range have the same places; ends that round to the same text are printed once, with ~.
 * What has no end at all is "no bounds", without a unit.
 * A bound that may be wider than the truth is printed with "within " in front of the range. `show` may be NULL.
 * Returns QUANTITY_UNITS / QUANTITY_RATE when it cannot be shown in show->unit, else OK.
 */
enum quantity_status quantity_print(const struct arithmetic *arithmetic, const struct quantity *q,
    const struct show *show, struct buf *out);
/* The number without unit and symbol, for table cells whose column head names the unit; `unit` is the column's. */
enum quantity_status quantity_print_bare(const struct arithmetic *arithmetic,
    const struct quantity *q, const struct show *show, const struct unit *unit, struct buf *out);
/* The unit as a column head names it: "GB/s", "$", "years". */
struct str quantity_unit_words(const struct arithmetic *arithmetic, const struct unit *unit);
/* "14949/5200", of a range "1..5/2", in its own unit; an open end is left out. */
void quantity_put_exact(struct arena *scratch, const struct quantity *q, struct buf *out);
/* A decimal of at most 17 significant digits in the unit it is printed in; empty for ranges and open ends. */
struct str quantity_machine(
    const struct arithmetic *arithmetic, const struct quantity *q, const struct show *show);
/*
 * The places that `show` or the default would print a point value with: parts of a table are never
 * coarser than its total.
 */
int quantity_places(
    const struct arithmetic *arithmetic, const struct quantity *q, const struct show *show);

#endif
