"""What an answer carries beside its text: flags, decided values, other pages, choices, and none where nothing is said."""

from __future__ import annotations

import datetime
from typing import Any

import msgspec
import pytest

from answer import resolve, understand
from answer.evidence import page
from answer.fits import Fit
from answer.judge import Scored, seen
from answer.match import hits
from answer.resolve import _written
from answer.types.contract import Proposal
from answer.understand import apart
from records import Answer, Decided, Flag, Record, Window

DAY = datetime.date(2024, 6, 1)
BODY = "報名時間：2024年5月10日至2024年6月31日。\n場地使用費：每天300元。\n開幕日期：2024年7月8日。"
SPAN = "2024年5月10日至2024年6月31日"


def record(body: str = BODY, title: str = "松濤書展招商公告", name: str = "a", **more: Any) -> Record:
    values: dict[str, Any] = {"published": "2024-05-01", "publisher": None, **more}
    return Record(title=title, offset=0, body=body, id=name, version=1, source=name, file=name, **values)


def flag(state: Any = "open") -> Flag:
    span = "2024年6月31日"
    message = {"key": "no_such_day", "month": 6, "day": 31, "days": 30}
    return Flag("impossible_date", span, BODY.index(span), "2024年6月30日", (), message, (), id="f", state=state)


def window(decided: Decided | None = None) -> Window:
    return Window(
        "報名時間", None, SPAN, BODY.index(SPAN), "2024-05-10", None, None, None, None, "2024年6月31日", decided
    )


def ask(question: str, *records: Record, today: datetime.date = DAY) -> Answer:
    return resolve(understand(question), records, today)


def test_an_impossible_day_is_told_as_written_with_its_flag() -> None:
    given = ask("松涛书展报名到哪天截止？", record(flags=(flag(),), windows=(window(),)))
    assert given.answer == "2024年6月31日"
    assert [one.kind for one in given.flags] == ["impossible_date"]
    assert given.written is None
    assert given.citation is not None
    assert given.citation.quote == "報名時間：2024年5月10日至2024年6月31日。"


def test_flags_are_those_that_the_answer_rests_on() -> None:
    page = record(flags=(flag(),), windows=(window(),))
    assert ask("松濤書展什麼時候開幕？", page).flags == ()
    assert ask("松濤書展從哪天開始報名？", page).flags == ()
    assert [one.kind for one in ask("松濤書展今天還能報名嗎？", page).flags] == ["impossible_date"]


def test_after_a_decision_its_value_is_told_and_what_stands_beside_it() -> None:
    decided = Decided("2024-05-10", "2024-06-30", "wen", "2024-05-02T10:00:00+08:00")
    page = record(flags=(flag("decided"),), windows=(window(decided),))
    given = ask("松濤書展報名到哪天截止？", page)
    assert (given.answer, given.written, given.flags) == ("2024年6月30日", "2024年6月31日", ())
    open_still = ask("松濤書展今天還能報名嗎？", page, today=datetime.date(2024, 6, 30))
    assert open_still.answer is not None
    assert open_still.answer.startswith("可以")
    assert ask("松濤書展今天還能報名嗎？", page, today=datetime.date(2024, 7, 1)).answer != open_still.answer
    assert ask("離松濤書展報名截止還有幾天？", page).answer == "29天"


def test_of_two_decided_times_far_apart_only_they_are_told_as_written() -> None:
    body = "布展：2024年5月10日至2024年6月31日。\n場地使用費：每天300元。\n撤展：2024年9月20日至2024年9月31日。"
    spans = ("2024年5月10日至2024年6月31日", "2024年9月20日至2024年9月31日")
    ends = (("2024-05-10", "2024-06-30"), ("2024-09-20", "2024-09-30"))
    windows = tuple(
        Window("時間", None, span, body.index(span), start, None, None, None, None, span[-10:], decided)
        for span, (start, end) in zip(spans, ends, strict=True)
        for decided in (Decided(start, end, "wen", "2024-05-02T10:00:00+08:00"),)
    )
    told = page(record(body, windows=windows))
    first, second = ((body.index(span), body.index(span) + len(span)) for span in spans)
    kind, asked = apart(understand("松濤書展什麼時候撤展？"))
    rests = Proposal(*second, rests=(first,))
    one = Scored(1.0, rests, seen(kind.name, asked, Fit(told, hits(told, asked.terms), 1.0, ()), rests), 1.0)
    assert _written(one) == "2024年6月31日、2024年9月31日"


