#include "cmd/margins.h"

#include "base/diag_print.h"
#include "base/json.h"
#include "cmd/options.h"
#include "cmd/print.h"
#include "cmd/tenth_more.h"
#include "data/value_print.h"
#include "number/ratio_text.h"
#include "sensitivity/margin.h"
#include "sensitivity/room.h"
#include "site/pipeline.h"
#include "site/snapshot.h"

#include <stdlib.h>

enum about { ABOUT_VERDICT, ABOUT_GUARD, ABOUT_BEST, ABOUT_MARK, ABOUT_CLAIM };

/* One input along which a guard, a verdict, a mark, a best cell or the verdict on a claim turns. */
struct line {
	enum about kind;
	struct str about; /* the condition; "Kettle K2: Cheap"; "best of Price on kettles/" */
	struct pos at;    /* of a guard, or a claim */
	struct str input, now, place, then;
	const struct ratio *room;
	bool tried;
	size_t number; /* in the order in which they were found */
};

/* A choice or truth that turns one of them when it is another. */
struct choice {
	enum about kind;
	struct str about;
	struct pos at;
	struct str input, value, then; /* the first other value, and the answer then */
	size_t more;                   /* other values that turn it, too */
};

/* What was found along one input, for all guards and verdicts that read it. */
struct proof {
	size_t asked, proved, turns, isolated, tried;
};

struct list {
	struct arena *keep;
	const struct site *site;
	struct evaluator *evaluator;
	const struct ratio *within;
	struct line *lines;
	size_t count, room;
	struct choice *choices;
	size_t choice_count, choice_room;
	struct proof *proofs;                 /* by the index of the input */
	size_t questions;                     /* that were looked at */
	size_t guard_ways, guard_ways_proved; /* guards along each input that they read */
	size_t guards, guards_proved; /* that read an input; for all of which all is proved */
};

/* --- finding ---------------------------------------------------------------------------------- */

static struct str printed(struct list *list, const struct quantity *quantity, const struct show *show)
{
	struct value value = { .kind = VALUE_QUANTITY, .quantity = quantity };
	struct buf out = buf_in(list->keep, BUF_MOST);

	value_print(list->evaluator, &value, show, &out);
	return buf_str(&out);
}

static void add_line(struct list *list, struct line line, const struct margin *margin)
{
	const struct turns *turns = margin->turns;
	const struct show *show = &turns->input->holds->show;
	struct quantity place = turn_quantity(list->evaluator, list->keep, turns, margin->nearest);

	line.input = turns->input->name;
	line.now = printed(list, input_present_value(list->evaluator, list->keep, turns), show);
	line.place = printed(list, &place, show);
	line.then = answer_words(NULL, margin->then);
	line.room = margin->room;
	line.tried = margin->nearest->tried;
	line.number = list->count;
	list->lines =
	    arena_room(list->keep, list->lines, list->count, &list->room, sizeof(*list->lines));
	list->lines[list->count++] = line;
}

static void add_choice(struct list *list, struct line line, const struct turns *turns)
{
	const struct alternative *other = &turns->others[0];
	struct buf value = buf_in(list->keep, BUF_MOST);

	if (!other->absent)
		value_print(list->evaluator, &other->value, NULL, &value);
	list->choices = arena_room(list->keep, list->choices, list->choice_count,
	    &list->choice_room, sizeof(*list->choices));
	list->choices[list->choice_count++] = (struct choice){ line.kind, line.about, line.at,
		turns->input->name, other->absent ? STR("none") : buf_str(&value),
		answer_words(NULL, &other->answer), turns->other_count - 1 };
}

/* Adds what was found along each input; true if all of it is proved. */
static bool count_proofs(struct list *list, const struct margins *margins)
{
	bool all = true;

	for (size_t i = 0; i < margins->looked_count; i++) {
		const struct turns *turns = margins->looked[i];
		struct proof *proof = &list->proofs[turns->input->index];
		proof->asked++;
		proof->proved += turns->proved;
		proof->turns += turns->count;
		for (size_t j = 0; j < turns->count; j++) {
			proof->tried += turns->at[j].tried;
			proof->isolated += !turns->at[j].tried && !turns->input->whole &&
			    turns->at[j].at.kind == ANSWER_OTHER;
		}
		all &= turns->proved;
	}
	return all;
}

static void look(struct list *list, const struct question *question, const struct input_set *read,
    struct line line)
{
	struct margins margins = margins_of(list->evaluator, list->keep, question, read, true);
	bool proved = count_proofs(list, &margins), guard = line.kind == ABOUT_GUARD;

