"""The file of vectors and the way into a search, with a stand-in for the model: the real one is an extra."""

import numpy as np
import pytest

from index import Index, meaning
from index.about import near_enough
from index.meaning import ROW, Meaning
from tests.index.examples import RECORDS, record
from zh import vectors

SAME = {"飲水": 1, "斷水": 1, "自來水": 1, "停水": 1, "借閱": 2, "書籍": 2, "看書": 2}


class Model:
    """Words of one sense point one way."""

    def __init__(self):
        self.asked = 0

    def of(self, texts):
        self.asked += len(texts)
        rows = np.zeros((len(texts), vectors.SIZE), dtype=np.int8)
        for row, text in zip(rows, texts, strict=True):
            row[0] = 5
            for word, place in SAME.items():
                if word in text:
                    row[place * 8] = 100
        return rows


@pytest.fixture
def model(monkeypatch):
    made = Model()
    monkeypatch.setattr(vectors, "load", lambda folder: made)
    monkeypatch.setattr(vectors, "installed", lambda: True)
    monkeypatch.setattr(vectors, "likeness", lambda rows, one: rows.astype(np.float32) @ one.astype(np.float32) / 2e4)
    return made


def add(kept, *passages):
    with kept.lock() as ours:
        assert ours
        return kept.rows(passages)


def learn(index, *records):
    """Writes records, and what they are about."""
    index.write([(one.id, one) for one in records])
    add(index.meaning, *(vectors.passage(one.title, one.body) for one in records))


def test_a_passage_is_worked_out_once(model, tmp_path):
    kept = Meaning(tmp_path / "deep" / "vectors")
    first, _, third = add(kept, "停水", "書籍", "停水")
    assert add(kept, "停水") == [first] == [third]
    add(Meaning(tmp_path / "deep" / "vectors"), "書籍")
    assert model.asked == 2
    assert (tmp_path / "deep" / "vectors").stat().st_size == 2 * ROW


def test_the_nearest(model, tmp_path):
    kept = Meaning(tmp_path / "vectors")
    assert kept.nearest("斷水", 5) == []
    add(kept, "停水", "書籍")
    (first, alike), (_, other) = kept.nearest("斷水", 5)
    assert first == meaning.name("停水")
    assert alike > other


def test_the_nearest_of_many(model, tmp_path, monkeypatch):
    monkeypatch.setattr(meaning, "NEAREST", 3)
    kept = Meaning(tmp_path / "vectors")
    add(kept, *(f"第{number}號其他事" for number in range(40)), "停水")
    assert kept.nearest("斷水", 2)[0][0] == meaning.name("停水")


def test_a_row_that_was_cut_off_does_not_shift_the_others(model, tmp_path):
    kept = Meaning(tmp_path / "vectors")
    add(kept, "停水")
    with open(tmp_path / "vectors", "ab") as file:
        file.write(b"half a row")
    add(Meaning(tmp_path / "vectors"), "書籍")
    assert Meaning(tmp_path / "vectors").nearest("看書", 1)[0][0] == meaning.name("書籍")
    assert kept.nearest("看書", 1)[0][0] == meaning.name("書籍")


