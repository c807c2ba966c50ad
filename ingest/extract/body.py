"""Which of a page's lines are its body.

Every line gets points: running text plus, menus, lists of links and what opens an article's surroundings minus. The body is the
run of lines with the highest sum (of posts in a row, the first), its edges moved by what lines are (a title
and its line of time stay outside, a signature with its date inside).
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any, NamedTuple

from ingest.extract import marks
from ingest.extract.posts import Spans, posts_of, told_whole
from ingest.extract.text import attribute
from ingest.extract.tree import Line, Node, Walk
from zh.bare import bare

# names of classes that stand on what surrounds an article, on all kinds of sites
NOISE = re.compile(
    r"(?:^|[\s_-])(?:comments?|cmt|reply|replies|respond|pinglun|footer?|foot|copyright|side(?:bar)?|aside|rel(?:at(?:ed|ive))?|recommend|recom|tuijian|hot"
    r"|rank(?:ing)?|share|social|author[-_]?(?:box|info|bio|card)|bio|bread|crumbs?|breadcrumbs?|nav|navbar|navigation|menu|topbar|toolbar|tools?|login|register|search|ads?|advert\w*|banner|promo\w*|sponsor"
    r"|popup|modal|signatures?|sign|profile|qr\w*|tags?|pager|pagination|page[_-]?list|prev\w*|next\w*|links?|friendlinks?|more|hidden|tip[s]?|survey)(?:$|[\s_-])",
    re.I,
)
# names of classes that only boxes of advertisements have
AD = re.compile(
    r"(?:^|[\s_-])(?:ads?\d*|adv|advert\w*|adbox|adsense|adsbygoogle|gg|guanggao|tuiguang|promo|sponsor(?:ed|s|ship)?|banner)(?:$|[\s_-])",
    re.I,
)
# what a link of the text itself asks to do
_CALLS = re.compile(
    r"报名|填写|登记|缴费|提交|预约|申请|查询|投稿|签到|领取|下载|附[件表录]|表单|系统|入口|网址|官网|平台|链接|连结|地图|名单|按此|由此|点此|在此|这里|https?:|www\."
)
# what a site asks of its readers
PROMPT = re.compile(
    r"(?:打开|下载|安装|使用|前往).{0,8}(?:app|客户端)|登[录入]后.{0,4}(?:查看|阅读|可见)|(?:扫码|扫一扫|微信).{0,4}关注|关注(?:我们|本号)|(?:追踪|按赞|加入).{0,6}(?:粉丝|专页|好友)|(?:继续|接着)往?下?(?:阅读|看)|展开(?:全文|全部|阅读)|领券|点(?:击|我)领"
)
_LABELS_AD = re.compile(r"^\W*(?:广告|推广|赞助|赞助商|ad|sponsored)\W*$")
# how a site sets a link to another page between two paragraphs
_TEASER = re.compile(r"^[【▶►▪■◆●◎→»>》★☆]\s*\S{6,}")
_MORE = re.compile(r"^\W*(?:点(?:我|击|选)|按)?(?:看|了解)?更多\S{0,6}\s*:")
_BOXED = 60  # characters of a line in a box
_LONGEST_BOX = 14  # lines of boxes between two paragraphs
_LISTS = frozenset(("ul", "ol", "dl", "table", "p"))
_TAGS = frozenset(("nav", "aside", "footer", "header", "form", "menu"))
_AFTER_POINTS = -60.0  # a line that opens what follows an article
_CLAUSE_POINTS = -10.0
_PROMOTION_POINTS = -12.0
_SHOUTS = 4  # signs of advertisement that no notice has in a line
_INDEX_POINTS = -6.0
_META_POINTS = -20.0  # a line of time and author: another post begins
HEADING = 24  # characters of a heading
_REST = 0.35  # share of the running text that may stand behind a disclaimer
_CLAUSE_REST = 0.05  # the same, behind what may be a clause of the text
_ARTICLE = 80  # points of running text over a row of posts that are an article
_ENOUGH = 120  # characters of running text that are an article


Look = tuple[str, str, str, str, bool]


def look(line: Line) -> Look:
    """How a line is set: its element's tag, class, style and alignment, and whether all of it is bold."""
    if line.look is None:
        get = line.node.element.get
        bold = line.bold >= len(line.text) - 2
        line.look = (line.node.element.tag, get("class") or "", get("style") or "", get("align") or "", bold)
    return line.look


