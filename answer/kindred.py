"""Things that a page tells of side by side: 個人賣家 and 認證商家, 元旦專場 and 聖誕專場.

They are read off the page itself: what heads the columns or the rows of one table, what begins clauses that go on alike
(「擊劍65元，皮影20元」, 「直郵由甲答疑，保稅由乙答疑」), what is counted up (「陶笛、擊劍、皮影、編程四個社團」). A thing that a
question calls by another word than the page is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise, zip_longest

from answer.cards import BRACKETS, joined, lines_of, terse
from answer.contrasts import Family, Told
from answer.evidence import Page

VALUES = frozenset("when left count amount who org where what which contact outcome".split())
COLUMNS, ROWS = 12, 60  # of a table beyond which it is no table that people read
MOST = 200  # clauses, rows or lists of one page that are looked at
LONGEST = 12  # characters of a name

Names = tuple[str, ...]


def asked_of(text: str, page: Page) -> tuple[tuple[Family, int], ...]:
    """The sets of a page of which narrow text names one thing alone, with that."""
    return _asked(text, page.title, page.text, page.record.body, page.year)


@lru_cache(maxsize=256)
def _asked(text: str, title: str, told: str, body: str, year: int | None) -> tuple[tuple[Family, int], ...]:
    """The sets of which a question names one thing alone, with that; none by whose letters the page itself is called (蜜桃直播)."""
    found = []
    for names in _sets(told, body, year):
        own = tuple(name for name in names if not _calls(text, title, name))
        if len(own) > 1 and any(name in text for name in own):
            sides = {told.side for told in _family(own).told(text)}
            if len(sides) == 1:
                side = sides.pop()
                found.append((_family(own, side), side))
    return tuple(found)


def apart(page: Page, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two spans name different things of a set: 「加工攤8月21日至9月5日，品牌攤不招」."""
    mine, its = (page.text[slice(*span)] for span in (one, other))
    for names in _sets(page.text, page.record.body, page.year):
        here, there = ({name for name in names if name in text} for text in (mine, its))
        if here and there and not here & there:
            return True
    return False


def of_another(text: str, page: Page, span: tuple[int, int]) -> bool:
    """Whether a span names only others of a set than narrow text does."""
    named = ((side, {told.side for told in family.told(page.text, *span)}) for family, side in asked_of(text, page))
    return any(sides and side not in sides for side, sides in named)


_ALONE = re.compile(
    r"(?:(?<!不)[只仅]|(?<![年无不有上下时权界局极额截])(?<!(?<!\d)期)限(?![制额期时]))(?:[限供对向给由有在于与归]|能|可以?|得|准|许|面向|开放给)*"
)


def kept_for(page: Page, family: Family, span: tuple[int, int]) -> Told | None:
    """The thing of a set for which alone something is: 出版社 of 「櫥窗限出版社使用」."""
    for told in family.told(page.text, *span):
        low = max(span[0], told.start - FAR)
        if any(match.end() == told.start for match in _ALONE.finditer(page.text, low, told.start)):
            return told
    return None


FAR = 8  # characters of the words that keep something for one


def _family(names: Names, side: int | None = None) -> Family:
    """The set as a family; asked of one side, of the others without those that do something for it: 「由商家24小時內確認」."""
    told = ((_OTHER if side not in (None, each) else "") + re.escape(name) for each, name in enumerate(names))
    return Family(names, re.compile("|".join(f"({one})" for one in told)), (*range(len(names)),), True)


_OTHER = "(?<![由经])"


def _calls(text: str, title: str, name: str) -> bool:
    """Whether a question has the title from its beginning to a name in it."""
    place = title.find(name)
    return place >= 0 and title[: place + len(name)] in text


@lru_cache(maxsize=512)
def _sets(text: str, body: str, year: int | None) -> tuple[Names, ...]:
    """What a page tells of side by side, each set once, in the order of the page."""
    tables: list[list[list[str]]] = []
    told: list[str] = []
    inside = False
    for line in text.split("\n"):
        if "\t" in line.strip():
            if not inside:
                tables.append([])
            tables[-1].append([cell.strip() for cell in line.split("\t")])
        else:
            told.append(line)
        inside = "\t" in line.strip()
    beside = "\n".join(told)
    found = [*_of_tables(tables, beside), *_of_clauses(told, beside), *_of_lists(beside), *_of_cards(text, body, year)]
    return tuple(dict.fromkeys(names for names in found if len(names) > 1))


