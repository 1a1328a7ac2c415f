/*
 * yaml_read - reads YAML into a tree (yaml.h): the only module that knows libyaml, which yaml_lines spares most files.
 *
 * Nesting, aliases, tags and keys are judged while libyaml's events come in, so nothing is built to be thrown away, and
 * its memory is freed before yaml_read_part returns.
 *
 * Left out on purpose, each with a message that says so: tags, merge keys (<<), keys that are not
 * scalars, more than one document in a file. Duplicate keys are a mistake.
 */
#ifndef DATA_YAML_READ_H
#define DATA_YAML_READ_H

#include "base/source.h"
#include "data/yaml.h"

/* Deeper than any data a person writes, and far from where recursion would hurt. */
#define YAML_DEPTH_MOST 100

/*
 * How many nodes aliases may add to the tree ("billion laughs": ten lines of aliases that stand for
 * 10^9 values).
 */
#define YAML_ALIASED_MOST 100000

/*
 * The tree of a file, or NULL when it is not YAML. A file without content gives an empty scalar
 * (yaml_is_empty).
 */
const struct yaml *yaml_read(struct arena *keep, struct diag *diag, const struct source *source);

/*
 * The tree of YAML that is a part of another file (front matter, a fenced block). `start` is where its first byte
 * stands in the outer file; the lines that follow are taken to be indented as far as the first one was.
 * `text` is not needed after the call.
 */
const struct yaml *yaml_read_part(
    struct arena *keep, struct diag *diag, struct pos start, struct str text);

#endif
