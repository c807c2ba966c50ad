"""Question + candidates → an answer with its quotation, or none."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import NamedTuple

from answer.asked import Asked, clocks
from answer.evidence import Page, page, scope
from answer.match import Hits, hits
from answer.text import in_script
from answer.types import BY_NAME, Proposal, Type, is_open
from answer.understand import apart
from answer.words import Term, terms
from records import Also, Answer, Citation, Flag, Question, Record

DEEP = 6  # pages looked into, of those that the candidates offer
ENOUGH = 0.52  # least share of the question's words, by weight, that what speaks for an answer must cover
NEAR = 0.47  # the same of the words that no title holds


class Scored(NamedTuple):
    score: float
    proposal: Proposal
    page: Page
    near: float


class Fit(NamedTuple):
    page: Page
    hits: Hits
    score: float
    counts: tuple[float, ...]  # how much each word of the question counts on this page


def _about(one: Page, asked: Asked, question: Question) -> bool:
    """Whether the years that the question names are this page's."""
    published = one.record.published or ""
    if question.published:
        return published.startswith(question.published)
    text = f"{one.title}\n{one.text}"
    for year in asked.years:
        republic = f"{int(year) - 1911}年"
        if year not in text and not published.startswith(year) and republic not in text:
            return False
    return True


def fits(asked: Asked, pages: Sequence[Page], question: Question) -> list[Fit]:
    """The pages that the question can be about, best first: none that lacks a name which the question gives."""
    found = [(one, hits(one, asked.terms)) for one in pages]
    indices = range(len(asked.terms))
    titled = [max((stands.title[i] for _, stands in found), default=0.0) for i in indices]
    known = [max((stands.best(i) for _, stands in found), default=0.0) for i in indices]
    kept: list[Fit] = []
    total = sum(term.weight for term in asked.terms) or 1.0
    for one, stands in found:
        score = sum(term.weight * max(stands.title[i], 0.85 * stands.best(i)) for i, term in enumerate(asked.terms))
        if not any(_lacks(term, stands.best(i), titled[i], known[i]) for i, term in enumerate(asked.terms)) and _about(
            one, asked, question
        ):
            counts = tuple(_counts(asked, i, stands.best(i), titled[i]) for i in indices)
            kept.append(Fit(one, stands, score / total, counts))
    return sorted(kept, key=lambda fit: -fit.score)


_SEASON = re.compile(r"[春夏秋冬季]|半年")


def _lacks(term: Term, here: float, titled: float, known: float) -> bool:
    """Whether a page cannot be meant for want of a word: a name, or a noun that heads another candidate."""
    if here >= 0.45:
        return False
    if term.tag == "loose":
        return known >= 0.9
    if term.tag == "t" and _SEASON.search(term.text):
        return True
    return term.name or (titled >= 0.9 and term.weight >= 1 and term.noun)


def _property(asked: Asked) -> list[int]:
    """The words that the focus stands with: the nearest before and behind it in its clause."""
    start, end = asked.focus
    if end == 0:
        return []
    stop = min((place for mark in ",;" if (place := asked.text.find(mark, end)) >= 0), default=len(asked.text))
    telling = [i for i, term in enumerate(asked.terms) if term.weight >= 1]
    every = range(len(asked.terms))
    for some in (telling, every):  # light words only where there are no others
        before = [i for i in some if asked.tail <= asked.terms[i].offset < start]
        behind = [i for i in some if end <= asked.terms[i].offset < stop]
        if before or behind:
            break
    return before[-1:] + behind[:1]


def _counts(asked: Asked, index: int, here: float, titled: float) -> float:
    """The weight of a word. One that the page does not know counts for less, as people say things in their own words:
    least where it is no noun; in full where the question word stands with it, or another candidate is headed by it.
    """
    term = asked.terms[index]
    weight = term.weight * (1.25 if term.offset >= asked.tail else 1.0)
    if here >= 0.3:
        return weight
    if titled >= 0.9 or (index in _property(asked) and term.weight >= 1):
        return 0.9 * weight
    if term.noun:
        return (0.8 if term.offset >= asked.tail else 0.5) * weight
    return 0.35 * weight


