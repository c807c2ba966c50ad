"""What was done so often and is asked for again: 「改約過2次，還能再改一次嗎」 wants more than 2.

Read where the deed of the amount is asked for again; 「改過2次，還能退嗎」, 「續借過1次，還能辦借書證嗎」 ask for another.
"""

from __future__ import annotations

import re

from answer.values import Amount

NEAR = 16  # characters behind what was done in which it is asked for again
_DONE = re.compile(r"(?P<did>已经?)?(?P<deed>(?![已经])[一-鿿]{1,2}?)(?P<did_it>[过了])?$")
_AGAIN = re.compile(r"再|[还仍](?:能|可以?|让|允许|给|准)")


def once_more(text: str, mine: Amount) -> bool:
    """Whether what was done as often as an amount of narrow text says is asked for again."""
    done = _DONE.search(text, 0, mine.start)
    again = _AGAIN.search(text, mine.end, mine.end + NEAR)
    if again is None or done is None:
        return False
    did = done["did"] or done["did_it"] or text[mine.end : mine.end + 1] in ("了", "过")
    return bool(did) and text[again.end() :].lstrip("再")[:1] in tuple(done["deed"])
