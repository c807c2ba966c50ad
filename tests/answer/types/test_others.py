"""Each law of what a clause tells of others answers a question that is answered otherwise without it, in both scripts."""

from __future__ import annotations

import datetime
import time

import pytest

from answer import resolve, understand
from answer.types import others
from tests.answer.made import polarity, record
from zh.script import to_hans, to_hant

DAY = datetime.date(2024, 9, 20)
# law, page, question, "yes", "no" or "" for no answer
CASES = [
    ("nothing", "一、海岛线\n船票上调。\n二、湖区线", "海岛线涨价了吗", ""),
    ("asks itself", "会员卡能借给亲友吗？请洽柜台。", "会员卡能借给亲友吗", ""),
    ("other days", "散客工作日无需预约，周末和节假日凭预约码入馆。", "周日去要预约吗", "yes"),
    ("no need", "申请须提供身份证。收入证明可后补。", "不需要收入证明吗", ""),
    ("them alone", "两居室只配给已婚家庭。", "可以申请两居室吗", ""),
    ("another", "全日制学生免费，非全日制学生半价。", "非全日制学生免费吗", "no"),
    ("the other", "毛巾每条30元，泳帽免费。", "毛巾免费吗", "no"),
    ("goes on", "身心障碍者凭证入场。孕妇可停亲子车位，不另优惠。", "身心障碍者有优惠吗", "yes"),
    ("those without", "达标的可延长3个月，未达标的不延长。", "达标可以延长吗", "yes"),
    ("those without", "有驾照者可以应聘，无驾照者不予考虑。", "有驾照的人可以应聘吗", "yes"),
    ("those having", "报名费200元，持有急救证的免交。", "没有急救证要交报名费吗", "yes"),
    ("other people", "不限国籍；理事及评审之配偶不得参加。", "外国人可以参加吗", "yes"),
    (
        "another list",
        "陶器集周末开张。\n能拿来换的：自己烧的茶盏、花器、陶铃；不能带的：掉釉陶器、拼补过的陶器。",
        "陶铃可以带陶器集吗",
        "",
    ),
    ("as usual", "欠费以后就不能再租新仓位，取货照常。", "欠费以后还能取货吗", "yes"),
    ("not to apply", "遇台风，订金全退，五天内入账。", "遇台风退订金要自己申请吗", ""),
    ("another deed", "商铺可以自备炉具，住户不得私接电线。", "住户可以自备炉具吗", ""),
    ("denies another", "机车不受理月租，大客车不可停车。", "机车可以停吗", ""),
    ("beyond a name", "余额低于警戒线的，不能上架。", "余额300元能上架吗", ""),
    ("another reason", "因地址写错造成的延误，不赔运费。", "下雪晚到了，延误的运费赔吗", ""),
    ("told behind", "四、低收入户学生免费，但仍须缴交教材费。", "低收入户要缴教材费吗", "yes"),
    ("told before", "四、申报人须提交照片，无需提交发票。", "照片要提交吗", "yes"),
    ("other side", "开班前可以全退，开班以后只退五成。", "开班以后还能全退吗", "no"),
    ("only then", "10月1日至5日暂停接待团队。", "可以接待团队吗", ""),
    ("free in part", "专业版可免费试用30天。", "专业版免费吗", ""),
    ("undecided", "台风天是否停驶，另行公告。", "台风会停驶吗", ""),
    ("another case", "休学的，住宿费按月退还；退学的，住宿费不退。", "休学住宿费退吗", "yes"),
    ("undone", "未使用的坐席可退款，已使用的坐席不退款。", "没用的坐席能退款吗", "yes"),
    ("sanctioned", "禁止用自己的账号下单，违者没收佣金。", "用自己的账号下单佣金会被没收吗", "yes"),
]


def _told(body: str, question: str) -> str:
    return polarity(resolve(understand(question), [record(body, "须知")], DAY).answer or "")


def test_every_law_has_a_case() -> None:
    assert {law for law, *_ in CASES} == set(others.TABLE)


@pytest.mark.parametrize(("law", "body", "question", "want"), CASES)
def test_law(monkeypatch: pytest.MonkeyPatch, law: str, body: str, question: str, want: str) -> None:
    for turn in (to_hans, to_hant):
        assert _told(turn(body), turn(question)) == want
    for table in (others.TABLE, others.OF_ROWS):
        monkeypatch.delitem(table, law, raising=False)
    assert _told(body, question) != want


@pytest.mark.parametrize("question", ["可以告知吗", "不告知可以吗"])
def test_a_sentence_of_many_clauses(question: str) -> None:
    page = record("超过25公斤的请先告知，" * 8_000, "寄件说明")
    begun = time.process_time()
    resolve(understand(question), [page], DAY)
    assert time.process_time() - begun < 15
