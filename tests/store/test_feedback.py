"""What was said of answers: kept in order, the last of each person and question counts."""

from __future__ import annotations

import sqlite3

import msgspec

from records import Citation, Feedback
from store import Store

CITED = Citation(id="a1", file="a.html", quote="報名至5月18日止。", offset=12)
SAID = Feedback(
    question="報名到哪一天？",
    before=None,
    today="2024-05-10",
    answer="5月18日",
    citation=CITED,
    right=True,
    note="",
    by="林",
    at="2024-05-10T09:00:00+08:00",
    kind="window",
    flagged=False,
)


def said(**other) -> Feedback:
    return msgspec.structs.replace(SAID, **other)


def test_the_last_of_each_person_and_question_counts(tmp_path):
    follow_up = said(question="費用呢？", before=SAID.question, answer=None, citation=None)
    wrong = said(right=False, note="是5月28日")
    others = (said(by="王"), said(today="2024-05-11"), follow_up, said(question="費用呢？", answer=None, citation=None))
    with Store(tmp_path) as store:
        assert store.feedbacks() == ()
        for one in (SAID, *others, wrong):
            store.feedback(one)
        assert store.feedbacks() == (wrong, *others)
    with Store(tmp_path) as store:
        store.feedback(said(right=None))
        assert store.feedbacks() == others
        store.feedback(SAID)
        assert store.feedbacks() == (SAID, *others)


def test_nothing_that_was_said_is_overwritten(tmp_path):
    with Store(tmp_path) as store:
        for right in (True, False, None):
            store.feedback(said(right=right))
    connection = sqlite3.connect(tmp_path / "store.sqlite")
    assert [row[0] for row in connection.execute("SELECT right FROM feedback ORDER BY n")] == [1, 0, None]
    connection.close()


def test_a_store_made_before_has_room_for_it(tmp_path):
    Store(tmp_path).close()
    connection = sqlite3.connect(tmp_path / "store.sqlite")
    with connection:
        connection.execute("DROP TABLE feedback")
        connection.execute("DELETE FROM migrations WHERE name IN ('feedback_on_answers', 'kinds_of_judged_answers')")
    connection.close()
    with Store(tmp_path) as store:
        store.feedback(SAID)
        assert store.feedbacks() == (SAID,)


def test_what_was_said_before_kinds_were_kept_stays(tmp_path):
    with Store(tmp_path) as store:
        store.feedback(SAID)
    connection = sqlite3.connect(tmp_path / "store.sqlite")
    with connection:
        for column in ("kind", "flagged"):
            connection.execute(f"ALTER TABLE feedback DROP COLUMN {column}")
        connection.execute("DELETE FROM migrations WHERE name = 'kinds_of_judged_answers'")
    connection.close()
    with Store(tmp_path) as store:
        assert store.feedbacks() == (said(kind=None, flagged=None),)
        store.feedback(SAID)
        assert store.feedbacks() == (SAID,)
