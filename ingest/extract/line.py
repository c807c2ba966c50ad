"""A line of a page and the block that it stands in, with what several rules ask of it, each made once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from ingest.extract.marks import DATED, SELLS, advertises, is_after, is_breadcrumb, is_name, meta
from ingest.extract.text import plain
from zh.bare import bare


class Node(Struct, eq=False, gc=False):
    """A block of the page. (A struct is made in a third of the time that a class of Python's takes, here and below; nothing that they
    hold leads back to them, so the collector need not look at them.)"""

    number: int
    parent: int
    element: Any
    named: bool  # has a class or an id
    last: int  # number of its last descendant
    tag: str  # of the element, which takes its time to say so
    above: int = -1  # the parent's parent


class Line(Struct, eq=False, gc=False):
    """A line of text of a block. `links` are its characters inside <a>, `linked` their share; `cells` those of a table's row;
    `bare` is the text as rules read it (`fold` gives it to all lines of a page at once)."""

    text: str
    kind: str
    node: Node
    links: int
    linked: float
    bold: int  # characters in bold
    anchors: list[Any]
    # as most lines have it
    cells: tuple[str, ...] = ()
    table: int | None = None
    bare: str = ""
    written: str | None = None  # as it stands in a page whose text is reread
    _meta: int | None = None
    _opens: bool | None = None
    _dated: bool | None = None
    _crumbs: bool | None = None
    _sells: bool | None = None
    _letters: str | None = None
    look: tuple[str, str, str, str, bool] | None = None  # made by `boxes.look`
    file: bool | None = None  # made by `files.is_attachment`
    score: float = 0.0
    told: bool = False  # its time is one that the notice speaks of
    after: bool = False  # opens what follows an article
    boxed: bool = False  # of a box between two paragraphs
    index: bool = False  # of an index table in front of a notice
    gap: int = 0  # empty lines in front of it, in plain text
    inner: Any = None  # the element inside its block with which it begins: <font size=5>
    space: int = 0  # empty lines and paragraphs in front of it
    ruled: bool = False  # a rule is drawn in front of it
    apart: str | None = None  # of a head whose pieces the style sheet sets apart: its moment, "" without one
    step: bool = False  # of an order that a line above leads in
    sold: bool = False  # `marks.SELLS` may be in it

    @property
    def meta(self) -> int:
        """`marks.meta` of it, made once: several rules ask for it."""
        if self._meta is None:
            self._meta = meta(self.bare)
        return self._meta

    def said(self) -> None:
        """Its time is one that the notice speaks of: it is no line of time."""
        self._meta, self.told = 0, True

    def leads_off(self) -> None:
        """What stands under it is none of the text."""
        self._opens = self.after = True

    def tells(self) -> None:
        """It is of an order that the notice tells: no advertisement, and no breadcrumbs."""
        self.step = True
        self._opens = self._sells = self._crumbs = False

    @property
    def letters(self) -> str:
        """The letters and digits of `bare`, made once."""
        if self._letters is None:
            self._letters = plain(self.bare)
        return self._letters

    @property
    def dated(self) -> bool:
        """Whether a day is in it, asked once."""
        if self._dated is None:
            self._dated = DATED.search(self.bare) is not None
        return self._dated

    @property
    def crumbs(self) -> bool:
        """`marks.is_breadcrumb` of it, made once."""
        if self._crumbs is None:
            self._crumbs = is_breadcrumb(self.bare)
        return self._crumbs

    @property
    def sells(self) -> bool:
        """`marks.advertises` of it, made once; of a row of values, whether one of its cells does."""
        if self._sells is None:
            if len(self.cells) > 2 and self.kind == "row":
                self._sells = any(advertises(cell) and not is_name(cell) for cell in self.bare.split("\t"))
            else:
                self._sells = advertises(self.bare)
        return self._sells

    @property
    def opens(self) -> bool:
        """`marks.is_after` of it, made once."""
        if self._opens is None:
            self._opens = is_after(self.bare)
        return self._opens


_LEADS_STEPS = re.compile(r"(?:步骤|流程|方[式法]|办法|程序|手续|做法|顺序|这样做)(?:如下|为|是)?[\]】]? *:? *$", re.M)
_ORDERS = re.compile(
    # begun by one set of characters, it is quickly found
    r"[首第步流程](?:(?<=首)先[^\n]{0,300}(?:其次|然后|最后)|(?<=第)一步[^\n]{0,300}第二步|"
    r"(?:(?<=步)骤|(?<=流)程|(?<=程)序)[^\n:]{0,6}:[^\n]{2,30}(?:[>→]|--?)[^\n]{2,30}(?:[>→]|--?))"
)
_NO_LEAD = re.compile(r"关注|订阅|联系|转载|下载|[加入]群")
_LEAD = 80  # characters of a line that leads in steps
_STEP = re.compile(
    r"\W*(?:step\s*\d|第?(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:步|[.、):]))|[\s(]*[①-⑳❶-➓]|(?:[^>→]{2,30}[>→]){2}"
)
_STEPS = 12
# one is in every line with a day or a label, and in all breadcrumbs: half of a page's lines are words alone
_SAYS_MORE = re.compile(r"[\d零〇○一二三:\s>»›→＞]")


def fold(lines: list[Line]) -> None:
    """Gives every line its `bare`: one text is folded many times as fast as its lines one by one."""
    folded = bare("\n".join([line.text for line in lines]))
    for line, text in zip(lines, folded.split("\n"), strict=bool(lines)):
        line.bare, line._sells = text, False
        if _SAYS_MORE.search(text) is None:
            line._meta, line._dated, line._crumbs = 0, False, False
    for at in _lines_with(SELLS, folded):  # few: the others need not be asked
        lines[at].sold, lines[at]._sells = True, None
    for at in _lines_with(_LEADS_STEPS, folded):
        if len(lines[at].bare) <= _LEAD and not _NO_LEAD.search(lines[at].bare):
            _steps(lines, at + 1)
    for at in _lines_with(_ORDERS, folded):  # 「首先，扫描海报上的二维码…」, 「流程：登记→审核→领取」
        if lines[at].linked <= 0.5:
            lines[at].tells()


def _lines_with(rule: re.Pattern[str], folded: str) -> Iterator[int]:
    """The lines of a folded text that a pattern within a line finds something in, by number."""
    at = done = 0
    for found in rule.finditer(folded):
        at += folded.count("\n", done, found.end())
        done = found.end()
        yield at


def _steps(lines: list[Line], first: int) -> None:
    """Marks what is led in from a line on as steps: 「扫描二维码关注公众号」 and 「登录 > 选择 > 提交」 are no advertisement and no breadcrumbs there."""
    for line in lines[first : first + _STEPS]:
        if line.linked > 0.5 or not (line.kind == "item" or _STEP.match(line.bare)):
            return
        line.tells()
