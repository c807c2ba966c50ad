"""Questions to begin with, that this archive answers: of several kinds, each naming its announcement, each asked beforehand.

They are made of what the announcements say (windows, sums, labels of lines) and asked; kept are those whose answer rests on the very
words that they were made of, without a doubt and without another announcement that says otherwise. Asking is done once for what the
archive holds on a day (`tried` is cached by that), at most TRIES questions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import streamlit as st

from archive import Archive
from messages import say
from records import Lang, Record, Trouble
from screens.frame import NO_FILTERS

LOOKED = 20  # announcements that examples are made of
SHOWN = 5
TRIES = 24
NAME = (4, 20)  # characters of what an announcement is called in a question
LONGEST = 24  # characters of an answer that is worth an example

_ABOUT = re.compile(
    r"^.{0,14}?(?:關於|关于)(?:受理|[開开]展|[舉举][辦办]|做好|[調调]整|公布|印[發发])?|^[【\[(（][^】\])）]{1,8}[】\])）]"
)
_DEED = r"[報报]名|招生|招募|申[請请報报]|[徵征]件|[徵征]集|[購购]票|售票|[開开]放"
_GENRE = r"管理[規规]定|管理[辦办]法|公告|通知|通告|[啟启]事|公示|[須须]知|[說说]明|[簡简]章|[辦办]法|[細细][則则]|[規规][則则程]|安排|公[報报]|指南|指引|手[冊册]"
_TAIL = re.compile(
    rf"(?:(?:[及和與与暨、])?(?:{_DEED}))*(?:的)?(?:更正|[補补]充)?(?:{_GENRE})$"
    r"|[（(][^（(]{1,12}[）)]$|^[「《『]|[」》』]$"
)
_BROKEN = re.compile(r"[，。！？：；,!?:;…\s]|[啦吧吗嗎呢]|(?<!申)[請请]|了$|怎[麼么]|如何")  # a sentence is no name
_UNTIL = re.compile(
    r"([報报]名|申[請请]|申[報报]|收件|受理|售票|投稿|[繳缴][費费]|登[記记]|[預预][約约])(?:截止)?(?:[時时][間间]|期[間间限]|日期)?"
)
_TIMED = re.compile(r".{2,8}(?:[時时][間间]|期[間间]|日期)")
_PRICED = re.compile(r"(?![共總总合累投])[一-鿿]{1,5}(?:[費费金價价票租薪]|[補补][貼贴助]|工[資资])")
_COUNTED = re.compile(r"[一-鿿]{0,4}(?:名[額额]|人[數数])")
_RANGE = re.compile(r"[至到~—–-]")
_LINES = (
    ("ex_phone", re.compile(r"(?:[聯联][繫系絡络]|咨[詢询]|洽[詢询]|[報报]名)?[電电][話话]\s*[:：]?\s*(?=[\d(（])")),
    ("ex_person", re.compile(r"(?:[聯联][繫系絡络]人)\s*[:：]\s*(?=[一-鿿]{2,4})")),
    ("ex_where", re.compile(r"地[點点]\s*[:：]\s*(?=[一-鿿])")),
    ("ex_what", re.compile(r"(?:所需|[報报]名|申[請请])?材料\s*[:：]\s*(?=[一-鿿])")),
)


class Made(NamedTuple):
    """A question made of an announcement."""

    key: str  # its kind
    question: str
    offset: int  # of the words that it is made of
    ranged: bool = False  # the answer must have two ends


def name(title: str) -> str | None:
    """What an announcement is called in a question: its title without what it is (公告, 報名須知); None for a headline."""
    left = _ABOUT.sub("", title.strip())
    while (less := _TAIL.sub("", left)) != left:
        left = less
    left = left.removesuffix("的")
    return left if NAME[0] <= len(left) <= NAME[1] and not _BROKEN.search(left) else None


def made(record: Record) -> Iterator[Made]:
    """Questions of one announcement."""
    called = name(record.title)
    if called is None:
        return
    script: Lang = "hans" if record.script == "hans" else "hant"

    def asks(key: str, offset: int, label: str = "", ranged: bool = False) -> Made:
        return Made(key, say(script, key, n=called, l=label), offset, ranged)

    for window in record.windows:
        label = window.label or ""
        until = _UNTIL.fullmatch(label)
        if until and window.end and not called.endswith(until[1]):
            yield asks("ex_until", window.offset, until[1])
            yield asks("ex_still", window.offset, until[1])
        elif _TIMED.fullmatch(label) and window.start:
            yield asks("ex_when", window.offset, label, window.end not in (None, window.start))
    for amount in record.amounts:
        label = amount.label or ""
        if amount.unit == "元" and _PRICED.fullmatch(label):
            yield asks("ex_sum", amount.offset, label)
        elif _COUNTED.fullmatch(label):
            yield asks("ex_count", amount.offset, label)
    for key, line in _LINES:
        if found := line.search(record.body):
            yield asks(key, found.end())


@st.cache_data(show_spinner=False, max_entries=50)
def tried(_desk: Archive, held: tuple[str, ...], ids: tuple[str, ...], day: str) -> tuple[str, ...]:
    """Questions that are answered for sure, of as many kinds and announcements as there are; `held` tells what the archive
    holds, so that they are asked anew when that changes."""
    found: list[Made] = []
    waiting = [list(made(_desk.record(id, day))) for id in ids]
    tries = 0
    while any(waiting) and len(found) < SHOWN and tries < TRIES:
        for own, id in zip(waiting, ids, strict=True):
            told = [one.key for one in found]
            own.sort(key=lambda one: told.count(one.key))  # kinds that were not yet asked come first
            if not own or len(found) == SHOWN or tries == TRIES:
                continue
            one = own.pop(0)
            tries += 1
            if _sure(_desk, one, id, day):
                found.append(one)
    return tuple(one.question for one in found)


def _sure(desk: Archive, made_of: Made, id: str, day: str) -> bool:
    """Whether a question is answered from the words that it was made of, with no doubt and nothing that says otherwise."""
    given, offset = desk.ask(made_of.question, day), made_of.offset
    cited = given.citation
    return (
        given.answer is not None
        and len(given.answer) <= LONGEST
        and cited is not None
        and cited.id == id
        and cited.offset <= offset < cited.offset + len(cited.quote)
        and (not made_of.ranged or _RANGE.search(given.answer) is not None)
        and not given.flags
        and not any(one.differs for one in given.also)
    )


def questions(desk: Archive, day: str, counts: object) -> Sequence[str]:
    """Up to five questions that the archive answers on a day; none while it cannot be asked."""
    ids = tuple(hit.id for hit in desk.search("", NO_FILTERS, day, LOOKED, 0).hits)
    batch = next(iter(desk.batches(1)), None)
    held = (str(desk.settings.data), str(desk.size()), str(desk.indexing()), repr(batch), repr(counts))
    try:
        return tried(desk, held, ids, day)
    except Trouble:
        return []
