"""The stages of what announcements tell of, and which come before which.

`stages_said` and `orders` read the table `stages.txt`: many stages by their words, in chains. `stage_of` and `FOLLOWS`
are the wider steps of a selection (a call, a review of what came in, the result, the prize), where a later one waits for
all of an earlier one. Vocabulary of announcements; no rule looks at a date here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

_CALL = re.compile(
    r"投标|竞投|递交|缴交(?!费|款)|填答|寄送|寄达|送件|递件|收稿|填报|报名|申请|申报|征集|征[稿片图歌名曲件文]|征求|投稿|收件|送件|提交|报送|(?<![坑槽沟土])回填(?![土方料沙砂石])|回传|"
    r"提报|推荐|自荐|招募|登记|登录|(?<!成绩)(?<!结果)上传|认购|申购"
)
# no preparation for one: 「答辩培训」
_REVIEW = re.compile(
    r"(?:投票|票选|甄选|遴选|海选|筛选|评比|评鉴|书审|审议|审核|审查|评审|评选|初审|初评|初选|复审|复评|复选|决审|决选|终审|终评|评定|打分|评分|阅卷|面试|面谈|"
    r"笔试|考试|答辩|论证|盲审|核验|考核|评议|竞价|竞拍|竞买|拍卖|路演)(?!培训|辅导|讲习|讲座|说明会|动员)"
)
RESULT = re.compile(
    r"结果|(?<!候选人)(?<!选民)名单|决标|定标|放榜|发榜|名次|(?:优胜|录取|入围|入选|获奖|得奖|中签|中奖)(?!者)|抽签|摇号|开奖|抽奖|摸彩|揭晓|榜单|(?<=[气票分行胜量终选卡数])榜|(?<!票)开票|"
    r"开标|成绩|分数"
)
_PRIZE = re.compile(r"颁(?:发[\u4e00-\u9fff]{0,6})?奖(?!嘉宾|词|台|学金|状|章)")
# what is asked for against a result, or follows from it
_APPEAL = re.compile(r"申诉|(?:成绩|分数|结果|名次)[\u4e00-\u9fff]{0,2}(?:复查|复核|复议|异议)|复查成绩|复查")
# 「申请结果」, 「报名名单」: of a call, not its time
_OF_CALL = re.compile(rf"(?:{_CALL.pattern})[\u4e00-\u9fff]{{0,2}}?(?:结果|名单)(?!.*(?:{_CALL.pattern}))")
# a review of everything that came in, which cannot end before the call does
JUDGED = re.compile(
    r"书面审[查核]|资格[审复初][查核审]|形式审查|现场确认|审议|评审|评鉴|评选|评比|评分|评议|投票|票选|决选|决审|初选|复选|初评|复评|终评|终审|笔试|考试|答辩|论证|盲审|路演|竞价|竞拍|竞买"
)
# a stage that is spoken of and not said to take place: 「报名表」, 「面试通知」, 「审核后」, 「未报名」
_ONLY_NAMED = r"(?!系统[演测]|体例|格式|模板|样式|通知|嘉宾|邀请|名额|须知|指南|地点|材料|资料|要求|条件|办法|规则|标准|费(?!用?缴)|表(?!决)|书(?!审|面审)|辩题|赛题|题目?(?!目)|赛程|规程|账户|账号|渠道|方式|者|人|员|官|券|室|厅|堂|馆|中心|楼|小组|委员会|处(?!理|置|分)|科(?!目)|之?[前后])"


class Order(NamedTuple):
    """What comes before: `ends`: it has ended by then; `told`: only where the text tells it first."""

    earlier: str
    ends: bool
    told: bool


class Words(NamedTuple):
    """Words that may begin with one character, longest first: a rule with a group for each, and the stages of each."""

    rule: re.Pattern[str]
    stages: Sequence[tuple[str, ...]]


@cache
def _table() -> tuple[Mapping[str, tuple[tuple[str, ...], Sequence[tuple[str, ...]]]], Mapping[str, Sequence[Order]]]:
    """The words of all stages, and the stages of each, by the characters that they begin with, and the orders by their later stage."""
    words: dict[str, list[str]] = {}
    before: dict[str, dict[str, Order]] = {}
    for line in (Path(__file__).parent / "stages.txt").read_text("utf-8").splitlines():
        if line.startswith("#") or not line:
            continue
        name, _, said = line.partition(" = ")
        if said:
            for word in said.split():
                words.setdefault(word, []).append(name)
            continue
        chain = re.split(" (<<?) ", line.removeprefix("~ "))
        for at in range(2, len(chain), 2):
            for back in range(at - 2, -1, -2):
                ends = "<<" in chain[back + 1 : at]
                for later, earlier in product(chain[at].split("|"), chain[back].split("|")):
                    known = before.setdefault(later, {}).get(earlier, Order(earlier, False, True))
                    told = known.told and not line.startswith("~")
                    before[later][earlier] = Order(earlier, known.ends or ends, told)
    by_head: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        for head in _heads(word):
            by_head.setdefault(head, []).append(word)
    said_with = {head: (tuple(some), [tuple(words[word]) for word in some]) for head, some in by_head.items()}
    return said_with, {name: tuple(earlier.values()) for name, earlier in before.items()}


@cache
def _said_with(head: str) -> Words:
    """The words that begin with a character; made when it is met first, as all of them take a second."""
    some, stages = _table()[0][head]
    return Words(re.compile(f"(?<![未不没])(?:{'|'.join(f'({word})' for word in some)}){_ONLY_NAMED}"), stages)


def _heads(word: str) -> set[str]:
    """The characters that a word of the table may begin with: a character, a set or a group of such, behind a lookbehind."""
    word = re.sub(r"^\(\?<[=!][^()]*\)", "", word)
    if word.startswith("["):
        return set(word[1 : word.index("]")])
    if word.startswith("(?:"):
        return {head for one in word[3 : word.index(")")].split("|") for head in _heads(one)}
    if not "\u4e00" <= word[:1] <= "\u9fff" or word[1:2] in ("?", "*", "{", "|"):
        raise ValueError(f"a word of stages.txt begins in a way that is not read: {word}")
    return {word[0]}


@cache
def _first() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_table()[0])}]")


def _named(words: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """What of some words names stages: where it begins and ends, and which. 600 words, of which few begin alike."""
    first = _first()
    place = 0
    while hit := first.search(words, place):
        one = _said_with(hit.group())
        found = one.rule.match(words, hit.start())
        place = found.end() if found else hit.end()
        if found:
            yield found.start(), place, one.stages[(found.lastindex or 1) - 1]


@lru_cache(maxsize=4096)
def stages_said(words: str) -> tuple[str, ...]:
    """The stage that stands last in some words (「考试报名」 → 报名), all of them where a word may speak of several."""
    last: tuple[str, ...] = ()
    for _, _, stages in _named(words):
        last = stages
    return last


def stages_in(words: str, only: frozenset[str] | None = None) -> tuple[frozenset[str], str]:
    """All stages (or of these only some) that words name, and the words without them: 「投稿寄达」 → 征集, 提交."""
    named: set[str] = set()
    left, place = "", 0
    for start, end, names in _named(words):
        stages = set(names) if only is None else only & set(names)
        if stages:
            named |= stages
            left += words[place:start] + " "
            place = end
    return frozenset(named), left + words[place:]


def orders(stage: str) -> Sequence[Order]:
    """What comes before a stage."""
    return _table()[1].get(stage, ())


TESTS = frozenset(("考试", "笔试", "面试", "术科", "体检", "验收", "审核", "评审"))  # stages that one passes or not
TAKING = frozenset(("报名", "申请", "提交", "征集", "登记", "投票"))  # stages in which something is taken in
# what must have come before a step, by the matter
FOLLOWS = {"prize": ("review", "result"), "appeal": ("result",), "result": ("call", "review"), "review": ("call",)}
_TAKEN_IN = re.compile(
    rf"(?:{_REVIEW.pattern})[\u4e00-\u9fff]{{0,2}}(?:报名|登记|申请|申报|投稿|提交|报送)"
)  # 「考试报名」


@lru_cache(maxsize=1024)
def stage_of(words: str) -> str | None:
    """Which step of a selection some words speak of."""
    if _PRIZE.search(words):
        return "prize"
    if _APPEAL.search(words):
        return "appeal"
    call, result = _CALL.search(words), RESULT.search(words)
    if result:
        return "result" if not call or _OF_CALL.search(words) else None
    review = _REVIEW.search(words)
    if call and review and _TAKEN_IN.search(words):
        return "call"
    return "review" if review else "call" if call else None
