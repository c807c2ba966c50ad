"""Whether a date is told as past.

Chinese has no tense: that something is over is told by aspect and by words. In this order: what plans or asks (将, 请, 若, 凡)
tells nothing; 已于, 业经 before the date; a tally (截至…累计); words of the past (上届, 近日, 昨日); and behind the date a
completed deed: 了, 完毕, 圆满, 成功…, what is only reported afterwards (收到, 发生, 筹得), a state that followed (目前正在…,
现由…), a judgement of how it went (运行平稳), a comparison of figures (同比下降). Not seen: a bare verb (「3月1日开业」).
"""

from __future__ import annotations

import re

from zh.beginning import beginning
from zh.clauses import Clauses
from zh.dates import Found

_MODAL = re.compile(
    r"将(?!军|来)|拟|预计|预定|计划(?!已|的)|定于|订于|定在|如(?!期|下|实)|若|倘|须|应(?!急|用|邀)|请|待|届时|"
    r"即将|准备|希望|力争|确保|可(?!能)|截止|凡"
)
_PAST_BEFORE = re.compile(
    r"(?:已经?|业已|早已|均已|都已|曾经?|刚刚?|(?<![\d一二三四五六七八九十当次翌同])日前|甫|(?:(?<![企毕产行商工作事就农营开停复创结歇物])|(?<=[厂客包供应销承])商)业经?)"
    r"(?:顺利|成功|圆满|正式|全部|如期|按期|按时|准时|提前|分别|陆续|先后|同步|依法|最终|全面){0,2}(?:于|在|自|从)?\s*$"
)
# 「圆满落幕」, 「顺利完成」: how it went; a bare 闭幕, 结束, 完毕 may well be planned (「6月1日开幕，6月16日闭幕」)
_WELL_DONE = r"(?:圆满|顺利|成功|如期)(?:完成|结束|举行|召开|举办|通过|落成|交付|开通|竣工|获批|签约|投产|落幕|闭幕|收官|告终|成功)"
_PAST_AFTER = re.compile(
    rf"[^。;\n,]{{0,24}}?(?:落下帷幕|{_WELL_DONE}|"
    r"[\u4e00-\u9fff]{2}(?<![为除])了(?!解)|已(?:经|全部|正式|顺利)?(?:完成|结束|停止|排除|关闭|下架|"
    r"上线|恢复|"
    r"发放|寄出|发货|公布|截止))"
)
# what is still to come, and what only comes once something is over
# or is done before a term is: 「原协议于3月31日到期，双方已完成移交」
_TO_COME = re.compile(r"[^,。;\n]{0,16}(?:将|拟|预计)|(?:到期|[届期]满)(?!了)")
_ONCE = re.compile(r"[^,。;\n]{0,16}后")
_PAST_SENTENCE = re.compile(
    r"上届|上一[届季期次轮年]|上季|往期|往届|历届|去年|前年|回顾|资料显示|数据显示|据统计|统计显示"
)
# of the whole sentence
_EARLIER_ROUND = beginning(
    "上前历",
    r"(?<![线网以路台])(?:上一?|前一)(?:[届轮]|次(?!日)|期(?![间工准物限末])|版[本次]?|批次?)|上一回|上回(?=[在于的举])|前[届次](?!日)|历[届次]",
)
_CROWD = re.compile(
    r"[^。;\n预将]{0,30}?,(?:现场)?(?:共有?|超过|逾|近|约|吸引)[^,。;\n]{0,10}?(?:人次?|名|户|家|队)[^,。;\n]{0,6}?"
    r"(?:到场|围观|参与|参加|观看|参赛|出席|观展)"
)
_GOT = re.compile(r"[^,。;\n]{0,6}?(?:取得|荣获|获得|获颁|夺得|获评|当选|斩获)(?![^,。;\n]*[者的])")
# what is only told once it has happened: 「于…收到」, 「自…以来」
_GOT_THERE = re.compile(
    r"(?:举行|举办|召开|开展|进行|结束|闭幕|落幕|收官)[的之][^。;\n预将拟]{2,30}?[中上里内],?[^。;,\n预将拟]{0,12}?"
    r"(?:取得|荣获|获得|夺得|夺冠|获评|当选|斩获|胜出|获胜|折桂|通过)"
)
# 「…召开之会议业经通过」
_DECIDED = re.compile(
    r"(?:举行|举办|召开|开展|进行)[的之][^。;\n]{2,24}?(?:业经?|已经?|经)[^。;\n]{0,12}?"
    r"(?:通过|决议|同意|审议|选出|产生|形成|完成|结束|落幕)(?!后)"
)
# right behind the date: 「前次会议（2025年3月2日）已决议」
_ALREADY = re.compile(
    r"\)? ?(?:均|都|即|便|就|顺利)?(?:业已|早已|已|曾)(?:经)?(?!报名|申请|提交|付款|下单|缴|预[订约购])(?!.{0,8}[的之者])"
)
# the time of day behind a date, and a clause that plans nothing
_THEN = (
    r"(?:上午|下午|晚间?|深?夜间?|清晨|傍晚|凌晨|中午|\d{1,2}[时点]许?)?(?:,[^,。;\n将拟预请可应须若如凡倘]{0,14}?)?"
)
_HAPPENED = re.compile(
    rf"{_THEN}(?:收到|接到|接获|获悉|得知|获知|发现|查获|查实|发生|逝世|病逝|辞世|"
    r"获批|确诊|抵达|失联|遇到|遭遇|出现了)(?![^,。;\n]{0,12}(?:的话|时[,。;]|者|后[,，]))"
)
# what is told behind a day as having been: 「6月25日凌晨，接口曾出现40分钟不可用」, not 「…，曾获奖的乐团来演」
_HAS_BEEN = re.compile(
    r"(?:上午|下午|晚间?|深?夜间?|清晨|傍晚|凌晨|中午)?,?[^,。;\n将拟预请可应须若如凡倘]{2,14}?曾经?(?:出现|发生|中断|短暂|暂停|暂时|多次|一度|遭)"
    r"(?![^,。;\n]*的)"
)
# what nobody plans: 「…上午,东站因线路异常中断供电」
_UNFORESEEN = re.compile(
    rf"{_THEN}因[^,。;\n]{{0,8}}?(?:异常|意外|失误|失火|短路|跳闸|雷击|失灵)"
    r"(?:中断|瘫痪|宕机|停摆|受损|起火|故障)(?![^,。;\n]*的)"
)
_PASSED = re.compile(r"[^。;\n]{0,30}?(?:通过|批准|核准|核定|同意|备查)(?!后|之日|日起)")
_THANKED = re.compile(r"感谢[^,。;\n]{2,12}[于在]\s*$")
_TOOK_PART = re.compile(r"(?:踊跃|积极|热情|热烈|共同|专程)*(?:参与|参加|出席|支持|光临|莅临|到场)")
_SINCE_THEN = re.compile(
    r"[^,。;\n]{0,10}?后,[^,。;\n将拟预请可应须若如凡]{0,10}?(?:收到|接到|接获|发现|出现|发生|累计|共(?:有|计)?\d)|"
    r"[^,。;\n]{0,12}?以来|[^,。;\n]{0,8}?至今(?!后)"
)
_OVER = (
    r"(?:经|全部|正式|顺利|圆满|如期)?[\u4e00-\u9fff]{0,3}?(?:完成|结束|停止|关闭|下架|上线|恢复|发放|公布|"
    r"完工|竣工|通过|启用|交付|举行|召开|落成|送达|收官|售罄|升级|废止|搬迁|迁入|揭晓|签署)(?![^,。;\n]{0,8}[的者])"
)
_LED_ON = r"|,[^,。;\n预将]{2,12}?(?<![为除])了(?!解)"
_DONE_THEN = re.compile(rf"[^,。;\n预将拟]{{0,16}}?,[^,。;\n预将]{{0,12}}?已{_OVER}{_LED_ON}")
# the same of a day that is all its clause says, or of the deed itself: 「6月8日培训,教材已送达」 is told of what is ready for it
_DONE_ON = re.compile(rf"(?:[^,。;\n预将拟]{{0,16}}?,并且?|,[^,。;\n预将]{{0,12}}?)已{_OVER}{_LED_ON}")
# and what is so since: 「…,本所完成犬舍整修,所有大型犬已迁回」
_DONE_AND_SINCE = re.compile(
    r",?[\u4e00-\u9fff]{0,8}?(?<!未)(?<!力争)(?<!确保)完成[\u4e00-\u9fff]{2,12},[\u4e00-\u9fff]{1,8}?(?:均|都)?已(?![不无列纳定预安订]|[^,。;\n]{0,10}[的者])"
)
# the deed before its date: 「系统已升级（2025年6月3日）」, 「感谢您参与…的活动」, 「近日于…」
_DONE_BEFORE = re.compile(
    r"已(?:经|全部|正式)?[\u4e00-\u9fff]{2,8}\($|感谢[^,。;\n]{0,12}(?:参与|参加|出席|支持|光临|"
    r"莅临)[^,。;\n]{0,4}$|(?:前次|上次|上回|前回|前届)[^,。;\n]{0,8}\($|曾[^,。;\n]{0,10}[于在]$"
)
# 「日前」 by itself, not 「6月10日前完成，结果于…」
_LATELY = re.compile(
    r"(?:(?<![\d一二三四五六七八九十当次翌同即假节生末首工作该此止准记割放息])日前|近日|不久前|前不久)[^。;\n]{0,20}[于在]$"
)
_AS_OF = re.compile(r"(?:截至|(?<![\u4e00-\u9fff:])截止到?)\s*$")
_TALLY = re.compile(
    r"[^。;\n]{0,20}?(?:累计|已有|已达|已经|共|总计|已|达到|突破|收到|录得|(?:为|达|有)(?:近|约|逾)?[\d一二三四五六七八九十百千万])"
)
# 「截至11月20日止未接获异议，爰予核定」, not 「截至11月20日未收到材料的，视为放弃」
_NOTHING_CAME = re.compile(
    r"为?止?,?(?:仍|均|都|并)*(?:未|没有?|无人)(?:曾|有人)?(?:接[获到]|收到|发现|提出)[^,。;\n的者]{0,12}(?:[,;](?:爰|遂|兹|故|特|现|已|予以)|。)"
)
_IF = re.compile(r"凡|若|如(?![期今])|倘|一旦|假[如设]")
# what keeps a clause behind a date from telling of the past
_OPEN = re.compile(
    r"将(?!军|来)|拟|预[计定期]|计划|请|须|需|应(?![急用邀])|可(?!能|谓)|若|如(?![期今])|倘|凡|届时|即[可将]|才能?|方可|待|能否|是否|希望|欢迎"
)
# completed: the aspect 了, and verbs that carry their own end
_DONE = beginning(
    "了圆顺成如筹募收夺获胜告失坍受遇离卸病赞一表吸迎接同环较",
    r"(?<=[\u4e00-\u9fff])(?<![为除罢算受到])了(?![解然结断却的者就便才再])|" + _WELL_DONE + r"(?![后者的])|"
    r"(?:筹得|募得|收悉|夺冠|夺得|获胜|胜出|告捷|失窃|坍塌|受损|遇难|离任|卸任|病故|赞成|一致同意|表决通过|吸引|迎来(?![^,。;\n]{0,4}(?:周年|华诞|诞辰|生日))|接待)(?!的|者|力)|"
    r"(?:同比|环比|较(?:上年|去年|上月|上期))(?:[\u4e00-\u9fff]{0,4}?)(?:增|降|减|升|下|上|持平|[\d一二三四五六七八九十])",
)
_IS_DONE = r"[^,。;\n]{0,4}?已(?:经)?(?![不无]|[列纳]入|[^,。;\n]{0,10}(?:的|者))"
# a state that followed, or what was decided there: the clause behind
_SINCE = re.compile(
    r"[^,。;\n]{0,24}?(?:,[^,。;\n]{0,14}?){1,2},?[^,。;\n]{0,6}?(?:目前|现(?=[由正在已任有])|现已|正在|如今|至今|迄今|眼下)|"
    rf"[^。;\n]{{0,24}}?,(?:多数|大部分|其中){_IS_DONE}|"
    r"[^,。;\n]{0,16}?会议?,?(?:决议|议决|纪要|记录|会议纪要)(?:如下|:)"
)
_DONE_SINCE = re.compile(rf"[^。;\n]{{0,24}}?,(?:均|全部)?{_IS_DONE}")
# how it went
_WENT = re.compile(
    r"[^。;\n]{0,36}?(?:检验|检测|抽验|抽检|检查|化验|鉴定|调查|稽查|复检)结果[,,]?(?:均|皆|都|亦|已|全部|显示|证实|为)*(?:符合|合格|正常|达标|阴性|阳性|不合格|无)|"
    r"[^。;\n]{0,24}?,[^,。;\n]{0,6}?(?:运行|反映|反响|效果|质量|情况|秩序|整体|过程|气氛)[^,。;\n]{0,4}?"
    r"(?:平稳|良好|优良|显著|正常|稳定|热烈|井然|有序|顺畅)"
)
# how it was, or how much came of it, told behind several deeds: 「率团于…赴…，与三家签订协议，反响热烈」, 「…义诊，共接诊140余人」;
# not who comes: 「…，荣获金奖的歌手献唱」
_HOW_IT_WAS = re.compile(
    r"[^。;\n]{0,60}?,[^,。;\n]{0,8}?(?:(?:反响|反应|气氛|氛围|场面|现场|互动|讨论|交流|双方|宾主|大家|掌声|笑声)[^,。;\n]{0,5}?"
    r"(?:热烈|温馨|融洽|甚欢|尽欢|活跃|浓厚|感人|踊跃|不断|满满|高涨|热闹|愉快|圆满)|受益匪浅|尽欢而散|[^,。;\n]{0,10}当选(?![者的后人名])|[^,。;\n]{0,8}(?:察看|参观|走访|听取|观看|考察|调研|视察|讨论|交流|通报|表彰|签署|体验|回顾|总结|解答|慰问|聆听)了(?!解)|(?:受到|获得|赢得|得到|深受)[^,。;\n]{0,12}(?:欢迎|好评|称赞|赞誉|认可|喜爱)|爱不释手|络绎不绝|座无虚席|人头攒动|流连忘返|意犹未尽|有说有笑|欢声笑语|其乐融融|纷纷[驻点表称]|[^,。;\n]{0,6}一致(?:通过|同意)(?!后)|避免了|为之振奋|赞叹|连连称|标志着|收获颇[丰多]|满载而归|赞不绝口|好评|依依不舍|高度评价|摘得|斩获|捧[得回]|荣获|"
    r"(?:共|累计|总计|合计|先后|当[日天])[^,。;\n\d]{0,8}?(?:接诊|义诊|诊治|救[助治出]|收[到集治]|清[理运除]|回收|查[获处]|检出|[筹募](?:得|集)|捐赠|走访|慰问|排查|整改|化解|调解|解答|采集|出动|处置)[^,。;\n\d]{0,6}[\d一二三四五六七八九十百千两]|[^,。;\n]{0,6}(?:借出|售出|送出|接待|吸引|迎来|服务|清出)了?[^,。;\n\d]{0,6}[\d一二三四五六七八九十百千两]+[余多]|夺得|夺冠|当[日天晚][^,。;\n]{0,8}已(?:经|全部|全数|完全|陆续)*(?:恢复|修复|修妥|修好|排除|抢通|扑灭|解除|复原|通车|复电|复水)(?![^,。;\n]{0,8}[的者后]))(?:(?<=通过)|(?<=同意)|(?![^,。;\n]*的))"
)
_STILL = beginning(
    "将拟预计请须应届欢决议商希力定订若如倘凡目为下可",
    r"将(?!军|来)|拟|预[计定期]|计划|请(?!教)|须|应(?![急用邀])|届时|(?<!热[情烈])欢迎|决[定议][,:]|议定|商定|希望|力争|[定订]于|[若如](?!期|下|何|此|图)|倘|凡|目标|为止|下[次届期]|可(?!能|谓)",
)
# a report by its head, and who went or what was held: 「记事：会长一行于…前往…」
_REPORT = re.compile(r"(?:纪要|[记纪]事|[侧小]记|纪[实行]|回顾|掠影|花絮|札记|剪影)[」』》)]?[:\n ]")
_WENT_THERE = re.compile(
    r",?[^,。;\n]{0,8}?(?:赴|前往|到访|走进|来到|参加|参访|拜[会访]|慰问|考察|举[行办]|召开|开展)|,[\u4e00-\u9fff]{2,12}(?:率|带领|一行|组织)"
)
_HEAD = 60  # code points in which a report says what it is, and when
_OF_DAY = re.compile(r"[ )]*(?:[上下中]午|晚[上间]?|凌晨)?[ )]*")  # 「3月5日上午,…」, not 「3月5日开通,增加了两站」
_THERE = re.compile(r"的?[^,。;\n]{2,14}[上中]$")  # 「…的听证会上」
_RECENTLY = re.compile(
    r"(?:昨[日天晚]|前[日天]|上(?:周|星期|个?月)|刚(?:刚)?过去的?(?:周末|[一两]周|一个月)?|过去的)"
    # not 「上周通知的义诊在」, 「上周校方约好在」
    r"(?!(?:通知|宣布|公布|发布|预告|公告|决定)|[^,。;\n]{2,5}的|[^,。;\n]{4,}[于在]\s*$)[^,。;\n]{0,6}\(?\s*$"
)
_RECENTLY_THAT_IS = re.compile(  # 「上周末，也就是…」
    r"(?:昨[日天晚]|前[日天]|上(?:周|星期|个?月))[^,。;\n]{0,3},?(?:也就是|亦即|即)\s*$"
)
_THANKS = re.compile(r"感谢[^。;\n]{0,16}[于在]\s*$")
# 「本公司于…完成登记」, 「因…遭遇暴雨」
_OURS = re.compile(r"(?:本|我|该)[\u4e00-\u9fff]{1,5}[于在]\s*$")
_REACHED = re.compile(r"(?:完成|取得|通过|获得|签署|签订|成立|注册)(?!后|[^,。;]{0,12}[的者][,。;])")
_BECAUSE = re.compile(r"因(?:为)?\s*$")
_FOR_SO_LONG = re.compile(r"[^。;\n]{0,24}?(?:个月|年|周|天)以?来")
_ONLY_THEN = re.compile(r"后$|[后前]才|之?[前后](?=[^,]{0,8}$)")
_CONDITION = re.compile(r"[^。;\n]{0,30}?(?:满|达到?|超过|不[少低]于)[^。;\n]{0,12}(?:者|即可|可|享|获|有机会)")


