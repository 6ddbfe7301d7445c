"""Fragments of IP packets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from streamer.protocol.ip_fragments import MAX_WAITING, Fragments

KEY = b"from", b"to", 17, 7
PAYLOAD = bytes(range(64))


def parts(size: int, payload: bytes = PAYLOAD) -> list[tuple[int, bytes, bool]]:
    return [(at, payload[at : at + size], at + size >= len(payload)) for at in range(0, len(payload), size)]


def add(fragments: Fragments, part: tuple[int, bytes, bool]) -> tuple[int, bytes] | None:
    offset, data, is_last = part
    return fragments.add(KEY, offset=offset, is_last=is_last, protocol=17 if offset == 0 else 99, data=data)


@given(st.integers(1, 8).map(lambda n: 8 * n), st.randoms(use_true_random=False))
def test_a_packet_is_whole_with_its_last_missing_fragment(size: int, random: object) -> None:
    order = parts(size)
    random.shuffle(order)  # type: ignore[attr-defined]
    fragments = Fragments()
    assert [add(fragments, part) for part in order] == [None] * (len(order) - 1) + [(17, PAYLOAD)]
    fragments.finish()
    assert fragments.given_up == []


def test_fragments_may_overlap() -> None:
    fragments = Fragments()
    sent = [(0, PAYLOAD[:32], False), (16, PAYLOAD[16:48], False), (40, PAYLOAD[40:], True)]
    assert [add(fragments, part) for part in sent] == [None, None, (17, PAYLOAD)]


def test_a_packet_longer_than_any_is_never_whole() -> None:
    fragments = Fragments()
    for offset in range(0, 65_600, 8_200):
        assert add(fragments, (offset, bytes(8_200), offset + 8_200 >= 65_600)) is None
    fragments.finish()
    assert [(packet.n_fragments, packet.protocol) for packet in fragments.given_up] == [(8, 17)]


def test_what_waits_is_bounded() -> None:
    fragments = Fragments()
    for number in range(3 * MAX_WAITING):
        fragments.add((b"from", b"to", 17, number), offset=0, is_last=False, protocol=17, data=PAYLOAD)
    fragments.finish()
    assert len(fragments.given_up) == MAX_WAITING
