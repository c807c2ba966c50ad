"""Several values asked for at once: 「有多少攤位，其中小吃幾攤」, 「甲組和乙組各收幾人」. Each is asked for itself, and all are told in turn.

The clauses of a question are taken apart at its commas where each asks for a number, a sum, a time or a person; each clause
stands behind what the first ones say. Nothing is joined where one of them is not told, or on another page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from answer.text import narrow
from answer.understand import type_of, understand
from records import Answer, Citation, Flag, Question, Record

MOST = 4  # values that one question asks for
WIDE = 160  # characters of a quotation that holds all of them
_VALUES = ("number", "amount", "window", "person/org")
_ANY = re.compile(r"都|也|随便|不管|无论|不知|想[问知]|请问|告诉")
_EACH = re.compile(
    r"(?P<one>[一-鿿a-z\d]{2,8})[和与跟及、](?P<other>[一-鿿a-z\d]{2,8}?)(?:各自?|分别)(?=[^,。;?]{0,6}(?:多少|几|什么|谁|哪))"
)


def parts(question: Question) -> list[Question]:
    """What a question asks for, one by one; itself alone where that is one thing."""
    text = question.full.rstrip("?")
    if question.instead is not None or text != narrow(question.full).rstrip("?") or text.count(",") >= MOST * 2:
        return [question]
    asked = _of_each(text) or _of_clauses(text)
    if not 1 < len(asked) <= MOST:
        return [question]
    return [msgspec.structs.replace(understand(one), script=question.script) for one in asked]


def _of_each(text: str) -> list[str]:
    """「甲組和乙組各收幾人」: 「甲組收幾人」, 「乙組收幾人」. What stands before 和 is as long as what stands behind."""
    match = _EACH.search(text)
    if match is None:
        return []
    size = len(match["other"])
    start = max(match.start(), match.end("one") - size)
    return [text[:start] + one + text[match.end() :] for one in (text[start : match.end("one")], match["other"])]


def _of_clauses(text: str) -> list[str]:
    """「有多少攤位，其中小吃幾攤」: 「有多少攤位」, 「有攤位，其中小吃幾攤」."""
    before, found = "", []
    for clause in re.split("[,;]", text):
        told = type_of(clause)
        if told and told[0].kind in _VALUES and clause[slice(*told[1])] and not _ANY.search(clause):
            found.append(f"{before}{clause}")
            clause = clause[: told[1][0]] + clause[told[1][1] :]
        elif found:
            return []  # 「幾號開始，我想早點去」
        before += f"{clause},"
    return found


def together(answers: Sequence[Answer], records: Sequence[Record]) -> Answer | None:
    """The answers to all parts in one; None where one of them is none, in doubt which is meant, or of another page."""
    first, pages = answers[0], {one.citation.id if one.citation else None for one in answers}
    if len(pages) > 1 or any(one.answer is None or one.also or one.choices or one.written for one in answers):
        return None
    told: list[str] = []
    for one in answers:
        if one.answer and not any(one.answer in other for other in told):
            told = [other for other in told if other not in one.answer] + [one.answer]
    if len(told) < len(answers):
        return None  # the same value twice
    cited = _cited([one.citation for one in answers if one.citation], records)
    flags: list[Flag] = []
    for one in answers:
        flags += [flag for flag in one.flags if flag not in flags]
    return msgspec.structs.replace(first, answer="、".join(told), citation=cited or first.citation, flags=tuple(flags))


def _cited(quotes: Sequence[Citation], records: Sequence[Record]) -> Citation | None:
    """A quotation that holds all, where they stand near each other."""
    start, end = min(one.offset for one in quotes), max(one.offset + len(one.quote) for one in quotes)
    body = next((one.body for one in records if one.id == quotes[0].id), "")
    if end - start > WIDE:
        return None
    return msgspec.structs.replace(quotes[0], quote=body[start:end], offset=start)
