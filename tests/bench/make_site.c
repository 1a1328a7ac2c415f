/*
 * make_site - synthetic sites to measure with; the same bytes every time.
 *
 *	make_site pages FOLDER PAGES         guides of about 6 KB: front matter, headings, tables,
 *	                                     lists, code, links, figures
 *	make_site data FOLDER THINGS PAGES   a page per guide with a `compare` of ten things; the
 *	                                     same as a Hugo site in FOLDER/hugo
 *	make_site calls FOLDER               600 calls of figures of things that are observed on
 *	                                     twelve days
 */
#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define FOLDER_PAGES 50 /* pages of a folder, the index among them */
#define PUMPS 100       /* things of the site of guides */
#define COMPARED 10     /* things in a table of the data-heavy site */

static FILE *create(const char *format, ...) __attribute__((format(printf, 1, 2)));
static FILE *create(const char *format, ...)
{
	char path[4096];
	va_list list;
	va_start(list, format);
	vsnprintf(path, sizeof(path), format, list);
	va_end(list);
	for (char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(path, 0777) != 0 && errno != EEXIST)
			break;
		*slash = '/';
	}
	FILE *file = fopen(path, "w");
	if (file == NULL) {
		perror(path);
		exit(2);
	}
	return file;
}

static void finish(FILE *file)
{
	if (fclose(file) != 0) {
		perror("make_site");
		exit(2);
	}
}

/* Numerical Recipes' linear congruential generator: the same choices on every machine. */
static unsigned choose(uint32_t *seed, unsigned below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % below;
}

static void put_words(FILE *to, uint32_t *seed, int count)
{
	static const char *const words[] = { "water", "pressure", "a", "the", "valve", "returns",
		"slowly", "under", "load", "with", "every", "second", "measured", "reading", "of",
		"each", "pipe", "steady", "flow", "because", "its", "housing", "keeps", "cool",
		"when", "speed", "drops", "below", "nominal", "and", "then", "rises", "again",
		"without", "noise", "in", "winter" };
	static const char *const marks[] = { "*", "**", "`" };
	for (int i = 0; i < count; i++) {
		const char *word = words[choose(seed, sizeof(words) / sizeof(*words))];
		const char *mark = choose(seed, 40) == 0 ? marks[choose(seed, 3)] : "";
		fprintf(to, "%s%s%s%s", mark, word, mark,
		    i + 1 == count     ? ".\n"
			: i % 14 == 13 ? "\n"
				       : " ");
	}
}

static void put_front_matter(FILE *to, const char *title, int order)
{
	fprintf(to,
	    "---\ntitle: %s %d\ndescription: What was measured in round %d, and what follows from it.\norder: %d\n"
	    "tags: [pumps, round-%d]\n---\n\n",
	    title, order, order, order % FOLDER_PAGES + 1, order % 7);
}

static void put_table(FILE *to, uint32_t *seed)
{
	fputs("| Setting | Flow | Lift | Remarks |\n|:--------|-----:|-----:|---------|\n", to);
	for (int row = 1; row <= 6; row++) {
		fprintf(to, "| Step %d | %u l/min | %u m | ", row, 10 + choose(seed, 80),
		    1 + choose(seed, 9));
		put_words(to, seed, 3);
		fseek(to, -1, SEEK_CUR);
		fputs(" |\n", to);
	}
	fputc('\n', to);
}

static void put_list(FILE *to, uint32_t *seed)
{
	for (int item = 0; item < 5; item++) {
		fputs(item % 2 ? "- [ ] " : "- ", to);
		put_words(to, seed, 9);
	}
	fputc('\n', to);
}

static void put_code(FILE *to, uint32_t *seed)
{
	fputs("```sh\n", to);
	for (int line = 0; line < 5; line++)
		fprintf(to, "pumpctl --channel %u --set speed=%u   # step %d\n", choose(seed, 16),
		    choose(seed, 4000), line);
	fputs("```\n\n", to);
}

static void put_page_name(FILE *to, int page)
{
	if (page % FOLDER_PAGES == 0)
		fputs("index.md", to);
	else
		fprintf(to, "round-%d.md", page);
}

