#include "cmd/share.h"

#include "base/file.h"

#include <limits.h>
#include <stdlib.h>
#include <unistd.h>
#ifdef __APPLE__
#include <mach-o/dyld.h>
#endif

static bool holds_templates(struct arena *keep, struct str folder)
{
	return access(str_z(keep, path_join(keep, folder, STR("templates/page.mustache"))), R_OK) == 0;
}

/* The folder this program was started from; empty where the system does not tell. */
static struct str program_folder(struct arena *keep)
{
	char path[PATH_MAX];

#ifdef __APPLE__
	uint32_t size = sizeof(path);
	if (_NSGetExecutablePath(path, &size) != 0)
		return STR("");
#else
	ssize_t len = readlink("/proc/self/exe", path, sizeof(path) - 1);
	if (len < 0)
		return STR("");
	path[len] = '\0';
#endif
	return str_copy(keep, path_folder(str_from(path)));
}

struct str engine_file(struct arena *keep)
{
	const char *told = getenv("RIGBOOK_ENGINE");
	struct str program = program_folder(keep);

	struct str installed = path_join(keep, path_folder(program), STR("share/rigbook/engine.js"));

	if (told)
		return str_copy(keep, str_from(told));
	if (program.len == 0)
		return STR("");
	if (access(str_z(keep, installed), R_OK) == 0)
		return installed;
	/* build/engine.js serves build/rigbook and build/asan/rigbook */
	for (int levels = 0; levels < 2 && program.len > 0; levels++, program = path_folder(program)) {
		struct str built = path_join(keep, program, STR("engine.js"));
		if (access(str_z(keep, built), R_OK) == 0)
			return built;
	}
	return STR("");
}

struct str share_folder(struct arena *keep)
{
	const char *told = getenv("RIGBOOK_SHARE");
	struct str program = program_folder(keep);
	struct str above = path_folder(program);

	struct str source_tree =
	    path_folder(program); /* build/rigbook; variants stand in build/asan/rigbook */

	if (told && *told != '\0')
		return str_copy(keep, str_from(told));
	if (program.len == 0)
		return STR("");
	struct str installed = path_join(keep, above, STR("share/rigbook"));
	if (holds_templates(keep, installed))
		return installed;
	for (int levels = 0; levels < 3 && source_tree.len > 0; levels++) {
		if (holds_templates(keep, source_tree))
			return source_tree;
		source_tree = path_folder(source_tree);
	}
	return STR("");
}
