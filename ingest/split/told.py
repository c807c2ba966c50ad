"""Lines that begin another announcement by what they say, how they are set and what stands round them.

For it speaks, in points: that the line says what happens to what (「西倉年底搬遷」, not 「報名方式」); that it is set as no other line is; that a notice's
greeting, opening or line of source stands behind it, a signature, a closing or a rule in front; that the text behind is of another thing than the text
before. Against it: that what it names was spoken of before; that other lines set alike are plainly sections; that it is
a question, an annex, a form, a quotation, an addition or a number in a row.
"""

from __future__ import annotations

import re
from itertools import accumulate
from os.path import commonprefix

from ingest.split import words
from ingest.split.lines import SHORT_TITLE, Lines, Short
from ingest.split.rows import is_section
from ingest.split.text import LEAST, LEAST_BODY, LEAST_NOTICE, NUMBER, letters, pairs
from records import Block
from zh.bare import bare

_NEEDED = 6  # points of a line that begins another announcement
_SURE = 10  # points of one that is no section, whatever the others are
_BACK = 3  # lines that lead to an original stand so near
_LEADS = 30  # characters of a line that leads to an original
_FIRST = 3  # points of form of a first line that the page is not called by
_TRIED = 40  # lines that are looked at closely: a page with more is a list
_LOOK = 4000  # characters on either side that are compared
_FEW = 60  # pairs of a short text
SOURCE = 60  # characters of a line of time and source
_KIND = 4  # letters of what a corrected notice is called at its end: 「招生簡章」
_PIECE = -4  # points of form of what no announcement is called
_MOST = 3  # such lines without a signature in front of them: more are sections


def told(page: Lines, short: list[Short], set_apart: set[str], title: str) -> list[int]:
    """The lines that begin the later announcements. `set_apart`: texts of lines that look like no other; `title`: the page's."""
    lines = _unnumbered([line for line in short if line.at not in page.series and len(line.letters) >= LEAST - 1])
    return _starts(page, set_apart, title, lines) if lines else []


def _unnumbered(short: list[Short]) -> list[Short]:
    """The lines without those that are numbered as sections: a number counts where it stands alone."""
    turns = [line for line in short if words.TURN.match(line.text) and not words.KIND.search(line.text)]
    if len(turns) > 1:  # 「九月…」 「十月…」
        short = [line for line in short if line not in turns]
    numbered = [line for line in short if line.number]
    if not numbered:
        return short
    alone = len(numbered) == 1 and re.match(r"^\W*(?:二|2|其二|②)", numbered[0].number) is not None
    return short if alone else [line for line in short if not line.number]