_COUNTED_IN = re.compile(r"凡|若|如(?!期)|倘")
_SUPPOSED = re.compile(r"若|如(?!期)|倘|凡|假")
_NOW_OR_NEXT = re.compile(
    "今年|[本此][届季期次回轮]|下一?[届季期次回轮]|往后"
)  # 「上一次是…，再下一次是2028年2月29日」
_THROUGH = re.compile(r"(?<!未)经\s*$")
_ON = re.compile(r"[于在]\s*$")
_STOP = re.compile("[。;\n]")
_FULL_STOP = re.compile("[。;]")


def told_past(plain: str, clauses: Clauses, one: Found, before: str, after: str, ahead: bool = False) -> bool:
    """`before` and `after` are what stands round a find in its sentence; `ahead`: it lies behind the publication, so that what is
    done in another clause may be what is ready for it (「6月8日培训,教材已印好」).
    """
    clause, _ = clauses.clause(one.offset, one.stop)
    near = plain[max(clause, one.offset - 30) : one.offset]
    if not (near or before or after):  # a date that is all its line has
        return False
    if _PAST_BEFORE.search(near):
        return not _SUPPOSED.search(before)
    if _MODAL.search(near) or _TO_COME.match(after):
        return False
    if _AS_OF.search(near) or _AS_OF.match(plain, one.offset, one.offset + 2):
        told = _TALLY.match(after) or _NOTHING_CAME.match(after)
        return told is not None and _CONDITION.match(after) is None
    if _SINCE_THEN.match(after) or _GOT_THERE.match(plain, one.stop - 2) or _GOT_THERE.match(after):
        return True
    at_last = one.mod == "until" and near.endswith(("最后于", "最后在"))  # 「最后于…落幕」 is no deadline
    if one.mod in ("since", "after", "until", "before") and not at_last:
        went = _WENT.match(after) or _FOR_SO_LONG.match(after)
        return one.mod == "since" and went is not None and not _OPEN.search(after.partition("。")[0])
    # 「…停收，去年同期为2025年1月27日至2月3日，2026年2月21日恢复」
    of_its_clause = ahead and one.first is not None and "year" in one.first.written
    if _of_past(before, _NOW if of_its_clause else _NOW_OR_NEXT) and not _MODAL.search(after.split(",")[0]):
        return True
    if _THROUGH.search(near) and _PASSED.match(after):
        return True
    if _DONE_BEFORE.search(near) or _LATELY.search(before[-40:]):
        return True
    counted = _COUNTED_IN.search(before) is not None
    if not counted and _ON.search(near) and (_GOT.match(after) or _DECIDED.match(after) or _HAPPENED.match(after)):
        return True
    if not counted:
        if _UNFORESEEN.match(after) or _HAS_BEEN.match(after):
            return True
        alone = not near.strip() and (_HAPPENED.match(after) or _DECIDED.match(after))
        thanked = _THANKED.search(near) and _TOOK_PART.match(after)
        if alone or thanked or _ALREADY.match(after):
            return True
    if (
        _OURS.search(near)
        and _REACHED.match(after)
        or _BECAUSE.search(near)
        and not _OPEN.search(after.partition(",")[0])
    ):
        return True
    if not _IF.search(before) and (
        _RECENTLY.search(near)
        or _RECENTLY_THAT_IS.search(before[-16:])
        or _THANKS.search(near)
        or (one.last is None and _completed(after, ahead))
    ):
        return True
    if _reported(plain, one, before, after):
        return True
    return _ONCE.match(after) is None and any(
        rule.match(after) for rule in (_PAST_AFTER, _CROWD, _DONE_ON if ahead else _DONE_THEN)
    )


