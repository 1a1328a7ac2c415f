#include "picture/picture.h"

#include "picture/avif.h"
#include "picture/bytes.h"
#include "picture/jpeg.h"
#include "picture/svg_size.h"
#include "picture/webp.h"

static bool is_png(struct str bytes)
{
	return str_starts(bytes, STR("\x89PNG\r\n\x1a\n"));
}

static struct picture_size png_size(struct str bytes)
{
	if (!bytes_are(bytes, 12, STR("IHDR")) || bytes.len < 24)
		return (struct picture_size){ 0, 0 };
	return (struct picture_size){ bytes_big(bytes, 16, 4), bytes_big(bytes, 20, 4) };
}

static bool is_gif(struct str bytes)
{
	return str_starts(bytes, STR("GIF87a")) || str_starts(bytes, STR("GIF89a"));
}

static struct picture_size gif_size(struct str bytes)
{
	if (bytes.len < 10)
		return (struct picture_size){ 0, 0 };
	return (struct picture_size){ bytes_little(bytes, 6, 2), bytes_little(bytes, 8, 2) };
}

static const struct format {
	struct str name;
	struct str endings[2];
	bool (*is)(struct str bytes);
	struct picture_size (*size)(struct str bytes);
} formats[] = {
	[PICTURE_PNG] = { STR_INIT("PNG"), { STR_INIT(".png") }, is_png, png_size },
	[PICTURE_JPEG] = { STR_INIT("JPEG"), { STR_INIT(".jpg"), STR_INIT(".jpeg") }, jpeg_is_one,
	    jpeg_size },
	[PICTURE_GIF] = { STR_INIT("GIF"), { STR_INIT(".gif") }, is_gif, gif_size },
	[PICTURE_WEBP] = { STR_INIT("WebP"), { STR_INIT(".webp") }, webp_is_one, webp_size },
	[PICTURE_AVIF] = { STR_INIT("AVIF"), { STR_INIT(".avif") }, avif_is_one, avif_size },
	[PICTURE_SVG] = { STR_INIT("SVG"), { STR_INIT(".svg") }, svg_is_one, svg_size },
};

_Static_assert(countof(formats) == PICTURE_KINDS, "describe every format");

struct str picture_name(enum picture_kind kind)
{
	return formats[kind].name;
}

static bool ends_in_any_case(struct str path, struct str ending)
{
	return ending.len > 0 && path.len > ending.len &&
	    str_eq_any_case(str_sub(path, path.len - ending.len, path.len), ending);
}

enum picture_kind picture_by_name(struct str path)
{
	for (enum picture_kind kind = PICTURE_PNG; kind < PICTURE_KINDS; kind++)
		for (size_t i = 0; i < countof(formats[kind].endings); i++)
			if (ends_in_any_case(path, formats[kind].endings[i]))
				return kind;
	return PICTURE_NONE;
}

enum picture_kind picture_by_bytes(struct str bytes)
{
	for (enum picture_kind kind = PICTURE_PNG; kind < PICTURE_KINDS; kind++)
		if (formats[kind].is(bytes))
			return kind;
	return PICTURE_NONE;
}

/* The largest width or height, as of PNG: more is damage. */
#define SIDE_MOST 0x7fffffffu

struct picture_size picture_size(enum picture_kind kind, struct str bytes)
{
	struct picture_size size =
	    kind == PICTURE_NONE ? (struct picture_size){ 0, 0 } : formats[kind].size(bytes);

	if (size.width == 0 || size.height == 0 || size.width > SIDE_MOST || size.height > SIDE_MOST)
		return (struct picture_size){ 0, 0 };
	return size;
}
