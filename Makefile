# taskreview: `make run` starts it, `make test` checks everything.
# Needs Python 3.11 or newer with pip and venv; all else goes into .venv.

# Another interpreter:  make run PYTHON=python3.12
PYTHON ?=
# The register to open:  make run FILE=path/to/tasks.yaml
FILE := data/tasks.yaml
export FILE

# How often `make soak` kills.
ROUNDS := 1000

VENV := .venv
PY := $(VENV)/bin/python
# One environment serves both: `run` puts in what the program needs, `dev` the tools as well.
RUN := $(VENV)/run.stamp
DEV := $(VENV)/dev.stamp
PINS := pyproject.toml constraints.txt
# The pins hold for what is installed (-c, in any pip) and for what builds it (both variables:
# older and newer pip read different ones).
INSTALL := PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt \
	$(PY) -m pip install --quiet --disable-pip-version-check --no-input -c constraints.txt

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help run test lint soak format translations tables picture clean

help:
	@echo 'make run [FILE=...]   open a register (data/tasks.yaml) in the terminal'
	@echo 'make test             run every check that CI runs'
	@echo 'make lint             the same without the tests'
	@echo 'make soak [ROUNDS=..] kill a reviewer a thousand times, and look whether anything is lost'
	@echo 'make format           format the code and mend what ruff can mend'
	@echo 'make translations     bring the Chinese catalogue up to date with the code'
	@echo 'make tables           make the tables of characters that the search reads again'
	@echo 'make picture          draw the picture in the README again'
	@echo 'make clean            remove .venv and everything that was generated'

run: $(RUN)
	@$(PY) -m taskreview "$$FILE"

test: lint
	$(PY) -m pytest -n auto

lint: $(DEV)
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	$(VENV)/bin/lint-imports --no-logo
	$(PY) tools/translations.py check

soak: $(DEV)
	rm -rf .soak && mkdir .soak
	PYTHONPATH=tests $(PY) -m soak.rounds .soak $(ROUNDS)

format: $(DEV)
	$(PY) -m ruff check --fix
	$(PY) -m ruff format

translations: $(DEV)
	$(PY) tools/translations.py update

tables: $(DEV)
	$(PY) tools/pinyin_table.py update
	$(PY) tools/look_alikes_table.py update

picture: $(DEV)
	$(PY) tools/picture.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	rm -rf .hypothesis .soak snapshot_report.html
	find src tests tools benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUN): $(PY) $(PINS)
	@echo 'Installing what taskreview needs into $(VENV) ...'
	@$(INSTALL) -e .
	@touch $@

$(DEV): $(PY) $(PINS)
	@echo 'Installing taskreview and its tools into $(VENV) ...'
	@$(INSTALL) -e '.[dev]'
	@touch $(RUN) $@

# Takes PYTHON if it is given, otherwise the first interpreter that is new enough.
$(PY):
	@for python in $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11 python); do \
		if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "Making $(VENV) with $$("$$python" --version) ..."; \
			exec "$$python" -m venv --clear $(VENV); \
		fi; \
	done; \
	echo 'taskreview needs Python 3.11 or newer, and $(or $(PYTHON),no python here) is not that.' >&2; \
	echo 'Name one:  make run PYTHON=/path/to/python3.12' >&2; \
	exit 1
