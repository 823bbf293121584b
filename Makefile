# Every command of the project. `make` alone lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# The lock names every package, so pip need not resolve (and older ones fail to: extras with hashes).
PIP := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --no-deps
SHARED := ../shared
PATHS ?= seeds/articles
FOLDER ?= inbox

export DO_NOT_TRACK := 1
export PREFECT_SERVER_ANALYTICS_ENABLED := false
export GX_ANALYTICS_ENABLED := false

.DEFAULT_GOAL := help
.PHONY: help setup demo run test check format evaluate bench serve sql report lock

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY) ## make .venv from the hashed lock

$(READY): requirements.lock pyproject.toml
	@echo "Setting up $(VENV) (about two minutes, once) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@PYTHONDONTWRITEBYTECODE= $(PIP) --require-hashes --compile -r requirements.lock
	@$(PIP) --no-build-isolation --editable .
	@touch $(READY)

demo: $(READY) ## set up, run the main job on seeds/articles, show the pledges
	@$(BIN)/newsledger run seeds/articles
	@$(BIN)/newsledger sql "FROM pledges SELECT who, what, value, unit, hedge, usd, usd_per_year, period_from, period_to, articles"
	@$(BIN)/newsledger report

run: $(READY) ## read PATHS (default seeds/articles): make run PATHS=folder
	@$(BIN)/newsledger run $(PATHS)

test: $(READY) ## run all tests
	@$(BIN)/python -m pytest

check: $(READY) ## lint, format, types, imports, generated files
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/python -m warehouse.dictionary --check
	@$(BIN)/python -m tests.reference_sources --check

format: $(READY) ## format the code and rewrite generated files
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format .
	@$(BIN)/python -m warehouse.dictionary
	@$(BIN)/python -m tests.reference_sources

evaluate: $(READY) ## measure on the labelled data in ../shared/eval and hold the floors
	@$(BIN)/python -m tests.evaluation.evaluate $(SHARED)/eval

bench: $(READY) ## figures a second beside other readers; articles a second and peak memory
	@$(BIN)/python -m tests.benchmarks.peers
	@$(BIN)/python -m tests.benchmarks.speed

serve: $(READY) ## run every 15 minutes over FOLDER (default inbox), with the Prefect page
	@$(BIN)/newsledger serve $(FOLDER) --every 15m

sql: $(READY) ## ask the warehouse: a prompt for SQL
	@$(BIN)/newsledger sql

report: $(READY) ## write and open the data-quality report
	@$(BIN)/newsledger report --open

lock: $(READY) ## resolve pyproject.toml anew into requirements.lock
	@$(BIN)/uv pip compile pyproject.toml --group dev --python-version 3.11 --universal --generate-hashes \
		--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --quiet --upgrade -o requirements.lock
