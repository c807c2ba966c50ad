"""No-break spaces: at the ends of a line and beside Chinese they go, between Latin words they become a plain space.

An ideographic space alone between two characters (a name padded to three, 「王　平」) stays; a common space too.
"""

from __future__ import annotations

import re

from ingest.repair.change import Change

KIND = "no_break_space"
# what a page of GBK makes of two of them, which begin its paragraphs: the bytes A0 A0
_IN_GBK = "牋"
_BEGUN = re.compile(f"(?<![^\\n]){_IN_GBK}+(?=[\u3400-\u9fff])")
_LINES = 2  # that begin so
_NARROW = "\u00a0\u202f\u2006-\u200a"  # thin ones too, which programs of setting put beside figures
_THIN = frozenset("\u2006\u2008\u2009\u200a")
SIGNS = f"\u00a0\u202f\u2006\u2007\u2008\u2009\u200a{_IN_GBK}"
_RUN = re.compile(f"[{_NARROW}][ \t\u3000{_NARROW}]*")  # with the blanks in front
_BLANKS = " \t\u3000"
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\u2018-\u201d\u2026\u2014]")


def find(text: str) -> list[Change]:
    changes: list[Change] = []
    for found in _RUN.finditer(text):
        start, end = found.span()
        if end - start > 1 and not _THIN.isdisjoint(found.group()):
            continue  # several thin ones set columns apart
        while text[start - 1 : start] in _BLANKS and start:
            start -= 1
        left, right = text[start - 1 : start], text[end : end + 1]
        if tabs := text.count("\t", start, end):  # between the cells of a row
            after = "\t" * tabs
        elif left in ("", "\n") or right in ("", "\n") or _WIDE.match(left) or _WIDE.match(right):
            after = ""
        else:
            after = " "
        changes.append(Change(start, end, after, KIND))
    begun = list(_BEGUN.finditer(text)) if _IN_GBK in text else []
    if len(begun) >= _LINES or any(len(found.group()) > 1 for found in begun):
        changes += [Change(*found.span(), "", KIND) for found in begun]
    return sorted(changes)
