"""What a page's own style sheets hide or strike out, marked on its elements as their own style would mark it.

Read are rules with a simple selector (`p`, `.old`, `#draft`, `p.old.note`), by the order and weight that style sheets have; what a rule
with more in front (`.tabs .tab.open`) shows is shown. Rules for paper and for screens of a certain width are passed over, and so is an
element that holds half of the page's text: a script shows it. Most sheets hide nothing that is on the page: that is asked first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from lxml import etree

from ingest.extract.text import attribute

# the value that takes a text away, and the property that stands before it
_VALUES = {"none": ("display",), "hidden": ("visibility",), "line-through": ("text-decoration", "text-decoration-line")}
_BEFORE = 40  # characters that are looked at for it
_ONE = re.compile(r"(?P<tag>[a-zA-Z][\w-]*|\*)?(?P<names>(?:[.#][\w-]+)*)")
_NAME = re.compile(r"([.#])([\w-]+)")
_ANY_SCREEN = re.compile(r"@(?:media\s+(?:all|screen)(?:\s*,[^{]*)?|supports\b.*|layer\b.*)\s*$", re.I | re.S)
_MEDIA = re.compile(r"""\bmedia\s*=\s*["']?\s*(?!all\b|screen\s*["'>])\w""", re.I)
_SAYS = re.compile(
    r"(?<![\w-])(?P<name>display|visibility|text-decoration(?:-line)?)\s*:\s*(?P<value>[^;!]+)(?P<important>\s*!\s*important)?",
    re.I,
)
_SHOWN = re.compile(r"display\s*:\s*(?!none)\w|visibility\s*:\s*visible", re.I)
_INVISIBLE = re.compile(r"visibility\s*:\s*(?:hidden|collapse)", re.I)
_GOES_ON = re.compile(r"[\w-]")
_CLASSES = etree.XPath("//@class", smart_strings=False)
_IDS = etree.XPath("//@id", smart_strings=False)
_SIZE = etree.XPath("string-length(normalize-space(.))")
_HALF = 0.5  # of the text of a page, in an element that a script shows
_LONGEST = 500_000  # characters of a style sheet that are read
_RULES = 200  # @rules in front of a block that are looked at
_KEYS = 100  # names that a page's sheets hide
_MOST = 500  # places of a name in a sheet


class _Rule(NamedTuple):
    """A simple selector and what it says: of `display`, `visibility` or `line`, whether the text goes."""

    tag: str | None
    classes: frozenset[str]
    name: str | None
    what: str
    goes: bool
    weight: tuple[bool, bool, int, bool, int]

    @property
    def key(self) -> str:
        """What every element that the rule is about has: its id, a class or its tag."""
        return f"#{self.name}" if self.name else f".{min(self.classes)}" if self.classes else self.tag or ""

    def is_about(self, key: str) -> bool:
        return key in (self.tag, f"#{self.name}") or key[1:] in self.classes and key[0] == "."


def hides(text: str, start: int, end: int) -> bool:
    """Whether a <style> element, given by its place in a page behind its name, hides anything on every screen."""
    return next(_hiding(text, start, end), None) is not None and not _MEDIA.search(text, start, text.find(">", start))


def _hiding(sheet: str, start: int, end: int) -> Iterator[int]:
    """Where a sheet says that something is not shown; by plain search, which is ten times as fast as a pattern."""
    for value, before in _VALUES.items():
        for written in (value, value.upper()):
            at = sheet.find(written, start, end)
            while at >= 0:
                begin = max(start, at - _BEFORE)
                colon = sheet.rfind(":", begin, at)
                if colon > 0 and sheet[begin:colon].rstrip().lower().endswith(before):
                    yield at
                at = sheet.find(written, at + 1, end)


def is_invisible(text: str) -> bool:
    """Whether a page without its sheets may hide something by `visibility`, which scripts do to what they show later."""
    at = text.find("visibility")
    while at >= 0:
        if _INVISIBLE.match(text, at):
            return True
        at = text.find("visibility", at + 1)
    return False


def mark(root: Any, sheets: list[str], invisible: bool) -> None:
    """Gives elements that are not shown the attribute `hidden`, and those struck out that style as their own.

    `invisible`: some element's own style says `visibility`.
    """
    sheet = "\n".join(sheets)[:_LONGEST]
    rules: dict[str, list[_Rule]] = {}
    if keys := _asked(root, sheet):
        sheet = _without_comments(sheet)
        found = ((key, list(_rules(sheet, key))) for key in keys)
        rules = {key: some for key, some in found if any(rule.goes for rule in some)}
    if not rules and not invisible:
        return
    hidden: list[Any] = []
    classes = " or ".join(f"contains(., '{key[1:]}')" for key in rules if key[0] == ".")
    names = " or ".join(f". = '{key[1:]}'" for key in rules if key[0] == "#")
    # from the attribute to its element, which takes half the time of asking each element for it
    asked = [f"//@class[{classes}]/.."] if classes else []
    asked += [f"//@id[{names}]/.."] if names else []
    asked += [f"//{key}" for key in rules if key[0] not in ".#"]
    asked += ["//@style[contains(., 'visibility')]/.."] if invisible else []
    for element in root.xpath(" | ".join(asked)):
        style = attribute(element, "style")
        gone = _gone(element, rules, sheet) if rules else frozenset()
        if "line" in gone:
            element.set("style", f"{style};text-decoration:line-through")
        if invisible and _INVISIBLE.search(style) or gone - {"line"} and not _SHOWN.search(style):
            hidden.append(element)
    if hidden:
        most = _HALF * _SIZE(root)
        for element in hidden:
            if _SIZE(element) < most:
                element.set("hidden", "")


def _gone(element: Any, rules: dict[str, list[_Rule]], sheet: str) -> frozenset[str]:
    """By which of its properties an element's text goes. The rules of names that are met for the first time are read too."""
    own = attribute(element, "class").split()
    name = element.get("id")
    last: dict[str, _Rule] = {}
    for key in (element.tag, f"#{name}", *(f".{word}" for word in own)):
        if key not in rules and key != element.tag and len(rules) < _MOST:
            rules[key] = list(_rules(sheet, key))
        for rule in rules.get(key, ()):
            if rule.tag in (None, element.tag) and rule.name in (None, name) and rule.classes.issubset(own):
                before = last.get(rule.what)
                if before is None or before.weight < rule.weight:
                    last[rule.what] = rule
    return frozenset(what for what, rule in last.items() if rule.goes)


def _without_comments(sheet: str) -> str:
    front, *pieces = sheet.split("/*")
    return (front + " ".join(piece.partition("*/")[2] for piece in pieces)).replace("<!--", " ").replace("-->", " ")


def _asked(root: Any, sheet: str) -> list[str]:
    """The keys of what a sheet hides, of those that are on the page."""
    keys: dict[str, None] = {}
    for at in _hiding(sheet, 0, len(sheet)):
        brace = sheet.rfind("{", 0, at)
        if brace > sheet.rfind("}", 0, at):
            keys.update((key, None) for one in _selectors(sheet, brace) if (key := _key(one)) is not None)
    signs = {key[:1] for key in keys}
    there = {
        ".": set(" ".join(_CLASSES(root)).split()) if "." in signs else set(),
        "#": set(_IDS(root)) if "#" in signs else set(),
    }
    found = (
        key for key in keys if (key[1:] in there[key[0]] if key[0] in there else next(root.iter(key), None) is not None)
    )
    return list(islice(found, _KEYS))


def _key(selector: str) -> str | None:
    """The key of what a simple selector is about; None of any other."""
    found = _ONE.fullmatch(selector)
    rule = next(_rule(selector, "display: none", 0), None) if found else None
    return rule.key if rule else None


def _rules(sheet: str, key: str) -> Iterator[_Rule]:
    """The rules about what has a name."""
    for brace in _blocks(sheet, key):
        block = sheet[brace + 1 : sheet.find("}", brace)]
        if _SAYS.search(block):
            some = [rule for one in _selectors(sheet, brace) for rule in _rule(one, block, brace) if rule.is_about(key)]
            if some and _counts(sheet, brace):
                yield from some


def _blocks(sheet: str, key: str) -> Iterator[int]:
    """The braces of the blocks whose selectors name a key."""
    done = -1
    at = sheet.find(key)
    for _ in range(_MOST):
        if at < 0:
            return
        end = at + len(key)
        if not _GOES_ON.match(sheet, end):
            brace, closed = sheet.find("{", end), sheet.find("}", end)
            if done < brace < closed or closed < 0 < brace:
                yield brace
                done = brace
        at = sheet.find(key, end)


def _selectors(sheet: str, brace: int) -> list[str]:
    """The selectors of the block that a brace opens."""
    begin = max(sheet.rfind(mark, 0, brace) for mark in "{};") + 1
    return [one.strip() for one in sheet[begin:brace].rpartition("*/")[2].replace("<!--", "").split(",")]


def _counts(sheet: str, brace: int) -> bool:
    """Whether the block that a brace opens counts on every screen: in no @media, or in one of all."""
    depth = sheet.count("{", 0, brace) - sheet.count("}", 0, brace)
    begin, end, opened = brace, brace, 0
    for _ in range(_RULES):
        if depth <= 0:
            return True
        # the nearest @rule in front whose block is still open
        begin, end = sheet.rfind("@", 0, begin), begin
        if begin < 0:
            return False
        opened += sheet.count("{", begin, end) - sheet.count("}", begin, end)
        if opened > 0:
            if not _ANY_SCREEN.match(sheet[begin : sheet.find("{", begin)].strip()):
                return False
            depth, opened = depth - 1, opened - 1
    return False


def _rule(selector: str, block: str, order: int) -> Iterator[_Rule]:
    """What a block says of what one selector is about; nothing where that is not simple, unless it shows what a simple one hid."""
    last = re.split(r"[\s>+~]+", selector)[-1]
    found = _ONE.fullmatch(last)
    if found is None:
        return
    tag = found["tag"] if found["tag"] != "*" else None
    names = _NAME.findall(found["names"])
    classes = frozenset(name for mark, name in names if mark == ".")
    ids = [name for mark, name in names if mark == "#"]
    if len(ids) > 1 or not (tag or names):
        return
    for said in _SAYS.finditer(block):
        value = said["value"].lower()
        line = said["name"].lower().startswith("text")
        goes = "line-through" in value if line else value.strip() in ("none", "hidden", "collapse")
        if goes and last != selector:
            continue
        weight = (said["important"] is not None, bool(ids), len(classes) + (last != selector), tag is not None, order)
        what = "line" if line else said["name"].lower()
        yield _Rule(tag and tag.lower(), classes, ids[0] if ids else None, what, goes, weight)
