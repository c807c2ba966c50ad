"""Question + candidates → an answer with its quotation, or none."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from answer.asked import Asked
from answer.closest import closest
from answer.doubts import rests_on
from answer.evidence import page
from answer.fits import Fit, bound, fits
from answer.gate import LIKELY, look, odds, plainly
from answer.judge import Scored, judge, seen
from answer.later import itself, to_be_told
from answer.listed import TYPES, whole
from answer.marks import in_turn, of_several, other_rank, other_step, sibling
from answer.names import names
from answer.other_pages import NO, agrees, likest, names_one, naming, same_matter, same_slot, strangers
from answer.owner import anothers
from answer.put_in import denied, own_words, replaced, stays
from answer.ranking import Ranking
from answer.recut import told_apart
from answer.several import parts, together
from answer.spacing import closed, restored
from answer.spoken import plain
from answer.superseded import Off, called_off, instead, leading, only_off, replaces
from answer.text import in_script, narrow
from answer.types import BY_NAME, Type, asks, count, counted, is_open, when
from answer.types.contact import REACHED
from answer.types.unread import counts, of_others
from answer.understand import apart
from answer.unreal import is_fact
from records import Also, Answer, Choice, Citation, Flag, Question, Record
from zh.script import script_of

DEEP = 6  # pages looked into, of those that the candidates offer
SEVERAL = 12  # the same where none is named: all of these could be meant
PAGES = 0.6  # of the score of the best page, what another must have to be looked into
LESS = 0.5  # of what a page fits less than the best, how much its values lose
MOST = 500  # proposals of one page that are weighed
HARDLY = 0.1  # how far a value may score below another that says the same
CLOSE = 0.05  # how far another announcement may score below the best and still be one that could be meant

_BOUNDS = frozenset("开始 结束 截止 截至 为止 到期 最晚 最迟 起 止 关闭 期间 时间 日期".split())


def scored(kind: Type, asked: Asked, fit: Fit, today: datetime.date) -> Iterator[Scored]:
    """What the type proposes on a page, with how well the words speak for each."""
    if kind.name in ("when", "left"):  # which side of a time is asked is no word to be found
        counts = (w * 0.25 if t.text in _BOUNDS else w for w, t in zip(fit.counts, asked.terms, strict=True))
        fit = fit._replace(counts=tuple(counts))
    for proposal in islice(kind.propose(asked, fit.page, fit.hits, today), MOST):
        if proposal.text is None and fit.page.text[proposal.start : proposal.end] in asked.text:
            continue  # what the question says itself
        fact = is_fact(asked, fit.page, proposal, kind.kind == "yes_no")
        if fact is None:
            continue
        if not fact and not (proposal.text or "").startswith(NO):
            proposal = proposal._replace(text=asks.no(asked.text))
        if kind.name in TYPES:
            proposal = whole(asked, fit.page, fit.hits, proposal)
        one = seen(kind.name, asked, fit, proposal)
        score, near = judge(one)
        yield Scored(score + proposal.boost + 0.2 * (near - 0.7), proposal, one, near)


def cite(one: Scored) -> Citation:
    start, end = one.proposal.quote or one.page.sentence(one.proposal.start)
    if one.proposal.end > end:
        end = one.page.sentence(one.proposal.end - 1)[1]
    return one.page.cited(start, end)


def flags(one: Scored) -> tuple[Flag, ...]:
    """The flags whose span the answer rests on and that nobody decided."""
    return rests_on(one.page.record.flags, ((one.proposal.start, one.proposal.end), *one.proposal.rests))


def _written(one: Scored) -> str | None:
    """What stands in the page, where the answer rests on a value that a person's decision changed."""
    spans = ((one.proposal.start, one.proposal.end), *one.proposal.rests)
    pieces = []
    for date in when.found(one.page):
        changed = [
            moment
            for moment in date.moments
            if moment.says and any(start < moment.end and moment.start < end for start, end in spans)
        ]
        if changed:
            pieces.append(one.page.record.body[changed[0].start : changed[-1].end])
    return "、".join(pieces) or None


def say(one: Scored, question: Question) -> str:
    """What is said, in the question's script; to a question that asks for a no, turned round."""
    says = one.says
    if BY_NAME[one.seen.kind].kind == "yes_no" and asks.negated(plain(narrow(question.text).strip())):
        says = asks.turned(says)
    script = script_of(one.page.record.body)
    if one.proposal.text is None and question.script in (script, None):
        return says  # a name is none in the other spelling (游 ~ 遊)
    return in_script(says, question.script or script)


def _off_says(says: str, question: Question, off: Off) -> str:
    return in_script(says, question.script or script_of(off.page.record.body))


