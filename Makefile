# Every target sets up what it needs: a virtual environment with the pinned packages, and for the tests LibreOffice
# and the Open XML validator. PYTHON=/path/to/python3.11 picks the Python; TESTS="tests/domain -k split" narrows the run.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := demo

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TESTS ?= tests
WORKERS ?= 2

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1

.PHONY: demo test lint bench pictures workbooks generate clean

demo: $(READY)
	@$(BIN)/snit-xl demo

test: $(READY)
	@scripts/install_libreoffice.sh
	@scripts/install_validator.sh
	@SNIT_REQUIRE_LIBREOFFICE=1 SNIT_REQUIRE_VALIDATOR=1 $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile $(TESTS)

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@MYPYPATH=tests $(BIN)/mypy -p support

bench: $(READY)
	@$(BIN)/python bench/run.py

pictures: $(READY)
	@scripts/install_libreoffice.sh
	@$(BIN)/python scripts/make_pictures.py

workbooks: $(READY)
	@$(BIN)/python scripts/build_workbooks.py

generate: $(READY)
	@$(BIN)/python scripts/generate.py
	@$(BIN)/python scripts/make_handbook_lists.py
	@$(BIN)/python scripts/make_example_books.py
	@$(BIN)/python scripts/make_runtime_lock.py
	@$(BIN)/python scripts/sort_decisions.py

clean:
	rm -rf $(VENV) build demo .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info scripts/validator/node_modules
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): requirements.lock pyproject.toml
	@command -v "$(PYTHON)" >/dev/null || { echo "No $(PYTHON) here. Install Python 3.11 or later, or say where it is: make $(MAKECMDGOALS) PYTHON=/path/to/python3" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "SNIT-XL needs Python 3.11 or later; $(PYTHON) is $$("$(PYTHON)" -V 2>&1). Say where a later one is: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11" >&2; exit 1; }
	@"$(PYTHON)" -m venv "$(VENV)" || { echo "No virtual environment could be made; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@echo "Installing the pinned packages in $(VENV) (about a minute, once)"
	@$(BIN)/python -m pip install -q -r requirements.lock
	@$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	@touch $@
