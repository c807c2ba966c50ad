"""HTML entities left in the text: 「報名&amp;nbsp;須知」 read from a page whose editor escaped twice."""

from __future__ import annotations

import html
import re

from ingest.repair.change import Change

KIND = "entity"
SIGNS = "&"
_QUOTED = ("“”", "‘’", "「」", "『』", '""', "''", "``")  # somebody writes of it: 「“&nbsp;”表示空格」
_ENTITY = re.compile(r"&(?:amp;)*(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,8}\d?);")


def find(text: str) -> list[Change]:
    changes: list[Change] = []
    for found in _ENTITY.finditer(text):
        if text[found.start() - 1 : found.start()] + text[found.end() : found.end() + 1] in _QUOTED:
            continue
        after = before = found.group()
        while (plain := html.unescape(after)) != after:
            after = plain
        if after != before and ";" not in after and "\n" not in after and after.isprintable() | (after == "\xa0"):
            changes.append(Change(found.start(), found.end(), after, KIND))
    return changes
