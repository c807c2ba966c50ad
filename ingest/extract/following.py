"""The address of the page on which the same announcement goes on, as the page writes it.

Pagers look alike under an article, a list, a row of comments and a thread. What tells them apart is where they stand (right at the
text, with no comments and no list between both) and where they lead (to a further number of the page's own address).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

from ingest.extract import marks
from ingest.extract.files import is_attachment
from ingest.extract.line import Line
from ingest.extract.text import attribute, names_of
from zh.bare import bare

_ABOVE = 8  # lines over a text in which its pages are looked for
_BEHIND = 16  # lines behind it
_LISTED = 3  # links to other articles behind a text that are a list, with pages of its own
_ROW = 80  # characters of a row of pages
_PAGES = 99  # pages of an article
_TITLE = 8  # characters of a link that is another article's title
_LABEL = 24  # characters of a link that says no more than where it leads
_PAGE = r"\w{0,16}page\w{0,8}|pg|pn?|start|offset"
_PAGE_NAME = re.compile(_PAGE, re.I)
_NUMBERED = re.compile(
    rf"[?&](?:{_PAGE})=\d{{1,4}}(?!\d)|(?:^|[_,/-]|\.(?=p))(?:p|page|index[_-]?)?\d{{1,2}}(?:\.\w{{2,5}})?/?(?:[?#]|$)",
    re.I,
)
# the end of a path that is the number of a page
_NUMBER = re.compile(r"(?P<mark>[_-]p?|\.p(?:age)?|/p(?:age)?[/_-]?|/)(?P<number>\d{1,3})$", re.I)
# a forum's, before the page of the board on which the thread stands: thread-88-2-1
_AMONG = re.compile(r"(?P<front>.*\D\d+-)(?P<page>\d{1,3})(?P<rest>-\d{1,3})$")
_COMMENT_PAGE = re.compile(r"comments?|cpage|repl(?:y|ies)|respond", re.I)
# the pages of what is no article: of a list, a board, a search, of the front of a blog and its months
_OF_A_LIST = re.compile(
    r"(?:^|[/_-])(?:list|category|tags?|author|search|forumdisplay|viewforum|threadlist)(?:[/?_.-]|$)"
    r"|^(?:https?://[^/]*)?/?(?:archives?/)?(?:(?:19|20)\d\d/(?:\d\d/){0,2})?(?:page/\d+/?|(?:index\.\w+)?\?page[ds]?=\d+)$",
    re.I,
)
_REST = re.compile(r"^[\W_]*(?:点击|查看|阅读|看)*(?:余下|剩余|其余)(?:的)?(?:全文|内容|部分|正文)[\W_]*(?:\S{0,10})?$")
# all that stands in a row of page numbers: 「頁次： 1 2 3 »」
_NUMBERS = re.compile(
    r"^(?:[\u4e00-\u9fff]{1,4}\s*(?:\d{1,2}\s*[页頁]\s*)?:)?[\s\d<>«»‹›|/.…\[\]()上下一首尾前后末页第共\ufffd]+$"
)
_NUMBER_ALONE = re.compile(r"[\W_]*第?\s*(\d{1,3})\s*[页頁]?[\W_]*")
_OFF = re.compile(r"(?:^|[\s_-])(?:disabled?|nolink)(?:$|[\s_-])")
_SAID = re.compile(r"^.*:|共\s*\d+\s*页|/\s*\d+")  # how many there are: 「本文共3頁：」, 「1 / 3」
_MARK = 4  # characters of an arrow
_AROUND = 3  # elements round the text in which a picture leads on
_BACK = re.compile(r"^[\W_]*(?:上一?[页頁]|前[一1]?[页頁]|prev(?:ious)?(?:\s*page)?)[\W_]*$")
_FEW_PAGES = 5  # of an article, whose number is not that of an article
_SECOND = re.compile(r"^(?:第\s?2\s?[页頁]|[›»>→]{1,3})$")  # what a link alone says that leads from the first page on
_ARROW = re.compile(r"^[\W_]*(?:\d{1,3}|[›»>→]+|下一?[页頁]|next)[\W_]*$")
_PUBLISHED = re.compile("(?:发布|发表)(?:时间|日期)")
_MAY = re.compile(r"页|下一\ufffd|next|余下|剩余|其余|^[\W\d_]+$")  # is in every line that tells a page
_COMMENTS = re.compile(
    r"^\W*(?:全部|所有|最新|热门|精彩|网友|用户|读者|文章|精选|查看|已有|共)?\W*\d*\W*(?:条|个)?(?:评论|跟帖|留言|回帖|回复|讨论|点评|回应)(?:区|列表|内容)?\W*(?:\d+\W*(?:条|个)?)?\W*$"
)


def next_page(
    root: Any, lines: list[Line], first: int, last: int, post: tuple[int, int] | None, address: str | None
) -> str | None:
    """The next page of the text that the lines from `first` to `last` are, as written; None where it ends on this page.

    `post` are the first line of its post and the one behind, where others' posts stand on the page: their pages are none of the text's.
    `address` is the page's, where that is known.
    """
    own = cache(lambda: address or _canonical(root))  # most pages are asked for none
    begin, end = post or (0, len(lines))
    start = max(begin, first - _ABOVE)
    may = {line for line in lines[start : min(end, last + 1 + _BEHIND)] if _may_tell(line)}
    near = [line for line in _near(lines, start, last, end) if line in may] if may else []
    if near and (href := _told(near, own())):
        return href
    return None if post else _of_head(root, own) or _of_pictures(root, lines[last], own)


def page_of_replies(root: Any, lines: list[Line], post: tuple[int, int], address: str | None) -> str | None:
    """The next page of the thread whose first post the lines of `post` are: told over it, or behind the replies."""
    begin, end = post
    near = [line for line in lines[max(0, begin - _ABOVE) : begin] if _may_tell(line)]
    listed = 0
    for line in lines[end:]:
        if _may_tell(line) and len(line.text) <= _ROW:
            near.append(line)
        else:
            listed += line.linked > 0.6 and len(line.bare) >= _TITLE
        if listed >= _LISTED:
            break
    return _told(near, address or _canonical(root))


def _told(near: list[Line], own: str | None) -> str | None:
    """The next page that the links in some lines tell."""
    anchors = [anchor for line in near for anchor in line.anchors]
    for anchor in anchors:
        label = _label(anchor)
        if len(label) > _LABEL or not (href := _href(anchor)):
            continue
        label = bare(label).strip()
        if marks.NEXT_PAGE.match(label) and (_NUMBERED.search(href) or _own_page(own, href)):
            if _between(anchors, href):
                continue
            if _goes_on(own, href) or own is None and href[0] == "?" and not _COMMENT_PAGE.search(href):
                return href
        elif (_SECOND.match(label) and _is_second(href) or _REST.match(label)) and _goes_on(own, href):
            return href
    for anchor in anchors:
        named = f"{anchor.get('rel') or ''} {anchor.get('class') or ''}".lower()
        if "next" in named and "next" in named.split() and (href := _href(anchor)) and _NUMBERED.search(href):
            label = bare("".join(anchor.itertext())).strip()
            if _ARROW.match(label) and _goes_on(own, href) and not _between(anchors, href):
                return href
    for row in _rows(near):
        if (further := _following(row)) and _goes_on(own, further):
            return further
    return None


def _between(anchors: list[Any], href: str) -> bool:
    """Whether 「上一頁」 and 「下一頁」 lead to the articles before and behind, by their numbers: /news/11 and /news/13, /a/8 and /a/15."""
    its = _NUMBER.search(_stem(href.partition("?")[0]))
    for anchor in anchors:
        before = _href(anchor) if _BACK.match(bare(_label(anchor)).strip()) else ""
        number = _NUMBER.search(_stem(before.partition("?")[0])) if before else None
        if its and number and number["mark"] == its["mark"] == "/":
            one, other = int(number["number"]), int(its["number"])
            return one >= _FEW_PAGES or other - one != 2
    return False


def _is_second(href: str) -> bool:
    """Whether an address ends as that of a second page does: 88_2.html, 88-2.html."""
    number = _NUMBER.search(_stem(href.partition("?")[0]))
    return number is not None and number["number"] == "2" and number["mark"] != "/"


def _may_tell(line: Line) -> bool:
    """Whether a line may tell a page at all: most pages have none, which is soon seen."""
    return line.links > 0 and _MAY.search(line.bare) is not None or len(line.text) <= _MARK and line.text.isdecimal()


def _near(lines: list[Line], begin: int, last: int, end: int) -> Iterator[Line]:
    """The lines of a text and those round it in which its own pages may be told: a list or comments behind it have pages of their own."""
    yield from lines[begin : last + 1]
    listed = 0
    for line in lines[last + 1 : min(end, last + 1 + _BEHIND)]:
        text = line.bare
        if line.linked < 0.5 and len(text) <= _LABEL and _COMMENTS.match(text):
            return
        if marks.REPLY.search(text) and marks.TIME.search(text) and line.meta and not _PUBLISHED.search(text):
            return
        entry = (
            line.linked > 0.6
            and len(text) >= _TITLE
            and not is_attachment(line)
            or line.links > 0
            and marks.STAMP.search(text) is not None
        )
        listed += entry and not marks.PAGER.match(text) and not _NUMBERS.match(text)
        if listed >= _LISTED:
            return
        yield line


def _href(anchor: Any) -> str:
    """Where a link leads, "" where to no page: also one that is switched off, <a class="next disabled">."""
    if any(_OFF.search(names_of(one)) or one.get("aria-disabled") == "true" for one in (anchor, anchor.getparent())):
        return ""
    href = attribute(anchor, "href").strip()
    return "" if href.lower().startswith(("#", "javascript:", "mailto:", "data:")) else href


def _label(anchor: Any) -> str:
    """What a link says: its text, or what it says of itself where that is a mark or a picture: <a title=下一頁>»</a>."""
    text = "".join(anchor.itertext())
    if len(text) > _MARK or any(map(str.isalnum, text)):
        return text
    picture = next(anchor.iter("img"), None)
    return attribute(anchor, "title") or (attribute(picture, "alt") if picture is not None else "") or text


def _rows(near: list[Line]) -> Iterator[list[Line]]:
    """The lines that are rows of page numbers; those of numbers alone, each in an item, are one row."""
    row: list[Line] = []
    for line in near:
        if len(line.text) > _ROW or not _NUMBERS.match(line.bare):
            continue
        if row and (line.node.parent != row[-1].node.parent or line.node is row[-1].node):
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def _following(row: list[Line]) -> str | None:
    """The page behind the one that is not linked in a row of numbers: 「1 [2] [3]」, <strong>1</strong><a>2</a>."""
    linked: dict[str, str] = {}
    told: list[str] = []
    for line in row:
        for one in line.anchors:
            if (href := _href(one)) and (alone := _NUMBER_ALONE.fullmatch("".join(one.itertext()))):
                linked[alone[1]] = href
        # piece by piece: nothing stands between <strong>1</strong> and <a>2</a>
        pieces = line.node.element.itertext() if any(one.anchors for one in row) else (line.text,)
        told += [number for piece in pieces for number in re.findall(r"\d+", _SAID.sub("", bare(piece)))]
    for number in told:
        href = linked.get(str(int(number) + 1), "") if number not in linked else ""
        if _NUMBERED.search(href):
            return href
    return None


def _of_pictures(root: Any, last: Line, own: Callable[[], str | None]) -> str | None:
    """The link of a picture 「下一頁」 that stands beside the text whose last line is given."""
    around = set(islice(last.node.element.iterancestors(), _AROUND))
    for picture in root.iter("img"):
        alt = picture.get("alt")
        if alt and len(alt) <= _LABEL and marks.NEXT_PAGE.match(bare(alt)):
            anchor = next(picture.iterancestors("a"), None)
            href = _href(anchor) if anchor is not None else ""
            beside = anchor is not None and any(one in around for one in islice(anchor.iterancestors(), _AROUND))
            if beside and _NUMBERED.search(href) and _goes_on(own(), href):
                return href
    return None


def _of_head(root: Any, own: Callable[[], str | None]) -> str | None:
    """<link rel=next>, where it is a further page: blogs name the next article so too (by its title), and lists their next page."""
    head = next(root.iterchildren("head"), None)
    for link in head.iter("link") if head is not None else ():
        if attribute(link, "rel").lower() == "next":
            href = _href(link)
            if len(title := bare(attribute(link, "title")).strip()) >= _TITLE and not re.search("[页頁]|next", title):
                return None
            return href if _NUMBERED.search(href) and _goes_on(own(), href) and not _is_other(root, href) else None
    return None


def _is_other(root: Any, href: str) -> bool:
    """Whether the page's links to an address say another article: 「下一篇：…」, 「某某公告 →」."""
    texts = [bare("".join(a.itertext())).strip() for a in root.iter("a") if attribute(a, "href") == href]
    return bool(texts) and not any(
        len(text) <= _LABEL and re.search(r"[页頁]|next|^\W*\d*\W*$", text) for text in texts
    )


