# `make site` builds the intranet edition into output/, `make test` runs every test; both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q

.PHONY: site public serve test lint lock clean

site: $(VENV)/run.stamp
	@$(BIN)/bantin build

public: $(VENV)/run.stamp
	@$(BIN)/bantin build --public

serve: $(VENV)/run.stamp
	@$(BIN)/bantin serve

test: $(VENV)/dev.stamp
	@$(BIN)/python -m pytest

lint: $(VENV)/dev.stamp
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/djlint --lint theme/templates theme/components

$(BIN)/python:
	@echo "Chuẩn bị môi trường Python trong $(VENV) (chỉ lần đầu)…"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Cần Python 3.11 trở lên; đặt PYTHON=đường-dẫn."; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements/run.txt pyproject.toml | $(BIN)/python
	@echo "Cài các gói cần để dựng trang…"
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/run.stamp
	@echo "Cài các gói cần để kiểm thử…"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

lock:
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-header pyproject.toml -o requirements/run.txt
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-header --extra dev pyproject.toml -o requirements/dev.txt

clean:
	rm -rf output output-public .bantin
