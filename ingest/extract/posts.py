"""Posts in a row: the first of a forum's thread is the article, and of a blog's front page every one that is told whole."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from ingest.extract import marks
from ingest.extract.days import alone
from ingest.extract.line import Line, Node
from ingest.extract.text import names_of
from ingest.extract.tree import Walk

Spans = list[tuple[int, int]]  # for each node its first line, and the one behind its last
_ALTERNATING = frozenset("odd even alt first last current active alternate".split())
_FILED = ("category-", "tag-", "format-", "status-")  # what a blog says of a post in its class
_STAMPED = 3  # lines of a post among which its minute stands
_UNNAMED = frozenset(("article", "section", "div", "li", "table"))  # what holds a post without a name
_MORE = re.compile(
    r"^\W*(?:(?:点[击此])?(?:阅读|查看|继续|展开|浏览)(?:全文|原文|更多|阅读|详情|内容)|全文|详情|更多|(?:继续|接着)看|(?:read|see)?\s*more|continue\s+reading)\b"
)
# to the rest of a text, and not to more of what it tells: no 「查看詳情」
_REST = re.compile(
    r"^\W*(?:(?:点[击此])?(?:阅读|查看|展开|继续)?全文|继续阅读|阅读更多|(?:继续|接着)看|(?:read\s+)?more|continue\s+reading)\b"
)
_DAY_ALONE = re.compile(r"^\d{1,2}\s?[月/]\s?\d{1,2}\s?日?$")  # 「3月4日」
_CUT_OFF = re.compile(r"(?:…|\.{3})\W*$")
_AGAIN = re.compile(r"^\W*(?:re|回复|答复)\s*:")
_POST = re.compile(
    r"(?:^|[\s_-])(?:post|entry|article|hentry|blog[_-]?(?:post|item|entry)?)(?:$|[\s_-])"
)  # names of posts
# names of elements, all of one: none of 「author-title」
_WRITER = re.compile(
    r"(?:^|\s)(?:[a-z]+[_-])?(?:(?:poster|author|(?:post)?user|nick|creator)(?:[_-]?name)?|member[_-]?name)(?:$|\s)"
)
# addresses that end with who it is: none of 「/user/lee/post/3」
_PERSON = re.compile(
    r"(?:^|/)(?:user|u|profile|space|people|author)s?[-/](?:uid-)?[^/?&#]+/?$|[?&;]u(?:ser)?(?:_?id)?=[^&#]+$", re.I
)
_NAME = 12  # letters of who wrote
_BOX = 60  # characters of a box that says who wrote
_PIECES = 40  # of text in it
_YEAR = 1900
_LEAST = 12  # characters of a post that is an announcement
_MOST = 30  # posts of a page that are announcements: more are a list


def posts_of(walk: Walk, spans: Spans, number: int, first: int, end: int) -> Spans:
    """Where the element `number` holds a row of posts (alike, each with its line of time), the lines of each; else none.

    They are looked for round the line of the most running text between first and end.
    """
    lines = walk.lines
    heaviest = max(range(first, end), key=lambda at: lines[at].score)
    node = lines[heaviest].node
    chain: list[Node] = []
    while node.number != number and node.parent >= 0:
        chain.append(node)
        node = walk.nodes[node.parent]
    for child in reversed(chain):
        name = name_of(child)
        if not name and child.tag not in _UNNAMED:
            continue
        alike: list[Node] = []
        at = child.parent + 1
        while at <= walk.nodes[child.parent].last:
            other = walk.nodes[at]
            if other.tag == child.tag and name_of(other) == name:
                alike.append(other)
            at = other.last + 1
        if len(alike) < 2:
            continue
        tag = child.tag
        is_post = _is_post if name or tag == "article" else _is_stamped if tag == "table" else _is_headed
        posts = [spans[other.number] for other in alike if is_post(lines, *spans[other.number])]
        if len(posts) > 1 and len(posts) >= 0.6 * len(alike):
            return posts
        if name and _POST.search(name) and len(alike) == sum(_leads(lines, *spans[other.number]) for other in alike):
            posts = [spans[other.number] for other in alike]
            return posts if told_whole(lines, posts) else []
    return []


def _leads(lines: list[Line], first: int, end: int) -> bool:
    """Whether these lines are a post without its day: its heading, which leads to a page of its own, and a sentence under it."""
    if end - first < 2 or heading(lines, first, end) != first or lines[first].linked < 0.9:
        return False
    return any(line.linked < 0.3 and line.score > 0 and line.text.endswith("。") for line in lines[first + 1 : end])


def told_whole(lines: list[Line], posts: Spans) -> bool:
    """Whether each post is an announcement of its own: under a heading of its own, with its text, not only its beginning."""
    titles = [heading(lines, *post) for post in posts]
    names = {lines[at].bare for at in titles if at >= 0}
    if len(posts) > _MOST or len(names) < len(posts) or any(map(_AGAIN.match, names)):
        return False
    for begin, end in posts:
        texts = [line for line in lines[begin:end] if line.score > 0]
        if sum(len(line.text) for line in texts) < _LEAST or any(_CUT_OFF.search(line.bare) for line in texts[-1:]):
            return False
        if any(line.links and len(line.text) <= 60 and _MORE.search(line.bare) for line in lines[begin:end]):
            return False
    return True


def before_teasers(walk: Walk, spans: Spans, start: int, stop: int) -> int:
    """The last line before posts of which only the beginning is told, each with its day and a link to the rest: a blog's earlier ones, under
    its latest. What has no day may be a part of the text, 「親子說故事 每週六上午十時… 查看詳情」.
    """
    lines, node = walk.lines, walk.lines[start].node
    while node.parent >= 0 and not _holds_post(node):
        node = walk.nodes[node.parent]
    end = spans[node.number][1]
    if node.parent < 0 or end > stop:
        return stop
    at = node.last + 1
    while at <= walk.nodes[node.parent].last:
        other = walk.nodes[at]
        begin, behind = spans[at]
        if begin < behind and not (
            _holds_post(other)
            and heading(lines, begin, behind) >= 0
            and _is_post(lines, begin, behind)
            and _leads_on(lines[behind - 1])
        ):
            return stop
        at = other.last + 1
    return end - 1


def _holds_post(node: Node) -> bool:
    return node.tag == "article" or node.tag != "body" and _POST.search(name_of(node)) is not None


def _leads_on(line: Line) -> bool:
    return len(line.text) <= _NAME and _REST.search(line.bare) is not None


def are_replies(lines: list[Line], posts: Spans) -> bool:
    """Whether posts stand in a thread: no later one has a title of its own, 「Re: …」 and the first one's aside."""
    titles = [lines[at].bare if (at := heading(lines, *post)) >= 0 else "" for post in posts]
    return len(posts) > 1 and all(not one or one == titles[0] or _AGAIN.match(one) for one in titles[1:])


