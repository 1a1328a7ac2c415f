#include "serve/watch.h"

#include "base/file.h"
#include "base/map.h"
#include "site/walk.h"

#include <errno.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/inotify.h>
#include <sys/vfs.h>
#endif

/* --- debouncing ------------------------------------------------------------------------------- */

void debounce_event(struct debounce *debounce, int64_t now)
{
	if (debounce->first == 0)
		debounce->first = now;
	debounce->last = now;
}

int debounce_wait(const struct debounce *debounce, int64_t now)
{
	if (debounce->first == 0)
		return -1;
	int64_t quiet = debounce->last + DEBOUNCE_QUIET, patience = debounce->first + DEBOUNCE_PATIENCE;
	int64_t due = quiet < patience ? quiet : patience;
	return due > now ? (int)(due - now) : 0;
}

/* --- what a file was when it was looked at ---------------------------------------------------- */

struct stamp {
	off_t size;
	struct timespec modified, changed;
	dev_t device;
	ino_t inode;
	bool fresh; /* touched so shortly before that it may change again without a newer time: never the same */
};

/* Clocks of file systems tick every few milliseconds; DEBOUNCE_QUIET is more. */
#define FRESH_NANOSECONDS 15000000L

static bool same_time(struct timespec a, struct timespec b)
{
	return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

static bool same_stamp(const struct stamp *a, const struct stamp *b)
{
	return !a->fresh && a->size == b->size && same_time(a->modified, b->modified) &&
	    same_time(a->changed, b->changed) && a->device == b->device && a->inode == b->inode;
}

#ifdef __APPLE__
#define st_mtim st_mtimespec
#define st_ctim st_ctimespec
#endif

static bool is_fresh(struct timespec changed)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	long long age =
	    (long long)(now.tv_sec - changed.tv_sec) * 1000000000 + now.tv_nsec - changed.tv_nsec;
	return age < FRESH_NANOSECONDS;
}

static struct stamp *stamp_of(struct arena *keep, const char *path)
{
	struct stat at;

	if (stat(path, &at) != 0)
		return NULL;
	struct stamp *stamp = ARENA_NEW(keep, struct stamp);
	*stamp = (struct stamp){ at.st_size, at.st_mtim, at.st_ctim, at.st_dev, at.st_ino,
		is_fresh(at.st_ctim) };
	return stamp;
}

/* --- waking up -------------------------------------------------------------------------------- */

struct watch {
	struct arena *own; /* this struct's */
	struct str dir, share;
	int fd;             /* inotify; -1: none */
	int highest;        /* number of a watch */
	struct arena *keep; /* of the last look */
	struct map stamps;  /* path -> struct stamp, as they were then */
};

#ifdef __linux__

/* File systems that do not tell of what other systems do to them (<linux/magic.h>, and VirtualBox's own). */
static const unsigned long silent[] = { 0x01021997 /* 9p: the folders of Windows in WSL */,
	0x786f4256 /* vboxsf */ };

static bool tells(const char *dir)
{
	struct statfs at;

	if (statfs(dir, &at) != 0)
		return false;
	for (size_t i = 0; i < countof(silent); i++)
		if ((unsigned long)at.f_type == silent[i])
			return false;
	return true;
}

static int start_waking(const char *dir)
{
	return tells(dir) ? inotify_init1(IN_NONBLOCK | IN_CLOEXEC) : -1;
}

/*
 * The number of the folder's watch: the same when it is watched already, else larger than any
 * before. -1 with errno.
 */
static int wake_for(int fd, const char *folder)
{
	static const uint32_t events = IN_CREATE | IN_DELETE | IN_MODIFY | IN_CLOSE_WRITE |
	    IN_ATTRIB | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

	return inotify_add_watch(fd, folder, events);
}

#else

static int start_waking(const char *dir)
{
	(void)dir;
	return -1;
}

static int wake_for(int fd, const char *folder)
{
	(void)fd;
	(void)folder;
	return -1;
}

#endif

static void stop_waking(struct watch *watch)
{
	if (watch->fd >= 0)
		close(watch->fd);
	watch->fd = -1;
}

int watch_fd(const struct watch *watch)
{
	return watch->fd;
}

void watch_drain(struct watch *watch)
{
	char events[16384];

	while (watch->fd >= 0 && read(watch->fd, events, sizeof(events)) > 0)
		continue;
}