def looks_of_text(lines: list[Line]) -> set[Look]:
    """How the running text among these lines is set."""
    looks = {
        look(line) for line in lines if line.score > 20 and ("。" in line.text or marks.SENTENCE.search(line.bare))
    }
    # and short items of a list of some, of which one may ask to join a group
    items = Counter(look(line) for line in lines if line.kind == "item" and line.score > 5)
    return looks | {one for one, count in items.items() if count >= 2}


class Range(NamedTuple):
    """Lines of the body, first and last included, and the first line of its post where the page has several (else -1).

    `posts` are the lines of each (the first of them, and the one behind the last) where all are announcements told whole.
    """

    first: int
    last: int
    post: int = -1
    posts: tuple[tuple[int, int], ...] = ()


def weigh(walk: Walk) -> None:
    """Gives every line its points."""
    noisy = _noisy(walk.nodes)
    inside = outside = 0.0
    before: Line | None = None
    _mark_index(walk.lines)
    for line in walk.lines:
        line.score = _INDEX_POINTS if line.index else _points(line)
        if before and before.score <= -8.0 and line.score > -8.0 and _says_when(before, line):
            before.score = -0.5
        before = line
        if line.score > 0:
            if noisy[line.node.number]:
                inside += line.score
            else:
                outside += line.score
    for line, following in zip(walk.lines, walk.lines[1:], strict=False):
        if line.after and len(line.text) <= 12 and names_file(following):
            line.after, line.score = False, -2.5  # 「相關文件：」 over files
    # a page whose article stands in an element called so is not without an article
    if outside > 0.25 * inside:
        for line in walk.lines:
            if noisy[line.node.number] and line.score > 0:
                line.score *= -0.2


def _mark_index(lines: list[Line]) -> None:
    """Marks the lines of index tables: rows or terms of one table or <dl> of which half at least have an index's label.

    The rest of such a table is no text either: 「截止日期」, 「瀏覽量」, whatever a site adds to its own.
    """
    groups: dict[Any, list[Line]] = {}
    for line in lines:
        if line.kind == "row" or line.node.element.tag in ("dt", "dd"):
            element = line.node.element
            groups.setdefault(element if line.kind == "row" else element.getparent(), []).append(line)
    for group in groups.values():
        labels = [line.cells[0] if line.kind == "row" else line.text for line in group if line.kind in ("row", "term")]
        named = sum(
            len(label) < 16 and marks.INDEX_LABEL.match(bare(label).replace(" ", "")) is not None for label in labels
        )
        if named >= 2 and 2 * named >= len(labels):
            for line in group:
                line.index = True


def relent(lines: list[Line]) -> None:
    """What asks, forbids or names a group in the midst of running text and set like it is text: 「請加入 QQ 群」."""
    running = looks_of_text(lines)
    for line in lines:
        if (
            line.score in (_PROMOTION_POINTS, _CLAUSE_POINTS)
            and look(line) in running
            and marks.promotion(line.bare) < _SHOUTS
        ):
            line.score = -2.0
            line.after = False
    _bridge(lines)


def _bridge(lines: list[Line]) -> None:
    """Boxes between two pieces of running text that stand in one element do not end it: they are none of it.

    A box is a child of that element that holds what opens surroundings, links to other pages, advertisements, or is called so.
    """
    running = [at for at, line in enumerate(lines) if line.score > 0 and line.kind != "row"]
    for one, other in zip(running, running[1:], strict=False):
        if not 1 < other - one <= _LONGEST_BOX:
            continue
        home = _shared(lines[one].node.element, lines[other].node.element)
        if home is None or any(
            marks.is_meta(line.bare) and marks.DATE.search(line.bare) for line in lines[one + 1 : other]
        ):
            continue
        boxes: dict[Any, list[Line]] = {}
        for line in lines[one + 1 : other]:
            boxes.setdefault(_child(line.node.element, home), []).append(line)
        for box, inside in boxes.items():
            if box is not None and _is_box(box, inside, lines[one], lines[other]):
                for line in inside:
                    line.score, line.after, line.boxed = -2.0, False, True


def _shared(one: Any, other: Any) -> Any:
    """The element whose text or children, made alike, two lines are; None where there is none."""
    if one is other:
        return one
    alike = one.tag == other.tag and one.get("class") == other.get("class")
    return one.getparent() if alike and one.getparent() is other.getparent() else None


