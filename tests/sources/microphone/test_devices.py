from __future__ import annotations

import importlib
import subprocess
import sys
import tomllib
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from streamer.core.errors import SourceError
from streamer.sources.microphone.devices import (
    InputDevice,
    choose_device,
    format_devices,
    list_inputs,
    load_sounddevice,
    setting,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


def device(name: str, *, index: int = 0, channels: int = 1, is_default: bool = False) -> InputDevice:
    return InputDevice(index, name, "ALSA", channels, 48000, is_default)


BUILT_IN = device("HDA Intel: ALC (hw:0,0)", index=0, channels=2)
HEADSET = device("USB Headset: Audio (hw:1,0)", index=3)
WEBCAM = device("USB Webcam: Audio (hw:2,0)", index=4)
PULSE = device("pulse", index=6, channels=32, is_default=True)
ALL = [BUILT_IN, HEADSET, WEBCAM, PULSE]


@pytest.mark.parametrize(
    ("name", "chosen"),
    [
        ("", PULSE),
        ("pulse", PULSE),
        ("PULSE", PULSE),
        ("headset", HEADSET),
        ("USB Webcam: Audio (hw:2,0)", WEBCAM),
        ("hw:0", BUILT_IN),
    ],
)
def test_a_device_is_found_by_its_name_or_a_part_of_it(name: str, chosen: InputDevice) -> None:
    assert choose_device(ALL, name) is chosen


def test_an_exact_name_wins_over_names_that_contain_it() -> None:
    longer = device("pulse two")
    assert choose_device([longer, PULSE], "pulse") is PULSE


def test_a_name_that_two_host_apis_offer_is_the_first() -> None:
    first, second = device("Mic", index=1), device("Mic", index=2)
    assert choose_device([first, second], "mic") is first


@pytest.mark.parametrize(
    ("known", "name", "text"),
    [
        (
            ALL,
            "usb",
            '"usb" matches more than one input device: "USB Headset: Audio (hw:1,0)", "USB Webcam: Audio (hw:2,0)"',
        ),
        (
            [HEADSET, WEBCAM],
            "pulse",
            'no input device is called "pulse"; there are "USB Headset: Audio (hw:1,0)", "USB',
        ),
        ([HEADSET], "", 'there is no default input device; name one of "USB Headset: Audio (hw:1,0)"'),
        ([], "", "there is no input device"),
        ([], "pulse", "there is no input device"),
    ],
)
def test_a_name_that_matches_none_or_several_lists_them(known: Sequence[InputDevice], name: str, text: str) -> None:
    with pytest.raises(SourceError) as error:
        choose_device(known, name)
    assert str(error.value).startswith(text)


def test_the_setting_leaves_out_the_card_number_where_the_rest_is_enough() -> None:
    twin = device("USB Headset: Audio (hw:5,0)", index=9)
    quoted = device('A "B" \\ é', index=10)
    assert setting(HEADSET, ALL) == 'device = "USB Headset: Audio"'
    assert setting(HEADSET, [*ALL, twin]) == 'device = "USB Headset: Audio (hw:1,0)"'
    for chosen in [*ALL, twin, quoted]:
        line = setting(chosen, [*ALL, twin, quoted])
        assert choose_device([*ALL, twin, quoted], tomllib.loads(line)["device"]) is chosen


def test_the_text_names_every_device_and_how_to_write_it() -> None:
    assert format_devices([HEADSET, PULSE]) == (
        "USB Headset: Audio (hw:1,0)\n"
        '    device = "USB Headset: Audio"\n'
        "    1 channel at most, 48000 Hz, ALSA\n"
        "pulse\n"
        '    device = "pulse"\n'
        '    32 channels at most, 48000 Hz, ALSA; the default, also device = ""'
    )


def test_without_a_device_the_text_gives_advice() -> None:
    text = format_devices([])
    assert "No input device was found" in text
    assert "emotion-streamer analyze FILE" in text


class FakePortAudioError(Exception):
    pass


def fake_sounddevice(*, default: int) -> SimpleNamespace:
    known = [
        {"index": 0, "name": "out", "hostapi": 0, "max_input_channels": 0, "default_samplerate": 48000.0},
        {"index": 1, "name": "in", "hostapi": 0, "max_input_channels": 2, "default_samplerate": 44100.0},
    ]

    def query_devices(*, kind: str | None = None) -> Any:
        if kind is None:
            return known
        if default < 0:
            raise FakePortAudioError
        return known[default]

    return SimpleNamespace(
        query_devices=query_devices, query_hostapis=lambda _: {"name": "ALSA"}, PortAudioError=FakePortAudioError
    )


@pytest.mark.parametrize(("default", "is_default"), [(1, True), (-1, False)])
def test_only_devices_that_record_are_listed(default: int, is_default: bool) -> None:
    assert list_inputs(fake_sounddevice(default=default)) == [InputDevice(1, "in", "ALSA", 2, 44100, is_default)]


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (OSError("PortAudio library not found"), "apt install libportaudio2"),
        (ModuleNotFoundError("No module named 'sounddevice'"), "pip install sounddevice"),
        (FakePortAudioError("Host error"), "PortAudio does not start: Host error"),
    ],
)
def test_a_machine_without_portaudio_gets_a_line_that_helps(
    monkeypatch: pytest.MonkeyPatch, error: Exception, text: str
) -> None:
    def fail(name: str) -> object:
        raise error

    monkeypatch.setattr(importlib, "import_module", fail)
    with pytest.raises(SourceError, match=text):
        load_sounddevice()


def test_importing_the_sources_starts_no_portaudio() -> None:
    modules = "streamer.sources.microphone.source, streamer.sources.files.source"
    script = f"import sys, {modules}; sys.exit('sounddevice' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
