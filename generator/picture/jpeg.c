#include "picture/jpeg.h"

#include "picture/bytes.h"

bool jpeg_is_one(struct str bytes)
{
	return str_starts(bytes, STR("\xff\xd8\xff"));
}

/* --- Exif ----------------------------------------------------------------------------------------- */

#define TAG_ORIENTATION 0x0112
#define FIELD_SIZE 12

/* Of the orientations 1 to 8 those from 5 on exchange width and height. */
static bool lies_on_its_side(uint32_t orientation)
{
	return orientation >= 5 && orientation <= 8;
}

struct tiff {
	struct str bytes;
	bool little; /* numbers have their lowest byte first */
};

static uint32_t number(const struct tiff *tiff, size_t at, size_t count)
{
	return tiff->little ? bytes_little(tiff->bytes, at, count) : bytes_big(tiff->bytes, at, count);
}

/* The first directory of a TIFF file, which is what Exif holds. */
static bool tiff_lies_on_its_side(struct str bytes)
{
	const struct tiff tiff = { bytes, str_starts(bytes, STR("II")) };

	if ((!tiff.little && !str_starts(bytes, STR("MM"))) || number(&tiff, 2, 2) != 42)
		return false;
	size_t directory = number(&tiff, 4, 4), count = number(&tiff, directory, 2);
	for (size_t i = 0; i < count; i++) {
		size_t field = directory + 2 + i * FIELD_SIZE;
		if (field + FIELD_SIZE > bytes.len)
			break;
		if (number(&tiff, field, 2) == TAG_ORIENTATION)
			return lies_on_its_side(number(&tiff, field + 8, 2));
	}
	return false;
}

/* --- segments ------------------------------------------------------------------------------------- */

enum {
	SOF0 = 0xc0,
	DHT = 0xc4,
	JPG = 0xc8,
	DAC = 0xcc,
	SOF15 = 0xcf,
	RST0 = 0xd0,
	EOI = 0xd9,
	SOS = 0xda,
	APP1 = 0xe1
};

static bool is_frame(uint32_t marker)
{
	return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC;
}

/* Markers without a segment: RST, SOI, and TEM. */
static bool stands_alone(uint32_t marker)
{
	return (marker >= RST0 && marker < EOI) || marker == 0x01;
}

/* The segment behind the next marker from *at on; false where the pixels begin, or the file ends. */
static bool next_segment(struct str bytes, size_t *at, uint32_t *marker, struct str *segment)
{
	for (;;) {
		if (byte_at(bytes, *at) != 0xff)
			return false;
		while (byte_at(bytes, *at) == 0xff)
			++*at;
		*marker = byte_at(bytes, *at);
		++*at;
		if (!stands_alone(*marker))
			break;
	}
	size_t length = bytes_big(bytes, *at, 2);
	if (*marker == EOI || *marker == SOS || length < 2 || *at + 2 > bytes.len)
		return false;
	*segment = str_sub(bytes, *at + 2, *at + length);
	*at += length;
	return true;
}

struct picture_size jpeg_size(struct str bytes)
{
	struct str exif = STR("Exif\0\0"), segment;
	bool on_its_side = false;
	uint32_t marker;

	for (size_t at = 2; next_segment(bytes, &at, &marker, &segment);) {
		if (marker == APP1 && str_starts(segment, exif))
			on_its_side = tiff_lies_on_its_side(str_sub(segment, exif.len, segment.len));
		if (!is_frame(marker) || segment.len < 5)
			continue;
		uint32_t height = bytes_big(segment, 1, 2), width = bytes_big(segment, 3, 2);
		return on_its_side ? (struct picture_size){ height, width }
				   : (struct picture_size){ width, height };
	}
	return (struct picture_size){ 0, 0 };
}
