"""For how long, and for each of whom, a number is told: 每月 is no 每天, 近30天 no 每月, 每人 no 每個團隊.

A number asked for a period (每月, 一天) is told of the period that stands last before it in its clause, in its label or at the head of
its column, or right behind it (元/月). Where none is told, nothing is known against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.marks import Seen
from answer.unit_words import OF_TIME

# 「每週三次」, but neither 「每週六開放」 nor 「一週年」, 「一年級」
_PERIOD = r"(?:个)?(?P<unit>小时|钟头|天|日|(?:周|星期|礼拜)(?!年|[一二三四五六日天](?![次节回场堂天个小课]))|月|季度|季|学期|年(?!级))"
_ONE = r"(?<![第满十统唯期])一"  # 「第一年」, 「滿一年」, 「十一月」 are no 「一年」
# 「每月」, 「一天能」; 「一年級」, 「一天內」, 「每月幾號」 ask for no sum of a period
_ASKED = re.compile(
    rf"(?:(?P<each>每){_PERIOD}|{_ONE}(?:个)?(?P<one>小时|钟头|天|周|星期|月|季度|季|学期|年))(?!级|后|前|内|之|以|起|份|期|\d|[^,。?]{{0,3}}[几哪]号)"
)
_RATE = re.compile(
    r"(?<![今去明前本当一二两三四五六七八九十\d])(?P<one>[年月日时周])(?:费(?!用)|租金?|薪|供|缴(?=多|几)|付(?=多|几|要))"
)
_TOLD = re.compile(
    rf"(?:每|/|{_ONE}(?!个?[小月年周天]后)|(?:近|连续[^,。;\d]{{0,2}})\s*(?P<many>\d+)|(?<![第\d])单){_PERIOD}|(?P<head>[年月日季周])(?:度|均)?(?:费(?!用)|租金?|薪|限额|消耗|销售?额|成交)"
)
_BEHIND = re.compile(r"\s*(?:/|每|一)(?:个)?(?P<unit>小时|天|日|周|月|季度?|学期|年)")
_WHO = re.compile(r"[的者],$")
_MEASURES = r"公斤|斤|包|袋|箱|吨|公顷|亩|坪|平方米"
_BEARERS = rf"人|位|[学考]?生|孩子|户|家庭|团队|队|小?组|班|店铺?|公司|商[家户]|账[户号]|{_MEASURES}"
_OF_ALL = re.compile(r"(?:一共|总共|合计|总计|(?<![一总不])共)[\u4e00-\u9fff]{0,4}$")
_BEARER_ASKED = re.compile(rf"每(?:个|一)?({_BEARERS})|一({_MEASURES})")
_BEARER = re.compile(rf"(?:每|一|单(?!位))(?:个)?({_BEARERS})")
# who has an account is one
_ALIKE = {"位": "人", "生": "人", "学生": "人", "考生": "人", "孩子": "人", "账号": "人", "账户": "人", "店铺": "店", "商户": "店", "商家": "店", "小组": "队", "组": "队", "团队": "队", "家庭": "户"}  # fmt: skip


def of_other_period(one: Seen) -> bool:
    """「年費多少」 where the page tells what a month costs, 「每天幾篇」 of 「近60天不少於12篇」."""
    if not one.counted or one.proposal.text is not None:
        return False
    asked = _wanted(one)
    if len(asked) != 1:
        return False
    told = _told(one)
    each = _AT_A_TIME.search(one.page.text, *_before(one)) if not told and "年" in asked else None
    if each and not _ASKS_EACH.search(one.asked.text):
        return True
    if not told and one.kind == "amount" and _OF_MEMBERS.search(one.asked.text):
        return not any(asked & set(_units(text)) for text in (one.page.title, one.page.text))
    return bool(told) and told.isdisjoint(asked)


_OF_MEMBERS = re.compile(r"[年月季]费")  # 「年費」 is no fee of an outing, where the page tells nothing by the year


# 「每次最長10天」, 「提前2天」, asked how many days a year
_AT_A_TIME = re.compile(r"(?:每|单)次[^,。;\d]{0,6}$|(?:提前|提早)$")
_ASKS_EACH = re.compile(r"[每单]次|提[前早]")


def _before(one: Seen) -> tuple[int, int]:
    return one.page.clause(one.proposal.start)[0], one.proposal.start


def _wanted(one: Seen) -> set[str]:
    """The periods of which a question asks a number."""
    text = one.asked.text[one.asked.tail :]  # 「每天寫六千字，能拿多少」 asks for no sum of a day
    found = {_unit(each["unit"] or each["one"]) for each in _ASKED.finditer(text)}
    found |= {_unit(each["one"]) for each in _RATE.finditer(text)}
    if re.search("全年|整年", text):
        found.add("年")
    return found - {""}


def _told(one: Seen) -> set[str]:
    """The periods of which the value is told."""
    page, start, end = one.page, one.proposal.start, one.proposal.end
    behind = _BEHIND.match(page.text, end)
    if behind:
        return {_unit(behind["unit"])}
    if one.in_row:
        head = page.head_cell(start)
        return set(_units(page.text[slice(*head)] if head else ""))
    clause, label = page.clause(start), page.label(start)
    low = clause[0]
    before = page.clause(max(low - 2, page.sentence(start)[0]))
    if before[1] <= low and _WHO.search(page.text, *before):
        low = before[0]  # 「季度消耗10萬元的，返點3%」
    own = list(_units(page.text[low:start]))[-1:]
    return set(own or list(_units(page.text[slice(*label)] if label else ""))[-1:])


def _units(text: str) -> Iterator[str]:
    for each in _TOLD.finditer(text):
        yield f"{each['many'] or ''}{_unit(each['unit'] or each['head'])}"  # 近60天 is no 每天


def _unit(written: str | None) -> str:
    return OF_TIME.get(written or "", written or "")


def of_other_bearer(one: Seen) -> bool:
    """「每個團隊限投幾件」 of 「每人限投2件」, 「每包補多少」 of 「每公斤補助3元」."""
    if not one.counted or one.in_row or one.proposal.text is not None:
        return False
    page, start = one.page, one.proposal.start
    asked = {_alike(all_of or one_of) for all_of, one_of in _BEARER_ASKED.findall(one.asked.text, one.asked.tail)}
    low = page.clause(start)[0]
    if asked and _OF_ALL.search(page.text, low, start):
        return True  # 「社團共開設23個，每生限選2個」
    told = _BEARER.findall(page.text, low, start)
    return bool(asked and told) and _alike(told[-1]) not in asked


def _alike(bearer: str) -> str:
    return _ALIKE.get(bearer, bearer)