	for (size_t i = 0; guard && i < margins.looked_count; i++) {
		list->guard_ways++;
		list->guard_ways_proved += margins.looked[i]->proved;
	}
	list->questions++;
	list->guards += guard && margins.looked_count > 0;
	list->guards_proved += guard && margins.looked_count > 0 && proved;
	for (size_t i = 0; i < margins.count; i++) {
		const struct margin *margin = &margins.at[i];
		if (margin->room && ratio_cmp(margin->room, list->within) <= 0)
			add_line(list, line, margin);
		else if (margin->turns->other_count > 0)
			add_choice(list, line, margin->turns);
	}
}

static void look_at_origin(struct list *list, const struct origin *origin)
{
	struct question question = { .origin = origin };
	struct input_set read;
	struct value value = evaluator_origin_anew(list->evaluator, origin, &read);

	if (margin_is_verdict(&value))
		look(list, &question, &read, (struct line){ .about = origin_words(list->keep, origin) });
}

static void look_at_thing(struct list *list, const struct thing *thing)
{
	const struct call_list *calls = map_get(&list->site->uses->calls, thing->id);

	for (size_t i = 0; i < thing->kind->figures.count; i++) {
		const struct figure *figure = thing->kind->figures.at[i].value;
		if (figure->given_count > 0)
			continue;
		struct value value = evaluator_member(list->evaluator, thing, figure->id, thing->at);
		if (value.origin && margin_is_verdict(&value))
			look_at_origin(list, value.origin);
	}
	for (size_t i = 0; calls && i < calls->count; i++)
		look_at_origin(list, calls->at[i]);
}

static void look_at_guard(struct list *list, const struct item *item, const struct thing *self)
{
	const struct catalog *catalog = list->site->data->catalog;
	struct formula_text text = { item->name, item->at, FORMULA_AT_START };
	struct question question = { .self = self };
	struct input_set read;

	question.formula = formula_parse(list->keep, diag_new(list->keep), catalog->units, text);
	if (!question.formula)
		return;
	evaluator_eval_noting(list->evaluator, question.formula, self, &read);
	look(list, &question, &read,
	    (struct line){ .kind = ABOUT_GUARD, .about = item->name, .at = item->at });
}

/* "best of Cost on tariffs/"; "mark of Heat pump: Noise on heating/" */
static void look_at_contest(struct list *list, const struct item *item, const struct thing *self)
{
	struct contest contest;
	struct question question = { .contest = &contest };

	if (!item_contest(list->keep, list->site->data->catalog, item, self, &contest))
		return;
	struct input_set read = contest_reads(list->evaluator, list->keep, &contest);
	look(list, &question, &read,
	    (struct line){ .kind = contest.gain ? ABOUT_MARK : ABOUT_BEST,
		.about = str_print(list->keep, "%s of %.*s on %.*s", contest.gain ? "mark" : "best",
		    STR_ARG(item->name), STR_ARG(item->page)) });
}

static void look_at_claim(struct list *list, const struct claim *claim)
{
	struct question question;
	struct input_set read;

	if (!claim_question(list->evaluator, claim, &question))
		return;
	question_ask_noting(list->evaluator, list->keep, &question, &read);
	look(list, &question, &read,
	    (struct line){ .kind = ABOUT_CLAIM,
		.about = item_of_verdict(list->keep, NULL, claim, CLAIM_AGREES).name,
		.at = claim->at });
}

static int compare_lines(const void *a, const void *b)
{
	const struct line *left = a, *right = b;
	int order = ratio_cmp(left->room, right->room);

	return order != 0 ? order : left->number < right->number ? -1 : 1;
}

static void find_lines(struct list *list)
{
	const struct site *site = list->site;

	for (size_t i = 0; i < site->pages->count; i++)
		for (size_t j = 0; j < site->results[i].item_count; j++) {
			const struct item *item = &site->results[i].items[j];
			if (item->kind == ITEM_GUARD)
				look_at_guard(list, item, site->pages->at[i]->thing);
			else
				look_at_contest(list, item, site->pages->at[i]->thing);
		}
	for (size_t i = 0; i < site->data->catalog->things.count; i++)
		look_at_thing(list, site->data->catalog->things.at[i].value);
	for (size_t i = 0; i < site->data->catalog->claim_count; i++)
		look_at_claim(list, &site->data->catalog->claims[i]);
	if (list->count > 1)
		qsort(list->lines, list->count, sizeof(*list->lines), compare_lines);
}

/* --- printing --------------------------------------------------------------------------------- */

static struct str percent(struct arena *keep, const struct ratio *part)
{
	struct buf out = buf_in(keep, BUF_MOST);

	ratio_decimal(&out, ratio_mul(keep, part, ratio_of(keep, 100, 1)), 1, true);
	return buf_str(&out);
}

static bool has_place(enum about kind)
{
	return kind == ABOUT_GUARD || kind == ABOUT_CLAIM;
}

static struct str place_of(struct list *list, const struct line *line)
{
	struct str root = list->site->options->style.root;

