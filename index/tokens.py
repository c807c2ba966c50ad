"""Texts → tokens, and a record → the document that engines take. Queries go through the same functions.

Two ways into a text: words (jieba, HMM off; they rank) and grams, all pairs of neighbouring characters (searched as a
phrase they find any string, wherever words were cut). Single characters have terms of their own.

Tokens are made joined by spaces, as engines take them: a string of a thousand tokens costs less than a list of them.
"""

from __future__ import annotations

import datetime
import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from index import days, meaning
from index.engines.contract import Document
from index.normal import both_ways, by_phrase, exact, forms, joined, normal, normal_long, squeeze
from index.written import counts
from records import Dated, Record, dated_of, states_on, telling
from zh.pinyin import sounds
from zh.segment import Segmenter
from zh.vectors import passage

VERSION = "tokens 22"  # raise it when anything here changes what is indexed: indexes are then rebuilt

# where a sentence stops and starts, in the normal form
_BREAKS = tuple(",。;:、!?()\"'《》〈〉【】[]…·")


def _broken(text: str) -> str:
    """The text with spaces for punctuation."""
    for mark in _BREAKS:
        text = text.replace(mark, " ")
    return text


_GAP = array("I", " ".encode("utf-32")[4:])  # a code point is four bytes here, in the order that this machine has them


def _apart(text: str, together: int) -> str:
    """Every `together` neighbouring characters of a text, between spaces: 報名時間, 2 → `報名 名時 時間`."""
    codes = array("I", text.encode("utf-32")[4:])
    count = len(codes) - together + 1
    if count < 1:
        return ""
    spread = _GAP * (count * (together + 1))
    for place in range(together):
        spread[place :: together + 1] = codes[place : place + count]
    return spread.tobytes().decode("utf-32")


def pairs(squeezed: str) -> str:
    """All pairs of neighbouring characters, between spaces; beside punctuation the character alone, whatever the mark.

    `報名，即日` → `報名 名 即 即日`: still one place a character, so a phrase of them is the string; a record that has
    (報名) instead of 報名， is found, and the engine has fewer terms. A single character has no pair: see `chars`.
    """
    return _apart(_broken(squeezed), 2)


def grams(squeezed: str) -> list[str]:
    """`pairs` one by one, for queries; [] for what has none (a single character, nothing but punctuation)."""
    return pairs(squeezed).split()


@lru_cache(40_000)  # as many characters as texts have; of pairs there are too many
def _heads(char: str) -> tuple[str, ...]:
    """The letters that the sounds of a character begin with: 重 → z, c."""
    return tuple(dict.fromkeys(sound[0] for sound in sounds(char)))


def initials(pair: str) -> str:
    """A pair of characters behind the letters that their sounds begin with: 试用 → `sy试用`, 重庆 → `zq重庆 cq重庆`; nothing
    for what is no two characters with sounds."""
    if len(pair) != 2:
        return ""
    return " ".join([f"{one}{two}{pair}" for one in _heads(pair[0]) for two in _heads(pair[1])])


def words(folded_text: str, segmenter: Segmenter) -> str:
    """The words of a folded text, between spaces, without punctuation; those of two Chinese characters are left to the
    pairs, which are a half of all words (`is_pair`)."""
    return _kept(segmenter.cut(_broken(folded_text)))


def _kept(cut: list[str]) -> str:
    return " ".join([word for word in cut if len(word) != 2 or word.isascii()])


def _lines(cut: list[str], count: int) -> int:
    """Where behind so many line breaks the next word is."""
    at = 0
    for _ in range(count):
        at = cut.index("\n", at) + 1
    return at


def is_pair(word: str) -> bool:
    """Whether a word is found as the pair of characters that it is, and not as a word."""
    return len(word) == 2 and not word.isascii()


# --- keys: what filters ask for ---------------------------------------------------------------------------------------


def key(kind: str, value: str) -> str:
    """`publisher:某某` as one token: normal, without spaces, 200 characters at most."""
    return f"{kind}:{squeeze(normal(value))[:200]}"