def are_opened(lines: list[Line], posts: Spans) -> bool:
    """Whether each post opens with its heading and day, or its minute, and none is a box of the site: 「熱門文章」."""
    if any((at := heading(lines, *post)) >= 0 and lines[at].opens for post in posts):
        return False
    return all(_is_headed(lines, *post) or _is_stamped(lines, *post) for post in posts)


def heading(lines: list[Line], begin: int, end: int) -> int:
    """The heading of a post that is no line of time, nor who wrote it; -1 where it has none."""
    for at in range(begin, end):
        line = lines[at]
        if line.kind == "heading" and len(re.sub(r"\W", "", line.bare)) >= 4 and not line.meta and not _is_writer(line):
            return at
        if line.score > 0:
            break
    return -1


def _is_writer(line: Line) -> bool:
    """Whether a heading is who wrote: it, its link or the little box that it stands in is called so, or the link leads to a person."""
    if len(line.letters) > _NAME or marks.ANNOUNCES.search(line.bare):
        return False
    element = line.node.element
    box = element.getparent()
    near = [element, *line.anchors]
    if box is not None and len("".join(islice(box.itertext(), _PIECES)).strip()) <= _BOX:
        near.append(box)
    return any(_WRITER.search(names_of(one)) for one in near) or any(
        _PERSON.search(one.get("href") or "") for one in line.anchors
    )


def goes_on_in_time(lines: list[Line], posts: Spans) -> bool:
    """Whether posts follow one another in time, as those of a thread do: a blog has its last one first."""
    moments = []
    for begin, end in posts:
        timed = (line.bare for line in lines[begin : min(end, begin + _STAMPED)] if line.meta and line.dated)
        moments.append([int(one) for text in timed for one in re.findall(r"\d+", text)])
    return all(one[:1] > [_YEAR] for one in moments) and moments == sorted(moments) and moments[0] < moments[-1]


def name_of(node: Node) -> str:
    """What alike elements share: the class without what tells one from the next (bg1, odd), or the id without its number."""
    names = node.element.get("class") or node.element.get("id")
    return _without_numbers(names) if names else ""


@lru_cache(maxsize=256)
def _without_numbers(names: str) -> str:
    words = re.sub(r"\d+", "", names).lower().split()
    return " ".join(word for word in words if word not in _ALTERNATING and not word.startswith(_FILED))


def _is_post(lines: list[Line], first: int, end: int) -> bool:
    """Whether these lines are a post: a line of time, and some text that is no link."""
    dated = any(
        (line.dated or _DAY_ALONE.match(line.bare) or line.meta and alone(line.bare))
        and len(line.bare) < 80
        and not line.bare.endswith("。")
        for line in lines[first:end]
    )
    return dated and any(line.linked < 0.3 and len(line.bare) >= 5 and not line.dated for line in lines[first:end])


def _is_headed(lines: list[Line], first: int, end: int) -> bool:
    """The same of an element that has no name: its heading and its line of time open it, as those of no section of a text do."""
    at = heading(lines, first, end)
    if at < 0 or at > first + 1:
        return False
    near = (*lines[first:at], *lines[at + 1 : min(end, at + 3)])
    timed = any(line.meta and (line.dated or alone(line.bare)) or _DAY_ALONE.match(line.bare) for line in near)
    return timed and _is_post(lines, first, end)


def _is_stamped(lines: list[Line], first: int, end: int) -> bool:
    """The same of a table: the minute stands at its beginning, beside the name."""
    opens = lines[first : min(end, first + _STAMPED)]
    stamped = any(line.meta and line.dated and marks.TIME.search(line.bare) for line in opens)
    return stamped and _is_post(lines, first, end)
