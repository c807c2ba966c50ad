"""The order of two steps by the name of one thing: what comes of it, and what is made ready for it.

Reads the labels of windows: 「体检5月20日 … 体检报告5月18日可取」, 「决赛简报缴交10月20日 … 决赛10月17日」. Each function takes the windows
that may be compared and a later one of them, and gives the step that it is dated before, else None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.check.reading import Period, Reading
from ingest.check.step import MEANWHILE, OF_TIME, first, last, one_line, one_round

_OUTCOME_OF = re.compile(
    r"([\u4e00-\u9fff]{2})[\u4e00-\u9fff]{0,2}?(?:结果|成绩|报告|纪要|总结|决定书|决议书|结论|证书|回放|录像|讲评|点评|检讨|复盘|反馈|排名|名次|奖[状杯金牌品])"
)
_BROUGHT = re.compile(r"携带|凭|提供|出示|提交|上传|持|去年|上[次届年]|此前|有效|近")
_BEFORE_IT = re.compile(r"报名|预约|登记|申请|截止|准备|通知|缴费|领取|说明|公告|名单|方案")
_KINDS = "甲乙丙丁戊东西南北中一二三四五六七八九十上下"
_EVENT = re.compile(
    r"[\u4e00-\u9fff]{0,6}(?:赛|会|试|展|演|营|课|礼|典礼|仪式|讲座|答辩|路演|拍卖|竞价|考核|培训|参访|投票|选举|开标|抽签|摸彩|抽奖|签售|义诊|体检|联谊|路跑)"
)
_READY = re.compile(
    r"(?:报名|抽签|彩排|预约|售票|说明|领队|布置|布展|邀请|(?:[\u4e00-\u9fff]{0,2}(?:简报|资料|材料|作品|文件|名单|论文|稿件|档案|曲目|伴奏|ppt))[\u4e00-\u9fff]{0,2}(?:缴交|提交|上传|报送|交|寄送|收)|"
    # what each of those who come is given or told: 「摸彩券发放」, 「补课名单公布」
    r"(?:券|票|[^\d]?卡|号码牌?|须知|手册|指南|账号|考场|座位表?|分组|名单|地图)[\u4e00-\u9fff]{0,6}?(?:发放|发出|下发|公布|发布|张贴|领取|寄[发出]|排定))"
)
_WHOLE = re.compile(
    "全部|全数|统一|一次性|汇总"
)  # of all that a thing takes in: 「复议期7月1日至7日，决定书7月2日全部寄出」
_CALLED_FOR = re.compile("(?:^|[^\u4e00-\u9fff])([\u4e00-\u9fff]{2,4}?)(?:征集|收集|征求|提交|报送|上传|缴交)")
_SHOWN = re.compile("挂出|展[出示]|公[布开]|发布|刊[登出发]|亮相|上[墙网]|汇编|印发")
_SHOWN_BEFORE = re.compile("样|示例|范|去年|往|参考|部分|格式|模板|要求|通知|公告")
_CHOOSES = re.compile("评选|抽签|投票|选举|拍卖|竞价|抽奖|摸彩")  # whose list is its result


def derived(text: Reading, usable: Sequence[Period], later: Period) -> Period | None:
    """What comes of a thing, by its name: 「体检5月20日 … 体检报告5月18日可取」."""
    before = text.before(later)
    if ":" in before.rstrip(" :"):  # 「检验报告：抽样日期12月5日」
        before = before.rstrip(" :").rpartition(":")[2]
    words = f"{before} {later.label} {text.behind(later)}"
    of = _OUTCOME_OF.search(later.label if "分别" in before else words)  # 「笔试、面试成绩分别于…」
    if of is None or _BROUGHT.search(before) or MEANWHILE.search(words):
        return None
    for earlier in usable:
        if earlier is later or earlier.mention.section != later.mention.section or of[1] not in earlier.label:
            continue
        told = f"{earlier.label} {text.behind(earlier)}"
        if (
            _of_another(of[1], before, earlier.label)
            or _OUTCOME_OF.search(told)
            or _BEFORE_IT.search(told)
            or not one_round(text, earlier, later)
        ):
            continue
        whole = _WHOLE.search(words) and earlier.mention.found.mod != "since"
        if last(later) < (last(earlier) if whole else first(earlier)):
            return earlier
    return None


def collected(text: Reading, usable: Sequence[Period], later: Period) -> Period | None:
    """What has been called for, shown before the call is over: 「谜面征集2月8日截稿，谜面2月6日挂出」."""
    words = f"{later.label} {text.behind(later)}"
    if (
        not _SHOWN.search(words)
        or MEANWHILE.search(f"{text.before(later)} {words}")
        or _SHOWN_BEFORE.search(text.led(later.mention))
    ):
        return None
    for earlier in usable:
        called = _CALLED_FOR.search(f"{text.before(earlier)} {earlier.label}")
        if called is None or earlier.offset >= later.offset or earlier.mention.section != later.mention.section:
            continue
        if called[1] not in (later.label, text.before(later).strip()):  # not 标语墙 of 标语
            continue
        if earlier.mention.found.mod != "since" and one_round(text, earlier, later) and last(later) < last(earlier):
            return earlier
    return None


def _of_another(word: str, one: str, other: str) -> bool:
    """Whether a word is told in two names of two of a kind: 「甲地块」, 「乙地块」."""
    a, b = (words.partition(word)[0][-1:] for words in (one, other))
    return a != b and bool(a and b) and a in _KINDS and b in _KINDS


def prepared(text: Reading, usable: Sequence[Period], later: Period) -> Period | None:
    """What is made ready for a thing, by its name: 「决赛简报缴交10月20日 … 决赛10月17日」."""
    name = OF_TIME.sub("", later.label)
    if not _EVENT.fullmatch(name) or MEANWHILE.search(f"{text.words(later)} {text.behind(later)}"):
        return None
    for earlier in usable:
        if earlier is later or earlier.mention.section != later.mention.section:
            continue
        rest = earlier.label.partition(name)[2]
        if rest.startswith("名单") and _CHOOSES.search(name):
            continue
        if not _READY.match(rest) or not one_round(text, earlier, later) or not one_line(text, earlier, later):
            continue
        if last(later) < (last(earlier) if earlier.mention.found.mod == "until" else first(earlier)):
            return earlier
    return None