_HOST = re.compile(r"[^/?#]*//(?:[^/?#]*@)?(?:\[([^/?#\]]+)\]|([^/?#:\[\]]+))")  # a third of the time of urlsplit


def site_of(record: Record) -> str | None:
    """The host of the page, without www."""
    match = _HOST.match(record.address or record.source)
    return (match[1] or match[2]).lower().removeprefix("www.") if match else None


def sites(host: str) -> list[str]:
    """A host and the domains it is in: `news.example.com` is found by `site:example.com` too."""
    parts = host.lower().removeprefix("www.").split(".")
    return [".".join(parts[place:]) for place in range(max(len(parts) - 1, 1))]


# --- days -------------------------------------------------------------------------------------------------------------

_LEVELS = 22  # 2**22 days reach beyond the year 9999


@lru_cache(20_000)
def _ordinal(day: str) -> int:
    return datetime.date.fromisoformat(day).toordinal()


def number(day: str) -> int:
    """2023-02-17 → 20230217."""
    return int(day[:10].replace("-", ""))


_END = (1 << _LEVELS) - 1  # of time


def span_tokens(kind: str, first: int, last: int) -> str:
    """Tokens, between spaces, for a run of days, few however long it is: the blocks of 1, 2, 4, 8 … days that make it up.

    A day is in the run exactly if one of `day_tokens(kind, day)` is among them: runs of one record never mix, which two
    numbers (start, end) of several windows would.
    """
    # runs that are open on a side are long and come again: up to a day, from a day on
    return _blocks_again(kind, first, last) if first <= 1 or last == _END else _blocks(kind, first, last)


def _blocks(kind: str, first: int, last: int) -> str:
    tokens: list[str] = []
    level = 0
    last += 1
    while first < last:
        if first & 1:
            tokens.append(f"{kind}{level}.{first}")
            first += 1
        if last & 1:
            last -= 1
            tokens.append(f"{kind}{level}.{last}")
        first >>= 1
        last >>= 1
        level += 1
    return " ".join(tokens)


_blocks_again = lru_cache(32_000)(_blocks)


def day_tokens(kind: str, day: str) -> list[str]:
    """The blocks that a day is in."""
    place = _ordinal(day)
    return [f"{kind}{level}.{place >> level}" for level in range(_LEVELS + 1)]


def _bounds(dated: Dated) -> Iterator[tuple[int, int]]:
    """First and last ordinal of every value that a window may have; 0 and the end of time where a side is open."""
    for first, last in dated.values:
        yield _ordinal(first) if first else 0, _ordinal(last) if last else _END


def window_tokens(windows: Sequence[Dated]) -> str:
    """Tokens of kind `window`: the days that some window contains, under any of its readings."""
    runs = {run for window in windows for run in _bounds(window) if run[0] <= run[1]}
    return " ".join([span_tokens("window", *run) for run in runs])


def status_tokens(windows: Sequence[Dated]) -> str:
    """Tokens of the kinds open, upcoming and closed: the days on which `records.status_of` gives them (in doubt: each).

    The status changes only where a value starts or has just ended, so it is asked once for each stretch between.
    """
    if len(windows) == 1:  # most have one: its states are what its values say
        return " ".join([_stretches(*run) for run in set(_bounds(windows[0]))])
    changes = {1}
    for window in windows:
        for first, last in window.values:
            if first:
                changes.add(_ordinal(first))
            if last:
                changes.add(_ordinal(last) + 1)
    ordered = sorted(place for place in changes if place <= datetime.date.max.toordinal())
    states: dict[str, list[tuple[int, int]]] = {}
    for place, begin in enumerate(ordered):
        end = ordered[place + 1] - 1 if place + 1 < len(ordered) else _END
        day = datetime.date.fromordinal(begin).isoformat()
        told = telling(windows, day)
        for state in states_on(told, day) if told else ():
            runs = states.setdefault(state, [])
            if runs and runs[-1][1] == begin - 1:
                runs[-1] = (runs[-1][0], end)
            else:
                runs.append((begin, end))
    return " ".join([span_tokens(state, *run) for state, runs in states.items() for run in runs])


