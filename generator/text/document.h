/*
 * document - one guide: Markdown in, finished body and everything the site must know about it out.
 *
 * GitHub-Flavored Markdown through cmark-gfm, with figures ({{ … }}), guards, GitHub alerts and
 * heading slugs, legend marks, data blocks (compare, table, matrix, parts, scenarios) and links to .md files
 * rewritten. Each of these is a pass of its own over the syntax tree (pass_*.h), run in the order
 * that passes.c lists.
 *
 * Knows the catalog and its figures, templates and markup. Knows no folders and no addresses: the
 * site hands in a document_site that answers where things, figures and pages stand, as seen from
 * this page.
 *
 * Threads: document_start once in main before any thread; then any number of documents at once,
 * each with its own arenas and evaluator.
 *
 * Memory: the syntax tree and all intermediate text live in `scratch`, which the caller resets when
 * it is done with the page; the result lives in `keep`, which may be the same arena. Calls of
 * figures are remembered by the evaluator and live as long as it does.
 */
#ifndef TEXT_DOCUMENT_H
#define TEXT_DOCUMENT_H

#include "base/diag.h"
#include "data/derivation.h"
#include "data/figures.h"
#include "html/markup.h"
#include "html/mustache.h"
#include "picture/picture.h"
#include "text/code_part.h"
#include "text/front.h"
#include "text/slug.h"
#include "text/special_chars.h"
#include "text/stitched.h"

/*
 * Bytes of a page, and of any text with markup: some 500 printed pages. Its syntax tree takes up to
 * 430 bytes for each of them (lists in lists, tables), which every thread needs at once. What else
 * limits a text stands in markdown_limits.h.
 */
#define DOCUMENT_SIZE_MOST ((size_t)1 << 20)

/* Registers cmark-gfm's extensions and ours. Once per process, before threads start. */
void document_start(void);

/*
 * What the site tells a document about the world around it. Addresses are relative to the page
 * being made.
 */
struct document_site {
	void *self;
	/*
	 * Where a link or image written as `target` in this page leads. Reports broken targets
	 * itself at `at` (or remembers them for later, when anchors are known). Returns what to
	 * print.
	 */
	struct str (*link)(void *self, struct str target, struct pos at, bool is_image);
	/*
	 * The language of the page that `link` led to last, "en", if that is another than that of this page; else
	 * empty. May be NULL: there is one language.
	 */
	struct str (*link_language)(void *self);
	/* The size of the picture that `link` led to last, zeros if it is not known. May be NULL: none is. */
	struct picture_size (*link_picture)(void *self);
	/*
	 * Where the derivation of a fact, figure or call stands: "../figures/kettle-k2/#price". The
	 * site also notes that this page uses it.
	 */
	struct str (*figure)(void *self, const struct origin *origin);
	/* The page of a thing, empty if it has none. The site also notes that this page uses it. */
	struct str (*thing)(void *self, const struct thing *thing);
	/*
	 * dot's answer about a graph in its language, as JSON: where the nodes of a flowchart stand.
	 * Empty when there is none, which the site reports. May be NULL: no flowcharts.
	 */
	struct str (*positions)(void *self, struct str graph, struct pos at);
	/*
	 * The parts of code in a language that another program tells apart, by the ending of its files; none where
	 * there is no answer, which the site reports. May be NULL: such code stays plain.
	 */
	const struct code_parts *(*code)(void *self, struct str ending, struct str code, struct pos at);
	/*
	 * An id that stands in what document_inline returns. May be NULL. Those of a whole document
	 * are in its `anchors`.
	 */
	void (*anchor)(void *self, struct str id);
	/*
	 * Where the note on an expression without a name stands, "#note.17", in an edition, whose figures lead to such notes.
	 * NULL: they stand at the foot of the page.
	 */
	struct str (*note)(void *self, const struct derivation *derivation, struct str printed);
	/* Where a reader chooses what stands side by side (site/side_by_side.h), seen from the page; empty: nowhere. */
	struct str choose;
};

struct heading {
	int level;
	struct str slug;
	struct str text; /* plain, figures printed */
};

/* A paragraph, an item, a row or a line of code as plain text: what search finds and shows. */
struct passage {
	size_t headings; /* how many stand before it, the one at the top among them */
	struct str text;
};

/* An expression without a name of its own whose derivation stands at the foot of the page. */
struct page_figure {
	struct str id; /* "figure.3" */
	struct derivation derivation;
	struct str printed;
};

/*
 * Something the page says that it would not say of other data: that a guard holds, which mark a
 * cell has, which cell is best. Findings of two builds are compared to tell what flipped
 * (site/snapshot.h).
 */
