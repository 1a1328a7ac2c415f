/*
 * math_signs - the commands of TeX that math.h knows, by name. Private to text/.
 */
#ifndef TEXT_MATH_SIGNS_H
#define TEXT_MATH_SIGNS_H

#include "base/str.h"

#include <stdbool.h>

/* Sets *sign to the text for a command name; it may be empty. False if the name is unknown. */
bool math_sign(struct str name, struct str *sign);

/* True for commands whose group is upright text, not variables: \text. */
bool math_is_upright(struct str name);

/* True for commands that are ignored, only their group is printed: \mathcal. */
bool math_is_style(struct str name);

/* The combining character of an accent command; empty if it is none. */
struct str math_accent(struct str name);

#endif
