/*
 * quantity - a number with its unit, exact, possibly a range, possibly approximate.
 *
 * A quantity is an interval of exact numbers in the base units of its dimension; both ends are
 * equal for a plain number, NULL for an end that is open ("at least"). Arithmetic is interval
 * arithmetic with exact ends. Source: Moore, Kearfott and Cloud, "Introduction to Interval
 * Analysis", SIAM 2009, chapter 2. `~` marks a value as approximate and does not widen it.
 *
 * Knows nothing of where numbers come from. Operations return a status instead of reporting: only
 * the caller knows the place.
 */
#ifndef FIGURE_QUANTITY_H
#define FIGURE_QUANTITY_H

#include "base/arena.h"
#include "base/buf.h"
#include "figure/ratio.h"
#include "figure/unit.h"

struct quantity {
	/* In base units (affine units: after the offset); NULL: no end on that side. */
	const struct ratio *lo, *hi;
	const struct unit *unit; /* the one it was typed in, or that the operation led to; never NULL */
	bool approx;             /* typed with ~, or computed from such */
	bool bound;              /* lo..hi is known to hold the exact range but may be wider */
	bool open_lo, open_hi; /* that end is not itself a value: "> 5" */
	struct str literal;    /* as the author typed it ("1100..1400 USD"); empty when computed */
	int last_digit;        /* of the typed number: see quantity_parse */
	int low_places, high_places; /* digits typed behind the points of its ends */
	bool two_units;              /* typed in two: "900 MHz..2.1 GHz" */
	/*
	 * The same money in another currency at the rate of its own day: what was typed, or what that
	 * came to. Changed into that currency it is this, whatever the rate is by then; products and
	 * quotients with what is no money keep it. NULL for everything else.
	 */
	const struct quantity *other_money;
};

enum quantity_status {
	QUANTITY_OK,
	QUANTITY_UNITS, /* dimensions differ, or a scale without ratios is used as if it had */
	QUANTITY_RATE,  /* the dimensions differ only in the currency and no rate is known */
	QUANTITY_ZERO,  /* division by something that is or may be zero */
	QUANTITY_POWER, /* exponent not whole, not plain, or past its limit */
	QUANTITY_ROOT,  /* root of something that is or may be negative */
	QUANTITY_LIMIT, /* too many digits */
};

/*
 * How currencies are changed: units of `to` for one of `from`, or NULL if no rate is known; *approx
 * is set when it is only about. NULL function: never.
 */
struct money_changer {
	const struct ratio *(*rate)(void *self, struct str from, struct str to, bool *approx);
	void *self;
};

/* What arithmetic needs besides its operands. */
struct arithmetic {
	const struct units *units;
	struct arena *keep;
	const struct money_changer *changer; /* NULL: currencies do not mix */
};

/*
 * Reads `32 GB`, `~2.4`, `1100..1400 USD`, `1100 USD..1400 USD`, `4200+ USD` (at least), `..250 W` (at most),
 * `> 5 s`, `< 5 s`, `>= 5`, `<= 5` (also ≥ ≤), a leading minus. No grouping commas. Ends must be in order.
 *
 * `last_digit` is the power of ten, in `unit`, of the last typed digit of the (first) number: -2
 * for 3.74. Trailing zeros of an integer count only without ~: "1500" ends at 0, "~1500" at 2.
 * `literal` is a view into the text.
 *
 * On failure returns false with *why (a sentence part: "not a number", "unknown unit GBs") and
 * *where, a byte offset in the text; `near` may be NULL, it is started here with the unknown name.
 * Does not report.
 */
bool quantity_parse(const struct units *units, struct arena *keep, struct str text,
    struct quantity *out, struct str *why, size_t *where, struct near *near);

/* A plain number, and a value counted in a unit. */
struct quantity quantity_of(const struct units *units, const struct ratio *value);
struct quantity quantity_in(struct arena *keep, const struct ratio *value, const struct unit *unit);
bool quantity_is_point(const struct quantity *q);

/*
 * Sums, differences and comparisons change b's money into a's currency at the rate and keep a's
 * unit; the difference of two affine values (°C) is in the unit of its steps (K), which may be
 * added again. Products never change money; quotients do where both have the same power of
 * different currencies. `out` may be one of the operands.
 */
enum quantity_status quantity_add(const struct arithmetic *how, const struct quantity *a,
    const struct quantity *b, struct quantity *out);
enum quantity_status quantity_sub(const struct arithmetic *how, const struct quantity *a,
    const struct quantity *b, struct quantity *out);
enum quantity_status quantity_mul(const struct arithmetic *how, const struct quantity *a,
    const struct quantity *b, struct quantity *out);
