"""What a date is the date of: its label and whose it is, read from the words round it by general grammar.

In this order: the head of its row and column (tables); what stands before a colon or 为/是 (「报名时间：…」,
「公示期为…」); a noun of time before it (「展期5月2日…」); what is done at it (`predicate.deed`), with its subject before it
where both are short (「新馆自…启用」), else with that as its owner; the short line above a line that is a date. A short name that its
clause gives nobody is given the clause before, the sentence before, the heading or the title as its owner (`topics.context`).
Not seen: a label that only an earlier sentence gives (「报名。时间另定，为…」).
"""

from __future__ import annotations

import re

from ingest.record.bodies import FIRMS, OFFICES
from ingest.record.core import BARE
from ingest.record.naming import DEED, ENUMERATOR, SHORT, Name, cut, line_above, named, split
from ingest.record.phrase import ADDRESS, BOUNDARY, CLOSED, ENDS_IN_TIME, phrase
from ingest.record.predicate import LONGEST, Deed, deed, tail
from ingest.record.predicate import last as ending
from ingest.record.questions import asked_about, behind_speaker
from ingest.record.text import Text
from ingest.record.topics import GENERAL, WANTS, about, clause_before, context, of_row, told_of_past
from zh.plain import plain

_ENDS_IN_DEED = re.compile(DEED + "$")
# words between a label and its date
_LEAD = re.compile(
    r"(?:[\s\"'“”「」『』]|(?:安排|集中|统一|顺延|推迟|延长|延期|提前|调整|更改|变更|改|挪|换|(?<!展)延|(?<!决)定|订|设|选|排|缩短?|拟定|预定|暂定|"
    r"初定|(?<![开发])放|约)(?:为|至|到|在|于|成)(?:当[天日晚])?|(?<![需主重首只想])要|(?<!严)谨|兹|(?<!船)只|仅|超过|逾|也|就|还|便|再|"
    r"不得?超过|不得?[迟晚]于|最迟|最晚|务必|必须|应当|应该|(?<![供响反])应|须|需|(?<![申邀提])请|(?<![许认])可|"
    r"(?<![所获取])得|(?<![所可予足])以|将会|将|拟|预计|"
    r"不[得能可应要]?(?:超过|[迟晚早]于)|最早|过了|"
    r"预定|预期|计划|暂定|初定|原定|已经|已|均|都|才|于|(?<![现存内])在|自|从|(?<![理自])由|至|(?<![报签收用])到|"
    r"截至|赶在|凡|当|即|"
    r"(?<![行作认])为|是|仅限|(?<![期时年])限|(?<!目)的|(?:应当?|请)?(?:利用|趁着?)|(?<![规原法细准守])则|会(?=[从自于在由]))+$"
)
_NO_LEAD = re.compile(r"(?s)(?:.*[,。;:、)|\d])?")  # as far as the last character that none of these has
_PLAN = re.compile(r"(?:^|[,。;:\n])\s*((?:本|该|整个)?计划)[从自由](?=$)")
_SET = re.compile(r"(?:定|订|排|放|选|安排)[于在][\s\"'“「『]*$")  # 「开幕定在…」
_COPULA = re.compile(r"(?:(?<![行作认])为|是|定于|订于|定在|订在|即)[\s\"'“「『]*(?:自|从|由|于|在)?$")
_FOR_WHOM = re.compile(r"(?<=时间|日期|期间|时段|期限) ?: ?\((?![\d一二三四五六七八九十]{1,3}\))([^()]{2,10})\) ?$")
_FIRST = re.compile(r"(?:[^:\n]{0,20}:)?" + ENUMERATOR.pattern)
_DECIDES = re.compile(r"(?:研究|讨论|现|已)?(?:决定|宣布|决议|商定|同意|批准)$")
_LEAD_IN = re.compile(r"(?:如下|以下|下列|主旨|事由|依据|通知|公告|安排|说明|事项|告知|列明|规定|须知|注意)$")
_OURS = re.compile(r"[我本该][校司局社店馆院行会所府部处站区县市厅署镇乡村里园厂台网组团队科系班庭案]")
_BODY = re.compile(rf"(?:{FIRMS}|我们|{_OURS.pattern}|(?<=[\u4e00-\u9fff]{{2}})[{OFFICES}])$")
_ONLY = re.compile(r"(?:只有?|仅有?|共有?|一共|为期|长达|是|为)+$")
_PERIOD = re.compile(r"(?:本|下|上|该|每|新|这)?(?:学期|学年|季度|年度|赛季|周|月)")
_ONLY_PLACE = re.compile(
    r"(?:在|于|地点[在为是]?)[\u4e00-\u9fff\da-z]{1,12}?(?:[室厅楼堂馆院店部站场所园区处房里内所]|中心|广场|门口|大厅|会议室)"
)
_AFTERWARDS = re.compile(r"[\u4e00-\u9fff]{2,8}(?:之后|以后|后)(?=(?:将|会|可以?|再|即)[\u4e00-\u9fff]{2})")
_COLOURED = re.compile(r"(?<=..)(?:会(?![员议计场])|最[晚迟早]|可以|将|要)(?=..)|^(?:会|将|可以)(?=..)")
_ITEM = re.compile(r"(?:上午|下午|晚上)?,([\u4e00-\u9fff]{2,5});")
_WHOEVER = re.compile(r"(?:凡是?|所有|对于?)[在于]?\s*$")
_UNTIL_THEN = re.compile(r"(?:之前|以前|前|(?<=前))([\u4e00-\u9fff]{2,6})的[\u4e00-\u9fff]{0,6}(?=,)")
_SINCE_THEN = re.compile(r"[自从由][\u4e00-\u9fff]{2,10}起$")  # 「領獎期間：自公布日起至4月30日止」
_GOES_TO = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:会|将|可以?|只|仅|最[晚迟]|一直)*(?:[收交用卖开办领退做打挂放送缴截卖跑]|(?<!保)留)(?:到|至)\s*$"
)
_SET_AT = re.compile(r"(?<=..)(?:安?排|定|订|放|设|约)[在于].*")
_AS_FAR_AS = re.compile(r"[到至]\s*$")
_STRETCH = re.compile(r"[\u4e00-\u9fff]{0,4}期间")
_MOVED = re.compile(r"(顺延|推迟|延后|延期|延长|提前|改期)(?:举行)?[至到为在]\s*$")
_MOVED_ALONE = re.compile(
    r"(?:^|[,、)])\s*(?:现|故|将|均|一律|统一|再)*(改[至到为期在]|(?:顺延|推迟|延后|延期|延长|提前|改期)(?:举行)?(?=[至到为在]))[至到为在]?\s*$"
)
_STARTS = re.compile(r"(?:开始|起)(?=[,。;\n]|$)")
_ONLY_TIME = re.compile(r"时间|日期|期限|期间|时段|档期|展期|会期|工期|赛期")
# 「开业那天，6月1日…」: the name of that day
_THAT_DAY = re.compile(r"(?:^|[,。;:、\n])\s*([\u4e00-\u9fff]{2,8}?)(的?那一?[天日晚]|[当首][天日晚])[,:]\s*$")
_WHOLE_OF = re.compile(r".*(?:[年月]|^|[,。;:])\s*(?:[整全][月年天日周])?")
_IS_CALLED = re.compile(r"\)\s*(?:为|是|定为|作为)([\u4e00-\u9fff]{2,10})(?=[,。;\n]|$)")
_ONLY_WHEN = re.compile(r"(?:^|(?<=..))(?:之?[后前]|以来|之际)$")
_HELD = re.compile(
    r"(?:[在于由].{1,16})?(?:公开|线上|在线|网上|线下|现场|当场|集中|统一|正式|照常|如期|同时|分批|免费)?(?:举行|召开|举办|进行|办理|开展)"
)
_EVENT = re.compile(
    r"(?:盛典|典礼|仪式|大会|晚会|论坛|峰会|讲座|说明会|发布会|见面会|交流会|听证会|博览会|展览会|运动会)"
)
_REST = re.compile(r"(?:(?![的在并和与及同以])[\u4e00-\u9fff]){2,8}(?=[,。;\n]|$)")
_HOLDING = re.compile(r".*(?:举行|召开|举办|进行|办理|开展|的|[一二两三四五六七八九十\d][场次届个期]|办)")
_ASKS = re.compile(r"[请须应需务][^,。;:]{0,6}$")
_PUT_OFF = re.compile(
    r"((?:如?遇[^,。;:]{1,6}?|[阴雨雪风大]{1,2}天?)(?:顺延|推迟|延期|改期|提前))(?:举行)?[至到为在]\s*$"
)  # 「遇雨顺延到…」
_DISCOURSE = re.compile(
    r"(?:所以|否则|并且?|且|及|和|或|此前|日前|近日|目前|当时|其中|另外|此外|同时|不过|但是|然而|因此|而|但|据悉|据了解|截至|[\u4e00-\u9fff]{1,4}的是)"
)
_AT_LAST = re.compile(r"(?:最[晚迟]|至迟|不得?[超晚迟][过于]|截[至止])[^,]{0,3}$")  # 「押金原路退还，最迟…」
_EARLY = re.compile(r"[^之以][前后]$")
_LETTER = re.compile(r"[^\W\d_]")
_HAN = re.compile("[\u4e00-\u9fff]")
_ASKED = re.compile(r"(?:敬?请(?![假示帖款求])|欢迎|逾期|过期|过时)")
_ENDS = re.compile(r"(?:为?止|截止|结束|关闭|完毕)$")
_NEAR = 60  # characters before a date, and behind it, in which its name is looked for
_STROKE = re.compile(r" *[/|]")


