/*
 * plain_print - the formats that nearly all texts are printed with, without printf(3), which takes several times as
 * long for them: %s, %.*s, %d, %u, %zu and %%.
 */
#ifndef BASE_PLAIN_PRINT_H
#define BASE_PLAIN_PRINT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

/* Whether a format has no other conversions: plain_print takes only such. */
bool plain_format(const char *format);

/*
 * Writes what printf would, without a zero byte behind it, and returns its length. `to` may be NULL, to know it first.
 * The list is used up.
 */
size_t plain_print(char *to, const char *format, va_list list);

#endif
