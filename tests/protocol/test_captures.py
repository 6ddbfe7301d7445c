"""Captures: every frame round-trips with its time, and damage is an error after all that can be read."""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streamer.protocol.captures import is_capture, read_frames
from streamer.protocol.frames import CaptureError, Frame
from tests.support.captures import START_NS, _block, pcap, pcapng, snoop

if TYPE_CHECKING:
    from pathlib import Path

FRAMES = st.lists(
    st.tuples(st.integers(0, 2**31 * 10**6 - 1).map(lambda us: us * 1_000), st.binary(max_size=80)), max_size=10
)
ORDERS = st.sampled_from(["<", ">"])
LINKS = st.integers(0, 400)
SOME = [(START_NS + number * 1_000, bytes([number]) * (number + 3)) for number in range(6)]


def read(data: bytes) -> list[Frame]:
    return list(read_frames(io.BytesIO(data)))


def read_part(data: bytes) -> tuple[list[Frame], str]:
    """Return what can be read, and the error after it."""
    frames: list[Frame] = []
    try:
        for frame in read_frames(io.BytesIO(data)):
            frames.append(frame)  # noqa: PERF402 - those before an error count
    except CaptureError as error:
        return frames, str(error)
    return frames, ""


def frames_of(frames: list[tuple[int, bytes]], link_type: int = 1) -> list[Frame]:
    return [Frame(time_ns, link_type, data, is_cut=False) for time_ns, data in frames]


@given(frames=FRAMES, order=ORDERS, nanoseconds=st.booleans(), link_type=LINKS)
def test_pcap_round_trips(frames: list[tuple[int, bytes]], order: str, nanoseconds: bool, link_type: int) -> None:
    data = pcap(frames, order=order, nanoseconds=nanoseconds, link_type=link_type)
    assert is_capture(data)
    assert read(data) == frames_of(frames, link_type)


@given(frames=FRAMES, order=ORDERS, resolution=st.integers(6, 9), link_type=LINKS, obsolete=st.booleans())
def test_pcapng_round_trips(
    frames: list[tuple[int, bytes]], order: str, resolution: int, link_type: int, obsolete: bool
) -> None:
    data = pcapng(frames, order=order, resolution=resolution, link_type=link_type, obsolete=obsolete)
    assert is_capture(data)
    assert read(data) == frames_of(frames, link_type)


@given(frames=FRAMES)
def test_snoop_round_trips(frames: list[tuple[int, bytes]]) -> None:
    data = snoop(frames)
    assert is_capture(data)
    assert read(data) == frames_of(frames)


