"""What all tests share: no test hangs on how fast the machine is, and jieba's dictionary is loaded once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from zh import segment

settings.register_profile("whatever the machine", deadline=None)
settings.load_profile("whatever the machine")


@pytest.fixture(scope="session", autouse=True)
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Where jieba is set, every archive keeps its dictionary compiled and loads it: a second of work, and most tests make an
    archive. They find it compiled, and share what was loaded once; tests/zh/test_segment.py sees each done."""
    if os.environ.get("GONGGAO_SEGMENTER") != "jieba":
        yield
        return
    folder = tmp_path_factory.mktemp("jieba") / "segmenter"
    cut = segment._jieba(folder)

    def shared(cache: Path | None) -> segment.Cut:
        if cache is not None and not cache.exists():
            shutil.copytree(folder, cache)
        return cut

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(segment, "_jieba", shared)
        yield
