"""The flow of a text: short lines behind its last paragraph that stand in its element, one after another, as it does.

A list of two words an item, a caption, the lines of a form and the signature under them are the text's, short as they are.
"""

from __future__ import annotations

import re
from typing import Any

from ingest.extract import marks
from ingest.extract.boxes import AD, CALLS, NOISE
from ingest.extract.edges import leads_on
from ingest.extract.files import is_attachment
from ingest.extract.line import Line
from ingest.extract.text import names_of

_FLOW = frozenset("p ul ol li dl dt dd pre blockquote figure figcaption center details summary".split())
_PRINTED = re.compile(r"(?:head|foot)er(?![a-z])")  # on every sheet of a printed text: MsoFooter
_NOTES = re.compile(r"(?:^|[\s_-])(?:foot|end)notes?(?:$|[\s_-])")  # of the text, in an element of their own
# in which programs that set documents put what a text warns of: 「::: tip」
_SET = re.compile(r"(?:^|[\s_-])(?:custom-block|(?:theme-)?admonition|callout|markdown-alert|alert)(?:$|[\s_-])")
_TEXT = frozenset(("pre", "figcaption"))  # elements that hold nothing else, wherever they stand
_SECTIONS = 40  # lines in front in which another heading of the text is looked for
_FEW = 8  # short lines between a text that fills the page and what surrounds it, or the end
_LINKS = 14  # links in a row that are the text's
_SIGNED = 3  # lines of a signature
_BOX = 4  # lines of a box between two short lines of a text
_LISTED = frozenset("li dt dd pre".split())


def flowing(lines: list[Line], last: int, home: Any) -> int:
    """The last line of the text whose last known line is given. `home` is the element that holds its running text.

    Where that is the whole page, only a few lines in front of what surrounds the text, what a colon announces (「報名材料：」 over a list), set lines and captions, and what leads to a signature's date.
    """
    if home is None:
        return last
    end = last + 1
    own = lines[last].node.element
    while end < len(lines):
        behind = under = end
        while (
            behind < min(len(lines), end + _BOX)
            and not _flows(lines[behind], home, own)
            and _in_box(lines[behind], home)
        ):
            behind += 1
        if behind == len(lines):
            break
        if not _flows(lines[behind], home, own):
            # a section of short lines, where the text has sections; a link to what it asks for
            if (listed := _listing(lines, behind, home, own)) > behind:
                end = listed
                continue
            headed = _heads(lines, behind, last, home)
            if not headed and not _asks(lines[behind], home, own):
                break
            under = behind + 1
            if headed and under < len(lines) and _goes_under(lines[under], lines[behind], home):
                under += 1
            if under == len(lines) or not _flows(lines[under], home, own):
                break
        for line in lines[end:behind]:  # a box in the midst of the text: what is in it is none
            line.boxed = True
        end = max(behind + 1, under)
    if home.tag != "body":
        return end - 1
    signed = [at for at in range(last, end) if marks.SIGN_DATE.match(lines[at].bare)]
    if signed:
        return signed[-1]
    if end - last <= _FEW and (end == len(lines) or ends(lines[end])):
        return end - 1
    at, announced = last, lines[last].bare.endswith(":")
    while at + 1 < end and (lines[at + 1].node.tag in _TEXT or announced and _listed(lines[at + 1])):
        at += 1
    return at


def _flows(line: Line, home: Any, own: Any) -> bool:
    """Whether a line may go on in the flow of a text whose last line stands in the element `own`."""
    text = line.bare
    if marks.SIGN_DATE.match(text):
        return _in_flow(line, home, own)
    if ends(line):
        return False
    if not leads_on(line) and (line.linked > 0.5 and not is_attachment(line) or line.score <= -10 or line.meta == 2):
        return False
    return _in_flow(line, home, own)


def ends(line: Line) -> bool:
    """Whether a line behind the running text opens what is none of the text by its words."""
    text = line.bare
    return bool(
        line.opens
        or line.after
        or line.boxed
        or marks.is_source_line(text)
        or marks.PAGER.match(text)
        or marks.END.match(text)
        or marks.COUNT.match(text)
        or line.sells
        or marks.is_menu(text)
    ) and not marks.SIGN_DATE.match(text)


def _in_flow(line: Line, home: Any, own: Any) -> bool:
    """Whether a line's element is a child of `home`, or stands in one, by elements of text alone; a <div> has no other in it."""
    element = line.node.element
    if element is own:
        return True
    named = element.get("class") or element.get("id")
    if element.tag == "div" and next(element.iter("div", "ul", "p"), element) is element and not named:
        element = element.getparent()
    while element is not None and element is not home:
        named = names_of(element)
        noise = NOISE.search(named)
        # a notice has its tips too: 「溫馨提示：…」
        if (
            element.tag not in _FLOW
            and not _NOTES.search(named)
            and not _SET.search(named)
            or noise
            and "tip" not in noise.group()
            or _PRINTED.search(named)
        ):
            return False
        element = element.getparent()
    return element is home


def _asks(line: Line, home: Any, own: Any) -> bool:
    """Whether a line is a link to what the text asks to do: 「線上訂位」."""
    return line.linked > 0.9 and CALLS.search(line.bare) is not None and not ends(line) and _in_flow(line, home, own)


def _listing(lines: list[Line], at: int, home: Any, own: Any) -> int:
    """The line behind links in the flow of the text that stand over its signature; `at` where there are none."""
    end = at
    while end < min(len(lines), at + _LINKS) and lines[end].linked > 0.6 and not ends(lines[end]):
        if marks.STAMP.search(lines[end].bare) or not _in_flow(lines[end], home, own):
            return at
        end += 1
    signed = any(marks.SIGN_DATE.match(line.bare) and _in_flow(line, home, own) for line in lines[end : end + _SIGNED])
    return end if signed and home.tag != "body" else at


def led(lines: list[Line], at: int, low: int, home: Any) -> int:
    """The line in `home` that leads with a colon to the links in front of a text, the last of which is `at`; -1 where none does."""
    first = at
    while first > low and lines[first].linked > 0.6 and not marks.STAMP.search(lines[first].bare):
        first -= 1
    over = lines[first]
    if first == at or not over.bare.endswith(":") or over.opens or home is None or home.tag == "body":
        return -1
    return first if all(home in line.node.element.iterancestors() for line in lines[first : at + 1]) else -1


def _heads(lines: list[Line], at: int, last: int, home: Any) -> bool:
    """Whether a line is a heading as those of the text are: of their tag, in its element."""
    line = lines[at]
    element = line.node.element
    if line.kind != "heading" or element.getparent() is not home or ends(line) or line.linked > 0.5:
        return False
    return any(
        one.node.tag == element.tag and one.node.element.getparent() is home
        for one in lines[max(0, last - _SECTIONS) : last + 1]
    )


def _goes_under(line: Line, over: Line, home: Any) -> bool:
    """Whether a line is a lower heading beside one: <h3>可以延期嗎？</h3> under <h2>常見問題</h2>."""
    low = line.kind == "heading" and line.node.tag > over.node.tag and line.node.element.getparent() is home
    return low and not ends(line) and line.linked <= 0.5


def _in_box(line: Line, home: Any) -> bool:
    """Whether a line stands in an element in `home` that is called as a box of something else is."""
    element = line.node.element
    named = ""
    while element is not None and element is not home:
        named += f" {names_of(element)}"
        element = element.getparent()
    return element is not None and (NOISE.search(named) or AD.search(named)) is not None


def _listed(line: Line) -> bool:
    return line.node.tag in _LISTED or any(one.tag == "li" for one in line.node.element.iterancestors())
