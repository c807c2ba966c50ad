"""What words say of the year of a date (claims of `timeline`): what counts from the day of publication (昨天, 下周六, 明年1月, 近日, 今年以来), a part of a year, a class and a
year of the moon by their names, what is given out and holds until then, and the day under a name in the last line.

Not seen on purpose: what somebody said, comparisons with the year before, what is told of those who did something then, another thing told behind a comma (「近日，新桥通车，桥于…动工」),
what a rule asks up to a day, recaps of what was given out, those of a class who come later, and words that count right from the other side of new year.
"""

from __future__ import annotations

import datetime
import re

from ingest.check.days import moved
from ingest.check.misdated import of_fact, signed, told_elsewhere
from ingest.check.range_year import LONG, over_and_done
from ingest.check.reading import DAY, Mention, Reading
from ingest.check.word_year import QUOTED
from ingest.check.year_claim import AHEAD, BACK, KEPT, MOST_OF_A_YEAR, OVER, ROC, Claim, Span, year_of
from zh.dates.holiday import FIXED, HOLIDAYS
from zh.dates.weekday import UP_TO
from zh.numerals import number

# what counts from the day of publication, with the day itself in brackets
_BY_WORD = re.compile(
    r"(?<![\u4e00-\u9fff]的)(?P<word>[昨今][天日晚早]|(?<![说发声证])明[天日晚早]|(?<![目以之大会幕])[前后][天日]|[本上下]个?月|[本这上下]个?(?:周|星期|礼拜)(?:[一二三四五六日天末])?|[去今明]年(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月)"
    r"[^,。;:()\n\d]{0,4}\((?=(?:民国)?\d{3,4}年)"
)
_DAYS = {"前天": -2, "昨": -1, "今": 0, "明": 1, "后天": 2}
_TURNS = {"上": -1, "本": 0, "这": 0, "下": 1}
_YEARS = {"去": -1, "今": 0, "明": 1}

# a part of a year by its name, of which something is told
_PART = re.compile(
    r"(?<![\d-])(?:(?P<year>20\d\d|1[0-4]\d)年度?)(?:第?(?P<quarter>[一二三四1-4])季度?(?![至到-])|(?P<half>[上下])半年度?)"
)
_OF_PART = re.compile(r"(?:期间?|时间|时段|周期)[为是:自从于在]*$|(?:^|[,;。:])[^,。;:\n]{0,8}[自从于在]$")
_COMPARED = re.compile(
    "上[一年]|同[期比]|环比|对[比照]|参[考照]|基准|比[较照]|去年|前年|历年|往年|结转|调整|更正|追溯|补[发报缴录]|以来|累计"
)

