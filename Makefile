# What a person types. All of it runs inside .venv, installed from the hash-locked requirements files.
# Needed beforehand: make, git and Python 3.11 or newer (`make site PYTHON=python3.13` picks another one).

PYTHON ?= python3
ARGS   ?=
BIN    := .venv/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --no-input -qq

# One line for each lock: `make lock` keeps what is pinned, `make lock ARGS=--upgrade` looks for newer releases.
# The machine's own pip settings are left out, so that the files name no host and hold only the public index's hashes.
COMPILE := env PIP_CONFIG_FILE=/dev/null PIP_FIND_LINKS= PIP_EXTRA_INDEX_URL= CUSTOM_COMPILE_COMMAND="make lock" \
           $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --build-deps-for=editable \
           --no-emit-index-url --no-emit-find-links --no-emit-trusted-host

export NO_MKDOCS_2_WARNING = 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: help site check serve test lint screenshots lock bench clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

site: .venv/.site ## check the facts and build the site into site/
	@$(BIN)/explainer build $(ARGS)

check: .venv/.site ## check the facts, write nothing
	@$(BIN)/explainer check $(ARGS)

serve: .venv/.site ## show the site on this machine, rebuilt as the facts change
	@$(BIN)/explainer serve $(ARGS)

test: .venv/.test .venv/.browser ## run the tests (a part: make test ARGS="-k quotes")
	@$(BIN)/python -m pytest $(ARGS)

lint: .venv/.test ## ruff, mypy, and the layout of the facts
	@$(BIN)/ruff check --quiet --output-format=concise
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/explainer fmt --check

screenshots: site .venv/.test ## pictures of the six main pages into screenshots/, two of them for the README
	@$(BIN)/python tests/browser/screenshots.py site screenshots

bench: .venv/.test ## measure, as ratios in one run
	@$(BIN)/python -m bench $(ARGS)

lock: .venv/.test ## write both requirements files anew from pyproject.toml
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' \
		|| { echo "make: lock with the oldest Python supported, 3.11: make clean lock PYTHON=python3.11" >&2; exit 1; }
	@$(COMPILE) $(ARGS) --output-file=requirements.txt pyproject.toml
	@$(COMPILE) $(ARGS) --extra=dev --constraint=requirements.txt --output-file=requirements-dev.txt pyproject.toml

clean: ## remove .venv, site/, generated pages and caches
	@rm -rf .venv tests/browser/node_modules site .site-staging .site-old .explainer.lock build dist ./*.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find generator tests -name __pycache__ -type d -prune -exec rm -rf {} +
	@git clean -fdXq -- content

# The stamps: newer than the lock they were installed from. The package itself comes last, from this folder.
.venv/.site: requirements.txt pyproject.toml $(BIN)/python
	@echo "installing into .venv"
	@$(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.test: requirements-dev.txt .venv/.site
	@echo "installing what the tests need into .venv"
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@

# What the tests in a browser read pages with. Without npm they are skipped, with the reason; CI requires them. Not `npm ci`:
# it misses a peer of a peer that npm itself left out of the lock.
.venv/.browser: tests/browser/package-lock.json $(BIN)/python
	@if command -v npm >/dev/null; then \
		echo "installing what the browser tests need into tests/browser/node_modules"; \
		npm install --prefix tests/browser --no-save --ignore-scripts --no-audit --no-fund --loglevel=error && touch $@; \
	fi

$(BIN)/python:
	@command -v "$(PYTHON)" >/dev/null || { echo "make: there is no \`$(PYTHON)\` here; install Python 3.11 or newer, or name one: make PYTHON=python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "make: \`$(PYTHON)\` is $$("$(PYTHON)" -V 2>&1), older than 3.11; name a newer one: make PYTHON=python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo "make: \`$(PYTHON)\` came without venv and pip; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@"$(PYTHON)" -m venv --clear .venv
