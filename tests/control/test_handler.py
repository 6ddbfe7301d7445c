"""Control requests: what each does to the legs and to the source of calls, and when it is refused."""

from __future__ import annotations

import itertools
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from streamer.control.handler import MAX_LISTED, ControlHandler
from streamer.core.audio import AudioFrame, AudioLost, LegOpened
from streamer.core.errors import SourceError
from streamer.core.events import Gap
from tests.support.engine import AT, Engine
from tests.support.leg import LEG, speech

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from streamer.core.audio import EndReason, Role, SourceMessage
    from streamer.protocol.sip.crypto import SrtpKey

TALK = speech((0.5, True))


@dataclass(frozen=True)
class FakePort:
    port: int
    host: str = "127.0.0.1"


@dataclass
class FakeCalls:
    """A source of calls with a number of free ports, which it numbers from 40000."""

    free: int = 8
    source_id: str = "rtp"
    roles: dict[str, tuple[Role, ...]] = field(default_factory=dict)
    """Of the open legs, by leg id."""
    closed: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)

    def open_leg(
        self,
        *,
        session_id: str,
        leg_id: str,
        roles: tuple[Role, ...],
        peer: str | None,
        peer_port: int | None,
        port: str,
        timeout_s: float | None,
        ends_by_bye: bool,
        srtp: SrtpKey | None,
    ) -> FakePort:
        if len(self.roles) == self.free:
            raise SourceError("no port is free")
        self.roles[leg_id] = roles
        return FakePort(40_000 + len(self.roles))

    def close_leg(self, leg_id: str, *, reason: EndReason) -> None:
        del self.roles[leg_id]
        self.closed.append(leg_id)

    def withdraw_leg(self, leg_id: str) -> None:
        del self.roles[leg_id]
        self.withdrawn.append(leg_id)

    def set_roles(self, leg_id: str, roles: tuple[Role, ...]) -> None:
        if leg_id not in self.roles:
            raise KeyError(leg_id)
        self.roles[leg_id] = roles

    def take_losses(self, leg_id: str) -> Sequence[SourceMessage]:
        if leg_id not in self.roles:
            raise KeyError(leg_id)
        return [AudioLost("rtp", (leg_id,), 8_000, 16_000, 1, "concealed")]

    def figures(self, session_id: str | None) -> dict[str, Any]:
        return {"open_legs": len(self.roles), "session": session_id}


class Rig:
    """A handler over the engine; sessions and legs get the ids 0, 1, 2 ..."""

    def __init__(
        self,
        *,
        calls: FakeCalls | None = None,
        is_listening: bool = True,
        end_streamed: Mapping[str, Callable[[str], None]] | None = None,
    ) -> None:
        numbers = itertools.count()
        self.engine = Engine()
        self.handler = ControlHandler(
            legs=self.engine.legs,
            rtp_source=calls,
            is_listening=lambda: is_listening,
            now=lambda: AT,
            new_id=lambda: str(next(numbers)),
            end_streamed=end_streamed or {},
        )

    async def ask(self, command: str, **fields: object) -> dict[str, Any]:
        reply: dict[str, Any] = json.loads(
            await self.handler.answer(json.dumps({"id": "r", "command": command, **fields}))
        )
        assert reply.pop("id") == "r"
        return reply

    async def open_call(self, *roles: str) -> dict[str, Any]:
        return await self.ask("open_session", call_reference="ref", legs=[{"role": role} for role in roles])

    def start_leg(self, leg_id: str, session_id: str) -> None:
        """Let the first audio of a leg of a call arrive."""
        self.engine.legs.handle(LegOpened("rtp", session_id, leg_id, "customer", "PCMU", 16_000, AT))
        self.engine.legs.handle(AudioFrame(leg_id, TALK, 16_000, 0, captured_at=self.engine.now_s))


def code(reply: dict[str, Any]) -> str:
    return str(reply["error"]["code"])


async def test_a_session_is_opened_with_a_port_for_each_leg_and_listed_with_its_call_reference() -> None:
    calls = FakeCalls()
    rig = Rig(calls=calls)
    assert await rig.open_call("customer", "agent") == {
        "ok": True,
        "session_id": "0",
        "legs": [
            {"leg_id": "1", "role": "customer", "host": "127.0.0.1", "port": 40_001},
            {"leg_id": "2", "role": "agent", "host": "127.0.0.1", "port": 40_002},
        ],
    }
    assert calls.roles == {"1": ("customer", "customer"), "2": ("agent", "agent")}
    assert (await rig.ask("add_leg", session_id="0", leg={"role": "unknown"}))["legs"][0]["leg_id"] == "3"
    (listed,) = (await rig.ask("list_sessions"))["sessions"]
    assert (listed["source_id"], listed["call_reference"], listed["paused"]) == ("rtp", "ref", False)
    assert [(leg["leg_id"], leg["analysed"]) for leg in listed["legs"]] == [("1", True), ("2", False), ("3", True)]


