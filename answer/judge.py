"""How well the words round a value speak for it as the answer to a question.

The figures are steps of one scale, the share of the question's words (1.0: all of them near). They were set by hand on
development questions and kept coarse; ENOUGH and NEAR in resolve.py were chosen by a sweep over them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from answer.asked import Asked, clocks
from answer.evidence import Line, Page, scope
from answer.fits import Fit, bound
from answer.types import Proposal, amount
from answer.types.meets import given, limit, same_unit
from answer.words import cut, terms

# types whose question word stands with what is done: that must be there
_EVENTS = ("when", "who", "org", "where", "which")


def judge(kind: str, asked: Asked, fit: Fit, proposal: Proposal) -> tuple[float, float]:
    """(share of all words covered, share of the words outside the title that stand near).

    A word that stands elsewhere on the page counts in full against an answer: it is there, or nowhere.
    """
    around = scope(fit.page, proposal.start, proposal.end) + tuple((s, e, 1.0) for s, e in proposal.scope)
    total = score = 0.0
    outside = near = 0.5  # so that one light word decides nothing
    closeness = []
    for index, weight in enumerate(fit.counts):
        close = fit.hits.near(index, around)
        title = fit.hits.title[index]
        closeness.append(close)
        total += weight
        score += weight * max(close, 0.9 * title, 0.35 * fit.hits.best(index))
        if title < 0.6:
            outside += weight
            near += weight * close
        else:  # what the title holds already speaks for a sentence that says it again
            outside += 0.5 * weight * close
            near += 0.5 * weight * close
    share = score / total if total else 0.0
    nearest = bound(asked)
    if nearest and kind != "meets":
        share += 0.05 * max(closeness[i] for i in nearest)
        far_off = max(closeness[i] for i in nearest) < 0.55
        share -= 0.15 * far_off
        apart = [
            i
            for i in nearest
            if asked.terms[i].weight >= 1
            and fit.hits.title[i] < 0.6
            and (closeness[i] < 0.3 or (closeness[i] < 0.5 and fit.hits.best(i) >= 0.9 and kind in _EVENTS))
        ]
        if any(asked.terms[i].noun or fit.hits.best(i) >= 0.3 for i in apart) or kind in _EVENTS:
            elsewhere = any(fit.hits.best(i) >= 0.9 for i in apart)
            nowhere = kind in _EVENTS and all(fit.hits.best(i) < 0.3 for i in apart)
            share -= 0.08 if far_off and len(nearest) == 1 and not elsewhere and not nowhere else 0.18
        elif apart:
            share -= 0.1
    telling = [i for i, term in enumerate(asked.terms) if term.weight >= 1]
    outer = [i for i in telling if fit.hits.title[i] < 0.6]
    if kind in (*_EVENTS, "amount", "count") and outer and all(closeness[i] < 0.3 for i in outer):
        share -= 0.12  # what is asked beyond the title stands nowhere near
    far = sum(
        closeness[i] < 0.3 and fit.hits.best(i) >= 0.9 and fit.hits.title[i] < 0.6 and asked.terms[i].weight >= 1
        for i in range(len(closeness))
    )
    share -= min(0.07 * far, 0.21)
    if kind == "may" and nearest:
        share += 0.08 * (fit.hits.within(nearest[0], *fit.page.clause(proposal.start)) >= 0.6)
    share += _touches(asked, fit.page, proposal)
    strange = any(
        term.tag[:1] == "n"
        and not term.alternatives
        and term.weight >= 1
        and term.offset >= asked.tail
        and fit.hits.best(i) < 0.45
        for i, term in enumerate(asked.terms)
    )
    if kind in ("amount", "count") and not proposal.quote and all(fit.hits.title[i] >= 0.6 for i in telling):
        tight = tuple(one for one in around if one[2] >= 0.85)
        if all(fit.hits.near(i, tight) < 0.45 for i in range(len(asked.terms))):
            share -= 0.3  # only the title is asked about, and nothing near the value tells of it
    if kind in ("amount", "count"):
        share -= 0.3 * any(
            closeness[i] < 0.3 and fit.hits.title[i] < 0.6 and term.noun and term.weight >= 1
            for i, term in enumerate(asked.terms)
            if 0 <= term.offset - asked.focus[1] <= 1
        )  # 「多少利息」 where no interest is told
    share -= 0.25 * strange  # 「全程馬拉松」 of a page that knows only 半程馬拉松
    if kind in ("amount", "count", "when"):
        share -= _other_clause(asked, fit, proposal) + _modified(asked, fit, proposal)
    share += _segment(asked, fit, proposal)
    share += _beside(fit, proposal, nearest) + 0.05 * _right_before(
        fit, proposal, [i for i in nearest if not asked.terms[i].name]
    )
    share -= _excepted(asked, fit, proposal)
    share -= _stranger(asked, fit, proposal, kind)
    return share + _times(asked, fit.page, proposal), near / outside


def _touches(asked: Asked, page: Page, proposal: Proposal) -> float:
    """「錄了多久」 and 「錄了十四個月」, 「幾點開服」 and 「10:00開服」: what touches the question word stands at the value too."""
    start, end = asked.focus
    clause = page.clause(proposal.start)
    text = page.text[slice(*clause)]
    verbs = [one.text for one in asked.terms if len(one.text) == 1 and start - 1 <= one.end <= start]
    before = page.text[max(clause[0], proposal.start - 3) : proposal.start]
    same, touch = 0, 0.0
    while same < 6 and same < min(start, proposal.start - clause[0]):
        if asked.text[start - 1 - same] != page.text[proposal.start - 1 - same]:
            break
        same += 1
    if same > 1:
        touch = 0.02 * same  # 「平台承擔」 before both
    behind = _AUXILIARY.sub("", asked.text[end : end + 6])[:2]
    added = max(0.06 if verbs and verbs[-1] in before else 0.0, touch)
    later = [one for one in asked.terms if one.offset >= end]
    if later and len(later) > 1 and not later[-1].noun and page.text.startswith(later[-1].text, proposal.end):
        added += 0.04  # 「16條線路有10條停運」: how many 停運
    return added + (0.08 if _PAIR.fullmatch(behind) and behind in text else 0.0)


_AUXILIARY = re.compile(r"^(?:[能会才就可要得需须应该以]|开始|正式)+")
_PAIR = re.compile(r"[一-鿿]{2}")


def sibling(asked: Asked, fit: Fit, proposal: Proposal) -> bool:
    """「企業版」 where the value stands under 標準版: what the question names has a sibling there and is not there itself."""
    around = scope(fit.page, proposal.start, proposal.end)
    near = [fit.page.text[start:end] for start, end, weight in around if weight >= 0.95]
    for i, term in enumerate(asked.terms):
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


def _alone(text: str, place: int) -> bool:
    """Whether a single character that may end a name stands there: 「企業+版」, not 「有人+值班」."""
    return any(at == place and len(word) == 1 and tag[:1] in ("n", "q") for word, at, tag in cut(text))


def _segment(asked: Asked, fit: Fit, proposal: Proposal) -> float:
    """Of values told side by side (「甲區3個、乙區5個」), the one in whose piece the word of the question stands."""
    clause = fit.page.clause(proposal.start)
    text = fit.page.text
    left = max(text.rfind(mark, clause[0], proposal.start) for mark in "、:") + 1 or clause[0]
    right = text.find("、", proposal.end, clause[1])
    if "、" not in text[clause[0] : clause[1]]:
        return 0.0
    piece = (left, right if right >= 0 else clause[1])
    told = [i for i, term in enumerate(asked.terms) if term.weight >= 1 and fit.hits.within(i, *clause) >= 0.6]
    if not told:
        return 0.0
    return 0.05 if any(fit.hits.within(i, *piece) >= 0.6 for i in told) else -0.05


def _modified(asked: Asked, fit: Fit, proposal: Proposal) -> float:
    """「地下車位」 and a value whose clause tells of another kind of 車位, where the page knows both."""
    page = fit.page
    if page.lines[page.line_at(proposal.start)].kind == "row":
        return 0.0
    clause = page.text[slice(*page.clause(proposal.start))]
    sentence = page.text[slice(*page.sentence(proposal.start))]
    for term, head in zip(asked.terms, asked.terms[1:], strict=False):
        phrase = term.text + head.text
        if term.end != head.offset or len(term.text) != 2 or len(head.text) < 2 or phrase not in page.text:
            continue
        around = clause if head.text in clause else sentence
        place = around.find(head.text)
        if place >= 2 and phrase not in around and "一" <= around[place - 1] <= "鿿":
            return 0.15
    return 0.0


def _other_clause(asked: Asked, fit: Fit, proposal: Proposal) -> float:
    """「重建補4萬元，低保戶另增5千元」: a word of the question that stands with the other value of the sentence."""
    page = fit.page
    if page.lines[page.line_at(proposal.start)].kind == "row":
        return 0.0
    sentence, clause = page.sentence(proposal.start), page.clause(proposal.start)
    for i, term in enumerate(asked.terms):
        if term.weight < 1 or not term.noun or fit.hits.within(i, *clause) >= 0.5:
            continue
        for start, end, credit in fit.hits.places[i]:
            other = page.clause(start)
            apart = credit >= 0.9 and sentence[0] <= start < sentence[1] and other[0] >= clause[1]
            if apart and re.search(r"\d", page.text[end : other[1]]):
                return 0.08
    return 0.0


def _beside(fit: Fit, proposal: Proposal, nearest: list[int]) -> float:
    """Of two values in one clause, the one nearer to the word that the question word stands with: at most 0.04."""
    start, end = fit.page.clause(proposal.start)
    apart = [
        max(proposal.start - right, left - proposal.end, 0)
        for i in nearest
        for left, right, credit in fit.hits.places[i]
        if credit >= 0.5 and start <= left and right <= end
    ]
    return 0.04 * (1 - min(min(apart), 20) / 20) if apart else 0.0


def _right_before(fit: Fit, proposal: Proposal, nearest: list[int]) -> bool:
    """「手續費1元」: the word that the question word stands with stands right before the value."""
    start = proposal.start
    while start and fit.page.text[start - 1] in "为是约:共计达":
        start -= 1
    return any(end == start and credit >= 0.85 for i in nearest for _, end, credit in fit.hits.places[i])


_EXCEPT = re.compile(r"不含|不包括|不包含|不适用于")


def _excepted(asked: Asked, fit: Fit, proposal: Proposal) -> float:
    """「飲料 12元 不含酒類」 answers no question about 酒類."""
    start, end = fit.page.sentence(proposal.start)
    for match in _EXCEPT.finditer(fit.page.text, start, end):
        clause, stop = fit.page.clause(match.end())
        if clause <= proposal.start < stop and fit.page.lines[fit.page.line_at(start)].kind != "row":
            continue  # 「不含運費(8元)」 says what the 運費 is
        if any(
            term.weight >= 1 and fit.hits.within(i, match.end(), stop) >= 0.95 for i, term in enumerate(asked.terms)
        ):
            return 0.8
    return 0.0


def _named(page: Page, span: tuple[int, int], asked: Asked) -> bool:
    """Whether the question holds the text of a cell, letter by letter."""
    text = page.text[slice(*span)].strip()
    return len(text) > 1 and text in asked.text


_OF_LABEL = re.compile(r"(?:的)?(?:时间|日期|期限|时段|地点|地址|方式|金额|标准|条件|要求)(?:[及和与][^\W\d_]*)?$")
_TIME_LABEL = re.compile(r"(?:时间|日期|期间|期限|窗口|周期|时段|通道|期)\s*$")


_OWN = {
    "where": re.compile(r"地址|地点|位置|场所|会场"),
    "amount": re.compile(r"^(?:费用|价格|收费|票价|定价|价目)"),
    "contact": re.compile(r"电话|热线|邮箱|网址|联系方式|客服"),
}


def _tier(asked: Asked, page: Page, line: Line, proposal: Proposal) -> float:
    """Of rows that are told apart by an amount (「75分至89分」), the one in which an amount of the question lies."""
    mine = given(asked.text)
    for start, end in page.cells(line)[:2] if mine else ():
        for one in amount.found(page) if not start <= proposal.start < end else ():
            least, most = limit(page, one) if start <= one.start < end else (None, None)
            if (least, most) == (None, None):
                continue
            for own in mine:
                if same_unit(own.unit, one.unit):
                    inside = (least is None or own.value >= least) and (most is None or own.value <= most)
                    return -0.15 if inside else 0.15
    return 0.0


def _stranger(asked: Asked, fit: Fit, proposal: Proposal, kind: str) -> float:
    """What speaks against a value that stands under another name than the question gives.

    Its label holds a word of its own and none of the question; or the question names another row of the table.
    """
    page, indices = fit.page, range(len(asked.terms))
    dated = kind in ("when", "left", "open")
    line = page.lines[page.line_at(proposal.start)]
    if line.kind == "row" and proposal.quote is None:
        tier = _tier(asked, page, line, proposal)
        if tier:
            return tier
        key = page.text[slice(*page.cells(line)[0])]
        if asked.instead and (asked.instead in key or key in asked.instead):
            return -0.2
        if _named(page, page.cells(line)[0], asked):
            return -0.1
        for other in page.lines:
            if (
                other.table != line.table
                or other.kind != "row"
                or other is line
                or other is page.lines[line.table or 0]
            ):
                continue
            other_key = page.cells(other)[0]
            if _named(page, other_key, asked) and not _named(page, page.cells(line)[0], asked):
                return 0.3
            for i in indices:
                if fit.hits.within(i, *other_key) >= 0.6 and fit.hits.within(i, line.start, line.end) < 0.5:
                    return 0.3
        return 0.0
    label = page.label(proposal.start)
    if label and not dated and page.text[label[1]] != ":":
        label = None
    if label and len(core := _OF_LABEL.sub("", page.text[slice(*label)]).strip()) > 1 and core in asked.text:
        return -0.15  # the very label that is asked for
    if label and kind in _OWN and _OWN[kind].search(page.text[slice(*label)]):
        return -0.08  # 「地址：」 for a question where
    if label and dated and _verb_label(asked, page.text[slice(*label)]):
        return -0.2
    if dated and any(_verb_label(asked, one) for one in _labels(page.text)):
        return 0.2  # another line is labelled with what is asked
    if not label or any(fit.hits.within(i, *label) >= 0.6 for i in indices):
        return -0.15 if not label and _headed(asked, page, line) else 0.0
    own = (label[1], page.sentence(proposal.start)[1])
    if any(
        asked.terms[i].weight >= 1 and fit.hits.title[i] < 0.6 and fit.hits.within(i, *own) >= 0.85 for i in indices
    ):
        return 0.0  # 「費用：半程80元，全程120元」: the word stands with the value
    if _SINCE.match(page.text[slice(*label)]):
        return -0.15 if _headed(asked, page, line) else 0.0
    if not any(term.weight >= 1 for term in terms(page.text[slice(*label)])):
        return 0.0
    return 0.6 if dated and _TIME_LABEL.search(page.text[slice(*label)]) else 0.2


@lru_cache(maxsize=512)
def _labels(text: str) -> tuple[str, ...]:
    """What stands before a colon at the beginning of the lines of a page."""
    return tuple(match[1] for match in _LINE_LABEL.finditer(text))[:60]


_LINE_LABEL = re.compile(r"(?m)^\s*([^:。,;\n\d]{2,12}):")


def _verb_label(asked: Asked, label: str) -> bool:
    """「招募期：」 for 「幾號招到幾號」: the label says what stands beside the question word."""
    start, end = asked.focus
    core = _OF_LABEL.sub("", label).strip().removesuffix("期")
    beside = [term for term in asked.terms if term.end == start or term.offset == end]
    return len(core) > 1 and any(core == term.text or core in term.alternatives for term in beside)


_SINCE = re.compile(r"(?:即日|自|从|截至|截止|至|到|于|在|每|约|近|共|限)")


def _headed(asked: Asked, page: Page, line: Line) -> bool:
    """Whether a line stands right under a heading that the question holds: 「報名時間」 for 「報名到幾號」."""
    if line.heading is None or line.distance != 1:
        return False
    above = page.lines[line.heading]
    core = _OF_LABEL.sub("", page.text[above.start : above.end].strip(" :"))
    return 1 < len(core) <= 8 and core in asked.text


_BEFORE = re.compile(r"^原|^旧|去年|上年|往年|变更前|调整前|修改前|原文|原定|原价|原来|旧")
_AFTER = re.compile(r"应为|改为|更正为|现为|更正后|调整后|变更后|修改后")
_ASKS_BEFORE = re.compile(r"^原|^旧|去年|上年|往年|变更前|调整前|修改前|以前|之前|原先|原来|原定|原文|本来|旧|老|误")


_PAST = re.compile(r"(?:以前|过去|从前|此前|原来|原先|之前)")
_DONE = re.compile(r"[一-鿿]了(?:几|多少|多[久长])")
_PLANNED = re.compile(r"(?<!即)将(?=[^,。]{0,20})|下一步|计划|拟|预计|力争|目标")


def _times(asked: Asked, page: Page, proposal: Proposal) -> float:
    """What the times of the question add: its year or clock near, the state before a change only where that is asked."""
    line = page.lines[page.line_at(proposal.start)]
    heads, added = "", 0.0
    if line.kind == "row" and line.table is not None:
        cells, column = page.cells(page.lines[line.table]), page.column(proposal.start)
        heads = page.text[slice(*cells[column])] if column < len(cells) else ""
        own = page.text[slice(*page.cells(line)[0])]
        heads = own if not column or _BEFORE.match(own) else heads
        added += 0.06 * bool(_AFTER.match(own) and not _ASKS_BEFORE.search(asked.text))
    elif line.heading is not None and line.distance == 1:
        heads = page.text[page.lines[line.heading].start : page.lines[line.heading].end]
    if _BEFORE.search(heads):
        added += 0.06 if _ASKS_BEFORE.search(asked.text) else -0.1
    sentence = page.text[slice(*page.sentence(proposal.start))]
    for one in asked.given:  # 「35度的時候加多少」
        if one in sentence:
            added += 0.1
        elif one in page.text:
            added -= 0.1
    if _PAST.match(page.text[slice(*page.clause(proposal.start))]) and not _ASKS_BEFORE.search(asked.text):
        added -= 0.12
    if any(year in sentence for year in asked.years):
        added += 0.04
        clause = page.text[slice(*page.clause(proposal.start))]
        added += 0.03 * any(year in clause for year in asked.years)
    if _DONE.search(asked.text) and not _PLANNED.search(asked.text) and _PLANNED.search(sentence):
        added -= 0.08  # 「修了多少」 is not told by what is planned
    if asked.clocks and any(clock in asked.clocks for clock in clocks(sentence)):
        added += 0.1
    return added
