#include "picture/avif.h"

#include "picture/bytes.h"

struct box {
	struct str type, body;
};

/* The box that begins at *at; false at the end. One that is longer than what there is ends with it. */
static bool next_box(struct str bytes, size_t *at, struct box *box)
{
	size_t head = 8, left = *at < bytes.len ? bytes.len - *at : 0;

	if (left < head)
		return false;
	uint64_t size = bytes_big(bytes, *at, 4);
	box->type = str_sub(bytes, *at + 4, *at + 8);
	if (size == 1) {
		head = 16;
		size = (uint64_t)bytes_big(bytes, *at + 8, 4) << 32 | bytes_big(bytes, *at + 12, 4);
	}
	if (size == 0 || size > left)
		size = left;
	if (size < head)
		return false;
	box->body = str_sub(bytes, *at + head, *at + size);
	*at += size;
	return true;
}

/* The body of the first box of a type; empty if there is none. */
static struct str find(struct str bytes, struct str type)
{
	struct box box;

	for (size_t at = 0; next_box(bytes, &at, &box);)
		if (str_eq(box.type, type))
			return box.body;
	return STR("");
}

/* Version and flags stand before the content of some boxes. */
#define FULL 4

static struct str content(struct str body)
{
	return str_sub(body, FULL, body.len);
}

bool avif_is_one(struct str bytes)
{
	size_t at = 0;
	struct box box;

	if (!next_box(bytes, &at, &box) || !str_eq(box.type, STR("ftyp")))
		return false;
	for (size_t brand = 0; brand + 4 <= box.body.len; brand += 4)
		if (brand != 4 && /* the version of the first */
		    (bytes_are(box.body, brand, STR("avif")) || bytes_are(box.body, brand, STR("avis"))))
			return true;
	return false;
}

/* The property of a number, which counts from 1, tells the size or that it is turned. */
static void apply(struct str properties, uint32_t number, struct picture_size *size, bool *turned)
{
	struct box box;
	size_t at = 0;

	for (uint32_t i = 0; i < number; i++)
		if (!next_box(properties, &at, &box))
			return;
	if (number > 0 && str_eq(box.type, STR("ispe")) && box.body.len >= FULL + 8)
		*size = (struct picture_size){ bytes_big(box.body, FULL, 4),
			bytes_big(box.body, FULL + 4, 4) };
	if (number > 0 && str_eq(box.type, STR("irot")))
		*turned = byte_at(box.body, 0) & 1;
}

/* The properties of an item, from the table that gives each item its own. */
static struct picture_size size_of_item(struct str properties, struct str table, uint32_t item)
{
	size_t id_size = byte_at(table, 0) < 1 ? 2 : 4, wide = (byte_at(table, 3) & 1) + 1;
	size_t count = bytes_big(table, FULL, 4), at = FULL + 4;
	struct picture_size size = { 0, 0 };
	bool turned = false;

	for (size_t i = 0; i < count && at + id_size < table.len; i++) {
		bool is_it = bytes_big(table, at, id_size) == item;
		size_t uses = byte_at(table, at + id_size);
		at += id_size + 1;
		for (size_t n = 0; is_it && n < uses; n++)
			apply(properties,
			    bytes_big(table, at + n * wide, wide) & (wide == 1 ? 0x7f : 0x7fff),
			    &size, &turned);
		at += uses * wide;
		if (is_it)
			break;
	}
	return turned ? (struct picture_size){ size.height, size.width } : size;
}

struct picture_size avif_size(struct str bytes)
{
	struct str meta = content(find(bytes, STR("meta")));
	struct str primary = find(meta, STR("pitm"));
	struct str groups = find(meta, STR("iprp"));
	uint32_t item = bytes_big(primary, FULL, byte_at(primary, 0) == 0 ? 2 : 4);

	return size_of_item(find(groups, STR("ipco")), find(groups, STR("ipma")), item);
}
