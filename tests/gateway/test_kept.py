"""What daemons keep, asked for at one address: the history of all as one would have it, and marks at their node."""

from __future__ import annotations

import asyncio
import json
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING, Any, Self

import pytest

from streamer.history.archive import Archive
from streamer.history.sink import HistorySink
from streamer.web.mark_file import MarkFile
from streamer.web.supervision import Marks
from tests.support.cluster import gate
from tests.support.nats_server import NatsServer
from tests.support.peers import Peer, running
from tests.support.sink_task import open_sink
from tests.support.stored import a_morning, close_all, in_file, store, until
from tests.support.websocket_client import delete, http, post, sink
from tests.web.test_history_api import unchunked
from tests.web.test_openapi import schema_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from streamer.history.archive import Library
    from streamer.protocol.cloudevents import WireEvent
    from streamer.web.sink import WebSink
    from tests.support.cluster import Gate

    Events = Sequence[WireEvent]

LEASE_S = 60.0
"""Nobody is lost here, however slow the machine."""
SMALL = "max_payload: 16384\n"
"""An answer of a node has room for three or four events then."""
MARK = {
    "session_id": "s1", "leg_id": "s1-1", "role": "customer", "start_ms": 0, "end_ms": 900, "label": "angry",
    "probability": 0.9, "verdict": "right",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _close_all() -> Iterator[None]:
    yield
    close_all()


@asynccontextmanager
async def kept(folder: Path, events: Events, archive: Archive) -> AsyncIterator[None]:
    """Keep what happened; ``archive`` answers about it."""
    folder.mkdir(exist_ok=True)  # noqa: ASYNC240 - an instant, in a test
    history = HistorySink(store(in_file(folder)), archive=archive, queue_events=10_000, report=lambda _: None)
    async with open_sink(history):
        for event in events:
            history.publish(event)
        await history.flush()
        await until(lambda: archive.is_open)
        yield


class Hanging(Archive):
    """Of a disk that does not answer."""

    async def read(self, question: Callable[[Library], Any]) -> Any:
        await asyncio.Event().wait()

    async def forget(self, session_id: str) -> bool:
        await asyncio.Event().wait()
        return False


class Node:
    """A node with a history that a test can end."""

    def __init__(
        self,
        url: str,
        name: str,
        folder: Path,
        events: Events,
        *,
        archive: Archive | None = None,
        marks: Marks | None = None,
    ) -> None:
        self.peer = Peer(name, url, archive=archive, lease_s=LEASE_S)
        self.peer.marks = marks
        self._folder, self._events, self._stack = folder / name, events, AsyncExitStack()

    async def __aenter__(self) -> Self:
        await self._stack.enter_async_context(kept(self._folder, self._events, self.peer.archive))
        await self._stack.enter_async_context(running(self.peer))
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()


@asynccontextmanager
async def served(
    tmp_path: Path,
    by_node: Mapping[str, Events],
    *,
    config: str = "",
    marks: Mapping[str, Marks] | None = None,
    **options: Any,
) -> AsyncIterator[tuple[Gate, dict[str, Node], NatsServer]]:
    """Run a gateway before nodes, each of which keeps what happened there, and those in ``marks`` these too."""
    (tmp_path / "nats.conf").write_text(config)
    (tmp_path / "kept").mkdir()
    server = NatsServer(tmp_path / "kept", options=("-c", str(tmp_path / "nats.conf")))
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(server)
        nodes = {
            name: Node(server.url, name, tmp_path, events, marks=(marks or {}).get(name))
            for name, events in by_node.items()
        }
        for node in nodes.values():
            await stack.enter_async_context(node)
        gateway = await stack.enter_async_context(gate(server.url, **options))
        await until(lambda: gateway.nodes.with_history() == sorted(nodes))
        yield gateway, nodes, server


def of(events: Events, *session_ids: str) -> list[WireEvent]:
    return [event for event in events if event.session_id in session_ids]


async def ask(door: WebSink, path: str) -> Any:
    head, body = await http(door, f"/api/history/{path}")
    assert head.startswith(b"HTTP/1.1 200 "), (head, body)
    return json.loads(body)


async def pages(door: WebSink, what: str, query: str) -> list[Any]:
    """Return all pages of a list."""
    found, after = [], ""
    while True:
        found.append(await ask(door, f"{what}?{query}{after}"))
        if found[-1]["next"] is None:
            return found
        after = f"&after={found[-1]['next']}"


async def status(door: WebSink, path: str) -> tuple[int, str]:
    head, body = await http(door, f"/api/history/{path}")
    return int(head.split()[1]), body.decode().strip()


@pytest.mark.parametrize("config", ["", SMALL])
async def test_what_several_daemons_keep_is_found_as_in_one_history(tmp_path: Path, config: str) -> None:
    played = a_morning().events
    by_node = {"east": of(played, "order-4711", "delivery-22"), "south": [], "west": of(played, "mobile-7")}
    archive = Archive()
    async with (
        kept(tmp_path / "all", played, archive),
        open_sink(sink(archive=archive)) as whole,
        served(tmp_path, by_node, config=config) as (gateway, _, _),
    ):
        for what, query in (
            *(
                ("sessions", query)
                for query in ("limit=1", "limit=2", "", "state=angry", "session=mobile-7", "alert=*")
            ),
            *(("events", query) for query in ("limit=13", "limit=1000", "role=agent", "from=2026-11-20T10:28:20Z")),
        ):
            expected, found = await pages(whole, what, query), await pages(gateway.door, what, query)
            assert flat(found, what) == flat(expected, what), (what, query)
        schema_of("HistorySessions").validate(await ask(gateway.door, "sessions"))
        for session_id in ("order-4711", "mobile-7"):
            path = f"sessions/{session_id}"
            assert await ask(gateway.door, path) == {**await ask(whole, path)}
        assert await status(gateway.door, "sessions/no-such") == (404, "No such session is in the history")
        assert (await status(gateway.door, "sessions?limit=0"))[0] == 400
        for kind in ("csv", "jsonl"):
            _, expected_file = await http(whole, f"/api/history/export?format={kind}")
            head, file = await http(gateway.door, f"/api/history/export?format={kind}")
            assert unchunked(file) == unchunked(expected_file)
            assert b"unanswered" not in head.lower()


def flat(found: list[Any], what: str) -> list[Any]:
    assert all("unanswered" not in page for page in found)
    return [item for page in found for item in page[what]]


async def test_a_database_that_daemons_share_has_everything_once(tmp_path: Path) -> None:
    played = a_morning().events
    async with served(tmp_path, {"east": played, "west": played}) as (gateway, _, _):
        assert [each["session_id"] for each in flat(await pages(gateway.door, "sessions", "limit=2"), "sessions")] == [
            "mobile-7", "delivery-22", "order-4711",
        ]  # fmt: skip
        ids = [each["id"] for each in flat(await pages(gateway.door, "events", "limit=7"), "events")]
        assert len(ids) == len(set(ids)) == sum(event.session_id is not None for event in a_morning().kept)


async def test_who_is_gone_or_hangs_is_named_and_the_others_are_answered_for(tmp_path: Path) -> None:
    played = a_morning().events
    by_node = {"east": of(played, "order-4711", "delivery-22"), "west": of(played, "mobile-7")}
    async with served(tmp_path, by_node, answer_s=1.5) as (gateway, nodes, server):
        async with Node(server.url, "hangs", tmp_path, [], archive=Hanging()):
            await until(lambda: gateway.nodes.with_history() == ["east", "hangs", "west"])
            found = await ask(gateway.door, "sessions")
            assert [each["session_id"] for each in found["sessions"]] == ["mobile-7", "delivery-22", "order-4711"]
            assert found["unanswered"] == ["hangs"]
        await nodes["west"].__aexit__()
        await until(lambda: gateway.nodes.gone_with_history() == ["hangs", "west"])
        await _tell_who_does_not_answer(gateway)
        await nodes["east"].__aexit__()
        await until(lambda: gateway.nodes.gone_with_history() == ["east", "hangs", "west"])
        assert await status(gateway.door, "sessions") == (
            503,
            "The history can't be used now: no answer of east, hangs, west",
        )


async def _tell_who_does_not_answer(gateway: Gate) -> None:
    found = await ask(gateway.door, "sessions")
    schema_of("HistorySessions").validate(found)
    assert [each["session_id"] for each in found["sessions"]] == ["delivery-22", "order-4711"]
    assert found["unanswered"] == ["hangs", "west"]
    head, file = await http(gateway.door, "/api/history/export?format=jsonl")
    assert b"emotion-streamer-unanswered: hangs, west" in head
    assert unchunked(file).count(b"\n") == len((await ask(gateway.door, "events?limit=1000"))["events"]) > 0
    unavailable = "The history can't be used now: "
    assert await status(gateway.door, "sessions/mobile-7") == (
        503,
        f"{unavailable}no answer of hangs, west, which may have the session",
    )
    for _ in range(2):  # those that answer have forgotten it by then
        head, body = await delete(gateway.door, "/api/history/sessions/order-4711")
        assert (head.split()[1], body.decode().strip()) == (
            b"503",
            f"{unavailable}asked all daemons; no answer of hangs, west, which may have the session",
        )
        assert (await status(gateway.door, "sessions/order-4711"))[0] == 503


async def test_forgetting_is_for_all_daemons(tmp_path: Path) -> None:
    played = a_morning().events
    by_node = {"east": of(played, "order-4711"), "west": of(played, "mobile-7")}
    async with served(tmp_path, by_node) as (gateway, _, _):
        codes = []
        for _ in range(2):
            head, _ = await delete(gateway.door, "/api/history/sessions/mobile-7")
            codes.append(head.split()[1])
        assert codes == [b"204", b"404"]
        assert [each["session_id"] for each in (await ask(gateway.door, "sessions"))["sessions"]] == ["order-4711"]


async def test_where_nobody_keeps_a_history_or_the_servers_are_away_that_is_said(tmp_path: Path) -> None:
    async with served(tmp_path, {}) as (gateway, _, server):
        assert await status(gateway.door, "sessions") == (
            404,
            "No daemon behind this gateway keeps a history: history.enabled is false",
        )
        async with Node(server.url, "east", tmp_path, a_morning().events):
            await until(lambda: gateway.nodes.with_history() == ["east"])
            await server.kill()
            await until(lambda: gateway.link.streams is None)
            code, text = await status(gateway.door, "events")
            assert (code, text.startswith("The history can't be used now: NATS can't be reached: ")) == (503, True)


def marks_in(file: Path, *labels: str) -> Marks:
    """Return what keeps the marks of the node that the file is named for."""
    return Marks(MarkFile(file), labels=labels, about={"node": file.stem})


def kept_in(file: Path) -> list[Any]:
    return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


class Marking:
    """A node that keeps marks in a file."""

    def __init__(self, url: str, name: str, folder: Path, *labels: str) -> None:
        self.peer = Peer(name, url, lease_s=LEASE_S)
        self._file = folder / f"{name}.jsonl"
        self.peer.marks = marks_in(self._file, *labels) if labels else None

    @property
    def kept(self) -> list[Any]:
        return kept_in(self._file)


async def mark(gateway: Gate, **changes: object) -> tuple[int, str]:
    head, body = await post(gateway.door, "/api/marks", json.dumps({**MARK, **changes}).encode())
    return int(head.split()[1]), body.decode().strip()


async def test_a_mark_is_kept_by_the_node_that_has_or_had_the_session(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    async with NatsServer(tmp_path / "kept") as server, gate(server.url) as gateway:
        east = Marking(server.url, "east", tmp_path, "angry", "sad")
        west = Marking(server.url, "west", tmp_path, "angry", "happy")
        plain = Marking(server.url, "plain", tmp_path)
        assert json.loads((await http(gateway.door, "/api/marks"))[1]) == {
            "kept": False, "labels": [], "gateway": True,
        }  # fmt: skip
        async with running(east.peer, plain.peer):
            async with running(west.peer):
                await gateway.until_present("east", "plain", "west")
                described = json.loads((await http(gateway.door, "/api/marks"))[1])
                assert described == {"kept": True, "labels": ["angry", "sad", "happy"], "gateway": True}
                for session_id, node in (("s1", east), ("s2", west), ("s3", west), ("s4", plain)):
                    node.peer.start(session_id)
                west.peer.end("s2")
                for node in (east, west, plain):
                    await node.peer.flushed()
                for session_id in ("s1", "s2", "s3"):
                    assert await mark(gateway, session_id=session_id) == (201, "")
                assert await mark(gateway, session_id="s1", label="happy") == (
                    400,
                    "Body: label: expected one of angry, sad, got 'happy'",
                )
                assert await mark(gateway, session_id="s4") == (404, "Marks are not kept: web.marks names no file")
                assert await mark(gateway, session_id="no-such") == (
                    404,
                    "No node is known that has, or had, this session",
                )
            await gateway.until_present("east", "plain")
            assert await mark(gateway, session_id="s2") == (
                503,
                "Not marked: the node west, which has the session, is gone",
            )
    assert [(each["session_id"], each["node"], each["label"]) for each in east.kept] == [("s1", "east", "angry")]
    assert [each["session_id"] for each in west.kept] == ["s2", "s3"]


async def test_a_mark_on_a_session_that_the_stream_has_forgotten_finds_its_node_in_the_history(tmp_path: Path) -> None:
    played = a_morning().events
    by_node = {"east": [], "stage": of(played, "mobile-7")}  # as the events say
    file = tmp_path / "stage.jsonl"
    async with served(tmp_path, by_node, marks={"stage": marks_in(file, "angry")}) as (gateway, _, _):
        # The gateway knows of both from the same entry.
        assert json.loads((await http(gateway.door, "/api/marks"))[1])["kept"]
        assert await mark(gateway, session_id="mobile-7") == (201, "")
    assert [each["session_id"] for each in kept_in(file)] == ["mobile-7"]
