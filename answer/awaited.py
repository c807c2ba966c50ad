"""What is awaited: an answer, money, a result, that something opens or begins anew. A day near the words that tells of none is another's."""

from __future__ import annotations

import re

from answer.marks import Seen

_LENGTH_ASKED = re.compile(r"多(?:久|长时间)|几(?:个)?(?:工作日|小时|天|日|周|月|年)|多少(?:天|日|小时)")
_EVENTS = (
    (
        re.compile(r"答复|回复|回音|回话|回信|给结果|有结果|出结果|收到通知(?![后之起几多])|接得到通知"),
        re.compile(r"答复|回复|函复|通知(?!后|之日|起)|回电|反馈|结果|告知|回信|回覆|公布"),
    ),
    (
        re.compile(r"到账|[进入]账|打款|发钱|发放|拨款|发下来|打给|拿到钱"),
        re.compile(r"到账|打款|发放|结算|拨|汇|入账|发给|支付|转|领"),
    ),
    (
        re.compile(r"复工|复课|复航|恢复|重新开|重开"),
        re.compile(
            r"复|重新|重启|重开|(?:封|停|闭|休|暂)[^。]{0,24}(?:至|到|止)|(?:至|到|止)[^。]{0,16}(?:封|停|闭|休)"
        ),
    ),
    (re.compile(r"退款|退钱|退费|退回来"), re.compile(r"退(?![货件换])|返")),
    (re.compile(r"回本|赚回"), re.compile(r"回本|收回|回收")),
    (re.compile(r"追悼|告别式|公祭"), re.compile(r"追悼|告别|公祭|悼念")),
    (re.compile(r"上市|挂牌"), re.compile(r"上市|挂牌|首发|发售|开卖|推出")),
    (re.compile(r"(?<![填申预])报到(?!哪|几|什么|何)"), re.compile(r"报到|入学|注册|开学")),
)


def other_event(one: Seen) -> bool:
    """「多久給結果」 where the value tells until when to hand something in: what is to happen then is told nowhere near."""
    if one.kind not in ("when", "left") and not (one.kind == "count" and _LENGTH_ASKED.search(one.asked.text)):
        return False
    near = "\n".join(one.page.text[start:end] for start, end, weight in one.around if weight >= 0.7) + one.label
    tail = one.asked.text[one.asked.tail :]
    return any(asks.search(tail) and not tells.search(near) for asks, tells in _EVENTS)


def _told(one: Seen) -> str:
    """The sentence of a value and what it is called."""
    label = one.page.label(one.proposal.start)
    sentence = one.page.text[slice(*one.page.sentence(one.proposal.start))]
    return sentence + one.label + (one.page.text[slice(*label)] if label else "")


_RESULTS = re.compile(
    r"结果[^,。?]{0,9}(?:公布|公示|揭晓|出(?:来|炉)?(?=[?]|$)|(?:发|收到)?通知(?=[?]|$))|(?:公布|公示|揭晓|通知)[^,。?]{0,4}结果"
)
_PUBLISHED = re.compile(r"公布|公示|揭晓|通知|告知|发布|公开|放榜|出炉|查询|公告|结果|名单")


def no_results(one: Seen) -> bool:
    """「搖號結果什麼時候公布」 where the sentence tells when lots are drawn, and of no result."""
    if one.kind not in ("when", "left") or one.in_row or not _RESULTS.search(one.asked.text):
        return False
    return _PUBLISHED.search(_told(one)) is None


_OPENING_ASKED = re.compile(
    r"(?:哪一?[天年日]|几[号日月]|什么时候|何时|哪年)(?:才|正式|会|要|能)*(?:开张|开业)(?:的|了)?[?]?$"
)
_OPENS = re.compile(
    r"开[张业幕门街园馆市放]|启用|投入[使运营]|[试运]营|接待|剪彩|见面|对外|揭[牌幕]|迎客|亮相|首日|重[新开]|营业(?![厅执额收税员部网证])"
)


def not_opened(one: Seen) -> bool:
    """「服務站幾號開業」 of a day on which one goes to the 服務站 to hand something in."""
    if one.kind not in ("when", "left") or one.in_row or not _OPENING_ASKED.search(one.asked.text):
        return False
    return _OPENS.search(one.page.title + _told(one)) is None
