"""What a page tells as no fact: a rumour that it denies (「網傳停水三天，並非事實」), and what is planned or under way, where a
question asks whether it is done (「擬對公廁進行改造」, 「改造完了嗎」), or whether it is so now (「明年將增設夜場」, 「有夜場嗎」)."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from answer.asked import Asked
from answer.evidence import Page
from answer.types import Proposal

_SAID = re.compile(
    r"[网误谣讹传流](?:(?<=网)(?<![上官]网)传|(?<=[误谣讹])传|(?<=传)[言闻]|(?<=流)传(?!至今|[于自已])|(?<=谣)言)"
)
_DENIED = re.compile(r"(?:非|不是)(?:事实|真的)|不属实|不实(?![施行])|(?<![信传造])谣言|子虚乌有|虚构|捏造|假消息|虚假")
_RUMOUR_ASKED = re.compile(r"传|谣|真的|属实")


@lru_cache(maxsize=512)
def _tells_one(text: str) -> bool:
    return _SAID.search(text) is not None


def rumour(asked: Asked, page: Page, start: int) -> bool:
    """Whether a place stands in a sentence that tells a rumour and denies it, and the question asks of what the rumour tells."""
    if not _tells_one(page.text) or _RUMOUR_ASKED.search(asked.text):
        return False
    sentence = page.sentence(start)
    if _SAID.search(page.text, *sentence) is None:
        return False
    denied = list(_DENIED.finditer(page.text, *sentence))
    # 「網傳停水並非事實，實為減壓供水」: what stands behind the denial is told as a fact
    return bool(denied) and start < denied[-1].start()


_DONE_ASKED = re.compile(r"(?:[完好]了|完成了|竣工了?|完工了?|建成了?)(?:吗|没有|没|嘛)[?]?$")
_NOT_DONE = re.compile(r"(?<![虚模草])拟(?!定)|计划(?=[将于在对\d今明])|正在|即将|将[于对在]|尚未|还未|筹备")
_DONE = re.compile(r"已|告竣|(?:完成?|完工|竣工|建成)[了的后]")


_NEXT_TIME = r"明年|后年|来年|次年|下一?[届季年]|下个?学[期年]"
_NEXT = re.compile(rf"(?P<next>{_NEXT_TIME})|今年|本[届季次年]|此次|这[届次]|本学[期年]")
_NEW = re.compile(r"首[次度]|第一次|新增|增[设加开]|新设|加[设开]|开始|改[为到在由]|恢复|启用|引入")
_WILL = re.compile(r"将|会(?![议员场展])|拟|计划|打算|考虑|争取|有望|预计")
_OF_NEXT = re.compile(
    rf"{_NEXT_TIME}|以后|将|未来|打算|计划|(?<![社工商公协学年展集聚机灯庙])会(?![员场议展])|(?<![只想需必主重])要(?!求)"
)


# a clause that says itself what it is about goes on with none of the time of the one before
_GOES_ON = re.compile(
    r"[ ,]*(?:(?:我们|主办方|[本该][一-鿿])?(?:还|也|并且?|同时|届时|而且)?(?:将|会|拟|计划|打算|考虑|争取|有望|预计)|届时|还|也|并)"
)
MOST = 40  # places of a word that are looked at


@lru_cache(maxsize=512)
def _tells_next(text: str) -> bool:
    return re.search(_NEXT_TIME, text) is not None


def coming(asked: Asked, page: Page, start: int) -> bool | None:
    """Whether a clause tells of the next time alone (「明年賽道將首次經過二橋」), of which the question does not ask: True where that
    would be new then, so that it is not so now; None where it says nothing of now."""
    if (
        not _tells_next(page.text)
        or _OF_NEXT.search(asked.text)
        or any(int(year) > (page.year or 0) for year in asked.years)
    ):
        return False
    clause = page.clause(start)
    low, high = page.sentence(start)[0], clause[1]
    told = [match["next"] for match in _NEXT.finditer(page.text, low, high)]
    if not told or not told[-1] or not _WILL.search(page.text, low, high):
        return False
    if not _NEXT.search(page.text, *clause) and not _GOES_ON.match(page.text, clause[0]):
        return False  # 「下一季度將啟用新食堂，舊食堂開放至月底」
    return True if _NEW.search(page.text, *clause) and not _told_now(asked, page, clause) else None


def _told_now(asked: Asked, page: Page, clause: tuple[int, int]) -> bool:
    """Whether what a clause tells of the next time is told elsewhere without it: 「明年將增設夜場，今年夜場照舊」."""
    text = page.text[slice(*clause)]
    words = [one.text for one in asked.terms if one.weight >= 1 and one.text in text and one.text not in page.title]
    if not words:
        return False
    for match in islice(re.finditer(re.escape(words[-1]), page.text), MOST):
        other = page.clause(match.start())
        told = page.text[slice(*other)]
        if other != clause and all(word in told for word in words) and not _tells_next(told):
            return True
    return False


def undone(asked: Asked, page: Page, proposal: Proposal) -> bool:
    """Whether a question asks if something is done, and a clause, no day, tells that it is planned or under way."""
    if not _DONE_ASKED.search(asked.text) or re.search(r"\d", proposal.text or ""):
        return False
    clause = page.clause(proposal.start)
    return bool(_NOT_DONE.search(page.text, *clause)) and not _DONE.search(page.text, *clause)


def is_fact(asked: Asked, page: Page, proposal: Proposal, yes_no: bool) -> bool | None:
    """Whether a value is told as a fact of now; False where that is a no to a question of yes or no, None where it tells nothing."""
    unreal = rumour(asked, page, proposal.start)
    if not yes_no:
        return None if unreal else True
    next_time = coming(asked, page, proposal.start)
    return None if next_time is None else not (unreal or next_time or undone(asked, page, proposal))
