# The two commands of the README are `make site` and `make test`; each sets up what it needs.
# `make help` names the rest.

SHELL := /bin/sh
PREFIX ?= /usr/local
BUILD := .build/release
LESSONS := $(BUILD)/lessons
BENCHMARKS := .build/benchmark-python
# `make bench-engine BENCHMARK_PYTHON=…` takes a Python that has PyTorch and installs nothing.
BENCHMARK_PYTHON ?=
PEERS := .build/peers-python
# The same for `make bench-peers`, with Jupyter Book.
PEERS_PYTHON ?=

.DEFAULT_GOAL := help
.PHONY: help setup build site test lint unit check-lessons check-site check-neon check-kill check-notebook check-browser install bench bench-engine bench-peers bench-site clean

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install what the build needs and is missing
	@sh Scripts/setup.sh

build: setup ## build `lessons` and the engine, optimised
	swift build -c release --product lessons
	swift build -c release --product LessonKit

site: build ## build everything and write the chapters' pages into site/
	$(LESSONS) build

test: setup lint unit check-lessons check-site ## every check: style, tests, recorded outputs, the site

lint: ## the sources are formatted as .swift-format says
	git ls-files -z '*.swift' | xargs -0 swift format lint --strict

unit: build ## the tests of every module and of the built program
	@sh Scripts/unit-tests.sh

check-lessons: build ## every recorded output, link and translation still holds
	$(LESSONS) check
	$(LESSONS) check *.md docs/*.md Benchmarks/README.md lessons/README.md

check-site: build ## site/ is what `lessons build` writes, to the byte
	$(LESSONS) check --site

check-neon: ## every kernel gives the same bits on 64-bit Arm (emulated; not part of `make test`)
	@sh Scripts/check-neon.sh

check-kill: build ## killing build and accept 200 times leaves everything whole (not part of `make test`)
	python3 Scripts/check_kill.py $(LESSONS) $(FLAGS)

check-notebook: build ## notebooks are what Jupyter's own library says they must be (not part of `make test`)
	@sh Scripts/check-notebook.sh $(LESSONS)

check-browser: build ## every page in a browser: search, keyboard, axe, valid HTML (not part of `make test`)
	@sh Scripts/check-browser.sh $(LESSONS)

install: build ## put `lessons` into PREFIX (default /usr/local), to run from anywhere
	@sh Scripts/install.sh $(BUILD) "$(PREFIX)"

bench: build ## how long the tool takes, beside the compiler alone
	python3 Benchmarks/tool.py

bench-engine: $(if $(BENCHMARK_PYTHON),,$(BENCHMARKS)/ready) ## how fast the engine is, beside PyTorch (FLAGS=--quick)
	swift build -c release --package-path Benchmarks/Engine --scratch-path .build/engine-benchmark
	python3 Benchmarks/engine.py --python $(or $(BENCHMARK_PYTHON),$(BENCHMARKS)/bin/python) $(FLAGS)

bench-peers: build $(if $(PEERS_PYTHON),,$(PEERS)/ready) ## how long a book takes to build, beside Jupyter Book
	python3 Benchmarks/peers.py --python $(or $(PEERS_PYTHON),$(PEERS)/bin/python) $(FLAGS)

bench-site: build ## how long a book without cells takes, beside cmark and Hugo (FLAGS=--rounds=3)
	python3 Benchmarks/site.py $(FLAGS)

$(BENCHMARKS)/ready: Benchmarks/requirements.txt
$(PEERS)/ready: Benchmarks/requirements-peers.txt
$(BENCHMARKS)/ready $(PEERS)/ready:
	python3 -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet -r $<
	touch $@

clean: ## forget what was built
	rm -rf .build
