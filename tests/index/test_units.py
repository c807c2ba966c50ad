import pytest

from index import Index
from index.engines.contract import AllOf
from index.units import Unit, all_match, rarely, unit_clause, unit_match
from tests.index.examples import record

REED, BOARD = Unit("芒草"), Unit("委员会")


@pytest.fixture(params=["tantivy", "whoosh"])
def reader(request, tmp_path):
    index = Index(tmp_path, request.param)
    index.rebuild(
        [
            *(record(f"board{n}", "通知", "委員會今天休息。") for n in range(9)),
            record("both", "通知", "委員會整理芒草。"),
            record("name", "芒草委員會的通知", "今天休息。"),
            record("reed", "芒草", "芒草開花。"),
        ]
    )
    return index._usable()


def test_what_is_much_less_rare_is_looked_for_beside_the_rarest_alone(reader):
    rare, often = all_match((REED, BOARD), {REED: 3.0, BOARD: 0.1})
    assert rare == unit_match(REED)
    assert (reader.count(often), reader.count(unit_match(BOARD))) == (2, 11)


@pytest.mark.parametrize("weights", [{REED: 3.0, BOARD: 0.1}, {REED: 0.1, BOARD: 3.0}, {REED: 3.0, BOARD: 3.0}, {}])
def test_all_are_found_that_have_all(reader, weights):
    assert reader.count(AllOf(all_match((REED, BOARD), weights))) == 2


def test_strings_of_a_frequent_word_count_beside_a_rarer_one_alone(reader):
    def scores(clause):
        return dict(zip(*reader.search(clause, 20)[:2], strict=True))

    plain, often = scores(unit_clause(BOARD)), scores(rarely(BOARD, (REED, BOARD), {REED: 3.0, BOARD: 0.1}))
    assert often.keys() == plain.keys()
    assert {id for id in plain if often[id] == pytest.approx(plain[id])} == {"both", "name"}
    assert all(0.9 * plain[id] < often[id] < plain[id] for id in plain.keys() - {"both", "name"})


@pytest.mark.parametrize("weights", [{REED: 0.1, BOARD: 3.0}, {REED: 3.0, BOARD: 2.9}])
def test_strings_of_what_is_as_rare_count_everywhere(weights):
    assert rarely(BOARD, (REED, BOARD), weights) == unit_clause(BOARD)
