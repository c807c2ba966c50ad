"""Values told side by side of several things: which of them is the one that the question names."""

from __future__ import annotations

import re
from functools import lru_cache

from answer.asked import Asked
from answer.evidence import Page, scope
from answer.fits import Fit, ranged
from answer.marks.contract import Seen
from answer.marks.keyed import other_step
from answer.text import number
from answer.types import Proposal
from answer.types.first_ones import among_first
from answer.words import Term, cut


def sibling(asked: Asked, fit: Fit, proposal: Proposal) -> bool:
    """「企業版」 where the value stands under 標準版: what the question names has a sibling there and is not there itself."""
    around = scope(fit.page, proposal.start, proposal.end)
    near = [fit.page.text[start:end] for start, end, weight in around if weight >= 0.95]
    if _ranked(asked.text, fit.page, near, proposal.start):
        return True
    for i, term in enumerate(asked.terms):
        if term.tag == "ordinal" and ranged(fit.page, term):
            continue  # 「二年級」 and 三年級以下
        if among_first(asked.text, fit.page, proposal.start):
            continue  # 「第81位」 and 前80名
        if _opposite(fit, proposal, i, asked):
            return True
        if _numbered(fit.page, term, near):
            return True
        if fit.hits.best(i) < 0.45 and _another(asked.text, fit.page, term):
            return True
        word, behind = term.text, asked.text[term.end : term.end + 1]
        if fit.hits.best(i) >= 0.45 or term.weight < 1 or not 2 <= len(word) <= 4 or word.isascii():
            continue
        whole = len(word) == 2 and term.noun and _alone(asked.text, term.end)
        kinds = [(word, behind)] if whole else []
        kinds += [(word[:-1], word[-1])] if len(word) > 2 else []
        for own, kind in kinds:
            like = re.compile(rf"(?<![一-鿿])[一-鿿]{{{len(own)}}}{kind}")
            if any(found[0] != own + kind for text in near for found in like.finditer(text)):
                return True
    return False


