/*
 * floor - the least that a build of Markdown pages can cost: walk, read, cmark-gfm, write.
 *
 *	floor [-j THREADS] [-l] [-p] CONTENT OUT
 *
 * -l adds front matter through libyaml and LAYOUT_BYTES of layout around each page, -p a folder for
 * each page, which pretty addresses need. Nothing is linked, looked up, checked or computed. The
 * same tricks as the engine's: cmark-gfm linked statically, its shared table only ever set
 * (tools/flags.sh), and a thread-local bump allocator in place of malloc. Threads share the list of
 * files only.
 */
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml.h>

#define LAYOUT_BYTES 6656

/*
 * Memory of one page at a time: blocks are reused for the next page. The size stands before each
 * piece, for realloc.
 */
#define BLOCK_BYTES ((size_t)8 << 20)
static _Thread_local char *block;
static _Thread_local size_t block_used;

static void *bump_calloc(size_t count, size_t size)
{
	size_t bytes = (count * size + 15) & ~(size_t)15;
	if (block == NULL)
		block = malloc(BLOCK_BYTES);
	if (block == NULL || block_used + bytes + 16 > BLOCK_BYTES) {
		fputs("floor: a page needs too much memory\n", stderr);
		exit(2);
	}
	char *at = block + block_used + 16;
	memcpy(at - 16, &bytes, sizeof(bytes));
	block_used += bytes + 16;
	return memset(at, 0, bytes);
}

static void *bump_realloc(void *old, size_t size)
{
	size_t old_size = 0;
	if (old != NULL)
		memcpy(&old_size, (char *)old - 16, sizeof(old_size));
	if (size <= old_size)
		return old;
	void *at = bump_calloc(1, size);
	if (old != NULL)
		memcpy(at, old, old_size);
	return at;
}

static void bump_free(void *at)
{
	(void)at;
}

static cmark_mem bump = { bump_calloc, bump_realloc, bump_free };

/* In place of the function that would clear the special characters while other threads parse. */
void __wrap_cmark_inlines_remove_special_character(unsigned char character, bool emphasis);
void __wrap_cmark_inlines_remove_special_character(unsigned char character, bool emphasis)
{
	(void)character, (void)emphasis;
}

struct floor {
	char **paths; /* relative to content, without .md */
	size_t count, room;
	const char *content, *out;
	int layout, pretty;
	atomic_size_t next;
};

static void die(const char *what)
{
	perror(what);
	exit(2);
}

static char *join(const char *a, const char *b, const char *end)
{
	size_t size = strlen(a) + strlen(b) + strlen(end) + 2;
	char *path = malloc(size);
	snprintf(path, size, "%s%s%s%s", a, *a ? "/" : "", b, end);
	return path;
}

static void walk(struct floor *floor, const char *folder)
{
	char *from = join(floor->content, folder, "");
	char *to = join(floor->out, folder, "");
	DIR *names = opendir(from);
	if (names == NULL)
		die(from);
	mkdir(to, 0777);
	for (struct dirent *name; (name = readdir(names)) != NULL;) {
		size_t length = strlen(name->d_name);
		if (name->d_name[0] == '.')
			continue;
		if (name->d_type == DT_DIR) {
			char *inner = join(folder, name->d_name, "");
			walk(floor, inner);
			free(inner);
		} else if (length > 3 && strcmp(name->d_name + length - 3, ".md") == 0) {
			if (floor->count == floor->room) {
				floor->room = floor->room ? 2 * floor->room : 1024;
				floor->paths =
				    realloc(floor->paths, floor->room * sizeof(*floor->paths));
			}
			name->d_name[length - 3] = '\0';
			floor->paths[floor->count++] = join(folder, name->d_name, "");
		}
	}
	closedir(names);
	free(from);
	free(to);
}