def test_another_page_that_says_otherwise_is_told() -> None:
    other = record(BODY.replace("300元", "350元"), name="b")
    given = ask("松濤書展的場地使用費多少錢？", record(), other)
    assert given.answer == "300元"
    assert [(one.answer, one.differs, one.citation.id) for one in given.also] == [("350元", True, "b")]


@pytest.mark.parametrize(
    ("question", "differs"), [("松濤書展的報名時間？", True), ("松濤書展報名什麼時候開始？", False)]
)
def test_a_single_end_is_the_last_of_a_time(question: str, differs: bool) -> None:
    pages = [
        record(f"報名時間：{told}。", name=name)
        for name, told in (("a", "2024年6月14日至2024年6月20日"), ("b", "2024年6月14日"))
    ]
    given = ask(question, *pages)
    assert [one.differs for one in given.also] == [differs]


@pytest.mark.parametrize("said", ["2024年3月的规定", "2024年3月说的"])
def test_the_page_of_the_month_that_is_named_is_told(said: str) -> None:
    old = record("貨款每月15日入帳。滿30萬元免手續費。", "青禾市集結算說明", "a", published="2024-03-06")
    new = record("貨款每月20日入帳。滿25萬元免手續費。", "青禾市集結算調整說明", "b", published="2024-05-20")
    given = ask(f"青禾市集{said}，满多少免手续费？", old, new)
    assert given.answer is not None and "30万" in given.answer
    assert given.citation is not None and given.citation.id == "a"


def test_where_several_announcements_could_be_meant_they_are_listed() -> None:
    fees = [
        record(f"場地使用費：每天{n}00元。", title, title)
        for n, title in ((3, "松濤書展招商公告"), (5, "蘭園市集招商公告"))
    ]
    given = ask("場地使用費是多少？", *fees)
    assert given.answer is None
    assert {(one.title, one.citation.quote) for one in given.choices} == {
        ("松濤書展招商公告", "場地使用費：每天300元。"),
        ("蘭園市集招商公告", "場地使用費：每天500元。"),
    }
    assert ask("蘭園市集的場地使用費是多少？", *fees).answer == "500元"


def test_who_speaks_and_words_of_a_title_name_an_announcement() -> None:
    days = [
        msgspec.structs.replace(record(f"報名至2024年6月{n}日止。", title, title), publisher=house)
        for n, title, house in ((8, "即日起可以預約", "松濤協會"), (9, "自行車慢慢騎一圈", "蘭園車隊"))
    ]
    assert ask("松濤協會報名到哪天？", *days).choices == ()
    assert ask("慢慢騎一圈報名到哪天？", *days).choices == ()
    assert len(ask("報名到哪天？", *days).choices) == 2


@pytest.mark.parametrize(
    "question",
    [
        "松濤書展的保險費多少錢？",
        "松濤書展的閉幕典禮在哪裡辦？",
        "蘭園書展什麼時候開幕？",
        "2021年松濤書展什麼時候開幕？",
        "第5屆松濤書展什麼時候開幕？",
        "松濤書展的主持人是誰？",
    ],
)
def test_what_is_not_stated_gets_no_answer(question: str) -> None:
    given = ask(question, record())
    assert given.answer is None
    assert given.citation is None


