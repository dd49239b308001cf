"""Verb: table -> CSV that spreadsheets and programs read alike.

UTF-8 with a byte order mark, without which Excel takes it for another encoding; commas, CRLF, quotation marks as in RFC 4180.
Ids in a list are joined by spaces, texts in a list are a JSON array; no value is an empty cell.
"""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Final

from .tables import Holds, Table, Value

BOM: Final = "\ufeff"
# A sign that makes a formula of the cell it begins. Where the list separator is a semicolon, a spreadsheet begins a cell after
# each one, in spite of quotation marks around it, and may drop spaces and quotation marks before the sign.
_BEGINS_FORMULA: Final = re.compile(r"""((?:^|;)[\s"']*+)(?=[=+\-@＝＋－＠])""")


def as_csv(table: Table) -> str:
    """A table as CSV, with its column names as the first row."""
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow([column.name for column in table.columns])
    for row in table.rows:
        writer.writerow([guarded(_cell(value, column.holds)) for value, column in zip(row, table.columns, strict=True)])
    return BOM + lines.getvalue()


def guarded(text: str) -> str:
    """The text with an apostrophe before each sign that would begin a formula; a program takes those apostrophes away again."""
    return _BEGINS_FORMULA.sub(r"\1'", text)


def _cell(value: Value, holds: Holds) -> str:
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return " ".join(value) if holds == "ids" else json.dumps(value, ensure_ascii=False)
    return str(value)
