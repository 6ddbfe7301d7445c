"""The control request to forget a session."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from streamer.control.forgetting import ForgettingControl
from streamer.history.archive import Archive
from streamer.history.sink import HistorySink
from tests.support.schemas import validator
from tests.support.sink_task import open_sink
from tests.support.stored import a_morning, close_all, in_file, session_ids, store, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _close_all() -> Iterator[None]:
    yield
    close_all()


async def others(data: str | bytes) -> bytes:
    return b"others: " + (data.encode() if isinstance(data, str) else data)


async def ask(archive: Archive, **fields: Any) -> dict[str, Any]:
    request = {"id": "r", "command": "forget_session", **fields}
    validator("control.request.v1").validate(request)
    reply: dict[str, Any] = json.loads(await ForgettingControl(others, archive).answer(json.dumps(request)))
    validator("control.reply.v1").validate(reply)
    return reply


async def test_a_session_is_forgotten_and_one_that_is_not_there_is_unknown(tmp_path: Path) -> None:
    archive, played = Archive(), a_morning()
    async with open_sink(
        HistorySink(store(in_file(tmp_path)), archive=archive, queue_events=999, report=print)
    ) as history:
        await until(lambda: archive.is_open)
        for event in played.events:
            history.publish(event)
        assert await ask(archive, session_id="mobile-7") == {"id": "r", "ok": True, "session_id": "mobile-7"}
        reply = await ask(archive, session_id="mobile-7")
        assert (reply["id"], reply["error"]["code"]) == ("r", "unknown_session")
        await history.flush()
        assert session_ids(in_file(tmp_path)) == ["delivery-22", "order-4711"]


async def test_where_no_history_is_kept_it_is_unavailable() -> None:
    reply = await ask(Archive(), session_id="mobile-7")
    assert reply["error"] == {"code": "unavailable", "message": "no history is kept: history.enabled is false"}


async def test_every_other_request_goes_to_who_answers_it_else() -> None:
    control = ForgettingControl(others, Archive())
    for request in (
        b'{"id": "1", "command": "list_sessions"}',
        b"\xff",
        b'{"id": "forget_session", "command": "list_sessions"}',
        b'{"id": "1", "command": "forget_session"}',
    ):
        assert await control.answer(request) == b"others: " + request
    escaped = '{"id": "1", "command": "\\u0066orget_session", "session_id": "a"}'
    assert json.loads(await control.answer(escaped))["error"]["code"] == "unavailable"
