#include "serve/request.h"

#include "base/percent.h"

static bool is_plain_segment(struct str segment)
{
	return segment.len > 0 && !str_eq(segment, STR(".")) && !str_eq(segment, STR(".."));
}

/* Every segment is a name; only the last may be empty, behind the slash of a folder. */
static bool is_plain_path(struct str path)
{
	struct str segment, rest = path;

	while (str_cut(rest, '/', &segment, &rest))
		if (!is_plain_segment(segment))
			return false;
	return segment.len == 0 || is_plain_segment(segment);
}

bool request_path(struct arena *keep, struct str sent, struct str *path)
{
	if (sent.len == 0 || sent.at[0] != '/')
		return false;
	char *decoded = arena_alloc(keep, sent.len);
	size_t len = 0;
	for (size_t i = 1; i < sent.len;) {
		int byte = percent_byte(sent, &i);
		if (byte < 0x20 || byte == 0x7F || byte == '\\')
			return false;
		decoded[len++] = (char)byte;
	}
	*path = (struct str){ decoded, len };
	return is_plain_path(*path);
}

/* --- ranges ----------------------------------------------------------------------------------- */

/* Digits and nothing else; too many of them stand for more than any file has. */
static bool read_number(struct str text, size_t *number)
{
	size_t value = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] < '0' || text.at[i] > '9')
			return false;
		size_t digit = (size_t)(text.at[i] - '0');
		value = value > (SIZE_MAX - digit) / 10 ? SIZE_MAX : value * 10 + digit;
	}
	*number = value;
	return text.len > 0;
}

static struct byte_range part(size_t from, size_t to, size_t size)
{
	if (from >= size)
		return (struct byte_range){ .kind = RANGE_OUTSIDE };
	size_t last = to < size ? to : size - 1;
	return (struct byte_range){ RANGE_PART, from, last - from + 1 };
}

struct byte_range request_range(struct str header, size_t size)
{
	static const struct byte_range whole = { .kind = RANGE_WHOLE };
	struct str unit, parts, first, last;
	size_t from, to = SIZE_MAX;

	if (!str_cut(header, '=', &unit, &parts) || !str_eq(str_trim(unit), STR("bytes")) ||
	    !str_cut(str_trim(parts), '-', &first, &last))
		return whole;
	first = str_trim(first);
	last = str_trim(last);
	if (last.len > 0 && !read_number(last, &to))
		return whole; /* several parts end up here, too */
	if (first.len > 0)
		return read_number(first, &from) && from <= to ? part(from, to, size) : whole;
	if (last.len == 0)
		return whole;
	return to == 0 ? (struct byte_range){ .kind = RANGE_OUTSIDE }
		       : part(to < size ? size - to : 0, SIZE_MAX, size);
}

/* --- conditions and types --------------------------------------------------------------------- */

bool request_names_tag(struct str header, struct str tag)
{
	struct str one, rest = header;

	if (str_eq(str_trim(header), STR("*")))
		return true;
	do {
		str_cut(rest, ',', &one, &rest);
		one = str_trim(one);
		if (str_starts(one, STR("W/")))
			one = str_sub(one, 2, one.len);
		if (str_eq(one, tag))
			return true;
	} while (rest.len > 0);
	return false;
}

static const struct {
	struct str ending;
	const char *type;
} types[] = {
	{ STR_INIT(".html"), "text/html; charset=utf-8" },
	{ STR_INIT(".css"), "text/css; charset=utf-8" },
	{ STR_INIT(".js"), "text/javascript; charset=utf-8" },
	{ STR_INIT(".mjs"), "text/javascript; charset=utf-8" },
	{ STR_INIT(".json"), "application/json" },
	{ STR_INIT(".xml"), "application/xml" },
	{ STR_INIT(".atom"), "application/atom+xml" },
	{ STR_INIT(".txt"), "text/plain; charset=utf-8" },
	{ STR_INIT(".md"), "text/markdown; charset=utf-8" },
	{ STR_INIT(".csv"), "text/csv; charset=utf-8" },
	{ STR_INIT(".svg"), "image/svg+xml" },
	{ STR_INIT(".png"), "image/png" },
	{ STR_INIT(".jpg"), "image/jpeg" },
	{ STR_INIT(".jpeg"), "image/jpeg" },
	{ STR_INIT(".gif"), "image/gif" },
	{ STR_INIT(".webp"), "image/webp" },
	{ STR_INIT(".avif"), "image/avif" },
	{ STR_INIT(".ico"), "image/vnd.microsoft.icon" },
	{ STR_INIT(".woff2"), "font/woff2" },
	{ STR_INIT(".woff"), "font/woff" },
	{ STR_INIT(".pdf"), "application/pdf" },
	{ STR_INIT(".zip"), "application/zip" },
	{ STR_INIT(".mp4"), "video/mp4" },
	{ STR_INIT(".webm"), "video/webm" },
	{ STR_INIT(".mp3"), "audio/mpeg" },
	{ STR_INIT(".wasm"), "application/wasm" },
	{ STR_INIT(".webmanifest"), "application/manifest+json" },
};

const char *request_type(struct str path)
{
	for (size_t i = 0; i < countof(types); i++)
		if (str_ends(path, types[i].ending))
			return types[i].type;
	return "application/octet-stream";
}