/* Eight relative links: five in the folder, three elsewhere, every second one to a heading. */
static void put_links(FILE *to, uint32_t *seed, int page, int pages)
{
	int first = page - page % FOLDER_PAGES;
	int here = pages - first < FOLDER_PAGES ? pages - first : FOLDER_PAGES;
	fputs("See also", to);
	for (int link = 0; link < 8; link++) {
		int target = link < 5 ? first + (int)choose(seed, (unsigned)here)
				      : (int)choose(seed, (unsigned)pages);
		fprintf(to, "%s [round %d](", link ? "," : "", target);
		if (target / FOLDER_PAGES != page / FOLDER_PAGES)
			fprintf(to, "../series-%d/", target / FOLDER_PAGES);
		put_page_name(to, target);
		fprintf(to, "%s)", link % 2 ? "#what-was-measured" : "");
	}
	fputs(".\n\n", to);
}

static void put_figures(FILE *to, uint32_t *seed)
{
	unsigned a = choose(seed, PUMPS), b = choose(seed, PUMPS);
	fprintf(to,
	    "Pump %u lifts {{ pump_%u.flow }} for {{ pump_%u.price }}, which is {{ pump_%u.effort }};\n"
	    "the other draws {{ pump_%u.power / pump_%u.power : 0.00× }} as much.\n\n",
	    a, a, a, a, b, a);
}

static void make_page(const char *folder, int page, int pages)
{
	uint32_t seed = (uint32_t)page * 2654435761u + 1;
	FILE *to = page % FOLDER_PAGES
	    ? create("%s/content/series-%d/round-%d.md", folder, page / FOLDER_PAGES, page)
	    : create("%s/content/series-%d/index.md", folder, page / FOLDER_PAGES);
	put_front_matter(to, "Round", page);
	fprintf(to, "# Round %d\n\n", page);
	put_words(to, &seed, 60);
	fputs("\n## What was measured\n\n", to);
	put_figures(to, &seed);
	put_table(to, &seed);
	put_words(to, &seed, 90);
	fputs("\n### How\n\n", to);
	put_list(to, &seed);
	put_words(to, &seed, 90);
	fputs("\n## What follows\n\n", to);
	put_code(to, &seed);
	put_words(to, &seed, 110);
	fputs("\n> ", to);
	put_words(to, &seed, 12);
	fputs("\n### In numbers\n\n", to);
	put_table(to, &seed);
	put_words(to, &seed, 80);
	fputs("\n### For the next round\n\n", to);
	put_list(to, &seed);
	put_words(to, &seed, 90);
	fputs("\n## Elsewhere\n\n", to);
	put_links(to, &seed, page, pages);
	finish(to);
}

static void make_settings(const char *folder, const char *title, const char *first)
{
	FILE *to = create("%s/content/site.yaml", folder);
	fprintf(to, "title: %s\ndescription: A synthetic site.\nlanguage: en\ncurrency: USD\n", title);
	finish(to);
	to = create("%s/content/index.md", folder);
	fprintf(to,
	    "---\ntitle: %s\ndescription: A synthetic site.\n---\n\n# %s\n\nStart with the [first](series-0/%s).\n",
	    title, title, first);
	finish(to);
}

static void make_kinds(const char *folder)
{
	FILE *to = create("%s/content/data/kinds.yaml", folder);
	fputs("kinds:\n"
	      "  pump:\n"
	      "    name: Pump\n"
	      "    attributes:\n"
	      "      price:  { name: Price, unit: money, better: less }\n"
	      "      flow:   { name: Flow, unit: litre/min, better: more }\n"
	      "      lift:   { name: Lift, unit: m, better: more }\n"
	      "      power:  { name: Power, unit: W, better: less }\n"
	      "      mass:   { name: Mass, unit: kg, better: less }\n"
	      "      life:   { name: Life, unit: h, better: more }\n"
	      "      inlet:  { name: Inlet, unit: mm }\n"
	      "      maker:  { name: Maker, type: text }\n"
	      "    figures:\n"
	      "      effort: { name: Flow for the power, formula: \"flow / power\", better: more }\n"
	      "      worth:  { name: Flow for the money, formula: \"flow / price\", better: more }\n"
	      "units:\n"
	      "  USD: { base: money, symbol: \"$\" }\n"
	      "  litre: { is: \"0.001 m^3\" }\n"
	      "sources:\n"
	      "  catalogue: { title: Catalogue, producer: The makers, published: 2026-01-01 }\n",
	    to);
	finish(to);
}