	if (!has_place(line->kind) || !line->at.in)
		return STR("");
	return str_print(list->keep, "%.*s%s%.*s:%u:%u", STR_ARG(root), root.len > 0 ? "/" : "",
	    STR_ARG(line->at.in->path), line->at.line, line->at.col);
}

/* How many lines each input has, most first: what to check again first. */
struct margin_counts {
	struct str input;
	size_t count;
};

static int compare_tallies(const void *a, const void *b)
{
	const struct margin_counts *left = a, *right = b;

	if (left->count != right->count)
		return left->count > right->count ? -1 : 1;
	return str_cmp(left->input, right->input);
}

#define FIRST_MOST 4

static void print_first(struct list *list, struct buf *out)
{
	struct margin_counts *tallies = ARENA_ARRAY(list->keep, struct margin_counts, list->count);
	size_t count = 0;

	for (size_t i = 0; i < list->count; i++) {
		size_t n = 0;
		while (n < count && !str_eq(tallies[n].input, list->lines[i].input))
			n++;
		count += n == count;
		tallies[n].input = list->lines[i].input;
		tallies[n].count++;
	}
	qsort(tallies, count, sizeof(*tallies), compare_tallies);
	buf_print(out, "\nCheck these again first\n");
	for (size_t i = 0; i < count && i < FIRST_MOST; i++)
		buf_print(out, "  %3zu  %.*s\n", tallies[i].count, STR_ARG(tallies[i].input));
}

static void print_choices(struct list *list, struct buf *out)
{
	if (list->choice_count > 0)
		buf_print(out, "\nWith another choice\n");
	for (size_t i = 0; i < list->choice_count; i++) {
		const struct choice *choice = &list->choices[i];
		struct line line = { .kind = choice->kind, .at = choice->at };
		buf_put(out, STR("  "));
		if (has_place(choice->kind))
			buf_print(out, "%.*s: ", STR_ARG(place_of(list, &line)));
		buf_print(out, "%.*s\n          %.*s: %.*s with %.*s", STR_ARG(choice->about),
		    STR_ARG(choice->input), STR_ARG(choice->then), STR_ARG(choice->value));
		if (choice->more > 0)
			buf_print(out, ", and %zu more that turn it", choice->more);
		buf_put_byte(out, '\n');
	}
}

static void print_proofs(struct list *list, struct buf *out)
{
	const struct catalog *catalog = list->site->data->catalog;
	size_t prices = 0;
	struct proof price = { 0 };

	buf_print(out,
	    "\nProved along each input, of the guards, verdicts, marks, best cells and claims that read it\n");
	for (size_t i = 0; i < catalog->asked_count; i++) {
		const struct proof *proof = &list->proofs[catalog->asked[i]->index];
		if (i < catalog->inputs.count && proof->asked > 0) {
			buf_print(out, "  %5zu of %5zu  %.*s: %zu turns, %zu isolated, %zu tried\n",
			    proof->proved, proof->asked, STR_ARG(catalog->asked[i]->name),
			    proof->turns, proof->isolated, proof->tried);
		} else if (i >= catalog->inputs.count) {
			prices += proof->asked > 0;
			price.asked += proof->asked;
			price.proved += proof->proved;
			price.turns += proof->turns;
			price.isolated += proof->isolated;
			price.tried += proof->tried;
		}
	}
	if (prices > 0)
		buf_print(out, "  %5zu of %5zu  %zu other prices: %zu turns, %zu isolated, %zu tried\n",
		    price.proved, price.asked, prices, price.turns, price.isolated, price.tried);
	if (list->guards > 0)
		buf_print(out,
		    "Guards: %zu of %zu ways along an input or a price are proved; of %zu guards that read any, %zu along all\n",
		    list->guard_ways_proved, list->guard_ways, list->guards, list->guards_proved);
}

static void print_tenths(struct list *list, struct buf *out)
{
	size_t count;

	const struct tenth_more *more =
	    tenth_more_find(list->keep, list->site, list->evaluator, &count);
	tenth_more_print(list->keep, more, count, out);
}

static int print_text(struct list *list)
{
	struct buf out = buf_in(list->keep, BUF_MOST);

	for (size_t i = 0; i < list->count; i++) {
		const struct line *line = &list->lines[i];
		buf_print(&out, "%6.*s %%  ", STR_ARG(percent(list->keep, line->room)));
		if (has_place(line->kind))
			buf_print(&out, "%.*s: ", STR_ARG(place_of(list, line)));
		buf_print(&out, "%.*s\n          %.*s: %.*s now, %.*s beyond %.*s%s\n",
		    STR_ARG(line->about), STR_ARG(line->input), STR_ARG(line->now), STR_ARG(line->then),
		    STR_ARG(line->place), line->tried ? " (tried, not proved)" : "");
	}
	if (list->count > 0)
		print_first(list, &out);
	print_choices(list, &out);
	print_tenths(list, &out);
	print_proofs(list, &out);
	buf_print(&out,
	    "%s%zu turn%s of %zu guards, verdicts, marks, best cells and claims within %.*s %%\n",
	    list->count > 0 ? "\n" : "", list->count, list->count == 1 ? "" : "s", list->questions,
	    STR_ARG(percent(list->keep, list->within)));
	return print_words(&out);
}