enum quantity_status quantity_div(const struct arithmetic *how, const struct quantity *a,
    const struct quantity *b, struct quantity *out);
enum quantity_status quantity_pow(const struct arithmetic *how, const struct quantity *a,
    const struct quantity *power, struct quantity *out);
enum quantity_status quantity_neg(
    const struct arithmetic *how, const struct quantity *a, struct quantity *out);
enum quantity_status quantity_abs(
    const struct arithmetic *how, const struct quantity *a, struct quantity *out);
/* Down, up, or to the nearest even whole number of its own unit. */
enum quantity_rounding { ROUND_FLOOR, ROUND_CEIL, ROUND_NEAREST };
enum quantity_status quantity_round(const struct arithmetic *how, const struct quantity *a,
    enum quantity_rounding mode, struct quantity *out);
enum quantity_status quantity_root(
    const struct arithmetic *how, const struct quantity *a, unsigned long n, struct quantity *out);
/* The smaller / larger of two, end by end. */
enum quantity_status quantity_min(const struct arithmetic *how, const struct quantity *a,
    const struct quantity *b, struct quantity *out);
enum quantity_status quantity_max(const struct arithmetic *how, const struct quantity *a,
    const struct quantity *b, struct quantity *out);
/* The smallest interval that holds both: for `if` with an undecided condition. */
enum quantity_status quantity_hull(const struct arithmetic *how, const struct quantity *a,
    const struct quantity *b, struct quantity *out);
/* The same quantity to be printed in another unit; money is changed at the rate. */
enum quantity_status quantity_convert(const struct arithmetic *how, const struct quantity *a,
    const struct unit *unit, struct quantity *out);
/*
 * part / (part + others), where whole = part + others holds `part` once: exact for ranges that are
 * not negative, because it grows with part and falls with the others. Takes the whole's other
 * addends as `others`.
 */
enum quantity_status quantity_share(const struct arithmetic *how, const struct quantity *part,
    const struct quantity *others, struct quantity *out);

enum truth { TRUTH_NO, TRUTH_YES, TRUTH_UNDECIDED };
enum comparison { COMPARE_LT, COMPARE_LE, COMPARE_EQ, COMPARE_NE, COMPARE_GE, COMPARE_GT };
/* True if it holds for all values, false if for none, else undecided. */
enum quantity_status quantity_compare(const struct arithmetic *how, const struct quantity *a,
    enum comparison op, const struct quantity *b, enum truth *out);

/*
 * Printing. A show pattern is digits ("0", "0.00"), an optional grouping comma ("0,000" or
 * "0,0.00"), and a unit to print in: "0.0 year", "0,000 USD", "0.00×", "0 %". Parts that are
 * missing keep the default:
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
struct show {
	bool set; /* a digits pattern was given */
	bool grouped;
	int places;              /* digits after the point */
	const struct unit *unit; /* to print in, or NULL: its own */
};
/* False with *why in words if it is no pattern. Does not report. */
bool show_parse(const struct units *units, struct arena *keep, struct str text, struct show *out,
    struct str *why);

/*
 * "$15,749", "3.74×", "2.9 years", "1.792 TB/s", "$15,000–30,000", "~65 %", "≥ $4,200", "≤ 250 W", "> 5 s", "−$5".
 * Both ends of a computed range have the same places; ends that round to the same text are printed once, with ~.
 * A bound that may be wider than the truth is printed with "within " in front of the range. `show` may be NULL.
 * Returns QUANTITY_UNITS / QUANTITY_RATE when it cannot be shown in show->unit, else OK.
 */
enum quantity_status quantity_print(const struct arithmetic *how, const struct quantity *q,
    const struct show *show, struct buf *out);
/* The number without unit and symbol, for table cells whose column head names the unit; `unit` is the column's. */
enum quantity_status quantity_print_bare(const struct arithmetic *how, const struct quantity *q,
    const struct show *show, const struct unit *unit, struct buf *out);
/* The unit as a column head names it: "GB/s", "$", "years". */
struct str quantity_unit_words(const struct arithmetic *how, const struct unit *unit);
/* A decimal of at most 17 significant digits in the unit it is printed in; empty for ranges and open ends. */
struct str quantity_machine(
    const struct arithmetic *how, const struct quantity *q, const struct show *show);
/*
 * The places that `show` or the default would print a point value with: parts of a table are never
 * coarser than its total.
 */
int quantity_places(const struct arithmetic *how, const struct quantity *q, const struct show *show);
/* An end counted in the quantity's own unit, as an exact number; NULL for an open end. */
const struct ratio *quantity_end(struct arena *keep, const struct quantity *q, bool high);

#endif
