"""``emotion-streamer analyze`` on real files: events, chunkings, formats, bad files."""

from __future__ import annotations

import asyncio
import gzip
import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import soundfile
import soxr

from streamer.app.analysis import analysis
from streamer.config.tables import Config
from streamer.protocol.captures import read_frames
from streamer.sources.files.source import FilesSource
from tests.support.captures import pcapng
from tests.support.collector import Collector
from tests.support.daemon import json_lines, kinds
from tests.support.speech import RATE, conversation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

AT = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> NDArray[np.float32]:
    return conversation(needs_program("espeak-ng"), tmp_path_factory.mktemp("speech"))


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory, talk: NDArray[np.float32]) -> Path:
    path = tmp_path_factory.mktemp("recording") / "call.wav"
    soundfile.write(path, talk, RATE, subtype="PCM_16")
    return path


def command(repository: Path, *arguments: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "streamer", *map(str, arguments)], cwd=repository, capture_output=True, check=False
    )


def test_a_recording_gives_valid_events_from_session_start_to_session_end(repository: Path, recording: Path) -> None:
    done = command(repository, "analyze", recording)
    assert (done.returncode, done.stderr) == (0, b"")
    events = json_lines(done.stdout)
    lifecycle = [kind for kind in kinds(events) if kind not in {"emotion.v1", "state.v1", "source.health.v1"}]
    utterance = ["utterance.started.v1", "utterance.ended.v1"]
    assert lifecycle == ["session.started.v1", *utterance * 3, "session.ended.v1"]
    finals = [e["data"] for e in events if e["data"].get("trigger") == "speech_ended"]
    assert len(finals) == 3
    assert events[-1]["data"]["reason"] == "hangup"


def test_every_chunking_of_the_file_gives_the_same_events(recording: Path, repository: Path) -> None:
    def events(block_ms: int) -> list[dict[str, Any]]:
        collector = Collector()
        source = FilesSource([recording], roles=(), block_ms=block_ms, now=lambda: AT)
        daemon = analysis(Config(), repository / "config.toml", source=source, make_sink=lambda _: collector)
        asyncio.run(daemon.service.run(asyncio.Event()))
        return [event for event in collector.reproducible() if "health" not in event["type"]]

    whole = events(60_000)
    assert kinds(whole).count("utterance.ended.v1") == 3
    for block_ms in (10, 37, 500):
        assert events(block_ms) == whole


