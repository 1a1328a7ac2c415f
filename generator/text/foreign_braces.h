/*
 * foreign_braces - an expression between braces of the text that may be a tag or a variable of another generator
 * ({{ mdbook-version }}, {{ page.title }}, {{< figure >}}): one message for it, which --warn makes a warning, because
 * the braces stand on the page as they are typed.
 */
#ifndef TEXT_FOREIGN_BRACES_H
#define TEXT_FOREIGN_BRACES_H

#include "text/expression.h"

/* As expression_read. */
bool foreign_braces_read(struct reading *reading, struct formula_text text, struct expression *out);

#endif