def _weigh(kind: Type, asked: Asked, deep: Sequence[Fit], today: datetime.date) -> Ranking:
    """What the type proposes, best first; those of a page that fits the question less count for less."""
    most = max((fit.score for fit in deep), default=0.0)
    return Ranking(
        one._replace(score=one.score - LESS * (most - fit.score))
        for fit in deep
        for one in scored(kind, asked, fit, today)
    )


_TIE = 0.004  # so far apart, the words speak for two values of a page alike


def _tied(kind: Type, best: Ranking, top: Scored) -> bool:
    """Whether another value of the same page fits as well as the first: then nothing tells which is meant."""
    if kind.kind not in ("number", "amount", "window", "person/org") and kind.name not in ("contact", "where"):
        return False
    start, end = top.proposal.start, top.proposal.end
    return any(
        not (one.proposal.start < end and start < one.proposal.end)
        and plainly(one) != plainly(top)
        and not _contradict(top, one)
        for one in best.of(top.page).such(lambda one: abs(top.score - one.score) < _TIE)
    )


def _contradict(top: Scored, one: Scored) -> bool:
    """Whether a flag tells of two values of one page that they contradict each other: either is one, with that doubt."""
    told = {id(flag) for flag in flags(top) if flag.kind == "conflicting_values"}
    return any(id(flag) in told for flag in flags(one))


def _of_nobody(kind: Type, asked: Asked) -> bool:
    """Whether a number is asked for of nobody (「聯絡電話是多少」): the words that pages tell theirs by vary."""
    named = set(range(len(asked.terms))) - set(bound(asked))
    return kind.name == "contact" and not any(asked.terms[i].weight >= 1 for i in named)


def _beside(
    kind: Type, asked: Asked, best: Ranking, top: Scored, ranked: Sequence[Fit], today: datetime.date
) -> list[Scored]:
    """The value of every other page that fills the slot of the best value: told as that is, and likely by itself."""
    found = []
    values = {one.page.record.id: best.of(one.page) for one in best.firsts()}
    akin = (one for one in ranked if one.page.record.id not in values and same_matter(top.page, one.page))
    more = {fit.page.record.id: fit for fit in islice(akin, DEEP)}
    values |= {id: _weigh(BY_NAME[top.seen.kind], asked, [fit], today) for id, fit in more.items()}
    for id, own in values.items():
        first = own.first
        if id == top.page.record.id or first is None:
            continue
        matter = id in more or same_matter(top.page, first.page)
        put_right = next(own.such(lambda one: replaces(one, top)), None) if matter else None
        one = put_right or likest(top, first, own)
        likely = replaces(one, top) or (  # what a correction says of the value itself
            same_slot(top, one) and odds(look(own, one, one.seen.kind != kind.name)) >= LIKELY - ALIKE * matter
        )
        if (likely or _of_nobody(kind, asked)) and not _withheld(kind, asked, one):
            found.append(one)
    return found


def _choices(asked: Asked, ranked: Sequence[Fit], values: Sequence[Scored]) -> tuple[Choice, ...]:
    """The announcements that could be meant, where they say different things and the question names none (「押金是多少」), or
    nothing of it tells them apart (「春季班學費多少」, and several have a 春季班)."""
    top, *slots = values
    mine = naming(asked, top.fit)
    if mine:
        alike = [one for one in slots if naming(asked, one.fit) == mine and strangers(top.page, one.page)]
        slots = [one for one in alike if agrees(top, one) is False]
    elif names_one(asked, ranked):
        return ()
    if all(same_matter(top.page, one.page) or agrees(top, one) for one in slots):
        return ()
    cited = [(one.page.record.title, cite(one)) for one in (top, *slots)]
    return tuple(Choice(citation.id, citation.file, title, citation) for title, citation in cited)


def _vague(best: Ranking) -> list[Scored]:
    """The best value of each page, of those that the words stand near and that score as the best of these."""
    top = next(best.such(lambda one: one.near >= 0.9), None)
    close = [*best.such(lambda one: one.near >= 0.9 and one.score >= top.score - CLOSE)] if top else []
    found = {one.page.record.id: one for one in reversed(close)}
    return list(reversed(found.values()))


ALIKE = 1.0  # how much likelier a value is that fills the same slot on a page about the same thing
WORDED = ("what", "why", "where", "how", "outcome", "define")  # types of which a clause may be the answer


def others(kind: Type, asked: Asked, today: datetime.date) -> tuple[Type, ...]:
    """The types to try where one finds nothing likely."""
    if kind.name == "open" and is_open.day(asked, today):
        return ()
    if kind.name == "count" and counted.lasts(asked):
        return (BY_NAME["when"],)
    if kind.name == "count" and count.bare(asked):
        return (BY_NAME["amount"],)
    first = (BY_NAME[kind.otherwise],) if kind.otherwise else ()
    return (*first, BY_NAME["clause"]) if kind.name in WORDED else first


