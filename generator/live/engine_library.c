#include "live/engine_library.h"

#ifdef __wasm__
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* --- bytes ------------------------------------------------------------------------------------ */

void *memmem(const void *in, size_t length, const void *wanted, size_t size)
{
	const char *text = in;

	for (size_t i = 0; size <= length && i <= length - size; i++)
		if (memcmp(text + i, wanted, size) == 0)
			return (void *)(uintptr_t)(text + i);
	return NULL;
}

_Noreturn void __assert_fail(const char *condition, const char *file, int line, const char *function)
{
	(void)condition;
	(void)file;
	(void)line;
	(void)function;
	__builtin_trap();
}

int fputs(const char *restrict text, FILE *restrict file)
{
	(void)text;
	(void)file;
	return 0;
}

/* --- printing --------------------------------------------------------------------------------- */

/* What was printed so far; more than there is room for is counted, and not put. */
struct printing {
	char *out;
	size_t room, length;
};

static void put(struct printing *printing, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++, printing->length++)
		if (printing->length + 1 < printing->room)
			printing->out[printing->length] = text[i];
}

/* What stands between % and its letter. */
struct form {
	size_t width, most; /* SIZE_MAX: no limit */
	bool zeros;
};

static size_t read_length(const char **format, va_list *list)
{
	size_t length = 0;

	if (**format == '*') {
		++*format;
		int given = va_arg(*list, int);
		return given < 0 ? 0 : (size_t)given;
	}
	for (; **format >= '0' && **format <= '9'; ++*format)
		length = 10 * length + (size_t)(**format - '0');
	return length;
}

static struct form read_form(const char **format, va_list *list)
{
	struct form form = { .most = SIZE_MAX, .zeros = **format == '0' };

	form.width = read_length(format, list);
	if (**format == '.') {
		++*format;
		form.most = read_length(format, list);
	}
	while (**format == 'z' || **format == 'l') /* each has four bytes */
		++*format;
	return form;
}

static void put_padded(struct printing *printing, const struct form *form, const char *text, size_t length)
{
	for (size_t i = length; i < form->width; i++)
		put(printing, form->zeros ? "0" : " ", 1);
	put(printing, text, length);
}

static void put_number(
    struct printing *printing, const struct form *form, uint32_t number, uint32_t base, char ten)
{
	char digits[16];
	size_t at = sizeof(digits);

	do {
		uint32_t digit = number % base;
		digits[--at] = (char)(digit < 10 ? '0' + digit : ten + digit - 10);
		number /= base;
	} while (number > 0);
	put_padded(printing, form, digits + at, sizeof(digits) - at);
}

static void put_text(struct printing *printing, const struct form *form, const char *text)
{
	size_t length = 0;

	while (length < form->most && text[length] != '\0')
		length++;
	put_padded(printing, form, text, length);
}

static void put_one(struct printing *printing, const struct form *form, char letter, va_list *list)
{
	char byte = letter;

	if (letter == 's') {
		put_text(printing, form, va_arg(*list, const char *));
	} else if (letter == 'd' || letter == 'u' || letter == 'x' || letter == 'X') {
		uint32_t number = va_arg(*list, uint32_t);
		bool negative = letter == 'd' && (int32_t)number < 0;
		if (negative)
			put(printing, "-", 1);
		put_number(printing, form, negative ? -number : number,
		    letter == 'd' || letter == 'u' ? 10 : 16, letter == 'X' ? 'A' : 'a');
	} else {
		if (letter == 'c')
			byte = (char)va_arg(*list, int);
		put(printing, &byte, 1);
	}
}

int vsnprintf(char *restrict out, size_t room, const char *restrict format, va_list list)
{
	const char *rest = format;
	struct printing printing = { .out = out, .room = room };
	va_list left;

	va_copy(left, list);
	while (*rest != '\0') {
		if (*rest != '%') {
			put(&printing, rest++, 1);
			continue;
		}
		rest++;
		struct form form = read_form(&rest, &left);
		put_one(&printing, &form, *rest++, &left);
	}
	va_end(left);
	if (room > 0)
		out[printing.length < room ? printing.length : room - 1] = '\0';
	return (int)printing.length;
}

int snprintf(char *restrict out, size_t room, const char *restrict format, ...)
{
	va_list list;

	va_start(list, format);
	int length = vsnprintf(out, room, format, list);
	va_end(list);
	return length;
}
#else
typedef int engine_library_is_for_pages; /* an empty file is none */
#endif