def name(text: Text, start: int, stop: int, whole: bool = False, near: str | None = None) -> Name:
    """The label and owner of what stands at a piece of the body (a date, or words in its place).

    `whole`: two dates that open and close one thing, so that what is done at the second is no part of its name. A short
    name that the clause gives nobody is given what stands before it (`topics.context`); `near` is what the hours of a sentence
    belong to.
    """
    called = _name(text, start, stop, whole)
    if called.label is not None and not _LETTER.search(called.label):  # the 8 of 「8:30-11:30，14:00-17:00」
        return Name(None, None)
    if called.label is None or called.owner is not None:
        return called
    return called._replace(owner=context(text, start, called.label, near))


def _piece(text: Text, first: int, start: int, stop: int, last: int) -> tuple[int, int]:
    """The piece of a sentence in which a date stands, where strokes behind dates part it: 「週六11:00~20:00／週日10:00~17:00」, no 「30元/天」."""
    near, far = max(first, start - _NEAR), min(last, stop + _NEAR)
    for stroke in _STROKE.finditer(text.plain, near, far):
        end = stroke.start()
        if any(one.stop == end for one in text.finds(max(near, end - 1), end)):
            if end >= stop:
                return first, end
            if stroke.end() <= start:
                first = stroke.end()
    return first, last