/* --- looking ---------------------------------------------------------------------------------- */

static const char *whole(struct arena *keep, const struct watch *watch, struct str path)
{
	struct str at = path_join(keep, walk_root(watch->dir, path), path);

	return at.len == 0 ? "." : str_z(keep, at);
}

/*
 * Watches a folder; true if it was not watched before. One that is gone needs no watch; where the
 * system has none left, nothing is watched any more.
 */
static bool is_newly_watched(struct watch *watch, const char *folder)
{
	if (watch->fd < 0)
		return false;
	int number = wake_for(watch->fd, folder);
	bool is_new = number > watch->highest;
	if (is_new)
		watch->highest = number;
	else if (number < 0 && errno != ENOENT && errno != ENOTDIR)
		stop_waking(watch);
	return is_new;
}

/*
 * Lists the files; once more where a folder is new, so that nothing is missed that was put into it
 * before it was watched.
 */
static void list_files(struct watch *watch, struct arena *scratch, struct walk *walk)
{
	bool again;

	do {
		walk_site(scratch, diag_new(scratch), watch->dir, watch->share, walk);
		again = is_newly_watched(watch, whole(scratch, watch, STR("")));
		for (size_t i = 0; i < walk->folders.count; i++)
			again |=
			    is_newly_watched(watch, whole(scratch, watch, walk->folders.at[i].path));
	} while (again);
}

/* One look: what is there now, beside what was there before. */
struct look {
	struct watch *watch;
	struct arena *keep, *scratch; /* of the stamps; of what is forgotten */
	struct map stamps;
	size_t seen; /* files that were there before */
};

static bool differs(struct look *look, struct str path)
{
	const struct stamp *old = map_get(&look->watch->stamps, path);
	struct stamp *now = stamp_of(look->keep, whole(look->scratch, look->watch, path));

	if (!now)
		return false; /* gone since it was listed: missed among those that were there */
	map_put(&look->stamps, str_copy(look->keep, path), now);
	look->seen += old != NULL;
	return !old || !same_stamp(old, now);
}

static size_t count_different(struct look *look, const struct walk_list *list)
{
	size_t count = 0;

	for (size_t i = 0; i < list->count; i++)
		count += differs(look, list->at[i].path);
	return count;
}

static void look_at_guides(struct look *look, const struct walk_list *guides, struct arena *keep,
    struct changed_files *changes)
{
	size_t room = changes->edited_count;

	for (size_t i = 0; i < guides->count; i++) {
		struct str path = guides->at[i].path;
		bool is_new = !map_get(&look->watch->stamps, path);
		if (!differs(look, path))
			continue;
		if (is_new) {
			changes->others++;
			continue;
		}
		changes->edited = arena_room(
		    keep, changes->edited, changes->edited_count, &room, sizeof(*changes->edited));
		changes->edited[changes->edited_count++] = str_copy(keep, path);
	}
}

struct changed_files watch_look(struct watch *watch, struct arena *keep)
{
	struct look look = { .watch = watch, .keep = arena_new(), .scratch = arena_new() };
	struct changed_files changes = { 0 };
	struct walk walk;

	look.stamps = map_in(look.keep);
	list_files(watch, look.scratch, &walk);
	look_at_guides(&look, &walk.guides, keep, &changes);
	look_at_guides(&look, &walk.parts, keep, &changes);
	changes.others += count_different(&look, &walk.data) + count_different(&look, &walk.files) +
	    count_different(&look, &walk.templates) + count_different(&look, &walk.words) +
	    count_different(&look, &walk.assets);
	changes.others += differs(&look, STR("content/site.yaml"));
	changes.others += watch->stamps.count - look.seen;
	arena_free(watch->keep);
	arena_free(look.scratch);
	watch->keep = look.keep;
	watch->stamps = look.stamps;
	return changes;
}

struct watch *watch_new(struct str dir, struct str share)
{
	struct arena *keep = arena_new();
	struct watch *watch = ARENA_NEW(keep, struct watch);

	*watch = (struct watch){ .own = keep, .dir = dir, .share = share, .keep = arena_new() };
	watch->stamps = map_in(watch->keep);
	watch->fd = start_waking(whole(keep, watch, STR("")));
	return watch;
}

void watch_free(struct watch *watch)
{
	stop_waking(watch);
	arena_free(watch->keep);
	arena_free(watch->own);
}