struct pump {
	unsigned price, flow, lift, power, mass, life, inlet;
};

static struct pump pump_of(int number)
{
	uint32_t seed = (uint32_t)number * 40503u + 7;
	struct pump pump;
	pump.price = 100 + choose(&seed, 900);
	pump.flow = 10 + choose(&seed, 190);
	pump.lift = 1 + choose(&seed, 40);
	pump.power = 20 + choose(&seed, 800);
	pump.mass = 2 + choose(&seed, 60);
	pump.life = 1000 + 10 * choose(&seed, 900);
	pump.inlet = 10 + choose(&seed, 90);
	return pump;
}

static void make_pumps(const char *folder, int pumps)
{
	FILE *to = create("%s/content/data/pumps.yaml", folder);
	fputs("pump:\n", to);
	for (int i = 0; i < pumps; i++) {
		struct pump pump = pump_of(i);
		fprintf(to,
		    "  pump_%d:\n    name: Pump %d\n    price: { value: %u USD, source: catalogue }\n"
		    "    flow: { value: %u litre/min, source: catalogue }\n    lift: %u m\n    power: %u W\n"
		    "    mass: %u kg\n    life: %u h\n    inlet: %u mm\n    maker: Maker %d\n",
		    i, i, pump.price, pump.flow, pump.lift, pump.power, pump.mass, pump.life,
		    pump.inlet, i % 20);
	}
	finish(to);
}

static void put_compared(FILE *to, int page, int pumps)
{
	for (int i = 0; i < COMPARED; i++)
		fprintf(to, "%spump_%d", i ? ", " : "", (page * 7 + i * 13) % pumps);
}

static void make_comparison(const char *folder, int page, int pumps)
{
	FILE *to = create("%s/content/series-%d/round-%d.md", folder, page / FOLDER_PAGES, page);
	put_front_matter(to, "Comparison", page);
	fprintf(to, "# Comparison %d\n\nTen pumps side by side.\n\n```compare\nthings: [", page);
	put_compared(to, page, pumps);
	fputs("]\nrows: [price, flow, lift, power, mass, life, inlet, maker, effort, worth]\n```\n", to);
	finish(to);
}

/*
 * The same site for Hugo, with a theme tuned for speed: navigation rendered once per folder, no
 * taxonomies, no feeds. As ours it has a page per thing, that the numbers of the tables lead to.
 */
