"""Recordings that share batches give what each gives alone, and bad files keep nobody from anything."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
import pytest
import soundfile

from streamer.app import bulk_worker
from streamer.app.analysis import analysis
from streamer.app.models import find_card
from streamer.app.sinks import event_encoder
from streamer.bulk.job import Job
from streamer.bulk.recording import Part, Recording, single
from streamer.config.tables import Config, Model
from streamer.core.audio import AudioFrame
from streamer.inference.model import load_any_model
from streamer.sources.files.reader import FileReader
from streamer.sources.files.source import FilesSource
from tests.support.bulk import speech
from tests.support.collector import Collector, reproducible
from tests.support.speech import RATE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from streamer.bulk.batch import Analysed
    from streamer.core.audio import SourceMessage
    from streamer.sources.files.reader import FileToRead

CONFIG = Config(model=Model(card="models/ser-mn04.json"))
JOB = Job(config=msgspec.json.encode(CONFIG), config_path=None, roles=(), content="events")
AT = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str], shared: Path) -> list[Path]:
    """A recording at 16 kHz, one of two channels at 8 kHz, a capture of a call, and two files that are none."""
    folder = tmp_path_factory.mktemp("recordings")
    spoken = speech(needs_program("espeak-ng"), folder)
    stereo = np.stack([spoken[::2], np.roll(spoken[::2], 3000)], axis=1)
    soundfile.write(folder / "mono.wav", spoken, RATE, subtype="PCM_16")
    soundfile.write(folder / "stereo.wav", np.concatenate([stereo, stereo]), RATE // 2, subtype="ULAW")
    (folder / "cut.wav").write_bytes((folder / "mono.wav").read_bytes()[:40_000])
    (folder / "empty.wav").touch()
    capture = shared / "audio" / "rtp" / "g711a.pcap"
    return [folder / "empty.wav", folder / "mono.wav", capture, folder / "cut.wav", folder / "stereo.wav"]


@pytest.fixture(scope="module", autouse=True)
def fixed_time() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bulk_worker, "utc_now", lambda: AT)
        yield


def together(recordings: list[Recording]) -> dict[str, Analysed]:
    model = load_any_model(find_card(CONFIG, None))
    analyzer = bulk_worker.batch_analyzer(JOB, CONFIG, None, model)
    return {analysed.recording.path: analysed for analysed in analyzer.run(recordings)}


def published(analysed: Analysed) -> list[dict[str, Any]]:
    encode = event_encoder(CONFIG)
    return [reproducible(json.loads(encode(event).payload)) for event in analysed.events]


def alone(path: Path, session_id: str) -> tuple[list[dict[str, Any]], list[str]]:
    """Return what ``analyze`` gives for one file, with another session id, and what was wrong."""
    collector = Collector()
    source = FilesSource([path], now=lambda: AT)
    daemon = analysis(CONFIG, None, source=source, make_sink=lambda _: collector)
    asyncio.run(daemon.service.run(asyncio.Event()))
    old = f"file-1-{path.stem}"
    text = json.dumps([event for event in collector.reproducible() if "health" not in event["type"]])
    return json.loads(text.replace(old, session_id)), [text.removeprefix(f"{path}: ") for text in source.failures]


def by_leg(events: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Return the events of each leg, in their order; those of the session under its name."""
    found: dict[str, list[dict[str, Any]]] = {}
    for event in events:
        found.setdefault(event["data"].get("leg_id", "session"), []).append(event)
    return found


def test_recordings_that_share_batches_give_the_events_of_each_alone(files: list[Path]) -> None:
    recordings = [single(str(path)) for path in files]
    found = together(recordings)
    assert found.keys() == {recording.path for recording in recordings}
    for path, recording in zip(files, recordings, strict=True):
        events, problems = alone(path, recording.session_id)
        assert by_leg(published(found[recording.path])) == by_leg(events)
        assert (path, found[recording.path].problems) == (path, problems)


def test_two_files_are_one_session_whose_legs_open_before_any_audio(files: list[Path]) -> None:
    parts = (Part(str(files[1]), "customer"), Part(str(files[1]), "unknown"))
    (analysed,) = together([Recording("call.wav", parts)]).values()
    events = published(analysed)
    started, *_, ended = events
    legs = [(leg["leg_id"], leg["role"]) for leg in started["data"]["legs"]]
    session = analysed.recording.session_id
    assert legs == [(f"{session}-1", "customer"), (f"{session}-2", "unknown")]
    assert [event["type"].split(".", 2)[2] for event in events].count("session.started.v1") == 1
    assert ended["data"]["reason"] == "hangup"
    one, other = (
        [e["data"]["categories"] for e in events if e["data"].get("leg_id") == leg and "categories" in e["data"]]
        for leg, _ in legs
    )
    assert one == other != []


def test_a_missing_partner_is_told_and_the_other_leg_is_heard(files: list[Path]) -> None:
    parts = (Part("gone-in.wav", "customer"), Part(str(files[1]), "unknown"))
    (analysed,) = together([Recording("call.wav", parts)]).values()
    assert analysed.problems == ["gone-in.wav can't be read: No such file or directory"]
    assert (analysed.n_legs, analysed.audio_s > 1) == (1, True)


def test_a_decoder_that_fails_in_an_unknown_way_spoils_its_own_file_only(
    files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = FileReader.messages

    def failing(self: FileReader, file: FileToRead) -> Iterator[SourceMessage]:
        for message in read(self, file):
            yield message
            if "stereo" in file.name and isinstance(message, AudioFrame):
                raise ZeroDivisionError("of a decoder")

    monkeypatch.setattr(FileReader, "messages", failing)
    found = together([single(str(files[4])), single(str(files[1]))])
    assert found[str(files[4])].problems == ["can't be read: ZeroDivisionError: of a decoder"]
    assert published(found[str(files[4])])[-1]["data"]["reason"] == "error"
    assert found[str(files[1])].problems == []


def test_legs_that_must_not_be_analysed_are_read_and_not_heard(files: list[Path]) -> None:
    job = msgspec.structs.replace(CONFIG)
    analyzer = bulk_worker.batch_analyzer(
        Job(config=b"", config_path=None, roles=("customer", "agent"), content="events"),
        job,
        None,
        load_any_model(find_card(CONFIG, None)),
    )
    (analysed,) = analyzer.run([single(str(files[4]))])
    events = published(analysed)
    assert [leg["analysed"] for leg in events[0]["data"]["legs"]] == [True, False]
    assert {event["data"]["role"] for event in events if "role" in event["data"]} == {"customer"}
    assert events[-1]["data"]["reason"] == "hangup"
