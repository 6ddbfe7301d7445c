from __future__ import annotations

import asyncio
import json
import logging
from typing import TYPE_CHECKING

import numpy as np
import pytest

from streamer.app.streams import KINDS, Streams
from streamer.call_test.asterisk import chan_websocket_player
from streamer.call_test.play import frames_of
from streamer.call_test.player import PlayedCall
from streamer.core.audio import AudioFrame, AudioLost, LegClosed, LegOpened
from streamer.protocol.streams.audiohook import AudioHookDialect
from streamer.protocol.streams.audiosocket import TERMINATE, UUID, AudioSocketDialect, message
from streamer.protocol.streams.dialect import DialectSettings, Handshake
from streamer.protocol.streams.l16 import L16Dialect
from streamer.protocol.streams.media_streams import FLAVOURS, MediaStreamsDialect
from streamer.sources.streams.connection import ConnectionClosed
from streamer.sources.streams.source import StreamsSource
from tests.support.daemon import TIMEOUT_S
from tests.support.streams import FakePlatform, next_message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from streamer.core.audio import SourceMessage
    from streamer.protocol.streams.dialect import Dialect

PIECE = bytes(640)
NAMED = '{"callSid": "4711"}'


class Patient(FakePlatform):
    """Stays connected until it is closed by us."""

    def __init__(self, frames: Iterable[str | bytes]) -> None:
        super().__init__(frames)
        self._is_closed = asyncio.Event()
        self.waits = asyncio.Event()
        """Set once all has been said."""

    async def receive(self) -> str | bytes:
        try:
            return await super().receive()
        except ConnectionClosed:
            self.waits.set()
            await self._is_closed.wait()
            raise

    async def close(self, code: int, text: str) -> None:
        await super().close(code, text)
        self._is_closed.set()


def source() -> StreamsSource:
    return StreamsSource(source_id="pbx", dialect="l16", where="here", reconnect_s=0.0)


def dialect() -> L16Dialect:
    return L16Dialect(DialectSettings())


async def taken(of: StreamsSource, number: int) -> list[SourceMessage]:
    messages = aiter(of)
    return [await next_message(messages) for _ in range(number)]


async def test_a_connection_is_served_from_its_first_frame_to_its_end() -> None:
    pbx = source()
    await pbx.serve(FakePlatform([NAMED, PIECE, PIECE]), dialect())
    opened, *frames, closed = await taken(pbx, 4)
    assert isinstance(opened, LegOpened)
    assert [(f.start, f.end) for f in frames if isinstance(f, AudioFrame)] == [(0, 320), (320, 640)]
    assert closed == LegClosed(opened.leg_id, "hangup")


async def test_what_is_not_of_the_dialect_ends_the_call_as_an_error_with_one_line_that_quotes_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.WARNING)
    start, media = '{"event": "start", "start": {"callSid": "CA1"}}', '{"event": "media", "media": {"payload": "//8="}}'
    pbx, platform = source(), FakePlatform([start, media, "INVITE sip:+4930123456@pbx.example SIP/2.0", media])
    await pbx.serve(platform, MediaStreamsDialect(DialectSettings()))
    text = "expected a message of Media Streams in JSON, got something else"
    assert platform.closed == (1008, text)
    opened, _, closed = await taken(pbx, 3)
    assert isinstance(opened, LegOpened)
    assert closed == LegClosed(opened.leg_id, "error")
    assert caplog.messages == [f"pbx: platform sends no l16: {text}"]


async def test_a_platform_that_says_nothing_at_first_is_disconnected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streamer.sources.streams.source.BEGIN_S", 0.01)

    class Silent(FakePlatform):
        async def receive(self) -> str | bytes:
            await asyncio.Event().wait()
            raise AssertionError

    platform = Silent()
    async with asyncio.timeout(TIMEOUT_S):
        await source().serve(platform, dialect())
    assert platform.closed == (1008, "expected a call within 0.01 s, got none")


