"""The browser front: reads the settings once a run and hands them to the frame, which knows the screens."""

import os

import streamlit as st

from messages import tell
from records import Settings, Trouble
from screens import frame
from screens.parts import panel

try:
    settings = Settings.read(os.environ)
except Trouble as trouble:
    st.html(panel(tell("en", trouble.message), (), "gg-amber"))
else:
    frame.run(settings)
