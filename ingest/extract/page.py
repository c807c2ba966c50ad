"""An HTML page → Extracted: the general way, one parse by lxml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from lxml import etree

from ingest.extract import body as bodies
from ingest.extract import edges, headlines, marks
from ingest.extract import frame as frames
from ingest.extract.adapters import Known, recognise
from ingest.extract.inside import strangers, told_again
from ingest.extract.posts import heading
from ingest.extract.text import attribute
from ingest.extract.tree import Line, Walk, parse
from records import Attachment, Block, Candidate, Extracted, LeftOut, Trouble
from zh.bare import bare

MAX_LEFT_OUT = 40  # lines kept of what was left out
_PAGERS = 16  # lines behind the body in which the link to the next page is looked for
_ABOVE = 8  # lines over it: a thread has its pages there too
_LISTED = 3  # links with their days that make a list of a page
_SAID = 6  # characters of a line that says something
_NEAR = 6  # lines behind the body in which attachments are looked for


def extract_html(text: str, address: str | None) -> Extracted:
    """Raises Trouble("page_without_text") where the page has no running text."""
    root = parse(text)
    known = recognise(text, root)
    extracted = of_known(known, root, text) if known else None
    if extracted is not None:
        return extracted
    walk = Walk(root)
    edges.mark_files(walk.lines)
    bodies.weigh(walk)
    bodies.relent(walk.lines)
    found = bodies.choose(walk)
    if found is None:
        if (entries := links_alone(walk.lines)) is not None:
            return _of_list(walk, root, entries)
        bodies.weigh_short(walk)
        found = bodies.choose(walk)
    if found is None:
        raise Trouble("page_without_text")
    lines = walk.lines
    metas = headlines.metas_of(root)
    titles = headlines.index_titles(lines) + headlines.declared_titles(root, metas)
    framed = frames.frame(lines, found, [bare(one) for one in titles])
    found_lines = headlines.candidates(root, metas, lines, framed, titles, address, text)
    between: frozenset[int] = frozenset()
    if found.posts:
        framed, between, more = _joined(lines, framed, found.posts)
        found_lines += more
    near = lines[max(0, framed.first - _ABOVE) : framed.last + _PAGERS]
    anchors = (anchor for line in near if line.links and _NEXT.search(line.text) for anchor in line.anchors)
    return assembled(walk, framed, found_lines, next_page(root, anchors) or _following(near), between)


def links_alone(lines: list[Line]) -> tuple[int, int] | None:
    """The first and last entry of a page that is a list of others, each linked with its day, and says nothing between its
    heading and its footer; None for any other page.
    """
    entries = [
        at
        for at, line in enumerate(lines)
        if line.linked > 0.3 and marks.DATE.search(line.bare) and len(line.text) >= 12
    ]
    if len(entries) < _LISTED:
        return None
    footer = next((at for at in range(entries[-1], len(lines)) if lines[at].opens), len(lines))
    rest = (line for line in lines[:footer] if not line.links and line.kind != "heading" and not line.opens)
    if any(len(line.text) >= _SAID and not line.meta and not marks.BREADCRUMB.match(line.bare) for line in rest):
        return None
    return entries[0], entries[-1]


def _of_list(walk: Walk, root: Any, entries: tuple[int, int]) -> Extracted:
    """A list as a page of its own: its entries are its text, and the day and source of none of them are its own."""
    metas = headlines.metas_of(root)
    titles = headlines.declared_titles(root, metas)
    first, last = entries
    title = next((at for at in range(first - 1, -1, -1) if walk.lines[at].kind == "heading"), -1)
    framed = frames.Frame(first, last, title, title, ())
    found = headlines.candidates(root, metas, walk.lines, framed, titles, None, "")
    own = tuple(one for one in found if one.field in ("title", "publisher", "category"))
    return assembled(walk, framed, own, next_page(root, root.iter("a")))


def _joined(
    lines: list[Line], framed: frames.Frame, posts: tuple[tuple[int, int], ...]
) -> tuple[frames.Frame, frozenset[int], tuple[Candidate, ...]]:
    """The frame of all posts together, the lines between them that are none of their text, and the titles of the later ones."""
    first, last = framed.first, framed.last
    kept = set(range(first, last + 1))
    titles = []
    for begin, end in posts[1:]:
        found = bodies.densest(lines, begin, end)
        title = heading(lines, begin, end)
        if found is None or title < 0:
            continue
        other = frames.frame(lines[:end], found, [])
        kept |= {title, *range(max(other.first, title + 1), other.last + 1)}
        last = max(last, other.last)
        titles.append(Candidate(field="title", text=lines[title].text, evidence="post", weight=0.0))
    between = frozenset(range(first, last + 1)) - kept
    return framed._replace(last=last), between, tuple(titles)


def of_known(known: Known, root: Any, text: str) -> Extracted | None:
    """What an adapter found, its edges cleaned as the general way does; None where its body holds no text."""
    walk = Walk(_page_of(known.body))
    edges.mark_files(walk.lines)
    bodies.weigh(walk)
    bodies.relent(walk.lines)
    lines = walk.lines
    if not lines:
        return None
    last = bodies.cut(lines, 0, len(lines) - 1)
    while last + 1 < len(lines) and edges.signs(lines[last + 1]):
        last += 1
    while last > 0 and edges.is_outside(lines[last], lines[:last]):
        last -= 1
    title = edges.plain(bare(known.title or ""))
    first = 0
    while first < last and (
        edges.is_head(lines[first], lines, first)
        or edges.plain(lines[first].bare) == title
        or edges.calls(lines[first])
    ):
        first += 1
    candidates = headlines.of_known(known, headlines.metas_of(root), root, lines[first : last + 1])
    behind = _behind(root, lines[last])
    files = _files(behind)
    lines[last + 1 : last + 1] = behind[:files]
    framed = frames.Frame(first, last + files, -1, -1, ())
    extracted = assembled(walk, framed, candidates, next_page(root, root.iter("a")))
    rest = [line for line in behind[files:] if len(line.text) <= 300][:MAX_LEFT_OUT]
    left_out = tuple(LeftOut(kind=kind_of(line), text=line.text) for line in rest)
    return msgspec.structs.replace(extracted, left_out=tuple(dict.fromkeys(extracted.left_out + left_out)))


def _page_of(elements: tuple[Any, ...]) -> Any:
    """These elements alone in a page's body."""
    page = etree.Element("body")
    page.extend(elements)
    return page


