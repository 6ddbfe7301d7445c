"""AudioHook sessions: the cases that Genesys' reference implementation distinguishes, and its client's messages."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from streamer.protocol.g711 import MU_LAW
from streamer.protocol.streams.audiohook import AudioHookDialect
from streamer.protocol.streams.dialect import (
    Action,
    Audio,
    DialectError,
    DialectSettings,
    EndCall,
    Lost,
    OpenCall,
    OpenLeg,
    Pause,
    Problem,
    Resume,
    Send,
)

SESSION, ORGANIZATION = "e160e428-53e2-487c-977d-96989bf5c99d", "d7934305-0972-4844-938e-9060eef73d05"
CONVERSATION, PARTICIPANT = "090eaa2f-72fa-480a-83e0-8667ff89c0ec", "883efee8-3d6c-4537-b500-6d7ca4b92fa0"
NULL = "00000000-0000-0000-0000-000000000000"
STEREO = {"type": "audio", "format": "PCMU", "channels": ["external", "internal"], "rate": 8000}
MONO = {"type": "audio", "format": "PCMU", "channels": ["external"], "rate": 8000}
HEADERS = {"audiohook-organization-id": ORGANIZATION, "audiohook-session-id": SESSION}


class Client:
    """The platform: numbers its messages, and keeps what the server says."""

    def __init__(self, settings: DialectSettings | None = None, headers: dict[str, str] | None = None) -> None:
        self.dialect = AudioHookDialect(settings or DialectSettings(), HEADERS if headers is None else headers)
        self.seq = 0
        self.said: list[dict[str, Any]] = []
        self.actions: list[Action] = []

    def say(self, kind: str, parameters: dict[str, Any] | None = None, **changes: Any) -> list[Action]:
        self.seq += 1
        message = {
            "version": "2",
            "id": SESSION,
            "type": kind,
            "seq": self.seq,
            "serverseq": len(self.said),
            "position": "PT0S",
            "parameters": parameters or {},
        }
        return self.frame(json.dumps({**message, **changes}))

    def frame(self, frame: str | bytes) -> list[Action]:
        return self.take(self.dialect.receive(frame))

    def take(self, actions: Any) -> list[Action]:
        found: list[Action] = []
        for action in actions:
            if isinstance(action, Send):
                assert isinstance(action.data, str)
                self.said.append(json.loads(action.data))
            else:
                found.append(action)
        return found

    def open(self, **changes: Any) -> list[Action]:
        return self.say("open", opening(**changes))

    @property
    def last(self) -> tuple[str, dict[str, Any]]:
        return self.said[-1]["type"], self.said[-1]["parameters"]


def opening(**changes: Any) -> dict[str, Any]:
    participant = {"id": PARTICIPANT, "ani": "+15551234567", "aniName": "Jane Doe", "dnis": "+15559876543"}
    return {
        "organizationId": ORGANIZATION,
        "conversationId": CONVERSATION,
        "participant": participant,
        "media": [STEREO, MONO],
        **changes,
    }


def opened(**changes: Any) -> Client:
    client = Client()
    client.open(**changes)
    return client


def test_open_is_answered_with_both_channels_which_are_legs() -> None:
    client = Client()
    assert client.open() == [
        OpenCall(f"{CONVERSATION}/{PARTICIPANT}", CONVERSATION),
        OpenLeg("external", "customer", 8_000, "PCMU"),
        OpenLeg("internal", "agent", 8_000, "PCMU"),
    ]
    assert client.said == [
        {
            "version": "2",
            "type": "opened",
            "seq": 1,
            "clientseq": 1,
            "id": SESSION,
            "parameters": {"media": [STEREO], "startPaused": False},
        }
    ]


@pytest.mark.parametrize(
    ("offered", "chosen"),
    [
        ([MONO], MONO),
        ([{**MONO, "format": "L16"}, MONO], MONO),
        ([MONO, {**STEREO, "channels": ["internal"]}], MONO),
        ([MONO, STEREO], STEREO),
    ],
)
def test_the_best_offer_that_can_be_used_is_chosen(offered: list[Any], chosen: dict[str, Any]) -> None:
    client = opened(media=offered)
    assert client.last == ("opened", {"media": [chosen], "startPaused": False})


@pytest.mark.parametrize("offered", [[], [{**MONO, "rate": 16_000}], [{**MONO, "format": "OPUS"}]])
def test_an_offer_that_can_not_be_used_disconnects(offered: list[Any]) -> None:
    client = Client()
    (problem,) = client.open(media=offered)
    assert isinstance(problem, Problem)
    assert client.last[0] == "disconnect"
    assert client.last[1]["reason"] == "error"
    assert client.say("close", {"reason": "disconnect"}) == []
    assert client.last == ("closed", {})


def test_a_probe_opens_nothing() -> None:
    client = Client()
    participant = {"id": NULL, "ani": "", "aniName": "", "dnis": ""}
    assert client.open(conversationId=NULL, participant=participant) == []
    assert client.last[0] == "opened"
    assert client.say("ping") == []
    assert client.last == ("pong", {})
    assert client.frame(b"\xff" * 320) == []
    assert client.say("close", {"reason": "end"}) == []
    assert client.last == ("closed", {})


def test_audio_is_of_both_channels_in_turn() -> None:
    client = opened()
    customer, agent = np.arange(100, dtype=np.uint8), np.arange(100, 200, dtype=np.uint8)
    audio = client.frame(np.stack([customer, agent], axis=1).tobytes())
    expected = [MU_LAW.decode(channel) / np.float32(32_768) for channel in (customer, agent)]
    assert [action.leg for action in audio if isinstance(action, Audio)] == ["external", "internal"]
    for action, samples in zip(audio, expected, strict=True):
        assert isinstance(action, Audio)
        np.testing.assert_array_equal(action.samples, samples)
    assert client.frame(b"") == []


def test_a_pause_of_the_platform_is_a_pause_and_its_audio_is_dropped() -> None:
    client = opened()
    assert client.say("paused") == [Pause()]
    assert client.say("paused") == []
    assert client.frame(b"\xff" * 320) == []
    assert client.say("resumed", {"start": "PT3S", "discarded": "PT2.5S"}) == [Resume()]
    assert client.say("resumed", {"start": "PT3S", "discarded": "PT2.5S"}) == []
    assert len(client.frame(b"\xff" * 320)) == 2


def test_our_pause_is_asked_for_and_is_no_pause_of_the_platform() -> None:
    client = Client()
    assert client.take(client.dialect.pause()) == []
    assert client.said == []
    client.take(client.dialect.resume())
    client.open()
    client.take(client.dialect.pause())
    assert client.last == ("pause", {})
    assert len(client.frame(b"\xff" * 320)) == 2
    assert client.say("paused") == []
    assert client.frame(b"\xff" * 320) == []
    client.take(client.dialect.resume())
    assert client.last == ("resume", {})
    assert client.say("resumed", {"start": "PT3S", "discarded": "PT2S"}) == []
    assert len(client.frame(b"\xff" * 320)) == 2
    assert client.say("paused") == [Pause()]
    assert client.say("resumed", {"start": "PT3S", "discarded": "PT2S"}) == [Resume()]


def test_what_the_platform_discarded_is_lost_on_both_legs() -> None:
    client = opened()
    assert client.say("discarded", {"start": "PT1S", "discarded": "PT0.25S"}) == [
        Lost("external", 250),
        Lost("internal", 250),
    ]


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("end", [EndCall("hangup")]),
        ("disconnect", [EndCall("hangup")]),
        ("error", [EndCall("error")]),
        ("reconnect", []),
    ],
)
def test_close_ends_the_call_unless_the_platform_reconnects(reason: str, expected: list[Action]) -> None:
    client = opened()
    assert client.say("close", {"reason": reason}) == expected
    assert client.last == ("closed", {})
    assert client.say("ping") == []
    assert client.last == ("closed", {})
    assert client.dialect.ended(1000) == ()


def test_a_connection_that_comes_again_is_of_the_same_call() -> None:
    continued = [{"id": SESSION, "serverseq": 4, "clientseq": 7}]
    assert opened(continuedSessions=continued).last[0] == "opened"
    assert Client().open(continuedSessions=continued) == Client().open()


def test_ping_update_and_digits_are_answered_or_ignored() -> None:
    client = opened()
    assert client.say("ping", {"rtt": "PT0.021S"}) == []
    assert client.last == ("pong", {})
    assert client.say("update", {"language": "de-DE"}) == []
    assert client.last == ("updated", {})
    assert client.say("dtmf", {"digit": "5"}) == []
    assert client.last == ("updated", {})
    assert [message["seq"] for message in client.said] == [1, 2, 3]
    assert [message["clientseq"] for message in client.said] == [1, 2, 3]


def test_an_error_of_the_platform_is_told_without_its_text() -> None:
    client = opened()
    assert client.say("error", {"code": 429, "message": "for +15551234567", "retryAfter": "PT3S"}) == [
        Problem("the platform reports error 429")
    ]


def test_emotions_go_back_while_a_session_is_open() -> None:
    client = Client()
    assert client.dialect.tell("external", {"state": "angry"}) == []
    client.open()
    client.take(client.dialect.tell("external", {"state": "angry"}))
    entity = {"type": "emotion", "data": {"channel": "external", "state": "angry"}}
    assert client.last == ("event", {"entities": [entity]})


def test_what_the_operator_says_counts_before_the_meaning_of_channels() -> None:
    config = {"emotion_role": "agent,customer", "emotion_reference": "case-7"}
    call, *legs = Client().open(customConfig=config)
    assert call == OpenCall(f"{CONVERSATION}/{PARTICIPANT}", "case-7")
    assert [leg.role for leg in legs if isinstance(leg, OpenLeg)] == ["agent", "customer"]
    _, *legs = Client(DialectSettings(roles=("unknown", "mixed"))).open()
    assert [leg.role for leg in legs if isinstance(leg, OpenLeg)] == ["unknown", "mixed"]


# -- faults of the platform ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "parameters", "changes"),
    [
        ("ping", {}, {"seq": 1}),
        ("ping", {}, {"seq": 4}),
        ("ping", {}, {"serverseq": 9}),
        ("ping", {}, {"id": NULL}),
        ("ping", {}, {"version": "1"}),
        ("ping", {}, {"position": "3 s"}),
        ("discarded", {"start": "PT1S"}, {}),
        ("discarded", {"start": "PT1S", "discarded": "-PT1S"}, {}),
        ("close", {"reason": "tired"}, {}),
        ("opened", {}, {}),
        ("Jane Doe", {}, {}),
    ],
)
def test_a_message_that_is_wrong_disconnects_and_ends_the_call(
    kind: str, parameters: dict[str, Any], changes: dict[str, Any]
) -> None:
    client = opened()
    problem, ended = client.say(kind, parameters, **changes)
    assert ended == EndCall("error")
    assert isinstance(problem, Problem)
    assert "Jane" not in problem.text
    assert client.last[0] == "disconnect"
    assert client.frame(b"\xff" * 320) == []
    assert client.say("close", {"reason": "disconnect"}) == []
    assert client.last == ("closed", {})


@pytest.mark.parametrize("frame", [b"\xff" * 321, "no JSON", "x" * 70_000])
def test_a_frame_that_is_wrong_disconnects(frame: str | bytes) -> None:
    client = opened()
    assert client.frame(frame)[-1] == EndCall("error")
    assert client.last[0] == "disconnect"


def test_a_second_open_is_ignored() -> None:
    client = opened()
    assert client.open() == []
    assert len(client.said) == 1


@pytest.mark.parametrize("frame", ["no JSON", b"\xff" * 320, "{}", json.dumps({"event": "connected"})])
def test_a_first_frame_of_something_else_is_refused(frame: str | bytes) -> None:
    with pytest.raises(DialectError):
        Client().frame(frame)


def test_a_session_of_another_organization_or_id_is_refused() -> None:
    client = Client()
    (problem,) = client.open(organizationId=CONVERSATION)
    assert isinstance(problem, Problem)
    assert client.last[1]["reason"] == "unauthorized"
    with pytest.raises(DialectError):
        Client(headers={**HEADERS, "audiohook-session-id": CONVERSATION}).open()


@pytest.mark.parametrize("missing", ["organizationId", "conversationId", "participant", "media"])
def test_an_open_without_a_member_is_refused(missing: str) -> None:
    client = Client()
    parameters = opening()
    del parameters[missing]
    (problem,) = client.say("open", parameters)
    assert isinstance(problem, Problem)
    assert client.last[0] == "disconnect"
