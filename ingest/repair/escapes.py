"""Characters left as programs write them: 「\\u505c\\u6c34」, 「%E5%81%9C%E6%B0%B4」 and 「=E5=81=9C=E6=B0=B4」 → 「停水」.

Two Chinese characters in a row at least: one is an example. Those of an address are of it and stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ingest.repair.change import Change

KIND = "escape"
SIGNS = "\\%="
_UNICODE = re.compile(r"(?:\\u[0-9a-fA-F]{4}){2,}")
# what stands in front is asked for behind the first sign, which few texts have
_PERCENT = re.compile(r"%(?<![\w%/?&=.#:-]%)[0-9A-F]{2}(?:%[0-9A-F]{2}){5,}(?![\w%/?&=#-])", re.IGNORECASE)
_QUOTED = re.compile(r"(?:=[0-9A-F]{2}){6,}")
_HAN = re.compile("[\u4e00-\u9fff]")


def find(text: str) -> list[Change]:
    changes: list[Change] = []
    if "\\u" in text:
        changes += _read(text, _UNICODE, lambda run: run.encode("ascii").decode("unicode_escape"))
    if "%" in text:
        changes += _read(text, _PERCENT, lambda run: bytes.fromhex(run.replace("%", "")).decode("utf-8"))
    if "=" in text:
        changes += _read(text, _QUOTED, lambda run: bytes.fromhex(run.replace("=", "")).decode("utf-8"))
    return sorted(changes)


def _read(text: str, pattern: re.Pattern[str], decoded: Callable[[str], str]) -> Iterator[Change]:
    for found in pattern.finditer(text):
        try:
            after = decoded(found.group())
        except UnicodeError:
            continue
        if len(_HAN.findall(after)) >= 2 and after.isprintable():
            yield Change(found.start(), found.end(), after, KIND)
