"""What is free at some times alone: on weekdays, for all or for some (「設籍本市的民眾每週三免費入場」, asked of a Thursday), to try, at
first (「首次私教課免收費用」) or done by oneself (「自行打包不收費」)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types import asks, denial, excepted, weekdays
from answer.types.contract import Proposal

_FREE = re.compile(denial.FREE)
_WHOM = re.compile(r"[者人民众户生员客籍][,]?(?:的)?(?:于|在|可|凭证)?$")
_STRANGER, _LOCAL = re.compile(r"外(?:县市|地|区|籍|省|市)|非本"), re.compile(r"本[市县区地省]|在地|当地")


def _freed(asked: Asked, page: Page, hits: Hits) -> set[tuple[int, int]]:
    """The clauses that free those whom the question names: 「學生免費」."""
    return {
        page.clause(start)
        for i, term in enumerate(asked.terms)
        if term.weight >= 1 and term.text not in page.title and not _FREE.search(term.text)
        for start, _, credit in hits.places[i]
        if credit >= 0.85 and _FREE.search(page.text, *page.clause(start))
    }


def _runs(page: Page) -> Iterator[tuple[int, int, tuple[int, int], tuple[int, int] | None]]:
    """Weekdays on which something is free: where they stand, their clause, and where it is told for whom."""
    for start, end in weekdays.runs(page):
        clause = page.clause(start)
        if page.lines[page.line_at(start)].kind != "row" and _FREE.search(page.text, end, clause[1]):
            yield start, end, clause, (clause[0], start) if _WHOM.search(page.text, clause[0], start) else None


def free_on(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    days = weekdays.named(asked)
    gratis = denial.asks_free(asked.text)
    if not days or not (gratis or denial.costs(asked.text)):
        return
    freed = _freed(asked, page, hits)
    runs = list(_runs(page))
    for start, end, clause, whom in runs:
        named = whom and any(term.weight >= 1 and hits.within(i, *whom) >= 0.85 for i, term in enumerate(asked.terms))
        local = whom is not None and _LOCAL.search(page.text, *whom) is not None
        stranger = local and _STRANGER.search(asked.text) is not None
        if (whom and not named and not stranger) or freed - {clause}:
            continue
        aside = excepted.left_out(asked, page, clause)
        free = days <= weekdays.days_in(page.text[start:end]) and not stranger and not (aside and aside.named)
        others = (one for one in runs if one[0] != start and days <= weekdays.days_in(page.text[one[0] : one[1]]))
        if not free and any(not whom or not other for *_, other in others):
            continue  # 「每週一免費體驗，學員每週三免費加課」, asked of a Wednesday
        says = asks.yes(asked.text) if free == gratis else asks.no(asked.text)
        yield Proposal(*clause, f"{says}，{page.record.body[slice(*clause)].strip(' ,，。;；')[:24]}", 0.3)


_TRIES = re.compile(r"免费(?P<tries>试[用听吃住驾读玩]|体验)")


# 「首次私教課免收費用」, 「前兩小時免費」, 「自行打包不收費」
_AT_FIRST = re.compile(
    rf"(?P<first>首[次月年件场单]|第一[次个年月件]|前[\d一二两三四五六七八九十]+个?(?:小时|分钟|天|日|次|件|公里|月|年))[^,。;]{{0,10}}(?:{denial.FREE})"
)
_BY_ONESELF = re.compile(rf"(?:^|[,;])[^,。;]{{0,4}}(?:自行|自己|自助)[^,。;]{{2,6}}(?:{denial.FREE})")
_ASKS_FIRST = re.compile(
    r"首|第一|前[\d一二两三四五六七八九十]|[\d一二两三四五六七八九十半]个?(?:小时|分钟|钟头|天)|新"
)


def free_in_part(asked: str, told: str) -> bool:
    """Whether what is told free is another thing than what a question asks of: only to try (「專業版可免費試用30天」, asked of the
    專業版), only at first (「首次私教課免收費用」), only what one does oneself (「自行打包不收費」)."""
    if not (denial.asks_free(asked) or denial.costs(asked)):
        return False
    tries = _TRIES.search(told) is not None and denial.asks_free(asked) and not re.search("试|体验", asked)
    first = _AT_FIRST.search(told) is not None and not _ASKS_FIRST.search(asked)
    return tries or first or _BY_ONESELF.search(told) is not None and "自" not in asked
