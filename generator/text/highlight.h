/*
 * highlight - syntax highlighting of code: comments, strings, keywords, numbers, variables and names.
 * Private to text/.
 *
 * There is a table for each language and one scanner for all: shell (also with a prompt), ini, PowerShell,
 * YAML and C. The tables cover what is common in guides; unknown syntax stays plain. What is found
 * are parts of the code, of the classes hl-comment, hl-string, hl-keyword, hl-number, hl-variable, hl-name and
 * hl-prompt, which code_lines.h prints. Other languages are told apart by a program (highlighted.h).
 */
#ifndef TEXT_HIGHLIGHT_H
#define TEXT_HIGHLIGHT_H

#include "base/str.h"
#include "text/code_part.h"

struct code_language;

/* The language with this name (the word after the fence), or NULL: then the code is not highlighted. */
const struct code_language *code_language_find(struct str name);

/* The parts of the code in order, in the arena. */
struct code_parts highlight_read(
    struct arena *arena, const struct code_language *language, struct str code);

#endif
