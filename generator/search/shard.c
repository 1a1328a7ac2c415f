#include "search/shard.h"

#include "base/scan.h"
#include "base/utf8.h"
#include "search/fold.h"
#include "search/join.h"
#include "search/part.h"
#include "search/stem.h"

#include <string.h>

/* Letters from here on are parted by blocks before they are parted one by one: Chinese has thousands. */
#define BLOCKS_FROM 0x250
#define BLOCK_BITS 7
#define DEPTH_MOST 8 /* letters by which shards are parted */

struct writer {
	struct arena *scratch; /* of the write as a whole */
	const struct search_site *site;
	const struct search_sink *sink;
	struct joined joined;
	uint32_t *sizes;  /* of each word's postings, as they are written */
	struct buf table; /* its list of shards */
	size_t shard_count;
};

/* --- texts in scripts ------------------------------------------------------------------------- */

/* A text with bytes that are escaped, the first of them at `at`. */
static void put_escaped(struct buf *out, struct str text, size_t at)
{
	size_t from = 0;

	buf_put_byte(out, '"');
	for (; at < text.len; at = scan_escaped(text, from)) {
		char byte = text.at[at];
		bool control = (unsigned char)byte < 0x20;
		buf_put(out, str_sub(text, from, at));
		if (!control)
			buf_put_byte(out, '\\');
		buf_put_byte(out, control ? ' ' : byte);
		from = at + 1;
	}
	buf_put(out, str_sub(text, from, at));
	buf_put_byte(out, '"');
}

void search_put_js_string(struct buf *out, struct str text)
{
	size_t at = scan_escaped(text, 0), size = text.len + 2;
	char *to = at == text.len ? buf_room(out, size) : NULL;

	if (at < text.len)
		put_escaped(out, text, at);
	if (!to)
		return;
	to[0] = to[size - 1] = '"';
	if (text.len > 0)
		memcpy(to + 1, text.at, text.len);
	out->len += size;
}

static void put_texts(struct buf *out, const struct str *texts, size_t count)
{
	buf_put_byte(out, '[');
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buf_put_byte(out, ',');
		search_put_js_string(out, texts[i]);
	}
	buf_put_byte(out, ']');
}

void search_text_write(struct buf *out, const struct search_page *page)
{
	buf_print(out, "\n[%zu,", page->number);
	search_put_js_string(out, page->address);
	buf_put_byte(out, ',');
	search_put_js_string(out, page->title);
	for (size_t i = 0; i < page->section_count && i < SEARCH_SECTIONS_MOST; i++) {
		const struct search_section *section = &page->sections[i];
		buf_print(out, ",[%d,", (int)section->kind);
		search_put_js_string(out, section->anchor);
		buf_put_byte(out, ',');
		search_put_js_string(out, section->title);
		buf_put_byte(out, ',');
		search_put_js_string(out, section->about);
		buf_put_byte(out, ',');
		put_texts(out, section->shown, section->shown_count);
		buf_put_byte(out, ',');
		put_texts(out, section->passages, section->passage_count);
		buf_put_byte(out, ']');
	}
	buf_put_byte(out, ']');
}

struct str search_file_name(struct arena *keep, struct str name, struct str bytes)
{
	unsigned long long hash = str_hash(bytes) & 0xffffffffffULL;

	return str_print(keep, "%.*s-%010llx", STR_ARG(name), hash);
}

static struct str path_of(struct arena *keep, struct str name)
{
	return str_print(keep, "search/%.*s.js", STR_ARG(name));
}

struct str search_text_name(struct arena *keep, size_t number, struct str bytes)
{
	return search_file_name(keep, str_print(keep, "t%zu", number), bytes);
}

void search_texts_begin(struct buf *out, size_t number)
{
	buf_print(out, "RigbookSearch.texts(%zu,[", number);
}

void search_texts_end(struct buf *out)
{
	buf_put(out, STR("]);\n"));
}

/* --- postings --------------------------------------------------------------------------------- */

/* A digit of a number holds five bits of it. */
#define DIGIT_BITS 5
#define DIGIT_MORE 32

static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

static char *put_number(char *to, uint32_t number)
{
	for (; number >= DIGIT_MORE; number >>= DIGIT_BITS)
		*to++ = digits[DIGIT_MORE | (number & (DIGIT_MORE - 1))];
	*to++ = digits[number];
	return to;
}

