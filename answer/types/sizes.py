"""Lengths of time and sizes, and the units that tell them: 多久 and 幾天 in 天 or 小時, 多高 in 米, 身高多少 in 公分 and not in 歲."""

from __future__ import annotations

import re

from answer.evidence import Page
from answer.types.units import CLOSE
from answer.values import LENGTHS, Amount

LENGTH = re.compile(
    r"多(?:久|长时间|少时间)|(?:多少|几)(?:个)?(工作[日天]|学期|小时|钟头|分钟|星期|月|周|年|天|日|秒|季)"
)
_CAPPED = re.compile(r"最[长多][可为达]?$|不超过$")
# 「4月1日至4月20日，共20天」, no 「可获3个月会员」
_LASTS = re.compile(r"(?:为期|历时|持续|总?共)[约近]?$")
SIZES = frozenset(
    "公尺 公升 公吨 平方公尺 平方公里 海里 坪 公分 公厘 mah gb tb mb kb mm cm km m kg g t l ml kw w 英寸 寸 公顷 平方米 平米 平方 立方米 亩 米 厘米 毫米 公里 岁 周岁 公斤 千克 克 吨 斤 升 毫升 间 层".split()
)
_SIZED = {
    "重": frozenset("公吨 公斤 千克 克 吨 斤 毫克 kg g t mg 磅".split()),
    "高": frozenset("公尺 公分 米 厘米 毫米 m cm mm 层 公里 英寸".split()),
    "宽": frozenset("公尺 公分 米 厘米 毫米 m cm mm 公里 英寸".split()),
    "深": frozenset("公尺 公分 米 厘米 毫米 m cm mm 公里".split()),
    "厚": frozenset("公尺 公分 公厘 米 厘米 毫米 m cm mm 页".split()),
    "远": frozenset("公尺 海里 米 公里 千米 km m 里 站".split()),
    "长": frozenset([*LENGTHS, *"公尺 公分 海里 米 公里 千米 厘米 毫米 cm mm km m 英寸 字 个字".split()]),
    "快": frozenset("m g 兆 公里 千米 米 km/h m/s mbps mb/s fps hz 倍".split()),
}
_SIDES = {"高": r"高|海拔|\d层", "宽": "宽|幅", "深": "深", "厚": "厚"}
_MEASURED = re.compile(r"([高宽深厚长重])(?:度|达|约|为|有|近|[^\d,。;])?$")
SIDE = re.compile(r"多(重|高|宽|深|厚|远|长(?!时间)|快)")
_MEASURED_BY = (
    (re.compile(r"(?:身高|海拔|高度)(?:是|有|要|须|得|为)*$"), frozenset("米 公尺 公分 厘米 毫米 m cm mm".split())),
    (re.compile(r"(?:体重|重量)(?:是|有|要|须|得|为)*$"), frozenset("公斤 千克 克 吨 斤 kg g t".split())),
    (re.compile(r"(?:年龄|年纪|岁数)(?:是|有|要|须|得|为)*$"), frozenset("岁 周岁 年 个月".split())),
    (re.compile(r"(?:时间|时长)(?:是|有|要|须|得|为)*$"), frozenset(LENGTHS)),
)


def of_length(page: Page, one: Amount, unit: str | None) -> float | None:
    """How well a number tells for how long; `unit` where the question gives it: 「幾個工作日」."""
    if one.unit not in LENGTHS:
        return None
    if unit:
        # 「最長60天」 is the most of something, no 工作日 that a deed takes
        most = "工作" in unit and _CAPPED.search(page.text, max(0, one.start - 4), one.start)
        return 0.05 if one.unit in CLOSE.get(unit, (unit,)) else -0.4 if most else -0.1
    return 0.1 if _LASTS.search(page.text, max(0, one.start - 6), one.start) else 0.02


def of_side(page: Page, one: Amount, side: str, money: bool) -> float | None:
    """How well a number tells how high, wide, heavy … something is."""
    if side in _SIDES and not money:
        beside = page.text[max(page.clause(one.start)[0], one.start - 10) : one.end + 3]
        other = _MEASURED.search(page.text, max(0, one.start - 5), one.start)
        if not re.search(_SIDES[side], beside) or (other and other[1] not in _SIDES[side]):
            return None  # 「有多高」: no 「向北挪了22米」
    return 0.05 if one.unit in _SIZED[side] else None


def of_other_measure(before: str, one: Amount) -> bool:
    """Whether what stands before a question word is told in other units: 「身高多少」, and 19歲."""
    return any(noun.search(before) and one.unit not in units for noun, units in _MEASURED_BY)