def _behind(root: Any, last: Line) -> list[Line]:
    """What stands on the page behind the body that an adapter found."""
    whole = Walk(root).lines
    at = next((at for at in range(len(whole) - 1, -1, -1) if whole[at].text == last.text), len(whole))
    return whole[at + 1 :]


def _files(behind: list[Line]) -> int:
    """How many of the lines behind a body are a list of attachments that stands there in an element of its own."""
    count = 0
    for line in behind:
        if not edges.is_attachment(line) and not edges.FILES.match(line.bare):
            break
        count += 1
    return count if any(line.anchors for line in behind[:count]) else 0


def assembled(
    walk: Walk,
    framed: frames.Frame,
    candidates: tuple[Candidate, ...],
    next_url: str | None,
    between: frozenset[int] = frozenset(),
) -> Extracted:
    """The lines between the edges, but for those that `between` names, as blocks, tables and attachments."""
    lines = walk.lines
    inside = lines[framed.first : framed.last + 1]
    dropped = between or strangers(lines, framed.first, framed.last)
    places = [at for at in range(framed.first, framed.last + 1) if at not in dropped]
    again = told_again(lines, places, lines[framed.title].text if framed.title >= 0 else "")
    kept = [lines[at] for at in places if at not in again]
    if not kept:
        raise Trouble("page_without_text")
    numbers: dict[int, int] = {}
    for line in kept:
        if line.table is not None:
            numbers.setdefault(line.table, len(numbers))
    tables: list[list[tuple[str, ...]]] = [[] for _ in numbers]
    for line in kept:
        if line.table is not None:
            tables[numbers[line.table]].append(line.cells)
    return Extracted(
        candidates=candidates,
        blocks=tuple(_block(line, numbers) for line in kept),
        tables=tuple(map(tuple, tables)),
        attachments=_attachments(inside, lines[framed.last + 1 : framed.last + 1 + _NEAR]),
        next_url=next_url,
        left_out=tuple(dict.fromkeys(_asides(walk, framed)))[:MAX_LEFT_OUT] + _left_out(lines, framed, dropped),
    )


