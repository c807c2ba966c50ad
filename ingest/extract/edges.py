"""What a line at the edge of a body is: of the head, an attachment, a signature, or no part of the body."""

from __future__ import annotations

import re
from typing import Any

from ingest.extract import marks
from ingest.extract.body import Range
from ingest.extract.commands import commands
from ingest.extract.files import LABEL, gives_file, is_attachment, listed
from ingest.extract.line import Line
from ingest.extract.text import names_of, plain
from zh.bare import bare

SUBJECT = re.compile(r"^(?:主题|标\s*题|题目|主旨)(?:\s*[:：]\s*|\s+)\S{4,}")
SUBJECT_LABEL = re.compile(r"^\W*(?:公告|通知|文章|信息)?(?:主\s*旨|主\s*题|标\s*题|题\s*目)\W*$")
_AGO = re.compile(
    r"^\W*(?:最后|最近)?(?:更新|发布|发表|编辑|修改)?于?\W*\d+\s?(?:分钟|小时|天|周|星期|个月|年)前\W*(?:更新|发布|发表|编辑|修改)?\W*$"
)
_OF_HEAD = re.compile(
    r"(?:^|\s)(?:(?:(?:post|entry|article|news|blog)[_-]?)?meta|byline|(?:post|entry|article|news)[_-]?info)(?:$|[\s_-])"
)
_NEAR, _ITEM_OF_TIME = 4, 40  # items of such a list, and characters of one of time
_DAY = 24  # characters of a day and an hour
_SENTENCE = 20  # characters of a sentence that says what a notice says
_ITEM = 8  # characters of an item of a list that belongs to a text: shorter ones are tags
CONTACT = re.compile(
    r"^\W*(?:咨询|联系|服务|报名|监督|投诉|值班|举报|客服|抢修|24小时)*(?:电话|热线|地址|邮箱|信箱|联系人|传真)\s*[:：]"
)
_LEADS = re.compile(
    r"^\W*(?!上一|下一|前一|后一|本文|原文|转载|相关|更多|来源|标签|分类|栏目|分享)[\u4e00-\u9fff]{2,12}\s*:\s*\S"
)
_CALL = 40  # characters of a line that says whom to call
_NUMBER = re.compile(r"(?<!\d)(?:\(0\d{1,3}\)|0\d{1,3}-|400-|800-|0\d{9}(?!\d)|1\d{10}(?!\d))")
_CAPTION = re.compile(r"^\W*(?:图为|[上下左右]图|图[一二三四五六七八九十\d]{1,2}\s*[:：])")
# no item of a plan or of prices: 「廣告：每格500元」, 「推广：各村广播站、合作社」
_NAMED_AD = re.compile(r"^\W*(?:广告|推广)\s*:\s*(?!.*(?:请洽|元))[^。、;\d]+$")
# what a member of a forum has under all posts: <div id="sig21" class="signature">
_SAYING = re.compile(r"(?:^|[\s_-])(?:sig(?:[_-]?\d+)?|signature)(?:$|[\s_-])")
_READ = re.compile("浏览|点阅|点击|阅读|来源|单位|作者")


def is_head(line: Line, lines: list[Line], at: int) -> bool:
    """A line of time and source, breadcrumbs, a row of an index table, tools."""
    text = line.bare
    if line.index:
        return True
    if line.kind == "row":
        labels = [cell for cell in line.cells[::2] if marks.INDEX_LABEL.match(_bare_cell(cell))]
        return bool(labels)
    if marks.INDEX_LABEL.match(text) or line.crumbs and line.score <= 0 or marks.TODAY.match(text):
        return True
    if commands(line):
        return True
    if len(text) <= 30 and marks.TOOLS.match(text) and not marks.SENTENCE.search(text):
        return line.kind != "item" or not marks.READS.match(text) or _in_head(lines, at)
    if len(text) <= _DAY and (_AGO.match(text) or _is_time(line)):
        return True
    if marks.CONTENT_LABEL.match(text) or SUBJECT_LABEL.match(text):
        return True
    if at and marks.INDEX_LABEL.match(lines[at - 1].bare) and len(text) < 60:
        return True
    if line.meta and line.kind != "item":
        return not says_what(lines, at)
    if line.kind == "item" and line.meta == 1 and len(text) <= _DAY and is_moment(text) and _stands_over(lines, at):
        return True
    if line.kind == "item" and _in_head(lines, at):
        return True
    if line.kind == "item" and marks.META_LABEL.search(text) and len(text) < 40 and not marks.SENTENCE.search(text):
        return line.dated or bool(_READ.search(text))
    return line.score < -20 and not opens_text(line, True) or marks.RULE.match(text) is not None


