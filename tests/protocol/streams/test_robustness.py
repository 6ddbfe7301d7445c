"""What every dialect must bear, whatever a platform, a proxy or an attacker sends: one table over all of them.

Each case is a change of what a well-behaved platform sends. A dialect goes on, or refuses with `DialectError`: nothing
else is raised, nothing is quoted, and what follows is a session that a consumer can understand.
"""

from __future__ import annotations

import json
import struct
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from streamer.app.streams import KINDS
from streamer.call_test.player import PlayedCall
from streamer.call_test.players import PLAYERS
from streamer.core.audio import AudioFrame, AudioLost, LegClosed, LegOpened, SourcePause
from streamer.protocol.streams.audiosocket import AudioSocketDialect
from streamer.protocol.streams.dialect import Close, DialectError, DialectSettings, Handshake, Problem, Send
from streamer.sources.streams.calls import Calls

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from streamer.core.audio import SourceMessage
    from streamer.protocol.streams.dialect import Dialect

Frame = str | bytes
DIALECTS = [*KINDS, "audiosocket"]
TEXTUAL = [*KINDS]
CALL = "e160e428-53e2-487c-977d-96989bf5c99d"
PRIVATE = "Jane Doe +4930123456"
ODD: list[Any] = [
    None,
    True,
    0,
    -1,
    1.5,
    1 << 70,
    1e308,
    "",
    PRIVATE,
    "x" * 70_000,
    "\ud800",
    "\x00",
    [],
    [PRIVATE],
    [[]],
    {},
    {PRIVATE: PRIVATE},
    {"emotion_role": PRIVATE, "emotion_reference": PRIVATE},
]
"""Values that no platform means at that place; JSON has no others."""


def dialect_of(name: str) -> Dialect:
    if name == "audiosocket":
        return AudioSocketDialect("customer")
    return KINDS[name].make(DialectSettings(roles=("customer", "unknown"), sample_rate=8_000), Handshake("ws://h/p"))


def frames_of(name: str, *, seconds: float = 0.2) -> list[Frame]:
    """Return what a well-behaved platform sends: its opening, audio, its end."""
    channels = 1 if PLAYERS[name].is_one_leg or name == "exotel" else 2
    player = PLAYERS[name].make(PlayedCall(CALL, (), channels, 8_000))
    samples = np.round(8_000 * np.sin(np.arange(round(8_000 * seconds)) / 3)).astype(np.int16)
    audio = np.stack([samples] * channels, axis=1)
    pieces = [audio[n : n + 160] for n in range(0, len(audio), 160)]
    return [*player.opening(), *(frame for piece in pieces for frame in player.audio(piece)), *player.closing()]


@dataclass
class Outcome:
    """What became of a connection."""

    messages: list[SourceMessage] = field(default_factory=list)
    sent: list[Frame] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    """Errors and problems."""
    is_refused: bool = False
    is_closed: bool = False
    """Whether the dialect closed it."""


def outcome(name: str, frames: Iterable[Frame], *, code: int = 1000) -> Outcome:
    """Serve one connection as a source does, 20 ms a frame, and wait until nobody can continue its call."""
    dialect, found, now_s = dialect_of(name), Outcome(), 0.0
    numbers = iter(range(1, 10_000))
    calls = Calls(
        source_id="s",
        reconnect_s=10.0,
        new_id=lambda: f"id{next(numbers)}",
        now=lambda: datetime(2026, 1, 1, tzinfo=UTC),
    )
    attachment = calls.attach()
    try:
        for frame in frames:
            now_s += 0.02
            for action in dialect.receive(frame):
                take(found, action)
                found.messages += calls.take(attachment, action, now_s)
            if found.is_closed:
                break
        for action in dialect.ended(code):
            found.messages += calls.take(attachment, action, now_s)
    except DialectError as error:
        found.is_refused = True
        found.told.append(str(error))
        found.messages += calls.end(attachment, "error")
    found.messages += calls.detach(attachment, now_s)
    found.messages += calls.tick(now_s + 11.0)
    assert (calls.open_legs, calls.connections) == (0, 0)
    check(found)
    return found


def take(found: Outcome, action: object) -> None:
    match action:
        case Send():
            found.sent.append(action.data)
        case Problem():
            found.told.append(action.text)
        case Close():
            found.is_closed = True


def check(found: Outcome) -> None:
    """Assert that the messages are such as the engine understands, and that nothing is quoted."""
    ends: dict[str, int] = {}
    rates: dict[str, int] = {}
    for message in found.messages:
        match message:
            case LegOpened():
                assert message.leg_id not in rates
                ends[message.leg_id], rates[message.leg_id] = 0, message.sample_rate
                assert 8_000 <= message.sample_rate <= 192_000
                assert "Doe" not in str(message)
            case AudioFrame():
                assert message.start >= ends[message.leg_id]
                assert message.sample_rate == rates[message.leg_id]
                assert len(message.samples) > 0
                assert message.samples.dtype == np.float32
                assert np.abs(message.samples).max() <= 1.0
                ends[message.leg_id] = message.start + len(message.samples)
            case AudioLost():
                assert set(message.leg_ids) <= ends.keys()
                assert message.samples > 0
            case LegClosed():
                del ends[message.leg_id]
            case SourcePause():
                pass
            case _:
                raise AssertionError(message)
    assert ends == {}, "a leg is still open"
    assert not [text for text in found.told if "Doe" in text or "4930" in text or len(text) > 200]


