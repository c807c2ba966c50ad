"""One thing, two quantities: 「每个账号限购2箱 … 同一账号最多只能拍三箱」, 「押金300元 … 500元押金」.

Reads the statements of one text (`statement.py`) by pairs, in two sentences, with one unit and no opposite bounds. They speak of one thing
where a word stands right at both numbers and something else shows that the later is the earlier told again: other numerals, another
unit word, the other side of the number, a word of reminding before it, or another word in common; or, without such a word,
where the clauses share two words and the number bounds both. Flagged at the later one; settled where a third statement or a sum (`reckoned`) agrees
with one of the two. Not seen on purpose: rows of a list (three values of one word, the same wording of two things), what
is told of other people, groups, places, rounds or shares, what depends on other conditions, and what was or is to be changed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from ingest.check.contrast import apart
from ingest.check.crowd import outside_lists
from ingest.check.parallel import in_two_subjects
from ingest.check.places_and_days import told_of_two
from ingest.check.reading import Reading
from ingest.check.reckoned import reckoned
from ingest.check.same_words import in_same_words, of_two_items, told_by_name
from ingest.check.spelling import as_written, label_of
from ingest.check.statement import COUNTED_FROM, DENIED, MARK, Statement, statements, unled
from ingest.check.words import words
from ingest.check.words_and_figures import words_and_figures
from records import Evidence, Flag

_TIMES = 12  # a slip may have a figure too many; what is further apart is of two things
_THREE_WORDS = 3
_DEED = 3  # code points of a deed with its stop
_LIST = 3  # values of one word and unit are those of a list
_VAGUE = frozenset(
    ("元", "人", "天", "工作日", "%", "次", "个", "小时", "分钟", "个月", "周", "项", "条")
)  # units of many things
_AGAIN = re.compile(
    r"提醒|再次|重申|注意|留意|提示|也就是|换言之|总之|最后|问:|答:|备注|附注|说明|补充|概括|归纳|简言之|小结|汇总|常见问题|切记|别忘|请看清|规定|再说一[遍次]"
)
# what stands before the name of a number, and what is said of any
_VERBS = re.compile(
    r".*(?:本(?:项目|工程|标段|公司|采购)|招(?![商生标牌工])[收募聘]?|录取|收取|缴纳|缴交|缴清|支付|发放|享受?|获得?|今年|本次|此次|本届|每|[上前]述|[该此的由自按]|分为)"
)
_ANY_NUMBER = re.compile(r"(?:名额|人数|费用|总额|金额|总数|数量|标准|上限|限额|[仅只共约为是达])+$")
_ABOVE = re.compile("[上前]述|[该此]")
_HOLDS = frozenset("班组队团场桌船车梯间")  # what so many people are in
_EACH = re.compile(r"(?:^|[^\u4e00-\u9fff])([\u4e00-\u9fff]{2,6})每[\u4e00-\u9fff]{1,4}$")
_VERB = re.compile(r"(?:限|可|能)([报购领用取借带投选填订])\s*$")
_PIECE = re.compile(
    r"[,、;:。()\n]|\d(?:[万亿]|[元人名个天日月年折张件]|分钟|小时)"
)  # what parts a number from what is before
# what a length of time is counted from: 「签约之日起」, 「提交后」
_ANCHOR = re.compile(r"[\u4e00-\u9fff]{2,6}(?:之日起?|当日起|后|起)约?$")
_LATER = re.compile(r"^(?:[的之]|以[上下内]|之内|内|左右|起|者|才|方|即|可|就|便|能|会|将|予以|整|以?后|为限|及以上)+")
_LENGTHS = frozenset(("天", "小时", "分钟", "工作日", "周", "个月"))  # what lasts is often told by its verb alone
_OF_TIME = frozenset(
    ("全程", "时长", "课时", "学时", "工期", "租期", "聘期", "学制", "保修", "质保", "保质")
)  # and by these names
_TERM = re.compile("期|保修|质保|有效|聘|租")  # years of a term, not of a life or a history
_TIER = re.compile("同行|成行|成团|拼团|以?上?成班")  # so many people, the price is such
_GROWN = re.compile("增[加设补开]|扩[充增大]|追加|加[开设]|减[少去]|调[增减]")
_SEVERAL = re.compile(r"[两二三四五\d]人(?:同[报行购]|成团|拼团|团报|结伴|一起)")  # 「两人同报，报名费160元」
_FORMER = frozenset("原旧")  # 「原违约金500元，现违约金800元」
_THOSE = re.compile(r"\s*(?:[及以]以?[上下内]|含)(?:者|的)(?:[^,。;]{0,2}[免享减优另附]|,)")
_BROUGHT = re.compile("(?:[携偕]|[可得能]带)[\u4e00-\u9fff]{0,5}$")  # 「可携伴两位」, beside those who are invited
_PLAIN = frozenset(("岁", "字"))  # bounds of these are said of one thing where nothing tells two apart


def conflicting_amounts(text: Reading, raised: Sequence[Flag]) -> Iterator[Flag]:
    if text.corrects:
        return
    yield from words_and_figures(text)
    by_unit: dict[str, list[Statement]] = {}
    doubted = [(flag.offset, flag.offset + len(flag.span)) for flag in raised if flag.kind == "duration_mismatch"]
    for one in statements(text):
        if any(start < one.end and one.start < end for start, end in doubted):
            continue
        by_unit.setdefault(one.unit, []).append(one)
    flagged: set[int] = set()
    for alike in by_unit.values():
        if len({one.value for one in alike}) < 2:
            continue
        told = told_by_name(text, alike)
        first = outside_lists(text, alike, told, _at, _LIST)
        grown = {three.value for three in alike if _GROWN.search(three.before[-10:])}
        of_value: dict[float, list[Statement]] = {}
        for one in alike:
            of_value.setdefault(one.value, []).append(one)
        for later in alike:
            for earlier in first[: bisect_left(first, later.start, key=lambda one: one.start)]:
                if {earlier.start, later.start} & flagged:
                    continue
                if not _contradict(text, alike, told, grown, earlier, later) or _said_before(
                    of_value[later.value], earlier, later
                ):
                    continue
                flagged.add(later.start)
                said = [text.body[one.start : one.end] for one in (earlier, later)]
                label = label_of(as_written(text.body, text.plain, _in_common(earlier, later), later.end))
                message: dict[str, object] = {"key": "two_values", "label": label, "one": said[0], "other": said[1]}
                evidence = [text.evidence(earlier.start, earlier.end)]
                third, suggestion = _settled(text, alike, earlier, later)
                if third is not None:
                    evidence.append(third)
                yield text.flag("conflicting_values", later.start, later.end, message, evidence, suggestion)


def _contradict(
    text: Reading,
    alike: Sequence[Statement],
    told: Mapping[str, set[float]],
    grown: set[float],
    one: Statement,
    other: Statement,
) -> bool:
    if one.value == other.value or one.section != other.section or one.sentence == other.sentence:
        return False
    if one.role != other.role and (one.role and other.role or "after" in (one.role, other.role)):
        return False
    if _apart(text, one, other) or in_two_subjects(text, one.start, other.start):
        return False
    if any(_THOSE.match(two.behind) for two in (one, other)):
        return False  # 「65岁以上者免附」
    if _graded(one, other) or (_SEVERAL.search(one.before) is None) != (_SEVERAL.search(other.before) is None):
        return False
    steps = _steps(one, other)
    if not steps and in_same_words(text, told, one, other):
        return True
    if _parallel(one, other) or of_two_items(text, one.start, other.start) or _of_a_list(text, one, other):
        return False
    for mine, beside in ((one, other.beside), (other, one.beside)):
        if any(three.value == mine.value and three.unit == mine.unit for three in beside):
            return False  # 「充值满300元送50元」, 「满300元才有赠金」
    # by how much the one became the other: 「上限60组 … 增加20组 … 上限80组」
    if abs(one.value - other.value) in grown or steps or one.label[:1] in _FORMER and other.label[:1] not in _FORMER:
        return False
    if _TIER.match(text.plain, one.end) and _TIER.match(text.plain, other.end):
        return False
    if max(one.value, other.value) > _TIMES * min(one.value, other.value):
        return False
    if one.unit == "岁" and "岁" in one.clause + other.clause:  # 「16岁以上未满18岁」
        return False
    named = _at(one) & _at(other)
    if _listed(alike, one, named):
        return False
    said = [COUNTED_FROM.sub(" ", two.clause) if two.unit in _LENGTHS else two.clause for two in (one, other)]
    more = (_words(said[0]) & _words(said[1])) - named
    reworded = (
        one.written != other.written
        and bool(_next(one) & _next(other))
        or one.counted != other.counted
        or _sides_differ(one, other)
    )
    label = one.label
    if _of_one_mark(one, other) and named and label and other.label.endswith(label):
        return True  # 「一等奖1名，奖金5000元」, 「一等奖奖金6000元」
    labelled = (
        len(label) > 2 and label.replace("的", "") == other.label.replace("的", "") or _one_name(alike, one, other)
    )
    years = [two.counted == "年" for two in (one, other)]
    told_as = reworded or more if all(years) else more or labelled
    if any(years) and not (named and told_as and _TERM.search(one.clause + other.clause)):
        return False
    if one.unit == "%" and not (named and (reworded or labelled or _said_again(text, one, other))):
        return False
    bounded = one.role == other.role != ""
    if named:
        again = reworded or labelled or len(_words_at(one) & _words_at(other)) > 1 or not named.isdisjoint(_OF_TIME)
        if one.unit not in _LENGTHS:
            again = again or _AGAIN.search(text.plain, other.sentence[0], other.start) is not None
            again = again or bounded and one.per == other.per or one.per & other.per != set() or "名额" in named
        return bool(more) or again
    if more and one.per == other.per != frozenset() and one.start < text.plain.find("\n"):
        return True  # in the title: 「车位月租调整为2,400元」, 「车位每月2,600元」
    if one.per & other.per and len(who := _who(one)) > 1 and who == _who(other):
        return True  # 「陪跑员每晚补助60元」, 「陪跑员每晚50元」
    if one.per & other.per and one.turned and other.turned:
        return True  # 「每度由9元调整为11元」, 「调整后每度12元」
    if one.per & other.per and len(more) >= _THREE_WORDS:
        return True  # 「每人每班次补助餐费25元」, 「餐费补助按每班次30元」
    if len(more) >= 2:
        return bounded or one.unit not in _VAGUE or reworded
    if one.unit in _PLAIN:
        return bounded
    if one.per & other.per:
        return bounded and (
            reworded
            or one.unit not in _VAGUE
            or _deed_at(one) & _deed_at(other) != set()
            or bool(one.per & other.per & _HOLDS)
        )
    return bounded and one.unit not in _VAGUE and bool(_sentence_words(text, one) & _sentence_words(text, other))


def _said_before(same: Sequence[Statement], one: Statement, other: Statement) -> bool:
    """Whether the later value repeats (`same`: all that tell it) one told before the earlier: 「大客车租金900元。小客车租金400元。大客车租金900元起」."""
    return any(
        three.start < one.start and three.heads & other.heads and three.section == other.section for three in same
    )


def _graded(one: Statement, other: Statement) -> bool:
    """Whether each is so long before a thing, as steps of what may be done then: 「开演前5天可退票」, 「开演前2天退半数」; not where it
    is one and the same: 「开场前3天可免费取消」, 「注意：开场前5天可免费取消」.
    """
    if one.unit not in _LENGTHS or not all(re.search("(?<!提)前$", two.label) for two in (one, other)):
        return False
    return one.behind != other.behind or len(one.behind) < _DEED


def _of_a_list(text: Reading, one: Statement, other: Statement) -> bool:
    """Whether two are items of one line that are told by a name of their own and no more: 「单位会员2000元；理事单位5000元」."""
    if re.search("[。\n]", text.plain[one.end : other.start]):
        return False
    a, b = one.label, other.label
    alone = all(text.plain[two.start - len(name) - 1 :][:1] in ",;、:。\n" for two, name in ((one, a), (other, b)))
    return alone and min(len(a), len(b)) > 1 and not a.endswith(b) and not b.endswith(a)


def _steps(one: Statement, other: Statement) -> bool:
    """Whether two are steps of one scale: 「满100元送5元券。满200元送12元券。」."""
    if not one.role == other.role == "low":
        return False
    a, b = ({(three.unit, three.value) for three in two.beside if three is not two} for two in (one, other))
    return a != b and bool({unit for unit, _ in a} & {unit for unit, _ in b})


def _one_name(alike: Sequence[Statement], one: Statement, other: Statement) -> bool:
    """Whether two numbers are called the same but for words that are said of any number (「招收新团员60名」, 「新团员名额仅50名」), or
    the later by the end of the name and 上述, and no third number is.
    """
    a, b = _name(one), _name(other)
    if one.label == other.label:
        return False  # 「月票1,200元」 of two kinds of people
    same = a == b or a.endswith(b) and _ABOVE.search(other.before[-len(other.label) - 3 :]) is not None
    if len(b) < 2 or not same:
        return False
    return len({three.value for three in alike if three.section == one.section and _name(three).endswith(b)}) == 2


def _in_common(one: Statement, other: Statement) -> str:
    """What the two are called: the end that their names share, else a word that stands at both, else their unit."""
    a, b = one.label, other.label
    same = next((at for at in range(min(len(a), len(b)), 1, -1) if a[-at:] == b[-at:]), 0)
    if same:
        return a[-same:]
    shared = _words_at(one) & _words_at(other) or _words(one.clause) & _words(other.clause)
    return max(shared, key=lambda word: (len(word), word), default=b[-6:] or other.counted)


def _name(one: Statement) -> str:
    return _ANY_NUMBER.sub("", _VERBS.sub("", one.label))


def _who(one: Statement) -> str:
    """Who or what stands before 每 in the clause of a number."""
    found = _EACH.search(one.before)
    return found[1] if found else ""


def _next(one: Statement) -> frozenset[str]:
    """Pairs of characters of the words nearest to a number, and of what it is called."""
    before, behind = _beside(one.before[-14:], one.behind[:10], 1)
    return one.heads | {word[at : at + 2] for word in before | behind for at in range(len(word) - 1)}


def _deed_at(one: Statement) -> set[str]:
    """The verbs of one character that bound a number: 报 of 「限报6人」, 「最多可报8人」."""
    found = _VERB.search(one.clause.rstrip() if one.behind[:1] in ",。;" else one.before)
    return {found[1]} if found else set()


def _said_again(text: Reading, one: Statement, other: Statement) -> bool:
    """Whether a later share is said, after a word of reminding, of what the earlier one is and nothing more: not 「退改手续费」
    of 「手续费」.
    """
    again = _AGAIN.search(text.plain, other.sentence[0], other.start)
    return again is not None and len(other.label) > 1 and one.label.endswith(other.label)


def _apart(text: Reading, one: Statement, other: Statement) -> bool:
    """Whether two are said of other people, rounds, shares, years, rows of a table, or under other conditions."""
    if one.row and one.row not in (other.row or other.before) or other.row and other.row not in (one.row or one.before):
        return True
    return bool(
        one.share != other.share
        or not _of_one_mark(one, other)
        and apart(MARK, text.plain, one.marks, other.marks)
        or one.per
        and other.per
        and not (one.per <= other.per or other.per <= one.per)
        or one.ways - other.ways
        and other.ways - one.ways
        or one.condition
        and other.condition
        and one.condition != other.condition
        or one.years
        and other.years
        and one.years.isdisjoint(other.years)
        or one.unit == "人"
        and (_BROUGHT.search(one.before) is None) != (_BROUGHT.search(other.before) is None)
        or told_of_two(text, one, other)
    )


def _of_one_mark(one: Statement, other: Statement) -> bool:
    """Whether both are said of one mark, one of them in the clause before it."""
    return one.marks != other.marks and one.carried == other.carried != frozenset()


def _listed(alike: Sequence[Statement], one: Statement, named: frozenset[str]) -> bool:
    """Whether so many values are told of the same word that they are a list."""
    values = set()
    for three in alike:
        same = three.section == one.section and (three.marks, three.share) == (one.marks, one.share)
        same = same and (not one.carried or three.carried == one.carried)
        if same and (_at(three) & named if named else three.role == one.role):
            values.add(three.value)
            if len(values) == _LIST:
                return True
    return False


def _parallel(one: Statement, other: Statement) -> bool:
    """Whether two are worded alike round the number, as the rows of a list are."""
    return (
        one.written == other.written
        and one.before[-2:] == other.before[-2:]
        and (one.behind[:2] or ",") == (other.behind[:2] or ",")
    )


def _settled(
    text: Reading, alike: Sequence[Statement], one: Statement, other: Statement
) -> tuple[Evidence | None, str | None]:
    """A third statement of the thing, or what it is reckoned from, that agrees with one of the two, and the later one as it ought to be."""
    votes: dict[float, Statement] = {}
    for three in alike:
        if three.sentence in (one.sentence, other.sentence) or three.section != one.section:
            continue
        about = _at(three) & (_at(one) | _at(other))
        shared = _words(three.clause) & (_words(one.clause) | _words(other.clause))
        if three.value in (one.value, other.value) and (about or len(shared) > 1):
            votes.setdefault(three.value, three)
    said = {value: text.evidence(three.start, three.end) for value, three in votes.items()}
    for value, evidence in reckoned(text, one, other):
        said.setdefault(value, evidence)
    if len(said) != 1:
        return None, None
    [(value, told)] = said.items()
    return told, None if value == other.value else text.body[one.start : one.end]


def _words(piece: str) -> frozenset[str]:
    return frozenset(words(piece))


def _sentence_words(text: Reading, one: Statement) -> frozenset[str]:
    return _words(text.plain[max(one.sentence[0], one.start - 80) : min(one.sentence[1], one.end + 60)])


def _words_at(one: Statement) -> frozenset[str]:
    """The words right at the number, on either side: the last two before it, the first two behind it."""
    before, behind = _beside(one.before[-14:], one.behind[:10])
    return before | behind


def _at(one: Statement) -> frozenset[str]:
    """The same as pairs of characters: 合同期 and 合同期限 are of one thing."""
    return one.heads | {word[at : at + 2] for word in _words_at(one) for at in range(len(word) - 1)}


def _sides_differ(one: Statement, other: Statement) -> bool:
    """Whether the word at the number stands before the one and behind the other: 「押金300元」, 「300元押金」."""
    (a, b), (c, d) = (_beside(two.before[-14:], two.behind[:10]) for two in (one, other))
    return bool(a & d or b & c)


@lru_cache(maxsize=2048)
def _beside(before: str, behind: str, many: int = 2) -> tuple[frozenset[str], frozenset[str]]:
    own = _PIECE.split(unled(before))[-1]
    own = _ANCHOR.sub("", own)
    next_words = re.split(
        r"[,、;:。()\n\d]|并且?|且|同时|以及", "" if DENIED.match(behind) else _LATER.sub("", behind)
    )[0]
    sides = []
    for piece, some in ((own, slice(-many, None)), (next_words, slice(0, many))):
        sides.append(frozenset(words(piece)[some]))
    return sides[0], sides[1]
