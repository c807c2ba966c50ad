"""Style sheets that hide: by which selectors, and how they are undone."""

from __future__ import annotations

import pytest

from ingest.extract import extract

KEPT = "水塔清洗改在十月三日上午進行，請先儲水備用，下午恢復供應，屋頂水閥由管理員統一關閉。"
TEXT = "水塔清洗原訂九月三日，這一行是舊的。"


@pytest.mark.parametrize(
    ("sheet", "shown"),
    [
        (".a{display:none}", False),
        ("#b { DISPLAY : NONE }", False),
        ("p.a,h6{visibility:hidden}", False),
        ("p.a.c{display:none}", False),
        (".a.x{display:none}", True),
        ("div.a{display:none}", True),
        (".w .a{display:none}", True),
        (".a:hover{display:none}", True),
        (".a{display:none}.c{display:block}", True),
        (".a{display:none!important}.c{display:block}", False),
        ("#b{display:none}.c{display:block}", False),
        (".c{display:block}.a{display:none}", False),
        (".a{display:none}.w .a{display:block}", True),
        ("/*.a{display:none}*/", True),
        ("<!-- .a{display:none} -->", False),
        ("@media print{.a{display:none}}", True),
        ("@media (max-width:9em){.x{color:red}.a{display:none}}", True),
        ("@media screen{.a{display:none}}", False),
        ("@media print{.x{color:red}}.a{display:none}", False),
        ("@font-face{src:none}.a{display:none}", False),
        (".aa{display:none}", True),
        (".a{border:none;list-style:none}", True),
        (".a{text-decoration:line-through}", False),
        (".a{text-decoration:line-through}.c{text-decoration:none}", True),
        (".a{display:none", True),
    ],
)
def test_what_a_sheet_hides_is_told_beside_the_text(sheet: str, shown: bool) -> None:
    page = (
        f"<html><head><style>{sheet}</style></head><body><h1>水塔清洗公告</h1>"
        f"<div class=w><p>{KEPT}</p><p class='a c' id=b>{TEXT}</p></div></body></html>"
    )
    found = extract(page, None)
    assert ([block.text for block in found.blocks] == [KEPT, TEXT]) is shown
    assert shown or TEXT in {one.text for one in found.left_out if one.kind in ("hidden", "struck")}


def test_a_sheet_for_paper_is_passed_over() -> None:
    page = f"<html><style media=print>.a{{display:none}}</style><h1>水塔清洗公告</h1><p>{KEPT}</p><p class=a>{TEXT}</p>"
    assert len(extract(page, None).blocks) == 2


def test_a_vast_sheet_is_read() -> None:
    sheet = "".join(f".a{n}{{display:none}}" for n in range(20_000))
    rest = "".join(f"<p class=a{n}>{TEXT}</p>" for n in range(2_000))
    found = extract(f"<html><style>{sheet}</style><h1>水塔清洗公告</h1><p>{KEPT}</p>{rest}", None)
    assert found.blocks[0].text == KEPT