def heard_samples(found: Outcome) -> dict[str, int]:
    """Return the number of samples of each leg."""
    counts: Counter[str] = Counter()
    for message in found.messages:
        if isinstance(message, AudioFrame):
            counts[message.leg_id] += len(message.samples)
    return dict(counts)


def replaced(frames: Sequence[Frame], index: int, *by: Frame) -> list[Frame]:
    return [*frames[:index], *by, *frames[index + 1 :]]


def is_audio(name: str, frame: Frame) -> bool:
    if name == "audiosocket":
        return frame[0] == 0x10
    return isinstance(frame, bytes) or json.loads(frame).get("event") == "media"


# -- the well-behaved one ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", DIALECTS)
def test_what_the_cases_change_is_a_call_whose_audio_is_heard(name: str) -> None:
    found = outcome(name, frames_of(name))
    assert not found.is_refused
    assert set(heard_samples(found).values()) == {1_600}
    assert {message.reason for message in found.messages if isinstance(message, LegClosed)} == {"hangup"}


# -- what comes first ----------------------------------------------------------------------------------------------

STRANGERS = [
    "",
    "hello",
    "GET / HTTP/1.1\r\n\r\n",
    "null",
    "[]",
    '"start"',
    "42",
    "[" * 100_000,
    '{"a":' * 5_000,
    '{"event":',
    '{"event": 7}',
    '{"event": "stop"}',
    '{"event": "media", "media": {"payload": "//8="}}',
    '{"type": "open"}',
    json.dumps({"event": PRIVATE, "type": PRIVATE, "version": PRIVATE}),
    "x" * 262_144,
]


@pytest.mark.parametrize("name", DIALECTS)
def test_a_first_text_of_nobody_opens_no_session_that_was_not_asked_for(name: str) -> None:
    for stranger in STRANGERS:
        found = outcome(name, [stranger])
        # Metadata of L16 may be any object: what follows it is audio.
        is_metadata = name == "l16" and stranger.startswith("{") and stranger.endswith("}")
        assert found.is_refused != is_metadata, stranger[:40]
        assert found.messages == [] or is_metadata


@pytest.mark.parametrize("name", DIALECTS)
def test_bytes_before_the_start_are_refused_or_are_audio_where_the_platform_may_send_it_first(name: str) -> None:
    data = b"\x16\x03\x01" + bytes(range(256))
    found = outcome(name, [data], code=1000)
    audio_first = {"l16", "asterisk"}  # L16 needs no metadata; Asterisk may be late with it, and ends without
    assert found.is_refused == (name not in audio_first)
    assert bool(found.messages) == (name == "l16")
    many = outcome(name, [bytes(3_200)] * 500)
    assert many.is_refused == (name != "l16")


# -- wrong types ---------------------------------------------------------------------------------------------------


