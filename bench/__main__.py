"""``python -m bench``: measures and prints the table of ratios; ``--write`` puts it, dated, into ``bench/README.md``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from .run import Measured, measured
from .table import put, table


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line; returns the exit code."""
    asked = _asked(argv)
    found: list[Measured] = []
    for facts in sorted(asked.facts):
        print(f"measuring {facts:,} facts …", file=sys.stderr)
        with TemporaryDirectory() as folder:
            found.append(measured(facts, Path(folder), asked.repeat, site=facts <= asked.site_up_to))
    text = table(found)
    print(text, end="")
    if asked.write:
        put(text, f"{datetime.now(UTC):%Y-%m-%d}")
    return 0


def _asked(argv: Sequence[str] | None) -> Namespace:
    parser = ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("facts", nargs="*", type=_hundreds, default=[100, 1000, 10000], help="how many facts (100 1000 10000)")
    parser.add_argument("--repeat", type=int, default=3, metavar="N", help="take the best of N runs (3)")
    parser.add_argument("--site-up-to", type=int, default=1000, metavar="FACTS", help="build the site up to that many facts (1000)")
    parser.add_argument("--write", action="store_true", help="put the table into bench/README.md")
    return parser.parse_args(argv)


def _hundreds(text: str) -> int:
    if int(text) < 100 or int(text) % 100:
        raise ValueError(text)
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
