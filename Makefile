# `make` alone lists what there is. Everything sets itself up: a virtual environment in .venv, and for the tests
# the Debian packages named in .ci/debian.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT := out
AUTHORITY := examples/northshire

export PIP_DISABLE_PIP_VERSION_CHECK := 1
unexport PYTHONDONTWRITEBYTECODE  # each command that a test starts would compile all of Penpicture again

.DEFAULT_GOAL := help
.PHONY: help demo test lint types unit smoke bench fuzz differential kills store-kills record pictures clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.demo ## check, compile and run the example authority, and say what was made
	@.ci/demo $(BIN)/penpicture $(AUTHORITY) $(OUT)

test: lint types unit ## everything that must hold: lint, types, tests, doctests, README and docs

lint: $(VENV)/.test
	$(BIN)/ruff check .

types: $(VENV)/.test
	$(BIN)/mypy
	$(BIN)/pyright

unit: $(VENV)/.test $(VENV)/.debian
	$(BIN)/python -m pytest -n 2 --dist loadgroup -q

smoke: $(VENV)/.test ## build the wheel and try it in a clean environment outside this folder
	.ci/smoke $(BIN)/python

bench: $(VENV)/.test ## time the engine on 5,000 questions (minutes)
	$(BIN)/python -m benchmarks

fuzz: $(VENV)/.test ## hunt for crashes at length (an hour; SECONDS=60 is a minute a reader)
	$(BIN)/python -m pip install --quiet atheris==3.0.0
	$(BIN)/python -m tests.fuzz $(or $(SECONDS),600)

differential: $(VENV)/.test ## try the engine in the page against Python's at length (VISITS=5000, or as many as you like)
	$(BIN)/python -m tests.runtime.differential $(or $(VISITS),5000)

kills: $(VENV)/.test $(VENV)/.debian ## kill the browser 500 times while a form is filled in (KILLS=50 for fewer)
	$(BIN)/python -m tests.form.kills $(or $(KILLS),500)

store-kills: $(VENV)/.test ## kill a program 500 times while it works on a store of records (KILLS=50 for fewer)
	$(BIN)/python -m tests.store.kills $(or $(KILLS),500)

pictures: $(VENV)/.test $(VENV)/.debian ## take the README's pictures anew, in the tests' browser
	$(BIN)/python -m tests.pictures

record: $(VENV)/.test ## write golden files where they are absent, and the generated pages anew
	$(BIN)/python -m pytest -q --record tests

clean: ## take away what was built
	rm -rf $(VENV) $(OUT) build dist *.egg-info

# One stamp for each set of things that is installed, so that a second run starts at once.

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Penpicture needs Python 3.11 or later; say which with: make PYTHON=python3.11 ..."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "Python's venv is missing; on Debian: apt-get install python3-venv"; exit 1; }

$(VENV)/.demo: pyproject.toml | $(BIN)/python
	@echo "Installing Penpicture in $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.test: pyproject.toml | $(BIN)/python
	@echo "Installing Penpicture and what its tests need in $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --editable '.[test]'
	@touch $@ $(VENV)/.demo

$(VENV)/.debian: .ci/debian | $(BIN)/python
	@.ci/debian
	@touch $@
