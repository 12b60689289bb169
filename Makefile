# make run    the program with demo data; without a display, pictures of every screen
# make test   what must hold before a change lands

PY := .venv/bin/python
INSTALLED := .venv/installed
PICTURES := screenshots
ifeq ($(shell uname -s),Darwin)
DISPLAYED := yes
else
DISPLAYED := $(DISPLAY)$(WAYLAND_DISPLAY)
endif

# Tests start the program again and again: what was compiled once is kept for the next process.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test reliability lint benchmark screenshots translations package clean

run: $(INSTALLED)
ifneq ($(DISPLAYED),)
	$(PY) -m desktop_crm --demo
else
	@echo "There is no display here: drawing pictures of every screen instead."
	@$(MAKE) --no-print-directory screenshots
endif

screenshots: $(INSTALLED)
	QT_QPA_PLATFORM=offscreen $(PY) -m desktop_crm --demo --screenshots $(PICTURES)
	@echo "The pictures are in $(CURDIR)/$(PICTURES)"

test: export QT_QPA_PLATFORM = offscreen
test: $(INSTALLED)
	$(PY) -m ruff check --quiet
	$(PY) -m pytest -q -n auto --maxprocesses 4

# Kills, fills, cuts and flips far more often than the tests do, and prints the table: promise, trials, losses.
reliability: export QT_QPA_PLATFORM = offscreen
reliability: $(INSTALLED)
	RELIABILITY=20 $(PY) -m pytest -q tests/reliability tests/selections/test_agreement.py \
		tests/storage/test_journal_properties.py tests/storage/test_search_index.py

lint: $(INSTALLED)
	$(PY) -m ruff check
	$(PY) -m mypy

benchmark: export QT_QPA_PLATFORM = offscreen
benchmark: $(INSTALLED)
	$(PY) -m benchmarks

# Brings the .ts file up to the code; Qt Linguist or any editor fills it in; run again, and the program speaks it.
translations: $(INSTALLED)
	$(PY) packaging/translations.py

package: $(INSTALLED)
	$(PY) -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .
	@ls dist/*.whl

$(INSTALLED): pyproject.toml packaging/environment.sh packaging/linux/packages.sh
	@bash packaging/environment.sh
	@touch $@

clean:
	rm -rf build dist $(PICTURES) .pytest_cache .ruff_cache .mypy_cache .hypothesis
	find . -name .venv -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +
