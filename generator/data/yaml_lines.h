/*
 * yaml_lines - the YAML that nearly all files are, read without libyaml.
 *
 * Mappings and lists by indentation, { a: b } and [a, b] on one line, plain and quoted text on one line, text after
 * >- without empty lines, comments, anchors of what stands on their line. libyaml takes ten times as long for it, and
 * longer for the front matter of a thousand pages than for all else that is done to load them. What is read is what
 * yaml_read_part makes of it, places included: yaml_test.c compares them. All else, and every mistake, is left to
 * libyaml.
 */
#ifndef DATA_YAML_LINES_H
#define DATA_YAML_LINES_H

#include "data/yaml.h"

/*
 * The tree of a text in well-formed UTF-8, or NULL if something in it is not of these kinds: then nothing has been
 * judged. `start` is as for yaml_read_part.
 */
const struct yaml *yaml_read_lines(struct arena *keep, struct pos start, struct str text);

#endif