def _canonical(root: Any) -> str | None:
    """What the page's head says its address is: <link rel=canonical>, or og:url."""
    head, shared = next(root.iterchildren("head"), None), None
    for link in head.iter("link", "meta") if head is not None else ():
        if attribute(link, "rel").lower() == "canonical":
            return attribute(link, "href").strip() or None
        if link.get("property") == "og:url" and attribute(link, "content").startswith("http"):
            shared = attribute(link, "content").strip()
    return shared


def _goes_on(own: str | None, href: str) -> bool:
    """Whether an address may be a further page of the page's own (`own`, None where nobody knows it)."""
    its = _own_page(own, href)
    return not _COMMENT_PAGE.search(href) and (its is True or its is None and not _OF_A_LIST.search(href))


def _own_page(own: str | None, href: str) -> bool | None:
    """Whether an address is that of a further page of `own`: 88.html → 88_2.html, /a/88 → /a/88/2, ?id=8 → ?id=8&page=2.

    None where it cannot be told: the own is not known, or of another site.
    """
    if own is None:
        return None
    try:
        mine, its = urlsplit(own), urlsplit(urljoin(own, href))
    except ValueError:
        return None
    if mine.netloc != its.netloc:
        return None
    one, other = _stem(mine.path), _stem(its.path)
    if sorted(_query(mine.query)) != sorted(_query(its.query)):
        return False
    if one == other:  # another page only by its query
        return mine.query != its.query
    if (number := _NUMBER.search(other)) is None:
        return False
    among = _AMONG.match(one)
    if among and other == f"{among['front']}{int(among['page']) + 1}{among['rest']}":
        return True
    whole = _stem(other[: number.start()])
    if one in (whole, other[: number.start()]):  # of B.7C.p2 the 7C is no ending of a file
        return True
    before = _NUMBER.search(one)
    if before is None or before["mark"] == "/" and int(before["number"]) > _PAGES:  # an article's own number
        return False
    return _stem(one[: before.start()]) == whole and int(number["number"]) == int(before["number"]) + 1


def _stem(path: str) -> str:
    """A path without the ending of a file, the name of a folder's first page, a slash at its end."""
    return re.sub(r"(?:/(?:index|default))?(?:\.\w{2,5})?/?$", "", path)


def _query(query: str) -> list[tuple[str, str]]:
    """What a query says beside the number of a page."""
    return [pair for pair in parse_qsl(query) if not _PAGE_NAME.fullmatch(pair[0])]
