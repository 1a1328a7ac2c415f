#include "base/diag.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/near.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>

#define TEXT_MOST 4000 /* bytes of one message: a loop of a hundred figures fits */

struct diag_memory {
	struct map seen;    /* "path:line:col:id:text" of messages, for diag_join */
	struct map taken;   /* ids of diag_name_taken */
	struct map gone;    /* ids of diag_name_gone */
	struct map missing; /* ids that are not known, whether or not this was told as such */
};

struct diag {
	struct arena *arena;
	struct diag_message *at;
	size_t *note_rooms; /* beside `at`: how many notes fit */
	size_t count, room, note_rooms_room;
	struct diag_memory *memory; /* NULL as long as nothing is in it: most never have a message */
	size_t indexed;             /* so many of the first messages are in memory->seen */
	unsigned lost;              /* diag_expect_consequences */
	bool held; /* the last report may be a consequence: it stands behind the others, and does not count */
};

struct diag *diag_new(struct arena *keep)
{
	struct diag *diag = ARENA_NEW(keep, struct diag);

	diag->arena = keep;
	return diag;
}

static struct diag_memory *memory_of(struct diag *diag)
{
	struct diag_memory *memory = diag->memory;

	if (!memory) {
		diag->memory = memory = ARENA_NEW(diag->arena, struct diag_memory);
		memory->seen = memory->taken = memory->gone = memory->missing = map_in(diag->arena);
	}
	return memory;
}

/* The same to look into. */
static const struct diag_memory *known_to(const struct diag *diag)
{
	static const struct diag_memory nothing;

	return diag->memory ? diag->memory : &nothing;
}

/* One that quotes more than anybody reads is cut between two characters. */
static struct str print_text(struct arena *arena, const char *format, va_list list)
{
	struct buf buf = buf_in(arena, SIZE_MAX);

	buf_print_list(&buf, format, list);
	struct str text = buf_str(&buf);
	if (text.len <= TEXT_MOST)
		return text;
	size_t cut = TEXT_MOST;
	while (cut > 0 && ((unsigned char)text.at[cut] & 0xC0) == 0x80)
		cut--;
	return STR_JOIN(arena, str_sub(text, 0, cut), STR("…"));
}

static struct diag_message *add(struct diag *diag, struct diag_message message)
{
	diag->at = arena_room(diag->arena, diag->at, diag->count, &diag->room, sizeof(*diag->at));
	diag->note_rooms = arena_room(diag->arena, diag->note_rooms, diag->count,
	    &diag->note_rooms_room, sizeof(*diag->note_rooms));
	diag->note_rooms[diag->count] = 0;
	diag->at[diag->count] = message;
	return &diag->at[diag->count++];
}

/* Its number: the one that is held has none yet, and stands where the next will. */
static size_t last_index(const struct diag *diag)
{
	assert((diag->count > 0 || diag->held) && "a note or hint explains a report");
	return diag->held ? diag->count : diag->count - 1;
}

static struct diag_message *last(struct diag *diag)
{
	return &diag->at[last_index(diag)];
}

static void take_held(struct diag *diag)
{
	diag->count += diag->held;
	diag->held = false;
}

static void add_note(struct diag *diag, struct diag_note note)
{
	struct diag_message *message = last(diag);

	message->notes = arena_room(diag->arena, message->notes, message->note_count,
	    &diag->note_rooms[last_index(diag)], sizeof(*message->notes));
	message->notes[message->note_count++] = note;
}

void diag_expect_consequences(struct diag *diag, unsigned lost)
{
	diag->lost = lost;
}

void diag_add_lost(struct diag *diag, unsigned lost)
{
	diag->lost |= lost;
}

unsigned diag_lost(const struct diag *diag)
{
	return diag->lost;
}

void diag_name_taken(struct diag *diag, struct str id)
{
	map_add(&memory_of(diag)->taken, id, diag);
}

void diag_name_gone(struct diag *diag, struct str id)
{
	map_add(&memory_of(diag)->gone, id, diag);
}

struct str diag_subject(const struct diag_message *message)
{
	struct str open = STR("“"), close = STR("”"), text = message->text, unit = STR("unknown unit ");
	size_t from = STR_NONE, last_unit = str_find(text, unit, 0);

	if (last_unit != STR_NONE)
		return str_sub(text, last_unit + unit.len, text.len);
	for (size_t at = str_find(text, open, 0); at != STR_NONE; at = str_find(text, open, from))
		from = at + open.len;
	size_t end = from == STR_NONE ? STR_NONE : str_find(text, close, from);
	return end == STR_NONE ? STR("") : str_sub(text, from, end);
}

