"""What befalls one who does what is forbidden: 「禁止刷單，違者封號」, asked whether the account is closed for it."""

from __future__ import annotations

import re

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits

STANDS = 0.85
_WILL = re.compile(r"会(?:不会)?(?:被)?|(?:要|得)被")
_BEFALLS = re.compile(r"违[者反规]|否则|一经|如有违|经查|[^,。;]{0,6}[的者],?(?:将|予以|一律)")


def sanctioned(asked: Asked, page: Page, hits: Hits, clause: tuple[int, int]) -> bool:
    """Whether a clause forbids, and one behind it in its sentence tells what the question asks to befall one."""
    will = _WILL.search(asked.text)
    if will is None:
        return False
    end = page.sentence(clause[0])[1]
    behind = page.clause(clause[1] + 1) if clause[1] + 1 < end else clause
    if behind == clause or not _BEFALLS.match(page.text, *behind):
        return False
    deeds = [i for i, term in enumerate(asked.terms) if term.weight >= 1 and term.offset >= will.end()]
    return any(hits.within(i, behind[0], end) >= STANDS and hits.within(i, *clause) < STANDS for i in deeds)
