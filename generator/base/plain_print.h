/*
 * plain_print - the formats that nearly all texts are printed with, without printf(3), which takes several times as
 * long for them: %s, %.*s, %d, %u, %zu and %%.
 */
#ifndef BASE_PLAIN_PRINT_H
#define BASE_PLAIN_PRINT_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

/* Of a format with any other conversion: that is left to printf. */
#define PLAIN_NOT SIZE_MAX

/*
 * Writes what printf would, without a zero byte behind it, and returns its length. What is longer than `room` has to be
 * printed again, with as much room: then the bytes at `to` are of no use. The list is used up.
 */
size_t plain_print(char *to, size_t room, const char *format, va_list list);

#endif
