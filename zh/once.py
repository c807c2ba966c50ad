"""A property that is worked out once, when it is asked for, and then kept in its instance.

As `functools.cached_property`, but without the lock that it takes in Python 3.11: with that, asking for the small facts of a text cost
more than working them out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class once(Generic[T]):
    def __init__(self, work: Callable[[Any], T]) -> None:
        self.work = work
        self.__doc__ = work.__doc__

    def __get__(self, instance: Any, owner: type | None = None) -> T:
        value = instance.__dict__[self.work.__name__] = self.work(instance)
        return value
