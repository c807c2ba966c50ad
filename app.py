"""The browser front: reads the settings once a run and hands them to the frame, which knows the screens.

Streamlit takes this file twice: it imports it for `app`, what it serves, and runs it for every reader.
"""

import os

import streamlit as st
from starlette.middleware import Middleware

from messages import tell
from records import Settings, Trouble
from screens.parts import panel
from screens.shell import Shell

if __name__ == "app":
    app = st.App(__file__, middleware=[Middleware(Shell, settings=lambda: Settings.read(os.environ))])
else:
    from screens import frame  # knows Streamlit's runtime, which runs by now

    try:
        settings = Settings.read(os.environ)
    except Trouble as trouble:
        st.html(panel(tell("en", trouble.message), (), "gg-amber"))
    else:
        frame.run(settings)
