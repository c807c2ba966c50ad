"""Who put a page out, from the line of its time: 「翠河區圖書館　2025年6月25日」, 「2024-05-20 14:02 早安電子報」.

Relies on the place alone: what stands before the day (else behind its clock) in a line that holds little else. A name is
four letters long or ends as bodies do (局, 報, 社 …): a shorter one may be a person's, and what stands behind a day without a
clock may be what is done on it. Not seen: a name in a line of its own.
"""

from __future__ import annotations

import re

from ingest.record.bodies import FIRMS, HOUSES, OFFICES, PAPERS, SITES
from ingest.record.moment import CLOCK, DAY
from zh.plain import plain

_WEEKDAY = re.compile(r"[\s(]*(?:星期|周|礼拜)[一二三四五六日天]\s?\)?")
# what only says that a time follows: 「發布時間：」, 「發表於」
_TIME_LABEL = re.compile(
    r"(?:(?<![^\s|│·•])[\u4e00-\u9fff]{1,4}(?:时间|日期)|(?:发布|发表|公告|刊登|更新|公布|上传|张贴)?(?:时间|日期|于|在)|发布|发表|刊登|时间|日期)\s*:?\s*$"
)
_APART = re.compile(r"\s*[|│·•]\s*|\s{2,}|\u3000+|\t+")
_LABEL = re.compile(
    r"[:。,;!?<>]|来源|作者|记者|编辑|责编|阅读|浏览|点击|评论|字号|字体|分享|收藏|打印|更新|发[布表]|回复|楼主|"
    r"原创|转载|第.{1,4}[期号]|首页|当前|位置|http|www|@"
)
_NAME = re.compile(r"[\w\u4e00-\u9fff][\w\u4e00-\u9fff \-&《》“”\"()・.]{1,28}")
_BODY = re.compile(rf"(?:[{OFFICES}{HOUSES}{PAPERS}]|{FIRMS}|{SITES})$")
# who speaks of himself, and what a section of a site is called
_NOBODY = re.compile(
    r"^(?:(?:发文|发布|公开|公告|张贴)(?:机关|机构|单位)|由\s|本[帖贴]|.*\d\s*[则条楼]|[本我贵该敝](?:公?司|[店校院局行馆村里班所会部队处站园厂社台区网]|小区|社区|中心|单位)|.*(?:公告|通告|通知|启事|公示|通报|声明|须知|规则|办法|方案|简章|名单|预告))$"
)
# 「某某小區於」 a day, and what is done then
_ACTS = re.compile(r"(?<![发布表新刊辑改])[于在自从]\s*$")
_PUT_UP = re.compile(r"\W*(?:[发公]布|发[表贴帖]|回[复帖]|刊登|张贴|上传|编辑|修改|更新|$)")
_HAN = re.compile(r"[\u4e00-\u9fff]")


def issuer(line: str) -> str | None:
    """The name in a line of time; None where there is none, or where what stands there has a label of its own."""
    folded = plain(line)
    day = DAY.search(folded)
    if day is None:
        return None
    before = folded[: day.start()]
    behind = folded[day.end() :]
    clock = CLOCK.match(behind) or _WEEKDAY.match(behind)
    if _ACTS.search(before) and not _PUT_UP.match(behind[clock.end() if clock else 0 :]):
        return None
    before = _TIME_LABEL.sub("", before.rstrip()).rstrip(" \u3000|│·•-/([【")
    if before.strip():
        return _name(line[: len(before)], before, False)
    begin = day.end() + (clock.end() if clock else 0)
    return _name(line[begin:], folded[begin:], clock is None or clock.re is _WEEKDAY)


def _name(written: str, folded: str, surely: bool) -> str | None:
    """The first piece of what stands before or behind the day, if it can be a name; `surely`: only one that ends as bodies do."""
    begin = len(folded) - len(folded.lstrip(" \u3000|│·•-/)]】\t"))
    apart = _APART.search(written, begin)
    end = apart.start() if apart else len(written)
    piece = folded[begin:end].rstrip()
    if _LABEL.search(piece) or not _NAME.fullmatch(piece) or _NOBODY.match(piece):
        return None
    han = len(_HAN.findall(piece))
    if han < 2 or ((surely or han < 4) and not _BODY.search(piece)) or len(piece) - han > han + 8:
        return None
    return written[begin : begin + len(piece)]