def _choose(kind: Type, asked: Asked, deep: Sequence[Fit], today: datetime.date) -> tuple[Ranking, bool]:
    """All values of the question's type, best first; whether the best is likely enough to be told."""
    best = _weigh(kind, asked, deep, today)
    top = best.first
    if top and odds(look(best, top, False)) >= LIKELY - _put_in(best, top):
        return best, True
    if top and kind.kind == "yes_no" and (firmer := _firmer(best, top)):
        return best.led(firmer), True
    for other in others(kind, asked, today):
        if top and other.name == "clause":
            continue  # what is told in its own form, and hardly likely, is no likelier as a clause
        more = _weigh(other, asked, deep, today)
        first = more.first
        if top and first and kind.name == "meets" and (top.near > FAR or not narrow(first.says).startswith("不")):
            continue  # what is held against a limit is not allowed by words alone; it may be forbidden
        if (
            not top
            and first
            and kind.name == "meets"
            and of_others(asked, first.page, first.proposal.start, first.says.startswith(NO))
        ):
            continue
        bare = kind.name == "meets" and not top and first and not counts(first.page, first.proposal.start)
        if first and odds(look(more, first, not bare)) >= LIKELY:
            return more, True
    return best, False


def _firmer(best: Ranking, top: Scored) -> Scored | None:
    """「試乘至1月31日止」 rather than 「25日開放試乘」: a value of the page that says yes, or no, as the first does, stands hardly
    behind it and is likely, where that is not."""
    says = narrow(top.says).startswith(NO)
    alike = best.of(top.page).such(
        lambda one: one is not top and one.score > top.score - HARDLY and narrow(one.says).startswith(NO) == says
    )
    return next((one for one in alike if one.near > top.near and odds(look(best, one, False)) >= LIKELY), None)


def _put_in(best: Ranking, first: Scored) -> float:
    """What a follow-up is let off: it names another row or thing of the same page, which stands right with the value; or all that
    it says itself does."""
    top, mine = first.seen, own_words(first.seen.asked)
    if not mine or any(top.closeness[i] < BESIDE for i in mine):
        return 0.0
    gap = look(best, first, False)["gap"]
    return 1.35 if gap >= AHEAD else 0.85


BESIDE = 0.75  # closeness of a word that stands in the row, label or sentence of the value
FAR = 0.3  # share of the words near a limit up to which it is one of something else
AHEAD = 0.25  # how far ahead of the next value of the page leaves no doubt which row is meant


class Tried(NamedTuple):
    """A value of one type: what its odds hang on, the answer that it would be; `withheld`: something else keeps it back."""

    features: dict[str, float]
    answer: Answer
    withheld: bool


FEW = 5  # of the values of a type, so many are learnt from


def _few(best: Ranking) -> list[Scored]:
    """The first values that are not the same on the same page."""
    found: dict[tuple[str, str], Scored] = {}
    for one in best:
        found.setdefault((one.page.record.id, plainly(one)), one)
        if len(found) == FEW:
            break
    return list(found.values())


def _read(question: Question, records: Sequence[Record]) -> tuple[Type, Asked, list[Fit]]:
    """The question's type and words, and the pages that it can be about, best first."""
    pages = [page(record) for record in {record.id: record for record in records}.values()]
    heads = names(pages, question.full)
    kind, asked = apart(denied(question, pages), told_apart(pages, question.full) | heads, heads)
    asked = replaced(asked, pages)
    if kind.kind == "yes_no":  # hours and days tell it without the word
        terms = (t._replace(weight=0.4) if is_open.GOES_ON.fullmatch(t.text) else t for t in asked.terms)
        asked = asked._replace(terms=tuple(terms))
    if kind.name == "contact":  # 「聯絡電話」 and 「電話」 are one
        terms = (t._replace(weight=0.4) if REACHED.fullmatch(t.text) else t for t in asked.terms)
        asked = asked._replace(terms=tuple(terms))
    ranked = fits(asked, pages, question)
    return kind, asked, ranked


def _deep(ranked: Sequence[Fit], asked: Asked) -> list[Fit]:
    """The pages to look into."""
    most = DEEP if names_one(asked, ranked) else SEVERAL
    return [fit for fit in ranked[:most] if fit.score >= PAGES * ranked[0].score]


def _kept_from(top: Scored) -> bool:
    """「只配給已婚家庭」 is a no to one who is single, because it tells of others."""
    denied = BY_NAME[top.seen.kind].kind == "yes_no" and top.says.startswith(NO)
    return denied and re.search("只|仅|限|对象", top.page.text[slice(*top.page.clause(top.proposal.start))]) is not None


