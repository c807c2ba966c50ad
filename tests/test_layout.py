"""The star of imports, and who alone may do what. Reads the source; nothing is imported."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from messages import TABLE
from tests.each import each

pytestmark = pytest.mark.engine_free

ROOT = Path(__file__).parent.parent
ROOMS = ("answer", "index", "ingest", "store", "zh")
TOPS = ("app", "archive", "cli", "messages", "records", "screens", "serving", *ROOMS)
MAY = {
    "zh": {"zh"},
    "records": set(),
    "messages": {"records", "zh"},
    "ingest": {"ingest", "records", "zh"},
    "store": {"store", "records", "zh"},
    "index": {"index", "records", "zh"},
    "answer": {"answer", "records", "zh"},
    "archive": {"archive", "records", "zh", "ingest", "store", "index", "answer"},
    "app": {"archive", "records", "messages", "screens"},
    "screens": {"archive", "records", "messages", "screens"},
    "cli": {"archive", "records", "messages", "serving"},
    "serving": {"archive", "records", "messages"},
}
# the stages of ingest, and the two modules that may know more than their own
STAGES = {"fetch", "listing", "decode", "extract", "repair", "split", "record", "check", "decided", "copies"}


def modules() -> list[Path]:
    found = [ROOT / f"{top}.py" for top in TOPS]
    for top in TOPS:
        found += sorted((ROOT / top).rglob("*.py"))
    return [path for path in found if path.is_file()]


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache  # asked of three times
def imports(path: Path) -> frozenset[str]:
    """Dotted names that a module imports, `from a import b` as both a and a.b."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names |= {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(names)


def named(paths: list[Path]) -> list[tuple[str, tuple[Path]]]:
    return [(name_of(path), (path,)) for path in paths]


def test_every_module() -> None:
    each(named(modules()), star, who_alone_may, long_modules_say_why)


def star(path: Path) -> None:
    own = name_of(path).split(".")[0]
    ours = {name.split(".")[0] for name in imports(path)} & set(TOPS)
    assert ours <= MAY[own] | {own}, f"{name_of(path)} imports {sorted(ours - MAY[own])}"


def test_stages_do_not_know_one_another() -> None:
    each(named(sorted((ROOT / "ingest").rglob("*.py"))), knows_no_other_stage)


def knows_no_other_stage(path: Path) -> None:
    parts = name_of(path).split(".")
    if len(parts) < 2 or parts[1] not in STAGES:
        return
    others = {name.split(".")[1] for name in imports(path) if name.startswith("ingest.")} & STAGES
    assert others <= {parts[1]}, f"{name_of(path)} imports {sorted(others)}"


def who_alone_may(path: Path) -> None:
    name, used = name_of(path), imports(path)
    tops = {one.split(".")[0] for one in used}
    if not name.startswith(("app", "screens")):
        assert "streamlit" not in tops, f"{name} imports Streamlit"
    if not name.startswith("ingest.fetch"):
        # serving only looks whether its own port is free and whether its own page answers
        opens = {"httpx", "httpcore", "requests", "urllib3", "aiohttp", *([] if name == "serving" else ["socket"])}
        assert not tops & opens, f"{name} opens addresses"
        assert not used & {"urllib.request", "http.client"}, f"{name} opens addresses"
    if not name.startswith("store"):
        assert not tops & {"sqlalchemy", "sqlite3"}, f"{name} has SQL"
    if name.split(".")[0] in ROOMS:
        source = path.read_text("utf-8")
        assert not re.search(r"os\.(environ|getenv)", source), f"{name} reads the environment"
        assert not re.search(r"\b(datetime\.now|date\.today|datetime\.utcnow)\(", source), f"{name} reads the clock"


def long_modules_say_why(path: Path) -> None:
    source = path.read_text("utf-8")
    if source.count("\n") > 400:
        assert re.search(r"\b[Ll]ong", ast.get_docstring(ast.parse(source)) or ""), f"{name_of(path)}: over 400 lines"


def test_every_module_says_what_it_is() -> None:
    bare = [name_of(path) for path in modules() if not ast.get_docstring(ast.parse(path.read_text("utf-8")))]
    assert not bare


def test_whatever_is_told_has_its_words() -> None:
    """A key of messages.py that is missing would only show when something goes wrong."""
    said = re.compile(r'''(?:Trouble\(|"key": |note\(|failed\([^,()]+, )"([a-z_]+)"''')
    keys = {(key, name_of(path)) for path in modules() for key in said.findall(path.read_text("utf-8"))}
    assert len(keys) > 100
    assert sorted((key, name) for key, name in keys if key not in TABLE) == []


def test_only_the_tests_of_the_engine_hang_on_what_is_set() -> None:
    """`make test` asks these once more on another engine: others may not read which is set, nor start what reads it.
    Settings that are made without the environment have the default engine wherever they are made."""
    (again,) = re.findall(
        r"^OF_THE_ENGINE := (.+) \$\(wildcard tests/test_\*\.py\)$", (ROOT / "Makefile").read_text("utf-8"), re.M
    )
    others = {path for path in (ROOT / "tests").iterdir() if path.is_dir()} - {ROOT / name for name in again.split()}
    reads = re.compile(r'Settings\.read|GONGGAO_(ENGINE|SEGMENTER)|"-m", "cli"|(from|import) (cli|screens)\b')
    files = [file for folder in others - {ROOT / "tests" / "browser"} for file in folder.rglob("*.py")]
    assert len(files) > 80
    assert [str(file) for file in files if reads.search(file.read_text("utf-8"))] == []
