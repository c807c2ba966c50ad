"""Sales that are named by a day or a feast: 618, 雙十一 (1111), 雙12, 99大促, 年貨節, 豐收節.

Pages tell of several side by side, and what else stands near (報名, 截止) is the same of all.
"""

from __future__ import annotations

import re
from functools import lru_cache

from answer.marks import Seen
from answer.text import number

# 環節, 季節, 「第3節」 are no feasts
_SALE = re.compile(
    r"双\s?(?P<pair>十[一二]|1[12]|九|9|旦)|(?<![\d.])(?P<day>618|6\.18|1111|11\.11|1212|12\.12|(?:[1-9]|9\.)(?=9)9(?=大促|购物|活动|节|聚划算))(?![\d.元件%])"
    r"|(?P<abroad>黑五|黑色星期五|网络?星期一|网一(?=大促|购物|活动|促销))"
    r"|(?<![第\d一二三四五六七八九十])(?P<feast>[一-鿿])(?<![环季细调关情章音小礼枝骨末大这那哪每两个节多几过佳时使逢竹上下本课])节(?![目约省假日奏点制水电能气俭余流拍选后前间庆])"
)
KINDS = frozenset("when left count amount".split())


@lru_cache(maxsize=512)
def sales(text: str) -> tuple[tuple[str, int], ...]:
    """The sales that narrow text names, each in one way, and where: 雙十一, 雙11, 1111 → 1111."""
    found = []
    for match in _SALE.finditer(text):
        if match["pair"] and match["pair"] != "旦":
            day = int(number(match["pair"]) or 0)
            name = f"{day}{day}"
        else:
            name = (match["day"] or match["feast"] or match["pair"] or match["abroad"]).replace(".", "")
            name = {"黑色星期五": "黑五"}.get(name, name)
        found.append((name, match.start()))
    return tuple(found)


def of_other_sale(one: Seen) -> bool:
    """Whether a value is told of another sale than the question names: in its sentence, before it; else in the heading over it; else
    on a page that names others alone."""
    if one.kind not in KINDS:
        return False
    page, start = one.page, one.proposal.start
    mine = {name for name, _ in sales(one.asked.text)}
    if not mine:
        return False
    titled, told = sales(page.title), sales(page.text)
    if not (titled or told):
        return False
    if mine.isdisjoint(name for name, _ in (*titled, *told)):
        return True
    line = page.lines[page.line_at(start)]
    spans = [(page.sentence(start)[0], start)] if line.kind != "row" else [(line.start, line.end)]
    spans += [page.lines[line.heading][:2]] if line.heading is not None else []
    for low, high in spans:
        inside = [name for name, place in told if low <= place < high]
        if inside:
            return inside[-1] not in mine if line.kind != "row" else mine.isdisjoint(inside)
    return False
