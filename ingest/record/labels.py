"""What a date is the date of: its label and whose it is, read from the words round it by general grammar.

In this order: the head of its row and column (tables); what stands before a colon or 为/是 (「报名时间：…」,
「公示期为…」); a noun of time before it (「展期5月2日…」); what is done at it (`predicate.deed`), with its subject before it
where both are short (「新馆自…启用」), else with that as its owner; the short line above a line that is a date. Not seen: a label that only an earlier sentence gives
(「报名。时间另定，为…」).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from ingest.record.bodies import FIRMS, OFFICES
from ingest.record.predicate import LONGEST, Deed, deed, last, tail
from ingest.record.text import DATED, Text
from zh.plain import plain

# nouns that name a stretch or a point of time
TIME_NOUN = (
    r"(?:时间|日期|期间|时段|周期|期限|时限|限期|时刻|时点|窗口|通道|档期|工期|学期|日程|阶段|"
    r"截止日|截止|截至|首日|末日|当日|期|日|时)"
)
# what is done in announcements; only used to cut a long name in two: 「夏令营课程报名时间」 → 夏令营课程 · 报名时间
_DEED = (
    r"(?:报名|申请|申报|征集|征稿|征求意见|投稿|投票|提交|提报|报送|送件|收件|寄送|受理|登记|注册|预约|预售|审核|"
    r"审查|评审|评选|初审|初评|"
    r"初选|复审|复评|复选|决审|终审|决选|考核|考试|面试|笔试|报到|开学|开课|上课|培训|公示|公布|公告|发布|揭晓|"
    r"颁奖|开奖|抽签|录取|缴费|"
    r"缴款|缴纳|付款|退款|领取|兑换|发放|发货|结算|开放|开售|销售|优惠|促销|活动|展览|展出|布展|撤展|试行|试用|"
    r"试运行|运行|运营|维护|"
    r"停机|停水|停电|施工|封闭|迁移|搬迁|实施|生效|执行|启用|停用|上线|下线|有效|保修|合作|服务|营业|值班|开馆|"
    r"接种|体检|调休|放假)"
)
_ENDS_IN_DEED = re.compile(_DEED + "$")
_ENDS_IN_TIME = re.compile(TIME_NOUN + "$")
_DEED_AND_TIME = re.compile(rf"{_DEED}{{1,2}}{TIME_NOUN}?$")
# words between a label and its date
_LEAD = re.compile(
    r"(?:[\s\"'“”「」『』]|(?:安排|顺延|推迟|延长|延期|提前|调整|更改|变更|改|(?<!展)延|定|订|设|选|排|拟定|预定|暂定|"
    r"初定|放|约)(?:为|至|到|在|于)|(?<![需主重首只想])要|(?<!船)只|仅|超过|逾|也|就|还|便|再|"
    r"不得?超过|不得?[迟晚]于|最迟|最晚|务必|必须|应当|应该|(?<![供响反])应|须|需|(?<![申邀提])请|(?<![许认])可|"
    r"(?<![所获取])得|(?<![所可予足])以|将会|将|拟|预计|"
    r"预定|预期|计划|暂定|初定|原定|已经|已|均|都|才|于|(?<![现存内])在|自|从|(?<![理自])由|至|(?<![报签收用])到|"
    r"截至|赶在|凡|当|即|"
    r"(?<![行作认])为|是|仅限|(?<![期时年])限|(?<!目)的)+$"
)
_SET = re.compile(r"(?:定|订|排|放|选|安排)[于在][\s\"'“「『]*$")  # 「开幕定在…」
_COPULA = re.compile(r"(?:(?<![行作认])为|是|定于|订于|定在|订在|即)[\s\"'“「『]*(?:自|从|由|于|在)?$")
_BOUNDARY = re.compile(r"[,、;|:\t\n。!?()“”\"「」『』《》【】\[\]→➡➔]")
_CLOSED = re.compile(r"\([^()]*\)\s*$")
_ENUMERATOR = re.compile(
    r"[\s●■◆▲★※*·•\-]*(?:\(?[一二三四五六七八九十\d]{1,3}[)、.]|第[一二三四五六七八九十\d]{1,3}[条款项]|[①-⑳])?\s*"
)
_FIRST = re.compile(r"(?:[^:\n]{0,20}:)?" + _ENUMERATOR.pattern)
_DETERMINER = re.compile(
    r".*(?:此次|本次|本届|本轮|本期|本年度|今年|上述|\d{4}年度?|这[一两]?[项些个批次]?|(?<!应)该|(?<![极尤与])其|的)(?=..)"
)
# what joins a clause to another, or asks for something; not the first character of a noun (经费, 对账单, 请假)
_CONNECTIVE = re.compile(
    r"(?:另外|此外|同时|其中|以及|并且|提醒您|敬请|关于|对于|现将|为此|因此|爰|兹|凡是?|并(?![购网列轨行入])|且|及(?![格时第])|"
    r"和(?![解谐平])|与(?!会)|而|但|另|即|各位|可以|必须|应当|需要|能够|"
    r"请(?![假示帖款求])|经(?![费营理济办销历验典过手])|按(?![金揭时期])|其|该|对(?![象账接比话外])|我们|[他她它您你咱大]们|大家)+(?=..)"
)
_ADDRESS = re.compile(r"\s*(?:尊敬的|亲爱的|各位|致|敬爱的)")  # 「各位住户：」 names nothing
_DECIDES = re.compile(r"(?:研究|讨论|现|已)?(?:决定|宣布|决议|商定|同意|批准)$")
_LEAD_IN = re.compile(r"(?:如下|以下|下列|主旨|事由|依据|通知|公告|安排|说明|事项|告知|列明|规定|须知|注意)$")
_OURS = re.compile(r"[我本该][校司局社店馆院行会所府部处站区县市厅署镇乡村里园厂台网组团队科系班庭案]")
_BODY = re.compile(rf"(?:{FIRMS}|我们|{_OURS.pattern}|(?<=[\u4e00-\u9fff]{{2}})[{OFFICES}])$")
_NO_NAME = re.compile(r"[。,;!?]|(?:公告|通知|通告|公示|启事|简章|声明|说明|须知|办法|规则|计划)$")
_ONLY_TIME = re.compile(r"时间|日期|期限|期间|时段")
_ABOUT = re.compile(
    r"([\u4e00-\u9fff]{2,10}?)(?:工作|作业)?(?:将|拟|定)?[在于][\u4e00-\u9fff]{1,16}(?:进行|举行|开展|办理|召开|开始)"
)
_DOING = re.compile(r"(?:进行|举行|开展|办理|组织|召开|举办|公布|发布|启动|开始)([\u4e00-\u9fff]{2,10})$")
_LED = 8  # characters before a colon that are whose the name behind it is
_SHORT = 6  # characters of a label that needs no cutting
_AT_PLACE = re.compile(  # no 「寄到秘书处」, no place alone
    r"(?:在|(?<![寄送交报签达收拿投])[到至])(?:[“「『\"《][^“”「」『』\"《》]{1,12}[”」』\"》])?"
    r"((?=[^在到至]{4,14}$)[\u4e00-\u9fff]+)(?<![处室楼厅馆院店部网站点台口门所场])$"
)
_HELD = re.compile(r"(?:在.{1,16})?(?:举行|召开|举办|进行|办理|开展)")
_EVENT = re.compile(
    r"(?:盛典|典礼|仪式|大会|晚会|论坛|峰会|讲座|说明会|发布会|见面会|交流会|听证会|博览会|展览会|运动会)"
)
_HOLDING = re.compile(r".*(?:举行|召开|举办|进行|办理|开展|的|[一二两三四五六七八九十\d][场次届个期]|办)")
_ASKS = re.compile(r"[请须应需务][^,。;:]{0,6}$")
# deeds that say nothing without whose they are
_BARE = re.compile(
    r"(?:生效|施行|实施|执行|启用|开始|结束|截止|恢复|公布|发布|揭晓|开放|关闭|停用|上线|下线|到期|失效|开工|完工|"
    r"送到|寄到|截止)$"
)
_PUT_OFF = re.compile(r"(如?遇[^,。;:]{1,6}?(?:顺延|推迟|延期|改期|提前))(?:举行)?[至到为在]\s*$")  # 「遇雨顺延到…」
_DISCOURSE = re.compile(
    r"(?:否则|并且?|且|及|和|或|此前|日前|近日|目前|当时|其中|另外|此外|同时|不过|但是|然而|因此|而|但|据悉|据了解|截至|[\u4e00-\u9fff]{1,4}的是)"
)
_AT_LAST = re.compile(r"(?:最[晚迟]|至迟|不得?[超晚迟][过于]|截[至止])[^,]{0,3}$")  # 「押金原路退还，最迟…」
_EARLY = re.compile(r"[^之以][前后]$")
_HAN = re.compile("[\u4e00-\u9fff]")
_ENDS = re.compile(r"(?:为?止|截止|结束|关闭|完毕)$")
_NAMED = re.compile(r"[“「『\"《]([^“”「」『』\"《》\n]{2,12})[”」』\"》]")


class Name(NamedTuple):
    label: str | None
    owner: str | None
    said: bool = (
        False  # the text calls this by a name (colon, 为, noun of time, table), not only says what happens then
    )


def name(text: Text, start: int, stop: int, whole: bool = False) -> Name:
    """The label and owner of what stands at a piece of the body (a date, or words in its place).

    `whole`: two dates that open and close one thing, so that what is done at the second is no part of its name.
    """
    first, last = text.clauses.sentence(start, stop)
    cell = text.cell(start)
    if cell is not None:
        first, last = max(first, cell.start), min(last, cell.end)
        heads = [head for head in (cell.column, cell.row) if head and len(head) <= LONGEST]
        if heads and not text.plain[first:start].strip():
            return Name(heads[0], heads[1] if len(heads) > 1 else None, True)
    first = max(first, start - 60)
    before = text.plain[first:start]
    opened = before.rstrip(' "“「『').endswith("(")
    if opened:
        before = before.rstrip(' "“「『')[:-1]
    bare = _LEAD.sub("", before)
    fixed = _SET.search(before) is not None
    said = fixed or _COPULA.search(before) is not None
    bare_colon = bare.endswith(":")
    if bare.endswith((":", "|", "\t")):
        said, bare = True, bare[:-1].rstrip()
    begin, end, owner = _piece(text, first, bare)
    if said and _ADDRESS.match(text.plain, first, end) and not _BOUNDARY.search(text.plain, first, begin):
        begin, said = end, False
    if _DISCOURSE.fullmatch(text.plain, begin, end):  # 「另外，2024年5月…」
        begin = end
    put_off = _PUT_OFF.search(before)
    if put_off:
        return _named(text, start, text.body[first + put_off.start(1) : first + put_off.end(1)], None, True)
    asked = _ASKS.search(before) is not None
    predicate = deed(text, stop, last, led=end > begin or asked, asked=asked)
    if end > begin and _ONLY_TIME.fullmatch(text.plain, begin, end) and text.plain[max(0, begin - 1) : begin] == ",":
        thing = _thing(text, begin - 1)  # 「报名结束后进行资格审核，时间为…」
        if thing:
            return _named(text, start, thing + text.body[begin:end], owner, True)
    if opened and predicate is None and _EARLY.search(text.plain, begin, end) and text.plain[stop : stop + 1] == ")":
        predicate, opened, begin = deed(text, stop + 1, last, led=True), False, end  # 「开课前（9月1日前）缴清学费」
    behind = text.plain[stop : predicate.start] if predicate else ""
    if predicate and "," in behind and _ENDS_IN_DEED.search(text.plain, begin, end):
        predicate = None  # 「报名自…起至…止，名单…」
    if opened and predicate:  # 「(5月9日18:00表单停止收取)」: what stands inside is nearer
        return _named(text, start, predicate.words, predicate.owner, False)
    if predicate and _LEAD_IN.search(text.plain[begin:end]):  # 「主旨：自…起调整…」
        begin = end
    noun = _ENDS_IN_TIME.search(text.plain[begin:end])
    ours = predicate and _OURS.fullmatch(text.plain, begin, end)  # 「本院定于…开庭」
    long = bare_colon and predicate and not noun and end - begin > _SHORT  # 「是否参加由店家自定：…到后台勾选」
    if long and predicate:
        return _named(text, start, predicate.words, text.body[tail(text, begin, end, 12) : end], False)
    held = fixed and predicate and "," not in behind  # 「开幕定在…」 with what is done behind it
    if end > begin and (said or noun or opened) and not ((ours or held) and not noun):
        return _split(text, start, begin, end, owner, True)
    if predicate and (whole or end == begin and not before.strip(" ,")) and _ENDS.match(plain(predicate.words)):
        predicate = None  # 「…开始，…结束」
    if end == begin and predicate is None and bare.endswith(","):  # 「报名期间，自…」
        begin, end, owner = _piece(text, first, bare[:-1])
        if not _HAN.search(text.plain, begin, end) and (colon := text.plain.find(":", first, begin)) > 0:
            begin, end, owner = _piece(text, first, text.plain[first:colon])  # 「电话：555-0100，周一至周五…」
            return _split(text, start, begin, end, owner, True)
        for one in text.finds(begin, end):  # 「租期一年，自…起算」
            if one.kind == "duration" and one.stop == end and one.offset - begin >= 2:
                end = one.offset
        if _DISCOURSE.fullmatch(text.plain, *text.clauses.clause(begin)):
            begin = end
        alone = text.plain[stop : stop + 1] in ("", ",", "。", ";", "\n")  # 「2)合格者签约，3月6日，逾期不候」
        item = end - begin <= (14 if alone else 8) and _FIRST.fullmatch(text.plain, first, begin)
        if item or _ENDS_IN_TIME.search(text.plain[begin:end]) and end - begin <= 12:
            return _split(text, start, begin, end, owner, True)
        thing = _thing(text, end) if whole or _AT_LAST.search(before) else None
        if thing:
            return _named(text, start, thing, owner, False)
        begin = end = 0
    above = _above(text, start) if not before.strip() else None
    if predicate is None and above is None and not before.strip() and text.plain[stop : stop + 1] != ":":
        predicate = deed(text, stop, last, led=True, beyond=True)  # 「1月22日至25日，停车系统升级」
    if above and (not predicate or text.plain[stop : stop + 1] != ":"):
        beside = predicate.words if predicate and predicate.start == stop and len(predicate.words) <= 6 else ""
        return Name(above + beside, None, True)  # 「西北线」 above 「1月18日18:00停止揽收」
    if decides := _DECIDES.search(text.plain, begin, end) if predicate else None:  # 「本仓决定自…起…」
        owner, begin = text.body[begin : decides.start()] or owner, end
    who = _BODY.search(text.plain, begin, end) is not None
    if predicate is None:
        if end > begin and not who:
            return _split(text, start, begin, end, owner, False)
        return Name(above, None, above is not None)  # 「某某公司 2024年5月31日」 alone is a signature
    return _done(text, start, begin, end, predicate, owner, above, who, whole)


def _done(
    text: Text, at: int, begin: int, end: int, what: Deed, owner: str | None, above: str | None, who: bool, whole: bool
) -> Name:
    """The name of what is done at a date: the deed, with what stands before the date as its subject or its owner."""
    words = plain(what.words)
    if who:  # 「供电公司将于…停电」: the deed is the label, who does it its owner
        owner, begin = what.owner or text.body[tail(text, begin, end, LONGEST) : end], end
    elif end > begin and (whole or _HELD.fullmatch(words)):
        return _split(text, at, begin, end, owner, False)
    elif held := _HELD.match(words):  # 「后台将于…进行维护」
        subject = text.body[tail(text, begin, end, 12) : end]
        return _named(text, at, what.words[held.end() :] or what.words, owner or subject or what.owner, False)
    event = _EVENT.search(words)
    if event:
        held = _HOLDING.match(words, 0, event.start())
        first = held.end() if held else 0
        return _named(text, at, what.words[max(first, event.start() - 8) : event.end()], owner, False)
    subject = text.body[tail(text, begin, end, 12) : end]
    long = len(subject) > 6 and not _BARE.fullmatch(words) or len(subject) + len(words) > LONGEST
    if subject and long:
        return _named(text, at, what.words, owner or subject, False)
    return _named(text, at, subject + what.words, owner or what.owner or above, False)


def _piece(text: Text, first: int, bare: str) -> tuple[int, int, str | None]:
    """The noun phrase at the end of what stands before: where it begins and ends, and whose it is where that is cut
    off.
    """
    owner = None
    tail = _CLOSED.search(bare)
    if tail:  # 「入场时间（上午场）：…」
        owner = text.body[first + tail.start() + 1 : first + tail.end()].rstrip(" )）") or None
        bare = bare[: tail.start()]
    end = first + len(bare)
    begin = first
    opened = first  # where what stands before the last boundary begins
    for boundary in _BOUNDARY.finditer(bare):
        opened, begin = begin, first + boundary.end()
    if owner is None and begin > first and text.plain[begin - 1] == ":" and 2 <= begin - 1 - opened <= _LED:
        owner = text.body[opened : begin - 1].strip() or None  # 「客服：节日期间每天…」
    quoted = _NAMED.search(text.body, max(first, begin - 14), begin) if begin > first else None
    if quoted and quoted.end() == begin:
        owner = owner or quoted.group(1)
    for one in text.finds(begin, end):  # 「2026年夏季报名时间」: a year before a name is no part of it
        if one.kind in DATED:
            begin = min(end, max(begin, one.stop))
    for rule in (_ENUMERATOR, _CONNECTIVE, _DETERMINER, _CONNECTIVE):
        found = rule.match(text.plain, begin, end)
        begin = found.end() if found else begin
    while begin < end and text.plain[begin] in " -*·":
        begin += 1
    while end > begin and text.plain[end - 1] in " -*·":
        end -= 1
    return begin, end, owner


def _thing(text: Text, comma: int) -> str | None:
    """What a clause before a comma is about, for a 时间 behind it that has no name of its own."""
    first, _ = text.clauses.clause(comma - 1)
    words = text.plain[max(first, comma - 30) : comma]
    first = comma - len(words)
    about = _ABOUT.fullmatch(words) or _DOING.search(words)
    if about is not None and 2 <= len(about.group(1)) <= 10:
        return text.body[first + about.start(1) : first + about.end(1)]
    for one in text.finds(first, comma):  # 「满30日后退还」
        first = min(max(first, one.stop), comma)
    at = tail(text, first, comma, 4)
    at += text.plain[at] in "上中里内后前"
    return text.body[at:comma] if comma - at >= 2 and not text.finds(at, comma) else None


def _split(text: Text, at: int, begin: int, end: int, owner: str | None, said: bool) -> Name:
    """A long name as whose and what; a short one as it is."""
    if end - begin > 10:
        cut = _DEED_AND_TIME.search(text.plain[begin:end])
        if cut and cut.start() >= 2:
            return Name(
                text.body[begin + cut.start() : end],
                owner or text.body[tail(text, begin, begin + cut.start(), 12) : begin + cut.start()],
                said,
            )
        if end - begin > LONGEST:
            begin = tail(text, begin, end, 12)
    return _named(text, at, text.body[begin:end], owner, said)


def _named(text: Text, at: int, label: str, owner: str | None, said: bool) -> Name:
    label = label.strip()
    words = plain(label)
    owner = owner or topic(text, at)
    if len(words) > _SHORT and (place := _AT_PLACE.search(words)):  # 「得獎作品在舊倉庫展出」: 展出, and whose
        cut = place.start(1) + last(words[place.start(1) :], 2)
        return Name(label[cut:], owner or label[max(0, cut - LONGEST) : cut].rstrip("在到至"), said)
    if owner is None and _BARE.fullmatch(words):
        owner = text.subject
    return Name(label or None, owner, said)


def topic(text: Text, at: int) -> str | None:
    """The thing in quotation marks that the text before a place last spoke of: 「“邻里书桌”计划」 → 邻里书桌."""
    last = bisect_left(text.topics, (at, ""))
    return text.topics[last - 1][1] if last else None


def _above(text: Text, start: int) -> str | None:
    """The short line above a line that begins with the date, as its name."""
    at = text.line(start)
    if at < 1 or text.lines[at].start != start or text.lines[at - 1].kind == "row":
        return None
    line = text.lines[at - 1]
    if not 2 <= line.end - line.start <= 16 or text.finds(line.start, line.end):
        return None
    lead = _ENUMERATOR.match(text.plain, line.start, line.end)
    above = text.body[lead.end() if lead else line.start : line.end].strip().rstrip(":：")
    return above if above and not _NO_NAME.search(plain(above)) else None
