# TenseLens: everything starts here. `make help` lists the targets.
#
# A fresh Debian machine needs git and make; the rest is set up by the target that needs it, once.
# Doing it again costs a fraction of a second (setup/environment.py keeps a stamp in .venv).

.DEFAULT_GOAL := help
.PHONY: help run test check bench bench-gpu screenshots desktop clean setup-run setup-development
.PHONY: check-format check-lint check-types check-imports check-spelling

BIN := .venv/bin
PHOTO ?= $(firstword $(wildcard assets/samples/*.jpg assets/samples/*.png))
# Folder of evaluation files for `make bench`, see CONTRIBUTING.md.
EVALUATION ?= ../shared/eval
# Folder of photos with photos.jsonl: `make bench PHOTOS=...` compares ways to read them instead.
PHOTOS ?=
SET_UP = "$$(sh setup/find-python.sh)" setup/environment.py

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

run: setup-run ## set everything up and open the app (LIGHT=1: without the vision-language route)
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
	    exec $(BIN)/tenselens; \
	else \
	    echo "There is no display here, so no window. This is what the terminal says of $(PHOTO):"; \
	    $(BIN)/tenselens check "$(PHOTO)" || [ $$? -eq 1 ]; \
	fi # the exit status 1 of check says that the sentence has mistakes, and it has

test: setup-development ## run the test suite (ARGS="-k verbs" is handed to pytest)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest $(ARGS)

check: check-format check-lint check-types check-imports check-spelling ## all checks (-k: goes on after the first that fails)

check-format: setup-development
	$(BIN)/ruff format --check .
check-lint: setup-development
	$(BIN)/ruff check .
check-types: setup-development
	$(BIN)/mypy
check-imports: setup-development
	$(BIN)/lint-imports --no-logo
check-spelling: setup-development
	$(BIN)/codespell

bench: setup-development ## measure speed, memory and, where there are evaluation files, quality
	$(BIN)/python -m training.bench --evaluation "$(EVALUATION)" $(if $(PHOTOS),--photos "$(PHOTOS)")
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tutor_app.window_bench

bench-gpu: setup-development ## measure a vision model of 7 billion weights on the GPU (ARGS="--shape tiny" anywhere)
	$(BIN)/python -m training.bench.vision $(ARGS)

screenshots: setup-development ## write the pictures of the documents, from the real window
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tutor_app.screenshots docs/pictures $(ARGS)

desktop: setup-run ## put TenseLens into the menu of a Linux desktop
	$(BIN)/python -m setup.desktop_entry

clean: ## remove what builds and checks left; .venv stays
	rm -rf build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find assets models setup tests training tutor_app -name __pycache__ -prune -exec rm -rf {} +

setup-run:
	@sh setup/system.sh $(if $(LIGHT),light,run)
	@$(SET_UP) $(if $(LIGHT),,vlm)

setup-development:
	@sh setup/system.sh test
	@$(SET_UP) dev training vlm
