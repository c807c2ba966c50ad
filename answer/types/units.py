"""Units that stand for one another (人, 名, 位), and a value in another unit of its kind (8个月: 0.67年), and in which one that is asked for is told (幾位: 人, 名)."""

from __future__ import annotations

_SAME = (
    {"人", "名", "位", "个"},
    {"天", "日"},
    {"天", "日", "自然日", "个自然日"},
    {"工作日", "个工作日", "工作天", "个工作天"},
    {"厘米", "公分", "cm"},
    {"公里", "千米", "km"},
    {"米", "公尺"},
    {"平方米", "平方公尺", "平米", "平方", "平"},
    {"公斤", "千克", "kg"},
    {"分", "", "积分"},
    {"度", "℃"},
    {"楼", "层"},
    {"本", "册"},
    {"户", "间", "套"},
    {"元", "块", "块钱", ""},
    {"小时", "个小时"},
    {"个月", "月"},
    {"岁", "周岁", "足岁"},
    {"年", ""},
    {"字", "个字", "个", ""},
    {"万元", "万", "元", ""},
)


def same_unit(left: str, right: str) -> bool:
    return left == right or any(left in group and right in group for group in _SAME)


# how many of the smaller the larger has
_LARGER = {
    ("年", "个月"): 12, ("年", "月"): 12, ("周", "天"): 7, ("星期", "天"): 7, ("小时", "分钟"): 60, ("个小时", "分钟"): 60,
    ("公斤", "克"): 1000, ("吨", "公斤"): 1000, ("米", "厘米"): 100, ("米", "公分"): 100, ("公里", "米"): 1000,
}  # fmt: skip


_COUNTED = frozenset("人 名 位 个 次 件 单 册 字 家 户 票".split())


def converted(value: float, unit: str, to: str) -> float | None:
    """A value in another unit of its kind (8个月 in 年: 0.67); None where it has none there."""
    if not unit and (to in _COUNTED or (to.isascii() and to.isalpha())):
        return value  # 「粉絲有9000」
    if same_unit(unit, to):
        return value / 10 if unit == "折" and value >= 10 else value
    if (unit, to) in _LARGER:
        return value * _LARGER[unit, to]
    return value / _LARGER[to, unit] if (to, unit) in _LARGER else None


_WORKDAYS = ("工作天", "个工作天", "工作日", "个工作日")
CLOSE = {"工作天": _WORKDAYS, "工作日": _WORKDAYS, "天": ("天", "日", "工作日", "个工作日"), "日": ("天", "日"), "月": ("个月", "月", "个月内"), "钟头": ("小时", "个小时"), "小时": ("小时", "个小时"),
          "星期": ("周", "星期"), "周": ("周", "星期"), "年": ("年", "学年"), "度": ("℃", "度"), "人": ("人", "名", "位"), "名": ("名", "人"), "位": ("位", "名", "人"),
          "家": ("家", "户"), "gb": ("gb", "tb", "mb"), "g": ("gb", "g", "tb"), "mb": ("mb", "gb", "kb"), "米": ("米", "公里", "公尺"), "公尺": ("公尺", "米"), "公分": ("公分", "厘米"), "厘米": ("厘米", "公分"), "本": ("本", "册"), "册": ("册", "本"), "张": ("张", "份", "枚", "件", "幅"), "积分": ("分", "积分"), "件": ("件", "个", "份", "张", "组", "件套"), "幅": ("幅", "张", "件"), "篇": ("篇", "份", "件", "首"), "处": ("处", "个"),
          "座": ("座", "个"), "台": ("台", "辆", "部"), "辆": ("辆", "台", "部"), "次": ("次", "笔", "回", "趟"), "折": ("折",), "门": ("门", "科", "个")}  # fmt: skip
