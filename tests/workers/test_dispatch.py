"""Control requests where there are several workers: who is asked, and what their replies become together."""

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


class Worker:
    """Answers by the command; what it has no answer for, it does not know."""

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
    command: str, *workers: Worker, own: Worker | None = None, is_listening: bool = True, **fields: Any
) -> Any:
    dispatch = ControlDispatcher(
        own=own or Worker(),  # type: ignore[arg-type]  # it answers as the control does
        workers=lambda: [worker.answer for worker in workers],
        is_listening=lambda: is_listening,
    )
    reply = json.loads(await dispatch.answer(json.dumps({"id": "r", "command": command, **fields})))
    assert reply.pop("id") == "r"
    return reply


OPENING: dict[str, Any] = {"call_reference": "x", "legs": [{"role": "customer"}]}
FULL = RequestError("refused", "no port is free")


async def test_a_session_is_opened_by_the_first_worker_and_by_another_where_that_one_refuses() -> None:
    first, second = Worker({"open_session": {"session_id": "a"}}), Worker({"open_session": {"session_id": "b"}})
    assert await ask("open_session", first, second, **OPENING) == {"ok": True, "session_id": "a"}
    assert second.asked == []
    assert (await ask("open_session", Worker({"open_session": FULL}), second, **OPENING))["session_id"] == "b"
    refused = await ask("open_session", *[Worker({"open_session": FULL})] * 2, **OPENING)
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
async def test_who_knows_the_session_is_heard_though_another_does_not_answer(
    command: str, fields: dict[str, Any]
) -> None:
    knowing, refusing, silent = Worker({command: {"x": 1}}), Worker({command: FULL}), Worker({command: TimeoutError()})
    assert await ask(command, Worker(), silent, knowing, **fields) == {"ok": True, "x": 1}
    assert await ask(command, Worker(), own=knowing, **fields) == {"ok": True, "x": 1}
    assert (await ask(command, Worker(), silent, refusing, **fields))["error"]["code"] == "refused"
    assert (await ask(command, Worker(), silent, **fields))["error"]["code"] == "unavailable"
    assert (await ask(command, Worker(), Worker(), **fields))["error"]["code"] == "unknown_session"


async def test_lists_are_put_together_up_to_what_fits_in_a_reply() -> None:
    def listing(number: int, left_out: int) -> Worker:
        return Worker({"list_sessions": {"sessions": [{"session_id": str(number)}] * number, "left_out": left_out}})

    reply = await ask("list_sessions", listing(1_500, 0), listing(700, 5), own=listing(1, 0))
    assert [session["session_id"] for session in reply["sessions"]] == ["1", *["1500"] * 1_500, *["700"] * 499]
    assert reply["left_out"] == 5 + 201


class Counting(Worker):
    """Tells statistics, of one session only where it has legs of it."""

    def __init__(self, rtp: Mapping[str, Any] | None, legs: Sequence[Any] = ()) -> None:
        super().__init__({"statistics": {"open_sessions": 1, "rtp": rtp}})
        self.legs = legs

    async def answer(self, data: str | bytes) -> bytes:
        if "session_id" not in json.loads(data):
            return await super().answer(data)
        if not self.legs:
            return encode_error("r", RequestError("unknown_session", "no such session is open"))
        return encode_reply("r", {"open_sessions": 1, "rtp": {**RTP, "legs": self.legs}})


async def test_statistics_are_summed_and_the_legs_of_a_session_are_those_of_who_has_it() -> None:
    microphone, other = Counting(None), Counting({**RTP, "dropped": {"non_audio": 1, "x": 2}})
    knowing = Counting(RTP, [{"leg_id": "l"}])
    summed = {"open_legs": 4, "packets": 20, "lost": 2, "dropped": {"non_audio": 2, "x": 2}, "kernel_drops": 0}
    every = {"ok": True, "open_sessions": 3, "rtp": {**summed, "legs": []}}
    assert await ask("statistics", knowing, other, own=microphone) == every
    of_one = await ask("statistics", other, knowing, own=microphone, session_id="s")
    assert of_one == {**every, "rtp": {**summed, "legs": [{"leg_id": "l"}]}}
    unknown = await ask("statistics", other, own=microphone, session_id="s")
    assert unknown["error"]["code"] == "unknown_session"


async def test_figures_that_are_not_whole_are_not_told() -> None:
    silent = Worker({"statistics": TimeoutError()})
    reply = await ask("statistics", silent, Counting(RTP), own=Counting(None))
    assert reply["error"]["code"] == "unavailable"


async def test_nothing_is_asked_of_anybody_while_the_daemon_starts_or_there_is_no_worker() -> None:
    worker = Worker({"open_session": {"session_id": "a"}})
    assert (await ask("open_session", worker, is_listening=False, **OPENING))["error"]["code"] == "unavailable"
    assert worker.asked == []
    assert (await ask("open_session", **OPENING))["error"] == {
        "code": "unavailable",
        "message": "no worker is ready",
    }


async def test_what_is_no_request_is_refused_without_asking() -> None:
    worker = Worker()
    assert (await ask("dance", worker))["error"]["code"] == "bad_request"
    assert worker.asked == []