def _starts(page: Lines, set_apart: set[str], title: str, lines: list[Short]) -> list[int]:
    blocks = page.blocks
    starts: list[int] = []
    reached: dict[int, int] = {}
    signed = tried = 0
    whole = letters(title)
    sizes = list(accumulate((len(block.text) for block in blocks), initial=0))  # characters in front of each
    last = max((at for at in range(len(blocks)) if page.signs(at)), default=0)
    last_off = max((at for at in range(1, len(blocks) + 1) if page.signed_off(at)), default=0)
    free = [line for line in lines if not page.belongs(line)]
    sections = [line.at for line in free if line.form < 0]
    headings = [line.at for line in free if blocks[line.at].kind == "heading"]
    # a paragraph that leads to a row of headings
    led = len(headings) > 2 and headings[0] == 1
    forwarded = words.FORWARDS.search(bare(title)) is not None
    corrects = words.CORRECTS.search(bare(title)) is not None
    for line in lines:
        at = line.at
        block = blocks[at]
        # 「關於印發《…辦法》的通知」 and its annex; the same once more, in the other script
        if (
            not at
            or page.signs(at)
            or _translated(page, at)
            or words.NUMBERED_ANNEX.match(page.bare[at])
            or page.in_list(at)
            or line.letters in whole
            or len(whole) >= SHORT_TITLE
            and whole in line.letters
        ):
            continue
        notice = words.NOTICE.search(line.text) is not None
        off = page.signed_off(at)
        if len(line.letters) < LEAST and not notice and not off:
            continue
        begin = starts[-1] if starts else 0
        dated, alone = page.signs(at - 1), page.alone(at)
        labelled = _labelled(title, block.text)
        short = notice or dated or labelled
        # a rule in front, a line of time and source behind
        short = short or words.RULE.match(page.bare[at - 1]) is not None or _sourced(page, at + 1)
        short = short or block.kind == "heading" and block.text in set_apart and line.form >= _FIRST
        least = LEAST_NOTICE if short else LEAST_BODY
        if (
            sizes[at] - sizes[begin] < least
            or sizes[-1] - sizes[at + 1] < least
            or not (short and page.tells(at + 1, at + 3) or page.runs(at + 1, at + 9))
        ):
            continue
        apart = block.text in set_apart or notice and (block.kind == "heading" or alone)
        points = _said(block, line, notice) + _round(page, at) + 2 * apart + alone + bool(starts)
        if dated:
            points += (5 if words.KIND.search(line.text) else 3) + 2 * (
                block.kind == "heading" and at < last and line.form <= 1
            )
        # each of two is signed, by whom and when; an annex would be signed alike
        if off and at < last_off and not page.signed_alike(at, last_off):
            points += 3
        points += 2 * page.signed_again(at) + 4 * (labelled or page.both_signed(at))
        points += 3 * (page.marked(at) and line.form > 0)
        points += 2 * (len(free) == 1 and block.kind == "paragraph")  # sections come in rows
        if block.kind == "heading" and led:
            points -= 2
        # a signature, a name: what is short too stands behind
        if line.form <= 2 and not page.runs(at + 1, at + 2, 14) and not words.GREETS.match(page.bare[at + 1]):
            points -= 3
        if block.text not in set_apart:
            points -= min(3, sum(other != at and blocks[other].kind == block.kind for other in sections))
        if points + 4 >= _NEEDED:
            tried += 1
            if tried > _TRIED:
                return []
            if _quoted(page, begin, at, line.letters) or _explains(line, title):
                continue
            said, follows = page.text(begin, at)[-_LOOK:], page.text(at + 1)[:_LOOK]
            if corrects and not starts and _corrected(line, said):
                continue
            called = page.bare[begin] if starts else bare(title)
            beside = 3 * _beside(called, line.text)
            own = beside or _own(line, said, follows)
            head = line.letters[:3]
            if not notice and head in said and head not in called and not dated:
                points -= 2  # it goes on with a thing that was named
            points += own - 3 * (not notice and _goes_on(line, said, follows))
            strange = _strange(called, said, follows)
            if dated:
                # an annex behind the signature: of what was spoken of, without one of its own or signed alike
                if own < -1 and strange < 0 and not notice and (at > last or off and page.signed_alike(at, last_off)):
                    points -= 6
            else:
                # no section is headed 「…公告」, however much its text has in common with what stands before
                points += (max(0, strange) if apart and notice or beside else strange) - 3 * forwarded
        if points >= _NEEDED:
            starts.append(at)
            reached[at] = points
            signed += dated
    if not (forwarded or corrects):
        alike = _set_alike(page, [line for line in free if line.at in headings], reached, bare(title))
        starts = sorted((*starts, *alike))
        reached |= dict.fromkeys(alike, _NEEDED)
    # what is called as a section in front of it is one too: 「少年組得獎名單公告」 「成年組得獎名單公告」
    passed = [line for line in free if line.at and line.at not in reached]
    texts = {line.at: line.text for line in free}
    starts = [at for at in starts if not any(one.at < at and _beside(one.text, texts.get(at, "")) for one in passed)]
    # as many headings set as these begin no announcement, or as many lines that stand alone
    rows = [line.at for line in free if blocks[line.at].kind == "paragraph" and line.at and page.alone(line.at)]
    if len(rows) > 2 and 2 * sum(at in reached for at in rows) <= len(rows):
        starts = [at for at in starts if reached[at] >= _SURE or at not in rows or blocks[at].text in set_apart]
    if 2 * sum(at in reached for at in headings) <= len(headings):
        starts = [
            at for at in starts if reached[at] >= _SURE or blocks[at].text in set_apart or blocks[at].kind != "heading"
        ]
    return starts if len(starts) - signed < _MOST else []


