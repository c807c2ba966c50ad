"""Of whom an age is told: 「81歲的P帶著孫女」 tells that of P, and of no 孫女.

Read of relatives and companions alone (孫女, 妻子, 徒弟), who stand last before the question word: the word must stand right behind
「N歲的」, or before the age with nobody else between. The names of people are not compared; what age one must have (孩子幾歲可以報名,
40歲以下) is told of nobody.
"""

from __future__ import annotations

import re

from answer.marks import Seen

KIN = (
    r"妻子|太太|老婆|丈夫|老公|先生|儿子|女儿|孩子|孙子|孙女|外孙女?|父亲|母亲|爸爸?|妈妈?|爷爷|奶奶|外公|外婆|祖父|祖母|哥哥?|姐姐?|弟弟?|妹妹?|"
    r"兄弟|姐妹|徒弟|师傅|老师|学生|搭档|同伴|(?<!小)朋友|邻居|助手|伴侣|未婚[夫妻]|女友|男友|叔叔|舅舅|侄[子女]|外甥女?"
)
_ASKED = re.compile(
    rf"(?P<kin>{KIN})(?:今年|现在|现年|当时|那时|已经?|都|也|有|是|的)*(?:几岁|多大|多少岁|(?:年纪|年龄|岁数)(?:是?多[大少]|几岁)?)(?:年纪|岁数)?[了呢啊的]*[?]?$"
)
_BY_WHOM = re.compile(r"(?:是|由)谁(?P<deed>[一-鿿]{1,2})的[?]?$")
_OTHER_DOER = re.compile(
    r"(?:讲师|主讲人?|教练|评审|评委|嘉宾|来宾|主持人?|联络人|联系人|窗口|洽询|咨询|承办人|经办人?|负责人|召集人|客服)[:为是 ]?[一-鿿]{0,6}$"
)


def of_other_doer(one: Seen) -> bool:
    """「週報是誰編的」 of 「講師杜某」: who stands there for another deed, where nothing on the page tells of the one that is asked."""
    asked = _BY_WHOM.search(one.asked.text) if one.kind in ("who", "org") else None
    if asked is None or asked["deed"] in f"{one.page.title}\n{one.page.text}":
        return False
    terms = (i for i, term in enumerate(one.asked.terms) if term.offset >= asked.start("deed"))
    if any(one.closeness[i] >= _NEAR for i in terms):
        return False
    start = one.proposal.start
    return _OTHER_DOER.search(one.page.text, one.page.clause(start)[0], start) is not None


_NEAR = 0.45  # closeness of a word that another stands for
_LIMIT = re.compile(r"\s*(?:[-至到]|(?:\(含\))?以[上下内])")
_OF = re.compile(r"\s*的")


def of_other_person(one: Seen) -> bool:
    """Whether an age is told of another than the relative whom the question names."""
    asked = _ASKED.search(one.asked.text)
    page, start, end = one.page, one.proposal.start, one.proposal.end
    if asked is None or one.in_row or one.proposal.text is not None or _LIMIT.match(page.text, end):
        return False
    text, kin = page.text, asked["kin"]
    clause = page.clause(start)
    place = text.rfind(kin, clause[0], start)
    behind = _OF.match(text, end)
    if behind:  # 「34歲的妻子」, 「9歲的小孫女」
        return kin not in text[behind.end() : behind.end() + len(kin) + 2]
    if place < 0:  # 「妻子邱婉，31歲」
        low = page.sentence(start)[0]
        before = (
            text[page.clause(max(clause[0] - 2, low))[0] : clause[0]]
            if clause[0] > low and start - clause[0] < 4
            else ""
        )
        return kin not in before
    return re.search(KIN, text[place + len(kin) : start]) is not None
