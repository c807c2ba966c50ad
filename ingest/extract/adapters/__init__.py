"""Layouts worth knowing by name, one small file each; a new one is found by being in this folder.

An adapter has

    def fits(text: str) -> bool              told by markers in the page's source
    PARTS: tuple[str, ...]                   the elements that it reads: `h1`, `.class`, `#id`, `#begins_so*`; with `!` the first such alone
    NAMED: tuple[str, ...]                   of those in them, `.class` or `#id`, that it only gives back: what stands in them it does not read
    def read(soup: BeautifulSoup, text: str) -> Known | None     None where the page is not as expected after all

The soup holds these parts with all that stands in them, and no scripts (`text` is the page's source): a tag of a soup costs as much
as ten of the tree that the page was read into already. What an adapter gives back are pieces of the page as written; the general way
makes lines, blocks and candidates of them, and does the whole page where no adapter fits.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple, Protocol

from bs4 import BeautifulSoup, NavigableString, Tag
from lxml import etree

_SIMPLE = re.compile(r"([a-z]\w*)?(?:#([\w-]+)(\*)?)?((?:\.[\w-]+)*)")


class Known(NamedTuple):
    """Pieces of a page whose layout is known: the body's elements, and the raw text of what stands in the head.

    An adapter names the elements by their tags of the soup; `recognise` gives those of the page's tree. The first holds the text,
    the others what belongs to it. In a `thread`, what stands behind these is others' posts. `unseen` is what the layout's own style
    sheet does not show, or its script alone needs: it is taken as hidden.
    """

    name: str
    body: tuple[Any, ...]
    title: str | None = None
    published: str | None = None
    author: str | None = None
    source: str | None = None
    publisher: str | None = None
    breadcrumb: str | None = None
    thread: bool = False
    unseen: tuple[Any, ...] = ()


class Adapter(Protocol):
    PARTS: tuple[str, ...]
    NAMED: tuple[str, ...]

    def fits(self, text: str) -> bool: ...

    def read(self, soup: BeautifulSoup, text: str) -> Known | None: ...


@cache
def adapters() -> tuple[Adapter, ...]:
    """The adapters of this folder, by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(importlib.import_module(f"{__name__}.{name}") for name in names)


def recognise(text: str, root: Any) -> Known | None:
    """The pieces of a page, its source and its tree, by the first adapter that fits it and finds a body."""
    for adapter in adapters():
        if adapter.fits(text):
            soup, made = _poured(_parts(root, adapter.PARTS), adapter.NAMED)
            known = adapter.read(soup, text)
            if known is not None:
                for tag in known.unseen:
                    made[id(tag)].set("hidden", "")
                return known._replace(body=tuple(_as_left(made[id(tag)], tag) for tag in known.body))
    return None


def _parts(root: Any, names: tuple[str, ...]) -> list[Any]:
    """The elements of a tree with these names, in their order; one that stands in another is there with that."""
    once = {name.rstrip("!") for name in names if name.endswith("!")}
    wanted = {name.rstrip("!") for name in names}
    starts = tuple(name[1:-1] for name in wanted if name.endswith("*"))
    found: list[Any] = []
    for element in root.iter():
        classes, name = element.get("class"), element.get("id")
        if not classes and not name and element.tag not in wanted:
            continue
        own = {element.tag, *(f".{one}" for one in (classes or "").split())}
        if name:
            own |= {f"#{name}", *(f"#{start}*" for start in starts if name.startswith(start))}
        own &= wanted
        if own:
            wanted -= own & once
            if not any(one is before for before in found[-1:] for one in element.iterancestors()):
                found.append(element)
    return found


def _as_left(element: Any, tag: Any) -> Any:
    """An element without the attributes that an adapter took from its tag."""
    for name in set(element.attrib) - set(tag.attrs):
        del element.attrib[name]
    return element


def _poured(parts: Sequence[Any], named: Sequence[str]) -> tuple[BeautifulSoup, dict[int, Any]]:
    """A soup of parts of a tree, and the element of each of its tags, by id; of those `named` so, without what stands in them.

    Tags and strings are linked here: that takes a third of the time that the handlers take, which reckon with tags out of order.
    """
    soup = BeautifulSoup("", "html.parser")
    made: dict[int, Any] = {}
    last: Any = None
    for part in parts:
        kinds = soup.builder.string_containers  # the text of <style>, <rt> and the like is none of an element's
        above: list[tuple[Any, Any]] = [(soup, NavigableString)]
        walk = etree.iterwalk(part, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                inside, kind = above[-1]
                tag = Tag(soup, soup.builder, element.tag, attrs=dict(element.items()), parent=inside, previous=last)
                inside.contents.append(tag)
                made[id(tag)] = element
                last = tag
                above.append((tag, kinds.get(element.tag, kind)))
                said = element.text
                if named and _is_named(element, named):
                    walk.skip_subtree()
                    said = None
            else:
                above.pop()
                said = element.tail if element is not part else None
            if said:
                inside, kind = above[-1]
                string = kind(said)
                string.setup(inside, last)
                inside.contents.append(string)
                last = string
    return soup, made


def _is_named(element: Any, named: Sequence[str]) -> bool:
    classes, name = element.get("class"), element.get("id")
    return bool(name) and f"#{name}" in named or bool(classes) and any(f".{one}" in named for one in classes.split())


def first(soup: Any, *selectors: str) -> Tag | None:
    """The first element that one of the selectors finds, in their order.

    `tag#id.class` and `#begins_so*`, one in another too, are looked for by hand, which takes a tenth of the time; what else CSS knows may
    be asked for too.
    """
    for selector in selectors:
        simple = [_SIMPLE.fullmatch(one) for one in selector.split(" ")]
        found = next(_inside(soup, simple), None) if all(simple) else soup.select_one(selector)
        if found is not None:
            return found
    return None


def _inside(soup: Any, simple: Sequence[re.Match[str] | None]) -> Iterator[Tag]:
    """The elements that the last of some simple selectors finds in what those in front of it find."""
    if simple[0] is not None:
        for one in _named(soup, *simple[0].groups()):
            yield from _inside(one, simple[1:]) if simple[1:] else (one,)


def _named(soup: Any, tag: str | None, name: str | None, begins: str | None, classes: str) -> Iterator[Tag]:
    wanted = classes.split(".")[1:]
    for one in soup.descendants:
        if not isinstance(one, Tag) or tag is not None and one.name != tag:
            continue
        if name is not None:
            own = str(one.attrs.get("id", ""))
            if own != name and not (begins and own.startswith(name)):
                continue
        if not wanted or "class" in one.attrs and all(each in one.attrs["class"] for each in wanted):
            yield one


def text_of(soup: Any, *selectors: str) -> str | None:
    """The text of the first element that one of the selectors finds, in their order, as one line."""
    for selector in selectors:
        found = first(soup, selector)
        if found is not None:
            text = " ".join(found.get_text(" ").split())
            if text:
                return text
    return None
