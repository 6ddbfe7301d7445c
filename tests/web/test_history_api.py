"""The history over HTTP: found, paged, exported and forgotten, by those who may."""

from __future__ import annotations

import csv
import io
import json
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pyarrow.parquet
import pytest

from streamer.access.policy import AccessPolicy
from streamer.access.tokens import Tokens
from streamer.core.events import SessionStarted
from streamer.history.archive import Archive
from streamer.history.sink import HistorySink
from streamer.protocol.event_filter import EventFilter
from tests.support.schemas import validate
from tests.support.sink_task import open_sink
from tests.support.stored import NOW, Played, a_morning, close_all, in_file, says, state, store, until
from tests.support.websocket_client import TOKEN, delete, http, post, sink, token_source
from tests.web.test_openapi import schema_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from streamer.web.sink import WebSink


@pytest.fixture(autouse=True)
def _close_all() -> Iterator[None]:
    yield
    close_all()


async def echo(request: str | bytes) -> bytes:
    return b""


@asynccontextmanager
async def serving(folder: Path, played: Played, **arguments: Any) -> AsyncIterator[WebSink]:
    """Serve a history that has what was played."""
    archive = Archive()
    history = HistorySink(store(in_file(folder)), archive=archive, queue_events=10_000, report=lambda _: None)
    async with open_sink(history), open_sink(sink(archive=archive, answer_control=echo, **arguments)) as server:
        for event in played.events:
            history.publish(event)
        await history.flush()
        await until(lambda: history.size_bytes)  # it is open
        yield server


async def ask(server: WebSink, path: str, *headers: str) -> Any:
    head, body = await http(server, f"/api/history/{path}", *headers)
    assert head.startswith(b"HTTP/1.1 200 "), (head, body)
    assert b"cache-control: no-store" in head
    return json.loads(body)


async def status(server: WebSink, path: str, *headers: str) -> tuple[int, str]:
    head, body = await http(server, f"/api/history/{path}", *headers)
    return int(head.split()[1]), body.decode().strip()


def names(answer: Any) -> list[str]:
    return [session["session_id"] for session in answer["sessions"]]


async def test_sessions_are_found_by_what_happened_in_them(tmp_path: Path) -> None:
    async with serving(tmp_path, a_morning()) as server:
        everything = await ask(server, "sessions")
        schema_of("HistorySessions").validate(everything)
        assert names(everything) == ["mobile-7", "delivery-22", "order-4711"]
        for query, found in {
            "state=angry": ["order-4711"],
            "state=angry&role=agent": [],
            "state=angry&state=happy": ["delivery-22", "order-4711"],
            "state=calm&role=agent": ["delivery-22", "order-4711"],
            "session=mobile-7": ["mobile-7"],
            "source=phones": [],  # the theatre names no source
            "from=2026-11-20T10:28:20Z": ["mobile-7", "delivery-22", "order-4711"],
            "to=2026-11-20T10:28:20Z": ["delivery-22", "order-4711"],
            "to=2026-11-20": [],
            "call_reference=none": [],
            "alert=upset": ["order-4711"],
            "alert=*": ["order-4711"],
            "alert=other": [],
            "alert=upset&state=happy": ["delivery-22", "order-4711"],
        }.items():
            assert names(await ask(server, f"sessions?{query}")) == found, query


async def test_a_session_says_what_was_in_it_and_when_the_first_match_was(tmp_path: Path) -> None:
    async with serving(tmp_path, a_morning()) as server:
        (angry,) = (await ask(server, "sessions?state=angry"))["sessions"]
        one = await ask(server, "sessions/order-4711")
        schema_of("HistorySession").validate(one)
        assert angry == {**one, "match_ms": 73_000}
        assert one["match_ms"] is None
        assert (one["started_at"], one["ended_at"]) == ("2026-11-20T10:27:05.000Z", None)
        assert one["utterances"] == 8
        assert one["alerts"] == [{"role": "customer", "rule": "upset", "times": 1}]
        assert one["states"][0] == {"role": "customer", "state": "angry", "times": 3, "probability": 0.85}
        assert [leg["role"] for leg in one["legs"]] == ["customer", "agent"]
        assert (await status(server, "sessions/no-such")) == (404, "No such session is in the history")


async def test_pages_have_everything_once(tmp_path: Path) -> None:
    played = a_morning()
    async with serving(tmp_path, played) as server:
        for what, limit, ids in (
            ("sessions", 1, ["mobile-7", "delivery-22", "order-4711"]),
            ("events", 7, None),
        ):
            found: list[Any] = []
            after = ""
            while True:
                page = await ask(server, f"{what}?limit={limit}{after}")
                found += page[what]
                if page["next"] is None:
                    break
                assert len(page[what]) == limit
                after = f"&after={page['next']}"
            expected = ids or sorted(event.id for event in played.kept)
            key = "session_id" if ids else "id"
            assert [each[key] for each in found] == expected if ids else sorted(e["id"] for e in found) == expected