def _block(line: Line, numbers: dict[int, int]) -> Block:
    if line.table is not None:
        return Block(kind="row", text=line.text, table=numbers[line.table])
    if line.anchors and any(map(edges.gives_file, line.anchors)):
        counted = _COUNTED.search(line.text)  # 「申請書.doc已下載318次」
        if counted or line.linked > 0.6 and line.kind == "paragraph":
            return Block(kind="attachment", text=line.text[: counted.start()] if counted else line.text)
    kind: Any = line.kind
    if kind == "paragraph" and 2 <= len(line.text) <= 40 and line.bold >= len(line.text) - 1:
        kind = kind if marks.SENTENCE.search(line.bare) else "heading"
    return Block(kind=kind, text=line.text, ordered=kind == "item" and _numbered(line.node.element))


def _numbered(element: Any) -> bool:
    """Whether an element is, or stands in, an item of a list that a browser numbers."""
    while element is not None and element.tag != "li":
        element = element.getparent()
    above = element.getparent() if element is not None else None
    return above is not None and above.tag == "ol"


_COUNTED = re.compile(
    r"(?<=\w)\s*[\[【(（]?\s*(?:已被?)?(?:下[载載]|[点點][击擊])(?:次[数數]|量)?\s*[:：]?\s*\d+\s*次?\s*[\]】)）]?$"
)
_NUMBERED = re.compile(
    r"[?&](?:page(?:d|no|num|index)?|pg|pn?|start|offset)=\d+|[_/-](?:p|page)?\d{1,2}(?:\.\w{2,5})?/?$", re.I
)
# all that stands in a row of page numbers: 「頁次： 1 2 3 »」
_NUMBERS = re.compile(r"^(?:[\u4e00-\u9fff]{1,4}\s*:)?[\s\d<>«»‹›|/.…\[\]()上下一首尾末页第共]+$")
_ARROW = re.compile(r"^(?:\d{1,3}|[›»>→]+)$")
_NEXT = re.compile("[页頁]|(?i:next)")
_NAMED_FILE = re.compile(r"[^\s:：，。；、]+\.(?:docx?|xlsx?|pptx?|pdf|zip|rar|7z|wps|et|ofd|csv|odt|ods)$", re.I)


def _attachments(inside: list[Line], behind: list[Line]) -> tuple[Attachment, ...]:
    """Links to files in the body or right behind it; a file that the body only names has no address."""
    found: dict[str, Attachment] = {}
    for line in inside + behind:
        for anchor in line.anchors:
            href = attribute(anchor, "href").strip()
            if edges.gives_file(anchor):
                text = " ".join("".join(anchor.itertext()).split())
                found.setdefault(href, Attachment(text=text or href.rsplit("/", 1)[-1], href=href))
    for line in inside:
        if (
            not line.anchors
            and len(line.text) <= marks.LONGEST
            and "." in line.text
            and (named := _NAMED_FILE.search(line.text))
        ):
            found.setdefault(named.group(), Attachment(text=named.group(), href=None))
    return tuple(found.values())


