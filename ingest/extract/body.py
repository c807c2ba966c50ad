"""Which of a page's lines are its body.

Every line gets points: running text plus, menus, lists of links and what opens an article's surroundings minus. The body is the
run of lines with the highest sum (of posts in a row, the first), its edges moved by what lines are (a title
and its line of time stay outside, a signature with its date inside).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ingest.extract import headlines_listed, labels, marks
from ingest.extract.boxes import HEADING, NOISE, NUMBERED, bridge, is_bottom, is_told, look, looks_of_text, names_file
from ingest.extract.comments import silence
from ingest.extract.line import Line, Node
from ingest.extract.posts import Spans, are_opened, before_teasers, posts_of, told_whole
from ingest.extract.text import inline_text, names_of
from ingest.extract.tree import HEADINGS, Walk
from zh.bare import bare

_TAGS = frozenset(("nav", "aside", "footer", "header", "form", "menu"))
AFTER_POINTS = -60.0  # a line that opens what follows an article
_CLAUSE_POINTS = -10.0
_PROMOTION_POINTS = -12.0
_SHOUTS = 4  # signs of advertisement that no notice has in a line
_INDEX_POINTS = -6.0
_META_POINTS = -20.0  # a line of time and author: another post begins
_RIGHTS = re.compile("声明|版权|转载|侵权")
_HAN = re.compile("[\u4e00-\u9fff]")
_IN_ENGLISH = re.compile(r"\b(?:platform|copyright|disclaim|rights\b|reproduc|reprint|infring)", re.I)
_BOX = 4  # lines of a box of such
_BOXED = 500  # characters of it
_FEW_POINTS = -2.5  # of few words
_SAID_POINTS = 1.0  # of a sentence of few words
_SENTENCE = 5  # characters of one
_REST = 0.35  # share of the running text that may stand behind a disclaimer
_CLAUSE_REST = 0.05  # the same, behind what may be a clause of the text
_ENDED_REST = 0.2  # the same, behind a line of editor or source, or 「END」
_COMMENTS = 8  # lines of time at which a row of comments is looked for
_ARTICLE = 80  # points of running text over a row of posts that are an article
_OWN = 0.6  # share of the points of a page that a window holds whose message is its article
_WINDOW = re.compile(r"(?:^|[\s_-])(?:popup|modal)(?:$|[\s_-])")  # of those that are called as surroundings are
_ENOUGH = 120  # characters of running text that are an article


class Range(NamedTuple):
    """Lines of the body, first and last included, and where the page has several posts those of its own: the first, and the one behind.

    `posts` are the lines of each where all are announcements told whole, `row` those of each in any case.
    """

    first: int
    last: int
    post: tuple[int, int] | None = None
    posts: tuple[tuple[int, int], ...] = ()
    row: tuple[tuple[int, int], ...] = ()


def weigh(walk: Walk, lines: list[Line], known: int = 0) -> None:
    """Gives lines of a page their points. `known` is the number of the element that holds the body, where that is settled."""
    noisy = _noisy(walk.nodes, known)
    inside = outside = 0.0
    held: dict[int, float] = {}  # points of each of the elements called so
    before: Line | None = None
    labels.mark_index(lines)
    labels.mark_told(lines)
    labels.mark_given(lines)
    for line in lines:
        line.score = _INDEX_POINTS if line.index else _points(line)
        if before and before.score <= -8.0 and line.score > -8.0 and _says_when(before, line):
            before.score = -0.5
            beside = before.node.number == line.node.number or before.node.parent == line.node.parent
            if beside and marks.leads_to_more(before.bare, line.bare):
                before.said()
        before = line
        if line.score > 0:
            if noisy[line.node.number]:
                inside += line.score
                held[noisy[line.node.number]] = held.get(noisy[line.node.number], 0.0) + line.score
            else:
                outside += line.score
    for line, following in zip(lines, lines[1:], strict=False):
        if line.after and len(line.text) <= 12 and names_file(following):
            line.after, line.score = False, -2.5  # 「相關文件：」 over files
    headlines_listed.set_aside(lines)
    _say(lines, noisy)
    # a page whose article stands in an element called so is not without an article
    shunned = outside > 0.25 * inside
    if shunned:
        for line in lines:
            if noisy[line.node.number] and line.score > 0:
                line.score *= -0.2
    elif held and max(held.values()) >= _OWN * (inside + outside):
        # nor is the message of a window in what lies under it, 「意見箱」 in the footer; another box called as its own may be a part of a text
        windows = {number for number in held if _WINDOW.search(names_of(walk.nodes[number].element))}
        if max(held, key=held.__getitem__) in windows:
            for line in lines:
                if line.score > 0 and noisy[line.node.number] not in {0, *windows}:
                    line.score *= -0.2
    if not known:
        _disclaim(walk)
        silence(walk, not shunned and inside > 0)


def _disclaim(walk: Walk) -> None:
    """Takes the points of what stands under a disclaimer, in a box of both behind running text: the same in English."""
    lines, spans = walk.lines, walk.spans
    running = -1  # the last line in front that is such
    for at, line in enumerate(lines):
        if line.score > 0:
            running = at
        if running >= 0 and line.score == AFTER_POINTS and _RIGHTS.search(line.bare):
            number = line.node.number
            while (above := walk.nodes[number].parent) > 0 and spans[above][0] == at:
                number = above
            begin, end = spans[number]
            box = lines[begin:end]
            if (
                begin == at
                and 1 < len(box) <= _BOX
                and sum(len(one.text) for one in box) <= _BOXED
                and running >= spans[above][0]
            ):
                for one in box[1:]:
                    if _IN_ENGLISH.search(one.text) and not _HAN.search(one.bare):
                        one.score = min(one.score, _FEW_POINTS)


def _say(lines: list[Line], noisy: list[int]) -> None:
    """Points for the sentences of few words that stand beside running text: 「雨天順延。」 in its element, or under a heading as it does."""
    own: set[int] = set()
    sections: set[int] = set()
    for line in lines:
        if line.score > 0 and line.kind != "row":
            own |= {line.node.number, line.node.parent}
            sections |= {line.node.number, _sections(line)}
    own.discard(0)  # all of the page
    sections -= {0, -1}
    for line in lines if own else ():
        if line.score == _FEW_POINTS and len(line.text) >= _SENTENCE and line.text.endswith("。"):
            node = line.node
            if not noisy[node.number] and (
                not own.isdisjoint((node.number, node.parent)) or _sections(line) in sections
            ):
                line.score = _SAID_POINTS


def _sections(line: Line) -> int:
    """The number of the element that holds the section in which a line stands under a numbered heading; -1 where there is none.

    Others may be boxes of the site: 「購物車」 over 「購物車是空的。」.
    """
    section = line.node.element.getparent()
    headed = (
        section is not None and section[0].tag in HEADINGS and NUMBERED.match(bare(inline_text(section[0]).strip()))
    )
    return line.node.above if headed else -1


def relent(lines: list[Line]) -> None:
    """What asks, forbids or names a group in the midst of running text and set like it is text: 「請加入 QQ 群」."""
    running = looks_of_text(lines)
    for line in lines:
        if (
            line.score in (_PROMOTION_POINTS, _CLAUSE_POINTS)
            and look(line) in running
            and marks.promotion(line.bare) < _SHOUTS + 2 * line.bare.endswith("。")
        ):
            line.score = -2.0
            line.after = False
    bridge(lines)


def _says_when(line: Line, following: Line) -> bool:
    """Whether a line of time is what a notice says: 「時間：…」 before 「地點：…」."""
    if len(following.text) > 100 or not marks.PLACE.match(following.bare):
        return False
    return line.meta > 0 and not marks.REPLY.search(line.bare)


def weigh_short(walk: Walk) -> None:
    """Points for a page without running text: any line counts that is no link, opens nothing else and is in no box."""
    found = [
        line
        for line in walk.lines
        if line.linked < 0.5 and not line.boxed and not (len(line.text) <= marks.LONGEST and line.opens)
    ]
    noisy = _noisy(walk.nodes, 0)
    quiet = [line for line in found if not noisy[line.node.number]]
    # not where the text itself stands in <div class="comment-box">, and a title and a day beside it
    if any(line.kind != "heading" and not line.dated for line in quiet):
        found = quiet
    own = [line for line in found if not (line.linked > 0.3 and line.dated)]  # no entry of a list
    for line in own or found:
        line.score = len(line.text) * 0.5
    bridge(walk.lines)


def _noisy(nodes: list[Node], known: int) -> list[int]:
    """For each node the number of the outermost element round it, or of itself, that is called as surroundings are; 0 where none is.

    The known element and those round it are none.
    """
    noisy = [0]
    around = set()
    while known > 0:
        around.add(known)
        known = nodes[known].parent
    met: dict[str, bool] = {" ": False}  # of the labels met: those of a list's entries are the same
    for node in nodes[1:]:
        found = noisy[node.parent]
        if not found and node.number not in around:
            label = names_of(node.element) if node.named else " "
            if label not in met:
                met[label] = NOISE.search(label) is not None
            called = met[label] and not is_told(node.element) or node.tag in _TAGS or is_bottom(node.element, label)
            found = node.number if called else 0
        noisy.append(found)
    return noisy


def _points(line: Line) -> float:
    size = len(line.bare)  # of 「備(bèi)用網(wǎng)址」 two in three characters are no words of the line
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
    if line.opens:
        line.after = True
        # a whole sentence may be a clause of the text: 「未經許可，不得轉載參賽作品。」
        return _CLAUSE_POINTS if marks.is_clause(text) else AFTER_POINTS
    if marks.is_menu(text):
        return -8.0
    if line.links and linked > 0.15 and size < 150 and marks.STAMP.search(text):
        return -8.0  # an entry of a list: title, author, time
    if line.sells:
        return _PROMOTION_POINTS
    meta = line.meta
    if meta:
        return _META_POINTS if meta == 2 and line.dated else -8.0 if meta == 2 or marks.TIME.search(text) else -4.0
    if size >= 40 and not marks.RULE.match(text) or size >= 10 and marks.PUNCTUATION.search(text):
        return size * (1 - linked) * (1.0 if size > 60 or marks.SENTENCE.search(text) else 0.5)
    if line.kind in ("heading", "item", "term", "caption") or line.bold:
        return -0.5
    return _FEW_POINTS


def choose(walk: Walk) -> Range | None:
    """The body's lines, None where no line is running text."""
    lines = walk.lines
    if not lines:
        return None
    start, stop = _densest(lines, 0, len(lines))
    if stop < start:
        return None
    spans = walk.spans
    node = lines[start].node
    while node.parent >= 0 and not (spans[node.number][0] <= start and stop < spans[node.number][1]):
        node = walk.nodes[node.parent]
    posts = posts_of(walk, spans, node.number, start, stop + 1)
    if (
        not posts and node.number and sum(line.meta > 0 for line in lines) > 1
    ):  # the text found may be of one of them alone
        around = posts_of(walk, spans, 0, start, stop + 1)
        posts = around if are_opened(lines, around) else []
    post = None
    if posts:
        first, end = posts[0]
        above = _densest(lines, 0, first)
        if _sum(lines, *above) >= max(_ARTICLE, 0.6 * _sum(lines, first, end - 1)):
            start, stop = above  # posts under an article are comments
            posts = []
        else:
            post = posts[0]
            start, stop = _densest(lines, first, end)
        if stop < start:
            return None
    stop = cut(lines, start, stop)
    if not posts:
        stop = _before_comments(walk, spans, start, before_teasers(walk, spans, start, stop))
    row = tuple(posts)
    return Range(start, stop, post, row if told_whole(lines, posts) else (), row)