def _set_alike(page: Lines, headings: list[Short], reached: dict[int, int], title: str) -> list[int]:
    """The headings beside one that begins an announcement by its name, where all of them stand over texts of other things.

    「關於停用紙本飯票的說明」 and, set alike, 「騎手實名複驗」, of which the text in front says nothing. None where a single one is a
    section's: 「還書登記」.
    """
    named = [line for line in headings if line.at in reached and _names_itself(line)]
    others = [line.at for line in headings if line.at not in reached]
    if not named or not others:
        return []
    bounds = [0, *(line.at for line in headings), len(page.blocks)]
    for before, line, end in zip(bounds, headings, bounds[2:], strict=False):
        if line.at in reached:
            continue
        front, behind = page.text(before, line.at)[-_LOOK:], page.text(line.at + 1, end)[:_LOOK]
        if (
            line.form <= _PIECE
            or line.number
            or len(behind) < LEAST_BODY
            or not page.runs(line.at + 1, line.at + 2)
            or is_section(line.text)
            or _quoted(page, 0, line.at, line.letters)
            or _own(line, page.text(0, line.at)[-_LOOK:], behind) < 0
            or _strange(title, front, behind) < 1
            or _strange(title, page.text(0, headings[0].at)[-_LOOK:], behind) < 1
        ):
            return []
    return others


def _names_itself(line: Short) -> bool:
    """Whether a line is called a kind of announcement, of a thing by name: 「關於…的說明」, 「…公告」."""
    return len(line.letters) >= SHORT_TITLE and (
        words.NOTICE.search(line.text) is not None or line.text.startswith("关于") and line.form > 0
    )


def _labelled(title: str, line: str) -> bool:
    """Whether a line has its kind in brackets in front, as the title of the page has: 「【停電】…」, 「【快遞】…」, but no 「【報名】…」."""
    kind = words.BRACKETED.match(bare(line))
    return (
        kind is not None and words.BRACKETED.match(bare(title)) is not None and not words.GENERAL.search(kind.group(1))
    )


def _translated(page: Lines, at: int) -> bool:
    """Whether a line and the text behind it are in letters, and the text in front is Chinese: the same in another language."""
    own = page.bare[at] + page.bare[at + 1]
    if words.HAN.search(own) or not re.search("[a-z]", page.bare[at]):
        return False
    return any(words.HAN.search(line) for line in page.bare[:at])


def _said(block: Block, line: Short, notice: bool) -> int:
    """What a line's words and their setting say."""
    heading = block.kind == "heading"
    points = line.form + heading + notice
    points += 2 * (heading and notice and len(line.letters) < SHORT_TITLE)
    return points + 2 * (line.text.startswith("关于") and len(line.letters) >= SHORT_TITLE + 2)


def _round(page: Lines, at: int) -> int:
    """What the lines in front of one and behind it say."""
    before, behind = page.bare[at - 1], page.bare[at + 1]
    points = bool(words.CLOSES.search(before)) + 3 * bool(words.RULE.match(before)) - 2 * page.listed(at)
    if not page.signs(at - 1):
        issuer = words.ISSUER.search(before) is not None and len(before) <= 30
        points += issuer or page.blocks[at - 1].kind == "attachment"
    if words.GREETS.match(behind):
        return points + 3
    if _sourced(page, at + 1):
        return points + 4
    if words.REFERS.match(behind):
        return points - 2
    return points + bool(words.BEGINS.match(behind))


def _sourced(page: Lines, at: int) -> bool:
    return len(page.bare[at]) <= SOURCE and words.SOURCED.search(page.bare[at]) is not None


