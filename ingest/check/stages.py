"""The steps of a selection and of a matter: which step some words speak of, what comes before it, and names that are
the two halves of one thing.

Vocabulary of announcements; no rule looks at a date here.
"""

from __future__ import annotations

import re
from functools import lru_cache

_CALL = re.compile(
    r"投标|竞投|递交|收稿|填报|报名|申请|申报|征集|征稿|征求|投稿|收件|送件|提交|报送|"
    r"提报|推荐|自荐|招募|登记|登录|认购|申购"
)
_REVIEW = re.compile(
    r"投票|票选|甄选|遴选|海选|评比|书审|审议|审核|审查|评审|评选|初审|初评|初选|复审|复评|复选|决审|终审|面试|"
    r"笔试|考试|答辩|核验|考核|评议|竞价|竞拍|竞买|拍卖|路演"
)
RESULT = re.compile(
    r"结果|名单|决标|定标|放榜|发榜|名次|优胜|录取|入围|入选|获奖|得奖|中签|抽签|摇号|开奖|抽奖|中奖|揭晓|开票|"
    r"开标|成绩|分数"
)
_PRIZE = re.compile(r"颁奖")
# what is asked for against a result, or follows from it
_APPEAL = re.compile(r"申诉|(?:成绩|分数|结果|名次)[\u4e00-\u9fff]{0,2}(?:复查|复核|复议|异议)|复查成绩|复查")
# a review of everything that came in, which cannot end before the call does
JUDGED = re.compile(
    r"评审|评选|评比|评分|评议|投票|票选|决选|决审|初选|复选|初评|复评|终评|终审|笔试|考试|答辩|路演|竞价|竞拍|竞买"
)
# names of two halves; whether the second waits for the end of the first; whether they have to stand in this order
PAIRS = (
    (re.compile(r"开幕"), re.compile(r"闭幕"), False, False),
    (re.compile(r"开工"), re.compile(r"竣工|完工"), False, False),
    (re.compile(r"布展"), re.compile(r"撤展"), False, False),
    (re.compile(r"报到|入营|开营"), re.compile(r"结业|离营|闭营"), False, False),
    (re.compile(r"笔试"), re.compile(r"面试"), False, True),
    (
        re.compile(r"资格审|书审|书面审|初审|初评|初选"),
        re.compile(r"面试|答辩|复审|复评|复选|复核|实地|现场[核考勘查]|终审|终评|决审|决选"),
        False,
        True,
    ),
    (re.compile(r"彩排"), re.compile(r"演出|首演|公演"), False, True),
    (re.compile(r"预售|预热"), re.compile(r"现货|返场|尾款"), False, True),
    (re.compile(r"[定订预]金"), re.compile(r"尾款|余款"), False, False),
    (re.compile(r"准考证"), re.compile(r"考试|笔试|测试|测验|开考"), False, False),
    (re.compile(r"笔试|面试|考试"), re.compile(r"体检|政审|考察|录用|聘用|签约|入职"), False, True),
    (re.compile(r"开标"), re.compile(r"中标|定标|签订合同|合同签订|签约"), False, True),
    (re.compile(r"投标|递交"), re.compile(r"开标|评标|唱标"), True, False),
    (re.compile(r"购票|售票|开票|领票|取票"), re.compile(r"演出|首演|公演|开演|开赛|放映"), False, True),
    (re.compile(r"付款|支付|下单|预购|预订|订购"), re.compile(r"发货|出货|配送"), False, True),
    (re.compile(r"公示"), re.compile(r"选举|聘任|任命|任职|就职|签约|拨付"), False, True),
    (re.compile(r"名单|揭晓|开奖|抽奖"), re.compile(r"兑奖|领奖"), False, True),
    (re.compile(r"施工|工期"), re.compile(r"验收"), True, False),
    (re.compile(r"申请|受理"), re.compile(r"退款|退费|放款|拨款|核发|到账"), False, True),
    (re.compile(r"收件|寄存|寄放|送修|送洗|交件"), re.compile(r"领回|取回|取件|发还"), False, False),
    (re.compile(r"开班|开课|开学|入学"), re.compile(r"结业|结课|结训|期末|毕业"), False, False),
    (re.compile(r"借用|借出|领取|租用"), re.compile(r"归还|交还|缴回"), False, False),
    (re.compile(r"入住"), re.compile(r"退房|离店"), False, False),
    (re.compile(r"布展|进场|进馆"), re.compile(r"开展|开幕|展出|展览|撤展|撤场|退场"), False, False),
    (
        re.compile(r"停[水电气机运课用业止]|封闭|闭馆|休馆|暂停|断网"),
        re.compile(r"恢复|复[课业工航]|重新开放|解除"),
        False,
        True,
    ),
    (
        re.compile(r"征求意见|意见征[求集询]|征询|公开征|意见反馈|预告"),
        re.compile(r"施行|实施|生效|执行"),
        True,
        False,
    ),
    (re.compile(r"报名"), re.compile(r"开课|开班|开营|开赛|比赛|考试|培训"), False, True),
    (
        re.compile(r"内测|公测|试运行|试运营|试营业|试营运|试行"),
        re.compile(r"正式(?:上线|运行|运营|营业|营运|实施|启用|开放)"),
        True,
        False,
    ),
)
# what must have come before a step, by the matter
FOLLOWS = {"prize": ("review", "result"), "appeal": ("result",), "result": ("call", "review"), "review": ("call",)}
_TAKEN_IN = re.compile(
    rf"(?:{_REVIEW.pattern})[\u4e00-\u9fff]{{0,2}}(?:报名|登记|申请|申报|投稿|提交|报送)"
)  # 「考试报名」


@lru_cache(maxsize=1024)
def stage_of(words: str) -> str | None:
    """Which step of a selection some words speak of."""
    if _PRIZE.search(words):
        return "prize"
    if _APPEAL.search(words):
        return "appeal"
    call, result = _CALL.search(words), RESULT.search(words)
    if result:
        return None if call else "result"
    review = _REVIEW.search(words)
    if call and review and _TAKEN_IN.search(words):
        return "call"
    return "review" if review else "call" if call else None
