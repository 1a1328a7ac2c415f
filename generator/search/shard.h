/*
 * shard - writes the files of the search: scripts that a page loads when a reader searches.
 *
 *     search/table.js            the table: which shards and text files there are, and the tables of fold.h
 *     search/HEX-FINGERPRINT.js  a shard: words from this prefix on (code points in hexadecimal), each with its sections
 *     search/numbers-…           the values of all things (site/numbers.h)
 *     search/tN-FINGERPRINT.js   a text file: what hits show, for a group of pages
 *
 * Each script calls a function of assets/search.js. Only the table has a fixed name; other names contain a
 * hash of the content. Editing a text changes the shards of its words, its text file, and the table.
 *
 * A shard is a sorted list of words. Each is followed by its sections as text, "page-step section weight",
 * in digits of base 64; a number is preceded by as many digits above 31 as it needs. Of a word in more than
 * POSTINGS_MOST sections the ones with the greatest weights are stored, preceded by the number of all and a
 * colon. (With 500, at first, the figures of a thing were not found by the words of its name.)
 */
#ifndef SEARCH_SHARD_H
#define SEARCH_SHARD_H

#include "base/buf.h"
#include "search/index.h"

#define SEARCH_TABLE "search/table.js"
#define POSTINGS_MOST 3000

/* The size in bytes at which a shard is split at the next letter. */
#define SHARD_MOST ((size_t)24 << 10)

struct search_site {
	struct search_part *const *parts;
	size_t part_count;
	size_t page_count;
	bool stems;
	/* the text files in order: their names, and the number of the first page in each */
	const struct str *texts;
	const size_t *text_pages;
	size_t text_count;
	struct str numbers; /* the name of the file with all values; or empty */
};

/* Receives the files. `path` and `bytes` are valid only during the call. */
struct search_sink {
	void (*put)(void *self, struct str path, struct str bytes);
	void *self;
};

/* The name of text file `number` with this content: "t12-0123456789", for search/NAME.js. */
struct str search_text_name(struct arena *keep, size_t number, struct str bytes);

/*
 * Write the begin and the end of a text file; between them are the results of search_text_write, separated
 * by commas.
 */
void search_texts_begin(struct buf *out, size_t number);
void search_texts_end(struct buf *out);

/* Writes what hits on a page show: one element of the list in a text file. */
void search_text_write(struct buf *out, const struct search_page *page);

/* The name of another file with this content: "numbers-0123456789", for search/NAME.js. */
struct str search_file_name(struct arena *keep, struct str name, struct str bytes);

/* Writes a text as a JavaScript string, with its quotation marks. */
void search_put_js_string(struct buf *out, struct str text);

void search_write(const struct search_site *site, const struct search_sink *sink);

#endif
