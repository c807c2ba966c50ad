"""Lines in English that a site's theme sets round a Chinese text: who wrote it and when, what follows behind it.

Read against `zh.bare.bare(line)`. A line with a Chinese character is one of these only by its label (「Tags: 運費」, 「Previous: 改版」):
a notice in two languages keeps what it says in English.
"""

from __future__ import annotations

import re

_NO_HAN = r"[^\u3400-\u9fff]"
_BY = re.compile(
    rf"(?:(?:written|posted|edited|reported|translated|story|text|words|photos?|images?|photo credit)\b ?:? ?(?:by\b)? ?|by\b ){_NO_HAN}{{2,60}}"
    r"|posted in .{1,40}\bby .{1,20}\bon (?=\d|[a-z]{3}).{1,20}"
    r"|(?:estimated )?(?:reading time\W*)?\d{1,2}[ -]?min(?:ute)?s?(?: read)?"
    r"|share(?: this)?(?: (?:article|post|page|story|on .{1,20}))?|listen(?: to this article)?|print|e?-?mail(?: this)?|text size|font size|advertisement\b.{0,40}"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? (?:19|20)\d\d|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d|(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}/\d{{1,2}}/(?:19|20)\d\d)"
# a day, its hour, and a few words beside them that are no sentence's: 「September 12, 2026 | LOGISTICS | KELLY FANG」
_WHEN = re.compile(
    rf"(?:(?:last )?(?:updated|published|posted|modified)(?: on| at)? ?:? ?)?{_DAY}(?:,? (?:at )?\d{{1,2}}:\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?(?: [a-z]{{2,4}})?)?(?:(?: ?[|·•/-] ?|,? by ){_NO_HAN}{{1,60}})?"
)
_AFTER = re.compile(
    r"\W*(?:(?:read (?:more|next|also)|see also)(?: ?:.{1,80})?|(?:related|recommended|similar) (?:stories|story|articles?|posts?|news|reading|content|topics|links)|more (?:stories|news|articles|from .{1,30}|in .{1,30})"
    r"|most (?:read|popular|viewed|commented)|trending(?: now)?|popular (?:posts|now|stories|articles)|you (?:might|may)(?: also)? (?:like|be interested in)|(?:recent|latest|older|newer) (?:posts?|news|stories|articles|comments)"
    r"|(?:subscribe|sign up)(?: now| here| today|(?: to| for)\b.{0,30}\b(?:newsletters?|updates?|alerts?|e-?mails?|channel)\b.{0,20})?|follow us\b.{0,60}|join our .{0,20}(?:channel|group|newsletter|page)|leave a (?:reply|comment)|post a comment|(?:\d+|no) (?:comments?|repl(?:y|ies)|thoughts? on .{1,80})|comments? ?\(\d*\)"
    r"|(?:previous|next)(?: (?:post|article|story|page))?(?: ?[:»>].{0,80})?|was this (?:article|page|post|answer|information) helpful.{0,30}|have more questions.{0,40}|submit a request|still need help.{0,40}"
    r"|(?:click here to )?(?:download|get) (?:our|the) app.{0,30}|about the authors?\b.{0,200}|(?:tags?|tagged(?: with)?|filed under|categor(?:y|ies)|topics) ?:.{0,100}"
    r"|your (?:e-?mail )?address will not be published.{0,60}|(?:required fields are marked).{0,10}|terms (?:of (?:use|service)|and conditions).{0,60}|privacy policy.{0,60}|back to (?:top|home|list)|all rights reserved.{0,40})\W*"
)
_WORD = re.compile("[a-z]{2}")
_MAY_BE_HEAD, _MAY_BE_AFTER = frozenset("abcdefijlmnoprstuw0123456789"), frozenset("abcdfghjlmnoprstwy0123456789")


def is_head(bare: str) -> bool:
    """Whether a line tells nothing but who wrote a text, when, how long it is to read, or offers to share it."""
    if bare[:1] not in _MAY_BE_HEAD or len(bare) > 120 or not _WORD.search(bare):
        return False
    return _WHEN.fullmatch(bare) is not None or _BY.fullmatch(bare) is not None


def is_after(bare: str) -> bool:
    """Whether a line opens what follows an article: 「Related Stories」, 「Tags: 運費」, 「Leave a Reply」."""
    letter = bare.lstrip("[(<«»-_*# ")[:1]
    return letter in _MAY_BE_AFTER and letter != "" and _AFTER.fullmatch(bare) is not None
