#include "html/advance.h"

#include "base/utf8.h"

/* Hundredths of the type size, from the space to the tilde. */
static const unsigned char widths[] = {
	28, 30, 38, 60, 58, 86, 70, 22, 35, 35, 42, 60, 26, 36, 26, 34, /*  !"#$%&'()*+,-./ */
	58, 58, 58, 58, 58, 58, 58, 58, 58, 58,                         /* 0-9 */
	28, 28, 60, 60, 60, 50, 98,                                     /* :;<=>?@ */
	68, 66, 70, 73, 62, 59, 75, 74, 30, 50, 67, 57, 86, 75, 77, 64, 77, 68, 64, /* A-S */
	62, 73, 67, 96, 66, 64, 63,                                                 /* T-Z */
	32, 34, 32, 55, 52, 36,                                                     /* [\]^_` */
	56, 58, 52, 58, 56, 33, 58, 58, 25, 26, 53, 25, 87, 58, 58, 58, 58, 37, 51, /* a-s */
	35, 58, 52, 75, 52, 52, 50,                                                 /* t-z */
	36, 30, 36, 60,                                                             /* {|}~ */
};
_Static_assert(sizeof(widths) == '~' - ' ' + 1, "one width for each printable character");

/* Beyond ASCII a terminal's columns tell narrow from wide. */
static int width_of_sign(struct str sign)
{
	static const int by_columns[] = { 0, 64, 104 };
	size_t columns = utf8_width(sign);

	return by_columns[columns < countof(by_columns) ? columns : countof(by_columns) - 1];
}

int advance_of(struct str text, int size)
{
	long sum = 0;
	for (size_t i = 0; i < text.len;) {
		unsigned char byte = (unsigned char)text.at[i];
		size_t from = i;
		if (byte >= ' ' && byte <= '~') {
			sum += widths[byte - ' '];
			i++;
			continue;
		}
		utf8_next(text, &i);
		sum += width_of_sign(str_sub(text, from, i));
	}
	return (int)((sum * size + 99) / 100);
}