enum finding_kind { FINDING_GUARD, FINDING_MARK, FINDING_BEST };
struct finding {
	enum finding_kind kind;
	/*
	 * the same in every build of the page: the condition as written, "compare.1/Memory/Kettle
	 * K2"
	 */
	struct str key;
	struct str about;   /* in words: "Memory: Kettle K2" */
	struct str outcome; /* "holds", "fails"; the mark's name; the best one's name */
	struct pos at;      /* of a guard */
	/*
	 * of what is best: the formula that is asked of each thing, the ids of these with spaces between, and what is better; of a
	 * mark for a gain the ids of the thing and of the baseline; of scenarios, with tabs between them, each column's name and what
	 * it sets, in lines
	 */
	struct str source, things;
	enum better better;
};

struct document {
	struct markup heading; /* of the first level, which the text begins with; or nothing */
	struct markup body;    /* what follows */
	struct heading *headings;
	size_t heading_count;
	struct str *anchors; /* every id in the body, headings included */
	size_t anchor_count;
	struct page_figure *figures;
	size_t figure_count;
	const struct mark **marks; /* legend marks used, in the legend's order, each once */
	size_t mark_count;
	bool depends_used;       /* the built-in mark "depends" stands on the page */
	bool narrow_used;        /* the sign of narrow answers does (narrow_sign.h) */
	bool has_code;           /* there are blocks of code, which readers copy */
	bool has_tabs;           /* there are alternatives, which are tabs on a screen */
	bool tables_interactive; /* there are tables that readers sort, filter and save */
	struct str live; /* the list of what follows the reader's inputs (live/live.h); or empty */
	struct finding *findings; /* only where the input asks for them */
	size_t finding_count, finding_room;
	struct passage *passages; /* only where the input asks for them */
	size_t passage_count;
	struct str *guards; /* their conditions, in the order of the text; only where the input asks for them */
	size_t guard_count, guard_room;
	struct str twin; /* the body in Markdown, its figures filled in; only where the input asks for it */
	struct str excerpt; /* the first paragraph as plain text: the page's description when it gives none */
};

struct narrowness;
struct figure_memo;

struct document_input {
	const struct source *source;
	struct str body; /* a view into source->text */
	size_t body_offset;
	const struct stitched *stitched; /* the body is put together of several files (include.h); or NULL */
	const struct catalog *catalog; /* the one the evaluator looks at */
	const struct thing *self; /* the thing a page is about: bare names in its expressions; or NULL */
	struct evaluator *evaluator;
	struct narrowness *narrowness; /* of the evaluator: narrow answers get a sign; or NULL */
	const struct mustache_set *templates;
	struct figure_memo *figure_memo; /* of what these printed of figures (figure_memo.h); or NULL */
	const struct document_site *site;
	bool findings; /* collect document.findings */
	bool live;     /* it has a block `inputs`, and what it says follows that */
	bool engine;   /* the site has an engine for pages: the block gets its controls */
	bool passages; /* collect document.passages */
	bool twin;     /* write document.twin */
	bool guards;   /* collect document.guards */
	/*
	 * The text is a chapter of an edition, "3" (site/print_edition.h): its ids begin with "3.", its headings have numbers, "3.1",
	 * and stand a level lower. Empty: it is a page of its own.
	 */
	struct str chapter;
	struct arena *keep, *scratch;
	struct diag *diag;
};

/* Reads, checks and renders. Mistakes are reported; what could be made is returned. */
struct document document_read(const struct document_input *input);

/*
 * Calls `found` with each graph that reading the page will ask the site for positions of, as far as
 * a scan for fences tells; `at` is about where it stands. For asking for all of a site's at once.
 * The texts live in the page's keep. Mistakes go to the input's diag and evaluator, which are not
 * the page's own: all of them are reported again when it is read.
 */
void document_graphs(const struct document_input *input,
    void (*found)(void *self, struct str graph, struct pos at), void *self);

/* The same for the code that reading the page will ask the site for the parts of. */
void document_code(const struct document_input *input,
    void (*found)(void *self, struct str ending, struct str code, struct pos at), void *self);

/*
 * A short text with figures in it (`title`, `description`, a note): expressions are printed as
 * plain text, everything else is kept. And the same for notes of the data with Markdown inline
 * markup and linked figures, as a fragment of markup, or in Markdown.
 */
struct str document_plain(const struct document_input *input, struct str text, struct pos at);
struct markup document_inline(const struct document_input *input, struct str text, struct pos at);
struct str document_inline_twin(const struct document_input *input, struct str text, struct pos at);

#endif
