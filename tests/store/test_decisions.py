"""Decisions: appended, the latest counts, undone one by one, carried over, and made in copies together."""

from __future__ import annotations

import pytest

from records import Trouble
from store import SomeoneDecided

BODY = "試用期自2022年2月15日起至2023年4月31日止。逾期不候。"


def page(make, where="https://a.example/1", body=BODY, span="2023年4月31日", suggestion="2023-04-30", **more):
    flags = [make.flag(body, span, suggestion=suggestion)] if span in body else []
    windows = (make.window("2023-02-15", None, written_end=span),)
    return make.add(where, make.document(body=body, flags=tuple(flags), windows=windows), **more).ids[0]


def flag_of(make, id):
    return make.store.record(id).flags[0]


def test_accepted_changes_the_value_and_not_the_text(make):
    make.store.register("engine")
    id = page(make)
    make.store.done("engine", make.store.pending("engine"))
    flag = flag_of(make, id)
    assert (flag.state, flag.decision) == ("open", None)
    assert make.store.record(id).windows[0].readings
    made = make.decide(flag.id, "accept")
    record = make.store.record(id)
    assert made.n == 1
    assert (record.flags[0].state, record.flags[0].decision) == ("decided", made)
    assert record.windows[0].decided.end == "2023-04-30"
    assert record.windows[0].readings == ()
    assert record.body == BODY
    assert [(entry.id, entry.version) for entry in make.store.pending("engine")] == [(id, 1)]
    assert make.store.of_day("2023-05-02").records[0].status == "closed"


def test_the_latest_counts_and_undo_takes_it_back(make):
    id = page(make)
    flag = flag_of(make, id).id
    for seen, (verb, value) in enumerate(
        [("accept", None), ("correct", "2023-05-01"), ("undo", None), ("undo", None), ("keep", None)]
    ):
        make.decide(flag, verb, value, seen=seen)
        record = make.store.record(id)
        states = [
            ("decided", "accept", "2023-04-30"),
            ("decided", "correct", "2023-05-01"),
            ("decided", "accept", "2023-04-30"),
            ("open", None, None),
            ("decided", "keep", "2023-04-30"),
        ][seen]
        decided = record.windows[0].decided
        found = (
            record.flags[0].state,
            record.flags[0].decision and record.flags[0].decision.verb,
            decided and decided.end,
        )
        assert found == states
    history = make.store.history(flag)
    assert [(one.n, one.verb) for one in history] == [
        (1, "accept"),
        (2, "correct"),
        (3, "undo"),
        (4, "undo"),
        (5, "keep"),
    ]


def test_nothing_to_undo(make):
    flag = flag_of(make, page(make)).id
    with pytest.raises(Trouble) as raised:
        make.decide(flag, "undo")
    assert raised.value.message == {"key": "nothing_to_undo", "id": flag}


def test_another_decided_meanwhile(make):
    id = page(make)
    flag = flag_of(make, id).id
    seen = make.store.doubt(flag).seen
    make.decide(flag, "keep", by="乙", seen=seen)
    with pytest.raises(SomeoneDecided) as raised:
        make.decide(flag, "accept", by="甲", seen=seen)
    assert (raised.value.last.by, raised.value.last.verb) == ("乙", "keep")
    assert len(make.store.history(flag)) == 1
    assert flag_of(make, id).decision.verb == "keep"
    assert make.decide(flag, "accept", seen=make.store.doubt(flag).seen).n == 2


def test_what_settle_refuses_is_not_stored(make):
    id = page(make)
    flag = flag_of(make, id).id

    def refuse(record):
        raise Trouble("not_a_date", value="四月")

    from records import Decision

    with pytest.raises(Trouble, match="not_a_date"):
        make.store.decide(Decision(flag, "correct", "四月", "甲", make.now), 0, settle=refuse)
    assert make.store.history(flag) == ()
    assert flag_of(make, id).state == "open"


def test_carried_over_where_its_sentence_still_stands(make):
    id = page(make)
    flag = flag_of(make, id)
    made = make.decide(flag.id, "accept")
    assert page(make, body="補充：時間有變。\n" + BODY.replace("逾期不候", "過期作廢")) == id
    record = make.store.record(id)
    assert (record.version, record.flags[0].id, record.flags[0].state) == (2, flag.id, "decided")
    assert record.flags[0].decision == made
    assert record.windows[0].decided.end == "2023-04-30"