def next_page(root: Any, anchors: Iterable[Any]) -> str | None:
    """The address of the page on which the article goes on, as written: <link rel=next>, else one of the anchors."""
    head = root.find("head")
    for link in head.iter("link") if head is not None else ():
        # blogs name the next article so too: the address must be that of a page of the same, and no link may call it another article
        href = attribute(link, "href")
        if attribute(link, "rel").lower() == "next" and _NUMBERED.search(href):
            if not _is_other(root, href):
                return href
            break
    for anchor in anchors:
        href = attribute(anchor, "href").strip()
        if not href or href.startswith(("#", "javascript:", "mailto:")):
            continue
        text = "".join(anchor.itertext())
        if len(text) <= 24 and marks.NEXT_PAGE.match(bare(text).strip()):
            return href
    return _named_next(root)


def _named_next(root: Any) -> str | None:
    """The address of a link that the page itself calls the next one: rel or class, with a number, an arrow, 「下一頁」 as its text."""
    for anchor in root.iter("a"):
        rel, named = anchor.get("rel"), anchor.get("class")
        if not rel and not named:
            continue
        names = f"{rel or ''} {named or ''}".lower()
        if "next" not in names or "next" not in names.split():
            continue
        href = attribute(anchor, "href").strip()
        text = bare("".join(anchor.itertext())).strip()
        if (
            _NUMBERED.search(href)
            and not re.search("comment|reply|cpage", href, re.I)
            and len(text) <= 24
            and (_ARROW.match(text) or marks.NEXT_PAGE.match(text))
        ):
            return href
    return None


def _following(lines: list[Line]) -> str | None:
    """The page behind the one that is not linked in a row of numbers: 「1 [2] [3]」."""
    for line in lines:
        if len(line.text) > 80 or not line.anchors or not _NUMBERS.match(line.bare):
            continue
        linked = {
            "".join(anchor.itertext()).strip(" []\n"): attribute(anchor, "href").strip() for anchor in line.anchors
        }
        for number in re.findall(r"\d+", line.bare):
            href = linked.get(str(int(number) + 1), "") if number not in linked else ""
            if _NUMBERED.search(href):
                return href
    return None


def _is_other(root: Any, href: str) -> bool:
    """Whether the page's links to an address say another article: 「下一篇：…」, 「某某公告 →」."""
    texts = [bare("".join(a.itertext())).strip() for a in root.iter("a") if attribute(a, "href") == href]
    return bool(texts) and not any(
        len(text) <= 24 and (_NEXT.search(text) or not re.search(r"\D", text)) for text in texts
    )


def _left_out(lines: list[Line], framed: frames.Frame, dropped: frozenset[int]) -> tuple[LeftOut, ...]:
    """What stands between title and body, behind the body, and advertisements anywhere, with what each is."""
    left: list[LeftOut] = []
    title = max(framed.title, framed.title_last)
    front = (
        at
        for at in range(title + 1 if title >= 0 else framed.first, framed.first)
        if not edges.is_head(lines[at], lines, at) and lines[at].kind != "row"
    )
    for at in (*front, *sorted(dropped), *range(framed.last + 1, len(lines))):
        line = lines[at]
        if len(line.text) > 300:
            continue
        left.append(LeftOut(kind=kind_of(line), text=line.text))
        if len(left) >= MAX_LEFT_OUT:
            break
    return tuple(left)


def _asides(walk: Walk, framed: frames.Frame) -> Iterator[LeftOut]:
    """What stands in the midst of the body and is none of its words."""
    for at, kind, text in walk.asides:
        if framed.first <= at <= framed.last + 1:
            yield LeftOut(kind=kind, text=text)


_COMMENTS = re.compile("评论|跟帖|留言|讨论|回帖|点评")
_RIGHTS = re.compile("声明|版权|转载|copyright|©")


def kind_of(line: Line) -> str:
    text, linked = line.bare, line.linked
    if linked < 0.5 and marks.may_promote(text):
        return "promotion"
    if len(text) < 30 and _COMMENTS.search(text):
        return "comments"
    if marks.is_source_line(text):
        return "source_line"
    if _RIGHTS.search(text):
        return "disclaimer"
    return "navigation" if linked > 0.3 or line.opens else "other"
