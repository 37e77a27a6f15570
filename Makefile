PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
GOLD   ?=
KILLS  ?= 10
JOBS   ?= 1
SEEDS  ?= 3
SIZE   ?= normal
INPUTS ?= 20000

# Tests start the program dozens of times; without bytecode each start would compile all of Telethon again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup demo test check format lint types score bench native chaos soak fuzz docs lock audit wheel clean

help:  ## Show what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort | awk -F '\t' '{printf "make %-8s %s\n", $$1, $$2}'

# pip runs from outside, so that a Python whose venv has no ensurepip will do.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "uavwatch needs Python 3.11 or newer; try make PYTHON=python3.12" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv --without-pip $(VENV)
	@echo "Installing what requirements.lock lists into $(VENV) …"
	@$(PYTHON) -m pip --python $(BIN)/python install --quiet --disable-pip-version-check --no-compile \
	  --require-hashes -r requirements.lock
	@$(PYTHON) -m pip --python $(BIN)/python install --quiet --disable-pip-version-check \
	  --no-deps --no-index --no-build-isolation --editable .
	@touch $@

setup: $(READY)  ## Make the virtual environment from the lock file

demo: $(READY)  ## Replay a bundled night on SQLite and the console
	@$(BIN)/uavwatch demo

test: $(READY)  ## Run the tests
	@$(BIN)/python -m pytest -n auto --dist worksteal

check: $(READY) lint  ## Check format, lint and types, and run the tests
	@$(MAKE) --no-print-directory --jobs=2 types test

format: $(READY)  ## Format the code
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

lint: $(READY)  ## Check format and lint
	@$(BIN)/ruff format --check . && $(BIN)/ruff check .

types: $(READY)  ## Check types
	@$(BIN)/mypy

score: $(READY)  ## Read a labelled file (GOLD=labels.jsonl) and print the scores
	@test -n "$(GOLD)" || { echo "Name a labelled file: make score GOLD=path/to/labels.jsonl" >&2; exit 2; }
	@mkdir -p var && $(BIN)/uavwatch read < "$(GOLD)" > var/readings.jsonl
	@$(BIN)/python -m tests.scoring "$(GOLD)" var/readings.jsonl

bench: $(READY)  ## Measure reading, record, delivery and latency
	@$(BIN)/python -m tests.benchmarks

# In a folder of its own, to be put first: PYTHONPATH=build/native .venv/bin/uavwatch run
native: $(READY)  ## Compile the reader into build/native (needs a C compiler, 2 GB and some minutes)
	@$(BIN)/python deploy/native.py build/native
	@$(BIN)/python -m tests.same_readings build/native

chaos: $(READY)  ## Kill the program KILLS times (in JOBS towns at once) and count what it delivered
	@$(BIN)/python -m tests.chaos --kills $(KILLS) --jobs $(JOBS)

soak: $(READY)  ## Put the live source through SEEDS random scenarios, JOBS at a time (SIZE=normal|large)
	@$(BIN)/python -m tests.soak --seeds $(SEEDS) --size $(SIZE) --jobs $(JOBS)

fuzz: $(READY)  ## Read INPUTS spoilt posts
	@$(BIN)/python -m tests.fuzz --inputs $(INPUTS)

docs: $(READY)  ## Make the parts of the documentation that the program writes
	@$(BIN)/uavwatch settings --env > .env.example
	@$(BIN)/uavwatch settings --markdown > docs/settings.md
	@$(BIN)/python -m bot.documentation README.md docs/reading.md
	@$(BIN)/uavwatch config schema

lock:  ## Pin the requirements again (needs uv)
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --group dev pyproject.toml \
	  --upgrade --output-file requirements.lock

# In an environment of its own: what audits the program is no part of it.
audit:  ## Look the locked packages up among known weaknesses (needs the network)
	@test -x .venv-audit/bin/pip-audit || { $(PYTHON) -m venv .venv-audit \
	  && .venv-audit/bin/pip install --quiet --disable-pip-version-check pip-audit==2.10.1; }
	@.venv-audit/bin/pip-audit --disable-pip --require-hashes -r requirements.lock

wheel: $(READY)  ## Build the wheel into dist/
	@$(BIN)/hatchling build -t wheel

clean:  ## Remove the virtual environment and everything made
	rm -rf $(VENV) .venv-audit var dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