@pytest.mark.parametrize("order", ["<", ">"])
def test_the_headers_of_an_old_libpcap_are_read(order: str) -> None:
    data = bytearray(struct.pack(f"{order}IHHiIII", 0xA1B2CD34, 2, 4, 0, 0, 65_535, 1))
    for time_ns, frame in SOME:
        seconds, rest_ns = divmod(time_ns, 10**9)
        data += struct.pack(f"{order}IIIIIHBx", seconds, rest_ns // 1_000, len(frame), len(frame), 2, 8, 0) + frame
    assert is_capture(bytes(data))
    assert read(bytes(data)) == frames_of(SOME)


def test_the_length_of_the_check_sequence_is_no_part_of_the_link_type() -> None:
    assert read(pcap(SOME, link_type=0x2400_0001)) == frames_of(SOME)


def test_frames_without_times_get_that_of_the_frame_before() -> None:
    simple = _block("<", 3, struct.pack("<I", 4) + b"abcd")
    assert read(pcapng([]) + simple) == [Frame(0, 1, b"abcd", is_cut=False)]
    assert read(pcapng(SOME) + simple)[-1] == Frame(SOME[-1][0], 1, b"abcd", is_cut=False)
    longer = _block("<", 3, struct.pack("<I", 400) + b"abcd")
    assert read(pcapng([]) + longer) == [Frame(0, 1, b"abcd", is_cut=True)]


def test_a_time_that_no_calendar_has_becomes_the_nearest() -> None:
    assert [frame.time_ns for frame in read(pcapng([(2**63 * 10**9, b"a")], resolution=0))] == [2**63 - 1]


def test_sections_of_both_byte_orders_may_follow_each_other() -> None:
    assert read(pcapng(SOME, order=">") + pcapng(SOME, order="<")) == frames_of(SOME) * 2


def test_times_may_be_in_powers_of_two_and_with_an_offset() -> None:
    options = struct.pack("<HHB3xHHq", 9, 1, 0x80 | 10, 14, 8, 1_000)
    data = _block("<", 0x0A0D0D0A, struct.pack("<IHHq", 0x1A2B3C4D, 1, 0, -1))
    data += _block("<", 1, struct.pack("<HHI", 1, 0, 0) + options)
    data += _block("<", 6, struct.pack("<IIIII", 0, 0, 512, 1, 9) + b"x")
    assert read(data) == [Frame(1_000_500_000_000, 1, b"x", is_cut=True)]


@pytest.mark.parametrize("make", [pcap, pcapng, snoop])
def test_a_capture_cut_anywhere_is_an_error_after_all_that_is_there(make: object) -> None:
    assert callable(make)
    whole: bytes = make(SOME)
    counts = []
    for cut in range(8 if make is snoop else 4, len(whole)):
        frames, error = read_part(whole[:cut])
        assert frames == frames_of(SOME)[: len(frames)]
        assert len(frames) < len(SOME)
        assert error == "" or error.startswith("is cut short: ")
        counts.append(len(frames))
        if not error:  # it ends between two frames
            assert whole.startswith(make(SOME[: len(frames)])[:cut])
    assert counts == sorted(counts)


@given(st.sampled_from([pcap(SOME), pcapng(SOME), pcapng(SOME, order=">")]), st.data())
def test_damage_gives_frames_or_a_pcap_error_and_never_more(whole: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:at] + data.draw(st.binary(min_size=1, max_size=6)) + whole[at + 1 :]
    frames, _ = read_part(damaged)
    assert sum(len(frame.data) for frame in frames) <= len(damaged)


@given(st.binary(max_size=200).map(lambda tail: b"\xd4\xc3\xb2\xa1" + tail) | st.binary(max_size=200))
def test_any_bytes_are_frames_or_a_pcap_error(data: bytes) -> None:
    frames, _ = read_part(data)
    assert sum(len(frame.data) for frame in frames) <= len(data)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is not a packet capture: it begins with the magic number of none"),
        (b"RIFF....", "is not a packet capture: it begins with the magic number of none"),
        (pcap([])[:23], "is cut short: its header of 20 bytes expected, got 19"),
        (
            pcap([]) + struct.pack("<IIII", 0, 0, 300_000, 300_000),
            "is damaged: a frame of at most 262144 bytes expected, got 300000",
        ),
        (
            pcapng([]) + struct.pack("<II", 6, 13),
            "is damaged: a block of 12 to 16777216 bytes expected, got 13",
        ),
        (pcapng([])[:8] + bytes(20), "is damaged: pcapng's byte order expected, got 00000000"),
        (pcapng(SOME)[:-1] + b"\x01", "is damaged: a block of 40 bytes ends as one of 16777256"),
        (
            _block("<", 0x0A0D0D0A, struct.pack("<IHHq", 0x1A2B3C4D, 1, 0, -1)) + _block("<", 6, bytes(20)),
            "is damaged: a frame of interface 0, but 0 are described",
        ),
        (
            _block("<", 0x0A0D0D0A, struct.pack("<IHHq", 0x1A2B3C4D, 1, 0, -1)) + _block("<", 3, bytes(8)),
            "is damaged: a frame of interface 0, but 0 are described",
        ),
        (
            b"GMBU" + bytes(200),
            "is a capture of Microsoft Network Monitor, which can't be read: convert it with editcap -F pcapng",
        ),
        (
            b"snoop\x00\x00\x00" + struct.pack(">II", 2, 2) + bytes(40),
            "is a snoop capture that can't be read: version 2 of Ethernet expected, got version 2 and data link type 2",
        ),
        (
            snoop([]) + struct.pack(">6I", 4, 4, 99, 0, 0, 0) + bytes(90),
            "is damaged: a record of 4 bytes states a length of 99",
        ),
    ],
)
def test_damage_is_described(data: bytes, message: str) -> None:
    assert read_part(data)[1] == message


def test_a_real_capture_is_read(shared: Path) -> None:
    with (shared / "audio" / "rtp" / "g711a.pcap").open("rb") as file:
        frames = list(read_frames(file))
    assert (len(frames), {frame.link_type for frame in frames}) == (236, {1})
    assert {len(frame.data) for frame in frames} == {14 + 20 + 8 + 12 + 240}
