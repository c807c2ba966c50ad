"""Marks of HTML and of forums left in the text: 「[b]停水[/b]通知」 → 「停水通知」, 「週四<br />停水」 → 「週四 停水」.

Only where a page has several, one that closes among them, so that somebody pasted source; those of Word also alone, where they end (no 「不再支援 <!--[if IE 9]> 寫法」). A text that speaks of
such marks keeps all.
"""

from __future__ import annotations

import re

from ingest.repair.change import Change

KIND = "markup"
SIGNS = "<["
_LEAST = 2  # marks of a page
_NAMES = "b|strong|i|em|u|s|font|span|p|div|br|center|a|img|h[1-6]|color|size|url|quote|align|backcolor|indent|list|table|tr|td|hr"
_HTML = re.compile(rf"</?(?:{_NAMES})(?:\s[^<>\n]{{0,300}})?\s?/?>", re.IGNORECASE)
_FORUM = re.compile(rf"\[/?(?:{_NAMES})(?:=[^\[\]\n]{{0,200}})?\]", re.IGNORECASE)
# what Word writes for itself, shown as letters: 「<![if !supportLists]>1.<![endif]>」
_OF_WORD = re.compile(r"<!(?:--)?\[if\s[^\]<>\n]{1,40}\](?:--)?>|<!\[endif\](?:--)?>", re.IGNORECASE)
_CLOSES = re.compile(r"^[<\[]/|/>$|^<br", re.IGNORECASE)
_LESSON = re.compile("[标標][签籤]|代[码碼]|語法|语法|HTML|html|網頁設計|网页设计|[编編][辑輯]器|UBB|BBCode|前端")
_BREAKS = re.compile(r"<br|</(?:p|div|h[1-6]|tr|td)>|<hr", re.IGNORECASE)
_WORD = re.compile(r"\w")
_LATIN = re.compile("[A-Za-z0-9]")


def find(text: str) -> list[Change]:
    word = [Change(*mark.span(), "", KIND) for mark in _OF_WORD.finditer(text)] if "<![endif" in text else []
    found = [mark for pattern, sign in ((_HTML, "<"), (_FORUM, "[")) if sign in text for mark in pattern.finditer(text)]
    if len(found) < _LEAST or not any(_CLOSES.search(mark.group()) for mark in found):
        found = []
    if not (found or word) or _LESSON.search(text):
        return []
    marks = [Change(mark.start(), mark.end(), " " if _parts(text, mark) else "", KIND) for mark in found]
    return sorted(marks + word, key=lambda one: one.start)


def _parts(text: str, mark: re.Match[str]) -> bool:
    """Whether a space stands for a mark: between two Latin words, and where a line ended without a stop."""
    before, behind = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if _LATIN.match(before) and _LATIN.match(behind):
        return True
    return bool(_BREAKS.match(mark.group()) and _WORD.match(before) and _WORD.match(behind))
