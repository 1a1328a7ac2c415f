#include "data/input.h"

#include "base/near.h"

const struct input *catalog_input(const struct catalog *catalog, struct str id)
{
	const struct input *input = map_get(&catalog->inputs, id);

	for (size_t i = 0; !input && i < catalog->inputs.count; i++) {
		const struct input *other = catalog->inputs.at[i].value;
		for (size_t j = 0; j < other->was_count; j++)
			if (str_eq(other->was[j], id))
				return other;
	}
	return input;
}

const struct input *input_need(
    const struct catalog *catalog, struct diag *diag, struct str id, struct pos at)
{
	const struct input *input = catalog_input(catalog, id);
	struct near near = near_to(id);

	if (input || map_get(&catalog->lost_inputs, id))
		return input;
	for (size_t i = 0; i < catalog->inputs.count; i++)
		near_offer(&near, catalog->inputs.at[i].key);
	diag_report(diag, DIAG_ID_UNKNOWN, at, "there is no input “%.*s”", STR_ARG(id));
	diag_hint_nearest(diag, &near);
	return NULL;
}

const struct input *input_need_quantity(
    const struct catalog *catalog, struct diag *diag, struct str id, struct pos at)
{
	const struct input *input = input_need(catalog, diag, id, at);

	if (!input || !input->sound)
		return NULL;
	if (input->holds->type == ATTRIBUTE_QUANTITY)
		return input;
	diag_report(diag, DIAG_INPUT_BAD, at,
	    "%.*s is no quantity: nothing lies between its values", STR_ARG(input->name));
	return NULL;
}