def _name(text: Text, start: int, stop: int, whole: bool) -> Name:
    """The name that the clause itself gives."""
    first, last = text.clauses.sentence(start, stop)
    cell = text.cell(start)
    if cell is not None:
        first, last = max(first, cell.start), min(last, cell.end)
        heads = [head for head in (cell.column, cell.row) if head and len(head) <= LONGEST]
        if heads and not text.plain[first:start].strip():
            if GENERAL.fullmatch(plain(heads[0])) and (said_of := of_row(text, start, heads[1:])):
                return Name(said_of, None, True)  # 「日期 | 安排」 above 「3月14日 | 摊主进场」
            owner = heads[1] if len(heads) > 1 else None
            if owner and not _HAN.search(owner):  # the number of the row
                owner = of_row(text, start, [])
            return Name(heads[0], owner, True)
        alone = not heads and (start, stop) == (cell.start, cell.end)
        if alone and (said_of := of_row(text, start, [])):  # 「3月28日 | 交接钥匙」
            return Name(said_of, None, True)
    if first == start and start > 2 and text.plain[start - 2 : start] == ",\n":  # lines broken where they are full
        first, _ = text.clauses.sentence(start - 2)
    first, last = _piece(text, first, start, stop, last)
    first = behind_speaker(text, max(first, start - _NEAR), start)
    before = text.plain[first:start].replace("\n", " ")
    opened = before.rstrip(' "“「『').endswith("(")
    if opened:
        before = before.rstrip(' "“「『')[:-1]
    lead = _LEAD.search(before, _NO_LEAD.match(before).end())  # type: ignore[union-attr]
    bare = before[: lead.start()] if lead else before
    bare = _SINCE_THEN.sub("", bare) if bare.endswith("起") else bare
    led_by = before.rstrip()[-1:]
    goes = _GOES_TO.search(before) if led_by in ("到", "至") else None
    if goes and ending(before.rstrip()[:-1], 1) >= goes.start():  # 「旧卡最晚用到…」, no 「车位租用至…」
        bare = before[: goes.start()]
    if led_by in ("从", "自", "由") and (plan := _PLAN.search(before)):  # 「計劃從7月25日跑到…」, no 「計劃於…」
        bare = before[: plan.end(1)]
    fixed = _SET.search(before) is not None
    said = fixed or _COPULA.search(before) is not None
    if bare.endswith(("】", "]", "〗")):  # 「【缴费窗口】3月9日…」
        said, bare = True, bare[:-1].rstrip()
    bare_colon = bare.endswith(":")
    if bare.endswith((":", "|", "\t")):
        said, bare = True, bare[:-1].rstrip()
    for_whom = _FOR_WHOM.search(bare)  # 「入场时间：（上午场）3月8日」
    if for_whom:
        said, bare = True, bare[: for_whom.start()]
    apposed = _THAT_DAY.search(bare) if bare.rstrip().endswith((",", ":")) else None
    if apposed and not text.finds(first + apposed.start(1), first + apposed.end(1)):
        words, all_of = (text.body[first + apposed.start(1) : first + apposed.end(at)] for at in (1, 2))
        return named(text, start, words, None, True)._replace(called=all_of)
    if opened and _WHOLE_OF.fullmatch(bare) and (period := _IS_CALLED.match(text.plain, stop)):
        return named(text, start, text.body[slice(*period.span(1))], None, True)  # 「4月全月（4月1日—30日）为试用期」
    begin, end, owner = phrase(text, first, bare)
    if for_whom:
        owner = text.body[first + for_whom.start(1) : first + for_whom.end(1)]
    if bare_colon and _ONLY_WHEN.search(text.plain, begin, end):
        begin, said, bare_colon = end, False, False  # 「改版后：4月1日起…」
    if said and ADDRESS.match(text.plain, first, end) and not BOUNDARY.search(text.plain, first, begin):
        begin, said = end, False
    if _DISCOURSE.fullmatch(text.plain, begin, end):  # 「另外，2024年5月…」
        begin = end
    if (
        bare_colon
        and end > begin
        and (item := _ITEM.match(text.plain, stop))
        and text.covered[item.end() : item.end() + 1] == b"\1"
    ):  # 「开放日：3月24日上午，小班；…」
        return Name(text.body[item.start(1) : item.end(1)], text.body[tail(text, begin, end, 12) : end], True)
    if _WHOEVER.search(before) and (term := _UNTIL_THEN.match(text.plain, stop)):  # 「凡3月15日前签约的商户，…」
        return named(text, start, text.body[term.start(1) : term.end(1)], owner, False)
    put_off = _PUT_OFF.search(before) if led_by in ("至", "到", "为", "在") else None
    if put_off:
        return named(text, start, text.body[first + put_off.start(1) : first + put_off.end(1)], None, True)
    asked = _ASKS.search(before) is not None
    predicate = deed(text, stop, last, led=end > begin or asked, asked=asked)
    far: str | None = None  # what the clause before speaks of
    placed = False  # only where it is follows
    if predicate and (bracket := CLOSED.search(bare)) and not said:  # 「粮仓站（东向）自…起暂移到…」
        far, owner = owner, None if owner and owner in bracket.group() else owner
    if predicate and bare_colon and text.plain[end - 1 : end] in ("的", "者") and end - begin > 2:
        far, begin, said, bare_colon = text.body[begin : end - 1], end, False, False  # 「对结果不服的：…可以申诉」
    if end > begin and _ONLY_TIME.fullmatch(text.plain, begin, end) and text.plain[max(0, begin - 1) : begin] == ",":
        thing = about(text, begin - 1)  # 「报名结束后进行资格审核，时间为…」
        if thing:
            return named(text, start, thing + text.body[begin:end], owner, True)
    if opened and predicate is None and _EARLY.search(text.plain, begin, end) and text.plain[stop : stop + 1] == ")":
        predicate, opened, begin = deed(text, stop + 1, last, led=True), False, end  # 「开课前（9月1日前）缴清学费」
    behind = text.plain[stop : predicate.start] if predicate else ""
    if (
        predicate
        and "," in behind
        and (
            _ENDS_IN_DEED.search(text.plain, begin, end)
            or "止," in text.plain[stop - 1 : stop + len(behind)]
            and _AS_FAR_AS.search(before)
        )
    ):
        predicate = None  # 「报名自…起至…止，名单…」
    if predicate and end == begin and bare.endswith(",") and _ASKED.match(plain(predicate.words)):
        predicate = None  # 「秧苗预购，自…起至…止，请洽各班班长」
    if opened and predicate:  # 「(5月9日18:00表单停止收取)」: what stands inside is nearer
        return cut(text, start, "", predicate.words, predicate.owner, predicate.words)
    if predicate and _ONLY_PLACE.fullmatch(plain(predicate.words)):
        predicate, placed = None, begin == end  # 「12月21日下午在一楼会所，…」
    if predicate and _PERIOD.fullmatch(text.plain, begin, end):  # 「本學期9月1日開學」
        begin = end
    if predicate and (_LEAD_IN.search(text.plain[begin:end]) or GENERAL.fullmatch(text.plain, begin, end)):
        begin = end  # 「主旨：自…起调整…」, 「时间安排：…为申报阶段」
    noun = ENDS_IN_TIME.search(text.plain[begin:end])
    if noun and predicate and not said and len(predicate.words) <= 4 and _STRETCH.fullmatch(text.plain, begin, end):
        return named(text, start, text.body[begin:end] + predicate.words, owner, True)
    ours = predicate and _OURS.fullmatch(text.plain, begin, end)  # 「本院定于…开庭」
    long = bare_colon and predicate and not noun and end - begin > SHORT  # 「是否参加由店家自定：…到后台勾选」
    if long and predicate:
        return cut(text, start, "", predicate.words, text.body[tail(text, begin, end, 12) : end], predicate.words)
    held = fixed and predicate and "," not in behind  # 「开幕定在…」 with what is done behind it
    if end > begin and (said or noun or opened) and not ((ours or held) and not noun):
        return split(text, start, begin, end, owner, True)
    if predicate and (whole or end == begin and not before.strip(" ,")) and _ENDS.match(plain(predicate.words)):
        predicate = None  # 「…开始，…结束」
    if end == begin and predicate is None and bare.endswith(","):  # 「报名期间，自…」
        begin, end, owner = phrase(text, first, bare[:-1])
        if not _HAN.search(text.plain, begin, end) and (colon := text.plain.find(":", first, begin)) > 0:
            begin, end, owner = phrase(text, first, text.plain[first:colon])  # 「电话：555-0100，周一至周五…」
            return split(text, start, begin, end, owner, True)
        for one in text.finds(begin, end):  # 「租期一年，自…起算」, 「登记时间只有两天，…」
            if one.kind == "duration" and one.stop == end and one.offset - begin >= 2:
                end = first + len(_ONLY.sub("", text.plain[first : one.offset]))
        if _DISCOURSE.fullmatch(text.plain, *text.clauses.clause(begin)):
            begin = end
        alone = text.plain[stop : stop + 1] in ("", ",", "。", ";", "\n")  # 「2)合格者签约，3月6日，逾期不候」
        if place := _SET_AT.search(text.plain, begin, end):  # 「补考排在开学第二周，即3月9日至13日」
            end = place.start()
        short = end - begin <= (14 if alone else 8) and _FIRST.fullmatch(text.plain, first, begin)
        if short or ENDS_IN_TIME.search(text.plain[begin:end]) and end - begin <= 12:
            if short and end - begin > SHORT and not ENDS_IN_TIME.search(text.plain[begin:end]):
                # 「中秋本所放假三天，9月15日至17日」
                return cut(text, start, "", text.body[begin:end], owner, text.body[begin:end])._replace(said=True)
            return split(text, start, begin, end, owner, True)
        thing = about(text, end) if whole or _AT_LAST.search(before) else None
        if thing is None and (moved := _MOVED.search(before)):  # 「…不上，顺延到3月14日」
            thing = text.body[first + moved.start(1) : first + moved.end(1)]
        starts = thing is None and (alone or _STARTS.match(text.plain, stop))  # 「抽血改到二号楼，3月25日开始」
        if starts and (told := clause_before(text, first + len(bare) - 1)):
            return cut(text, start, "", told, owner, told)
        if thing:
            return named(text, start, thing, owner, False)
        begin = end = 0
    if predicate and end == begin and owner is None and bare.endswith(","):
        clause = text.clauses.clause(first + len(bare) - 2)
        if wants := WANTS.match(text.plain, *clause):  # 「想提意见的，6月4日以前打到调度室」
            piece = wants.span(1) if wants.group(1) else wants.span(2)
            return named(text, start, text.body[slice(*piece)], None, False)
        far = clause_before(text, clause[1])
    above = line_above(text, start) if not before.strip() else None
    general = above if above and GENERAL.fullmatch(plain(above)) else None  # 「时间安排」 above: what is done says more
    if above and (asks := asked_about(above)) is not None:  # 「幾時到賬」 above 「5月24日打款」
        general = asks or above
    above = None if general else above
    # nothing stands before it, or only 并于, or the comma of another clause
    opens = not bare.strip() or end == begin and not placed and not told_of_past(text, start, stop)
    if predicate is None and above is None and general is None and opens and text.plain[stop : stop + 1] != ":":
        if asked and text.plain[last : last + 1] == ";" and not text.plain[stop:last].strip("前后起止内"):
            _, last = text.clauses.sentence(last + 1)  # 「请于3月6日前；将表格交来」
        predicate = deed(text, stop, last, led=True, beyond=True)  # 「1月22日至25日，停车系统升级」
    if above and (not predicate or text.plain[stop : stop + 1] != ":"):
        beside = predicate.words if predicate and predicate.start == stop and len(predicate.words) <= 6 else ""
        return Name(above + beside, None, True)  # 「西北线」 above 「1月18日18:00停止揽收」
    if decides := _DECIDES.search(text.plain, begin, end) if predicate else None:  # 「本仓决定自…起…」
        owner, begin = text.body[begin : decides.start()] or owner, end
    who = _BODY.search(text.plain, begin, end) is not None
    if predicate is None:
        if (
            who
            and end > begin
            and ":" in text.plain[first:begin]
            and not text.plain[first:begin].strip().endswith("\n")
        ):
            who = False  # 「各店日期：站前店3月7日至8日，…」
        if who and end > begin and text.plain[stop : stop + 1] in (",", ";", "、"):
            who = False  # 「甲组3月6日，乙组3月7日，…」
        if end > begin and not who:
            after = _AFTERWARDS.match(text.plain, begin, end)  # 「搬完之後會試跑到…」
            begin = after.end() if after else begin
            if _COLOURED.search(text.plain, begin, end):
                return cut(text, start, "", text.body[begin:end], owner, text.body[begin:end])
            return split(text, start, begin, end, owner, False)
        if placed and above is None and text.subject:  # what the title says
            return Name(text.subject, None)
        if above is None and (moved := _MOVED_ALONE.search(before)):  # 「改到3月8日。」
            return named(
                text, start, text.body[first + moved.start(1) : first + moved.end(1)], owner or text.subject, False
            )
        above = above or general
        return Name(above, None, above is not None)  # 「某某公司 2024年5月31日」 alone is a signature
    return _done(text, start, begin, end, predicate, owner, above or far, who, whole)


