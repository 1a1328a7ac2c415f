#include "cmd/import_row.h"
#include "cmd/import_table.h"
#include "data_fixture.h"

/* The rows as [key amount] with the places of both, or what is reported. */
static const char *said(struct arena *keep, const char *text)
{
	struct data data = { .keep = keep, .diag = diag_new(keep) };
	const struct source *source = source_new(keep, STR("a.json"), str_from(text));
	struct import_field fields[] = {
		{ .key = STR("item"), .column = STR("k") },
		{ .key = STR("price"), .column = STR("p"), .unit = STR("EUR") },
	};
	struct import_map map = {
		.separator = ',', .decimal = '.', .rows = STR(""), .fields = fields, .field_count = 2
	};
	struct buf out = buf_in(keep, BUF_MOST);
	struct csv csv;

	if (!import_table_read(keep, data.diag, source, &map, &csv))
		return data_messages(&data);
	for (size_t i = 0; i < csv.row_count; i++) {
		struct import_row row = { keep, data.diag, &map, &csv, i };
		struct csv_cell key = import_row_cell(&row, &fields[0]), amount;
		if (!import_row_amount(&row, &fields[1], &amount))
			return data_messages(&data);
		buf_print(&out, "[%u:%u %.*s|%u:%u %.*s]", key.at.line, key.at.col,
		    STR_ARG(key.text), amount.at.line, amount.at.col, STR_ARG(amount.text));
	}
	return str_z(keep, buf_str(&out));
}

#define ROW(price) "[{\"k\": \"x\", \"p\": " price "}]"
#define NOT "import: this is not JSON: "

