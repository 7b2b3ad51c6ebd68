# mtcheck: `make demo` shows it at work, `make test` checks everything. Both need Python 3.11 or newer, and make.

PYTHON ?= python3
BIN := .venv/bin
SEED := seeds/000_b2e3a6e9fb9339f0.txt

# Everything comes from the locked files with its hash checked. What building needs is installed first, so that no
# build fetches anything by itself.
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
LOCKED := $(PIP) install --require-hashes --no-deps --no-build-isolation
INSTALLING = @echo "Installing the $$(grep -c '==' $(1)) packages of $(1) into .venv: this takes minutes, once."
THIS := $(PIP) install --no-deps --no-build-isolation --editable .

.DELETE_ON_ERROR:
.PHONY: demo test bench docs lock clean

# Status 1 of lint says that it found something, as it should.
demo: .venv/runtime.stamp
	$(BIN)/mtcheck lint $(SEED) || [ $$? -eq 1 ]
	$(BIN)/mtcheck clean --diff $(SEED)

# LanguageTool is installed where Java and Maven are there; the tests skip it where it is missing, or fail if CI=true.
# The same holds for Chromium, in which reports are looked at, and for LibreOffice, which opens cleaned Word files: where
# CI=true, root installs them from Debian's packages.
# Every check runs, whichever fails before; pytest is the last, so that its summary closes the output.
test: .venv/test.stamp
	@if command -v java >/dev/null && command -v mvn >/dev/null; then \
		echo "LanguageTool, for the tests of grammar checkers: once, this takes minutes."; \
		$(BIN)/mtcheck grammar install || true; fi
	@if [ "$$CI" = true ] && ! command -v chromedriver >/dev/null && command -v apt-get >/dev/null && \
		[ "$$(id -u)" = 0 ]; then apt-get -qq update; \
		DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install chromium chromium-driver; fi || true
	@if [ "$$CI" = true ] && ! command -v soffice >/dev/null && command -v apt-get >/dev/null && \
		[ "$$(id -u)" = 0 ]; then apt-get -qq update; \
		DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install libreoffice-writer python3-uno; \
		fi || true
	@status=0; \
	echo "1 of 4: ruff looks at the style of the code (seconds)"; \
	$(BIN)/ruff check . || status=1; \
	echo "2 of 4: mypy looks at its types (a minute at most)"; \
	$(BIN)/mypy --strict mtcheck || status=1; \
	echo "3 of 4: import-linter looks at what may know what (seconds)"; \
	$(BIN)/lint-imports || status=1; \
	echo "4 of 4: pytest runs all tests by as many processes as there are cores (some seven minutes on two of them)"; \
	$(BIN)/python -m pytest --numprocesses auto --dist loadgroup || status=1; \
	[ $$status = 0 ] && echo "All four have passed." || echo "Something has failed: see above."; \
	exit $$status

# Speed beside proselint; and, where the annotated data is at hand (DATA), what cleaning gains and the rules' cards.
DATA ?= ../shared
bench: .venv/bench.stamp
	$(BIN)/python bench/run.py
	@if [ -d $(DATA)/bench ]; then $(BIN)/python bench/quality.py --data $(DATA); \
		$(BIN)/python bench/cards.py --data $(DATA); fi

docs: .venv/test.stamp
	$(BIN)/mtcheck rules docs > docs/rules.md.tmp
	mv docs/rules.md.tmp docs/rules.md
	$(BIN)/python bench/architecture.py

# Needs uv. Keeps the versions that are locked already; `make lock LOCKFLAGS=--upgrade` takes the newest.
LOCKFLAGS ?=
UV_COMPILE = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --annotation-style line --custom-compile-command "make lock" $(LOCKFLAGS)

lock:
	$(UV_COMPILE) --extra syntax pyproject.toml --output-file requirements.txt
	$(UV_COMPILE) --constraint requirements.txt --group build --output-file requirements-build.txt
	$(UV_COMPILE) --constraint requirements.txt --constraint requirements-build.txt --group test pyproject.toml \
		--output-file requirements-test.txt
	$(UV_COMPILE) --constraint requirements.txt --group bench --output-file requirements-bench.txt

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache .mtcheck-cache
	find mtcheck tests bench -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

.venv/created.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "mtcheck needs Python 3.11 or newer, and '$(PYTHON)' is not; name another: make PYTHON=python3.12" >&2; \
		exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/build.stamp: requirements-build.txt .venv/created.stamp
	$(call INSTALLING,requirements-build.txt)
	@$(LOCKED) --requirement requirements-build.txt
	@touch $@

.venv/runtime.stamp: requirements.txt pyproject.toml .venv/build.stamp
	$(call INSTALLING,requirements.txt)
	@$(LOCKED) --requirement requirements.txt
	$(THIS)
	@touch $@

.venv/bench.stamp: requirements-bench.txt .venv/runtime.stamp
	$(call INSTALLING,requirements-bench.txt)
	@$(LOCKED) --requirement requirements-bench.txt
	@touch $@

.venv/test.stamp: requirements-test.txt .venv/runtime.stamp
	$(call INSTALLING,requirements-test.txt)
	@$(LOCKED) --requirement requirements-test.txt
	@touch $@
