"""What recording clients offer, as requests to the control API."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

import pytest

from streamer.protocol.payload_types import STATIC
from streamer.protocol.sip.bodies import Bodies
from streamer.protocol.sip.dialogs import Peer
from streamer.protocol.sip.metadata import RolePatterns
from streamer.protocol.sip.offer import parse_offer
from streamer.protocol.sip.transactions import Transaction
from streamer.protocol.sip.user_agent import Offered
from streamer.sources.siprec.recordings import Recordings, Refused
from streamer.sources.siprec.requests import ControlRequests
from tests.support.siprec import TWO, Client, audio, description, parsed_request

if TYPE_CHECKING:
    from collections.abc import Sequence

PEER = Peer("UDP", "192.0.2.20", 5060, "192.0.2.10:5060")


class Control:
    """The control API: opens whatever is asked for, and keeps what was asked."""

    def __init__(self, *, host: str = "192.0.2.10") -> None:
        self.asked: list[dict[str, Any]] = []
        self.error: str | None = None
        self._host = host
        self._ports = iter(range(40_000, 50_000, 2))

    async def answer(self, data: str | bytes) -> bytes:
        request = json.loads(data)
        self.asked.append({name: value for name, value in request.items() if name != "id"})
        if self.error is not None:
            return json.dumps({"id": "siprec", "error": {"code": self.error, "message": "no"}}).encode()
        wanted = request.get("legs") or ([request["leg"]] if "leg" in request else [])
        legs = [
            {"leg_id": f"leg-{port}", "role": leg.get("role"), "host": self._host, "port": port}
            for leg, port in zip(wanted, self._ports, strict=False)
        ]
        reply = {"session_id": "0123456789abcdef", "legs": legs, "sessions": [], "left_out": 0}
        return json.dumps({"id": "siprec", "ok": True, **reply}).encode()

    @property
    def commands(self) -> list[str]:
        return [request["command"] for request in self.asked]


def recordings(control: Control, **changes: Any) -> Recordings:
    settings: dict[str, Any] = {
        "encodings": STATIC,
        "roles": ("agent",),
        "patterns": RolePatterns(),
        "public_host": "",
        **changes,
    }
    return Recordings(ControlRequests(control.answer, timeout_s=60.0), **settings)


def offered(*lines: str, host: str = "192.0.2.20", is_new: bool = True, method: str = "INVITE") -> Offered:
    bodies = Bodies(description(*lines, host=host).decode(), TWO)
    request = parsed_request(Client().request(method))
    return Offered("dialog", bodies, is_new, Transaction(request, PEER))


def places(sdp: bytes | None) -> list[tuple[str, int]]:
    assert sdp is not None
    return [(media.host, media.port) for media in parse_offer(sdp.decode())]


async def test_legs_are_opened_for_the_host_that_the_offer_names() -> None:
    control = Control()
    answer = await recordings(control).offer(offered(audio(4000, "96"), audio(4002, "5", more=["a=rtcp-mux"])))
    assert places(answer) == [("192.0.2.10", 40_000), ("192.0.2.10", 40_002)]
    assert control.asked == [
        {
            "command": "open_session",
            "call_reference": "hVpd7YQgRW2nD22h7q60JQ",
            "legs": [
                {"role": "agent", "timeout_s": 60.0, "bye": "ignored", "peer": "192.0.2.20"},
                {"role": "unknown", "timeout_s": 60.0, "bye": "ignored", "peer": "192.0.2.20", "port": "rtcp-mux"},
            ],
        }
    ]


@pytest.mark.parametrize(
    ("own", "public", "expected"),
    [("192.0.2.10", "", "192.0.2.10"), ("0.0.0.0", "", "192.0.2.10"), ("10.0.0.1", "203.0.113.1", "203.0.113.1")],
)
async def test_audio_is_directed_to_an_address_that_the_client_can_reach(own: str, public: str, expected: str) -> None:
    answer = await recordings(Control(host=own), public_host=public).offer(offered(audio(4000, "1")))
    assert places(answer) == [(expected, 40_000)]


async def test_a_stream_that_moves_to_another_host_gets_another_leg() -> None:
    control = Control()
    calls = recordings(control)
    await calls.offer(offered(audio(4000, "1")))
    answer = await calls.offer(offered(audio(4000, "1"), host="192.0.2.21", is_new=False))
    assert places(answer) == [("192.0.2.10", 40_002)]
    assert control.commands == ["open_session", "statistics", "pause", "add_leg"]
    same = await calls.offer(offered(audio(4000, "1"), host="192.0.2.21", is_new=False))
    assert places(same) == [("192.0.2.10", 40_002)]


async def test_a_stream_that_moves_to_another_port_of_its_host_gets_another_leg_and_one_on_hold_keeps_its_own() -> None:
    control = Control()
    calls = recordings(control)
    await calls.offer(offered(audio(4000, "1")))
    held = await calls.offer(offered(audio(4010, "1", direction="inactive"), is_new=False))
    assert places(held) == [("192.0.2.10", 40_000)]
    moved = await calls.offer(offered(audio(4010, "1"), is_new=False))
    assert places(moved) == [("192.0.2.10", 40_002)]
    assert control.commands == ["open_session", "statistics", "pause", "statistics", "pause", "add_leg"]


async def test_an_invite_without_a_description_gets_ours_as_it_was_and_changes_nothing() -> None:
    control = Control()
    calls = recordings(control)
    answers = [await calls.offer(offered(audio(4000, "1"), audio(4002, "2")))]
    answers.append(await calls.offer(offered(audio(4000, "1"), audio(0, "2"), is_new=False)))
    asked = len(control.asked)
    request = parsed_request(Client().request("INVITE"))
    answers += [await calls.offer(Offered("dialog", Bodies(), False, Transaction(request, PEER))) for _ in range(2)]
    assert places(answers[0]) == [("192.0.2.10", 40_000), ("192.0.2.10", 40_002)]
    assert places(answers[1]) == [("192.0.2.10", 40_000), ("192.0.2.10", 0)]
    assert answers[2] == answers[3] == answers[1]
    assert [each["command"] for each in control.asked[asked:]] == ["statistics", "statistics"]
    update = parsed_request(Client().request("UPDATE"))
    assert await calls.offer(Offered("dialog", Bodies(), False, Transaction(update, PEER))) is None


async def test_no_more_legs_than_one_request_may_open() -> None:
    control = Control()
    answer = await recordings(control).offer(offered(*(audio(4000 + 2 * n, str(n)) for n in range(10))))
    assert [port for _, port in places(answer)] == [*range(40_000, 40_016, 2), 0, 0]


@pytest.mark.parametrize(("error", "code"), [("refused", 503), ("unavailable", 503), ("unknown_session", 481)])
async def test_what_the_control_api_refuses_is_refused(error: str, code: int) -> None:
    control = Control()
    control.error = error
    with pytest.raises(Refused) as refused:
        await recordings(control).offer(offered(audio(4000, "1")))
    assert refused.value.code == code


async def test_the_end_of_a_dialog_ends_its_session_once() -> None:
    control = Control()
    calls = recordings(control)
    await calls.offer(offered(audio(4000, "1")))
    await calls.end("dialog")
    await calls.end("dialog")
    assert control.commands == ["open_session", "end_session"]
    assert len(calls) == 0


async def test_a_session_that_is_no_longer_listed_is_over() -> None:
    control = Control()
    calls = recordings(control)
    assert await calls.over() == []
    await calls.offer(offered(audio(4000, "1")))
    control.error = "unavailable"
    assert await calls.over() == []
    control.error = None
    assert await calls.over() == ["dialog"]
    with pytest.raises(Refused):
        await calls.offer(offered(audio(4000, "1"), is_new=False))


@pytest.mark.parametrize("lines", [(), (audio(4000, "1", types="18"),), (audio(0, "1"),)])
async def test_an_offer_without_audio_that_is_received_opens_nothing(lines: Sequence[str]) -> None:
    control = Control()
    with pytest.raises(Refused) as refused:
        await recordings(control).offer(offered(*lines))
    assert (refused.value.code, control.asked) == (488, [])


# -- encryption ----------------------------------------------------------------------------------------------------

KEY, OTHER = base64.b64encode(bytes(30)).decode(), base64.b64encode(bytes(range(30))).decode()


def encrypted(key: str = KEY, *, direction: str = "sendonly") -> str:
    crypto = f"a=crypto:7 AES_CM_128_HMAC_SHA1_80 inline:{key}"
    return audio(4000, "96", direction=direction, more=[crypto]).replace("RTP/AVP", "RTP/SAVP")


async def test_a_key_is_that_of_the_leg_and_a_hold_keeps_it_while_another_key_is_another_leg() -> None:
    control = Control()
    server = recordings(control, new_key=lambda size: b"\xff" * size)
    answer = await server.offer(offered(encrypted()))
    assert answer is not None
    assert b"m=audio 40000 RTP/SAVP 0 8\r\n" in answer
    assert f"a=crypto:7 AES_CM_128_HMAC_SHA1_80 inline:{'/' * 40}\r\n".encode() in answer
    assert control.asked[0]["legs"][0]["srtp"] == {"suite": "AES_CM_128_HMAC_SHA1_80", "key": KEY}
    for line, commands in (
        (encrypted(direction="inactive"), ["pause"]),
        (encrypted(), ["resume"]),
        (encrypted(OTHER, direction="inactive"), ["pause"]),
        (encrypted(OTHER), ["pause", "add_leg"]),
    ):
        control.asked.clear()
        changed = await server.offer(offered(line, is_new=False))
        assert [each for each in control.commands if each != "statistics"] == commands
        assert changed is not None
        assert b"a=crypto:7 " in changed
    assert control.asked[-1]["leg"]["srtp"]["key"] == OTHER


async def test_where_nothing_can_be_decrypted_the_client_is_told_why_and_plain_lines_are_taken() -> None:
    control = Control()
    server = recordings(control, takes_srtp=False)
    with pytest.raises(Refused) as refused:
        await server.offer(offered(encrypted()))
    assert (refused.value.code, refused.value.why) == (
        488,
        "encrypted audio can not be received: the daemon lacks pylibsrtp: install the extra srtp",
    )
    answer = await server.offer(offered(encrypted(), audio(4002, "97")))
    assert [port for _, port in places(answer)] == [0, 40_000]