static size_t digits_of(uint32_t number)
{
	size_t count = 1;

	for (; number >= DIGIT_MORE; number >>= DIGIT_BITS)
		count++;
	return count;
}

static const struct posting *postings_of(const struct writer *writer, const struct joined_word *word)
{
	return &writer->joined.postings[word->first];
}

/* The bytes of a word's postings, but for the number of all. */
static uint32_t postings_size(const struct writer *writer, const struct joined_word *word)
{
	const struct posting *postings = postings_of(writer, word);
	uint32_t page = 0;
	size_t size = word->stored;

	for (uint32_t i = 0; i < word->stored; i++) {
		size += digits_of(postings[i].page - page) + digits_of(postings[i].section);
		page = postings[i].page;
	}
	return (uint32_t)size;
}

/* `size`: of what is written but for the number of all. */
static void put_postings(
    struct buf *out, const struct writer *writer, const struct joined_word *word, uint32_t size)
{
	const struct posting *postings = postings_of(writer, word);
	uint32_t page = 0;

	if (word->stored < word->section_total)
		buf_print(out, "%u:", word->section_total);
	char *to = buf_room(out, size);
	for (uint32_t i = 0; to && i < word->stored; i++) {
		to = put_number(to, postings[i].page - page);
		to = put_number(to, postings[i].section);
		*to++ = digits[postings[i].weight];
		page = postings[i].page;
	}
	if (to)
		out->len += size;
}

/* --- shards ----------------------------------------------------------------------------------- */

/* Words from `from` to before `end`. */
struct word_span {
	size_t from, end;
};

static size_t size_of(const struct writer *writer, struct word_span range)
{
	size_t size = 0;

	for (size_t i = range.from; i < range.end; i++)
		size += writer->joined.words[i].text.len + writer->sizes[i] + 6;
	return size;
}

/* The code points of a word by which shards are parted: the block of its first, then one after the other. */
static uint32_t key_of(struct str word, size_t depth)
{
	size_t at = 0;
	uint32_t point = utf8_next(word, &at);

	if (depth == 0)
		return point < BLOCKS_FROM ? point : point >> BLOCK_BITS << BLOCK_BITS;
	for (size_t i = 1; i < depth; i++)
		point = at < word.len ? utf8_next(word, &at) : 0;
	return point;
}

/* The first words of this key, from range.from on. */
static struct word_span same_key(const struct writer *writer, struct word_span range, size_t depth)
{
	uint32_t key = key_of(writer->joined.words[range.from].text, depth);
	size_t end = range.from;

	while (end < range.end && key_of(writer->joined.words[end].text, depth) == key)
		end++;
	return (struct word_span){ range.from, end };
}

/* What all words of a shard are at or above, by what it was parted at: "me", or the first letter of a block. */
static struct str low_bound(struct arena *keep, struct str word, size_t depth)
{
	struct buf out = buf_in(keep, BUF_MOST);
	size_t at = 0;

	if (depth == 0) {
		buf_put_code_point(&out, key_of(word, 0));
		return buf_str(&out);
	}
	for (size_t i = 0; i < depth && at < word.len; i++)
		buf_put_code_point(&out, utf8_next(word, &at));
	return buf_str(&out);
}

static void put_word(struct buf *out, const struct writer *writer, size_t number, bool first)
{
	const struct joined_word *word = &writer->joined.words[number];

	buf_put(out, first ? STR("\n\"") : STR(",\n\""));
	buf_put(out, word->text);
	buf_put(out, STR("\",\""));
	put_postings(out, writer, word, writer->sizes[number]);
	buf_put_byte(out, '"');
}

static void put_shard(struct writer *writer, struct word_span range, size_t depth)
{
	struct arena *scratch = arena_new();
	struct buf out = buf_in(scratch, BUF_MOST), name = buf_in(scratch, BUF_MOST);
	struct str low = low_bound(scratch, writer->joined.words[range.from].text, depth);

	for (size_t at = 0; at < low.len;)
		buf_print(&name, "%04x", utf8_next(low, &at));
	buf_print(&out, "RigbookSearch.shard(\"%.*s\",[", STR_ARG(low));
	for (size_t i = range.from; i < range.end; i++)
		put_word(&out, writer, i, i == range.from);
	buf_put(&out, STR("]);\n"));
	struct str full = search_file_name(scratch, buf_str(&name), buf_str(&out));
	writer->sink->put(writer->sink->self, path_of(scratch, full), buf_str(&out));
	buf_print(&writer->table, "%s\"%.*s\",\"%.*s\"", writer->shard_count++ ? "," : "",
	    STR_ARG(low), STR_ARG(full));
	arena_free(scratch);
}

