"""Words of a question: cut, weighed, and what may stand for each of them on a page. `wording.txt` holds the reviewed table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from answer.cutting import FUNCTION, cut, pieces, torn
from answer.surnames import SURNAMES
from answer.text import number
from answer.wording import Wording, wording

__all__ = ["ANOTHER", "ENDS", "Term", "cut", "terms", "wording"]


class Term(NamedTuple):
    """A word of a question, narrow. `alternatives` may stand for it on a page; a `name` may not be missing there.
    `tag` is jieba's part of speech, or "quoted", "latin", "ordinal", "place" (a name that must stand there as it is), "loose"
    (characters in no dictionary: most often a name).
    """

    text: str
    offset: int
    weight: float
    alternatives: tuple[str, ...] = ()
    name: bool = False
    tag: str = ""

    @property
    def end(self) -> int:
        return self.offset + len(self.text)

    @property
    def noun(self) -> bool:
        return self.name or self.tag[:1] in ("n", "j", "l", "i", "t") or self.tag in ("vn", "an")

    @property
    def thing(self) -> bool:
        """Whether it names a thing: no deed, no time, no number."""
        return (self.noun or self.tag == "loose") and self.tag not in ("vn", "an", "t", "ordinal")


_TODAY = re.compile(r"[今明后昨][天日](?:上午|下午|晚上|早上|中午)")
# what is matched as a whole: 第6届, 4号楼, 2020年7月, “…”, 《…》, Latin words
_WHOLE = re.compile(
    r"(?P<year>(?<!\d)(?:19|20)\d\d(?:年度?)?)|(?P<ordinal>第[\d一二三四五六七八九十]+(?:[届期批次季轮章条号天日名场节局站集稿版代年回]|个?(?:小时|月|周|学期))?|[一二三四五六七八九十\d]+年级|[大高][一二三四](?=的?(?:新生|学生|同学|学[长姐弟妹]))|[一二三四五六七八九十\d]+楼(?!梯|宇|盘|市|道)|\d+(?:公里|公斤|米|岁|人)组|\d+(?:栋|幢|单元|路|班|座(?![谈位小客轿商面货车以])|区(?!别))|[\d一二三四五六七八九十]+号(?:线|馆|厅)|(?<![月\d至到、-])[\d一二三四五六七八九十]+号(?=[一-鿿])(?![起前之到至为开截后以有是能可才就报的会要还再去来当那我]))"
    r"|(?P<season>双(?:\d{1,2}|十[一二]|旦))"
    r"|[“\"「『《〈](?P<quoted>[^”\"」』》〉]{1,20})[”\"」』》〉]|(?P<latin>(?<![\da-z])\d{0,3}[a-z](?![a-z]?\d*[^a-z\d]*$)[a-z0-9+.&-]*(?: (?:[a-z][a-z0-9+]{0,7}|\d{1,3}(?![\d万亿元%个人天名次.])))*)"
)
_BEFORE = "要想能会得先去再就才可应须需正在被把给让没不"
_BEFORE_DAY = re.compile(r"(?<=\d[日号])[前后]")
_PLACES = "市县区镇乡村州省街路湾"
_COUNTED = re.compile(r"[\d一二三四五六七八九十两几百]+[^\W\d]{0,2}")
_NUMBER = re.compile(r"\d[\d,.:/-]*(?:万|亿)?")


def terms(text: str, known: Iterable[str] = (), heads: frozenset[str] = frozenset()) -> list[Term]:
    """The words of narrow text that carry meaning, in order; `known` are words of the pages, told apart before jieba's;
    `heads` those of them that name what heads a page."""
    table = wording()
    text = _BEFORE_DAY.sub(" ", text)  # 「6月19日前解約」 names no 日前
    found: list[Term] = []
    place = 0
    words = sorted(known, key=len, reverse=True)
    for match in _wholes(text, re.compile(f"(?P<known>{'|'.join(map(re.escape, words))})") if words else None):
        found += _plain(text, place, match.start(), table)
        place = match.end()
        kind = match.lastgroup or ""
        word, offset = match[kind], match.start(kind)
        if kind == "known":
            found.append(Term(word, offset, 1.0, table.same.get(word, ()), word in heads, "n"))
        elif kind == "quoted":
            found.append(Term(word, offset, 1.5, table.same.get(word, ()), True, "quoted"))
        elif kind == "season":  # 雙11 is no 雙12
            found.append(Term(word, offset, 1.5, table.same.get(word, ()), True, "ordinal"))
        elif kind == "latin":
            found.append(Term(word, offset, 1.5, _spellings(word) + table.same.get(word, ()), len(word) > 1, "latin"))
        elif kind == "ordinal":
            named = (
                word[-1] not in "天日名次步楼场节局站集稿版代年时月周回"
                and not word.endswith("学期")
                and not word.endswith("单元")
                and not word[-1].isdigit()
                and word[-1] not in "一二三四五六七八九十"
            )  # 第30天 tells an amount, 第6届 names an issue
            found.append(Term(word, offset, 1.5, _ordinals(word) + table.same.get(word, ()), named, "ordinal"))
    found += _plain(text, place, len(text), table)
    found = _apart(_lengthened(text, found))
    head = _head(text, found)
    return [head, *(term for term in found if term.offset >= head.end)] if head else found


def _apart(found: list[Term]) -> list[Term]:
    """A word that belongs to a name in the question stands for no other of it: 「直播基地什麼時候開播」, where 直播 could mean 開播."""
    said = {one.text for one, other in pairwise(found) if one.end == other.offset and other.thing and len(one.text) > 1}
    return [term._replace(alternatives=tuple(one for one in term.alternatives if one not in said)) for term in found]


def _wholes(text: str, known: re.Pattern[str] | None) -> Iterator[re.Match[str]]:
    """What is matched as a whole, from left to right: at one place a known word first."""
    first, other = known.search(text) if known else None, _WHOLE.search(text)
    while match := first if first and (other is None or first.start() <= other.start()) else other:
        yield match
        place = match.end()
        if known and first and first.start() < place:
            first = known.search(text, place)
        if other and other.start() < place:
            other = _WHOLE.search(text, place)


# what makes another word of the one behind it: 副局長, 非會員, 未成年人, 中低收入戶, 無障礙
ANOTHER = re.compile(
    r"(?<![一二两三四五六几每整多半\d])副(?=.)|(?<![并除若莫是])非(?=.)|未(?:成年|婚)|中[低高](?:收入|端|年级)|无(?:障碍|线)|[毛净](?=利[率润])"
)


def _lengthened(text: str, found: list[Term]) -> list[Term]:
    """「中+低收入戶」 is one word."""
    made: list[Term] = []
    for term in found:
        before = term.offset - 1
        if before >= 0 and len(term.text) > 1 and term.tag != "quoted" and ANOTHER.match(text, before, before + 4):
            if made and made[-1].end > before and len(made[-1].text) == 1:
                made.pop()
            if not made or made[-1].end <= before:
                term = term._replace(text=text[before] + term.text, offset=before, alternatives=())
        made.append(term)
    return made


def _head(text: str, found: list[Term]) -> Term | None:
    """A name of common characters at the very start of a question, which would else be lost: 「小雪書店幾點開門」."""
    name, first = "", min((term.offset for term in found if len(term.text) > 1), default=0)
    person = _person(text)
    if person:
        return Term(person, 0, 1.2, (), True, "loose")
    for word, offset, tag in cut(text[:first]):
        if word in "的能" and len(name) > 1:
            break  # 「塔坪+的+陶土」
        if offset != len(name) or len(word) > 1 or word in FUNCTION or word in "的能" or word.isdigit():
            return None
        if not name and (tag in ("d", "p", "c", "r") or word in _DOES or word in "两几每"):
            return None  # 「不寄偏遠」, 「做鹹蛋」, 「兩針」
        if tag == "f" and offset + 1 == first:
            return None  # 「橋上」
        name += word
    whole = len(name) == first or text[len(name)] in "的能"
    return Term(name, 0, 1.0, _others(name), False, "loose") if len(name) > 1 and whole else None


# characters that end no name: 「大床房+含」
ENDS = frozenset("替含考续劝付缴退领")
_CLASSIFIERS = frozenset("艘颗堂块顿架株棵")
_DOES = frozenset("住入劝评做买卖吃喝看听写读办寄坐开搬带打穿戴玩租送交用煮蒸炒养种修换")


def _person(text: str) -> str | None:
    """A name of a person at the start of a question, though common characters: 「陳以真今年幾歲」."""
    words = [word for word, _, _ in cut(text[:5])]
    if (
        len(words) < 3
        or any(map(str.isdigit, words))
        or len(words[0]) > 1
        or len(words[1]) > 1
        or words[0] not in SURNAMES
    ):
        return None
    if len(words[2]) == 1 and words[2] not in _PARTICLES and words[1] not in _PARTICLES:
        return "".join(words[: 2 if words[2] in _DOES else 3])
    return None


_PARTICLES = "的是在了有说和与能会要去来被把给跟到得还就才也都不没从向对让叫为"


def _spellings(word: str) -> tuple[str, ...]:
    return tuple({word.replace(" ", ""), word.replace("-", "")} - {word})


def _ordinals(word: str) -> tuple[str, ...]:
    """Other ways to write an ordinal: 第2批 → 第二批, 次批; 第30天 → 第30日; 三号楼 → 3号楼."""
    if word[0] == "第" and word[-1] == "回" and number(word[1:-1]) is not None:
        word = word[:-1] + "次"
        return (word, *_ordinals(word))
    if word in _AGAIN:
        return (*_written(word), *_AGAIN[word])
    if word[0] == "第" and word[1:2] in _RANKS and len(word) > 2 and number(word[2]) is None:
        kind = word[2:].removeprefix("个")  # 「第二小時」 for 「第二個小時」
        ranks = (rank + kind for rank in ("第" + word[1], *_RANKS[word[1]]))
        return (*_written(word), *(one for one in ranks if one != word))
    return _written(word)


_AGAIN = {"第一次": ("首次", "初次", "头次"), "第二次": ("再次",)}
_RANKS = {"一": ("首", "头"), "1": ("首", "头"), "二": ("次",), "2": ("次",)}


def _written(word: str) -> tuple[str, ...]:
    chinese = "零一二三四五六七八九十"
    if word[0] != "第" and not word[0].isdigit():  # 三号楼 ~ 3号楼
        return (f"{number(word[:-1]) or 0:.0f}{word[-1]}",)
    if word[-1] in "天日":
        return (word[:-1] + ("日" if word[-1] == "天" else "天"),)
    digits = re.search(r"\d+", word)
    if digits and int(digits[0]) <= 10:
        return (word.replace(digits[0], chinese[int(digits[0])]),)
    for value, char in enumerate(chinese):
        if word[1:2] == char and not re.match(r"[一二三四五六七八九十]", word[2:]):
            return (word.replace(char, str(value)),)
    return ()


_THINGS = frozenset(["相机"])  # an adverb to jieba
_TAKEN = frozenset("带用吃喝骑")
_KINDS = frozenset("生员者工师")  # 「國中生」 names no person


def _plain(text: str, start: int, end: int, table: Wording) -> list[Term]:
    """Words of the table first where they are longer than jieba's; single characters side by side make a name."""
    piece = text[start:end]
    cuts = pieces(piece)
    edges = {offset for _, offset, _ in cuts}
    tags = {offset: (word, tag) for word, offset, tag in cuts}
    found: list[Term] = []
    place = 0
    loose = ""  # single characters that jieba left alone
    while place <= len(piece):
        word = tag = ""
        if place in edges or place not in edges and loose == "":
            for length in range(min(table.longest, len(piece) - place), 1, -1):
                if piece[place : place + length] in table.same and not torn(piece, place, length, tags, table):
                    word = piece[place : place + length]
                    break
        if place in tags and len(tags[place][0]) >= len(word):
            word, tag = tags[place]
        if loose and (not word or len(word) > 1 or word in table.stop or _NUMBER.fullmatch(word)):
            found += _loose(loose, start + place - len(loose), table)
            loose = ""
        if not word:
            place += 1
            continue
        offset = start + place
        place += len(word)
        parted = word not in table.same and len(word) == 2 and word[0] in _BEFORE
        if parted and (tag[:1] != "n" or word[1] in _TAKEN):  # 「能帶啤酒」: no 能帶
            offset, word = offset + 1, word[1:]  # 「要交」 → 「交」
        if len(word) > 2 and word[-1] == "给" and word not in table.same:
            word, tag = word[:-1], "v"  # 「轉租給」
        if len(word) == 3 and word[1:] in _TURNED and word not in table.same:
            word = word[0]  # 「採回來」
        if (
            word in table.stop
            or (len(word) == 2 and word[0] == "是" and word[1] in table.stop)  # 「是從」
            or (word[0] in "这那此" and len(word) <= 3)
            or _NUMBER.fullmatch(word)
            or _TODAY.fullmatch(word)
            or (tag in ("m", "t") and word not in table.same and _COUNTED.fullmatch(word))
        ):
            continue
        if len(word) == 1:
            loose += word
            continue
        light = word in table.light or len(word) == 1 or (tag == "m" and word[0] in "一每")  # 「一針」: see per.py
        light = light or (tag[:1] in _GRAMMAR and word[-1] != "人" and word not in table.same)
        if tag == "nr" and word[-1] in _KINDS and word[0] not in SURNAMES:
            tag = "n"
        if word in _THINGS or tag == "nz" and len(word) < 4:
            tag = "n"  # most are things: 「英文」, 「登記費」
        name = tag in ("nr", "ns", "nt", "nz", "place") and len(word) > 1 and word not in table.same
        found.append(Term(word, offset, 0.4 if light else 1.0, table.same.get(word, ()), name, tag))
    return found