@pytest.mark.parametrize("name", [*KINDS, "audiosocket"])
async def test_a_platform_that_begins_to_speak_and_begins_no_call_is_disconnected_too(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("streamer.sources.streams.source.BEGIN_S", 0.05)

    class Slow(FakePlatform):
        async def receive(self) -> str | bytes:
            try:
                return await super().receive()
            except ConnectionClosed:
                await asyncio.Event().wait()
                raise

    settings = DialectSettings()
    served = AudioSocketDialect("unknown") if name == "audiosocket" else KINDS[name].make(settings, Handshake("ws://h"))
    platform = Slow(BEGINNINGS.get(name, []))
    async with asyncio.timeout(TIMEOUT_S):
        await source().serve(platform, served)
    assert platform.closed == (1008, "expected a call within 0.05 s, got none")


BEGINNINGS: dict[str, list[str | bytes]] = {
    **{name: ['{"event": "connected"}'] for name in FLAVOURS},
    "audiosocket": [b"\x01\x00"],
    "asterisk": [bytes(640)],
    "audiohook": [
        json.dumps(
            {
                "version": "2",
                "id": "e160e428-53e2-487c-977d-96989bf5c99d",
                "type": "ping",
                "seq": 1,
                "serverseq": 0,
                "position": "PT0S",
                "parameters": {},
            }
        )
    ],
}


async def test_audio_that_the_engine_does_not_take_in_time_is_dropped_and_told_and_nothing_else_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("streamer.sources.streams.source.MAX_WAITING", 5)
    pbx = source()
    await pbx.serve(FakePlatform([NAMED, *[PIECE] * 100]), dialect())
    opened, *frames, closed, lost = await taken(pbx, 7)
    assert isinstance(opened, LegOpened)
    assert [type(frame) for frame in frames] == [AudioFrame] * 4
    assert closed == LegClosed(opened.leg_id, "hangup")
    assert lost == AudioLost("pbx", (opened.leg_id,), 96 * 320, 16_000, 1)


async def test_a_session_that_is_ended_has_its_connection_closed() -> None:
    pbx, platform = source(), Patient([PIECE])
    serving = asyncio.create_task(pbx.serve(platform, dialect()))
    messages = aiter(pbx)
    opened = await next_message(messages)
    assert isinstance(opened, LegOpened)
    pbx.end_session(opened.session_id)
    async with asyncio.timeout(TIMEOUT_S):
        await serving
    assert platform.closed == (1000, "the session was ended")
    while isinstance(message := await next_message(messages), AudioFrame):
        pass
    assert message == LegClosed(opened.leg_id, "hangup")


async def test_clients_are_sent_away_with_the_end_of_their_calls_so_that_they_connect_elsewhere() -> None:
    pbx, platforms = source(), [Patient([NAMED, PIECE]), Patient([PIECE])]
    serving = [asyncio.create_task(pbx.serve(platform, dialect())) for platform in platforms]
    messages = aiter(pbx)
    opened = [message for message in [await next_message(messages) for _ in range(4)] if isinstance(message, LegOpened)]
    pbx.send_away(everybody=True)
    async with asyncio.timeout(TIMEOUT_S):
        await asyncio.gather(*serving)
    assert [platform.closed for platform in platforms] == [(1001, "this daemon ends: connect again")] * 2
    closed = [await next_message(messages) for _ in range(2)]
    assert closed == [LegClosed(leg.leg_id, "shutdown") for leg in opened]


@pytest.mark.parametrize(
    ("make", "frames", "last"),
    [
        (lambda: AudioSocketDialect("customer"), [message(UUID, bytes(16))], [message(TERMINATE)]),
        (lambda: AudioHookDialect(DialectSettings(), {}), [], ["disconnect"]),
        (dialect, [NAMED, PIECE], []),
    ],
)
async def test_before_the_daemon_ends_platforms_are_told_so_in_the_words_of_their_dialect(
    make: Callable[[], Dialect], frames: list[str | bytes], last: list[str | bytes]
) -> None:
    pbx, platform = source(), Patient(frames)
    async with asyncio.timeout(TIMEOUT_S), pbx:
        serving = asyncio.create_task(pbx.serve(platform, make()))
        await platform.waits.wait()
    await asyncio.wait([serving], timeout=TIMEOUT_S)
    assert platform.closed == (1001, "this daemon ends")
    assert [json.loads(said)["type"] if isinstance(said, str) else said for said in platform.sent] == last


async def test_who_has_not_begun_a_call_is_sent_away_too_and_calls_that_are_not_made_again_go_on() -> None:
    pbx, idle, calling = source(), Patient([]), Patient([NAMED, PIECE])
    serving = [asyncio.create_task(pbx.serve(platform, dialect())) for platform in (idle, calling)]
    assert isinstance(await next_message(aiter(pbx)), LegOpened)
    pbx.send_away(everybody=False)
    async with asyncio.timeout(TIMEOUT_S):
        await serving[0]
    assert (idle.closed, calling.closed) == ((1001, "this daemon ends: connect again"), None)
    serving[1].cancel()
    await asyncio.wait([serving[1]])


async def test_connections_that_we_made_end_with_the_source() -> None:
    pbx, done = source(), asyncio.Event()

    class Endless(FakePlatform):
        async def receive(self) -> str | bytes:
            await asyncio.sleep(0.001)
            return PIECE

    platform = Endless()
    async with pbx:
        pbx.serve_in_background(platform, dialect(), when_done=done.set)
        assert isinstance((await taken(pbx, 1))[0], LegOpened)
    async with asyncio.timeout(TIMEOUT_S):
        await done.wait()
    assert platform.closed == (1001, "")


async def test_of_asterisk_those_are_sent_away_that_say_that_they_come_again_and_no_call_is_hung_up_on() -> None:
    pbx = StreamsSource(source_id="pbx", dialect="asterisk", where="here", reconnect_s=10.0)
    platforms, serving = [], []
    for again in ("yes", "no", None):
        call = PlayedCall(f"call-{again}", ("customer",), 1, 16_000)
        opening, piece = frames_of(chan_websocket_player(call), np.zeros((320, 1), np.int16), call)
        start = json.loads(opening)
        if again is not None:
            start["channel_variables"]["__EMOTION_AGAIN"] = again
        platforms.append(Patient([json.dumps(start), piece]))
        made = KINDS["asterisk"].make(DialectSettings(), Handshake("ws://here/asterisk"))
        serving.append(asyncio.create_task(pbx.serve(platforms[-1], made)))
    messages = aiter(pbx)
    opened = [each for each in [await next_message(messages) for _ in range(6)] if isinstance(each, LegOpened)]
    Streams([pbx]).send_away()
    async with asyncio.timeout(TIMEOUT_S):
        await serving[0]
    assert [platform.closed for platform in platforms] == [(1001, "this daemon ends: connect again"), None, None]
    assert await next_message(messages) == LegClosed(opened[0].leg_id, "shutdown")
    assert (pbx.open_connections, pbx.open_legs) == (2, 2)
    for each in serving:
        each.cancel()
