# One command each; every target sets up what it needs. Windows without make: see README.md.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
JOBS ?= 2
DATA ?= public
BIN := .venv/bin

.PHONY: demo reports test test-update docs gallery bench bench-country bench-data lab lock clean
.DEFAULT_GOAL := reports

reports: .venv/ready
	$(BIN)/ocop report --all --data $(DATA) --jobs $(JOBS)

demo: .venv/ready
	$(BIN)/ocop report --all --data sample --jobs $(JOBS)

lab: .venv/ready
	$(BIN)/jupyter lab notebooks

test: .venv/ready-dev browser
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n $(JOBS) --dist loadfile

test-update: .venv/ready-dev
	$(BIN)/pytest --update-golden tests/test_golden.py tests/test_docs.py tests/test_pictures.py

docs: .venv/ready
	$(BIN)/python docs/make.py

gallery: .venv/ready
	$(BIN)/python docs/gallery.py

bench: .venv/ready-dev
	$(BIN)/python benchmarks/factory.py --jobs $(JOBS)

bench-country: .venv/ready-dev
	$(BIN)/python benchmarks/country.py --jobs $(JOBS)

bench-data: .venv/ready-dev
	$(BIN)/python benchmarks/ingest.py
	$(BIN)/python benchmarks/intake.py
	$(BIN)/python benchmarks/indicators.py
	$(BIN)/python benchmarks/targets.py
	$(BIN)/python benchmarks/scoring.py

lock:
	uv pip compile pyproject.toml --extra build --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --upgrade -o requirements.lock
	uv pip compile pyproject.toml --extra build --extra cluster --extra dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --upgrade -o requirements-dev.lock

clean:
	rm -rf .venv reports data/processed/public data/processed/sample build *.egg-info

# The set-up: a virtual environment with exactly the pinned packages, and this package in it.
.venv/ready: requirements.lock pyproject.toml
	@echo "Setting up .venv (once, one to three minutes) ..."
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed and was not found; set PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Python cannot make virtual environments; on Debian and Ubuntu: apt install python3-venv"; exit 1; }
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	@touch $@

.venv/ready-dev: .venv/ready requirements-dev.lock
	@echo "Adding the tools for tests ..."
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock
	@touch $@

# Tests open a page in a real browser where one can be had; elsewhere they say why they cannot.
.PHONY: browser
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	{ command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && apt-get update -qq >/dev/null && apt-get install -y -qq chromium >/dev/null 2>&1; } || \
	echo "No Chromium and no way to install it here: the browser tests will be skipped."
