"""A published event is read back as what it was, save for what only MQTT needs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from streamer.protocol.cloudevents import WireEvent, encode
from streamer.protocol.event_decoder import decode_event, node_keys
from tests.support.examples import EXAMPLES

OF_DAEMONS = ("source.health.v1", "overload.v1")


@pytest.mark.parametrize("kind", EXAMPLES)
def test_an_event_is_read_back(kind: str) -> None:
    event = EXAMPLES[kind]
    published = encode(event, node="kitchen", event_id="id-1", now_s=0.0, source_id="phones")
    again = decode_event(published.payload, source_id="phones")
    prefix = f"{node_keys('kitchen')}/" if published.type in OF_DAEMONS else ""

    def with_node(key: str | None) -> str | None:
        return None if key is None else f"{prefix}{key}"

    expected = replace(
        published, topic="", retained=False, clears=(), expires_s=None,
        key=with_node(published.key), ends=with_node(published.ends), source_id=again.source_id,
    )  # fmt: skip
    assert again == expected
    assert again.source_id == (getattr(event, "source_id", None) or "phones")


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b'{"id":"1","source":"/other/x","type":"org.emotionstreamer.state.v1","data":{}}',
        b'{"id":"1","source":"/emotion-streamer/x","type":"com.example.y","data":{}}',
        b"[" * 5000,
    ],
)
def test_what_is_no_event_of_a_daemon_is_refused(payload: bytes) -> None:
    with pytest.raises(ValueError, match="expected an event"):
        decode_event(payload)


def test_a_type_of_a_newer_daemon_is_passed_on_and_states_nothing() -> None:
    payload = b'{"id":"1","source":"/emotion-streamer/x","type":"org.emotionstreamer.new.v9","data":{"session_id":"s"}}'
    assert decode_event(payload) == WireEvent("1", "new.v9", "", False, None, None, payload, session_id="s")
