"""The clause that tells it: where a question wants words (什麼, 為什麼, 哪裡, 怎麼) and nothing shorter can be cut out."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types.contract import Proposal, Type

FOCUS = re.compile(r"(?!)")  # no question is of this type: others fall back on it
LEAST, MOST = 4, 30  # characters
NEW = 3  # characters that the question does not say itself
_LEADS = re.compile(
    r"^(?:(?:但|而|且|并|则|也|又|还|就|因此|所以|其中|不过|同时|此外|另外|对此|目前|如今|[一二三四五六七八九十\d]+[、.])+)"
)
_NAMES = re.compile(r"叫做?什么|什么名[字称]|名[字称](?:是|叫)什么|姓什么")
_SPEAKS = re.compile(
    r"(?:说|表示|指出|称|介绍|认为|解释|透露|强调|坦言|直言|回应|回忆|补充|提到|写道|告诉记者)(?:道)?$"
)
_EMPTY = re.compile(r"^(?:他|她|它|其|这|该)?(?:表示|指出|说|称|介绍|认为)?$")


# 「因停水造成損失的企業可申請減免」: what came of something, of those whom it met
MET = re.compile(r"(?:造成|导致|引起|引发|产生|带来|受到?|蒙受|遭受?|延误|影响|失去|无法|未能|不能)[^,。;]*的")
_MET_WHOM = re.compile(rf"(?:因(?!此|而)|由于)[^,。;]{{2,20}}?{MET.pattern}")


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    if _NAMES.search(asked.text):
        return  # a name is no clause
    seen = set()
    why = re.search(r"为(?:什么|何)|原因|理由", asked.text) is not None
    telling = [index for index, term in enumerate(asked.terms) if term.weight >= 1]
    outer = [index for index in telling if hits.title[index] < 0.6]
    for index in outer or telling:
        places = hits.places[index]
        for place, _, credit in places:
            line = page.lines[page.line_at(place)]
            if credit < 0.6 or line.kind != "text":
                continue
            sentence = page.sentence(place)
            if sentence in seen:
                continue
            seen.add(sentence)
            start = sentence[0]
            while start < sentence[1]:
                clause = page.clause(start)
                if clause[1] <= start:
                    break
                says = page.text[slice(*clause)]
                lead = _LEADS.match(says)
                first = clause[0] + (lead.end() if lead else 0)
                last = clause[1]
                while last > first and page.text[last - 1] in "。;!?,":
                    last -= 1
                says = page.text[first:last]
                if why and _MET_WHOM.match(says):
                    start = clause[1] + 1
                    continue
                fresh = sum(char not in asked.text for char in set(says))
                if LEAST <= last - first <= MOST and fresh >= NEW and not (_EMPTY.match(says) or _SPEAKS.search(says)):
                    yield Proposal(first, last)
                start = clause[1] + 1


TYPE = Type("clause", "text", FOCUS, propose)
