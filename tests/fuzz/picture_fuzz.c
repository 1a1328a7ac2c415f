/* The bytes of a file as each kind of picture: reading ends, within the bytes, and sizes are sizes. */
#include "fuzz.h"
#include "picture/picture.h"

#include <assert.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = fuzz_text(data, size);

	assert(picture_by_bytes(bytes) < PICTURE_KINDS);
	for (enum picture_kind kind = PICTURE_NONE; kind < PICTURE_KINDS; kind++) {
		struct picture_size found = picture_size(kind, bytes);
		assert((found.width == 0) == (found.height == 0));
		assert(found.width <= INT32_MAX && found.height <= INT32_MAX);
	}
	return 0;
}
