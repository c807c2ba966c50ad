"""Questions and answers over a date: who speaks (「答：」) names nothing, and what a question asks about names it at most.

「幾時到賬」 over 「5月24日前後統一打款」: 到賬. Read from the words that ask; a question without one (「報名？」) is a heading.
"""

from __future__ import annotations

import re

from ingest.record.text import Text
from zh.plain import plain

# A alone may be a group, and answers only where a Q asks
_SPEAKS = re.compile(
    r"\s*【?(?:问|答|(?:问题|回答)[一二三四五六七八九十\d]{0,2}|q[\da]{0,2}|(?P<a>a)\d{0,2})】? ?[:】][:\s]*"
)
_ASKS_BEFORE = re.compile(r"(?:^|[\n。;?!])\s*【?q[\da]{0,2}】? ?[:】]")
_ASKED_WITHIN = 200  # code points
# what is asked for, with the verbs that only ask; what is left says what about
_ASKING = re.compile(
    r"(?:是|在|到|从|自)*(?:什么时[候间]|何时|几时|啥时候?|哪一?[天日]|几[号日]|怎么?样?|如何|哪些?人|哪[里儿]|谁|多久)"
    r"(?:才|可以?|能够?|会|要|应该?|为?止|$)*"
)
_ASKS = re.compile(
    r"什么|何[时处人]|几时|多[少久长]|[哪谁啥吗呢]|如何|怎|几[号天]|是否|能否|可否|为何|(?P<one>[有能可会要用])[没不](?P=one)"
)
_SAYS_NOTHING = re.compile(r"^(?:请问|我们?|你们?|您|大家)+|[吗呢呀啊?]+$")
_LONGEST = 8


def behind_speaker(text: Text, first: int, start: int) -> int:
    """Where a sentence goes on behind 「答：」 or 「Q1：」."""
    speaks = _SPEAKS.match(text.plain, first, start)
    if speaks is None:
        return first
    asked = speaks["a"] is None or _ASKS_BEFORE.search(text.plain, max(0, first - _ASKED_WITHIN), first)
    return speaks.end() if asked else first


def asked_about(words: str) -> str | None:
    """What a question is about, empty where that is no name; None for what asks nothing."""
    if not _ASKS.search(plain(words)):
        return None
    for rule in (_SAYS_NOTHING, _SAYS_NOTHING, _ASKING):
        if found := rule.search(plain(words)):
            words = words[: found.start()] + words[found.end() :]
    words = words.strip()
    return words if 2 <= len(words) <= _LONGEST and not _ASKS.search(plain(words)) else ""
