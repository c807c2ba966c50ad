from hypothesis import given
from hypothesis import strategies as st

from index import Index
from index.plan import Mark
from index.snippet import LENGTH, snippet
from tests.index.examples import RECORDS, record


def marked(one, *words, **more):
    found = snippet(one, [Mark(word, 1.0) for word in words], **more)
    return found, [found.text[start : start + length] for start, length in found.marks]


def test_marks_stand_in_the_script_of_the_page():
    found, words = marked(RECORDS[0], "读书会", "软体", "appkey")
    assert words == ["讀書會", "AppKey", "軟體"]
    assert [RECORDS[0].title[start : start + length] for start, length in found.title_marks] == ["讀書會"]


def test_the_passage_with_most_of_it():
    body = "前言。" * 60 + "春季招新在此開始，報名請早。" + "其他。" * 60 + "報名。" + "末尾。" * 40
    found, words = marked(record("a", "題", body), "招新", "报名")
    assert words == ["招新", "報名"]
    assert found.text.startswith("春季招新")
    assert len(found.text) <= LENGTH


def test_spaces_inside_a_word():
    _, words = marked(record("a", "題", "試用 考核期為三十天"), "试用考核")
    assert words == ["試用 考核"]


def test_a_latin_word_is_no_part_of_another():
    _, words = marked(record("a", "題", "MAIL 與 AI，aid"), "ai")
    assert words == ["AI"]


def test_what_is_quoted_or_found_inside_a_word_is_marked_there(tmp_path):
    one = record("blog", "AppKey與博客", "請看Blog第1205號，Login之後再看og。")
    index = Index(tmp_path, by_meaning=False)
    index.rebuild([one])
    for typed, title, body in (
        ('"og"', [], ["og", "og", "og"]),
        ('"20"', [], ["20"]),
        ("og", [], ["og"]),
        ('"ppK"', ["ppK"], []),
    ):
        matches = index.search(typed)
        assert matches.ids == ("blog",)
        shown = snippet(one, matches.marks)
        assert [one.title[start : start + size] for start, size in shown.title_marks] == title
        assert [shown.text[start : start + size] for start, size in shown.marks] == body


def test_a_number_is_no_part_of_another():
    one = record("a", "題", "PM2.5超過35.6時停課，費率3.5%，5月5日起每5天公布13.5%。")
    for typed, marks in {
        "3.5": ["3.5"],
        "2.5": ["2.5"],
        "35.6": ["35.6"],
        "5": ["5", "5", "5"],
        "3.5%": ["3.5%"],
        "5%": [],
        "pm2.5": ["PM2.5"],
    }.items():
        assert marked(one, typed)[1] == marks, typed


def test_separators_that_were_not_typed():
    _, words = marked(record("a", "題", "學費12,000元，Wi-Fi 6與112000"), "12000", "wifi")
    assert words == ["12,000", "Wi-Fi"]


def test_neighbouring_marks_are_one():
    _, words = marked(record("a", "題", "春季報名開始"), "春季", "报名")
    assert words == ["春季報名"]


def test_without_marks_the_beginning():
    found, words = marked(record("a", "題", "開頭。" * 100))
    assert (found.offset, words) == (0, [])
    assert marked(record("a", "", ""))[0].text == ""


@given(st.text(alphabet="春季報名。\n Aa，", max_size=200), st.integers(1, 40))
def test_a_snippet_is_a_piece_of_the_body(body, length):
    one = record("a", "題", body)
    found, _ = marked(one, "报名", "a", length=length)
    assert found.text == body[found.offset : found.offset + len(found.text)]
    assert all(start >= 0 and size > 0 and start + size <= len(found.text) for start, size in found.marks)


def test_what_a_search_marks(tmp_path):
    index = Index(tmp_path)
    index.rebuild(RECORDS)
    for query in ("软件帐号", '"軟體帳號"'):
        assert marked(RECORDS[0], *(mark.text for mark in index.search(query).marks))[1] == ["軟體帳號"]


def test_a_passage_amid_a_sentence_begins_with_a_clause_or_a_word():
    words = "本年度 首次 進駐 園區 曾 參加 前兩屆 市集 的 攤位 經 管理 單位 複核 後 得以 優先於 其他 申請 挑選 靠近 入口 攤位"
    before = "凡" + "".join(words.split()) * 3
    pairs = {one[at : at + 2] for one in words.split() for at in range(len(one) - 1)} - {"先於"}
    for more in range(24):
        for body in (
            f"{before}{'明後' * more}抽籤會",
            f"{before}{'明後' * more}抽籤會".replace("攤", "摊").replace("區", "区"),
        ):
            found, _ = marked(record("a", "題", body), "抽签会")
            assert found.offset and body[found.offset - 1 : found.offset + 1] not in pairs, found.text
    found, _ = marked(record("a", "題", f"{before}，其餘攤位將於抽籤會抽定。"), "抽签会")
    assert found.text == "其餘攤位將於抽籤會抽定。"