static void make_hugo_layouts(const char *folder)
{
	static const struct layout {
		const char *name, *text;
	} layouts[] = {
		{ "_default/baseof.html",
		    "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
		    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		    "<title>{{ .Title }} – {{ site.Title }}</title>\n<link rel=\"stylesheet\" href=\"/style.css\">\n"
		    "<header><a href=\"/\">{{ site.Title }}</a></header>\n"
		    "{{ partialCached \"navigation.html\" . .Section }}\n"
		    "<main>\n<nav aria-label=\"Breadcrumbs\"><a href=\"/\">{{ site.Title }}</a> › "
		    "{{ with .CurrentSection }}<a href=\"{{ .RelPermalink }}\">{{ .Title }}</a>{{ end }}</nav>\n"
		    "{{ block \"main\" . }}<h1>{{ .Title }}</h1>\n{{ .Content }}{{ end }}\n"
		    "<nav>{{ with .PrevInSection }}<a rel=\"prev\" href=\"{{ .RelPermalink }}\">{{ .Title }}</a>{{ end }}\n"
		    "{{ with .NextInSection }}<a rel=\"next\" href=\"{{ .RelPermalink }}\">{{ .Title }}</a>{{ end }}</nav>\n"
		    "</main>\n</html>\n" },
		{ "_default/single.html",
		    "{{ define \"main\" }}<h1>{{ .Title }}</h1>\n{{ .Content }}{{ end }}\n" },
		{ "_default/list.html",
		    "{{ define \"main\" }}<h1>{{ .Title }}</h1>\n<ul>\n{{ range .Pages }}"
		    "<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>\n{{ end }}</ul>{{ end }}\n" },
		{ "figures/single.html",
		    "{{ define \"main\" }}{{ $pump := index site.Data.pumps .Params.pump }}<h1>{{ $pump.name }}</h1>\n<dl>\n"
		    "{{ range site.Data.rows }}<dt id=\"{{ .id }}\">{{ .name }}</dt><dd>{{ index $pump .id }} {{ .unit }}</dd>\n"
		    "{{ end }}</dl>{{ end }}\n" },
		{ "partials/navigation.html",
		    "<nav><ul>\n{{ if ne .Section \"figures\" }}{{ range .CurrentSection.Pages }}"
		    "<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>\n{{ end }}{{ end }}</ul></nav>\n" },
		{ "shortcodes/compare.html",
		    "{{- $pumps := slice -}}\n"
		    "{{- range split (.Get 0) \", \" }}{{ $pumps = $pumps | append (index site.Data.pumps .) }}{{ end -}}\n"
		    "<table>\n<caption>Ten pumps side by side</caption>\n<thead><tr><th scope=\"col\"></th>"
		    "{{ range $pumps }}<th scope=\"col\">{{ .name }}</th>{{ end }}</tr></thead>\n<tbody>\n"
		    "{{- range $row := site.Data.rows }}\n<tr><th scope=\"row\">{{ $row.name }}</th>"
		    "{{- $best := 0.0 }}{{ $first := true -}}\n"
		    "{{- if $row.better }}{{ range $pumps }}{{ $v := float (index . $row.id) -}}\n"
		    "{{- if or $first (and (eq $row.better \"more\") (gt $v $best)) (and (eq $row.better \"less\") (lt $v $best)) }}"
		    "{{ $best = $v }}{{ $first = false }}{{ end }}{{ end }}{{ end -}}\n"
		    "{{- range $pumps }}{{ $v := index . $row.id }}\n"
		    "<td{{ if $row.better }}{{ if eq (float $v) $best }} class=\"best\"{{ end }}{{ end }}>"
		    "<a class=\"figure\" href=\"/figures/{{ .id }}/#{{ $row.id }}\"><data value=\"{{ $v }}\">{{ $v }} {{ $row.unit }}"
		    "</data></a></td>{{ end }}</tr>{{- end }}\n</tbody>\n</table>\n" },
	};
	FILE *to = create("%s/hugo/config.yaml", folder);
	fputs("baseURL: /\ntitle: Comparisons\n"
	      "disableKinds: [taxonomy, term, RSS, sitemap, robotsTXT, \"404\"]\n",
	    to);
	finish(to);
	for (size_t i = 0; i < sizeof(layouts) / sizeof(*layouts); i++) {
		to = create("%s/hugo/layouts/%s", folder, layouts[i].name);
		fputs(layouts[i].text, to);
		finish(to);
	}
}

