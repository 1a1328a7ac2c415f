#include "data/setting.h"

#include "data/catalog_value.h"

bool setting_read(const struct catalog *catalog, struct arena *keep, struct diag *diag,
    const struct input *input, const struct yaml *value, struct setting *out)
{
	/* The value keeps how it was typed, and outlives the text of a guide's block. */
	struct yaml own = *value;
	own.text = str_copy(keep, value->text);
	*out = (struct setting){ .input = input, .text = own.text, .at = value->at };
	if (input->none && value->kind == YAML_SCALAR && str_eq(value->text, STR("none"))) {
		out->absent = true;
		return true;
	}
	if (!catalog_value(catalog, keep, diag, input->holds, &own, &out->value))
		return false;
	if (out->value.kind != VALUE_QUANTITY || quantity_is_point(out->value.quantity))
		return true;
	diag_report(diag, DIAG_INPUT_BAD, value->at, "%.*s takes one number, not a range",
	    STR_ARG(input->name));
	return false;
}

bool setting_parse(const struct catalog *catalog, struct arena *keep, struct diag *diag,
    struct str text, struct setting *out)
{
	const struct source *source = source_new(keep, STR("--set"), text);
	struct pos start = source_pos(source, 0);
	struct str id, value;

	if (!str_cut(text, '=', &id, &value)) {
		diag_report(diag, DIAG_VALUE_SHAPE, start, "--set takes INPUT=VALUE");
		return false;
	}
	const struct input *input = input_need(catalog, diag, id, start);
	struct yaml scalar = { .kind = YAML_SCALAR,
		.plain = true,
		.exact_columns = true,
		.at = pos_after(start, id.len + 1),
		.text = value };
	return input && setting_read(catalog, keep, diag, input, &scalar, out);
}

struct substitution setting_substitution(const struct setting *setting)
{
	const struct input_place *place = &setting->input->place;

	return (struct substitution){ .thing = place->thing,
		.member = place->attribute->id,
		.record = place->record,
		.field = place->field,
		.absent = setting->absent,
		.of_input = true,
		.value = setting->value,
		.at = setting->at,
		.text = setting->text };
}

static bool is_set_before(struct diag *diag, const struct setting *set, size_t count,
    const struct input *input, struct pos at)
{
	for (size_t i = 0; i < count; i++) {
		if (set[i].input != input)
			continue;
		diag_report(diag, DIAG_INPUT_BAD, at, "%.*s is set already", STR_ARG(input->name));
		diag_note(diag, set[i].at, "here");
		return true;
	}
	return false;
}

const struct setting *settings_read(const struct catalog *catalog, struct arena *keep,
    struct diag *diag, const struct yaml *map, size_t *count)
{
	struct setting *set = ARENA_ARRAY(keep, struct setting, map->count + 1);

	*count = 0;
	for (size_t i = 0; i < map->count; i++) {
		const struct yaml *key = map->entries[i].key;
		const struct input *input = input_need(catalog, diag, key->text, key->at);
		*count += input && !is_set_before(diag, set, *count, input, key->at) &&
		    setting_read(catalog, keep, diag, input, map->entries[i].value, &set[*count]);
	}
	return set;
}