static struct str kind_word(enum about kind)
{
	static const struct str words[] = { [ABOUT_VERDICT] = STR_INIT("verdict"),
		[ABOUT_GUARD] = STR_INIT("guard"),
		[ABOUT_BEST] = STR_INIT("best"),
		[ABOUT_MARK] = STR_INIT("mark"),
		[ABOUT_CLAIM] = STR_INIT("claim") };

	return words[kind];
}

static int print_json(struct list *list)
{
	struct buf out = buf_in(list->keep, BUF_MOST);
	struct json json = json_to(&out);

	json_object(&json, STR(""));
	json_number(&json, STR("questions"), (long)list->questions);
	json_list(&json, STR("margins"));
	for (size_t i = 0; i < list->count; i++) {
		const struct line *line = &list->lines[i];
		struct buf exact = buf_in(list->keep, BUF_MOST);
		ratio_machine(&exact, line->room, 6);
		json_object(&json, STR(""));
		json_text(&json, STR("kind"), kind_word(line->kind));
		json_text(&json, STR("about"), line->about);
		if (has_place(line->kind))
			json_text(&json, STR("place"), place_of(list, line));
		json_text(&json, STR("input"), line->input);
		json_text(&json, STR("now"), line->now);
		json_text(&json, STR("at"), line->place);
		json_text(&json, STR("then"), line->then);
		json_text(&json, STR("room"), buf_str(&exact));
		json_bool(&json, STR("proved"), !line->tried);
		json_close_object(&json);
	}
	json_close_list(&json);
	json_list(&json, STR("choices"));
	for (size_t i = 0; i < list->choice_count; i++) {
		const struct choice *choice = &list->choices[i];
		struct line line = { .kind = choice->kind, .at = choice->at };
		json_object(&json, STR(""));
		json_text(&json, STR("kind"), kind_word(choice->kind));
		json_text(&json, STR("about"), choice->about);
		if (has_place(choice->kind))
			json_text(&json, STR("place"), place_of(list, &line));
		json_text(&json, STR("input"), choice->input);
		json_text(&json, STR("value"), choice->value);
		json_text(&json, STR("then"), choice->then);
		json_number(&json, STR("more"), (long)choice->more);
		json_close_object(&json);
	}
	json_close_list(&json);
	size_t tenths;
	const struct tenth_more *more =
	    tenth_more_find(list->keep, list->site, list->evaluator, &tenths);
	tenth_more_json(list->keep, more, tenths, &json);
	json_number(&json, STR("guard_ways"), (long)list->guard_ways);
	json_number(&json, STR("guard_ways_proved"), (long)list->guard_ways_proved);
	json_number(&json, STR("guards"), (long)list->guards);
	json_number(&json, STR("guards_proved"), (long)list->guards_proved);
	json_close_object(&json);
	buf_put(&out, STR("\n"));
	return print_data(&out);
}

static int margins(struct arena *keep, const struct options *options)
{
	struct diag *diag = diag_new(keep);

	document_start();
	struct build_result result = site_build(keep, diag, &options->site, BUILD_SNAPSHOT);
	if (!result.site || result.status != 0) {
		diag_print(diag, stderr, options->site.style);
		return result.status != 0 ? result.status : 1;
	}
	struct list list = { .keep = keep,
		.site = result.site,
		.evaluator = evaluator_new(keep, diag_new(keep), result.site->data->figures),
		.within = options->within ? options->within : ratio_of(keep, 1, 10) };
	list.proofs = ARENA_ARRAY(keep, struct proof, result.site->data->catalog->asked_count + 1);
	find_lines(&list);
	return options->json ? print_json(&list) : print_text(&list);
}

int cmd_margins(int argc, char **argv)
{
	static const struct synopsis synopsis = { OPTION_AS_OF | OPTION_SET | OPTION_WITHIN | OPTION_FORMAT,
		0, 1, "margins [DIR] [--within PART] [--as-of DATE] [--set INPUT=VALUE] [--json]" };
	struct arena *keep = arena_new();
	struct options options;
	int status;

	if (options_read(keep, argc, argv, &synopsis, &options, &status)) {
		options_dir(keep, &options, options.arguments[0]);
		if (options.markdown) {
			print_problem(
			    "there is no option --markdown\nusage: rigbook %s", synopsis.usage);
			status = 2;
		} else {
			status = margins(keep, &options);
		}
	}
	arena_free(keep);
	return status;
}