static char *read_page(const char *path, size_t *length)
{
	int fd = open(path, O_RDONLY);
	struct stat stat;
	if (fd < 0 || fstat(fd, &stat) != 0)
		die(path);
	char *text = bump_calloc(1, (size_t)stat.st_size + 1);
	if (read(fd, text, (size_t)stat.st_size) != stat.st_size)
		die(path);
	close(fd);
	*length = (size_t)stat.st_size;
	return text;
}

static void write_page(const char *path, const char *layout, const char *html)
{
	size_t length = strlen(html);
	char *page = bump_calloc(1, LAYOUT_BYTES + length);
	size_t used = 0;
	if (layout != NULL)
		memcpy(page, layout, used = LAYOUT_BYTES);
	memcpy(page + used, html, length);
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
	if (fd < 0 || write(fd, page, used + length) != (ssize_t)(used + length) || close(fd) != 0)
		die(path);
}

/* Reads front matter as far as events go and returns the text after it. */
static char *skip_front_matter(char *text, int parse)
{
	char *end = strncmp(text, "---\n", 4) == 0 ? strstr(text + 4, "\n---\n") : NULL;
	if (end == NULL)
		return text;
	if (parse) {
		yaml_parser_t yaml;
		yaml_document_t document;
		yaml_parser_initialize(&yaml);
		yaml_parser_set_input_string(
		    &yaml, (unsigned char *)text + 4, (size_t)(end - text - 3));
		if (yaml_parser_load(&yaml, &document))
			yaml_document_delete(&document);
		yaml_parser_delete(&yaml);
	}
	return end + 5;
}

static char *render(const char *text, size_t length)
{
	static const char *const names[] = { "table", "strikethrough", "autolink", "tasklist" };
	cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &bump);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(names[i]));
	cmark_parser_feed(parser, text, length);
	cmark_node *root = cmark_parser_finish(parser);
	return cmark_render_html_with_mem(
	    root, CMARK_OPT_DEFAULT, cmark_parser_get_syntax_extensions(parser), &bump);
}

static void *work(void *argument)
{
	struct floor *floor = argument;
	char layout[LAYOUT_BYTES];
	memset(layout, 'x', sizeof(layout));
	for (size_t i; (i = atomic_fetch_add(&floor->next, 1)) < floor->count;) {
		block_used = 0;
		size_t length;
		char *from = join(floor->content, floor->paths[i], ".md");
		char *to = join(floor->out, floor->paths[i], floor->pretty ? "" : ".html");
		if (floor->pretty) {
			char *folder = to;
			mkdir(folder, 0777);
			to = join(folder, "index.html", "");
			free(folder);
		}
		char *text = read_page(from, &length);
		char *body = skip_front_matter(text, floor->layout);
		char *html = render(body, length - (size_t)(body - text));
		write_page(to, floor->layout ? layout : NULL, html);
		free(from);
		free(to);
	}
	return NULL;
}

int main(int argc, char **argv)
{
	int threads = 1;
	struct floor floor = { 0 };
	for (int option; (option = getopt(argc, argv, "j:lp")) != -1;) {
		if (option == 'j')
			threads = (int)strtol(optarg, NULL, 10);
		else if (option == 'l')
			floor.layout = 1;
		else if (option == 'p')
			floor.pretty = 1;
		else
			return 2;
	}
	if (argc - optind != 2 || threads < 1 || threads > 64) {
		fputs("usage: floor [-j THREADS] [-l] [-p] CONTENT OUT\n", stderr);
		return 2;
	}
	floor.content = argv[optind];
	floor.out = argv[optind + 1];

	cmark_gfm_core_extensions_ensure_registered();
	walk(&floor, "");
	pthread_t others[64];
	for (int i = 1; i < threads; i++)
		if (pthread_create(&others[i], NULL, work, &floor) != 0)
			die("pthread_create");
	work(&floor);
	for (int i = 1; i < threads; i++)
		pthread_join(others[i], NULL);
	return 0;
}
