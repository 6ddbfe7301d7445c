"""What supervisors do over HTTP: acknowledge an alert, mark a result as right or wrong."""

from __future__ import annotations

import asyncio
import logging
from http import HTTPStatus
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Protocol, TypeVar

import msgspec
from msgspec import Meta
from starlette.responses import JSONResponse, PlainTextResponse, Response

from streamer.core.audio import Role  # noqa: TC001 - msgspec reads the annotations when it decodes
from streamer.core.errors import RequestError
from streamer.protocol.control_messages import Id, Name  # noqa: TC001 - as above
from streamer.protocol.event_fields import rfc3339
from streamer.web.ticket_api import MAX_BODY_BYTES, body_of, offered_ticket

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from datetime import datetime

    from starlette.requests import HTTPConnection, Request

    from streamer.access.grants import Grant
    from streamer.sinks.sink import Acknowledge
    from streamer.web.access import AccessControl
    from streamer.web.mark_file import MarkFile
    from streamer.web.tickets import Tickets, TicketScope

    AcknowledgeAnywhere = Callable[[str, str | None], Awaitable[str]]
    """Takes the id of an alert and who has seen it, and returns its session's. Raises KeyError where it is not open,
    RequestError where that can't be known now."""

log = logging.getLogger(__name__)

ACKNOWLEDGE_PATH = "/api/alerts/acknowledge"
MARKS_PATH = "/api/marks"
T = TypeVar("T")


def of_this_process(acknowledge: Acknowledge) -> AcknowledgeAnywhere:
    """Return what acknowledges the alerts of this process."""

    async def acknowledge_here(alert_id: str, by: str | None) -> str:
        return acknowledge(alert_id, by).session_id

    return acknowledge_here


class _Acknowledgement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    alert_id: Id
    by: Name | None = None


_Position = Annotated[int, Meta(ge=0, le=2**53)]


