/*
 * unused - what stands in a text and not on its page, since nothing there refers to it: footnotes, and links defined
 * apart. Figures and guards in them are never computed. Private to text/.
 */
#ifndef TEXT_UNUSED_H
#define TEXT_UNUSED_H

struct reading;

/* Warns of each such footnote, and of each such link in which braces stand: others do no harm. */
void unused_report(struct reading *reading);

#endif