def _in_head(lines: list[Line], at: int) -> bool:
    """Whether an item stands beside one of time in a list that is called as heads are: <ul class=post-meta><li>2024-5-6</li><li>通知</li></ul>."""
    line = lines[at]
    near = lines[max(0, at - _NEAR) : at + _NEAR]
    near = [one for one in near if one.node.parent == line.node.parent]
    # 「展期：6月6日」, 「地點：一樓」 are of what the notice tells
    if any(_LEADS.match(one.bare) and not marks.META_LABEL.search(one.bare) for one in near):
        return False
    if not any(one.dated and len(one.text) <= _ITEM_OF_TIME for one in near):
        return False
    of = line.node.element.getparent()
    return len(line.text) <= _DAY and not marks.SENTENCE.search(line.bare) and _OF_HEAD.search(names_of(of)) is not None


def _stands_over(lines: list[Line], at: int) -> bool:
    """Whether a day in an item is that of the page: with its hour, or right under a heading in it, as of a page laid out as a list."""
    over = lines[at - 1]
    return (
        marks.TIME.search(lines[at].bare) is not None
        or over.kind == "heading"
        and over.node.parent == lines[at].node.parent
    )


def is_moment(text: str) -> bool:
    """Whether a line is a day and its hour, and nothing else."""
    return not plain(marks.TIME.sub("", marks.DATE.sub("", text)))


def _is_time(line: Line) -> bool:
    """Whether all of a line is in a <time> element."""
    time = next(line.node.element.iter("time"), None)
    return time is not None and plain("".join(time.itertext())) == plain(line.text)


def says_what(lines: list[Line], at: int) -> bool:
    """Whether a line of time is what a notice says: 「地點：…」 is the next."""
    return at + 1 < len(lines) and len(lines[at + 1].text) < 100 and marks.PLACE.match(lines[at + 1].bare) is not None


def _bare_cell(cell: str) -> str:
    return bare(cell).replace(" ", "")


def repeats(line: Line, title: Line) -> bool:
    return len(line.letters) >= 4 and line.kind != "row" and line.letters in title.letters


def belongs(line: Line) -> bool:
    """A short line that may open a body."""
    return line.linked < 0.5 and line.score > -10 and not marks.is_source_line(line.bare)


_ADDRESSED = re.compile(r"^\W*(?:各|尊敬的|敬爱的|亲爱的|全体|广大|致)[^,。;]{1,30}:$")


def opens_text(line: Line, inside: bool) -> bool:
    """Whether a line in front of the running text is its beginning, though it is set apart: 「各有關單位：」, 「時間：6月8日 9:00-17:00」.

    `inside`: it stands in the element of the text. There a sentence that leads elsewhere as a whole is one too.
    """
    if line.opens or line.kind == "row":
        return False
    if not line.links and (_ADDRESSED.match(line.bare) or marks.tells_when(line.bare)):
        return True
    return inside and line.linked > 0.6 and len(line.text) >= _SENTENCE and line.bare.endswith("。")


def end_of(lines: list[Line], body: Range) -> Line:
    """The last line of a text that is no row: a table at its end is set otherwise than its lines."""
    ends = (lines[at] for at in range(body.last, body.first, -1) if lines[at].kind != "row")
    return next(ends, lines[body.last])


# what a site calls lists of its own: 「熱門標籤」, 「點擊排行」
_OF_SITE = re.compile(
    "热[门点](?:话题|标签|文章|搜索|新闻|推荐|资讯|内容)|(?:点击|阅读|浏览|人气|热门)排行|关于(?:作者|我们|本站)"
)


