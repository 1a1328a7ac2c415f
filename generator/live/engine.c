/*
 * engine - what a page's script calls of the engine compiled for WebAssembly.
 *
 * Texts go in through memory that engine_room gives, and come out as a place and a length of an engine's answer. The
 * engine keeps nothing outside of what engine_start returns. A mistake that ends a program (no memory left) is a trap:
 * the script throws the instance away.
 *
 *     engine_start(data, length, list, length)   the site's data (frozen.h) and a page's list (live.h); 0: not such
 *     engine_begin, engine_set, engine_input, engine_answers, engine_forget, engine_settle, engine_derivation   as in live.h
 *     engine_text(engine), engine_length(engine)      the last answer
 *     engine_memory(engine)                           bytes taken, for tests
 */
#ifdef __wasm__
#include "data/catalog_read.h"
#include "data/figures_check.h"
#include "live/frozen.h"
#include "live/live.h"

#include <stdlib.h>

struct engine {
	struct arena *keep;
	struct live *live;
	struct str answer;
};

#define EXPORT(name) __attribute__((export_name(#name)))

char *engine_room(size_t size);
struct engine *engine_start(const char *data, size_t size, const char *list, size_t length);
void engine_begin(struct engine *engine);
void engine_set(struct engine *engine, const char *text, size_t length);
void engine_input(struct engine *engine, const char *id, size_t length);
void engine_answers(struct engine *engine, enum live_part part);
void engine_forget(struct engine *engine);
void engine_settle(struct engine *engine);
void engine_derivation(struct engine *engine, size_t n, size_t row, size_t column);
const char *engine_text(const struct engine *engine);
size_t engine_length(const struct engine *engine);
size_t engine_memory(const struct engine *engine);

EXPORT(engine_room) char *engine_room(size_t size)
{
	return memory_or_end(malloc(size + 1));
}

EXPORT(engine_start)
struct engine *engine_start(const char *data, size_t size, const char *list, size_t length)
{
	struct arena *keep = arena_new();
	struct engine *engine = ARENA_NEW(keep, struct engine);
	struct data_trees trees;
	struct diag *diag = diag_new(keep);

	engine->keep = keep;
	if (!frozen_read(keep, (struct str){ data, size }, &trees))
		return NULL;
	struct str asked = { list, length };
	const struct catalog *catalog =
	    catalog_read_in(keep, diag, trees.words, trees.config, trees.files, trees.count);
	figures_find_types(keep, diag, catalog);
	struct basis basis = basis_of(catalog, live_day(keep, asked));
	engine->live = live_new(keep, figures_none(keep, diag, catalog, basis), asked);
	return engine->live ? engine : NULL;
}

EXPORT(engine_begin) void engine_begin(struct engine *engine)
{
	engine->answer = STR("");
	live_begin(engine->live);
}

EXPORT(engine_set) void engine_set(struct engine *engine, const char *text, size_t length)
{
	engine->answer = live_set(engine->live, (struct str){ text, length });
}

EXPORT(engine_input) void engine_input(struct engine *engine, const char *id, size_t length)
{
	engine->answer = live_input(engine->live, (struct str){ id, length });
}

EXPORT(engine_answers) void engine_answers(struct engine *engine, enum live_part part)
{
	engine->answer = live_answers(engine->live, part);
}

EXPORT(engine_forget) void engine_forget(struct engine *engine)
{
	live_resend_all(engine->live);
}

EXPORT(engine_settle) void engine_settle(struct engine *engine)
{
	live_settle(engine->live);
}

EXPORT(engine_derivation)
void engine_derivation(struct engine *engine, size_t n, size_t row, size_t column)
{
	engine->answer = live_derivation(engine->live, n, row, column);
}

EXPORT(engine_text) const char *engine_text(const struct engine *engine)
{
	return engine->answer.at;
}

EXPORT(engine_length) size_t engine_length(const struct engine *engine)
{
	return engine->answer.len;
}

EXPORT(engine_memory) size_t engine_memory(const struct engine *engine)
{
	return arena_size(engine->keep);
}
#else
typedef int engine_is_for_pages; /* an empty file is none */
#endif
