"""What must not be brought or done, and what should: 「不能帶什麼」 wants the one list, 「要帶什麼」 the other."""

from __future__ import annotations

import re

from answer.evidence import Page

_NO = r"(?:不(?:得|可以?|能|准|许|要|应|宜|让|允许|收)|禁止?|严禁|谢绝|请?勿|别)"
_ASKS = re.compile(rf"{_NO}[^,。;?不]{{0,4}}(?:什么|哪些|啥)")
_TELLS = re.compile(rf"{_NO}|不予|恕不|拒|禁")
_BRINGS = re.compile(r"(?:带|携带|自备|准备)(?:点|些)?(?:什么|哪些|啥)")
_INCLUDES = re.compile(r"(?:[^,。;]{0,5}[费价票])?[已均都也内]?(?:包?含|包括)")
_PAID, _TAKEN = re.compile(r"[费价票元]"), re.compile(r"[带携备]")
_MARK = re.compile(r"\s*(?:\(?[一二三四五六七八九十\d]{1,2}[)、.]|[①-⑳•●■-])")


def other_side(asked: str, page: Page, start: int, end: int) -> bool:
    """Whether narrow text asks what is forbidden, and nothing round a value forbids it; or what to bring, and a value is told of
    what a fee includes (「團費含午餐」, not 「材料包括照片」)."""
    first, clause = page.sentence(start)[0], page.clause(start)[0]
    found = _INCLUDES.match(page.text, clause, end) if _BRINGS.search(asked) else None
    if found and _PAID.search(page.text, first, found.end()) and not _TAKEN.search(page.text, first, end):
        return True
    if not _ASKS.search(asked):
        return False
    number = page.line_at(start)
    spans = [page.sentence(start), (start, end)]
    heading = page.lines[number].heading
    spans += [page.lines[heading][:2]] if heading is not None else []
    while number and _MARK.match(page.text, page.lines[number].start):
        number -= 1  # what leads the items in
    spans.append(page.lines[number][:2])
    return not any(_TELLS.search(page.text, *span) for span in spans)