async def test_where_one_leg_can_not_be_opened_none_is() -> None:
    calls = FakeCalls(free=1)
    rig = Rig(calls=calls)
    assert await rig.open_call("customer", "agent") == {"error": {"code": "refused", "message": "no port is free"}}
    assert (calls.withdrawn, calls.roles) == (["1"], {})
    assert (await rig.ask("list_sessions"))["sessions"] == []


async def test_ending_a_session_closes_the_legs_of_its_calls() -> None:
    calls = FakeCalls()
    rig = Rig(calls=calls)
    await rig.open_call("customer", "customer")
    assert await rig.ask("end_session", session_id="0") == {"ok": True, "session_id": "0"}
    assert calls.closed == ["1", "2"]


async def test_ending_a_session_that_a_platform_streams_is_for_its_source() -> None:
    ended: list[str] = []
    rig = Rig(calls=FakeCalls(), end_streamed={LEG.source_id: ended.append})
    rig.engine.legs.handle(LEG)
    assert await rig.ask("end_session", session_id="session") == {"ok": True, "session_id": "session"}
    assert ended == ["session"]


async def test_a_session_of_another_source_can_be_paused_and_not_ended() -> None:
    rig = Rig(calls=FakeCalls())
    rig.engine.legs.handle(LEG)
    assert (await rig.ask("pause", session_id="session"))["ok"]
    assert rig.engine.legs.pauses.is_paused("session")
    assert (await rig.ask("resume", session_id="session"))["ok"]
    assert not rig.engine.legs.pauses.is_paused("session")
    assert code(await rig.ask("end_session", session_id="session")) == "unavailable"


async def test_a_role_is_set_for_audio_to_come_and_for_an_open_leg() -> None:
    calls = FakeCalls()
    rig = Rig(calls=calls)
    await rig.open_call("customer")
    rig.start_leg("1", "0")
    assert await rig.ask("set_role", leg_id="1", role="agent") == {"ok": True, "leg_id": "1", "role": "agent"}
    assert calls.roles == {"1": ("agent", "agent")}
    (listed,) = (await rig.ask("list_sessions"))["sessions"]
    assert [(leg["role"], leg["analysed"]) for leg in listed["legs"]] == [("agent", False)]


async def test_losses_before_a_pause_are_reported_and_those_of_the_pause_are_not() -> None:
    rig = Rig(calls=FakeCalls())
    await rig.open_call("customer")
    rig.start_leg("1", "0")
    await rig.ask("pause", session_id="0", leg_id="1")
    assert [gap.lost_ms for gap in rig.engine.take(Gap)] == [500]
    await rig.ask("resume", session_id="0", leg_id="1")
    assert rig.engine.take(Gap) == []


async def test_statistics_count_sessions_and_carry_the_figures_of_the_source() -> None:
    rig = Rig(calls=FakeCalls())
    await rig.open_call("customer")
    rtp = {"open_legs": 1, "session": "0"}
    assert await rig.ask("statistics", session_id="0") == {"ok": True, "open_sessions": 1, "rtp": rtp}
    assert await Rig().ask("statistics") == {"ok": True, "open_sessions": 0, "rtp": None}


async def test_a_list_of_sessions_says_how_many_are_left_out() -> None:
    rig = Rig()
    for number in range(MAX_LISTED + 3):
        rig.engine.legs.handle(LegOpened("rtp", f"s{number}", f"l{number}", "agent", "PCMU", 8_000, AT))
    reply = await rig.ask("list_sessions")
    assert [session["session_id"] for session in reply["sessions"]] == [f"s{number}" for number in range(MAX_LISTED)]
    assert reply["left_out"] == 3


@pytest.mark.parametrize(
    ("command", "fields", "expected"),
    [
        ("pause", {"session_id": "none"}, "unknown_session"),
        ("pause", {"session_id": "session", "leg_id": "none"}, "unknown_leg"),
        ("resume", {"session_id": "none"}, "unknown_session"),
        ("end_session", {"session_id": "none"}, "unknown_session"),
        ("statistics", {"session_id": "none"}, "unknown_session"),
        ("add_leg", {"session_id": "none", "leg": {"role": "agent"}}, "unknown_session"),
        ("set_role", {"leg_id": "none", "role": "agent"}, "unknown_leg"),
        ("open_session", {"call_reference": "ref", "legs": [{"role": "agent"}]}, "unavailable"),
        ("dance", {}, "bad_request"),
    ],
)
async def test_a_request_that_can_not_be_carried_out_gets_the_code_of_the_reason(
    command: str, fields: dict[str, Any], expected: str
) -> None:
    rig = Rig()
    rig.engine.legs.handle(LEG)
    assert code(await rig.ask(command, **fields)) == expected


async def test_every_request_is_unavailable_while_the_sources_are_not_open() -> None:
    assert code(await Rig(is_listening=False).ask("list_sessions")) == "unavailable"
