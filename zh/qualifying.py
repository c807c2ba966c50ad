"""Whether a date says who or what counts, not when something is done: 「1990年1月1日以后出生」, 「2023年1月1日至2025年4月30日期间缴纳社保」.

`of_birth`: a day of birth, in either order. `of_whom`: behind a date stand a deed and those who did it (「…以后毕业的」,
「…后取得证书者」). `of_earlier`: behind a range stands a deed; where the range was over before the text came out, nobody is
called to it any more. Not seen: a deed in the sentence behind.
"""

from __future__ import annotations

import re

_BOUND = r"(?:\((?:含|不含|包括|包含)[^()\n]{0,4}\)|期间|之间|以内|之内|以?[前后]|之[前后]|[间内中起止]|为?止| )*"
_BORN = re.compile(rf"{_BOUND}(?:出生|生(?:人|者|的)|诞生)")
_BIRTH = re.compile(r"(?:出生|生日|年龄)[^,。;\n\d]{0,8}\s*$")
# what one has or became then; nothing that an announcement calls to
_BECAME = re.compile(
    rf"{_BOUND}[^,。;:\n]{{0,6}}?(?:毕业|入[职学伍党]|退[役伍休]|取得|获得|获评|获奖|发表|出版|注册|成立|落户|授权|认定|立项|结婚|生育|参保|首缴|竣工|投产)"
    r"[^,。;:\n]{0,14}?(?:的(?=[\u4e00-\u9fff,])|者|人员)"
)
_DEED = re.compile(
    rf"{_BOUND}(?!举行|举办|召开|报名|申请|申报|投票|预约|登记|受理|征[集稿]|开展|进行|开放|截止|公示)[^,。;:()\n]{{0,8}}?"
    r"(?:毕业|入[职学伍党]|退[役伍休]|取得|获得|获评|获奖|发表|出版|注册|成立|落户|授权|认定|立项|结婚|生育|参保|缴[纳存费]|购[买置房车]|签[订署约]|"
    r"完成|竣工|投产|发生|产生|备案|就业|在[职岗]|从事|连续|累计|存续|开具|发放|无|未|没有|有)"
)


def of_birth(plain: str, start: int, stop: int) -> bool:
    """Whether a date of the plain text is one on which somebody was born."""
    return _BORN.match(plain, stop) is not None or _BIRTH.search(plain, max(0, start - 12), start) is not None


def of_whom(plain: str, stop: int) -> bool:
    """Whether what stands behind a date are those who did or became something then."""
    return _BECAME.match(plain, stop) is not None


def of_earlier(plain: str, stop: int) -> bool:
    """Whether a deed stands right behind a range; the caller knows that the range is over."""
    return of_whom(plain, stop) or _DEED.match(plain, stop) is not None
