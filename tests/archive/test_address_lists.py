"""What is a list of addresses, and what is a text in which some stand."""

from __future__ import annotations

import pytest

from archive.adding import addresses

A, B = "https://a.example/notice/1", "http://b.example/2?x=1,2"


@pytest.mark.parametrize(
    "text",
    [
        f"{A}\n{B}",
        f"1. {A}\n2. {B}",
        f"1、{A}\n2、{B}",
        f"- {A}\n• {B}\n",
        f"<{A}>\n<{B}>",
        f"{A} {B}",
        f"{A}，{B}。",
        f"{A}；\n{B}",
        f"{A},{B}",
    ],
)
def test_lists_however_they_are_written(text: str) -> None:
    assert addresses(text) == [A, B]


@pytest.mark.parametrize("host", ["10.0.0.7:8080", "10.0.0.7/a", "10.0.0.7:8080/a/b.html"])
def test_a_host_of_numbers_lacks_its_beginning_too(host: str) -> None:
    assert addresses(f"{A}\n{host}") == [A, f"https://{host}"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1.2.3.4",
        f"公告 {A}",
        f"{A} 公告",
        f"{A}\n報名到5月3日",
        "a.example b.example",
        "- 電話",
        "5,000",
        f"1. 見{A}",
    ],
)
def test_what_is_no_list(text: str) -> None:
    assert addresses(text) == []


def test_a_long_line_takes_no_longer_than_its_length() -> None:
    assert (
        addresses("，" * 100_000 + "a") == []
        and addresses("1." * 50_000) == []
        and len(addresses((A + "，") * 8_000)) == 8_000
    )
