"""RTCP: which sources report and which leave; a compound is trusted as a whole or not at all."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streamer.protocol.rtcp import Compound, parse_compound
from streamer.protocol.rtp import PacketError
from tests.support.rtp import goodbye, rtcp_bytes, sender_report

SSRCS = st.integers(0, 2**32 - 1)


@given(st.lists(SSRCS, min_size=1, max_size=31))
def test_reporters_and_leaving_sources_are_returned(ssrcs: list[int]) -> None:
    assert parse_compound(goodbye(*ssrcs)) == Compound((ssrcs[0],), tuple(ssrcs))


@given(
    st.lists(
        st.builds(
            rtcp_bytes,
            st.integers(192, 223),
            st.integers(0, 31),
            st.binary(max_size=10).map(lambda body: body * 4),
            padding=st.sampled_from([0, 0, 4, 8]),
            version=st.sampled_from([2, 2, 2, 1]),
        ),
        max_size=4,
    ).map(b"".join)
    | st.binary(max_size=200)
)
def test_any_bytes_are_a_compound_or_a_packet_error(data: bytes) -> None:
    try:
        compound = parse_compound(data)
    except PacketError:
        return
    assert 4 * len(compound.leaving + compound.reporting) <= len(data)


def test_a_compound_cut_anywhere_is_refused_or_ends_between_two_packets() -> None:
    whole = goodbye(1, 2)
    ends = {28: Compound((1,), ()), 44: Compound((1,), ()), len(whole): Compound((1,), (1, 2))}
    for cut in range(len(whole) + 1):
        if cut in ends:
            assert parse_compound(whole[:cut]) == ends[cut]
        else:
            with pytest.raises(PacketError):
                parse_compound(whole[:cut])


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "too_short"),
        (b"\x80\xc8\x00", "too_short"),
        (rtcp_bytes(200, 0, bytes(24), version=1), "not_version_2"),
        (rtcp_bytes(96, 0, b""), "not_rtcp"),
        (rtcp_bytes(200, 0, bytes(20)), "truncated"),
        (rtcp_bytes(201, 1, bytes(24)), "truncated"),
        (rtcp_bytes(203, 2, bytes(4)), "truncated"),
        (rtcp_bytes(203, 0, b"", padding=4)[:-1] + b"\x08", "bad_padding"),
        (rtcp_bytes(203, 1, bytes(4), padding=8)[:-1] + b"\x03", "bad_padding"),
        (rtcp_bytes(203, 1, bytes(4), padding=4) + sender_report(), "bad_padding"),
        (struct.pack("!BBH", 0xA0, 203, 0), "bad_padding"),
    ],
)
def test_damage_is_named(data: bytes, fault: str) -> None:
    with pytest.raises(PacketError) as caught:
        parse_compound(data)
    assert caught.value.fault == fault


def test_a_bye_alone_is_accepted_with_a_reason_and_padding() -> None:
    leaving = rtcp_bytes(203, 1, (9).to_bytes(4) + b"\x03bye", padding=4)
    assert parse_compound(leaving) == Compound((), (9,))
