"""A call over a bad network, from packets to events: losses are reported, and utterances are still found."""

from __future__ import annotations

import asyncio
import random
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import soxr

from streamer.protocol.g711 import MU_LAW
from streamer.sources.files.source import FilesSource
from tests.support.calls import events_of_file
from tests.support.captures import write_capture
from tests.support.daemon import kind
from tests.support.receiver_rig import packets
from tests.support.rtp import goodbye, rtp_bytes
from tests.support.speech import RATE, conversation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamer.protocol.rtp import RtpPacket

ALICE, PBX = ("192.0.2.1", 4000), ("192.0.2.9", 5004)
PACKET_S = 0.02

Timed = list[tuple[float, "RtpPacket"]]


@pytest.fixture(scope="module")
def call(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> Timed:
    """Three sentences in mu-law: each packet with the time at which it is sent."""
    samples = conversation(needs_program("espeak-ng"), tmp_path_factory.mktemp("speech"), pause_s=1.0)
    low = soxr.resample(samples, RATE, 8_000)
    codes = MU_LAW.encode((low * 32_767).astype(np.int16)).tobytes()
    return [(number * PACKET_S, packet) for number, packet in enumerate(packets(codes, sequence=65_300))]


def events_of(folder: Path, repository: Path, timed: Timed, *, ssrc: int | None = None) -> list[dict[str, Any]]:
    """Return the events of packets that arrive at these times, and of RTCP BYE after them."""
    end_s = max(at_s for at_s, _ in timed) + PACKET_S
    bye = (end_s, (ALICE[0], 4001), (PBX[0], 5005), goodbye(ssrc or timed[-1][1].ssrc))
    sent = [(at_s, ALICE, PBX, rtp_bytes(packet)) for at_s, packet in sorted(timed, key=lambda pair: pair[0])]
    path = write_capture(folder / "call.pcap", [*sent, bye])
    events = asyncio.run(events_of_file(repository, FilesSource([path])))
    assert [e["data"]["reason"] for e in events if kind(e) == "session.ended.v1"] == ["hangup"]
    return events


def utterances(events: list[dict[str, Any]]) -> list[tuple[int, int]]:
    return [
        (e["data"]["audio"]["start_ms"], e["data"]["audio"]["end_ms"])
        for e in events
        if kind(e) == "utterance.ended.v1"
    ]


def lost_ms(events: list[dict[str, Any]]) -> int:
    gaps = [e["data"] for e in events if kind(e) == "gap.v1"]
    assert {gap["reason"] for gap in gaps} <= {"concealed"}
    return sum(gap["lost_ms"] for gap in gaps)


def scored(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [e["data"] for e in events if kind(e) in {"emotion.v1", "utterance.ended.v1"}]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory, repository: Path, call: Timed) -> list[dict[str, Any]]:
    events = events_of(tmp_path_factory.mktemp("good"), repository, call)
    assert len(utterances(events)) == 3
    assert lost_ms(events) == 0
    return events


def close_to(events: list[dict[str, Any]], good: list[dict[str, Any]], *, within_ms: int) -> bool:
    pairs = zip(utterances(events), utterances(good), strict=True)
    return all(abs(a - b) <= within_ms for one, other in pairs for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("pattern", [(0.01, 1), (0.05, 1), (0.05, 4), (0.2, 1), (0.2, 3)])
def test_loss_is_reported_in_results_and_gaps_and_utterances_are_still_found(
    tmp_path: Path, repository: Path, call: Timed, good: list[dict[str, Any]], pattern: tuple[float, int]
) -> None:
    share, burst = pattern
    chance = random.Random(11)
    lost: set[int] = set()
    while len(lost) < share * len(call):
        first = chance.randrange(2, len(call) - burst)
        lost |= set(range(first, first + burst))
    events = events_of(tmp_path, repository, [timed for number, timed in enumerate(call) if number not in lost])
    assert lost_ms(events) == 20 * len(lost)
    assert close_to(events, good, within_ms=300)
    for data in scored(events):
        audio = data["audio"]
        inside = range(audio["start_ms"] // 20 + 1, audio["end_ms"] // 20)
        concealed_ms = 20 * len(lost & set(inside))
        assert concealed_ms <= audio["concealed_ms"] <= concealed_ms + 40
        assert audio["dropped_ms"] == 0


def test_jitter_reordering_and_duplicates_change_no_result(
    tmp_path: Path, repository: Path, call: Timed, good: list[dict[str, Any]]
) -> None:
    chance = random.Random(12)
    delayed = [(at_s + chance.uniform(0, 0.09) * (number > 1), packet) for number, (at_s, packet) in enumerate(call)]
    duplicates = [(at_s + 0.15, packet) for at_s, packet in delayed if chance.random() < 0.1]
    events = events_of(tmp_path, repository, [*delayed, *duplicates])
    assert lost_ms(events) == 0
    assert [d["categories"] for d in scored(events)] == [d["categories"] for d in scored(good)]


def test_utterances_are_still_found_with_200_ms_of_jitter(
    tmp_path: Path, repository: Path, call: Timed, good: list[dict[str, Any]]
) -> None:
    chance = random.Random(13)
    events = events_of(tmp_path, repository, [(at_s + chance.uniform(0, 0.2), packet) for at_s, packet in call])
    assert 0 < lost_ms(events) < 0.2 * 20 * len(call)
    assert close_to(events, good, within_ms=300)


@pytest.mark.parametrize("ppm", [-200, 200])
def test_clock_drift_changes_no_result(
    tmp_path: Path, repository: Path, call: Timed, good: list[dict[str, Any]], ppm: int
) -> None:
    events = events_of(tmp_path, repository, [(at_s * (1 + ppm / 1e6), packet) for at_s, packet in call])
    assert [d["categories"] for d in scored(events)] == [d["categories"] for d in scored(good)]


def test_silence_suppression_gives_the_same_utterances_as_silence(
    tmp_path: Path, repository: Path, call: Timed, good: list[dict[str, Any]]
) -> None:
    silent = MU_LAW.encode(np.zeros(160, np.int16)).tobytes()
    spoken = [timed for number, timed in enumerate(call) if number < 2 or timed[1].payload != silent]
    assert len(spoken) < 0.9 * len(call)
    renumbered = [
        (at_s, packet._replace(sequence=(65_300 + number) % 2**16)) for number, (at_s, packet) in enumerate(spoken)
    ]
    events = events_of(tmp_path, repository, renumbered)
    assert lost_ms(events) == 0
    assert close_to(events, good, within_ms=64)


def test_a_new_ssrc_keeps_the_leg_and_ends_the_utterance_of_the_old_one(
    tmp_path: Path, repository: Path, call: Timed, good: list[dict[str, Any]]
) -> None:
    middle_ms = sum(utterances(good)[1]) // 2
    middle = middle_ms // 20
    other = [(at_s, p._replace(ssrc=77, sequence=n, timestamp=n * 160)) for n, (at_s, p) in enumerate(call[middle:])]
    events = events_of(tmp_path, repository, [*call[:middle], *other])
    assert [len(e["data"]["legs"]) for e in events if kind(e) == "session.started.v1"] == [1]
    found = utterances(events)
    assert len(found) == 4
    assert found[1][1] <= middle_ms + 300
    assert found[2][0] >= middle_ms - 300
    (gap,) = [e["data"] for e in events if kind(e) == "gap.v1"]
    assert (gap["reason"], gap["occurrences"], gap["lost_ms"]) == ("concealed", 1, 0)


def test_a_sender_that_stops_ends_the_utterance_and_after_the_time_out_the_session(
    tmp_path: Path, repository: Path, call: Timed, good: list[dict[str, Any]]
) -> None:
    start_ms, end_ms = utterances(good)[0]
    n_sent = (2 * start_ms + end_ms) // 3 // 20  # while the first sentence is spoken
    text = b"something else in the capture"
    others = [(float(second), ("192.0.2.7", 9), ("192.0.2.8", 9), text) for second in range(12, 61)]
    sent = [(at_s, ALICE, PBX, rtp_bytes(packet)) for at_s, packet in call[:n_sent]]
    events = asyncio.run(
        events_of_file(repository, FilesSource([write_capture(tmp_path / "call.pcap", [*sent, *others])]))
    )
    assert [kind(e) for e in events][-2:] == ["utterance.ended.v1", "session.ended.v1"]
    assert events[-1]["data"]["reason"] == "timeout"
    (end,) = utterances(events)
    assert abs(end[1] - 20 * n_sent) <= 200
