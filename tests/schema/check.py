"""
check.py RIGBOOK - what `rigbook schema` prints, held against Debian's python3-jsonschema.

What the program lets pass must validate: the data of this repository's site, of each golden site without mistakes, of the
site that `rigbook new` writes. What a schema can see must not: the rows of WRONG. The keys in the tables of generator/data
are the keys of the schema. So it is with site.yaml and the schema of that. Prints cmocka's last lines.
"""
import glob, json, os, re, shutil, subprocess, sys, tempfile

import jsonschema, yaml

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RIGBOOK = os.path.abspath(sys.argv[1])


class Loader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: days and `yes` are texts."""


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"^(true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"^(~|null|Null|NULL|)$", "~nN"),
    ("int", r"^([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", "-+0123456789"),
    ("float", r"^([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$", "-+.0123456789"),
):
    Loader.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), list(first) + ([""] if tag == "null" else []))


def integer(loader, node):
    return int(loader.construct_scalar(node), 0) if node.value.startswith("0x") else int(node.value.replace("0o", ""), 8 if "0o" in node.value else 10)


Loader.add_constructor("tag:yaml.org,2002:int", integer)


def load(path):
    with open(path, encoding="utf-8-sig") as file:
        return yaml.load(file, Loader)


def run(*words):
    return subprocess.run([RIGBOOK, *words], capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=120)


def validator(site, *options):
    done = run("schema", site, *options)
    if done.returncode != 0:
        raise AssertionError(f"rigbook schema {site}: status {done.returncode}\n{done.stderr}")
    schema = json.loads(done.stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def mistakes(valid, path):
    return [f"{path}: {'/'.join(map(str, e.absolute_path))}: {e.message[:300]}" for e in valid.iter_errors(load(path))]


def data_files(site):
    return sorted(glob.glob(site + "/content/data/**/*.yaml", recursive=True))


def all_validate(site):
    valid = validator(site)
    found = [m for path in data_files(site) for m in mistakes(valid, path)]
    config = site + "/content/site.yaml"
    if os.path.exists(config) and load(config) is not None:
        found += mistakes(validator(site, "--site"), config)
    assert not found, "\n".join(found[:20])


def golden(site):
    if run("check", site).returncode == 0:
        all_validate(site)


# Name, what stands in the data of `rigbook new`, and what stands there instead.
WRONG = [
    ("a section that is none", "\nprices:", "\nprizes:"),
    ("a key that an attribute has not", "better: less, from: prices", "bettre: less, from: prices"),
    ("a key that a kind has not", "    plural: Kettles", "    plurall: Kettles"),
    ("a key that a thing has not", "    volume: 1.7 L", "    volumen: 1.7 L"),
    ("a figure that is set", "    volume: 1.7 L", "    energy: 1.7 kWh/L"),
    ("a value without its unit", "power: 2200 W", "power: 2200"),
    ("a unit of another dimension", "power: 2200 W", "power: 2200 kWh"),
    ("a unit that is not declared", "power: 2200 W", "power: 2200 Wat"),
    ("a prefix that does not go with its unit", "boiling: 160 s", "boiling: 160 ks"),
    ("a decimal comma", "volume: 1.7 L", 'volume: "1,7 L"'),
    ("a comma between thousands", "power: 2200 W", 'power: "2,200 W"'),
    ("an amount below zero", "power: 2200 W", "power: -2200 W"),
    ("words where a number should be", "power: 2200 W", "power: strong"),
    ("nothing where a value should be", "power: 2200 W", "power:"),
    ("a mapping where a value should be", "power: 2200 W", "power: { watts: 2200 W }"),
    ("a currency that is not declared", "rate: { value: 0.31 EUR/kWh", "rate: { value: 31"),
    ("a thing without a name", "    name: Steel One\n", ""),
    ("a thing without what is required", "    power: 2200 W\n", ""),
    ("a source that is none", "    source: kitchen_test\n    power: 2200", "    source: kitchen_tset\n    power: 2200"),
    ("a source of one of several values that is none", "{ value: 10 year, source: shop_leaflet }", "{ value: 10 year, source: shop_leaflat }"),
    ("one of several values without a value", "{ value: 10 year, source: shop_leaflet }", "{ source: shop_leaflet }"),
    ("one of several values with a foreign key", "{ value: 10 year, source: shop_leaflet }", "{ value: 10 year, sauce: shop_leaflet }"),
    ("an observation of nothing known", "item: slow_pot", "item: slow_pott"),
    ("an observation without a day", "{ on: 2026-02-10, item: slow_pot", "{ item: slow_pot"),
    ("a day written otherwise", "on: 2025-11-20", "on: 20.11.2025"),
    ("a price in a currency that is not declared", "price: 18 EUR", "price: 18 USD"),
    ("a price without a currency", "price: 18 EUR", "price: 18"),
    ("a price at the thing", "    volume: 1.7 L", "    price: 45 EUR"),
    ("a key that an observation has not", "price: 18 EUR, source", "price: 18 EUR, sold_by: x, source"),
    ("a claim without what it states", ", states: ~0.1 kWh/L", ""),
    ("a key that a claim has not", "where: back page, about", "wo: back page, about"),
    ("a source without a title", "{ title: Our own kitchen test, ", "{ "),
    ("an id with a dash", "  slow_pot:\n    name", "  slow-pot:\n    name"),
    ("a list where a mapping should be", "  grid:\n    name: Grid\n    rate: { value: 0.31 EUR/kWh, source: utility_bill, on: 2026-01-01 }", "  - grid"),
    ("a mapping where a list should be", "  - { on: 2025-11-20, item: steel_one, price: 45 EUR, source: shop_leaflet }\n  - { on: 2026-02-10, item: steel_one, price: 39 EUR, source: shop_leaflet }\n  - { on: 2026-02-10, item: slow_pot, price: 18 EUR, source: shop_leaflet }", "  first: { on: 2025-11-20, item: steel_one, price: 45 EUR, source: shop_leaflet }"),
    ("a better direction that is none", "unit: W, better: more", "unit: W, better: most"),
    ("a unit that is two things", 'L: { is: "0.001 m^3" }', "L: { is: 5, size: 3 }"),
    ("a mark without a symbol", 'even: { symbol: "●", ', "even: { "),
]

# A site with what the small one has not.
MORE = {
    "kinds.yaml": """
