"""A question behind others: read together with the one before it where it follows that up, alone where it speaks of a thing of
its own (「少年宮游泳班怎麼報名」 behind a question about a race)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from answer.evidence import page
from answer.followed import FOLLOWS, instead
from answer.match import hits
from answer.names import names
from answer.other_pages import same_matter
from answer.resolve import resolve
from answer.text import in_script, narrow
from answer.understand import apart, asks_itself, understand
from answer.words import Term
from records import Answer, Question, Record

Find = Callable[[Question], Sequence[Record]]

KNOWN = 0.6  # credit of a word from which on a page knows it
HEADS = 0.85  # the same in a title


class Reading(NamedTuple):
    """A question as it is to be read; its answer where it took one to tell."""

    question: Question
    given: Answer | None = None
    together: bool = False


class Home(NamedTuple):
    """What the question before was answered from: the announcement, or the one that comes closest; and that answer."""

    record: Record
    given: Answer


def told(chain: Sequence[str], find: Find, today: datetime.date) -> Answer:
    """The answer to the last of some questions, the first asked first; `Answer.follows` is the one before where it was read
    together with that. `find` gives the candidates of a question that was understood."""
    befores: list[Question] = []
    home: Home | None = None
    for one in chain[:-1]:
        read = _read(one, befores, home, find, today)
        befores, home = [read.question], _home(read, find, today) or (home if read.together else None)
    if len(chain) > 2:  # 「水墨的學費是多少」 「木工呢」 「名額呢」: what was put aside must not be looked for any more
        befores.append(understand(chain[-2]))
    read = _read(chain[-1], befores, home, find, today)
    given = read.given or resolve(read.question, find(read.question), today)
    return msgspec.structs.replace(given, follows=chain[-2]) if read.together else given


def _home(read: Reading, find: Find, today: datetime.date) -> Home | None:
    records = find(read.question)
    given = read.given or resolve(read.question, records, today)
    record = _page_of(given, records, near=True)
    return Home(record, given) if record else None


def _stays(
    question: Question, given: Answer, home: Record, own: Sequence[Term], near: Sequence[Record], today: datetime.date
) -> Answer:
    """The answer to a follow-up that names no other announcement: as it stands on the one that was asked of before, or on others
    of the same matter."""
    there = _page_of(given, near)
    if there is not None and (there.id == home.id or same_matter(page(home), page(there))):
        return given
    if there is not None and any(_headed(term, [there]) and not _knows(home, term) for term in own):
        return given
    kept = [home, *(one for one in near if one.id != home.id and same_matter(page(home), page(one)))]
    return resolve(question, kept, today)


_ALIKE = re.compile(r"(?P<what>[^,]{1,8}?)(?:也|都|还)?是?(?:一样|相同|这样)的?[吗嘛么?]*")


def _alike(text: str, before: Question, home: Home, today: datetime.date) -> Reading | None:
    """「週末也一樣嗎」: yes where the question before has the same answer for that, else no, and which."""
    what = _ALIKE.fullmatch(instead(narrow(text).strip()))
    if what is None or home.given.answer is None:
        return None
    asked = understand(f"那{what['what']}呢", before)
    given = resolve(asked, [home.record], today)
    if given.answer is None or asked.instead is None and asked.full == before.full:
        return None
    old, new = narrow(home.given.answer), narrow(given.answer)
    if given.kind == "yes_no":
        same, new = old.startswith(("不", "没")) == new.startswith(("不", "没")), ""
    else:
        same = any(re.search(rf"(?<!\d){re.escape(one)}(?!\d)", other) for one, other in ((old, new), (new, old)))
    says = in_script("是" if same else ",".join(filter(None, ("不是", new))).replace(",", "，"), asked.script or "hant")
    return Reading(asked, msgspec.structs.replace(given, answer=says, kind="yes_no"), True)


def _read(text: str, befores: Sequence[Question], home: Home | None, find: Find, today: datetime.date) -> Reading:
    """A question behind others: together with the first of `befores` that this gives an answer with, else alone."""
    alone = understand(text)
    if home is not None and (alike := _alike(text, befores[0], home, today)) is not None:
        return alike
    best: Reading | None = None
    records: Sequence[Record] = ()
    for together in (understand(text, before) for before in befores):
        if together == alone:
            continue
        records = find(together)
        given = resolve(together, records, today)
        if home is not None:
            given = _stays(together, given, home.record, _named(alone, records), records, today)
            records = [home.record, *records]
        if best is None or given.answer is not None:
            best = Reading(together, given, True)
        if given.answer is not None:
            break
    if best is None or not asks_itself(text):
        lost = best is not None and best.given is not None and best.given.answer is None
        if best is not None and lost and home is not None and befores[0].type == "outcome":
            return _with_heads(best, befores[0], f"{instead(narrow(text).strip())}会怎么样?", home, today)
        return best or Reading(alone)
    own = find(alone)
    there = _page_of(best.given, records)
    known = there or (home.record if home else None)
    strange = [term for term in _named(alone, own) if known is None or not _knows(known, term)]
    whole = not FOLLOWS.search(text) and there is not None and any(_headed(one, [there]) for one in _named(alone, own))
    if known is not None and not (strange or whole):
        return _other_matter(best, befores[0], home, today) if home else best
    given = resolve(alone, own, today)
    here = _page_of(given, own)
    if whole and here == there and best.given and given.answer == best.given.answer:
        return Reading(alone, given)  # it names what it asks of, and leaves nothing open
    if there is not None and not strange:
        return best
    apart_from = any(_headed(term, own) for term in strange)
    if there is not None:
        apart_from = apart_from or (here is not None and all(_knows(here, term) for term in strange))
    elif not FOLLOWS.search(text) and home is None:
        apart_from = apart_from or here is not None or bool(given.choices)
    if not apart_from and home and _same_place(best.given, home.given):
        return best._replace(given=_none(best.given))  # 「保險要多少」 behind 「檢測多少錢」
    return Reading(alone, given) if apart_from else best


def _same_place(given: Answer | None, before: Answer) -> bool:
    """Whether a value is the one that was told before."""
    if given is None or given.kind == "yes_no" or given.answer is None or given.answer != before.answer:
        return False
    return given.citation == before.citation


def _none(given: Answer | None) -> Answer:
    nearest = given.citation if given else None
    return Answer(None, given.kind if given else None, None, (), None, (), nearest, ())


_EDGES = re.compile(r"开始|结束|截止|为止")


def _other_matter(best: Reading, before: Question, home: Home, today: datetime.date) -> Reading:
    """A follow-up that asks another thing of the same announcement, and finds nothing together with what was asked of before, or
    that again (「生鮮從哪天起停收」, 「那什麼時候恢復」): asked with the words alone that head the announcement."""
    given, text = best.given, best.question.text
    if given and given.answer is not None:
        if not _same_place(given, home.given) or _EDGES.search(narrow(text)):
            return best
        _, own = apart(understand(text))
        stands = hits(page(home.record), own.terms)
        if not any(term.weight >= 1 and stands.best(i) >= KNOWN for i, term in enumerate(own.terms)):
            return best
    return _with_heads(best, before, instead(narrow(text).strip()), home, today)


def _with_heads(best: Reading, before: Question, words: str, home: Home, today: datetime.date) -> Reading:
    """Words asked with those alone of the question before that head the announcement; as it was where that has no answer."""
    _, asked = apart(before)
    heads = hits(page(home.record), asked.terms).title
    named = [f"{year}年" for year in asked.years]
    named += [term.text for term, credit in zip(asked.terms, heads, strict=True) if credit >= HEADS]
    whole = understand("".join(named) + words)
    put_in = best.question.instead
    whole = msgspec.structs.replace(whole, text=best.question.text, script=best.question.script, instead=put_in)
    given = resolve(whole, [home.record], today)
    return Reading(whole, given, True) if given.answer is not None else best


def _page_of(given: Answer | None, records: Sequence[Record], near: bool = False) -> Record | None:
    """The record that an answer stands on; `near`: or the passage that comes closest."""
    cited = given and (given.citation or (given.nearest if near else None))
    return next((one for one in records if cited and one.id == cited.id), None)


def _named(question: Question, records: Sequence[Record]) -> list[Term]:
    """The things that a question names itself: nouns, no deeds and no times."""
    heads = names([page(one) for one in records], question.full)
    _, asked = apart(question, heads, heads)
    return [term for term in asked.terms if term.weight >= 1 and term.thing]


def _knows(record: Record, term: Term) -> bool:
    return hits(page(record), (term,)).best(0) >= KNOWN


def _headed(term: Term, records: Sequence[Record]) -> bool:
    """Whether a thing heads an announcement."""
    return any(hits(page(one), (term,)).title[0] >= HEADS for one in records)
