"""What sentences without dates say comes before what: 「缴费后始得领取」, 「复核在公示期满后进行」, 「先寄回商品，验收后补发新件」.

Each is given as (what comes after, what comes before, whether after its end); `told_order` finds the windows that these words name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.check.reading import Reading

_H = "[\u4e00-\u9fff]"
# 「复核在公示期满后进行」, said apart from the dates
# 「缴费后始得领取」
_ONLY_AFTER = re.compile(
    r"([\u4e00-\u9fff]{2,8}?)(结束|截止|完成|期满|届满|终了|完毕)?后,?(?:始得|始可|始能|方得|方可|方能|才可以?|才能|才得|[才始](?=[开进办启组举]))(?:开展|进行|办理|启动|组织|开始|举行)?"
    r"([\u4e00-\u9fff]{2,10})"
)
# 「定向营一律于开学前办理」, 「须在开课前缴清」: said apart from the dates
_BEFORE_IT = re.compile("前(?:办理|举行|进行|完成|结束|举办|召开|开展|办妥|做完|公布|发放|实施|组织)")
_BEFOREHAND = re.compile(
    r"([\u4e00-\u9fff]{2,10}?)(?:一律|均|都|将|应|须|需|必须|全部|统一|安排)*[在于]([\u4e00-\u9fff]{2,8}?)(?:之|以)?"
    + _BEFORE_IT.pattern
)
_LONGEST = 28  # characters of it
_ONCE_DONE = re.compile(
    r"([\u4e00-\u9fff])完([\u4e00-\u9fff]{1,4}?),?才(?:能|可以?)?([\u4e00-\u9fff]{2,10})"
)  # 「抽完签才公布名单」
_FIRST = re.compile("先(?<=[需要须应得]先)")
# 「入住需先评估」
_NEEDS_FIRST = re.compile(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,10}?)(?:之?前)?(?:需要?|须|要|应|必须|得)先(?:行)?(?:完成|通过|进行|办理|做完?|经过?)?([\u4e00-\u9fff]{2,6})"
)
_FIRST_THEN = re.compile(r"先([\u4e00-\u9fff]{2,6}?)[,、]?[再后]([\u4e00-\u9fff]{2,6})")
# 「检测合格方可开放」; 「先听说明会，听完再交会费」, 「先寄回商品，验收后补发新件」
_PASSED_FIRST = re.compile(
    r"([\u4e00-\u9fff]{2,10}?)(合格|通过|达标|无误|齐全|到位|到账|[完好](?=才)),?(?:才能?|方可|方能|始得|始可|再)([\u4e00-\u9fff]{2,10})"
)
_FIRST_AND = re.compile(
    r"先([\u4e00-\u9fff]{2,8}?)[,、](?:[^,。;\n]{0,6}[完好毕],?再|[^,。;\n]{1,8}后(?:再|统一|才)?)([\u4e00-\u9fff]{2,10})"
)
_BACK, _AHEAD = 32, 16
_WAITS, _AT = re.compile("[等待]"), re.compile("[在于]")
_MOST = 30  # orders of one text
_DONE = re.compile(  # each way begins with a character: so they are quickly found
    "(?:关闭|结束|截止|完成|期满|届满|终了|完毕|齐全|完(?<=[\u4e00-\u9fff]完))(?:之|以)?后?(?=[,。;]|才|再|方|始)"
)
_MUST = re.compile("前,?(?:必须|务必|须|需|应|要|得|一律|都|均)")
_GOOD = re.compile("(?:合格|通过|达标|无误|齐全|到位|到账|完(?=才)|好(?=才)),?[才方始再]")
_THEN_DOES = re.compile("后[\u4e00-\u9fff]{2,7}(?=[,。;])")
# 「上线前须完成迁移」
_MUST_FIRST = re.compile(
    r"([\u4e00-\u9fff]{2,10})(?:之|以)?前,?(?:必须|务必|须|需|应|要|得|一律|都|均)(?:先行?|已)?(?:完成|办妥|做好|做完|办完|结束|通过|取得|接受|参加)([\u4e00-\u9fff]{2,10})"
)
# 「押金在归还场地后退还」, without a date
_DOES_AFTER = re.compile(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,6}?)(?:将|均|都|须|一律)?[在于]([\u4e00-\u9fff]{2,10}?)(结束|完成|期满|完毕)?(?:之|以)?后(?:才|再|方|统一|一次性)?"
    r"([\u4e00-\u9fff]{2,4})(?=[,。;])"
)
# 「审核要等上传通道关闭才启动」, 「待公示结束再签约」
WAITS = re.compile(
    r"([\u4e00-\u9fff]{2,10}?)(?:工作)?(?:将|须|需|则|都|均)?[要得需]?(?:等到?|待)([\u4e00-\u9fff]{2,12}?)(?:通道|入口|系统|窗口)?(?:全部|正式|都)?"
    r"(关闭|结束|截止|完成|期满|届满|终了|完毕|齐全|[到入]账|[收到交缴]齐|[付缴交]清|(?<=[\u4e00-\u9fff])完)(?:之|以)?后?(?=[,。;]|才|再|方|始)"
)
_ONLY = re.compile("后,?(?:始[得可能开进办启组举]|方得|方可|方能|才)")  # what the one before turns on: quickly found
_SAID = re.compile(
    r"后,?(?:始得?|方可?|才能?|再|方能|始能|始可|即可)?(?:进行|开始|办理|开展|举行|召开|实施|启动|组织|公布|发放)"
)
_ORDER_SAID = re.compile(
    r"([\u4e00-\u9fff]{2,10}?)(?:工作|作业)?(?:将|应|须|需|必须|得)?(?:[在于待俟须需]|等到?)([\u4e00-\u9fff]{2,14}?)(?:全部|正式)?(结束|截止|完成|期满|届满|终了|完毕)?$"
)


_AFTER = re.compile(f"后(?<={_H}{_H}后)(?={_H}{_H})")
# 「学位服归还后退押金」, a clause without a date
_PLAINLY = re.compile(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,14})后(?!台|勤|续|备|补|援|果|方(?!可|能)|门|期|年|天|日|的|[一二三四五六七八九十两几])(?P<only>方可|方能|才能?|再|统一)?([\u4e00-\u9fff]{2,12})(?=[,。;\n]|$)"
)
# 「抽中摊位者须缴保证金」
_DRAWN = re.compile(
    rf"(?<![未没不])(抽中|中签|摇中)(?:的|之)?{_H}{{0,6}}?(?:者|人|户|商家|店铺|卖家)?(?:必须|务必|须|应|需|请)(?!知|凭|持|已|退|[领取]回|{_H}{{0,6}}(?:尾款|余款|差额))(?:[于在]{_H}{{0,8}}?[内前])?({_H}{{2,8}})(?=[,。;])"
)
_ALL_OVER = re.compile("结束|完成|截止|完毕|期满|届满|齐|(?<!全)部|所有|全部|统一")
# 「等维护结束才发放补偿」, 「通过预审者方可购买招标文件」
_WAIT_THEN = re.compile(
    r"(?:等到?|待)([\u4e00-\u9fff]{2,12}?)(关闭|结束|截止|完成|期满|届满|完毕|完)后?,?(?:才能?|再|方可?|始)([\u4e00-\u9fff]{2,10})"
)
_WHO_PASSED = re.compile(
    r"通过([\u4e00-\u9fff]{2,6}?)(?:的|者|后)[^,。;\n\d]{0,6}?(?:方可|方能|才能|始得)([\u4e00-\u9fff]{2,10})"
)

# how it is said that something is over: of all of it, or of what each does for himself (「费用缴讫」)
_OVER_WITH = "完工|竣工|收尾|收官|落幕|关闭|结束|截止|完成|期满|届满|终了|完毕|到位|定稿|定案|获批|批复|出炉|齐全|(?<=[审验拆修建搬装评核])[毕竣讫妥罢完]"
_EACH_DONE = "通过|合格|达标|无误|到账|入账|(?<=[缴交付])[清讫毕齐]|(?<=[办签领填报谈])[毕讫妥完]"
_ONLY_THEN = "(?:方予以?|方可|方能|方得|方会?|始得|始可|始能|始(?=[能得可开进办启组举])|才可以?|才能够?|才会|才得以?|才|再行?(?![次度三者]))"
_TURNS = re.compile(f"{_ONLY_THEN}(?={_H})")
_CLOSES = re.compile("[毕竣讫妥罢成束满止清过格工经]")
_ENDED, _GONE_BY = re.compile(f"{_OVER_WITH}|{_EACH_DONE}"), re.compile("经")
# 「旧站拆毕，新站方可进场」, 「须俟审查会审竣，始得招商」
_IS_OVER = re.compile(
    rf"(?:[俟待等]到?)?(?P<what>{_H}{{2,12}}?)(?:全部|全数|悉数|正式|都)?(?:(?P<over>{_OVER_WITH})|(?P<each>{_EACH_DONE}))"
    rf"(?:[且并而及、]{_H}{{2,12}}?)?(?:之|以)?后?,?(?P<then>{_H}{{2,8}}?)??{_ONLY_THEN}(?P<does>{_H}{{2,10}})"
)
_VIA = re.compile(
    rf"(?:须|需|要|应|得|必须)先?(?:行)?经过?(?P<what>{_H}{{2,12}}?),?(?:之|以)?后?,?{_ONLY_THEN}(?P<does>{_H}{{2,10}})"
)
# each a word that is quickly found, as each way of it begins with a character, and the rule round it, with what is done `first` and `next`
_WORDED = (
    (
        "前提|先决|前置",
        rf"(?P<first>{_H}{{2,10}}?)(?:乃|正)?[是为系](?P<next>{_H}{{2,10}}?)的?(?:先决条件|前提(?:条件)?|前置(?:条件|环节|程序|步骤))",
    ),
    (
        "为(?:前提|先决|前置|条件)",
        rf"(?P<next>{_H}{{2,10}}?)(?:必须|须|应|需|均|都)?以(?P<first>{_H}{{2,12}}?)(?:作为|为)(?:前提|条件|先决条件|前置条件)",
    ),
    (
        "之后(?=[,。;\n])|以后(?=[,。;\n])",
        rf"(?P<next>{_H}{{2,8}}?)(?:将|则|都|均|须|应|要|会|一律|统一)?(?:紧接|紧跟|紧随|接续|安排|排|放|定|订|设|列)着?[在于]?(?P<first>{_H}{{2,10}}?)(?P<over>{_OVER_WITH})?[之以]后(?=[,。;\n])",
    ),
    (
        "在[之其]?后(?=[,。;\n])|为[之其]?后(?=[,。;\n])",
        rf"(?P<first>{_H}{{2,8}}?)[在为][之其]?[先前],(?P<next>{_H}{{2,8}}?)[在为][之其]?后(?=[,。;\n])",
    ),
    (
        "紧随|紧接|紧跟",
        rf"(?P<next>{_H}{{2,8}}?)(?:将|则|会)?紧[随接跟]着?[在于]?(?P<first>{_H}{{2,8}}?)(?:进行|举行|展开|其后)?(?=[,。;])",
    ),
    (
        "早于|先于",
        rf"(?P<next>{_H}{{2,8}}?)(?:一律|均|都)?(?:不得|不能|不会|不应|不可|不|未)早于(?P<first>{_H}{{2,10}}?)(?P<over>{_OVER_WITH})?(?:时间|日期?)?(?=[,。;])",
    ),
    (
        "先于",
        rf"(?P<first>{_H}{{2,8}}?)(?:一律|均|都|须|应|要)?先于(?P<next>{_H}{{2,8}}?)(?:进行|举行|开展|开始|完成|结束)?(?=[,。;])",
    ),
    (
        "轮到",
        rf"(?P<first>{_H}{{2,10}}?)(?P<over>{_OVER_WITH})?(?:之|以)?后?,?[才再]?轮到(?P<next>{_H}{{2,10}})",
    ),
    (
        "下一[步环关]",
        rf"(?P<first>{_H}{{2,8}}?)的?下一(?:步|环节?|关)(?:才|就|便|即)?是(?P<next>{_H}{{2,10}})",
    ),
    (
        "前一[步环关]|上一[步环关]",
        rf"(?P<next>{_H}{{2,8}}?)的?[前上]一(?:步|环节?|关)(?:就|便|即)?是(?P<first>{_H}{{2,10}})",
    ),
    (
        "前,?(?:一律|均|都|概)?(?:暂不|不得|不能|不可|不予|不会|严禁|禁止|请勿|勿)",
        rf"(?P<first>{_H}{{2,10}}?)(?P<over>{_OVER_WITH})?(?:之|以)?前,?(?:一律|均|都|概)?(?:暂不|不得|不能|不可|不予|不会|严禁|禁止|请勿|勿)(?:进行|开展|安排|办理|组织)?(?P<next>{_H}{{2,8}})",
    ),
    (
        "根据|依据|按照|依照|基于|参照",
        rf"(?:根据|依据|按照|依照|基于|参照)(?P<first>{_H}{{2,8}}?)的?(?:结果|成绩|得分|意见|结论|名次)(?:再|来|而|由{_H}{{2,6}})?(?P<next>{_H}{{2,10}})",
    ),
)
_ANY_WORD = re.compile("|".join(word for word, _ in _WORDED))
_RULES = [(re.compile(word), re.compile(rule)) for word, rule in _WORDED]


def said_before(text: Reading) -> list[re.Match[str]]:
    """Where the text says what is done before what (groups 1 and 2)."""
    found = (
        _BEFOREHAND.search(text.plain, max(0, match.start() - _LONGEST), match.end())
        for match in _BEFORE_IT.finditer(text.plain)
    )
    return [match for match in found if match]


def said_apart(text: Reading, befores: Sequence[re.Match[str]]) -> list[tuple[str | None, ...]]:
    """What comes after what, and whether after its end, as sentences without dates say it; `befores`: see `said_before`."""
    given = []
    for match in _SAID.finditer(text.plain):
        end = match.start() - (text.plain[match.start() - 1 : match.start()] in ("之", "以"))
        said = _ORDER_SAID.search(text.plain[max(0, end - 30) : end])
        if said:
            given.append(said.groups())
    for match in _ONLY_AFTER.finditer(text.plain) if _ONLY.search(text.plain) else ():
        given.append((match.group(3), match.group(1), match.group(2)))
    for match in _ONCE_DONE.finditer(text.plain) if "完" in text.plain and "才" in text.plain else ():
        given.append((match.group(3), match.group(1) + match.group(2), None))
    for match in _round(text.plain, _DONE.finditer(text.plain), WAITS, _WAITS):
        given.append((match.group(1), match.group(2), match.group(3)))
    for match in _round(text.plain, _MUST.finditer(text.plain), _MUST_FIRST):
        given.append((match.group(1), match.group(2), None))
    for match in _round(text.plain, _THEN_DOES.finditer(text.plain), _DOES_AFTER, _AT):
        given.append((match.group(1) + match.group(4), match.group(2), match.group(3)))
    for match in _about(text.plain, _FIRST, _NEEDS_FIRST):
        given.append((match.group(1), match.group(2), None))
    for rule in (_FIRST_THEN, _FIRST_AND) if "先" in text.plain else ():
        given += [(match.group(2), match.group(1), None) for match in rule.finditer(text.plain)]
    for match in _round(text.plain, _GOOD.finditer(text.plain), _PASSED_FIRST):
        given.append((match.group(3), match.group(1), match.group(2)))
    if "等" in text.plain or "待" in text.plain:
        given += [match.group(3, 1, 2) for match in _WAIT_THEN.finditer(text.plain)]
    if "通过" in text.plain:
        given += [(match.group(2), match.group(1), None) for match in _WHO_PASSED.finditer(text.plain)]
    for match in _about(text.plain, _AFTER, _PLAINLY, 2 * _AHEAD):
        if not text.mentions_in(*text.clauses.sentence(match.start())):
            over = match["only"] or _ALL_OVER.search(match.group(1))
            given.append((match.group(3), match.group(1), "over" if over else ""))
    if "中" in text.plain:
        given += [(match.group(2), f"{match.group(1)}抽签摇号", None) for match in _DRAWN.finditer(text.plain)]
    given += [(match.group(2), match.group(1), None) for match in befores]
    given += _in_words(text.plain)
    return given[:_MOST]


def _in_words(plain: str) -> Iterator[tuple[str | None, ...]]:
    """The same, in words that stand for an order: 「缴清尾款是领取钥匙的前提」, 「答辩紧接在盲审之后」, 「旧站拆毕，新站方可进场」."""
    turns = list(_TURNS.finditer(plain))
    for rule, sign in ((_IS_OVER, _ENDED), (_VIA, _GONE_BY)):
        for match in _round(plain, turns, rule, _CLOSES, sign):
            found = match.groupdict()
            ended = "over" if found.get("over") else None
            yield f"{found.get('then') or ''}{found['does']}", found["what"] + (found.get("over") or ""), ended
    for anchor, rule in _RULES if _ANY_WORD.search(plain) else ():
        for match in _about(plain, anchor, rule):
            over = match.groupdict().get("over")
            yield match["next"], match["first"] + (over or ""), over or None


def _about(plain: str, anchor: re.Pattern[str], rule: re.Pattern[str], ahead: int = _AHEAD) -> Iterator[re.Match[str]]:
    """The matches of a rule round what is quickly found."""
    done = 0
    for hit in anchor.finditer(plain):
        match = rule.search(plain, max(done, hit.start() - _BACK), hit.end() + ahead)
        if match and match.start() <= hit.start():
            done = match.end()
            yield match


def _round(
    plain: str,
    anchors: Iterable[re.Match[str]],
    rule: re.Pattern[str],
    before: re.Pattern[str] | None = None,
    sign: re.Pattern[str] | None = None,
) -> Iterator[re.Match[str]]:
    """The matches of a slow rule, looked for only round what was quickly found, where one thing stands `before` that and a `sign` of the
    rule round it.
    """
    done = 0
    for hit in anchors:
        start, end = max(done, hit.start() - _BACK), hit.end() + _AHEAD
        if before and not before.search(plain, start, hit.end()) or sign and not sign.search(plain, start, end):
            continue
        if match := rule.search(plain, start, end):
            done = match.end()
            yield match
