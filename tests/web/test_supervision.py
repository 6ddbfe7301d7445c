"""Acknowledging and marking: over HTTP and over the control connection, by token and by ticket."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from websockets.exceptions import InvalidStatus
from websockets.typing import Subprotocol

from streamer.access.policy import AccessPolicy
from streamer.access.tokens import Tokens
from streamer.core.errors import RequestError
from streamer.core.events import Alert
from streamer.protocol.control_messages import decode_request
from streamer.sinks.control_log import log_control
from streamer.web.mark_file import MarkFile
from streamer.web.openapi import openapi_document
from streamer.web.supervision import Marks, of_this_process
from tests.support.examples import EXAMPLES
from tests.support.sink_task import open_sink
from tests.support.websocket_client import http, post, sink, subscribe, subscribed, token_source
from tests.web.test_openapi import schema_of

if TYPE_CHECKING:
    from pathlib import Path

    from streamer.web.sink import WebSink

ACKNOWLEDGE, MARKS = "/api/alerts/acknowledge", "/api/marks"
MARK = {
    "session_id": "call-1",
    "leg_id": "leg-1",
    "role": "customer",
    "start_ms": 1000,
    "end_ms": 4000,
    "label": "angry",
    "probability": 0.71,
    "verdict": "wrong",
    "correct": "sad",
}
ABOUT = {"node": "test", "model": {"name": "small", "version": "1.0.0", "sha256": "0f" * 32}}
TOKENS = {
    "supervisor": ("subscribe", "supervise"),
    "pbx": ("control",),
    "board": ("subscribe",),
    "all": ("admin",),
}


class Desk:
    """Acknowledges the one alert that is open."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, str | None]] = []

    def acknowledge(self, alert_id: str, by: str | None) -> Alert:
        alert = EXAMPLES["alert.v1"]
        assert isinstance(alert, Alert)
        if alert_id != alert.alert_id:
            raise KeyError(alert_id)
        self.seen.append((alert_id, by))
        return alert


def served(desk: Desk, path: Path | None = None, **arguments: Any) -> WebSink:
    sources = [token_source(name, f"token of {name}", *scopes) for name, scopes in TOKENS.items()]  # type: ignore[arg-type]
    marks = None if path is None else Marks(MarkFile(path), labels=("angry", "sad"), about=ABOUT)
    defaults: dict[str, Any] = {"access": AccessPolicy(tokens=Tokens(sources))}
    return sink(acknowledge=of_this_process(desk.acknowledge), marks=marks, **(defaults | arguments))


def by(name: str) -> str:
    return f"Authorization: Bearer token of {name}"


def body(**fields: object) -> bytes:
    return json.dumps(fields).encode()


def status(head: bytes) -> int:
    return int(head.split()[1])


async def ticket(server: WebSink, name: str, **wanted: object) -> str:
    _, answer = await post(server, "/api/ticket", body(**wanted), by(name))
    return str(json.loads(answer)["ticket"])


@pytest.mark.parametrize(
    ("name", "expected"),
    [("supervisor", 200), ("pbx", 200), ("all", 200), ("board", 403), ("nobody", 401)],
)
async def test_who_may_supervise_acknowledges_and_marks_and_nobody_else(
    tmp_path: Path, name: str, expected: int
) -> None:
    desk, path = Desk(), tmp_path / "marks.jsonl"
    async with open_sink(served(desk, path)) as server:
        head, answer = await post(server, ACKNOWLEDGE, body(alert_id="a-1", by="Kim"), by(name))
        assert status(head) == expected
        marked, _ = await post(server, MARKS, body(**MARK), by(name))
        assert status(marked) == (201 if expected == 200 else expected)
        described, kept = await http(server, MARKS, by(name))
    assert desk.seen == ([("a-1", "Kim")] if expected == 200 else [])
    assert path.exists() is (expected == 200)
    assert status(described) == (401 if name == "nobody" else 200)
    if expected == 200:
        schema_of("Acknowledged").validate(json.loads(answer))
        assert json.loads(answer) == {"alert_id": "a-1", "session_id": "call-1"}
    if name != "nobody":
        may = expected == 200
        assert json.loads(kept) == {"kept": may, "labels": ["angry", "sad"] if may else [], "gateway": False}


async def test_a_page_with_a_ticket_supervises_once_where_that_was_asked_for() -> None:
    desk = Desk()
    async with open_sink(served(desk)) as server:
        held = await ticket(server, "supervisor", supervise=True)
        for expected in (200, 401):
            head, _ = await post(server, ACKNOWLEDGE, body(alert_id="a-1"), f"Authorization: Ticket {held}")
            assert status(head) == expected
        for_events = await ticket(server, "all")
        head, _ = await post(server, ACKNOWLEDGE, body(alert_id="a-1"), f"Authorization: Ticket {for_events}")
        assert status(head) == 403
        head, _ = await post(server, "/api/ticket", body(supervise=True), by("board"))
        assert status(head) == 403
        also = await ticket(server, "supervisor", supervise=True)
        async with subscribe(server, subprotocols=[Subprotocol("cloudevents.json"), Subprotocol(f"ticket.{also}")]):
            await subscribed(server, 1)
    assert desk.seen == [("a-1", None)]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (body(alert_id="a-2"), 404),
        (body(), 400),
        (body(alert_id="a-1", who="Kim"), 400),
        (body(alert_id="a/1"), 400),
        (body(alert_id="a-1", by=""), 400),
        (body(alert_id="a-1", by="Kim\nINFO all is well"), 400),
        (b"", 400),
        (b"[" * 10_000, 400),
        (b"x" * 20_000, 413),
    ],
)
async def test_an_acknowledgement_that_can_not_be_is_told(given: bytes, expected: int) -> None:
    desk = Desk()
    async with open_sink(served(desk)) as server:
        head, answer = await post(server, ACKNOWLEDGE, given, by("supervisor"))
    assert (status(head), desk.seen, answer.count(b"\n")) == (expected, [], 1)
    assert str(expected) in openapi_document()["paths"][ACKNOWLEDGE]["post"]["responses"]


