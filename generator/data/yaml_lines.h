/*
 * yaml_lines - the YAML that most front matter is, read without libyaml.
 *
 * A few lines `key: some words` and `key: [a, b]`, without quotes, comments, blank lines or
 * indentation. Of a thousand pages nearly all begin with this, and libyaml takes longer for it than
 * for all else that is done to load a page. What is read is what yaml_read_part makes of it, places
 * included; yaml_test.c compares them.
 */
#ifndef DATA_YAML_LINES_H
#define DATA_YAML_LINES_H

#include "data/yaml.h"

/* The tree, or NULL if some line is anything else: then nothing has been judged. */
const struct yaml *yaml_read_lines(struct arena *keep, struct pos start, struct str text);

#endif