# the day of a holiday that the moon or the sun sets
_ON_FEAST = re.compile(
    rf"(?P<feast>{'|'.join(sorted((name for name in HOLIDAYS if name not in FIXED), key=len, reverse=True))})(?:节|当[天日])?(?:当[天日])?\($"
)
# what is told of the last weeks, in one clause: 「近日，我校男排于2024年11月4日夺冠」
_LATELY = re.compile(
    r"(?:^|[。;\n,:])\s*(?:近日|日前|昨[日天晚]|今[日天]|本周|上周),?[^,:。;\n\d的悉布露报判对就因去]{0,24}[于在]$"
)
# what is counted of this year up to a day: 「今年以来…截至2024年10月31日」
_COUNTED = re.compile(r"(?:今年|年内|本年)(?!度)[^。;\n\d]{0,8}(?:[^。;\n去同上]{0,40})截[至止]到?$")
# what that comes to, which is no 「截至…注册满一年」
_COMES_TO = re.compile(r"止?,?[^,。;\n]{0,14}?[\d一二三四五六七八九十百]+(?![\d年月日周])")
_MEASURED = re.compile("[须应]|计算|年龄|时间|注册|年满|周岁|满.年|要求|条件")
_TURNED = re.compile("周年|周岁|[一二三]岁|第[二三]个")  # 「食堂迎来开业一周年」: a year is told
_OF_LAST = re.compile("去年|前年|同[期比]|上[一年]|较")
_AS_OF = re.compile(r"截[至止]到?\d{0,2}$")
_OF_THIS_YEAR = re.compile(r"止?,(?:年内|今年|本年(?!度))(?:已|共|累计)*[^,。;\n的]{0,14}?[\d一二三四五六七八九十百]")
_OF_THOSE = re.compile(r"[^,。;\n]{0,14}[的之者]")
# of what is given out and may be used until then
_VALID = re.compile(r"(?:有效期?限?|使用期限?|可用|使用|兑换)[至到为]{1,2}$")
_GIVEN = re.compile(
    r"(?:领取|发放|派发|赠送|申领|购买|充值|送出|赠予)(?!的)[^。;\n]{0,24}[券卡票分包礼码额包](?![者的])"
)
# of a text that looks back on what was given, and behind the day: of whom that is told
_SUMMED_UP = re.compile(r"[总小]结|通报|审计|核销|带动|共[发派送赠领]|累计|万[张份元]|上半年|第[一1]批")
_OF_SUCH = re.compile("止?[^,。;\n]{0,2}[的者]")
_OF_OLD = re.compile(r"[证照药]|许可|食品|过期|失效|作废|续|延[长期]|旧|老|原|到期|届满|换|已|逾期|补|曾|剩余|退")
# those of a class, and what they come to in the year that it has its name from
_CLASS = re.compile(r"(?<!\d)(?P<year>20\d\d)(?:级[^,。;\n\d]{0,6}新生|届[^,。;\n\d]{0,8}毕业)")
_LATER = re.compile("延[后期缓迟]|[休复停]学|保留|结业|重修|缓")  # of those of it who come a year later
_COMES_IN = re.compile(r"报到|军训|开学|入学教育|迎新|注册|毕业[典晚合离]|离校|毕业证[\u4e00-\u9fff]{0,2}[领发]")
# a year of the moon by its animal, of what is held at its beginning: 「马年花市」
_ANIMALS = "鼠牛虎兔龙蛇马羊猴鸡狗猪"
_ANIMAL = re.compile(
    rf"(?<![\u4e00-\u9fff])(?:[迎贺庆]|喜迎|欢庆)?(?P<animal>[{_ANIMALS}])年(?=春节|新春|迎春|元宵|正月|新年|花[市灯]|庙会|灯[会展]|年货|大集)|[迎贺庆](?P<hailed>[{_ANIMALS}])年"
)
_ONCE = re.compile("第[^,。;\n]{1,3}届|上届|[实业]绩|[得获]奖|往期")  # what was held then
# who puts out a notice: not 「张三」, 「承诺人」
_OFFICE = re.compile(r"(?:中心|物业|[处部委局司馆校园会院店社队站办室所组府厂])\s*$")
_RAT = 2020  # a year of the first animal
_SOON_SPRING = (11, 12, 1, 2)  # the months of publication in which what is held at its beginning lies ahead
_SPRING = 3  # the last month of what is held at the beginning of a year of the moon
_LATE = 60 * DAY  # behind a day, in which it is told as of late
_NEW_YEAR = 15  # days round new year in which a text may count from either
_SLIP = 3 * DAY  # between the day under a text and its publication
_HEAD = 60  # code points in which a text says of what it is


