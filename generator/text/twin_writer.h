/*
 * twin_writer - writes Markdown for cmark-gfm's printer, many characters at once. Private to text/.
 *
 * The printer hands each string to a function of the library that decodes every character, asks whether a sign has to
 * stand before it, and encodes it again. Nearly all are letters, which need nothing: this writes whole runs of them, and
 * asks only of the others. The printer lets an extension print its own nodes, and such a printing may put another function
 * in the place of the library's.
 *
 * The same bytes come out, for text that is UTF-8 and lines that are not wrapped.
 */
#ifndef TEXT_TWIN_WRITER_H
#define TEXT_TWIN_WRITER_H

#include <cmark-gfm/node.h>

/* The whole tree is then printed by these runs. `root` is a document. */
void twin_writer_use(cmark_node *root);

#endif
