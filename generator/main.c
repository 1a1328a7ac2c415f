/*
 * rigbook - a static site generator for guides whose numbers matter. This file only picks the command.
 */
#include "base/arena.h"
#include "base/near.h"
#include "cmd/build.h"
#include "cmd/check.h"
#include "cmd/diff.h"
#include "cmd/explain.h"
#include "cmd/export.h"
#include "cmd/import.h"
#include "cmd/margins.h"
#include "cmd/new.h"
#include "cmd/price.h"
#include "cmd/print.h"
#include "cmd/render.h"
#include "cmd/schema.h"
#include "cmd/serve.h"
#include "number/gmp_memory.h"

#include <stdio.h>
#include <string.h>

#define RIGBOOK_VERSION "0.2.0"

static const struct command {
	const char *name;
	int (*run)(int argc, char **argv); /* argv[0] is the command's name; returns the exit status */
	const char *arguments, *purpose;
} commands[] = {
	{ "build", cmd_build, "[DIR]", "build the site into DIR/public" },
	{ "check", cmd_check, "[DIR]", "find all mistakes that build would; write nothing" },
	{ "diff", cmd_diff, "OLD [NEW]", "tell what changed between days, folders, revisions of git" },
	{ "explain", cmd_explain, "EXPRESSION [DIR]", "derive a figure, down to its sources" },
	{ "export", cmd_export, "[DIR]", "print all data and figures as JSON" },
	{ "import", cmd_import, "FILE --map MAP",
	    "record what a fetched file observes, all of it or nothing" },
	{ "margins", cmd_margins, "[DIR]", "tell which verdicts turn first, and at which value" },
	{ "new", cmd_new, "DIR", "write a small site to start from" },
	{ "price", cmd_price, "ITEM AMOUNT UNIT", "record an observation and tell what it moved" },
	{ "render", cmd_render, "TEMPLATE [DATA.yaml]", "render one template" },
	{ "schema", cmd_schema, "[DIR]", "print a JSON Schema of the data files, for editors" },
	{ "serve", cmd_serve, "[DIR]", "preview the site, rebuilt and reloaded on every save" },
};

static int usage(FILE *to)
{
	fputs("usage: rigbook COMMAND [OPTION ...]\n\n", to);
	for (size_t i = 0; i < countof(commands); i++)
		fprintf(to, "  %-8s %-21s %s\n", commands[i].name, commands[i].arguments,
		    commands[i].purpose);
	fputs("\nThe options of each command are in its manual: man rigbook\n", to);
	return to == stdout ? 0 : 2;
}

static int run(int argc, char **argv)
{
	if (argc < 2)
		return usage(stderr);
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0)
		return usage(stdout);
	if (strcmp(argv[1], "--version") == 0) {
		puts("rigbook " RIGBOOK_VERSION);
		return 0;
	}
	for (size_t i = 0; i < countof(commands); i++)
		if (strcmp(argv[1], commands[i].name) == 0)
			return commands[i].run(argc - 1, argv + 1);
	struct near near = near_to(str_from(argv[1]));
	for (size_t i = 0; i < countof(commands); i++)
		near_offer(&near, str_from(commands[i].name));
	if (near.best.len > 0)
		print_problem(
		    "there is no command “%s”; did you mean %.*s?\n", argv[1], STR_ARG(near.best));
	else
		print_problem("there is no command “%s”\n", argv[1]);
	return usage(stderr);
}

int main(int argc, char **argv)
{
	print_start();
	gmp_memory_start();
	return print_settle(run(argc, argv));
}
