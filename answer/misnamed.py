"""Whether a page is headed by a name that differs from the question's in one character: 「《雾海航线》」 and 「《云海航线》」.

Most of such a name stands there, so that its words speak for the page; the one other character makes it another's.
"""

from __future__ import annotations

import re

from answer.cutting import FUNCTION, cut
from answer.evidence import Page
from answer.wording import wording
from zh.words import frequency

RARE = 10  # how often the dictionary saw a word that is most often a name
_LEAST = 3  # characters of a name: of two, one is shared by chance
_QUOTED = re.compile(r"《([一-鿿]{3,10})》")
# a 市 that is one of goods (花卉市場, 夜市) or a 小鎮 of play is no place of this kind, nor is the 區 of a park
_PLACE = re.compile(r"([一-鿿]{2,4}?(?:[省县乡]|(?<![夜早超集菜城都])市(?!场)|(?<!小)镇))")


# ends of names of houses that are told apart by them: 「德勝游泳館」 is another than 「德勝體育館」
_KINDS = (
    r"(?:职校|中学|小学|大学|学院|学堂|幼儿园|医院|诊所|公园|广场|酒店|书店|银行|影院|戏院|剧[院场]|码头|渡口|机场|车站|农场|牧场|渔场|"
    r"市集|集市|夜市|商城|优选|票务|物流|快[递运]|速运|支付|仓[储配]|直播|商场|超市|百货|餐厅|[新旧老]村|协会|学会|基金会|联盟|[图体游科美博文展天水档][一-鿿]馆|(?P<home>社区|小区|花园|公寓|大厦))"
)
# 「那家超市」 and 「市里醫院」 are no names
_HOUSE = re.compile(rf"(?![这那哪该本贵我你您]|[一-鿿]里)(?P<own>[一-鿿]{{2}}){_KINDS}")


def _housed(text: str, page: Page) -> bool:
    """Whether the house at the head of a question stands nowhere on a page that another heads: of the same name and another
    kind, or of the same kind and another name."""
    mine, own = _HOUSE.match(text), _HOUSE.match(page.title)
    if not mine or not own or mine[0] == own[0] or mine[0] in page.text or mine[0] in page.title:
        return False
    kind, other = mine[0][2:], own[0][2:]
    if mine["own"] == own["own"]:
        if mine["home"] or own["home"]:
            return False  # people call a 花園 a 小區
        return kind not in page.text and kind not in page.title and other not in wording().same.get(kind, ())
    if kind != other:
        return False
    apart = sum(a != b for a, b in zip(mine["own"], own["own"], strict=True)) == 1
    stands = mine["own"] in page.text or mine["own"] in page.title
    return apart or not stands and frequency(mine["own"]) < RARE  # 「國際物流」 may be any


_INSTITUTE = re.compile(
    r"(?:关于|[\[【(][^\]】)]{1,8}[\]】)])*(?P<whole>(?P<place>[一-鿿]{2})(?P<own>[一-鿿]{2,8}?)(?P<kind>大学|学院|学校|中学|小学|医院|银行|中心|协会|公司)(?![城路区生分附]))"
)
# 「臨溪有多少所小學」, 「臨溪教育局關於全市中小學…」 name no house
_NO_NAME = re.compile(r"[的哪几各局]|多少|关于|全[省市县区镇乡]|所有|[有共]\d|[公民]办|中$")
_NUMBER = re.compile(r"第?([一二三四五六七八九十\d]+)")


def _of_same_place(text: str, page: Page) -> bool:
    """「臨溪師範學院」 is not 臨溪農業大學, nor 「第三人民醫院」 the second: of one place, and nothing of the name between the same."""
    mine, own = _INSTITUTE.match(text), _INSTITUTE.match(page.title)
    if not mine or not own or mine["place"] != own["place"] or mine["whole"] in f"{page.title}\n{page.text}":
        return False
    if any(_NO_NAME.search(each["own"]) for each in (mine, own)):
        return False
    numbers = [_NUMBER.findall(each["own"]) for each in (mine, own)]
    bare = [_NUMBER.sub("", each["own"]) for each in (mine, own)]
    if bare[0] == bare[1] and mine["kind"] == own["kind"]:
        return bool(numbers[0]) and bool(numbers[1]) and numbers[0] != numbers[1]
    return set(mine["own"]).isdisjoint(own["own"])


_OPENS = re.compile(r"(?:(?:关于|转发|转载)|[\[【(《“][^\]】)》”]{0,8}[\]】)》”]|\s)*")
_OF_PLACES = frozenset("省市县区镇乡州村")
_UNKNOWN = 50  # how often the dictionary saw a word that is as likely a name


def _of_other_place(text: str, page: Page) -> bool:
    """「荔浦輕軌」 at the head of a question is not 臨溪輕軌, which heads the page, nor 「荔浦市2025年…」 that of 臨溪市: before the same
    words another name, which stands nowhere on the page."""
    title = page.title[opens.end() :] if (opens := _OPENS.match(page.title)) else page.title
    whole = f"{page.title}\n{page.text}"
    for long in (2, 3):
        mine, rest = text[:long], text[long:]
        if rest[:1] in _OF_PLACES:
            same = 1
        elif len(rest) > 1 and _HAN.match(rest):
            same = 2
        else:
            continue
        if mine in whole or not _is_name(mine):
            continue
        place = title.find(rest[:same], 2, 4 + same)
        if place > 1 and _is_name(title[:place]) and _apart(mine, title[:place]):
            return True
    return False


def _apart(mine: str, own: str) -> bool:
    """Whether two names have nothing in common but their end: 蘇州, 杭州; not 杭城, 杭州."""
    ends = len(mine) == len(own) and mine[-1] == own[-1]
    return set(mine[:-1] if ends else mine).isdisjoint(own[:-1] if ends else own)


_HAN = re.compile(r"[一-鿿]{2}")
_ASKED = frozenset("几多何哪第每全半号")  # 「幾號樓」
_NONE = frozenset(f"{FUNCTION}一二三四五六七八九十两上下前后新老旧大小")


def _is_name(word: str) -> bool:
    """Whether it is of no dictionary, or a place of it."""
    return (
        _HAN.match(word) is not None
        and _ASKED.isdisjoint(word)
        and all(
            len(one) > 1 and (frequency(one) < _UNKNOWN or tag == "ns") or len(one) == 1 and one not in _NONE
            for one, _, tag in cut(word)
        )
    )


def misnamed(text: str, page: Page) -> bool:
    """`text` is a narrow question. True where its name, in 《》 or of a place at its head, stands nowhere on the page and the
    title has one that is as long, of the same kind (《…航線》, …市), and one character apart."""
    mine = _names(text)
    titled = _names(page.title) if mine else []
    return (
        _housed(text, page)
        or _of_same_place(text, page)
        or _of_other_place(text, page)
        or any(
            sum(a != b for a, b in zip(name, own, strict=True)) == 1 and name not in page.text
            for name, kind in mine
            for own, other in titled
            if len(name) == len(own) >= _LEAST and kind == other
        )
    )


def _names(text: str) -> list[tuple[str, str]]:
    """Each name with the end that tells its kind: 「方法」 and 「辦法」 are two ends of one name."""
    place = _PLACE.match(text)
    quoted = [(name, name[-2:]) for name in _QUOTED.findall(text)]
    return [*quoted, *([(place[1], place[1][-1])] if place else [])]
