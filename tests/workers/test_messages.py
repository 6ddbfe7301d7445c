"""Messages between the daemon and its workers arrive as they were sent, however the bytes are cut."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streamer.core.errors import IpcError
from streamer.core.events import Category, EmotionEvent
from streamer.inference.disagreement import Disagreement
from streamer.ops.rtp_totals import RtpTotals
from streamer.workers.messages import (
    MAX_FRAME_BYTES,
    ControlReply,
    ControlRequest,
    EventMessage,
    Figures,
    Frames,
    Ready,
    Reload,
    Rtcp,
    StartWorker,
    Stop,
    encode,
    event_message,
    event_of,
)
from tests.support.examples import EXAMPLES

if TYPE_CHECKING:
    from streamer.core.events import Event
    from streamer.workers.messages import Message

MESSAGES: list[Message] = [
    StartWorker(1, 2, b"{}", None),
    StartWorker(0, 64, b'{"rtp": {}}', "/etc/config.toml"),
    ControlRequest(7, b"\x00\xff"),
    Rtcp(((b"\x80", ("127.0.0.1", 5)), (b"", ("::1", 65_535)))),
    Reload(b'{"log": {}}'),
    Stop(),
    Ready(),
    StartWorker(0, 2, b"{}", None, (("127.0.0.1", 5, None), ("::1", 65_535, 2**32 - 1))),
    ControlReply(7, b"{}", 3),
    ControlReply(7, b"{}", 3, (("127.0.0.1", 5, None),)),
    Figures(1.5, RtpTotals(1, 2, 3, 4, 5.5, {"non_audio": 6})),
    Figures(1.5, RtpTotals(), Disagreement(1, 2, 3.5, 4.5, 5.5, 6), (("127.0.0.1", 5, 7),), {"vad": 1.5}),
]


@pytest.mark.parametrize("event", EXAMPLES.values(), ids=list(EXAMPLES))
def test_every_event_arrives_as_it_was(event: Event) -> None:
    (message,) = Frames().feed(encode(event_message(event)))
    assert isinstance(message, EventMessage)
    assert event_of(message) == event


def test_numpy_probabilities_arrive_as_floats() -> None:
    emotion = EXAMPLES["emotion.v1"]
    assert isinstance(emotion, EmotionEvent)
    with_numpy = replace(emotion, categories=(Category("angry", np.float32(0.25)),))  # type: ignore[arg-type]  # as a model's
    (message,) = Frames().feed(encode(event_message(with_numpy)))
    assert isinstance(message, EventMessage)
    assert event_of(message) == replace(emotion, categories=(Category("angry", 0.25),))


@given(st.lists(st.integers(1, 200), min_size=1))
def test_messages_arrive_complete_however_the_bytes_are_cut(sizes: list[int]) -> None:
    data = b"".join(map(encode, MESSAGES))
    frames, start = Frames(), 0
    arrived: list[Message] = []
    for size in sizes:
        arrived += frames.feed(data[start : start + size])
        start += size
    assert arrived + frames.feed(data[start:]) == MESSAGES


def test_an_incomplete_frame_gives_no_message() -> None:
    frame = encode(MESSAGES[0])
    assert [Frames().feed(frame[:end]) for end in range(len(frame))] == [[]] * len(frame)


@pytest.mark.parametrize(
    "data",
    [
        (MAX_FRAME_BYTES + 1).to_bytes(4),
        b"\x00\x00\x00\x01\xc1",
        b"\x00\x00\x00\x01\x01",
        b"\x00\x00\x00\x06" + msgspec.msgpack.encode(["Nope"]),
        b"\x00\x00\x00\x10" + msgspec.msgpack.encode(["ControlRequest"]),
    ],
)
def test_an_invalid_frame_is_refused(data: bytes) -> None:
    with pytest.raises(IpcError):
        Frames().feed(data)


@given(st.binary(max_size=300))
def test_any_bytes_give_messages_or_an_ipc_error(data: bytes) -> None:
    try:
        messages = Frames().feed(data)
    except IpcError:
        return
    assert len(messages) <= len(data) // 4


@pytest.mark.parametrize("message", [EventMessage("Nope", {}), EventMessage("Gap", {}), EventMessage("Gap", 1)])
def test_an_invalid_event_is_refused(message: EventMessage) -> None:
    with pytest.raises(IpcError):
        event_of(message)
