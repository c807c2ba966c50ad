"""When a page came out, as its data tell programs: names of <meta>, values in scripts, attributes of elements."""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import Any

from ingest.extract import marks
from ingest.extract.text import attribute, names_of, tidy
from zh.bare import bare

# names of <meta>, without what stands in front of their last colons: 「og:article:published_time」
_PUBLISHED = frozenset(
    (
        "published_time publishdate publish-date publish_date pubdate pub_date publication_date publish_time publishtime"
        " release_date datepublished date.issued dc.date.issued dc.date pub-date createtime create_at create_time"
        " firstpublishedtime article.published date"
    ).split()
)
_JSON_DATE = re.compile(
    r'"(?=[dp])(datePublished|pubDate|publishTime|publish_time|pubtime|publishDate|ptime)"\s*:\s*"([^"]{8,40})"'
)
# a value that is a time, in a script: its name stands before it
_SCRIPT_DATE = re.compile(
    r"""[=:]\s*["']?((?:19|20)\d\d[-/年]\d\d?[-/月]\d\d?[^"']{0,16}|1[0-9]{9})(?:\d{3})?["';,}]"""
)
_TIME_NAME = re.compile(
    r"""(?<![a-zA-Z])(?:ct|c_?time|create(?:d|_?time|d_?(?:at|on|time))|publish(?:ed)?(?:_?(?:time|date|at|on))?|pub_?(?:time|date)|p_?time|post(?:ed)?_?(?:time|date|at|on)"""
    r"""|release_?(?:time|date)|add_?time|input_?time|news_?time|issue_?(?:time|date))["']?\s*$""",
    re.I,
)
_COMMENT = re.compile(r"comment|cmt|reply|replies|pinglun|message|guestbook")  # names of what readers write in
_AROUND = 12  # elements round one that tells a moment
_PLACES = 50  # of a title in a page's source
_VALUES = 5_000  # times in its scripts that are looked at
_BESIDE = 600  # characters of a script in which a title and its time stand together
_DATA = 1_500  # characters of a page's data in front of a time in which its thing is named
_SCRIPTS = 2_000_000  # characters that are searched for a time where the page shows none
_OF_CHANGE = re.compile(r"(?:^|[\s_-])(?:updated|modified)\b(?!.*publish)")
_TYPE = re.compile(r'"@type"\s*:\s*\[?\s*"(\w+)"')
_MOMENT = re.compile(r"(?:19|20)\d\d[-/年]\d\d?[-/月]\d\d?.{0,24}$|1[0-9]{9}(?:\d{3})?$")
# what a program writes for a day without its minute: midnight anywhere; beside a day that is shown alone, a whole hour of Greenwich
_MIDNIGHT = re.compile(r"(?<=\d)[t ]00:00(?::00(?:\.0+)?)?\s*(?:z|[+-]\d\d:?\d\d)?$", re.I)
_WHOLE_HOUR = re.compile(r"(?<=\d)[t ]\d\d:00:00(?:\.0+)?\s*(?:z|[+-]00:?00)$", re.I)


def says_published(name: str) -> bool:
    """Whether the <meta> of this name (lower case) holds the time at which a page came out."""
    last = name.rpartition(":")[2].strip()
    return last in _PUBLISHED or last.endswith("-pub-date")  # with whose it is in front


def without_midnight(value: str) -> str:
    """「2019-08-02T00:00:00+08:00」 in a page's data → 2019-08-02: the program knew the day alone."""
    return _MIDNIGHT.sub("", value.strip())


def _not_of_article(text: str, match: re.Match[str]) -> bool:
    """Whether a page's data give this time to the site, a picture …, not to an article: the thing whose type stands before it."""
    types = _TYPE.findall(text, max(0, match.start() - _DATA), match.start())
    return bool(types) and types[-1] in ("WebSite", "Organization", "ImageObject", "VideoObject", "Comment")


def in_json(text: str, title: str | None) -> tuple[str, str] | None:
    """The name and the value of the article's time in JSON: of the many times that a page's data hold, the one beside its title."""
    data = _JSON_DATE.finditer(text, 0, _SCRIPTS) if "ub" in text or '"ptime"' in text else ()  # published, pubDate …
    for match in sorted(data, key=lambda match: _not_of_article(text, match)):
        beside = title and title in text[max(0, match.start() - _DATA) : match.end() + _DATA]
        if match.group(1) == "datePublished" or beside:
            return match.group(1), without_midnight(match.group(2))
    return None


def in_script(text: str, title: str | None) -> str | None:
    """A time in a script whose name says that something came out then: the one that stands beside the title, else the first."""
    best, nearest = None, _BESIDE
    names = {title, json.dumps(title)[1:-1]} if title else set()
    at = [found.start() for name in names for found in islice(re.finditer(re.escape(name), text), _PLACES)]
    for match in islice(_SCRIPT_DATE.finditer(text, 0, _SCRIPTS), _VALUES):
        if _TIME_NAME.search(text[max(0, match.start() - 24) : match.start()]):
            away = min((abs(match.start() - one) for one in at), default=_BESIDE)
            if best is None or away < nearest:
                best, nearest = match.group(1), min(away, _BESIDE)
    return best


def marked_up(root: Any, text: str) -> str | None:
    """When the page came out, as an element tells programs: <abbr class="published" title="…">, itemprop; None where several do."""
    if "ublished" not in text or "itemprop" not in text and "<abbr" not in text:
        return None
    told = []
    for element in root.iter("abbr", "span", "div", "p", "td", "a", "em", "i"):
        named = element.tag == "abbr" and "published" in attribute(element, "class").split()
        if (named or element.get("itemprop") == "datePublished") and not any(
            _COMMENT.search(names_of(one)) for one in (element, *islice(element.iterancestors(), _AROUND))
        ):
            told += [value for name in ("content", "title") if _MOMENT.match(value := attribute(element, name).strip())]
    return told[0] if len(set(told)) == 1 else None


def in_time_element(root: Any) -> str | None:
    """What the first <time> tells that is not of a change; its shown text where its moment is a whole hour beside a day shown alone."""
    for time in root.iter("time"):
        if _OF_CHANGE.search(attribute(time, "class")):
            continue
        shown = tidy("".join(time.itertext()))
        value = without_midnight(attribute(time, "datetime")) or shown
        if _WHOLE_HOUR.search(value) and marks.DATE.search(bare(shown)) and not marks.TIME.search(bare(shown)):
            value = shown
        if value:
            return value
    return None


def in_attributes(block: Any) -> str | None:
    """The moment that an element behind 「2 年前」 keeps in an attribute."""
    for element in block.iter():
        for name in ("datetime", "title", "data-time", "data-date", "data-timestamp", "data-utime"):
            if _MOMENT.match(value := attribute(element, name).strip()):
                return value
    return None
