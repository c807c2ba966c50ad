"""A question → its type and slots."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from answer.asked import PUBLISHED, Asked, take_apart
from answer.courtesy import without_courtesy
from answer.followed import FOLLOWS, another_deed, at_another_time, has_time, how_much, instead, left_undone, put
from answer.spoken import plain
from answer.text import narrow
from answer.types import BY_NAME, TABLE, Type, asks
from answer.words import cut
from records import Question
from zh.script import script_of, to_hant

_ASKS_VALUE = re.compile(r"什么|多少|几[^,。;?乎]|哪|谁|何时|多(?:久|长|大|高|重|远)|怎么|怎样|如何")


@lru_cache(maxsize=64)  # of a question and what becomes of it, asked several times on the way
def type_of(text: str) -> tuple[Type, tuple[int, int]] | None:
    """The type of a narrow question and its focus; None where no question word stands in it.

    「有沒有名額限制，最多幾家」 asks for what its last clause asks for.
    """
    naming = _NAMING.search(text)
    if naming:
        start = max(0, naming.start() - 4)
        kind = next((one for one in TABLE if one.name in ("who", "org") and one.focus.search(text, start)), None)
        return kind or BY_NAME["what"], naming.span()
    if _REASON.search(text, max(text.rfind(mark, 0, len(text) - 1) for mark in ",;") + 1):
        finds = list(BY_NAME["why"].focus.finditer(text))
        return BY_NAME["why"], finds[-1].span()
    last = max(text.rfind(mark, 0, len(text) - 1) for mark in ",;") + 1
    value = last if last and _ASKS_VALUE.search(text, last) else 0
    for one in TABLE:
        finds = list(one.focus.finditer(text))
        if not finds or not one.tells(text):
            continue
        start, end = finds[-1].span()
        inside = end < len(text.rstrip("?")) and _ASKS_VALUE.search(text, last, start)  # 「什麼時候決定要不要…」
        if not (one.kind == "yes_no" and (end <= value or (inside and one.name == "may"))):
            return one, finds[-1].span()
    return None


# 「幾個服併到一起後的新服叫什麼」 asks for a name, not for how many
_NAMING = re.compile(r"(?:叫做?什么(?:名字?)?|名[字称](?:是|叫)什么|(?:叫|取|起)?什么名[字称])(?=[?]?$)")

# 「為什麼多花了兩個月」, 「什麼原因不能退」
_REASON = re.compile(r"为什么|为何|什么(?:原因|缘故|理由)|怎么回事|凭什么|何故")

# what a head noun asks for where no question word stands: 「學費」, 「審核流程」, 「工具商報名截止」
_HEADS = (
    (re.compile(r"(?:有效期|期限|时间|日期|期)(?:到|至|自|从)$"), "{0}什么时候"),
    (re.compile(r"(?:原因|理由|缘由|缘故)$"), "{0}是什么"),
    (re.compile(r"(?:截止|结束|开始|开放|公布|生效|施行|揭晓|到期|恢复|发布|发放)$"), "{0}是什么时候"),
    (re.compile(r"(?:时间|日期|日子|期限|时段|时限|档期|周期|期间|[起止]日|截止日|日程)$"), "{0}是什么时候"),
    (re.compile(r"(?:步骤|流程|程序|手续)$"), "{0}是什么"),
    (re.compile(r"(?:电话|热线|邮箱|网址|号码)$"), "{0}是多少"),
    (re.compile(r"(?:地点|地址|位置|场所)$"), "{0}在哪里"),
    (re.compile(r"(?:[费金价款资额]|价格|费用|价钱|收费|门票)$"), "{0}是多少"),
    (re.compile(r"(?:名额|人数|数量|比例|率)$"), "{0}是多少"),
    (re.compile(r"(?:条件|门槛|资格|要求|标准|资质)$"), "{0}是什么"),
    (
        re.compile(
            r"(?:(?:联系|联络|负责|承办|经办|主持|主理|发言)人|主任|作者|导演|经理|顾问|总监|秘书|干事|教练|讲师|指挥|(?:^|[^生成增延特校班队专全])[局馆园团队组校院站所店会]长)$"
        ),
        "{0}是谁",
    ),
    (re.compile(r"(?:材料|证件|奖项|名单|范围|对象|指标|内容|项目|种类)$"), "{0}有哪些"),
)
_REACH = re.compile(r"(?:怎么|如何|怎样|咋)(?:联系|联络)(?=[?]?$)")
_FORMAL = re.compile(
    r"(?:(?:是)?(?:为何|若干|何在)|(?<=[时间日期限费址点话式法准件])(?:是|为|有))[?]?$"
)  # 「日期為何」


def completed(text: str) -> str:
    """A narrow question with the question word that its head noun asks for, where it has none."""
    text = _REACH.sub("联系电话是多少", text)
    bare = _FORMAL.sub("", text)
    if bare == text and type_of(text):
        return text
    bare = bare.rstrip("?。.! ")
    for head, asked in _HEADS:
        if head.search(bare):
            return asked.format(bare)
    return text


_SUM_OF = re.compile(
    r"(?:保证金|押金|定金|订金|会费|手续费|工本费|运费|服务费|学费|杂费|材料费|报名费|罚[款金]|奖金|补[贴助]|津贴)$"
)

_PRICE_OF = re.compile(
    r"的?(?:租金|学费|票价|门票|房价|车费|价格|价钱|费用|收费|单价|押金|保证金|报名费)(?:要|是|为|得|收|交)*$"
)


def _follow(text: str, before: Question) -> tuple[str, str, str | None]:
    """Type, whole question and what is put in place, of a follow-up."""
    base = before.full
    told, asked = type_of(text), type_of(base)
    if told and text[slice(*told[1])].strip("?"):
        start, end = asked[1] if asked else (0, 0)
        if _HE.match(text) and asked and asked[0].name in ("who", "org", "which", "what"):
            of_him = f"{_IS.sub('', base[:start])}{_HE.sub('', text, count=1)}"  # 「他是哪裡人」 behind 「館長是誰」
            return (type_of(of_him) or told)[0].name, of_him, None
        if told[0].name != before.type and not base[end:].rstrip("?") and (front := _without_head(base[:start])):
            return told[0].name, f"{front}{instead(text)}?", None  # 「甲班學費多少」, 「星期幾上課」
        return told[0].name, f"{(base[:start] + base[end:]).rstrip('?')},{text}", None
    word = instead(text)
    of_day = BY_NAME[before.type].kind == "yes_no" or before.type == "left"
    if (whole := left_undone(word, base)) is not None:
        return "outcome", whole, None
    moved = at_another_time(word, base)
    if moved and (of_day or len(moved[1]) < 2 and has_time(base)):
        base, word = moved
        if len(word) < 2:
            told = type_of(base)
            return (told[0].name if told else before.type), base, None
    if of_day and (told_sum := how_much(word, base)):
        return "amount", told_sum, None
    if (whole := completed(word)) != word and (told := type_of(whole)):  # 「名額呢」 asks another thing of the same
        front, of, _ = base[: asked[1][0] if asked else 0].rpartition("的")
        if of:
            return told[0].name, f"{front}的{whole}", None
        if asked and _SUM_OF.search(word):  # 「保證金呢」 behind 「甲樓一學期多少錢」: no part of that price
            return told[0].name, f"{_PRICE_OF.sub('', base[: asked[1][0]])},{whole}", None
        if asked and not of_day and (front := _without_head(base[: asked[1][0]])):  # 「名額呢」 behind 「甲班學費多少」
            return told[0].name, f"{front}{whole}", None
    of_time = of_day or before.type == "when"
    full = put(word, base) or (
        another_deed(word, base, asked[1] if asked else (len(base), len(base))) if of_time else None
    )
    if full is None:
        start = asked[1][0] if asked else 0
        at = max(base.rfind(mark, 0, start) for mark in ",;") + 1
        full = f"{base[:at]}{word}{base[at:]}"
    return before.type, full, word


_HE = re.compile(r"(?:那|那么)?(?:他|她|它)们?(?=[^们])")
_IS = re.compile(r"(?:是|叫|由|为)*$")


def _without_head(front: str) -> str:
    """What stands before the head noun that is asked for: 「甲班」 of 「甲班學費」; "" where no such noun ends it."""
    words = cut(front)
    if not words or words[-1][1] + len(words[-1][0]) != len(front) or completed(words[-1][0]) == words[-1][0]:
        return ""
    torn = len(words) > 1 and len(words[-1][0]) == 1 and words[-2][2][:1] == "n"  # 「學分+費」
    return front[: words[-2 if torn else -1][1]]


SHORT = 16  # characters of a question that names nobody and follows up another without saying so


def _of_nobody(text: str) -> bool:
    """「每加配一把鑰匙收幾元」 names nobody."""
    return len(text) <= SHORT and not any(term.name for term in take_apart(text, (0, 0)).terms)


def asks_itself(question: str) -> bool:
    """Whether a question could be asked of nobody before: it has a question word of its own (none in 「那代理呢」)."""
    text = asks.positive(plain(without_courtesy(narrow(question).strip())))
    told = type_of(text)
    return told is not None and bool(text[slice(*told[1])].strip("?"))


def _script(question: str) -> Literal["hant", "hans"] | None:
    """That of a question; None where all is written alike in both: 「最少要多久」."""
    script = script_of(question)
    if script == "hans" and to_hant(question) == question:
        return None
    return "hant" if script == "hant" else "hans"


def understand(question: str, before: Question | None = None) -> Question:
    """What a question asks: type and slots. `before` is the question that it may follow up."""
    text = completed(asks.positive(plain(without_courtesy(narrow(question).strip()))))
    put_in = None
    if before is not None and (FOLLOWS.search(text) or _of_nobody(text)):
        kind, full, put_in = _follow(text, before)
        told = type_of(full)
    else:
        full, told = text, type_of(text)
        kind = told[0].name if told else "what"
    asked = take_apart(full, told[1] if told else (0, 0))
    published = PUBLISHED.search(full)
    words = [*asked.years, *(term.text for term in asked.terms)]
    if kind == "contact":  # 「聯絡電話是多少」: many pages only say 電話
        words += ["电话"] * ("电话" in full)
    return Question(
        text=question,
        type=kind,
        script=_script(question) or (before.script if before else None),
        query=" ".join(dict.fromkeys(words)),
        thing=tuple(dict.fromkeys(term.text for term in asked.terms if term.offset < asked.tail or term.name)),
        property="".join(term.text for term in asked.terms if term.offset >= asked.tail and not term.name) or None,
        time=(asked.months or asked.years or (None,))[0],
        published=f"{published[1]}-{int(published[2]):02d}" if published else None,
        full=full,
        instead=put_in,
    )


def apart(question: Question, known: Iterable[str] = (), heads: frozenset[str] = frozenset()) -> tuple[Type, Asked]:
    """The type and the words of a question that was understood; `known` are words of the pages it may be about, `heads` names
    that head one."""
    kind = BY_NAME[question.type]
    finds = list(kind.focus.finditer(question.full))
    asked = take_apart(question.full, finds[-1].span() if finds else (0, 0), known, heads)
    return kind, asked._replace(instead=question.instead, own=_own(question))


def _own(question: Question) -> int:
    """Where the words of a follow-up begin that asks itself (「那什麼時候恢復」); 0 where none stands before it."""
    text = question.full
    at = text.rfind(",") + 1
    behind = text[at:].rstrip("?")
    alone = completed(asks.positive(plain(without_courtesy(narrow(question.text).strip())))).rstrip("?")
    return at if at and behind == alone else 0
