"""What tells a date as past by what came of it, and what is only made ready for a date still to come.

Both read the sentence behind a date. `afterwards`: a score with who won, what happened unforeseen, what was tested and found good, what has been going
on since, what opens again today once something was finished. `prepared`: a place booked, tickets sold out, goods packed (「6月3日的场地已经订好」) tell of
no past, though they are done.
"""

from __future__ import annotations

import re

_PLANS = re.compile(
    r"将(?!军|来)|拟|预[计定期]|计划|(?<!申)请|应(?![急用邀])|届时|[若如](?!期|下|何|此|图)|倘|凡|一旦|模拟|演[练习]"
)
_UNLESS = r"(?![^,。;\n]{0,10}[的者])(?!后|方|才|即可)"
_CAME_OF_IT = re.compile(
    # 「…的友谊赛中以2比1战胜对手」
    rf"[^。;\n]{{0,24}}?以\d+ ?[比:-] ?\d+(?:的(?:比分|成绩))?(?:战胜|险胜|击败|大胜|力克|不敌|负于|惜败|逆转|战平|取胜|获胜|胜出){_UNLESS}"
    # 「…抽检的12批次样品全部合格」
    rf"|[^,。;\n]{{0,8}}(?:抽检|抽查|送检|检测|检验|采样|抽样)的[^,。;\n]{{2,16}}?(?:全部|全数|均|都)(?:合格|达标|符合){_UNLESS}"
    # 「,市民在车站捡到一个钱包」
    rf"|(?:[上下]午|晚间?|夜间?|清晨|傍晚|凌晨|中午)?,?[^,。;\n]{{2,16}}?(?:捡到|拾获|拾得|走失|丢失|被盗|遭窃|被骗|身亡|摔伤){_UNLESS}"
    # 「正式开馆,至今接待读者两万人次」, not 「开工,至今未批」
    r"|[^,。;\n]{2,16},(?:至今|迄今)(?:共|已|累计)*(?![未没无不仍尚])[^,。;\n]{0,12}\d"
    # 「完成铺设,经养护后今日开放」
    r"|[^,。;\n]{0,10}(?:完成|通过|完工|竣工|修复)[^,。;\n]{0,8},[^,。;\n]{0,8}?(?:即日起|今[日天]起?|现予?)(?:正式|重新)?(?:恢复|开放|启用|投入|通车|解除)"
    rf"|,[^,。;\n]{{0,6}}经(?:友好)?(?:协商|调解|讨论|表决|投票|评审|审议)[^,。;\n]{{0,6}}?(?:达成|通过|选出|形成|产生){_UNLESS}"
    r"|[^。;\n]{2,40}?,(?:并|一举)?(?:勇夺|喜获|荣膺|问鼎|折桂|夺魁)(?![^,。;\n]*[的者])"
    r"|[^,。;\n]{0,12}(?:涌入|涌进|挤满|大排长龙|人山人海)(?![^,。;\n]*[的者])"
    r"|(?:获颁|荣获|获评)(?![^,。;\n]*[的者])"
    r"|(?:的[^,。;\n]{1,8})? ?\((?:昨[天日晚]|前[天日])\)"
)
_SINCE = re.compile(
    rf"已(?:经)?(?:全面|正式|全部|统一)?(?:停止|停用|恢复|启用|实施|施行|执行|关闭|改为|取消|调整|暂停){_UNLESS}|[^。;\n]{{2,20}},至今(?:共|已)?(?:有)?[^,。;\n未没]{{0,6}}?[\d一二三四五六七八九十]+(?:成|余|多|人|户|家|次|件)"
)
_FOUND = re.compile(r"(?:^|[。;\n])经(?:查实?|核实|调查|查明|审理)[,:][^,。;\n]{0,16}[于在]\s*$")
_WENT_WELL = re.compile(r"(?:圆满|顺利|成功|胜利|如期)结束: ?$")
_TOLD = re.compile(r"[^。;\n将拟]{0,30}?[\u4e00-\u9fff](?<![为除罢算受到])了(?!解)")
# a day, who, what they did and had done then: 「…,局领导到陵园检查,查看了停车场」; no time of its own nor 已 before 了
_NARRATED = re.compile(
    r"(?:[上下]午|晚间?|夜间?|清晨|傍晚|凌晨|中午)?,[^。;\n]{4,60}?,[^,。;\n]{0,12}?[\u4e00-\u9fff](?<![为除罢算受到])了(?![解然结断却的者就便才再])"
)
_ANOTHER_TIME = re.compile(
    "已|昨|[今去前明]年|[上本这下][周次届期个]|近|目前|现在|如今|此前|之前|曾|可(?!能|谓)|须|需|才|后|为了|[的者]了"
)
# who gave what away: 「将家藏刻本捐给本馆」 plans nothing
_GAVE = re.compile("将(?![于在会由向统一])[^,。;\n]{2,16}?(?:捐|交|赠|送|移|让|转|还|运)(?:给|至|到|予|往|与|赠|交)")
_READY = (
    "[排预][定订满好妥]|清[理空扫]|订[好妥满]|备[好妥齐足]|[准筹]备|[约谈敲商][定妥好]|确[定认]|落实|安排|布置|搭[好建]|就[绪位]|到位|装箱|装车|打包|齐|约?满|售罄|[售抢]完|抢空|开放|开[售启]|启动|"
    "发|公布|寄|印|购|买|租|借|请|邀|缴|付|签约|办妥|批准|报备|取消|改|延|推迟|列出|上架|报名|突破|收到捐|来预|售|有[^,。;\n]{1,10}(?:预|报名|登记|签约|申请|认购|下单)"
)
# what stands ready: 「…的维修日已排定讲师」, 「…筹备已全部完成」
_PREPARED = re.compile(
    rf"[^。;\n]{{1,30}}?(?:业|早|均|都|亦)?已(?:经)?(?:全部|全数|基本|大致|陆续|提前|正式|如期|顺利|安)*[\u4e00-\u9fff]{{0,2}}?(?:{_READY})|"
    r"[^。;\n]{1,16}?(?:筹备|准备|布置|报名|登记|售票|预[订约售])(?:工作)?(?:业|均|都)?已|已(?:约|排|订)?满|已售罄"
)


def afterwards(near: str, before: str, after: str, mod: str | None) -> bool:
    """`near`, `before`: what stands before a date in its clause and in its sentence, `after` behind it in its sentence; `mod`: what makes of it one end of a range."""
    sentence = re.split("[。;\n]", after)[0]
    if _PLANS.search(near) or _PLANS.search(_GAVE.sub("", sentence)):
        return False
    if mod == "since":
        return _SINCE.match(after) is not None
    if mod == "until" and _WENT_WELL.search(near):
        return _TOLD.match(after) is not None
    if mod is not None:
        return False
    if near.rstrip()[-1:] in ("", ":") and (told := _NARRATED.match(after)) and not _ANOTHER_TIME.search(told.group()):
        return True
    return _FOUND.search(before[-40:]) is not None or _CAME_OF_IT.match(after) is not None


def prepared(after: str) -> bool:
    """Whether what is done by now is only got ready."""
    return _PREPARED.match(after) is not None
