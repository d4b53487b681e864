# The two commands of a newcomer are `make demo` and `make test`. Each makes .venv from the hash-pinned locks when it is
# missing or older than they are; after that nothing is fetched. CONTRIBUTING.md explains the others.

.PHONY: help demo test check format score gate bench docs lock clean
.DEFAULT_GOAL := help

VENV ?= .venv
BIN := $(VENV)/bin
# The first interpreter that is new enough; `make PYTHON=/path/to/python demo` overrules it.
PYTHON ?= $(shell for candidate in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$candidate; break; }; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
INSTALL := $(PIP) install --require-hashes
BUILD_HOOK := hatch_build.py src/dateline/analysis/gazetteer_file.py src/dateline/lexicon/en/place_words.tsv
RUN := $(VENV)/run.stamp
DEV := $(VENV)/dev.stamp
DOCS := $(VENV)/docs.stamp

help:
	@echo "make demo    read the bundled sample reports and print the ledger"
	@echo "make test    run the tests"
	@echo "make check   ruff, mypy --strict, import contracts"
	@echo "make format  ruff format and the safe fixes"
	@echo "make score   measure on the gold sets beside the repository, hold against quality/floors.json"
	@echo "make gate    what the gate lets through, and the records that it costs"
	@echo "make bench   words per second of each stage, memory, start-up time"
	@echo "make docs    build the documentation into docs/_build/html"
	@echo "make lock    write requirements/*.lock anew"
	@echo "make clean   remove .venv and everything that was made"

demo: $(RUN)
	@$(BIN)/dateline demo

test: $(DEV)
	@$(BIN)/python -m pytest $(ARGS)

check: $(DEV)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(DEV)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

score: $(DEV)
	@$(BIN)/python quality/score.py $(ARGS)

gate: $(DEV)
	@$(BIN)/python quality/gate.py $(ARGS)

bench: $(RUN)
	@$(BIN)/python bench/run.py $(ARGS)

docs: $(DOCS)
	$(BIN)/python -m sphinx -W -q -b html docs docs/_build/html
	@echo "docs/_build/html/index.html"

$(BIN)/python:
	@test -n "$(PYTHON)" || { \
		echo "dateline needs Python 3.11 or newer; neither python3 nor a python3.11 … python3.14 on the PATH is." >&2; \
		echo "Install one (Debian, Ubuntu: apt install python3 python3-venv) or name one: make PYTHON=/path/to/python demo" >&2; \
		exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "$(PYTHON) is older than Python 3.11; name a newer one: make PYTHON=/path/to/python demo" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "$(PYTHON) cannot make an environment; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }

# The project is built with the pinned build packages that are already there: no second download, and none unpinned.
$(RUN): requirements/run.lock requirements/build.lock pyproject.toml $(BUILD_HOOK) | $(BIN)/python
	@echo "Installing into $(VENV) from the locks (once; a minute or two) …"
	@$(INSTALL) -r requirements/run.lock -r requirements/build.lock
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

$(DEV): requirements/dev.lock $(RUN)
	@$(INSTALL) -r requirements/dev.lock
	@touch $@

$(DOCS): requirements/docs.lock $(RUN)
	@$(INSTALL) -r requirements/docs.lock
	@touch $@

# One version of each package everywhere: the other locks are made under the constraints of run.lock.
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
	--no-emit-index-url --no-annotate --custom-compile-command "make lock"
LOCKED := --constraint requirements/run.lock

lock: $(DEV)
	PATH="$(abspath $(BIN)):$$PATH" $(MAKE) --no-print-directory locks

.PHONY: locks
locks:
	$(COMPILE) pyproject.toml --output-file requirements/run.lock
	$(PYTHON) -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' \
		| $(COMPILE) - $(LOCKED) --output-file requirements/build.lock
	$(COMPILE) --group pyproject.toml:dev $(LOCKED) --output-file requirements/dev.lock
	$(COMPILE) --group pyproject.toml:docs $(LOCKED) --output-file requirements/docs.lock

clean:
	rm -rf $(VENV) build dist docs/_build docs/codebook.md src/dateline/data .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