/* One slip of the finger for every four letters: a hint may be much further off. */
static bool is_slip(struct str name, struct str meant)
{
	struct near near = near_to(name);

	near_offer(&near, meant);
	return near.best.len > 0 && near.distance <= 2 && near.distance * 4 <= name.len + 2;
}

/* "did you mean “memory”?", with a name that was declared once. */
static bool is_misspelt(const struct diag *diag, const struct diag_message *m)
{
	struct str start = STR("did you mean “"), end = STR("”?");

	if ((diag->lost & LOST_HEAD) != 0 ||
	    (m->id != DIAG_ID_UNKNOWN && m->id != DIAG_FORMULA_NAME && m->id != DIAG_KEY_UNKNOWN) ||
	    !str_starts(m->hint, start) || !str_ends(m->hint, end))
		return false;
	struct str meant = str_sub(m->hint, start.len, m->hint.len - end.len);
	return !map_get(&known_to(diag)->taken, meant) && is_slip(diag_subject(m), meant);
}

/* A whole word of a text. */
static bool has_word(struct str text, struct str word)
{
	for (size_t at = str_find(text, word, 0); at != STR_NONE; at = str_find(text, word, at + 1)) {
		char before = at > 0 ? text.at[at - 1] : ' ';
		char after = at + word.len < text.len ? text.at[at + word.len] : ' ';
		if (!ascii_is_name(before) && !ascii_is_name(after))
			return true;
	}
	return false;
}

static void note_missing(struct diag *diag, const struct diag_message *m)
{
	struct str id = m->id == DIAG_ID_UNKNOWN ? diag_subject(m) : STR("");

	if (id.len > 0)
		map_add(&memory_of(diag)->missing, str_copy(diag->arena, id), diag);
}

bool diag_repeats(const struct diag *diag, const struct diag_message *message)
{
	bool of_name = message->id == DIAG_FORMULA_NAME || message->id == DIAG_ID_UNKNOWN;

	if (of_name && !message->independent)
		return map_get(&known_to(diag)->gone, diag_subject(message)) != NULL;
	if (message->independent ||
	    (message->id != DIAG_FORMULA_TYPE && message->id != DIAG_LINK_ANCHOR))
		return false;
	const struct map *missing = &known_to(diag)->missing;
	for (size_t i = 0; i < missing->count; i++)
		if (has_word(message->text, missing->at[i].key))
			return true;
	return false;
}

static bool is_consequence(const struct diag *diag, const struct diag_message *m)
{
	return (diag_follows(m->id) & diag->lost) != 0 && !m->independent && !is_misspelt(diag, m);
}

void diag_report(struct diag *diag, enum diag_id id, struct pos at, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	struct str text = print_text(diag->arena, format, list);
	va_end(list);
	diag->held = false; /* the last one, if it was */
	struct diag_message *message =
	    add(diag, (struct diag_message){ .id = id, .at = at, .text = text });
	diag->held = is_consequence(diag, message);
	diag->count -= diag->held;
	note_missing(diag, message);
}

void diag_independent(struct diag *diag)
{
	last(diag)->independent = true;
	take_held(diag);
}

void diag_tell_alone(struct diag *diag)
{
	diag_independent(diag);
	last(diag)->alone = true;
	diag_add_lost(diag, LOST_ALL | LOST_HEAD | LOST_SECTION);
}

/* The first message that is told alone; NULL if there is none. */
static const struct diag_message *find_alone(const struct diag *diag)
{
	for (size_t i = 0; i < diag->count; i++)
		if (diag->at[i].alone)
			return &diag->at[i];
	return NULL;
}

/* In another file, or above it. */
static bool stands_elsewhere(const struct diag_message *m, struct pos alone)
{
	return m->at.in && (m->at.in != alone.in || m->at.line < alone.line);
}

/* Beside a message that is told alone stand those of files and YAML, and those elsewhere that no lost line brings about. */
static bool stands_beside(const struct diag_message *m, bool beside, struct pos alone)
{
	return m->alone || m->id < DIAG_KEY_UNKNOWN ||
	    (beside && (diag_follows(m->id) & ~LOST_FILE) == 0 && stands_elsewhere(m, alone));
}

