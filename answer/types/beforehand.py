"""How long before something must be done, held against a question that would do it then: 「須提前兩天預約」, asked 「當天才預約行嗎」."""

from __future__ import annotations

import re

from answer.text import NUMBER, number

_NUMBER = rf"(?:{NUMBER}|[一二两三四五六七八九十])"
# as late as on the day itself, or without a word before
_THAT_DAY = re.compile(r"(?<![提事])当[天日](?!的|前)(?:再|才|去|来|到|现场|早上|临时)*")
_AT_ONCE = re.compile(
    r"现场|临时|临到|到场|到了(?:再|才)|直接(?:去|来|到)|不(?:用|需|必)?(?:提前|事先|预先)|没(?:有)?(?:提前|事先|预先)"
)
_BEFORE = re.compile(rf"提[前早](?P<number>{_NUMBER})个?(?P<unit>工作[日天]|[天日周]|星期|小时)")
_DAY_BEFORE = re.compile(r"前一[天日晚]|头[一]?[天日晚]|提?前[1一][天日]")
_DEED = r"预[约订定]|订[位票座]?|约|报名|登记|申[请报]|买票|购票|报[备修]"
_NEEDS = re.compile(
    rf"(?:须|需|应|要|请|务必|至少|最少|必)[^,。;不]{{0,6}}?(?:提[前早]|于)[^,。;不\d]{{0,3}}(?P<number>{_NUMBER})个?(?P<unit>工作[日天]|[天日周]|星期|小时)(?:以?[前上])?[^,。;]{{0,6}}?(?P<deed>{_DEED})"
)
_HOURS = {"小时": 1 / 24, "周": 7.0, "星期": 7.0}


def _days(asked: str) -> float | None:
    """How many days before narrow text asks to do it; None where it does not ask so."""
    if not re.search(_DEED, asked):
        return None
    if _DAY_BEFORE.search(asked):
        return 1.0
    told = _BEFORE.search(asked)
    if told and (many := number(told["number"])) is not None:
        return many * _HOURS.get(told["unit"], 1.0)
    return 0.0 if _THAT_DAY.search(asked) or _AT_ONCE.search(asked) else None


def at_once(word: str) -> bool:
    """Whether a word only says that it is done then: 「現場」, 「前一天」."""
    return (_AT_ONCE.fullmatch(word) or _DAY_BEFORE.fullmatch(word)) is not None


def too_late(asked: str, told: str) -> bool | None:
    """Whether narrow `told` wants it done earlier than narrow `asked` would; None where either says nothing of it."""
    mine, wanted = _days(asked), _NEEDS.search(told)
    least = number(wanted["number"]) if wanted else None
    if mine is None or wanted is None or least is None:
        return None
    days = least * _HOURS.get(wanted["unit"], 1.0)
    return mine < days if days >= 1 else None
