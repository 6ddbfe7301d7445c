"""The microphone of the browser: a fake one of Chromium's, and all that can be in its way."""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
import soxr

from streamer.core.audio import AudioFrame, LegClosed, LegOpened
from streamer.protocol.streams.dialect import DialectSettings
from streamer.protocol.streams.l16 import L16Dialect
from streamer.sources.streams.source import StreamsSource
from streamer.web.stream_routes import StreamEndpoint
from tests.support.browser import Browser, browsing
from tests.support.daemon import TIMEOUT_S, kind, running, subscribed
from tests.support.ports import free_port
from tests.support.speech import RATE, conversation
from tests.support.stage import address, stage
from tests.support.websocket_client import TOKEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from streamer.core.audio import SourceMessage

HEARD_HZ = 48_000
LOUD = "--use-file-for-fake-audio-capture="
CONFIG = """
[microphone]
enabled = false
[[streams]]
dialect = "l16"
source_id = "browser"
path = "/browser"
[coach]
target = { calm = 0.5, neutral = 0.5 }
"""
IN_MICROPHONE = "es-microphone button"


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> Path:
    """What the fake microphone hears, again and again."""
    folder = tmp_path_factory.mktemp("spoken")
    speech = soxr.resample(conversation(needs_program("espeak-ng"), folder, pause_s=0.5), RATE, HEARD_HZ)
    soundfile.write(folder / "spoken.wav", np.clip(speech, -1, 1), HEARD_HZ, subtype="PCM_16")
    return folder / "spoken.wav"


@pytest.fixture(scope="module")
def listening(needs_program: Callable[[str], str], npm_packages: Path, spoken: Path) -> Iterator[Browser]:
    """A Chromium with a microphone."""
    with browsing(needs_program("chromium"), "--use-fake-device-for-media-stream", f"{LOUD}{spoken}") as window:
        yield window


def endpoint() -> StreamEndpoint:
    source = StreamsSource(source_id="browser", dialect="l16", where="here")
    source.is_open = True
    return StreamEndpoint("/browser", source, lambda _: L16Dialect(DialectSettings()))


async def test_permission_refused_is_told_and_asked_for_again(listening: Browser, pictures: Path) -> None:
    async with stage(streams=(endpoint(),)) as (server, _):
        await listening.open(address(server, "#/coach"))
        await listening.ask("permissions", allowed=[])
        await listening.ask("click", selector=IN_MICROPHONE)
        await listening.wait("es-microphone p", "The browser does not let this page use the microphone")
        await listening.ask("screenshot", path=str(pictures / "microphone-denied.png"))
        assert await listening.ask("axe") == []
        await listening.ask("permissions", allowed=["microphone"])
        await listening.ask("click", selector=IN_MICROPHONE)
        await listening.wait("es-microphone p", "On: what it hears is sent to this daemon")
        assert await listening.problems() == []


async def test_a_mark_on_every_view_says_that_it_is_on_and_switches_it_off(listening: Browser, pictures: Path) -> None:
    async with stage(streams=(endpoint(),)) as (server, _):
        await listening.open(address(server, "#/health"))
        await listening.ask("permissions", allowed=["microphone"])
        await listening.ask("click", selector=IN_MICROPHONE)
        await listening.wait(".recording", "Microphone on")
        await listening.ask("evaluate", expression="location.hash = '#/'")
        await listening.wait("es-wall")
        await listening.wait(".recording", "Microphone on")
        assert await listening.ask("evaluate", expression="document.title") == "● Emotion Streamer"
        await listening.ask("screenshot", path=str(pictures / "microphone-on.png"))
        assert await listening.ask("axe") == []
        await listening.ask("click", selector=".recording")
        await listening.wait(".recording", state="hidden")
        assert await listening.ask("evaluate", expression="document.title") == "Emotion Streamer"


async def test_a_daemon_without_such_a_stream_says_how_to_configure_it(listening: Browser) -> None:
    async with stage() as (server, _):
        await listening.open(address(server, "#/coach"))
        await listening.ask("permissions", allowed=["microphone"])
        await listening.ask("click", selector=IN_MICROPHONE)
        await listening.wait("es-microphone p", "no [[streams]] with the path /browser")
        await listening.wait(".recording", state="hidden")


async def test_a_browser_without_a_microphone_says_so(browser: Browser) -> None:
    async with stage(streams=(endpoint(),)) as (server, _):
        await browser.open(address(server, "#/coach"))
        await browser.ask("permissions", allowed=["microphone"])
        await browser.ask("click", selector=IN_MICROPHONE)
        await browser.wait("es-microphone p", "There is no microphone, or it was unplugged")