static void make_hugo_data(const char *folder, int pumps)
{
	static const char *const rows[][4] = { { "price", "Price", "USD", "less" },
		{ "flow", "Flow", "l/min", "more" }, { "lift", "Lift", "m", "more" },
		{ "power", "Power", "W", "less" }, { "mass", "Mass", "kg", "less" },
		{ "life", "Life", "h", "more" }, { "inlet", "Inlet", "mm", "" },
		{ "maker", "Maker", "", "" }, { "effort", "Flow for the power", "l/min/W", "more" },
		{ "worth", "Flow for the money", "l/min/USD", "more" } };
	FILE *to = create("%s/hugo/data/rows.yaml", folder);
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		fprintf(to, "- { id: %s, name: %s, unit: \"%s\", better: \"%s\" }\n", rows[i][0],
		    rows[i][1], rows[i][2], rows[i][3]);
	finish(to);
	to = create("%s/hugo/data/pumps.yaml", folder);
	for (int i = 0; i < pumps; i++) {
		struct pump pump = pump_of(i);
		fprintf(to,
		    "pump_%d: { id: pump_%d, name: Pump %d, price: %u, flow: %u, lift: %u, power: %u, mass: %u, life: %u, "
		    "inlet: %u, maker: Maker %d, effort: %.3f, worth: %.3f }\n",
		    i, i, i, pump.price, pump.flow, pump.lift, pump.power, pump.mass, pump.life,
		    pump.inlet, i % 20, (double)pump.flow / pump.power, (double)pump.flow / pump.price);
	}
	finish(to);
	for (int i = 0; i < pumps; i++) {
		to = create("%s/hugo/content/figures/pump_%d.md", folder, i);
		fprintf(to, "---\ntitle: Pump %d\npump: pump_%d\n---\n", i, i);
		finish(to);
	}
}

static void make_hugo_page(const char *folder, int page, int pumps)
{
	FILE *to = create("%s/hugo/content/series-%d/round-%d.md", folder, page / FOLDER_PAGES, page);
	fprintf(to, "---\ntitle: Comparison %d\n---\n\nTen pumps side by side.\n\n{{< compare \"", page);
	put_compared(to, page, pumps);
	fputs("\" >}}\n", to);
	finish(to);
}

/*
 * Houses that may get one of many pumps: what it saves, how soon it is paid for, and what it is
 * worth, computed from ranges. Prices are observed on some days, and mostly stand still.
 */
#define HOUSES 10
#define HOUSE_PUMPS 30
#define HOUSE_DAYS 12
#define PLAIN_PAGES 100

static void make_house_kinds(const char *folder)
{
	FILE *to = create("%s/content/data/kinds.yaml", folder);
	fputs("units:\n"
	      "  EUR: { base: money, symbol: \"€\" }\n"
	      "sources:\n"
	      "  shop: { title: Shop }\n"
	      "kinds:\n"
	      "  pump:\n"
	      "    name: Pump\n"
	      "    attributes:\n"
	      "      price: { name: Price, unit: money, from: prices }\n"
	      "      scop: { name: Heat for the power, unit: \"%\", better: more }\n"
	      "      upkeep: { name: Upkeep, unit: money/year }\n"
	      "    figures:\n"
	      "      saving: { name: Saving, given: { house: house }, "
	      "formula: \"house.heat / house.efficiency * house.gas - house.heat / scop * house.power - upkeep\" }\n"
	      "      payback: { name: Payback, given: { house: house }, "
	      "formula: \"price / saving(house: house)\", show: 0.0 year }\n"
	      "      worth: { name: Present value, given: { house: house }, "
	      "formula: \"sum(t in 1..20, saving(house: house) * 1 year / (1 + house.interest)^t) - price\", "
	      "show: 0 EUR }\n"
	      "  house:\n"
	      "    name: House\n"
	      "    attributes:\n"
	      "      heat: { name: Heat, unit: kWh/year }\n"
	      "      power: { name: Price of power, unit: money/kWh, from: prices }\n"
	      "      gas: { name: Price of gas, unit: money/kWh, from: prices }\n"
	      "      efficiency: { name: Efficiency of the boiler, unit: \"%\" }\n"
	      "      interest: { name: Interest, unit: \"%\" }\n",
	    to);
	finish(to);
}

static void make_house_things(const char *folder)
{
	uint32_t seed = 1;
	FILE *to = create("%s/content/data/things.yaml", folder);
	fputs("house:\n", to);
	for (int i = 0; i < HOUSES; i++) {
		unsigned heat = 14 + choose(&seed, 12);
		fprintf(to,
		    "  house_%d: { name: House %d, heat: %u000..%u000 kWh/year, efficiency: %u..95 %%, interest: 3 %%, "
		    "source: shop }\n",
		    i, i, heat, heat + 3, 85 + choose(&seed, 8));
	}
	fputs("pump:\n", to);
	for (int i = 0; i < HOUSE_PUMPS; i++) {
		unsigned scop = 380 + choose(&seed, 120);
		fprintf(to,
		    "  pump_%d: { name: Pump %d, scop: %u..%u %%, upkeep: %u..250 EUR/year, source: shop }\n",
		    i, i, scop, scop + 60, 100 + choose(&seed, 90));
	}
	finish(to);
}

