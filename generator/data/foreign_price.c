#include "data/foreign_price.h"

#include "data/evaluator_state.h"
#include "number/quantity_convert.h"
#include "number/unit_money.h"

bool price_is_foreign(const struct evaluator *evaluator, const struct fact *fact)
{
	const struct config *config = &evaluator->catalog->config;

	return fact->attribute->from.len && fact->attribute->money && config->currency.len &&
	    fact->value.kind == VALUE_QUANTITY &&
	    !str_eq(dimension_currency(evaluator->catalog->units, &fact->value.quantity->unit->dimension),
		config->currency);
}

struct value price_changed(struct evaluator *evaluator, const struct fact *fact)
{
	struct rate_day day = { evaluator->catalog, evaluator->keep, fact->on, NULL };
	struct money_changer changer = { rate_at, &day };
	struct arithmetic arithmetic = { evaluator->catalog->units, evaluator->keep, &changer,
		evaluator->arithmetic.memo };
	struct str currency = evaluator->catalog->config.currency;
	struct quantity typed = *fact->value.quantity, changed;

	const struct unit *unit =
	    unit_with_money(arithmetic.units, arithmetic.keep, typed.unit, currency);
	const struct unit *shown = fact->attribute->show.unit;

	if (quantity_convert(&arithmetic, &typed, unit, &changed) != QUANTITY_OK) {
		diag_report(evaluator->diag, DIAG_RATE_MISSING, fact->at,
		    "no rate to %.*s is known for %.*s", STR_ARG(currency),
		    STR_ARG(date_iso(evaluator->scratch, fact->on)));
		diag_hint(evaluator->diag, "add one under rates, on that day or before");
		return VALUE_OF_BAD;
	}
	changed.literal = STR("");
	struct value value = fact->value;
	bool as_typed = shown && dimension_eq(&shown->dimension, &typed.unit->dimension);
	const struct quantity *kept[2] = { arena_copy(arithmetic.keep, &changed, sizeof(changed)),
		fact->value.quantity };
	struct quantity own = *kept[as_typed];
	own.other_money = kept[!as_typed];
	value.quantity = arena_copy(arithmetic.keep, &own, sizeof(own));
	return value;
}