def judge(kind: str, asked: Asked, fit: Fit, proposal: Proposal) -> tuple[float, float]:
    """(share of all words covered, share of the words outside the title that stand near).

    A word that stands elsewhere on the page counts in full against an answer: it is there, or nowhere.
    """
    around = scope(fit.page, proposal.start, proposal.end) + tuple((s, e, 1.0) for s, e in proposal.scope)
    total = score = 0.0
    outside = near = 0.5  # so that one light word decides nothing
    closeness = []
    for index, weight in enumerate(fit.counts):
        close = fit.hits.near(index, around)
        title = fit.hits.title[index]
        closeness.append(close)
        total += weight
        score += weight * max(close, 0.9 * title, 0.35 * fit.hits.best(index))
        if title < 0.6:
            outside += weight
            near += weight * close
        else:  # what the title holds already speaks for a sentence that says it again
            outside += 0.5 * weight * close
            near += 0.5 * weight * close
    share = score / total if total else 0.0
    bound = _property(asked)
    if bound and kind != "meets":
        share += 0.05 * max(closeness[i] for i in bound)
        far_off = max(closeness[i] for i in bound) < 0.55
        share -= 0.15 * far_off
        apart = [i for i in bound if asked.terms[i].weight >= 1 and closeness[i] < 0.3 and fit.hits.title[i] < 0.6]
        if any(asked.terms[i].noun or fit.hits.best(i) >= 0.3 for i in apart) or kind == "when":
            share -= 0.08 if far_off and len(bound) == 1 else 0.18
        elif apart:
            share -= 0.1
    far = sum(
        closeness[i] < 0.3 and fit.hits.best(i) >= 0.9 and fit.hits.title[i] < 0.6 and asked.terms[i].weight >= 1
        for i in range(len(closeness))
    )
    share -= min(0.06 * far, 0.18)
    strange = any(
        term.tag[:1] == "n"
        and not term.alternatives
        and term.weight >= 1
        and term.offset >= asked.tail
        and fit.hits.best(i) < 0.3
        for i, term in enumerate(asked.terms)
    )
    share -= 0.25 * strange  # 「全程馬拉松」 of a page that knows only 半程馬拉松
    share += _segment(asked, fit, proposal)
    share += _beside(fit, proposal, bound)
    share -= _excepted(asked, fit, proposal)
    share -= _stranger(asked, fit, proposal, kind in ("when", "left", "open"))
    return share + _times(asked, fit.page, proposal), near / outside


def _segment(asked: Asked, fit: Fit, proposal: Proposal) -> float:
    """Of values told side by side (「甲區3個、乙區5個」), the one in whose piece the word of the question stands."""
    clause = fit.page.clause(proposal.start)
    text = fit.page.text
    left = max(text.rfind(mark, clause[0], proposal.start) for mark in "、:") + 1 or clause[0]
    right = text.find("、", proposal.end, clause[1])
    if "、" not in text[clause[0] : clause[1]]:
        return 0.0
    piece = (left, right if right >= 0 else clause[1])
    told = [i for i, term in enumerate(asked.terms) if term.weight >= 1 and fit.hits.within(i, *clause) >= 0.6]
    if not told:
        return 0.0
    return 0.05 if any(fit.hits.within(i, *piece) >= 0.6 for i in told) else -0.05


def _beside(fit: Fit, proposal: Proposal, bound: list[int]) -> float:
    """Of two values in one clause, the one nearer to the word that the question word stands with: at most 0.04."""
    start, end = fit.page.clause(proposal.start)
    apart = [
        max(proposal.start - right, left - proposal.end, 0)
        for i in bound
        for left, right, credit in fit.hits.places[i]
        if credit >= 0.5 and start <= left and right <= end
    ]
    return 0.04 * (1 - min(min(apart), 20) / 20) if apart else 0.0


_EXCEPT = re.compile(r"不含|不包括|不包含|不适用于")