async def test_a_token_lets_it_in_by_tickets_and_another_device_goes_on_in_the_session(listening: Browser) -> None:
    place, taken = endpoint(), Taken()
    place.source._put = taken.take  # type: ignore[method-assign]
    async with stage(token=TOKEN, streams=(place,)) as (server, _):
        await listening.open(address(server, "#/coach"))
        await listening.wait("form")
        await listening.ask("fill", selector="form input", value=TOKEN)
        await listening.ask("press", key="Enter")
        await listening.ask("permissions", allowed=["microphone"])
        await listening.ask("evaluate", expression=KEEP_MEDIA)
        await listening.ask("click", selector=IN_MICROPHONE)
        await listening.wait("es-microphone p", "On:")
        await taken.sound()
        assert await listening.ask("count", selector="es-microphone option") > 1
        await listening.ask("select", selector="es-microphone select", value=await second_device(listening))
        await taken.audio()
        # The system has unplugged it: the next one takes its place.
        await listening.ask("evaluate", expression="media.getAudioTracks()[0].dispatchEvent(new Event('ended')); 0")
        await taken.audio()
        await listening.ask("click", selector=IN_MICROPHONE)
        await listening.wait("es-microphone p", "Off.")
    kinds = [type(message) for message in taken.messages if not isinstance(message, AudioFrame)]
    assert kinds == [LegOpened, LegClosed]


SILENCE_BELOW = 0.05
"""A sample above it is no silence."""


class Taken:
    """What a source got."""

    def __init__(self) -> None:
        self.messages: list[SourceMessage] = []
        self._came = asyncio.Event()

    def take(self, messages: Iterable[SourceMessage]) -> None:
        self.messages += messages
        self._came.set()

    async def sound(self) -> None:
        """Return once a frame has come that is not silence."""
        seen = 0
        async with asyncio.timeout(TIMEOUT_S):
            while True:
                self._came.clear()
                new, seen = self.messages[seen:], len(self.messages)
                if any(isinstance(each, AudioFrame) and np.abs(each.samples).max() > SILENCE_BELOW for each in new):
                    return
                await self._came.wait()

    async def audio(self) -> None:
        """Return once ten more frames have come."""
        before = len(self.messages)
        async with asyncio.timeout(TIMEOUT_S):
            while len(self.messages) < before + 10:
                self._came.clear()
                await self._came.wait()


KEEP_MEDIA = """
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wanted) => (globalThis.media = await open(wanted));
    0
"""


async def second_device(window: Browser) -> str:
    found = await window.ask("attribute", selector="es-microphone option >> nth=1", name="value")
    return str(found)


HIDE = """
    Object.defineProperty(document, "hidden", { value: true, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
"""


@pytest.mark.slow
async def test_from_the_microphone_to_pixels_and_a_report_over_a_restart_of_the_daemon(
    listening: Browser, tmp_path: Path, pictures: Path
) -> None:
    port = free_port()
    folders = [tmp_path / name for name in ("first", "second")]
    for folder in folders:
        folder.mkdir()
    async with running(folders[0], config=CONFIG, port=port) as daemon:
        await daemon.wait_notified("READY=1")
        await listening.open(f"http://127.0.0.1:{port}/#/coach")
        await listening.ask("permissions", allowed=["microphone"])
        async with subscribed(port) as events:
            await listening.ask("click", selector=IN_MICROPHONE)
            started = await events.until(lambda event: kind(event) == "session.started.v1")
            assert started["data"]["source_id"] == "browser"
            assert started["data"]["legs"][0]["sample_rate"] in {44_100, 48_000}
            await listening.wait("es-coach .cue", "To practise: calm 50 %, neutral 50 %")
            # A window that is hidden goes on listening.
            hidden = "Object.defineProperty(document, 'hidden', { value: true, configurable: true });"
            await listening.ask(
                "evaluate", expression=f"{hidden} document.dispatchEvent(new Event('visibilitychange'))"
            )
            await events.until(lambda event: kind(event) == "utterance.ended.v1")
            await listening.ask("evaluate", expression="delete document.hidden; 0")
        await daemon.stop(signal.SIGKILL)
        await listening.wait("es-microphone p", "Connecting. What is said now is not sent.")
        await listening.wait(".recording", state="hidden")
    async with running(folders[1], config=CONFIG, port=port) as daemon:
        await daemon.wait_notified("READY=1")
        await listening.wait("es-microphone p", "On:")
        async with subscribed(port) as events:
            await events.until(lambda event: kind(event) == "emotion.v1" and not event["data"]["abstained"])
        await listening.ask("evaluate", expression="location.hash = '#/'")
        await listening.wait("es-tile .percent", "%")
        await listening.ask("screenshot", path=str(pictures / "microphone-wall.png"))
        await listening.ask("evaluate", expression="location.hash = '#/coach'")
        await listening.ask("click", selector=IN_MICROPHONE)
        await listening.wait("es-coach ol.lead", "the voice expressed")
        assert await listening.ask("count", selector="es-coach .cue") == 0  # nor that of the daemon that was killed
        await listening.ask("screenshot", path=str(pictures / "microphone-report.png"))
