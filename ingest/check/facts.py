"""What the dates of a text are told of: the thing, and the property of it, with the bound that they say.

The name of a date is what its clause calls it: the words before it with 时间, 日期, 当天 and the like taken off, else the words before it with what is done behind; one whose clause
names nothing is of what the date before it in its line is of (「1号泊位12月3日停用，12月6日恢复使用」). Its last word is the property (放映, 结果公布), the words before that say of
what thing. Not told of anything: what is supposed, added or holds for some, items of a list behind the first, and rows of several columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.check.called import OF_SOME, PEOPLE
from ingest.check.reading import AFTER_ONE, Mention, Reading
from ingest.check.same_deed import ONE_MEANING
from ingest.check.same_words import NUMBERED
from ingest.check.stages import stages_in
from ingest.check.statement import OTHER
from ingest.check.told_again import LISTED
from ingest.check.words import content, cut

_H = "[\u4e00-\u9fff]"
# what stands between a name and its date
_JOINS = re.compile(
    r"(?:[\s:(●■◆※*·]|[为是即将拟暂均须应需可定订于在自从至到由]|(?<![申邀聘])请|预计|计划|统一|一律|必须|务必|截至|持续|[勿不][得可]?超过|勿)+$"
)
_LEADS = re.compile(
    r"^(?:\s|[本此该][次届期场轮项]?|上述|前述|以上|另请|再次|郑重|特别|温馨|友情|提[醒示]|注意|说明|重申|备注|附注|(?<![申邀聘])请|敬请|欢迎|有意|欲|凡|各|全体|尚未|[,、:])+"
)
_WHO = re.compile(
    rf"^{_H}{{0,6}}?(?:{PEOPLE}|者|人)(?:们|之|如?需)?(?!场|(?![开入进出离到退下分跟换上领办取购买订交]){_H}?[馆组班队区厅堂楼票卡证房]|{_H}{{0,2}}(?:报名|申请|登记)$)"
)
# what makes a name of time of a name: 「开放日」, 「报名截止时间」, 「开展当日」
_OF_TIME = re.compile(
    r"(?:的|之)?(?:开始|起始|截止|结束|最后|首)?(?:时间|日期|期限|期间|时段|[当那这][日天晚]|一[日天]|首日|日|截止)$"
)
_THAT_DAY = re.compile(rf"(?P<name>{_H}{{2,8}}?)(?:[当那这][日天晚](?!{_H}{{0,2}}内)|期间|时(?=[,如请须将由若]))")
_BY = re.compile(r"^(?:\s|起|止|前|后|之前|以前|为止|截止|结束|关闭|[将把])+")
_HOW = re.compile(
    r"^(?:\s|[上下中]午|晚[上间]?|首班车|零[时点]|[\d:点时分]+|准时|正式|全面|统一|全线|集中|陆续|公开|对外|如期|[在于]"
    + _H
    + r"{2,12}?(?=举[行办]|召开|登场|开[始幕展演讲]|进行|发放|领取|公[布告示]))+"
)
# said of anything that takes place
_PLACE = re.compile(
    r"举[行办]|召开|登场|开始|进行|展开|办理|实施|不再|不予|受理|工作|作业|系统|通道|入口|表单|窗口|文件|[材资]料|证件|运行|完毕"
)
_ENDS = re.compile(r"(?:截[止至]|最后一?[日天]?|期限|止于|[至到]|延续|持续)(?:时间|日期|日)?[\s:为是(]*$")
_ENDS_THEN = re.compile(r"\s*(?:[日晚]?\d{1,2}[:点时]\d{0,2})?(?:截止|为?止|前|之前|结束|关闭|闭幕|落幕|停止)")
_LATE, _REFUSED = re.compile("[之以]?后"), re.compile("不予|不再|恕不|概不|不受理|不接受|无效")
_STARTS = re.compile(r"(?:[自从]|开始|起始|首)(?:时间|日期|日)?[\s:为是(]*$")
_STARTS_THEN = re.compile(r"起|开始|正式开始|启动|准时开始")
_MORE = re.compile(
    r"全部|部分|补|另|除|延[至到期长]|提前[^,。;]{0,4}[日天]|其中|例外|顺延|预(?=售|约券)|早鸟|优惠|分批|若|如(?!期|下)|次日|翌日|前[一两]"
)
_UNDER = re.compile(r"(?:的|者)[^,]{0,2},\s*$|(?:若|如遇|如果|倘|万一|遇雨)[^,]*,\s*$")
_ASIDE = re.compile("(?:须知|提[醒示]|说明|注意|备注|通知|公告|事项)$")
_WHEN = re.compile("(?:召开|举[行办]|进行)时")
_VERSION = re.compile(r"(?:\d+\.)+\d+")
_SIDES = frozenset("新旧老小大总副东西南北中男女早晚春夏秋冬")  # that tell a thing from another by themselves
_EACH = re.compile(rf"各{_H}{{1,4}}")  # who does it: 「各站所」
_BACK = re.compile("恢复|重新|解除|复[工航课营通]")
_THING = re.compile(rf"\s*({_H}{{2,12}}?)(?:因|由于)")  # of what a sentence is, that begins with a cause
HAN = re.compile(f"{_H}+")
NUMBERS = re.compile(
    rf"(?<![\d第])(?:[一二三四五六七八九十甲乙丙丁]|\d{{1,3}}|[a-z])(?=(?!、|次|遍|览|律|日|天|[个次]?月|年|[点时起位名份人]){_H})"
)
_AT = re.compile(rf"[^,。;在]{{0,8}}在({_H}{{2,12}}?)(?=举[行办]|召开|登场|开[始幕展演讲]|进行|发放|领取)")
_LONG = 4  # code points of what is done, that ends with what is done: 「上网登录」


class Fact(NamedTuple):
    mention: Mention
    role: str  # "end", "start", "day", "range"
    thing: tuple[str, ...]  # the words before the date that name it, or that it is called the day of
    done: tuple[str, ...]  # the words behind it
    alone: frozenset[str]  # characters of its name that are words by themselves, and numbers: 新, 南, 二
    keys: frozenset[str]  # its property: what the name ends with, or what is done
    named: bool  # as a time of that name: 「开放日」, 「报名时间」
    sentence: str
    own: bool  # names its thing in its own clause
    back: bool  # when something is as it was before: 「恢复供水」
    who: str  # whose it is: 「商户搬迁」
    place: str  # where it is done, as told behind the date

    @property
    def words(self) -> tuple[str, ...]:
        return (*self.thing, *self.done)


def facts_of(text: Reading, mentions: Sequence[Mention]) -> list[Fact]:
    """What the dates of a text are told of, in order; one whose clause names nothing is of what the date before it in its line is of:
    「1号泊位12月3日停用，12月6日恢复使用」.
    """
    facts: list[Fact] = []
    for mention in mentions:
        fact = _fact(text, mention)
        if fact is None:
            continue
        if not fact.own and facts:
            one = facts[-1]
            if not re.search("[。!?\n]", text.plain[one.mention.found.stop : mention.found.offset]):
                fact = fact._replace(thing=one.thing, alone=fact.alone | one.alone)
        facts.append(fact)
    return facts


def _fact(text: Reading, mention: Mention) -> Fact | None:
    found, point = mention.found, mention.found.first
    if mention.first is None or point is None or point.day is None or AFTER_ONE.match(found.text):
        return None
    if LISTED.fullmatch(text.plain, text.mentions_before(found.offset), found.offset):
        return None
    start, end = text.clauses.clause(found.offset, found.stop)
    start = max(start, text.mentions_before(found.offset), found.offset - 40)
    near = text.mentions_in(found.stop, end)
    end = min(end, found.stop + 24, near[0].found.offset if near else end)
    before, behind = text.plain[start : found.offset], text.plain[found.stop : end]
    if text.plain.count("\t", text.plain.rfind("\n", 0, found.offset) + 1, found.offset) > 1:
        return None
    if OTHER.search(f"{before} {behind}") or OF_SOME.match(behind):
        return None
    if _UNDER.search(text.plain[mention.sentence[0] : start]):
        return None
    role = _role(mention, before, behind)
    if before.rstrip().endswith("("):
        behind = ""
    subject = _JOINS.sub("", before).rpartition(":")[2].rpartition("\t")[2]
    subject = _LEADS.sub("", NUMBERED.sub("", subject.strip("●■◆※*· ()")))
    rest = _HOW.sub("", _BY.sub("", behind)).partition("每")[0]
    whole = (
        "" if _ASIDE.search(subject) or _EACH.fullmatch(_JOINS.sub("", before).strip()) else _OF_TIME.sub("", subject)
    )
    name = _WHO.sub("", whole)
    who, place = whole.removesuffix(name), _AT.match(behind)
    that_day = _THAT_DAY.match(rest)
    done = "" if that_day else _PLACE.sub("", _first(rest))
    named = bool(name) and name != subject and not (done and subject.endswith("期间"))
    if that_day:
        name, named = name + _OF_TIME.sub("", that_day["name"]), True
    elif named:
        done = ""
    if _MORE.search(f"{name} {done}") or _WHEN.match(rest):
        return None
    keys = last_pair(name) if named or not done else [done[:2], *last_pair(done if len(done) <= _LONG else "")]
    if not any(keys):
        return None
    thing = tuple(_content(name))
    if not name:  # 「儿童池因更换地砖，7月30日恢复开放」
        cause = _THING.match(text.plain, mention.sentence[0], start)
        thing = tuple(_content(cause[1])) if cause else ()
    alone = {word for word in (*cut(name), *cut(done)) if word in _SIDES}
    alone |= {*NUMBERS.findall(f"{before} {done}"), *_VERSION.findall(text.plain, mention.sentence[0], found.offset)}
    sentence = text.plain[slice(*mention.sentence)]
    back = _BACK.search(f"{name} {done}") is not None
    property_of = frozenset(meaning(key) for key in keys if len(key) > 1)
    return Fact(
        mention,
        role,
        thing,
        tuple(_content(done)),
        frozenset(alone),
        property_of,
        named,
        sentence,
        bool(name),
        back,
        who,
        place[1] if place else "",
    )


def _first(rest: str) -> str:
    """What is done, as far as the clause says it in one run."""
    found = HAN.search(rest.split("(")[0].split(":")[0])
    return found[0] if found else ""


def last_pair(words: str) -> list[str]:
    run = "".join(HAN.findall(_PLACE.sub("", words)))
    return [run[-2:]] if len(run) > 1 else []


def _content(piece: str) -> Iterator[str]:
    """The words of a piece that say of what it is, without what takes place of anything."""
    return content(_PLACE.sub(" ", piece))


def meaning(word: str) -> str:
    """A word, or what all words of its stage mean."""
    named, _ = stages_in(word, ONE_MEANING)
    return next(iter(sorted(named)), word)


def _role(mention: Mention, before: str, behind: str) -> str:
    if mention.last is not None and mention.last != mention.first:
        return "range"
    if (mention.found.mod == "after" or _LATE.match(behind)) and _REFUSED.search(behind):
        return "end"  # 「10月12日之后提交的作品不予受理」
    if mention.found.mod in ("until", "before") or _ENDS.search(before) or _ENDS_THEN.match(behind):
        return "end"
    if mention.found.mod == "since" or _STARTS.search(before) or _STARTS_THEN.match(behind):
        return "start"
    return "day"
