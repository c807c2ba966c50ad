"""Names of a question that no dictionary has: told apart by the pages that they head (「橘果」 in 「橘果雙11」)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.evidence import Page
from answer.surnames import SURNAMES
from answer.text import narrow
from answer.words import ENDS, cut, wording

_QUOTED = re.compile(r"[“\"「『《]([一-鿿a-z0-9]{3,8})[”\"」』》]")
_LEAST = 3  # characters of a name that only a body has
Cut = tuple[str, int, str]  # a word, where it stands, its part of speech


def names(pages: Sequence[Page], text: str) -> frozenset[str]:
    """Pieces of the question's runs of single characters that stand in a title or publisher, or longer ones in a body."""
    table = wording()
    heads = "\n".join(f"{one.title}\n{one.house}\n{narrow(one.record.author or '')}" for one in pages)
    bodies = "\n".join(one.text for one in pages)
    found: set[str] = set()
    words = cut(text)
    whole = {word for word, _, _ in words}
    cuts = [(place, place + len(word)) for word, place, _ in words]
    # a word that begins in one of the question's and ends behind it stands across a seam; few titles have one
    seams = {text[end - 1 : end + 1] for start, end in cuts if start < end - 1 and end < len(text)}
    for one in pages:  # 「投海岬…」: 海岬 heads a page, though the dictionary knows 投海
        across = any(seam in one.title for seam in seams)
        for word, _, tag in cut(one.title) if across else ():
            if len(word) > 1 and word not in whole and word in text and tag[:1] in ("n", "j", "l", "i"):
                place = text.find(word)
                if any(start < place < end < place + len(word) for start, end in cuts):
                    found.add(word)
    for one in pages:  # 「半山好物」 of 「半山好物推客細則」
        for head in (one.title.lstrip("《「“【"), one.house):
            for size in (4, 3):
                piece = head[:size]
                if len(piece) == size and piece in text and _apart(piece, text, words):
                    found.add(piece)
                    break
    for (word, start, _), (rest, after, _) in zip(words, words[1:], strict=False):  # 「劉+培元」
        if (
            word in SURNAMES
            and word not in table.stop
            and after == start + 1
            and len(rest) == 2
            and word + rest in bodies
        ):
            found.add(word + rest)
    found |= {  # 「杉林電信網上門店」, though the dictionary knows 電信網
        one.house for one in pages if len(one.house) >= _LEAST and one.house in text
    }
    for match in _QUOTED.finditer(f"{heads}\n{bodies}"):  # a name that a page puts in quotation marks
        if match[1] in text and match[1] not in whole and match[1] not in table.stop:
            found.add(match[1])
    for run in _runs(words):
        place = 0
        while place < len(run) - 1:
            for end in range(min(len(run), place + 6), place + 1, -1):
                piece = run[place:end]
                if piece in table.same or piece in table.stop or piece in table.light:
                    continue
                if piece in heads or (len(piece) >= _LEAST and piece[-1] not in ENDS and piece in bodies):
                    found.add(piece)
                    place = end - 1
                    break
            place += 1
    return frozenset(found)


def _apart(piece: str, text: str, words: Sequence[Cut]) -> bool:
    """Whether the dictionary cuts a piece of the question so that single characters of it are left."""
    start = text.find(piece)
    inside = [word for word, place, _ in words if start <= place < start + len(piece)]
    return (
        "".join(inside) == piece
        and inside[0] not in wording().stop
        and any(len(word) == 1 for word in inside)
        and inside[-1] not in "的关于和与"
    )


def _runs(words: Sequence[Cut]) -> list[str]:
    """Characters side by side that are no part of a longer word, nor words without meaning."""
    stop = wording().stop
    runs: list[str] = []
    last = -1
    for word, place, _ in words:
        alone = len(word) == 1 and "一" <= word <= "鿿" and word not in stop
        if alone and runs and last == place:
            runs[-1] += word
        elif alone:
            runs.append(word)
        last = place + 1 if alone else -1
    return [run for run in runs if len(run) > 1]
