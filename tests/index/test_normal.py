from hypothesis import given
from hypothesis import strategies as st

from index.normal import both_ways, exact, folded, forms, joined, normal, normal_long, squeeze


def test_normal_form():
    assert normal("ＡｐｐＫｅｙ軟體　“后台”—\u200b") == 'appkey软体 "后台"- '
    assert squeeze(normal("試 用\t考核\n\n第二行")) == "试用考核¶¶第二行"


@given(st.text(st.characters()))
def test_normal_and_folded_keep_the_length(text):
    assert len(normal(text)) == len(folded(text)) == len(text)
    normal(text).encode()
    assert normal_long(text) == normal(text)


def test_phrases_that_fold_as_phrases_are_found_both_ways():
    text = "本年度計畫書"
    assert folded(text) == "本年度计划书"
    both = squeeze(both_ways(normal(text), folded(text)))
    assert "画书" in both
    assert "计划书" in both


def test_characters_that_folding_makes_one():
    assert set(forms("皇后以後，公里裡面")) >= {"后", "後", "里", "裡"}
    assert forms("資訊網") == []


def test_decimals_are_words():
    assert exact("费率3.5%, pm2.5, v2.13.0, 12%, 1.5.") == ["3.5%", "3.5", "2.5", "2.13.0", "12%", "1.5"]
    assert exact("3. 第一条 .5 25 a%") == []


def test_joined_without_their_separators():
    assert set(joined("學費12,000元, wi-fi 6, 02-2345-6789 - e-mail")) == {"12000", "wifi", "0223456789", "email"}
    assert joined("購wi-fi 6路由器")["wifi"] == "購wifi 6路由器"
    assert joined("1,00 a - b 報名-時間") == {}