# first characters that tell two of a kind apart
_OPPOSITES = "总分 新旧 新老 学术 首续 男女 南北 东西 东南 西北 正副 公私 单双 早晚 初高 甲乙 乙丙 春秋 夏冬 进出 买卖 线上线下".split()
_APART = {(pair[: len(pair) // 2], pair[len(pair) // 2 :]) for pair in _OPPOSITES}
_APART |= {(right, left) for left, right in _APART}


def _opposite(fit: Fit, proposal: Proposal, index: int, asked: Asked) -> bool:
    """「總館」 where the value is that of the 分館: not the word of the question stands there, but its opposite."""
    word, page = asked.terms[index].text, fit.page
    around = scope(page, proposal.start, proposal.end)
    told = [page.text[start:end] for start, end, weight in around if weight >= 0.8]
    if len(word) < 2 or word in page.title or any(word in piece for piece in told):
        return False
    for mine, other in _APART:
        if word.startswith(mine) and len(word) > len(mine):
            twin, own = (
                other + word[len(mine) :],
                re.compile(rf"{mine}的[^,。;\n]{{0,6}}{re.escape(word[len(mine) :])}"),
            )
            if any(own.search(piece) for piece in told):
                return False  # 「新的服務費率」 is the 新費率
            if twin not in asked.text and any(twin in piece for piece in told):
                return True
    return False


_RANK = re.compile(r"(国家|[一二三四五六七八九十特甲乙丙丁高中初低省市区县镇校院])(等|级)(?![学别待级地])")

# 「沒有初級證能報中級嗎」 asks for no value of 初級
_LACKED = re.compile(rf"没有?(?P<rank>{_RANK.pattern})(?=[^。;]*能[^。;]*吗)")


def _leads_on(text: str, page: Page, place: int, rank: str, others: set[str]) -> bool:
    """「申報三級的，須取得四級證書滿2年」, asked whether one with a 四級 may go for 三級: the sentence tells of both."""
    low = page.sentence(place)[0]
    return rank in page.text[low:place] and bool(others) and all(other in text for other in others)


def _ranked(text: str, page: Page, near: list[str], place: int) -> bool:
    """「區級承擔多少」 where the clause tells of the 市級, 「二等」 where it tells of 一等 alone."""
    lacked = _LACKED.search(text)
    for match in _RANK.finditer(text):
        if match[0] in page.title or any(match[0] in piece for piece in near):
            continue
        if lacked and lacked["rank"] == match[0]:
            continue
        others = {other[0] for piece in near for other in _RANK.finditer(piece) if other[2] == match[2]}
        if others and not _leads_on(text, page, place, match[0], others):
            return True
    return False


_NTH = re.compile(
    rf"(?:{_RANK.pattern})|(?P<nth>[一二三四五六七八九十甲乙丙丁a-d]|\d{{1,2}})(?P<kind>标段|标包|号楼|期|批|组|类|档|轮|班|区)(?![间末会车时到员别似])"
)


def other_rank(text: str, page: Page, start: int, end: int) -> bool:
    """「二標段」 where the value is that of the 一標段, though the page tells of both side by side."""
    ranks, asked = _ranks(text), _places_asked(text)
    line = page.lines[page.line_at(start)] if ranks or asked else None
    if line is None or line.kind == "row":
        return False
    low = max(page.text.rfind(mark, line.start, start) for mark in "、,;。:(") + 1 or line.start
    piece = page.text[max(low, line.start) : start]
    told = {match[0] for match in _NTH.finditer(piece)}
    for rank, kind in ranks:
        known = rank in page.text and rank not in page.title
        others = {one for one in told if one.endswith(kind)}
        if known and rank not in told and others and not _leads_on(text, page, start, rank, others):
            return True
    places = _places(piece)
    return bool(asked and places) and asked.isdisjoint(places)


@lru_cache(maxsize=64)
def _ranks(asked: str) -> tuple[tuple[str, str], ...]:
    """Those of a kind that a question names, each with its kind: 二標段, 標段."""
    return tuple((match[0], match["kind"] or match[2]) for match in _NTH.finditer(asked))


# places of a contest: 冠軍, 第二名, 前三名, 第四至八名
_PLACE = re.compile(
    r"(?P<word>[冠亚季殿]军)|(?P<to>前|第(?P<low>[一二三四五六七八九十\d]{1,2})名?[至到-]第?)?(?P<high>[一二三四五六七八九十\d]{1,2})名"
)


def _places(text: str) -> set[int]:
    """The places that a piece tells of."""
    found: set[int] = set()
    for match in _PLACE.finditer(text):
        high = "冠亚季殿".index(match["word"][0]) + 1 if match["word"] else int(number(match["high"]) or 0)
        low = int(number(match["low"]) or 1) if match["low"] else 1 if match["to"] else high
        if match["word"] or match["to"] or text[match.start("high") - 1 : match.start("high")] == "第":
            found.update(range(low, high + 1))
    return found


@lru_cache(maxsize=64)
def _places_asked(asked: str) -> frozenset[int]:
    """The places that a question names."""
    return frozenset(_places(asked))


_SERIES = re.compile(r"[a-z]+\d+|第[一二三四五六七八九十\d]+")


def _another(text: str, page: Page, term: Term) -> bool:
    """「v2」 where the page has v1, 「第一人民醫院」 where it has 第二人民醫院: another one of a series."""
    match = _SERIES.match(term.text)
    if not match:
        return False
    if term.tag == "ordinal" and term.text[0] == "第" and term.text[1] not in "一1" and term.text[-1] not in "天日次名":
        return True  # 「第二批」, where the page counts none
    stem = re.sub(r"[一二三四五六七八九十\d]+", "", match[0])
    behind = (term.text + text[term.end : term.end + 2])[match.end() :][:2]
    like = rf"(?<![a-z]){stem}[一二三四五六七八九十\d]+"
    like += re.escape(behind) if stem == "第" else r"(?!\d)"
    return re.search(like, f"{page.title}\n{page.text}") is not None


_NUMBERED = re.compile(r"[a-z]{1,3}\d+(?:\.\d+)*")


def _numbered(page: Page, term: Term, near: list[str]) -> bool:
    """「v2」 where the clause of the value tells of v1 and of no v2, though the page has both."""
    match = _NUMBERED.fullmatch(term.text)
    if not match or any(term.text in text for text in near):
        return False
    stem = re.match("[a-z]+", term.text)
    like = re.compile(rf"(?<![a-z0-9]){stem[0] if stem else ''}\d+(?![a-z0-9])")
    return any(like.search(text) for text in near)


def contrast(seen: Seen) -> bool:
    """Whether a word of the question stands elsewhere and another of its kind here: 學科 for 術科, 舊倉 for 新倉."""
    start, end = seen.page.clause(seen.proposal.start)
    if seen.in_row:
        return False
    clause = seen.page.text[start:end]
    here = {word for word, _, tag in cut(clause) if tag[:1] in ("n", "v", "b", "a", "l", "j")}
    for i, term in enumerate(seen.asked.terms):
        if not 2 <= len(term.text) <= 3 or term.text.isascii() or seen.fit.hits.within(i, start, end) >= 0.7:
            continue
        like = {word for word in here if word[1:] == term.text[1:] and word != term.text}
        if any(word not in term.alternatives and word not in seen.asked.text for word in like):
            return True
    return False


def _alone(text: str, place: int) -> bool:
    """Whether a single character that may end a name stands there: 「企業+版」, not 「有人+值班」."""
    return any(at == place and len(word) == 1 and tag[:1] in ("n", "q") for word, at, tag in cut(text))


# 「制服費3,000元、午餐全免」: the sum has a name of its own
_OWN = re.compile(r"[一-鿿][费金款]$")


def segment(seen: Seen) -> float:
    """Of values told side by side (「甲區3個、乙區5個」), the one in whose piece the word of the question stands."""
    clause, hits = seen.page.clause(seen.proposal.start), seen.fit.hits
    text = seen.page.text
    if other_step(seen) is False:
        return 0.0  # 「三級、四級100元」
    if other_rank(seen.asked.text, seen.page, seen.proposal.start, seen.proposal.end):
        return -0.3
    if "、" not in text[clause[0] : clause[1]]:
        return 0.0
    left = max(text.rfind(mark, clause[0], seen.proposal.start) for mark in "、:") + 1 or clause[0]
    right = text.find("、", seen.proposal.end, clause[1])
    piece = (left, right if right >= 0 else clause[1])
    told = [i for i in range(len(seen.closeness)) if seen.tells(i) and hits.within(i, *clause) >= 0.6]
    if not told:
        return 0.0
    if (
        seen.counted
        and text.find("、", clause[0], left) < 0
        and any(hits.within(i, *piece) < 0.6 and hits.within(i, piece[1], clause[1]) >= 0.9 for i in told)
    ):
        return -0.15  # 「年費為個人120元、企業680元」, asked of the 企業
    if any(hits.within(i, *piece) >= 0.6 for i in told):
        return 0.05
    own = _OWN.search(text[left : seen.proposal.start]) if seen.counted else None
    return -0.15 if own and own[0] not in seen.asked.text else -0.05


def modified(seen: Seen) -> float:
    """「地下車位」 and a value whose clause tells of another kind of 車位, where the page knows both."""
    page = seen.page
    if seen.in_row or not (seen.counted or seen.kind == "when") or other_step(seen) is False:
        return 0.0
    clause = page.text[slice(*page.clause(seen.proposal.start))]
    sentence = page.text[slice(*page.sentence(seen.proposal.start))]
    for term, head in zip(seen.asked.terms, seen.asked.terms[1:], strict=False):
        phrase = term.text + head.text
        if (seen.counted and head.weight < 1) or head.tag == "v":
            continue  # 「團隊每人」; 「年齡放寬」 is no kind of 放寬
        if term.name and term.text in page.title:
            continue  # 「楓港東區」 is no kind of 東區 on a page that 楓港市 heads
        if term.end != head.offset or len(term.text) != 2 or len(head.text) < 2 or term.text not in page.text:
            continue
        around = clause if head.text in clause else sentence
        place = around.find(head.text)
        before = around[max(0, place - 4) : place]
        if term.text in before or before[-1:] in _JOINS or head.text in term.alternatives:
            continue  # 「學生數回升」, 「名額與報名費」
        if head.text not in clause and term.text in clause:
            continue  # 「冠軍獎金8000元，亞軍3000元」
        if place >= 2 and phrase not in around and "一" <= around[place - 1] <= "鿿":
            return -0.3
    return 0.0


_JOINS = frozenset("与和及跟的或")


# 「5號線」 is a name
_VALUE = re.compile(r"(?<!\d)\d+(?!\d|号[线楼馆厅门]|路|线)")


def other_clause(seen: Seen) -> float:
    """「重建補4萬元，低保戶另增5千元」: a word of the question that stands with the other value of the sentence."""
    page, hits = seen.page, seen.fit.hits
    if seen.in_row or not (seen.counted or seen.kind in ("when", "open")):
        return 0.0
    sentence, clause = page.sentence(seen.proposal.start), page.clause(seen.proposal.start)
    for i, term in enumerate(seen.asked.terms):
        if term.weight < 1 or not term.noun or hits.within(i, *clause) >= 0.5:
            continue
        for start, end, credit in hits.places[i]:
            other = page.clause(start)
            apart = credit >= 0.9 and sentence[0] <= start < sentence[1] and other[0] >= clause[1]
            if apart and _VALUE.search(page.text, end, other[1]):
                return -0.08
    return 0.0


_PAIR = re.compile(r"([^,。;、\s]{1,12})[与和及、]([^,。;、\s]{2,12})")


def latter(seen: Seen) -> float:
    """「在甲地與乙地各設一座，前者年訓量600人」 answers no question about 乙地."""
    page = seen.page
    clause, sentence = page.clause(seen.proposal.start), page.sentence(seen.proposal.start)
    told = re.search(r"前者|后者", page.text[slice(*clause)])
    pair = _PAIR.search(page.text, sentence[0], sentence[1]) if told else None
    if not told or not pair:
        return 0.0
    former_asked = any(
        seen.tells(i) and seen.fit.hits.within(i, *pair.span(1)) >= 0.9 for i in range(len(seen.closeness))
    )
    latter_asked = any(
        seen.tells(i) and seen.fit.hits.within(i, *pair.span(2)) >= 0.9 for i in range(len(seen.closeness))
    )
    if former_asked == latter_asked:
        return 0.0
    return 0.1 if (told[0] == "前者") == former_asked else -0.8


_EXCEPT = re.compile(r"不含|不包括|不包含|不适用于")


def excepted(seen: Seen) -> float:
    """「飲料 12元 不含酒類」 answers no question about 酒類."""
    page = seen.page
    start, end = page.sentence(seen.proposal.start)
    for match in _EXCEPT.finditer(page.text, start, end):
        clause, stop = page.clause(match.end())
        if clause <= seen.proposal.start < stop and not seen.in_row:
            continue  # 「不含運費(8元)」 says what the 運費 is
        if any(
            seen.tells(i) and seen.fit.hits.within(i, match.end(), stop) >= 0.95 for i in range(len(seen.closeness))
        ):
            return -0.8
    return 0.0
