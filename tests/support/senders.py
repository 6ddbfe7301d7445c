"""Commands of FFmpeg and GStreamer that send recordings over RTP, or only encode and decode them."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from streamer.sources.rtp.source import RtpSource


def ffmpeg(program: str, path: Path, *options: str) -> Callable[[RtpSource], Sequence[object]]:
    """Return the command that sends a file in real time, and RTCP BYE."""
    read = (program, "-loglevel", "error", "-re", "-i", path)
    return lambda source: (*read, *options, "-rtpflags", "send_bye", "-f", "rtp", url(source))


LOSSY = {"G722": ("g722", "-c:a", "g722"), "OPUS": ("opus", "-c:a", "libopus", "-b:a", "32k")}
"""The file format, and FFmpeg's options for the encoding."""


def encoded_and_decoded(program: str, path: Path, ending: str, *coding: str) -> Path:
    """Return a recording after a lossy encoding by FFmpeg, without RTP."""
    lossy = path.with_name(f"ffmpeg.{ending}")
    subprocess.run([program, "-loglevel", "error", "-y", "-i", path, *coding, lossy], check=True)
    return decoded(program, lossy, coding[1])


def decoded(program: str, lossy: Path, decoder: str) -> Path:
    """Return a file as FFmpeg decodes it; Opus with libopus, since FFmpeg's own decoder gives another waveform.

    An Opus file says how many samples to skip at its start; RTP does not, so none are skipped here.
    """
    back = lossy.with_name(f"{lossy.name}.wav")
    reading = ("-flags2", "skip_manual", "-c:a", decoder, "-i", lossy)
    subprocess.run([program, "-loglevel", "error", "-y", *reading, back], check=True)
    return back


def gstreamer(program: str, path: Path, *elements: str) -> Callable[[RtpSource], Sequence[object]]:
    """Return the command that sends a file in real time in packets of 20 ms, without RTCP BYE."""

    def command(source: RtpSource) -> Sequence[object]:
        assert source.shared is not None
        host = "::1" if ":" in source.shared.host else "127.0.0.1"
        payloader = ("min-ptime=20000000", "max-ptime=20000000")
        sink = ("!", "udpsink", f"host={host}", f"port={source.shared.port}")
        return (program, "-q", "filesrc", f"location={path}", "!", "wavparse", *elements, *payloader, *sink)

    return command


def encoded_by_gstreamer(program: str, path: Path, ending: str, *elements: str) -> Path:
    """Return the file that the encoding elements of a sender write."""
    file = path.with_name(f"gstreamer.{ending}")
    read, write = ("filesrc", f"location={path}", "!", "wavparse"), ("!", "filesink", f"location={file}")
    subprocess.run([program, "-q", *read, *elements, *write], check=True)
    return file


def url(source: RtpSource) -> str:
    assert source.shared is not None
    host = "[::1]" if ":" in source.shared.host else "127.0.0.1"
    return f"rtp://{host}:{source.shared.port}"
