"""Yes or no from what is allowed, forbidden or stated: 可以匿名嗎, 外鏈有效嗎."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.conditions import lacks
from answer.evidence import Page
from answer.match import Hits
from answer.types import asks, weekly
from answer.types.contract import Proposal, Type

FOCUS = re.compile(asks.MARK)
_NO = re.compile(
    r"不得|严禁|禁(?!令|止令)|禁止|谢绝|恕不|不予|不可|不能|不准|不许|不受理|拒收|无效|不享受|不适用|不接受|除外|不含|不计入|不作|不支持|不参与|不参加|取消|作废|停止|暂停|停工|停课|停诊|停办|停播|停止|停用|停运|停业|停售|停收|停靠|关闭|仅限|不设|不再|不收|未|没有|无法|只支持|不"
)
_IF = re.compile(r"^(?:若|如|倘|遇|凡|一旦|要是|万一)|(?:的|者|时),?$")
_PUT_OFF = re.compile(r"顺延|推迟|延期|改期|另行")
_AS_PLANNED = re.compile(r"照常|照原|原定|如期|准时|按时|正常|按计划")
_COSTS = re.compile(r"要钱|买票|收费|付费|花钱|交钱|缴费|收钱|付钱|门票")
_FREE = re.compile(r"免费|免收|不收|无需付费|不另收")
_LACKS = re.compile(
    r"(?:无|没有|未)[^,。;]{1,14}(?:始得|方可|才能|才可|始可|方能|均可|可以|可申请)|(?:^|[:,])(?:无|未|没有)[^,。;:]{2,20}(?:记录|行为|情形|情况)"
)
_DOUBLE = re.compile(r"不限|不拘|不论|不分|无需|不必|不用|免|无须|不收取?费|不另收")


_MODAL = re.compile(r"可|能|允许|准许|须|需|应|必须|均|有效|支持|提供|免费|照常|享受|接受|受理|有")


def _opens(asked: Asked, hits: Hits, clause: tuple[int, int], denies: bool) -> float:
    """「免費版不適用」 for a question about the 免費版: the clause begins with what is asked about."""
    own = [i for i, term in enumerate(asked.terms) if term.weight >= 1 and term.offset >= asked.tail and term.noun]
    if denies and any(
        hits.within(i, *clause) >= 0.9 and hits.title[i] < 0.6 for i, term in enumerate(asked.terms) if term.weight >= 1
    ):
        return 0.15  # 「週末不得施工」
    does = [
        i for i, term in enumerate(asked.terms) if term.weight >= 1 and term.offset >= asked.tail and term.tag == "v"
    ]
    if any(hits.best(i) >= 0.9 and hits.within(i, *clause) < 0.6 for i in does):
        return 0.0  # what is asked of it stands elsewhere
    begins = (clause[0], min(clause[0] + 8, clause[1]))
    return 0.2 if any(hits.within(i, *begins) >= 0.9 and len(hits.places[i]) == 1 for i in own) else 0.0


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    yield from weekly.by_week(asked, page, weekly.named(asked))
    seen = set()
    for places in hits.places:
        for start, _, _ in places:
            clause = page.clause(start)
            if clause in seen or page.lines[page.line_at(start)].kind == "heading" or page.is_head(start):
                continue
            seen.add(clause)
            row = page.lines[page.line_at(start)]
            text = page.text[row.start : row.end] if row.kind == "row" else page.text[slice(*clause)]
            without = _LACKS.search(text)
            if _IF.search(text):  # what follows from the condition is the answer
                behind = page.clause(min(clause[1] + 1, len(page.text) - 1))
                text = page.text[slice(*behind)] if behind[0] >= clause[1] else text
            denies = bool(_NO.search(_DOUBLE.sub("", text)))
            if _PUT_OFF.search(text) and _AS_PLANNED.search(asked.text):
                denies = True
            if _COSTS.search(asked.text) and _FREE.search(text):
                denies = True
            if without:  # 「無欠費者方可申請」, asked by one who has some
                denies = not re.search(r"没有|没|无|未", asked.text[: asked.focus[0]])
            plainly = denies or bool(_MODAL.search(text))
            opens = _opens(asked, hits, clause, denies) if plainly else 0.0
            if all(lacks(asked, page, hits, span) for span in (clause, page.sentence(start))):
                denies = True  # 「須出示學生證」, asked by one who has none
            yield Proposal(
                *clause, asks.no(asked.text) if denies else asks.yes(asked.text), (-0.02 if plainly else -0.1) + opens
            )


TYPE = Type("may", "yes_no", FOCUS, propose)
