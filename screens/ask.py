"""Ask: the short answer, the doubt that touches it, the sentence it was read in, and what others say.

Address: `?q=QUESTION&after=THE QUESTION BEFORE&day=…`; of a chain of follow-ups all that came before, the first one first. Whether
a question is read together with them is decided by what it names (answer/chain.py), the same at every opening; what was read
alone leaves the chain behind for the next one.
"""

from __future__ import annotations

import re

import streamlit as st

from archive.finding import CHAIN
from messages import beside, sentence, span_of_days
from records import Also, Answer, Choice, Citation, Feedback, Flag, Record, Trouble, short_hash, status_of
from screens import bound, examples, frame, waiting
from screens.frame import View
from screens.parts import WARN, decided_in, heading, link, marked_list, name_of, open_flags, panel, side_list, title_of
from screens.route import href
from screens.settled import settled
from screens.text import Mark, escape, lang_of, marked

_HAN = re.compile("[\u3400-\u9fff]")


def show() -> None:
    view = frame.view()
    bound.text("q", "gg-question")
    day, changed_day = bound.day("day", "gg-day", view.today)
    asked: list[tuple[str, tuple[str, ...]]] = st.session_state.setdefault("gg-asked", [])

    def changed() -> None:
        before = bound.read("q")
        now = st.session_state["gg-question"].strip()
        if now != before:
            chain = (*st.session_state.get("gg-chain", ()), before) if before else ()
            bound.write_all({"q": now, "after": chain[-CHAIN:] if now else None})

    with st.container(key="gg-box"):
        st.text_input(
            view.say("nav_ask"),
            key="gg-question",
            live="50s",  # half a question is never answered; and no English hint stands in the box
            icon=":material/chat:",
            placeholder=view.say("ask_hint"),
            label_visibility="collapsed",
            on_change=changed,
        )
    question = st.session_state["gg-question"].strip()
    if not view.desk.size():
        st.html(frame.empty(view))
    elif question:
        chain = tuple(one[: bound.LONGEST] for one in bound.read_all("after"))[-CHAIN:]
        before = "\n".join(" ".join(one.split()) for one in chain)
        try:
            answer = frame.patiently(lambda: view.desk.ask(question, day, before or None), 1)
        except Trouble as trouble:
            if not waiting.is_for_index(trouble):
                raise
            waiting.show(view, view.say("meanwhile_ask"))
            answer = None
        followed = chain if answer is None or answer.follows else ()
        st.session_state["gg-chain"] = followed
        this = question, followed  # what it follows up belongs to it: 「名額呢」 alone asks of nothing
        if this in asked:
            asked.remove(this)
        asked.insert(0, this)
        del asked[20:]
        if answer:
            _read_as(view, answer, question)
            _answer(view, answer, question, day)
            if not answer.choices:
                _judging(view, question, before or None, day, answer)
    else:
        _examples(view, day)
    with frame.side(view):
        frame.day(view, changed_day, "gg-day")
        if asked:
            chosen_day = bound.read("day")
            items = [
                (
                    one,
                    of[-1] if of else "",
                    href("ask", q=one, after=of, day=chosen_day),
                    "gg-here" if number == 0 and question else "",
                )
                for number, (one, of) in enumerate(asked)
            ]
            st.html(side_list(view.say("asked"), items))


def _read_as(view: View, answer: Answer, question: str) -> None:
    """Which question before this one was read together with, and the ways to ask it alone and to ask of something else."""
    day = bound.read("day")
    pieces: list[str] = []
    if answer.follows:
        pieces.append(f"<span>{escape(view.say('read_together', q=answer.follows))}</span>")
        pieces.append(link(view.say("ask_alone"), href("ask", q=question, day=day), "gg-under-link"))
    pieces.append(link(view.say("ask_anew"), href("ask", day=day), "gg-under-link"))
    st.html(f'<div class="gg-try gg-read-as">{"".join(pieces)}</div>')


def _examples(view: View, day: str) -> None:
    """Questions that the archive answers."""
    words = examples.questions(view.desk, day, view.counts)
    if not words:
        return
    items = [(one, "", href("ask", q=one, day=bound.read("day")), "") for one in words]
    st.html(side_list(view.say("ask_examples"), items))


def _record(view: View, id: str, day: str) -> Record | None:
    try:
        return view.desk.record(id, day)
    except Trouble:
        return None


