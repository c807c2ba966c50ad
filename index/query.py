"""The query language: a string → what it asks for. Forgiving: whatever cannot be read as an operator is a word.

    春季 報名            words, best match first          "試用考核"  「試用考核」   exactly this
    -團長  -"押金"        none that holds this             報名 OR 申請             either; of filters too
    報名 AND 申請          as without                       NOT 押金                 as -押金
    -(押金 OR 團長)       none of these
    title:報名           in the title                     title:"春季納新"
    site:example.com     this site                        publisher:某某  category:公告
    published:2023-02..2023-03   published:2023           came out then (also ..2023-03, 2023-02-15..)
    open:2023-02-15      some window contains this day    deadline:..2023-03-01    some window ends then
    added:2023-02-10..   taken in then
    flagged:yes          has open doubts                  kind:impossible_date     a doubt of this kind
    status:open          open | upcoming | closed today   script:hant              hant | hans | latin

Operators may be typed full-width (：－「」), in Chinese (標題：報名, 發布：2023 …) and with a space behind the colon; a minus before
an operator excludes what it finds. The same operator twice: any of its values; days narrow one another. An operator whose
value says nothing is left out, and `Parsed.misread` names it. Of words the first 400 characters are read, of filters and
exclusions all.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec

from index.operators import NAMES, Values, misread, named, read
from records import Filters, Message
from zh.bare import INVISIBLE
from zh.script import fold_width


class Item(NamedTuple):
    """Something to look for. `text` is as typed, without quotes and operators; `narrow`: instead of a text, a filter that
    is as good (停水 OR published:2025)."""

    text: str
    phrase: bool = False
    title: bool = False
    narrow: Filters | None = None


class Parsed(NamedTuple):
    """`groups`: of each group one item at least should be found; `without`: none of these may be; `narrow` holds, and one
    of each `either`, and none of `exclude`; `misread` tells which operators were left out, and why."""

    groups: tuple[tuple[Item, ...], ...] = ()
    without: tuple[Item, ...] = ()
    narrow: Filters = Filters()
    exclude: tuple[Filters, ...] = ()
    either: tuple[tuple[Filters, ...], ...] = ()
    misread: tuple[Message, ...] = ()

    @property
    def words(self) -> bool:
        """Whether there is anything to rank by."""
        return bool(self.groups)

    @property
    def narrows(self) -> bool:
        """Whether it does nothing but narrow, by one value of each filter: `filters` says all of it then."""
        return not (self.groups or self.without or self.exclude or self.either)

    def conflicts(self, given: Filters) -> bool:
        """Whether the query and `given` ask two different things of the same value: both hold, which `filters` cannot say."""
        return any(
            not name.endswith(("_from", "_to"))
            and one not in (None, ())
            and getattr(given, name) not in (None, (), one)
            for name, one in msgspec.structs.asdict(self.narrow).items()
        )

    def filters(self, given: Filters) -> Filters:
        """`given` with the filters of the query: days narrow, of the others the query's count."""
        merged = msgspec.structs.asdict(given)
        for name, value in msgspec.structs.asdict(self.narrow).items():
            if value in (None, ()):
                continue
            old = merged[name]
            if name.endswith("_from") and old:
                value = max(old, value)
            elif name.endswith("_to") and old:
                value = min(old, value)
            merged[name] = value
        return Filters(**merged)


