#include "site/template.h"

#include "base/near.h"
#include "base/source_file.h"
#include "html/mustache_render.h"
#include "site/policy.h"
#include "site/words_file.h"

/* The templates that C asks for by name: a site must have them all. */
static const char *const needed[] = { "page", "navigation", "thing", "figures", "folder", "audit",
	"sources", "changes", "feed", "tags", "choose", "search", "drawing", "diagram", "redirect",
	"missing", "table", "figure", "link", "mark", "alert", "picture", "code", "sitemap",
	"robots", "accent" };

static struct str template_name(struct str path)
{
	return str_sub(path, sizeof("templates/") - 1, path.len - (sizeof(".mustache") - 1));
}

static void check_needed(struct diag *diag, const struct mustache_set *set)
{
	for (size_t i = 0; i < countof(needed); i++) {
		struct str name = str_from(needed[i]);
		if (mustache_find(set, name) || mustache_is_missed(set, name))
			continue;
		diag_report(diag, DIAG_TEMPLATE_MISSING, POS_NONE,
		    "there is no templates/%s.mustache", needed[i]);
	}
}

/* What a template is there for: without it all pages would lose what their author wrote. */
static const struct shown {
	const char *template, *field;
} shown[] = {
	{ "page", "body_html" },
	{ "alert", "body_html" },
	{ "picture", "body_html" },
	{ "figure", "text" },
	{ "link", "name" },
	{ "redirect", "href" },
};

/* Markup, so that a field that must come unescaped is not found where it comes escaped. */
#define PROBE STR("<i>rigbook</i>")
#define PROBE_ESCAPED STR("&lt;i&gt;rigbook&lt;/i&gt;")

/* A template rendered with one field, or with none. */
static struct str rendered(struct arena *keep, const struct mustache *template, const char *field)
{
	struct view *view = view_object(keep);
	struct buf out = buf_in(keep, BUF_MOST);
	struct html html = html_to(&out);
	struct pos at;

	if (field)
		view_set_text(view, field, PROBE);
	mustache_render(template, view, &html, &at);
	return buf_str(&out);
}

static struct pos place_of_template(struct arena *keep, const struct walk *walk, struct str name)
{
	for (size_t i = 0; i < walk->templates.count; i++)
		if (str_eq(template_name(walk->templates.at[i].name), name))
			return source_whole(source_new(keep, walk->templates.at[i].path, STR("")));
	return POS_NONE;
}

static void report_left_out(struct arena *keep, struct diag *diag, const struct walk *walk,
    struct str template, const char *field)
{
	diag_report(diag, DIAG_TEMPLATE_EMPTY, place_of_template(keep, walk, template),
	    "this template leaves out %s, which all pages need", field);
	diag_hint(diag,
	    str_ends(str_from(field), STR("_html")) ? "write {{{%s}}} where it belongs"
						    : "write {{%s}} where it belongs",
	    field);
}

static bool shows_field(struct arena *scratch, const struct mustache *template, const char *field)
{
	bool is_markup = str_ends(str_from(field), STR("_html"));

	return str_find(rendered(scratch, template, field), is_markup ? PROBE : PROBE_ESCAPED, 0) !=
	    STR_NONE;
}

/* What the made-up pages are made of: one of nothing is a page of nothing. */
static const char *const bodies[] = { "thing", "figures", "audit", "sources", "changes", "feed",
	"tags", "choose", "search", "table", "diagram", "drawing", "missing" };

static void check_bodies(
    struct arena *keep, struct diag *diag, const struct mustache_set *set, const struct walk *walk)
{
	for (size_t i = 0; i < countof(bodies); i++) {
		const struct mustache *template = mustache_find(set, str_from(bodies[i]));
		if (!template || !mustache_is_nothing(template))
			continue;
		diag_report(diag, DIAG_TEMPLATE_EMPTY,
		    place_of_template(keep, walk, str_from(bodies[i])),
		    "there is nothing in this template");
		diag_hint(diag, "take the file away: the program's own comes in its place");
	}
}

static void check_shown(
    struct arena *keep, struct diag *diag, const struct mustache_set *set, const struct walk *walk)
{
	struct arena *scratch = arena_new();

	check_bodies(keep, diag, set, walk);
	for (size_t i = 0; i < countof(shown); i++) {
		const struct mustache *template = mustache_find(set, str_from(shown[i].template));
		if (template && !shows_field(scratch, template, shown[i].field))
			report_left_out(keep, diag, walk, str_from(shown[i].template), shown[i].field);
	}
	arena_free(scratch);
}

/* Templates of whole pages begin as such; parts of pages are not offered. */
static bool is_whole_page(struct arena *scratch, const struct mustache *template)
{
	return str_find(rendered(scratch, template, NULL), STR("<html"), 0) != STR_NONE;
}

