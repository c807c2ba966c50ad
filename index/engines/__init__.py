"""The engines, each behind the contract of `contract.py` in one file. To add one: its file and its line here."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from index.engines.contract import Engine

MODULES = {"tantivy": "index.engines.tantivy_engine", "whoosh": "index.engines.whoosh_engine"}


def load(name: str) -> Engine:
    """The engine of that name, imported when first asked for. KeyError for an unknown one."""
    return cast(Engine, import_module(MODULES[name]))
