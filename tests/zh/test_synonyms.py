import pytest

from zh.synonyms import OWN, Synonyms, load


def test_a_group_finds_each_other_in_either_script():
    words = Synonyms(["软件 軟體", "# 註", "", "上网 > 連線 線上  # 一個方向"])
    assert words.of("軟件") == ("软体",)
    assert words.of("软体") == ("软件",)
    assert words.of("上網") == ("连线", "线上")
    assert words.of("連線") == ()
    assert words.of("無") == ()


def test_the_longest_word_at_each_place():
    words = Synonyms(["网络 网路", "网络安全 资安", "安全 平安"])
    found = words.find("談網絡安全與網絡")
    assert [(place.start, place.end, place.others) for place in found] == [(1, 5, ("资安",)), (6, 8, ("网路",))]


def test_a_latin_word_is_no_part_of_another():
    words = Synonyms(["app 应用"])
    assert words.find("appkey, myapp, app2") == []
    assert [place.start for place in words.find("下载app吧")] == [2]


def test_groups_of_one_word_add_up():
    assert Synonyms(["a b", "a c"]).of("A") == ("b", "c")


def test_words_that_are_never_the_same():
    for lines in (["a b c", "b ! c"], ["c ! b", "a b c"], ["a b c", "b ! c ! d"]):
        words = Synonyms(lines)
        assert words.of("a") == ("b", "c")
        assert words.of("b") == words.of("c") == ("a",)
    assert Synonyms(["質量 > 品質", "质量 ! 品质"]).of("質量") == ()
    assert Synonyms(["a b", "! b", "a !", "!", "! # a"]).of("a") == ("b",)


@pytest.mark.parametrize(
    "lines, text, meant",
    [
        (["后 ! 後"], "王后與以後", {1: "后", 4: "後"}),
        (["后 ! 後"], "以后", {1: "後"}),  # as Traditional spells it
        (["后 ! 後"], "皇后", {1: "后"}),
        (["后 ! 後"], "后", {0: "后"}),
        (["干 ! 乾 ! 幹"], "幹事與乾糧", {0: "幹", 3: "乾"}),
        (["干 ! 乾 幹"], "干涉", {0: "干"}),
        (["公里 ! 公裡"], "三公裡，三里", {2: "裡"}),
        (["公里 ! 公裡"], "三里", {}),
        (["质量 ! 品質"], "品質", {}),
        (["软 ! 軟"], "无", {}),
        (["里 ! 裡 裏"], "裡面", {0: "裡裏"}),  # these two are one
    ],
)
def test_what_folding_would_make_one(lines, text, meant):
    assert Synonyms(lines).as_written(text) == meant
    assert Synonyms([], lines).better_so(text) == meant
    assert Synonyms(lines).better_so(text) == Synonyms([], lines).as_written(text) == {}


@pytest.mark.parametrize("pair", ["軟體 软件", "資訊 信息", "影片 视频", "登入 登录", "網路 网络", "使用者 用户"])
def test_the_file_of_the_project(pair):
    one, two = pair.split()
    words = load()
    assert two in words.of(one)
    assert words.of(two)


def test_no_group_says_nothing():
    for line in OWN.read_text(encoding="utf-8").splitlines():
        left, way, right = line.partition("#")[0].partition(">")
        if left.strip():
            given = left.split() + right.split()
            said = any(Synonyms([line]).of(word) for word in given)
            # what one character in Simplified is in Traditional
            assert said or any(Synonyms([], [line]).better_so(f"{word}門") for word in given), line


def test_the_user_has_a_file_of_his_own(tmp_path):
    own = tmp_path / "synonyms.txt"
    assert load(own).of("雲杉計畫") == ()
    own.write_bytes(b"\xef\xbb\xbf" + "雲杉計畫 云杉工程\n".encode() + b"\xff\xfe broken\n")
    assert load(own).of("云杉计划") == ("云杉工程",)
    own.write_text("雲杉計畫 松林專案\n", "utf-16")
    assert load(own).of("云杉计划") == ("松林专案",)
