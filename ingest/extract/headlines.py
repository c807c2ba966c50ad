"""The raw lines of a page that may be title, time, publisher, source, author or category, each with what speaks for it.

Nothing is decided here: candidates are read after repair. `weight` orders those of one field (higher is better).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any, Literal

from ingest.extract import marks
from ingest.extract.adapters import Known
from ingest.extract.boxes import look, looks_of_text
from ingest.extract.data import says_published, without_midnight
from ingest.extract.edges import plain
from ingest.extract.frame import Frame
from ingest.extract.line import Line
from ingest.extract.site_end import OWNER, SEPARATORS, TIGHT, site_names, without_site
from ingest.extract.sites import KIND, NOTICE, SITE, badges, is_label
from ingest.extract.text import attribute, tidy
from ingest.extract.times import times
from records import Candidate
from zh.bare import bare

_BOARD = re.compile(r"\s*[『「【〖\[［][^』」】〗\]］]{1,10}[』」】〗\]］]\s*(?=\S)")
# what a browser shows in front of a title of those who are logged in: 「(17封私信) …」, 「(1 封私信 / 2 条消息) …」
_UNREAD = re.compile(
    r"^[(（](?:\s*\d+\s*[条條封则則]?\s*(?:私信|消息|讯息|訊息|通知|未读|未讀)\s*[/、]?)+[)）]\s*(?=\S{4})"
)
_CRUMBS = re.compile(r"bread-?_?crumb|\bcrumbs?\b", re.I)
_NO_HAN = re.compile("[^\u4e00-\u9fff]+")
_NO_NAME = re.compile("[<>，。！？；、]|//")
_CUT = ("…", "...", "···")
_STEP = re.compile("[>»›＞/]")
_WRITTEN_BY = re.compile(r"\W*由[^»]{1,40}»\W*(?:\d|周)")  # 「由 某某 » 2024-03-01 10:00」
_DAY = 30  # characters of a day and what stands with it
_NAME = 30  # characters of a name
_PUT_OUT = re.compile(r"\W*(?:发布机构|发布单位|发布者|发文机关|发文单位|公开机构|张贴单位|公告单位)\W*")
_SOURCE = re.compile("来源|稿源|出处|供稿|转自|转载自|来自|素材来源")
_AUTHOR = re.compile("作者|撰稿|撰文|记者|文/|楼主|通讯员")
_HEAD = 120  # characters of a line of time and source
# who put a page out, up to the next label: 「發布單位：某某局　發布日期：…」
_PUT_OUT_BY = re.compile(
    r"(?:^|[\s|\[【])(?:发布机构|发布单位|发文机关|公开机构|张贴单位|发布者)\s*:\s*(?P<name>[^\s:][^:]*?)"
    r"(?=\s*(?:[|,;\]】]|\s\s|$|(?:发布|发表|公开|更新|成文|浏览|点击|阅读|来源|作者|时间|日期)[\u4e00-\u9fff]{0,4}\s*:)"
    r"|\s+(?:[\u4e00-\u9fff]{2,8}\s*:|(?:19|20)\d\d))"
)
Metas = list[tuple[str, str]]
Field = Literal["title", "published", "publisher", "source", "author", "category"]


def metas_of(root: Any) -> Metas:
    """Names (lower case) and contents of the page's <meta> elements."""
    return [
        ((meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower(), content)
        for meta in root.iter("meta")
        if (content := attribute(meta, "content").strip())
    ]


def declared_titles(root: Any, metas: Metas) -> list[str]:
    """What the page's head says its title is: og:title and the like first, then <title>."""
    known = ("og:title", "twitter:title", "articletitle", "headline", "dc.title", "title")
    titles = [tidy(content) for name, content in metas if name in known]
    for title in root.iter("title"):
        titles.append(tidy("".join(title.itertext())))
        break
    return [_UNREAD.sub("", title) for title in titles if title]


_NAMED = re.compile(r"(?:文件|信息|公告|通知|公示|文章|消息|讯息|新闻)?(?:名称|标题|题目)[:：]?")


_OWN = re.compile(r"(?:公告|通知|文章|信息|消息)?(?:标题|主旨)[:：]?")
_SUBJECT = re.compile(r"(?:公告|通知)?(?:主旨|主题)[:：]?")  # of a talk too, in a table of talks


def index_titles(lines: list[Line]) -> list[str]:
    """The title as an index table or list in front of a notice gives it."""
    found: list[str] = []
    for at, line in enumerate(lines):
        of_table = line.node.tag in ("td", "th") and not line.cells
        if (
            (line.kind == "term" and line.index or of_table and len(line.text) < 8)
            and at + 1 < len(lines)
            and lines[at + 1].kind != "term"
        ):
            label = line.bare.replace(" ", "")
            if len(label) < 16 and (_NAMED.fullmatch(label) or _SUBJECT.fullmatch(label)):
                found.append(lines[at + 1].text)
        for label, value in zip(line.cells, line.cells[1:], strict=False) if line.cells else ():
            if len(label) >= 16 or value == label:
                continue
            folded = bare(label).replace(" ", "")
            if _NAMED.fullmatch(folded) or line.index and _SUBJECT.fullmatch(folded):
                found.append(value)
    return [value for value in found if len(value) >= 4][:1]


def candidates(
    root: Any, metas: Metas, lines: list[Line], framed: Frame, titles: list[str], address: str | None, text: str
) -> tuple[Candidate, ...]:
    found: list[Candidate] = []
    alone = titles and framed.title < 0
    headings = {one.letters for one in lines[: framed.first] if one.kind == "heading"} if alone else ()
    wholes = [without_site(one, site_names(lines, framed, metas) if alone else frozenset(), headings) for one in titles]
    found += _titles(lines, framed, titles, wholes)
    if own := _in_index(lines, framed):
        found.append(Candidate(field="title", text=own, evidence="index table", weight=10.5))
    found += times(root, metas, lines, framed, address, text)
    found += _people(metas, lines, framed)
    found += _places(metas, lines, framed, titles, wholes)
    if ("crumb" in text or "CRUMB" in text or "Crumb" in text) and not any(
        one.evidence == "breadcrumb" for one in found
    ):
        found += _trail(root)
    return tuple(found)


def _in_index(lines: list[Line], framed: Frame) -> str | None:
    """The title that a row of an index table gives, where the line that would be the title is another: 「校園公告」 over 「標題｜…」."""
    line = lines[framed.title].letters if framed.title >= 0 else ""
    for one in lines[: framed.first]:
        for label, value in zip(one.cells, one.cells[1:], strict=False) if one.index else ():
            if len(label) < 12 and len(value) >= 4 and _OWN.fullmatch(bare(label).replace(" ", "")):
                name = plain(bare(value))
                return value if name and name not in line and line not in name else None
    return None


def headings_inside(lines: list[Line]) -> list[Line]:
    """Lines of the body that are set like a title: otherwise than any running text, and not as a row of sections are."""
    running = looks_of_text(lines)
    gaps = sorted(line.gap for line in lines if line.kind != "row")
    usual = gaps[len(gaps) // 2] if gaps else 0
    looks = Counter([look(line) for line in lines])
    found: list[Line] = []
    for at, line in enumerate(lines[1:-1], 1):
        if line.kind in ("row", "item") or not 8 <= len(line.text) <= 100 or line.linked > 0.5 or line.score > 45:
            continue
        if (
            line.gap > usual
            and lines[at + 1].gap >= min(1, usual + 1)
            or look(line) not in running
            and looks[look(line)] <= 2
        ):
            found.append(line)
    return found


def set_apart(lines: list[Line]) -> list[Candidate]:
    """Lines of the body that may be the title of another announcement; of those set alike, each may be a section's."""
    headings = headings_inside(lines)
    looks = Counter([look(line) for line in headings])
    return [
        Candidate(
            field="title",
            text=line.text,
            evidence="heading in body" if looks[look(line)] == 1 or line.gap else "section in body",
            weight=0.0,
        )
        for line in headings
    ]


def _titles(lines: list[Line], framed: Frame, titles: list[str], wholes: list[str]) -> list[Candidate]:
    found: list[Candidate] = []
    if framed.title >= 0:
        line = lines[framed.title]
        front, end = badges(line.node.element, titles) if framed.title == framed.title_last else ("", "")
        text = "".join(one.text for one in lines[framed.title : framed.title_last + 1])
        text = text.removeprefix(front).removesuffix(end).strip()
        if front and is_label(line.node.element[0]):
            found.append(Candidate(field="category", text=front, evidence="label", weight=3.0))
        # 「『閒談』某某公告」 where <title> has no board in front
        board = _BOARD.match(text)
        if board and any(plain(bare(one)) == plain(bare(text[board.end() :])) for one in wholes):
            text = text[board.end() :]
        # 「運維空間 : 某某通知」 under a link to that space
        space = SEPARATORS.search(text)
        if space and any(
            plain(bare(text[: space.start()])) == one.letters for one in lines[: framed.title] if one.links
        ):
            text = text[space.end() :] or text
        for whole in wholes:  # its day may stand in the same line
            if (
                text.startswith(whole)
                and 0 < len(text) - len(whole) <= _DAY
                and marks.DATE.search(bare(text[len(whole) :]))
            ):
                text = whole
        if text.endswith(_CUT):  # 「關於圖書館暑期…」, which the head or the element itself says whole
            begun = text.rstrip("….· ")
            told = (*wholes, attribute(line.node.element, "title").strip())
            longer = (one for one in told if len(one) > len(text) and one.startswith(begun) and not one.endswith(_CUT))
            text = next(longer, text)
        found.append(Candidate(field="title", text=text, evidence=f"line <{line.node.tag}>", weight=10.0))
    found += set_apart(lines[framed.first : framed.last + 1])
    for number, whole in enumerate(wholes):
        evidence = "title" if number == len(titles) - 1 else "meta title"
        found.append(Candidate(field="title", text=whole, evidence=evidence, weight=5.0 - number))
    return found


def _people(metas: Metas, lines: list[Line], framed: Frame) -> list[Candidate]:
    found: list[Candidate] = []
    near = list(framed.head) + list(range(framed.last + 1, min(len(lines), framed.last + 6)))
    near += list(range(max(framed.first, framed.last - 2), min(framed.last + 1, len(lines))))
    for number, at in enumerate(near):
        line = lines[at]
        if len(line.bare) > 120 or line.score > 40:
            continue
        weight = 10.0 - 0.1 * number
        if _SOURCE.search(line.bare):
            found.append(Candidate(field="source", text=line.text, evidence="line", weight=weight))
        for anchor in line.anchors:  # as blogs mark it
            if anchor.get("rel") == "author" or "fn" in (anchor.get("class") or "").split():
                name = "".join(anchor.itertext()).strip()
                found.append(Candidate(field="author", text=name, evidence="meta author", weight=weight))
        if _AUTHOR.search(line.bare):
            found.append(Candidate(field="author", text=line.text, evidence="line", weight=weight))
    for name, content in metas:
        if name in ("author", "article:author") and content:
            found.append(Candidate(field="author", text=content, evidence=f"meta {name}", weight=3.0))
        elif name in ("source", "contentsource", "article:source") and content:
            found.append(Candidate(field="source", text=content, evidence=f"meta {name}", weight=8.0))
    return found


def _places(metas: Metas, lines: list[Line], framed: Frame, titles: list[str], wholes: list[str]) -> list[Candidate]:
    """Publisher and categories: og:site_name, the label of who put it out, the end of <title>, breadcrumbs."""
    found: list[Candidate] = []
    for name, content in metas:
        if content and name in ("og:site_name", "sitename", "application-name"):
            found.append(
                Candidate(
                    field="publisher",
                    text=content,
                    evidence=f"meta {name}",
                    weight=8.0 if name != "application-name" else 4.0,
                )
            )
        elif content and name in ("columnname", "article:section"):
            found.append(Candidate(field="category", text=content, evidence=f"meta {name}", weight=5.0))
    for at in range(framed.first):
        line = lines[at]
        if line.cells:
            for label, value in zip(line.cells, line.cells[1:], strict=False):
                if value and _PUT_OUT.fullmatch(bare(label).replace(" ", "")):
                    found.append(Candidate(field="publisher", text=value, evidence="index table", weight=9.0))
        elif _PUT_OUT.fullmatch(line.bare) and at + 1 < framed.first and 2 <= len(lines[at + 1].text) <= _NAME:
            found.append(Candidate(field="publisher", text=lines[at + 1].text, evidence="label", weight=9.0))
        elif len(line.bare) <= _HEAD and (named := _PUT_OUT_BY.search(line.bare)):
            # by its colons: in a damaged line a place in the folded one is none in the written one
            pieces = re.split("[:：]", line.text)
            at = line.bare.count(":", 0, named.start("name"))
            name = pieces[at].strip() if at + 1 == len(pieces) else re.split(r"[\s|｜]", pieces[at].strip())[0]
            name = name[: len(named["name"])] if len(line.text) == len(line.bare) else name
            found.append(Candidate(field="publisher", text=name, evidence="label", weight=9.0))
        if line.crumbs and len(line.bare) < 160 and not _WRITTEN_BY.match(line.bare):
            found.append(Candidate(field="category", text=line.text, evidence="breadcrumb", weight=8.0))
            # a site's name opens its breadcrumbs; what it is called stands again in its footer or its advertisements
            first = _STEP.split(line.text)[0].strip()
            name = plain(bare(first))
            if 3 <= len(name) <= 12 and any(name in other.letters for other in lines[framed.last + 1 :]):
                found.append(Candidate(field="publisher", text=first, evidence="breadcrumb", weight=3.0))
    if titles:
        shown = framed.title >= 0
        at = framed.title if shown else framed.first
        own = lines[at].bare if shown else bare(wholes[-1])
        sites = _site(titles[-1], own, lines[:at], lines[framed.last + 1 :])
        found += [one for one in sites if shown or _is_named(one.text)]
    return found


def _trail(root: Any) -> list[Candidate]:
    """Breadcrumbs that are an element of their own, with an item a step and no mark between them."""
    for element in root.iter("nav", "ol", "ul", "div"):
        get = element.get
        named = f"{get('class')} {get('id')} {get('aria-label')}".lower()
        if "crumb" in named and _CRUMBS.search(named):
            steps = [tidy("".join(one.itertext())) for one in element.iter("li")] or [
                tidy("".join(one.itertext())) for one in element.iter("a")
            ]
            steps = [step.strip("/>»› ") for step in steps if len(step) <= 40]
            if len(steps) > 1:
                return [Candidate(field="category", text=" > ".join(steps), evidence="breadcrumb", weight=7.0)]
    return []


def _site(title: str, line: str, over: Sequence[Line], under: Sequence[Line]) -> list[Candidate]:
    """The pieces of a <title> that are not the article's own, the last first: the site stands at the end, unless the title does.

    One of a <title> that is not the article's own is a site's only where it is called as sites and offices are, or stands `over`
    the article's own too, or as the owner `under` its text; what kinds of notices are called is none.
    """
    wanted = plain(line)
    found: list[Candidate] = []
    pieces = SEPARATORS.split(title)
    held = bool(wanted) and wanted in plain(bare(title))
    front = -1 if len(pieces) > 2 and plain(bare(pieces[-1])) == wanted else 1  # 「網站 | 欄目 | 標題」
    for piece in pieces + TIGHT.split(title):
        name = plain(bare(piece))
        own = wanted in name or name in wanted and (piece != pieces[-1] or name == wanted)
        if own or not 2 <= len(name) <= 16 or _NO_NAME.search(piece) or KIND.fullmatch(name):  # <title>公告詳情</title>
            continue
        if len(name) == 2 and not title.endswith(piece):  # a section in front: 「泳池 | 換水公告」
            continue
        named = len(pieces) > 1 or not NOTICE.search(bare(piece)) and (held or _is_named(piece))
        if (named or _shown(piece, over, under)) and not name.startswith("poweredby"):
            weight = 5.0 + front * title.rfind(piece) / 1000
            found.append(Candidate(field="publisher", text=piece.strip(), evidence="title", weight=weight))
    return found


def _shown(piece: str, over: Sequence[Line], under: Sequence[Line]) -> bool:
    """Whether a page calls itself so over its title or in its footer; by characters alone: either may be damaged."""
    name = _NO_HAN.sub("", bare(piece))
    if NOTICE.search(bare(piece)):
        return any(line.letters == plain(bare(piece)) for line in over)
    return len(name) > 1 and (
        any(_NO_HAN.sub("", line.bare).startswith(name) for line in over)
        or any(OWNER.search(line.bare) and name in _NO_HAN.sub("", line.bare) for line in under)
    )


def _is_named(piece: str) -> bool:
    name = bare(piece).strip()
    return (SITE.search(name) or marks.ORGANISATION.search(name)) is not None


def of_known(known: Known, metas: Metas, root: Any, lines: list[Line]) -> tuple[Candidate, ...]:
    """The candidates of a page that an adapter read; the general ones of its head stand behind."""
    found: list[Candidate] = []
    titles = declared_titles(root, metas)
    pieces: tuple[tuple[Field, str | None], ...] = (
        ("title", known.title),
        ("published", known.published),
        ("publisher", known.publisher),
        ("author", known.author),
        ("source", known.source),
    )
    for field, text in pieces:
        if text:
            # a name alone is the whole value; a line is read by its labels
            evidence = "meta" if field in ("author", "source") and ":" not in bare(text) else known.name
            found.append(Candidate(field=field, text=text, evidence=evidence, weight=20.0))
    if known.breadcrumb:
        found.append(Candidate(field="category", text=known.breadcrumb, evidence="breadcrumb", weight=20.0))
    found += set_apart(lines)
    for title in titles:
        found.append(Candidate(field="title", text=without_site(title), evidence="title", weight=3.0))
    found += [
        Candidate(field="published", text=without_midnight(text), evidence=f"meta {name}", weight=9.0)
        for name, text in metas
        if says_published(name)
    ]
    if titles:
        found += _site(titles[-1], bare(known.title or ""), (), ())
    return tuple(found)
