"""The browser's screens: one file a screen, and the parts that they share.

`text` (marked text, labels), `parts` (badges, cards), `timeline` and `route` are pure: values in, HTML or an address
out. `frame` and `bound` know Streamlit: what stands round every screen, and how a widget and the address agree.
"""