_PAIRS = ('""', "“”", "„“", "「」", "『』", "«»", "〝〞", "＂＂")
_QUOTES = "".join(dict.fromkeys("".join(_PAIRS)))
# a quotation ends at its own mark, so that “ ” may stand inside " " (not farther off than anybody quotes, or many open
# ones would take for ever); where that is missing, at any other mark
_PHRASE = (
    "|".join(f"{pair[0]}[^{pair[1]}]{{0,2000}}{pair[1]}" for pair in _PAIRS) + f"|[{_QUOTES}][^{_QUOTES}]*[{_QUOTES}]"
)
# behind the colon of one of these there may be a space, or nothing
_FIELDS = "|".join(sorted(NAMES, key=len, reverse=True))
_TOKEN = re.compile(
    rf"""(?<!\S)(?:[-－−﹣]|(?:NOT|ＮＯＴ)\s+)[(（](?P<none>[^()（）]{{1,2000}})(?:[)）]|$)
       | (?P<minus>(?<!\S)[-－−﹣](?=[^\s\-－−﹣]))?
         (?:(?P<field>(?i:{_FIELDS})(?=[:：]\s*\S)|[A-Za-zＡ-Ｚａ-ｚ]{{1,20}}(?=[:：]\S))[:：]\s*)?
         (?:(?P<phrase>{_PHRASE}) | (?P<word>[^\s{_QUOTES}]+))
         | [{_QUOTES}]""",
    re.VERBOSE,
)
_OR, _NOT = frozenset(("OR", "ＯＲ", "|", "｜", "||")), frozenset(("NOT", "ＮＯＴ"))
JOINING = _OR | _NOT | {"AND", "ＡＮＤ", "&", "＆", "&&"}  # all words are looked for anyhow
# in small letters only in front of Chinese: 「not 停水」, and not 「not found」
_SMALL, _HAN_NEXT = frozenset(("or", "not", "and")), re.compile(r"\s+[「『“\"（(]?[\u3400-\u9fff]")
_UNSEEN = dict.fromkeys(map(ord, INVISIBLE))
LONGEST = 400  # characters of words that are read


@lru_cache(32)  # who searches asks several times for the same
def parse(query: str, today: str = "") -> Parsed:
    """What a query asks for; never fails. today: YYYY-MM-DD, for 「今天」; without it that is no day."""
    parts: list[list[Item | Values]] = []  # of each, any
    without: list[Item] = []
    exclude: list[Filters] = []
    left_out: list[Message] = []
    either = negated = False
    for match in _TOKEN.finditer(query.translate(_UNSEEN)):
        if match["none"]:  # -(停水 OR 停電): none of these
            inner = parse(match["none"], today)
            items = [item for group in inner.groups for item in group]
            without += [item for item in items if item.text]
            exclude += [item.narrow for item in items if item.narrow]
            exclude += [one for some in ((inner.narrow,), *inner.either) for one in some if one != Filters()]
            either = negated = False
            continue
        word, phrase, typed = match["word"], match["phrase"], match["field"] or ""
        if word is None and phrase is None:  # a stray quotation mark
            continue
        if word in _SMALL and _HAN_NEXT.match(match.string, match.end()):
            word = word.upper()
        if word in JOINING and not typed and not match["minus"]:
            either, negated = word in _OR and bool(parts), word in _NOT
            continue
        value = word if phrase is None else _inner(phrase[1:-1])
        if (
            phrase is None
            and word[-1] in ":："
            and not typed
            and fold_width(name := word[:-1]).isascii()
            and named(name)
        ):
            typed, value = name, ""
        field = named(typed)
        found: Item | Values | None = None
        if field and field != "title":
            found = read(field, value, today)
        if (
            field
            and found is None
            and not (field == "title" and value.strip())
            and (told := misread(field, typed, value))
        ):
            left_out.append(told)
            either = negated = False
            continue
        if found is None:
            if typed and field != "title":
                value = f"{typed}:{value}"  # 「注意：…」, http://…
            if not value.strip():
                continue
            found = Item(value.strip(), phrase=phrase is not None, title=field == "title")
        listed = _listed(found) if isinstance(found, Item) and not typed else ()
        if match["minus"] or negated:
            if isinstance(found, Item):
                without += listed or (found,)
            else:
                exclude.append(Filters(**found))
        elif either:
            parts[-1].append(found)
        else:
            parts += [[one] for one in listed or (found,)]
        either = negated = False
    groups: list[list[Item | Values]] = []
    filters: list[list[Values]] = []
    for part in parts:
        values = [one for one in part if not isinstance(one, Item)]
        if len(values) < len(part):
            groups.append(part)
        else:
            filters.append(values)
    narrow, alternatives = _narrowed(filters)
    return Parsed(
        _beginning(groups),
        tuple(dict.fromkeys(without)),
        narrow,
        tuple(dict.fromkeys(exclude)),
        alternatives,
        tuple(left_out),
    )


