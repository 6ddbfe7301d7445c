"""Calls that other people's programs send: the events are those of the same clip from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import soundfile
import soxr

from streamer.sources.files import FilesSource
from tests.support.calls import events_of_calls, events_of_file, run, said
from tests.support.daemon import kind, kinds
from tests.support.speech import RATE, conversation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamer.sources.rtp import RtpSource
    from tests.support.calls import Send


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> Path:
    """Three sentences, 16 kHz mono."""
    folder = tmp_path_factory.mktemp("clip")
    samples = conversation(needs_program("espeak-ng"), folder, pause_s=1.2)
    soundfile.write(folder / "clip.wav", samples, RATE, subtype="PCM_16")
    return folder / "clip.wav"


def telephone(clip: Path, subtype: str) -> Path:
    """Return the clip at 8 kHz in one of the laws."""
    path = clip.with_name(f"{subtype}.wav")
    samples, _ = soundfile.read(clip, dtype="float32")
    soundfile.write(path, soxr.resample(samples, RATE, 8_000), 8_000, subtype=subtype)
    return path


def ffmpeg(program: str, clip: Path, *options: str) -> Send:
    """Return what sends a clip in real time, in packets of 20 ms, and says goodbye."""

    async def send(source: RtpSource) -> None:
        assert source.shared is not None
        host = f"[{source.shared.host}]" if ":" in source.shared.host else source.shared.host
        url = f"rtp://{host}:{source.shared.port}"
        await run(program, "-loglevel", "error", "-re", "-i", clip, *options, "-rtpflags", "send_bye", "-f", "rtp", url)

    return send


@pytest.mark.parametrize(("subtype", "codec"), [("ULAW", "pcm_mulaw"), ("ALAW", "pcm_alaw")])
async def test_g711_from_ffmpeg_gives_the_events_of_the_file(
    repository: Path, clip: Path, needs_program: Callable[[str], str], subtype: str, codec: str
) -> None:
    coded = telephone(clip, subtype)
    from_file = await events_of_file(repository, FilesSource([coded]))
    live = await events_of_calls(repository, ffmpeg(needs_program("ffmpeg"), coded, "-c:a", "copy"))
    assert len(said(from_file)) > 20
    assert said(live) == said(from_file)
    assert kinds(live).count("session.started.v1") == 1
    assert [e["data"]["reason"] for e in live if kind(e) == "session.ended.v1"] == ["hangup"]
