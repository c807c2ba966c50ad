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
    monkeypatch.setattr(vectors, "load", lambda: made)
    monkeypatch.setattr(vectors, "release", lambda: None)
    monkeypatch.setattr(vectors, "installed", lambda: True)
    monkeypatch.setattr(vectors, "likeness", lambda rows, one: rows.astype(np.float32) @ one.astype(np.float32) / 2e4)
    return made


def add(kept, passages):
    kept.wait(passages)
    return kept.work(100)


def test_a_passage_is_worked_out_once(model, tmp_path):
    kept = Meaning(tmp_path / "deep" / "vectors")
    add(kept, ["停水", "書籍", "停水"])
    add(kept, ["停水"])
    add(Meaning(tmp_path / "deep" / "vectors"), ["書籍"])
    assert model.asked == 2
    assert (tmp_path / "deep" / "vectors").stat().st_size == 2 * ROW
    assert kept.waiting(9) == 0


def test_the_nearest(model, tmp_path):
    kept = Meaning(tmp_path / "vectors")
    assert kept.nearest("斷水", 5) == []
    add(kept, ["停水", "書籍"])
    (first, alike), (_, other) = kept.nearest("斷水", 5)
    assert first == meaning.name("停水")
    assert alike > other


def test_the_nearest_of_many(model, tmp_path, monkeypatch):
    monkeypatch.setattr(meaning, "NEAREST", 3)
    kept = Meaning(tmp_path / "vectors")
    add(kept, [f"第{number}號其他事" for number in range(40)] + ["停水"])
    assert kept.nearest("斷水", 2)[0][0] == meaning.name("停水")


def test_a_row_that_was_cut_off_does_not_shift_the_others(model, tmp_path):
    kept = Meaning(tmp_path / "vectors")
    add(kept, ["停水"])
    with open(tmp_path / "vectors", "ab") as file:
        file.write(b"half a row")
    add(Meaning(tmp_path / "vectors"), ["書籍"])
    assert Meaning(tmp_path / "vectors").nearest("看書", 1)[0][0] == meaning.name("書籍")
    assert kept.nearest("看書", 1)[0][0] == meaning.name("書籍")


def test_what_waits_is_worked_out_in_turns(model, tmp_path):
    kept = Meaning(tmp_path / "vectors")
    kept.wait([f"第{number}號" for number in range(5)])
    with open(tmp_path / "vectors.waiting", "ab") as file:
        file.write(b'"half a li')
    assert (kept.waiting(3), kept.waiting(9)) == (3, 6)
    assert not kept.work(2)
    assert not kept.work(2)
    assert not Meaning(tmp_path / "vectors").work(0)
    assert kept.work(2)
    assert (model.asked, kept.waiting(9)) == (5, 0)


def test_a_query_by_meaning_does_not_miss_what_waits(model, tmp_path):
    kept = Meaning(tmp_path / "vectors")
    kept.wait(["停水"])
    assert [key for key, _ in kept.nearest("斷水", 5)] == [meaning.name("停水")]


def test_a_process_that_serves_loads_the_model_before_it_is_asked(model, tmp_path):
    index = Index(tmp_path)
    index.rebuild(RECORDS)
    assert model.asked == 0
    index.warm()
    assert model.asked == len(RECORDS) + 1
    without = Index(tmp_path, by_meaning=False)
    without.warm()
    assert model.asked == len(RECORDS) + 1


def test_a_single_record_waits_and_many_do_not(model, tmp_path):
    index = Index(tmp_path)
    index.rebuild(RECORDS)
    assert model.asked == 0
    index.catch_up()
    before = model.asked
    index.write([("water", record("water", "停水通告", "管線更換。"))])
    assert model.asked == before
    index.catch_up()
    assert model.asked == before + 1
    index.write((f"n{number}", record(f"n{number}", f"第{number}號", "")) for number in range(meaning.FEW))
    assert model.asked == before + 1 + meaning.FEW


@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
def test_other_words_find_it(model, tmp_path, engine):
    index = Index(tmp_path, engine)
    index.rebuild([*RECORDS, record("water", "停水通告", "管線更換。"), record("books", "書籍歸架", "目錄更換。")])
    assert index.search("家裡斷水怎麼飲用").ids == ("water",)
    assert index.search("家裡斷水怎麼飲用 -管線").ids == ()
    assert index.search("家裡斷水怎麼飲用 published:2020").ids == ()
    index.write([("water", None)])
    assert index.search("家裡斷水怎麼飲用").ids == ()
    index.write([("again", record("again", "停水補充", "閥門更換。"))])
    assert index.search("家裡斷水怎麼飲用").ids == ("again",)


def test_words_decide_where_they_can(model, tmp_path):
    index = Index(tmp_path)
    index.rebuild([*RECORDS, record("water", "停水通告", "管線更換。")])
    assert index.search("自來水").ids == ()  # a word typed by itself is meant as a word
    assert index.search('"家裡斷水怎麼飲用"').ids == ()
    assert index.search("望潮大橋夜間封閉").ids == ("bridge",)


def test_without_the_extra_words_do(tmp_path, monkeypatch):
    monkeypatch.setattr(vectors, "installed", lambda: False)
    index = Index(tmp_path)
    index.rebuild([record("water", "停水通告", "管線更換。")])
    assert index.search("停水").ids == ("water",)
    assert index.search("家裡斷水怎麼飲用").ids == ()
    assert not (tmp_path / "vectors").exists()


def test_what_only_resembles_the_best_is_left_out():
    assert [key for key, _ in near_enough([("a", 0.4), ("b", 0.25), ("c", 0.23), ("d", 0.1)])] == ["a", "b"]
    assert [key for key, _ in near_enough([("a", 0.2), ("b", 0.16), ("c", 0.14)])] == ["a", "b"]
    assert near_enough([("a", 0.18), ("b", 0.17)]) == near_enough([]) == []


def test_beside_what_is_about_the_same_one_word_of_many_is_not_enough(model, tmp_path):
    index = Index(tmp_path)
    index.rebuild(
        [
            record("water", "停水通告", "管線更換。"),
            record("one", "住家安全", "檢查瓦斯。"),
            record("most", "住家飲用安全", "怎麼斷水，請看說明。"),
        ]
    )
    assert set(index.search("住家斷水怎麼飲用停辦").ids) == {"water", "most"}
