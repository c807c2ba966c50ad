"""A list of those who won, or of shops and works, as a table: 「第一名是誰」, 「許某是哪個班的」, 「哪家店分數最高」.

The row is the one that the question names: by its place (第一名 of 首獎), by its cells, by the most or the least of a column; the column
the one whose head tells what is asked for. Nothing is told where two rows, or two columns, are named alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from answer.asked import Asked
from answer.evidence import Page
from answer.text import number
from answer.types.contract import Proposal

Span = tuple[int, int]
LEAST, MOST = 2, 60  # rows of a table that is looked at
SURE = 0.5

# what is asked for, and how its column is headed
_ASKS = tuple(
    (re.compile(asks), re.compile(rf"(?:{heads})"))
    for asks, heads in (
        (r"谁|哪一?[位个]人|哪位", r"(?:得奖|获奖|获选|当选|参赛|候选)?(?:姓名|名字|选手|主播|冠军|得主|人|者|学生|作者|人员|教师|老师|队员|歌手|达人|博主|讲师|员工|同学|骑手)"),
        (r"哪一?个?班(?![车次机])|什么班(?![车次机])", r"班级|班|所在班级"),
        (r"哪一?[家个](?:机构|公司|单位|企业|经纪公司)|什么(?:机构|公司|单位)", r"(?:所属|所在|签约|工作)?(?:机构|公司|单位|企业)(?:名称)?"),
        (r"哪一?[所个]?(?:学校|大学|中学|小学|院校)|什么学校", r"(?:所在|就读|毕业)?(?:学校|院校)(?:名称)?"),
        (r"哪一?[趟班列次](?!车厢)(?:车|航班|船|飞机|列车)?", r"车次|班次|航班号?|船次"),
        (r"几点[^,。?]{0,2}(?:到(?![几哪])|抵达)|什么时候[^,。?]{0,2}(?:到(?![几哪])|抵达)", r"到达|到站|抵达|(?:到达|到站|抵达)时间|终到"),
        (r"几点(?:钟)?(?:发车|出发|开(?![始放门到])|走)", r"始发|发车|开车|出发|开出|(?:发车|开车|出发|始发)时间"),
        (r"哪一?[支个](?:队|球队|队伍|团队|代表队)", r"(?:参赛|代表)?(?:队伍|队名|球队|团队|代表队|队)"),
        (r"哪一?[家间个](?:店铺?|商家|门店|网店|商户)", r"店铺?|商家|门店|店名|商户|网店"),
        (r"(?:作品|文章|篇名|题目|标题|节目|歌)[^,。?]{0,3}(?:叫|是)(?:做)?(?:什么|哪)|哪一?[篇部首幅件](?:作品|文章|歌|画)?|(?:什么|哪一?[篇部首幅件个])(?:作品|文章|节目)", r"篇名|(?:获奖|参赛)?作品(?:名称?|题目)?|题目|标题|节目(?:名称?)?|曲目|书名"),
    )
)  # fmt: skip
# 「第一名的指導老師是誰」, 「誰指導第一名」: no name of one in the list; 「誰是冠軍」 of teams is a team
_ROLE = re.compile(
    r"(?:指导|带队|辅导)(?:老师|教师)$|(?:教练|领队|班主任|导师|老师|队长|店主|老板|校长|经理|裁判|评委)$"
)
_GUIDES = re.compile(r"谁(?:来|在)?(?:指导|执教|教(?!师)|带(?!来)|训练)")
_GUIDE = re.compile(r"(?:指导|带队|辅导)(?:老师|教师|人)?|教练|导师")
_TEAM, _MEMBER = re.compile(r"(?:参赛|代表)?(?:队伍|队名|球队|团队|代表队|队)"), re.compile(r"(?:参赛)?队员")
_PLACES = (
    re.compile(r"第一[名位]|头名|冠军|首奖|头奖|壹奖|榜首|金奖|第1[名位]|状元|一等奖"),
    re.compile(r"第二[名位]|亚军|贰奖|银奖|第2[名位]|榜眼|二等奖"),
    re.compile(r"第三[名位]|季军|叁奖|铜奖|第3[名位]|探花|三等奖"),
    re.compile(r"第四[名位]|殿军|肆奖|第4[名位]|四等奖"),
    re.compile(r"第五[名位]|伍奖|第5[名位]|五等奖"),
)
_ABOVE = re.compile(r"特等奖|特别?大奖|大奖")
_PLACE_HEAD = re.compile(r"名次|排名|位次")
_EXTREME = re.compile(r"最(?P<high>高|多|大|长|重|远|贵|慢|久|强)|最(?P<low>低|少|小|短|轻|近|便宜|快|省)")
_OF = (
    (re.compile(r"分|成绩"), re.compile(r"(?:总|得|评|综合|最终|平均)?(?:得分|分数|总分|评分|分)")),
    (re.compile(r"最[快慢久]"), re.compile(r"[^\W\d]{0,6}(?:时[长间效]|用时|耗时)")),
    (re.compile(r"最贵|最便宜"), re.compile(r"[^\W\d]{0,4}(?:价格?|单价|费用|票价|租金)")),
)
_NUMBER = re.compile(r"\s*(?P<value>\d+(?:,\d{3})*(?:\.\d+)?)\s*(?P<unit>[^\d\s]{0,4})\s*")


class _Table(NamedTuple):
    heads: list[str]
    rows: list[list[Span]]


def _tables(asked: Asked, page: Page) -> Iterator[tuple[_Table, int]]:
    """The tables that have a column for what is asked for, with its number; of the others no row is read."""
    for at, line in enumerate(page.lines):
        if line.kind != "row" or line.table != at:
            continue
        heads = [page.text[slice(*cell)].strip() for cell in page.cells(line)]
        if (column := _column(asked, heads)) is None:
            continue
        rows = []
        for below in page.lines[at + 1 : at + 1 + MOST]:
            if below.table != at:
                break
            rows.append(page.cells(below))
        rows = [row for row in rows if len(row) == len(heads)]
        if len(rows) >= LEAST and len(heads) > 1:
            yield _Table(heads, rows), column


def told(asked: Asked, page: Page) -> list[Proposal]:
    """The cell that is asked for, of the one table that has it; none where it is not plain which."""
    found = [one for table, column in _tables(asked, page) if (one := _cell(asked, page, table, column)) is not None]
    return [Proposal(*found[0], boost=SURE, settled=True)] if len(found) == 1 else []


def _cell(asked: Asked, page: Page, table: _Table, column: int) -> Span | None:
    row = _row(asked, page, table, column)
    if row is None:
        return None
    text = page.text[slice(*row[column])].strip(" -/—")
    return row[column] if text and text not in asked.text else None


def _column(asked: Asked, heads: Sequence[str]) -> int | None:
    before = re.sub(r"(?:到底|究竟)?(?:是|叫|为)?$", "", asked.text[: asked.focus[0]])
    named = [i for i, head in enumerate(heads) if len(head) > 1 and before.endswith(head)]
    if len(named) == 1 and not re.search(r"[谁哪]", asked.text[asked.focus[0] :]):
        return named[0]
    if re.match(r"谁|哪一?位", asked.text[asked.focus[0] :]) and (len(named) == 1 or _ROLE.search(before)):
        role = _ROLE.search(before)
        own = named or [i for i, head in enumerate(heads) if role and head.endswith(role[0])]
        if own or (role and role[0] != "老师"):  # 「一等獎的老師是誰」 of a list of teachers
            return own[0] if len(own) == 1 else None
    if _GUIDES.search(asked.text):
        columns = [i for i, head in enumerate(heads) if _GUIDE.fullmatch(head)]
        return columns[0] if len(columns) == 1 else None
    for asks, head in _ASKS:
        if asks.search(asked.text):
            if asks is _ASKS[0][0] and any(map(_MEMBER.fullmatch, heads)) and any(map(_TEAM.fullmatch, heads)):
                head = _TEAM if any(one.search(asked.text) for one in _PLACES) else head
            columns = [i for i, one in enumerate(heads) if head.fullmatch(one)]
            return columns[0] if len(columns) == 1 else None
    return None


def _row(asked: Asked, page: Page, table: _Table, column: int) -> list[Span] | None:
    rows = table.rows
    place = next((n for n, one in enumerate(_PLACES) if one.search(asked.text)), None)
    columned = any(place is not None and _PLACES[place].fullmatch(head) for head in table.heads)
    if place is not None and not columned:  # 「吊橋承重的冠軍」 is the column 冠軍
        rows = _at_place(page, table, place)
    extreme = _EXTREME.search(asked.text)
    if extreme and place is None:
        return _most(asked, page, table, extreme["high"] is not None)
    if place is None or columned or len(rows) > 1:
        counts = [_named(asked, page, row, column) for row in rows]
        most = max(counts, default=0)
        rows = [row for row, count in zip(rows, counts, strict=True) if count == most] if most else []
    return rows[0] if len(rows) == 1 else None


def _named(asked: Asked, page: Page, row: list[Span], column: int) -> int:
    """How many cells of a row stand in the question."""
    told = [page.text[slice(*cell)].strip() for i, cell in enumerate(row) if i != column]
    return sum(len(one) > 1 and not one.isdigit() and one in asked.text for one in told)


def _at_place(page: Page, table: _Table, place: int) -> list[list[Span]]:
    """The rows of a place: 首獎 for 第一名, a bare 1 under 名次; none where something stands above the first."""
    found = []
    for row in table.rows:
        for head, cell in zip(table.heads, row, strict=True):
            text = page.text[slice(*cell)].strip()
            bare = _PLACE_HEAD.fullmatch(head) and re.fullmatch(r"[\d一二三四五]", text)
            if _ABOVE.fullmatch(text) and place == 0:
                return []
            if _PLACES[place].fullmatch(text) or (bare and number(text) == place + 1):
                found.append(row)
                break
    return found


def _most(asked: Asked, page: Page, table: _Table, high: bool) -> list[Span] | None:
    """The row with the most or the least of the column that the question names."""
    heads = [i for i, head in enumerate(table.heads) if len(head) > 1 and head in asked.text]
    for asks, head in _OF:
        if not heads and asks.search(asked.text):
            heads = [i for i, one in enumerate(table.heads) if head.fullmatch(one)]
    heads = [i for i in heads if all(_NUMBER.fullmatch(page.text, *row[i]) for row in table.rows)]
    if len(heads) != 1:
        return None
    told = [(match, row) for row in table.rows if (match := _NUMBER.fullmatch(page.text, *row[heads[0]]))]
    if len({match["unit"] for match, _ in told}) != 1:
        return None
    ranked = sorted(told, key=lambda one: float(one[0]["value"].replace(",", "")), reverse=high)
    first, second = (float(one["value"].replace(",", "")) for one, _ in ranked[:2])
    return ranked[0][1] if first != second else None
