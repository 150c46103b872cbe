# make demo | make test | make bench | make quality | make serve | make check | make clean
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARTICLE ?=
# More of the extras of pyproject.toml for the tests: EXTRA=,cluster
EXTRA ?=
PYTEST ?= -n 3 --dist loadfile

.PHONY: demo serve test unit check bench quality clean
.DELETE_ON_ERROR:

demo: $(VENV)/.product
	@$(BIN)/onrecord demo $(if $(ARTICLE),"$(ARTICLE)")

serve: $(VENV)/.product
	@$(BIN)/onrecord serve

test: $(VENV)/.test
	@$(MAKE) --no-print-directory -j 2 check unit

unit: $(VENV)/.test
	$(BIN)/python -m pytest $(PYTEST)

check: $(VENV)/.test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: $(VENV)/.test
	$(BIN)/python -m bench $(BENCH)

quality: $(VENV)/.test
	$(BIN)/python -m pytest tests/quality -s
	@if [ -f ../shared/eval/run.py ]; then PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python ../shared/eval/run.py attribution; fi

$(VENV)/.venv:
	@$(PYTHON) -c 'import sys; sys.exit(None if (3, 11) <= sys.version_info < (3, 14) else "onrecord needs Python 3.11, 3.12 or 3.13; this is %d.%d. Name another one: make PYTHON=python3.11 ..." % sys.version_info[:2])'
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.product: $(VENV)/.venv pyproject.toml constraints.txt
	@echo "Installing onrecord into $(VENV) (once; one to three minutes) ..."
	@$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.test: $(VENV)/.venv pyproject.toml constraints.txt
	@echo "Installing onrecord and its tests' tools into $(VENV) (once; one to three minutes) ..."
	@$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check -c constraints.txt -e ".[test$(EXTRA)]"
	@touch $@ $(VENV)/.product

clean:
	rm -rf $(VENV) onrecord-data .mypy_cache .ruff_cache .pytest_cache
