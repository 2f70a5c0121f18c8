# Everything a newcomer needs: make run, make test. Everything a developer needs: make check.
# `make help` lists the rest.

SHELL = /bin/sh
VENV ?= .venv
BIN = $(VENV)/bin
READY = $(VENV)/.recollect-ready
ifeq ($(origin PYTHON),undefined)
PYTHON := $(shell sh installer/find_python.sh)
endif
PIP = $(BIN)/python -m pip --disable-pip-version-check
PINS = requirements/build.txt requirements/development.txt requirements/embedder.txt
# Only files whose checksums are written down; each list is complete by itself.
INSTALL = $(PIP) install --require-hashes --no-deps --no-build-isolation
CORES := $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
HAS_DISPLAY := $(DISPLAY)$(WAYLAND_DISPLAY)$(filter Darwin,$(shell uname -s))
# Without the system's libraries for Qt the window tests skip themselves, in one sentence.
QT_FLAGS = $$($(BIN)/python -c 'import PySide6.QtWidgets' 2>/dev/null || echo '-p no:pytest-qt')

# What differs from system to system is type-checked as each of them sees it.
OTHER_SYSTEMS = -p capture.platforms -p tests.capture.platforms

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run setup test check lint bench sample-day screenshots translations pin package \
  prove-package clean

help:
	@echo 'make run          set up, then start Recollect (with no display: the demo in the terminal)'
	@echo 'make test         set up, then run all tests'
	@echo 'make check        linters, types, import contracts and tests: what must pass'
	@echo 'make setup        only set up'
	@echo 'make bench        measure speed, size and answer quality'
	@echo 'make sample-day   draw the sample day anew'
	@echo 'make screenshots  take the pictures of the app for the documentation;'
	@echo '                  with DAY=folder, of screenshots of your own, such as a day of DeskDay'
	@echo 'make translations collect the words of the app for the translators, and compile theirs'
	@echo 'make pin          write down the versions that are installed now, and their checksums'
	@echo 'make package      build the Debian package, or this system’s, in build/package'
	@echo 'make prove-package  install and use the Debian package in a clean root (as root)'
	@echo 'make clean        remove what was set up and built'

run: $(if $(HAS_DISPLAY),check-windows) setup
ifneq ($(HAS_DISPLAY),)
	@$(BIN)/recollect
else
	@echo 'There is no display here, so this is the demo in the terminal.' >&2
	@$(BIN)/recollect demo
endif

.PHONY: check-windows
check-windows:
	@sh installer/check_prerequisites.sh windows '$(PYTHON)'

setup: $(READY)

$(READY): pyproject.toml $(PINS)
	@sh installer/check_prerequisites.sh setup '$(PYTHON)'
	@echo 'Setting up (the first time this builds llama.cpp, which takes about 5 minutes on 2 cores).'
	@$(BIN)/python -c 'import pip' 2>/dev/null || '$(PYTHON)' -m venv --clear $(VENV)
	$(INSTALL) -r requirements/build.txt
	CMAKE_BUILD_PARALLEL_LEVEL=$(CORES) $(INSTALL) -r requirements/development.txt -r requirements/embedder.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $(READY)

test: setup
	$(BIN)/python -m pytest $(QT_FLAGS)

check: lint
	$(BIN)/python -m pytest $(QT_FLAGS)

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy --platform win32 $(OTHER_SYSTEMS)
	$(BIN)/mypy --platform darwin $(OTHER_SYSTEMS)
	$(BIN)/lint-imports

bench: setup
	$(BIN)/python -m tests.benchmarks

sample-day: setup
	$(BIN)/python -m resources.sample_day.draw

screenshots: setup
	$(BIN)/python -m tests.end_to_end.screenshots $(if $(DAY),--day "$(DAY)")

# Words that are gone go; new ones come in unfinished, and the tests name them.
translations: setup
	$(BIN)/pyside6-lupdate -silent -locations none -no-obsolete \
	  $$(find app -name '*.py' | LC_ALL=C sort) -ts resources/translations/*.ts
	for one in resources/translations/*.ts; do \
	  $(BIN)/pyside6-lrelease -silent "$$one" -qm "$${one%.ts}.qm" || exit 1; done

PIN_TOOLS = build/pin
pin: setup
	$(INSTALL) --upgrade --quiet --target $(PIN_TOOLS) -r requirements/pin.txt
	sh installer/pin_versions.sh $(BIN)/python $(PIN_TOOLS)/bin/uv
	@touch $(READY)

PACKAGE = build/package
BUILD_TOOLS = $(PACKAGE)/tools
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)

$(BUILD_TOOLS)/.ready: requirements/package.txt
	rm -rf $(BUILD_TOOLS)
	$(INSTALL) --target $(BUILD_TOOLS) -r requirements/package.txt
	@touch $@

package: setup $(BUILD_TOOLS)/.ready
	$(BIN)/python installer/bundle/draw_icons.py $(PACKAGE)/icons
	PYTHONPATH=$(BUILD_TOOLS) $(BIN)/python installer/bundle/build_bundle.py $(PACKAGE)
	sh installer/linux/build_deb.sh $(PACKAGE)
	sh installer/linux/build_tarball.sh $(PACKAGE)

prove-package:
	bash installer/linux/prove.sh $(PACKAGE)/recollect_*.deb

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis \
	  .import_linter_cache .benchmarks
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
