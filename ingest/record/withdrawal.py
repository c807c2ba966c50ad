"""Days on which what was announced does not take place: 「6月3日的讲座取消」, 「因故取消6月3日的讲座」, 「6月3日讲座延期，时间另行通知」.

Not seen as such: what is no longer done from a day on (「6月3日起…取消」), what ends a ban or a fee (「6月3日限行取消」), and a service
that stops on a day (停水, 停课, 暂停办理), which is a window of its own; nor what is no longer valid from a day on (作废).
"""

from __future__ import annotations

import re

_OFF = (
    r"(?:取消|撤销|停办|停演|(?:不再?|不予|无法|不能)(?:如期|按[时期])?(?:举[行办]|召开|进行|开展|演出)|"
    r"(?:延期|推迟|改期|延后|顺延)(?:举[行办]|召开|进行)?)"
)
# behind the day, in the same clause or the next; what it is of has two characters at least
_BEHIND = re.compile(
    rf"(?:\([^()\n]{{1,10}}\))?(?:[上下]午|晚上?)?(?:的|举[行办]的)?(?P<what>[^,。;:!?\n]{{2,20}}?),?(?:现|因[^,。;:!?\n]{{1,12}}?)?,?(?:决定|将|均|全部|已经?|予以|临时|暂时?)*{_OFF}"
    r"(?=[,。;!)\n]|$)"
)
_PUT_OFF = re.compile(
    r"(?:\([^()\n]{1,10}\))?(?:[上下]午|晚上?)?的[^,。;:!?\n的]{2,16}?(?:延期|推迟|改期|延后|顺延|提前|改)(?:举[行办]|召开)?[至到在为于]"
)
_BEFORE = re.compile(r"(?:取消|撤销|停办)(?:了|原[定订]|原计划)?[于在]?$")
_HELD = re.compile(r"(?:\([^()\n]{1,10}\))?(?:[上下]午|晚上?)?(?:的|举[行办])")
_STANDS = re.compile(
    r"^(?:起|止|前|后|之|以|开始|截止|至|到|[、和与])|限行|禁|费用?$|管制|封闭|管控|[不未没]$|如[遇有]|若|可$|可以|申请|停[水电气课诊]|取消|报名(?:者|后)|资格|^(?:全部|全面|统一|正式|逾期|自动|同时|一律)+$"
)


def withdrawn(plain: str, begin: int, stop: int) -> bool:
    """Whether the sentence calls off what is on the day `plain[begin:stop]`."""
    if plain[stop - 1] in "起止前后":
        return False
    behind = _BEHIND.match(plain, stop)
    if behind is not None and not _STANDS.search(behind["what"]):
        return True
    if _PUT_OFF.match(plain, stop):  # 「6月3日的考试延期至6月10日」
        return True
    return _HELD.match(plain, stop) is not None and _BEFORE.search(plain, max(0, begin - 8), begin) is not None
