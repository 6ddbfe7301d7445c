"""The RTP source on loopback: a port for all, a port a leg, RTCP, IPv6, health."""

from __future__ import annotations

import asyncio
import logging
import re
import socket
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from streamer.core.audio import AudioFrame, LegClosed, LegOpened, SourceAlive, SourceHealth
from streamer.core.errors import SourceError
from streamer.sources.rtp.source import RtpSource
from tests.support.descriptors import open_descriptors
from tests.support.ports import free_leg_ports
from tests.support.receiver_config import receiver_config
from tests.support.receiver_rig import decoded, packets, voice
from tests.support.rtp import SSRC, goodbye, rtp_bytes
from tests.support.source_messages import is_health, of_type, until, waveforms, without_frames

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from streamer.core.audio import SourceMessage
    from streamer.sources.rtp.udp import BoundPort

SPEECH = voice(0.4)


class Phone:
    """Somebody who sends RTP from a socket of their own, and RTCP from the same."""

    def __init__(self, to: BoundPort) -> None:
        self.host = "::1" if ":" in to.host else "127.0.0.1"
        self.socket = socket.socket(socket.AF_INET6 if ":" in to.host else socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind((self.host, 0))
        self.socket.setblocking(False)
        self.to = to

    def speak(self, codes: bytes, **options: int) -> None:
        """Send all at once; the buffers of a leg are far longer."""
        for packet in packets(codes, **options):
            self.socket.sendto(rtp_bytes(packet), (self.host, self.to.port))

    def hang_up(self, ssrc: int = SSRC) -> None:
        self.socket.sendto(goodbye(ssrc), (self.host, self.to.port + 1))

    def answers(self) -> list[bytes]:
        try:
            return [self.socket.recv(2_000)]
        except BlockingIOError:
            return []


@contextmanager
def phone(to: BoundPort | None) -> Iterator[Phone]:
    assert to is not None
    caller = Phone(to)
    with caller.socket:
        yield caller


async def listen(
    messages: AsyncIterator[SourceMessage], enough: Callable[[SourceMessage], bool]
) -> list[SourceMessage]:
    async with asyncio.timeout(100):
        return await until(messages, enough)


def is_closed(message: SourceMessage) -> bool:
    return isinstance(message, LegClosed)


def source(host: str = "127.0.0.1", **options: Any) -> RtpSource:
    return RtpSource(receiver_config(), host=host, **{"port": 0, **options})


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "::"])
async def test_a_caller_on_the_shared_port_becomes_a_leg_until_its_bye_and_gets_no_byte_back(host: str) -> None:
    async with source(host) as rtp:
        messages = aiter(rtp)
        await listen(messages, is_health("ok"))
        with phone(rtp.shared) as caller:
            caller.speak(SPEECH)
            caller.hang_up()
            received = await listen(messages, is_closed)
            assert caller.answers() == []
    (leg,) = of_type(LegOpened, received)
    (samples,) = waveforms(received).values()
    np.testing.assert_array_equal(samples[: len(SPEECH)], decoded(SPEECH))
    assert of_type(LegClosed, received) == [LegClosed(leg.leg_id, "hangup")]
    assert all(frame.captured_at is not None for frame in of_type(AudioFrame, received))
    assert rtp.statistics().dropped == {}
    assert rtp.kernel_drops() == 0


