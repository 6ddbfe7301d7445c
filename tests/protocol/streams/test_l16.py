from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest

from streamer.protocol.streams.dialect import Action, Audio, DialectError, DialectSettings, EndCall, OpenCall, OpenLeg
from streamer.protocol.streams.l16 import L16Dialect

if TYPE_CHECKING:
    from collections.abc import Sequence

MONO = DialectSettings(roles=("customer",), sample_rate=8_000)
STEREO = DialectSettings(roles=("customer", "agent"), sample_rate=8_000)
JAMBONZ = {
    "callSid": "f0414693-bdb6-1238-6185-06d91d68c9b0",
    "from": "+4930123456",
    "to": "1000",
    "callerName": "Erika Mustermann",
    "sampleRate": 16_000,
    "mixType": "stereo",
    "metadata": {"emotion_role": "agent,customer", "emotion_reference": "ticket-4711"},
}
VONAGE = {"event": "websocket:connected", "content-type": "audio/l16;rate=16000", "emotion_role": "customer"}


def pcm(*samples: int) -> bytes:
    return np.array(samples, "<i2").tobytes()


def heard(actions: Sequence[Action]) -> list[tuple[str, list[int]]]:
    return [(a.leg, [round(s * 32_768) for s in a.samples.tolist()]) for a in actions if isinstance(a, Audio)]


def test_audio_without_metadata_is_what_the_configuration_says() -> None:
    dialect = L16Dialect(MONO)
    first = dialect.receive(pcm(1, -2, 32_767))
    assert first[0] == OpenLeg("0", "customer", 8_000, "pcm_s16le")
    assert heard(first) == [("0", [1, -2, 32_767])]
    assert heard(dialect.receive(pcm(-32_768))) == [("0", [-32_768])]


def test_the_channels_of_stereo_are_two_legs() -> None:
    actions = L16Dialect(STEREO).receive(pcm(1, 2, 3, 4))
    assert list(actions[:2]) == [
        OpenLeg("0", "customer", 8_000, "pcm_s16le"),
        OpenLeg("1", "agent", 8_000, "pcm_s16le"),
    ]
    assert heard(actions) == [("0", [1, 3]), ("1", [2, 4])]


@pytest.mark.parametrize("settings", [MONO, STEREO])
def test_every_chunking_gives_the_same_audio(settings: DialectSettings) -> None:
    data = pcm(*range(-9, 9))
    whole = heard(L16Dialect(settings).receive(data))
    for size in range(1, len(data)):
        dialect = L16Dialect(settings)
        found: dict[str, list[int]] = {}
        for start in range(0, len(data), size):
            for leg, samples in heard(dialect.receive(data[start : start + size])):
                found.setdefault(leg, []).extend(samples)
        assert list(found.items()) == whole


def test_metadata_of_jambonz_says_call_rate_and_channels_and_variables_the_roles() -> None:
    actions = L16Dialect(MONO).receive(json.dumps(JAMBONZ))
    assert list(actions) == [
        OpenCall("ticket-4711", "ticket-4711"),
        OpenLeg("0", "agent", 16_000, "pcm_s16le"),
        OpenLeg("1", "customer", 16_000, "pcm_s16le"),
    ]
    assert "+49" not in repr(actions)
    assert "Mustermann" not in repr(actions)


def test_a_mix_of_both_parties_is_mixed_whatever_the_configuration_says() -> None:
    (_, leg) = L16Dialect(MONO).receive(json.dumps({"callSid": "x", "mixType": "mixed", "sampleRate": 8_000}))
    assert leg == OpenLeg("0", "mixed", 8_000, "pcm_s16le")


def test_the_first_message_of_vonage_says_rate_and_headers() -> None:
    (leg,) = L16Dialect(DialectSettings()).receive(json.dumps(VONAGE))
    assert leg == OpenLeg("0", "customer", 16_000, "pcm_s16le")


def test_text_during_the_call_such_as_a_digit_is_ignored() -> None:
    dialect = L16Dialect(MONO)
    dialect.receive(pcm(1))
    for text in ('{"event": "dtmf", "dtmf": "2"}', "what uuid_audio_stream send_text sends", "[1]", ""):
        assert tuple(dialect.receive(text)) == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("GET / HTTP/1.1", "expected audio, or metadata in JSON, got other text"),
        ("[1]", "expected metadata as a JSON object, got list"),
        ('{"sampleRate": 4000}', "sampleRate: expected 8000 to 64000 Hz"),
        ('{"sampleRate": "+4930123456"}', "sampleRate: expected 8000 to 64000 Hz"),
        ('{"content-type": "audio/opus"}', "content-type: expected audio/l16"),
        ('{"emotion_role": "boss"}', "emotion_role: expected customer, agent, unknown, mixed"),
        ('{"emotion_reference": "+4930123456"}', "emotion_reference: expected 1 to 64 letters"),
    ],
)
def test_what_is_no_metadata_is_refused_without_quoting_it(text: str, message: str) -> None:
    with pytest.raises(DialectError, match=message) as error:
        L16Dialect(MONO).receive(text)
    assert "+49" not in str(error.value)


def test_a_close_ends_the_call_and_a_lost_connection_does_not() -> None:
    assert tuple(L16Dialect(MONO).ended(1000)) == (EndCall(),)
    assert tuple(L16Dialect(MONO).ended(1006)) == ()
