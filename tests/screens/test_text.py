"""Marked text, labels, changes: pure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens import changes, route
from screens.text import WORD_JOINER, Change, Mark, label, lines_of, marked, paragraphs, sentence_at

HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>&\"'[a](http://b)"


def plain(html: str) -> str:
    """The text of marked HTML: tags of ours out, entities back, chips' numbers out."""
    import html as entities
    import re

    html = re.sub(f'{WORD_JOINER}<(a|span) class="gg-chip[^>]*>\\d+</\\1>', "", html)
    return entities.unescape(re.sub(r"<[^>]*>", "", html))


def test_pieces_are_cut_at_bounds_and_escaped():
    assert marked("a<b>c", [Mark(1, 4, "hit")]) == 'a<mark class="gg-hit">&lt;b&gt;</mark>c'


def test_a_nested_doubt_lends_its_number_to_the_outer_one():
    html = marked("由2月1日至2月30日止", [Mark(1, 11, "doubt", 2), Mark(6, 11, "doubt", 1)])
    assert html.count("<mark") == 1
    assert html.index('gg-chip">2<') < html.index('gg-chip">1<')  # in order of place, then end
    assert html.endswith(f'{WORD_JOINER}<span class="gg-chip">1</span>止')


def test_a_hit_inside_a_doubt_stays_inside():
    html = marked("試用期為2月30日", [Mark(4, 9, "doubt", 1), Mark(4, 6, "hit")])
    assert '<mark class="gg-doubt"><mark class="gg-hit">2月</mark>30日</mark>' in html


def test_marks_outside_the_text_are_cut_or_dropped():
    assert marked("abc", [Mark(-5, 1, "hit"), Mark(7, 9, "hit"), Mark(2, 99, "doubt")]) == (
        '<mark class="gg-hit">a</mark>b<mark class="gg-doubt">c</mark>'
    )


def test_offsets_count_code_points_behind_rare_characters():
    text = "😀𠮷報名"
    assert marked(text, [Mark(2, 4, "hit")]) == '😀𠮷<mark class="gg-hit">報名</mark>'


def test_a_repair_shows_what_stood_there():
    assert marked("動手", (), [Change(0, 1, "動(dòng)")]) == (
        '<del class="gg-del">動(dòng)</del><ins class="gg-ins">動</ins>手'
    )
    assert marked("手", (), [Change(1, 1, "<b>")]) == '手<del class="gg-del">&lt;b&gt;</del>'


def test_the_place_to_scroll_to_stands_once():
    body = "第一行\n第二行。第三句"
    html = paragraphs(body, [Mark(4, 8, "at")])
    assert html.count('id="gg-at"') == 1
    assert html.index('id="gg-at"') < html.index("第二行")


def test_rows_of_a_table_are_told_apart_from_lines():
    table = (
        '<table class="gg-table"><tbody><tr><td>甲</td><td>乙</td></tr><tr><td>一</td><td></td></tr></tbody></table>'
    )
    assert paragraphs("甲\t乙\n一\t\n丙") == f"{table}<p>丙</p>"


def test_marks_lie_in_the_cells_of_a_row():
    text = "項目\t5月1日\t5月32日"
    place, doubt = Mark(0, len(text), "at"), Mark(3, 13, "doubt", 1)
    html = paragraphs(text, [place, doubt])
    assert html.count('id="gg-at"') == 1
    assert html.count('<span class="gg-chip">1</span>') == 1
    assert html.index("gg-chip") > html.index("5月32日")
    assert plain(html) == text.replace("\t", "")


def test_lines_of_spans():
    body = "一\n二二\n\n四"
    assert lines_of(body, [(2, 3), (6, 7)]) == (1, 3)
    assert paragraphs(body, (), (), lines_of(body, [(2, 3)])) == "<p>二二</p>"


@pytest.mark.parametrize(
    ("text", "offset", "sentence"),
    [("甲。乙丁！丙", 3, "乙丁！"), ("甲乙\n丙", 1, "甲乙"), ("甲", 9, "甲"), ("報名" * 400, 0, "報名" * 150)],
)
def test_sentence_at(text, offset, sentence):
    start, end = sentence_at(text, offset)
    assert text[start:end] == sentence


def test_labels_stay_text():
    assert label("![x](ftp/y) :smile: $a$\n b") == r"\!\[x\]\(ftp\/y\) \:smile\: \$a\$ b"


def test_a_bare_address_in_a_label_is_no_link():
    for address in ("http://a.example", "HTTPS://a.example", "www.a.example", "a@b.example"):
        said = label(address)
        assert said.count(WORD_JOINER) == 1 and said.replace(WORD_JOINER, "").replace("\\", "") == address


@given(
    st.text(alphabet='甲乙<>&"\n😀a1', max_size=30),
    st.lists(
        st.tuples(st.integers(-3, 33), st.integers(-3, 33), st.sampled_from(["hit", "doubt", "evidence"])), max_size=5
    ),
)
def test_marks_change_nothing_of_the_text(text, spans):
    marks = [Mark(start, end, kind, 1 if kind == "doubt" else None) for start, end, kind in spans]
    html = marked(text, marks)
    assert plain(html) == text
    assert html.count("<mark") == html.count("</mark>")


@pytest.mark.parametrize(
    ("before", "after", "edits"),
    [
        ("2022年2月15日-2023年4月31日", "2023年2月15日-2023年4月31日", [(0, 4, "2023")]),
        ("4月31日", "4月30日", [(2, 4, "30")]),
        ("5月1日", "5月1日", []),
        ("共6天", "共 7 天", [(1, 2, " 7 ")]),
    ],
)
def test_differences_are_whole_numbers(before, after, edits):
    assert changes.edits(before, after) == edits


@given(st.text(alphabet="0123年月日-<", max_size=12), st.text(alphabet="0123年月日-<", max_size=12))
def test_edits_lead_from_one_text_to_the_other(before, after):
    assert changes.apply(before, changes.edits(before, after), [])[0] == after
    old, new = changes.apart(before, after)
    assert (plain(old), plain(new)) == (before, after)


def test_marks_follow_edits():
    text, places = changes.apply("22年2月-23年4月31日", [changes.Edit(0, 2, "2023")], [(6, 14), (0, 5)])
    assert text == "2023年2月-23年4月31日"
    assert [text[start:end] for start, end in places] == ["23年4月31日", "2023年2月"]


def test_hostile_text_leaves_no_tag():
    for html in (marked(HOSTILE), paragraphs(HOSTILE), *changes.apart(HOSTILE, HOSTILE + "1")):
        assert "<img" not in html
        assert "<script" not in html


def test_addresses():
    assert route.href("search") == "./"
    assert route.href("search", q="試 用", status=None, flagged=True, month=("2023-01", "2023-02")) == (
        "./?q=%E8%A9%A6+%E7%94%A8&flagged=1&month=2023-01&month=2023-02"
    )
    with pytest.raises(ValueError, match="no screen"):
        route.href("javascript:alert(1)")


@pytest.mark.parametrize(
    ("address", "leaves"),
    [
        ("https://example.org/a?b", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("http://[", False),
        ("http://example.org/a b", False),
        ("http://example.org/\u202egnp.exe", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(address, leaves):
    assert (route.outside(address) == address) is (leaves or address is None)