def test_what_will_be_told_later_gets_no_answer() -> None:
    page = record("展期：2024年7月8日至7月15日。\n頒獎時間另行通知。")
    assert ask("松濤書展哪天頒獎？", page).answer is None
    assert ask("松濤書展的展期是哪幾天？", page).answer == "2024年7月8日至7月15日"


def test_the_answer_is_in_the_script_of_the_question() -> None:
    page = record("地點：蘭園會議廳三樓。")
    assert ask("松涛书展的地点在哪里？", page).answer == "兰园会议厅三楼"
    assert ask("松濤書展的地點在哪裡？", page).answer == "蘭園會議廳三樓"
    page = record("押金於離館時退還，損壞書籍須照價賠償。")
    assert str(ask("松濤書展押金會退嗎？", page).answer).startswith("會，損壞書籍")


def test_a_condition_is_held_against_the_amount() -> None:
    page = record("參展資格：成立滿3年，註冊資本100萬元以上或者年銷售額500萬元以上。\n每家最多申請2個攤位。")
    assert str(ask("註冊資本99萬、年銷售額480萬，可以參展松濤書展嗎？", page).answer).startswith("不")
    assert str(ask("松濤書展每家申請3個攤位可以嗎？", page).answer).startswith("不")
    assert str(ask("松濤書展每家申請2個攤位可以嗎？", page).answer).startswith("可以")


def test_tables_are_read_by_row_and_column() -> None:
    page = record("攤位\t原租金\t新租金\n標準\t800元\t950元\n轉角\t1200元\t1300元")
    assert ask("松濤書展轉角攤位的新租金多少？", page).answer == "1300元"
    assert ask("松濤書展標準攤位原來的租金多少？", page).answer == "800元"


def test_nothing_to_look_in() -> None:
    given = ask("松濤書展什麼時候開幕？")
    assert given == Answer(None, "window", None, (), None, (), None, ())


@pytest.mark.parametrize(
    "body", ["", "\n\n\t\t\n", "：：：", "1" * 500, "\x00\u202e報名", "、" * 300, "(" * 200, "第" * 300]
)
def test_hostile_pages_are_text(body: str) -> None:
    for question in (
        "松濤書展報名到哪天？",
        "松濤書展多少錢？",
        "松濤書展有哪些？",
        "松濤書展是什麼？",
        "松濤書展誰辦的？",
        "今天還能報名嗎？",
    ):
        ask(question, record(body))


