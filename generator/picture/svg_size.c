#include "picture/svg_size.h"

#include "base/ascii.h"
#include "picture/bytes.h"

/* --- the root ------------------------------------------------------------------------------------- */

/* Behind a comment, a declaration or an instruction that begins at `at`. */
static size_t skip_aside(struct str bytes, size_t at)
{
	struct str end = bytes_are(bytes, at, STR("<!--")) ? STR("-->") : STR(">");

	if (bytes_are(bytes, at, STR("<!DOCTYPE"))) {
		size_t bracket = str_find_byte(bytes, '[', at);
		if (bracket < str_find_byte(bytes, '>', at)) /* it declares things of its own */
			at = str_find_byte(bytes, ']', bracket);
		if (at == STR_NONE)
			return bytes.len;
	}
	size_t found = str_find(bytes, end, at);
	return found == STR_NONE ? bytes.len : found + end.len;
}

/* The attributes of <svg …>, what stands behind its name; false if another element comes first. */
static bool find_root(struct str bytes, struct str *attributes)
{
	size_t at = str_starts(bytes, STR("\xef\xbb\xbf")) ? 3 : 0;

	for (;;) {
		while (ascii_is_space((char)byte_at(bytes, at)))
			at++;
		if (byte_at(bytes, at) != '<')
			return false;
		if (byte_at(bytes, at + 1) != '!' && byte_at(bytes, at + 1) != '?')
			break;
		at = skip_aside(bytes, at);
	}
	size_t end = ++at;
	while (end < bytes.len && !ascii_is_space(bytes.at[end]) && bytes.at[end] != '>' &&
	    bytes.at[end] != '/')
		end++;
	struct str name = str_sub(bytes, at, end);
	*attributes = str_sub(bytes, end, bytes.len);
	return str_eq(name, STR("svg")) || str_ends(name, STR(":svg"));
}

bool svg_is_one(struct str bytes)
{
	struct str attributes;

	return find_root(bytes, &attributes);
}

/* The next name="value" of a start tag; false at its end. */
static bool next_attribute(struct str *rest, struct str *name, struct str *value)
{
	size_t at = 0, end;

	while (ascii_is_space((char)byte_at(*rest, at)))
		at++;
	for (end = at;
	     end < rest->len && !ascii_is_space(rest->at[end]) && !strchr("=<>/", rest->at[end]);)
		end++;
	*name = str_sub(*rest, at, end);
	while (ascii_is_space((char)byte_at(*rest, end)))
		end++;
	if (name->len == 0 || byte_at(*rest, end) != '=')
		return false;
	end++;
	while (ascii_is_space((char)byte_at(*rest, end)))
		end++;
	char quote = (char)byte_at(*rest, end);
	size_t close = quote == '"' || quote == '\'' ? str_find_byte(*rest, quote, end + 1) : STR_NONE;
	if (close == STR_NONE)
		return false;
	*value = str_sub(*rest, end + 1, close);
	*rest = str_sub(*rest, close + 1, rest->len);
	return true;
}

/* --- lengths -------------------------------------------------------------------------------------- */

/* The largest length in thousandths that is read, so that products stay within 64 bits. */
#define LENGTH_MOST ((int64_t)1000000000)

/* A number of thousandths at the start of *text, which then begins behind it; -1: none is read. */
static int64_t take_thousandths(struct str *text)
{
	int64_t number = 0, scale = 1000;
	size_t at = byte_at(*text, 0) == '+', start = at;
	bool behind_point = false;

	for (; at < text->len &&
	     (ascii_is_digit(text->at[at]) || (text->at[at] == '.' && !behind_point));
	     at++) {
		if (text->at[at] == '.') {
			behind_point = true;
			continue;
		}
		int64_t digit = text->at[at] - '0';
		if (!behind_point)
			number = number * 10 + digit * 1000;
		else
			number += digit * (scale /= 10);
		if (number > LENGTH_MOST)
			return -1;
	}
	*text = str_sub(*text, at, text->len);
	return at - start > behind_point ? number : -1;
}

static const struct unit {
	struct str name;
	int64_t pixels, of; /* so many pixels are so many of it */
} units[] = {
	{ STR_INIT(""), 1, 1 },
	{ STR_INIT("px"), 1, 1 },
	{ STR_INIT("pt"), 4, 3 },
	{ STR_INIT("pc"), 16, 1 },
	{ STR_INIT("in"), 96, 1 },
	{ STR_INIT("cm"), 9600, 254 },
	{ STR_INIT("mm"), 960, 254 },
	{ STR_INIT("em"), 16, 1 }, /* no style sheet is around it */
	{ STR_INIT("rem"), 16, 1 },
};

/* Thousandths of a pixel; 0: not told, as in percents. */
static int64_t read_length(struct str text)
{
	struct str rest = str_trim(text);
	int64_t number = take_thousandths(&rest);

	for (size_t i = 0; number > 0 && i < countof(units); i++)
		if (str_eq_any_case(rest, units[i].name))
			return number * units[i].pixels / units[i].of;
	return 0;
}

struct root {
	int64_t width, height, box_width, box_height;
};

static void read_box(struct str text, struct root *root)
{
	int64_t numbers[4];
	struct str rest = str_trim(text);

	for (size_t i = 0; i < countof(numbers); i++) {
		if (i < 2 && byte_at(rest, 0) == '-') /* where it begins is no matter */
			rest = str_sub(rest, 1, rest.len);
		numbers[i] = take_thousandths(&rest);
		if (numbers[i] < 0)
			return;
		while (rest.len > 0 && (ascii_is_space(rest.at[0]) || rest.at[0] == ','))
			rest = str_sub(rest, 1, rest.len);
	}
	root->box_width = numbers[2];
	root->box_height = numbers[3];
}

static void complete(struct root *root)
{
	if (root->box_width <= 0 || root->box_height <= 0)
		return;
	if (root->width == 0 && root->height == 0)
		root->width = root->box_width;
	if (root->width == 0)
		root->width = root->height * root->box_width / root->box_height;
	else if (root->height == 0)
		root->height = root->width * root->box_height / root->box_width;
}

/* Whole pixels, and at least one of what is there. */
static uint32_t pixels(int64_t thousandths)
{
	int64_t whole = (thousandths + 500) / 1000;

	if (thousandths <= 0 || whole > UINT32_MAX)
		return 0;
	return whole == 0 ? 1 : (uint32_t)whole;
}

struct picture_size svg_size(struct str bytes)
{
	struct root root = { 0, 0, 0, 0 };
	struct str rest, name, value;

	if (!find_root(bytes, &rest))
		return (struct picture_size){ 0, 0 };
	while (next_attribute(&rest, &name, &value)) {
		if (str_eq(name, STR("width")))
			root.width = read_length(value);
		else if (str_eq(name, STR("height")))
			root.height = read_length(value);
		else if (str_eq(name, STR("viewBox")))
			read_box(value, &root);
	}
	complete(&root);
	return (struct picture_size){ pixels(root.width), pixels(root.height) };
}
