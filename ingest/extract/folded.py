"""Text that a page does not show at first and its reader unfolds: 「展開全文」. It is text as what is shown is.

An element that is not shown is such where a button beside it says so, where a control of the page folds it out by its id, or where it
holds sentences that are most of the page.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import Any

from lxml import etree

from ingest.extract.text import attribute
from zh.bare import bare

_SIZE = etree.XPath("string-length(normalize-space(.))")
_TAGS = frozenset("div section article p span td blockquote".split())
# what is opened for another reason: a window of terms, a form, a template
_WINDOW = re.compile(
    r"modal|pop-?_?up|dialog|layer|mask|toast|agree|policy|privacy|terms|cookie|comment|te?mp(?:late|l)|share|login",
    re.I,
)
_UNFOLDS = re.compile(
    r"(?:点击|点此|点我|按此)?(?:展开|阅读|查看|看|显示)(?:全文|全部|剩余|完整|余下|更多)(?:的?(?:全文|内容|文章|正文))?\W*$"
)
_BUTTON = 16  # characters of a button
_LEAST = 20  # characters of a text behind one
_LARGE = 1_000  # characters of a text that no button unfolds
_HALF = 0.5  # of the page's text, which such a text is
_SENTENCE = 200  # characters of its sentences at most, on the average
_OPENS = ("aria-expanded", "aria-controls", "data-toggle", "data-bs-toggle")  # what a button has that folds a text out
_FOLDS = frozenset(("collapse", "tab", "pill", "accordion"))  # what such a control does, and no "modal" or "dropdown"
_MENU = frozenset(("nav", "header", "footer", "form", "dialog", "aside"))
_MOST_CONTROLS = 200  # controls of a page that are looked at
# by the attribute they are found in a sixth of the time that each element takes to be asked for it
_CONTROLS = etree.XPath(
    " | ".join(
        f"(//@{name})[position() <= {_MOST_CONTROLS}]/.." for name in ("aria-controls", "data-toggle", "data-bs-toggle")
    )
)
_IDS = etree.XPath("//@id")
_LINKED = 0.5  # share of links in a folded menu
_PIECES = 100  # pieces of a folded text in which a sentence is looked for
_HEADS = frozenset(("h2", "h3", "h4", "h5", "h6", "dt"))
_LABEL = 8  # pieces of a control's label
# controls that fold out what a page says of itself, or the same text again
_OF_PAGE = re.compile(
    r"\W*(?:(?:全站|站内)?(?:搜[寻索]|搜一下|检索)|登[录入]|注册|打印|列印|(?:选择)?语[言种]|[繁简]体?(?:中文|版)?|中文版?|english|en|(?:查看)?(?:留言|评论)|(?:意见)?[反回]馈|分享|收藏"
    r"|[菜选]单|导航|筛选|字幕|设置|(?:在线)?客服|二维码|微信|微博|点?赞)\W*"
)
_PANELS = 12  # elements beside a panel in which another is looked for
_IN_HEADING = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def open_up(tree: Any) -> None:
    """Makes elements of text of two others: the head of a folded text that is a button, and what is shown in place of its element.

    <h3><button>一、收費標準</button></h3>, <button aria-expanded=false> before sentences; <template shadowrootmode=open>, as pages are saved.
    """
    for one in [*tree.iter("template")]:
        if attribute(one, "shadowrootmode") or attribute(one, "shadowroot"):
            one.tag = "div"
    for one in [*tree.iter("button")]:
        above = one.getparent()
        if above is None or not any(map(str.strip, islice(one.itertext(), _PIECES))):
            continue
        if above.tag in _IN_HEADING:
            if len(above) == 1 and not (above.text or "").strip() and not (one.tail or "").strip():
                one.tag = "span"
        elif any(one.get(name) for name in _OPENS):
            behind = one.getnext() if one.getnext() is not None or len(above) > 1 else above.getnext()
            if behind is not None and any("。" in text for text in islice(behind.itertext(), _PIECES)):
                one.tag = "h4"


def fold_out(tree: Any) -> None:
    """Shows what a control of the page folds out: <a data-toggle=collapse href=#c1>, <button aria-controls=c1> and <div id=c1 hidden>.

    It holds a sentence and is no menu, form or window, and another control folds out one like it, or it stands beside a paragraph of sentences:
    「搜尋」 over a text folds out none of it. The control is the head of what it folds out, and no link.
    """
    targets: dict[str, Any] = {}
    found: dict[Any, Any] = {}  # what is folded out, and its control
    for one in islice(_CONTROLS(tree), _MOST_CONTROLS):
        does = attribute(one, "data-bs-toggle") or attribute(one, "data-toggle")
        if does and does not in _FOLDS or one.get("aria-haspopup") or one.tag == "input":
            continue
        told = [attribute(one, name) for name in ("aria-controls", "data-bs-target", "data-target", "href")]
        names = [name.removeprefix("#") for name in told if name and (name[0] == "#" or name == told[0])]
        targets = targets or {str(name): name.getparent() for name in _IDS(tree)}
        folded = next((targets[name] for name in names if name in targets), None)
        said = bare("".join(islice(one.itertext(), _LABEL))).strip()
        if folded is not None and folded not in found and not _OF_PAGE.fullmatch(said) and _is_text(folded):
            found[folded] = one
    kinds = Counter(map(_kind, found))
    for folded, one in found.items():
        if kinds[_kind(folded)] > 1 or _in_text(folded):
            folded.attrib.pop("hidden", None)
            folded.set("style", "display:block")
            if one.tag == "a":
                one.attrib.pop("href", None)


def _kind(element: Any) -> tuple[str, str | None]:
    return element.tag, element.get("role") or element.get("class")


def _in_text(folded: Any) -> bool:
    """Whether a paragraph of sentences stands near in front of what is folded out, or in front of the box round it."""
    homes = [one for one in (folded, folded.getparent()) if one is not None]
    beside = (near for one in homes for near in islice(one.itersiblings("p", preceding=True), _PANELS))
    return any("".join(islice(near.itertext(), _PIECES)).strip().endswith("。") for near in beside)


def _is_text(element: Any) -> bool:
    """Whether what a control folds out is text: a sentence, and not most of it links."""
    said = "".join(islice(element.itertext(), _LARGE))
    if "。" not in said or element.tag in _MENU or any(above.tag in _MENU for above in element.iterancestors()):
        return False
    linked = sum(len("".join(link.itertext())) for link in element.iter("a"))
    named = f"{attribute(element, 'class')} {attribute(element, 'id')}"
    return linked < _LINKED * len(said) and not _WINDOW.search(named) and next(element.iter("form"), None) is None


class Folded:
    """Asks of the elements of a page that are not shown."""

    def __init__(self, root: Any) -> None:
        self._root = root
        self._all = 0.0

    def unfolds(self, element: Any) -> bool:
        """Whether the text of an element that is not shown is unfolded by who reads the page."""
        if element.tag not in _TAGS or (size := _SIZE(element)) < _LEAST:
            return False
        if _is_panel(element) and "。" in "".join(islice(element.itertext(), _PIECES)):
            return not _WINDOW.search(f"{attribute(element, 'class')} {attribute(element, 'id')}")
        large = size >= _LARGE
        if (
            not large
            and not _has_button(element)
            or _WINDOW.search(f"{attribute(element, 'class')} {attribute(element, 'id')}")
        ):
            return False
        sentences = "".join(element.itertext()).count("。")
        if not large or _has_button(element):
            return sentences > 0
        self._all = self._all or _SIZE(self._root)
        return sentences * _SENTENCE >= size >= _HALF * self._all


def _is_panel(element: Any) -> bool:
    """Whether an element stands under a heading of its own as another one like it does: <h3>…</h3><div hidden>…</div>, twice, or each in an item."""
    head = element.getprevious()
    if head is None or head.tag not in _HEADS or any(one.tag in _MENU for one in element.iterancestors()):
        return False
    above = element.getparent()
    outer = above.getparent()
    homes = [above] if outer is None else [above, *(one for one in islice(outer, _PANELS) if one.tag == above.tag)]
    kind = (element.tag, element.get("class"), head.tag)
    count = 0
    for home in dict.fromkeys(homes):
        for one in islice(home, _PANELS):
            before = one.getprevious()
            count += before is not None and (one.tag, one.get("class"), before.tag) == kind
            if count > 1:
                return True
    return False


def _has_button(element: Any) -> bool:
    """Whether the element in front ends with what unfolds a text, or the one behind is that."""
    front, behind = element.getprevious(), element.getnext()
    return _ends_so(front, False) or _ends_so(behind, True)


def _ends_so(element: Any, alone: bool) -> bool:
    if element is None or not isinstance(element.tag, str):
        return False
    text = bare("".join(element.itertext())[-_BUTTON - 1 :].strip())
    found = _UNFOLDS.search(text)
    return found is not None and (not alone or not found.start() and len(text) <= _BUTTON)
