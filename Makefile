# gonggao: `make run` and `make test` are all a newcomer needs. The rest is for who works on it.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet
PORT ?= 8501

.PHONY: run test install test-tools bench-tools browser-tools check eval floors bench soak shots clean

# takes in what is new in corpus/ and serves the page on 127.0.0.1:$(PORT)
run: install
	@$(BIN)/gonggao serve --port $(PORT)

# what hangs on the engine and segmenter that are set; tests/test_layout.py holds that the rest does not
OF_THE_ENGINE := tests/archive tests/crash tests/screens $(wildcard tests/test_*.py)
ALL_CORES := --numprocesses auto --dist loadfile

# everything: on all cores, a browser's one after another (two at once ran into time limits on a busy machine); then once more with whoosh and jieba
test: test-tools browser-tools
	@$(BIN)/python -m pytest $(ALL_CORES) --ignore tests/browser
	@echo "in a browser"
	@$(BIN)/python -m pytest tests/browser
	@echo "once more with the named search engine and segmenter: whoosh and jieba"
	@GONGGAO_ENGINE=whoosh GONGGAO_SEGMENTER=jieba $(BIN)/python -m pytest $(ALL_CORES) -m "not engine_free" $(OF_THE_ENGINE)

install: $(VENV)/installed

# the virtual environment is made anew only when what it holds is to change
$(VENV)/installed: pyproject.toml constraints.txt
	@bash .ci/venv $(VENV)
	@echo "installing the pinned dependencies and the project (about a minute, once)"
	@$(PIP) install -c constraints.txt -e .
	@touch $@

test-tools: $(VENV)/installed-test
$(VENV)/installed-test: $(VENV)/installed
	@$(PIP) install -c constraints.txt -e '.[test]'
	@touch $@

bench-tools: $(VENV)/installed-bench
$(VENV)/installed-bench: $(VENV)/installed-test
	@$(PIP) install -c constraints.txt -e '.[bench]'
	@touch $@

# Chromium and a Chinese font, where they are missing and the user may install them
browser-tools:
	@bash .ci/browser

# lint, format, types
check: test-tools
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy .

# quality on the development sets (where ../shared is present) and on corpus/
eval: test-tools
	@$(BIN)/python bench/quality.py

# the same, and fails where a figure has fallen below bench/floors.json
floors: test-tools
	@$(BIN)/python bench/quality.py --floors

# speed, peers in the same run
bench: bench-tools
	@$(BIN)/python bench/speed.py

# what is too long for a test
soak: test-tools
	@$(BIN)/python bench/soak.py

# screenshots of all screens, those of the README among them
shots: test-tools browser-tools
	@$(BIN)/python bench/shots.py

clean:
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .shots
