/* What a translation lacks of its original, and which files are translations. */
#include "base/buf.h"
#include "data/yaml_read.h"
#include "site/translation.h"
#include "site/translation_check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct row {
	const char *name, *original, *translation, *want;
} rows[] = {
	{ "nothing is missing of nothing", "", "", "" },
	{ "words do not count", "# One\n\nTwo.", "# Eins", "" },
	{ "a figure", "a {{ x.y }}", "b", "1:1 figure x.y\n" },
	{ "its pattern may differ", "{{ x.y : 0.0 }}", "{{x.y}}", "" },
	{ "white space may differ", "{{ x.y  / 2 }}", "{{x.y / 2}}", "" },
	{ "order may differ", "{{ a.b }} {{ c.d }}", "{{ c.d }} {{ a.b }}", "" },
	{ "once said is enough", "{{ a.b }} {{ a.b }}", "{{ a.b }}", "" },
	{ "what the translation adds is its own", "", "{{ a.b }}", "" },
	{ "a guard", "{{ require a > b }}", "{{ a }}", "1:1 guard require a > b\n" },
	{ "a guard is no figure", "{{ require a > b }}", "{{ a > b }}", "1:1 guard require a > b\n" },
	{ "behind what stands before it", "{{ a }}\n{{ b }}\n{{ c }}", "1\n2 {{ a }}\n{{ c }}",
	    "2:3 figure b\n" },
	{ "a block", "```table\nkind: k\ncolumns: [a]\n```\n", "x\n", "1:1 block ```table\n" },
	{ "its words may differ",
	    "```table\nkind: k\ncolumns: [{ value: a, name: Cost }]\ncaption: All\n```\n",
	    "```table\nkind: k\ncolumns: [{ value: a, name: Preis }]\ncaption: Alle\n```\n", "" },
	{ "its values may not", "```table\nkind: k\ncolumns: [a, b]\n```\n",
	    "```table\nkind: k\ncolumns: [a]\n```\n", "1:1 block ```table\n" },
	{ "keys may be names", "```scenarios\ncolumns: [{ Dear: { x: 1 } }]\n```\n",
	    "```scenarios\ncolumns: [{ Teuer: { x: 1 } }]\n```\n", "" },
	{ "code does not count", "```sh\necho {{ a }}\n```\n", "", "" },
	{ "figures of drawings do", "~~~mermaid\npie\n\"a\" : {{ a }}\n~~~\n",
	    "~~~mermaid\npie\n~~~\n", "1:1 figure a\n" },
	{ "a fence without an end", "```table\nkind: k", "{{ a", "1:1 block ```table\n" },
	{ "a block that cannot be read", "```table\n[\n```\n", "```table\n[\n```\n", "" },
	{ "front matter does not count", "---\ntitle: a\n---\n{{ a }}",
	    "---\ntitle: b\n---\n{{ a }}", "" },
};

static struct guide_text text_of(struct arena *keep, const char *path, const char *text)
{
	const struct source *source = source_new(keep, str_from(path), str_from(text));
	struct guide_text guide = { .source = source };
	struct str front, body;
	size_t front_offset;

	document_split(source->text, &front, &front_offset, &body, &guide.offset);
	return guide;
}

static void put_tree(struct buf *out, const struct yaml *yaml)
{
	if (yaml->kind == YAML_SCALAR) {
		buf_put(out, yaml->text);
		return;
	}
	buf_put_byte(out, yaml->kind == YAML_LIST ? '[' : '{');
	for (size_t i = 0; i < yaml->count; i++) {
		if (yaml->kind == YAML_MAP)
			buf_print(out, "%.*s:", STR_ARG(yaml->entries[i].key->text));
		put_tree(out, yaml->kind == YAML_MAP ? yaml->entries[i].value : yaml->items[i]);
		buf_put_byte(out, ',');
	}
	buf_put_byte(out, yaml->kind == YAML_LIST ? ']' : '}');
}

static void what_a_translation_lacks_is_told(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena *keep = arena_new();
		struct diag *diag = diag_new(keep);
		struct buf out = buf_in(keep, BUF_MOST);
		struct guide_text original = text_of(keep, "a.md", rows[i].original);
		struct guide_text translation = text_of(keep, "a.de.md", rows[i].translation);
		translation_compare(diag, &original, &translation);
		for (size_t n = 0; n < diag_count(diag); n++) {
			const struct diag_message *m = diag_at(diag, n);
			size_t what = str_find(m->text, STR("has a "), 0) + 6;
			size_t shown = str_find(m->text, STR("has not: "), 0) + 9;
			assert_string_equal(str_z(keep, m->at.in->path), "a.de.md");
			buf_print(&out, "%u:%u %.*s %.*s\n", m->at.line, m->at.col,
			    (int)(str_find_byte(m->text, ' ', what) - what), m->text.at + what,
			    STR_ARG(str_sub(m->text, shown, m->text.len)));
		}
		assert_string_equal(str_z(keep, buf_str(&out)), rows[i].want);
		arena_free(keep);
	}
}

static void a_translation_is_known_by_its_name(void **state)
{
	static const struct {
		const char *path, *language, *want;
	} names[] = {
		{ "content/guide.de.md", "de", "content/guide.md" },
		{ "content/a/index.pt-BR.md", "pt-BR", "content/a/index.md" },
		{ "content/guide.md", "de", "content/guide.md" },
		{ "content/guide.fr.md", "de", "content/guide.fr.md" },
		{ "content/de.md", "de", "content/de.md" },
		{ "content/.de.md", "de", "content/.de.md" },
		{ "content/made.md", "de", "content/made.md" },
	};
	struct arena *keep = arena_new();
	(void)state;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		assert_string_equal(str_z(keep,
					translation_original(keep, str_from(names[i].path),
					    str_from(names[i].language))),
		    names[i].want);
	arena_free(keep);
}

static void texts_are_those_of_the_language(void **state)
{
	static const struct {
		const char *yaml, *language, *want;
	} texts[] = {
		{ "{ en: a, de: b }", "de", "b" },
		{ "{ en: a, de: b }", "en", "a" },
		{ "{ de: b }", "en", "b" },
		{ "{ x: { en: a, de: b }, y: [{ en: c }, d] }", "de", "{x:b,y:[c,d,],}" },
		{ "{ en: a, fr: b }", "de", "{en:a,fr:b,}" },
		{ "{ en: { name: a }, de: { name: b } }", "de", "{en:{name:a,},de:{name:b,},}" },
		{ "{}", "de", "{}" },
		{ "a", "de", "a" },
	};
	const struct languages languages = { .at = { STR("en"), STR("de") }, .count = 2 };
	struct arena *keep = arena_new();
	(void)state;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct diag *diag = diag_new(keep);
		const struct yaml *yaml =
		    yaml_read(keep, diag, source_new(keep, STR("a.yaml"), str_from(texts[i].yaml)));
		struct buf out = buf_in(keep, BUF_MOST);
		put_tree(&out, translation_texts(keep, yaml, &languages, str_from(texts[i].language)));
		assert_string_equal(str_z(keep, buf_str(&out)), texts[i].want);
	}
	arena_free(keep);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_a_translation_lacks_is_told),
		cmocka_unit_test(a_translation_is_known_by_its_name),
		cmocka_unit_test(texts_are_those_of_the_language),
	};

	return cmocka_run_group_tests_name("translation", tests, NULL, NULL);
}