@pytest.fixture
def leg_ports() -> range:
    return free_leg_ports(10)


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
async def test_a_leg_of_its_own_has_its_own_ports_which_are_free_again_when_it_ends(
    leg_ports: range, host: str
) -> None:
    async with source(host, port=None, leg_ports=leg_ports) as rtp:
        messages = aiter(rtp)
        await listen(messages, is_health("ok"))
        legs = {leg_id: rtp.open_leg(session_id="call", leg_id=leg_id, roles=("customer",)) for leg_id in ("a", "b")}
        assert len({port.port for port in legs.values()} & set(leg_ports)) == 2
        with phone(legs["a"]) as alice, phone(legs["b"]) as bob:
            alice.speak(SPEECH)
            bob.speak(SPEECH[::-1], ssrc=2)
            alice.hang_up()
            received = await listen(messages, is_closed)
            rtp.close_leg("b")
            received += await listen(messages, is_closed)
        assert {leg.leg_id: leg.session_id for leg in of_type(LegOpened, received)} == {"a": "call", "b": "call"}
        np.testing.assert_array_equal(waveforms(received)["a"][: len(SPEECH)], decoded(SPEECH))
        np.testing.assert_array_equal(waveforms(received)["b"][: len(SPEECH)], decoded(SPEECH[::-1]))
        assert [leg.reason for leg in of_type(LegClosed, received)] == ["hangup", "hangup"]
        for port in legs.values():
            for number in (port.port, port.port + 1):
                with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_DGRAM) as free:
                    free.bind((host, number))


async def test_the_first_port_of_a_leg_is_configurable(leg_ports: range) -> None:
    async with source(port=None, leg_ports=leg_ports, first_leg_port=len(leg_ports) + 3) as rtp:
        opened = [
            rtp.open_leg(session_id="call", leg_id=f"call-{n}", roles=("customer",)).port for n in range(len(leg_ports))
        ]
    assert opened == [*leg_ports[3:], *leg_ports[:3]]


async def test_ports_of_legs_are_used_in_turn_without_those_in_use(leg_ports: range) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
        other.bind(("127.0.0.1", leg_ports[1] + 1))
        async with source(port=None, leg_ports=leg_ports) as rtp:
            first = [rtp.open_leg(session_id="s", leg_id=str(n), roles=("unknown",)).port for n in range(9)]
            assert first == [number for number in leg_ports if number != leg_ports[1]]
            with pytest.raises(SourceError, match=r"^no port is free for a leg: 10 are there, by rtp\.leg_ports$"):
                rtp.open_leg(session_id="s", leg_id="9", roles=("unknown",))
            rtp.close_leg("3")
            assert rtp.open_leg(session_id="s", leg_id="9", roles=("unknown",)).port == first[3]
            assert len(rtp.statistics().legs) == 9


async def test_a_leg_that_is_opened_while_idle_is_served(leg_ports: range) -> None:
    async with source(port=None, leg_ports=leg_ports) as rtp:
        messages = aiter(rtp)
        await listen(messages, is_health("ok"))
        waiting = asyncio.create_task(listen(messages, is_closed))
        await asyncio.sleep(0)  # it begins to wait
        with phone(rtp.open_leg(session_id="s", leg_id="a", roles=("unknown",))) as caller:
            caller.speak(SPEECH)
            caller.hang_up()
            received = await waiting
    np.testing.assert_array_equal(waveforms(received)["a"][: len(SPEECH)], decoded(SPEECH))


async def test_a_shared_port_in_use_is_an_error() -> None:
    async with source() as rtp:
        assert rtp.shared is not None
        with pytest.raises(SourceError, match=f"can't bind UDP port {rtp.shared.port} of rtp.host 127.0.0.1"):
            async with source(port=rtp.shared.port):
                pass


async def test_a_source_without_calls_says_that_it_is_alive_and_health_has_its_figures() -> None:
    clock = [0.0]

    async def sleep(seconds: float) -> None:
        clock[0] += seconds
        await asyncio.sleep(0)

    async with RtpSource(receiver_config(timeout_s=60.0), port=0, monotonic=lambda: clock[0], sleep=sleep) as rtp:
        assert rtp.shared is not None
        messages = aiter(rtp)
        (health,) = await listen(messages, is_health("ok"))
        where = f"UDP 127.0.0.1 port {rtp.shared.port}"
        assert health == SourceHealth("rtp", "ok", f"{where}: 0 legs")
        with phone(rtp.shared) as caller:
            caller.speak(SPEECH)
            caller.speak(SPEECH[:800], sequence=25, timestamp=25 * 160)
            caller.socket.sendto(b"?", (caller.host, rtp.shared.port))
            received = await listen(messages, is_health("ok"))
    assert len(of_type(SourceAlive, received)) == 9
    assert clock[0] == pytest.approx(30.0, abs=0.1)
    detail = of_type(SourceHealth, received)[-1].detail
    assert re.fullmatch(f"{where}: 1 leg, 16.7 % of packets lost, jitter up to [0-9]+ ms, 1 too_short", detail)