def _withheld(kind: Type, asked: Asked, top: Scored) -> bool:
    """Whether a value is none though it is likely: it will be told another time, or is that of something beside what is asked."""
    if kind.kind != "yes_no" and (stays(top.seen) or itself(top)):
        return True
    if anothers(top.seen) and not _kept_from(top):
        return True
    later = kind.name in ("when", "left", "who", "org", "where", "amount", "count", "which")
    start, end = top.proposal.start, top.proposal.end
    beside = sibling(asked, top.fit, top.proposal) or other_rank(asked.text, top.page, start, end)
    other = other_step(top.seen)  # 「三級、四級100元」 is told of both
    beside = (beside if other is None else other) or of_several(top.seen)
    beside = beside and not in_turn(asked.text, top.page, start)
    return (later and to_be_told(kind, asked, top)) or (beside and kind.name != "compare")  # which asks of both


def _cited(off: Off) -> Citation:
    """The sentence that calls something off."""
    return off.page.cited(*off.page.sentence(off.start))


def _called_off(question: Question, kind: Type, asked: Asked, top: Scored, told: tuple[Also, ...], off: Off) -> Answer:
    """What was called off is told instead of a time or place, and beside any other value."""
    citation = _cited(off)
    says = instead(kind, asked, off)
    if says is not None:
        before = (Also(say(top, question), cite(top), True), *told)
        others = tuple(one for one in before if one.citation.id != citation.id)
        return Answer(_off_says(says, question, off), kind.kind, citation, (), None, others, None, ())
    beside = Also(_off_says(off.says, question, off), citation, True)
    return Answer(say(top, question), kind.kind, cite(top), flags(top), _written(top), (beside, *told), None, ())


def tries(question: Question, records: Sequence[Record], today: datetime.date) -> Iterator[list[Tried]]:
    """What the gate is asked about: the best values of the question's type, best first, then those of the types that it falls
    back on. For fitting its weights (`bench/gate.py`); arguments are those of `resolve`."""
    kind, asked, ranked = _read(question, records)
    deep = _deep(ranked, asked)
    for one in (kind, *others(kind, asked, today)):
        best = _weigh(one, asked, deep, today)
        found = []
        for value in _few(best):
            told = Answer(say(value, question), kind.kind, cite(value), flags(value), None, (), None, ())
            found.append(Tried(look(best, value, one is not kind), told, _withheld(kind, asked, value)))
        if found:
            yield found
            if kind.name == "meets":
                return


def resolve(question: Question, records: Sequence[Record], today: datetime.date) -> Answer:
    """The answer of the best candidates; `answer` None where they do not say it. See the package for what goes in and out."""
    read = {one.id: made for one in records if (made := closed(one)) is not None}
    records = [read[one.id].record if one.id in read else one for one in records]
    asked = parts(question)
    if len(asked) > 1:
        answers = [_resolve(one, records, today) for one in asked]
        if (whole := together(answers, records)) is not None:
            return restored(whole, read)
    return restored(_resolve(question, records, today), read)


def _resolve(question: Question, records: Sequence[Record], today: datetime.date) -> Answer:
    """The answer to a question that asks for one thing."""
    kind, asked, ranked = _read(question, records)
    deep = ranked[:SEVERAL] if _of_nobody(kind, asked) else _deep(ranked, asked)
    best, likely = _choose(kind, asked, deep, today)
    first = best.first
    top = first if first and likely and not _withheld(kind, asked, first) else None
    slots = _beside(kind, asked, best, top, ranked, today) if top else []
    vague = [] if top or any(term.name for term in asked.terms) else _vague(best)
    values = [top, *slots] if top else vague
    choices = _choices(asked, ranked, values) if values else ()
    if top is None and not choices and (off := only_off(kind, asked, ranked)) is not None:
        return Answer(_off_says(off.says, question, off), kind.kind, _cited(off), (), None, (), None, ())
    if top is None or choices or _tied(kind, best, top):
        return Answer(None, kind.kind, None, (), None, (), cite(first) if first else closest(asked, ranked), choices)
    lead = leading(asked, top, slots, today)
    slots, top = [one for one in (top, *slots) if one is not lead], lead
    also = [(one, agrees(top, one)) for one in slots if same_matter(top.page, one.page) or replaces(top, one)]
    told = tuple(Also(say(one, question), cite(one), not same) for one, same in also if same is not None)
    off = called_off(asked, top, ranked, today)
    if off is not None:
        return _called_off(question, kind, asked, top, told, off)
    return Answer(say(top, question), kind.kind, cite(top), flags(top), _written(top), told, None, ())
