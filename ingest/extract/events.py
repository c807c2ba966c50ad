"""A day under a title is not always that of publication: 「時間：6月8日 9:00-17:00」, 「本班於6月8日開課」 are what the notice says.

What tells them apart is in the line itself: from when to when, an hour in words, what is done on the day, and to whom it is done.
Read against `zh.bare.bare(line)`.
"""

from __future__ import annotations

import re

_PART = r"(?:上午|下午|凌晨|早上|晚上|中午|[早晚])?"
# behind a day: its weekday, its part, an hour, and the hour or day that it lasts to
_UNTIL = re.compile(
    rf"日?\s*(?:[(\[]?(?:星期|周|礼拜)?[一二三四五六日天]?[)\]]?)?\s*(?:{_PART}\s*\d{{1,2}}\s*(?:[:点时]\s*[0-5]?\d?分?)?(?::\d\d)?)?"
    rf"\s*(?:[-–—~～]{{1,2}}|[至到起])\s*(?:次日|翌日|当[日天])?{_PART}\s*(?:\d{{1,2}}\s*[:点时月日]|\d{{1,2}}\s*[-/.]\s*\d{{1,2}}(?!\d)|(?:(?:19|20)\d\d|1\d\d)\s*[-/.年]\s*\d)"
)
_TO = re.compile("[-–—~～至到起]")  # one is in all that goes on so
_OFFSET = re.compile(r":\d\d:\d\d(?:\.\d+)?\s?-\d\d:\d\d$")  # 「14:30:00-05:00」
# 「下午2點」, 「上午九時半」: a program writes 「14:00」
_HOUR = re.compile(
    rf"日?\s*(?:[(]?(?:星期|周|礼拜)?[一二三四五六日天][)])?\s*{_PART}\s*(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*[点时](?!\s*[0-5]?\d)"
)
_PUTS = "发回张贴帖注加写修编更刊登转上提撰公投"  # who does this on a day puts the page up
# 「某某小區於」 a day, and what is done then
_WHO = re.compile(rf"[\u4e00-\u9fff]{{2}}(?<![{_PUTS}布表辑新改稿载传文])(?:[定拟将]?[于在自从])\s*$")
_DONE_THEN = re.compile(
    rf"^\s*(?:{_PART}\s*\d{{1,2}}:\d\d(?::\d\d)?)?\s*(?![{_PUTS}])[\u4e00-\u9fff]{{2}}|^[日\s]*(?:发布|公布|颁布|印发|通过)(?:《|第|(?![在于到至])[\u4e00-\u9fff]{{2}})"
)
# a verb glued to the day: 「6月8日停水」; names, weekdays, and what a site says of the page are none
_GLUED = re.compile(
    r"^日(?=[\u4e00-\u9fff]{2})(?!(?:星期|周|礼拜)[一二三四五六日天]|[上下]午|凌晨|[早晚中][上午]|讯|电|消息|来源|作者|记者|编辑|阅读|浏览|点击|人气|评论|查看|[发刊公登更修上转张写])"
)
_BODY = re.compile(
    r"(?:[局处署厅部委院馆店社校组科司会室所园队厂行城台报刊志网站]|公司|集团|银行|中心|大学|中学|小学|政府|频道|在线|论坛|资讯|平台)\W*$"
)
# what happens on a day, in notices of all kinds
_HAPPENS = re.compile(
    r"停[水电气暖办课工产业运航诊]|[开闭休停][学课馆业放园市工幕赛会播考镜标盘奖展演机拍]|放假|补课|施工|检修|维修|保养|清洗|消[毒杀]|截止|恢复|考试|面试|笔试|体检|举[行办]|召开|启用|搬[迁家]|营业|封[闭路]|集合|出发|施划|换[表水]|打[药蜡]"
)


def tells(line: str, start: int, end: int) -> bool:
    """Whether the day at [start, end) of a line is one on which something happens, and not that on which the page came out."""
    behind = line[end:]
    if _TO.search(behind) and _UNTIL.match(behind) and not _OFFSET.search(behind):
        return True
    if _WHO.search(line, max(0, start - 24), start):
        return _DONE_THEN.match(behind.removeprefix("日")) is not None
    return (_GLUED.match(behind) is not None and not _BODY.search(behind)) or _HAPPENS.search(behind) is not None


# a day without its year: a site writes 「05-06」
MONTH_DAY = re.compile(
    r"(?:\d|[一二三四五六七八九十])月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日?(?![\d一二三四五六七八九十])"
)

# a time of what the notice is about: 「活動時間」, 「報名日期」
_LABEL = re.compile(
    r"^\W*[\u4e00-\u9fff]{0,4}(?:活动|报名|截止|会议|开会|考试|缴费|施工|检修|演出|展览|比赛|上课|集合|办理|受理|实施|投票|领取|开放|预约|公示|停[水电气暖]|讲座|培训|面试|登记|申请|展出|营业)"
    r"(?:起[止讫])?(?:时间|日期|期间|期限|时段|期)\s*:"
)


def is_labelled(line: str) -> bool:
    """Whether a line is the time of what a notice is about by its label."""
    return _LABEL.match(line) is not None


_WEEKDAY = r"(?:[(]?(?:星期|周)?[一二三四五六日天][)]?)?"
# a line that is a day under a label of its own: 「簽發日期：2024-05-02 10:30（四）」
_LABELLED_DAY = re.compile(
    r"^\W*(?P<of>[\u4e00-\u9fff]{1,6}?)\s?(?:(?:日\s?期|时\s?间)|(?<=[修订改新辑动]))\s*:\s*(?:公元|西元|(?:中华)?民国)?\s*(?:\d{2,4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?)"
    rf"\s*{_WEEKDAY}\s*(?:{_PART}\s*\d{{1,2}}\s?[:点时]\s?[0-5]\d分?(?::?[0-5]\d秒?)?\s*{_WEEKDAY})?(?:\s+[\u4e00-\u9fff]{{2,6}}\s*:\s*\S{{1,30}})?\W*$"
)
# what is done with a page or a paper alone: a card is 核發, a book is 出版, and a notice may tell when
_PUT_OUT = re.compile(
    r"(?:最[后近]|上次|首次|本[文页])?(?:公[布告开]|发[布表文出稿行函刊件]|刊[登载出印行发]|签[发核批印]|印发|颁[布行]|下文|核[稿批]|转[载贴发]|[上供来]稿|上[传架版网]|出刊"
    r"|成文|撰[写稿文]|拟[稿文]|录入|编[写印辑]|创建|建[立档]|张贴|[发贴][帖贴出]|登[载录报]|异动|修[订改]|更新|见报|挂网|采集|推送|生成|资料|公文|文[件章]|网页|页面|新闻|[消信讯]息)+"
)
_LONGEST = 60  # characters of such a line


def labelled_day(line: str) -> bool:
    """Whether all of a line is a day under the label of a page's or paper's own (發文日期); of any other (點燈日期) the notice tells."""
    found = _LABELLED_DAY.match(line) if len(line) <= _LONGEST else None
    return found is not None and _PUT_OUT.fullmatch(found["of"]) is not None


def hour_in_words(behind: str) -> bool:
    """Whether an hour without its minutes stands right behind a day."""
    return _HOUR.match(behind) is not None