def _done(
    text: Text, at: int, begin: int, end: int, what: Deed, owner: str | None, above: str | None, who: bool, whole: bool
) -> Name:
    """The name of what is done at a date: the deed, with what stands before the date as its subject or its owner."""
    words = plain(what.words)
    if who:  # 「供电公司将于…停电」: the deed is the label, who does it its owner
        owner, begin = what.owner or text.body[tail(text, begin, end, LONGEST) : end], end
    elif end > begin and (whole or _HELD.fullmatch(words)):
        return split(text, at, begin, end, owner, False)
    elif held := _HELD.match(words):  # 「后台将于…进行维护」
        subject = text.body[tail(text, begin, end, 12) : end]
        thing = what.words[held.end() :] or what.words
        rest = _REST.match(text.plain, what.start + len(words))
        if rest and text.plain.startswith(words, what.start):  # cut: 「…举行第五届全市少年儿童海洋生物手抄报大赛」
            thing += text.body[slice(*rest.span())]
        if len(thing) > LONGEST - SHORT:  # 「…开展民宿行业消防隐患专项检查」: 专项检查, and of what
            head = ending(plain(thing), 2 if rest else 4)
            return named(text, at, thing[head:], thing[:head], False)._replace(called=thing)
        return named(text, at, thing, owner or subject or what.owner, False)
    event = _EVENT.search(words)
    if event:
        held = _HOLDING.match(words, 0, event.start())
        first = held.end() if held else 0
        return named(text, at, what.words[max(first, event.start() - 8) : event.end()], owner, False)
    subject = text.body[tail(text, begin, end, 12) : end]
    long = len(subject) > 6 and not BARE.fullmatch(words) or len(subject) + len(words) > LONGEST
    whole_name = what.words if subject and long else subject + what.words
    return cut(text, at, subject, what.words, owner, whole_name, what.owner, above)
