/*
 * pass_alert - GitHub's alerts: a quote that starts with a line `[!NOTE]`, at the outermost level.
 *
 * Source: docs.github.com, "Basic writing and formatting syntax", Alerts.
 */
#ifndef TEXT_PASS_ALERT_H
#define TEXT_PASS_ALERT_H

#include "text/tree.h"

struct reading;

/* A quote, on leaving. */
void pass_alert(struct reading *reading, cmark_node *node);

#endif
