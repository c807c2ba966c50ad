"""Names, where they look like days: 周一凡先生, 张三月女士, 5号楼 (but 13号楼下)."""

from __future__ import annotations

import re

# the hundred or so commonest, less those that a date stands behind in a sentence (于三月, 时, 方)
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范廖石贾韦夏"
    "付邹熊孟秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤"
)
# behind 号 a thing that is numbered (5号楼, 3号线), unless that is a longer word: 「13号线上报名」, 「13号楼下集合」
_NUMBERED = "楼线门馆院店机站令函厅仓文库房桌台车码"
_LONGER = (
    "线[上下路索缆]|楼[上下道栋宇盘市梯顶内外]|门[口店诊卫禁岗票窗市内外]|[馆厅][内外方长堂]|院[内外方长校里]|店[庆铺面长员休内外]|"
    "机[房场关动票械构器会]|站[内外前长]|函[件告授]|仓[库储内]|文[件化艺体旅明物庙娱创具]|库[房存内]|房[屋产管东租交源]|桌[游球椅]|"
    "台[风胞商湾]|车[辆库站位队主展管票祸流]|码[头垛]"
)
DAY_NUMBER = rf"号(?!(?!{_LONGER})[{_NUMBERED}])"

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
