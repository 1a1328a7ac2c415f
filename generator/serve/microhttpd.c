#include "serve/microhttpd.h"

#include <dlfcn.h>
#include <stdio.h>

/* The name by which a linker would have taken it, from tools/flags.sh. */
#define TEXT_OF(name) #name
#define TEXT(name) TEXT_OF(name)

struct microhttpd microhttpd;

/* POSIX says how to make a function of what dlsym(3) finds. */
#define FIND(name) &&(*(void **)&microhttpd.name = dlsym(library, "MHD_" #name))

bool microhttpd_load(void)
{
	void *library = dlopen(TEXT(RIGBOOK_MICROHTTPD), RTLD_NOW | RTLD_LOCAL);

	if (library MICROHTTPD_FUNCTIONS(FIND))
		return true;
	const char *trouble = dlerror();
	fprintf(stderr, "rigbook: the server cannot be started: %s\n",
	    trouble ? trouble : TEXT(RIGBOOK_MICROHTTPD));
	return false;
}
