"""Which of the candidates a question can be about: none that lacks a name, an issue or a year which the question gives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from answer import feasts
from answer.asked import Asked
from answer.evidence import Page
from answer.facts import Fact, facts
from answer.match import Hits, hits
from answer.misnamed import RARE, misnamed
from answer.text import number
from answer.words import Term, wording
from records import Question
from zh.words import frequency

# what the dictionary calls a name, often wrongly
GUESSED = ("nr", "ns", "nt", "nz", "nrt", "nrfg")


class Fit(NamedTuple):
    """A page that the question can be about, with where its words stand there."""

    page: Page
    hits: Hits
    score: float
    counts: tuple[float, ...]  # how much each word of the question counts on this page
    facts: tuple[Fact, ...] = ()
    nearest: tuple[int, ...] = ()  # the words that the question word stands with


def fits(asked: Asked, pages: Sequence[Page], question: Question) -> list[Fit]:
    """The pages that the question can be about, best first: none that lacks a name which the question gives."""
    found = [(one, hits(one, asked.terms)) for one in pages]
    indices = range(len(asked.terms))
    names = [i for i in indices if asked.terms[i].name and asked.terms[i].tag not in GUESSED]
    named = [pair for pair in found if all(pair[1].best(i) >= 0.45 or ranged(pair[0], asked.terms[i]) for i in names)]
    found = named or found  # what heads a page about somebody else says nothing
    titled = [max((stands.title[i] for _, stands in found), default=0.0) for i in indices]
    known = [max((stands.best(i) for _, stands in found), default=0.0) for i in indices]
    first = next((i for i in indices if asked.terms[i].weight >= 1 and asked.terms[i].tag != "t"), None)
    if first is not None and _OF_MYSELF.search(asked.text, 0, asked.terms[first].offset):
        first = None  # 「我36歲，普通上班族，…」
    nearest = tuple(bound(asked))
    kept: list[Fit] = []
    total = sum(term.weight for term in asked.terms) or 1.0
    for heads in (
        titled,
        [0.0 for _ in indices],
    ):  # where each page lacks what heads another, none is meant by its head
        for one, stands in found:
            score = sum(term.weight * max(stands.title[i], 0.85 * stands.best(i)) for i, term in enumerate(asked.terms))
            if not any(
                _lacks(
                    term,
                    stands.best(i),
                    heads[i],
                    known[i],
                    i == first,
                    term.tag == "ordinal" and stands.best(i) < 0.45 and ranged(one, term),
                    _named_by_day(one, term),
                )
                or _of_other_head(one, term, stands.best(i), titled[i])
                for i, term in enumerate(asked.terms)
            ) and _about(one, asked, question):
                counts = tuple(_counts(asked, i, stands.best(i), titled[i], i in nearest) for i in indices)
                kept.append(Fit(one, stands, score / total, counts, facts(one.record), nearest))
        if kept:
            break
    if kept and not question.published and _of_year_alone(asked, found, kept):
        return []
    return _of_round(asked, _of_month(asked, sorted(kept, key=lambda fit: -fit.score)))


_HEAD = re.compile(r"(?:关于|[\[【(][^\]】)]{1,8}[\]】)]|[“「《])*(?P<head>[一-鿿]{2})")


def _of_other_head(page: Page, term: Term, here: float, titled: float) -> bool:
    """Whether a question begins with a name of no dictionary (「硯北文化…」) that the page lacks, and another announcement
    is headed by it, or this one by another such name."""
    if term.offset or here >= 0.45 or term.alternatives or not _strange(term.text):
        return False
    own = _HEAD.match(page.title)
    return titled >= 0.9 or (own is not None and _strange(own["head"]))


def _strange(name: str) -> bool:
    return re.match(r"[一-鿿]{2}", name) is not None and frequency(name[:2]) < RARE


_OF_MYSELF = re.compile(r"我(?!国|省|市|县|区|校|院|行|司)|咱|孩子|小孩|家里")
_NOTICE = re.compile(
    r"月(?:份)?(?:说|发|公布|发布|宣布|通知|公告|出台?|讲|提到?)(?:过|了)?的|月(?:份)?的?(?:那|这)?(?:[份篇条则次个期张])?(?:[^\d,。;?]{0,8}?)(?:公告|通知|通告|启事|告示|公示|细则|方案|规则|规定|须知|说明|安排|办法|简章|消息|报道|新闻|文章|帖子|帖|表|名单|价目|公函|声明)"
)


def _of_month(asked: Asked, kept: list[Fit]) -> list[Fit]:
    """Of equally likely pages those published in the month that stands before 「的通知」 or 「說的」 in the question, if there are such."""
    if not asked.months:
        return kept
    month = asked.months[0]
    if not _NOTICE.search(asked.text):
        of_it = [fit for fit in kept if _speaks_of(fit.page, month)]
        return of_it if of_it and of_it[0].score >= 0.95 * kept[0].score else kept
    told = [fit for fit in kept if (fit.page.record.published or "").startswith(month)]
    return told if told and told[0].score >= 0.8 * kept[0].score else kept


def _speaks_of(page: Page, month: str) -> bool:
    """Whether a page was published in a month, or tells of it."""
    year, of_year = month.split("-")
    if (page.record.published or "").startswith(month):
        return True
    told = re.search(rf"(?<!\d)0?{int(of_year)}月", f"{page.title}\n{page.text}") is not None
    return told and (page.year is None or abs(page.year - int(year)) < 2)


_ROUND = re.compile(r"第([一二三四五六七八九十\d]+)([期次批轮季届])")


def _rounds(text: str) -> set[tuple[float | None, str]]:
    return {(number(count), unit) for count, unit in _ROUND.findall(text)}


def _of_round(asked: Asked, kept: list[Fit]) -> list[Fit]:
    """Without the pages that head another round than the question names, where one heads that: 第一期, not 第二期."""
    mine = _rounds(asked.text)
    titles = [_rounds(fit.page.title) for fit in kept] if mine else []
    if not any(mine & title for title in titles):
        return kept
    units = {unit for _, unit in mine}
    return [
        fit
        for fit, title in zip(kept, titles, strict=True)
        if mine & title or not any(unit in units for _, unit in title)
    ]


WHOLE, PART = (
    0.9,
    0.6,
)  # of the words of a question: what a title says that is all of it, and what another page must have beside


def _of_year_alone(asked: Asked, found: Sequence[tuple[Page, Hits]], kept: Sequence[Fit]) -> bool:
    """Whether a page that is headed by all that the question names is another year's, and the others know little of it: 「2024年單車
    展」, where the page of 2025 stands, is not told by the page of another 展."""
    telling = [i for i, term in enumerate(asked.terms) if term.weight >= 1]
    best = max((fit.score for fit in kept), default=0.0)
    ids = {fit.page.record.id for fit in kept}
    return len(telling) > 1 and any(
        page.record.id not in ids
        and not misnamed(asked.text, page)
        and sum(stands.title[i] for i in telling) >= WHOLE * len(telling)
        and best < PART
        for page, stands in found
    )


def _about(one: Page, asked: Asked, question: Question) -> bool:
    """Whether the years and the name that the question gives are this page's."""
    if misnamed(asked.text, one):
        return False
    published = one.record.published or ""
    if question.published:
        return published.startswith(question.published)
    text = f"{one.title}\n{one.text}"
    for year in asked.years:
        republic = f"{int(year) - 1911}年"
        if year not in text and not published.startswith(year) and republic not in text:
            return False
    return True


