"""In which steps: 分哪幾步, 流程是什麼, 怎麼操作; and one of them: 第三步是什麼."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from answer.asked import Asked
from answer.evidence import Line, Page
from answer.match import Hits
from answer.text import number
from answer.types.contract import Proposal, Type
from records import Step

_WHICH = r"(?:第(?:[一二三四五六七八九十]{1,3}|\d{1,2})|最后一?|头一?)"
FOCUS = re.compile(
    r"(?:分|要过|要走|走|有|过|经过|按)?哪(?:[两二三四五六七八九十]|\d{1,2}|几)个?(?:步骤|步|阶段|环节|流程|程序|工序|道手续|道程序|道工序)"
    r"|(?:分|要过|要走|走|有|过|经过|按)?哪些?(?:步骤|流程|程序|手续|环节|工序)|(?:分|要过|要走|走|有|过|经过|按)?哪几(?:步|道|关|个步骤|个环节|个流程|道手续|道程序)|(?:分|要|有)?几(?:步|个步骤|道手续|道工序)|(?:流程|步骤|程序|手续)(?:是|有|怎么走|怎样|如何|是什么|是怎样的|是怎么样的|有哪些)+|怎么(?:操作|一步步)|什么(?:流程|步骤|程序|手续|顺序|次序)"
    r"|(?:按(?:照)?(?:什么|怎样的?)?(?:顺序|次序)|依次|依序|一步步)(?:地)?(?:要|该|得|需要?|应该?)*(?:做|办|完成)?(?:哪(?:几|些)(?:件事|样|项)?|什么|怎么[办做弄走])?"
    r"|先[^,。?]{0,4}(?:哪里|哪儿|哪个|什么)[,、]?(?:后|再|然后|接着)[^,。?]{0,6}(?:哪里|哪儿|哪个|什么)"
    rf"|{_WHICH}步(?:是|要|该|需要?|得|应该?|究竟|到底|具体)*(?:做|干|办|走)?(?:些)?(?:什么(?![^\W\d_呢事])|怎么[做办弄走]?)"
)
_ORDINAL = re.compile(
    r"第[一二三四五六七八九十\d]+(?:步|阶段)[,:、]?|(?:首先|其次|然后|最后)[,]?|[(（]?(?<!\d)\d{1,2}[)）.、](?!\d)"
)


_STEPS = re.compile(r"步骤|流程|程序|手续|次序|顺序|办法|方法|方式|怎么|如何")


# 「參與方式：填表；繳費；領證。」
_ROW = re.compile(
    r"(?:^|(?<=[\n。]))[^\n:。;]{0,10}(?:步骤|流程|程序|手续|次序|顺序|方法|方式|怎么|如何)[^\n:。;]{0,6}:((?:[^;。\n]{2,40};){2,}[^;。\n]{2,40})",
    re.M,
)


# 「先填表，再面談，最後簽約」; 「依序是填表、面談，最後簽約」
_IN_TURN = re.compile(
    r"((?:先|首先)(?!生|后|到先|进|行)[^。;\n先]{2,40}?[,;、](?:再|然后|接着|随后|之后|而后|接下来|最后)[^。;\n]{2,100})"
    r"|(?<=流程:|程序:|步骤:|环节:)([^。;\n]{2,40}?[,;、](?:再|然后|接着|随后|之后|而后|接下来|最后)[^。;\n]{2,100})"
    r"|(?=(?:依序|依次|按顺序|顺序|流程|步骤|程序|环节|分)[^。;\n、]{0,6}?(?:是|为|有|经|:|包括)([^。;\n、]{2,24}、[^。;\n]{2,100}))"
)


# 「流程：提交申請表，通過初審，最後簽約」, 「商家須依次完成：盤點庫存，簽署確認書，預約入庫」
_PIECES = r"[^,。;:\n]{3,24}(?:,[^,。;:\n]{3,24}){2,8}"
_LISTED = re.compile(
    rf"(?:流程|程序|步骤|顺序|次序|环节|方法)[^:。;,\n]{{0,4}}:(?P<label>{_PIECES})(?=[。;\n]|$)"
    rf"|分[两三四五六七八\d]+个?(?:步|阶段|环节)[^:。;,\n]{{0,4}}:(?P<parts>{_PIECES})(?=[。;\n]|$)"
    rf"|(?:依次|依序|按(?:以下|下列)?顺序)[^:。;,\n]{{0,6}}[:,]?(?P<turn>{_PIECES})(?=[。;\n]|$)"
)
_LINE = re.compile(rf"{_PIECES}(?=[。;\n]|$)")


def _listed(page: Page) -> Iterator[Proposal]:
    """Deeds told one behind the other, which a label, a word or a heading calls steps."""
    told = [(match.span(match.lastgroup or 0), match.start()) for match in _LISTED.finditer(page.text)]
    for line in page.lines:
        if line.kind == "text" and line.distance == 1 and _STEPS_OF.search(_heading(page, line)):
            match = _LINE.match(page.text, line.start, line.end)
            told += [(match.span(), line.start)] if match else []
    for span, begins in told:
        yield Proposal(*span, boost=0.19, scope=((begins, span[0]), span))


_STEPS_OF = re.compile(r"步骤|流程|程序|手续|次序|顺序")
_DEMANDS = re.compile(r"条件|资格|要求|门槛|材料|文件|标准")


def _heading(page: Page, line: Line) -> str:
    return "" if line.heading is None else page.text[page.lines[line.heading].start : page.lines[line.heading].end]


def _demanded(page: Page, place: int) -> bool:
    """Whether a place stands under a heading of what one must have, which is no step."""
    return _DEMANDS.search(_heading(page, page.lines[page.line_at(place)])) is not None


def _under(page: Page, asked: Asked) -> Iterator[Proposal]:
    """The lines under a heading that announces steps."""
    for at, line in enumerate(page.lines):
        if line.kind != "heading" or not _STEPS.search(page.text[line.start : line.end]):
            continue
        run = []
        for below in page.lines[at + 1 : at + 11]:
            text = page.text[below.start : below.end].strip()
            if below.kind == "row" or len(text) < 5 or _STEPS.search(text) and below.kind == "heading":
                break
            run.append(below)
            if text.endswith("。") and run:
                break
        if len(run) > 1:
            span = (run[0].start, run[-1].end)
            says = "；".join(page.record.body[one.start : one.end].strip(" ;；。") for one in run)
            yield Proposal(*span, says, 0.19, quote=span, scope=(span, (line.start, line.end)))


def runs(page: Page) -> Iterator[tuple[tuple[int, int], str]]:
    """Lines that go on with 「；」 and the one that ends them, as span and text."""
    run: list[Line] = []
    for line in page.lines:
        text = page.text[line.start : line.end].strip()
        goes_on = text.endswith((";", ","))
        if line.kind == "text" and (goes_on or run):
            run.append(line)
            if goes_on:
                continue
        if len(run) >= 3 or (len(run) == 2 and _ORDINAL.match(page.text, run[0].start)):
            says = "；".join(page.record.body[one.start : one.end].strip(" ;；。") for one in run)
            yield (run[0].start, run[-1].end), says
        run = []


def _led(page: Page, first: Line) -> list[tuple[int, int]]:
    """「舊卡分兩階段停用：」, the line that announces those below."""
    above = page.lines[max(page.line_at(first.start) - 1, 0)]
    return [(above.start, above.end)] if page.text[above.start : above.end].rstrip().endswith(":") else []


_ONE = re.compile(rf"(?P<which>{_WHICH})步")


def _which(asked: Asked, page: Page, which: str) -> Iterator[Proposal]:
    """「第三步是什麼」: one step of those that ingest read."""
    told: list[list[Step]] = []
    for step in page.record.steps:
        if step.n == 1 or not told:
            told.append([])
        told[-1].append(step)
    for some in told:
        n = len(some) if which[0] == "最" else 1 if which[0] == "头" else int(number(which[1:]) or 0)
        one = next((step for step in some if step.n == n), None)
        if one is None or len(some) < 2:
            continue
        span = (some[0].offset, some[-1].offset + len(some[-1].span))
        above = page.lines[max(page.line_at(span[0]) - 1, 0)]
        scope = (span, (page.sentence(span[0])[0], span[0]), (above.start, above.end))
        yield Proposal(one.offset, one.offset + len(one.span), one.text.strip(" ;；。"), 0.19, scope=scope)


def propose(asked: Asked, page: Page, hits: Hits, today: datetime.date) -> Iterator[Proposal]:
    if one := _ONE.search(asked.text, *asked.focus):
        yield from _which(asked, page, one["which"])
        return
    yield from _under(page, asked)
    steps = page.record.steps
    if len(steps) > 1 and not _demanded(page, steps[0].offset):
        span = (steps[0].offset, steps[-1].offset + len(steps[-1].span))
        above = page.lines[max(page.line_at(span[0]) - 1, 0)]
        says = "；".join(one.text.strip(" ;；。") for one in steps)
        led = (page.sentence(span[0])[0], span[0])
        yield Proposal(*span, says, 0.19, quote=span, scope=(span, led, (above.start, above.end)))
    for span, says in runs(page):
        first = page.lines[page.line_at(span[0])]
        if _demanded(page, span[0]):
            continue
        told = _STEPS.search(_heading(page, first)) or _ORDINAL.match(page.text, first.start)
        yield Proposal(*span, says, 0.2 if told else 0.04, quote=span, scope=(span, *_led(page, first)))
    for match in _ROW.finditer(page.text):
        says = "；".join(one.strip() for one in page.record.body[slice(*match.span(1))].replace(";", "；").split("；"))
        yield Proposal(*match.span(1), says.strip("；。 "), 0.19, quote=match.span(), scope=(match.span(),))
    yield from _listed(page)
    for match in _IN_TURN.finditer(page.text):
        yield Proposal(*match.span(match.lastindex or 0), boost=0.17, scope=(page.sentence(match.start()),))
    if len(steps) > 1:
        return  # ingest has read them
    places = [(match.start(), _style(match[0])) for match in _ORDINAL.finditer(page.text)]
    for at, (begins, style) in enumerate(places[:50]):
        if not page.text.startswith(("第一步", "首先", "1"), begins) or _demanded(page, begins):
            continue
        last = begins
        for place, other in places[at + 1 : at + 9]:
            if other != style:
                break
            last = place
        if last > begins:
            span = (begins, page.sentence(last)[1])
            yield Proposal(*span, page.record.body[slice(*span)].replace("\n", ""), 0.18, quote=span, scope=(span,))


def _style(ordinal: str) -> str:
    """How a step is counted: 第#步, 首先 …, 1."""
    return "步" if ordinal[0] == "第" else "首先" if ordinal[0] in "首其然最" else "1"


TYPE = Type("steps", "steps", FOCUS, propose)
