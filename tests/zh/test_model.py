"""The model that is kept small in files: it says the same as the one that the package makes."""

import numpy as np
import pytest

from zh import model, vectors

TEXTS = ["明天停水，请提前储水。", "AppKey 申请时间：2024年3月1日", "où est la gare", " "]


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kept") / "deep"
    vectors.Vectors(folder)
    return folder


def files(folder):
    return {path.name: path.stat().st_mtime_ns for path in folder.glob("model-*/*")}


def test_from_files_it_says_the_same(kept):
    written = files(kept)
    assert {"rest", "table.npy", "table.place.npy"} < written.keys()
    assert np.array_equal(vectors.Vectors(kept).of(TEXTS), vectors.Vectors().of(TEXTS))
    assert files(kept) == written


@pytest.mark.parametrize("name", ["rest", "table.place.npy", "table.npy"])
def test_damaged_files_are_made_anew(kept, name):
    (path,) = kept.glob(f"model-*/{name}")
    path.write_bytes(path.read_bytes()[:1000])
    assert np.array_equal(vectors.Vectors(kept).of(TEXTS[:1]), vectors.Vectors().of(TEXTS[:1]))
    assert path.stat().st_size > 1000


def test_those_of_another_version_go(kept, monkeypatch):
    (before,) = kept.glob("model-*")
    monkeypatch.setattr(model, "_FORMAT", 0)
    vectors.Vectors(kept)
    (after,) = kept.glob("model-*")
    assert before != after


def test_where_nothing_can_be_written_it_works_without(tmp_path):
    (tmp_path / "file").write_text("no folder")
    assert vectors.Vectors(tmp_path / "file").of(TEXTS[:1]).shape == (1, vectors.SIZE)
