"""Input devices: lists them, and finds the one that a name in the configuration means."""

from __future__ import annotations

import importlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from streamer.core.errors import SourceError
from streamer.sources.channels import channels_text

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class InputDevice:
    """A device that PortAudio can record from."""

    index: int
    """PortAudio's own; changes with every re-scan."""
    name: str
    host_api: str
    channels: int
    """The maximum."""
    default_rate: int
    """Hz, the device's own."""
    is_default: bool


def load_sounddevice() -> Any:
    """Import sounddevice. That initialises PortAudio, so it is done only where a microphone is used.

    Raises `SourceError` where PortAudio is missing or doesn't start.
    """
    try:
        return importlib.import_module("sounddevice")
    except OSError as error:
        raise SourceError(f"PortAudio is missing (Debian, Ubuntu: apt install libportaudio2): {error}") from error
    except ImportError as error:
        raise SourceError(f"sounddevice is not installed (pip install sounddevice): {error}") from error
    except Exception as error:
        # It may be a PortAudioError, which can't be named: the module that defines it did not load.
        raise SourceError(f"PortAudio does not start: {error}") from error


def input_devices() -> list[InputDevice]:
    """Return the input devices that PortAudio found when it was last initialised.

    Raises `SourceError` where there is no PortAudio.
    """
    return list_inputs(load_sounddevice())


def list_inputs(sounddevice: Any) -> list[InputDevice]:
    """Return the input devices that the loaded library knows."""
    default = default_index(sounddevice)
    return [
        InputDevice(
            index=device["index"],
            name=device["name"],
            host_api=sounddevice.query_hostapis(device["hostapi"])["name"],
            channels=device["max_input_channels"],
            default_rate=round(device["default_samplerate"]),
            is_default=device["index"] == default,
        )
        for device in sounddevice.query_devices()
        if device["max_input_channels"] > 0
    ]


def default_index(sounddevice: Any) -> int:
    """Return the index of the default input device, -1 where there is none."""
    try:
        return int(sounddevice.query_devices(kind="input")["index"])
    except (sounddevice.PortAudioError, ValueError):
        return -1


def choose_device(devices: Sequence[InputDevice], name: str) -> InputDevice:
    """Return the device called ``name``, or else the one whose name contains it, in any case.

    "" is the default device. A device that several host APIs offer under one name is taken from the first. Raises
    `SourceError`, which lists the candidates, where none or more than one matches.
    """
    if not devices:
        raise SourceError("there is no input device")
    if not name:
        return _default(devices)
    exact = [device for device in devices if device.name == name]
    matching = exact or [device for device in devices if name.casefold() in device.name.casefold()]
    if not matching:
        raise SourceError(f"no input device is called {_quoted(name)}; there are {_names(devices)}")
    if len({device.name for device in matching}) > 1:
        raise SourceError(f"{_quoted(name)} matches more than one input device: {_names(matching)}")
    return matching[0]


def setting(device: InputDevice, devices: Sequence[InputDevice]) -> str:
    """Return the line that selects ``device`` in ``config.toml``.

    ALSA ends names with ``(hw:1,0)``, and these numbers change from boot to boot: they are left out where the rest of
    the name identifies the device.
    """
    stable = re.sub(r":? *\(hw:\d+,\d+\)$", "", device.name)
    for name in (stable, device.name):
        try:
            if choose_device(devices, name).name == device.name:
                return f"device = {_quoted(name)}"
        except SourceError:
            continue
    return f"device = {_quoted(device.name)}"


def format_devices(devices: Sequence[InputDevice]) -> str:
    """Return a text for a person: every device, and how to select it in the configuration."""
    if not devices:
        return (
            "No input device was found. Is a microphone plugged in, and may this user record (group audio)?\n"
            "Files can be analysed without one: emotion-streamer analyze FILE"
        )
    return "\n".join(_entry(device, devices) for device in devices)


def _entry(device: InputDevice, devices: Sequence[InputDevice]) -> str:
    default = '; the default, also device = ""' if device.is_default else ""
    properties = f"{channels_text(device.channels)} at most, {device.default_rate} Hz, {device.host_api}{default}"
    return f"{device.name}\n    {setting(device, devices)}\n    {properties}"


def _default(devices: Sequence[InputDevice]) -> InputDevice:
    for device in devices:
        if device.is_default:
            return device
    raise SourceError(f"there is no default input device; name one of {_names(devices)}")


def _names(devices: Sequence[InputDevice]) -> str:
    return ", ".join(_quoted(name) for name in dict.fromkeys(device.name for device in devices))


def _quoted(name: str) -> str:
    """Return ``name`` as a TOML basic string, whose escapes JSON's strings share."""
    return json.dumps(name, ensure_ascii=False)