def by_word(text: Reading, mention: Mention, span: Span) -> Claim | None:
    """A day in brackets behind a word that counts from the day of publication."""
    assert text.reference is not None and mention.found.first is not None
    start = mention.found.first.offset
    low = max(0, start - 16)
    said = next(
        (
            one
            for one in _BY_WORD.finditer(text.plain, low, min(len(text.plain), start + 24))
            if start - 2 <= one.end() <= start + 16
        ),
        None,
    )
    if (
        said is None
        or mention.found.last is not None
        or QUOTED.search(text.plain, max(0, said.start() - 24), said.start())
        or said["word"][0] == "上"
        and UP_TO.search(text.plain, max(0, said.start() - 2), said.start())
    ):
        return None
    word, reference = said["word"], text.reference
    evidence = text.evidence(*said.span("word"))
    if said["month"]:
        meant = (reference.year + _YEARS[word[0]], number(said["month"]))
        near = {(reference + days * DAY).year + _YEARS[word[0]] for days in (-_NEW_YEAR, _NEW_YEAR)}
        if word[0] != "今" and span[0].year in near and span[0].year != meant[0] and span[0].month == meant[1]:
            return None  # written before new year, or put out before it
        return Claim(lambda first, last: (first.year, first.month) == meant, evidence)
    if "月" in word:
        turn = reference.year * 12 + reference.month - 1 + _TURNS[word[0]]
        return Claim(lambda first, last: first.year * 12 + first.month - 1 == turn, evidence)
    if re.search("周|星期|礼拜", word):
        monday = reference - (reference.isoweekday() - 1) * DAY + _TURNS[word[0]] * 7 * DAY
        return Claim(lambda first, last: monday <= first <= monday + 6 * DAY, evidence)
    day = reference + _DAYS.get(word, _DAYS.get(word[0], 0)) * DAY
    return Claim(lambda first, last: first == day, evidence)


def in_part(text: Reading, mention: Mention, span: Span) -> Claim | None:
    """What is told of a quarter or half of a year, in the months of that."""
    assert text.reference is not None
    low = mention.sentence[0]
    found = mention.found
    said = max(
        (*_PART.finditer(text.plain, 0, min(_HEAD, found.offset)), *_PART.finditer(text.plain, low, found.offset)),
        key=lambda one: one.start(),
        default=None,
    )
    if said is None or found.last is None or _COMPARED.search(text.plain) or over_and_done(text, mention, span[1]):
        return None
    year = year_of(said["year"])
    if said["half"]:
        months = range(1, 7) if said["half"] == "上" else range(7, 13)
    else:
        begins = 3 * (number(said["quarter"]) or 1) - 2
        months = range(begins, begins + 3)
    if (
        not abs(year - text.reference.year) <= 1
        or span[0].year == year
        or span[0].month not in months
        or span[0].year != span[1].year
    ):
        return None
    if span[1].month not in months or not _OF_PART.search(text.plain, max(0, found.offset - 12), found.offset):
        return None
    if of_fact(text, mention) or any(
        one.first is not None and one.first.year == span[0].year and one is not mention and not one.old
        for one in text.mentions
    ):
        return None
    return Claim(lambda first, last: first.year == last.year == year, text.evidence(*said.span()))


def on_feast(text: Reading, mention: Mention, span: Span) -> Claim | None:
    """A day in brackets behind the name of a holiday is that holiday of its year."""
    start = mention.found.first.offset if mention.found.first else mention.found.offset
    said = _ON_FEAST.search(text.plain, max(0, start - 12), start)
    if said is None or mention.found.last is not None or not mention.year_written:
        return None
    rule = HOLIDAYS[said["feast"]]
    reference = text.reference
    assert reference is not None

    def holds(first: datetime.date, last: datetime.date) -> bool:
        return rule(first.year) == first.toordinal() and abs(first - reference) <= AHEAD

    return Claim(holds, text.evidence(*said.span("feast")))


def lately(text: Reading, mention: Mention, span: Span) -> Claim | None:
    """What is told of the last weeks, or counted of this year up to a day, is not a year old."""
    assert text.reference is not None
    found, (low, high) = mention.found, mention.sentence
    if found.last is not None or span[1] >= text.reference - MOST_OF_A_YEAR:
        return None
    start = found.first.offset if found.first else found.offset
    said = None if _TURNED.search(text.plain, low, high) else _LATELY.search(text.plain, max(0, low - 1), start)
    if said is None and _COMES_TO.match(text.plain, found.stop) and not _MEASURED.search(text.plain, low, high):
        said = _COUNTED.search(text.plain, low, start)
    if said is None and _AS_OF.search(text.plain, low, start + 2):
        said = _OF_THIS_YEAR.match(text.plain, found.stop)
    if said is None or _OF_THOSE.match(text.plain, found.stop) or _OF_LAST.search(text.plain, low, start):
        return None
    if _is_of_year(text, span[0].year):
        return None
    reference = text.reference
    return Claim(lambda first, last: reference - _LATE <= last <= reference, text.evidence(*said.span()))


