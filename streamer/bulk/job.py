"""What a process that analyses recordings is told, and what it tells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from streamer.bulk.recording import Recording
    from streamer.core.audio import Role

Content = Literal["events", "table"]
"""What is made of a recording: its events, as ``analyze`` prints them, or the rows of a table."""


@dataclass(frozen=True, slots=True)
class Job:
    """Everything that decides what comes out of a recording."""

    config: bytes
    """The configuration as JSON, without secrets."""
    config_path: str | None
    """Beside it, a model and other files are looked for."""
    roles: tuple[Role, ...]
    """One for each leg of each recording that is one file; none: all unknown."""
    content: Content


@dataclass(frozen=True, slots=True)
class Outcome:
    """A recording that is done."""

    recording: Recording
    lines: bytes
    """JSON Lines, of either content."""
    problems: tuple[str, ...] = ()
    """Why not all of it was heard; each continues its name."""
    notes: tuple[str, ...] = ()
    """What was mended; each continues its name."""
    audio_s: float = 0.0
    """How much was analysed, of all legs together."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The process has opened its model."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The process works: so much audio was read since the last message."""

    audio_s: float


@dataclass(frozen=True, slots=True)
class AllDone:
    """All recordings of the last request are done."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The process can't do anything: the model or the configuration is wrong."""

    error: str
    is_config: bool = field(default=False)


FromChild = Ready | Outcome | Heard | AllDone | Refused
