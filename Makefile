# Every target does its own set-up: `make demo` and `make test` work on a fresh clone.
.PHONY: setup demo test check bench schema clean
.DEFAULT_GOAL := help

PYTHON ?= python3
# uv is used where it is installed; otherwise a private copy is put in .uv/ from PyPI.
UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
STAMP := .venv/.ready

help:
	@echo "make demo   code the sample crisis and show its record"
	@echo "make test   run every test, with the linters and the type checker"
	@echo "make check  ruff and mypy alone"
	@echo "make bench  speed and memory, as ratios to bare spaCy in the same run"
	@echo "make schema write schema/*.json anew from the data model"

setup: $(STAMP)

.uv/bin/uv:
	@$(PYTHON) -m venv .uv
	@.uv/bin/python -m pip install --quiet --disable-pip-version-check "uv>=0.6"

$(STAMP): pyproject.toml uv.lock | $(filter .uv/bin/uv,$(UV))
	@$(UV) sync --locked --quiet --python $(PYTHON)
	@touch $@

demo: setup
	@.venv/bin/dragoman demo

test: setup check
	@.venv/bin/python -m pytest

check: setup
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy

bench: setup
	@.venv/bin/python -m benchmarks

schema: setup
	@.venv/bin/python -m dragoman.schema schema

clean:
	rm -rf .venv .uv build dist .mypy_cache .ruff_cache .pytest_cache
