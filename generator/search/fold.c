#include "search/fold.h"

#include "base/ascii.h"
#include "search/fold_table.h"

#include <string.h>

/* --- looking up ------------------------------------------------------------------------------- */

static uint32_t fold_one(uint32_t point)
{
	size_t low = 0, high = countof(fold_runs);

	while (low < high) {
		size_t middle = (low + high) / 2;
		if (fold_runs[middle].from <= point)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0)
		return point;
	const struct fold_run *run = &fold_runs[low - 1];
	uint32_t distance = point - run->from;
	if (distance % run->step != 0 || distance / run->step >= run->count)
		return point;
	return run->to + distance / run->step * run->up;
}

static const char *fold_several(uint32_t point)
{
	size_t low = 0, high = countof(fold_longs);

	while (low < high) {
		size_t middle = (low + high) / 2;
		if (fold_longs[middle].from < point)
			low = middle + 1;
		else
			high = middle;
	}
	return low < countof(fold_longs) && fold_longs[low].from == point ? fold_longs[low].to : NULL;
}

static enum char_class class_of(uint32_t point)
{
	size_t low = 0, high = countof(class_ranges);

	while (low < high) {
		size_t middle = (low + high) / 2;
		if (class_ranges[middle].from <= point)
			low = middle + 1;
		else
			high = middle;
	}
	return low == 0 ? CHAR_BREAK : (enum char_class)class_ranges[low - 1].class;
}

static struct folded of_ascii(char byte)
{
	struct folded out = { .class = CHAR_BREAK };

	byte = ascii_lower(byte);
	if (ascii_is_small(byte))
		out.class = CHAR_LETTER;
	else if (ascii_is_digit(byte))
		out.class = CHAR_DIGIT;
	out.text[0] = byte;
	out.len = out.class != CHAR_BREAK;
	return out;
}

static size_t encode(uint32_t point, char *out)
{
	if (point < 0x80) {
		out[0] = (char)point;
		return 1;
	}
	size_t len = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
	for (size_t i = len; i > 1; i--, point >>= 6)
		out[i - 1] = (char)(0x80 | (point & 0x3F));
	out[0] = (char)((0xF00 >> len) | point);
	return len;
}

struct folded fold(uint32_t point)
{
	if (point < 0x80)
		return of_ascii((char)point);
	const char *several = fold_several(point);
	struct folded out = { .class = CHAR_LETTER };
	if (several) {
		out.class = ascii_is_digit(several[0]) ? CHAR_DIGIT : CHAR_LETTER;
		out.len = strlen(several);
		memcpy(out.text, several, out.len);
		return out;
	}
	out.class = class_of(point);
	if (out.class == CHAR_BREAK || out.class == CHAR_DROP)
		return out;
	uint32_t to = fold_one(point);
	if (to < 0x80)
		return of_ascii((char)to);
	if (to != point)
		out.class = class_of(to);
	out.len = encode(to, out.text);
	return out;
}

/* --- for the script --------------------------------------------------------------------------- */

void fold_write(struct buf *out)
{
	uint32_t last = 0;

	buf_put(out, STR("runs:["));
	for (size_t i = 0; i < countof(fold_runs); i++) {
		const struct fold_run *run = &fold_runs[i];
		buf_print(out, "%s%u,%u,%u,%u,%u", i ? "," : "", run->from - last, run->count,
		    run->step, run->up, run->to);
		last = run->from;
	}
	buf_put(out, STR("],longs:["));
	for (size_t i = 0; i < countof(fold_longs); i++)
		buf_print(out, "%s%u,\"%s\"", i ? "," : "", fold_longs[i].from, fold_longs[i].to);
	buf_put(out, STR("],classes:["));
	last = 0;
	for (size_t i = 0; i < countof(class_ranges); i++) {
		buf_print(out, "%s%u,%u", i ? "," : "", class_ranges[i].from - last,
		    class_ranges[i].class);
		last = class_ranges[i].from;
	}
	buf_put_byte(out, ']');
}
