"""Whether a value is the least where the most is asked for, or the most where the least is."""

from __future__ import annotations

import re

from answer.marks import Seen

_MOST_ASKED = re.compile(r"最[多高久长大]|至多|上限|封顶")
_LEAST_ASKED = re.compile(r"最[少低短小]|至少|下限")
_LEAST_BEFORE = re.compile(r"(?:[至最]少|最低|起码|不[得能可]?(?:少|低|短)于)[^,。;\d]{0,4}$")
_MOST_BEFORE = re.compile(r"(?:[至最]多|最[高长久]|上限|不[得能可]?超过|(?<![年期时权])限)[^,。;\d]{0,4}$")
_LEAST_BEHIND = re.compile(r"[^\W\d]{0,2}?(?:起(?!至|到)|及?以上)")
_MOST_BEHIND = re.compile(r"[^\W\d]{0,2}?(?:封顶|及?以[内下]|之内)")


def other_bound(one: Seen) -> bool:
    """「最多寫多少字」 where the value is the least: 「字數八百起」."""
    text, start, end = one.page.text, one.proposal.start, one.proposal.end
    most, least = _MOST_ASKED.search(one.asked.text), _LEAST_ASKED.search(one.asked.text)
    if not one.counted or bool(most) == bool(least) or one.proposal.text is not None:
        return False
    before = text[one.page.clause(start)[0] : start]
    is_least = bool(_LEAST_BEFORE.search(before) or _LEAST_BEHIND.match(text, end))
    is_most = bool(_MOST_BEFORE.search(before) or _MOST_BEHIND.match(text, end))
    return is_least != is_most and is_least == bool(most)
