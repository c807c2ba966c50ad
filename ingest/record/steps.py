"""Steps, in order: 「第一步…；第二步…」, 「步骤二：…」, 「登录→填表→交费」, numbered lines under a heading that says how, and items that
each tell a deed.

Items, and lines that nothing marks as items (「<br>」; none ends as a sentence does, none has a name before a colon), are steps where the words above them speak of an order (流程, 步骤, 次序 …) or nearly all of them begin with
what somebody does (填写 …, 登录 …); items that the page numbers (`<ol>`) and short lines with numbers also where most of them tell a deed somewhere
and few lay down a rule (不得, 限, 须为 …), and lines without marks where some also tell when (三天以内, …后). Not seen: an order
that only 之后 tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from ingest.record.text import Line, Text
from records import Step
from zh.numerals import number

_N = r"[一二三四五六七八九十]{1,3}|\d{1,2}"
_STEP = re.compile(rf"(?:第({_N})步|步骤 ?({_N})|step(?<![a-z]step) ?({_N}))\s*[,:、.]?\s*")
_NUMBERED = re.compile(r"\s*\(?(\d{1,2}|[一二三四五六七八九十]{1,2})[)、.]\s*")
_ORDER = re.compile(r"步骤|步驟|流程|次序|顺序|程序|操作|怎么|如何|怎样|方法|办法")
_VERB = (
    r"(?:登[录陆入]|填[写报]|选择|勾选|点击|打开|打印|提交|上传|上载|下载|领取|签[署订收到]|缴[纳存费交]|支付|"
    r"付款|进入|扫[描码]|注册|完成|携带|前往|查[看询阅]|确认|核对|"
    r"等待|等候|等(?![级于同价额])|预约|申请|输入|绑定|关注|添加|发送|寄[送出回]|邮寄|递交|参加|取消|更换|安装|设置|开通|审核|公示|排队|"
    r"现场|关闭|断开|联系|出示|报名|"
    r"获取|创建|保存|导出|导入|检查|清[理空点]|重启|更新|升级|收到|拨打|对照|按|将|把)"
)
_DEED = re.compile(
    r"(?:\s|(?:请)?(?:先|再|然后|最后|首先|其次)?(?:在|于|到|至|从|通过|使用|凭|收到[^,]{0,8}后|"
    r"登录后)[^,。;\n]{0,14}?)?"
    + _VERB
    # who does it, in a list of what becomes of a paper: 「主管复核，…」
    + r"|[\u4e00-\u9fff]{2,6}?(?:初审|复审|终审|初核|复核|审[核批定]|核[准发定]|受理|提交|报送|公示|盖章|签[字章发]|归档)"
)
# words above items that are what is asked for or given, in whatever order
_NEEDS = re.compile(
    r"条件|要求|材料|资料|标准|情形|注意|须知|内容|亮点|看点|项目|特色|职责|规则|规定|福利|权益|奖励|礼|对象|范围|包括|名单|如有|问题"
)
# a deed somewhere in an item: a verb, one with how it ends (「選好」), what is handled before its verb (「把…貼在」)
_DOES = re.compile(
    _VERB
    + r"|[\u4e00-\u9fff](?:好|完|清|齐|妥|通|成)(?=[\u4e00-\u9fff,。]|$)|(?m:^)\s*(?:用|凭|持|带)|登记|归还|留[下存]|拍照|[初复终]审|复核|"
    r"[投交付选换取贴退补抽摇评审发送装写报验测领](?=[\u4e00-\u9fff])"
)
_RULES = re.compile(
    r"(?m:^)[^,。;:\n]{2,8}:|不得|不可|不能|不予|不超过|仅限|限于|每[人户家店].{0,4}限|须为|应为|必须是|视为|均[可为]|是指|免费|禁止|严禁|谢绝"
)
# a line that has a name, a number or a mark of its own, or that a table or a signature could be
_MARKED = re.compile(
    r"[^,。;\n]{1,16}:(?!\d)|[\s\d(（【\[●■◆▲★※*·•\-①-⑳]*(?:[一二三四五六七八九十]{1,2}[、)]|\d{1,2}[.)、])|附件|\S*\.\w{2,4}$"
)
_WHEN = re.compile(
    r"[后前][^,。]|以内|之内|内[^部容]|再|然后|最后|依次|[天日时]|当[天日晚]|届时|\d点|收到|就(?=[寄发给可能会])"
)
_PIECE = re.compile(r"[^→➡⇒]+")
_CHAIN = re.compile(r"[^→➡⇒。,;:!?\n\t]{2,30}(?:[→➡⇒][^→➡⇒。;:!?\n\t]{2,30}){2,}")
_LEADS = re.compile(r"(?:步骤|流程|做法|办法|方法|程序|顺序|操作)[^,。;:\n]{0,8}:(?=[^\n])")
_MARK = re.compile(r"(?:(?<![\d.])\(?([1-9]|1\d)[)、.](?!\d)|([①-⑳]))\s*")
_FIRST = re.compile(r" ?(?:首先|先(?!到先))")
_SAID_FIRST = re.compile(r"(?:首先|(?<![优领首事预争率原])先(?!到先|[生前进后期行锋]))[^,;。\n]{3,40}[,;]")
_SAID_NEXT = re.compile(r" ?(?:再次?|然后|其次|接着|随后|最后)(?=..)")
# an order of what is to be done, no report of what was
_TO_DO = re.compile(r"请(?!示|假)|须|应[当该先在]|可[先以]|需|申请人|流程|步骤|办[理证]")
_WAS_DONE = re.compile(r"了(?!解)|[已昨曾]")
_PART = re.compile(r"[^,;。]{2,61}")
_MOST = 12  # steps that one sentence tells
_FAR = 200  # characters from the number of a step to that of the next
_SHORT = 60  # characters of a numbered line that may be a step
_ENDS = frozenset("。.:!?;…”」)")  # of a line that is no item
_TELLS = (_DOES, _RULES, _WHEN)


def steps(text: Text) -> tuple[Step, ...]:
    others = (*_listed(text), *_unmarked(text), *_arrows(text), *_in_line(text))
    return (*_told(text), *sorted(others, key=lambda step: step.offset))


def _told(text: Text) -> list[Step]:
    marks = list(_STEP.finditer(text.plain))
    given: list[Step] = []
    for at, mark in enumerate(marks):
        n = number(mark.group(mark.lastindex or 0))
        if n is None or n != (given[-1].n + 1 if given else 1) and n != 1:
            continue
        end = marks[at + 1].start() if at + 1 < len(marks) else len(text.plain)
        stop = re.compile(r"[。\n]|;(?=\s*$)").search(text.plain, mark.end(), end)
        if at + 1 == len(marks) or stop and "\n" in text.plain[stop.start() : end].strip("\n"):
            end = stop.start() if stop else end
        begin, end = _stripped(text.body, mark.end(), end)
        if end > begin:
            given.append(Step(n=n, text=text.body[begin:end], span=text.body[mark.start() : end], offset=mark.start()))
    return given if len(given) > 1 else []


def _arrows(text: Text) -> list[Step]:
    """「流程：登录→填表→交费」, in one line; the stops of a line (「东站→西站」) are no deeds."""
    given: list[Step] = []
    for chain in _CHAIN.finditer(text.plain) if "→" in text.plain or "➡" in text.plain or "⇒" in text.plain else ():
        pieces = list(_PIECE.finditer(text.plain, *chain.span()))
        deeds = sum(_DOES.search(piece.group()) is not None for piece in pieces)
        led = _ORDER.search(text.plain, max(0, chain.start() - 10), chain.start()) is not None
        if len(pieces) < 3 or deeds * 2 < len(pieces) or not (led or deeds == len(pieces)):
            continue
        for n, piece in enumerate(pieces, 1):
            begin, end = _stripped(text.body, *piece.span())
            given.append(Step(n=n, text=text.body[begin:end], span=text.body[begin:end], offset=begin))
    return given


def _in_line(text: Text) -> list[Step]:
    """Steps that one line tells behind a word for their order: 「步骤：1、扫码。2、填表。」, 「做法：先取号，把表填好，再到二楼缴费。」."""
    given: list[Step] = []
    for lead in _LEADS.finditer(text.plain):
        line = text.lines[text.line(lead.start())]
        if given and lead.start() < given[-1].offset + len(given[-1].span):
            continue
        pieces = _numbered_in(text, lead.end(), line.end) or _clauses_in(text, lead.end(), line.end)
        for n, (start, first, last) in enumerate(pieces, 1):
            begin, end = _stripped(text.body, first, last)
            given.append(Step(n=n, text=text.body[begin:end], span=text.body[start:end], offset=start))
    return given or _in_prose(text)


def _in_prose(text: Text) -> list[Step]:
    """The clauses of a sentence that words put in an order: 「办证时先填表，再由专人复核，最后领取证件」."""
    for first in _SAID_FIRST.finditer(text.plain) if "先" in text.plain else ():
        start, stop = text.clauses.sentence(first.start())
        start, stop = max(start, first.start() - _FAR), min(stop, first.start() + _FAR)
        if not _TO_DO.search(text.plain, start, stop) or _WAS_DONE.search(text.plain, start, stop):
            continue
        parts = _PART.finditer(text.plain, first.end(), stop)
        marks = [first.start(), *(part.start() for part in parts if _SAID_NEXT.match(text.plain, part.start()))]
        pieces = list(zip(marks, [*marks[1:], stop], strict=True))
        if (
            len(pieces) < 3
            or sum(_DOES.search(text.plain, *piece) is not None for piece in pieces) * 3 < len(pieces) * 2
        ):
            continue
        spans = [_stripped(text.body, *piece) for piece in pieces]
        return [
            Step(n=n, text=text.body[begin:end], span=text.body[begin:end], offset=begin)
            for n, (begin, end) in enumerate(spans, 1)
        ]
    return []


def _numbered_in(text: Text, start: int, stop: int) -> list[tuple[int, int, int]]:
    """The pieces of a line that are numbered from 1 on: where the number stands, the piece begins and ends."""
    marks: list[re.Match[str]] = []
    while start < stop and text.plain[start] == " ":
        start += 1
    mark = _MARK.match(text.plain, start, stop)
    while mark is not None:
        if (int(mark.group(1)) if mark.group(1) else ord(mark.group(2)) - ord("①") + 1) == len(marks) + 1:
            marks.append(mark)
        if not marks:
            return []
        mark = _MARK.search(text.plain, mark.end(), min(stop, marks[-1].end() + _FAR))
    if len(marks) < 2:
        return []
    full = text.plain.find("。", marks[-1].end(), stop)
    ends = [*(mark.start() for mark in marks[1:]), stop if full < 0 else full]
    return [(mark.start(), mark.end(), _shut(text, end)) for mark, end in zip(marks, ends, strict=True)]


def _shut(text: Text, end: int) -> int:
    """A piece ends before the full stop that parts it from the next one."""
    while text.plain[end - 1] in "。;, ":
        end -= 1
    return end


def _clauses_in(text: Text, start: int, stop: int) -> list[tuple[int, int, int]]:
    """The clauses of a sentence, where they are three or more and nearly each is a deed, the first one said to be it."""
    if _FIRST.match(text.plain, start, stop) is None:
        return []
    first, last = start, min(stop, text.clauses.sentence(start)[1])
    clauses = islice(_PART.finditer(text.plain, first, last), _MOST + 1)
    pieces = [(clause.start(), clause.start(), clause.end()) for clause in clauses]
    if len(pieces) > _MOST or any(end - begin > _SHORT for _, begin, end in pieces):
        return []
    deeds = sum(_DOES.search(text.plain, begin, end) is not None for _, begin, end in pieces)
    return pieces if len(pieces) > 2 and deeds * 3 >= len(pieces) * 2 else []


def _listed(text: Text) -> list[Step]:
    given: list[Step] = []
    at = 0
    while at < len(text.lines):
        first = at
        while at < len(text.lines) and _listed_line(text, text.lines[at], at - first + 1, text.lines[first]):
            at += 1
        run = text.lines[first:at]
        at = max(at, first + 1)
        if len(run) < 2 or not _are_steps(text, first, run):
            continue
        for n, line in enumerate(run, 1):
            mark = _NUMBERED.match(text.plain, line.start, line.end)
            begin, end = _stripped(text.body, mark.end() if mark else line.start, line.end)
            given.append(Step(n=n, text=text.body[begin:end], span=text.body[line.start : line.end], offset=line.start))
    return given


def _unmarked(text: Text) -> list[Step]:
    """Lines of a list that lost its marks: paragraphs in a row that do not end as sentences do."""
    given: list[Step] = []
    open_ended = [
        line.kind == "paragraph" and 4 <= line.end - line.start <= 80 and text.plain[line.end - 1] not in _ENDS
        for line in text.lines
    ]
    at = 0
    while at < len(text.lines):
        first = at
        while at < len(text.lines) and open_ended[at]:
            at += 1
        if at - first > 1:
            at = next(
                (n for n in range(first, at) if _MARKED.match(text.plain, text.lines[n].start, text.lines[n].end)), at
            )
        run = text.lines[first:at]
        at = max(at, first + 1)
        above = text.lines[first - 1] if first else None
        leads = above is not None and (text.plain[above.end - 1] == ":" or above.kind == "heading")
        if not leads and len(run) > 2 and run[0].end - run[0].start <= 12:  # a heading that nothing marks as one
            above, run, leads = run[0], run[1:], True
        if above is None or len(run) < 2:
            continue
        if not _in_order(text, _lead(text, above), leads, run):
            continue
        for n, line in enumerate(run, 1):
            begin, end = _stripped(text.body, line.start, line.end)
            given.append(Step(n=n, text=text.body[begin:end], span=text.body[line.start : line.end], offset=line.start))
    return given


def _in_order(text: Text, lead: str, leads: bool, run: Sequence[Line]) -> bool:
    """Whether lines that nothing numbers are steps: what stands above says so, or they tell deeds and when."""
    if _NEEDS.search(lead):
        return False
    count = {rule: sum(rule.search(text.plain, line.start, line.end) is not None for line in run) for rule in _TELLS}
    if count[_RULES] * 3 >= len(run) or count[_DOES] * 3 < len(run) * 2:
        return False
    return leads and _ORDER.search(lead) is not None or len(run) >= 3 and count[_WHEN] * 3 >= len(run)


def _listed_line(text: Text, line: Line, n: int, first: Line) -> bool:
    """Whether a line is the n-th of a list that begins with `first`: numbered as it is, not 「三、」 behind 「1.」 and 「2.」."""
    if line.kind == "item":
        return True
    mark = _NUMBERED.match(text.plain, line.start, line.end)
    if mark is None or number(mark.group(1)) != n or line.kind != "paragraph":
        return False
    begins = _NUMBERED.match(text.plain, first.start, first.end)
    return begins is None or _manner(begins) == _manner(mark)


def _manner(mark: re.Match[str]) -> tuple[bool, str]:
    """How a line is numbered: in figures or in words, and with what signs."""
    return mark.group(1).isdigit(), mark.group().replace(mark.group(1), "").strip()


def _are_steps(text: Text, first: int, run: Sequence[Line]) -> bool:
    above = text.lines[first - 1] if first else None
    lead = _lead(text, above) if above is not None and above.kind != "item" else ""
    if _ORDER.search(lead) and ":" not in lead:
        return True
    if len(run) < 3:
        return False
    numbered = [_NUMBERED.match(text.plain, line.start, line.end) is not None for line in run]
    if any(line.kind != "item" for line in run) and any(line.end - line.start > _SHORT for line in run):
        return False
    if all(line.ordered or mark for line, mark in zip(run, numbered, strict=True)) and not _NEEDS.search(lead):
        does = sum(_DOES.search(text.plain, line.start, line.end) is not None for line in run)
        rules = sum(_RULES.search(text.plain, line.start, line.end) is not None for line in run)
        return does * 3 >= len(run) * 2 and rules * 3 < len(run)
    if any(line.kind != "item" for line in run):
        return False
    deeds = 0
    for line in run:
        mark = _NUMBERED.match(text.plain, line.start, line.end)
        deeds += _DEED.match(text.plain, mark.end() if mark else line.start, line.end) is not None
    return deeds * 4 >= len(run) * 3


def _lead(text: Text, above: Line) -> str:
    """What leads lines in: a short heading, or the last clause of a paragraph before its colon (「…。步骤如下：」)."""
    lead = text.plain[above.start : above.end].rstrip(": ")
    if above.end - above.start > 40:
        lead = re.split("[。;,]", lead)[-1] if text.plain[above.end - 1] == ":" else ""
    return lead


def _stripped(body: str, begin: int, end: int) -> tuple[int, int]:
    while begin < end and body[begin] in " \n\t　":
        begin += 1
    while end > begin and body[end - 1] in " \n\t　；;。，,":
        end -= 1
    return begin, end
