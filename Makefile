# The short way to everything; CMakePresets.json holds the settings.
#
#   make run      set up, build, extract corpus/adverts, load a warehouse and show what came out
#   make test     set up, build, run every test
#   make help     all targets

BUILD := build/release
JOBS ?= $(shell nproc)

.DEFAULT_GOAL := build
.PHONY: help deps build run test archives bench fuzz lint format asan ubsan tsan clang no-pdf install clean

help:  ## show this list
	@sed -n 's/^\([a-z-]*\):.*  ## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

deps:  ## install the Debian packages of packages.txt that are missing
	@tools/install_packages.sh packages.txt

build: deps  ## the program and the library, in build/release
	cmake --preset release
	cmake --build --preset release -j $(JOBS)

run: build  ## extract corpus/adverts, load them into out/vacancies.sqlite and show what came out
	@mkdir -p out
	$(BUILD)/vacancy extract corpus/adverts -o out/vacancies.ndjson --quiet
	@tools/show.py out/vacancies.ndjson
	$(BUILD)/vacancy load out/vacancies.ndjson --to sqlite:out/vacancies.sqlite
	@tools/queries.py out/vacancies.sqlite

test: build  ## every test
	ctest --preset release -j $(JOBS)

bench: deps  ## the benchmarks
	cmake --preset bench
	cmake --build --preset bench -j $(JOBS)
	@set -e; for program in build/bench/tests/bench/bench_*; do echo "== $$program"; $$program; done
	@echo "== loading"; python3 tests/bench/load.py build/bench/vacancy build/bench/tests/generator/vacancy_generate

asan ubsan: deps  ## every test under the address, leak and undefined behaviour sanitizers
	cmake --preset asan-ubsan
	cmake --build --preset asan-ubsan -j $(JOBS)
	ctest --preset asan-ubsan -j $(JOBS)

tsan clang no-pdf: deps  ## every test under the thread sanitizer, with clang, without poppler
	cmake --preset $@
	cmake --build --preset $@ -j $(JOBS)
	ctest --preset $@ -j $(JOBS)

archives: build  ## COUNT=200000 made-up adverts and the corpus as files, tar.zst, zip and WARC.gz: the same records
	python3 tests/archives/archives.py $(BUILD)/vacancy $(BUILD)/tests/generator/vacancy_generate $(or $(COUNT),200000) \
	  corpus/adverts $(wildcard ../shared/bulk)

fuzz: deps  ## made-up bytes for every fuzz target, SECONDS=60 each
	cmake --preset fuzz
	cmake --build --preset fuzz -j $(JOBS)
	tests/fuzz/run.sh $(CURDIR)/build/fuzz/tests/fuzz $(or $(SECONDS),60) $(CURDIR)/out/fuzz

lint: deps  ## formatting and clang-tidy
	git ls-files '*.cpp' '*.h' | xargs clang-format --dry-run --Werror
	cmake --preset clang
	git ls-files 'extractor/*.cpp' | xargs -P $(JOBS) -n 4 clang-tidy -p build/clang --quiet

format: deps  ## format every C++ file
	git ls-files '*.cpp' '*.h' | xargs clang-format -i

install: build  ## install (PREFIX=/usr/local)
	cmake --install $(BUILD) $(if $(PREFIX),--prefix $(PREFIX))

clean:  ## remove what was built
	rm -rf build out