def _answer(view: View, answer: Answer, question: str, day: str) -> None:
    out: list[str] = []
    if answer.answer is not None:
        out.append(_line(view, answer))
        if answer.flags:
            out.append(_doubts(view, answer, day))
        if answer.citation:
            out.append(_quote(view, answer.citation, day, (answer.written, answer.answer)))
            out.append(_copied(view, answer, question, day))
    elif answer.choices:
        out.append(
            f'<p class="gg-answer-line gg-answer-none">{escape(view.say("which_one", n=len(answer.choices)))}</p>'
        )
        choices = [(choice, _record(view, choice.id, day)) for choice in answer.choices]
        choices.sort(key=lambda one: _is_over(one[1], day))  # as they fit best, those that are over below the others
        out.append(marked_list("", [_choice(view, choice, record, day) for choice, record in choices]))
    else:
        out.append(f'<p class="gg-answer-line gg-answer-none">{escape(view.say("not_stated"))}</p>')
        out.append(f'<div class="gg-quiet">{escape(view.say("searched_n", n=view.desk.size()))}</div>')
        if not _HAN.search(question):
            out.append(f'<div class="gg-quiet">{escape(view.say("ask_in_chinese"))}</div>')
    if answer.answer is None and answer.nearest and not answer.choices:
        out.append(heading(view.say("nearest")))
        out.append(_quote(view, answer.nearest, day, (), "gg-quiet"))
    for key in ("says_too", "differs", "also"):
        others = [one for one in answer.also if beside(answer, one) == key]
        if others:
            out.append(heading(view.say(key)))
            out.append(marked_list("", [_other(view, one, day) for one in others]))
    st.html("".join(out))


def _is_over(record: Record | None, day: str) -> bool:
    """Whether all that an announcement tells is over on the day."""
    status = status_of(record.windows, day, record.published) if record else None
    return status is not None and set(status.states) == {"closed"}


def _choice(view: View, choice: Choice, record: Record | None, day: str) -> tuple[str, str, str, str]:
    """An announcement that may be meant: what tells it from others of its title, its sentence, and the way there."""
    whose = (record.publisher, (record.published or "")[:10]) if record else ()
    name = name_of(view.lang, choice.file)
    told = (frame.title(view, choice.id, choice.title), *whose, name.rsplit("/", 1)[-1])
    words = escape(" · ".join(filter(None, told)))
    return words, _passage(view, record, choice.citation), _sentence(view, choice.citation, day), "gg-wrap"


def _judging(view: View, question: str, before: str | None, day: str, answer: Answer) -> None:
    """這個回答對嗎: the thumb is stored at once; after thumbs down what is wrong can be said, and is stored at Enter."""
    if view.read_only:
        return
    key = short_hash("q", question, before or "", day)  # of this answer alone: another starts without a thumb
    thumb, box = f"gg-thumb-{key}", f"gg-note-{key}"

    def said() -> None:
        right = st.session_state[thumb]
        note = st.session_state.get(box, "").strip()[: bound.LONGEST] if right == 0 else ""
        at = view.desk.settings.now().isoformat()
        view.desk.feedback(
            question, day, answer, None if right is None else right == 1, by=view.by, at=at, note=note, before=before
        )

    if thumb not in st.session_state:
        given = _given(view, question, before, day)
        if given is not None:
            st.session_state[thumb], st.session_state[box] = int(bool(given.right)), given.note
    with st.container(horizontal=True, vertical_alignment="center", key="gg-right"):
        st.html(f'<span class="gg-quiet">{escape(view.say("answer_right"))}</span>', width="content")
        st.feedback("thumbs", key=thumb, on_change=said)
    if st.session_state[thumb] == 0:
        with st.container(key="gg-wrong-note"):
            st.text_input(
                view.say("what_wrong"),
                key=box,
                live="50s",
                placeholder=view.say("what_wrong"),
                label_visibility="collapsed",
                on_change=said,
            )
        if st.session_state[box].strip():
            st.html(f'<div class="gg-quiet" role="status">{escape(view.say("noted"))}</div>')


def _given(view: View, question: str, before: str | None, day: str) -> Feedback | None:
    """What this person said of the answer in an earlier session."""
    about = (question, before, day, view.by)
    given = (one for one in view.desk.feedbacks() if (one.question, one.before, one.today, one.by) == about)
    return next(given, None)


def _line(view: View, answer: Answer) -> str:
    """The answer, large, steps as steps; amber while a doubt touches it; below it what is written where a decision changed it."""
    steps = answer.answer.split("；") if answer.answer and answer.kind == "steps" else []
    told = [escape(one) for one in steps] if len(steps) > 1 else [escape(answer.answer)]
    if open_flags(answer.flags):
        told = [f'<mark class="gg-doubt">{one}</mark>' for one in told]
    under = ""
    if answer.written:
        under = f'<div class="gg-quiet">{escape(view.say("written_as", v=answer.written))}</div>'
    if len(told) > 1:
        return f'<ol class="gg-answer-line gg-answer-steps">{"".join(f"<li>{one}</li>" for one in told)}</ol>{under}'
    return f'<p class="gg-answer-line">{told[0]}</p>{under}'


def _doubts(view: View, answer: Answer, day: str) -> str:
    """What is wrong, what was probably meant, and the way to decide it."""
    flags = open_flags(answer.flags)
    if not flags:
        return ""
    lines: list[str] = []
    stop = ". " if view.lang == "en" else "；"
    together = _together(view, answer, flags, day)
    for number, flag in enumerate(flags):
        words = sentence(view.lang, flag)
        if flag.suggestion and not together:
            words += stop + view.say("probably", v=flag.suggestion)
        elif together and number == len(flags) - 1:
            words += stop + view.say("probably", v=together)
        lines.append(f"{WARN} <b>{escape(words)}</b>" if number == 0 else escape(words))
    if flags[0].id:
        lines[-1] += " " + link(view.say("review_n", n=len(flags)) + " →", href("review", f=flags[0].id), "gg-go")
    return panel("", lines, "gg-amber")


