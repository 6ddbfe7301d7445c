"""The control request to drain the daemon."""

from __future__ import annotations

import json
from typing import Any

import pytest

from streamer.control.draining import DrainingControl
from tests.support.schemas import validator


class Daemon:
    """Answers every other request, and counts how often it was told to drain."""

    def __init__(self) -> None:
        self.asked: list[str | bytes] = []
        self.drained = 0
        self.control = DrainingControl(self._answer, drain=self._drain, drain_s=300.0)

    async def ask(self, data: str | bytes) -> dict[str, Any]:
        reply: dict[str, Any] = json.loads(await self.control.answer(data))
        return reply

    def _drain(self) -> None:
        self.drained += 1

    async def _answer(self, data: str | bytes) -> bytes:
        self.asked.append(data)
        return json.dumps({"id": "1", "ok": True, "sessions": [], "left_out": 7}).encode()


async def test_it_begins_and_the_reply_has_the_sessions_that_are_left() -> None:
    daemon = Daemon()
    request = {"id": "1", "command": "drain"}
    validator("control.request.v1").validate(request)
    reply = await daemon.ask(json.dumps(request))
    validator("control.reply.v1").validate(reply)
    assert reply == {"id": "1", "ok": True, "sessions": [], "left_out": 7, "drain_s": 300.0}
    assert await daemon.ask(json.dumps(request).replace("drain", "\\u0064rain")) == reply
    assert (daemon.drained, [json.loads(data) for data in daemon.asked]) == (
        2,
        [{"command": "list_sessions", "id": "1"}] * 2,
    )


@pytest.mark.parametrize(
    "data",
    [
        b'{"id": "drain", "command": "list_sessions"}',
        '{"id": "1", "command": "drain", "now": true}',
        b'"drain"',
        b"\xff",
    ],
)
async def test_every_other_request_is_for_who_answers_it_else(data: str | bytes) -> None:
    daemon = Daemon()
    await daemon.ask(data)
    assert (daemon.drained, daemon.asked) == (0, [data])
