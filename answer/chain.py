"""A question behind others: read together with the one before it where it follows that up, alone where it speaks of a thing of
its own (「少年宮游泳班怎麼報名」 behind a question about a race)."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from answer.evidence import page
from answer.followed import FOLLOWS
from answer.match import hits
from answer.names import names
from answer.resolve import resolve
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


def told(chain: Sequence[str], find: Find, today: datetime.date) -> Answer:
    """The answer to the last of some questions, the first asked first; `Answer.follows` is the one before where it was read
    together with that. `find` gives the candidates of a question that was understood."""
    befores: list[Question] = []
    for one in chain[:-1]:
        befores = [_read(one, befores, find, today).question]
    if len(chain) > 2:  # 「水墨的學費是多少」 「木工呢」 「名額呢」: what was put aside must not be looked for any more
        befores.append(understand(chain[-2]))
    read = _read(chain[-1], befores, find, today)
    given = read.given or resolve(read.question, find(read.question), today)
    return msgspec.structs.replace(given, follows=chain[-2]) if read.together else given


def _read(text: str, befores: Sequence[Question], find: Find, today: datetime.date) -> Reading:
    """A question behind others: together with the first of `befores` that this gives an answer with, else alone."""
    alone = understand(text)
    best: Reading | None = None
    records: Sequence[Record] = ()
    for together in (understand(text, before) for before in befores):
        if together == alone:
            continue
        records = find(together)
        given = resolve(together, records, today)
        if best is None or given.answer is not None:
            best = Reading(together, given, True)
        if given.answer is not None:
            break
    if best is None or not asks_itself(text):
        return best or Reading(alone)
    own = find(alone)
    there = _page_of(best.given, records)
    strange = [term for term in _named(alone, own) if there is None or not _knows(there, term)]
    whole = not FOLLOWS.search(text) and there is not None and any(_headed(one, [there]) for one in _named(alone, own))
    if there is not None and not (strange or whole):
        return best
    given = resolve(alone, own, today)
    here = _page_of(given, own)
    if whole and here == there and best.given and given.answer == best.given.answer:
        return Reading(alone, given)  # it names what it asks of, and leaves nothing open
    if there is not None and not strange:
        return best
    apart_from = any(_headed(term, own) for term in strange)
    if there is not None:
        apart_from = apart_from or (here is not None and all(_knows(here, term) for term in strange))
    elif not FOLLOWS.search(text):
        apart_from = apart_from or here is not None or bool(given.choices)
    return Reading(alone, given) if apart_from else best


def _page_of(given: Answer | None, records: Sequence[Record]) -> Record | None:
    """The record that an answer stands on."""
    if given is None or given.citation is None:
        return None
    return next((one for one in records if one.id == given.citation.id), None)


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