async def test_events_are_those_that_were_published(tmp_path: Path) -> None:
    played = a_morning()
    async with serving(tmp_path, played) as server:
        answer = await ask(server, "events?session=order-4711&type=state.v1&limit=1000")
        schema_of("HistoryEvents").validate(answer)
        expected = [e for e in played.kept if e.session_id == "order-4711" and e.type == "state.v1"]
        assert answer["events"] == [validate(event.payload) for event in expected]


@pytest.mark.parametrize("name", ["csv", "jsonl", "parquet"])
async def test_an_export_has_every_event_that_is_found(tmp_path: Path, name: str) -> None:
    played = a_morning()
    kept = sorted((e for e in played.kept if e.role == "customer"), key=lambda e: (json.loads(e.payload)["time"], e.id))
    async with serving(tmp_path, played) as server:
        head, body = await http(server, f"/api/history/export?format={name}&role=customer")
    assert f'content-disposition: attachment; filename="emotions.{name}"'.encode() in head
    content = unchunked(body)
    if name == "jsonl":
        assert content == b"".join(event.payload + b"\n" for event in kept)
        return
    if name == "csv":
        rows: list[dict[str, Any]] = list(csv.DictReader(io.StringIO(content.decode())))
    else:
        rows = pyarrow.parquet.read_table(io.BytesIO(content)).to_pylist()
    assert [row["id"] for row in rows] == [event.id for event in kept]
    row = next(row for row in rows if row["type"] == "utterance.ended.v1")
    assert (row["label"], row["session_id"], float(row["probability"])) == ("neutral", "order-4711", 0.9)
    time = row["time"] if name == "csv" else row["time"].isoformat()
    assert str(time).startswith("2026-11-20T10:27:21")


async def test_an_export_of_nothing_is_a_file_all_the_same(tmp_path: Path) -> None:
    async with serving(tmp_path, Played()) as server:
        _, lines = await http(server, "/api/history/export?format=csv")
        assert unchunked(lines).startswith(b"time,type,session_id,")
        _, table = await http(server, "/api/history/export?format=parquet")
        assert pyarrow.parquet.read_table(io.BytesIO(unchunked(table))).num_rows == 0


def unchunked(body: bytes) -> bytes:
    """Return a body that was sent in pieces (RFC 9112, 7.1)."""
    content = b""
    while body:
        size, _, body = body.partition(b"\r\n")
        content, body = content + body[: int(size, 16)], body[int(size, 16) + 2 :]
    return content


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("sessions?stat=angry", "stat: unknown parameter, expected one of from, to, call_reference, session_begins, "
            "session, source, role, state, alert, type, limit, after"),
        ("sessions?role=boss", "role: expected customer, agent, unknown, mixed, got 'boss'"),
        ("sessions?from=now", "from: expected a time such as 2026-11-30 or 2026-11-30T10:15:00Z, got 'now'"),
        ("sessions?from=2026-11-20&to=2026-11-19", "to: expected a later time than from"),
        ("sessions?limit=0", "limit: expected 1 to 200, got '0'"),
        ("events?limit=1001", "limit: expected 1 to 1000, got '1001'"),
        ("events?after=x", "after: expected what a page before said as next, got 'x'"),
        ("events?from=1&from=2", "from: expected at most 1, got 2"),
        ("events?limit=1&limit=2", "limit: expected once"),
        ("events?state=", "state: expected 1 to 200 characters, got 0"),
        ("export?format=xls", "format: expected csv, jsonl, parquet, got 'xls'"),
    ],
)  # fmt: skip
async def test_a_wrong_question_is_answered_with_what_is_wrong(tmp_path: Path, query: str, said: str) -> None:
    async with serving(tmp_path, Played()) as server:
        assert await status(server, query) == (400, said)


async def test_where_no_history_is_kept_it_says_so() -> None:
    async with open_sink(sink(answer_control=echo)) as server:
        for path in ("sessions", "sessions/call-1", "events", "export"):
            assert await status(server, path) == (404, "No history is kept: history.enabled is false")
        head, _ = await delete(server, "/api/history/sessions/call-1")
        assert head.startswith(b"HTTP/1.1 404 ")


async def test_a_database_that_can_not_be_read_is_told(tmp_path: Path) -> None:
    async with serving(tmp_path, a_morning()) as server:
        (tmp_path / "history.db").unlink()
        code, text = await status(server, "sessions")
        assert (code, text) == (503, f"The history can't be used now: there is no history in {tmp_path}/history.db")


# -- who may ---------------------------------------------------------------------------------------


def limited(**events: Any) -> AccessPolicy:
    sources = [
        token_source("some", "some token", "subscribe", events=EventFilter(**events)),
        token_source("pbx", "pbx token", "control"),
    ]
    return AccessPolicy(tokens=Tokens(sources))


