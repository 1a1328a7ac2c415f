#include "block/chart_axis.h"

#include "base/date.h"
#include "number/quantity_convert.h"
#include "number/quantity_print.h"

static struct str print_number(
    void *self, const struct chart_axis *axis, const struct ratio *at, int places)
{
	const struct asker *asker = self;
	struct show show = { .set = true, .grouped = true, .places = places };
	struct quantity quantity = quantity_in(asker->scratch, at, axis->own);
	struct buf out = buf_in(asker->scratch, BUF_MOST);

	quantity_print_bare(&asker->arithmetic, &quantity, &show, axis->own, &out);
	return buf_str(&out);
}

/* "March 2026": ticks stand at the first day of a month. */
static struct str print_day(void *self, const struct chart_axis *axis, const struct ratio *at, int places)
{
	const struct asker *asker = self;
	int64_t day = 0;

	(void)axis;
	(void)places;
	ratio_to_int64(at, &day);
	struct date date = { (int32_t)day };
	const struct language *words = units_words(asker->catalog->units);
	struct str iso = date_iso(asker->scratch, date);
	return str_ends(iso, STR("-01")) ? date_month_words(asker->scratch, words, date)
					 : date_words(asker->scratch, words, date);
}

void axis_start(
    const struct block *block, struct chart_axis *axis, struct str name, const struct unit *unit)
{
	const struct asker *asker = block->asker;

	axis->own = axis->own ? axis->own : unit;
	struct str words = quantity_unit_words(&asker->arithmetic, axis->own);
	axis->name = name.len == 0 ? words
	    : words.len == 0       ? name
			     : str_print(asker->scratch, "%.*s, %.*s", STR_ARG(name), STR_ARG(words));
	axis->print = print_number;
	axis->self = (void *)asker;
}

void axis_start_dates(const struct block *block, struct chart_axis *axis, struct str name)
{
	axis->name = name;
	axis->dates = true;
	axis->print = print_day;
	axis->self = (void *)block->asker;
}

static enum axis_result refuse_unit(const struct block *block, const struct chart_axis *axis,
    const struct unit *unit, enum quantity_status status, struct pos at)
{
	const struct arithmetic *arithmetic = &block->asker->arithmetic;
	struct str axis_unit = quantity_unit_words(arithmetic, axis->own),
		   other = quantity_unit_words(arithmetic, unit);

	diag_report(block->asker->diag, DIAG_UNIT_MISMATCH, at,
	    "what shares an axis has one unit: this is in “%.*s”, and the axis in “%.*s”%s",
	    STR_ARG(other), STR_ARG(axis_unit),
	    status == QUANTITY_RATE ? ", and no rate between them is known" : "");
	return AXIS_REFUSED;
}

enum axis_result axis_number(const struct block *block, const struct chart_axis *axis,
    const struct value *value, struct pos at, struct chart_value *out)
{
	struct arena *scratch = block->asker->scratch;
	struct quantity counted;

	if (value->kind != VALUE_QUANTITY || (!value->quantity->lo && !value->quantity->hi))
		return AXIS_NOTHING;
	enum quantity_status status =
	    quantity_convert(&block->asker->arithmetic, value->quantity, axis->own, &counted);
	if (status != QUANTITY_OK)
		return refuse_unit(block, axis, value->quantity->unit, status, at);
	out->low = quantity_end(scratch, &counted, false);
	out->high = quantity_is_point(&counted) ? out->low : quantity_end(scratch, &counted, true);
	const struct ratio *least = out->low ? out->low : out->high;
	if (!axis->logarithmic || ratio_sign(least) > 0)
		return AXIS_DRAWN;
	diag_report(
	    block->asker->diag, DIAG_CHART, at, "a logarithmic axis holds only numbers above zero");
	return AXIS_REFUSED;
}
