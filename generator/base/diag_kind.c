#include "base/diag.h"

#define WARNING(id, meaning) { SEVERITY_WARNING, id, meaning }
#define READABLE(id, meaning) { SEVERITY_READABLE, id, meaning }
#define ERROR(id, meaning) { SEVERITY_ERROR, id, meaning }
#define TROUBLE(id, meaning) { SEVERITY_TROUBLE, id, meaning }

static const struct diag_kind kinds[] = {
	/* files */
	[DIAG_FILE_UNREADABLE] = TROUBLE("file-unreadable", "A file or folder cannot be read."),
	[DIAG_FILE_TOO_LARGE] = ERROR("file-too-large", "A file is larger than any file a person writes."),
	[DIAG_FOLDER_MISSING] = ERROR("folder-missing", "A folder that every site has is not there."),
	[DIAG_PATH_OUTSIDE] = ERROR("path-outside", "A path leads out of the site's folder."),
	[DIAG_LINK_LOOP] = ERROR("link-loop", "A symbolic link leads back to a folder that holds it."),
	[DIAG_NOT_UTF8] = ERROR("not-utf8", "A text file holds bytes that are not UTF-8."),
	[DIAG_MOJIBAKE] = ERROR("mojibake", "Text was read in the wrong encoding once, and saved again."),
	[DIAG_OUTPUT_FAILED] = TROUBLE("output-failed", "The output cannot be written."),
	[DIAG_OUTPUT_BUSY] = TROUBLE("output-busy", "Another build is writing to the same output folder."),
	/* YAML and its shape */
	[DIAG_YAML_SYNTAX] = ERROR("yaml-syntax", "The YAML cannot be read, or uses a feature that is not supported."),
	[DIAG_YAML_LIMIT] = ERROR("yaml-limit", "The YAML is nested too deeply, or its aliases multiply without end."),
	[DIAG_KEY_DUPLICATE] = ERROR("key-duplicate", "The same key is written twice in one mapping."),
	[DIAG_KEY_UNKNOWN] = ERROR("key-unknown", "A key has no meaning at its place."),
	[DIAG_KEY_MISSING] = ERROR("key-missing", "A key that is needed is not there."),
	[DIAG_VALUE_SHAPE] = ERROR("value-shape", "A value is a list, a mapping or a text where something else is needed."),
	/* catalog */
	[DIAG_ID_BAD] = ERROR("id-bad", "An id is not an identifier, or is a reserved word."),
	[DIAG_ID_DUPLICATE] = ERROR("id-duplicate", "Two things have the same id."),
	[DIAG_ID_UNKNOWN] = ERROR("id-unknown", "An id names nothing that is declared."),
	[DIAG_KIND_CYCLE] = ERROR("kind-cycle", "Kinds are sorts of each other in a circle."),
	[DIAG_KIND_MISMATCH] = ERROR("kind-mismatch", "A thing is of another kind than its place asks for."),
	[DIAG_ATTRIBUTE_MISSING] = ERROR("attribute-missing", "A thing lacks an attribute that its kind requires."),
	[DIAG_DATE_BAD] = ERROR("date-bad", "A date is not written YYYY-MM-DD, or is not a day that exists."),
	[DIAG_DATE_LATER] = ERROR("date-later", "Something is dated later than the site's as_of."),
	[DIAG_SOURCE_MISSING] = ERROR("source-missing", "A value that needs a source has none."),
	[DIAG_VALUE_BAD] = ERROR("value-bad", "A value cannot be read as what its attribute holds."),
	[DIAG_VALUE_RANGE] = ERROR("value-range", "A range is upside down, or a value lies outside what is possible."),
	[DIAG_UNIT_UNKNOWN] = ERROR("unit-unknown", "A unit is not declared."),
	[DIAG_UNIT_MISMATCH] = ERROR("unit-mismatch", "Units do not fit each other or their place."),
	[DIAG_RATE_MISSING] = ERROR("rate-missing", "Two currencies meet and no exchange rate is known for the day."),
	[DIAG_PRICE_TAX] = WARNING("price-tax", "A price with tax is compared with one without."),
	[DIAG_STALE] = READABLE("stale", "An observation is older than its attribute allows."),
	/* formulas */
	[DIAG_FORMULA_SYNTAX] = ERROR("formula-syntax", "A formula cannot be read."),
	[DIAG_FORMULA_NAME] = ERROR("formula-name", "A formula uses a name that is not known there."),
	[DIAG_FORMULA_TYPE] = ERROR("formula-type", "An operation is applied to something it has no meaning for."),
	[DIAG_FORMULA_CYCLE] = ERROR("formula-cycle", "Figures depend on each other in a circle."),
	[DIAG_FORMULA_ZERO] = ERROR("formula-zero", "Something is divided by zero, or by a range that holds zero."),
	[DIAG_FORMULA_LIMIT] = ERROR("formula-limit", "A formula is too long, too deep, or takes too many steps."),
	[DIAG_FORMULA_SHADOW] = ERROR("formula-shadow", "A name in a formula hides another of the same name."),
	[DIAG_FORMULA_EMPTY] = ERROR("formula-empty", "A mean, minimum or maximum is asked of an empty list."),
	[DIAG_FORMULA_SHOW] = ERROR("formula-show", "A pattern for printing a figure cannot be read or does not fit."),
	[DIAG_GUARD_FAILED] = ERROR("guard-failed", "A required condition is false."),
	[DIAG_GUARD_UNDECIDED] = ERROR("guard-undecided", "A required condition holds for a part of a range only."),
	[DIAG_GUARD_UNKNOWN] = ERROR("guard-unknown", "A required condition depends on something unknown."),
	/* text */
	[DIAG_FRONT_MATTER] = ERROR("front-matter", "The front matter of a page is not what it should be."),
	[DIAG_FIGURE_UNCLOSED] = ERROR("figure-unclosed", "A {{ in text has no }} on its line."),
	[DIAG_BLOCK_UNKNOWN] = ERROR("block-unknown", "A block asks for something that its kind does not have."),
	[DIAG_BLOCK_KIND] = ERROR("block-kind", "A block is given things of a kind it cannot show."),
	[DIAG_NUMBER_TYPED] = WARNING("number-typed", "A number is typed where the data holds it."),
	[DIAG_TEXT_LIMIT] = ERROR("text-limit", "A page is longer or more deeply nested than a page may be."),
	/* site */
	[DIAG_ADDRESS_DUPLICATE] = ERROR("address-duplicate", "Two files of the output would have the same path."),
	[DIAG_ANCHOR_DUPLICATE] = READABLE("anchor-duplicate", "Two places of a page have the same anchor."),
	[DIAG_LINK_BROKEN] = READABLE("link-broken", "A link leads to a page that does not exist."),
	[DIAG_LINK_ANCHOR] = READABLE("link-anchor", "A link leads to an anchor that its page does not have."),
	[DIAG_LINK_ASSET] = READABLE("link-asset", "An image or other asset does not exist."),
	/* templates */
	[DIAG_TEMPLATE_SYNTAX] = ERROR("template-syntax", "A template cannot be read."),
	[DIAG_TEMPLATE_MISSING] = ERROR("template-missing", "A template or partial is not there."),
	[DIAG_TEMPLATE_LOOP] = ERROR("template-loop", "Partials include each other too deeply."),
};

_Static_assert(countof(kinds) == DIAG_COUNT, "describe every diagnostic");

const struct diag_kind *diag_kind(enum diag_id id) {
	return &kinds[id];
}
