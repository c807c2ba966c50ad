"""A note on a decision: the decision said once more, with the note."""

from __future__ import annotations

import msgspec

from tests.screens import made
from tests.screens.conftest import Front, html


def archive_of(front: Front):
    """Review at a doubt that was just left as written, and that doubt."""
    app = front.open("review", kind="impossible_date")
    desk = app.session_state["gg-view"].desk
    flag = desk.doubts("impossible_date", None, None, 1)[0].flag.id
    assert not has(app, "gg-add-note")  # nothing is decided yet
    app.button(key="gg-keep").click().run()
    return front.open("review", kind="impossible_date", f=flag), desk, flag


def has(app, key: str) -> bool:
    return any(button.key == key for button in app.button)


def add(app, words: str) -> None:
    app.button(key="gg-add-note").click().run()
    app.text_input(key="gg-note").input(words).run()
    app.button(key="gg-save-note").click().run()


def test_a_note_is_a_decision_with_the_same_value(front: Front):
    app, desk, flag = archive_of(front)
    add(app, " 問過<b>主辦</b>單位 ")
    first, second = desk.history(flag)
    assert (first.verb, first.note, second.verb, second.value) == ("keep", "", "keep", None)
    assert second.note == "問過<b>主辦</b>單位"
    page = html(app)
    assert "問過&lt;b&gt;主辦&lt;/b&gt;單位" in page
    assert app.query_params["f"] == [flag] or app.query_params["f"] == flag
    assert has(app, "gg-add-note") and not has(app, "gg-save-note")


def test_undo_takes_the_note_back_then_the_decision(front: Front):
    app, desk, flag = archive_of(front)
    add(app, "問過了")
    app.button(key="gg-undo").click().run()
    assert desk.doubt(flag).flag.decision.note == ""
    assert desk.doubt(flag).flag.state == "decided"
    app.button(key="gg-undo").click().run()
    assert desk.doubt(flag).flag.state == "open"
    assert not has(app, "gg-add-note")


def test_leaving_and_an_empty_note_store_nothing(front: Front):
    app, desk, flag = archive_of(front)
    add(app, "   ")
    assert has(app, "gg-save-note")
    app.button(key="gg-cancel-note").click().run()
    assert not has(app, "gg-save-note")
    app.button(key="gg-add-note").click().run()
    app.button(key="gg-correct").click().run()
    assert has(app, "gg-save") and not has(app, "gg-save-note")
    assert len(desk.history(flag)) == 1


def test_a_note_on_a_decision_that_another_changed_is_not_lost(front: Front):
    app, desk, flag = archive_of(front)
    app.button(key="gg-add-note").click().run()
    desk.decide(flag, "accept", by="王", at="2024-05-10T09:00:00+08:00", seen=1)
    app.text_input(key="gg-note").input("問過了").run()
    app.button(key="gg-save-note").click().run()
    assert "王 已先一步決定了：採用了建議" in html(app)
    assert len(desk.history(flag)) == 2
    app.button(key="gg-anyway").click().run()
    assert (desk.history(flag)[-1].verb, desk.history(flag)[-1].note) == ("keep", "問過了")


def test_copies_that_were_decided_together_stay_together(front: Front, tmp_path, monkeypatch):
    made.fill(tmp_path / "copies", msgspec.structs.replace(made.spring_course(), file="copy.html"))
    monkeypatch.setenv("GONGGAO_DATA", str(tmp_path / "copies"))
    app = front.open("review", kind="weekday_mismatch")
    desk = app.session_state["gg-view"].desk
    flags = [one.flag.id for one in desk.doubts("weekday_mismatch", None, None, 5)]
    app.button(key="gg-keep").click().run()
    app = front.open("review", kind="weekday_mismatch", f=flags[0])
    add(app, "問過了")
    assert [desk.history(flag)[-1].note for flag in flags] == ["問過了", "問過了"]
    for _ in range(2):
        app.button(key="gg-undo").click().run()
    assert {desk.doubt(flag).flag.state for flag in flags} == {"open"}
