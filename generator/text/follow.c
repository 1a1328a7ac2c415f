#include "text/follow.h"

#include "block/block_chart.h"
#include "data/input.h"
#include "live/json_tree.h"
#include "live/live_chart.h"
#include "text/reading.h"

struct follow *follow_new(struct arena *scratch)
{
	struct follow *follow = ARENA_NEW(scratch, struct follow);

	follow->asks = buf_in(scratch, BUF_MOST);
	return follow;
}

/* Prices that are no inputs are told apart in the same set (catalog.h), behind the inputs. */
static bool reads_input(const struct reading *reading, const struct input_set *read)
{
	for (size_t i = 0; i < reading->input->catalog->inputs.count; i++)
		if (input_set_has(read, i))
			return true;
	return false;
}

/* The next element's number. Its JSON is to follow. */
static size_t next(struct follow *follow, const struct input_set *read)
{
	input_set_join(&follow->read, read);
	if (follow->count > 0)
		buf_put(&follow->asks, STR(",\n"));
	return follow->count++;
}

size_t follow_text(struct reading *reading, struct str text, const struct input_set *read)
{
	struct follow *follow = reading->follow;

	if (!follow || !reads_input(reading, read))
		return FOLLOW_NOTHING;
	size_t number = next(follow, read);
	json_tree_put_text(&follow->asks, text);
	return number;
}

size_t follow_guard(struct reading *reading, struct str condition, const struct input_set *read)
{
	struct str text = STR_JOIN(reading->input->scratch, STR("require "), condition);

	return follow_text(reading, text, read);
}

/* Without what does not follow. */
static struct yaml asked_of(struct arena *scratch, const struct yaml *yaml)
{
	struct yaml asked = *yaml;
	struct yaml_entry *entries = ARENA_ARRAY(scratch, struct yaml_entry, yaml->count + 1);

	asked.count = 0;
	for (size_t i = 0; i < yaml->count; i++) {
		struct str key = yaml->entries[i].key->text;
		if (!str_eq(key, STR("caption")) && !str_eq(key, STR("note")) &&
		    !str_eq(key, STR("cards")))
			entries[asked.count++] = yaml->entries[i];
	}
	asked.entries = entries;
	return asked;
}

/* The start of a block's JSON; a } is to follow. FOLLOW_NOTHING where it does not follow. */
static size_t start_block(
    struct reading *reading, struct str word, const struct yaml *yaml, const struct input_set *read)
{
	struct follow *follow = reading->follow;

	if (!follow || !reads_input(reading, read))
		return FOLLOW_NOTHING;
	size_t number = next(follow, read);
	struct yaml asked = asked_of(reading->input->scratch, yaml);
	buf_put_byte(&follow->asks, '{');
	json_tree_put_text(&follow->asks, word);
	buf_put_byte(&follow->asks, ':');
	json_tree_put(&follow->asks, &asked);
	return number;
}

size_t follow_block(struct reading *reading, const struct block_kind *kind, const struct yaml *yaml,
    const struct input_set *read)
{
	size_t number = start_block(reading, kind->word, yaml, read);

	if (number != FOLLOW_NOTHING)
		buf_put_byte(&reading->follow->asks, '}');
	return number;
}

size_t follow_chart(struct reading *reading, const struct yaml *yaml, const struct grid *grid,
    const struct stage stages[2], const struct input_set *read)
{
	struct arena *scratch = reading->input->scratch;
	struct yaml table;

	size_t number = block_chart_table(scratch, yaml, &table)
	    ? start_block(reading, STR("table"), &table, read)
	    : start_block(reading, STR("chart"), yaml, read);
	if (number == FOLLOW_NOTHING)
		return number;
	buf_put(&reading->follow->asks, STR(",\"drawing\":"));
	live_chart_put(&reading->follow->asks, grid, yaml, stages);
	buf_put_byte(&reading->follow->asks, '}');
	return number;
}

struct str follow_number(struct reading *reading, size_t number)
{
	return number == FOLLOW_NOTHING ? STR("") : str_print(reading->input->scratch, "%zu", number);
}

struct markup follow_markup(struct reading *reading, struct markup markup, size_t number)
{
	struct buf out = buf_in(reading->input->scratch, BUF_MOST);
	struct html html = html_to(&out);

	if (number == FOLLOW_NOTHING)
		return markup;
	html_open(&html, "span");
	html_attr(&html, "data-live", follow_number(reading, number));
	html_put(&html, markup);
	html_close(&html, "span");
	return html_markup(&html);
}

struct markup follow_not(struct reading *reading, struct markup markup)
{
	struct buf out = buf_in(reading->input->scratch, BUF_MOST);
	struct html html = html_to(&out);

	if (!reading->follow)
		return markup;
	html_open(&html, "span");
	html_attr(&html, "class", STR("stays"));
	html_put(&html, markup);
	html_close(&html, "span");
	return html_markup(&html);
}

struct markup guard_markup(struct reading *reading, const char *element, size_t number)
{
	struct buf out = buf_in(reading->input->scratch, BUF_MOST);
	struct html html = html_to(&out);

	if (number == FOLLOW_NOTHING)
		return MARKUP_NONE;
	html_open(&html, element);
	html_attr(&html, "class", STR("guard"));
	html_attr(&html, "data-live", follow_number(reading, number));
	html_attr_bare(&html, "hidden");
	html_close(&html, element);
	return html_markup(&html);
}

struct str follow_list(struct reading *reading, struct arena *keep)
{
	const struct follow *follow = reading->follow;
	struct buf out = buf_in(keep, BUF_MOST);
	const struct thing *self = reading->input->self;

	if (!follow || !follow->controls || follow->count == 0 || !reading->input->engine)
		return STR("");
	buf_put(&out, STR("{\"as_of\":"));
	json_tree_put_text(&out, date_iso(keep, evaluator_as_of(reading->input->evaluator)));
	if (self) {
		buf_put(&out, STR(",\"self\":"));
		json_tree_put_text(&out, self->id);
	}
	buf_put(&out, STR(",\"asks\":["));
	buf_put(&out, buf_str(&follow->asks));
	buf_put(&out, STR("]}"));
	return buf_str(&out);
}
