"""One text in the markup of every layout known by name and in that of none: its end is the same in all, and nothing of it vanishes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from ingest.extract import extract
from ingest.extract.adapters import adapters, recognise
from ingest.extract.parsing import parse

CASES = Path(__file__).parent / "cases"
NONE = "none"  # the layout that no adapter knows
LAYOUTS = {path.stem: path.read_text("utf-8") for path in sorted((CASES / "layouts").iterdir())}
ENDINGS = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted((CASES / "endings").iterdir())}
SET = {
    "p": lambda lines: "".join(f"<p>{line}</p>" for line in lines),
    "section": lambda lines: "".join(f"<section>{line}</section>" for line in lines),
    "br": "<br>".join,
}


LINES = [
    "北站候车室本月十八日起粉刷墙面，为期六天。",
    "其间二号门不开，旅客由一号门进出，检票口不变。",
    "行李寄存处暂设在售票厅东侧，收费照旧。",
]
ELEMENT = re.compile(r"<div\b[^>]*>\{body\}</div>")
ONCE = ("discuz", "wechat")  # an id, a cell: nothing stands beside


@pytest.mark.parametrize("layout", sorted({*LAYOUTS} - {*ONCE}))
@pytest.mark.parametrize("where", ["two_elements", "beside", "before"])
def test_text_beside_the_element_of_the_text_is_kept(layout: str, where: str) -> None:
    found = ELEMENT.search(LAYOUTS[layout])
    assert found is not None
    element = found.group()
    one, two, three = (f"<p>{line}</p>" for line in LINES)
    made = {
        "two_elements": element.replace("{body}", one + two) + element.replace("{body}", three),
        "beside": one + element.replace("{body}", two) + three,
        "before": f"<div class=lead>{one}</div>" + element.replace("{body}", two + three),
    }[where]
    page = LAYOUTS[layout].replace(element, made)
    assert [block.text for block in extract(page, None).blocks] == LINES


def test_every_adapter_has_its_layout_here() -> None:
    names = {adapter.__name__.rsplit(".", 1)[-1] for adapter in adapters()}  # type: ignore[attr-defined]
    assert {*names, NONE} == set(LAYOUTS)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("how", SET)
def test_a_text_ends_where_it_ends_in_every_layout(layout: str, ending: str, how: str) -> None:
    case = ENDINGS[ending]
    page = LAYOUTS[layout].replace("{body}", SET[how]([*case.get("head", []), *case["kept"], *case["left_out"]]))
    known = recognise(page, parse(page))
    assert (known.name if known else NONE) == layout
    found = extract(page, None)
    assert [block.text for block in found.blocks] == case["kept"]
    told = {one.text for one in found.left_out}
    assert {re.sub("<[^>]*>", "", line) for line in (*case.get("head", []), *case["left_out"])} <= told
