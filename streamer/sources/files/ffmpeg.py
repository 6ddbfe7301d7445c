"""Reads sound files through FFmpeg (PyAV): what libsndfile does not read, or reads worse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO, Final

import numpy as np

from streamer.core.counting import count
from streamer.core.errors import SourceError
from streamer.sources.files.sound_reader import UnknownFormatError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

SLACK_S: Final = 0.25
"""Encoders' delays, and lengths that are rounded."""
LEAST_HOLE_S: Final = 0.1
"""A jump of the time stamps that is shorter is rounding."""
LONGEST_HOLE_S: Final = 60.0
"""Recorders pause, and leave out silence; a longer jump is a wrong time stamp."""
GUESSED_LENGTHS: Final = frozenset({"mp3", "aac", "amr", "ac3", "eac3", "mpegts", "mpeg", "flv", "wav"})
"""Containers, by FFmpeg's name, whose length FFmpeg reckons from a bit rate or from the size of the file."""
SCALES: Final = {"u8": 2.0**7, "s16": 2.0**15, "s32": 2.0**31, "s64": 2.0**63}
"""Full scale of FFmpeg's sample formats of integers."""
CODECS: Final = {"pcm_mulaw": "PCMU", "pcm_alaw": "PCMA", "amr_nb": "amr", "amr_wb": "amr-wb"}


class FfmpegReader:
    """A `SoundReader` of a file's best sound track."""

    def __init__(self, data: BinaryIO, *, kind: str) -> None:
        """Open it; ``kind`` is the name of its container for a person. Raises `UnknownFormatError`."""
        # PyAV takes 22 MB, so it is loaded only when a file needs it.
        import av  # noqa: PLC0415 - see above

        self._av: Any = av
        av.logging.set_level(av.logging.PANIC)  # what is wrong is said in our own words
        try:
            self._container: Any = av.open(data, metadata_errors="ignore")
        except (av.FFmpegError, ValueError) as error:
            raise UnknownFormatError(f"is {kind}, but can't be read: {_text(error)}") from error
        tracks = self._container.streams.audio
        if not tracks:
            raise UnknownFormatError(f"is {kind} without a sound track")
        self._track: Any = self._container.streams.best("audio") or tracks[0]
        self._damaged_packets = 0
        self._resampler: Any = None
        self._form: object = None
        """Rate, channels and format of the frames that are read now; a file may change them."""
        self._frames = self._decoded()
        self._first = self._first_frame(kind)
        self.sample_rate = int(self._first.sample_rate)
        self.channels = int(self._first.layout.nb_channels)
        name = str(self._track.codec_context.codec.canonical_name)
        self.codec = CODECS.get(name, name)
        self.is_float = name.startswith("pcm_f")
        self.slack_samples = round(SLACK_S * self.sample_rate)
        self.n_samples = self._stated_samples()
        self.left_out = f"holds {len(tracks)} sound tracks: one is read" if len(tracks) > 1 else None

    def parts(self) -> Iterator[Samples]:
        n_given = 0
        try:
            for frame in self._all_frames():
                for rest in self._left_before(frame):
                    n_given += len(rest)
                    yield rest
                hole = self._hole_before(frame, n_given)
                if hole:
                    yield np.zeros((hole, self.channels), np.float32)
                samples = self._samples(frame)
                n_given += hole + len(samples)
                yield samples
            yield from self._left()
        except self._av.FFmpegError as error:
            raise SourceError(f"is cut short or damaged: {n_given} samples can be read ({_text(error)})") from error
        if self._damaged_packets:
            raise SourceError(f"is damaged: {count(self._damaged_packets, 'packet')} can't be decoded")

    def close(self) -> None:
        self._container.close()

    # -- frames ------------------------------------------------------------------------------------

    def _first_frame(self, kind: str) -> Any:
        try:
            first = next(self._frames, None)
        except self._av.FFmpegError as error:
            raise UnknownFormatError(f"is {kind}, but can't be read: {_text(error)}") from error
        if first is None:
            name = self._track.codec_context.name
            raise UnknownFormatError(f"is {kind} with {name}, of which no sample can be decoded")
        return first

    def _decoded(self) -> Iterator[Any]:
        """Give the frames of all packets; one that can't be decoded is counted."""
        for packet in self._container.demux(self._track):
            try:
                yield from packet.decode()
            except self._av.error.InvalidDataError:
                self._damaged_packets += 1

    def _all_frames(self) -> Iterator[Any]:
        yield self._first
        yield from self._frames

    def _hole_before(self, frame: Any, n_given: int) -> int:
        """Return how many samples of silence come before a frame, by its time stamp."""
        if frame.pts is None or self._container.format.name in GUESSED_LENGTHS:
            return 0
        begin_s = float((frame.pts - (self._track.start_time or 0)) * frame.time_base)
        hole_s = begin_s - n_given / self.sample_rate
        return round(min(hole_s, LONGEST_HOLE_S) * self.sample_rate) if hole_s > LEAST_HOLE_S else 0

    def _samples(self, frame: Any) -> Samples:
        """Return a frame's samples, shape (n, channels)."""
        if frame.sample_rate != self.sample_rate or frame.layout.nb_channels != self.channels:
            nothing_yet = np.zeros((0, self.channels), np.float32)
            return np.concatenate([nothing_yet, *(_array(part) for part in self._resampled(frame))])
        return _array(frame)

    def _left_before(self, frame: Any) -> list[Samples]:
        """Return what is left of the frames before one of another form."""
        form = frame.sample_rate, frame.layout.name, frame.format.name
        if form == self._form:
            return []
        self._form = form
        return self._left()

    def _left(self) -> list[Samples]:
        """Return what the resampler still holds, which gives it up to nobody who does not ask, and be done with it."""
        resampler, self._resampler = self._resampler, None
        return [] if resampler is None else [_array(part) for part in resampler.resample(None)]

    def _resampled(self, frame: Any) -> list[Any]:
        """Return what becomes of a frame of another rate than the first."""
        if self._resampler is None:
            layout, rate = self._first.layout, self.sample_rate
            self._resampler = self._av.AudioResampler(format="fltp", layout=layout, rate=rate)
        frame.pts = None
        parts: list[Any] = self._resampler.resample(frame)
        return parts

    def _stated_samples(self) -> int:
        if self._container.format.name in GUESSED_LENGTHS:
            return 0
        if self._track.duration is not None:
            return int(self._track.duration * self._track.time_base * self.sample_rate)
        if self._container.duration is None:
            return 0
        return int(self._container.duration * self.sample_rate / self._av.time_base)


def _array(frame: Any) -> Samples:
    array = frame.to_ndarray()
    array = array.T if frame.format.is_planar else array.reshape(-1, frame.layout.nb_channels)
    scale = SCALES.get(frame.format.name.removesuffix("p"))
    if scale is None:
        floats: Samples = np.ascontiguousarray(array, np.float32)
        return floats
    offset = 128 if frame.format.name.startswith("u8") else 0
    samples: Samples = ((array.astype(np.float64) - offset) / scale).astype(np.float32)
    return samples


def _text(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error).lower()
