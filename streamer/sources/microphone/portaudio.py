"""PortAudio, which a process has once: re-scans its devices and opens input streams."""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from streamer.core.errors import SourceError
from streamer.sources.channels import channels_text
from streamer.sources.microphone.devices import InputDevice, choose_device, list_inputs, load_sounddevice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    import numpy as np
    from numpy.typing import NDArray


class BlockStatus(Protocol):
    """What a driver reports about a block; the part that is used here."""

    @property
    def input_overflow(self) -> bool:
        """Whether audio was lost before this block."""


class OnBlock(Protocol):
    """Called in the driver's thread for every block, with a buffer that is valid only during the call."""

    def __call__(
        self, samples: NDArray[np.float32], n_samples: int, time_info: object, status: BlockStatus, /
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class OpenInput:
    """An input stream that records."""

    device_name: str
    channels: int
    sample_rate: int
    """Hz."""


class AudioInput(Protocol):
    """Opens input streams: `PortAudio`, or a fake in tests."""

    def input_stream(
        self,
        *,
        device: str,
        channels: int,
        sample_rate: int | None,
        block_ms: int,
        on_block: OnBlock,
        on_finished: Callable[[], None],
    ) -> AbstractContextManager[OpenInput]:
        """See `PortAudio.input_stream`."""


@cache
def process_portaudio() -> PortAudio:
    """Return the one `PortAudio` of this process, which several microphones share."""
    return PortAudio()


class PortAudio:
    """Input streams of the process's PortAudio. All methods may block for long: call them in a thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._streams = 0

    @contextmanager
    def input_stream(
        self,
        *,
        device: str,
        channels: int,
        sample_rate: int | None,
        block_ms: int,
        on_block: OnBlock,
        on_finished: Callable[[], None],
    ) -> Iterator[OpenInput]:
        """Open the device called ``device`` (see `choose_device`), and record float32 blocks until the context is left.

        Devices are re-scanned first, unless another stream of the process is open: a re-scan would end it. Raises
        `SourceError` with a line for a person where the device can't be found or opened.
        """
        with self._lock:
            sounddevice = load_sounddevice()
            chosen = self._find(sounddevice, device)
            if chosen.channels < channels:
                raise SourceError(
                    f'"{chosen.name}" has {channels_text(chosen.channels)}, the configuration gives roles to {channels}'
                )
            rate = sample_rate or chosen.default_rate
            stream = self._start(
                sounddevice,
                chosen,
                channels=channels,
                sample_rate=rate,
                block_ms=block_ms,
                on_block=on_block,
                on_finished=on_finished,
            )
            self._streams += 1
        try:
            yield OpenInput(chosen.name, channels, rate)
        finally:
            with self._lock:
                self._streams -= 1
                stream.close(ignore_errors=True)

    def _find(self, sounddevice: Any, name: str) -> InputDevice:
        if self._streams == 0:
            _rescan(sounddevice)
            return choose_device(list_inputs(sounddevice), name)
        try:
            return choose_device(list_inputs(sounddevice), name)
        except SourceError as error:
            raise SourceError(f"{error} (new devices are not found while another microphone is open)") from error

    @staticmethod
    def _start(
        sounddevice: Any,
        device: InputDevice,
        *,
        channels: int,
        sample_rate: int,
        block_ms: int,
        on_block: OnBlock,
        on_finished: Callable[[], None],
    ) -> Any:
        stream = None
        try:
            stream = sounddevice.InputStream(
                device=device.index,
                channels=channels,
                samplerate=sample_rate,
                blocksize=max(1, sample_rate * block_ms // 1000),
                dtype="float32",
                latency="high",
                callback=on_block,
                finished_callback=on_finished,
            )
            stream.start()
        except (sounddevice.PortAudioError, ValueError) as error:
            if stream is not None:
                stream.close(ignore_errors=True)
            raise SourceError(
                f'"{device.name}" does not open with {channels_text(channels)} at {sample_rate} Hz: {error}'
            ) from error
        return stream


def _rescan(sounddevice: Any) -> None:
    # PortAudio reads the list of devices once, when it is initialised, and sounddevice has no public function that
    # does it again: these are the only private names of a library that are used here.
    with suppress(sounddevice.PortAudioError):  # not initialised, as the last attempt failed in between
        sounddevice._terminate()  # noqa: SLF001 - see above
    try:
        sounddevice._initialize()  # noqa: SLF001 - see above
    except sounddevice.PortAudioError as error:
        raise SourceError(f"PortAudio does not start: {error}") from error
