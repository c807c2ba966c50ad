"""Labels and what stands beside them: index tables and lists of a notice (索引號, 發布單位), its text where such a one holds it."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from ingest.extract import marks
from ingest.extract.files import LABEL as OF_FILES
from ingest.extract.line import Line
from ingest.extract.tables import NO_TEXT
from zh.bare import bare

_LONGEST = 16  # characters of a label
_TEXT = 40  # of the sentences of a notice, whatever its label
_POSTS = 2  # of which a day is the line of time
_SUBJECT = re.compile(r"^\W*(?:公告|通知|文章|信息|讯息|消息)?(?:主旨|主题|标题|题目|名称)\W*$")
_TITLE = re.compile(r"^\W*(?:公告|通知|文章|信息|讯息|消息)?(?:主旨|标题)\W*$")
_HEAD = re.compile(
    r"^\W*(?:公告|发布|张贴|刊登|承办)?(?:单位|部门|处室|时间|日期|作者|人员?|者|类别|分类|等级|来源)\W*$"
)
# of a message, and of an entry of a form, beside nothing but such and a day: 「到期日」 over 「續借」 is what a notice tells
_OF_FORM = re.compile(
    r"(?:(?:收到|接收|寄件|发件|发送)(?:时间|日期)|(?:寄件|发件|发送)[人者方]|(?:建立|创建)(?:者|人员?|日期|时间)?|修改(?:者|人员?)|到期日?):?"
)
_PLACE = re.compile(r"^\W*\S{0,4}(?:地点|地址|对象|费用|名额|电话|讲者|讲师)\W*$")
_GIVEN = re.compile(r"[^,。;:!?]{0,20}([\u4e00-\u9fff]{2})免费领取?$")
# who gives it to whom and when, and not how to follow an account: 「扫码回复即可领取」
_GIVES = re.compile(r"凭|\d[日号]|[于到至在].{2,20}领")
_GATHERS = re.compile("关注|扫码|回复|点击|微信|公众号")
_OF_A_DAY = re.compile(r"\W*[\u4e00-\u9fff]{0,6}(?:时间|日期|期限|时段)\W*")


def mark_given(lines: list[Line]) -> None:
    """What is given away is the title of the sentence behind it, where that says by what, when or where one gets it: 「封签免费领取」, 「每店凭证到柜台领封签…。」."""
    for line, behind in zip(lines, lines[1:], strict=False):
        if "免" in line.text and not line.links and behind.text[-1:] == "。" and (given := _GIVEN.match(line.bare)):
            how = behind.bare
            if given.group(1) in how and "领" in how and _GIVES.search(how) and not _GATHERS.search(how):
                line.tells()


def mark_told(lines: list[Line]) -> None:
    """A day alone is what the notice says where it stands under its own label: <dt>時間</dt><dd>6月3日</dd>, <h3>時間</h3>."""
    pairs = list(zip(lines, lines[1:], strict=False))
    if not any(label.kind in ("heading", "term") and line.meta == 1 for label, line in pairs):
        return
    titled = False
    # titles of posts with their days under them, of which one may be called so too: 「新春開課時間」
    posts = Counter(
        label.node.tag
        for label, line in pairs
        if label.kind == "heading" and line.meta == 1 and not _OF_A_DAY.fullmatch(label.bare)
    )
    for label, line in pairs:
        heading = label.kind == "heading" and not label.links and posts[label.node.tag] < _POSTS
        if (
            (label.kind == "term" or heading and titled)
            and len(label.text) <= 12
            and line.meta == 1
            and _OF_A_DAY.fullmatch(label.bare)
            and not marks.INDEX_LABEL.match(label.bare)
            and not marks.META_LABEL.search(label.bare)
        ):
            line.said()
        titled = titled or label.kind == "heading"


def mark_index(lines: list[Line]) -> None:
    """Marks the lines of index tables: rows or terms of one table or <dl> of which half at least have an index's label.

    The rest of such a table is no text either (「截止日期」, 「瀏覽量」, whatever a site adds to its own), but what stands beside the
    label of a text (「內容」), or is one by its sentences.
    """
    groups: dict[Any, list[Line]] = {}
    for line in lines:
        if line.kind == "row" or line.node.tag in ("dt", "dd"):
            element = line.node.element
            groups.setdefault(element if line.kind == "row" else element.getparent(), []).append(line)
    for group in groups.values():
        labels = [_label(line) for line in group if line.kind in ("row", "term")]
        content = sum(marks.CONTENT_LABEL.match(label) is not None for label in labels)
        others = len(labels) - content - sum(OF_FILES.match(label) is not None for label in labels)
        named = sum(marks.INDEX_LABEL.match(label) is not None for label in labels)
        headed = any(_TITLE.match(label) for label in labels) and not any(_PLACE.match(label) for label in labels)
        of_form = sum(_OF_FORM.fullmatch(label) is not None for label in labels)
        if of_form + named >= max(2, others) and any(line.dated for line in group):
            named += of_form
        if headed:  # 標題, 單位, 時間 of a notice; of what it tells where a place stands there too
            named += sum(_HEAD.match(label) is not None and not marks.INDEX_LABEL.match(label) for label in labels)
        # 名稱, 內容, 人數 alone are what a notice tells of something in it
        beside = headed or any(marks.INDEX_LABEL.match(label) and not _SUBJECT.match(label) for label in labels)
        titled = content and beside and any(_SUBJECT.match(label) for label in labels)
        if (named >= 2 or titled) and 2 * named >= others:
            _mark(group)


def _mark(group: list[Line]) -> None:
    label = ""
    held = {line.node.number: 0 for line in group}  # characters of the sentences in an element
    for line in group:
        held[line.node.number] += len(line.text) if "。" in line.text else 0
    for line in group:
        if line.kind == "row":
            line.index = not any(marks.CONTENT_LABEL.match(_folded(cell)) for cell in line.cells[:-1:2])
        elif line.kind == "term":
            label, line.index = _label(line), True
        else:
            text = held[line.node.number] >= _TEXT and not NO_TEXT.search(label)
            line.index = not (text or marks.CONTENT_LABEL.match(label))


def _label(line: Line) -> str:
    return _folded(line.cells[0] if line.kind == "row" else line.text)


def _folded(label: str) -> str:
    """A label as rules read it; what is too long for one is none."""
    return bare(label).replace(" ", "") if len(label) < _LONGEST else ""
