"""Comments under a short notice: what readers write is longer than 「6月3日清理1至3幢。」, and none of the page's text.

Where the page itself says nothing, what stands in an element called so may be its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ingest.extract import events, marks
from ingest.extract.files import is_attachment
from ingest.extract.line import Line, Node
from ingest.extract.posts import are_opened, heading, name_of
from ingest.extract.text import names_of
from ingest.extract.tree import Walk

# no single reply, which may be an office's answer to a letter
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:comments|cmts|pinglun|replies|(?:comment|cmt|reply)[_-](?:list|area|box|wrap\w*|section|block|container))(?:$|[\s_-])"
)
_ONE = re.compile(r"(?:^|[\s_-])(?:comment|cmt)(?:$|[\s_-])")  # two of them are comments
_HEADED = re.compile(
    "评论|跟帖|留言|回帖|点评|网友.{0,2}讨论|(?:网友|读者|用户|发表|我要).{0,2}回[应复]|回[应复]\\W*\\d"
)
_COUNTED = re.compile(r"\W*\d+\s*[则条篇个]\s*(?:评论|跟帖|留言|回[应复])\W*$")
_THEIRS = re.compile(
    r"网友|读者|用户|全部|所有|最新|最热|热门|精彩|\d"
)  # said of others' comments, where a text may have its own
_TITLES = frozenset(("h1", "h2", "h3"))
_FIGURES = frozenset("0123456789(")
_HEAD = 16  # characters of their heading
_FRONT = 60  # lines of a short notice and its head
_LEAST = 6  # characters of one
_LABELLED = re.compile(r"^\W*[\u4e00-\u9fff]{2,8}\s*:\s*\S")


def silence(walk: Walk, named: bool) -> None:
    """Takes the points from comments under a notice. `named`: those in elements called so have any."""
    lines = walk.lines
    for begin, end in [*_headed(walk), *(_of_name(walk) if named else ())]:
        inside = lines[begin:end]
        if any(line.score > 0 for line in inside) and _is_notice(lines[max(0, begin - _FRONT) : begin]):
            for line in inside:
                line.score, line.boxed = min(-2.0, -0.2 * line.score), True


def opens_comments(line: Line) -> bool:
    """Whether a line is a heading over comments: 「評論」, 「網友留言(3)」."""
    return (
        not line.links
        and len(line.text) <= _HEAD
        and (line.after and _HEADED.search(line.bare) is not None or _COUNTED.match(line.bare) is not None)
    )


def _headed(walk: Walk) -> Iterator[tuple[int, int]]:
    """The lines under each heading of comments, in the largest element that it opens; in another where it says whose they are."""
    spans = walk.spans
    for at, line in enumerate(walk.lines):
        if not (line.after or line.bare[:1] in _FIGURES) or len(line.text) > _HEAD or line.links:
            continue
        if not (line.after and _HEADED.search(line.bare) or _COUNTED.match(line.bare)):
            continue
        node, foot = line.node, False
        while node.parent >= 0 and (spans[node.number][1] <= at + 1 or node.parent > 0 and spans[node.parent][0] == at):
            foot = foot or spans[node.number][0] < at and _has_next(walk, node)
            node = walk.nodes[node.parent]
        if foot:
            continue
        begin, end = spans[node.number]
        theirs = len(line.letters) > 2 and _THEIRS.search(line.bare)
        if begin == at and (len(line.letters) > 2 or _NAMED.search(names_of(node.element))):
            yield at, end
        elif begin < at and theirs:
            tag = line.node.tag
            yield at, next((one for one in range(at + 1, end) if _is_next(walk.lines[one], tag)), end)


def _has_next(walk: Walk, node: Node) -> bool:
    """Whether what an element holds is followed by its like under a heading of its own: 「留言(3) | 引用」 closes a post of several."""
    if node.last + 1 >= len(walk.nodes):
        return False
    following = walk.nodes[node.last + 1]
    if following.parent != node.parent or following.tag != node.tag or name_of(following) != name_of(node):
        return False
    begin, end = walk.spans[following.number]
    at = heading(walk.lines, begin, end)
    # what readers write has a heading too (「讀者來信」), but no day of its own under it, nor comments
    return at >= 0 and not walk.lines[at].opens and are_opened(walk.lines, [(begin, end)])


def _is_next(line: Line, tag: Any) -> bool:
    """Whether a line is a heading of the same kind as one with a tag, or of a higher one."""
    return line.kind == "heading" and line.node.tag <= tag


def _of_name(walk: Walk) -> Iterator[tuple[int, int]]:
    last = -1
    single = []
    for node in walk.nodes:
        if node.number <= last or not node.named:
            continue
        named = names_of(node.element)
        if _NAMED.search(named):
            last = node.last
            yield walk.spans[node.number]
        elif _ONE.search(named):
            last = node.last
            single.append(walk.spans[node.number])
    if len(single) > 1:
        yield from single


def _is_notice(front: list[Line]) -> bool:
    """Whether these lines end with a notice: a heading or line of time, and what is said under it."""
    said = 0
    for line in reversed(front):
        if line.node.tag in _TITLES and not line.opens:
            return said >= _LEAST
        if line.meta and line.dated:
            if said >= _LEAST:
                return True
        elif _says(line):  # the day of a signature is no line of time under a title
            said += len(line.text)
    return False


def _says(line: Line) -> bool:
    if line.linked > 0.5 or line.opens or line.index or line.meta or line.sells or line.boxed:
        return is_attachment(line)
    text = line.bare
    if line.kind in ("row", "item") or text[-1:] in "。;!":
        return True
    return (_LABELLED.match(text) or events.MONTH_DAY.search(text) or marks.tells_when(text)) is not None