class Mark(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What somebody who listened says of a result."""

    session_id: Id
    leg_id: Id
    role: Role
    start_ms: _Position
    end_ms: _Position
    """The stretch of the leg that the result is about."""
    label: str
    """What was claimed ..."""
    probability: Annotated[float, Meta(ge=0, le=1)]
    """... with this posterior."""
    verdict: Literal["right", "wrong"]
    correct: str | None = None
    """What it should have been, where that was said."""

    def __post_init__(self) -> None:
        if self.end_ms < self.start_ms:
            raise ValueError(f"end_ms: expected at least start_ms ({self.start_ms}), got {self.end_ms}")
        if self.correct is not None and (self.verdict == "right") != (self.correct == self.label):
            raise ValueError("correct: expected another label than the one that is wrong, or none")


class KeepsMarks(Protocol):
    """Where marks go."""

    @property
    def labels(self) -> Sequence[str]:
        """What a mark may name; none where nothing keeps marks now."""

    async def take(self, mark: Mark, at: datetime) -> None:
        """Keep a mark. Raises RequestError with one of the codes in `STATUS`, and then it is not kept."""


STATUS: Final = MappingProxyType(
    {
        "bad_request": HTTPStatus.BAD_REQUEST,
        "not_kept": HTTPStatus.NOT_FOUND,
        "unknown_session": HTTPStatus.NOT_FOUND,
        "failed": HTTPStatus.INSUFFICIENT_STORAGE,
        "unavailable": HTTPStatus.SERVICE_UNAVAILABLE,
    }
)
"""Of the answer to a mark that is not kept, by the code that says why."""
NOT_KEPT: Final = "Marks are not kept: web.marks names no file"


class Marks:
    """Takes marks and keeps them in a file, with the model that they are about."""

    def __init__(self, file: MarkFile, *, labels: tuple[str, ...], about: Mapping[str, Any]) -> None:
        """``labels``: those of the model. ``about``: what is the same in all lines, such as the model."""
        self.labels = labels
        self._file = file
        self._about = about
        self._one_by_one = asyncio.Lock()
        self._is_failing = False

    async def take(self, mark: Mark, at: datetime) -> None:
        """Keep a mark, as of `KeepsMarks`."""
        if why := self.refuse(mark):
            raise RequestError("bad_request", f"Body: {why}")
        if why := await self.keep(mark, at):
            raise RequestError("failed", f"The mark can't be kept: {why}")

    def refuse(self, mark: Mark) -> str:
        """Return what is wrong with a mark; empty where it can be kept."""
        for name in (mark.label, mark.correct):
            if name is not None and name not in self.labels:
                return f"label: expected one of {', '.join(self.labels)}, got {name[:40]!r}"
        return ""

    async def keep(self, mark: Mark, at: datetime) -> str:
        """Write a mark to the file, without waiting in the way of others; return why that failed, or nothing."""
        line = msgspec.json.encode({"marked_at": rfc3339(at), **msgspec.structs.asdict(mark), **self._about})
        async with self._one_by_one:
            try:
                await asyncio.to_thread(self._file.append, line)
            except OSError as error:
                why = error.strerror or type(error).__name__
                if not self._is_failing:
                    log.error("marks: %s can't be written: %s", self._file.path, why)  # noqa: TRY400 - told, no fault
                self._is_failing = True
                return why
        self._is_failing = False
        return ""


class SupervisionApi:
    """Answers requests with the scope ``supervise``, of a token or of a ticket that was asked for with it."""

    def __init__(
        self,
        access: AccessControl,
        tickets: Tickets[TicketScope],
        *,
        acknowledge: AcknowledgeAnywhere,
        marks: KeepsMarks | None,
        utc: Callable[[], datetime],
        is_gateway: bool = False,
    ) -> None:
        """Answer by ``acknowledge`` and ``marks``, which is None where no marks are kept."""
        self._is_gateway = is_gateway
        self._access = access
        self._tickets = tickets
        self._acknowledge = acknowledge
        self._marks = marks
        self._utc = utc

    async def authorize(self, connection: HTTPConnection) -> Grant | Response:
        """Return what lets the sender of a request supervise, else the answer to it."""
        ticket = offered_ticket(connection)
        if ticket is None:
            return self._access.authorize(connection, "supervise")
        scope = await self._access.redeem(connection, self._tickets, ticket, "subscribe")
        if isinstance(scope, Response) or scope.supervises:
            return scope if isinstance(scope, Response) else scope.grant
        text = "The ticket is for events only: ask for one with supervise"
        return self._access.refuse(connection, "forbidden", HTTPStatus.FORBIDDEN, text)

    async def acknowledge(self, request: Request) -> Response:
        """Answer ``POST /api/alerts/acknowledge``."""
        wanted = await self._read(request, _Acknowledgement)
        if isinstance(wanted, Response):
            return wanted
        try:
            session_id = await self._acknowledge(wanted.alert_id, wanted.by)
        except KeyError:
            return self._refuse(request, HTTPStatus.NOT_FOUND, "No such alert is open")
        except RequestError as error:  # of several daemons not all can be asked
            return PlainTextResponse(f"Not acknowledged: {error}\n", HTTPStatus.SERVICE_UNAVAILABLE)
        return JSONResponse({"alert_id": wanted.alert_id, "session_id": session_id})

    async def describe_marks(self, request: Request) -> Response:
        """Answer ``GET /api/marks``: whether who asks may mark, and by which labels. Every page asks that.

        ``gateway`` says to it whether microphones are of a daemon behind this one.
        """
        kept = {"kept": False, "labels": [], "gateway": self._is_gateway}
        if self._marks is None or not self._marks.labels or not self._access.may(request, "supervise"):
            granted = self._access.authorize(request, "subscribe")
            return granted if isinstance(granted, Response) else JSONResponse(kept)
        return JSONResponse({**kept, "kept": True, "labels": list(self._marks.labels)})

    async def mark(self, request: Request) -> Response:
        """Answer ``POST /api/marks``."""
        mark = await self._read(request, Mark)
        if isinstance(mark, Response):
            return mark
        if self._marks is None:
            return self._refuse(request, HTTPStatus.NOT_FOUND, NOT_KEPT)
        try:
            await self._marks.take(mark, self._utc())
        except RequestError as error:
            return self._refuse(request, STATUS.get(error.code, HTTPStatus.SERVICE_UNAVAILABLE), str(error))
        return Response(status_code=HTTPStatus.CREATED)

    async def _read(self, request: Request, kind: type[T]) -> T | Response:
        granted = await self.authorize(request)
        if isinstance(granted, Response):
            return granted
        body = await body_of(request)
        if body is None:
            text = f"Body: expected at most {MAX_BODY_BYTES} bytes"
            return self._refuse(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, text)
        try:
            return msgspec.json.decode(body, type=kind)
        except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
            return self._refuse(request, HTTPStatus.BAD_REQUEST, f"Body: {error}")

    def _refuse(self, request: Request, status: HTTPStatus, text: str) -> Response:
        return self._access.refuse(request, "bad_request", status, text.replace("\n", " "))
