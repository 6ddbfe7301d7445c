from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import numpy as np
import pytest

from streamer.protocol.streams.audiosocket import DTMF, ERROR, RATES, TERMINATE, UUID, AudioSocketDialect, message
from streamer.protocol.streams.dialect import (
    Action,
    Audio,
    Close,
    DialectError,
    EndCall,
    OpenCall,
    OpenLeg,
    Send,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

CALL = uuid.UUID("40325ec2-5efd-4bd3-805f-53576e581d13")
NAMED = message(UUID, CALL.bytes)


def dialect() -> AudioSocketDialect:
    return AudioSocketDialect("customer")


def plain(actions: Iterable[Action]) -> list[object]:
    """Return actions that can be compared: audio as its leg and samples."""
    return [
        (action.leg, (action.samples * 32_768).astype(int).tolist()) if isinstance(action, Audio) else action
        for action in actions
    ]


def received(data: bytes, size: int) -> list[object]:
    socket = dialect()
    return plain(a for start in range(0, len(data), size) for a in socket.receive(data[start : start + size]))


def test_the_kinds_are_those_of_asterisk() -> None:
    assert RATES == {
        0x10: 8_000,
        0x11: 12_000,
        0x12: 16_000,
        0x13: 24_000,
        0x14: 32_000,
        0x15: 44_100,
        0x16: 48_000,
        0x17: 96_000,
        0x18: 192_000,
    }
    assert (TERMINATE, UUID, DTMF, ERROR) == (0x00, 0x01, 0x03, 0xFF)


def test_a_call_is_cut_at_every_byte_and_heard_and_answered_with_silence() -> None:
    audio = np.array([1, -2, 300], "<i2").tobytes()
    data = NAMED + message(0x10, audio) + message(DTMF, b"5") + message(0x10, audio) + message(TERMINATE)
    expected = [
        OpenCall(str(CALL), str(CALL)),
        Send(message(0x10, bytes(6))),
        OpenLeg("customer", "customer", 8_000, "pcm_s16le"),
        ("customer", [1, -2, 300]),
        Send(message(0x10, bytes(6))),
        ("customer", [1, -2, 300]),
        EndCall(),
        Close(),
    ]
    for size in range(1, len(data) + 1):
        assert received(data, size) == expected, size


@pytest.mark.parametrize(("kind", "rate"), RATES.items())
def test_every_kind_of_audio_has_its_rate(kind: int, rate: int) -> None:
    actions = received(NAMED + message(kind, bytes(2)), 1000)
    assert actions[1:3] == [Send(message(kind, bytes(2))), OpenLeg("customer", "customer", rate, "pcm_s16le")]


def test_an_error_of_asterisk_ends_the_call_as_one() -> None:
    assert received(NAMED + message(ERROR, b"\x01"), 1000)[1:] == [EndCall("error"), Close()]


def test_a_kind_that_is_not_known_yet_is_left_out() -> None:
    assert received(NAMED + message(0x42, b"whatever") + message(TERMINATE), 1000)[1:] == [EndCall(), Close()]


@pytest.mark.parametrize("data", [b"GET / HTTP/1.1\r\n", message(0x10, bytes(320)), b"\x80"])
def test_what_does_not_begin_with_the_uuid_is_refused_at_its_first_byte(data: bytes) -> None:
    with pytest.raises(DialectError, match="expected the UUID of a call first"):
        dialect().receive(data[:1])


def test_a_uuid_of_another_length_is_refused() -> None:
    with pytest.raises(DialectError, match="expected a UUID of 16 bytes, got 4"):
        dialect().receive(message(UUID, b"1234"))


def test_a_connection_that_ends_is_a_hang_up_and_one_that_is_lost_is_not() -> None:
    assert tuple(dialect().ended(1000)) == (EndCall(),)
    assert tuple(dialect().ended(1006)) == ()
