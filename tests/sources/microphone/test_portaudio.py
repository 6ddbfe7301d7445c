from __future__ import annotations

from contextlib import ExitStack
from typing import Any

import pytest

from streamer.core.errors import SourceError
from streamer.sources.microphone import portaudio
from streamer.sources.microphone.portaudio import OpenInput, PortAudio, process_portaudio


class FakePortAudioError(Exception):
    pass


class FakeStream:
    def __init__(self, library: FakeSoundDevice, arguments: dict[str, Any]) -> None:
        self._library = library
        self.arguments = arguments

    def start(self) -> None:
        if self._library.start_fails:
            raise FakePortAudioError("Unanticipated host error")
        self._library.running.append(self)

    def close(self, *, ignore_errors: bool) -> None:
        assert ignore_errors
        self._library.closed.append(self)


class FakeSoundDevice:
    """As much of sounddevice as we use; what is plugged in shows after a re-scan."""

    PortAudioError = FakePortAudioError

    def __init__(self) -> None:
        self.plugged_in = ["Mic"]
        self.known: list[str] = []
        self.calls: list[str] = []
        self.running: list[FakeStream] = []
        self.closed: list[FakeStream] = []
        self.initialised = False
        self.initialise_fails = False
        self.start_fails = False
        self.open_error: Exception | None = None

    def _terminate(self) -> None:
        self.calls.append("terminate")
        if not self.initialised:
            raise FakePortAudioError("PortAudio not initialized")
        self.initialised = False

    def _initialize(self) -> None:
        self.calls.append("initialize")
        if self.initialise_fails:
            raise FakePortAudioError("Error initializing PortAudio")
        self.initialised = True
        self.known = list(self.plugged_in)

    def query_devices(self, *, kind: str | None = None) -> Any:
        known = [
            {"index": n, "name": name, "hostapi": 0, "max_input_channels": 2, "default_samplerate": 44100.0}
            for n, name in enumerate(self.known)
        ]
        return known[0] if kind else known

    def query_hostapis(self, _index: int) -> dict[str, str]:
        return {"name": "ALSA"}

    def InputStream(self, **arguments: Any) -> FakeStream:  # noqa: N802 - the library's name
        if self.open_error:
            raise self.open_error
        return FakeStream(self, arguments)


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> FakeSoundDevice:
    fake = FakeSoundDevice()
    monkeypatch.setattr(portaudio, "load_sounddevice", lambda: fake)
    return fake


def opening(audio: PortAudio, device: str = "", *, channels: int = 1, sample_rate: int | None = None) -> Any:
    return audio.input_stream(
        device=device,
        channels=channels,
        sample_rate=sample_rate,
        block_ms=20,
        on_block=lambda *_: None,
        on_finished=lambda: None,
    )


@pytest.mark.parametrize(("sample_rate", "opened_rate"), [(None, 44100), (8000, 8000)])
def test_a_stream_runs_at_the_wanted_rate_or_that_of_the_device(
    library: FakeSoundDevice, sample_rate: int | None, opened_rate: int
) -> None:
    with opening(PortAudio(), channels=2, sample_rate=sample_rate) as opened:
        assert opened == OpenInput("Mic", 2, opened_rate)
        (stream,) = library.running
        names = ("device", "channels", "samplerate", "blocksize", "dtype")
        assert [stream.arguments[name] for name in names] == [0, 2, opened_rate, opened_rate // 50, "float32"]
        assert library.closed == []
    assert library.closed == [stream]


def test_every_opening_looks_for_new_devices(library: FakeSoundDevice) -> None:
    audio = PortAudio()
    with pytest.raises(SourceError, match='no input device is called "USB"'), opening(audio, "USB"):
        pass
    library.plugged_in.append("USB thing")
    with opening(audio, "USB") as opened:
        assert opened.device_name == "USB thing"


def test_a_running_stream_is_not_ended_by_a_rescan(library: FakeSoundDevice) -> None:
    audio = PortAudio()
    with ExitStack() as streams:
        streams.enter_context(opening(audio))
        library.calls.clear()
        library.plugged_in.append("USB thing")
        with pytest.raises(SourceError, match="new devices are not found while another microphone is open"):
            streams.enter_context(opening(audio, "USB"))
        streams.enter_context(opening(audio, "Mic"))
        assert library.calls == []
    with opening(audio, "USB") as opened:
        assert opened.device_name == "USB thing"


def test_portaudio_that_did_not_start_is_retried(library: FakeSoundDevice) -> None:
    audio = PortAudio()
    library.initialise_fails = True
    for _ in range(2):
        with pytest.raises(SourceError, match="PortAudio does not start"), opening(audio):
            pass
    library.initialise_fails = False
    with opening(audio):
        assert len(library.running) == 1


@pytest.mark.parametrize("error", [FakePortAudioError("Invalid sample rate"), ValueError("Invalid sample rate")])
def test_a_device_that_does_not_open_is_a_source_error(library: FakeSoundDevice, error: Exception) -> None:
    library.open_error = error
    text = '"Mic" does not open with 2 channels at 8000 Hz: Invalid sample rate'
    with pytest.raises(SourceError, match=text), opening(PortAudio(), channels=2, sample_rate=8000):
        pass


def test_a_device_that_opens_but_does_not_start_is_closed(library: FakeSoundDevice) -> None:
    library.start_fails = True
    with pytest.raises(SourceError, match="Unanticipated host error"), opening(PortAudio()):
        pass
    assert len(library.closed) == 1


def test_more_roles_than_channels_are_an_error(library: FakeSoundDevice) -> None:
    text = '"Mic" has 2 channels, the configuration gives roles to 3'
    with pytest.raises(SourceError, match=text), opening(PortAudio(), channels=3):
        pass
    assert library.running == []


def test_a_process_has_one_portaudio() -> None:
    assert process_portaudio() is process_portaudio()