def _before_comments(walk: Walk, spans: Spans, start: int, stop: int) -> int:
    """The last line before a row of posts under the article: comments whose element has no telling name."""
    lines = walk.lines
    running = 0.0
    tried = 0
    for at in range(start, stop + 1):
        line = lines[at]
        if (
            running >= _ARTICLE
            and tried < _COMMENTS
            and line.meta
            and len(line.text) < 80
            and marks.TIME.search(line.bare)
        ):
            tried += 1
            posts = posts_of(walk, spans, 0, at, at + 1)
            # a long title in the first post is no article over the row
            if posts and start < posts[0][0] and at - 3 <= posts[0][0] <= at:
                return posts[0][0] - 1
        running += max(0.0, line.score)
    return stop


def densest(lines: list[Line], first: int, end: int) -> Range | None:
    """The run of lines with the highest sum among some; None where none is running text."""
    start, stop = _densest(lines, first, end)
    return Range(start, cut(lines, start, stop), (first, end)) if stop >= start else None


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
    """The last line of running text before what surrounds the article begins."""
    at = opening(lines, start, stop)
    if at > stop:
        return stop
    while at > start and lines[at - 1].score <= 0:
        at -= 1
    return max(start, at - 1)


def opening(lines: list[Line], start: int, stop: int) -> int:
    """The first line of what surrounds the article; the one behind `stop` where there is none.

    That is a short heading of such (「相關閱讀」), a longer line of such behind which little running text stands (a disclaimer; in
    the middle of a text it may be a clause), a line of editor or source behind which hardly any stands, or the line of time of
    a second post.
    """
    running = [max(0.0, line.score) for line in lines[start : stop + 1]]
    total = sum(running)
    posts = [
        at
        for at in range(start, stop + 1)
        if lines[at].meta
        and len(lines[at].text) < 100
        and marks.REPLY.search(lines[at].bare)
        and marks.TIME.search(lines[at].bare)
    ]
    done = 0.0
    for at in range(start, stop + 1):
        line = lines[at]
        if done >= min(_ENOUGH, 0.5 * total):
            clause = line.after and marks.is_clause(line.bare)
            opens = line.after and (
                len(line.text) <= HEADING and not clause or total - done < (_CLAUSE_REST if clause else _REST) * total
            )
            if opens or len(posts) > 1 and at == posts[0]:
                return at
            if total - done < _ENDED_REST * total and (marks.END.match(line.bare) or marks.is_source_line(line.bare)):
                return at
        done += max(0.0, line.score)
    return stop + 1
