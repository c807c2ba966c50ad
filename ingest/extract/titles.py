"""Which line of a page is its title: one that <title> holds, else the heading nearest in front of the body."""

from __future__ import annotations

import re
from itertools import islice

from ingest.extract import marks
from ingest.extract.body import Range
from ingest.extract.boxes import look
from ingest.extract.edges import SUBJECT, SUBJECT_LABEL, is_head, plain
from ingest.extract.line import Line
from ingest.extract.own_style import font_size, inner_size
from ingest.extract.posts import goes_on_in_time, heading
from ingest.extract.sites import (
    NOTICE,
    PIECES,
    SITE,
    TITLE_CLASS,
    bar_of,
    declared_beside,
    is_kind,
    is_site,
    named_beside,
    notice_under,
)
from ingest.extract.text import attribute, names_of
from ingest.extract.tree import HEADINGS

WINDOW = 40  # lines in front of a body in which its title is looked for
_WORD = 2  # characters of a heading that is a title
_DASH = re.compile("[\u2014\u2013\u2015\u2500-]{1,3}")
_SECTION = re.compile(r"^[(]?[一二三四五六七八九十\d]{1,3}[)、.．]|[:：]$")
_MINUTE = re.compile(r"\d{1,2}\s?[月/-]\s?\d{1,2}日?\s+\d{1,2}:\d\d")
_PERSON = 3  # letters of a name
_LABEL = re.compile(r"^[\u4e00-\u9fff]{1,5}\s*:\s*\S{0,12}$")
_HOME = re.compile(r"(?:https?://[^/]+)?/?(?:index\.\w+)?$", re.I)
# a column of notices: 「會務公告」, 「活動快訊」, and no title of one, 「停水公告」
_COLUMN = re.compile(
    r"[\u4e00-\u9fff]{0,2}(?:会务|园务|校务|馆务|政务|平台|系统|网站|官方|重要|最新|本[会校馆店站社]|商家|卖家|活动|行业|站内)[\u4e00-\u9fff]{0,2}(?:公告|通知|消息|新闻|动态|资讯|快讯|讯息|信息)[栏区]?"
)
_TOLD = re.compile(r"^[\u4e00-\u9fff]{2,6}\s*[\d,]+$")  # 「文章數 812」
# what a title set in two lines begins with: 「城南里98年度」 over 「閱覽室開放辦法」
_OF_YEAR = re.compile(r"^\S{2,24}\s?\d{2,4}\s?学?年度?(?:第.学期)?$")
_NAME = 16  # characters of an office's
_SHORT = 60  # characters of a notice's name
_PAPER = re.compile(r"[\u4e00-\u9fff]{2,6}(?:[日晚早晨时商快]|都市|青年|工人|农民)报")
# what is told each day, and no paper: 「空氣品質日報」
_REPORT = re.compile(
    "(?:[质品]量|质监测|监测|价格|行情|[水雨汛疫火灾险]情|防[汛火疫]|火险|气象|库存|工作|进度|生产|安全|品质|[检值]班)[日快早晚]报"
)
_SET_OUT = 2.0  # points of a headline's looks
_PIECES_OF_HEAD = 3  # lines between a title and its day, or a letter's name and its title
_MENU, _ENTRY = 3, 8  # entries of a menu under a site's name, and letters of one


def names(text: str, title: str) -> bool:
    """Whether a line holds most of a declared title, by the letters of both."""
    return len(text) >= 6 and text in title and len(text) >= 0.5 * len(title)


def whole_title(lines: list[Line], at: int, titles: list[str]) -> tuple[int, int]:
    """A title set in several lines: those beside it that <title> holds together with it, or the one over it that it ends."""
    if at < 0:
        return -1, -1
    first = last = at
    wanted = [plain(one) for one in titles if one]
    text = lines[at].letters
    if (
        at
        and _OF_YEAR.search(lines[at - 1].bare)
        and lines[at - 1].node is lines[at].node
        and lines[at - 1].inner is not None
    ):
        return at - 1, at
    if at and marks.ANNOUNCES.search(lines[at].bare) and _leads_into(lines[at - 1], lines[at]):
        return at - 1, at
    if not any(text in one and len(text) < 0.9 * len(one) for one in wanted):
        return at, at
    while last + 1 < len(lines) and last < at + 3:
        longer = text + lines[last + 1].letters
        if len(longer) == len(text) or not any(longer in one for one in wanted):
            break
        below = re.escape(lines[last + 1].bare.strip())
        if any(re.search(rf"(?:\s[-–]\s|[_|])\s*{below}", one) for one in titles):  # its section: 「某某通知 - 公告」
            break
        text, last = longer, last + 1
    while first > 0 and first > at - 3:
        front = lines[first - 1].bare.strip()
        longer = plain(front) + text
        if len(longer) == len(text) or lines[first - 1].links or not any(longer in one for one in wanted):
            break
        if any(re.search(re.escape(front) + r"\s*[-_|:—–]", one) for one in titles):  # a section: 「新聞稿-…」
            break
        text, first = longer, first - 1
    return first, last


