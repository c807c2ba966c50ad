"""What does not take place: 「開幕式取消」, asked whether there is one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.types import asks
from answer.types.contract import Proposal

_OFF = re.compile(r"(?:一律|均|都|已|将|活动|环节)?(?:予以)?(?:取消|停办|不再?(?:举办|举行|举|设|安排|进行)|从略)")


def called_off(asked: Asked, page: Page) -> Iterator[Proposal]:
    """「開幕式取消」, asked whether there is one."""
    what = asks.thing(asked.text)
    for match in re.finditer(re.escape(what), page.text) if len(what) > 1 else ():
        if off := _OFF.match(page.text, match.end()):
            says = page.record.body[match.start() : off.end()]
            yield Proposal(match.start(), off.end(), f"{asks.no(asked.text)}，{says}", 0.3)
