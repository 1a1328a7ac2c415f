#include "picture/webp.h"

#include "picture/bytes.h"

bool webp_is_one(struct str bytes)
{
	return str_starts(bytes, STR("RIFF")) && bytes_are(bytes, 8, STR("WEBP"));
}

/* Behind the heads of the file and of the first chunk. */
#define BODY 20

struct picture_size webp_size(struct str bytes)
{
	struct picture_size none = { 0, 0 };

	if (bytes.len < BODY + 10)
		return none;
	if (bytes_are(bytes, 12, STR("VP8X")))
		return (struct picture_size){ bytes_little(bytes, BODY + 4, 3) + 1,
			bytes_little(bytes, BODY + 7, 3) + 1 };
	if (bytes_are(bytes, 12, STR("VP8L")) && byte_at(bytes, BODY) == 0x2f) {
		uint32_t bits = bytes_little(bytes, BODY + 1, 4);
		return (struct picture_size){ (bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1 };
	}
	if (bytes_are(bytes, 12, STR("VP8 ")) && bytes_are(bytes, BODY + 3, STR("\x9d\x01\x2a")))
		return (struct picture_size){ bytes_little(bytes, BODY + 6, 2) & 0x3fff,
			bytes_little(bytes, BODY + 8, 2) & 0x3fff };
	return none;
}
