"""What the structure of a sound file says: whether it is complete, how long it is, and who reads it best."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import BinaryIO, Final

from streamer.sources.files.boxes import ebml_missing_end, mp4_missing_end
from streamer.sources.files.chunks import FORMS, au_sizes, chunk_sizes
from streamer.sources.files.frames import is_adts, sound_frames
from streamer.sources.files.mpeg_audio import mpeg_stream

KINDS: Final = {
    b"\x1aE\xdf\xa3": "Matroska or WebM",
    b"#!AMR": "AMR",
    b"0&\xb2u\x8ef\xcf\x11": "Windows Media (ASF)",
    b"FLV\x01": "Flash video",
    b"wvpk": "WavPack",
    b"TTA1": "TTA",
    b"MAC ": "Monkey's Audio",
    b"MP+": "Musepack",
    b"MPCK": "Musepack",
    b".RMF": "RealMedia",
    b"\x0b\x77": "AC-3",
    b"\x00\x00\x01\xba": "MPEG-PS",
    b"OggS": "Ogg",
    b"fLaC": "FLAC",
    b"RIFF": "WAV",
    b"RIFX": "WAV",
    b"RF64": "WAV (RF64)",
    b"BW64": "WAV (BW64)",
    b"riff": "WAV (W64)",
    b"FORM": "AIFF",
    b"caff": "CAF",
    b".snd": "AU",
    b"dns.": "AU",
}
"""By how files begin: what FFmpeg may be asked to read. It takes almost any bytes for something."""
MP4_BOXES: Final = frozenset({b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide", b"pnot"})
TRANSPORT_PACKET: Final = 188
OGG_LAST_PAGE: Final = 0x04
"""Header type flag "last page of logical bitstream", RFC 3533 section 6."""


@dataclass(frozen=True, slots=True)
class Container:
    """What the structure says."""

    kind: str | None
    """Its name for a person; None where nothing is known."""
    missing_end: str | None = None
    """Why the file must have been truncated."""
    ffmpeg_first: bool = False
    """Whether FFmpeg reads it better than libsndfile."""
    n_samples: int | None = None
    """Counted, where only that tells how many there are."""
    patches: dict[int, bytes] = field(default_factory=dict)
    """What its header ought to say, by position: sizes that its writer never filled in."""
    note: str | None = None
    """What was wrong with it, though all is read."""


def inspect(file: BinaryIO) -> Container:
    """Return what the structure of an open file says.

    FLAC needs no check here: its header states the number of samples, and libsndfile reports fewer.
    """
    size = file.seek(0, 2)
    file.seek(0)
    begin = file.read(2 * TRANSPORT_PACKET + 1)
    kind = next((name for magic, name in KINDS.items() if begin.startswith(magic)), None)
    if kind is None:
        return _without_magic(file, size, begin)
    if begin[8:11] == b"AVI":
        return Container("AVI")
    if begin[:4] in FORMS or kind == "AU":
        sizes = au_sizes(file, size) if kind == "AU" else chunk_sizes(file, size)
        return Container(kind, sizes.missing_end, patches=sizes.patches, note=sizes.note)
    if kind == "AMR":
        frames = sound_frames(file, size)
        return Container(kind, frames.missing_end, ffmpeg_first=True, n_samples=frames.n_samples)
    if kind == "Ogg":
        return _ogg(file, size)
    return Container(kind, ebml_missing_end(file, size) if kind.startswith("Matroska") else None)


def _without_magic(file: BinaryIO, size: int, begin: bytes) -> Container:
    if begin[4:8] in MP4_BOXES:
        return Container("MP4", mp4_missing_end(file, size))
    if is_adts(file, size):
        frames = sound_frames(file, size)
        return Container("AAC", frames.missing_end, ffmpeg_first=True, n_samples=frames.n_samples)
    stream = mpeg_stream(file, size)
    if stream is not None:
        return Container("MPEG audio", stream.missing_end, ffmpeg_first=True, n_samples=stream.n_samples)
    if begin[::TRANSPORT_PACKET] == b"GGG":
        return Container("MPEG-TS")
    return Container(None)


def _ogg(file: BinaryIO, size: int) -> Container:
    """Go from page to page (RFC 3533 section 6). Recorders that are stopped leave the last one without its flag."""
    at = 0
    is_last = continues = False
    while at < size:
        file.seek(at)
        header = file.read(27)
        if len(header) < 27 or header[:4] != b"OggS":
            if b"OggS".startswith(header[:4]):
                return Container("Ogg", f"its last Ogg page begins at byte {at}, the file ends at byte {size}")
            break
        segments = file.read(header[26])
        end = at + 27 + header[26] + sum(segments)
        if len(segments) < header[26] or end > size:
            return Container("Ogg", f"its last Ogg page ends at byte {end} or later, the file at byte {size}")
        is_last, continues = bool(header[5] & OGG_LAST_PAGE), segments[-1:] == b"\xff"
        at = end
    if continues and not is_last:
        return Container("Ogg", "its last Ogg page is missing")
    return Container("Ogg", ffmpeg_first=not is_last)
