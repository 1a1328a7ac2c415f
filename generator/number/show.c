#include "number/show.h"

#include "base/ascii.h"
#include "base/near.h"
#include "number/unit_parse.h"
#include "number/units.h"

#define UNKNOWN_UNIT STR("unknown unit ")

/* Behind the point of a pattern. */
#define PLACES_MOST 30

/* How many zeros stand at `at`. */
static size_t zeros_at(struct str text, size_t at)
{
	size_t end = at;

	while (end < text.len && text.at[end] == '0')
		end++;
	return end - at;
}

static bool point_at(struct str text, size_t at)
{
	return at < text.len && text.at[at] == '.' && zeros_at(text, at + 1) > 0;
}

/*
 * The digits of a pattern, at the start of the text: "0", "0.00", "0,000", "0,0.00". Returns where
 * they end. A comma groups thousands, so it has three zeros behind it, or one and a point; anything
 * else is most likely a decimal comma, and gives *why.
 */
static size_t scan_digits(struct str text, struct show *out, struct str *why)
{
	size_t at = zeros_at(text, 0);

	out->set = at > 0;
	if (at > 1)
		*why = STR("one 0 stands for all digits before the point");
	while (out->set && at < text.len && text.at[at] == ',') {
		size_t zeros = zeros_at(text, at + 1);
		if (zeros != 3 && !(zeros == 1 && point_at(text, at + 2)))
			*why = STR("a comma groups thousands, as in 0,000; a decimal has a point: 0.0");
		out->grouped = true;
		at += 1 + zeros;
	}
	if (out->set && point_at(text, at)) {
		out->places = (int)zeros_at(text, at + 1);
		at += 1 + zeros_at(text, at + 1);
	}
	if (out->places > 0 && at < text.len && text.at[at] == ',')
		*why = STR("a comma groups thousands, as in 0,000.00; a decimal has a point");
	return at;
}

bool show_parse(const struct units *units, struct arena *keep, struct str text, struct show *out,
    struct str *why)
{
	*out = (struct show){ .set = false };
	*why = STR("");
	text = str_trim(text);
	size_t at = scan_digits(text, out, why);
	struct str bad, name = str_trim(str_sub(text, at, text.len));
	if (text.len == 0 || out->places > PLACES_MOST)
		*why = text.len == 0 ? STR("the pattern is empty")
				     : STR("the pattern asks for too many digits");
	if (why->len > 0)
		return false;
	if (name.len == 0)
		return true;
	out->unit = units_parse(units, keep, name, &bad, NULL);
	out->local = !out->unit && str_eq(name, STR("local"));
	if (out->unit || out->local)
		return true;
	struct near near = near_to(name);
	near_offer(&near, STR("local"));
	if (near.best.len == 0 && out->set && bad.len > 0 && ascii_is_letter(bad.at[0]))
		*why = STR_JOIN(keep, UNKNOWN_UNIT, bad);
	else
		*why = str_print(keep, "%.*s is neither digits such as 0.00 nor a unit%s",
		    STR_ARG(name), near.best.len > 0 ? "; did you mean “local”?" : "");
	return false;
}

bool show_lacks_unit(struct str why)
{
	return str_starts(why, UNKNOWN_UNIT);
}