SOME, PBX = "Authorization: Bearer some token", "Authorization: Bearer pbx token"


async def test_a_token_finds_no_more_than_it_may_subscribe_to(tmp_path: Path) -> None:
    agents = frozenset({"agent"})
    async with serving(tmp_path, a_morning(), access=limited(roles=agents)) as server:
        assert names(await ask(server, "sessions?state=angry", SOME)) == []
        found = (await ask(server, "sessions", SOME))["sessions"]
        assert {state["role"] for session in found for state in session["states"]} == {"agent"}
        events = (await ask(server, "events?limit=1000", SOME))["events"]
        assert {event["data"].get("role") for event in events} == {"agent", None}


async def test_a_token_for_one_type_is_told_no_other_of_a_session(tmp_path: Path) -> None:
    async with serving(tmp_path, a_morning(), access=limited(types=frozenset({"state.v1"}))) as server:
        (session,) = (await ask(server, "sessions?session=order-4711", SOME))["sessions"]
        assert (session["legs"], session["utterances"], session["call_reference"]) == ([], 0, None)
        events = (await ask(server, "events?limit=1000", SOME))["events"]
        assert {event["type"] for event in events} == {"org.emotionstreamer.state.v1"}


async def test_without_a_token_or_with_another_scope_nothing_is_found(tmp_path: Path) -> None:
    async with serving(tmp_path, a_morning(), access=limited()) as server:
        for path in ("sessions", "sessions/mobile-7", "events", "export"):
            assert (await status(server, path))[0] == 401
            assert (await status(server, path, PBX))[0] == 403
            assert (await status(server, path, SOME))[0] == 200
        assert (await status(server, "sessions", SOME, "Origin: https://evil.example"))[0] == 403


async def test_a_ticket_finds_what_it_is_for_once(tmp_path: Path) -> None:
    async with serving(tmp_path, a_morning(), token=TOKEN) as server:
        body = b'{"sessions": ["mobile-7"]}'
        _, issued = await post(server, "/api/ticket", body, f"Authorization: Bearer {TOKEN}")
        ticket = f"Authorization: Ticket {json.loads(issued)['ticket']}"
        assert names(await ask(server, "sessions", ticket)) == ["mobile-7"]
        assert await status(server, "sessions", ticket) == (
            401,
            "Ticket unknown, used, older than a minute, or for something else",
        )


async def test_only_who_may_control_forgets(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    async with serving(tmp_path, a_morning(), access=limited()) as server:
        for headers, code in (([], 401), ([SOME], 403), ([PBX], 204), ([PBX], 404)):
            head, _ = await delete(server, "/api/history/sessions/delivery-22", *headers)
            assert head.startswith(f"HTTP/1.1 {code} ".encode())
        assert names(await ask(server, "sessions", SOME)) == ["mobile-7", "order-4711"]
    assert "control: pbx: forget_session session 'delivery-22'" in caplog.text


async def test_where_control_is_off_nobody_forgets(tmp_path: Path) -> None:
    archive = Archive()
    async with open_sink(sink(archive=archive)) as server:
        head, body = await delete(server, "/api/history/sessions/delivery-22")
        assert (head.split()[1], body) == (
            b"403",
            b"websocket.control is false: nobody may control the daemon by this port\n",
        )


async def test_call_references_are_found_where_events_bear_them(tmp_path: Path) -> None:
    played = Played()
    started = SessionStarted("phones", "call-9", (), NOW, "order-77")
    says(played, started, replace(started, session_id="call-10", call_reference=None))
    async with serving(tmp_path, played) as server:
        (found,) = (await ask(server, "sessions?call_reference=order-77"))["sessions"]
        assert (found["session_id"], found["call_reference"]) == ("call-9", "order-77")
        assert len((await ask(server, "events?call_reference=order-77"))["events"]) == 1


async def test_who_is_not_told_call_references_does_not_find_out_by_asking_for_them(tmp_path: Path) -> None:
    played = Played()
    says(played, SessionStarted("phones", "call-9", (), NOW, "order-77"), state("call-9"))
    for types, found in ((frozenset({"state.v1"}), []), (frozenset({"state.v1", "session.started.v1"}), ["call-9"])):
        (folder := tmp_path / str(len(types))).mkdir()
        async with serving(folder, played, access=limited(types=types)) as server:
            for query in ("call_reference=order-77", "session_begins=o", "session_begins=order-77"):
                assert names(await ask(server, f"sessions?{query}", SOME)) == found
                events = (await ask(server, f"events?{query}", SOME))["events"]
                assert {event["data"]["session_id"] for event in events} == set(found)
                _, exported = await http(server, f"/api/history/export?format=jsonl&{query}", SOME)
                assert exported.count(b'"specversion"') == len(events)
            assert names(await ask(server, "sessions?session_begins=call", SOME)) == ["call-9"]