def _leads_into(over: Line, line: Line) -> bool:
    """Whether a title set in two lines begins in the one over it: 「關於本校圖書館」, 「暑期開放時間的通知」."""
    text = over.bare
    return (
        "关于" in text
        and "关于" not in line.bare
        and look(over) == look(line)
        and not over.links
        and not marks.ANNOUNCES.search(text)
        and not marks.SENTENCE_MARK.search(text)
    )


def find_title(lines: list[Line], body: Range, titles: list[str]) -> int:
    """The line that is the page's title: one that <title> holds, else the heading nearest in front of the body."""
    if body.post:  # one of several posts: its own heading, not the site's
        own = heading(lines, body.post[0], body.first)
        if own >= 0 and (marks.ANNOUNCES.search(lines[own].bare) or not _under_topic(lines, body, titles)):
            return own
    wanted = [plain(one) for one in titles if one]
    columns = _columns(lines[: body.first])
    best, best_points, site = -1, 0.0, -1
    for at in range(max(0, body.first - WINDOW * 5), min(len(lines), body.first + 6, body.last + 1)):
        line = lines[at]
        if len(line.text) > 200 or line.kind == "row" or line.linked > 0.9 and at < body.first - 3 * WINDOW:
            continue
        text = line.letters
        if (
            not (_WORD if line.kind == "heading" or text in wanted else 4) <= len(text) <= 120
            or line.kind == "item"
            and _in_trail(line)
            or text.isdecimal()  # 「06-07 10:20」, not 「1024」 in a heading
            and text not in wanted
            and (line.kind != "heading" or not line.text.isdecimal())
        ):
            continue
        if at > 0 and _is_subtitle(lines, at, at - 1):
            named = any(names(text, one) for one in wanted)
            if not named or _stands_in(lines[at - 1], wanted):
                continue
        points = 0.0
        if not wanted and at < body.first - WINDOW:
            continue
        held, reverse = 0.0, False
        for one in wanted:
            if text in one:
                held = max(held, len(text) / max(1, len(one)))
            reverse = reverse or len(one) >= 6 and one in text
        if at < body.first - WINDOW and held <= 0.2 and not reverse:
            continue
        if line.linked > 0.9 and (
            any(_HOME.match(anchor.get("href", "#")) for anchor in line.anchors)
            or _over_own(lines, at, body.first, titles)
        ):
            continue  # the site's name, which leads home
        if (
            at > body.first
            # who signs may be called as the page is: the day stands behind
            and (held < 0.85 or at + 1 < len(lines) and marks.SIGN_DATE.match(lines[at + 1].bare))
            and any(one.score > 20 and "。" in one.text for one in lines[body.first : at])
        ):
            continue  # behind running text: the name of an annex, of a notice that is quoted
        crumbs = line.crumbs
        if not is_kind(text) and not crumbs and text not in columns:
            points += 3.0 + 9.0 * held if held > 0.2 else 6.0 * reverse
        points += _heading(line)
        if at and SUBJECT_LABEL.match(lines[at - 1].bare) and at <= body.first:
            points += 12.0
        if crumbs or line.meta or line.after:
            points -= 4.0
        elif line.linked > 0.9 and not held:
            points -= (
                1.5
                if line.kind == "heading" or TITLE_CLASS.search(attribute(line.node.element, "class").lower())
                else 4.0
            )
        if line.score > 0 and len(text) > 45 and not held and marks.SENTENCE_MARK.search(line.bare):
            points -= 6.0
        if points > 0 and at + 1 < len(lines) and any(one.meta for one in lines[at + 1 : at + 3]):
            points += 1.5
        if at < body.first <= at + 3 and all(
            is_head(lines[one], lines, one) or marks.is_source_line(lines[one].bare) or _is_subtitle(lines, one, at)
            for one in range(at + 1, body.first)
        ):
            points += 2.0
        if len(text) < 4:  # 「停水」; what is over a column is a word too
            points -= 2.0
        points -= min(3.0, 0.08 * max(0, body.first - at)) + (0.5 * (at - body.first + 1) if at >= body.first else 0)
        if points > best_points and marks.INDEX_LABEL.match(line.bare):
            continue
        if points > best_points and at < body.first and is_site(lines, at, body.last):
            site = at  # the title only where the page has no other
        elif points > best_points:
            best, best_points = at, points
    if best >= 0:
        own = max(
            _headed(lines, best),
            _over_time(lines, best, body.first),
            _under_masthead(lines, best, body.first),
            notice_under(lines, best, body.first, titles),
        )
        if own >= 0 or declared_beside(lines[best], titles) or named_beside(lines, best, titles, False):
            return own
    if best_points >= (1.5 if site >= 0 else 2.0):
        return best
    if site >= 0:
        return -1 if named_beside(lines, site, titles, True) else site
    # nothing looks like a heading: the last short line in front of the running text; of a thread, what the page is called
    if body.post and wanted or any(marks.ANNOUNCES.search(one) for title in titles for one in PIECES.split(title)):
        return -1
    for at in range(body.first - 1, max(-1, body.first - 7), -1):
        line = lines[at]
        if (
            _SECTION.search(line.bare)
            or _TOLD.match(line.bare)
            or _LABEL.match(line.bare)
            or line.linked > 0.5
            or line.score < -10
            or line.letters.isdecimal()
            or line.index
            or marks.tells_when(line.bare)
            or _is_minute(line.bare)
            or marks.DAY_LABEL.match(line.bare)
            or marks.is_source_line(line.bare)
        ):
            continue
        if 4 <= len(line.letters) <= 60 and not is_head(line, lines, at):
            return at
    return -1


