"""Prizes told in a row: 「前三名分別30000元、20000元、10000元，第四至八名各3000元」. Each place has the sum of its own."""

from __future__ import annotations

import re
from functools import lru_cache

from answer.evidence import Page
from answer.text import number

_N = r"[一二三四五六七八九十\d]{1,2}"
_WORDS = "冠亚季殿"
_ASKED = re.compile(rf"([{_WORDS}])军|第({_N})名")
_PRIZE = re.compile(rf"[特一二三四五六]等奖|[{_WORDS}]军")
_SUM = r"\d{1,9}(?:,\d{3})*(?:\.\d+)?万?[元块]?"
NEAR = 200  # characters of a sentence round a value that are looked at
_MONEY = re.compile(rf"{_SUM}(?<=[万元块])|{_SUM}[、,和及]")
_ROW = re.compile(
    rf"前(?P<many>{_N})名[^,。;、\d]{{0,6}}分别[^,。;、\d]{{0,8}}(?P<sums>{_SUM}(?:[、,和及]{_SUM}){{1,12}})"
)


def in_turn(text: str, page: Page, start: int) -> bool | None:
    """Whether a value is that of the place narrow text asks for, by a row that tells all sums in turn; None where none does."""
    if not _MONEY.match(page.text, start):
        return None  # 「領獎時間6月8日」 is told of all
    prizes = _PRIZE.findall(text)
    if len(prizes) == 1:
        first, last = page.sentence(start)
        told = _PRIZE.findall(page.text, max(first, start - NEAR), min(last, start + NEAR))
        if told and prizes[0] not in told and prizes[0] in page.text:
            return False  # 「一等獎3000元；冠軍學校10000元」
    named = _ASKED.findall(text)
    if len(named) != 1:
        return None
    word, count = named[0]
    place = _WORDS.index(word) + 1 if word else int(number(count) or 0)
    clause = page.clause(start)
    rows = _rows(page.text)
    for row in rows:
        first, last = page.sentence(row.start())
        if first <= start < last:
            sums = _sums(row)
            at = next((i for i, one in enumerate(sums, 1) if row.start("sums") + one.end() > start), None)
            if at is not None:
                return at == place
            return None if place > len(sums) else False
    # 「團體賽獎金4,000元」 is no prize of a place
    beside = rows and not _ASKED.search(page.text, *clause)
    return False if beside else None


@lru_cache(maxsize=16)
def _rows(text: str) -> tuple[re.Match[str], ...]:
    return tuple(row for row in _ROW.finditer(text) if len(_sums(row)) == int(number(row["many"]) or 0))


def _sums(row: re.Match[str]) -> list[re.Match[str]]:
    return list(re.finditer(_SUM, row["sums"]))
