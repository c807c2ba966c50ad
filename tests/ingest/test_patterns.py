"""A set that stands before the alternatives of a pattern, to rule out most places at once, rules out none of what they mean."""

from __future__ import annotations

import importlib
import pkgutil
import re
from functools import cache
from pathlib import Path

import pytest

import ingest
from ingest.extract import marks
from zh.bare import bare
from zh.plain import plain

pytestmark = pytest.mark.engine_free

TESTS = Path(__file__).parent.parent
LONGEST = 300  # characters of a line


def after_lookahead(pattern: str) -> str | None:
    """The rest of a pattern that begins with `(?=…)`; None for another."""
    if not pattern.startswith("(?="):
        return None
    depth = at = 0
    inside = False  # a set
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            at += 1
        elif inside:
            inside = char != "]"
        elif char == "[":
            inside = True
        elif char in "()":
            depth += 1 if char == "(" else -1
            if not depth:
                return pattern[at + 1 :]
        at += 1
    return None


def patterns() -> dict[re.Pattern[str], tuple[str, str]]:
    """All of the stages' patterns that begin so, each once however many import it: its name, and its text without the set."""
    found: dict[re.Pattern[str], tuple[str, str]] = {}
    for module in pkgutil.walk_packages(ingest.__path__, "ingest."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                rest = after_lookahead(value.pattern)
                if rest:
                    found.setdefault(value, (f"{module.name}.{name}", rest))
    return found


@cache
def lines() -> tuple[str, ...]:
    """Lines of all cases, as rules read them; most are the same however they are read."""
    texts = [
        path.read_text("utf-8")
        for path in sorted(TESTS.glob("*/cases/**/*"))
        if path.suffix in (".txt", ".json", ".jsonl")
    ]
    distinct = dict.fromkeys(line[:LONGEST] for text in texts for line in text.splitlines() if line.strip())
    return tuple(dict.fromkeys(read(line) for line in distinct for read in (bare, plain)))


def test_what_stands_before_alternatives_rules_none_of_them_out() -> None:
    read = lines()
    assert len(patterns()) > 5 and len(read) > 500
    for pattern, (name, rest) in patterns().items():
        whole = re.compile(rest, pattern.flags)
        for line in read:
            assert [m.span() for m in pattern.finditer(line)] == [m.span() for m in whole.finditer(line)], (name, line)


def test_a_line_that_opens_what_follows_is_seen_by_how_it_begins() -> None:
    for line in lines():
        if marks._AFTER.match(line):
            assert marks._MAY_OPEN.match(line) or marks._ELSEWHERE.search(line), line