static const struct table_case {
	const char *name, *text, *want;
} cases[] = {
	{ "a number", ROW("35"), "[1:9 x|1:18 35 EUR]" },
	{ "a number between quotes", ROW("\"35\""), "[1:9 x|1:19 35 EUR]" },
	{ "blanks around it", ROW("\" 35 \""), "[1:9 x|1:19 35 EUR]" },
	{ "an exponent", ROW("3.5e1"), "[1:9 x|1:18 35 EUR]" },
	{ "an exponent below nothing", ROW("3500E-2"), "[1:9 x|1:18 35.00 EUR]" },
	{ "an exponent of nothing", ROW("35e0"), "[1:9 x|1:18 35 EUR]" },
	{ "an exponent with a plus", ROW("3.5e+1"), "[1:9 x|1:18 35 EUR]" },
	{ "an exponent that takes all digits", ROW("35e-3"), "[1:9 x|1:18 0.035 EUR]" },
	{ "nothing with a sign", ROW("-0"), "[1:9 x|1:18 -0 EUR]" },
	{ "below nothing", ROW("-3.5"), "[1:9 x|1:18 -3.5 EUR]" },
	{ "an exponent without end", ROW("1e999999999"),
	    "a.json:1:18 import: this number is above 1e30, or nearly nothing\n" },
	{ "an exponent that makes nothing of it", ROW("1E-400"),
	    "a.json:1:18 import: this number is above 1e30, or nearly nothing\n" },
	{ "more digits than any number has",
	    ROW("9999999999999999999999999999999999999999999999999999999999999"),
	    "a.json:1:18 import: this is 61 characters long, and a number has 60 digits at most\n" },
	{ "more decimals than any number has",
	    ROW("0.33333333333333333333333333333333333333333333333333333333333333333333333333333333"),
	    "a.json:1:18 import: this is 82 characters long, and a number has 60 digits at most\n" },
	{ "a sign in front", ROW("+35"),
	    "a.json:1:18 " NOT
	    "a number is written otherwise; such as 0.5, -3 or 1e9: a digit before a point, no plus\n" },
	{ "a zero in front", ROW("035"),
	    "a.json:1:18 " NOT
	    "a number is written otherwise; such as 0.5, -3 or 1e9: a digit before a point, no plus\n" },
	{ "no digit behind the point", ROW("35."),
	    "a.json:1:18 " NOT
	    "a number is written otherwise; such as 0.5, -3 or 1e9: a digit before a point, no plus\n" },
	{ "no digit before the point", ROW(".35"),
	    "a.json:1:18 " NOT
	    "a number is written otherwise; such as 0.5, -3 or 1e9: a digit before a point, no plus\n" },
	{ "base 16", ROW("0x23"),
	    "a.json:1:18 " NOT
	    "a number is written otherwise; such as 0.5, -3 or 1e9: a digit before a point, no plus\n" },
	{ "a line between digits", ROW("3_5"),
	    "a.json:1:18 " NOT
	    "a number is written otherwise; such as 0.5, -3 or 1e9: a digit before a point, no plus\n" },
	{ "no number", ROW("NaN"),
	    "a.json:1:18 " NOT "texts stand between quotes, but for true, false and null\n" },
	{ "without end", ROW("-Infinity"),
	    "a.json:1:18 " NOT
	    "a number is written otherwise; such as 0.5, -3 or 1e9: a digit before a point, no plus\n" },
	{ "a half exponent", ROW("3e"),
	    "a.json:1:18 " NOT
	    "a number is written otherwise; such as 0.5, -3 or 1e9: a digit before a point, no plus\n" },
	{ "two exponents", ROW("1e5e5"),
	    "a.json:1:18 " NOT
	    "a number is written otherwise; such as 0.5, -3 or 1e9: a digit before a point, no plus\n" },
	{ "two signs", ROW("--5"),
	    "a.json:1:18 " NOT
	    "a number is written otherwise; such as 0.5, -3 or 1e9: a digit before a point, no plus\n" },
	{ "two numbers", ROW("3 5"), "a.json:1:20 " NOT "“5” stands where a comma or } should follow\n" },
	{ "a range", ROW("3-5"),
	    "a.json:1:18 " NOT
	    "a number is written otherwise; such as 0.5, -3 or 1e9: a digit before a point, no plus\n" },
	{ "a truth", ROW("true"),
	    "a.json:1:18 import: “true” is not a number as the map says they are written\n" },
	{ "a truth in capitals", ROW("True"),
	    "a.json:1:18 " NOT "texts stand between quotes, but for true, false and null\n" },
	{ "null", ROW("null"), "a.json:1:18 import: there is no price in this row\n" },
	{ "null in capitals", ROW("Null"),
	    "a.json:1:18 " NOT "texts stand between quotes, but for true, false and null\n" },
	{ "nothing", ROW(""), "a.json:1:18 " NOT "“}” stands where a value should follow\n" },
	{ "a list", ROW("[35]"), "a.json:1:18 import: “p” is a list, not a single value\n" },
	{ "an object", ROW("{}"), "a.json:1:18 import: “p” is a mapping, not a single value\n" },
	{ "a text without quotes", ROW("thirty five"),
	    "a.json:1:18 " NOT "texts stand between quotes, but for true, false and null\n" },
	{ "a text between other quotes", ROW("'35'"),
	    "a.json:1:18 " NOT "texts stand between signs of \", not of '\n" },
	{ "thousands", ROW("\"1,035.00\""),
	    "a.json:1:19 import: “1,035.00” is not a number as the map says they are written; the map can say which sign is which: decimal: \",\" and thousands: \".\"\n" },
	{ "a decimal comma", ROW("\"35,00\""),
	    "a.json:1:19 import: “35,00” is not a number as the map says they are written; where a comma stands before decimals, the map says so: decimal: \",\"\n" },
	{ "a number with its unit", ROW("\"35 EUR\""),
	    "a.json:1:19 import: “35 EUR” is not a number as the map says they are written\n" },
	{ "digits of Arabic", ROW("\"\\u0663\\u0665\""),
	    "a.json:1:18 import: “٣٥” is not a number as the map says they are written\n" },
	{ "a blank that is none", ROW("\"35 \""),
	    "a.json:1:19 import: “35 ” is not a number as the map says they are written\n" },
	{ "NUL by its number", ROW("\"35\\u0000\""),
	    "a.json:1:21 import: control characters are not allowed: U+0000\n" },
	{ "a control character by its number", ROW("\"\\u001b\""),
	    "a.json:1:19 import: control characters are not allowed: U+001B\n" },
	{ "a control character by its letter", ROW("\"\\b\""),
	    "a.json:1:19 " NOT "control characters are not allowed\n" },
	{ "a control character", ROW("\"\001\""),
	    "a.json:1:19 " NOT "the control character U+0001 stands in a text\n" },
	{ "DEL", ROW("\"\177\""), "a.json:1:19 " NOT "the control character U+007F stands in a text\n" },
	{ "a tab", ROW("\"3\t5\""), "a.json:1:20 " NOT "the control character U+0009 stands in a text\n" },
	{ "a line end within quotes", ROW("\"3\n5\""),
	    "a.json:1:20 " NOT
	    "the control character U+000A stands in a text; a quote may lack above: a text ends on its line\n" },
	{ "half a character", ROW("\"\\ud83d\""),
	    "a.json:1:19 " NOT "this is half a character, and its other half is not beside it\n" },
	{ "halves in the wrong order", ROW("\"\\ude00\\ud83d\""),
	    "a.json:1:19 " NOT "this is half a character, and its other half is not beside it\n" },
	{ "half a character and a whole", ROW("\"\\ud83d\\u0041\""),
	    "a.json:1:19 " NOT "this is half a character, and its other half is not beside it\n" },
	{ "both halves", ROW("\"\\ud83d\\ude00\""),
	    "a.json:1:18 import: “😀” is not a number as the map says they are written\n" },
	{ "three digits of four", ROW("\"\\u12 \""),
	    "a.json:1:19 " NOT "four digits of base 16 follow \\u\n" },
	{ "an escape of C", ROW("\"\\x41\""),
	    "a.json:1:19 " NOT "it has no such sign behind a backslash\n" },
	{ "an escape of YAML", ROW("\"\\e35\""),
	    "a.json:1:19 " NOT "it has no such sign behind a backslash\n" },
	{ "an escape that needs none", ROW("\"35\\/1\""),
	    "a.json:1:18 import: “35/1” is not a number as the map says they are written\n" },
	{ "an anchor", ROW("&a 35"), "a.json:1:18 " NOT "“&” stands where a value should follow\n" },
	{ "an alias", ROW("*a"), "a.json:1:18 " NOT "“*” stands where a value should follow\n" },
	{ "a tag", ROW("!!int 35"), "a.json:1:18 " NOT "“!” stands where a value should follow\n" },
	{ "a block", ROW("|\n 35"), "a.json:1:18 " NOT "“|” stands where a value should follow\n" },
	{ "a comment", ROW("35 /* x */"), "a.json:1:21 " NOT "it has no comments\n" },
	{ "a comment of YAML", ROW("35 # x\n"), "a.json:1:21 " NOT "it has no comments\n" },
	{ "a blank of Unicode", ROW(" 35"),
	    "a.json:1:18 " NOT "the byte 0xE2 stands where a value should follow\n" },
	{ "a form feed", ROW("\01435"),
	    "a.json:1:18 " NOT "the byte 0x0C stands where a value should follow\n" },
	{ "a comma behind the last row", "[{\"k\": \"x\", \"p\": 1},]",
	    "a.json:1:21 " NOT "“]” stands where a value should follow\n" },
	{ "a comma behind the last key", "[{\"k\": \"x\", \"p\": 1,}]",
	    "a.json:1:20 " NOT "“}” stands where a key between quotes should follow\n" },
	{ "two commas", "[{\"k\": \"x\", \"p\": 1},, {}]",
	    "a.json:1:21 " NOT "“,” stands where a value should follow\n" },
	{ "a comma first", "[,{\"k\": \"x\", \"p\": 1}]",
	    "a.json:1:2 " NOT "“,” stands where a value should follow\n" },
	{ "no comma", "[{\"k\": \"x\", \"p\": 1} {\"k\": \"y\", \"p\": 2}]",
	    "a.json:1:21 " NOT "“{” stands where a comma or ] should follow\n" },
	{ "no colon", "[{\"k\" \"x\", \"p\": 1}]",
	    "a.json:1:7 " NOT "“\"” stands where a colon should follow\n" },
	{ "keys without quotes", "[{k: \"x\", p: 1}]",
	    "a.json:1:3 " NOT "texts stand between quotes, but for true, false and null\n" },
	{ "keys between other quotes", "[{'k': 'x', 'p': 1}]",
	    "a.json:1:3 " NOT "texts stand between signs of \", not of '\n" },
	{ "a number for a key", "[{\"k\": \"x\", 1: 2}]",
	    "a.json:1:13 " NOT "“1” stands where a key between quotes should follow\n" },
	{ "a key of YAML", "[{? \"k\": \"x\", \"p\": 1}]",
	    "a.json:1:3 " NOT "“?” stands where a key between quotes should follow\n" },
	{ "a pair in a list", "[\"k\": \"x\", \"p\": 1]",
	    "a.json:1:5 " NOT "“:” stands where a comma or ] should follow\n" },
	{ "a key twice", "[{\"k\": \"x\", \"p\": 1, \"p\": 2}]",
	    "a.json:1:21 key-duplicate: the key “p” is written twice; a.json:1:13 first written here\n" },
	{ "a key twice, once by numbers", "[{\"k\": \"x\", \"p\": 1, \"\\u0070\": 2}]",
	    "a.json:1:21 key-duplicate: the key “p” is written twice; a.json:1:13 first written here\n" },
	{ "keys with a meaning elsewhere",
	    "[{\"__proto__\": {\"p\": 3}, \"constructor\": 2, \"<<\": {\"k\": \"y\"}, \"\": 0, \"k\": \"x\", \"p\": 1}]",
	    "[1:75 x|1:84 1 EUR]" },
	{ "keys of a prototype", "[{\"__proto__\": {\"k\": \"x\", \"p\": 1}}]",
	    "a.json:1:2 import: this row has no “k”\na.json:1:2 import: this row has no “p”\n" },
	{ "a hundred lists and one",
	    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
	    "a.json:1:101 yaml-limit: nested more than 100 deep\n" },
	{ "objects as deep",
	    "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":",
	    "a.json:1:501 yaml-limit: nested more than 100 deep\n" },
	{ "line ends of all kinds", "[{\"k\": \"x\",\r\n\"p\": 1},\n{\"k\": \"y\",\r\"p\":\n\n 2}]",
	    "[1:9 x|2:6 1 EUR][3:8 y|5:2 2 EUR]" },
	{ "behind its end a bracket", "[{\"k\": \"x\", \"p\": 1}]]",
	    "a.json:1:21 " NOT "something stands behind its end\n" },
	{ "behind its end a comment", "[{\"k\": \"x\", \"p\": 1}]\n# x",
	    "a.json:2:1 " NOT "something stands behind its end\n" },
	{ "an object on each line", "{\"k\": \"x\", \"p\": 1}\n{\"k\": \"y\", \"p\": 2}\n",
	    "a.json:2:1 " NOT
	    "something stands behind its end; objects on lines of their own are to be made a list: [ … , … ]\n" },
	{ "a second list", "[{\"k\": \"x\", \"p\": 1}]\n[]",
	    "a.json:2:1 " NOT "something stands behind its end\n" },
	{ "the end of a document", "[{\"k\": \"x\", \"p\": 1}]\n...\n",
	    "a.json:2:1 " NOT "something stands behind its end\n" },
	{ "a document of YAML", "---\n[]", "a.json:1:1 " NOT "it starts with neither [ nor {\n" },
	{ "a comment in front", "// x\n[]", "a.json:1:1 " NOT "it starts with neither [ nor {\n" },
	{ "a text", "\"x\"", "a.json:1:1 " NOT "it starts with neither [ nor {\n" },
	{ "nothing but blanks", " \n\t ", "a.json:0:0 import: the file is empty\n" },
	{ "no row", "[]", "a.json:0:0 import: there are no rows in it\n" },
	{ "an object for the list", "{\"k\": \"x\"}",
	    "a.json:1:1 import: the whole of the map is a mapping here, not the list of rows; where the list stands within it, the map says: rows: data.items\n" },
	{ "a row that is none", "[null]", "a.json:1:2 import: a row is an object, not a text\n" },
	{ "cut off in a text", "[{\"k\": \"x",
	    "a.json:1:8 import: the quote that opens here is not closed; the file may have been cut off\n" },
	{ "cut off behind a backslash", "[{\"k\": \"x\\",
	    "a.json:1:10 " NOT
	    "it has no such sign behind a backslash; the file may have been cut off\n" },
	{ "cut off in an escape", "[{\"k\": \"x\\u00",
	    "a.json:1:10 " NOT "four digits of base 16 follow \\u; the file may have been cut off\n" },
	{ "cut off behind a comma", "[{\"k\": \"x\",",
	    "a.json:1:12 import: the file ends where a key between quotes should follow; the file may have been cut off\n" },
	{ "cut off behind a colon", "[{\"k\":",
	    "a.json:1:7 import: the file ends where a value should follow; the file may have been cut off\n" },
	{ "cut off in a word", "[{\"k\": tru",
	    "a.json:1:8 " NOT
	    "texts stand between quotes, but for true, false and null; the file may have been cut off\n" },
	{ "cut off behind a row", "[{\"k\": \"x\", \"p\": 1}",
	    "a.json:1:20 import: the file ends where a comma or ] should follow; the file may have been cut off\n" },
	{ "the wrong bracket", "[{\"k\": \"x\", \"p\": 1]",
	    "a.json:1:19 " NOT "“]” stands where a comma or } should follow\n" },
};

static void reads_tables(void **state)
{
	const struct table_case *c = *state;
	struct arena *keep = arena_new();

	assert_string_equal(said(keep, c->text), c->want);
	arena_free(keep);
}

int main(void)
{
	struct CMUnitTest tests[countof(cases)];

	for (size_t i = 0; i < countof(cases); i++)
		tests[i] =
		    (struct CMUnitTest){ cases[i].name, reads_tables, NULL, NULL, (void *)&cases[i] };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
