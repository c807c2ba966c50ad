"""The words that the question word stands with (「報名截止到幾號」: 截止), and the value."""

from __future__ import annotations

from os.path import commonprefix

from answer.limits import REPLACED
from answer.marks.contract import EVENTS, Seen


def near(seen: Seen) -> float:
    """They stand near the value, or far from it."""
    if not seen.nearest or seen.kind == "meets":
        return 0.0
    best = max(seen.closeness[i] for i in seen.nearest)
    return 0.05 * best - 0.15 * (best < 0.55)


def apart(seen: Seen) -> float:
    """One of them stands nowhere near."""
    if not seen.nearest or seen.kind == "meets":
        return 0.0
    hits, terms = seen.fit.hits, seen.asked.terms
    far_off = max(seen.closeness[i] for i in seen.nearest) < 0.55
    lost = [
        i
        for i in seen.nearest
        if seen.tells(i)
        and hits.title[i] < 0.6
        and (seen.closeness[i] < 0.3 or (seen.closeness[i] < 0.5 and hits.best(i) >= 0.9 and seen.kind in EVENTS))
    ]
    if any(terms[i].noun or hits.best(i) >= 0.3 for i in lost) or seen.kind in EVENTS:
        elsewhere = any(hits.best(i) >= 0.9 for i in lost)
        nowhere = seen.kind in EVENTS and all(hits.best(i) < 0.3 for i in lost)
        return -0.08 if far_off and len(seen.nearest) == 1 and not elsewhere and not nowhere else -0.18
    return -0.1 if lost else 0.0


def beside(seen: Seen) -> float:
    """Of two values in one clause, the one nearer to such a word: at most 0.04."""
    start, end = seen.page.clause(seen.proposal.start)
    gaps = [
        max(seen.proposal.start - right, left - seen.proposal.end, 0)
        for i in seen.nearest
        for left, right, credit in seen.fit.hits.places[i]
        if credit >= 0.5 and start <= left and right <= end
    ]
    return 0.04 * (1 - min(min(gaps), 20) / 20) if gaps else 0.0


_LINK = " :为是约达的有共计到在于至仅只"


def echo(seen: Seen) -> float:
    """The very words that stand beside the question word stand beside the value: 「單邊最長幾公分」, 「單邊最長45公分」."""
    if not (seen.counted or seen.kind == "when") or seen.in_row:
        return 0.0
    asked, text = seen.asked.text, seen.page.text
    start, end = seen.asked.focus
    before, behind = asked[max(0, start - 6) : start].rstrip(_LINK), asked[end : end + 6]
    left = text[max(seen.page.clause(seen.proposal.start)[0], seen.proposal.start - 8) : seen.proposal.start]
    left, right = left.rstrip(_LINK), text[seen.proposal.end : seen.proposal.end + 8].lstrip("前后起将再")
    same = max(len(commonprefix((before[::-1], left[::-1]))), len(commonprefix((behind.lstrip("才就能会再"), right))))
    told = behind.rstrip("?的了呢啊").lstrip("才就能会再")
    if (
        seen.kind == "when"
        and len(told) > 2
        and any(told in text[low:high] for low, high, near in seen.around if near == 1)
    ):
        same = max(same, len(told))  # 「什麼時候徹底關停」, and 「7月17日零時，舊版徹底關停」
    return 0.02 * min(same, 3) if same > 1 and not REPLACED.match(text, seen.proposal.end) else 0.0
