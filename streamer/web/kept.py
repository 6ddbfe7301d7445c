"""What a gateway asks a daemon about what that keeps, history and marks: questions and answers (docs/cluster.md).

The answers are the daemon's; who may ask what is decided by the gateway.
"""

from __future__ import annotations

import asyncio
from datetime import datetime  # noqa: TC003 - msgspec reads the annotations when it decodes
from itertools import accumulate
from typing import TYPE_CHECKING, Annotated, Any, Final

import msgspec
from msgspec import Meta

from streamer.core.errors import RequestError
from streamer.history.errors import HistoryError, NoHistoryError
from streamer.history.records import EventRow
from streamer.history.search import Position, Search, parse_time
from streamer.protocol.control_messages import Id  # noqa: TC001 - as above
from streamer.protocol.event_filter import EventFilter  # noqa: TC001 - as above
from streamer.web.supervision import NOT_KEPT, Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from streamer.history.records import Records
    from streamer.web.supervision import KeepsMarks

MOST: Final = 2000
"""Of what one question may ask for."""
_Limit = Annotated[int, Meta(ge=1, le=MOST)]


class FindSessions(msgspec.Struct, frozen=True, kw_only=True, tag_field="ask", tag="sessions"):
    """Sessions, the newest first."""

    search: Search
    may_see: tuple[EventFilter, ...] = ()
    limit: _Limit
    after: Position | None = None


class FindEvents(msgspec.Struct, frozen=True, kw_only=True, tag_field="ask", tag="events"):
    """Events, the oldest first."""

    search: Search
    may_see: tuple[EventFilter, ...] = ()
    limit: _Limit
    after: Position | None = None


class Forget(msgspec.Struct, frozen=True, kw_only=True, tag_field="ask", tag="forget"):
    """Delete all of a session."""

    session_id: Id


class KeepMark(msgspec.Struct, frozen=True, kw_only=True, tag_field="ask", tag="mark"):
    """Keep what somebody says of a result."""

    mark: Mark
    at: datetime


Question = FindSessions | FindEvents | Forget | KeepMark


class Failure(msgspec.Struct, frozen=True):
    """Why there is no answer."""

    code: str
    message: str


class Answer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """To any question."""

    error: Failure | None = None
    items: tuple[msgspec.Raw, ...] = ()
    """Sessions as in ``/api/history/sessions``, or events as `EventRow`; as many as fit."""
    places: tuple[Position, ...] = ()
    """Where each of them is in the order of all."""
    following: Position | None = None
    """After what there is more."""
    was_there: bool = False
    """Whether there was something to forget."""


_question = msgspec.json.Decoder(Question)


class KeptHere:
    """Answers for one daemon."""

    def __init__(self, records: Records, marks: Callable[[], KeepsMarks | None]) -> None:
        """Answer by ``records``, and by what ``marks`` returns: where they go now."""
        self._records = records
        self._marks = marks

    async def answer(self, data: bytes, room_bytes: int) -> bytes:
        """Return the answer to a question, whatever its bytes. It takes ``room_bytes``, but for one long item."""
        try:
            answer = await self._do(_question.decode(data), room_bytes)
        except RequestError as error:
            answer = Answer(error=Failure(error.code, str(error)))
        except NoHistoryError as error:
            answer = Answer(error=Failure("not_kept", str(error)))
        except HistoryError as error:
            answer = Answer(error=Failure("unavailable", str(error)))
        except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
            answer = Answer(error=Failure("bad_request", str(error)))
        return msgspec.json.encode(answer)

    async def _do(self, question: Question, room_bytes: int) -> Answer:
        match question:
            case FindSessions():
                page = await self._records.sessions(
                    question.search, question.may_see, limit=question.limit, after=question.after
                )
                places = [Position(parse_time(each["started_at"]), each["session_id"]) for each in page.items]
                return await asyncio.to_thread(_fitting, page.items, places, page.following, room_bytes)
            case FindEvents():
                events = await self._records.events(
                    question.search, question.may_see, limit=question.limit, after=question.after
                )
                places = [Position(each.at_ms, each.id) for each in events.items]
                return await asyncio.to_thread(_fitting_rows, events.items, places, events.following, room_bytes)
            case Forget():
                return Answer(was_there=await self._records.forget(question.session_id))
            case KeepMark():
                return await self._keep(question)

    async def _keep(self, question: KeepMark) -> Answer:
        marks = self._marks()
        if marks is None:
            raise RequestError("not_kept", NOT_KEPT)
        await marks.take(question.mark, question.at)
        return Answer()


def _fitting_rows(rows: Sequence[Any], places: Sequence[Position], following: Position | None, room: int) -> Answer:
    return _fitting([msgspec.convert(row, EventRow, from_attributes=True) for row in rows], places, following, room)


def _fitting(items: Sequence[Any], places: Sequence[Position], following: Position | None, room: int) -> Answer:
    """Return as many of the items as there is room for, at least one."""
    encoded = [msgspec.json.encode(item) for item in items]
    sizes = accumulate(len(item) for item in encoded)
    number = max(1, sum(size <= room for size in sizes))
    if number < len(encoded):
        following = places[number - 1]
    return Answer(items=tuple(map(msgspec.Raw, encoded[:number])), places=tuple(places[:number]), following=following)
