#include "cmd/revision.h"

#include "base/ascii.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/git.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A line of ls-tree: a mode, a type, an object and a path. */
#define LISTING_MOST ((size_t)256 << 20)
#define OBJECT_MOST ((size_t)1 << 30)

struct entry {
	struct str object, path;
	bool link;
};

struct taking {
	struct arena *keep;
	struct git git;
	struct entry *entries;
	size_t count, room;
	int folder;
	const char *why;
};

static bool fail(struct taking *taking, const char *why)
{
	taking->why = taking->git.is_missing ? "cannot be looked up: git is not installed"
	    : taking->git.is_silent          ? "cannot be looked up: git did not answer in time"
	    : taking->git.is_mute            ? "cannot be looked up: no temporary file can be made"
					     : why;
	return false;
}

static bool is_wanted(struct str path)
{
	return str_starts(path, STR("content/")) || str_starts(path, STR("templates/")) ||
	    str_starts(path, STR("assets/"));
}

/* A tree holds no such names; what is written is named from what git prints all the same. */
static bool is_safe(struct str path)
{
	struct str name, rest = path;

	while (rest.len > 0) {
		str_cut(rest, '/', &name, &rest);
		if (name.len == 0 || str_eq(name, STR(".")) || str_eq(name, STR("..")))
			return false;
	}
	return path.len > 0;
}

/* "100644 blob 5d8f…\tcontent/index.md". Submodules are passed over. */
static bool add_entry(struct taking *taking, struct str line)
{
	struct str head, path, mode, type, object;

	if (!str_cut(line, '\t', &head, &path) || !str_cut(head, ' ', &mode, &head) ||
	    !str_cut(head, ' ', &type, &object) || !is_safe(path))
		return false;
	if (!str_eq(type, STR("blob")) || !is_wanted(path))
		return true;
	taking->entries = arena_room(
	    taking->keep, taking->entries, taking->count, &taking->room, sizeof(*taking->entries));
	taking->entries[taking->count++] =
	    (struct entry){ str_trim(object), path, str_eq(mode, STR("120000")) };
	return true;
}

static bool list_tree(struct taking *taking, struct str tree)
{
	const char *const words[] = { "ls-tree", "-r", "-z", "--full-tree", "--end-of-options",
		str_z(taking->keep, tree), NULL };
	struct str listing, line;

	if (!git_read(&taking->git, words, LISTING_MOST, &listing))
		return fail(taking, "has no folder of that name, so no site");
	while (listing.len > 0) {
		str_cut(listing, '\0', &line, &listing);
		if (line.len > 0 && !add_entry(taking, line))
			return fail(taking, "cannot be read");
	}
	for (size_t i = 0; i < taking->count; i++)
		if (str_starts(taking->entries[i].path, STR("content/")))
			return true;
	return fail(taking, "has no folder content/, so no site");
}

/* Makes the folders on the way to a file. */
static int make_folders(const struct taking *taking, struct str path)
{
	for (size_t slash = str_find_byte(path, '/', 0); slash != STR_NONE;
	     slash = str_find_byte(path, '/', slash + 1))
		if (mkdirat(taking->folder, str_z(taking->keep, str_sub(path, 0, slash)), 0700) != 0 &&
		    errno != EEXIST)
			return errno;
	return 0;
}

static int write_entry(const struct taking *taking, const struct entry *entry, struct str text)
{
	const char *path = str_z(taking->keep, entry->path);
	int error = make_folders(taking, entry->path);

	if (error != 0)
		return error;
	if (entry->link)
		return symlinkat(str_z(taking->keep, text), taking->folder, path) == 0 ? 0 : errno;
	return folder_write(taking->folder, path, text, 0600, false);
}