def origins(events: list[dict[str, Any]]) -> list[Any]:
    return [leg["origin"] for e in events if e["type"].endswith("session.started.v1") for leg in e["data"]["legs"]]


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "en_US.ISO-8859-1"])
def test_a_file_with_any_name_is_analysed_in_any_locale(
    repository: Path, tmp_path: Path, recording: Path, locale: str
) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9 \xd0\xb7\xd0\xbb\n.wav"
    os.link(recording, path)
    done = subprocess.run(
        [sys.executable, "-m", "streamer", "analyze", path],
        cwd=repository,
        env={**os.environ, "LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    events = json_lines(done.stdout)
    assert kinds(events).count("utterance.ended.v1") == 3
    (origin,) = origins(events)
    assert origin["channel"] == 1
    assert origin["file"].startswith(f"{tmp_path}/caf\\udce9 ")
    assert "\n" not in origin["file"]


@pytest.mark.parametrize("name", ["recording", "capture", "capture.gz"])
def test_standard_input_is_read_like_a_file(
    repository: Path, tmp_path: Path, recording: Path, shared: Path, name: str
) -> None:
    path = recording if name == "recording" else shared / "audio" / "rtp" / "g711a.pcap"
    data = gzip.compress(path.read_bytes()) if name == "capture.gz" else path.read_bytes()
    (tmp_path / "input").write_bytes(data)
    analyze = [sys.executable, "-m", "streamer", "analyze", "-"]
    piped = subprocess.run(analyze, cwd=repository, input=data, capture_output=True, check=False)
    with (tmp_path / "input").open("rb") as file:
        redirected = subprocess.run(analyze, cwd=repository, stdin=file, capture_output=True, check=False)
    for done in (piped, redirected):
        assert (done.returncode, done.stderr) == (0, b"")
        events = json_lines(done.stdout)
        assert kinds(events).count("utterance.ended.v1") == (3 if name == "recording" else 2)
        (origin,) = origins(events)
        assert origin["file"] == "standard input"


def test_standard_input_twice_is_an_error_the_second_time(repository: Path, recording: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "streamer", "analyze", "-", "-"],
        cwd=repository,
        input=recording.read_bytes(),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (
        1,
        b"emotion-streamer: standard input: can be read once, and is named twice\n",
    )
    assert kinds(json_lines(done.stdout)).count("session.ended.v1") == 1


def test_channels_are_legs_with_roles_that_do_not_mix(
    repository: Path, tmp_path: Path, talk: NDArray[np.float32]
) -> None:
    path = tmp_path / "stereo.wav"
    soundfile.write(path, np.stack([talk, np.zeros_like(talk)], axis=1), RATE, subtype="PCM_16")
    alone = tmp_path / "mono.wav"
    soundfile.write(alone, talk, RATE, subtype="PCM_16")
    done = command(repository, "analyze", "--roles", "customer,agent", path)
    assert done.returncode == 0
    assert done.stderr.endswith(b"legs with the role agent are not analysed: privacy.agent_reason is empty\n")
    stereo = json_lines(done.stdout)
    mono = json_lines(command(repository, "analyze", "--roles", "customer", alone).stdout)
    legs = stereo[kinds(stereo).index("session.started.v1")]["data"]["legs"]
    assert [(leg["role"], leg["analysed"]) for leg in legs] == [("customer", True), ("agent", False)]

    def categories(events: list[dict[str, Any]]) -> list[Any]:
        return [(e["data"]["audio"], e["data"]["categories"]) for e in events if "categories" in e["data"]]

    assert categories(stereo) == categories(mono)
    assert {e["data"]["role"] for e in stereo if "role" in e["data"]} == {"customer"}


@pytest.mark.parametrize(
    "written",
    [("a.flac", "PCM_16", 16_000), ("b.wav", "FLOAT", 48_000), ("c.ogg", "OPUS", 48_000), ("d.mp3", None, 44_100)],
)
def test_every_format_gives_the_same_utterances(
    repository: Path, tmp_path: Path, talk: NDArray[np.float32], written: tuple[str, str | None, int]
) -> None:
    name, subtype, rate = written
    path = tmp_path / name
    soundfile.write(path, soxr.resample(talk, RATE, rate), rate, subtype=subtype)
    events = json_lines(command(repository, "analyze", path).stdout)
    starts = [e["data"]["start_ms"] for e in events if e["type"].endswith("utterance.started.v1")]
    assert len(starts) == 3
    assert abs(starts[0] - 1_500) < 150


def test_a_capture_gives_the_same_events_in_every_run_and_in_both_formats(
    repository: Path, shared: Path, tmp_path: Path
) -> None:
    capture = shared / "audio" / "rtp" / "g711a.pcap"
    with capture.open("rb") as file:
        frames = list(read_frames(file))
    again = tmp_path / "g711a.pcapng"
    packets = [(frame.time_ns, frame.data) for frame in frames]
    again.write_bytes(pcapng(packets, link_type=frames[0].link_type))

    def events(path: Path) -> list[dict[str, Any]]:
        done = command(repository, "analyze", path)
        assert (done.returncode, done.stderr) == (0, b"")
        found = [event for event in json_lines(done.stdout) if "health" not in event["type"]]
        for event in found:
            event["id"] = ""
            for leg in event["data"].get("legs", []):
                leg["origin"]["file"] = str(capture)
            if "latency_ms" in event["data"]:
                event["data"]["latency_ms"]["inference"] = 0
        return found

    first = events(capture)
    (origin,) = origins(first)
    assert origin == {
        "file": str(capture),
        "channel": None,
        "source": "10.1.3.143:5000",
        "destination": "10.1.6.18:2006",
        "ssrc": "0xdee0ee8f",
    }
    assert [event["data"]["reason"] for event in first if event["type"].endswith("session.ended.v1")] == ["hangup"]
    assert kinds(first).count("utterance.ended.v1") == 2
    assert events(capture) == events(again) == first


def test_each_bad_file_gets_one_line_and_the_others_are_analysed(
    repository: Path, tmp_path: Path, recording: Path
) -> None:
    (tmp_path / "notes.wav").write_text("not audio")
    (tmp_path / "empty.wav").write_bytes(b"")
    (tmp_path / "cut.wav").write_bytes(recording.read_bytes()[:200_000])
    bad = [tmp_path / name for name in ("notes.wav", "empty.wav", "cut.wav", "missing.wav")]
    done = command(repository, "analyze", bad[0], recording, *bad[1:])
    assert done.returncode == 1
    lines = [line for line in done.stderr.decode().splitlines() if line.startswith("emotion-streamer: ")]
    assert [[path.name in line for path in bad].index(True) for line in lines] == [0, 1, 2, 3]
    events = json_lines(done.stdout)
    ends = [e["data"]["reason"] for e in events if e["type"].endswith("session.ended.v1")]
    assert ends == ["hangup", "error"]
    alone = json_lines(command(repository, "analyze", recording).stdout)

    def scored(events: list[dict[str, Any]]) -> list[Any]:
        return [e["data"]["categories"] for e in events if "categories" in e["data"]]

    assert scored(events)[: len(scored(alone))] == scored(alone)


def test_a_closed_pipe_ends_the_command_quietly(repository: Path, recording: Path) -> None:
    line = f"'{sys.executable}' -m streamer analyze '{recording}' | head -n 1"
    done = subprocess.run(["bash", "-c", line], cwd=repository, capture_output=True, check=True)
    assert len(done.stdout.splitlines()) == 1
    assert b"Traceback" not in done.stderr


def test_events_that_can_not_be_written_are_counted_and_the_status_is_1(repository: Path, recording: Path) -> None:
    line = f"'{sys.executable}' -m streamer analyze '{recording}' > /dev/full"
    done = subprocess.run(["bash", "-c", line], cwd=repository, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert re.search(r"^emotion-streamer: \d\d events could not be written$", done.stderr, re.MULTILINE)


def test_a_signal_ends_the_open_session_and_the_status_is_1(repository: Path, recording: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "streamer", "analyze", *[str(recording)] * 50],
        bufsize=0,  # readline must not take more than the line
        cwd=repository,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    process.terminate()
    rest, stderr = process.communicate(timeout=150)
    assert process.returncode == 1
    assert stderr == b"emotion-streamer: stopped before all files were analyzed\n"
    events = json_lines(first + rest)
    assert kinds(events).count("session.started.v1") == kinds(events).count("session.ended.v1")
    assert events[-1]["data"]["reason"] == "shutdown"


def test_more_roles_than_channels_and_an_impossible_sample_rate_are_refused(
    repository: Path, tmp_path: Path, recording: Path
) -> None:
    slow = tmp_path / "slow.wav"
    soundfile.write(slow, np.zeros(1000, dtype=np.float32), 100)
    done = command(repository, "analyze", "--roles", "customer,agent", recording, slow)
    assert done.returncode == 1
    assert done.stderr.decode().splitlines()[1:] == [
        f"emotion-streamer: {recording}: has 1 channel, but 2 roles were given",
        f"emotion-streamer: {slow}: has an impossible sample rate: 4000 to 384000 Hz expected, got 100 Hz",
    ]