async def test_a_mark_is_kept_with_the_model_it_is_about_and_holds_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "marks.jsonl"
    async with open_sink(served(Desk(), path)) as server:
        for mark in (MARK, {**MARK, "verdict": "right", "correct": None}):
            schema_of("Mark").validate(mark)
            head, _ = await post(server, MARKS, body(**mark), by("supervisor"))
            assert status(head) == 201
    assert [json.loads(line) for line in path.read_text().splitlines()] == [
        {"marked_at": "2026-11-20T10:30:15.123Z", **MARK, **ABOUT},
        {"marked_at": "2026-11-20T10:30:15.123Z", **MARK, "verdict": "right", "correct": None, **ABOUT},
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"label": "bored"},
        {"correct": "bored"},
        {"correct": "angry"},
        {"verdict": "right"},
        {"verdict": "maybe"},
        {"probability": 1.5},
        {"start_ms": -1},
        {"end_ms": 10},
        {"session_id": "../x"},
        {"note": "hello"},
        {"label": None},
    ],
)
async def test_a_mark_that_says_nothing_sensible_is_refused(tmp_path: Path, change: dict[str, object]) -> None:
    async with open_sink(served(Desk(), tmp_path / "marks.jsonl")) as server:
        head, answer = await post(server, MARKS, body(**{**MARK, **change}), by("supervisor"))
    assert (status(head), answer.startswith(b"Body: ")) == (400, True)
    assert not (tmp_path / "marks.jsonl").exists()


async def test_where_no_marks_are_kept_that_is_said(tmp_path: Path) -> None:
    async with open_sink(served(Desk())) as server:
        head, answer = await post(server, MARKS, body(**MARK), by("supervisor"))
        assert (status(head), b"web.marks" in answer) == (404, True)
        _, described = await http(server, MARKS, by("supervisor"))
        assert json.loads(described) == {"kept": False, "labels": [], "gateway": False}


async def test_a_mark_that_can_not_be_written_is_told_and_logged_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with open_sink(served(Desk(), tmp_path)) as server:
        for _ in range(2):
            head, answer = await post(server, MARKS, body(**MARK), by("supervisor"))
            assert (status(head), answer) == (507, b"The mark can't be kept: Is a directory\n")
    assert [record.getMessage() for record in caplog.records if "marks" in record.getMessage()] == [
        f"marks: {tmp_path} can't be written: Is a directory"
    ]


async def test_a_reload_changes_where_marks_are_kept(tmp_path: Path) -> None:
    server = served(Desk())
    async with open_sink(server):
        server.reconfigure(served(Desk(), tmp_path / "marks.jsonl"))
        head, _ = await post(server, MARKS, body(**MARK), by("supervisor"))
    assert (status(head), (tmp_path / "marks.jsonl").exists()) == (201, True)


# -- over the control connection -------------------------------------------------------------------


async def control(server: WebSink, requests: list[str], *, token: str = "", held: str = "") -> list[dict[str, Any]]:
    subprotocols = [Subprotocol("emotion-streamer.control.v1")]
    if held:
        subprotocols.append(Subprotocol(f"ticket.{held}"))
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with subscribe(server, "/control", subprotocols=subprotocols, additional_headers=headers) as client:
        replies = []
        for request in requests:
            await client.send(request)
            replies.append(json.loads(await client.recv()))
    return replies


SEEN = '{"id": "1", "command": "acknowledge_alert", "alert_id": "a-1"}'
PAUSE = '{"id": "2", "command": "pause", "session_id": "call-1"}'
TWO_IN_ONE = (
    '{"id": "3", "command": "acknowledge_alert", "alert_id": "a-1", "command": "pause", "session_id": "call-1"}'
)


async def answer(request: str | bytes) -> bytes:
    return b'{"ok": true}'


async def test_who_may_only_supervise_acknowledges_over_control_and_does_nothing_else() -> None:
    forbidden = {"code": "forbidden", "message": "this client may acknowledge alerts only"}
    async with open_sink(served(Desk(), answer_control=answer)) as server:
        held = await ticket(server, "all", supervise=True)
        for arguments in ({"token": "token of supervisor"}, {"held": held}):
            replies = await control(server, [SEEN, PAUSE, "{}"], **arguments)
            assert replies[0] == {"ok": True}
            assert replies[1] == {"id": "2", "error": forbidden}
            assert replies[2] == {"ok": True}, "what is no request is answered as ever"
        assert await control(server, [SEEN, PAUSE], token="token of pbx") == [{"ok": True}, {"ok": True}]
        for arguments in ({"token": "token of board"}, {"held": await ticket(server, "board")}):
            with pytest.raises(InvalidStatus) as refused:
                await control(server, [SEEN], **arguments)
            assert refused.value.response.status_code == HTTPStatus.FORBIDDEN


def test_a_request_with_two_commands_is_none() -> None:
    with pytest.raises(RequestError):
        decode_request(TWO_IN_ONE)


def test_who_acknowledged_what_is_in_the_log_without_a_name(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO"):
        request = msgspec.json.encode({**json.loads(SEEN), "by": "Kim"})
        log_control("desk at 127.0.0.1 port 1", request, b'{"id": "1", "ok": true, "session_id": "call-1"}')
    assert caplog.messages == ["control: desk at 127.0.0.1 port 1: acknowledge_alert session call-1 alert a-1"]
