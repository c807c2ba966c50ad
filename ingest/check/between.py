"""The order of two steps by their names and the word between them, in a piece of text without a day: 「疏果须晚于授粉」, 「没有上过课的不得进班」, 「换书凭收书时所发的点券」.

Reads sentences as far as their first date. Two steps are named where two characters side by side of the one's name, and not of the other's, stand in the
piece. The word between them says which comes first: 后, 方, 才, 通过, 决定 the one that is named first, 晚于, 凭, 待, 以 the one named behind; 「没有…不得」 the one
that is wanting. The order is broken where every step of the later name is dated before every one of the earlier. Not read on purpose: 不必, 先行, conditions,
what is done meanwhile, and names that say no more than a stage of both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.check.reading import Period, Reading
from ingest.check.step import MEANWHILE, before_done, is_done, one_round, pairs

_NEAR = 24  # characters between two names
_FAR = 300  # code points between such a piece and a step that it speaks of
_LED = 4  # and before the first: 「全部搬离」
_MOST = 30  # windows of a text with such orders
_MOST_ORDERS = 12
_MANY_NAMES = 6  # more of them in one piece are a list
# words of an order, each begun by one character: so they are quickly found
_ANY = re.compile(
    "后|之日起|方[可能得]|才|始得|再|通过|合格|达标|决定|确定|晚于|迟于|早于|先于|凭|持|依据|根据|取决|待|俟|为前提|以.{2,12}为|没.{2,16}不|未.{2,16}不|不.{2,16}不"
)
# the step that is named first comes first
_THEN = re.compile(
    "(?<![前今最])后(?![的台勤续备补援果门期])|之日起|毕|方[可能得]?(?![式面案法向便])|才(?![能艺华])|才能|始[得能可]|再(?![次度三])|然后|继而|随后|(?:通过|合格|达标|过关|入[围选]|中选|无异议)(?=[后的者方才且再,])|"
    "决定|早于|先于|优先于|是.{0,4}前提"
)
# the step that is named behind comes first
_BEFORE_THAT = re.compile(
    "(?:晚于|迟于|后于|(?:不得|不能|不|未)早于|凭|持|取决于|根据|依据|依照|按照|须?[待俟]|须?等(?:到|待)?(?![级同次于])|以(?=.{2,12}为)|基于|视|建立在|接在|排在)"
)
_DENIED = re.compile("[没未不][有曾能]?(?:参加|完成|通过|接受|办理|办妥|缴[纳清]|提交|取得|经过?|做|上|交)?过?$")
_NOT = re.compile("(?:不得|不能|不可|不予|不准|不许|一律不|谢绝|无法|无权)")
# of no order, or of another
_NOT_IF = "(?!期|下|何|此|图|约|数|实)"
_ASIDE = re.compile(
    rf"的,|者,|若{_NOT_IF}|如{_NOT_IF}|倘{_NOT_IF}|之前|以前|不必|无需|无须|毋须|不用|不受|不等|不以|不影响|可先|先行|提前|也可|亦可|均可|或者|假如|除外|除了|上[次届期一]|补|同时|顺延|改|前(?=[须应要需先完办不必得一都均,])"
)
_GENERAL = re.compile("召开|开会|举[行办]|开展|安排|发布|通知|公告|[^\u4e00-\u9fff]")  # said of anything
_QUOTED = re.compile('[“”"「」『』]')  # a piece of a name: 「…提升年”动员会」
_OVER = re.compile("异议|结束|截止|完成|期满|届满|完毕|全部|全数|悉数|[毕竣讫]|(?<=[审拆修建搬装评核])[完罢]")


class Order(NamedTuple):
    earlier: tuple[Period, ...]  # all of one name
    later: tuple[Period, ...]
    said: str  # as which that is said
    over: bool  # whether the earlier one has ended by then


def orders_between(text: Reading, usable: Sequence[Period]) -> list[Order]:
    """What the pieces without days say comes before what, in order."""
    if len(usable) < 2 or not _ANY.search(text.plain):
        return []
    given: list[Order] = []
    for place, piece in _pieces(text):
        if not _ASIDE.search(piece) and not MEANWHILE.search(piece):
            near = [one for one in usable if abs(one.offset - place) <= _FAR]
            given += _orders(piece, near[:_MOST])
        if len(given) >= _MOST_ORDERS:
            break
    return given


def between(text: Reading, given: Sequence[Order], later: Period) -> Period | None:
    """The step that such an order puts before a later one dated before it."""
    for order in given:
        if later not in order.later or not is_done(text, later, order.said):
            continue
        section = later.mention.section
        earlier = [one for one in order.earlier if one.mention.section == section and one_round(text, one, later)]
        alike = [one for one in order.later if one.mention.section == section]
        if not earlier or not all(before_done(two, one, _ends(one, order.over)) for one in earlier for two in alike):
            continue
        ranges = all(two.first != two.last for two in alike)
        if not order.over and not ranges and any(one.mention.found.mod in ("until", "before") for one in earlier):
            continue  # each for himself, but where it is over before: 「7月18日前付清，凭收据领取，7月12日至13日」
        return earlier[-1]
    return None


def _ends(earlier: Period, over: bool) -> bool:
    return over and earlier.mention.found.mod != "since"


def _pieces(text: Reading) -> Iterator[tuple[int, str]]:
    """The sentences as far as their first date, where they have a word of order."""
    done = 0
    for hit in _ANY.finditer(text.plain):
        if hit.start() < done:
            continue
        start, end = text.clauses.sentence(hit.start())
        days = text.mentions_in(start, end)
        done = end
        yield start, text.plain[start : days[0].found.offset if days else end]
        if days:  # what is said behind the last date, in a clause of its own
            last = text.plain.find(",", days[-1].found.stop, end)
            yield start, text.plain[last + 1 : end] if last >= 0 else ""


def _orders(piece: str, usable: Sequence[Period]) -> Iterator[Order]:
    named: dict[frozenset[str], list[Period]] = {}
    for one in usable:
        inside = frozenset(pair for pair in pairs(one.label) if pair in piece and not _GENERAL.search(pair))
        if inside and not _QUOTED.search(one.label):
            named.setdefault(inside, []).append(one)
    names = list(named)
    if len(names) > _MANY_NAMES:
        return
    for at, a in enumerate(names):
        for b in names[at + 1 :]:
            own, also = a - b, b - a
            if not own or not also:
                continue
            places = _place(piece, own), _place(piece, also)
            (begin, first, run), (end, second, _) = sorted(
                zip(places, (a, b), (own, also), strict=True), key=lambda of: of[0]
            )
            start = _end(piece, run)
            if not start <= end <= start + _NEAR:
                continue
            if turn := _turn(piece, begin, start, end):
                earlier, later = (first, second) if turn > 0 else (second, first)
                over = turn > 0 and _OVER.search(piece, max(0, begin - _LED), end) is not None
                yield Order(tuple(named[earlier]), tuple(named[later]), _told(piece, named[later][0]), over)


def _told(piece: str, one: Period) -> str:
    """The characters of a piece that a name shares with it."""
    return "".join(char for char in piece if char in one.label)


def _turn(piece: str, begin: int, start: int, end: int) -> int:
    """1 where what is named first comes first, -1 where what is named behind does, 0 where nothing says so. The first name
    begins and ends at `begin` and `start`, the second begins at `end`.
    """
    between_them = piece[start:end]
    if "。" in between_them:
        return 0
    if any(_DENIED.search(piece, 0, max(0, begin - by)) for by in range(3)):
        return 1 if _NOT.search(between_them) else 0
    if _NOT.search(between_them):
        return 0
    back, forth = _BEFORE_THAT.search(between_them), _THEN.search(between_them)
    if back and not forth:
        return -1
    return 1 if forth and not back else 0


def _place(piece: str, some: frozenset[str]) -> int:
    return min(piece.find(pair) for pair in some)


def _end(piece: str, some: frozenset[str]) -> int:
    """Where the first run of a name's characters ends."""
    place = _place(piece, some)
    end = place + 2
    while end < len(piece) and piece[end - 1 : end + 1] in some:
        end += 1
    return end
