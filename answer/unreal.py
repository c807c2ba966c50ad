"""What a page tells as no fact: a rumour that it denies (「網傳停水三天，並非事實」), and what is planned or under way, where a
question asks whether it is done (「擬對公廁進行改造」, 「改造完了嗎」)."""

from __future__ import annotations

import re
from functools import lru_cache

from answer.asked import Asked
from answer.evidence import Page
from answer.types import Proposal

_SAID = re.compile(
    r"[网误谣讹传流](?:(?<=网)(?<![上官]网)传|(?<=[误谣讹])传|(?<=传)[言闻]|(?<=流)传(?!至今|[于自已])|(?<=谣)言)"
)
_DENIED = re.compile(r"(?:非|不是)(?:事实|真的)|不属实|不实(?![施行])|(?<![信传造])谣言|子虚乌有|虚构|捏造|假消息|虚假")
_RUMOUR_ASKED = re.compile(r"传|谣|真的|属实")


@lru_cache(maxsize=512)
def _tells_one(text: str) -> bool:
    return _SAID.search(text) is not None


def rumour(asked: Asked, page: Page, start: int) -> bool:
    """Whether a place stands in a sentence that tells a rumour and denies it, and the question asks of what the rumour tells."""
    if not _tells_one(page.text) or _RUMOUR_ASKED.search(asked.text):
        return False
    sentence = page.sentence(start)
    if _SAID.search(page.text, *sentence) is None:
        return False
    denied = list(_DENIED.finditer(page.text, *sentence))
    # 「網傳停水並非事實，實為減壓供水」: what stands behind the denial is told as a fact
    return bool(denied) and start < denied[-1].start()


_DONE_ASKED = re.compile(r"(?:[完好]了|完成了|竣工了?|完工了?|建成了?)(?:吗|没有|没|嘛)[?]?$")
_NOT_DONE = re.compile(r"(?<![虚模草])拟(?!定)|计划(?=[将于在对\d今明])|正在|即将|将[于对在]|尚未|还未|筹备")
_DONE = re.compile(r"已|告竣|(?:完成?|完工|竣工|建成)[了的后]")


def undone(asked: Asked, page: Page, proposal: Proposal) -> bool:
    """Whether a question asks if something is done, and a clause, no day, tells that it is planned or under way."""
    if not _DONE_ASKED.search(asked.text) or re.search(r"\d", proposal.text or ""):
        return False
    clause = page.clause(proposal.start)
    return bool(_NOT_DONE.search(page.text, *clause)) and not _DONE.search(page.text, *clause)
