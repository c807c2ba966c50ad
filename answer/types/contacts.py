"""Whom a page names as the one to turn to: 「聯絡人：保健組許護理師」, 「联系人：杜先生、方女士」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.surnames import SURNAMES
from answer.types.contract import Proposal

LABELS = r"联系人|联络人|承办人员?|经办人|代理人|负责人|主办人|窗口人员|咨询人|受理人|收件人|报名人员|联系老师|联络老师"
_LABELLED = re.compile(
    rf"(?P<label>{LABELS})\s*[:为是]\s*(?P<who>[^,。;:\n\t\d(]{{2,40}}?)\s*(?=[,。;(\n\t]| |电话|分机|手机|邮箱|$)"
)
_TITLE = (
    r"(?:先生|女士|小姐|老师|护理师|护理长|护士长?|医师|医生|主任|科长|课长|股长|组长|处长|所长|专员|干事|同志|经理|会计师?|警官|"
    r"技士|技正|技佐|课员|组员|科员|书记|教官|教授|师傅|教练|秘书|社工师?|辅导员|管理员|助理)"
)
_PERSON = rf"[{SURNAMES}][一-鿿]{{0,2}}{_TITLE}$"
# 「方女士和丁先生」, but 「向和平先生」
_BETWEEN = re.compile(rf"[、/]|{_TITLE}[和及与]")
# 「疾管組陳護理師」: where the office ends
_OF_OFFICE = re.compile(rf"^.*(?:[组部处科室课股队局所院校馆站会系]|中心|公司)(?={_PERSON})")
ASKS = re.compile(r"(?:找|联系|联络|咨询|问|洽|请教)(?:的是)?(?:谁|哪位|哪个人)")
MEANT = 0.35  # what the very label that is asked for counts


def spans(page: Page) -> Iterator[tuple[str, tuple[int, int], list[tuple[int, int]]]]:
    """(label, what stands behind it, the persons in it)."""
    for match in _LABELLED.finditer(page.text):
        start, persons = match.start("who"), []
        ends = [between.end() - 1 for between in _BETWEEN.finditer(match["who"])]
        for low, high in zip([0, *(end + 1 for end in ends)], [*ends, len(match["who"])], strict=True):
            piece = match["who"][low:high]
            office = _OF_OFFICE.match(piece)
            first = office.end() if office else 0
            if re.search(_PERSON, piece[first:]):
                persons.append((start + low + first, start + high))
        if persons:
            yield match["label"], match.span("who"), persons


def _one(text: str) -> str:
    """聯絡 and 聯繫 as one word."""
    return text.replace("联络", "联系")


# 「聯絡方式：農業股 葉某某，5550188；財政局 方某某，5550190」
_LISTED = re.compile(
    rf"(?:(?<=[:,;。、\n])|^)\s*(?P<office>[一-鿿]{{2,12}}?(?:[组部处科室课股队局所院校馆站会系办]|中心|公司))[ \t]+"
    rf"(?P<who>[{SURNAMES}][一-鿿]{{1,2}})(?=[ ,(]+(?:电话|分机|手机|\d|\(?0))",
    re.M,
)


def listed(asked: Asked, page: Page) -> Iterator[Proposal]:
    """Who stands with a number behind the office that the question names, in a list of such."""
    if ASKS.search(asked.text) is None and re.search(LABELS, asked.text) is None:
        return
    for match in _LISTED.finditer(page.text):
        meant = match["office"] in asked.text
        yield Proposal(*match.span("who"), boost=MEANT if meant else -0.1, scope=(match.span("office"),))


def named(asked: Asked, page: Page) -> Iterator[Proposal]:
    """All persons behind one label, the office before them left out."""
    for label, _, persons in spans(page):
        meant = _one(label)[:2] in _one(asked.text) or ASKS.search(asked.text) and not re.search(LABELS, asked.text)
        told = "、".join(page.record.body[start:end] for start, end in persons)
        text = told if len(persons) > 1 else None
        yield Proposal(persons[0][0], persons[-1][1], text, MEANT if meant else -0.1)