def test_the_next_process_need_not_read_all(model, tmp_path, monkeypatch):
    monkeypatch.setattr(meaning, "STEP", 2)
    file = tmp_path / "vectors"
    rows = add(Meaning(file), "停水", "書籍", "借閱", "無關")
    nearest = Meaning(file).nearest("停水", 4)
    signs = tmp_path / "vectors.signs"
    assert signs.stat().st_size == 16 + 4 * (8 + vectors.SIZE // 8)
    with monkeypatch.context() as within:
        within.setattr(meaning, "_signs", lambda rows: pytest.fail("all were read"))
        assert Meaning(file).nearest("停水", 4) == nearest
    for wrong in (b"", b"x" * 15, signs.read_bytes()[:-1], bytes(16), signs.read_bytes()[:8] + bytes(8 * 10)):
        signs.write_bytes(wrong)
        assert [key for key, _ in Meaning(file).nearest("停水", 4)]
    with (kept := Meaning(file)).lock():
        kept.fill(rows[1:], others=False)
    assert not list(tmp_path.glob("vectors.signs*"))
    assert len(Meaning(file).nearest("停水", 4)) == 3


def test_one_at_a_time(model, tmp_path):
    kept, other = Meaning(tmp_path / "vectors"), Meaning(tmp_path / "vectors")
    with kept.lock() as ours, other.lock() as theirs:
        assert (ours, theirs) == (True, False)
    with other.lock(wait=True) as theirs:
        assert theirs


def test_what_was_kept_is_put_there_and_nothing_is_worked_out(model, tmp_path):
    kept, reader = Meaning(tmp_path / "vectors"), Meaning(tmp_path / "vectors")
    rows = add(kept, "停水", "書籍", "年假")
    assert reader.nearest("看書", 1)[0][0] == meaning.name("書籍")
    asked = model.asked
    with kept.lock():
        kept.fill([rows[1], rows[0], rows[1]], others=False)
    assert (tmp_path / "vectors").stat().st_size == 2 * ROW
    assert reader.nearest("斷水", 9)[0][0] == meaning.name("停水")  # it sees that the file is another one
    assert add(reader, "停水", "書籍") == [rows[0], rows[1]]
    assert model.asked == asked + 1  # the query
    assert add(reader, "年假") == [rows[2]]
    with kept.lock():
        kept.fill([rows[0]], others=True)
    assert (tmp_path / "vectors").read_bytes() == rows[0] + rows[1] + rows[2]


def test_an_empty_file(model, tmp_path):
    kept = Meaning(tmp_path / "vectors")
    assert kept.missing
    with kept.lock():
        kept.fill([], others=True)
    assert not kept.missing
    assert kept.nearest("停水", 3) == []
    add(kept, "停水")
    assert len(kept.nearest("停水", 3)) == 1


@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
def test_other_words_find_it(model, tmp_path, engine):
    index = Index(tmp_path, engine)
    index.rebuild(RECORDS)
    learn(index, record("water", "停水通告", "管線更換。"), record("books", "書籍歸架", "目錄更換。"))
    assert index.search("家裡斷水怎麼飲用").ids == ("water",)
    assert index.search("家裡斷水怎麼飲用 -管線").ids == ()
    assert index.search("家裡斷水怎麼飲用 published:2020").ids == ()
    index.write([("water", None)])
    assert index.search("家裡斷水怎麼飲用").ids == ()
    learn(index, record("again", "停水補充", "閥門更換。"))
    assert index.search("家裡斷水怎麼飲用").ids == ("again",)


def test_words_decide_where_they_can(model, tmp_path):
    index = Index(tmp_path)
    index.rebuild(RECORDS)
    learn(index, record("water", "停水通告", "管線更換。"))
    assert index.search("自來水").ids == ()  # a word typed by itself is meant as a word
    assert index.search('"家裡斷水怎麼飲用"').ids == ()
    assert index.search("望潮大橋夜間封閉").ids == ("bridge",)


@pytest.mark.parametrize("day", ["2023年", "2023年3月", "12月15日", "十二月十五日", "12000元", "3.5%"])
def test_a_word_and_a_day_or_a_number_are_no_sentence(model, tmp_path, day):
    index = Index(tmp_path)
    index.rebuild(RECORDS)
    learn(index, record("water", "停水通告", "管線更換。"))
    for query in (f"自來水 {day}", f"{day} 自來水", f"{day}自來水"):
        found = index.search(query)
        assert "water" not in found.ids and not found.by_meaning


def test_where_no_word_stands_anywhere_nothing_is_about_it(model, tmp_path):
    index = Index(tmp_path)
    index.rebuild(RECORDS)
    learn(index, record("water", "停水通告", "管線更換。"))
    found = index.search("颱風飲水補貼")
    assert (found.ids, found.by_meaning) == ((), False)
    assert found.nowhere


def test_without_the_extra_words_do(tmp_path, monkeypatch):
    monkeypatch.setattr(vectors, "installed", lambda: False)
    index = Index(tmp_path)
    index.rebuild([record("water", "停水通告", "管線更換。")])
    assert index.meaning is None
    assert index.search("停水").ids == ("water",)
    assert index.search("家裡斷水怎麼飲用").ids == ()


def test_what_only_resembles_the_best_is_left_out():
    assert [key for key, _ in near_enough([("a", 0.4), ("b", 0.25), ("c", 0.23), ("d", 0.1)])] == ["a", "b"]
    assert [key for key, _ in near_enough([("a", 0.2), ("b", 0.16), ("c", 0.14)])] == ["a", "b"]
    assert near_enough([("a", 0.18), ("b", 0.17)]) == near_enough([]) == []


def test_beside_what_is_about_the_same_one_word_of_many_is_not_enough(model, tmp_path):
    index = Index(tmp_path)
    index.rebuild([])
    learn(
        index,
        record("water", "停水通告", "管線更換。"),
        record("one", "住家安全", "檢查瓦斯。"),
        record("most", "住家飲用安全", "怎麼斷水，請看說明。"),
    )
    assert set(index.search("住家斷水怎麼飲用停辦").ids) == {"water", "most"}
