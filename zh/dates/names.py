"""Names of people, where they look like days: 周一凡先生, 张三月女士."""

from __future__ import annotations

import re

# the hundred or so commonest, less those that a date stands behind in a sentence (于三月, 时, 方)
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范廖石贾韦夏"
    "付邹熊孟秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤"
)
_SAID = "请由找有与和向给为让叫派带见是的教至到及当起止前后早晚上下中休开停放班课组全各本新校院系级每男女外"  # behind a weekday, a sentence goes on
_TITLED = re.compile("([\u4e00-\u9fff])(?:先生|女士|小姐|同志|同学|老师|教授|博士)")
_CALLED = re.compile(r"(?:姓名|名单|联系人|负责人|经办人|主讲人?|主持人?|作者|编辑|记者|讲师|法人)[:为 ]{1,2}$")
_LISTED_BEFORE = re.compile(r"(?:[、:,(\n ]|\A)([\u4e00-\u9fff])[\u4e00-\u9fff]{1,2}、$")
_LISTED_AFTER = re.compile("([\u4e00-\u9fff])[、。,;)\n]")


def weekday(text: str, at: int, end: int) -> bool:
    """Whether 「周一」 at that place of the folded text begins a name: with a title, a label of names, or among names."""
    titled = _TITLED.match(text, end)
    if titled is not None:
        return titled[1] not in SURNAMES and titled[1] not in _SAID
    if _CALLED.search(text, max(0, at - 6), at):
        return True
    before, after = _LISTED_BEFORE.search(text, max(0, at - 5), at), _LISTED_AFTER.match(text, end)
    return before is not None and after is not None and before[1] in SURNAMES and after[1] not in _SAID
