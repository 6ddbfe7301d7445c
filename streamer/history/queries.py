"""Questions to the history, in SQL; each gives a page, and where the next one begins."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import and_, exists, false, func, or_, select

from streamer.history.schema import events, sessions
from streamer.history.search import ANY, Position
from streamer.protocol.event_fields import rfc3339

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Row

    from streamer.history.search import Search
    from streamer.protocol.event_filter import EventFilter

    Filters = Sequence[EventFilter]
    """What who asks may see; each has to be passed."""


def session_page(
    connection: Connection, search: Search, may_see: Filters, *, limit: int, after: Position | None = None
) -> tuple[list[dict[str, Any]], Position | None]:
    """Return sessions that are looked for, the newest first."""
    wanted = [*_sessions_of(search, may_see)]
    if after is not None:
        same = and_(sessions.c.started_ms == after.ms, sessions.c.session_id > after.id)
        wanted.append(or_(sessions.c.started_ms < after.ms, same))
    order = (sessions.c.started_ms.desc(), sessions.c.session_id)
    rows = connection.execute(select(sessions).where(*wanted).order_by(*order).limit(limit + 1)).all()
    page = rows[:limit]
    following = Position(page[-1].started_ms, page[-1].session_id) if len(rows) > limit else None
    return _described(connection, page, search, may_see), following


def event_page(
    connection: Connection, search: Search, may_see: Filters, *, limit: int, after: Position | None = None
) -> tuple[Sequence[Row[Any]], Position | None]:
    """Return rows of events that are looked for, the oldest first."""
    wanted = [*_matching(search), *_visible(may_see)]
    if named := _named(search, may_see):
        wanted.append(events.c.session_id.in_(select(sessions.c.session_id).where(*named)))
    if after is not None:
        same = and_(events.c.at_ms == after.ms, events.c.id > after.id)
        wanted.append(and_(events.c.at_ms >= after.ms, or_(events.c.at_ms > after.ms, same)))
    order = (events.c.at_ms, events.c.id)
    rows = connection.execute(select(events).where(*wanted).order_by(*order).limit(limit + 1)).all()
    page = rows[:limit]
    return page, Position(page[-1].at_ms, page[-1].id) if len(rows) > limit else None


def totals(connection: Connection) -> dict[str, Any]:
    """Return how much there is, and from when on."""
    number, first, last = connection.execute(
        select(func.count(), func.min(events.c.at_ms), func.max(events.c.at_ms))
    ).one()
    return {
        "sessions": connection.scalar(select(func.count()).select_from(sessions)),
        "events": number,
        "first": _time(first),
        "last": _time(last),
    }


# -- conditions ------------------------------------------------------------------------------------


def _matching(search: Search) -> list[Any]:
    """Return what an event must be."""
    found = _in(
        {"session_id": search.sessions, "source_id": search.sources, "role": search.roles, "type": search.types}
    )
    if search.from_ms is not None:
        found.append(events.c.at_ms >= search.from_ms)
    if search.to_ms is not None:
        found.append(events.c.at_ms < search.to_ms)
    said = [events.c.state.in_(sorted(search.states))] if search.states else []
    if search.alerts:
        said.append(events.c.alert.is_not(None) if ANY in search.alerts else events.c.alert.in_(sorted(search.alerts)))
    if said:
        found.append(or_(*said))
    return found


def _visible(may_see: Filters) -> list[Any]:
    """Return what an event must be for who asks, as ``EventFilter.passes`` says of live ones."""
    found: list[Any] = []
    for each in may_see:
        found += _in({"session_id": each.sessions, "source_id": each.sources, "type": each.types})
        if each.roles:
            found.append(or_(events.c.role.is_(None), events.c.role.in_(each.roles)))
    return found


def _sees_sessions(may_see: Filters) -> bool:
    """Return whether who asks is told what only events of sessions say: their legs, and call references."""
    return all(not each.types or "session.started.v1" in each.types for each in may_see)


def _in(values: dict[str, frozenset[str]]) -> list[Any]:
    return [events.c[name].in_(sorted(wanted)) for name, wanted in values.items() if wanted]


def _named(search: Search, may_see: Filters) -> list[Any]:
    """Return what a session must be called. Who is not told call references finds nothing by them, nor guesses them."""
    found: list[Any] = []
    sees_references = _sees_sessions(may_see)
    if search.call_reference is not None:
        found.append(sessions.c.call_reference == search.call_reference if sees_references else false())
    if (begin := search.session_begins) is not None:
        columns = (sessions.c.session_id, *((sessions.c.call_reference,) if sees_references else ()))
        found.append(or_(*(column.startswith(begin, autoescape=True) for column in columns)))
    return found


def _sessions_of(search: Search, may_see: Filters) -> list[Any]:
    found: list[Any] = [
        sessions.c[name].in_(sorted(wanted))
        for name, wanted in (("session_id", search.sessions), ("source_id", search.sources))
        if wanted
    ]
    found += _named(search, may_see)
    if search.to_ms is not None:
        found.append(sessions.c.started_ms < search.to_ms)
    if search.from_ms is not None:
        found.append(sessions.c.last_ms >= search.from_ms)
    of_session = events.c.session_id == sessions.c.session_id
    if search.is_of_events or may_see:
        found.append(exists(select(1).select_from(events).where(of_session, *_matching(search), *_visible(may_see))))
    return found


# -- what is said of a session ---------------------------------------------------------------------


def _described(
    connection: Connection, rows: Sequence[Row[Any]], search: Search, may_see: Filters
) -> list[dict[str, Any]]:
    ids = [row.session_id for row in rows]
    states = _states(connection, ids, may_see)
    alerts = _alerts(connection, ids, may_see)
    utterances = _utterances(connection, ids, may_see)
    matches = _first_matches(connection, ids, search, may_see) if search.is_of_events else {}
    sees_sessions = _sees_sessions(may_see)
    return [
        {
            "session_id": row.session_id,
            "source_id": row.source_id,
            "node": row.node,
            "started_at": _time(row.started_ms),
            "last_at": _time(row.last_ms),
            "ended_at": _time(row.ended_ms),
            "reason": row.reason,
            "duration_ms": row.duration_ms,
            "call_reference": row.call_reference if sees_sessions else None,
            "legs": msgspec.json.decode(row.legs) if row.legs and sees_sessions else [],
            "utterances": utterances.get(row.session_id, 0),
            "states": states[row.session_id],
            "alerts": alerts[row.session_id],
            "match_ms": matches[row.session_id] - row.started_ms if row.session_id in matches else None,
        }
        for row in rows
    ]


def _states(connection: Connection, ids: Sequence[str], may_see: Filters) -> dict[str, list[dict[str, Any]]]:
    number, highest = func.count().label("number"), func.max(events.c.probability).label("highest")
    by = (events.c.session_id, events.c.role, events.c.state)
    asked = select(*by, number, highest).where(
        events.c.session_id.in_(ids), events.c.state.is_not(None), events.c.state != "none", *_visible(may_see)
    )
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in connection.execute(asked.group_by(*by).order_by(number.desc(), events.c.state)):
        found[row.session_id].append(
            {"role": row.role, "state": row.state, "times": row.number, "probability": row.highest}
        )
    return found


def _alerts(connection: Connection, ids: Sequence[str], may_see: Filters) -> dict[str, list[dict[str, Any]]]:
    number = func.count().label("number")
    by = (events.c.session_id, events.c.role, events.c.alert)
    asked = select(*by, number).where(events.c.session_id.in_(ids), events.c.status == "raised", *_visible(may_see))
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in connection.execute(asked.group_by(*by).order_by(number.desc(), events.c.alert)):
        found[row.session_id].append({"role": row.role, "rule": row.alert, "times": row.number})
    return found


def _utterances(connection: Connection, ids: Sequence[str], may_see: Filters) -> dict[str, int]:
    asked = select(events.c.session_id, func.count()).where(
        events.c.session_id.in_(ids), events.c.type == "utterance.ended.v1", *_visible(may_see)
    )
    return dict(connection.execute(asked.group_by(events.c.session_id)).all())


def _first_matches(connection: Connection, ids: Sequence[str], search: Search, may_see: Filters) -> dict[str, int]:
    asked = select(events.c.session_id, func.min(events.c.at_ms)).where(
        events.c.session_id.in_(ids), *_matching(search), *_visible(may_see)
    )
    return dict(connection.execute(asked.group_by(events.c.session_id)).all())


def _time(ms: int | None) -> str | None:
    return None if ms is None else rfc3339(datetime.fromtimestamp(ms / 1000, UTC))
