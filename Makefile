# The commands of this project; `make help` lists them.
#
# Everything is installed into .venv. What is done is noted in .venv/.stamps, so that each command
# does only what is left to do and an interrupted one is taken up again.

VENV      := .venv
STAMPS    := $(VENV)/.stamps
BIN       := $(VENV)/bin
PIP       := $(BIN)/python -m pip --disable-pip-version-check --no-input

# Further arguments for pip: for every call, and for the one that installs torch.
PIP_ARGS       ?=
TORCH_PIP_ARGS ?=
# Where the pictures and checkpoints of `make demo` go.
OUT            ?= out
# How many test processes run at once.
WORKERS        ?= 2
# Further arguments for pytest and for the benchmarks.
PYTEST_ARGS    ?=
BENCH_ARGS     ?=

export MPLBACKEND ?= Agg

# A .venv that was moved here from elsewhere, or whose Python is gone, is set up again.
ifneq ($(shell $(BIN)/python -c "import pip" 2>/dev/null && cat $(STAMPS)/venv 2>/dev/null),$(CURDIR))
$(shell rm -rf $(STAMPS))
endif

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help demo test lint types generated unit other-pythons bench aten install shim libraries clean distclean

help: ## Show this list
	@echo "make COMMAND, where COMMAND is one of:"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | \
	    while IFS='|' read -r name what; do printf '  %-14s %s\n' "$$name" "$$what"; done
	@echo
	@echo "Variables:"
	@echo "  PYTHON=...          the Python to make .venv with (3.10 or newer)"
	@echo "  PIP_ARGS=...        further arguments for every pip install"
	@echo "  TORCH_PIP_ARGS=...  further arguments for pip when it installs torch"
	@echo "  OUT=$(OUT)             where make demo writes pictures and checkpoints"
	@echo "  WORKERS=$(WORKERS)           how many test processes run at once"
	@echo "  PYTEST_ARGS=...     further arguments for pytest"
	@echo "  BENCH_ARGS=...      further arguments for the benchmarks"

# --- what a person runs ---------------------------------------------------------------------------

demo: $(STAMPS)/examples shim ## Install all, train the XOR net and the digit classifier, show how to go on
	@BIN="$(BIN)" OUT="$(OUT)" scripts/demo.sh

test: lint types generated unit other-pythons ## Install all and run the whole test suite

lint: $(STAMPS)/test ## Check style with ruff
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMPS)/test ## Check types with mypy
	$(BIN)/mypy generator runtime generated

generated: $(STAMPS)/test ## Check that generated/ is what sffi-gen makes of specs/
	$(BIN)/sffi-gen --check specs/*.sffi

unit: $(STAMPS)/test shim libraries ## Run the tests
	OMP_WAIT_POLICY=passive $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile $(PYTEST_ARGS)

other-pythons: $(STAMPS)/test shim libraries ## Run the fast tests under every other Python from 3.10 on
	$(BIN)/python scripts/other_pythons.py --jobs=$(WORKERS) --pip-args="$(PIP_ARGS)"

bench: $(STAMPS)/bench shim libraries ## Measure against PyTorch and other binding tools
	$(BIN)/python tests/benchmarks/run.py $(BENCH_ARGS)

aten: $(STAMPS)/test shim ## Compare every operator of libtorch with PyTorch's, and write tests/ATEN.md
	$(BIN)/python tests/aten/aten_report.py

install: $(STAMPS)/test shim ## Install all for working on the project, and build the shim

clean: ## Remove what tests, demo and tools wrote (not .venv, not built shims)
	rm -rf build dist out .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -path ./$(VENV) -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +
	find . -path ./$(VENV) -prune -o -name '*.egg-info' -type d -prune -exec rm -rf {} +

distclean: clean ## Remove .venv too
	rm -rf $(VENV)

# --- steps ----------------------------------------------------------------------------------------

shim: | $(STAMPS)/torch
	@test -x $(BIN)/sffi || $(MAKE) --no-print-directory $(STAMPS)/examples
	@$(BIN)/sffi build torch

libraries: | $(STAMPS)/venv
	@scripts/c-libraries.sh

$(STAMPS)/venv:
	@scripts/check-compiler.sh
	@scripts/make-venv.sh $(VENV)
	@mkdir -p $(STAMPS) && echo "$(CURDIR)" > $@

# torch alone first: pip then takes the build that the given index (or a local folder) offers, and
# whatever is installed later finds it there. setuptools, which torch needs, also builds sffi.
$(STAMPS)/torch: constraints.txt | $(STAMPS)/venv
	@echo "Installing torch 2.13.0, which brings libtorch (the CUDA build is several GB)"
	$(PIP) install $(PIP_ARGS) $(TORCH_PIP_ARGS) -c constraints.txt torch==2.13.0 setuptools
	@touch $@

$(STAMPS)/%: $(STAMPS)/torch constraints.txt pyproject.toml
	@echo "Installing sffi and what its '$*' extra needs"
	$(PIP) install --quiet $(PIP_ARGS) -c constraints.txt --no-build-isolation -e '.[$*]'
	@touch $@
