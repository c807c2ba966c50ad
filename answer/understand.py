"""A question → its type and slots."""

from __future__ import annotations

import re

from answer.asked import Asked, take_apart
from answer.text import narrow
from answer.types import BY_NAME, TABLE, Type
from records import Question
from zh.script import script_of

_FOLLOWS = re.compile(r"^(?:那么?|还有|然后|至于|换成|如果是|要是)[,]?|(?:呢|的呢)[?]*$")
_PUBLISHED = re.compile(
    r"(?<!\d)((?:19|20)\d\d)年(\d{1,2})月(?:份)?(?:\d{1,2}[日号])?(?:发布|发表|发出|发|贴出来|贴出|贴|公布|刊登|刊出|出的|挂出|登出|出台|那[份篇条则次个]|推出|颁布|印发)"
)


def type_of(text: str) -> tuple[Type, tuple[int, int]] | None:
    """The type of a narrow question and its focus; None where no question word stands in it."""
    for one in TABLE:
        last = None
        for last in one.focus.finditer(text):
            pass
        if last and one.tells(text):
            return one, last.span()
    return None


def understand(question: str, before: Question | None = None) -> Question:
    text = narrow(question).strip()
    script = script_of(question)
    follows = before is not None and bool(_FOLLOWS.search(text))
    told = type_of(text)
    if follows and before is not None:
        kind = told[0].name if told else before.type
    else:
        kind = told[0].name if told else "what"
    asked = take_apart(text, told[1] if told else (0, 0))
    words = list(asked.terms)
    published = _PUBLISHED.search(text)
    names = tuple(dict.fromkeys(term.text for term in words if term.offset < asked.tail or term.name))
    near = [term.text for term in words if term.offset >= asked.tail and not term.name]
    query = " ".join(dict.fromkeys((*asked.years, *(term.text for term in words))))
    if follows and before is not None:
        query = f"{before.query} {query}".strip()
    return Question(
        text=question,
        type=kind,
        script="hant" if script == "hant" else "hans",
        query=query,
        thing=names,
        property="".join(near) or None,
        time=asked.months[0] if asked.months else (asked.years[0] if asked.years else None),
        published=f"{published[1]}-{int(published[2]):02d}" if published else None,
        before=before.text if follows and before is not None else None,
    )


def apart(question: Question) -> tuple[Type, Asked]:
    """The type and the words of a question that was understood."""
    text = narrow(question.text).strip()
    told = type_of(text)
    kind = BY_NAME[question.type]
    return kind, take_apart(text, told[1] if told else (0, 0))