def holds_until(text: Reading, mention: Mention, span: Span) -> Claim | None:
    """What is given out now was not over when it was announced."""
    assert text.reference is not None
    low, high = mention.sentence
    said = _VALID.search(text.plain, max(low, mention.found.offset - 8), mention.found.offset)
    if said is None or span[1] >= text.reference - OVER or _OF_OLD.search(text.plain, low, high):
        return None
    if not _GIVEN.search(text.plain, low, mention.found.offset) or mention.found.last is not None:
        return None
    if (
        moved(span[1], 1) < text.reference
        or _SUMMED_UP.search(text.plain)
        or _OF_SUCH.match(text.plain, mention.found.stop)
    ):
        return None
    if sum(one.year_written for one in text.mentions_in(low, high)) > 1 or _is_of_year(text, span[1].year):
        return None  # 「甲券有效期至…，乙券至…」
    reference = text.reference
    return Claim(lambda first, last: reference <= last <= reference + 400 * DAY, text.evidence(*said.span()))


def of_class(text: Reading, mention: Mention, span: Span) -> Claim | None:
    """The first days of those of a class are in the year of its name, and so are the last of those who leave."""
    assert text.reference is not None
    said = next(_CLASS.finditer(text.plain, 0, min(mention.found.offset, _HEAD)), None)
    if said is None or int(said["year"]) != text.reference.year or _COMPARED.search(text.plain):
        return None
    year = int(said["year"])
    start, end = text.clauses.clause(mention.found.offset, mention.found.stop)
    if mention.found.mod in ("until", "before") or abs(span[0].year - year) != 1:
        return None
    if not _COMES_IN.search(text.plain, start, end) or _LATER.search(text.plain, *mention.sentence):
        return None
    if told_elsewhere(text, mention, year - span[0].year):
        return None
    reference = text.reference
    return Claim(
        lambda first, last: first.year == year and -BACK <= first - reference <= AHEAD, text.evidence(*said.span())
    )


def of_animal(text: Reading, mention: Mention, span: Span) -> Claim | None:
    """What is held at the beginning of a year of the moon, in the spring of that."""
    assert text.reference is not None
    if "年" not in text.plain or text.reference.month not in _SOON_SPRING or span[0].month > _SPRING:
        return None
    year = text.reference.year + (text.reference.month > _SPRING)
    said = _ANIMAL.search(text.plain, 0, mention.found.offset) if span[0].year == year - 1 else None
    named = set(re.findall(f"[{_ANIMALS}](?=年)", text.plain)) if said else ()
    if said is None or mention.past or len(named) > 1 or _COMPARED.search(text.plain):
        return None
    if (year - _RAT) % 12 != _ANIMALS.index(said["animal"] or said["hailed"]):
        return None
    if told_elsewhere(text, mention, 1) or _ONCE.search(text.plain, *mention.sentence):
        return None
    reference = text.reference
    return Claim(lambda first, last: first.year == year and first >= reference - BACK, text.evidence(*said.span()))


def _is_of_year(text: Reading, year: int) -> bool:
    """Whether the text says that it tells of what was in a year: 「2025年工作总结」."""
    return (
        re.search(rf"(?<!\d)(?:{year}|{year - ROC})年(?!\d)[^,。;:\n\d]{{0,12}}(?:总结|回顾|工作|年报)", text.plain)
        is not None
    )


def under_a_name(text: Reading, mention: Mention, span: Span) -> Claim | None:
    """The day that stands alone under a name in the last line is that of publication, where it is that day of another year."""
    assert text.reference is not None
    reference = text.reference
    line = max(0, text.plain.rfind("\n", 0, mention.found.offset))
    if (
        not signed(text, mention)
        or not _OFFICE.search(text.plain, max(0, line - 16), line)
        or span[0].year == reference.year
        or KEPT.search(text.plain)
        or LONG.search(text.plain)
    ):
        return None
    return Claim(lambda first, last: abs(first - reference) <= _SLIP, text.of(mention.found))
