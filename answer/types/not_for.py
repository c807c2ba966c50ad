"""What a rule does not hold for: 「鮮花不適用打烊期」, asked whether it holds for that."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types import asks
from answer.types.contract import Proposal

_RULE = re.compile(
    r"(?:^|(?<=[,。;:\n]))(?P<whom>[^,。;:\n不]{1,20}?)(?:均|都|一律|概)?不(?:适用|享受?有?|参与|参加|纳入)(?:于)?(?P<what>[^,。;:\n]{2,16})"
)
_TAKES = re.compile(r"(?:适用|按照?|依照?|照|享受?|享有|有|用|参[加与]|套用|算)[^,。;不]{0,6}$")


def not_for(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    for match in _RULE.finditer(page.text) if _ASKS.search(asked.text) else ():

        def named(part: str, rule: re.Match[str] = match) -> list[int]:
            return [
                i for i, term in enumerate(asked.terms) if term.weight >= 1 and hits.within(i, *rule.span(part)) >= 0.85
            ]

        what = named("what")
        whom = [i for i in named("whom") if i not in what and asked.terms[i].text not in page.title]
        taken = [
            i
            for i, term in enumerate(asked.terms)
            if term.weight >= 1 and i not in whom and _TAKES.search(asked.text, 0, term.offset)
        ]
        if whom and taken and taken[0] in what:  # not 「餐費補貼」, where it is 「交通補貼」
            says = page.record.body[slice(*match.span())].strip()
            yield Proposal(*match.span(), f"{asks.no(asked.text)}，{says}", 0.3)


_ASKS = re.compile(asks.MARK)
