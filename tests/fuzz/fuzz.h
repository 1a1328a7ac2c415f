/*
 * fuzz - what all fuzz targets share. A target reads the input as a file would be read, and then
 * touches every byte of the result, so that the sanitizers see a view of memory that has gone.
 */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include "base/diag.h"
#include "base/diag_print.h"
#include "base/source.h"
#include "base/str.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline struct str fuzz_text(const uint8_t *data, size_t size)
{
	return (struct str){ (const char *)data, size };
}

static inline void fuzz_touch(struct str text)
{
	volatile uint64_t sink = str_hash(text);
	(void)sink;
}

/* All messages with their places: printing them counts columns in the text. */
static inline void fuzz_touch_diag(const struct diag *diag)
{
	FILE *nowhere = fopen("/dev/null", "w");
	if (nowhere == NULL)
		return;
	diag_print(diag, nowhere, (struct diag_style){ .annotations = true });
	fclose(nowhere);
}

#endif