/* The first day has all prices; on each later one a pump or two cost something else. */
static void make_house_prices(const char *folder)
{
	uint32_t seed = 2;
	FILE *to = create("%s/content/data/prices.yaml", folder);
	fputs("prices:\n", to);
	for (int day = 0; day < HOUSE_DAYS; day++)
		for (int i = 0; i < HOUSE_PUMPS; i++)
			if (day == 0 || i == day || choose(&seed, 30) == 0)
				fprintf(to,
				    "  - { on: 2025-01-%02d, item: pump_%d, price: %u EUR, source: shop }\n",
				    day + 1, i, 6000 + choose(&seed, 9000));
	for (int i = 0; i < HOUSES; i++) {
		fprintf(to,
		    "  - { on: 2025-01-01, item: house_%d, power: 0.%u..0.36 EUR/kWh, source: shop }\n",
		    i, 25 + choose(&seed, 10));
		fprintf(to,
		    "  - { on: 2025-01-01, item: house_%d, gas: 0.%u..0.22 EUR/kWh, source: shop }\n",
		    i, 14 + choose(&seed, 6));
	}
	finish(to);
}

static void make_house_pages(const char *folder)
{
	for (int house = 0; house < HOUSES; house++) {
		FILE *to = create("%s/content/houses/house-%d.md", folder, house);
		fprintf(to, "# House %d\n\n", house);
		for (int pump = 0; pump < HOUSE_PUMPS; pump++)
			fprintf(to,
			    "- Pump %d: {{ pump_%d.payback(house: house_%d) }} and {{ pump_%d.worth(house: house_%d) }}\n",
			    pump, pump, house, pump, house);
		finish(to);
	}
	for (int page = 0; page < PLAIN_PAGES; page++) {
		FILE *to = create("%s/content/houses/page-%d.md", folder, page);
		fprintf(to, "# Page %d\n\nText.\n", page);
		finish(to);
	}
}

static void make_calls(const char *folder)
{
	FILE *to = create("%s/content/site.yaml", folder);
	fputs("title: Heat\ndescription: A synthetic site.\nlanguage: en\ncurrency: EUR\n", to);
	finish(to);
	to = create("%s/content/index.md", folder);
	fputs("# Heat\n\nStart with the [first house](houses/house-0.md).\n", to);
	finish(to);
	make_house_kinds(folder);
	make_house_things(folder);
	make_house_prices(folder);
	make_house_pages(folder);
}

int main(int argc, char **argv)
{
	int first = argc > 3 ? (int)strtol(argv[3], NULL, 10) : 0;
	int second = argc > 4 ? (int)strtol(argv[4], NULL, 10) : 0;
	if (argc == 4 && strcmp(argv[1], "pages") == 0 && first > 0) {
		make_settings(argv[2], "Rounds", "index.md");
		make_kinds(argv[2]);
		make_pumps(argv[2], PUMPS);
		for (int page = 0; page < first; page++)
			make_page(argv[2], page, first);
		return 0;
	}
	if (argc == 3 && strcmp(argv[1], "calls") == 0) {
		make_calls(argv[2]);
		return 0;
	}
	if (argc == 5 && strcmp(argv[1], "data") == 0 && first >= COMPARED && second > 0) {
		make_settings(argv[2], "Comparisons", "round-0.md");
		make_kinds(argv[2]);
		make_pumps(argv[2], first);
		make_hugo_layouts(argv[2]);
		make_hugo_data(argv[2], first);
		for (int page = 0; page < second; page++) {
			make_comparison(argv[2], page, first);
			make_hugo_page(argv[2], page, first);
		}
		return 0;
	}
	fputs("usage: make_site pages FOLDER PAGES\n       make_site data FOLDER THINGS PAGES\n"
	      "       make_site calls FOLDER\n",
	    stderr);
	return 2;
}
