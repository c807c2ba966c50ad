"""Whether a date that cannot exist is only spoken of: as a mistake (「封底印成3月32日，是排版失误」, 「到期日显示为4月31日，属显示异常」), as a rumour, in the
name of a work (「《二月三十日的生日》」), of a made-up calendar.

Reads the sentence of the date and the one behind it. Not taken for that: a date whose event is called off (「13月2日的航班取消」), which is as wrong as any.
"""

from __future__ import annotations

import re

from ingest.check.moved import MISTAKE, MOVED_TO, WAS
from ingest.check.reading import Mention, Reading

_AS_MISTAKE = re.compile(
    r"印[错成]|[写填标打登录]错|排版|校对|(?:录入|输入|显示|打印|系统|数据|程序|书写|填写|笔|印刷)(?:时)?(?:的)?(?:错误|异常|有误|出错|失误|故障|问题|bug)|误[写植标印填录]|"
    r"属于?[\u4e00-\u9fff]{0,6}(?:错误|异常|误|故障)|(?:提示|报)错|不存在(?!任何|利益|关联|争议|纠纷)|哪一?天|怎么回事|怎么有|是不是|闹(?:出|了)?[\u4e00-\u9fff]{0,4}笑话|恶作剧|网传|谣|截图|造假|伪造|"
    r"无效(?:卷|问卷|数据|记录)|日期轮|冷知识|没有这一?天"
)
_SAYS = re.compile(
    r"(?:显示|标注|印|写|填写?|盖章|录入|记载|登载)(?:的)?(?:日期)?(?:却|竟|也|都)?[成为是着作]?[^,。;\n]{0,4}$|[“「『\"]$"
)
_SURELY = re.compile("印错|写错|填错|误植|误印|恶作剧|网传|谣言|辟谣")
_MADE_UP = re.compile(
    r"历法|历书|世界观|(?:背景|剧情|故事|世界)设定|虚构|架空|(?:小说|剧中|故事)[里内中]|每?一?年[有共]?1[3-9]个月|剧情|背景故事"
)
_WORK = re.compile(r"《[^《》\n]{0,40}$")
_TITLE = re.compile(
    r"[^《》\n]{0,40}(?:通知|公告|公示|通告|启事|办法|方案|规定|说明)》"
)  # of an announcement, whose days are meant
_AHEAD = 60  # code points of the sentence behind


def spoken_of(text: Reading, mention: Mention) -> bool:
    found = mention.found
    start, end = mention.sentence
    in_work = _WORK.search(text.plain, max(start, found.offset - 40), found.offset) is not None
    if in_work and not _TITLE.match(text.plain, found.stop):
        return True
    if _MADE_UP.search(text.plain, start, end):
        return True
    next_end = text.clauses.sentence(min(end + 1, len(text.plain)))[1]
    if not _AS_MISTAKE.search(text.plain, start, min(next_end, end + _AHEAD)):
        return False
    said = _SAYS.search(text.plain, max(start, found.offset - 16), found.offset)
    return said is not None or _SURELY.search(text.plain, start, end) is not None


def called_off(text: Reading, mention: Mention) -> bool:
    """Whether a date is taken back only in so far as what it is the day of does not take place."""
    start, end = mention.sentence
    return not any(rule.search(text.plain, start, end) for rule in (MOVED_TO, MISTAKE)) and not WAS.search(
        text.plain[start : mention.found.offset]
    )
