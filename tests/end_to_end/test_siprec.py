"""SIPREC: SIPp records a call for real; what else clients do, a stand-in does that keeps to RFC 7866."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import socket
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
import soxr

from streamer.app.analysis import analysis
from streamer.config.tables import Config, Privacy
from streamer.control.handler import ControlHandler
from streamer.ops.defaults import random_id, utc_now
from streamer.protocol.g711 import A_LAW
from streamer.protocol.jitter import JitterConfig
from streamer.protocol.sip.bodies import METADATA
from streamer.protocol.sip.digest import DigestAuthenticator
from streamer.protocol.sip.metadata import RolePatterns
from streamer.protocol.sip.offer import parse_offer
from streamer.sources.files.source import FilesSource
from streamer.sources.rtp.source import RtpSource
from streamer.sources.siprec.recordings import Recordings
from streamer.sources.siprec.requests import ControlRequests
from streamer.sources.siprec.source import SiprecSource
from tests.support.calls import TIMEOUT_S, events_of_file, run, speech_results
from tests.support.captures import write_capture
from tests.support.collector import Collector
from tests.support.control_websocket import ask, control_connection
from tests.support.daemon import get, kind, running, subscribed
from tests.support.ports import free_leg_ports, free_port
from tests.support.receiver_config import ENCODINGS, receiver_config
from tests.support.rtp import rtp_bytes, stream
from tests.support.sipp_recording import recording
from tests.support.siprec import (
    ALICE,
    PEOPLE,
    TWO,
    Client,
    audio,
    description,
    metadata,
    parsed,
    parsed_request,
)
from tests.support.speech import RATE, SENTENCES, coded, speak

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from numpy.typing import NDArray
    from sipmessage import Response

    from tests.support.daemon import Daemon, Event

UNHURRIED = JitterConfig(quiet_s=5.0)
PATTERNS = RolePatterns(customers=["*@customers.example.com"], agents=["*@agents.example.com"])


@pytest.fixture(scope="module")
def parties(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> list[Path]:
    """A recording of each party, 8 kHz, of equal length, in samples that A-law represents exactly."""
    folder = tmp_path_factory.mktemp("parties")
    pause = np.zeros(round(0.8 * RATE), np.float32)
    spoken: list[NDArray[np.int16]] = []
    for text in SENTENCES[:2]:
        said = np.concatenate([pause, speak(needs_program("espeak-ng"), folder, text), pause])
        spoken.append(coded(soxr.resample(said, RATE, 8_000), folder / "coded.wav", "ALAW"))
    length = max(map(len, spoken)) // 160 * 160 + 160
    paths = [folder / "customer.wav", folder / "agent.wav"]
    for path, samples in zip(paths, spoken, strict=True):
        soundfile.write(path, np.pad(samples, (0, length - len(samples))), 8_000, subtype="PCM_16")
    return paths


USER, SECRET, KEY = "sbc", "of the operator", base64.b64encode(bytes(range(30))).decode()
SUITE = "AES_CM_128_HMAC_SHA1_80"


def authenticator() -> DigestAuthenticator:
    return DigestAuthenticator(
        {USER: [SECRET]}, realm="calls", algorithms=("MD5",), nonce_s=300.0, key=b"k" * 32, new_id=random_id
    )


@asynccontextmanager
async def recording_server(repository: Path) -> AsyncIterator[tuple[SiprecSource, Collector]]:
    """The recording server, the source of its legs and the pipeline behind it."""
    collector = Collector()
    rtp = RtpSource(receiver_config(jitter=UNHURRIED), port=None, leg_ports=free_leg_ports(8))
    config = Config(privacy=Privacy(agent_reason="a test"))
    daemon = analysis(config, repository / "config.toml", source=rtp, make_sink=lambda _: collector)
    handler = ControlHandler(
        legs=daemon.pipeline.legs, rtp_source=rtp, is_listening=lambda: True, now=utc_now, new_id=random_id
    )
    recordings = Recordings(
        ControlRequests(handler.answer, timeout_s=60.0),
        encodings=ENCODINGS,
        roles=("unknown",),
        patterns=PATTERNS,
        public_host="",
    )
    users = authenticator()
    server = SiprecSource(
        recordings,
        source_id="siprec",
        host="127.0.0.1",
        port=0,
        transports=("udp", "tcp"),
        allowed=("127.0.0.0/8",),
        authenticate=lambda request, now_s: users.check(
            request.method, request.headers.getlist("Authorization"), now_s
        ),
    )
    stop = asyncio.Event()
    async with asyncio.timeout(TIMEOUT_S), asyncio.TaskGroup() as tasks, server:
        tasks.create_task(daemon.service.run(stop))
        await collector.until(bool)
        serving = tasks.create_task(serve(server))
        yield server, collector
        stop.set()
        serving.cancel()


async def serve(server: SiprecSource) -> None:
    async for _ in server:
        pass


async def test_sipp_proves_who_it_is_and_both_streams_one_encrypted_give_the_events_of_their_files(
    repository: Path, parties: list[Path], tmp_path: Path, needs_program: Callable[[str], str]
) -> None:
    sipp, ffmpeg = needs_program("sipp"), needs_program("ffmpeg")
    if os.geteuid() != 0:
        pytest.skip("SIPp plays captures through raw sockets, which only root may open")
    samples, _ = soundfile.read(parties[0], dtype="int16")
    codes = A_LAW.encode(samples).tobytes()
    packets = stream([codes[n : n + 160] for n in range(0, len(codes), 160)], payload_type=8)
    here = ("127.0.0.1", 6000)
    capture = write_capture(
        tmp_path / "customer.pcap", [(0.02 * n, here, here, rtp_bytes(packet)) for n, packet in enumerate(packets)]
    )
    async with recording_server(repository) as (server, collector):
        command, fifo = recording(
            sipp,
            tmp_path,
            to_port=server.port,
            capture=capture,
            seconds=len(samples) / 8_000 + 0.5,
            user=USER,
            secret=SECRET,
            crypto=f"1 {SUITE} inline:{KEY}",
        )
        os.mkfifo(fifo)
        calling = asyncio.create_task(run(*command))
        port = int(await first_line(fifo, calling))
        sending = ("-loglevel", "error", "-re", "-i", parties[1], "-c:a", "pcm_alaw", "-payload_type", "8")
        encrypting = ("-srtp_out_suite", SUITE, "-srtp_out_params", KEY)
        await run(ffmpeg, *sending, "-f", "rtp", *encrypting, f"srtp://127.0.0.1:{port}?pkt_size=182")
        await calling
        await collector.until(lambda events: "session.ended.v1" in map(kind, events))
        events = list(collector.events)
    for role, path in zip(("customer", "agent"), parties, strict=True):
        of_file = speech_results(await events_of_file(repository, FilesSource([path])))
        assert len(of_file) > 3
        assert speech_results(of_leg(events, role)) == of_file
    ended = [event["data"]["reason"] for event in events if kind(event) == "session.ended.v1"]
    assert ended == ["hangup"]


async def first_line(fifo: Path, writing: asyncio.Task[None]) -> bytes:
    """Return the first line that somebody writes into a FIFO while a task runs."""
    descriptor = os.open(fifo, os.O_RDWR | os.O_NONBLOCK)
    readable = asyncio.Event()
    asyncio.get_running_loop().add_reader(descriptor, readable.set)
    waiting = asyncio.create_task(readable.wait())
    try:
        await asyncio.wait([waiting, writing], return_when=asyncio.FIRST_COMPLETED)
        if writing.done():
            writing.result()
        return os.read(descriptor, 100)
    finally:
        waiting.cancel()
        asyncio.get_running_loop().remove_reader(descriptor)
        os.close(descriptor)


def of_leg(events: list[Event], role: str) -> list[Event]:
    """Return the events of the leg of a role."""
    legs = [leg for event in events for leg in event["data"].get("legs", [])]
    (leg_id,) = {leg["leg_id"] for leg in legs if leg["role"] == role}
    return [event for event in events if event["data"].get("leg_id") == leg_id]


# -- the daemon ----------------------------------------------------------------------------------------------------


def configuration(siprec_port: int) -> str:
    first = free_leg_ports(20)[0]
    return (
        '[microphone]\nenabled = false\n[log]\nlevel = "debug"\n[privacy]\nagent_reason = "a test"\n'
        f"[rtp]\nenabled = true\nauto = false\nleg_ports = [{first}, {first + 38}]\n[events]\ncall_references = true\n"
        f'[siprec]\nenabled = true\nport = {siprec_port}\nallowed = ["127.0.0.1/32"]\n'
        'customers = ["*@customers.example.com"]\nagents = ["*@agents.example.com"]\n'
    )


class Connection:
    """The client over TCP."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.client = Client(transport="TCP")
        self._reader, self._writer = reader, writer
        self._requests: list[bytes] = []
        """Of the server, that came before an answer."""

    async def ask(self, request: bytes) -> Response:
        """Send a request; return the final answer, which is confirmed where that must be."""
        self._writer.write(request)
        response = await self._answer()
        self.client.take(response)
        if response.headers["CSeq"].endswith("INVITE"):
            self._writer.write(self.client.request("ACK"))
        return response

    async def asked(self) -> bytes:
        """Return the next request of the server."""
        return self._requests.pop(0) if self._requests else await self._receive()

    async def _answer(self) -> Response:
        while True:
            message = await self._receive()
            if not message.startswith(b"SIP/2.0 "):
                self._requests.append(message)
            elif (response := parsed(message)).code != 100:
                return response

    async def _receive(self) -> bytes:
        """Return the next message."""
        async with asyncio.timeout(TIMEOUT_S):
            head = await self._reader.readuntil(b"\r\n\r\n")
            length = next(line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length"))
            return head + await self._reader.readexactly(int(length.partition(b":")[2]))


@asynccontextmanager
async def recorded_by(folder: Path) -> AsyncIterator[tuple[Daemon, Connection]]:
    """A daemon, and a client that is connected to it."""
    port = free_port()
    async with running(folder, config=configuration(port)) as daemon:
        await daemon.wait_notified("READY=1")
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        yield daemon, Connection(reader, writer)
        writer.close()


def lines_of(response: Response) -> list[tuple[int, str, str]]:
    """Return port, label and direction of each media line of an answer."""
    media = parse_offer(response.body.decode())
    return [(each.port, each.label, each.direction) for each in media]


def two_lines(direction: str = "sendonly", *, second: str = "97") -> bytes:
    return description(audio(4000, "96", direction=direction), audio(4002, second, direction=direction))


async def test_a_recording_session_has_legs_with_roles_which_hold_pauses(tmp_path: Path) -> None:
    async with recorded_by(tmp_path) as (daemon, there), subscribed(daemon.port) as events:
        async with control_connection(daemon) as control:
            opened = await there.ask(there.client.invite(two_lines()))
            assert opened.code == 200
            (port, *_), (other, *_) = lines_of(opened)
            assert lines_of(opened) == [(port, "96", "recvonly"), (other, "97", "recvonly")]
            (session,) = (await ask(control, "list_sessions"))["sessions"]
            assert sorted((leg["role"], leg["analysed"], leg["paused"]) for leg in session["legs"]) == [
                ("agent", True, False),
                ("customer", True, False),
            ]
            assert session["call_reference"] == "hVpd7YQgRW2nD22h7q60JQ"
            for direction, is_paused in (("inactive", True), ("sendonly", False)):
                held = await there.ask(there.client.invite(two_lines(direction)))
                assert [line[0] for line in lines_of(held)] == [port, other]
                (session,) = (await ask(control, "list_sessions"))["sessions"]
                assert [leg["paused"] for leg in session["legs"]] == [is_paused, is_paused]
            swapped = metadata(("p2==", ALICE, ["s2=="]), streams=[], mode="partial")
            assert (await there.ask(there.client.request("UPDATE", swapped, METADATA[0]))).code == 200
            (session,) = (await ask(control, "list_sessions"))["sessions"]
            assert [leg["role"] for leg in session["legs"]] == ["customer", "customer"]
            third = description(audio(4000, "96"), audio(0, "97"), audio(4004, "98"))
            changed = await there.ask(there.client.invite(third))
            assert [line[1:] for line in lines_of(changed)] == [
                ("96", "recvonly"),
                ("", "sendrecv"),
                ("98", "recvonly"),
            ]
            (session,) = (await ask(control, "list_sessions"))["sessions"]
            assert sorted((leg["role"], leg["paused"]) for leg in session["legs"]) == [
                ("agent", True),
                ("customer", False),
                ("unknown", False),
            ]
        assert (await there.ask(there.client.request("BYE"))).code == 200
        ended = await events.until(lambda event: kind(event) == "session.ended.v1")
        assert (ended["data"]["reason"], ended["data"]["call_reference"]) == ("hangup", "hVpd7YQgRW2nD22h7q60JQ")
        assert (await there.ask(there.client.request("BYE"))).code == 481
        status, log = await daemon.stop()
    assert status == 0
    everything = log + json.dumps(events.events)
    assert not [name for name in (*PEOPLE, "sip:", "customers.example", "src.example") if name in everything]


async def test_what_can_not_be_recorded_is_refused_and_the_next_call_is_not(tmp_path: Path) -> None:
    async with recorded_by(tmp_path) as (daemon, there):
        offers = [
            (there.client.request("INVITE", b"hello", "text/plain"), 415),
            (there.client.invite(b"v=0\r\n"), 488),
            (there.client.invite(description("m=audio 4000 RTP/SAVP 0\r\n")), 488),
            (there.client.invite(description("m=audio 4000 UDP/TLS/RTP/SAVPF 0\r\n")), 488),
            (there.client.invite(description("m=audio 4000 RTP/AVP 18\r\n")), 488),
            (there.client.request("INVITE", TWO, METADATA[0]), 488),
            (there.client.request("OPTIONS"), 200),
            (there.client.request("SUBSCRIBE"), 405),
        ]
        for request, code in offers:
            there.client.to_tag = ""
            response = await there.ask(request)
            assert response.code == code
            assert (response.headers.get("Warning") is not None) == (code == 488)
        there.client.to_tag = ""
        assert (await there.ask(there.client.invite(two_lines(), xml=b"no metadata"))).code == 200
        async with control_connection(daemon) as control:
            (session,) = (await ask(control, "list_sessions"))["sessions"]
        assert [leg["role"] for leg in session["legs"]] == ["unknown", "unknown"]
        figures = await get(f"http://127.0.0.1:{daemon.port}/metrics", {})
        assert "emotion_streamer_siprec_recordings 1.0\n" in figures
        assert "\nrecordings siprec: 1 open\n" in await get(f"http://127.0.0.1:{daemon.port}/healthz", {})
        assert 'emotion_streamer_siprec_refusals_total{code="488"} 5.0\n' in figures


async def test_more_legs_than_there_may_be_are_refused_for_now(tmp_path: Path) -> None:
    port = free_port()
    config = configuration(port).replace("auto = false", "auto = false\nmax_legs = 2")
    async with running(tmp_path, config=config) as daemon:
        await daemon.wait_notified("READY=1")
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        answers = []
        for number in range(2):
            there = Connection(reader, writer)
            there.client.call_id = f"call-{number}@src"
            answers.append(await there.ask(there.client.invite(two_lines())))
        writer.close()
        assert [response.code for response in answers] == [200, 503]
        assert answers[1].headers["Retry-After"] == "10"


async def test_the_client_hears_of_it_when_the_session_ends_here(tmp_path: Path) -> None:
    async with recorded_by(tmp_path) as (daemon, there):
        await there.ask(there.client.invite(two_lines()))
        async with subscribed(daemon.port) as events, control_connection(daemon) as control:
            (session,) = (await ask(control, "list_sessions"))["sessions"]
            await ask(control, "end_session", session_id=session["session_id"])
            await events.until(lambda event: kind(event) == "session.ended.v1")
        assert (await there.ask(there.client.invite(two_lines()))).code == 481
        assert parsed_request(await there.asked()).method == "BYE"
        there.client.to_tag = ""
        await there.ask(there.client.invite(two_lines()))
        status, _ = await daemon.stop()
        assert parsed_request(await there.asked()).method == "BYE"
    assert status == 0


async def test_datagrams_are_answered_but_not_those_of_strangers(tmp_path: Path) -> None:
    port = free_port()
    async with running(tmp_path, config=configuration(port)) as daemon:
        await daemon.wait_notified("READY=1")
        loop = asyncio.get_running_loop()
        with datagrams("127.0.0.2") as stranger, datagrams("127.0.0.1") as client:
            for each in (stranger, client):
                there = Client(host=each.getsockname()[0], port=each.getsockname()[1])
                for data in (b"\r\n\r\n", b"\x80\x00garbage", there.request("OPTIONS"), there.invite(two_lines())):
                    await loop.sock_sendto(each, data, ("127.0.0.1", port))
            async with asyncio.timeout(TIMEOUT_S):
                codes = [parsed(await loop.sock_recv(client, 65_535)).code for _ in range(3)]
            assert codes == [200, 100, 200]
            with pytest.raises(BlockingIOError):
                stranger.recv(65_535)
        _, log = await daemon.stop()
    assert log.count('"siprec: messages of 127.0.0.2 are dropped: is not in siprec.allowed') == 1
    assert log.count('"siprec: messages of 127.0.0.1 are dropped: lines that end in CRLF') == 1


def datagrams(host: str) -> socket.socket:
    """Return a socket that does not wait."""
    found = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    found.bind((host, 0))
    found.setblocking(False)
    return found