/*
 * Parts a range of words with one key at all depths before this one. Neighbours that are small are put
 * together. What has one key throughout is parted at the next depth.
 */
static void put_range(struct writer *writer, struct word_span range, size_t depth)
{
	while (range.from < range.end) {
		struct word_span shard = same_key(writer, range, depth);
		size_t size = size_of(writer, shard);
		if (size > SHARD_MOST && depth < DEPTH_MOST && shard.end - shard.from > 1) {
			put_range(writer, shard, depth + 1);
			range.from = shard.end;
			continue;
		}
		for (range.from = shard.end; depth > 0 && range.from < range.end;
		     range.from = shard.end) {
			struct word_span next = same_key(writer, range, depth);
			size += size_of(writer, next);
			if (size > SHARD_MOST)
				break;
			shard.end = next.end;
		}
		put_shard(writer, shard, depth);
	}
}

/* --- the table -------------------------------------------------------------------------------- */

/* What the script must know of the language of the pages. */
static void put_language(struct buf *out, bool stems)
{
	buf_put(out, STR("stems:"));
	if (stems)
		stem_write(out);
	else
		buf_put(out, STR("[]"));
	buf_put(out, STR(",silent:"));
	if (stems)
		stem_write_stop_words(out);
	else
		buf_put(out, STR("[]"));
}

/* Groups of words of one meaning, by which a hit for one marks the others. */
static void put_equals(struct buf *out, const struct search_part *part)
{
	buf_put(out, STR(",same:["));
	for (size_t number = 0; number < part->equal_count; number++) {
		struct equal_words group = part->equals[number];
		buf_put(out, number > group.from ? STR(",") : number > 0 ? STR(",[") : STR("["));
		search_put_js_string(out, part->words.at[number].key);
		if (number + 1 == group.end)
			buf_put_byte(out, ']');
	}
	buf_put_byte(out, ']');
}

static void put_table(const struct writer *writer)
{
	struct buf out = buf_in(writer->scratch, BUF_MOST);
	const struct search_site *site = writer->site;

	buf_print(&out, "RigbookSearch.table({pages:%zu,sections:%zu,\nshards:[%.*s],\ntexts:[",
	    site->page_count, writer->joined.section_count, STR_ARG(buf_str(&writer->table)));
	for (size_t i = 0; i < site->text_count; i++)
		buf_print(&out, "%s%zu,\"%.*s\"", i ? "," : "", site->text_pages[i],
		    STR_ARG(site->texts[i]));
	buf_put(&out, STR("],\n"));
	if (site->numbers.len > 0)
		buf_print(&out, "numbers:\"%.*s\",\n", STR_ARG(site->numbers));
	put_language(&out, site->stems);
	if (site->part_count > 0 && site->parts[0]->equal_count > 0)
		put_equals(&out, site->parts[0]);
	buf_put(&out, STR(",\n"));
	fold_write(&out);
	buf_put(&out, STR("});\n"));
	writer->sink->put(writer->sink->self, STR(SEARCH_TABLE), buf_str(&out));
}

void search_write(const struct search_site *site, const struct search_sink *sink)
{
	struct arena *scratch = arena_new();
	struct writer writer = {
		.scratch = scratch, .site = site, .sink = sink, .joined = join_parts(scratch, site)
	};

	writer.table = buf_in(arena_child(scratch), BUF_MOST);
	writer.sizes = ARENA_ARRAY(scratch, uint32_t, writer.joined.word_count + 1);
	for (size_t i = 0; i < writer.joined.word_count; i++)
		writer.sizes[i] = postings_size(&writer, &writer.joined.words[i]);
	put_range(&writer, (struct word_span){ 0, writer.joined.word_count }, 0);
	put_table(&writer);
	arena_free(scratch);
}