class LossyLine(asyncio.DatagramProtocol):
    """Hands on what comes, from a port of its own, save every tenth datagram from the fifth on."""

    def __init__(self, *, to: tuple[str, int]) -> None:
        self.to = to
        self.came = self.handed_on = 0

    def connection_made(self, transport: asyncio.DatagramTransport) -> None:  # type: ignore[override]  # as documented
        self.transport = transport

    def datagram_received(self, data: bytes, address: object) -> None:
        self.came += 1
        if self.came % 10 != 5:
            self.transport.sendto(data, self.to)
            self.handed_on += 1


async def test_packets_of_ffmpeg_that_were_lost_are_in_health_and_statistics(
    needs_program: Callable[[str], str],
) -> None:
    ahead = [0.0]
    program, line_port = needs_program("ffmpeg"), free_leg_ports(1)[0]
    async with RtpSource(receiver_config(timeout_s=60.0), port=0, monotonic=lambda: time.monotonic() + ahead[0]) as rtp:
        assert rtp.shared is not None
        messages = aiter(rtp)
        await listen(messages, is_health("ok"))
        line = LossyLine(to=("127.0.0.1", rtp.shared.port))
        transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(
            lambda: line, local_addr=("127.0.0.1", line_port)
        )
        tone = ("-re", "-f", "lavfi", "-i", "sine=duration=2:sample_rate=8000:samples_per_frame=160")
        sender = await asyncio.create_subprocess_exec(
            *(
                program,
                "-loglevel",
                "error",
                *tone,
                *("-c:a", "pcm_mulaw", "-f", "rtp"),
                f"rtp://127.0.0.1:{line_port}?pkt_size=172",
            ),
            stdout=asyncio.subprocess.DEVNULL,
        )
        sending = asyncio.create_task(sender.wait())
        received = await listen(messages, lambda _: sending.done() and rtp.statistics().packets == line.handed_on)
        ahead[0] = 31.0  # health is reported twice a minute
        received += await listen(messages, is_health("ok"))
        transport.close()
        (opened,) = of_type(LegOpened, received)
        figures = rtp.figures(opened.session_id)
        detail = of_type(SourceHealth, received)[-1].detail
    (leg,) = figures["legs"]
    assert (line.came, line.handed_on) == (100, 90)
    assert (figures["packets"], figures["lost"]) == (leg["packets"], leg["lost"]) == (90, 10)
    assert 0 < leg["jitter_ms"] < 1000
    stated = re.search(r"1 leg, 10\.0 % of packets lost, jitter up to (\d+) ms", detail)
    assert stated is not None
    assert int(stated[1]) == pytest.approx(leg["jitter_ms"], abs=0.56)  # one is rounded to 1 ms, the other to 0.1 ms
    assert sum(audio.concealed for audio in of_type(AudioFrame, received)) == 10 * 160


async def test_digits_are_logged_at_no_level(caplog: pytest.LogCaptureFixture) -> None:
    digits = [b"\x05\x0a\x01\x40", b"\x0b\x8a\x01\x40"]  # 5 and #, RFC 4733
    with caplog.at_level(logging.DEBUG):
        async with source(buffer_bytes=65_536) as rtp:  # more than that the kernel may refuse, with a warning
            messages = aiter(rtp)
            await listen(messages, is_health("ok"))
            with phone(rtp.shared) as caller:
                spoken = packets(SPEECH)
                for packet in [p._replace(payload_type=101, payload=digits[n % 2]) for n, p in enumerate(spoken)]:
                    caller.socket.sendto(rtp_bytes(packet), (caller.host, caller.to.port))
                caller.speak(SPEECH, ssrc=7)
                caller.hang_up(7)
                received = await listen(messages, is_closed)
    assert rtp.statistics().dropped == {"non_audio": len(packets(SPEECH))}
    assert [type(message) for message in without_frames(received)] == [LegOpened, LegClosed]
    assert [record for record in caplog.records if record.name.startswith("streamer")] == []


