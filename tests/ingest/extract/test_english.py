"""What a site's theme says in English round a text, and what a notice in two languages says itself."""

from __future__ import annotations

import pytest

from ingest.extract import english

OF_THE_THEME = """By Mina Ho, Staff Writer
14 Feb 2027, 18:05 HKT
FEBRUARY 14, 2027 | TRANSPORT | MINA HO
Updated: February 14, 2027 18:05
3 MIN READ
Share this article
Related Stories
Most read
Follow us on our channels
Subscribe to our newsletter
Tags: 渡輪, 票價
Previous: 碼頭電梯停用兩週
Leave a Reply
Privacy Policy | Terms of Use""".split("\n")
OF_THE_NOTICE = """Sign up now
Submit a request
Next: gloves on the second floor
Previous: 9:00-17:00
Categories: children and adults
Tags: one per bag
Privacy policy and consent form must be signed
Terms of service fee: TWD 200
Join our chat group
Follow us to the second floor
May 5, 2027 - Tower A water off
May 16, 2027 9:00 am | Counter B
Photos by members will be shown
Reported by phone only
Written by hand or typed
By appointment only
5 minutes""".split("\n")


@pytest.mark.parametrize("line", OF_THE_THEME)
def test_a_line_of_the_theme_is_known(line: str) -> None:
    assert english.is_head(line.lower()) or english.is_after(line.lower())


@pytest.mark.parametrize("line", OF_THE_NOTICE)
def test_a_line_of_the_notice_stays(line: str) -> None:
    assert not english.is_head(line.lower())
    assert not english.is_after(line.lower())
