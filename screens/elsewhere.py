"""An address that is no screen: said in the reader's language, with a box to look for an announcement."""

from __future__ import annotations

from screens import announcement, frame
from screens.parts import panel
from screens.text import escape


def show() -> None:
    view = frame.view()
    announcement.look(view, panel(view.say("no_screen"), [escape(view.say("no_screen_lead"))]))


if __name__ == "__main__":
    show()
