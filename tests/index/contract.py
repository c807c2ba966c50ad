"""The kit of tests that every engine inherits: documents with tokens in; ids, scores and counts out."""

from __future__ import annotations

import pytest

from index.engines import load
from index.engines.contract import (
    AllOf,
    AnyOf,
    BestOf,
    Between,
    Document,
    Everything,
    Fixed,
    Phrase,
    Scaled,
    Term,
)


def document(id, title="", body="", keys="", days="", publisher=(), published=None, added=None, deadlines=()):
    return Document(
        id,
        {
            "title": title,
            "body": body,
            "body_grams": body,
            "chars": " ".join(sorted(set(body.replace(" ", "")))),
            "keys": keys,
            "days": days,
        },
        {"publisher": list(publisher), "category": [], "month": [], "flagged": ["no"]},
        {
            "published": [published] if published else [],
            "added": [added] if added else [],
            "deadlines": list(deadlines),
        },
    )


class EngineContract:
    """Inherit, and say which engine."""

    name: str

    @pytest.fixture
    def engine(self):
        return load(self.name)

    @pytest.fixture
    def write(self, engine, tmp_path):
        engine.create(tmp_path)

        def write(*documents, remove=(), commit=True):
            writer = engine.writer(tmp_path)
            try:
                for one in documents:
                    writer.put(one)
                for id in remove:
                    writer.remove(id)
                if commit:
                    writer.commit()
            finally:
                writer.close()
            return engine.reader(tmp_path)

        return write

    def test_empty(self, write):
        reader = write()
        assert reader.size() == 0
        assert reader.search(Term("body", "甲"), 10).ids == ()
        assert reader.facets(Everything(), {"open": ["o1"]}) == {
            "publisher": (),
            "category": (),
            "month": (),
            "flagged": (),
            "groups": (("open", 0),),
        }

    def test_term_is_ranked_by_frequency_and_length(self, write):
        reader = write(
            document("long", body="春季 " + "其他 " * 40),
            document("short", body="春季 其他"),
            document("twice", body="春季 春季"),
            document("none", body="其他"),
        )
        found = reader.search(Term("body", "春季"), 10)
        assert found.ids == ("twice", "short", "long")
        assert found.total == 3
        assert found.scores[0] > found.scores[1] > found.scores[2] > 0

    def test_phrase_needs_the_order_and_no_gap(self, write):
        reader = write(document("a", body="试用 用考 考核"), document("b", body="用考 试用 x 考核"))
        assert reader.search(Phrase("body_grams", ("试用", "用考")), 10).ids == ("a",)
        assert reader.search(Phrase("body_grams", ("试用", "用考", "考核")), 10).ids == ("a",)
        assert reader.search(Phrase("body_grams", ("试用", "考核")), 10).ids == ()
        assert reader.search(Phrase("body_grams", ("没有", "考核")), 10).ids == ()

    def test_a_phrase_of_one_is_a_term(self, write):
        reader = write(document("a", body="试用"), document("b", body="考核"))
        assert reader.search(Phrase("body_grams", ("考核",)), 10).ids == ("b",)
        assert reader.search(Phrase("body_grams", ()), 10).ids == ()

    def test_some_of_many(self, write):
        reader = write(document("ab", body="甲 乙"), document("bc", body="乙 丙"), document("d", body="丁"))
        clauses = tuple(Term("body", word) for word in "甲乙丙")
        assert set(reader.search(AnyOf(clauses), 10).ids) == {"ab", "bc"}
        assert reader.count(AnyOf(clauses, 2)) == 2
        assert reader.count(AnyOf(clauses, 3)) == 0

    def test_best_takes_the_highest_and_a_share_of_the_rest(self, write):
        reader = write(document("a", title="甲", body="甲"), document("b", body="甲"))
        one, two = Fixed(Term("title", "甲"), 4.0), Fixed(Term("body", "甲"), 2.0)
        assert reader.search(BestOf((one, two)), 10).scores == pytest.approx((4.0, 2.0))
        assert reader.search(BestOf((one, two), 0.5), 10).scores == pytest.approx((5.0, 2.0))

    def test_all_with_extras_and_exclusion(self, write):
        reader = write(document("a", body="甲 乙"), document("b", body="甲"), document("c", body="甲 丙"))
        query = AllOf((Term("body", "甲"),), (Fixed(Term("body", "乙"), 9.0),), (Term("body", "丙"),))
        found = reader.search(query, 10)
        assert found.ids == ("a", "b")
        assert found.scores[0] > 9 > found.scores[1]

    def test_scaling(self, write):
        reader = write(document("a", body="甲"), document("b", body="乙"))
        plain = reader.search(Term("body", "甲"), 1).scores[0]
        assert reader.search(Scaled(Term("body", "甲"), 3.0), 1).scores[0] == pytest.approx(3 * plain)

    def test_numbers(self, write):
        reader = write(
            document("a", published=20230217, added=20240501, deadlines=(20230301, 20230601)),
            document("b", published=20231231, added=20240502),
            document("c"),
        )
        assert reader.search(Between("published", 20230101, 20230217), 9).ids == ("a",)
        assert reader.search(Between("published", 20230218, None), 9).ids == ("b",)
        assert set(reader.search(Between("published", None, 20231231), 9).ids) >= {"a", "b"}
        assert reader.search(Between("added", 20240502, 20240502), 9).ids == ("b",)
        assert reader.search(Between("deadlines", 20230501, 20230701), 9).ids == ("a",)
        assert reader.search(Between("deadlines", 20230302, 20230531), 9).ids == ()

    def test_newest_first(self, write):
        reader = write(document("a", published=20200101), document("b", published=20240101), document("c"))
        found = reader.search(Everything(), 2, newest=True)
        assert found.ids == ("b", "a")
        assert found.total == 3
        assert reader.search(Everything(), 2, offset=2, newest=True).ids == ("c",)

    def test_of_the_best_that_score_alike_the_newest_come_first(self, write):
        dates = [20200101 + place * 37 % 29 for place in range(29)]  # in no order
        alike = [document(f"n{date}", body="甲 丙", published=date) for date in dates]
        reader = write(document("undated", body="甲 丙"), *alike, document("best", body="甲 乙", published=20100101))
        query = AllOf((Term("body", "甲"),), (Fixed(Term("body", "乙"), 1.0),))
        newest = [f"n{date}" for date in sorted(dates, reverse=True)]
        assert reader.best(query, 3) == ("best", *newest[:2])
        assert reader.best(query, 40) == ("best", *newest, "undated")
        # of what scores lower none comes first, and what a hair apart scores is the same
        steps = tuple(Fixed(Term("body", word), score) for word, score in (("甲", 2.0), ("乙", 1e-5)))
        assert reader.best(AnyOf(steps), 1) == (newest[0],)

    def test_pages_of_results(self, write):
        reader = write(*(document(str(n), body="甲 " * (n + 1)) for n in range(7)))
        whole = reader.search(Term("body", "甲"), 7).ids
        assert reader.search(Term("body", "甲"), 3, offset=3).ids == whole[3:6]
        assert reader.search(Term("body", "甲"), 3, offset=9).ids == ()

    def test_facets(self, write):
        reader = write(
            document("a", body="甲", publisher=["某 商會"], days="o1 o2"),
            document("b", body="甲", publisher=["某 商會", "乙社"], days="o2"),
            document("c", body="乙", publisher=["丙社"]),
        )
        facets = reader.facets(Term("body", "甲"), {"open": ["o1", "o7"], "closed": ["o2"]})
        assert facets["publisher"] == (("某 商會", 2), ("乙社", 1))
        assert facets["flagged"] == (("no", 2),)
        assert facets["groups"] == (("open", 1), ("closed", 2))
        assert len(reader.facets(Everything(), {}, size=2)["publisher"]) == 2
        assert reader.facets(Everything(), {"open": ["o1"]}, columns=("flagged",)) == {
            "flagged": (("no", 3),),
            "groups": (("open", 1),),
        }

    def test_months_are_counted_whole(self, write):
        months = [f"{year}-{month:02}" for year in range(2000, 2025) for month in range(1, 13)]
        reader = write(
            *(
                one._replace(columns={**one.columns, "month": [month]})
                for month in months
                for one in (document(month, body="甲"),)
            )
        )
        assert reader.facets(Everything(), {}, size=2)["month"] == tuple((month, 1) for month in months)

    def test_put_replaces_and_remove_removes(self, write):
        write(document("a", body="甲"), document("b", body="甲"))
        reader = write(document("a", body="乙"), remove=["b"])
        assert reader.size() == 1
        assert reader.search(Term("body", "甲"), 10).total == 0
        assert reader.search(Term("body", "乙"), 10).ids == ("a",)
        assert reader.facets(Everything(), {})["flagged"] == (("no", 1),)

    def test_a_batch_that_is_not_committed_leaves_nothing(self, write):
        write(document("a", body="甲"))
        reader = write(document("b", body="甲"), remove=["a"], commit=False)
        assert reader.search(Term("body", "甲"), 10).ids == ("a",)

    def test_an_open_reader_keeps_what_it_saw(self, write):
        reader = write(document("a", body="甲"))
        write(document("b", body="甲"), remove=["a"])
        assert reader.search(Term("body", "甲"), 10).ids == ("a",)

    def test_the_stamp_changes_with_a_commit(self, write, engine, tmp_path):
        write(document("a"))
        before = engine.stamp(tmp_path)
        assert engine.stamp(tmp_path) == before
        write(document("b"))
        assert engine.stamp(tmp_path) != before

    def test_frequency(self, write):
        reader = write(document("a", body="甲 甲"), document("b", body="甲", keys="k:1"))
        assert reader.frequency("body", "甲") == 2
        assert reader.frequency("body", "乙") == 0
        assert reader.frequency("keys", "k:1") == 1

    def test_terms(self, write):
        reader = write(document("a", body="甲 甲 丙"), document("b", body="甲 乙"))
        assert reader.terms("body", 2) == [("甲", 2), ("丙", 1)]
        assert reader.terms("body", 9, "丙") == [("丙", 1)]
        assert reader.terms("names", 9) == reader.terms("names", 9, "甲") == []

    def test_a_folder_without_index_is_an_error(self, engine, tmp_path):
        with pytest.raises(Exception):  # noqa: B017 whatever the engine says
            engine.reader(tmp_path / "nothing")
