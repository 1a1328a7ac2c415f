/* frozen - the data of a site in a compact form. */
#include "live/frozen.h"

#include "base/buf.h"
#include "base/map.h"
#include "base/utf8.h"
#include "data/yaml_read.h"
#include "live/frozen_words.h"

/* --- making ----------------------------------------------------------------------------------- */

/* Ends a text; and stands before itself, and as "\x02e" for the other, where a text has one of them. */
#define TEXT_END '\x01'
#define TEXT_ESCAPE '\x02'

struct freezer {
	struct arena *keep;
	struct map numbers; /* text -> its number plus one, as a pointer */
	struct buf texts, nodes;
};

/* From here on a number takes three code points: this one, and two with 17 bits each. */
#define LARGE 0xfffff
#define LARGE_SIGN 0x10ffff
#define LARGE_BITS 17
/* No text is written with surrogates, so what follows them comes that much later. */
#define SURROGATES 0xd800
#define SURROGATE_COUNT 0x800

static void put_small(struct buf *out, size_t number)
{
	buf_put_code_point(out, (uint32_t)(number < SURROGATES ? number : number + SURROGATE_COUNT));
}

static void put_number(struct buf *out, size_t number)
{
	if (number < LARGE) {
		put_small(out, number);
		return;
	}
	buf_put_code_point(out, LARGE_SIGN);
	put_small(out, number >> LARGE_BITS);
	put_small(out, number & (((size_t)1 << LARGE_BITS) - 1));
}

/* A text and what ends it. */
static void put_text(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == TEXT_END || text.at[i] == TEXT_ESCAPE)
			buf_put_byte(out, TEXT_ESCAPE);
		buf_put_byte(out, text.at[i] == TEXT_END ? 'e' : text.at[i]);
	}
	buf_put_byte(out, TEXT_END);
}

static size_t text_number(struct freezer *freezer, struct str text)
{
	uintptr_t known = (uintptr_t)map_get(&freezer->numbers, text);

	if (known == 0) {
		known = freezer->numbers.count + 1;
		map_put(&freezer->numbers, text, (void *)known);
		put_text(&freezer->texts, text);
	}
	return known - 1;
}

static void put_node(struct freezer *freezer, const struct yaml *node)
{
	if (node->kind == YAML_SCALAR) {
		put_number(&freezer->nodes, text_number(freezer, node->text) * 4 + !node->plain);
		return;
	}
	put_number(&freezer->nodes, node->count * 4 + (node->kind == YAML_LIST ? 2 : 3));
	for (size_t i = 0; i < node->count; i++) {
		if (node->kind == YAML_MAP)
			put_number(&freezer->nodes, text_number(freezer, node->entries[i].key->text));
		put_node(freezer, node->kind == YAML_MAP ? node->entries[i].value : node->items[i]);
	}
}

struct str frozen_make(struct arena *keep, const struct data_trees *trees)
{
	static const struct yaml nothing = { .kind = YAML_SCALAR, .plain = true };
	struct freezer freezer = { keep, map_in(keep), buf_in(keep, BUF_MOST), buf_in(keep, BUF_MOST) };
	struct buf all = buf_in(keep, BUF_MOST);

	put_node(&freezer, frozen_words_tree(keep, trees->words));
	put_node(&freezer, !trees->config ? &nothing : trees->config);
	put_number(&freezer.nodes, trees->count);
	for (size_t i = 0; i < trees->count; i++)
		put_node(&freezer, trees->files[i]);
	buf_put(&all, FROZEN_MAGIC);
	put_number(&all, freezer.numbers.count);
	buf_put(&all, buf_str(&freezer.texts));
	buf_put(&all, buf_str(&freezer.nodes));
	return buf_str(&all);
}

/* --- reading ---------------------------------------------------------------------------------- */

struct thawer {
	struct arena *keep;
	struct str rest;
	const struct yaml **texts; /* plain scalars, by number */
	size_t text_count;
	size_t nodes_left; /* each node has a byte at least: no more of them than bytes */
	bool bad;
};

static size_t take_small(struct thawer *thawer)
{
	size_t at = 0;

	if (thawer->rest.len == 0) {
		thawer->bad = true;
		return 0;
	}
	uint32_t code = utf8_next(thawer->rest, &at);
	thawer->bad |= at == 1 && (unsigned char)thawer->rest.at[0] > 0x7f; /* no code point */
	thawer->rest = str_sub(thawer->rest, at, thawer->rest.len);
	return code < SURROGATES ? code : code - SURROGATE_COUNT;
}

static size_t take_number(struct thawer *thawer)
{
	size_t number = take_small(thawer);

	if (number != LARGE_SIGN - SURROGATE_COUNT)
		return number;
	number = take_small(thawer) << LARGE_BITS;
	return number | take_small(thawer);
}

/* Without what keeps its signs apart from those of this form. */
static struct str unescaped(struct arena *keep, struct str text)
{
	struct buf out = buf_in(keep, BUF_MOST);