units: { EUR: { base: money }, pedal: { base: count, plural: pedals } }
kinds:
  wheel:
    name: Wheel
    attributes:
      tyre: { one_of: [air, solid, "20"], note: What it rolls on. }
      fits: wheel
      folds: truth
      made: date
      spokes: { type: number, better: more }
      rim: number
      words: { list: text }
      parts: { list: { part: id, count: { type: number, required: true }, of: wheel } }
""",
    "wheels.yaml": """
wheel:
  small:
    name: Small
    tyre: air
    fits: big
    folds: true
    made: 2025-03-01
    spokes: 28
    rim: -1..2
    words: [one, 2, true]
    parts: [{ part: hub, count: 1, of: big, note: One. }]
  big: { name: 20, tyre: 20, folds: unknown, was: [large], spokes: not applicable }
constants:
  dozen: 12
  best: { value: small, type: wheel }
""",
}
WRONG_MORE = [
    ("a word that is none of its attribute", "tyre: air", "tyre: ayr"),
    ("a thing that is none of its kind", "fits: big", "fits: bigg"),
    ("a truth in another word", "folds: true", "folds: yes"),
    ("a day with a word", "made: 2025-03-01", "made: March 2025"),
    ("a unit behind a plain number", "spokes: 28", "spokes: 28 pedals"),
    ("less than nothing", "spokes: 28", "spokes: -28"),
    ("words for a number", "spokes: 28", "spokes: many"),
    ("one value where a list should be", "words: [one, 2, true]", "words: one"),
    ("an element with a foreign key", "of: big, note", "off: big, note"),
    ("an element without what is required", "{ part: hub, count: 1, ", "{ part: hub, "),
    ("a constant without a value", "best: { value: small, type: wheel }", "best: { type: wheel }"),
    ("a constant with a foreign key", "value: small, type: wheel", "value: small, tpye: wheel"),
    ("a word in quotes where a truth should be", "folds: true", 'folds: "true"'),
]


# A site.yaml with every key, and what it speaks of.
WHOLE = {
    "content/data/wheels.yaml": """
