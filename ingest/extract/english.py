"""Lines in English that a site's theme sets round a Chinese text: who wrote it and when, what follows behind it.

Read against `zh.bare.bare(line)`. A line with a Chinese character is one of these only by its label (「Tags: 運費」, 「Previous: 改版」):
a notice in two languages keeps what it says in English, as far as no stock phrase is all of a line.
"""

from __future__ import annotations

import re

_NAME = r"[a-z][a-z'.-]*(?: [a-z][a-z'.-]*){0,2}"
_BY = re.compile(
    rf"(?:(?:written |edited |translated )?by:? (?!hand|phone|post|e-?mail|the\b|noon|appointment|invitation|law\b){_NAME}(?:,? (?:staff|senior|special)? ?(?:reporter|writer|correspondent|editor))?(?: edited by {_NAME})?"
    rf"|(?:photos?|images?|photo credit|story|text|words) ?: ?{_NAME}"
    r"|posted in .{1,40}\bby .{1,20}\bon (?=\d|[a-z]{3}).{1,20}"
    r"|(?:estimated )?(?:reading time\W*)?\d{1,2}[ -]?min(?:ute)?s? read|share this (?:article|post|page|story)|advertisement(?: - .{0,40})?)"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? (?:19|20)\d\d|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d|(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}/\d{{1,2}}/(?:19|20)\d\d)"
# a day and its hour; beside a day alone its column and its writer: 「February 14, 2027 | TRANSPORT | MINA HO」
_WHEN = re.compile(
    rf"(?:(?:last )?(?:updated|published|posted|modified)(?: on| at)? ?:? ?)?{_DAY}(?:,? (?:at )?\d{{1,2}}:\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?(?: [a-z]{{2,4}})?|(?: ?[|·•] ?{_NAME}){{2,3}}|,? by {_NAME})?"
)
_HAN = r"(?=.*[\u3400-\u9fff])"
_AFTER = re.compile(
    r"\W*(?:(?:read (?:more|next|also)|see also)(?: ?:.{1,80})?|(?:related|recommended|similar) (?:stories|story|articles?|posts?|news|reading|content|topics|links)|more (?:stories|news|articles)"
    r"|most (?:read|popular|viewed|commented)|trending(?: now)?|popular (?:posts|stories|articles)|you (?:might|may) also like|(?:recent|latest|older|newer) (?:posts?|news|stories|articles|comments)"
    r"|(?:subscribe|sign up)(?: to| for)\b.{0,30}\bnewsletters?(?: ?(?:(?:订阅)?(?:电子报|通讯|简报|周报|月报|快讯|订阅)|每[日天周月][\u4e00-\u9fff]{0,6}(?:送达|寄[出达到]|发[送出]|推送)))?|follow us on .{2,40}|leave a (?:reply|comment)|post a comment|(?:\d+|no) (?:comments?|repl(?:y|ies)|thoughts? on .{1,80})|comments? ?\(\d*\)"
    rf"|(?:previous|next)(?: (?:post|article|story))|(?:previous|next)(?: (?:post|article|story|page))? ?[:»>]{_HAN}.{{0,80}}|was this (?:article|page|post|answer|information) helpful.{{0,30}}|have more questions\? submit a request"
    rf"|(?:click here to )?download our app|about the authors? ?: ?.{{0,200}}|(?:tags?|tagged(?: with)?|filed under|categor(?:y|ies)) ?:{_HAN}.{{0,100}}"
    r"|your e-?mail address will not be published.{0,60}|(?:(?:terms of (?:use|service)|privacy policy|about us|contact us|site ?map|back to (?:top|home|list)|all rights reserved)[\W_]*)+)\W*"
)
_APART = re.compile(r" ?[|·•] ?")
_WORD = re.compile("[a-z]{2}")
_MAY_BE_HEAD, _MAY_BE_AFTER = frozenset("abcdefijlmnoprstuw0123456789"), frozenset("abcdfghjlmnoprstwy0123456789")


def is_head(bare: str) -> bool:
    """Whether a line tells nothing but who wrote a text, when, how long it is to read, or offers to share it."""
    if bare[:1] not in _MAY_BE_HEAD or len(bare) > 120 or not _WORD.search(bare):
        return False
    if _WHEN.fullmatch(bare) is not None or _BY.fullmatch(bare) is not None:
        return True
    pieces = (
        _APART.split(bare) if "|" in bare or "·" in bare else ()
    )  # 「By Mira H. | Updated Jan 3, 2024 | 9 min read」
    return len(pieces) > 1 and all(_WHEN.fullmatch(one) or _BY.fullmatch(one) for one in pieces)


def is_after(bare: str) -> bool:
    """Whether a line opens what follows an article: 「Related Stories」, 「Tags: 運費」, 「Leave a Reply」."""
    letter = bare.lstrip("[(<«»-_*# ")[:1]
    return letter in _MAY_BE_AFTER and letter != "" and _AFTER.fullmatch(bare) is not None