def test_to_be_confirmed_where_the_words_round_it_changed(make):
    id = page(make)
    old = flag_of(make, id)
    made = make.decide(old.id, "accept")
    for body in (BODY.replace("試用期", "試用考核期").replace("起至", "起，直到"), BODY.replace("起至", "到")):
        page(make, body=body)
        record = make.store.record(id)
        flag = record.flags[0]
        assert flag.id != old.id
        assert (flag.state, flag.decision) == ("to_confirm", made)
        assert record.windows[0].decided is None
        assert record.windows[0].readings
        assert make.store.doubt(flag.id).seen == 0
        assert make.store.doubt_counts() == {"impossible_date": {"to_confirm": 1}}
    make.decide(flag.id, "keep")
    assert flag_of(make, id).state == "decided"
    make.decide(flag.id, "undo", seen=1)
    assert (flag_of(make, id).state, flag_of(make, id).decision) == ("to_confirm", made)
    page(make, body=BODY.replace("候", "補"))  # the old sentence is back, and with it the decision
    assert (flag_of(make, id).id, flag_of(make, id).state) == (old.id, "decided")


def test_a_decision_outlives_the_flag(make):
    id = page(make)
    flag = flag_of(make, id).id
    make.decide(flag, "accept")
    page(make, body="全文已改。", span="2023年4月31日")
    with pytest.raises(Trouble) as raised:
        make.decide(flag, "keep", seen=1)
    assert raised.value.message["key"] == "no_such_flag"
    assert [one.verb for one in make.store.history(flag)] == ["accept"]
    with pytest.raises(Trouble):
        make.store.history("fnowhere")


def test_the_same_flag_in_copies(make):
    hans = "试用期自2022年2月15日起至2023年4月31日止。逾期不候。"
    ids = [page(make), page(make, "https://b.example/1"), page(make, "https://c.example/1", body=hans)]
    flags = [flag_of(make, id).id for id in ids]
    doubt = make.store.doubt(flags[0])
    assert set(doubt.same) == set(flags[1:])
    make.decide(flags[0], "accept", same=True)
    assert [flag_of(make, id).state for id in ids] == ["decided"] * 3
    assert set(make.store.doubt(flags[0]).same) == set(flags[1:])
    make.decide(flags[1], "keep", seen=1, by="乙")  # this copy is decided anew, and goes its own way
    make.decide(flags[0], "undo", seen=1, same=True)
    assert [flag_of(make, id).state for id in ids] == ["open", "decided", "open"]
    make.decide(flags[0], "keep", seen=2, same=True, at="2026-11-26T10:00:00+08:00")
    assert [len(make.store.history(flag)) for flag in flags] == [3, 2, 3]


def test_alone_where_it_is_not_asked_for_copies(make):
    ids = [page(make), page(make, "https://b.example/1")]
    make.decide(flag_of(make, ids[0]).id, "accept")
    assert [flag_of(make, id).state for id in ids] == ["decided", "open"]
    assert make.store.doubt(flag_of(make, ids[1]).id).same == ()


def test_a_copy_in_which_it_cannot_be_made_stays(make):
    ids = [page(make), page(make, "https://b.example/1", suggestion=None), page(make, "https://c.example/1")]
    make.decide(flag_of(make, ids[0]).id, "accept", same=True)
    assert [flag_of(make, id).state for id in ids] == ["decided", "open", "decided"]
    assert make.store.history(flag_of(make, ids[1]).id) == ()
    with pytest.raises(Trouble, match="nothing_to_accept"):
        make.decide(flag_of(make, ids[1]).id, "accept")


def test_a_suggestion_that_is_gone_is_to_be_confirmed(make):
    """The page is read anew, its sentence stands, and what was accepted is suggested no longer."""
    id = page(make)
    flag = flag_of(make, id).id
    make.decide(flag, "accept")
    assert page(make, body=BODY + "補充。", suggestion=None) == id
    assert (flag_of(make, id).id, flag_of(make, id).state) == (flag, "to_confirm")
    assert make.store.record(id).windows[0].decided is None
    make.decide(flag, "correct", "2023-05-01", seen=1)
    assert make.store.record(id).windows[0].decided.end == "2023-05-01"
