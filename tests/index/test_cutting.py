import pytest

from index import Index
from index.cutting import Cutter
from index.normal import folded, squeeze
from index.query import Item
from tests.index.examples import RECORDS, record
from zh.segment import Segmenter
from zh.synonyms import OWN, Synonyms


def cutter(tmp_path, synonyms, segmenter=""):
    index = Index(tmp_path, by_meaning=False)
    index.rebuild(RECORDS)
    return Cutter(index._usable(), Segmenter(segmenter, tmp_path / "segmenter"), synonyms)


@pytest.mark.parametrize("segmenter", ["rjieba", "jieba"])
def test_every_word_of_the_synonyms_has_its_others_when_typed_alone(segmenter, tmp_path):
    lines = [line.partition("#")[0] for line in OWN.read_text().splitlines()]
    words = dict.fromkeys(word for line in lines if "!" not in line for word in line.partition(">")[0].split())
    synonyms = Synonyms(lines)
    cut = cutter(tmp_path, synonyms, segmenter)
    alone = {
        word: {other for unit in cut.units_of(Item(word)) for other in (*unit.others, *unit.written)}
        for word in words
        if synonyms.of(word)
    }
    missing = {
        word for word, found in alone.items() if not {squeeze(folded(one)) for one in synonyms.of(word)} <= found
    }
    assert not missing


def test_a_word_of_the_users_that_no_dictionary_has(tmp_path):
    cut = cutter(tmp_path, Synonyms(["墨匣 墨盒"]))
    assert [unit.others for unit in cut.units_of(Item("墨匣"))] == [("墨盒",)]
    assert ("墨盒",) in [unit.others for unit in cut.units_of(Item("墨匣費"))]


def test_a_name_is_no_piece_of_it_and_what_is_found_in_pieces_is_told(tmp_path):
    index = Index(tmp_path, by_meaning=False)
    index.rebuild(
        [
            record("a", "美麗家園評選", "陳列作品，美麗家園評選元旦揭曉，宇宙廳頒獎。"),
            record("b", "工會改選", "蔡美麗當選。"),
        ]
    )
    for query, ids, nowhere in (
        ("陳美麗", (), ("陈美丽",)),
        ("蔡美丽", ("b",), ()),
        ("元宇宙", ("a",), ("元宇宙",)),
        ("宇宙廳", ("a",), ()),
        ("元火星", (), ("火星",)),
    ):
        found = index.search(query)
        assert (found.ids, found.nowhere) == (ids, nowhere), query