def _is_minute(text: str) -> bool:
    """Whether a line is a day without its year, its minute and who wrote: 「06-21 10:23 阿珍」, no 「6月21日 10:00 全區停水」."""
    rest = plain(_MINUTE.sub("", text, 1))
    who = len(rest) <= _PERSON or marks.ORGANISATION.search(rest) and not NOTICE.search(rest)
    return bool(who) and _MINUTE.search(text) is not None


def _columns(lines: list[Line]) -> set[str]:
    """What the column is called that a page stands in: the last step of its breadcrumbs, 「首頁 > 會務公告」, where that names notices in
    general."""
    steps = (re.split("[>/»›]", line.bare)[-1] for line in lines if line.crumbs)
    return {plain(step) for step in steps if _COLUMN.fullmatch(step.strip())}


def _is_subtitle(lines: list[Line], at: int, title: int) -> bool:
    """Whether a heading goes on with the one over it: a lower one that opens with a dash, or says less than a notice's name over it."""
    line, over = lines[at], lines[title]
    if (
        is_kind(over.letters)
        or not line.kind == over.kind == "heading"
        or title + 1 != at
        or line.node.tag <= over.node.tag
    ):
        return False
    if _DASH.match(line.text):
        return True
    return len(over.letters) >= 6 and NOTICE.search(over.bare) is not None and not NOTICE.search(line.bare)


def _under_topic(lines: list[Line], body: Range, titles: list[str]) -> bool:
    """Whether posts are of a thread, whose topic stands over all of them and in <title>: what heads the first may be who wrote it."""
    if body.posts or not body.row or not goes_on_in_time(lines, list(body.row)):
        return False
    topics = {plain(piece) for one in titles for piece in PIECES.split(one)}
    over = lines[max(0, body.row[0][0] - WINDOW) : body.row[0][0]]
    return any(line.kind == "heading" and line.letters in topics and not is_kind(line.letters) for line in over)


def _over_own(lines: list[Line], at: int, text: int, titles: list[str]) -> bool:
    """Whether a line is what <title> ends with, over a heading that it opens with: the site's name, wherever it leads."""
    for title in titles:
        first, *others = [plain(piece) for piece in PIECES.split(title)]
        if others and lines[at].letters == others[-1] != first:
            return any(
                one.kind == "heading" and one.letters == first for one in lines[at + 1 : min(at + WINDOW, text + 1)]
            )
    return False


def _stands_in(line: Line, titles: list[str]) -> bool:
    return any(line.letters in one for one in titles)


def _over_time(lines: list[Line], best: int, first: int) -> int:
    """The notice's name right over the line of time, where the best line is the site's, which every page of it is called; else -1."""
    site = lines[best]
    # the name of a school or office in the page's largest heading is that of every page too
    office = site.kind == "heading" and len(site.letters) <= _NAME and marks.ORGANISATION.search(site.bare)
    if best + 1 >= first or NOTICE.search(site.bare) or site.kind == "heading" and not office or lines[best + 1].meta:
        return -1
    for at in range(best + 1, min(first + 1, len(lines) - 1)):
        line = lines[at]
        if marks.INDEX_LABEL.match(line.bare) or marks.DAY_LABEL.match(line.bare):
            continue
        time = _time_under(lines, at)
        if time and 4 <= len(line.bare) <= _SHORT and not line.links:
            if office and not (marks.ANNOUNCES.search(line.bare) and "关于" in line.bare):
                return -1  # of what happened there: 「男子闖進派出所」 over 「警方通報案情」
            right_under = at + 1 < first and time is lines[at + 1]
            bar = right_under and _in_bar(site, line)
            told = bar or right_under and NOTICE.search(line.bare) or _under_menu(lines, best, at, time)
            sentence = (marks.SENTENCE if bar else marks.SENTENCE_MARK).search(line.bare)  # 「夜場停開，票款退回」
            named = told and not sentence and not line.meta
            return at if named and not line.opens and not line.crumbs else -1
    return -1


