"""Two rules of one text that each hold from a day of their own: 「壹、… 新價適用日為5月1日。貳、… 新規則適用日為6月3日。」

Reads the numbers that parts of a text begin with. Not seen: parts without numbers.
"""

from __future__ import annotations

import re

from ingest.check.reading import Period, Reading

_HOLDS = re.compile(r"(?:适用|生效|施行|实施|执行|启用)(?:时间|日期|日)?$")
_PART = re.compile(r"(?m)^ {0,4}(?:[【〖(]?[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,2}[】〗)、.]|\d{1,2}[、.])")
_ITSELF = re.compile(r"本(?:公告|通知|办法|规定|规则|条例|协议|章程|细则|要点|条款|政策|制度|标准|方案|法|约定)")


def of_two_rules(text: Reading, one: Period, other: Period) -> bool:
    """Whether two windows say from when something holds, each in a numbered part of its own, and neither of the whole text
    (「本辦法自…起施行」).
    """
    if not (_HOLDS.search(one.label) and _HOLDS.search(other.label)):
        return False
    parts = []
    for period in (one, other):
        start, end = period.mention.sentence
        if _ITSELF.search(text.plain, start, end):
            return False
        parts.append(sum(1 for _ in _PART.finditer(text.plain, 0, period.offset)))
    return parts[0] != parts[1] and min(parts) > 0