def _of_tables(tables: list[list[list[str]]], beside: str) -> Iterator[Names]:
    """What heads the columns, and the rows, as it stands there and as the text calls it: 機構推客 of 「機構推客月有效訂單」."""
    for rows in tables:
        heads, keys, told = rows[0][1:], [row[0] for row in rows[1:]], [row[1:] for row in rows[1:]]
        if len(heads) > COLUMNS or not 0 < len(keys) <= ROWS:
            continue
        columns = [*zip_longest(*told, fillvalue="")]
        named = {i for i, column in enumerate(columns) if _names(column)}
        if len(named) < len(heads):  # 主播 and 所屬機構 beside 總分 say whose it is
            heads = [head for i, head in enumerate(heads) if i not in named]
            told = [[cell for i, cell in enumerate(row) if i not in named] for row in told]
        for cells, lines in ((heads, told), (keys, columns)):
            if _differ(lines):
                continue
            names = [name for cell in cells if (name := BRACKETS.sub("", cell).strip())]
            yield _distinct(name for name in names if not _DIGIT.search(name))
            called = [_called(_DIGIT.split(name)[0], beside) for name in names]
            if all(called):
                yield _distinct(called)


def _names(column: Sequence[str]) -> bool:
    """Whether the cells of a column are names: each another, none with a number."""
    return len(column) > 1 and len(set(column)) == len(column) and not any(map(_SAYS.search, column))


_SAYS = re.compile(r"^\W*$|\d|[免不无未没可限有另]|[一二两三四五六七八九十百千万半][一-鿿]$")
_VALUE = re.compile(
    r"\d[\d,.:]*[百千万亿]?(?:(?P<time>个?[秒分小时天日周月季年])|(?P<letters>[a-z])|(?P<unit>[一-鿿%])?)"
)


def _differ(lines: Iterable[Iterable[str]]) -> bool:
    """Whether most lines of cells hold values of several kinds: 4月12日 of 考試時間 and 280元 of 費用, which are of one thing."""
    found = [[match for cell in cells if (match := _VALUE.search(cell))] for cells in lines]
    kinds = [{match["unit"] or match.lastgroup for match in one} for one in found if len(one) > 1]
    return 2 * sum(len(one) > 1 for one in kinds) > len(kinds)


_DIGIT = re.compile(r"\d")


def _distinct(names: Iterable[str]) -> Names:
    return tuple(dict.fromkeys(name for name in names if 2 <= len(name) <= LONGEST))


def _called(name: str, text: str) -> str:
    """The longest beginning of a name that the text has; "" where it has none."""
    return next((name[:size] for size in range(min(len(name), LONGEST), 1, -1) if name[:size] in text), "")


# up to where a clause names what it is of: 「擊劍65元」, 「直郵業務由甲答疑」, 「導購站為5天」
_LEAD = re.compile(
    r"\s*(?:[(（]?[一二三四五六七八九十\d]{1,2}[)、.]\s*)?(?:[^:,。;\d]{1,8}:)?(?P<name>[一-鿿a-z]{2,12}?)"
    r"(?P<goes>\d[\d,.:]*(?P<unit>[一-鿿%])?|[由为须应于可至限在按以不享是收需得则将](?P<number>\d)?)"
)
_NO_LEAD = re.compile(
    r"[每满超从由原现可最再另共为是减返补至到以不均降升增提涨调改达若如但且并全各其合总]|逾|限|前|后|单"
)
_NO_NAME = re.compile(r"(?:[满达逾超足过近低高少多未]|[累合共总][计积])$")  # 「讀者集滿10章」, 「當季累計6點」
_CLAUSE, _SENTENCE = re.compile(r"[,;。]"), re.compile(r"[;。]")


