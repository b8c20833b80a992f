# Every task of this project. It asks for GNU make (3.81 or newer), sh and Python 3.11 or newer.
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PORT ?= 8000
PYTHON ?=
WORKERS ?= auto
PYTEST ?=
REVISION ?=
# How long the deep tests search: 0.1 is a tenth of everything.
DEEP ?= 1
export PYTHON DEEP
# Every command here loads some three thousand modules. Kept in .venv, what Python compiles of them litters no
# folder, so it is kept also where the environment says to keep nothing: compiling takes longer than loading.
unexport PYTHONDONTWRITEBYTECODE
export PYTHONPYCACHEPREFIX := $(CURDIR)/.venv/pycache

BIN := .venv/bin
DEV := DJANGO_SETTINGS_MODULE=cms.settings.dev PORT=$(PORT)
TEST := DJANGO_SETTINGS_MODULE=cms.settings.test
# Neighbours stay together, so that what a module makes once is made once; whoever is done helps the others.
PARALLEL := -n $(WORKERS) --maxprocesses 4 --dist worksteal
# Long searches are handed out one by one; whoever is free takes the next.
SEARCHES := -n $(WORKERS) --maxprocesses 4 --dist load --maxschedchunk 1
COMPILE := $(BIN)/uv pip compile pyproject.toml --quiet --extra postgres --extra valkey --universal --python-version 3.11 \
	--constraints tools/constraints.txt --generate-hashes --no-emit-index-url --no-annotate --no-header
OURS := --ignore .venv --ignore var --ignore tests --ignore tools --ignore benchmarks --ignore node_modules
# --exclude-standard leaves out what Git ignores; --others takes in what is not added yet.
TEMPLATES = $$(git ls-files --cached --others --exclude-standard '*/templates/*.html')

.PHONY: help demo worker test e2e test-clients elements services test-services test-deep schema-diff check format lock bench \
	screenshots messages compilemessages clean reset-demo runtime dev

help: ## List these targets
	@echo "make TARGET, where TARGET is one of:"
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  %-16s %s\n", $$1, $$2 }' Makefile
	@echo "Variables: PORT=8000, PYTHON=/path/to/python3, WORKERS=2, PYTEST='-k name', DEEP=0.1, CHROMIUM=/path/to/chromium"

runtime:
	@sh tools/environment requirements.txt

dev:
	@sh tools/environment requirements-dev.txt

demo: runtime ## Load the demonstration and serve it on http://127.0.0.1:8000 (or PORT)
	@$(BIN)/python -m tools.ports "$(PORT)"
	@mkdir -p var
	@$(DEV) $(BIN)/python manage.py migrate --verbosity 0
	@$(DEV) $(BIN)/python manage.py load_demo
	@echo "Serving on http://127.0.0.1:$(PORT)/ until Ctrl+C."
	@$(DEV) nice $(BIN)/python manage.py worker --verbosity 0 --parent $$$$ & \
		exec env $(DEV) $(BIN)/granian --interface wsgi --host 127.0.0.1 --port $(PORT) \
		--workers 1 --blocking-threads 4 --workers-kill-timeout 2 --log-level warning cms.wsgi:application

worker: runtime ## Do in the background what was put off (make demo starts one of its own)
	@mkdir -p var
	@exec env $(DEV) $(BIN)/python manage.py worker

test: dev ## Run the tests on SQLite, in parallel and in random order
	@$(BIN)/python -m pytest $(PARALLEL) $(PYTEST)

e2e: dev ## Run the browser tests, each process with a browser and a server (needs Chromium or Chrome)
	@CHROMIUM="$$(sh tools/chromium)" && export CHROMIUM && \
		$(BIN)/python -m pytest $(PARALLEL) tests/e2e -m e2e $(PYTEST)

test-clients: dev ## Run other people's GraphQL clients against a real server (needs Node 18 or newer)
	@sh tools/node
	@sh tools/node tools/elements
	@$(BIN)/python -m pytest tests/clients -m clients $(PYTEST)

elements: ## Check and build the custom elements, and commit what it builds (needs Node 18 or newer)
	@sh tools/node tools/elements
	@cd tools/elements && npm run --silent check && npm run --silent build

services: dev ## Start PostgreSQL and Valkey or Redis, and a shell that knows them; they end with it
	@echo "DATABASE_URL and CACHE_URL are set in this shell. Leave it, and both servers are gone."
	@sh tools/services run "$${SHELL:-sh}"

test-services: dev ## Run the tests on throw-away PostgreSQL and Valkey or Redis (needs their programs)
	@sh tools/services run $(BIN)/python -m pytest $(PARALLEL) -m "not e2e and not deep and not clients" $(PYTEST)

test-deep: dev ## Run the long searches for trouble: property tests, big data, kills and full disks
	@one=0; other=0; \
		$(BIN)/python -m pytest $(SEARCHES) -m "deep and not alone" $(PYTEST) || one=$$?; \
		$(BIN)/python -m pytest -m "deep and alone" $(PYTEST) || other=$$?; \
		[ $$one -ne 5 ] || one=$$other; [ $$other -ne 5 ] || other=$$one; [ $$one$$other = 00 ]

schema-diff: dev ## Tell which changes of the GraphQL contract may break clients (REVISION=origin/main)
	@$(BIN)/python -m tools.schema_diff $(REVISION)

check: dev ## Check format, lint, types, import contracts, migrations, templates and house norms
	@sh tools/check

format: dev ## Rewrite code and templates the way the checks want them
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format .
	@set -- $(TEMPLATES); [ $$# -eq 0 ] || $(BIN)/djhtml --tabwidth 2 "$$@"

lock: dev ## Pin the dependencies of pyproject.toml anew, with hashes (UPGRADE=1 takes newer ones)
	@$(COMPILE) $(if $(UPGRADE),--upgrade) -o requirements.txt
	@$(COMPILE) $(if $(UPGRADE),--upgrade) --extra s3 -c requirements.txt -o requirements-production.txt
	@$(COMPILE) $(if $(UPGRADE),--upgrade) --extra s3 --group dev -c requirements-production.txt -o requirements-dev.txt

bench: dev ## Measure what docs/performance.md quotes
	@$(BIN)/python -m benchmarks

screenshots: dev ## Take the screenshots of the guides anew (needs Chromium or Chrome)
	@CHROMIUM="$$(sh tools/chromium)" && export CHROMIUM && $(DEV) $(BIN)/python -m tools.screenshots

messages: dev ## Collect the phrases to translate (needs gettext)
	@$(TEST) $(BIN)/python manage.py makemessages --locale fr --locale ar --no-location --no-obsolete --no-wrap \
		$(OURS)

compilemessages: dev ## Compile the translations; the results are committed too (needs gettext)
	@$(TEST) $(BIN)/python manage.py compilemessages --locale fr --locale ar $(OURS)

clean: ## Remove .venv and caches; the data under var/ stays
	rm -rf .venv tests/clients/node_modules tools/elements/node_modules .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis htmlcov .coverage
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

reset-demo: ## Delete the demonstration's data under var/, after asking
	@printf 'Delete every page, upload and login under var/? Type yes: '; read answer; \
		if [ "$$answer" = yes ]; then rm -rf var; echo "Deleted. make demo loads it anew."; \
		else echo "Kept."; fi
