/*
 * highlight - syntax highlighting of code: comments, strings, keywords, numbers, variables and names.
 * Private to text/.
 *
 * There is a table for each language and one scanner for all: shell (also with a prompt), ini, PowerShell,
 * YAML and C. The tables cover what is common in guides; unknown syntax stays plain. The output is the
 * code, byte for byte, with <span> around some of it, of the classes hl-comment, hl-string, hl-keyword,
 * hl-number, hl-variable, hl-name and hl-prompt.
 */
#ifndef TEXT_HIGHLIGHT_H
#define TEXT_HIGHLIGHT_H

#include "html/html.h"

struct code_language;

/* The language with this name (the word after the fence), or NULL: then the code is not highlighted. */
const struct code_language *code_language_find(struct str name);

void highlight_put(struct html *html, const struct code_language *language, struct str code);

#endif
