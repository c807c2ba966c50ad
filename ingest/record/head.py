"""The head of a page from its repaired candidates: title, time, publisher, author, source, categories."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.record.bodies import SITES
from ingest.record.byline import issuer
from ingest.record.moment import instant
from records import Candidate, Head
from zh.bare import bare

_EDGES = re.compile(r"^[\s|>»·•-]+|(?<![\s|>»])(?:[\s|»]|(?<![A-Za-z/])>)[\s|>»]*$")  # 「</b>」 at the end is text
_SUBJECT = re.compile(r"^(?:主题|主題|[标標]\s*[题題]|题目|題目|主旨)(?:\s*[:：]\s*|\s+(?=\S{4}))")
_CRUMB = re.compile(r"\s*(?:>|»|›|→|＞|->|/)\s*")
_WHERE = re.compile(
    r"^\W*(?:您?(?:现在|当前|目前)?(?:的)?(?:所在)?(?:的)?位置(?:是)?|您在这里|当前路径|导航)\s*[:：]?\s*"
)
_NO_LETTERS = re.compile(r"[\W_]+")
_HOME = re.compile(r"^\W*(?:首页|主页|网站首页|返回首页|home|正文|详情|内容|文章正文|列表)?\W*$")
_SITE = re.compile(rf"(?:{SITES}|\.com|\.cn)$")
_LABELLED = {
    "source": re.compile(
        r"(?:文章来源|信息来源|稿件来源|来源|稿源|出处|供稿|转自|转载自|来自)\s*[:：]\s*(?P<value>[^\s|｜,，;；)）\[\]【】]{2,30})"
        r"|^\W*(?:来源|稿源|供稿)\s+(?P<other>[^\s|｜,，;；)）\[\]【】]{2,30})"
    ),
    "author": re.compile(
        r"(?:文章作者|作者|撰稿|撰文|记者|通讯员|楼主|发布人)\s*[:：]\s*(?P<value>[^\s|｜,，;；)）\]】]{1,20})"
        r"|(?:^|[\s(（])(?:文/|(?:记者|作者|通讯员)\s*)(?P<other>[^\s|｜︱丨,，;；)）\]】:：]{2,4})(?=$|[\s)）/])"
    ),
}
# no name: what a program writes where it has none, the address of a machine, the next label of a table
_NO_NAME = re.compile(
    r"\W*(?:(?:.*[\W_])?null|none|undefined|nan|[\d.:*]+|(?:发文|发布|公开)(?:机关|机构|单位|日期|时间)|(?:成文|生成|公布)日期|索引号|文号|标题|正文)\W*$"
)
_NEXT_LABEL = re.compile(
    r"(?:发布|发表|更新|刊登)?(?:时间|日期)[:：]|(?:点击|浏览|阅读|人气|评论|字号|字体|编辑|责任编辑)(?:量|数|次数)?[:：]|^(?:点击|浏览|阅读|人气|评论|字号|字体|编辑|责任编辑|发[布文])(?:量|数|次数|机关|单位|日期)?[:：]?"
)


def head(candidates: Iterable[Candidate], address: str | None) -> Head:
    """What the candidates say, the heaviest first. `published` is a day, or a minute where one is given."""
    by_field: dict[str, list[Candidate]] = {}
    for candidate in sorted(candidates, key=lambda one: -one.weight):
        by_field.setdefault(candidate.field, []).append(candidate)
    titles = (_clean(one.text) for one in by_field.get("title", []) if one.weight > 0)
    title = next((one for one in titles if one), None)
    crumbs = [
        part for one in by_field.get("category", []) if one.evidence == "breadcrumb" for part in _crumbs(one.text)
    ]
    publisher = _publisher(by_field.get("publisher", []), crumbs)
    source = _labelled("source", by_field.get("source", []))
    named = ((name, one.evidence) for one in by_field.get("published", []) if (name := issuer(one.text)))
    told, evidence = next(named, (None, ""))
    # beside the site's own name, who is named with the time is whose text it is
    if publisher is None:
        publisher = told
    elif source is None and evidence != "signature" and told not in (None, publisher):
        source = told
    return Head(
        title=title,
        published=_published(by_field.get("published", [])),
        publisher=publisher,
        author=_labelled("author", by_field.get("author", [])),
        source=source,
        categories=_categories(by_field.get("category", []), title, publisher),
    )


def _clean(text: str) -> str:
    return _SUBJECT.sub("", _EDGES.sub("", text))


def _published(candidates: list[Candidate]) -> str | None:
    read: list[tuple[float, str]] = []
    for one in candidates:  # the heaviest first: what stands behind one that gives the minute is not asked
        if read and one.weight < read[0][0] and any(len(said) > 10 for weight, said in read if weight == read[0][0]):
            break
        if value := instant(one.text):
            read.append((one.weight, value))
    if not read:
        return None
    day = max(read, key=lambda pair: (pair[0], len(pair[1])))[1]
    if len(day) == 10:  # another line may give the minute of the same day
        day = next((value for _, value in read if value.startswith(day) and len(value) > 10), day)
    return day


def _crumbs(text: str) -> list[str]:
    """The steps of a breadcrumb line, without home and the words before it."""
    text = text.strip()
    prefix = _WHERE.match(bare(text))
    if prefix and prefix.end():
        text = text[prefix.end() :]
    return [part.strip() for part in _CRUMB.split(text) if part.strip() and not _HOME.match(bare(part))]


def _publisher(candidates: list[Candidate], crumbs: list[str]) -> str | None:
    for one in candidates:
        name = _clean(one.text)
        if name and not _NO_NAME.match(bare(name)):
            return name
    return crumbs[0] if crumbs and _SITE.search(bare(crumbs[0])) else None


def _categories(candidates: list[Candidate], title: str | None, publisher: str | None) -> tuple[str, ...]:
    found: dict[str, None] = {}
    plain = _letters(title or "")
    for one in candidates:
        for part in _crumbs(one.text):
            name = _letters(part)
            if not name or len(part) > 24 or name == _letters(publisher or "") or name == plain:
                continue
            if len(name) >= 6 and (name in plain or plain and plain in name):
                continue
            found.setdefault(part)
        if found and one.evidence == "breadcrumb":
            break
    return tuple(found)


def _letters(text: str) -> str:
    told = bare(text)
    return told if told.isalnum() else _NO_LETTERS.sub("", told)


def _labelled(field: str, candidates: list[Candidate]) -> str | None:
    for one in candidates:
        if one.evidence.startswith("meta"):
            if (name := _clean(one.text)) and not _NO_NAME.match(bare(name)):
                return name
            continue
        # found in the folded line, given as written: folding keeps length where nothing is left out
        line = bare(one.text)
        found = _LABELLED[field].search(line)
        if found:
            group = "value" if found["value"] is not None else "other"
            value = one.text[slice(*found.span(group))] if len(line) == len(one.text) else found[group]
            # another label may follow at once (「作者：木子時間：2005-08-22」), or stand where the value is missing
            value = value[: cut.start()] if (cut := _NEXT_LABEL.search(bare(value))) else value
            if value.strip() and not _NO_NAME.match(bare(value)):
                return value.strip()
    return None
