"""Verb: tables -> a SQLite file that Datasette and every SQLite tool can open.

``facts`` holds every id with its kind; each kind has its table, each list one of its own (``quotes_about``), shared by all
kinds where they share the list (``rests_on``). Foreign keys hold. The same facts make the same bytes.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from typing import Final

from . import v1
from .tables import ANY, OF_KIND, Column, Table, Value

# The header says which release of SQLite wrote last. Nothing reads it: say always the same (3.40.1).
_RELEASE_AT: Final = slice(96, 100)
_RELEASE: Final = (3_040_001).to_bytes(4, "big")
# What SQLite does by default depends on who built it; no rest of a page that was moved stays behind.
_SETTINGS: Final = ("page_size = 1024", "auto_vacuum = NONE", "encoding = 'UTF-8'", "secure_delete = ON", "user_version = 1")
_TYPES: Final[Mapping[str, str]] = {"number": "INTEGER", "truth": "INTEGER"}
# A stance is one of its own question's.
_CONSTRAINTS: Final[Mapping[str, str]] = {
    "stances": 'UNIQUE ("fact", "id")',
    "positions": 'FOREIGN KEY ("question", "stance") REFERENCES "stances" ("fact", "id")',
}


def as_sqlite(settings: Table, tables: Sequence[Table]) -> bytes:
    """The bytes of a database with all tables."""
    with closing(sqlite3.connect(":memory:")) as database:
        for setting in _SETTINGS:
            database.execute(f"PRAGMA {setting}")
        for table in (settings, _facts(tables), *tables, *_lists(tables)):
            _add(database, table)
        database.commit()
        data = database.serialize()
    return data[: _RELEASE_AT.start] + _RELEASE + data[_RELEASE_AT.stop :]


def _facts(tables: Sequence[Table]) -> Table:
    """Every id and its kind."""
    rows = [(row[0], table.name) for table in tables if table.name in OF_KIND for row in table.rows]
    return Table(ANY, (Column("id"), Column("kind")), tuple(rows))


def _lists(tables: Sequence[Table]) -> Iterator[Table]:
    """A table for each list; for one that all facts have, a single one."""
    rows: dict[tuple[str, Column], list[tuple[Value, ...]]] = {}
    for table in tables:
        for at, column in _list_columns(table):
            name = column.name if column.name in v1.Backed.model_fields else f"{table.name}_{column.name}"
            entries = rows.setdefault((name, column), [])
            entries += [(row[0], place, value) for row in table.rows for place, value in enumerate(_tuple(row[at]), 1)]
    for (name, column), entries in rows.items():
        value = Column("id", to=column.to) if column.holds == "ids" else Column("text")
        yield Table(name, (Column("fact", to=ANY), Column("place", "number"), value), tuple(entries))


def _list_columns(table: Table) -> list[tuple[int, Column]]:
    return [(at, column) for at, column in enumerate(table.columns) if column.holds in ("ids", "texts")]


def _tuple(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _add(database: sqlite3.Connection, table: Table) -> None:
    """Create a table and fill it. Lists stay in it, as JSON, only where no id could lead to them from a table of their own."""
    lists = {at for at, _ in _list_columns(table)} if table.columns[0].name == "id" else set()
    columns = [column for at, column in enumerate(table.columns) if at not in lists]
    key = ["fact", "place"] if columns[0].name == "fact" else ["id"] if columns[0].name == "id" else []
    parts = [_column(column) for column in columns]
    parts += [f"PRIMARY KEY ({', '.join(map(_quoted, key))})"] if key else []
    parts += [f'FOREIGN KEY ("id") REFERENCES "{ANY}" ("id")'] if table.name in OF_KIND else []
    parts += [_CONSTRAINTS[table.name]] if table.name in _CONSTRAINTS else []
    database.execute(f"CREATE TABLE {_quoted(table.name)} ({', '.join(parts)})")
    rows = ([_stored(value) for at, value in enumerate(row) if at not in lists] for row in table.rows)
    database.executemany(f"INSERT INTO {_quoted(table.name)} VALUES ({', '.join('?' * len(columns))})", rows)  # noqa: S608 - names of our own


def _column(column: Column) -> str:
    refers = f' REFERENCES {_quoted(column.to)} ("id")' if column.to else ""
    return f"{_quoted(column.name)} {_TYPES.get(column.holds, 'TEXT')}{refers}"


def _stored(value: Value) -> str | int | None:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, tuple) else value


def _quoted(name: str) -> str:
    return f'"{name}"'
