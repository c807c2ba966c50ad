"""Rows that are collected and written together: one statement a table, however many records."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, TableClause, insert

from store import tables

# a row that is there already gives way: a page kept once, an entry of the outbox that is not done yet, a former text's vector
_REPLACED = {tables.outbox, tables.vectors}
_KEPT = {tables.contents, tables.keys, tables.links, tables.regrouped, tables.taken_away, tables.categories}


class Rows:
    def __init__(self) -> None:
        self._rows: dict[TableClause, list[dict[str, Any]]] = {}

    def add(self, table: TableClause, **row: Any) -> None:
        self._rows.setdefault(table, []).append(row)

    def flush(self, conn: Connection) -> None:
        """Writes all, in the order of tables that point to one another, and forgets them."""
        for table in tables.ALL:
            if rows := self._rows.get(table):
                statement = insert(table)
                if table in _REPLACED:
                    statement = statement.prefix_with("OR REPLACE")
                elif table in _KEPT:
                    statement = statement.prefix_with("OR IGNORE")
                conn.execute(statement, rows)
        self._rows.clear()
