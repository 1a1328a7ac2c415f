/*
 * derivation_script - the derivations of a thing as a script, for readers who point at a number on another page.
 *
 * The file derivations.js beside the page of the thing's derivations; assets/derivations.js loads it when the first
 * figure that leads to that page is pointed at. It calls RigbookDerivations with the page's address, a list and the name of
 * the thing, which stands before each name of the list where it is shown:
 *
 *	[anchor, name, value, formula, formula with numbers, [[path, value], …], [who states it, …], note]
 *
 * All are texts as the page prints them; what is long is cut or left out, because the page behind the link has it.
 */
#ifndef SITE_DERIVATION_SCRIPT_H
#define SITE_DERIVATION_SCRIPT_H

#include "base/buf.h"
#include "site/worker.h"

/* The file of a thing's derivations: "figures/pump-one/derivations.js". */
struct str derivation_script_address(struct arena *keep, const struct thing *thing);

/*
 * Begins the script for the page at hand, adds its derivations one after the other, each with its value as the page prints
 * it, and puts the file.
 */
void derivation_script_begin(struct rendering *rendering, struct buf *out);
void derivation_script_add(struct rendering *rendering, struct buf *out,
    const struct origin *origin, const struct derivation *derivation, struct str value);
void derivation_script_put(struct rendering *rendering, struct buf *out);

#endif