def test_a_long_page_without_structure_is_no_trap() -> None:
    """Work grows with the length of a page, not with its square: all of these are read in the time of a test."""
    pieces = (
        "、",
        "2024年1月1日",
        "123元",
        "王小明说",
        "地点在",
        "因为",
        "路1号",
        "1",
        "大学公司",
        "松濤書展報名",
        "甲;\n",
        "第一步",
    )
    questions = (
        "松濤書展報名到哪天？",
        "松濤書展多少錢？",
        "松濤書展有哪些？",
        "松濤書展分哪幾步？",
        "松濤書展誰辦的？",
        "松濤書展是什麼？",
    )
    for piece in pieces:
        for question in questions:
            ask(question, record(piece * (20000 // len(piece))))


def test_of_two_doubts_one_decided_its_value_is_told_with_the_other() -> None:
    year = Flag(
        "year_mismatch",
        SPAN,
        BODY.index(SPAN),
        SPAN.replace("2024", "2025", 1),
        (),
        {"key": "year_mismatch"},
        (),
        id="y",
    )
    readings = (("2025-05-10", "2024-06-30"), ("2024-05-10", "2024-06-30"))
    half = msgspec.structs.replace(window(), readings=readings)
    given = ask("松濤書展報名到哪天截止？", record(flags=(flag("decided"), year), windows=(half,)))
    assert (given.answer, given.written) == ("2024年6月30日", "2024年6月31日")
    assert [one.kind for one in given.flags] == ["year_mismatch"]
    undecided = ask("松濤書展報名到哪天截止？", record(flags=(flag(), year), windows=(half,)))
    assert undecided.answer == "2024年6月31日"
    assert {one.kind for one in undecided.flags} == {"impossible_date", "year_mismatch"}


@pytest.mark.parametrize(
    "question", ["松濤書展今天還能報名嗎？", "松涛书展现在开始报名了吗？", "松濤書展的報名時間是幾號到幾號？"]
)
def test_what_is_written_is_told_only_where_a_decision_changed_it(question: str) -> None:
    readings = (("2024-05-10", "2024-06-30"), ("2024-05-10", "2024-07-01"))
    doubted = record(flags=(flag(),), windows=(msgspec.structs.replace(window(), readings=readings),))
    undecided = ask(question, doubted)
    assert undecided.answer is not None
    assert undecided.written is None
    by = Decided("2024-05-10", "2024-06-30", "wen", "2024-05-02T10:00:00+08:00")
    assert ask(question, record(flags=(flag("decided"),), windows=(window(by),))).written == "2024年6月31日"
    kept = msgspec.structs.replace(window(), decided=Decided("2024-05-10", None, "wen", "2024-05-02T10:00:00+08:00"))
    assert ask(question, record(flags=(flag("decided"),), windows=(kept,))).written is None  # left as it stands


@pytest.mark.parametrize("question", ["聯絡電話是多少？", "電話號碼是多少？"])
def test_a_number_of_nobody_named_is_asked_of_all_that_tell_one(question: str) -> None:
    told = [
        record("報名請洽游藝組林先生，電話04-2233445轉318。", "松濤書展招商公告", "a"),
        record("联系人：周敏。\n咨询电话：6655-1200。", "兰园市集招商公告", "b"),
    ]
    given = ask(question, *told)
    assert given.answer is None
    assert {one.id for one in given.choices} == {"a", "b"}
    assert ask(question, told[1]).answer == "6655-1200"
    assert ask("兰园市集的咨询电话是多少？", *told).answer == "6655-1200"


def test_of_two_rounds_the_one_that_is_named_is_meant() -> None:
    first = record(
        "海灣走讀分兩期辦理。\n報名時間：2024年5月20日9:00至6月5日18:00，線上填表。",
        "海灣走讀導覽員招募公告（第一期）",
        "first",
    )
    second = record(
        "海灣走讀第一期已報名者不必重填。\n報名時間是2024年7月10日9:00至7月15日17:00。",
        "海灣走讀導覽員招募公告（第二期）",
        "second",
    )
    given = ask("海灣走讀第一期導覽員今天還能報名嗎？", first, second)
    assert given.answer is not None and given.answer.startswith("可以")
    assert given.citation is not None and given.citation.id == "first"
    late = ask("海灣走讀導覽員招募（第二期）的報名時間是哪幾天？", first, second)
    assert late.citation is not None and late.citation.id == "second"


def test_two_characters_that_head_a_clause_of_the_page_are_a_word() -> None:
    prices = record("青鸞雲標準型主機每月299元，高配型每月599元。", "青鸞雲主機價格表")
    assert ask("青鸾云高配主机每月多少钱？", prices).answer == "599元"


def test_a_word_of_the_question_stands_for_no_other_of_it() -> None:
    begins = record("蓝莓直播基地招募试播团队，9月1日开播。", "蓝莓直播基地试播招募", "a")
    fees = record("蓝莓直播基地自2024年10月1日起取消场租。", "蓝莓直播基地关于取消场租的通知", "b")
    assert ask("蓝莓直播基地什么时候开播？", fees, begins).answer == "9月1日"


@pytest.mark.parametrize(
    ("question", "near"),
    [
        ("墨竹 專業版", "基礎版每年998元，專業版每年2980元。"),
        ("墨竹軟件怎麼開發票？", None),  # who signs is no passage
    ],
)
def test_what_is_not_answered_has_the_passage_that_comes_closest(question: str, near: str | None) -> None:
    given = ask(question, record("基礎版每年998元，專業版每年2980元。\n墨竹軟件", "墨竹軟件年費公告"))
    assert given.answer is None
    assert (given.nearest.quote if given.nearest else None) == near


def test_of_sums_side_by_side_the_one_is_told_whose_piece_names_what_is_asked() -> None:
    fees = record("年費為個人120元、企業680元，首年免收。", "橙匣應用市場開發者上架規定")
    assert ask("橙匣應用市場企業開發者的年費是多少？", fees).answer == "680元"
    assert ask("橙匣應用市場個人開發者的年費是多少？", fees).answer == "120元"


def test_a_day_before_which_something_is_done_is_no_word() -> None:
    ends = record("請在2024年6月19日以前提交解約申請，解約不收違約金。", "匯箋支付費率調整公告")
    assert (ask("匯箋支付6月19日前解約要付違約金嗎？", ends).answer or "").startswith("不用")


def test_a_house_of_the_same_kind_and_another_name_is_another() -> None:
    limit = record("實名場次每張證件限購4張。", "票嶼票務退票規則")
    assert ask("幕間票務的實名場次限購幾張？", limit).answer is None
    assert ask("票嶼票務的實名場次限購幾張？", limit).answer == "4張"


def test_who_is_shut_out_is_nobody_who_is_let_in() -> None:
    grant = record(
        "二、申报对象：在本市注册满两年的物流企业。\n三、标准：单个企业最高60万元。\n五、上年度有重大事故的企业不得申报。",
        "冷链仓补贴申报通知",
    )
    assert ask("哪些企业不能申报冷链仓补贴", grant).answer == "上年度有重大事故的企业"
    bare = record("二、申报对象：在本市注册满两年的物流企业。\n三、标准：单个企业最高60万元。", "冷链仓补贴申报通知")
    assert ask("哪些企业不能申报冷链仓补贴", bare).answer is None


SHOP = (
    "入选者可获曝光券2500元。名额40个，先到先得。\n保护期为开店之日起80天。\n纠纷率超标的，延长保护期15天。\n"
    "换货需在签收后9天内申请，卖家须在36小时内审核。\n按实缴租金的35%给予补贴，单家企业最高70万元。\n"
    "满减门槛：每满260减45，可叠加。\n商家承担满减金额的65%，平台承担35%。"
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("青柠商城曝光券多少", "2500元"),
        ("青柠商城能拿多少曝光券", "2500元"),
        ("青柠商城名额多少", "40个"),
        ("青柠商城保护期多久", "80天"),
        ("青柠商城保护期延长多久", "15天"),
        ("青柠商城换货多少天内要审核", "36小时"),
        ("青柠商城换货几天内要申请", "9天"),
        ("青柠商城租金补贴最多多少", "70万元"),
        ("青柠商城满减是多少", "满260减45"),
        ("青柠商城满减平台承担多少", "35%"),
    ],
)
def test_of_two_amounts_the_one_is_told_whose_words_the_question_has(question: str, told: str) -> None:
    assert ask(question, record(SHOP, "青柠商城扶持规则")).answer == told


def test_the_months_of_a_period_are_no_time_to_do_it() -> None:
    tax = record("114年7-8月期營業稅申報期間為114年9月1日至9月15日。", "境外電商營業稅申報提醒", published="2025-08-20")
    assert ask("營業稅什麼時候申報", tax).answer == "114年9月1日至9月15日"


def test_the_day_since_which_a_term_is_longer_is_no_term() -> None:
    rules = record("自2024年6月1日起，举证期限由3个工作日延长至7个工作日。", "青柠商城规则修订公告")
    assert ask("青柠商城举证期限", rules).answer == "7个工作日"
    until = record("自2024年6月1日起报名，报名期限延长至7月3日。", "青柠商城报名公告")
    assert "7月3日" in (ask("青柠商城报名期限", until).answer or "")
