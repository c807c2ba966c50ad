"""The words that the question word stands with (「報名截止到幾號」: 截止), and the value."""

from __future__ import annotations

import re

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


def same_clause(seen: Seen) -> float:
    """What may be done stands in the very clause."""
    if seen.kind != "may" or not seen.nearest:
        return 0.0
    return 0.08 * (seen.fit.hits.within(seen.nearest[0], *seen.page.clause(seen.proposal.start)) >= 0.6)


def touches(seen: Seen) -> float:
    """「錄了多久」 and 「錄了十四個月」, 「幾點開服」 and 「10:00開服」: what touches the question word touches the value."""
    asked, page, proposal = seen.asked, seen.page, seen.proposal
    start, end = asked.focus
    clause = page.clause(proposal.start)
    text = page.text[slice(*clause)]
    verbs = [one.text for one in asked.terms if len(one.text) == 1 and start - 1 <= one.end <= start]
    before = page.text[max(clause[0], proposal.start - 3) : proposal.start]
    same, touch = 0, 0.0
    while same < 6 and same < min(start, proposal.start - clause[0]):
        if asked.text[start - 1 - same] != page.text[proposal.start - 1 - same]:
            break
        same += 1
    if same > 1:
        touch = 0.02 * same  # 「平台承擔」 before both
    behind = _AUXILIARY.sub("", asked.text[end : end + 6])[:2]
    added = max(0.06 if verbs and verbs[-1] in before else 0.0, touch)
    later = [one for one in asked.terms if one.offset >= end]
    if later and len(later) > 1 and not later[-1].noun and page.text.startswith(later[-1].text, proposal.end):
        added += 0.04  # 「16條線路有10條停運」: how many 停運
    return added + (0.08 if _PAIR.fullmatch(behind) and behind in text else 0.0)


_AUXILIARY = re.compile(r"^(?:[能会才就可要得需须应该以]|开始|正式)+")
_PAIR = re.compile(r"[一-鿿]{2}")


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


def right_before(seen: Seen) -> float:
    """「手續費1元」: such a word stands right before the value."""
    start = seen.proposal.start
    while start and seen.page.text[start - 1] in "为是约:共计达":
        start -= 1
    return 0.05 * any(
        end == start and credit >= 0.85
        for i in seen.nearest
        if not seen.asked.terms[i].name
        for _, end, credit in seen.fit.hits.places[i]
    )
