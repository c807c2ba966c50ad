"""No to those from elsewhere, where a page tells that it is for its own: 「招生對象：本校一至四年級」, asked of 外校學生.

Read where the question names an 外校, 外縣市, 其他公司 and the page says that one must be of 本校, or that it is for those. A page that
speaks of others itself (「外縣市加收」, 「非本校」) is left to the words of its clauses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.types import asks
from answer.types.contract import Proposal

_OF = "校|县|市|省|里|区|乡|镇|村|国|社区|小区|公司|单位|院|厂"
_ASKS = re.compile(rf"(?:外|其[他它]|别的?)(?:来的?)?(?P<of>{_OF})")
_MAY = re.compile(asks.MARK)


def outsiders(asked: Asked, page: Page) -> Iterator[Proposal]:
    whose = _ASKS.search(asked.text)
    if whose is None or not _MAY.search(asked.text) or not asks.MAY.search(asked.text):
        return
    of = whose["of"]
    if re.search(rf"(?:外|非本|其他|不限){of}|校外", page.text):
        return
    for match in re.finditer(
        rf"(?:(?:必?须|需|应|限|仅|只)[^,。;:]{{0,4}}|(?:对象|资格|条件)[:为是限]{{1,2}}(?:凡|须为)?|供)本{of}",
        page.text,
    ):
        clause = page.clause(match.start())
        says = page.record.body[match.start() : clause[1]].strip(" ,，。;；")[:24]
        yield Proposal(match.start(), clause[1], f"{asks.no(asked.text)}，{says}", 0.4)
        return
