"""Why: 為什麼, 什麼原因."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types.contract import Proposal, Type

FOCUS = re.compile(r"为(?:什么|何|啥)|什么(?:原因|缘故|理由)|怎么(?:会|就|不|没|还)|何故|(?:原因|理由)(?:是|为)")
_BECAUSE = re.compile(
    r"(?:因为|由于|鉴于|因(?!此|而|素|特)|为了|(?<![^,。;\n\s])为(?=[^,。;\n]{2,24},)|考虑到|之所以[^,。;\n]*是)([^,。;\n]{2,40})"
)


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    for match in _BECAUSE.finditer(page.text):
        yield Proposal(*match.span(1), scope=(page.sentence(match.start()),))


TYPE = Type("why", "text", FOCUS, propose)
