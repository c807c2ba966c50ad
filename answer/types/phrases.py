"""Phrases of a page that may name who or what is meant: cut along jieba's words, each as [start, end) of the body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from answer.evidence import Page
from answer.words import cut

Word = tuple[str, int, str]  # text, place in the body, tag


def words(page: Page) -> tuple[tuple[Word, ...], ...]:
    """The words of each line of a page."""
    return _words(page.text)


@lru_cache(maxsize=256)
def _words(text: str) -> tuple[tuple[Word, ...], ...]:
    found, place = [], 0
    for line in text.split("\n"):
        found.append(tuple((word, place + at, tag) for word, at, tag in cut(line)))
        place += len(line) + 1
    return tuple(found)


def edges(page: Page) -> dict[int, tuple[str, str]]:
    """Where words begin: text and tag of each."""
    return _edges(page.text)


@lru_cache(maxsize=256)
def _edges(text: str) -> dict[int, tuple[str, str]]:
    return {place: (word, tag) for line in _words(text) for word, place, tag in line}


_BY = re.compile(
    r"(?<![自理缘事])由(?=[^,。;:\n\d()于此是其])|(?:冠名|赞助|供应|承包|承办|主办|开发|运营)[商方](?=[^,。;:\n\d(的])"
)
# 「為某某機車提供的電動車」
_GIVEN = re.compile(
    r"(?:为|是|有|,)([^,。;:\n\d的]{2,12}?)(?:提供|赞助|捐赠|捐出|出品|制作|设计|创作|撰写|拍摄|编写|研发|生产|主演|执导|作词|作曲)的"
    r"|(?:^|(?<=[,。;\n]))([^,。;:\n\d]{2,10}?)(?:派人|派员|派专人|指派)"
    r"|(?:是|由)([^,。;:\n\d]{2,12}?)(?:写|画|做|拍|送|捐|建|修|编|唱|演|买|给|发明|设计|创办|装|盖|教)的(?=[,。;\n])"
)
_CLAUSE = re.compile(r"[,。;:!?\n\t]")
_QUOTED = re.compile(r"[“\"「『《]([^”\"」』》\n]{2,16})[”\"」』》]")
_OF = re.compile(r".*的(?=.{2,})")
_TURNS = re.compile(
    r"[到至为转升增降减向于\d]|^[一二两三四五六七八九十几数多各每][家个所间名位座]"
)  # 「由藍色升為黃色」


def agents(page: Page) -> Iterator[tuple[int, int]]:
    """Who does it: 「改由省內的某某特鋼供貨」 → 某某特鋼. What stands between 由 and the last word of its clause, a name in quotation
    marks first."""
    begins = edges(page)
    for match in _GIVEN.finditer(page.text):
        yield match.span(match.lastindex or 1)
    for match in _BY.finditer(page.text):
        start = match.end()
        stop = _CLAUSE.search(page.text, start)
        end = stop.start() if stop else len(page.text)
        if not 2 < end - start <= 40:
            continue
        quoted = _QUOTED.search(page.text, start, end)
        if quoted and page.text.startswith("的", quoted.end()) and quoted[0][0] == "《":
            start = quoted.end() + 1  # 「由《鹽田》的馮穗穗獲得」
        elif quoted:
            yield quoted.span(1)
            continue
        of = page.text.find("的", start + 4, min(end, start + 24))
        if of > 0 and (told := max((place for place in range(start + 2, of - 1) if place in begins), default=0)):
            yield start, told  # 「由某某資本領投的新一輪」
        places = [place for place in range(start + 1, min(end, start + 24)) if place in begins]
        bodies = [place for place in places if _ends(_BODY, page.text, start, place)]
        while len(bodies) > 1 and all(begins[at][1][:1] in "nj" for at in places if bodies[0] <= at < bodies[1]):
            del bodies[0]  # 「由某某大學計算機學院命制」
        body = next(iter(bodies), None) or next(
            (place for place in places if _ends(_PERSON, page.text, start, place) and begins[place][1] in _VERBAL), None
        )
        acts = [
            place for place in places if place - start > 1 and len(begins[place][0]) > 1 and begins[place][1] == "v"
        ]
        near = places[-1] if places and end - places[-1] <= 4 else None
        last = body or near or (acts[0] if acts else None)
        if last is None:
            continue
        owned = _OF.match(page.text[start:last])
        first = start + (owned.end() if owned else 0)
        if 1 < last - first <= 20 and not _TURNS.search(page.text, first, last):
            yield first, last


_BODY = re.compile(
    r"(?:公司|集团|银行|大学|学院|学校|中学|小学|医院|[^社机总]会|[部科处局厅院所站社厂馆店队组]|中心|机构|单位|部门|办公室)$"
)


_PERSON = re.compile(r"(?:[方商者员户]|[^本个他法别每等]人)$")
_VERBAL = ("v", "vn", "d", "p", "b")


def _ends(kind: re.Pattern[str], text: str, start: int, place: int) -> bool:
    return place - start > 2 and kind.search(text, start, place) is not None


_EXCEPT = re.compile(
    r"[(,]?([^,。;:()\n]{2,16})除外|(?:不含|不包括|不包含|不适用于|除了?)([^,。;:()\n]{2,20}?)(?=[,。;)\n]|外|以外|之外)|([^,。;:()\n]{2,16}?)(?:不在此列|不在此限|不受此限|不算在内|不计入|例外)"
)


def excluded(page: Page) -> Iterator[tuple[int, int]]:
    """What something does not hold for: 「(貴金屬除外)」, 「連鎖店不在此列」."""
    for match in _EXCEPT.finditer(page.text):
        yield match.span(match.lastindex or 1)


_JOINS = frozenset("n ns nt nz nr j m vn b f eng l s ng nrt zg a an q i c nrfg g".split())
_AND = ("与", "和", "及")


def ended(page: Page, ends: tuple[str, ...], most: int = 10) -> Iterator[tuple[int, int, int, tuple[Word, ...]]]:
    """Noun phrases that end with one of `ends`: (start, end, where the last word begins, the words)."""
    for line in words(page):
        for index, (word, place, _) in enumerate(line):
            if not word.endswith(ends):
                continue
            first = index
            while (
                index - first < most
                and first
                and (line[first - 1][2] in _JOINS or line[first - 1][0] in _AND)
                and line[first - 1][1] + len(line[first - 1][0]) == line[first][1]
            ):
                first -= 1
            while first < index and line[first][0] in (*_AND, "的"):
                first += 1
            yield line[first][1], place + len(word), place, line[first : index + 1]
