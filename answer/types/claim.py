"""A clause, or a row of a table, held against a question that wants yes or no: the words that it is read by, and whether they deny.

Every fact is worked out when a law asks for it (`others.py`, `may.py`) and kept, so that laws need no order.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from answer.asked import Asked
from answer.conditions import denied
from answer.evidence import Page
from answer.match import Hits
from answer.types import deeds, denial, excepted, only, side
from zh.once import once

Span = tuple[int, int]
STANDS = 0.85  # credit of a word that stands there
MOST = 32  # clauses before one that are looked at
NEXT = 40  # characters behind a clause in which it is told what alone is allowed

MODAL = re.compile(r"可|能|允许|准许|须|需|应|必须|均|有效|支持|提供|免费|照常|享受|接受|受理|有(?!限|关)|随便")
_HOLDS = re.compile(r"(?<!不)(?:包含|包括|(?<![隐饱])含)")  # 「含早餐，不含接送」
_IF = re.compile(r"^(?:忘了?带|若|如|倘|遇|凡|一旦|要是|万一)|(?:的|者|时),?$")
_LACKS = re.compile(
    r"(?:无|没有|未)[^,。;]{1,14}(?:始得|方可|才能|才可|始可|方能|均可|可以|可申请)|(?:^|[:,])(?:无|未|没有)[^,。;:]{2,20}(?:记录|行为|情形|情况)"
)
# an item of what is forbidden, no clause with a verb of its own: 「以及快遞車輛可停5分鐘」
_ALSO = re.compile(
    r"(?:以及|及(?![格时早物]))(?=[^,。;\d]{1,12}(?:[,。;]|$))(?!.*(?:[可另须需应将由为是免能必请仍照]|正常|[开关]放|不[^,。;]))"
)
_CHARGES = re.compile(
    r"(?<![无毋免])[须需应](?:另(?:行|外)?|按[^,。;]{1,4})?(?:缴|交|付|支付|收)"
)  # 「住戶須繳管理費，空屋免繳」


@dataclass(frozen=True, eq=False)
class Claim:
    asked: Asked
    page: Page
    hits: Hits
    today: datetime.date
    days: frozenset[int]  # the weekdays that the question names
    named: list[tuple[int, int]]  # the cases that it names (`cases.py`)
    span: Span
    in_row: bool

    @once
    def words(self) -> str:
        line = self.page.lines[self.page.line_at(self.span[0])]
        return self.page.text[line.start : line.end] if self.in_row else self.page.text[slice(*self.span)]

    @once
    def sentence(self) -> Span:
        return self.page.sentence(self.span[0])

    @once
    def behind(self) -> Span:
        """The clause behind it, of the next sentence where it is the last of its own."""
        return self.page.clause(min(self.span[1] + 1, len(self.page.text) - 1))

    def before(self) -> Iterator[Span]:
        """The clauses before it in its sentence, the nearest first."""
        clause = self.span
        for _ in range(MOST):
            if clause[0] - 2 <= self.sentence[0]:
                return
            clause = self.page.clause(clause[0] - 2)
            yield clause

    @once
    def next_words(self) -> Span:
        return self.span[0], min(self.span[1] + NEXT, self.sentence[1])

    @once
    def told(self) -> str:
        """The words that it is read by: with those that it goes on in, or those alone that follow from it where it is a condition."""
        text, (low, high) = self.words, self.sentence
        if _IF.search(text) and not denial.paid_back(text):
            text = self.page.text[slice(*self.behind)] if self.span[1] <= self.behind[0] < high else text
        elif not self.in_row and self._goes_on():
            text += self.page.text[slice(*self.page.clause(self.span[1]))]  # 「公會主播另簽合約，不適用上表」
        if self.in_row:
            return text
        if _ALSO.match(text):  # 「禁止攜帶刀具，以及酒類」
            text = self.page.text[self.page.clause(max(low, self.span[0] - 2))[0] : self.span[1]]
        priced = denial.priced(self.words) and side.changes(self.page, self.span)
        if denial.costs(self.asked.text) and not _CHARGES.search(self.words) and not priced:
            text = self.page.text[self.span[0] : high]  # 「由居委會開具，不收工本費」
        rest = self.page.text[self.span[0] : min(high, self.span[1] + NEXT)]
        if denial.asks_to_apply(self.asked.text) and denial.of_itself(rest):
            return rest  # 「訂金全退，自動退回原帳戶」
        if denial.or_oneself(self.asked.text, rest):
            return rest  # 「由單位統一報名，也可以自己報名」
        return text

    def _goes_on(self) -> bool:
        where = (self.asked, self.page, self.hits, self.span)
        plain = not MODAL.search(self.words) and not _HOLDS.search(self.words)
        return plain and side.goes_on(*where) and not deeds.begun_again(*where)

    @once
    def listed(self) -> bool:
        return denial.listed(self.asked.text, self.page, self.span[0])

    @once
    def denies(self) -> bool:
        """Whether its words deny, whoever and whatever it tells of."""
        if _LACKS.search(self.words):  # 「無欠費者方可申請」, asked by one who has some
            return not denied(self.asked.text[: self.asked.focus[0]])
        return denial.denies(self.asked.text, self.told) or self.listed

    @once
    def plain(self) -> bool:
        """Whether its words allow or deny, or tell what is paid where that is asked."""
        named = any(self.asked.terms[i].noun and self.holds(i) for i in self.telling())
        charged = named and denial.costs(self.asked.text) and denial.priced(self.words)
        return self.denies or charged or MODAL.search(self.told) is not None

    @once
    def aside(self) -> excepted.LeftOut | None:
        return excepted.left_out(self.asked, self.page, self.span)

    @once
    def turned(self) -> bool:
        """Whether the question is of what is left out of it."""
        return self.aside is not None and self.aside.named

    @once
    def kept_for(self) -> str:
        return "" if self.in_row else only.kept_for(self.asked, self.page, self.hits, self.span)

    def holds(self, index: int, span: Span | None = None) -> bool:
        """Whether a word of the question stands in it, or in a span of the page."""
        return self.hits.within(index, *(span or self.span)) >= STANDS

    def telling(self) -> list[int]:
        """The words of the question that say something of their own."""
        return [i for i, term in enumerate(self.asked.terms) if term.weight >= 1]