void diag_keep_alone(struct diag *diag, bool beside)
{
	const struct diag_message *alone = find_alone(diag);
	struct pos at = alone ? alone->at : POS_NONE;
	size_t kept = 0;

	diag->held = false;
	if ((diag->lost & LOST_SECTION) == 0)
		return;
	for (size_t i = 0; i < diag->count; i++) {
		if (!stands_beside(&diag->at[i], beside && alone, at))
			continue;
		diag->note_rooms[kept] = diag->note_rooms[i];
		diag->at[kept++] = diag->at[i];
	}
	diag->count = kept;
	diag->indexed = diag->indexed < kept ? diag->indexed : kept;
}

void diag_note(struct diag *diag, struct pos at, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	struct str text = print_text(diag->arena, format, list);
	va_end(list);
	add_note(diag, (struct diag_note){ at, text });
}

void diag_hint(struct diag *diag, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	last(diag)->hint = print_text(diag->arena, format, list);
	va_end(list);
	if (!is_consequence(diag, last(diag)))
		take_held(diag);
}

bool diag_hint_nearest(struct diag *diag, const struct near *near)
{
	if (near->best.len == 0)
		return false;
	diag_hint(diag, "did you mean “%.*s”?", STR_ARG(near->best));
	return true;
}

void diag_hint_near(struct diag *diag, struct str word, const struct map *among)
{
	last(diag)->word = str_copy(diag->arena, word);
	last(diag)->among = among;
}

/* True if the message is new; remembers it. */
static bool remember(struct diag *diag, const struct diag_message *message)
{
	struct str path = message->at.in ? message->at.in->path : STR("");
	struct str key = str_print(diag->arena, "%.*s:%u:%u:%d:%.*s", STR_ARG(path),
	    message->at.line, message->at.col, (int)message->id, STR_ARG(message->text));

	return map_add(&memory_of(diag)->seen, key, NULL);
}

void diag_repeat(struct diag *into, const struct diag_message *m, struct str more)
{
	into->held = false;
	add(into,
	    (struct diag_message){ .id = m->id,
		.at = m->at,
		.independent = m->independent,
		.alone = m->alone,
		.text = STR_JOIN(into->arena, m->text, more),
		.hint = str_copy(into->arena, m->hint),
		.word = str_copy(into->arena, m->word),
		.among = m->among });
	for (size_t i = 0; i < m->note_count; i++)
		add_note(into,
		    (struct diag_note){ m->notes[i].at, str_copy(into->arena, m->notes[i].text) });
}

struct diag *diag_cut(struct diag *diag, size_t first)
{
	struct diag *cut = diag_new(diag->arena);

	for (size_t i = first; i < diag->count; i++)
		diag_repeat(cut, &diag->at[i], STR(""));
	diag->held = false;
	diag->count = first;
	diag->indexed = diag->indexed < first ? diag->indexed : first;
	return cut;
}

static void join(struct diag *into, const struct diag *from, bool unrelated)
{
	if (from->count == 0)
		return;
	for (; into->indexed < into->count; into->indexed++)
		remember(into, &into->at[into->indexed]);
	into->held = false;
	for (const struct diag_message *m = from->at; m < from->at + from->count; m++) {
		bool follows = unrelated ? diag_follows(m->id) != 0 : is_consequence(into, m);
		if (follows || !remember(into, m))
			continue;
		note_missing(into, m);
		diag_repeat(into, m, STR(""));
		into->indexed = into->count;
	}
}

void diag_join(struct diag *into, const struct diag *from)
{
	join(into, from, false);
}

void diag_join_unrelated(struct diag *into, const struct diag *from)
{
	join(into, from, true);
}

static enum severity severity_of(const struct diag_message *message, struct diag_style style)
{
	enum severity severity = diag_kind(message->id)->severity;

	return severity == SEVERITY_READABLE && style.relaxed ? SEVERITY_WARNING : severity;
}

int diag_status(const struct diag *diag, struct diag_style style)
{
	int worst = 0;

	for (size_t i = 0; i < diag->count; i++) {
		enum severity severity = severity_of(&diag->at[i], style);
		int status = severity == SEVERITY_TROUBLE         ? 2
		    : severity > SEVERITY_WARNING || style.strict ? 1
								  : 0;
		worst = status > worst ? status : worst;
	}
	return worst;
}

bool diag_has(const struct diag *diag, enum severity severity)
{
	for (size_t i = 0; i < diag->count; i++)
		if (diag_kind(diag->at[i].id)->severity >= severity)
			return true;
	return false;
}

size_t diag_count(const struct diag *diag)
{
	return diag->count;
}

const struct diag_message *diag_at(const struct diag *diag, size_t index)
{
	assert(index < diag->count);
	return &diag->at[index];
}
