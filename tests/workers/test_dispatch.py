"""Control requests where several workers receive the calls: which worker is asked, and how replies are merged."""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest

from streamer.core.errors import RequestError
from streamer.protocol.control_messages import decode_request, encode_error, encode_reply, request_id
from streamer.workers.dispatch import ControlDispatcher

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

RTP = {"open_legs": 2, "packets": 10, "lost": 1, "dropped": {"non_audio": 1}, "kernel_drops": 0, "legs": []}


class FakeWorker:
    """Answers each command as given; for other commands the session is unknown. TimeoutError: it does not answer."""

    def __init__(self, answers: Mapping[str, Any] = MappingProxyType({})) -> None:
        self.answers = answers
        self.asked: list[str] = []

    async def answer(self, data: str | bytes) -> bytes:
        command = json.loads(data)["command"]
        self.asked.append(command)
        answer = self.answers.get(command, RequestError("unknown_session", "no such session is open"))
        if isinstance(answer, TimeoutError):
            raise RequestError("unavailable", "a worker did not answer")
        if isinstance(answer, RequestError):
            return encode_error(request_id(data), answer)
        return encode_reply(decode_request(data).id, answer)


async def ask(
    command: str, *workers: FakeWorker, own: FakeWorker | None = None, is_listening: bool = True, **fields: Any
) -> Any:
    dispatcher = ControlDispatcher(
        own=own or FakeWorker(),  # type: ignore[arg-type]  # it answers as the handler does
        workers=lambda: [worker.answer for worker in workers],
        is_listening=lambda: is_listening,
    )
    reply = json.loads(await dispatcher.answer(json.dumps({"id": "r", "command": command, **fields})))
    assert reply.pop("id") == "r"
    return reply


OPENING: dict[str, Any] = {"call_reference": "x", "legs": [{"role": "customer"}]}
FULL = RequestError("refused", "no port is free")


async def test_a_session_is_opened_by_the_next_worker_where_one_refuses() -> None:
    first, second = FakeWorker({"open_session": {"session_id": "a"}}), FakeWorker({"open_session": {"session_id": "b"}})
    assert await ask("open_session", first, second, **OPENING) == {"ok": True, "session_id": "a"}
    assert second.asked == []
    assert (await ask("open_session", FakeWorker({"open_session": FULL}), second, **OPENING))["session_id"] == "b"
    refused = await ask("open_session", *[FakeWorker({"open_session": FULL})] * 2, **OPENING)
    assert refused == {"error": {"code": "refused", "message": "no port is free"}}


@pytest.mark.parametrize(
    ("command", "fields"),
    [
        ("pause", {"session_id": "s"}),
        ("resume", {"session_id": "s"}),
        ("end_session", {"session_id": "s"}),
        ("set_role", {"leg_id": "s", "role": "agent"}),
        ("add_leg", {"session_id": "s", "leg": {"role": "agent"}}),
    ],
)
async def test_the_reply_of_the_worker_that_has_the_session_counts_though_another_does_not_answer(
    command: str, fields: dict[str, Any]
) -> None:
    owner, refusing = FakeWorker({command: {"x": 1}}), FakeWorker({command: FULL})
    silent = FakeWorker({command: TimeoutError()})
    assert await ask(command, FakeWorker(), silent, owner, **fields) == {"ok": True, "x": 1}
    assert await ask(command, FakeWorker(), own=owner, **fields) == {"ok": True, "x": 1}
    assert (await ask(command, FakeWorker(), silent, refusing, **fields))["error"]["code"] == "refused"
    assert (await ask(command, FakeWorker(), silent, **fields))["error"]["code"] == "unavailable"
    assert (await ask(command, FakeWorker(), FakeWorker(), **fields))["error"]["code"] == "unknown_session"


async def test_lists_of_sessions_are_merged_up_to_the_limit_of_a_reply() -> None:
    def listing(number: int, left_out: int) -> FakeWorker:
        return FakeWorker({"list_sessions": {"sessions": [{"session_id": str(number)}] * number, "left_out": left_out}})

    reply = await ask("list_sessions", listing(1_500, 0), listing(700, 5), own=listing(1, 0))
    assert [session["session_id"] for session in reply["sessions"]] == ["1", *["1500"] * 1_500, *["700"] * 499]
    assert reply["left_out"] == 5 + 201


class StatisticsWorker(FakeWorker):
    """Replies with RTP statistics; those of one session only where ``legs`` are given."""

    def __init__(self, rtp: Mapping[str, Any] | None, legs: Sequence[Any] = ()) -> None:
        super().__init__({"statistics": {"open_sessions": 1, "rtp": rtp}})
        self.legs = legs

    async def answer(self, data: str | bytes) -> bytes:
        if "session_id" not in json.loads(data):
            return await super().answer(data)
        if not self.legs:
            return encode_error("r", RequestError("unknown_session", "no such session is open"))
        return encode_reply("r", {"open_sessions": 1, "rtp": {**RTP, "legs": self.legs}})


async def test_statistics_are_summed_and_a_session_s_legs_come_from_the_worker_that_has_it() -> None:
    microphone, other = StatisticsWorker(None), StatisticsWorker({**RTP, "dropped": {"non_audio": 1, "x": 2}})
    owner = StatisticsWorker(RTP, [{"leg_id": "l"}])
    summed = {"open_legs": 4, "packets": 20, "lost": 2, "dropped": {"non_audio": 2, "x": 2}, "kernel_drops": 0}
    every = {"ok": True, "open_sessions": 3, "rtp": {**summed, "legs": []}}
    assert await ask("statistics", owner, other, own=microphone) == every
    of_one = await ask("statistics", other, owner, own=microphone, session_id="s")
    assert of_one == {**every, "rtp": {**summed, "legs": [{"leg_id": "l"}]}}
    unknown = await ask("statistics", other, own=microphone, session_id="s")
    assert unknown["error"]["code"] == "unknown_session"


async def test_statistics_fail_where_one_worker_does_not_answer() -> None:
    silent = FakeWorker({"statistics": TimeoutError()})
    reply = await ask("statistics", silent, StatisticsWorker(RTP), own=StatisticsWorker(None))
    assert reply["error"]["code"] == "unavailable"


async def test_requests_fail_while_the_daemon_starts_and_where_no_worker_is_ready() -> None:
    worker = FakeWorker({"open_session": {"session_id": "a"}})
    assert (await ask("open_session", worker, is_listening=False, **OPENING))["error"]["code"] == "unavailable"
    assert worker.asked == []
    assert (await ask("open_session", **OPENING))["error"] == {
        "code": "unavailable",
        "message": "no worker is ready",
    }


async def test_an_invalid_request_reaches_no_worker() -> None:
    worker = FakeWorker()
    assert (await ask("dance", worker))["error"]["code"] == "bad_request"
    assert worker.asked == []