def _excepted(asked: Asked, fit: Fit, proposal: Proposal) -> float:
    """「飲料 12元 不含酒類」 answers no question about 酒類."""
    start, end = fit.page.sentence(proposal.start)
    for match in _EXCEPT.finditer(fit.page.text, start, end):
        stop = fit.page.clause(match.end())[1]
        if any(
            term.weight >= 1 and fit.hits.within(i, match.end(), stop) >= 0.95 for i, term in enumerate(asked.terms)
        ):
            return 0.8
    return 0.0


def _named(page: Page, span: tuple[int, int], asked: Asked) -> bool:
    """Whether the question holds the text of a cell, letter by letter."""
    text = page.text[slice(*span)].strip()
    return len(text) > 1 and text in asked.text


_TIME_LABEL = re.compile(r"(?:时间|日期|期间|期限|窗口|周期|时段|通道|期)\s*$")


def _stranger(asked: Asked, fit: Fit, proposal: Proposal, dated: bool) -> float:
    """What speaks against a value that stands under another name than the question gives.

    Its label holds a word of its own and none of the question; or the question names another row of the table.
    """
    page, indices = fit.page, range(len(asked.terms))
    line = page.lines[page.line_at(proposal.start)]
    if line.kind == "row" and proposal.quote is None:
        key = page.text[slice(*page.cells(line)[0])]
        if asked.instead and (asked.instead in key or key in asked.instead):
            return -0.2
        if _named(page, page.cells(line)[0], asked):
            return -0.1
        for other in page.lines:
            if (
                other.table != line.table
                or other.kind != "row"
                or other is line
                or other is page.lines[line.table or 0]
            ):
                continue
            key = page.cells(other)[0]
            if _named(page, key, asked) and not _named(page, page.cells(line)[0], asked):
                return 0.3
            for i in indices:
                if fit.hits.within(i, *key) >= 0.6 and fit.hits.within(i, line.start, line.end) < 0.5:
                    return 0.3
        return 0.0
    label = page.label(proposal.start)
    if label and not dated and page.text[label[1]] != ":":
        label = None
    if label and len(text := page.text[slice(*label)].strip()) > 2 and text in asked.text:
        return -0.15  # the very label that is asked for
    if not label or any(fit.hits.within(i, *label) >= 0.6 for i in indices):
        return 0.0
    if not any(term.weight >= 1 for term in terms(page.text[slice(*label)])):
        return 0.0
    return 0.6 if dated and _TIME_LABEL.search(page.text[slice(*label)]) else 0.2


_BEFORE = re.compile(r"^原|^旧|去年|上年|往年|变更前|调整前|修改前|原文|原定|原价|原来|旧")
_ASKS_BEFORE = re.compile(
    r"^原|^旧|去年|上年|往年|变更前|调整前|修改前|以前|之前|原先|原来|原定|原文|本来|旧|老|印成|误"
)


def _times(asked: Asked, page: Page, proposal: Proposal) -> float:
    """What the times of the question add: its year or clock near, the state before a change only where that is asked."""
    line = page.lines[page.line_at(proposal.start)]
    heads = ""
    if line.kind == "row" and line.table is not None:
        cells, column = page.cells(page.lines[line.table]), page.column(proposal.start)
        heads = page.text[slice(*cells[column])] if column < len(cells) else ""
    elif line.heading is not None and line.distance == 1:
        heads = page.text[page.lines[line.heading].start : page.lines[line.heading].end]
    added = 0.0
    if _BEFORE.search(heads):
        added += 0.06 if _ASKS_BEFORE.search(asked.text) else -0.1
    sentence = page.text[slice(*page.sentence(proposal.start))]
    if any(year in sentence for year in asked.years):
        added += 0.04
    if asked.clocks and any(clock in asked.clocks for clock in clocks(sentence)):
        added += 0.1
    return added


_BOUNDS = frozenset("开始 结束 截止 截至 为止 到期 最晚 最迟 起 止 关闭 期间 时间 日期".split())


def scored(kind: Type, asked: Asked, fit: Fit, today: datetime.date) -> list[Scored]:
    if kind.name in ("when", "left"):  # which side of a time is asked is no word to be found
        counts = (w * 0.25 if t.text in _BOUNDS else w for w, t in zip(fit.counts, asked.terms, strict=True))
        fit = fit._replace(counts=tuple(counts))
    found = []
    for proposal in kind.propose(asked, fit.page, fit.hits, today):
        if proposal.text is None and fit.page.text[proposal.start : proposal.end] in asked.text:
            continue  # what the question says itself
        score, near = judge(kind.name, asked, fit, proposal)
        found.append(Scored(score + proposal.boost + 0.2 * (near - 0.7), proposal, fit.page, near))
    return found