	for (size_t i = 0; i < text.len; i++) {
		bool escape = text.at[i] == TEXT_ESCAPE && i + 1 < text.len;
		i += escape;
		buf_put_byte(&out, escape && text.at[i] == 'e' ? TEXT_END : text.at[i]);
	}
	return buf_str(&out);
}

static struct str take_text(struct thawer *thawer)
{
	size_t end = str_find_byte(thawer->rest, TEXT_END, 0);

	if (end == STR_NONE) {
		thawer->bad = true;
		return STR("");
	}
	struct str text = str_sub(thawer->rest, 0, end);
	thawer->rest = str_sub(thawer->rest, end + 1, thawer->rest.len);
	return str_find_byte(text, TEXT_ESCAPE, 0) == STR_NONE ? text : unescaped(thawer->keep, text);
}

/* A count of things that take a byte each at least. */
static size_t take_count(struct thawer *thawer, size_t count)
{
	if (count > thawer->rest.len)
		thawer->bad = true;
	return thawer->bad ? 0 : count;
}

static void take_texts(struct thawer *thawer)
{
	thawer->text_count = take_count(thawer, take_number(thawer));
	struct yaml *scalars = ARENA_ARRAY(thawer->keep, struct yaml, thawer->text_count + 1);

	thawer->texts = ARENA_ARRAY(thawer->keep, const struct yaml *, thawer->text_count + 1);
	for (size_t i = 0; i < thawer->text_count; i++) {
		scalars[i] =
		    (struct yaml){ .kind = YAML_SCALAR, .plain = true, .text = take_text(thawer) };
		thawer->texts[i] = &scalars[i];
	}
}

static const struct yaml *text_at(struct thawer *thawer, size_t number)
{
	static const struct yaml nothing = { .kind = YAML_SCALAR, .plain = true };

	if (number < thawer->text_count)
		return thawer->texts[number];
	thawer->bad = true;
	return &nothing;
}

static const struct yaml *take_node(struct thawer *thawer, int depth);

static const struct yaml *take_list(struct thawer *thawer, size_t count, int depth)
{
	struct yaml *node = ARENA_NEW(thawer->keep, struct yaml);
	const struct yaml **items = ARENA_ARRAY(thawer->keep, const struct yaml *, count + 1);

	*node = (struct yaml){ .kind = YAML_LIST, .items = items, .count = count };
	for (size_t i = 0; i < count; i++)
		items[i] = take_node(thawer, depth + 1);
	return node;
}

static const struct yaml *take_map(struct thawer *thawer, size_t count, int depth)
{
	struct yaml *node = ARENA_NEW(thawer->keep, struct yaml);
	struct yaml_entry *entries = ARENA_ARRAY(thawer->keep, struct yaml_entry, count + 1);

	*node = (struct yaml){ .kind = YAML_MAP, .entries = entries, .count = count };
	for (size_t i = 0; i < count; i++) {
		entries[i].key = text_at(thawer, take_number(thawer));
		entries[i].value = take_node(thawer, depth + 1);
	}
	return node;
}

static const struct yaml *quoted(struct thawer *thawer, const struct yaml *plain)
{
	struct yaml *node = arena_copy(thawer->keep, plain, sizeof(*plain));

	node->plain = false;
	return node;
}

static const struct yaml *take_node(struct thawer *thawer, int depth)
{
	size_t head = take_number(thawer), count = head / 4;

	if (depth > YAML_DEPTH_MOST || thawer->nodes_left == 0)
		thawer->bad = true;
	else
		thawer->nodes_left--;
	switch (thawer->bad ? 0 : head % 4) {
	case 0:
		return text_at(thawer, count);
	case 1:
		return quoted(thawer, text_at(thawer, count));
	case 2:
		return take_list(thawer, take_count(thawer, count), depth);
	default:
		return take_map(thawer, take_count(thawer, count), depth);
	}
}

bool frozen_read(struct arena *keep, struct str bytes, struct data_trees *out)
{
	struct thawer thawer = { .keep = keep, .rest = bytes, .nodes_left = bytes.len };
	size_t head = FROZEN_MAGIC.len;

	if (!str_starts(bytes, FROZEN_MAGIC))
		return false;
	thawer.rest = str_sub(bytes, head, bytes.len);
	take_texts(&thawer);
	const struct language *words = frozen_words_read(keep, take_node(&thawer, 1));
	const struct yaml *config = take_node(&thawer, 1);
	size_t count = take_count(&thawer, take_number(&thawer));
	const struct yaml **files = ARENA_ARRAY(keep, const struct yaml *, count + 1);
	for (size_t i = 0; i < count; i++)
		files[i] = take_node(&thawer, 0);
	*out = (struct data_trees){ yaml_is_empty(config) ? NULL : config, files, count, words };
	return !thawer.bad && thawer.rest.len == 0;
}