def follows(lines: list[Line], at: int, text_end: Line) -> bool:
    """Whether the line behind a text that ends so still is of the body: a signature, a date, an attachment, a row."""
    line = lines[at]
    text = line.bare
    if line.node.tag == "footer" and not any(marks.SIGN_DATE.match(one.bare) for one in lines[at : at + 2]):
        return False
    if at + 1 < len(lines) and LABEL.match(text) and any(gives_file(anchor) for anchor in lines[at + 1].anchors):
        return True
    if listed(lines, at):
        return True
    if line.score <= -12.0 and not is_attachment(line):
        return bool(marks.SIGN_DATE.match(text))
    if not line.links and len(text) <= 60 and not line.after and (CONTACT.match(text) or _CAPTION.match(text)):
        return _beside(text_end, line)
    if line.kind == "item" and not line.after and len(text) >= (_ITEM if line.links else 4) and line.linked < 0.3:
        near = line.node.above == _holder(text_end) or _beside(text_end, line)
        return near and not _SAYING.search(names_of(line.node.element))
    if is_attachment(line) or line.kind == "row" and line.linked <= 0.6 or marks.SIGN_DATE.match(text):
        return True
    # a signature in a box of its own
    signs = _named(text) or len(text) <= 30 and marks.SIGNS_OFF.search(text)
    if not line.links and signs and at + 1 < len(lines) and marks.SIGN_DATE.match(lines[at + 1].bare):
        return True
    # a signature in a section of its own, as the text has sections
    if not line.links and 4 <= len(text) <= 30 and _named(text) and line.node.above == text_end.node.above >= 0:
        return not line.opens
    if line.after or marks.is_source_line(text) or marks.PAGER.match(text):
        return False
    if line.score > 0:
        return _beside(text_end, line) and not _SAYING.search(names_of(line.node.element))
    if len(text) <= 45 and line.linked < 0.5 and (_named(text) or marks.SIGNS_OFF.search(text)):
        return _beside(text_end, line)
    ahead = lines[at + 1 : at + 3]
    # a list with what it is called, beside the text: <h4>開通步驟</h4><ol>…
    if line.kind == "heading" and not line.links and ahead and ahead[0].kind == "item" and not ahead[0].links:
        return (
            not line.opens and not _OF_SITE.match(text) and _beside(text_end, line) and follows(lines, at + 1, text_end)
        )
    return (
        _beside(text_end, line)
        and line.linked < 0.5
        and (
            line.kind == "item"
            or any(marks.SIGN_DATE.match(one.bare) or is_attachment(one) for one in ahead)
            or len(text) <= 40
            and _same(text_end, line)
            and not marks.SIGN_DATE.match(lines[at - 1].bare)
        )
    )


def _named(text: str) -> bool:
    """A name, alone or with its day: 「某某局　2024年3月20日」."""
    day = next((found for found in marks.DATE.finditer(text) if not text[found.end() :].strip(" 日")), None)
    name = text[: day.start()].strip() if day else text
    return len(name) <= 30 and marks.ORGANISATION.search(name) is not None


def _beside(one: Line, other: Line) -> bool:
    """Whether two lines stand in the same element, in siblings, or each alone in a sibling made alike (<div><div>…)."""
    mine, its = one.node, other.node
    return (
        mine.number == its.number
        or mine.parent == its.parent
        or its.parent == mine.number
        or mine.parent == its.number
        or mine.above == its.above >= 0
        and mine.tag == its.tag
        and _wrapped(mine.element)
        and _wrapped(its.element)
    )


def _holder(line: Line) -> int:
    """The number of the element that holds a line's element, or its row where it is alone in one."""
    return line.node.above if _wrapped(line.node.element) else line.node.parent


def _home(line: Line) -> Any:
    """The element of several in which a line stands, alone in however many elements: <section><section><p>."""
    element = line.node.element
    while _wrapped(element):
        element = element.getparent()
    return element.getparent()


