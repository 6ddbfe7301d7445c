"""The tables of the history, and how those of an earlier version become them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Float,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    insert,
    inspect,
    select,
    text,
    update,
)

from streamer.history.errors import HistoryError

if TYPE_CHECKING:
    from collections.abc import Sequence

VERSION: Final = 2
"""Of the tables as they are described here."""
_ID, _WORD = 64, 64
"""Characters of ids, and of labels and reasons."""
metadata = MetaData()

settings = Table(
    "emotion_settings",
    metadata,
    Column("name", String(_WORD), primary_key=True),
    Column("value", BigInteger, nullable=False),
)
"""``version`` of the schema, and ``content_bytes``: how much text the events have."""

sessions = Table(
    "emotion_sessions",
    metadata,
    Column("session_id", String(_ID), primary_key=True),
    Column("node", String(255), nullable=False),
    Column("source_id", String(_ID)),
    Column("started_ms", BigInteger, nullable=False),
    Column("last_ms", BigInteger, nullable=False),
    Column("ended_ms", BigInteger),
    Column("reason", String(_WORD)),
    Column("duration_ms", BigInteger),
    Column("call_reference", String(_ID)),
    Column("legs", Text),
    Index("emotion_sessions_by_start", "started_ms", "session_id"),
)
"""One row a session. Times are milliseconds since 1970; ``last_ms`` is that of its newest event."""

events = Table(
    "emotion_events",
    metadata,
    Column("id", String(_ID), primary_key=True),
    Column("at_ms", BigInteger, nullable=False),
    Column("type", String(_WORD), nullable=False),
    Column("session_id", String(_ID), nullable=False),
    Column("source_id", String(_ID)),
    Column("leg_id", String(_ID)),
    Column("role", String(16)),
    Column("utterance_id", String(_ID)),
    Column("start_ms", BigInteger),
    Column("end_ms", BigInteger),
    Column("state", String(_WORD)),
    Column("label", String(_WORD)),
    Column("probability", Float),
    Column("valence", Float),
    Column("arousal", Float),
    Column("abstained", Boolean),
    Column("reason", String(_WORD)),
    Column("alert", String(_ID)),
    Column("alert_id", String(_ID)),
    Column("status", String(16)),
    Column("payload", Text, nullable=False),
    Column("content_bytes", Integer, nullable=False),
    Index("emotion_events_by_time", "at_ms", "id"),
    Index("emotion_events_of_session", "session_id", "at_ms"),
    Index("emotion_events_by_state", "state", "at_ms"),
    Index("emotion_events_by_alert", "alert", "at_ms"),
)
"""One row an event. ``start_ms`` and ``end_ms`` are positions in the leg; ``label`` is the most probable one of an
utterance, ``alert`` the rule of an alert; ``payload`` is the event as it was published."""

forgotten = Table(
    "emotion_forgotten",
    metadata,
    Column("session_id", String(_ID), primary_key=True),
    Column("at_ms", BigInteger, nullable=False),
)
"""Sessions that were open when they were forgotten: nothing more of them is kept."""

MIGRATIONS: Final[dict[int, Sequence[str]]] = {
    1: (
        "ALTER TABLE emotion_events ADD COLUMN alert VARCHAR(64)",
        "ALTER TABLE emotion_events ADD COLUMN alert_id VARCHAR(64)",
        "ALTER TABLE emotion_events ADD COLUMN status VARCHAR(16)",
        "CREATE INDEX emotion_events_by_alert ON emotion_events (alert, at_ms)",
    ),
}
"""For each earlier version, the statements that make the next one of it."""


def prepare(connection: Connection) -> None:
    """Make the tables, or make those of an earlier version like these.

    Raises HistoryError where they are of a later version: they are not touched then.
    """
    found = _version(connection)
    if found is not None and found > VERSION:
        raise HistoryError(
            f"it is of version {found}, made by a newer Emotion Streamer; this one knows up to {VERSION}"
        )
    for version in range(found or VERSION, VERSION):
        for statement in MIGRATIONS[version]:
            connection.execute(text(statement))
    metadata.create_all(connection)
    if found is None:
        connection.execute(
            insert(settings), [{"name": "version", "value": VERSION}, {"name": "content_bytes", "value": 0}]
        )
    elif found < VERSION:
        connection.execute(update(settings).where(settings.c.name == "version").values(value=VERSION))


def is_known(connection: Connection) -> bool:
    """Return whether the tables are as they are described here."""
    return _version(connection) == VERSION


def _version(connection: Connection) -> int | None:
    if not inspect(connection).has_table(settings.name):
        return None
    return connection.scalar(select(settings.c.value).where(settings.c.name == "version"))
