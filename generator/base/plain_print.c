#include "base/plain_print.h"

#include <string.h>

#define DIGITS_MOST 24

/* Of what stands behind a %; 0 for a conversion that is left to printf. */
static size_t conversion_length(const char *at)
{
	if (at[0] == 's' || at[0] == 'd' || at[0] == 'u' || at[0] == '%')
		return 1;
	if (at[0] == 'z')
		return at[1] == 'u' ? 2 : 0;
	return at[0] == '.' && at[1] == '*' && at[2] == 's' ? 3 : 0;
}

bool plain_format(const char *format)
{
	for (const char *at = strchr(format, '%'); at; at = strchr(at, '%')) {
		size_t length = conversion_length(at + 1);
		if (length == 0)
			return false;
		at += 1 + length;
	}
	return true;
}

static size_t put(char *to, size_t len, const char *from, size_t more)
{
	if (to && more > 0)
		memcpy(to + len, from, more);
	return len + more;
}

static size_t put_decimal(char *to, size_t len, size_t number, bool negative)
{
	char digits[DIGITS_MOST], *at = digits + sizeof(digits);

	do
		*--at = (char)('0' + number % 10);
	while ((number /= 10) > 0);
	if (negative)
		*--at = '-';
	return put(to, len, at, (size_t)(digits + sizeof(digits) - at));
}

/* As printf does, no further than to a zero byte. */
static size_t put_text(char *to, size_t len, const char *text, int most)
{
	return put(to, len, text, most > 0 ? strnlen(text, (size_t)most) : 0);
}

size_t plain_print(char *to, const char *format, va_list list)
{
	size_t len = 0;

	for (const char *at = strchr(format, '%'); at; at = strchr(format, '%')) {
		len = put(to, len, format, (size_t)(at - format));
		format = at + 1 + conversion_length(at + 1);
		if (at[1] == '.') {
			int most = va_arg(list, int);
			len = put_text(to, len, va_arg(list, const char *), most);
		} else if (at[1] == 's') {
			const char *text = va_arg(list, const char *);
			len = put(to, len, text, strlen(text));
		} else if (at[1] == 'd') {
			int number = va_arg(list, int);
			size_t size = number < 0 ? 0u - (unsigned)number : (unsigned)number;
			len = put_decimal(to, len, size, number < 0);
		} else if (at[1] == 'u') {
			len = put_decimal(to, len, va_arg(list, unsigned), false);
		} else if (at[1] == 'z') {
			len = put_decimal(to, len, va_arg(list, size_t), false);
		} else {
			len = put(to, len, "%", 1);
		}
	}
	return put(to, len, format, strlen(format));
}
