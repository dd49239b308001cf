"""Rules about positions that do not fit together: shown, never silently resolved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from generator.dates import certainly_before, parse
from generator.diagnostics import Diagnostic
from generator.link import Library
from generator.model import Conflict, Participant, Position

from .dates import readable


def _chain(library: Library, participant: str) -> list[str]:
    """The participant's chain of affiliations; if it goes in a circle, up to the one that closes it."""
    chain = [participant]
    while chain[-1] not in chain[:-1]:
        entry = library.entries.get(chain[-1])
        above = entry.fact.affiliation if entry and isinstance(entry.fact, Participant) else None
        if above is None:
            break
        chain.append(above)
    return chain


def side_of(library: Library, participant: str) -> str:
    """The end of the participant's chain of affiliations, or the first by name of those that stand in a circle."""
    chain = _chain(library, participant)
    return min(chain[chain.index(chain[-1]) :])


def affiliations_end(library: Library) -> Iterator[Diagnostic]:
    """Ensure that no chain of affiliations comes back to where it was."""
    told: set[str] = set()
    for participant in library.of("participants", Participant):
        chain = _chain(library, participant.id)
        if participant.id in chain[1:] and participant.id not in told:
            told.update(chain)
            circle = " → ".join(f"`{id_}`" for id_ in chain)
            at = library.entries[participant.id].at("affiliation")
            yield Diagnostic("circular-affiliation", f"the affiliations go in a circle: {circle}", at, "remove the one that is wrong")


def sides_agree_or_say_so(library: Library) -> Iterator[Diagnostic]:
    """Ensure that different answers of one side to one question, standing at the same time, have a conflict record."""
    recorded = {pair for conflict in library.of("conflicts", Conflict) for pair in combinations(sorted(conflict.positions), 2)}
    groups: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for position in library.of("positions", Position):
        if not readable(position.since) or not readable(position.until or "unknown"):
            continue
        groups[position.question, side_of(library, position.participant)].append(position)
    for (question, side), positions in groups.items():
        for a, b in combinations(positions, 2):
            if a.stance != b.stance and _stand_together(a, b) and tuple(sorted((a.id, b.id))) not in recorded:
                whose = f"`{a.participant}` has" if a.participant == b.participant else f"the side of `{side}` has"
                answers = f"`{a.stance}` in `{a.id}`, `{b.stance}` in `{b.id}`"
                message = f"{whose} two answers to `{question}` with no conflict record: {answers}"
                help_ = f"add one to conflicts.yml with `positions: [{a.id}, {b.id}]`, or say in `until` when the first ended"
                at, first = library.entries[b.id].at("stance"), library.entries[a.id].at("stance")
                yield Diagnostic("unrecorded-conflict", message, at, help_, related=((first, "the other answer"),))


def _stand_together(a: Position, b: Position) -> bool:
    """Whether both may have stood at one time.

    One participant's later answer takes the place of an earlier one, unless that is said to go on.
    """
    if a.participant == b.participant:
        for first, then in ((a, b), (b, a)):
            if certainly_before(parse(first.since), parse(then.since)):
                return first.until is not None and certainly_before(parse(then.since), parse(first.until))
    return not (_ended_before(a, b) or _ended_before(b, a))


def _ended_before(a: Position, b: Position) -> bool:
    return a.until is not None and certainly_before(parse(a.until), parse(b.since))


def conflicts_name_each_once(library: Library) -> Iterator[Diagnostic]:
    """Ensure that a conflict sets different positions side by side."""
    for conflict in library.of("conflicts", Conflict):
        for n, id_ in enumerate(conflict.positions):
            if id_ in conflict.positions[:n]:
                message = f"`{id_}` stands twice in the conflict `{conflict.id}`"
                at = library.entries[conflict.id].at("positions", n)
                yield Diagnostic("same-position", message, at, "name each position once")