def paths_of(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the place of every value in a message."""
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from paths_of(inner, (*path, key))


def changed(value: Any, path: tuple[Any, ...], by: Any) -> Any:
    if not path:
        return by
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = changed(copy[path[0]], path[1:], by)
    return copy


def without(value: Any, path: tuple[Any, ...]) -> Any:
    copy = dict(value) if isinstance(value, dict) else list(value)
    if len(path) == 1:
        del copy[path[0]]
    else:
        copy[path[0]] = without(copy[path[0]], path[1:])
    return copy


@pytest.mark.parametrize("name", TEXTUAL)
def test_a_member_of_any_other_type_or_none_is_borne(name: str) -> None:
    frames = frames_of(name, seconds=0.04)
    texts = {frame_kind(frame): index for index, frame in reversed(list(enumerate(frames))) if isinstance(frame, str)}
    for index in texts.values():
        message = json.loads(frames[index])
        for path in paths_of(message):
            for odd in ODD:
                outcome(name, replaced(frames, index, json.dumps(changed(message, path, odd))))
            if path:
                outcome(name, replaced(frames, index, json.dumps(without(message, path))))


def frame_kind(frame: str) -> str:
    message = json.loads(frame)
    return str(message.get("event", message.get("type")))


@pytest.mark.parametrize("name", DIALECTS)
def test_a_frame_that_is_cut_anywhere_is_borne(name: str) -> None:
    frames = frames_of(name, seconds=0.04)
    for index, frame in enumerate(frames):
        for cut in range(0, len(frame), max(1, len(frame) // 150)):
            outcome(name, replaced(frames, index, frame[:cut]))


# -- order ---------------------------------------------------------------------------------------------------------

Change = Any


def orders(name: str) -> dict[str, list[Frame]]:
    """Return what a platform sends that has lost its place, by what it does."""
    frames = frames_of(name)
    last = len(frames) - 1
    return {
        "two starts": [frames[0], *frames],
        "two calls, one after the other": [*frames, *frames],
        "the start again in the middle": [*frames[:4], *frames[:2], *frames[4:]],
        "the end twice": [*frames, frames[last]],
        "audio after the end": [*frames, *(frame for frame in frames if is_audio(name, frame))],
        "the end first": [frames[last], *frames],
        "backwards": frames[::-1],
        "everything twice": [frame for frame in frames for _ in range(2)],
        "text instead of bytes": [f if isinstance(f, str) else f.decode("latin-1") for f in frames],
        "bytes instead of text": [f if isinstance(f, bytes) else f.encode() for f in frames],
        "empty frames between": [part for frame in frames for part in (frame, b"", frame[:0])],
    }


@pytest.mark.parametrize("name", DIALECTS)
def test_frames_in_any_order_are_a_session_that_can_be_understood(name: str) -> None:
    for what, frames in orders(name).items():
        for code in (1000, 1001, 1006):
            found = outcome(name, frames, code=code)
            sessions = {message.session_id for message in found.messages if isinstance(message, LegOpened)}
            assert len(sessions) <= 2, what


@pytest.mark.parametrize("name", DIALECTS)
def test_a_second_start_neither_adds_a_leg_nor_loses_audio_that_was_heard(name: str) -> None:
    frames = frames_of(name)
    found = outcome(name, [*frames[:6], frames[0]])
    opened = [message for message in found.messages if isinstance(message, LegOpened)]
    assert len(opened) == len(heard_samples(outcome(name, frames)))
    assert all(heard > 0 for heard in heard_samples(found).values())


# -- audio ---------------------------------------------------------------------------------------------------------


def as_audio(name: str, template: Frame, data: bytes) -> Frame:
    """Return a frame with other bytes of audio."""
    if name == "audiosocket":
        return b"\x10" + struct.pack(">H", len(data)) + data
    if isinstance(template, bytes):
        return data
    message = json.loads(template)
    message["media"]["payload"] = data.hex()  # base64 of something else, or none
    return json.dumps(message)


@pytest.mark.parametrize("size", [0, 1, 3, 159, 161, 639, 641, 65_535])
@pytest.mark.parametrize("name", DIALECTS)
def test_audio_of_any_number_of_bytes_is_borne(name: str, size: int) -> None:
    frames = frames_of(name)
    place = next(n for n, frame in enumerate(frames) if is_audio(name, frame))
    odd = as_audio(name, frames[place], bytes(n % 256 for n in range(size)))
    found = outcome(name, [*frames[: place + 2], odd, odd, *frames[place + 2 :]])
    if size % 2 and not found.is_refused and not found.told:  # half a sample is kept for the next bytes, not dropped
        assert sum(heard_samples(found).values()) > 0


@pytest.mark.parametrize(
    "payload", ["", "=", "====", "Zm9v\n", "Zm9v Zm9v", "%%%%", "\u00e9" * 8, PRIVATE, "A" * 200_001]
)
@pytest.mark.parametrize("name", ["twilio", "signalwire", "telnyx", "exotel", "plivo"])
def test_what_is_no_base64_is_refused_by_name_or_is_no_audio(name: str, payload: str) -> None:
    frames = frames_of(name)
    place = next(n for n, frame in enumerate(frames) if is_audio(name, frame))
    message = json.loads(frames[place])
    message["media"]["payload"] = payload
    found = outcome(name, replaced(frames, place, json.dumps(message)))
    assert found.is_refused == (payload != "")
    assert found.told == (["media.payload: expected base64, got something else"] if payload else [])


RATES: list[Any] = [0, 1, 7_999, 11_025, 44_100, 64_001, 1 << 40, -8_000, "8000", "fast", 8_000.5, None]


@pytest.mark.parametrize("name", ["l16", "twilio", "signalwire", "telnyx", "exotel", "plivo", "asterisk", "audiohook"])
def test_a_rate_that_can_not_be_is_refused_and_one_that_can_is_that_of_the_leg(name: str) -> None:
    frames = frames_of(name)
    place = 0 if name in {"l16", "asterisk", "audiohook", "plivo"} else 1
    message = json.loads(frames[place])
    spot = next(
        path for path in paths_of(message) if path[-1:] in {("sampleRate",), ("sample_rate",), ("rate",), ("format",)}
    )
    for rate in RATES:
        by = f"slin{rate}" if name == "asterisk" else rate
        found = outcome(name, replaced(frames, place, json.dumps(changed(message, spot, by))))
        opened = {each.sample_rate for each in found.messages if isinstance(each, LegOpened)}
        assert len(opened) <= 1
        if opened and isinstance(rate, int) and rate and name != "asterisk":
            assert opened == {rate}
        if rate in {0, 1, 7_999, 64_001, 1 << 40, -8_000}:
            assert not opened or (rate == 0 and opened == {8_000})