units: { EUR: { base: money } }
kinds:
  region: { name: Region }
  wheel: { name: Wheel, page: wheels, attributes: { size: { unit: m, better: more } } }
sources: { us: { title: Ours, convention: true } }
region: { zurich: { name: Zurich } }
wheel:
  small: { name: Small, size: 1 m, source: us }
  big: { name: Big, size: 2 m, source: us }
claims: [{ source: us, about: big.size, states: 2 m, on: 2026-01-01 }]
""",
    "content/index.md": "# Wheels\n",
    "assets/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "assets/extra.css": "",
}
SITE = """title: Wheels
description: What wheels cost.
languages: [en, de]
currency: EUR
region: zurich
repository: https://example.org/wheels
author: Nobody
publish: allow
search: true
synonyms: [[big, large], [small, "13", größer]]
twins: true
dates: git
as_of: 2026-03-01
sources: required
params: { a: [1, b] }
logo: logo.svg
accent: { light: "#0b5d4e", dark: "#7fd1bb" }
footer: { en: By nobody., de: Von niemandem. }
style: [extra.css]
navigation:
  - { name: { en: Group, de: Gruppe }, items: [wheels/, { page: sources/, name: Sources, items: [audit/] }] }
  - { url: "https://example.org", name: Forum }
  - { hide: [figures/] }
