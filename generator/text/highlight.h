/*
 * highlight - code with its comments, strings, keywords, numbers, variables and names told apart.
 * Private to text/.
 *
 * A table for each language and one scanner for all: shell (also as typed at a prompt), ini,
 * PowerShell, YAML and C. It knows enough of each to colour what people put into guides, not to
 * parse it: what it does not understand stays plain. What it prints is the code, byte for byte,
 * with spans of the classes hl-comment, hl-string, hl-keyword, hl-number, hl-variable, hl-name and
 * hl-prompt around some of it.
 */
#ifndef TEXT_HIGHLIGHT_H
#define TEXT_HIGHLIGHT_H

#include "html/html.h"

struct language;

/* The language that a fence names, or NULL: its code is left as it is. */
const struct language *language_find(struct str name);

void highlight_put(struct html *html, const struct language *language, struct str code);

#endif
