# Two commands: `make serve` opens the chat page, `make test` runs every test. The rest is for working on the project.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
HELP    = echo; echo "Installation failed. Check: Python 3.11 or newer ($(PYTHON) --version), a package index that can be reached,"; \
          echo "5 GB of free disk. Another torch build: see README, 'Another torch'. Start over: rm -rf $(VENV) && make install"; exit 1

.PHONY: serve ask test install install-dev lint types check format evals index clean browser database office

serve: install
	$(BIN)/assistant serve

ask: install
	@test -n "$(Q)" || { echo 'usage: make ask Q="绩效工资最多可以上浮多少？"'; exit 2; }
	@$(BIN)/assistant ask "$(Q)"

test: install-dev browser database office
	$(BIN)/pytest

lint: install-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: install-dev
	$(BIN)/mypy

check: lint types test

format: install-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

evals: install-dev
	$(BIN)/python -m evals.run --compare

index: install
	$(BIN)/assistant index build

install: $(VENV)/.installed
install-dev: $(VENV)/.installed-dev

# Stamp files: a second `make` finds nothing to do unless pyproject.toml has changed.
$(VENV)/.installed: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { $(HELP); }
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed"; $(HELP); }
	@echo "Installing (once; some minutes)…"
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable . || { $(HELP); }
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]' || { $(HELP); }
	@touch $@

# The page is tested in a real browser: Debian's chromium, or the one that CHROMIUM names. Where npm is missing, its tests
# with axe-core are skipped with the reason, and fail in CI.
browser:
	@command -v "$${CHROMIUM:-chromium}" >/dev/null || .ci/install-chromium
	@.ci/install-axe || true

# The records are tested against a PostgreSQL server that the tests start themselves.
database:
	@command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || .ci/install-postgresql

# Exported documents are tested by opening them in LibreOffice.
office:
	@command -v soffice >/dev/null || .ci/install-libreoffice

clean:
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