def _stretches(first: int, last: int) -> str:
    """Tokens of the days before, within and behind one value of a window."""
    before = span_tokens("upcoming", 1, first - 1)
    within = span_tokens("open", max(first, 1), last)
    return f"{before} {within} {span_tokens('closed', max(last + 1, first), _END)}"


# --- the document -----------------------------------------------------------------------------------------------------


def open_flags(record: Record) -> int:
    """How many doubts of the record nobody has decided."""
    return sum(flag.state != "decided" for flag in record.flags)


def document(record: Record, segmenter: Segmenter) -> Document:
    """All that an engine keeps of a record."""
    names = "\n".join(names_of(record))
    flat = normal_long("\n".join((record.title, names, record.body)))
    phrased = by_phrase(flat)
    title, behind = len(record.title), len(record.title) + len(names) + 2
    parts = (slice(title), slice(title + 1, behind - 1), slice(behind, None))
    also = [joined(flat[part]) for part in parts]
    lines = [both_ways(flat[part], phrased[part]) for part in parts]
    words = [[*more, *exact(flat[part])] for part, more in zip(parts, also, strict=True)]
    plain = [squeeze(line) for line in lines]
    tight = ["¶".join((line, *map(squeeze, more.values()))) for line, more in zip(plain, also, strict=True)]
    cut = segmenter.cut(_broken(phrased))
    first = _lines(cut, record.title.count("\n") + 1)
    last = first + _lines(cut[first:], names.count("\n") + 1)
    title_pairs = pairs(tight[0])
    flagged = [flag for flag in record.flags if flag.state != "decided"]
    keys = [key("category", one) for one in record.categories]
    keys += [key("kind", kind) for kind in {flag.kind for flag in flagged}]
    keys.append("flagged:yes" if flagged else "flagged:no")
    keys += [key("publisher", name) for name in (record.publisher,) if name]
    if record.script:
        keys.append(f"script:{record.script}")
    dated = dated_of(record.windows, record.published)
    host = site_of(record)
    if host:
        keys += [f"site:{one}" for one in sites(host)]
    keys.append(f"vector:{meaning.name(passage(record.title, record.body))}")
    keys += days.keys(flat[:title], flat[title + 1 :], record.published)
    keys += dict.fromkeys(counts(flat))
    if record.published:
        keys += [f"day:{record.published[:10]}", f"month:{record.published[:7]}", f"year:{record.published[:4]}"]
    return Document(
        id=record.id,
        tokens={
            "title": _kept([*cut[: first - 1], *words[0]]),
            "body": _kept([*cut[last:], *words[2]]),
            "names": _kept([*cut[first : last - 1], *words[1]]),
            "title_grams": title_pairs,
            "body_grams": pairs(tight[2]),
            "names_grams": pairs(tight[1]),
            "chars": _apart("".join(plain), 1),  # no 2 of ㎡
            "title_chars": _apart(plain[0], 1),
            "initials": " ".join(map(initials, title_pairs.split())),
            "forms": " ".join(forms(f"{record.title}{names}{record.body}")),
            "keys": " ".join(keys),
            "days": f"{status_tokens(dated)} {window_tokens(dated)}",
        },
        columns={
            "publisher": [record.publisher] if record.publisher else [],
            "category": list(dict.fromkeys(record.categories)),
            "month": [record.published[:7]] if record.published else [],
            "flagged": ["yes" if flagged else "no"],
        },
        numbers={
            "published": [number(record.published)] if record.published else [],
            "added": [number(record.added)] if record.added else [],
            "deadlines": sorted({number(last) for window in dated for _, last in window.values if last}),
        },
    )


def names_of(record: Record) -> Iterable[str]:
    """Who put it out, where it comes from, who wrote it, what it is filed under: each searchable."""
    return dict.fromkeys(name for name in (record.publisher, record.origin, record.author, *record.categories) if name)


_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def has_han(text: str) -> bool:
    return _HAN.search(text) is not None