_FEAST = re.compile(rf"(?:{feasts.FEAST})节?(?<=节)|五一|十一")
_SEASON = re.compile(r"[春夏秋冬季]|半年")


_STEPPED = re.compile(
    r"[一二三四五六七八九十\d]+(年级|楼|层)(?:[^,。;\d]{0,3}以[上下内]|及以[上下]|[至到-][一二三四五六七八九十\d])|[一二三四五六七八九十\d][至到~-](?:第)?[一二三四五六七八九十\d]+(年级|楼|层)"
)


def ranged(page: Page, term: Term) -> bool:
    """Whether a page tells of steps like one of the question in ranges: 「10樓以上」 for 15樓."""
    own = term.text.lstrip("一二三四五六七八九十0123456789")
    own = "层" if own == "楼" else own
    if own not in ("年级", "层"):
        return False
    return any(("层" if unit == "楼" else unit) == own for pair in _STEPPED.findall(page.text) for unit in pair)


def _named_by_day(page: Page, term: Term) -> bool:
    """「5月1日至5月5日放假」, asked of 五一; 「4月8日至30日」, asked of the spring."""
    if months := _MONTHS.get(term.text):
        return any(int(month) in months for month in _MONTH.findall(page.text))
    return term.text in feasts.DAYS and bool(feasts.told(page.text, term.text))


_MONTH = re.compile(r"(?<!\d)(\d{1,2})月")
_MONTHS = {"春天": (2, 3, 4, 5), "夏天": (5, 6, 7, 8, 9), "秋天": (8, 9, 10, 11), "冬天": (11, 12, 1, 2)}


def _lacks(
    term: Term, here: float, titled: float, known: float, first: bool, ranges: bool, day_of_feast: bool = False
) -> bool:
    """Whether a page cannot be meant for want of a word: a name, or a noun that heads another candidate."""
    if here >= 0.45:
        return False
    if term.tag == "ordinal" and ranges:
        return False  # 「二年級」, and the page tells of 三年級以下
    if term.tag == "loose":  # known of another candidate, or the name that the question begins with
        return known >= 0.9 or (term.offset == 0 and not any(char in wording().light for char in term.text))
    if (term.tag == "t" and _SEASON.search(term.text)) or _FEAST.fullmatch(term.text):
        return not day_of_feast
    if term.tag in GUESSED:  # the dictionary calls many a word a name: 「海鮮」, 「黃水」
        return titled >= 0.9 or (first and term.text[0] not in "一二两三四五六七八九十")
    return term.name or (titled > 0.9 and term.weight >= 1 and term.noun)


def bound(asked: Asked) -> list[int]:
    """The words that the focus stands with: the nearest before and behind it in its clause."""
    start, end = asked.focus
    if end == 0:
        return []
    stop = min((place for mark in ",;" if (place := asked.text.find(mark, end)) >= 0), default=len(asked.text))
    telling = [i for i, term in enumerate(asked.terms) if term.weight >= 1]
    every = range(len(asked.terms))
    for some in (telling, every):  # light words only where there are no others
        before = [i for i in some if asked.tail <= asked.terms[i].offset < start]
        behind = [i for i in some if end <= asked.terms[i].offset < stop]
        if before or behind:
            break
    return before[-1:] + behind[:1]


def _counts(asked: Asked, index: int, here: float, titled: float, nearest: bool) -> float:
    """The weight of a word. One that the page does not know counts for less, as people say things in their own words:
    least where it is no noun; in full where the question word stands with it, or another candidate is headed by it.
    """
    term = asked.terms[index]
    weight = term.weight * (1.25 if term.offset >= asked.tail else 1.0)
    if here >= 0.3:
        return weight
    if titled >= 0.9 or (nearest and term.weight >= 1):
        return 0.9 * weight
    if term.noun:
        return (0.8 if term.offset >= asked.tail else 0.5) * weight
    return 0.35 * weight