_GRAMMAR = frozenset("cpruyfqm")  # jieba's tags of words that name nothing: 「各種」, 「之間」, 「因為」


def _others(name: str) -> tuple[str, ...]:
    """「母蛙」 ~ 「雌蛙」."""
    return tuple(other + name[1:] for other in _HALVES.get(name[0], ())) if len(name) == 2 else ()


_HALVES = {"没": "无", "母": "雌", "雌": "母", "公": "雄", "雄": "公", "冻": "冷", "旧": "老原", "老": "旧原"}
_TURNED = frozenset("回来 出来 进来 上来 下来 过来 起来 回去 出去 进去 上去 下去 过去".split())


def _loose(text: str, offset: int, table: Wording) -> list[Term]:
    """Single characters side by side: a name where the table does not know them, else words of their own."""
    known = [char in table.same or char in table.light for char in text]
    if len(text) > 1 and not all(known):
        first, last = known.index(False), len(known) - known[::-1].index(False)
        while last - first > 1 and text[first] in _PLACES and offset:
            first += 1  # 「青石+鎮」: the end of the name before
        while last - first > 2 and (text[first] in FUNCTION or text[first] in _DOES or text[first] in _CLASSIFIERS):
            first += 1  # 「住+翠安」, 「艘+新船」
        while last - first > 2 and text[last - 1] in ENDS:
            last -= 1  # 「電商園+替」, 「大床房+含」
        if last - first == 4:  # two names of two
            return [*_loose(text[: first + 2], offset, table), *_loose(text[first + 2 :], offset + first + 2, table)]
        if last - first > 1:
            before, behind = _loose(text[:first], offset, table), _loose(text[last:], offset + last, table)
            name = text[first:last]
            return [*before, Term(name, offset + first, 1.2, _others(name), True, "loose"), *behind]
    return [
        Term(char, offset + i, 0.4, table.same.get(char, ())) for i, char in enumerate(text) if char not in table.stop
    ]
