import json
from pathlib import Path

import pytest

from index import Index
from tests.index.examples import RECORDS, record
from zh.pinyin import as_typed, homophones, letters, near, sounds, syllables
from zh.script import fold

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases" / "corrections.jsonl").read_text().splitlines()]


@pytest.fixture(scope="module", params=["tantivy", "whoosh"])
def index(request, tmp_path_factory):
    made = Index(tmp_path_factory.mktemp("correct"), request.param)
    made.rebuild(RECORDS)
    return made


@pytest.mark.parametrize("case", CASES, ids=[case["query"] for case in CASES])
def test_cases(index, case):
    found = index.search(case["query"])
    assert found.corrected == case["corrected"]
    if case["corrected"]:
        assert found.ids == index.search(case["corrected"]).ids != ()


@pytest.mark.parametrize("case", CASES, ids=[case["query"] for case in CASES])
def test_as_typed_nothing_is_corrected(index, case):
    assert index.search(case["query"], correct=False).corrected is None


def test_a_correction_knows_what_was_written_since(index):
    assert index.search("yunshanjihua").corrected is None
    index.write(
        [
            (
                "new",
                RECORDS[0].__class__(
                    **{
                        **{f: getattr(RECORDS[0], f) for f in RECORDS[0].__struct_fields__},
                        "id": "new",
                        "title": "雲杉計畫說明會",
                    }
                ),
            )
        ]
    )
    assert index.search("yunshan").corrected == "云杉"
    index.write([("new", None)])


def test_by_initials_what_few_of_many_titles_have_is_not_meant(monkeypatch, tmp_path):
    index = Index(tmp_path, by_meaning=False)
    index.rebuild((*RECORDS, record("more", "秋分茶會", "請自備茶具。")))
    assert index.search("xjds").corrected == "夏季读书"
    monkeypatch.setattr("index.correct.TITLES", 2)
    assert index.search("xjds").corrected is None
    assert index.search("jhsw").corrected == "镜湖书屋"  # two have it


def test_syllables():
    assert syllables("shiyong")[0] == ("shi", "yong")
    assert syllables("xian") == [("xian",), ("xi", "an")]
    assert syllables("lvxing")[0] == ("lv", "xing")
    assert syllables("typescript") == syllables("sykh") == syllables("") == []


@pytest.mark.parametrize(
    "typed, bare",
    [
        ("lǚ'yóu", "lvyou"),
        ("lv3you2", "lvyou"),
        ("lüe", "lve"),
        ("lue", "lve"),
        ("jvban", "juban"),
        ("a4", "a4"),
        ("租屋bǔzhù", "租屋buzhu"),
        ("don't", "dont"),
    ],
)
def test_pinyin_is_typed_in_many_ways(typed, bare):
    assert letters(typed) == bare


def test_the_file_of_sounds_is_what_the_table_says():
    usual = {chr(code) for code in range(0x4E00, 0x9FA6)}
    folded = {fold(char) for char in usual}
    assert [char for char in usual | folded if sounds(char) != as_typed(char)] == []
    assert sounds("a") == sounds("。") == ()


def test_sounds():
    assert sounds("旅") == ("lv",)
    assert sounds("重")[:2] == ("zhong", "chong")
    assert "靜" in homophones("jing")
    assert set(near("zan")) == {"zhan", "zang"}
    assert "si" in near("shi")
