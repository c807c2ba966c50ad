"""What is asked of those who came before, or of an edition before (「老會員的月費」, 「2023年版」), on a page that tells the terms of now.

Where the page tells old from new, a value holds for the old ones only where its sentence, its label, the sentence that its line begins
with, the heading over it or the cells that head it say so. A page that never speaks of them is left to the other rules.
"""

from __future__ import annotations

import re

from answer.marks import Seen

KINDS = frozenset("when left count amount how what outcome".split())
_OLD = r"(?:[旧老](?:约|合约)?|原有|既有|既存)"
_WHO = r"(?:客户|用户|会员|商户|商家|卖家|租户|学[员生]|生(?![日产活])|店(?!长|员)|户(?!口|籍))"
_ASKED = re.compile(rf"(?<![非是]){_OLD}{_WHO}|旧约|旧(?:合同|合约|价)")
_TOLD = re.compile(
    rf"{_OLD}{_WHO}|旧[约价版套制表费]|原[约价有]|既[有存]|此前|(?:以|之|[\d年月日底])前(?:已经?)?[^,。;\d]{{0,4}}"
    r"(?:签|购|买|入|注册|加入|报名|开|订|办|租|约)|维持|沿用|照旧|续[约签订费]"
)
_EDITION = re.compile(r"(?P<year>(?:19|20)\d\d|1\d\d)年(?:\d{1,2}月|[春夏秋冬]季|度)?版")


def of_the_new(one: Seen) -> bool:
    """Whether the value is one of the terms of now, and the old ones are asked for."""
    if one.kind not in KINDS:
        return False
    return _of_new_party(one) or _of_new_edition(one)


def _of_new_party(one: Seen) -> bool:
    page = one.page
    return bool(
        _ASKED.search(one.asked.text)
        and _TOLD.search(page.text)
        and not _ASKED.search(page.title)
        and not any(_TOLD.search(page.text, *span) for span in _spans(one))
    )


def _of_new_edition(one: Seen) -> bool:
    """「2023年版的押金」 on a page whose title is of another year, or that says that it takes that one's place."""
    asked = _EDITION.search(one.asked.text)
    if asked is None or f"{asked['year']}年" in one.page.title:
        return False
    page, mine = one.page, f"{asked['year']}年"
    replaced = any(each["year"] == asked["year"] for each in _EDITION.finditer(page.text))
    other = _EDITION.search(page.title) is not None
    return (replaced or other) and not any(mine in page.text[low:high] for low, high in _spans(one))


def _spans(one: Seen) -> list[tuple[int, int]]:
    page, start = one.page, one.proposal.start
    line, label = page.lines[page.line_at(start)], page.label(start)
    spans = [page.sentence(start), page.sentence(line.start), *([label] if label else [])]
    if line.heading is not None:
        spans.append(page.lines[line.heading][:2])
    if one.in_row:
        head = page.head_cell(start)
        spans += [page.cells(line)[0], *([head] if head else [])]
    return spans