async def test_a_warning_is_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    async with source() as rtp:
        messages = aiter(rtp)
        await listen(messages, is_health("ok"))
        with phone(rtp.shared) as caller:
            caller.speak(SPEECH, payload_type=18)
            caller.speak(SPEECH, payload_type=18, ssrc=5)
            caller.speak(SPEECH, ssrc=6)
            await listen(messages, lambda message: isinstance(message, AudioFrame))
    warnings = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert len(warnings) == 1
    assert warnings[0].startswith("rtp: packets of payload type 18 are dropped: G729/8000 is not supported")


@pytest.mark.parametrize("host", ["127.0.0.1", "::"])
async def test_an_announced_caller_gets_its_leg_on_the_shared_port_without_a_socket_of_its_own(host: str) -> None:
    async with source(host=host) as rtp:
        with phone(rtp.shared) as caller, phone(rtp.shared) as other:
            before = open_descriptors()
            bound = rtp.open_leg(
                session_id="call",
                leg_id="call-a",
                roles=("customer",),
                peer=caller.host,
                peer_port=caller.socket.getsockname()[1],
                port="shared",
            )
            assert (bound, open_descriptors()) == (rtp.shared, before)
            caller.speak(SPEECH)
            other.speak(SPEECH, ssrc=9)
            opened: set[str] = set()

            def are_both_open(message: SourceMessage) -> bool:
                opened.update([message.session_id] if isinstance(message, LegOpened) else [])
                return len(opened) == 2

            await listen(aiter(rtp), are_both_open)  # in whichever order
            assert "call" in opened
            caller.hang_up()
            messages = await listen(aiter(rtp), is_closed)
    assert messages[-1] == LegClosed("call-a", "hangup")


async def test_without_a_shared_port_no_caller_can_be_announced_there(leg_ports: range) -> None:
    async with source(port=None, leg_ports=leg_ports) as rtp:
        with pytest.raises(SourceError, match=r"no leg can be announced on the shared port: rtp\.auto is false"):
            rtp.open_leg(session_id="s", leg_id="a", roles=("unknown",), peer="127.0.0.1", peer_port=9, port="shared")
        assert rtp.open_legs == 0


async def test_somebody_else_on_the_port_of_a_leg_is_in_the_log_and_in_the_health_at_once(
    leg_ports: range, caplog: pytest.LogCaptureFixture
) -> None:
    async with source(port=None, leg_ports=leg_ports) as rtp:
        bound = rtp.open_leg(session_id="s", leg_id="a", roles=("unknown",))
        with phone(bound) as caller, phone(bound) as intruder:
            caller.speak(SPEECH)
            messages = aiter(rtp)
            await listen(messages, lambda m: isinstance(m, AudioFrame))
            with caplog.at_level(logging.WARNING):
                intruder.speak(SPEECH)
                found = await listen(messages, lambda m: isinstance(m, SourceHealth) and "belongs" in m.detail)
            sender = f"127.0.0.1 port {intruder.socket.getsockname()[1]}"
            owner = f"127.0.0.1 port {caller.socket.getsockname()[1]}"
    line = f"{sender} sends to the port of leg a, which belongs to {owner}: its packets are dropped"
    assert isinstance(found[-1], SourceHealth)
    assert found[-1].detail.endswith(f"; {line}")
    assert [record.getMessage() for record in caplog.records] == [f"rtp: {line}"]
