"""What a page's own style sheets hide or strike out, marked on its elements as their own style would mark it.

Read are rules with a simple selector (`p`, `.old`, `#draft`, `p.old.note`), by the order and weight that style sheets have; what a rule
with more in front (`.tabs .tab.open`) shows is shown. Rules for paper and for screens of a certain width are passed over, and so is an
element that holds half of the page's text: a script shows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from ingest.extract.text import attribute

HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|line-through", re.I)
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.S)
_PIECE = re.compile(r"([^{}]*)([{}])")
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
_HALF = 0.5  # of the text of a page, in an element that a script shows
_LONGEST = 200_000  # characters of a style sheet that are read
_MOST = 5_000  # rules


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


def is_of_screens(tag: str) -> bool:
    """Whether a <style> tag is of no sheet for paper or small screens alone."""
    return _MEDIA.search(tag) is None


def hides(text: str) -> bool:
    """Whether a page without its sheets may hide something by `visibility`, which scripts do to what they show later."""
    return "visibility" in text and _INVISIBLE.search(text) is not None


def mark(root: Any, sheets: list[str]) -> None:
    """Gives elements that are not shown the attribute `hidden`, and those struck out that style as their own."""
    rules: dict[str, list[_Rule]] = {}
    for rule in _rules(sheets):
        rules.setdefault(rule.key, []).append(rule)
    hide = {key for key, some in rules.items() if any(rule.goes for rule in some)}
    hidden: list[Any] = []
    for element in root.iter():
        get = element.get
        classes, name, style = get("class"), get("id"), get("style")
        keys = (
            [element.tag, f"#{name}", *(f".{word}" for word in classes.split())]
            if classes
            else [element.tag, f"#{name}"]
        )
        gone = _gone(element, keys, rules) if not hide.isdisjoint(keys) else frozenset()
        if "line" in gone:
            element.set("style", f"{style or ''};text-decoration:line-through")
        if style and _INVISIBLE.search(style) or gone - {"line"} and not (style and _SHOWN.search(style)):
            hidden.append(element)
    if hidden:
        most = _HALF * _size(root)
        for element in hidden:
            if _size(element) < most:
                element.set("hidden", "")


def _gone(element: Any, keys: list[str], rules: dict[str, list[_Rule]]) -> frozenset[str]:
    """By which of its properties an element's text goes."""
    own = frozenset(attribute(element, "class").split())
    last: dict[str, _Rule] = {}
    for key in keys:
        for rule in rules.get(key, ()):
            if rule.tag in (None, element.tag) and rule.name in (None, element.get("id")) and rule.classes <= own:
                before = last.get(rule.what)
                if before is None or before.weight < rule.weight:
                    last[rule.what] = rule
    return frozenset(what for what, rule in last.items() if rule.goes)


def _size(element: Any) -> int:
    return sum(len(text.strip()) for text in element.itertext())


def _rules(sheets: list[str]) -> Iterator[_Rule]:
    count = 0
    for sheet in sheets:
        outer: list[bool] = []  # of the blocks that are open, whether what stands in them counts
        selector = ""
        for piece in _PIECE.finditer(_COMMENT.sub(" ", sheet[:_LONGEST])):
            text = piece.group(1)
            if piece.group(2) == "{":
                selector = text.rpartition(";")[2].strip()
                outer.append(all(outer) and (not selector.startswith("@") or _ANY_SCREEN.match(selector) is not None))
                continue
            if outer and outer.pop() and all(outer) and selector and not selector.startswith("@"):
                for said in _SAYS.finditer(text):
                    what = said["name"].lower()
                    what = "line" if what.startswith("text") else what
                    value = said["value"].lower()
                    goes = (
                        "line-through" in value if what == "line" else value.strip() in ("none", "hidden", "collapse")
                    )
                    for one in selector.split(","):
                        count += 1
                        rule = _rule(one.strip(), what, goes, said["important"] is not None, count)
                        if rule is not None and count <= _MOST:
                            yield rule
            selector = ""


def _rule(selector: str, what: str, goes: bool, important: bool, order: int) -> _Rule | None:
    """A rule of one selector; None where it is not simple, unless it shows what a simple one hid."""
    last = re.split(r"[\s>+~]+", selector)[-1]
    found = _ONE.fullmatch(last)
    if found is None or not last or goes and last != selector:
        return None
    tag = found["tag"] if found["tag"] != "*" else None
    names = _NAME.findall(found["names"])
    classes = frozenset(name for mark, name in names if mark == ".")
    ids = [name for mark, name in names if mark == "#"]
    if len(ids) > 1 or not (tag or names):
        return None
    weight = (important, bool(ids), len(classes) + (last != selector), tag is not None, order)
    return _Rule(tag and tag.lower(), classes, ids[0] if ids else None, what, goes, weight)
