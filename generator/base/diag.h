/*
 * diag - messages about mistakes, each with its place in the sources.
 *
 * A diag collects messages. Nothing is printed until diag_print (diag_print.h), which also sorts them by
 * place. Each thread of a build has its own diag; diag_join puts them together at the end, so the order
 * does not depend on the number of threads.
 *
 * One mistake gives one message: the function that reports it returns a bad value (NULL, false, VALUE_BAD),
 * and whoever receives a bad value reports nothing. "False after a report" in other headers means: the
 * message has been added already.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/arena.h"
#include "base/diag_kind.h"
#include "base/map.h"
#include "base/source.h"
#include "base/str.h"

#include <stdbool.h>

struct diag;
struct diag_message;
struct near;

/* Of a function that reports: the compiler lays what leads to it apart from what runs all the time. */
#define DIAG_COLD __attribute__((cold))

struct diag *diag_new(struct arena *keep);

/*
 * Adds a message about a place. `format` is printf's; the text is one line, in lower case, without a full
 * stop.
 */
void diag_report(struct diag *diag, enum diag_id id, struct pos at, const char *format, ...) DIAG_COLD
    __attribute__((format(printf, 4, 5)));

/*
 * Add to the last message: a second place that explains it ("first written here"), and what to do about it
 * ("did you mean …?").
 */
void diag_note(struct diag *diag, struct pos at, const char *format, ...) DIAG_COLD
    __attribute__((format(printf, 3, 4)));
void diag_hint(struct diag *diag, const char *format, ...) DIAG_COLD
    __attribute__((format(printf, 2, 3)));

/* Adds the hint "did you mean …?" with the best of the candidates (near.h). False if none is near. */
bool diag_hint_nearest(struct diag *diag, const struct near *near) DIAG_COLD;

/*
 * Adds the hint "did you mean …?" with the key of `among` that is nearest to `word` (near.h). It is looked
 * for only when the message is printed, because a site may have thousands of wrong words and only DIAG_MOST
 * messages are printed. The map and its keys must live as long as the diag, and must not change once it is
 * printed.
 */
void diag_hint_near(struct diag *diag, struct str word, const struct map *among) DIAG_COLD;

/*
 * Adds the messages of `from` to `into`, and copies their texts into `into`'s arena. A message with the
 * same text and place is added once. Places are not copied: their sources must live as long as `into`.
 */
void diag_join(struct diag *into, const struct diag *from);

/* Adds only what no lost declaration can have brought about (diag_follows). */
void diag_join_unrelated(struct diag *into, const struct diag *from);

/* Moves the messages from number `first` on to a new diag in the same arena. */
struct diag *diag_cut(struct diag *diag, size_t first);

/* Reports what was reported elsewhere once more, with notes and hint, and `more` behind its text. */
void diag_repeat(struct diag *into, const struct diag_message *message, struct str more);

/*
 * Suppresses consequences. `lost` says what declarations with mistakes failed to define (enum lost in
 * diag_kind.h). From now on a message of a kind that may be caused by that (diag_follows) is dropped, with
 * its notes and hints. One exception: a message about an unknown name stays if its hint suggests a known
 * name, because then the name is misspelt, not undefined; not with LOST_HEAD.
 */
void diag_expect_consequences(struct diag *diag, unsigned lost);
/* Adds to the set of lost declarations; and the set itself. */
void diag_add_lost(struct diag *diag, unsigned lost);
unsigned diag_lost(const struct diag *diag);

/*
 * Two declarations have this id, so one of them was meant to have another id, perhaps a similar one. A hint
 * that suggests this id therefore does not show that a name is misspelt.
 */
void diag_name_taken(struct diag *diag, struct str id);

/* What declares this id is gone, which was reported: that formulas do not know it repeats that (diag_repeats). */
void diag_name_gone(struct diag *diag, struct str id);

/* The last message is independent of lost declarations: it is not suppressed. */
void diag_independent(struct diag *diag);

/*
 * The last message is about a line that is gone above many declarations (LOST_SECTION): nothing that is said of the data
 * can be relied on. diag_keep_alone then takes away all that is not such a message, or of files and YAML, or, `beside`
 * them, in another file or above, and of a kind that follows from nothing (diag_follows): a day that there is not.
 */
void diag_tell_alone(struct diag *diag);
void diag_keep_alone(struct diag *diag, bool beside);

/* True if the message is about an unknown id, and another message has reported that it is unknown, or gone. */
bool diag_repeats(const struct diag *diag, const struct diag_message *message);

/* The name that a message is about: the last one it quotes. Empty if it quotes none. */
struct str diag_subject(const struct diag_message *message);

/* How messages are printed and counted: from --warn, --werror and the environment. */
struct diag_style {
	bool relaxed;     /* --warn: SEVERITY_READABLE becomes a warning */
	bool strict;      /* --werror: warnings count as errors for the exit status */
	bool annotations; /* also print GitHub Actions commands (::error file=…) */
	struct str root; /* printed before each path: the site's folder as seen from the current directory */
};

/* At most so many messages are printed. Code that can find more may stop looking. */
#define DIAG_MOST 200

/*
 * The exit status: 0 no mistakes (or only warnings without `strict`), 1 mistakes, 2 trouble of the machine.
 */
int diag_status(const struct diag *diag, struct diag_style style);

/*
 * True if a message has at least this severity. The severity is that of the table in diag_kind.c;
 * diag_style is not applied.
 */
bool diag_has(const struct diag *diag, enum severity severity);

/*
 * The messages in the order they were reported: for tests, and for showing them over a page of the preview.
 */
size_t diag_count(const struct diag *diag);
struct diag_note {
	struct pos at;
	struct str text;
};

struct diag_message {
	enum diag_id id;
	struct pos at;
	struct str text, hint;
	bool independent; /* diag_independent */
	bool alone;       /* diag_tell_alone */
	struct str word;  /* with `among`, from diag_hint_near; then `hint` is empty */
	const struct map *among;
	struct diag_note *notes;
	size_t note_count;
};
const struct diag_message *diag_at(const struct diag *diag, size_t index);

#endif
