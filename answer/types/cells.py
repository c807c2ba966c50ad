"""Cells of a table as answers: where the question names the row and the column, this by its head or by what it asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answer.asked import Asked
from answer.evidence import Page
from answer.match import Hits
from answer.types.changed import AFTER_CHANGE, BEFORE_CHANGE
from answer.types.contract import Proposal
from answer.types.given import given
from answer.values import amounts_of


def cells(asked: Asked, page: Page, hits: Hits, names: bool = False) -> Iterator[Proposal]:
    """Every cell whose row and whose column head hold a word of the question (another word each).

    `names` also takes cells without a number of such a row: a name is asked for.
    """
    yield from by_head(asked, page, hits)
    indices = range(len(asked.terms))
    focus = asked.text[asked.focus[0] : asked.focus[1] + 2]
    for line in page.lines:
        if line.kind != "row" or line.table is None or page.lines[line.table] == line:
            continue
        own, head = page.cells(line), page.cells(page.lines[line.table])
        rows = {i for i in indices if hits.within(i, *own[0]) >= 0.5}
        for cell, above in zip(own[1:], head[1:], strict=False):
            columns = {i for i in indices if hits.within(i, *above) >= 0.45} - rows
            named = any(char in focus for char in page.text[slice(*above)] if char not in "个家种位项名的")
            if rows and (columns or named) and cell[1] > cell[0]:
                yield Proposal(*cell, boost=0.12)
            elif rows and names and not re.search(r"\d", page.text[slice(*cell)]):
                yield Proposal(*cell, boost=0.02)


# what is asked, and how the column is headed that tells it: 「得了幾分」 is told by 得分
_HEADS = tuple(
    (re.compile(asks), re.compile(rf"(?:{heads})(?:\([^()]*\))?"))
    for asks, heads in (
        (r"哪(?:里|儿|边|条)|在哪|[什甚]么(?:地方|位置|地点)|何处|(?:地址|地点|位置)(?:是|在)?(?:什么)?[?]?$", r"[一-鿿]{0,4}(?:地址|地点|位置|场所)|[一-鿿]{2,6}(?:站|点|处|所|馆|窗口|柜台)"),
        (r"哪一?[家个]?(?:机构|公司|单位|企业)的?[?]?$", r"[一-鿿]{0,3}(?:机构|公司|单位|企业)"),
        (r"哪一?个?班(?:级)?的?[?]?$", r"[一-鿿]{0,3}班级?"),
        (r"(?:颁|发|判|归)?给了?(?:谁|哪)|(?:谁|哪一?[位个家所])[^,。]{0,4}(?:得|拿|获|赢|当选|入选|中选)", r"(?:获奖|得奖|获选|入选|当选|中选|得主)[一-鿿]{0,4}"),
        (r"[得拿领获赢]到?了?(?:的是)?什么|[有给送发拿领得]什么(?:奖励|奖品|奖金|奖|礼物|礼品|赠品|好处)|奖(?:励|品)?(?:是|给|发|送)?什么", r"奖[励品赏]|礼[品物]|赠品"),
        (r"(?:是?指|指的是?)(?:的是)?(?:什么|哪[种类些]|啥)|是?什么(?:意思|含义)|(?:怎么|如何)(?:定义|界定)|什么(?:情况|情形|问题|样的?)[^,。]{0,4}(?:算|叫|属于?)", r"定义|含义|释义|意义|说明|界定|描述|情形"),
        (r"[得拿考打评](?:了|到)?(?:多少|几)分|(?:得分|分数|总分|成绩)(?:是|有)?(?:多少|几)", r"(?:总|得|评|综合|最终)?(?:得分|分数|总分|评分|成绩|分)"),
        (r"多(?:久|长时间)[^,。?]{0,6}(?:回复|响应|回应|答复|回音|回)|(?:几|多少)(?:小时|分钟)[^,。?]{0,4}(?:回复|响应|回应|答复)", r"(?:首次|初次)?(?:回复|响应|回应|答复)(?:时[间限效长])?"),
        (r"多(?:久|长时间)[^,。?]{0,6}(?:修[好复]|恢复|解决)|(?:几|多少)(?:小时|分钟)[^,。?]{0,4}(?:修[好复]|恢复|解决)", r"(?:恢复|修复|解决)(?:时[间限效长]|期限)"),
        (r"(?:封顶|最多|上限|最高|至多)[^,。]{0,6}多少|(?:封顶|上限)(?:是|为|在)?几", r"[一-鿿]{0,6}(?:封顶|上限)"),
    )
)  # fmt: skip
# for whom or when a column holds: 「漲價前」 is told by 舊標準, 「星期六」 by 假日
_STATES = tuple(
    (re.compile(asks), re.compile(rf"(?:{heads})(?:\([^()]*\))?"))
    for asks, heads in (
        (BEFORE_CHANGE, r"(?:原|旧|现行|现价|(?:调整?|变更|修改|涨价?|降价?)前)[一-鿿]{0,6}"),
        (rf"{AFTER_CHANGE}|新[的价费标率规]", r"(?:新(?![生人手店品开增客])|(?:调整?|变更|修改|涨价?|降价?)后)[一-鿿]{0,6}"),
        (r"(?:周|星期|礼拜)[六日天末]|双休|假日|放假", r"(?:周末|(?:例|节)?假日|双休日?|休息日)[一-鿿/]{0,8}"),
        (r"(?:周|星期|礼拜)[一二三四五](?![一-五至到])|平日|工作日|上班日", r"(?:平日|平常日|工作日|周间|非假日)[一-鿿/]{0,8}"),
        (r"公司(?:[开名身主店入进报办寄买订用]|客户|用户)|[是用以]公司|企业(?=[开名身主入进报办寄买订])", r"(?:企业|公司)[一-鿿]{0,4}"),
        (r"个人(?:[开名身主店入进报办寄买订用]|客户|用户)|[是用以]个人", r"个人[一-鿿]{0,4}"),
    )
)  # fmt: skip
MOST = 400  # lines of a page that are looked at
NAMED = 0.85  # credit of a word in a head that the question names
LEAST = 2  # characters of a cell that names its row by itself


def by_head(asked: Asked, page: Page, hits: Hits) -> Iterator[Proposal]:
    """The cell of the row that the question names alone, in the one column whose head tells what it asks for."""
    wanted = [head for asks, head in _HEADS if asks.search(asked.text)]
    states = [head for asks, head in _STATES if asks.search(asked.text)]
    tables: dict[int, list[int]] = {}
    for number, line in enumerate(page.lines[:MOST] if wanted or states else ()):
        if line.kind == "row" and line.table is not None and line.table != number:
            tables.setdefault(line.table, []).append(number)
    for table, rows in tables.items():
        heads = [page.text[slice(*head)].strip() for head in page.cells(page.lines[table])]
        columns = [i for i, head in enumerate(heads) if i and any(one.fullmatch(head) for one in wanted)]
        if not columns and (state := _state(asked, page, hits, table, states)):
            columns = [state]
        named = _named(asked, page, hits, rows) if len(columns) == 1 else None
        cells = page.cells(page.lines[named]) if named is not None else []
        if cells and columns[0] < len(cells) and page.text[slice(*cells[columns[0]])].strip(" -/无"):
            cell = cells[columns[0]]
            inside = [one for one in amounts_of(page.text, page.year) if cell[0] <= one.start and one.end <= cell[1]]
            of_state = not wanted and len(inside) == 1 and not inside[0].upper
            yield Proposal(*((inside[0].start, inside[0].end) if of_state else cell), boost=0.4, settled=bool(wanted))


def _state(asked: Asked, page: Page, hits: Hits, table: int, states: Sequence[re.Pattern[str]]) -> int | None:
    """The one column that holds in the state which the question names; None where it names another column, or how many are meant."""
    heads = page.cells(page.lines[table])
    found = [
        i for i, head in enumerate(heads) if i and any(one.fullmatch(page.text[slice(*head)].strip()) for one in states)
    ]
    if len(found) != 1 or ((asked.given or _several(asked.text)) and "每" in page.text[slice(*heads[found[0]])]):
        return None
    others = (head for i, head in enumerate(heads) if i and i != found[0])
    named = any(
        hits.within(i, *head) >= NAMED and hits.within(i, *heads[found[0]]) < NAMED
        for head in others
        for i, term in enumerate(asked.terms)
        if len(term.text) > 1
    )
    return None if named else found[0]


def _several(text: str) -> bool:
    """Whether a question names how many: 四小時, no 一小時."""
    return any(one.value != 1 for one in given(text))


def _named(asked: Asked, page: Page, hits: Hits, rows: list[int]) -> int | None:
    """The one row that the question names: by a whole cell (快刀外包), else by words of its first (二號 of 二號車)."""
    firsts = {number: page.cells(page.lines[number]) for number in rows}
    whole = [
        number
        for number, cells in firsts.items()
        if any(
            high - low >= LEAST and page.text[low:high].strip() in asked.text and not page.text[low:high].isdigit()
            for low, high in cells
        )
    ]
    if len(whole) != 1:
        for i, term in enumerate(asked.terms):
            told = [number for number, cells in firsts.items() if hits.within(i, *cells[0]) >= 0.85]
            if len(told) == 1 and (not whole or told[0] in whole) and hits.title[i] < 0.6 and term.weight >= 1:
                return told[0]
        return None
    return whole[0]