/* "<object> blob <size>\n", the bytes, "\n". */
static bool read_object(struct taking *taking, FILE *from, const struct entry *entry)
{
	char head[256];
	size_t size = 0;

	if (!fgets(head, sizeof(head), from))
		return false;
	struct str words = str_trim(str_from(head)), object, type, number;
	if (!str_cut(words, ' ', &object, &words) || !str_cut(words, ' ', &type, &number) ||
	    !str_eq(object, entry->object) || !str_eq(type, STR("blob")))
		return false;
	for (size_t i = 0; i < number.len; i++) {
		if (!ascii_is_digit(number.at[i]) || size > OBJECT_MOST)
			return false;
		size = size * 10 + (size_t)(number.at[i] - '0');
	}
	struct arena *scratch = arena_new();
	char *bytes = ARENA_ARRAY(scratch, char, size + 1);
	bool good = fread(bytes, 1, size + 1, from) == size + 1 &&
	    write_entry(taking, entry, (struct str){ bytes, size }) == 0;
	arena_free(scratch);
	return good;
}

static FILE *new_file(struct taking *taking)
{
	int file;

	if (folder_new_temporary_file(taking->keep, &file) == 0) {
		FILE *stream = fdopen(file, "w+");
		if (stream)
			return stream;
		close(file);
	}
	taking->git.is_mute = true;
	return NULL;
}

static bool take_objects(struct taking *taking)
{
	const char *const words[] = { "cat-file", "--batch", NULL };
	FILE *names = new_file(taking), *objects = new_file(taking);
	bool good = names && objects;

	for (size_t i = 0; good && i < taking->count; i++)
		good = fprintf(names, "%.*s\n", STR_ARG(taking->entries[i].object)) > 0;
	good = good && fflush(names) == 0 && lseek(fileno(names), 0, SEEK_SET) == 0 &&
	    git_run(&taking->git, words, fileno(names), fileno(objects));
	if (good)
		rewind(objects);
	for (size_t i = 0; good && i < taking->count; i++)
		good = read_object(taking, objects, &taking->entries[i]);
	if (names)
		fclose(names);
	if (objects)
		fclose(objects);
	return good || fail(taking, "cannot be read: some of its files are not in this repository");
}

/* The commit that a revision names, and the tree of the site in it: "5d8f…:docs". */
static bool find_tree(struct taking *taking, const char *revision, struct str *prefix, struct str *tree)
{
	const char *const where[] = { "rev-parse", "--show-prefix", NULL };
	struct str wanted = str_print(taking->keep, "%s^{commit}", revision), commit;
	const char *const which[] = { "rev-parse", "--verify", "--quiet", "--end-of-options",
		str_z(taking->keep, wanted), NULL };

	if (!git_ask(&taking->git, where, prefix))
		return fail(taking, "no revision, for the site is in no repository of git");
	while (prefix->len > 0 && prefix->at[prefix->len - 1] == '/')
		prefix->len--;
	if (git_ask(&taking->git, which, &commit)) {
		*tree = str_print(taking->keep, "%.*s:%.*s", STR_ARG(commit), STR_ARG(*prefix));
		return true;
	}
	if (git_is_shallow(&taking->git))
		return fail(taking,
		    "no revision of this repository, which is a shallow clone: git fetch --unshallow, or fetch-depth: 0 in a workflow");
	return fail(taking, "no revision of this repository");
}

static bool open_folder(struct taking *taking, struct str *folder)
{
	char *path;

	if (folder_new_temporary(taking->keep, &path, &taking->folder) != 0)
		return fail(taking, "cannot be taken out: no temporary folder can be made");
	*folder = str_from(path);
	return true;
}

bool revision_take(struct arena *keep, struct str dir, const char *revision, struct revision *out,
    const char **why)
{
	struct taking taking = { .keep = keep, .git = { .keep = keep, .dir = dir }, .folder = -1 };
	struct str prefix, tree;

	*out = (struct revision){ .folder = STR("") };
	*why = NULL;
	if (!find_tree(&taking, revision, &prefix, &tree) || !list_tree(&taking, tree) ||
	    !open_folder(&taking, &out->folder)) {
		*why = taking.why;
		return false;
	}
	out->name = str_print(keep, "%s:%.*s", revision, STR_ARG(prefix.len > 0 ? prefix : STR(".")));
	bool good = take_objects(&taking);
	close(taking.folder);
	if (!good) {
		revision_drop(keep, out);
		*why = taking.why;
	}
	return good;
}

void revision_drop(struct arena *keep, const struct revision *revision)
{
	if (revision->folder.len > 0)
		folder_remove_path(str_z(keep, revision->folder));
}
