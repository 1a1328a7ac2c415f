#include "base/diag.h"

#include "base/buf.h"
#include "base/map.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>

#define TEXT_MOST 4000 /* bytes of one message: a loop of a hundred figures fits */

struct diag {
	struct arena *arena;
	struct diag_message *at;
	size_t *note_rooms; /* beside `at`: how many notes fit */
	size_t count, room, note_rooms_room;
	struct map seen; /* "path:line:col:id:text" of the first `indexed` messages, for diag_join */
	size_t indexed;
};

struct diag *diag_new(struct arena *keep)
{
	struct diag *diag = ARENA_NEW(keep, struct diag);
	diag->arena = keep;
	diag->seen = map_in(keep);
	return diag;
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

static struct diag_message *last(struct diag *diag)
{
	assert(diag->count > 0 && "a note or hint explains a report");
	return &diag->at[diag->count - 1];
}

static void add_note(struct diag *diag, struct diag_note note)
{
	struct diag_message *message = last(diag);
	message->notes = arena_room(diag->arena, message->notes, message->note_count,
	    &diag->note_rooms[diag->count - 1], sizeof(*message->notes));
	message->notes[message->note_count++] = note;
}

void diag_report(struct diag *diag, enum diag_id id, struct pos at, const char *format, ...)
{
	va_list list;
	va_start(list, format);
	struct str text = print_text(diag->arena, format, list);
	va_end(list);
	add(diag, (struct diag_message){ .id = id, .at = at, .text = text });
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
}

/* True if the message is new; remembers it. */
static bool remember(struct diag *diag, const struct diag_message *message)
{
	struct str path = message->at.in ? message->at.in->path : STR("");
	struct str key = str_print(diag->arena, "%.*s:%u:%u:%d:%.*s", STR_ARG(path),
	    message->at.line, message->at.col, (int)message->id, STR_ARG(message->text));
	return map_add(&diag->seen, key, NULL);
}

void diag_join(struct diag *into, const struct diag *from)
{
	if (from->count == 0)
		return;
	for (; into->indexed < into->count; into->indexed++)
		remember(into, &into->at[into->indexed]);
	for (const struct diag_message *m = from->at; m < from->at + from->count; m++) {
		if (!remember(into, m))
			continue;
		add(into,
		    (struct diag_message){ .id = m->id,
			.at = m->at,
			.text = str_copy(into->arena, m->text),
			.hint = str_copy(into->arena, m->hint) });
		for (size_t i = 0; i < m->note_count; i++)
			add_note(into,
			    (struct diag_note){
				m->notes[i].at, str_copy(into->arena, m->notes[i].text) });
		into->indexed = into->count;
	}
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