def _together(view: View, answer: Answer, flags: list[Flag], day: str) -> str:
    """What several doubts of one window come to: its likeliest reading. One suggestion of two is still no date."""
    record = _record(view, answer.citation.id, day) if answer.citation and len(flags) > 1 else None
    for window in record.windows if record else ():
        end = window.offset + len(window.span)
        if window.readings and all(window.offset <= flag.offset < end for flag in flags):
            return span_of_days(view.lang, *window.readings[0], window.mod)
    return ""


def _quote(view: View, citation: Citation, day: str, wanted: tuple[str | None, ...], css: str = "") -> str:
    """The sentence, verbatim; the answering words blue, doubts amber; then whose it is, with the way to it."""
    record = _record(view, citation.id, day)
    marks: list[Mark] = []
    for words in wanted:
        place = citation.quote.find(words) if words else -1
        if words and place >= 0:
            marks.append(Mark(place, place + len(words), "answer"))
            break
    lang = "zh"
    source = decided = ""
    if record:
        decided = decided_in(view.lang, record.windows, citation.quote)
        lang = lang_of(record.script)
        marks += _doubted(record, citation)
        address = _sentence(view, citation, day)
        pieces = [link(title_of(view.lang, record.title, record.body), address, "gg-under-link")]
        pieces += [escape(piece) for piece in (record.publisher, (record.published or "")[:10]) if piece]
        source = f'<div class="gg-meta gg-source">{"".join(f"<span>{piece}</span>" for piece in pieces)}</div>'
    return (
        f'<blockquote class="gg-quote gg-page {css}" lang="{lang}">{marked(citation.quote, marks)}</blockquote>'
        f"{decided}{source}"
    )


def _sentence(view: View, citation: Citation, day: str) -> str:
    """The address of a sentence in its announcement."""
    return href("announcement", id=citation.id, at=citation.offset, day=day if day != view.today else None)


def _copied(view: View, answer: Answer, question: str, day: str) -> str:
    """The button that copies the answer with its doubts, its sentence, whose that is, and the link to it (script.js)."""
    record = _record(view, answer.citation.id, day) if answer.citation else None
    if not answer.citation or not record:
        return ""
    said = [question, answer.answer or ""]
    if answer.written:
        said.append(view.say("written_as", v=answer.written))
    said += ["⚠ " + sentence(view.lang, flag) for flag in open_flags(answer.flags)]
    said.append(f"「{answer.citation.quote.strip()}」")
    whose = (
        title_of(view.lang, record.title, record.body),
        record.publisher,
        (record.published or "")[:10],
        record.address,
    )
    said.append("—— " + " · ".join(one for one in whose if one))
    address = _sentence(view, answer.citation, day)
    return (
        f'<p><button type="button" class="gg-copy" data-text="{escape(chr(10).join(said))}" data-link="{escape(address)}"'
        f' data-done="{escape(view.say("copied"))}">{escape(view.say("copy_cited"))}</button></p>'
    )


def _other(view: View, also: Also, day: str) -> tuple[str, str, str, str]:
    """What another announcement says; amber where a doubt touches what it is read from, as in its sentence below."""
    record = _record(view, also.citation.id, day)
    words = escape(also.answer)
    whose: tuple[str | None, ...] = ()
    if record:
        whose = (title_of(view.lang, record.title, record.body), record.publisher, (record.published or "")[:10])
        start = also.citation.quote.find(
            also.answer
        )  # a value that is told otherwise than written stands nowhere there
        end = start + len(also.answer) if start >= 0 else len(also.citation.quote)
        if any(mark.start < end and mark.end > max(start, 0) for mark in _doubted(record, also.citation)):
            words = f'<mark class="gg-doubt">{words}</mark>'
    told = [words, *(escape(one) for one in whose if one)]
    return " · ".join(told), _passage(view, record, also.citation), _sentence(view, also.citation, day), "gg-wrap"


def _passage(view: View, record: Record | None, citation: Citation) -> str:
    """A sentence within a link of a list: its doubts amber, what was decided behind what is written."""
    if record is None:
        return escape(citation.quote)
    marks = _doubted(record, citation)
    for mark in settled(view, record):
        start, end = mark.start - citation.offset, mark.end - citation.offset
        if start >= 0 and end <= len(citation.quote):
            marks.append(mark._replace(start=start, end=end, href=None))
    return marked(citation.quote, marks)


def _doubted(record: Record, citation: Citation) -> list[Mark]:
    """The places of a sentence that wait for a person."""
    marks = []
    for flag in open_flags(record.flags):
        start = flag.offset - citation.offset
        marks.append(Mark(start, start + len(flag.span), "doubt"))
    return [mark for mark in marks if mark.start < len(citation.quote) and mark.end > 0]


if __name__ == "__main__":
    show()
