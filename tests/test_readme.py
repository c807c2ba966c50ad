"""What the README states holds: its commands, settings, files, targets and limits are there; of settings and targets none is left out."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.engine_free

ROOT = Path(__file__).parent.parent
READ = ("records.py", "cli/__init__.py")  # what reads the environment
README = (ROOT / "README.md").read_text("utf-8")


def help_of(*words: str) -> str:
    command = [sys.executable, "-m", "cli", *words, "--help"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_commands_exist() -> None:
    commands = set(re.findall(r"(?:^    |`)gonggao (review \w+|examples \w+|sources \w+|[a-z-]+)", README, re.M))
    assert len(commands) > 7
    for command in commands:
        assert "Usage:" in help_of(*command.split()), command


def test_what_is_looked_for_is_found_among_the_examples(tmp_path: Path) -> None:
    base = [sys.executable, "-m", "cli", "--data", str(tmp_path)]
    subprocess.run([*base, "add", "corpus/"], cwd=ROOT, capture_output=True, check=True)
    commands = re.findall(r"^    gonggao ((?:search|ask) .+)", README, re.M)
    assert len(commands) >= 2
    for command in commands:
        done = subprocess.run([*base, *command.split()], cwd=ROOT, capture_output=True, text=True, check=True)
        assert len(done.stdout.splitlines()) > 1 and not done.stderr, command  # what is not told has one line


def test_targets_exist_and_are_named() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.M)) - {"clean", "install"}
    assert set(re.findall(r"make (\w+)  ", README)) == targets


def test_settings_are_those_that_are_read() -> None:
    read = set(re.findall(r"GONGGAO_[A-Z_]+", "".join((ROOT / name).read_text("utf-8") for name in READ)))
    assert set(re.findall(r"^\| `(GONGGAO_[A-Z_]+)`", README, re.M)) == read


def test_files_exist() -> None:
    for path in re.findall(r"`((?:\w+/)+[\w.]*|\w+\.(?:py|txt|json|toml))`", README):
        if path != "synonyms.txt":
            assert (ROOT / path).exists(), path


def test_pictures_exist() -> None:
    for path in re.findall(r"!\[[^]]*\]\(([^)]+)\)", README):
        assert (ROOT / path).is_file(), path


def test_pythons_are_those_of_the_project() -> None:
    assert 'requires-python = ">=3.11,<3.14"' in (ROOT / "pyproject.toml").read_text("utf-8")
    assert "Python 3.11, 3.12 or 3.13" in README


def test_limits_are_those_of_the_code() -> None:
    units = {"MiB": 2**20, "KiB": 2**10, "s": 1, None: 1}
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "ingest").rglob("*.py"))
    rows = re.findall(r"^\| `([A-Z_]+)` \| ([\d.,]+)(?: (\w+))? \|", README, re.M)
    assert len(rows) > 10
    for name, number, unit in rows:
        value = float(number.replace(",", "")) * units[unit or None]
        defined = re.findall(rf"^{name} = ([\d_.* ]+)", code, re.M)
        assert defined, name
        assert {float(eval(one)) for one in defined} == {value}, name
