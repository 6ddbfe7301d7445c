"""Frames of AMR and AAC."""

from __future__ import annotations

import io

import pytest

from streamer.sources.files.frames import AMR_BYTES, AMR_WB_BYTES, SoundFrames, is_adts, sound_frames


def amr(types: list[int], *, wide: bool = False) -> bytes:
    lengths = AMR_WB_BYTES if wide else AMR_BYTES
    return (b"#!AMR-WB\n" if wide else b"#!AMR\n") + b"".join(
        bytes([kind << 3 | 4]) + bytes(lengths[kind] - 1) for kind in types
    )


def adts(n_frames: int, n_bytes: int = 60) -> bytes:
    header = bytes([0xFF, 0xF1, 0x50, 0x80 | n_bytes >> 11, n_bytes >> 3 & 0xFF, (n_bytes & 7) << 5 | 0x1F, 0xFC])
    return (header + bytes(n_bytes - 7)) * n_frames


def frames(data: bytes) -> SoundFrames:
    return sound_frames(io.BytesIO(data), len(data))


@pytest.mark.parametrize("wide", [False, True])
def test_amr_is_counted_by_the_types_of_its_frames(wide: bool) -> None:
    data = amr([0, 7, 3, 8, 15] * 10, wide=wide)
    assert frames(data) == SoundFrames(50 * (320 if wide else 160), None)
    assert frames(amr([7, 7], wide=wide)[:-1]) == SoundFrames(320 if wide else 160, "its last AMR frame is incomplete")


def test_aac_is_three_frames_that_follow_each_other_or_all_there_is() -> None:
    for data, answer in [(adts(5), True), (adts(1), True), (adts(2) + b"x" * 99, False), (b"\xff\xf1" * 99, False)]:
        assert is_adts(io.BytesIO(data), len(data)) is answer


def test_a_tag_before_aac_does_not_matter_and_a_cut_frame_does() -> None:
    data = b"ID3\x04\x00\x00\x00\x00\x00\x05tag.." + adts(9)
    assert is_adts(io.BytesIO(data), len(data))
    assert frames(data) == SoundFrames(None, None)
    assert frames(data[:-1]) == SoundFrames(None, "its last AAC frame is incomplete")