def _in_bar(site: Line, line: Line) -> bool:
    """Whether a short line is the name of an application, in the bar over a line that is longer."""
    short = site.kind != "heading" and len(site.letters) <= _ENTRY < len(line.letters)
    bar = bar_of(site.node.element) if short and not marks.ANNOUNCES.search(site.bare) else None
    return bar is not None and all(one is not bar for one in line.node.element.iterancestors())


def _time_under(lines: list[Line], at: int) -> Line | None:
    """The line of time right under a line, or behind short pieces in a box with it: 「阿珍」, 「·」, 「2024年3月5日」."""
    box = lines[at + 1].node
    for line in lines[at + 1 : at + 1 + _PIECES_OF_HEAD]:
        if line.meta and line.dated:
            return line
        beside = line.node.parent == box.parent and box.above == lines[at].node.parent
        if not beside or len(line.letters) > _ENTRY or line.kind != "paragraph":
            return None
    return None


def _headed(lines: list[Line], best: int) -> int:
    """The page's <h1> right over its line of time, where the best line stands over it, no heading and short: the name of a letter that comes
    every week, 「北岸快訊」, by which <title> calls each of them; else -1.
    """
    name = lines[best]
    notice = NOTICE.search(name.bare) and not SITE.search(name.bare)  # 「通告網」 is a site
    if name.kind == "heading" or len(name.letters) > _NAME or notice:
        return -1
    for at in range(best + 1, min(best + 1 + _PIECES_OF_HEAD, len(lines) - 1)):
        line, time = lines[at], lines[at + 1]
        if line.node.tag == "h1":
            named = len(line.letters) > _ENTRY and not line.links and line.letters not in name.letters
            named = named and not marks.ORGANISATION.search(line.bare)  # 「閉館檢修」 over who is shut
            return at if named and time.meta and time.dated else -1
    return -1


def _under_masthead(lines: list[Line], best: int, first: int) -> int:
    """The headline that stands out most under a newspaper's name, in no heading, and the day of its issue; else -1."""
    paper = lines[best]
    if paper.kind == "heading" or not _PAPER.fullmatch(paper.letters) or _REPORT.search(paper.letters):
        return -1
    if best + 1 >= first or not lines[best + 1].dated:
        return -1
    front = range(best + 2, min(first + _PIECES_OF_HEAD, len(lines)))  # a headline may have a comma
    under = [at for at in front if 4 <= len(lines[at].letters) <= _SHORT and not lines[at].links]
    own = max(under, key=lambda at: _heading(lines[at]), default=-1)
    return own if own >= 0 and _heading(lines[own]) >= _SET_OUT and not marks.is_source_line(lines[own].bare) else -1


def _under_menu(lines: list[Line], site: int, at: int, time: Line) -> bool:
    """Whether a line in the box of the line of time behind it, or of its box, stands under the site's short name and a menu of words as
    short.
    """
    name, line = lines[site], lines[at]
    menu = lines[site + 1 : at]
    return (
        len(menu) >= _MENU
        and not marks.ANNOUNCES.search(name.bare)
        and all(len(one.letters) <= _ENTRY for one in (name, *menu))
        and len(line.letters) > max(len(one.letters) for one in (name, *menu))
        and name.node.parent == menu[0].node.parent != line.node.parent
        and line.node.parent in (time.node.parent, time.node.above)
    )


def _in_trail(line: Line) -> bool:
    """Whether an item is a step of breadcrumbs or of a menu."""
    around = list(islice(line.node.element.iterancestors(), 3))
    return any(one.tag == "nav" or "crumb" in attribute(one, "class").lower() for one in around)


def _heading(line: Line) -> float:
    """How much a line looks like a title by its element."""
    element = line.node.element
    tag, _, style, align, bold = look(line)
    points = 5.0 if SUBJECT.match(line.bare) else 0.0
    if tag in HEADINGS:
        points += {"h1": 4.0, "h2": 3.0}.get(tag, 2.0)
    named = names_of(element)
    if TITLE_CLASS.search(named):
        points += 2.0
    # as programs say that it is one in a window of theirs; elsewhere each section may be one: <div role=heading>一、對象</div>
    named_so = element.get("role") == "heading" and not _SECTION.search(line.bare)
    if named_so and any(one.get("role") == "dialog" for one in element.iterancestors()):
        points += 2.0
    if bold:
        points += 1.0
    if max(font_size(element) if style else 0.0, inner_size(element)) >= 18:
        points += 2.0
    if align == "center" or style and "text-align:center" in style.replace(" ", ""):
        points += 1.0
    return points
