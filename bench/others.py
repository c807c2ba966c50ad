"""What other announcements say of what was asked, scored: `tests/answer/others/` (pages, questions) and what was answered.

A question stands with what it asks for: `differs`, the values that pages about the same thing tell, each of which must be told
(as the answer or beside it); none: nothing else may be told to differ; `says`, what the answer holds; `choices`, the pages that
could be meant where the question names none, by the beginning of their names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from answer.text import narrow

Case = Mapping[str, Any]


def told(case: Case, given: Case) -> bool:
    """Whether every value is told, as the answer or beside it."""
    said = [given["answer"] or "", *(one["answer"] for one in given["also"] if one["differs"])]
    return len(said) > 1 and all(any(value in narrow(one) for one in said) for value in case["differs"])


def quiet(given: Case) -> bool:
    """Whether nothing is told to differ."""
    return not any(one["differs"] for one in given["also"])


def listed(case: Case, given: Case) -> bool:
    """Whether no answer is given, and two or more of the announcements that could be meant are listed, none but these."""
    files = [one["file"].rpartition("/")[2] for one in given["choices"]]
    meant = [file for file in files if file.startswith(tuple(case["choices"]))]
    return given["answer"] is None and len(files) > 1 and meant == files


def figures(cases: list[Case], answers: Mapping[str, Case]) -> Iterator[tuple[str, float]]:
    """(name, share): values told, nothing told where nothing is, answers right there, choices listed."""
    parts: dict[str, list[bool]] = {"told": [], "quiet": [], "right": [], "listed": []}
    for case in cases:
        given = answers[case["id"]]
        if "choices" in case:
            parts["listed"].append(listed(case, given))
        elif case["differs"]:
            parts["told"].append(told(case, given))
        else:
            parts["quiet"].append(quiet(given))
            if "says" in case:
                parts["right"].append(narrow(case["says"]) in narrow(given["answer"] or ""))
    yield from ((name, sum(held) / len(held)) for name, held in parts.items())