def _quoted(page: Lines, begin: int, at: int, said: str) -> bool:
    """Whether the line opens an annex or a text that is quoted: it was announced as one, in the announcement that begins at `begin`."""
    if (
        any(len(one) <= _LEADS and words.ORIGINAL.search(one) for one in page.bare[max(begin, at - _BACK) : at])
        or words.QUOTES.search(page.bare[at - 1])
        or words.HANDS_ON.search(page.bare[at - 1])
        or words.MADE_KNOWN.search(page.bare[at - 1])
        or any(words.BARE_ANNEX.match(one) for one in page.bare[max(0, at - 2) : at])
    ):
        return True
    listed = False
    for other in range(at):
        line = page.bare[other]
        listed = bool(words.ANNEX.match(line)) or listed and len(line) <= 60 and not page.signs(other)
        if listed and (said in letters(line) or len(letters(line)) >= 8 and letters(line) in said):
            return True
        if "《" in line and any(said == letters(name) for name in re.findall("《([^》]{4,60})》", line)):
            return True
    return False


def _corrected(line: Short, said: str) -> bool:
    """Whether a line is what a correction in front of it speaks of: 「招生簡章…誤植」 「游泳班招生簡章」."""
    name = letters(words.CORRECTED.sub("", line.text))
    return name != line.letters or name[-_KIND:] in letters(said)


def _explains(line: Short, title: str) -> bool:
    """Whether all that a line names is named by the page's title: 「關於調整原因的說明」."""
    rest = letters(words.EXPLAINS.sub("", words.GENERAL.sub("", line.text)))
    return len(rest) < 2 or len(rest) <= 3 and rest in letters(title) and words.NOTICE.search(line.text) is None


def _own(line: Short, front: str, behind: str) -> int:
    """1 where the text behind speaks of what a line names; -2 where the text in front does, or none (but of what happens)."""
    named = pairs(line.letters)
    before = sum(pair in front for pair in named) / max(1, len(named))
    after = sum(pair in behind for pair in named) / max(1, len(named))
    if before >= 0.5:
        return -2
    if after:
        return 1 if after >= 0.3 or not before else 0
    return 0 if words.NOTICE.search(line.letters) else -1 if line.form > 1 else -2


def _beside(title: str, line: str) -> bool:
    """Whether a line says of another thing what a title says of one: 「第一期…」 「第二期…」, 「東站四月班次」 「西站四月班次」."""
    one, other = letters(NUMBER.sub("", title)), letters(line)
    front = len(commonprefix((one, other)))
    end = len(commonprefix((one[front:][::-1], other[front:][::-1])))
    here, there = one[front : len(one) - end], other[front : len(other) - end]
    if words.ORDINAL.match(here) and words.ORDINAL.match(there):
        return front >= 4
    count, second = words.COUNT.search(one), words.COUNT.search(other)
    if count and second and count.group() != second.group() and one[: count.start()] == other[: second.start()]:
        return count.start() >= 4
    return end >= 5 and 1 <= len(here) <= 6 and 1 <= len(there) <= 6 and len(words.GENERAL.sub("", one[-end:])) >= 3


def _goes_on(line: Short, front: str, behind: str) -> bool:
    """Whether the text behind a line opens with what was spoken of before, and the line does not name (an advertisement between two paragraphs)."""
    opening = words.OPENING.match(behind)
    if opening is None or words.BEGINS.match(behind) or words.GREETS.match(behind):
        return False
    return opening.group(1) in front and opening.group(1) not in line.letters


def _strange(title: str, front: str, behind: str) -> int:
    """How much two texts are of different things: by the pairs of characters that both have, and what of the title the second has.

    Of halves of one announcement 13 in 100 come to 3 and 38 to -3; of two announcements 76 come to 3 and 1 to -3.
    """
    one, other, named = pairs(title + "\n" + front), pairs(behind), pairs(title)
    shared = len(one & other) / max(1, min(len(one), len(other)))
    said = len(named & other) / max(1, len(named))
    if min(len(one), len(other)) < _FEW:
        shared /= 1.5  # few pairs, and some are met by chance
    if shared <= 0.045 and said <= 0.12:
        return 3
    if shared <= 0.065 and said <= 0.2:
        return 1
    return -3 if shared >= 0.1 or said >= 0.34 else 0
