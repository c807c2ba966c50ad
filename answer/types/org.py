"""Which body: 哪家公司, 哪個部門, 哪所學校. Told by how such names end, cut where they begin."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types.cells import cells
from answer.types.contract import Proposal, Type
from answer.types.who import BY, HOLDS
from answer.words import cut

_KIND = "公司|单位|部门|机构|学院|医院|平台|学校|大学|银行|集团|委员会|协会|局|厅|部|委|中心|出版社|媒体|报社|企业|厂|研究所|研究院|组织|团体|小组|店|车站|法院|院"
FOCUS = re.compile(
    rf"(?:由|是|在|去|找|到|向)?(?:哪一?[家个所间]|什么|哪些)(?:{_KIND})|(?:是|给了?|由)?哪[家所间](?=[?]|$|的|来|在|办|承|主|生|做)"
)
_ENDS = tuple(_KIND.split("|")) + (
    "党委",
    "党总支",
    "办公室",
    "科",
    "处",
    "署",
    "公所",
    "管理局",
    "警方",
    "政府",
    "人大",
    "院校",
    "附中",
    "编辑部",
    "委",
)
_LIKE = (
    ("学校", "大学", "学院", "中学", "小学", "高中"),
    ("公司", "集团", "企业", "厂"),
    ("部门", "局", "厅", "部", "委", "科", "处", "办公室", "组"),
)
_BARE = re.compile(rf"(?:有限|有限责任|分|总|子|该|本|各)?(?:{_KIND})")
_AND = ("与", "和", "及")
_JOINS = {
    "n",
    "ns",
    "nt",
    "nz",
    "nr",
    "j",
    "m",
    "vn",
    "b",
    "f",
    "eng",
    "l",
    "s",
    "ng",
    "nrt",
    "zg",
    "a",
    "an",
    "q",
    "i",
    "c",
}


_AT = re.compile(
    r"(?:在|于|由|为|是|任|到|向|给)([一-鿿\d]{2,24}?(?:有限公司|有限责任公司|集团|公司|大学|医院|学院|研究院|研究所|出版社|银行|中学|小学|委员会|协会|基金会|中心))"
)
_LABELLED = re.compile(r"(?:单位|部门|机构|公司|主办|承办|协办|主管)[^:,。\n]{0,4}[:为是]\s*([^,。;、\n]{2,24})")


def _same_kind(kind: str) -> tuple[str, ...]:
    return next((group for group in _LIKE if kind in group), (kind,))


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    yield from cells(asked, page, hits, names=True)
    kind = re.search(_KIND, asked.text[slice(*asked.focus)])
    for match in BY.finditer(page.text):
        group = 1 if match[1] else 2
        if match[group] not in asked.text:
            yield Proposal(*match.span(group), boost=0.04)
    for match in _LABELLED.finditer(page.text):
        yield Proposal(*match.span(1), boost=0.08)
    for match in _AT.finditer(page.text):
        if match[1] not in asked.text:
            yield Proposal(*match.span(1), boost=0.02 if kind and match[1].endswith(_same_kind(kind[0])) else -0.08)
    for line in page.lines:
        words = cut(page.text[line.start : line.end])
        for index, (word, place, _) in enumerate(words):
            if not word.endswith(_ENDS):
                continue
            first = index
            while (
                index - first < 10
                and first
                and (words[first - 1][2] in _JOINS or words[first - 1][0] in _AND)
                and words[first - 1][1] + len(words[first - 1][0]) == words[first][1]
            ):
                first -= 1
            for later in range(first, index):  # what the question names already: 「某大學文學院」 → 文學院
                if words[later][0].endswith(_ENDS) and (
                    page.text[line.start + words[first][1] : line.start + words[later][1] + len(words[later][0])]
                    in asked.text
                ):
                    first = later + 1
                    break
            while first < index and words[first][0] in (*_AND, "的"):
                first += 1
            start, end = line.start + words[first][1], line.start + place + len(word)
            text = page.text[start:end]
            if end - start < 3 or text in asked.text or _BARE.fullmatch(text):
                continue
            if page.text[end : end + 1] in tuple(":为是") or HOLDS.match(page.text, end):  # a label; whose office it is
                continue
            fits = bool(kind and text.endswith(_same_kind(kind[0])))
            yield Proposal(start, end, boost=0.08 if fits else -0.12)


TYPE = Type("org", "person/org", FOCUS, propose)
