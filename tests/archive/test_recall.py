"""Whatever stands in a record is found in quotation marks, as it is written and in the other script, and nothing else is: against
a scan of the store that knows nothing of how the index folds, only OpenCC from outside and that characters are equal."""

from __future__ import annotations

import os
import random
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import opencc
import pytest

from archive import Archive
from records import Filters, Record, Settings

CORPUS = Path(__file__).parent.parent.parent / "corpus"
DAY = "2026-03-02"
SIMPLIFIED, TRADITIONAL = opencc.OpenCC("t2s"), opencc.OpenCC("s2t")
PIECES = 300
# what a number or a Latin word may be typed without: 12,000, wi-fi
JOINED = re.compile(r"(?<=[a-z\d])[,-](?=[a-z\d])")
LINE = "\n"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive(Settings.read(os.environ, data=str(tmp_path_factory.mktemp("recall")))) as opened:
        opened.take_in(CORPUS)
        opened.drain()
        yield opened


@pytest.fixture(scope="module")
def records(archive: Archive) -> list[Record]:
    return list(archive.chosen((), Filters(), DAY))


def texts(record: Record) -> str:
    """All that is searched of a record, a line each."""
    parts = (record.title, record.publisher, record.origin, record.author, *record.categories, record.body)
    return LINE.join(part for part in parts if part)


KNOWN: dict[str, str] = {}


def char(one: str) -> str:
    """A character as anybody would say that it is the same: half or full width, small or large, Traditional or Simplified."""
    if one not in KNOWN:
        narrow = unicodedata.normalize("NFKC", one).lower()
        KNOWN[one] = SIMPLIFIED.convert(narrow if len(narrow) == 1 else one)
    return KNOWN[one]


def flat(text: str, marks: bool = True) -> str:
    """A text as such characters, without spaces; marks: punctuation as it is, else all of it alike."""
    kept = (one for one in text if one == LINE or not (one.isspace() or unicodedata.category(one) == "Cf"))
    return "".join("·" if not marks and unicodedata.category(one)[0] == "P" else char(one) for one in kept)


def pieces(records: list[Record], text_of: opencc.OpenCC | None) -> Iterator[str]:
    chance = random.Random(17)
    for number in range(PIECES):
        record = chance.choice(records)
        text = texts(record)
        if text_of is not None:
            converted = text_of.convert(text)
            text = converted if len(converted) == len(text) else text
        length = 1 + number % 6
        start = chance.randrange(max(1, len(text) - length))
        piece = text[start : start + length]
        # what nobody can type between quotation marks, and what is nothing but marks
        if not set(piece) & set('\n"“”„「」『』«»〝〞＂') and any(one.isalnum() for one in piece):
            yield piece


@pytest.mark.parametrize(
    "script", [None, SIMPLIFIED, TRADITIONAL], ids=["as written", "in Simplified", "in Traditional"]
)
def test_all_that_stands_there_is_found_and_nothing_else(
    archive: Archive, records: list[Record], script: opencc.OpenCC | None
) -> None:
    # OpenCC knows characters and phrases (答覆 is 答复, 覆 by itself is none): a text is both
    both = {record.id: texts(record) + LINE + SIMPLIFIED.convert(texts(record)) for record in records}
    strict = {id: flat(text) for id, text in both.items()}
    loose = {id: flat(text, marks=False) + LINE + JOINED.sub("", strict[id]) for id, text in both.items()}
    wrong = []
    asked = 0
    for piece in pieces(records, script):
        found = {hit.id for hit in archive.search(f'"{piece}"', Filters(), DAY, len(records)).hits}
        ways = {piece, SIMPLIFIED.convert(piece)}
        there = {id for id, text in strict.items() if any(flat(one) in text for one in ways)}
        perhaps = {id for id, text in loose.items() if any(flat(one, marks=False).strip("·") in text for one in ways)}
        asked += 1
        if missed := there - found:
            wrong.append((piece, "missed", sorted(missed)))
        if extra := found - perhaps:
            wrong.append((piece, "extra", sorted(extra)))
    assert not wrong
    assert asked > PIECES / 2 and len(records) > 10