choose: compare/any/
image: logo.svg
license: https://example.org/licence
pairs: [[small, big]]
"""
WRONG_SITE = [
    ("a site without a title", "title: Wheels", "author: Wheels"),
    ("a key that site.yaml has not", "description:", "descripton:"),
    ("a currency of site.yaml that is none", "currency: EUR", "currency: EURO"),
    ("an address without a scheme", "repository: https://example.org/wheels", "repository: example.org/wheels"),
    ("a word that publish has not", "publish: allow", "publish: yes"),
    ("a truth of site.yaml in another word", "search: true", "search: on"),
    ("synonyms that are no groups", "synonyms: [[big, large], [small, \"13\", größer]]", "synonyms: [big, large]"),
    ("a synonym of two words", "[big, large]", "[big, very large]"),
    ("a synonym without another", "[big, large]", "[big]"),
    ("a synonym twice", "[big, large]", "[big, big]"),
    ("days of another program than git", "dates: git", "dates: svn"),
    ("a day of site.yaml in words", "as_of: 2026-03-01", "as_of: March 2026"),
    ("sources that are asked for in another word", "sources: required", "sources: needed"),
    ("params that are no mapping", "params: { a: [1, b] }", "params: a"),
    ("a colour by its name", '"#0b5d4e"', "green"),
    ("one scheme of two", ', dark: "#7fd1bb" }', " }"),
    ("a foreign scheme", ', dark: "#7fd1bb" }', ', night: "#7fd1bb" }'),
    ("a language that a text has no version for", "de: Von niemandem.", "fr: De personne."),
    ("a style that is no list", "style: [extra.css]", "style: extra.css"),
    ("a style sheet of another ending", "style: [extra.css]", "style: [extra.scss]"),
    ("a navigation that is no list", "navigation:\n", "navigation: wheels/\nnext:\n"),
    ("a link elsewhere without a name", "{ url: \"https://example.org\", name: Forum }", "{ url: \"https://example.org\" }"),
    ("a group without a name", "{ name: { en: Group, de: Gruppe }, items", "{ items"),
    ("an entry with a foreign key", "page: sources/, name: Sources", "page: sources/, title: Sources"),
    ("a group in a group", "items: [audit/]", "items: [{ name: More, items: [audit/] }]"),
    ("a choice that is a list", "choose: compare/any/", "choose: [compare/any/]"),
    ("a pair of one thing", "pairs: [[small, big]]", "pairs: [[small]]"),
    ("a pair of nothing known", "pairs: [[small, big]]", "pairs: [[small, bigg]]"),
    ("a pair of a thing and itself", "pairs: [[small, big]]", "pairs: [[small, small]]"),
]


def refused(site, valid, row):
    _, old, new = row
    for path in [*data_files(site), site + "/content/site.yaml"]:
        with open(path, encoding="utf-8") as file:
            text = file.read()
        if old not in text:
            continue
        assert text.count(old) == 1, f"{old!r} stands in {path} more than once"
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.replace(old, new))
        try:
            assert mistakes(valid, path), f"{new!r} validates"
            assert run("check", site).returncode == 1, f"rigbook check says nothing of {new!r}"
        finally:
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        return
    raise AssertionError(f"{old!r} stands in no data file")


# The tables of keys, and the definitions that must have the same.
TABLES = {
    "schema_units.c unit_keys": ":unit", "schema_read.c kind_keys": ":kind",
    "constants.c constant_keys": ":constant", "schema_attribute.c attribute_keys": ":attribute", "schema_figure.c figure_keys": ":figure",
    "catalog_sources.c source_keys": ":reference", "catalog_prices.c price_keys": ":observation",
    "catalog_rates.c rate_keys": ":rate", "catalog_legend.c mark_keys": ":mark",
    "catalog_claims.c claim_keys": ":claim", "catalog_inputs.c input_keys": ":input",
    "catalog_scenarios.c scenario_keys": ":scenario",
}
TABLES_SITE = {"config.c config_keys": ""}


def same_keys(schema, table, name):
    file, array = table.split()
    with open(f"{ROOT}/generator/data/{file}", encoding="utf-8") as source:
        body = re.search(array + r"\[\] = \{(.*?)\};", source.read(), re.S)
    assert body, f"there is no table {table}"
    read = set(re.findall(r'STR_INIT\("(\w+)"\)', body.group(1)))
    of = schema["$defs"][name] if name else schema
    of = of if "properties" in of else next(part for part in of["anyOf"] if "properties" in part)
    assert read == set(of["properties"]), f"{name}: {sorted(read ^ set(of['properties']))}"


def main():
    temp = tempfile.mkdtemp()
    small, more, whole = temp + "/small", temp + "/more", temp + "/whole"
    failed, passed = [], 0

    def it(name, work, *words):
        nonlocal passed
        try:
            work(*words)
            passed += 1
        except Exception as why:  # a test that dies has failed
            print(f"[  FAILED  ] {name}\n{why}")
            failed.append(name)

    assert run("new", small).returncode == 0
    os.makedirs(more + "/content/data")
    for name, text in {"../site.yaml": "title: Wheels\n", "../index.md": "# Wheels\n", **MORE}.items():
        with open(f"{more}/content/data/{name}", "w", encoding="utf-8") as file:
            file.write(text)
    for path, text in {"content/site.yaml": SITE, **WHOLE}.items():
        os.makedirs(os.path.dirname(f"{whole}/{path}"), exist_ok=True)
        with open(f"{whole}/{path}", "w", encoding="utf-8") as file:
            file.write(text)
    it("the data of this repository's site", all_validate, ROOT)
    it("the site that new writes", all_validate, small)
    it("a site with every type", all_validate, more)
    it("a site.yaml with every key", all_validate, whole)
    it("nothing is wrong with that", lambda: subprocess.run([RIGBOOK, "check", whole, "--werror"], check=True, capture_output=True))
    for site in sorted(glob.glob(ROOT + "/tests/sites/*/site")):
        if os.path.isdir(site + "/content/data") and not os.path.exists(site + "/../prepare"):
            it("golden site " + site.split("/")[-2], golden, site)
    for site, rows in ((small, WRONG), (more, WRONG_MORE)):
        valid = validator(site)
        for row in rows:
            it(row[0], refused, site, valid, row)
    valid = validator(whole, "--site")
    for row in WRONG_SITE:
        it(row[0], refused, whole, valid, row)
    for table, name in TABLES_SITE.items():
        it("keys of " + table, same_keys, valid.schema, table, name)
    schema = validator(small).schema
    for table, name in TABLES.items():
        it("keys of " + table, same_keys, schema, table, name)
    shutil.rmtree(temp)
    print(f"[==========] {passed + len(failed)} test(s) run.\n[  PASSED  ] {passed} test(s).")
    if failed:
        print(f"[  FAILED  ] {len(failed)} test(s), listed below:")
        for name in failed:
            print(f"[  FAILED  ] {name}")
    return 1 if failed else 0


sys.exit(main())
