# Rigbook: how it is built, tested and installed.
#
# `make` builds, `make help` lists the goals. Private settings go to config.local.mk. A variant of the program is the
# same rules with another build folder B and other flags: see asan and tsan. `make V=1` shows the commands.

-include config.local.mk

B ?= build
CFLAGS ?= -O2 -g
PREFIX ?= /usr/local
FUZZ_SECONDS ?= 60

# B, CC, CFLAGS and the like are parts of commands: make and a shell read them as they read this file. They are the
# builder's own, like config.local.mk; nothing here takes them from a branch, a tag or a web page.
#
# What a user gives in words of their own goes to commands through the environment, as it stands: neither make nor a
# shell looks for anything in it. (A variable of the command line would be expanded wherever it is exported.)
texts := BASE BASE_URL OUT AS_OF FUZZ_SECONDS SIZES RUNS PREFIX DESTDIR
as_it_stands = $(if $(filter command environment,$(firstword $(origin $1))),$(eval override $1 := $$(value $1)))
$(foreach name,$(texts),$(call as_it_stands,$(name)))
export $(texts)

STRICT = -std=c11 -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes
ASAN = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
TSAN = -O1 -g -fsanitize=thread

lib_src := $(sort $(wildcard generator/*/*.c))
lib_obj := $(lib_src:%.c=$(B)/%.o)
test_src := $(sort $(wildcard tests/unit/*_test.c))
fuzz_src := $(sort $(wildcard tests/fuzz/*_fuzz.c))
bench_src := $(sort $(wildcard tests/bench/*.c))
# A library that is preloaded, for programs without a sanitizer, which would have to be preloaded before it.
disk_calls := $(if $(filter Linux,$(shell uname -s)),$(if $(findstring -fsanitize,$(CFLAGS)),,$(B)/tests/preload/disk_calls.so))
tsan_units := bench/make_site unit/serve_test unit/serve_site_test
manuals := $(sort $(wildcard man/*.[157]))

# Make anew, once what it needs is installed: with a job per processor unless the user said otherwise.
jobs := $(if $(findstring -j,$(MAKEFLAGS)),,-j$(shell getconf _NPROCESSORS_ONLN))
again = $(MAKE) --no-print-directory $(jobs)

# What the engine of pages takes, where it is to be had; the site is built without controls elsewhere. Looked for again
# where something was installed.
engine = tools/need.sh engine || [ $$? -eq 3 ]; [ -s build/wasm.mk ] || rm -f build/wasm.mk

compile = $(CC) @$(B)/flags.cc $(STRICT) $(CFLAGS) $(CPPFLAGS)
# The library comes twice: cmark-gfm calls back into it (see tools/flags.sh), and archives are searched in order.
link = $(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(filter-out %.a,$^) $(B)/librigbook.a @$(B)/flags.ld $(B)/librigbook.a

ifndef V
.SILENT:
endif
.DELETE_ON_ERROR:
.PHONY: all wasm-units site serve publish changes stale margins test units check soak lint format asan tsan web fuzz fuzzers bench accept man install clean help FORCE

all: $(B)/rigbook  ## build the program, build/rigbook, and the engine of pages (the default)

site:  ## install what is missing, build the program, then the site in public/
	tools/need.sh build
	$(engine)
	$(again) all
	$(B)/rigbook build
	echo "The site is in public/: open public/index.html"

serve:  ## install what is missing, build the program, then preview the site, rebuilt on every save
	tools/need.sh build
	$(engine)
	$(again) all
	exec $(B)/rigbook serve

publish:  ## like site, but every warning is a mistake; BASE_URL=https://name.github.io/repository for canonical links, OUT=public
	tools/need.sh build
	$(engine)
	$(again) all
	$(B)/rigbook build --werror --base-url "$$BASE_URL" $${OUT:+--out "$$OUT"}

changes:  ## what the site changes against another revision, as Markdown: BASE=origin/main
	tools/need.sh build >&2
	$(again) all >&2
	tools/changes.sh $(B)/rigbook "$${BASE:-HEAD}"

stale:  ## which observations are out of date: AS_OF=2026-11-21
	tools/need.sh build
	$(again) all
	$(B)/rigbook check --stale $${AS_OF:+--as-of "$$AS_OF"}

margins:  ## which guards and verdicts turn first when an input or a price moves
	tools/need.sh build
	$(again) all
	$(B)/rigbook margins $${AS_OF:+--as-of "$$AS_OF"}

test:  ## install what the tests need, build, and run them all, also under AddressSanitizer
	tools/need.sh build test
	tools/need.sh schema || [ $$? -eq 3 ]
	$(engine)
	$(again) all units
	$(again) B=build/asan CFLAGS='$(ASAN)' all units
	tests/run.sh build build/asan

soak:  ## the long tests: every call that writes fails and kills once, 1,000 prices by four programs, 400 broken lines, 5,000 settings of live pages, every page in all looks, the analyser
	tools/need.sh build test lint
	$(again) all units
	tests/run_disk.sh build
	tests/run_mutations.sh build/rigbook 400
	tests/run_live.sh build 5000
	tools/lint.sh --analyse
	tools/need.sh web && tests/web/run.sh build/rigbook --all || [ $$? -eq 3 ]

check:  ## the fast checks: layers, names, sizes, diagnostics, manuals
	tools/need.sh check
	tools/check.sh

lint: check  ## check, then clang-format, clang-tidy, cppcheck, and both compilers with -Werror
	tools/need.sh build test lint
	tools/lint.sh

format:  ## lay out all C sources with clang-format
	tools/need.sh lint
	tools/layout.sh -i

asan:  ## the tests under AddressSanitizer and UndefinedBehaviorSanitizer only
	tools/need.sh build test
	$(again) B=build/asan CFLAGS='$(ASAN)' all units
	tests/run.sh build/asan

tsan:  ## builds with several jobs, and serving, under ThreadSanitizer
	tools/need.sh build test
	$(again) B=build/tsan CFLAGS='$(TSAN)' all $(tsan_units:%=build/tsan/tests/%)
	tests/run_tsan.sh build/tsan

web:  ## the site in a browser: accessibility, layout, valid HTML; skipped where there is none to be had
	tools/need.sh build
	$(again) all
	tools/need.sh web; case $$? in \
	0) tests/web/run.sh $(B)/rigbook && tests/web/publish.sh ;; \
	3) echo "web tests skipped" ;; \
	*) exit 1 ;; \
	esac

fuzz:  ## run every fuzz target for FUZZ_SECONDS (60)
	tools/need.sh build fuzz
	$(again) B=build/fuzz CC=clang CFLAGS='-O1 -g -fsanitize=fuzzer-no-link,address,undefined' fuzzers
	tests/run_fuzz.sh build/fuzz "$$FUZZ_SECONDS"

bench:  ## measure against the floor: SIZES="1000 10000" RUNS=5
	tools/need.sh build bench
	$(again) all $(bench_src:%.c=$(B)/%)
	tests/bench/run.sh $(B)

accept: all  ## write what the golden sites print now as what they should print; read the diff
	tests/run_sites.sh --accept $(B)/rigbook

man: $(manuals:man/%=$(B)/man/%.html)  ## the manuals as HTML, in build/man

install: all  ## install the program, its templates, manuals and completions under PREFIX (/usr/local)
	install -d "$$DESTDIR$$PREFIX/bin"
	install -m 755 $(B)/rigbook "$$DESTDIR$$PREFIX/bin/rigbook"
	for page in $(manuals); do \
		folder="$$DESTDIR$$PREFIX/share/man/man$${page##*.}"; \
		install -d "$$folder" && install -m 644 $$page "$$folder" || exit; \
	done
	tools/share.sh "$$DESTDIR$$PREFIX/share"
	[ ! -e build/engine.js ] || install -m 644 build/engine.js "$$DESTDIR$$PREFIX/share/rigbook/engine.js"

clean:  ## remove build/
	rm -rf build

help:  ## list the goals
	sed -n 's/^\([a-z]*\):[^#]*## /\1\t/p' Makefile | expand -t 10

units: $(test_src:%.c=$(B)/%) $(B)/tests/live/oracle $(B)/tests/live/turns $(B)/tests/bench/make_site $(disk_calls)
fuzzers: $(fuzz_src:%.c=$(B)/%)

$(B)/rigbook: $(B)/generator/main.o $(B)/librigbook.a
	echo "link  $@"
	$(link)

# The engine that runs in pages: what computes of the program, as WebAssembly, packed, in a script. The same for every
# variant of the program. Left out are files: nothing is read there.
wasm_rooms := base number formula data sensitivity block live
wasm_not := number/gmp_memory base/file base/folder base/git base/ground base/program base/source_file base/csv data/yaml_read data/yaml_cursor data/append data/csv_tree data/claims data/claim_list
wasm_also := $(patsubst %,generator/chart/%.c,chart_value chart_words curve_marks label_place point_marks row_marks scale piece) \
	$(patsubst %,generator/html/%.c,advance html markup svg)
wasm_src := $(filter-out $(wasm_not:%=generator/%.c),$(sort $(wildcard $(wasm_rooms:%=generator/%/*.c)) $(wasm_also)))
wasm_obj := $(wasm_src:%.c=build/wasm/%.o)
# What these report cannot happen in a page (base/diag_silent.h).
wasm_silent := $(wildcard generator/data/catalog_*.c generator/data/schema*.c generator/formula/check*.c generator/formula/parse*.c) \
	$(patsubst %,generator/data/%.c,call config constants figures_check former limits marks slips synonyms type_check) generator/base/diag_kind.c generator/formula/builtin.c generator/formula/lex.c generator/formula/foreign_sign.c generator/formula/type_rules.c \
	$(patsubst %,generator/block/%.c,block_chart chart_history chart_input chart_lines chart_over chart_things chart_tornado block_compare block_matrix block_parts block_scenarios block_table measure things) \
	$(patsubst %,generator/data/%.c,shape yaml) generator/base/url.c
wasm_silent := $(filter-out generator/data/catalog_value.c generator/data/catalog_find.c,$(wasm_silent))
# Instructions that every browser has that can unpack the engine (DecompressionStream).
wasm_features := -mbulk-memory -msign-ext -mnontrapping-fptoint
# Inlining grows what every page loads by a hundredth, and is no faster. Nothing lies below the base, which wasm-opt counts on
# (tools/engine.sh).
wasm_link = -mexec-model=reactor -Wl,-O2 -Wl,--lto-O2 -Wl,-mllvm,-inline-threshold=-100 -Wl,--gc-sections -Wl,--strip-all -Wl,-z,stack-size=1048576 -Wl,--global-base=1024

build/wasm.mk: tools/wasm.sh
	mkdir -p $(@D)
	tools/wasm.sh > $@
-include build/wasm.mk

ifdef wasm_cc
all: build/engine.js
endif

build/wasm/%.o: %.c build/wasm.mk
	echo "wasm  $<"
	mkdir -p $(@D)
	$(wasm_cc) $(wasm_features) $(STRICT) -Oz -flto -D_GNU_SOURCE -DRIGBOOK_SMALL_GMP -DRIGBOOK_IN_PAGE -Igenerator $(wasm_own) -MMD -MP -c -o $@ $<
$(wasm_silent:%.c=build/wasm/%.o): wasm_own = -include base/diag_silent.h
# What allocates is not to be written with calls of what allocates.
build/wasm/generator/live/engine_memory.o: wasm_own = -fno-builtin -fno-lto
build/wasm/generator/live/engine_library.o: wasm_own = -fno-builtin

build/engine.wasm: $(wasm_obj)
	echo "link  $@"
	$(wasm_cc) $(wasm_features) -flto $(wasm_link) -o $@ $^ $(wasm_libs)

build/engine.js: build/engine.wasm tools/engine.sh
	echo "pack  $@"
	tools/engine.sh $< > $@

# Unit tests for nodejs, on the engine's arithmetic and allocator; with all words of reports, which they compare.
wasm_units := arena buf date formula formula_flags map near percent quantity quantity_print ratio str unit utf8 \
	corner_memo figures live rate schema stale turn
wasm_loud := $(wasm_silent:%.c=build/wasm/loud/%.o)
wasm_unit_obj := $(filter-out $(wasm_silent:%.c=build/wasm/%.o) build/wasm/generator/live/engine.o,$(wasm_obj)) $(wasm_loud)

build/wasm/loud/%.o: %.c build/wasm.mk
	mkdir -p $(@D)
	$(wasm_cc) $(wasm_features) $(STRICT) -Oz -flto -D_GNU_SOURCE -DRIGBOOK_SMALL_GMP -DRIGBOOK_IN_PAGE -Igenerator -MMD -MP -c -o $@ $<

build/wasm/tests/unit/%_test.wasm: tests/unit/%_test.c tests/live/wasm/cmocka.h tests/live/wasm/yaml_read.c $(wasm_unit_obj)
	echo "wasm  $<"
	mkdir -p $(@D)
	$(wasm_cc) $(wasm_features) -std=c11 -O1 -flto -D_GNU_SOURCE -DRIGBOOK_SMALL_GMP -DRIGBOOK_IN_PAGE -Dmain=test_main -Itests/live/wasm -Igenerator -Itests/unit \
		-mexec-model=reactor -Wl,-z,stack-size=1048576 -o $@ $< tests/live/wasm/yaml_read.c $(wasm_unit_obj)

wasm-units: $(B)/tests/live/freezer $(wasm_units:%=build/wasm/tests/unit/%_test.wasm)  ## build the unit tests that run as WebAssembly (tests/live/units.js)

$(B)/librigbook.a: $(lib_obj) $(B)/sources
	echo "ar    $@"
	rm -f $@
	ar rcs $@ $(lib_obj)

# Rewritten when a source file comes or goes, so that the library forgets those that went.
$(B)/sources: FORCE
	mkdir -p $(@D)
	echo '$(lib_src)' | cmp -s - $@ || echo '$(lib_src)' > $@

$(B)/flags.cc: tools/flags.sh
	mkdir -p $(@D)
	CC='$(CC)' tools/flags.sh $(@D)

$(B)/%.o: %.c $(B)/flags.cc
	echo "cc    $<"
	mkdir -p $(@D)
	$(compile) -MMD -MP -c -o $@ $<

$(B)/tests/unit/%: $(B)/tests/unit/%.o $(B)/librigbook.a
	echo "link  $@"
	$(link) -lcmocka

$(B)/tests/fuzz/%: $(B)/tests/fuzz/%.o $(B)/librigbook.a
	echo "link  $@"
	$(link) -fsanitize=fuzzer

$(B)/tests/preload/%.so: tests/preload/%.c $(B)/flags.cc
	echo "link  $@"
	mkdir -p $(@D)
	$(compile) -fPIC -shared -o $@ $< -ldl

$(B)/tests/live/%: $(B)/tests/live/%.o $(B)/librigbook.a
	echo "link  $@"
	$(link)

$(B)/tests/bench/%: $(B)/tests/bench/%.o $(B)/librigbook.a
	echo "link  $@"
	$(link)

$(B)/man/%.html: man/%
	mkdir -p $(@D)
	mandoc -T html -O man=%N.%S.html $< > $@

.PRECIOUS: $(B)/%.o build/wasm/%.o build/wasm/loud/%.o
-include $(wasm_obj:.o=.d) $(wasm_loud:.o=.d)
-include $(lib_obj:.o=.d) $(B)/generator/main.d $(B)/tests/live/oracle.d $(B)/tests/live/turns.d $(test_src:%.c=$(B)/%.d) $(fuzz_src:%.c=$(B)/%.d) $(bench_src:%.c=$(B)/%.d)
