"""What all tests share: no test hangs on how fast the machine is."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("whatever the machine", deadline=None)
settings.load_profile("whatever the machine")
