"""Under an answer: whether it is right, and what is wrong."""

from __future__ import annotations

import pytest

from messages import say
from tests.screens import made
from tests.screens.conftest import Front, html

QUESTION = "試擺什麼時候結束"


def thumb(app):
    return next(one for one in app.feedback if one.key.startswith("gg-thumb-"))


def note(app) -> list:
    return [one for one in app.text_input if one.key.startswith("gg-note-")]


def stored(app):
    return app.session_state["gg-view"].desk.feedbacks()


def ask(front: Front, question: str = QUESTION, **more):
    return front.open("ask", q=question, day=made.DAY, **more)


@pytest.mark.parametrize("lang", ["hant", "hans", "en"])
def test_an_answer_is_right(front: Front, lang):
    app = ask(front, lang=lang)
    assert say(lang, "answer_right") in html(app)
    assert stored(app) == ()
    thumb(app).set_value(1).run()
    (one,) = stored(app)
    assert (one.question, one.before, one.today, one.right, one.note, one.by) == (
        QUESTION,
        None,
        made.DAY,
        True,
        "",
        "林",
    )
    assert one.answer and one.citation and one.citation.id == front.id("夜間")
    assert not note(app)


def test_what_is_wrong_is_asked_and_kept(front: Front):
    app = ask(front)
    thumb(app).set_value(0).run()
    assert [one.right for one in stored(app)] == [False]
    note(app)[0].input("  應是<b>六月底</b> ").run()
    (one,) = stored(app)
    assert (one.right, one.note) == (False, "應是<b>六月底</b>")
    assert say("hant", "noted") in html(app)
    assert "<b>六月底" not in html(app)
    thumb(app).set_value(1).run()
    assert [(one.right, one.note) for one in stored(app)] == [(True, "")]
    assert not note(app)


def test_another_question_starts_without_a_thumb(front: Front):
    app = ask(front)
    thumb(app).set_value(0).run()
    app.text_input(key="gg-question").input("潛水艇的顏色是什麼").run()
    assert thumb(app).value is None
    assert not note(app)
    thumb(app).set_value(1).run()  # that the pages do not say is an answer too
    one = stored(app)[-1]
    assert (one.question, one.before, one.answer, one.citation, one.right) == (
        "潛水艇的顏色是什麼",
        QUESTION,
        None,
        None,
        True,
    )


def test_before_a_question_nothing_is_judged(front: Front):
    assert not front.open("ask").feedback


def test_a_thumb_is_shown_again_in_another_session(front: Front):
    app = ask(front)
    thumb(app).set_value(0).run()
    note(app)[0].input("應是六月底").run()
    again = ask(front)
    assert thumb(again).value == 0
    assert note(again)[0].value == "應是六月底"
    assert thumb(ask(front, "春季木工課報名到什麼時候")).value is None
    thumb(again).set_value(None).run()
    assert thumb(ask(front)).value is None