# words in a list: 押金、征文; with a comma only short ones, for longer ones are a sentence
_LIST = re.compile(
    r"[\u3400-\u9fff]{1,6}(?:[、/／+＋；;][\u3400-\u9fff]{1,6})+|[\u3400-\u9fff]{1,2}(?:[，,][\u3400-\u9fff]{1,2})+"
)


def _listed(item: Item) -> tuple[Item, ...]:
    """The words of a list, typed without a space between them; () for what is none."""
    if item.phrase or not _LIST.fullmatch(item.text):
        return ()
    return tuple(Item(word) for word in re.findall(r"[\u3400-\u9fff]+", item.text))


def tokens(query: str) -> list[str]:
    """The pieces that a query is read by, as typed."""
    return [
        match[0]
        for match in _TOKEN.finditer(query.translate(_UNSEEN))
        if match["word"] or match["phrase"] or match["none"]
    ]


def _inner(quoted: str) -> str:
    """What is quoted, without marks within the marks (『「停水」』) and what escapes them elsewhere (\\"停水\\")."""
    quoted = quoted.removesuffix("\\")
    while len(quoted) > 2 and quoted[0] in _QUOTES and quoted[-1] in _QUOTES:
        quoted = quoted[1:-1]
    return quoted


def _beginning(groups: list[list[Item | Values]]) -> tuple[tuple[Item, ...], ...]:
    """The groups as items, up to LONGEST characters; a filter among words is one of them."""
    left = LONGEST
    found = []
    for group in groups:
        items = []
        for one in group:
            if not isinstance(one, Item):
                items.append(Item("", narrow=Filters(**one)))
            elif text := _cut(one.text, left):
                left -= len(text)
                items.append(one._replace(text=text))
        if any(item.text for item in items):
            found.append(tuple(items))
    return tuple(found)


def _cut(text: str, length: int) -> str:
    """The text to a length, without the beginning of a Latin word or number that would be cut, unless it is all there is."""
    if len(text) <= length:
        return text
    cut = re.sub(r"[A-Za-z\d]+$", "", text[:length]) if text[length].isascii() else text[:length]
    return cut or (text[:length] if length == LONGEST else "")


def _narrowed(parts: list[list[Values]]) -> tuple[Filters, tuple[tuple[Filters, ...], ...]]:
    """Filters that hold together, and those of which one does."""
    narrow: Values = {}
    single: dict[str, dict[Any, None]] = {}
    either: list[tuple[Filters, ...]] = []
    for part in parts:
        names = {name for one in part for name in one}
        if len(names) == 1 and isinstance(part[0][name := names.pop()], tuple):
            narrow[name] = tuple(
                dict.fromkeys((*narrow.get(name, ()), *(value for one in part for value in one[name])))
            )
        elif len(part) > 1:
            either.append(tuple(dict.fromkeys(Filters(**one) for one in part)))
        else:
            for name, value in part[0].items():
                if name.endswith("_from"):
                    narrow[name] = max(narrow.get(name, value), value)
                elif name.endswith("_to"):
                    narrow[name] = min(narrow.get(name, value), value)
                else:
                    single.setdefault(name, {})[value] = None
    for name, values in single.items():
        if len(values) == 1:
            narrow[name] = next(iter(values))
        else:
            either.append(tuple(Filters(**{name: value}) for value in values))
    return Filters(**narrow), tuple(either)
