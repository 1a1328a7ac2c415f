/*
 * main_facts - the few facts that tell a thing from others of its kind: beside it among search hits, in llms.txt and in
 * what its page says to programs.
 */
#ifndef SITE_MAIN_FACTS_H
#define SITE_MAIN_FACTS_H

#include "site/worker.h"

#define MAIN_FACTS_MOST KIND_MAIN_MOST

struct main_fact {
	struct str name;
	struct value value;
};

/*
 * What the kind says in `main`; where it says nothing, the first three attributes that tell better from worse, and behind
 * them such figures. Of which nothing is known is left out. Returns how many there are.
 */
size_t main_facts(const struct rendering *rendering, const struct thing *thing,
    struct main_fact facts[MAIN_FACTS_MOST]);

#endif