def cite(one: Scored) -> Citation:
    record = one.page.record
    start, end = one.proposal.quote or one.page.sentence(one.proposal.start)
    if one.proposal.end > end:
        end = one.page.sentence(one.proposal.end - 1)[1]
    return Citation(id=record.id, file=record.file, quote=record.body[start:end], offset=start)


def flags(one: Scored) -> tuple[Flag, ...]:
    """The flags whose span the answer rests on and that nobody decided."""
    spans = ((one.proposal.start, one.proposal.end), *one.proposal.rests)
    return tuple(
        flag
        for flag in one.page.record.flags
        if flag.state != "decided"
        and any(start < flag.offset + len(flag.span) and flag.offset < end for start, end in spans)
    )


def _written(one: Scored) -> str | None:
    """What stands in the page, where the answer is told as a person decided."""
    start, end = one.proposal.start, one.proposal.end
    for window in one.page.record.windows:
        if window.decided and window.offset < end and start < window.offset + len(window.span):
            body = one.page.record.body
            stands = body[start:end] if one.proposal.text != body[start:end] else None
            return window.span if stands and end - start < len(window.span) and stands not in window.span else stands
    return None


def say(one: Scored, script: str) -> str:
    text = one.proposal.text
    if text is None:
        text = one.page.record.body[one.proposal.start : one.proposal.end]
    return in_script(text.strip(), script)


def _weigh(kind: Type, asked: Asked, deep: Sequence[Fit], today: datetime.date) -> tuple[list[Scored], list[Scored]]:
    """All that the type proposes, best first, and those of it that the words speak for."""
    best = sorted((one for fit in deep for one in scored(kind, asked, fit, today)), key=lambda one: -one.score)
    return best, [one for one in best if one.score >= ENOUGH and one.near >= NEAR]


_LATER = re.compile(r"另行|待定|择期|尚未确定|未定|再行|另发|另作")


def _to_be_told(asked: Asked, top: Scored, deep: Sequence[Fit]) -> bool:
    """Whether the page says that what is asked will be told another time: 「恢復時間另行公告」."""
    fit = next(one for one in deep if one.page is top.page)
    for match in _LATER.finditer(fit.page.text):
        clause = fit.page.clause(match.start())
        if clause[0] <= top.proposal.start < clause[1]:
            continue
        if any(fit.hits.within(i, *clause) >= 0.5 for i in _property(asked)):
            return True
    return False


def resolve(question: Question, records: Sequence[Record], today: datetime.date) -> Answer:
    kind, asked = apart(question)
    pages = [page(record) for record in {record.id: record for record in records}.values()]
    deep = fits(asked, pages, question)[:DEEP]
    best, good = _weigh(kind, asked, deep, today)
    if kind.name == "open" and not is_open.NOW.search(asked.text):  # 「還開嗎」 of no day may be told without one
        other = _weigh(BY_NAME["may"], asked, deep, today)
        good = max(good, other[1], key=lambda some: some[0].score if some else 0.0)
    if not good and kind.otherwise and not (best and kind.name == "meets"):
        best, good = _weigh(BY_NAME[kind.otherwise], asked, deep, today)
    if good and kind.name in ("when", "left") and _to_be_told(asked, good[0], deep):
        good = []
    if not good:
        nearest = cite(best[0]) if best else None
        return Answer(None, kind.kind, None, (), None, (), nearest, ())
    top = good[0]
    text = say(top, question.script)
    also, seen = [], {top.page.record.id}
    for one in good[1:]:
        if one.page.record.id not in seen and one.score >= top.score - 0.05:
            seen.add(one.page.record.id)
            other = say(one, question.script)
            also.append(Also(other, cite(one), other != text))
    return Answer(text, kind.kind, cite(top), flags(top), _written(top), tuple(also), None, ())