def _child(element: Any, home: Any) -> Any:
    """The child of `home` that an element is or stands in; None where it does neither."""
    while element is not None and element.getparent() is not home:
        element = element.getparent()
    return element


def _is_box(box: Any, inside: list[Line], before: Line, behind: Line) -> bool:
    """Whether a child of the element of the text, between two of its paragraphs, is a box of something else."""
    named = f"{attribute(box, 'class')} {attribute(box, 'id')}"
    if box.tag == "aside" or len(named) > 1 and AD.search(named):
        return not any(marks.SENTENCE.search(line.bare) and len(line.text) > _BOXED for line in inside)
    if any(names_file(line) for line in inside):
        return False
    apart = not any(look(line) in (look(before), look(behind)) for line in inside)
    linked = all(line.linked > 0.6 and not _CALLS.search(line.bare) for line in inside)
    if linked and apart and (len(named) > 1 and NOISE.search(named) or box.tag not in _LISTS):
        return True
    if any(_LABELS_AD.match(line.bare) for line in inside):
        return True
    if (
        len(inside) == 1
        and inside[0].linked > 0.9
        and (PROMPT.search(inside[0].bare) or not _CALLS.search(inside[0].bare) and _TEASER.match(inside[0].bare))
    ):
        return True
    if any(
        line.after or line.linked > 0.6 and marks.is_after(line.bare) or _MORE.match(line.bare) for line in inside
    ) and (apart or any(line.links for line in inside)):
        # what opens the surroundings of an article, in the midst of it: 「延伸閱讀：…」
        return len(box) > 0 or len(inside[0].text) <= HEADING or bool(inside[0].links)
    return apart and len(inside) == 1 and len(inside[0].text) <= _BOXED and PROMPT.search(inside[0].bare) is not None


def names_file(line: Line) -> bool:
    if any(marks.FILE.search(attribute(anchor, "href")) for anchor in line.anchors):
        return True
    return len(line.text) <= 60 and marks.FILE.search(line.text) is not None


def _says_when(line: Line, following: Line) -> bool:
    """Whether a line of time is what a notice says: 「時間：…」 before 「地點：…」."""
    if len(following.text) > 100 or not marks.PLACE.match(following.bare):
        return False
    return line.meta > 0 and not marks.REPLY.search(line.bare)


def weigh_short(walk: Walk) -> None:
    """Points for a page without running text: any line counts that is no link and opens nothing else."""
    for line in walk.lines:
        if line.linked < 0.5 and not (len(line.text) <= marks.LONGEST and marks.is_after(line.bare)):
            line.score = len(line.text) * 0.5


def _noisy(nodes: list[Node]) -> list[bool]:
    noisy = [False]
    known: dict[str, bool] = {" ": False}  # of the labels met: those of a list's entries are the same
    for node in nodes[1:]:
        found = noisy[node.parent]
        if not found:
            element = node.element
            label = f"{element.get('class') or ''} {element.get('id') or ''}"
            if label not in known:
                known[label] = NOISE.search(label) is not None
            found = known[label] or element.tag in _TAGS
        noisy.append(found)
    return noisy


def _points(line: Line) -> float:
    size = len(line.text)
    linked = line.linked
    if line.kind == "row":
        if linked > 0.5:
            return -10.0
        if any(marks.INDEX_LABEL.match(bare(cell).replace(" ", "")) for cell in line.cells[:3:2] if len(cell) < 16):
            return _INDEX_POINTS
        return min(size, 40) * 0.4
    if linked > 0.6 and size < 200:
        return -min(size, 30) - 4.0
    if size > marks.LONGEST:
        return size * (1 - linked)
    text = line.bare
    if marks.is_after(text):
        line.after = True
        # a whole sentence may be a clause of the text: 「未經許可，不得轉載參賽作品。」
        return _CLAUSE_POINTS if marks.is_clause(text) else _AFTER_POINTS
    if marks.is_menu(text):
        return -8.0
    if line.links and linked > 0.15 and size < 150 and marks.STAMP.search(text):
        return -8.0  # an entry of a list: title, author, time
    if marks.advertises(text):
        return _PROMOTION_POINTS
    meta = line.meta
    if meta:
        dated = bool(marks.DATE.search(text))
        return _META_POINTS if meta == 2 and dated else -8.0 if meta == 2 or marks.TIME.search(text) else -4.0
    if size >= 40 or size >= 10 and marks.PUNCTUATION.search(text):
        return size * (1 - linked) * (1.0 if size > 60 or marks.SENTENCE.search(text) else 0.5)
    if line.kind in ("heading", "item", "term", "caption") or line.bold:
        return -0.5
    return -2.5


