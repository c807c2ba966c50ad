"""An HTML page → Extracted: the general way, one parse by lxml."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

from ingest.extract import body as bodies
from ingest.extract import edges, headlines, marks
from ingest.extract import frame as frames
from ingest.extract.adapters import Known, recognise
from ingest.extract.assembly import assembled
from ingest.extract.beside import reach
from ingest.extract.brief import heed
from ingest.extract.files import LABEL, is_attachment, mark_files
from ingest.extract.flow import ends
from ingest.extract.following import next_page, page_of_replies
from ingest.extract.inside import strangers
from ingest.extract.letter import letter_of
from ingest.extract.line import Line
from ingest.extract.parsing import parse
from ingest.extract.posts import are_replies, heading, posts_of
from ingest.extract.sections import unlink
from ingest.extract.state import told_in_data
from ingest.extract.tree import Walk
from records import Candidate, Extracted, Trouble
from zh.bare import bare

_LISTED = 3  # links with their days that make a list of a page
_SAID = 6  # characters of a line that says something


def extract_html(text: str, address: str | None, written: str | None = None) -> Extracted:
    """`written` is the page as it is written, where `text` is it reread.

    Raises Trouble("page_without_text") where the page has no running text, nor its data.
    """
    try:
        return _shown(text, address, written)
    except Trouble as trouble:
        told = told_in_data(text) if trouble.message["key"] == "page_without_text" else None
        if told is None:
            raise
    return _shown(told, address, None)


def _shown(text: str, address: str | None, written: str | None) -> Extracted:
    root = parse(text)
    known = recognise(text, root)
    walk = Walk(root)
    if written is not None and not walk.reread(Walk(parse(written)).lines):
        return _shown(written, address, None)
    unlink(walk.lines)
    mark_files(walk.lines)
    extracted = _of_known(known, walk, root, address) if known else None
    if extracted is not None:
        return extracted
    bodies.weigh(walk, walk.lines)
    bodies.relent(walk.lines)
    letter = letter_of(walk.lines)
    if letter:
        letter.set_aside(walk.lines)
    found = bodies.choose(walk)
    if found is None:
        if known is not None and known.name == "wechat":  # the text is a picture: an account's name and day are none
            raise Trouble("page_without_text")
        if (entries := links_alone(walk.lines)) is not None:
            return _of_list(walk, root, entries, text)
        bodies.weigh_short(walk)
        if letter:
            letter.set_aside(walk.lines)
        found = bodies.choose(walk)
    elif heed(walk, found):
        found = bodies.choose(walk)
    if found is None:
        raise Trouble("page_without_text")
    lines = walk.lines
    metas = headlines.metas_of(root)
    titles = headlines.index_titles(lines) + headlines.declared_titles(root, metas)
    framed = frames.frame(lines, found, [bare(one) for one in titles])
    found_lines = headlines.candidates(root, metas, lines, framed, titles, address, text)
    if letter:
        found_lines = (*letter.candidates(), *found_lines)
    between: frozenset[int] | None = None
    if found.posts:
        framed, between, more = _joined(lines, framed, found.posts)
        found_lines += more
    goes_on, thread = (None, False) if found.posts else _goes_on(walk, found, framed, root, address)
    return assembled(walk, framed, found_lines, goes_on, between, thread)


def _goes_on(
    walk: Walk, found: bodies.Range, framed: frames.Frame, root: Any, address: str | None
) -> tuple[str | None, bool]:
    """The next page, and whether it holds replies: of a thread, that of its first post, else that of the thread."""
    lines = walk.lines
    first, last = framed.first, framed.last
    href = next_page(root, lines, first, last, found.post, address)
    if href is not None and found.post:
        return href, False
    timed = [at for at, line in enumerate(lines) if line.meta and marks.TIME.search(line.bare)]
    posts = posts_of(walk, walk.spans, 0, found.first, found.last + 1) if len(timed) > 1 else []
    own = next((post for post in posts if post[0] <= first < post[1]), None)
    # boxes of a page are no posts
    if own is None or sum(bisect_left(timed, begin) < bisect_left(timed, end) for begin, end in posts) < 2:
        return href, False
    href = next_page(root, lines, first, last, own, address)
    if href is None and posts[0] == own and are_replies(lines, posts):
        return page_of_replies(root, lines, own, address), True
    return href, False


def links_alone(lines: list[Line]) -> tuple[int, int] | None:
    """The first and last entry of a page that is a list of others, each linked with its day, and says nothing between its
    heading and its footer; None for any other page.
    """
    entries = [at for at, line in enumerate(lines) if line.linked > 0.3 and line.dated and len(line.text) >= 12]
    if len(entries) < _LISTED:
        return None
    footer = next((at for at in range(entries[-1], len(lines)) if lines[at].opens), len(lines))
    rest = (line for line in lines[:footer] if not line.links and line.kind != "heading" and not line.opens)
    if any(len(line.text) >= _SAID and not line.meta and not line.crumbs for line in rest):
        return None
    return entries[0], entries[-1]


def _of_list(walk: Walk, root: Any, entries: tuple[int, int], text: str) -> Extracted:
    """A list as a page of its own: its entries are its text, and the day and source of none of them are its own."""
    metas = headlines.metas_of(root)
    titles = headlines.declared_titles(root, metas)
    first, last = entries
    title = next((at for at in range(first - 1, -1, -1) if walk.lines[at].kind == "heading"), -1)
    framed = frames.Frame(first, last, title, title, ())
    found = headlines.candidates(root, metas, walk.lines, framed, titles, None, text)
    own = tuple(one for one in found if one.field in ("title", "publisher", "category"))
    return assembled(walk, framed, own, None)


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


def _of_known(known: Known, walk: Walk, root: Any, address: str | None) -> Extracted | None:
    """The page whose body an adapter named, its edges cleaned as the general way does; None where it holds no text."""
    lines = walk.lines
    places = [node.number for element in known.body for node in walk.nodes if node.element is element]
    if not places:
        return None
    spans = walk.spans
    begin, end = spans[places[0]]
    if begin >= end:
        return None
    begin, end = reach(walk, spans, places[0])
    inside = lines[begin:end]
    bodies.weigh(walk, inside, places[0])
    bodies.relent(inside)
    # in the element of the text, what its words do not set apart is the text's
    last = bodies.cut(inside, 0, len(inside) - 1)
    stop = bodies.opening(inside, 0, len(inside) - 1)
    while last + 1 < stop and not ends(inside[last + 1]):
        last += 1
    while last > 0 and edges.is_outside(inside[last], inside[:last]):
        last -= 1
    title = edges.plain(bare(known.title or ""))
    first = 0
    while first < last and (
        edges.is_head(inside[first], inside, first) or inside[first].letters == title or edges.calls(inside[first])
    ):
        first += 1
    first, last = begin + first, begin + last
    candidates = headlines.of_known(known, headlines.metas_of(root), root, lines[first : last + 1])
    between: frozenset[int] | None = None
    behind = [spans[place] for place in places[1:] if spans[place][0] > last]
    if behind:  # its files, in an element of their own
        between = frozenset(range(last + 1, behind[0][0])) | strangers(lines, first, last) or None
        last = behind[-1][1] - 1
    else:
        last += _files(lines[last + 1 :])
    at = next((at for at in range(first - 1, -1, -1) if lines[at].letters == title), -1) if title else -1
    framed = frames.Frame(first, last, at, at, ())
    post = (begin, _next_post(lines, last + 1)) if known.thread else None
    goes_on = next_page(root, lines, first, last, post, address)
    replies = goes_on is None and post is not None
    if post is not None and replies:
        # who writes may fill many lines between the title, over which the pages stand, and the text
        over = next((at for at in range(first - 1, -1, -1) if title and title in lines[at].letters), begin)
        goes_on = page_of_replies(root, lines, (min(over, begin), post[1]), address)
    return assembled(walk, framed, candidates, goes_on, between, replies)


def _next_post(lines: list[Line], begin: int) -> int:
    """The first line of time behind a post: a reply begins. Where there is none, the one behind all lines."""
    times = (at for at in range(begin, len(lines)) if lines[at].meta and marks.TIME.search(lines[at].bare))
    return next(times, len(lines))


def _files(behind: list[Line]) -> int:
    """How many of the lines behind a body are a list of attachments that stands there in an element of its own."""
    count = 0
    for line in behind:
        if not is_attachment(line) and not LABEL.match(line.bare):
            break
        count += 1
    return count if any(line.anchors for line in behind[:count]) else 0