def _of_past(before: str, now: re.Pattern[str]) -> bool:
    """Whether words of the past stand before a date, and none of `now` behind them; most have neither."""
    return _PAST_SENTENCE.search(before) is not None and _PAST_SENTENCE.search(now.split(before)[-1]) is not None


def _reported(plain: str, one: Found, before: str, after: str) -> bool:
    """Whether a sentence that plans and asks nothing tells how it was, or is the first of a report."""
    rest = _STOP.split(after, 1)[0]
    if _STILL.search(before) or _STILL.search(rest):
        return False
    head = one.offset < _HEAD and _REPORT.search(plain, 0, one.offset) is not None
    return (
        _HOW_IT_WAS.match(after) is not None
        or _DONE_AND_SINCE.match(after) is not None
        or head
        and _WENT_THERE.match(after) is not None
    )


def _completed(after: str, ahead: bool) -> bool:
    """Whether the clause of a date, or the one behind a date that stands alone in its clause, tells of something over."""
    own, _, rest = after.partition(",")
    alone = _OF_DAY.fullmatch(own) if ahead else len(own.strip(" )")) <= 2
    clause = rest.partition(",")[0] if alone or _THERE.match(own) else own
    clause = _FULL_STOP.split(clause, 1)[0]
    if _OPEN.search(own) or _OPEN.search(clause):
        return False
    if _DONE.search(clause) and not _ONLY_THEN.search(own):
        return True
    since = _SINCE.match(after) or not ahead and _DONE_SINCE.match(after)
    return bool(since or _WENT.match(after)) and not _OPEN.search(_FULL_STOP.split(after, 1)[0])


_NOW = re.compile("今年|本届|本次|[,;]")
_THIS_ROUND = re.compile("今年|本[届次期年]|此次|;|下一?[届次回]")


def of_earlier_round(before: str) -> bool:
    """Whether what stands before a date speaks of an earlier round (上届, 去年)."""
    if _of_past(before, _NOW):
        return True
    return (
        _EARLIER_ROUND.search(before) is not None and _EARLIER_ROUND.search(_THIS_ROUND.split(before)[-1]) is not None
    )


_OF_YEAR = re.compile(r"(?<!\d)(20\d\d|1[01]\d)年(?!度)[^,。;\d\n]*$")


def of_earlier_year(before: str, one: Found) -> bool:
    """Whether the clause of a date without a year names one before that it was read with: 「2024年暑期班7月8日至19日举办」."""
    point = one.first
    if point is None or point.year is None or "year" in point.written or "年" not in before:
        return False
    named = _OF_YEAR.search(before, max(0, len(before) - 30))
    if named is None:
        return False
    return int(named[1]) + (1911 if len(named[1]) < 4 else 0) < point.year