def choose(walk: Walk) -> Range | None:
    """The body's lines, None where no line is running text."""
    lines = walk.lines
    if not lines:
        return None
    start, stop = _densest(lines, 0, len(lines))
    if stop < start:
        return None
    spans = _spans(walk)
    node = lines[start].node
    while node.parent >= 0 and not (spans[node.number][0] <= start and stop < spans[node.number][1]):
        node = walk.nodes[node.parent]
    posts = posts_of(walk, spans, node.number, start, stop + 1)
    post = -1
    if posts:
        first, end = posts[0]
        above = _densest(lines, 0, first)
        if _sum(lines, *above) >= max(_ARTICLE, 0.6 * _sum(lines, first, end - 1)):
            start, stop = above  # posts under an article are comments
            posts = []
        else:
            post = first
            start, stop = _densest(lines, first, end)
        if stop < start:
            return None
    stop = cut(lines, start, stop)
    if not posts:
        stop = _before_comments(walk, spans, start, stop)
    return Range(start, stop, post, tuple(posts) if told_whole(lines, posts) else ())


def _before_comments(walk: Walk, spans: Spans, start: int, stop: int) -> int:
    """The last line before a row of posts under the article: comments whose element has no telling name."""
    lines = walk.lines
    running = 0.0
    for at in range(start, stop + 1):
        line = lines[at]
        if running >= _ARTICLE and len(line.text) < 80 and marks.TIME.search(line.bare) and line.meta:
            posts = posts_of(walk, spans, 0, at, at + 1)
            if posts and at - 3 <= posts[0][0] <= at:
                return max(start, posts[0][0] - 1)
        running += max(0.0, line.score)
    return stop


def densest(lines: list[Line], first: int, end: int) -> Range | None:
    """The run of lines with the highest sum among some; None where none is running text."""
    start, stop = _densest(lines, first, end)
    return Range(start, cut(lines, start, stop), first) if stop >= start else None


def _spans(walk: Walk) -> Spans:
    """For each node the lines inside it (they stand together, in document order)."""
    starts = [len(walk.lines)] * (len(walk.nodes) + 1)
    counts = [0] * (len(walk.nodes) + 1)
    for at, line in enumerate(walk.lines):
        number = line.node.number
        starts[number] = min(starts[number], at)
        counts[number] = max(counts[number], at + 1)
    for node in reversed(walk.nodes):
        if node.parent >= 0:
            starts[node.parent] = min(starts[node.parent], starts[node.number])
            counts[node.parent] = max(counts[node.parent], counts[node.number])
    return list(zip(starts, counts, strict=True))


def _sum(lines: list[Line], first: int, last: int) -> float:
    return sum(max(0.0, line.score) for line in lines[first : last + 1])


def _densest(lines: list[Line], first: int, end: int) -> tuple[int, int]:
    """The run of lines with the highest sum."""
    best = total = 0.0
    start, found = first, (first, first - 1)
    for at in range(first, end):
        if total <= 0:
            total, start = 0.0, at
        total += lines[at].score
        if total > best:
            best, found = total, (start, at)
    return found


def cut(lines: list[Line], start: int, stop: int) -> int:
    """The last line before what surrounds the article begins.

    That is a short heading of such (「相關閱讀」), a longer line of such behind which little running text stands (a disclaimer; in
    the middle of a text it may be a clause), or the line of time of a second post.
    """
    running = [max(0.0, line.score) for line in lines[start : stop + 1]]
    total = sum(running)
    posts = [
        at
        for at in range(start, stop + 1)
        if len(lines[at].text) < 100
        and marks.TIME.search(lines[at].bare)
        and marks.REPLY.search(lines[at].bare)
        and lines[at].meta
    ]
    done = 0.0
    for at in range(start, stop + 1):
        line = lines[at]
        if done >= min(_ENOUGH, 0.5 * total):
            clause = marks.is_clause(line.bare)
            opens = line.after and (
                len(line.text) <= HEADING and not clause or total - done < (_CLAUSE_REST if clause else _REST) * total
            )
            if opens or len(posts) > 1 and at == posts[0]:
                while at > start and lines[at - 1].score <= 0:
                    at -= 1
                return max(start, at - 1)
        done += max(0.0, line.score)
    return stop
