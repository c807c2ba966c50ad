"""Latin letters and digits in full width: 「２０２３年」 → 「2023年」. Punctuation keeps its width.

One that a lost byte made (「?Ｔ俅?」, `shift`; 「瑙ｃ��」, `torn`) stays where that could not be turned back: it is what the bytes can be read from.
"""

from __future__ import annotations

import re

from ingest.repair.change import Change
from zh.words import is_everyday

KIND = "full_width"
SIGNS = "０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ．＠／－＿"
# with what stands between the digits of a number, a time, a telephone and a date, the sign of a percentage, the hyphen of a word (Ｗｉ－Ｆｉ)
_RUN = re.compile(
    "[０-９Ａ-Ｚａ-ｚ][０-９Ａ-Ｚａ-ｚ]*(?:[．％：－／](?<=[０-９].)(?=[０-９])[０-９]+|－(?=[０-９Ａ-Ｚａ-ｚ])[０-９Ａ-Ｚａ-ｚ]+|[％](?<=[０-９].))*"
)
# an address is narrow as a whole, its signs too: 「ａｂｃ＠ｘ．ｃｏｍ」
_W = "0-9A-Za-z０-９Ａ-Ｚａ-ｚ_＿－-"
_PIECES = re.compile(
    rf"(?<![{_W}])[{_W}]+(?:(?:[：:][／/]{{2}}|[：:](?=[0-9０-９]{{2,5}}(?![0-9０-９\u3400-\u9fff]))|[.．@＠/／?？=＝&＆#＃])[{_W}]+)+"
)
_WIDE = re.compile("[！-～]")
_ADDRESS = re.compile(
    r"^https?://|^www\.|^[\w.-]+@[\w-]+\.[a-z]|\.(?:com|cn|net|org|gov|edu|tw|hk|info|cc|top)(?:$|[/?#:])"
    r"|[a-z_-]\w*\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|txt|csv|jpe?g|png)$",  # the name of a file
    re.I,
)
_SHOWN = re.compile("全[角形](?:数字|數字|字母|字符|字元|英文|英数|英數|标点|標點|符号|符號)")
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def find(text: str) -> list[Change]:
    changes = []
    done = 0
    for found in _addresses(text):
        changes += _runs(text, done, found.start()) + [_narrow(found)]
        done = found.end()
    return changes + _runs(text, done, len(text))


def _runs(text: str, start: int, stop: int) -> list[Change]:
    shown = _SHOWN.search(text) is not None
    return [
        _narrow(found)
        for found in _RUN.finditer(text, start, stop)
        if not _is_made(text, found) and not (shown and _is_shown(text, found))
    ]


def _is_shown(text: str, found: re.Match[str]) -> bool:
    """Whether the line speaks of full width, and so shows what that is."""
    return _SHOWN.search(text[: found.end()].rpartition("\n")[2] + text[found.end() :].partition("\n")[0]) is not None


def _is_made(text: str, found: re.Match[str]) -> bool:
    """Whether one letter stands between a question mark behind a text and what nobody writes, or beside a lost byte and that: 「瑙ｃ��」."""
    start, end = found.span()
    if end - start > 1:
        return False
    if "\ufffd" in text[max(0, start - 2) : end + 2]:
        for beside in text[max(0, start - 1) : start] + text[end : end + 1]:
            if "\u3400" <= beside <= "\uf8ff" and not is_everyday(beside):
                return True
    if start < 2 or text[start - 1] not in "?\ufffd" or text[start - 2].isspace():
        return False
    behind = text[end : end + 1]
    return behind == text[start - 1] or "\u3400" <= behind <= "\uf8ff" and not is_everyday(behind)


def _narrow(found: re.Match[str]) -> Change:
    return Change(found.start(), found.end(), found.group().translate(_NARROW), KIND)


def _addresses(text: str) -> list[re.Match[str]]:
    """Addresses that are written in full width, in whole or in part."""
    if not any(sign in text for sign in "．＠／－＿"):
        return []
    return [
        found
        for found in _PIECES.finditer(text)
        if _WIDE.search(found.group()) and _ADDRESS.search(found.group().translate(_NARROW))
    ]
