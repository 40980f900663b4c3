# The two commands of the README are `make site` and `make test`. Both set up everything they need in .venv/.
#   make site   build the site and serve it on this machine     (PORT=8000, the next free one when it is in use)
#   make test   lint, types, import contracts and all tests
# Others: build, check, lint, format, messages, bench, bench-translation, bench-search, bench-reader, bench-preview, clean. PYTHON=python3.12 chooses the interpreter.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input
LANGUAGES := es de en fr it
LOCALE := src/handbook/locale
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help site build test check lint format messages clean browser bench-translation bench-search bench-reader bench-preview
.SUFFIXES:

help:
	@sed -n 's/^#   //p' Makefile

site: build
	@$(BIN)/handbook serve --built --port $(PORT)

build: $(VENV)/.installed
	@$(BIN)/handbook build

check: $(VENV)/.installed
	@$(BIN)/handbook check

# pytest comes last, so that its closing line is the last line of the output.
test: lint browser
	@echo "tests: pytest"
	@$(BIN)/python -m pytest

lint: $(VENV)/.installed-dev
	@echo "lint: ruff, mypy, import contracts"
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-cache > $(VENV)/contracts.txt || { cat $(VENV)/contracts.txt; exit 1; }

# How fast the site is built, beside other generators that are installed. Options in BENCH, such as BENCH="--full".
.PHONY: bench
bench: $(VENV)/.installed
	@$(BIN)/python -m bench.speed $(BENCH)

# How well fingerprints tell a change of meaning from a cosmetic one.
bench-translation: $(VENV)/.installed
	@$(BIN)/python -m bench.translation

# What the first search loads, of this site and of 400 made-up records in five languages; how long the index takes.
bench-search: browser
	@$(BIN)/python -m bench.search
	@$(BIN)/python -m bench.search --records 400

# What readers load, wait for and feel on a slow phone, of this site and of 800 made-up practices in five languages.
bench-reader: browser
	@$(BIN)/python -m bench.reader --lighthouse
	@$(BIN)/python -m bench.reader --records 800

# How long a writer waits between saving a record and seeing it in the preview.
bench-preview: $(VENV)/.installed
	@$(BIN)/python -m bench.preview

format: $(VENV)/.installed-dev
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format .

browser: $(VENV)/.installed-dev
	@PYTHON=$(BIN)/python sh tools/browser.sh

# Collect the words of the interface and bring the catalogues up to date.
messages: $(VENV)/.installed
	@mkdir -p $(LOCALE)
	@$(BIN)/pybabel -q extract --mapping-file babel.cfg --no-default-keywords --sort-by-file --no-wrap \
		-k _ -k N_ -k gettext -k ngettext:1,2 --project handbook --output-file $(LOCALE)/handbook.pot src/handbook
	@sed -i.old /POT-Creation-Date/d $(LOCALE)/handbook.pot && rm $(LOCALE)/handbook.pot.old
	@for language in $(LANGUAGES); do \
		catalogue=$(LOCALE)/$$language/LC_MESSAGES/handbook.po; \
		if [ -f $$catalogue ]; then action="update --no-fuzzy-matching --ignore-pot-creation-date"; else action=init; fi; \
		$(BIN)/pybabel -q $$action --no-wrap --input-file $(LOCALE)/handbook.pot --domain handbook \
			--output-dir $(LOCALE) --locale $$language || exit 1; \
		echo "messages: $$catalogue"; \
	done

clean:
	rm -rf $(VENV) site build .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find src -name '*.egg-info' -prune -exec rm -rf {} +

$(VENV)/.created:
	@PYTHON="$(PYTHON)" sh tools/venv.sh $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.created pyproject.toml
	@echo "setup: installing the packages (a few minutes the first time)"
	@$(PIP) --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@echo "setup: installing the tools for tests"
	@$(PIP) --editable '.[dev]'
	@touch $@
