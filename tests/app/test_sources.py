"""Which sources the configuration enables, and when the demonstration replaces the microphone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from streamer.app import sources
from streamer.app.sources import live_sources
from streamer.config.tables import Config, Microphone
from streamer.core.errors import SourceError
from streamer.sources.files.demo import DemoSource
from streamer.sources.microphone.source import MicrophoneSource
from tests.support.service import ScriptedSource

if TYPE_CHECKING:
    from collections.abc import Callable

DEMO = Path("demo.wav")
RTP = ScriptedSource([], live=True)


def one_device() -> list[str]:
    return ["microphone"]


def no_device() -> list[str]:
    return []


def no_sound_system() -> list[str]:
    raise SourceError("there is no sound system")


@pytest.mark.parametrize(
    ("enabled", "devices", "rtp", "demo", "expected"),
    [
        (True, one_device, None, None, [MicrophoneSource]),
        (True, one_device, None, DEMO, [MicrophoneSource]),
        (True, one_device, RTP, None, [ScriptedSource, MicrophoneSource]),
        (True, no_device, None, None, [MicrophoneSource]),
        (True, no_device, None, DEMO, [DemoSource]),
        (True, no_sound_system, RTP, DEMO, [ScriptedSource, DemoSource]),
        (False, one_device, None, DEMO, [DemoSource]),
        (False, one_device, RTP, DEMO, [ScriptedSource]),
    ],
)
def test_the_demonstration_replaces_a_missing_microphone_but_not_rtp(
    monkeypatch: pytest.MonkeyPatch,
    devices: Callable[[], list[str]],
    rtp: ScriptedSource | None,
    demo: Path | None,
    expected: list[type],
    *,
    enabled: bool,
) -> None:
    monkeypatch.setattr(sources, "input_devices", devices)
    config = Config(microphone=Microphone(enabled=enabled))
    assert [type(source) for source in live_sources(config, rtp, (), demo)] == expected
