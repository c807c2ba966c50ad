"""Where there is little room the doubt keeps its own: the bar of Review covers nothing of what is to be decided."""

from __future__ import annotations

import pytest

from tests.browser.conftest import go

pytestmark = pytest.mark.browser

ZOOMED = {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2}  # a laptop at 200 %
KINDS = ("impossible_date", "weekday_mismatch")  # with a suggestion and one alternative; without, and two


@pytest.mark.parametrize("locale", ["zh-TW", "en-GB"])
@pytest.mark.parametrize("kind", KINDS)
def test_at_200_percent_the_doubt_is_seen_whole(site, open_context, locale, kind):
    context, _ = open_context(locale=locale, **ZOOMED)
    page = go(context.new_page(), f"{site}/review?kind={kind}")
    bar = page.locator(".st-key-gg-bar").bounding_box()
    assert bar["y"] + bar["height"] <= 400
    for part in (".gg-sentence", ".gg-compare > span:nth-child(2)"):
        box = page.locator(part).bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= bar["y"], part
    buttons = page.locator(".st-key-gg-bar button:visible")
    for number in range(buttons.count()):
        box = buttons.nth(number).bounding_box()
        assert box["y"] + box["height"] <= 400


@pytest.mark.parametrize("locale", ["zh-TW", "zh-CN", "en-GB"])
@pytest.mark.parametrize("kind", KINDS)
def test_on_a_phone_the_bar_has_two_rows(site, open_context, locale, kind):
    context, _ = open_context(phone=True, locale=locale)
    page = go(context.new_page(), f"{site}/review?kind={kind}")
    buttons = page.locator(".st-key-gg-bar-phone button:visible")
    boxes = [buttons.nth(number).bounding_box() for number in range(buttons.count())]
    assert len(boxes) >= 7
    assert len({round(box["y"] + box["height"] / 2) // 12 for box in boxes}) == 2
    assert all(box["x"] + box["width"] <= 390 for box in boxes)
