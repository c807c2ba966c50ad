"""Whether a time stands under the name of another deed than the one that the question asks for.

「博覽會哪天開幕」 where the page tells of no 開幕, and the day stands under 「撤展」.
"""

from __future__ import annotations

import re

from answer.marks import Seen
from answer.types import bounds
from answer.words import Term, terms

_LEAST = 2  # characters of a deed that says something of its own
_LONGEST = 8  # characters of a heading that is the name of a deed
_OF_TIME = re.compile(r"(?:的)?(?:时间|日期|期限|时段|安排|日|期)?$")
_NUMBERED = re.compile(r"^[(（]?[一二三四五六七八九十\d]{0,2}[)）、.]?\s*")
_GENERAL = frozenset(
    "开始 结束 截止 截至 到期 举行 举办 进行 公布 发布 通知 安排 活动 服务 施行 实施 生效 执行".split()
)


_ENDS = re.compile(r"废止|作废|失效|终止|停用|停办|停止|关停|下线|到期|闭幕|落幕|结业|毕业|完工|竣工")


def _only_begins(one: Seen) -> bool:
    """「哪天廢止」 where the value is the day from which something holds: 「自4月16日起試行」."""
    page, end = one.page, one.proposal.end
    ends = _ENDS.search(one.asked.text, max(0, one.asked.focus[0] - 6))
    if not ends or not bounds.since(page.text, one.proposal.start):
        return False
    own = page.text[one.proposal.start : page.sentence(one.proposal.start)[1]]
    return (
        ends[0] not in own
        and not _ENDS.search(own)
        and not bounds.STOPS.search(page.text, end, page.clause(end - 1)[1])
    )


def of_other_deed(one: Seen) -> bool:
    """Whether what heads the value is a deed, and the deed of the question stands nowhere on the page."""
    if one.kind not in ("when", "left"):
        return False
    if _only_begins(one):
        return True
    deeds = [
        term
        for i in one.nearest
        if (term := one.asked.terms[i]).tag in ("v", "vn") and len(term.text) >= _LEAST and term.weight >= 1
        if one.fit.hits.best(i) < 0.3 and term.text not in _GENERAL
    ]
    return bool(deeds) and any(_deed(one, name) and not _alike(deeds, name) for name in _names(one))


_STOPS = re.compile(r"[停闭休关撤退结散]")


def _alike(deeds: list[Term], name: str) -> bool:
    """「哪天上課」, told under 「開課」: one object, and both begin or both end."""
    return any(deed.text[-1] in name and bool(_STOPS.match(deed.text)) == bool(_STOPS.search(name)) for deed in deeds)


def _names(one: Seen) -> list[str]:
    """What the value is called by: its label, the first cell of its row, the short line right above it."""
    page, start = one.page, one.proposal.start
    line = page.lines[page.line_at(start)]
    if line.kind == "row":
        return [page.text[slice(*page.cells(line)[0])]]
    label = page.label(start)
    if label and page.text[label[1]] == ":":
        return [page.text[slice(*label)]]
    above = page.lines[line.heading] if line.heading is not None and line.distance == 1 else None
    return [page.text[above.start : above.end]] if above and above.end - above.start <= _LONGEST else []


def _deed(one: Seen, name: str) -> bool:
    """Whether a name is that of a deed, and the question has none of its words."""
    own = terms(_OF_TIME.sub("", _NUMBERED.sub("", name.strip(" :"))))
    return (
        bool(own)
        and any(term.tag in ("v", "vn", "l") and term.text not in _GENERAL for term in own)
        and not any(word in one.asked.text for term in own for word in (term.text, *term.alternatives))
    )
