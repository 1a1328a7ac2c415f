#include "number/units_builtin.h"

#define NAME(n) .says = { .name = STR_INIT(n) }
#define IS(n, what) .says = { .name = STR_INIT(n), .is = STR_INIT(what) }
#define TIME(n, many, what) \
	.says = { .name = STR_INIT(n), .plural = STR_INIT(many), .is = STR_INIT(what) }
#define WORD(w) .word = STR_INIT(w)
#define ALSO(w) .also = STR_INIT(w)

/* Bases first; each row may be made of those above it. */
const struct unit_builtin units_builtin[] = {
	{ NAME("m"), WORD("length"), .prefixes = PREFIX_SI },
	{ NAME("g"), WORD("mass"), .prefixes = PREFIX_SI },
	{ NAME("s"), WORD("time"), .prefixes = PREFIX_SMALL },
	{ NAME("A"), WORD("current"), .prefixes = PREFIX_SI, .with_hour = true },
	{ NAME("K"), WORD("temperature"), .prefixes = PREFIX_SI },
	{ NAME("mol"), WORD("amount of substance"), .prefixes = PREFIX_SI },
	{ NAME("cd"), WORD("luminous intensity"), .prefixes = PREFIX_SI },
	{ NAME("bit"), WORD("information"), .prefixes = PREFIX_LARGE | PREFIX_BINARY, ALSO("b") },
	{ NAME("°"), WORD("angle"), .tight = true },
	{ IS("×", "1"), .tight = true },
	{ IS("%", "1/100") },
	{ IS("min", "60 s") },
	{ IS("h", "3600 s") },
	{ TIME("day", "days", "24 h") },
	{ TIME("week", "weeks", "7 day") },
	{ TIME("year", "years", "365 day") },
	{ TIME("month", "months", "1/12 year") },
	{ IS("B", "8 bit"), .prefixes = PREFIX_LARGE | PREFIX_BINARY },
	{ IS("Hz", "1/s"), .prefixes = PREFIX_SI },
	{ IS("N", "kg·m/s^2"), WORD("force"), .prefixes = PREFIX_SI },
	{ IS("Pa", "N/m^2"), WORD("pressure"), .prefixes = PREFIX_SI },
	{ IS("J", "N·m"), WORD("energy"), .prefixes = PREFIX_SI },
	{ IS("W", "J/s"), WORD("power"), .prefixes = PREFIX_SI, .with_hour = true },
	{ IS("C", "A·s"), WORD("charge"), .prefixes = PREFIX_SI },
	{ IS("V", "W/A"), WORD("voltage"), .prefixes = PREFIX_SI },
	{ IS("F", "C/V"), WORD("capacitance"), .prefixes = PREFIX_SI },
	{ IS("Ω", "V/A"), WORD("resistance"), .prefixes = PREFIX_SI, ALSO("ohm") },
	{ IS("S", "A/V"), WORD("conductance"), .prefixes = PREFIX_SI },
	{ IS("Wb", "V·s"), WORD("magnetic flux"), .prefixes = PREFIX_SI },
	{ IS("H", "Wb/A"), WORD("inductance"), .prefixes = PREFIX_SI },
	{ IS("lm", "cd"), .prefixes = PREFIX_SI },
	{ IS("lx", "lm/m^2"), WORD("illuminance"), .prefixes = PREFIX_SI },
	{ .says = { .name = STR_INIT("°C"), .affine = STR_INIT("273.15 K") } },
};
const size_t units_builtin_count = countof(units_builtin);

const struct unit_prefix unit_prefixes[] = {
	{ STR_INIT("k"), 10, 3, PREFIX_LARGE },
	{ STR_INIT("M"), 10, 6, PREFIX_LARGE },
	{ STR_INIT("G"), 10, 9, PREFIX_LARGE },
	{ STR_INIT("T"), 10, 12, PREFIX_LARGE },
	{ STR_INIT("P"), 10, 15, PREFIX_LARGE },
	{ STR_INIT("E"), 10, 18, PREFIX_LARGE },
	{ STR_INIT("Z"), 10, 21, PREFIX_LARGE },
	{ STR_INIT("Y"), 10, 24, PREFIX_LARGE },
	{ STR_INIT("h"), 10, 2, PREFIX_MIDDLE },
	{ STR_INIT("da"), 10, 1, PREFIX_MIDDLE },
	{ STR_INIT("d"), 10, -1, PREFIX_MIDDLE },
	{ STR_INIT("c"), 10, -2, PREFIX_MIDDLE },
	{ STR_INIT("m"), 10, -3, PREFIX_SMALL },
	{ STR_INIT("µ"), 10, -6, PREFIX_SMALL }, /* U+00B5 micro sign */
	{ STR_INIT("μ"), 10, -6, PREFIX_SMALL }, /* U+03BC Greek mu */
	{ STR_INIT("n"), 10, -9, PREFIX_SMALL },
	{ STR_INIT("p"), 10, -12, PREFIX_SMALL },
	{ STR_INIT("f"), 10, -15, PREFIX_SMALL },
	{ STR_INIT("a"), 10, -18, PREFIX_SMALL },
	{ STR_INIT("z"), 10, -21, PREFIX_SMALL },
	{ STR_INIT("y"), 10, -24, PREFIX_SMALL },
	{ STR_INIT("Ki"), 2, 10, PREFIX_BINARY },
	{ STR_INIT("Mi"), 2, 20, PREFIX_BINARY },
	{ STR_INIT("Gi"), 2, 30, PREFIX_BINARY },
	{ STR_INIT("Ti"), 2, 40, PREFIX_BINARY },
	{ STR_INIT("Pi"), 2, 50, PREFIX_BINARY },
	{ STR_INIT("Ei"), 2, 60, PREFIX_BINARY },
};
const size_t unit_prefix_count = countof(unit_prefixes);