def _wrapped(element: Any) -> bool:
    """Whether an element is the only one of its parent."""
    # lxml counts children one by one
    return element.getparent() is not None and element.getprevious() is None and element.getnext() is None


def _same(one: Line, other: Line) -> bool:
    """Whether two lines stand in the same element or in elements made alike."""
    mine, its = one.node.element, other.node.element
    if mine is its or mine.tag != its.tag:
        return mine is its
    names, others = (mine.get("class") or "").split(), (its.get("class") or "").split()
    # class="tx" and class="tx right"
    return (names == others or bool(names) and set(names) < set(others)) and mine.get("style") == its.get("style")


def signs(line: Line) -> bool:
    """A signature, its date, or an attachment."""
    if is_attachment(line) or marks.SIGN_DATE.match(line.bare):
        return True
    return bool(len(line.text) <= 30 and marks.ORGANISATION.search(line.bare)) and not line.opens


def calls(line: Line) -> bool:
    """A line over a text that asks to follow an account."""
    return len(line.text) <= 40 and line.sells


def says_whom(line: Line) -> bool:
    """Whether a short line behind a label gives a number to call and offers nothing: 「承辦：文化股 林小姐 03-555-0000」."""
    text = line.bare
    return (
        not line.links
        and len(text) <= _CALL
        and _LEADS.match(text) is not None
        and _NUMBER.search(text) is not None
        and marks.promotion(text) < 2
    )


def _of_a_card(before: list[Line]) -> bool:
    """Whether most of the last lines are a label and its value: what stands under them is of the same card."""
    return sum(_LEADS.match(one.bare) is not None for one in before[-5:]) > 2


def leads_on(line: Line) -> bool:
    """A link behind its label, or in a sentence: 「報名網址：https://…」, 「詳見價格文件。」."""
    if not 0 < line.links < len(line.text) - 2 or len(line.text) > marks.LONGEST:
        return False
    return line.bare.endswith("。") and not line.opens or _LEADS.match(line.bare) is not None


def _strange(line: Line, before: list[Line]) -> bool:
    """Whether a line is set otherwise than what stands in front of it, or outside the element that holds that."""
    if not any(_same(one, line) for one in before[-12:]):
        return True
    running = [one for one in before if one.score > 20]
    if not running or line.node.parent in {one.node.parent for one in running}:
        return False
    # a sentence in a row of its own is not, where all of the text is set so
    home = _home(line) if line.bare.endswith("。") else None
    return home is None or all(_home(one) is not home for one in running)


def is_outside(line: Line, before: list[Line]) -> bool:
    """Whether a line at the end of the run is no part of the body."""
    text = line.bare
    if line.index and not is_attachment(line):
        return True
    if marks.SIGN_DATE.match(text):
        return False
    if (
        marks.PAGER.match(text)
        or marks.RULE.match(text)
        or marks.END.match(text)
        or marks.COUNT.match(text)
        or marks.counts(text, line.meta)
        or marks.is_source_line(text)
        or line.opens
        or commands(line)
    ):
        return True
    if is_attachment(line) or line.kind == "row":
        return False
    if not line.links and len(text) <= _CALL and CONTACT.match(text) and any(_same(one, line) for one in before[-3:]):
        return False
    if before and (before[-1].kind == "row" or _of_a_card(before)) and says_whom(line):
        return False
    if line.kind == "heading" and line.score < 40:  # <h6> may be all that a text is set in
        return not text.endswith("。") or not any(_same(one, line) for one in before)
    if (
        line.kind == "paragraph"
        and _NAMED_AD.match(text)
        and not (before and _LEADS.match(before[-1].bare))
        and _strange(line, before)
    ):
        return True
    # a sentence set like the text may offer what the notice gives
    promotion = marks.promotion(text) - 2 * (text.endswith("。") and not _strange(line, before))
    weak = len(text) < 60 and marks.promotion(text.rstrip("!")) > 0  # 「不便之處，敬請見諒！」 offers nothing
    if promotion >= 4 or (promotion >= 2 or promotion and weak) and _strange(line, before):
        return True
    return line.linked > 0.6 and len(text) < 100 and not leads_on(line)
