#include "data/sections.h"

#include "data/shape.h"

bool sections_has_kind(const struct yaml *const *files, size_t count, struct str id)
{
	for (size_t i = 0; i < count; i++)
		if (yaml_get(yaml_get(files[i], STR("kinds")), id))
			return true;
	return false;
}

void sections_mend(struct diag *diag, const struct yaml *const *files, size_t count,
    const struct yaml *file, struct str word)
{
	for (size_t i = 0; file->kind == YAML_MAP && i < file->count; i++) {
		const struct yaml_entry *entry = &file->entries[i];
		struct near near = near_to(entry->key->text);
		near_offer(&near, word);
		if (near.best.len == 0 || shape_is_reserved(entry->key->text) ||
		    sections_has_kind(files, count, entry->key->text))
			continue;
		yaml_report_unknown_key(diag, file, entry, &near);
		diag_independent(diag);
		yaml_mend_key(file, entry, word);
	}
}