static void report_no_layout(struct arena *keep, struct diag *diag, const struct mustache_set *set,
    const struct walk *walk, const struct page *page)
{
	struct near near = near_to(page->layout);

	for (size_t i = 0; i < walk->templates.count; i++) {
		struct str name = template_name(walk->templates.at[i].name);
		const struct mustache *template = mustache_find(set, name);
		if (template && is_whole_page(keep, template))
			near_offer(&near, name);
	}
	diag_report(diag, DIAG_LAYOUT_UNKNOWN, page->layout_at,
	    "there is no templates/%.*s.mustache", STR_ARG(page->layout));
	if (!diag_hint_nearest(diag, &near))
		diag_hint(diag, "write that template, or take the key out");
}

void templates_check_layouts(struct arena *keep, struct diag *diag, const struct mustache_set *set,
    const struct walk *walk, const struct pages *pages)
{
	struct arena *scratch = arena_new();
	struct map seen = map_in(scratch);

	for (size_t i = 0; i < pages->count; i++) {
		struct page *page = pages->at[i];
		if (page->layout.len == 0 || str_eq(page->layout, STR("page")))
			continue;
		const struct mustache *template = mustache_find(set, page->layout);
		if (!template) {
			if (!mustache_is_missed(set, page->layout))
				report_no_layout(scratch, diag, set, walk, page);
			page->layout = STR(""); /* it stays readable */
		} else if (!map_get(&seen, page->layout)) {
			map_put(&seen, page->layout, page);
			if (!shows_field(scratch, template, "body_html"))
				report_left_out(keep, diag, walk, page->layout, "body_html");
		}
	}
	arena_free(scratch);
}

static struct str policy_of(struct arena *keep, const struct mustache_set *set)
{
	const struct mustache *page = mustache_find(set, STR("page"));

	return page ? policy_find(rendered(keep, page, NULL)) : STR("");
}

const struct mustache_set *templates_load(struct arena *keep, struct diag *diag,
    const struct site *site, const struct walk *walk, struct str *policy)
{
	struct mustache_set *set = mustache_set_new(keep);
	size_t before = diag_count(diag);

	for (size_t i = 0; i < walk->templates.count; i++) {
		const struct walk_file *file = &walk->templates.at[i];
		struct str root = walk_root(site->options->dir, file->path);
		const struct source *source = source_load(keep, diag, root, file->path, SOURCE_MOST);
		if (source)
			mustache_add(set, diag, template_name(file->name), source);
	}
	words_add(site->data->words, set, diag);
	mustache_check(set, diag);
	check_needed(diag, set);
	/* What cannot be read leaves out much, and says nothing of a policy. */
	bool read = diag_count(diag) == before;
	if (read)
		check_shown(keep, diag, set, walk);
	*policy = read ? policy_of(keep, set) : STR("");
	return set;
}

/* Most of what is rendered is a figure or a mark: it never grows, and takes no more memory than its bytes. */
#define ROOM_FIRST 512

static void report(struct worker *worker, struct str problem, struct pos at)
{
	if (problem.len > 0)
		diag_report(worker->diag, DIAG_TEMPLATE_MISSING, at, "%.*s", STR_ARG(problem));
}

/* NULL for a missing one, which was reported by the build. */
static const struct mustache *find(const struct worker *worker, const char *template)
{
	return mustache_find(worker->site->templates, str_from(template));
}

struct markup template_render(struct worker *worker, const char *template, const struct view *view)
{
	const struct mustache *compiled = find(worker, template);
	struct buf out = buf_in(worker->scratch, BUF_MOST);
	struct html html = html_to(&out);
	struct pos at;

	if (!compiled)
		return MARKUP_NONE;
	buf_grow(&out, ROOM_FIRST);
	struct str problem = mustache_render(compiled, view, &html, &at);
	report(worker, problem, at);
	buf_trim(&out);
	return html_markup(&html);
}

/* A slate that is larger than nearly all pages is not kept for the next one. */
#define SLATE_KEPT_MOST ((size_t)256 << 10)

/* To print on it from its beginning. */
static struct html wiped(struct worker *worker, struct slate *slate)
{
	if (!slate->arena)
		slate->arena = arena_child(worker->keep);
	if (!slate->buf.arena || slate->buf.room > SLATE_KEPT_MOST) {
		arena_reset(slate->arena);
		slate->buf = buf_in(slate->arena, BUF_MOST);
	}
	buf_clear(&slate->buf);
	return html_to(&slate->buf);
}

struct markup template_render_body(
    struct worker *worker, const char *template, const struct view *view, struct mustache_ids *ids)
{
	const struct mustache *compiled = find(worker, template);
	struct html html = wiped(worker, &worker->body);
	struct pos at;

	if (!compiled)
		return MARKUP_NONE;
	struct str problem = mustache_render_ids(compiled, view, &html, ids, &at);
	report(worker, problem, at);
	return html_markup(&html);
}

struct str *template_render_page(
    struct worker *worker, const char *template, const struct view *view, size_t *count)
{
	const struct mustache *compiled = find(worker, template);
	struct html html = wiped(worker, &worker->frame);
	struct aparts aparts = { .arena = worker->scratch };
	struct pos at;

	if (compiled) {
		struct str problem = mustache_render_apart(compiled, view, &html, &aparts, &at);
		report(worker, problem, at);
	}
	return apart_parts(worker->scratch, &aparts, html_markup(&html).bytes, count);
}
