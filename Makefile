# Rigbook: how it is built, tested and installed.
#
# `make` builds, `make help` lists the goals. Private settings go to config.local.mk. A variant of the program is the
# same rules with another build folder B and other flags: see asan and tsan. `make V=1` shows the commands.

-include config.local.mk

B ?= build
CFLAGS ?= -O2 -g
PREFIX ?= /usr/local
FUZZ_SECONDS ?= 60

STRICT = -std=c11 -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes
ASAN = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
TSAN = -O1 -g -fsanitize=thread

lib_src := $(sort $(wildcard generator/*/*.c))
lib_obj := $(lib_src:%.c=$(B)/%.o)
test_src := $(sort $(wildcard tests/unit/*_test.c))
fuzz_src := $(sort $(wildcard tests/fuzz/*_fuzz.c))
bench_src := $(sort $(wildcard tests/bench/*.c))
tsan_units := bench/make_site unit/serve_test unit/serve_site_test
manuals := $(sort $(wildcard man/*.[157]))

# Make anew, once what it needs is installed: with a job per processor unless the user said otherwise.
jobs := $(if $(findstring -j,$(MAKEFLAGS)),,-j$(shell getconf _NPROCESSORS_ONLN))
again = $(MAKE) --no-print-directory $(jobs)

compile = $(CC) @$(B)/flags.cc $(STRICT) $(CFLAGS) $(CPPFLAGS)
# The library comes twice: cmark-gfm calls back into it (see tools/flags.sh), and archives are searched in order.
link = $(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(filter-out %.a,$^) $(B)/librigbook.a @$(B)/flags.ld $(B)/librigbook.a

ifndef V
.SILENT:
endif
.DELETE_ON_ERROR:
.PHONY: all site serve publish changes stale test units check lint format asan tsan web fuzz fuzzers bench accept man install clean help FORCE

all: $(B)/rigbook  ## build the program, build/rigbook (the default)

site:  ## install what is missing, build the program, then the site in public/
	tools/need.sh build
	$(again) all
	$(B)/rigbook build
	echo "The site is in public/: open public/index.html"

serve:  ## install what is missing, build the program, then preview the site, rebuilt on every save
	tools/need.sh build
	$(again) all
	exec $(B)/rigbook serve

publish:  ## like site, but every warning is a mistake; BASE_URL=https://name.github.io/repository for canonical links, OUT=public
	tools/need.sh build
	$(again) all
	$(B)/rigbook build --werror --base-url '$(BASE_URL)' $(OUT:%=--out %)

changes:  ## what the site changes against another revision, as Markdown: BASE=origin/main
	tools/need.sh build >&2
	$(again) all >&2
	tools/changes.sh $(B)/rigbook '$(or $(BASE),HEAD)'

stale:  ## which observations are out of date: AS_OF=2026-11-21
	tools/need.sh build
	$(again) all
	$(B)/rigbook check --stale $(AS_OF:%=--as-of %)

test:  ## install what the tests need, build, and run them all, also under AddressSanitizer
	tools/need.sh build test
	$(again) all units
	$(again) B=build/asan CFLAGS='$(ASAN)' all units
	tests/run.sh build build/asan

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
	tests/run_fuzz.sh build/fuzz $(FUZZ_SECONDS)

bench:  ## measure against the floor: SIZES="1000 10000" RUNS=5
	tools/need.sh build bench
	$(again) all $(bench_src:%.c=$(B)/%)
	tests/bench/run.sh $(B)

accept: all  ## write what the golden sites print now as what they should print; read the diff
	tests/run_sites.sh --accept $(B)/rigbook

man: $(manuals:man/%=$(B)/man/%.html)  ## the manuals as HTML, in build/man

install: all  ## install the program, its templates, manuals and completions under PREFIX (/usr/local)
	install -d '$(DESTDIR)$(PREFIX)/bin'
	install -m 755 $(B)/rigbook '$(DESTDIR)$(PREFIX)/bin/rigbook'
	for page in $(manuals); do \
		folder='$(DESTDIR)$(PREFIX)/share/man/man'$${page##*.}; \
		install -d "$$folder" && install -m 644 $$page "$$folder" || exit; \
	done
	tools/share.sh '$(DESTDIR)$(PREFIX)/share'

clean:  ## remove build/
	rm -rf build

help:  ## list the goals
	sed -n 's/^\([a-z]*\):[^#]*## /\1\t/p' Makefile | expand -t 10

units: $(test_src:%.c=$(B)/%) $(B)/tests/bench/make_site
fuzzers: $(fuzz_src:%.c=$(B)/%)

$(B)/rigbook: $(B)/generator/main.o $(B)/librigbook.a
	echo "link  $@"
	$(link)

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

$(B)/tests/bench/%: $(B)/tests/bench/%.o $(B)/librigbook.a
	echo "link  $@"
	$(link)

$(B)/man/%.html: man/%
	mkdir -p $(@D)
	mandoc -T html -O man=%N.%S.html $< > $@

.PRECIOUS: $(B)/%.o
-include $(lib_obj:.o=.d) $(B)/generator/main.d $(test_src:%.c=$(B)/%.d) $(fuzz_src:%.c=$(B)/%.d) $(bench_src:%.c=$(B)/%.d)
