"""What somebody looks for in the history, as a URL or a command line says it. Knows no database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, get_args

from streamer.core.audio import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MANY: Final = ("session", "source", "role", "state", "alert", "type")
_ONCE: Final = ("from", "to", "call_reference", "session_begins")
NAMES: Final = (*_ONCE, *_MANY)
"""Of what can be asked for."""
ANY: Final = "*"
MAX_VALUES: Final = 100
_MAX_CHARACTERS: Final = 200


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for; where nothing is said, everything."""

    from_ms: int | None = None
    """Milliseconds since 1970, included."""
    to_ms: int | None = None
    """Excluded."""
    call_reference: str | None = None
    session_begins: str | None = None
    """With what the id of a session, or its call reference, begins: long ids are shown by their first characters."""
    sessions: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    alerts: frozenset[str] = frozenset()
    """Names of rules; `ANY` for all of them."""
    types: frozenset[str] = frozenset()
    """Of events, without the prefix; they choose events, not sessions."""

    @property
    def is_of_events(self) -> bool:
        """Return whether it is certain events that are looked for, and not only times, sessions and sources."""
        return bool(self.roles or self.states or self.alerts)


@dataclass(frozen=True, slots=True)
class Position:
    """Where a page of a list ends."""

    ms: int
    id: str

    def __str__(self) -> str:
        return f"{self.ms}.{self.id}"


def parse_search(pairs: Iterable[tuple[str, str]], *, also: Sequence[str] = ()) -> Search:
    """Return what name and value pairs ask for. Raises ValueError, which names what is wrong.

    ``also``: other names that who asks may use.
    """
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        if name not in NAMES:
            raise ValueError(f"{name[:40]}: unknown parameter, expected one of {', '.join((*NAMES, *also))}")
        if not 0 < len(value) <= _MAX_CHARACTERS:
            raise ValueError(f"{name}: expected 1 to {_MAX_CHARACTERS} characters, got {len(value)}")
        given.setdefault(name, []).append(value)
    for name, values in given.items():
        most = 1 if name in _ONCE else MAX_VALUES
        if len(values) > most:
            raise ValueError(f"{name}: expected at most {most}, got {len(values)}")
    if unknown := sorted(set(given.get("role", ())) - set(get_args(Role))):
        raise ValueError(f"role: expected {', '.join(get_args(Role))}, got {unknown[0][:40]!r}")
    search = Search(
        from_ms=_time(given, "from"),
        to_ms=_time(given, "to"),
        call_reference=given.get("call_reference", [None])[0],
        session_begins=given.get("session_begins", [None])[0],
        **{f"{name}s": frozenset(given.get(name, ())) for name in _MANY},
    )
    if search.from_ms is not None and search.to_ms is not None and search.from_ms >= search.to_ms:
        raise ValueError("to: expected a later time than from")
    return search


def parse_time(text: str, zone: Any = UTC) -> int:
    """Return milliseconds since 1970 of a date or a time (ISO 8601), in ``zone`` where it names none.

    Raises ValueError. ``zone`` None is that of this machine.
    """
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"expected a time such as 2026-11-30 or 2026-11-30T10:15:00Z, got {text[:40]!r}") from None
    if at.tzinfo is None:
        at = at.replace(tzinfo=zone) if zone is not None else at.astimezone()
    return round(at.timestamp() * 1000)


def parse_position(text: str) -> Position:
    """Return where a page ended. Raises ValueError."""
    ms, _, name = text.partition(".")
    if not ms.isdecimal() or len(ms) > 15 or not 0 < len(name) <= 64:
        raise ValueError(f"after: expected what a page before said as next, got {text[:40]!r}")
    return Position(int(ms), name)


def _time(given: dict[str, list[str]], name: str) -> int | None:
    if name not in given:
        return None
    try:
        return parse_time(given[name][0])
    except (ValueError, OverflowError) as error:
        raise ValueError(f"{name}: {error}") from None
