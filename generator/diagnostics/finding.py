"""What is wrong, as a value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from .place import Location

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Diagnostic:
    """One finding: what is wrong in one phrase, where, and what to do about it."""

    code: str
    message: str
    location: Location
    help: str = ""
    severity: Severity = "error"
    related: tuple[tuple[Location, str], ...] = ()

    def sort_key(self) -> tuple[Location, str, str]:
        """Order by place, then by code and message, so that two runs print the same list."""
        return (self.location, self.code, self.message)


def count(diagnostics: Iterable[Diagnostic]) -> tuple[int, int]:
    """How many errors and how many warnings."""
    severities = [item.severity for item in diagnostics]
    return severities.count("error"), severities.count("warning")


def total(diagnostics: Iterable[Diagnostic]) -> str:
    """How many there are in words, "" for none."""
    errors, warnings = count(diagnostics)
    return ", ".join(told for number, name in ((errors, "error"), (warnings, "warning")) if (told := counted(number, name)))


def counted(number: int, name: str) -> str:
    """A number of things in words, "" for none."""
    return f"{number:,} {name}{'s' * (number != 1)}" if number else ""


def worst_first(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Errors before warnings, each in the order they had."""
    return sorted(diagnostics, key=lambda item: item.severity != "error")
