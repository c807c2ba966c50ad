"""Whether a sum is that of the whole where one more is asked for: 「機構版加一個帳套要多少錢」 beside 「機構版1580元」."""

from __future__ import annotations

import re

from answer.marks import Seen

_ONE_MORE = re.compile(
    r"(?:[多加增](?:购|买|订|开|配|借|租)?|另(?:加|购|买|订))(?:一|1)[个张本册位台份间名条件组套支只](?!月|人)"
)
_MORE = re.compile(r"[加增多另超]|额外|每[一-鿿]")


def of_the_whole(one: Seen) -> bool:
    """Whether nothing with a sum, or heading it, says that it is for more than there is."""
    if not one.counted or not _ONE_MORE.search(one.asked.text):
        return False
    told = (one.page.text[low:high] for low, high, weight in one.around if weight >= 0.85)
    return not any(_MORE.search(piece) for piece in told)
