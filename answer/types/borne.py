"""Who bears a cost, where several share it: 「滿減成本由商家承擔60%，平台承擔40%」, 「運費由本店與寄賣人各半」."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from answer.asked import Asked
from answer.evidence import Page
from answer.types.contract import Proposal

BEARS = r"承担|负担|支付|自付|自理|自负|自费|支出|缴纳|缴付|负责|吸收|补贴|分担|分摊|均摊|买单|垫付|各半|[付出缴交掏]"
ASKED = re.compile(
    rf"(?P<what>[一-鿿]{{2,14}}?)(?:应该|应|该|要|得|算|都|是|由|归){{0,4}}(?:谁|哪一?方|哪边|何人|何方)(?:家|来|去|要|该|得|应){{0,3}}(?:{BEARS})(?:的|呢|啊)?[?]?$"
)
_WHO = r"(?:(?!由)[一-鿿a-z]){2,8}?"
_PART = (
    r"(?:承担|负担|支付|补贴|出资|出|分担)(?:其中)?(?:的)?"
    r"(?:\d[\d.]*%|[一二三四五六七八九]成|一半|\d+元|[一二三四五六七八九]分之[一二三四五])"
)
_PARTS = rf"(?:由|(?<=[:,;。\n])){_WHO}{_PART}(?:[,、;]?(?:其余|另外?|剩余的?)?由?{_WHO}{_PART})+"
_TOGETHER = (
    rf"由{_WHO}[与和及、]{_WHO}(?:各(?:自)?(?:承担|负担|支付|出|付)?(?:一?半|\d+%)"
    r"|(?:平均|均等)(?:分摊|分担|承担)|按\d+[:比]\d+(?:的?比例)?(?:分担|分摊|承担|负担))"
)
_SEVERAL = re.compile(rf"{_PARTS}|{_TOGETHER}")


@lru_cache(maxsize=256)
def borne_by_several(text: str) -> tuple[tuple[int, int], ...]:
    """Where narrow text tells who bear a cost together, each with his part."""
    return tuple((match.start() + match[0].startswith("由"), match.end()) for match in _SEVERAL.finditer(text))


def propose(asked: Asked, page: Page) -> Iterator[Proposal]:
    if ASKED.search(asked.text):
        for start, end in borne_by_several(page.text):
            yield Proposal(start, end, boost=0.2)


# what a cost is called: 「手續費」, 「關稅」, 「開票稅點」, 「運費險」
COST = re.compile(r"(?P<head>[一-鿿]{1,2}(?:[费税款险]|金(?!额)|租金|税点|成本))(?P<more>[险点用]?)")
_NONE = re.compile(r"(?:免|收|付|缴|交|退|消|浪|自|花|不|小|现|奖|付)[费金款]|资金|现金|金额")
_ALIKE = ({"押金", "保证金", "订金", "定金"}, {"运费", "邮费"}, {"租金", "月租"})


def costs(text: str) -> list[str]:
    """What costs are called in a text, in turn: 手續費, 保證金, 運費險."""
    return [match[0].removesuffix("用") for match in COST.finditer(text) if not _NONE.fullmatch(match[0][-2:])]


def same_cost(one: str, other: str) -> bool:
    return one.endswith(other[-2:]) or other.endswith(one[-2:]) or any({one, other} <= group for group in _ALIKE)