def _of_clauses(lines: list[str], text: str) -> Iterator[Names]:
    """What clauses, or sentences, begin with that follow one another and go on alike."""
    left = MOST
    for line in lines:
        for mark in (_CLAUSE, _SENTENCE):
            pieces = mark.split(line)[:left]
            left -= len(pieces) if mark is _CLAUSE else 0
            leads = [_LEAD.match(piece) for piece in pieces]
            chain: list[str] = []
            for one, other in pairwise([*leads, None]):
                alike = one and other and _alike(one, other) and _end_alike(one, other)
                if one and (alike or chain):
                    chain.append(_short(one["name"], text))
                if chain and not alike:
                    yield _distinct(chain)
                    chain = []


def _alike(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether two clauses go on with numbers of one unit, with 由, or with the same word before numbers or behind names that end
    alike."""
    if any(_NO_LEAD.match(each["name"]) or _NO_NAME.search(each["name"]) for each in (one, other)):
        return False
    if one["unit"] or other["unit"]:
        return one["unit"] == other["unit"]
    numbers = bool(one["number"] and other["number"])
    if one["goes"][0] == "由":
        return other["goes"][0] == "由" and not (one["number"] or other["number"])  # 「回數票由24元…，效期由9天…」
    return one["goes"][0] == other["goes"][0] and (numbers or one["name"][-1] == other["name"][-1])


def _end_alike(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether what two clauses tell by 由 ends alike: 「佣金由平台發放，推手提現由店長審核」 tells of no two of a kind."""
    return one["goes"] != "由" or one.string[-1:] == other.string[-1:] or one["name"][-1] == other["name"][-1]


def _short(name: str, text: str) -> str:
    """「班級」 of 「班級報名表演」, where the text has more than that."""
    sizes = range(len(name) - 1, 1, -1)
    return name if text.count(name) > 1 else next((name[:size] for size in sizes if text.count(name[:size]) > 1), name)


_HEAD = re.compile(r"\s*(?P<name>[一-鿿a-z]{2,8}?)\s?(?:(?:nt)?[$¥≥]?\d|免费)")


def _of_cards(text: str, body: str, year: int | None) -> Iterator[Names]:
    """What the pieces of a terse line begin with, each with a value: 「散客80元（限平日）｜團體60元」, 「會費：銅牌300、銀牌900」."""
    for line in lines_of(text, body, year)[:MOST] if terse(text) else ():
        if line.sentences:
            continue
        starts = [(one.start, one.end) for one in joined(line.parts, "|;\t/、")]
        if line.label.sign == " ":
            starts.append((line.label.start, starts[0][1]))  # 「散客 80元｜團體 60元」
        heads = [head["name"] for one in starts if (head := _HEAD.match(BRACKETS.sub("", text[slice(*one)])))]
        if len(heads) > 1:
            yield _distinct(name for name in heads if not _NO_LEAD.match(name) and not _NO_NAME.search(name))


_LIST = re.compile(r"[一-鿿a-z]{2,8}(?:、[一-鿿a-z]{2,12}){2,12}")
_FIRST = re.compile(r"[一-鿿a-z]{2,8}\Z")
_BEFORE = re.compile(r".*[有设含为分是开指及和]")
_NUMERAL = re.compile(r"[一二三四五六七八九十]+")
_BEHIND = re.compile(
    r"[一二两三四五六七八九十][个种类项名大所家条处区档]|等|各|均|都|为|是|可|在|由|于|须|应|需|的|不|限"
)


def _lists(text: str) -> Iterator[re.Match[str]]:
    """Where the pattern of a list stands: looked for by its first mark, which few texts have many of."""
    low, mark = 0, text.find("、")
    while mark >= 0:
        first = _FIRST.search(text, max(low, mark - 8), mark)
        match = _LIST.match(text, first.start()) if first else None
        if match:
            yield match
            low = match.end()
        mark = text.find("、", max(low, mark + 1))


def _of_lists(text: str) -> Iterator[Names]:
    """What is counted up with 、 between, three and more: of two (「新疆、西藏首重18元」) one thing is told."""
    for match in islice(_lists(text), MOST):
        items = match[0].split("、")
        first, last = _BEFORE.sub("", items[0]), _BEHIND.split(items[-1])[0]
        if not any(_NUMERAL.fullmatch(item) for item in items):  # 「十一、說明會」
            yield _distinct((first, *items[1:-1], last))
