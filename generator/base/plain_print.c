#include "base/plain_print.h"

#include <stdbool.h>
#include <string.h>

#define DIGITS_MOST 24

/* What has been printed; `len` goes on where there is no more room. */
struct printed {
	char *at;
	size_t room, len;
};

static void put(struct printed *out, const char *from, size_t more)
{
	if (more > 0 && out->len <= out->room && more <= out->room - out->len)
		memcpy(out->at + out->len, from, more);
	out->len += more;
}

static void put_decimal(struct printed *out, size_t number, bool negative)
{
	char digits[DIGITS_MOST], *at = digits + sizeof(digits);

	do
		*--at = (char)('0' + number % 10);
	while ((number /= 10) > 0);
	if (negative)
		*--at = '-';
	put(out, at, (size_t)(digits + sizeof(digits) - at));
}

static void put_int(struct printed *out, int number)
{
	put_decimal(out, number < 0 ? 0u - (unsigned)number : (unsigned)number, number < 0);
}

/* As printf does, no further than to a zero byte. */
static void put_text(struct printed *out, const char *text, int most)
{
	put(out, text, most > 0 ? strnlen(text, (size_t)most) : 0);
}

/* The next sign that begins a conversion, or the end. */
static const char *plain_end(const char *format)
{
	while (*format != '\0' && *format != '%')
		format++;
	return format;
}

size_t plain_print(char *to, size_t room, const char *format, va_list list)
{
	struct printed out = { to, room, 0 };

	for (;;) {
		const char *at = plain_end(format);
		put(&out, format, (size_t)(at - format));
		if (*at == '\0')
			return out.len;
		format = at + 2;
		if (at[1] == '.' && at[2] == '*' && at[3] == 's') {
			int most = va_arg(list, int);
			put_text(&out, va_arg(list, const char *), most);
			format = at + 4;
		} else if (at[1] == 's') {
			const char *text = va_arg(list, const char *);
			put(&out, text, strlen(text));
		} else if (at[1] == 'd') {
			put_int(&out, va_arg(list, int));
		} else if (at[1] == 'u') {
			put_decimal(&out, va_arg(list, unsigned), false);
		} else if (at[1] == 'z' && at[2] == 'u') {
			put_decimal(&out, va_arg(list, size_t), false);
			format = at + 3;
		} else if (at[1] == '%') {
			put(&out, "%", 1);
		} else {
			return PLAIN_NOT;
		}
	}
}
