"""The discovery message keeps to the rules of Home Assistant's schema (homeassistant/components/mqtt/schemas.py)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from streamer.protocol.home_assistant import Channel, discovery_message, discovery_topic, health_message, state_message

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = "emotion-streamer/kitchen/"
CHANNELS = [Channel("microphone", 1, "unknown"), Channel("desk", 1, "customer"), Channel("desk", 2, "mixed")]
LABELS = ["neutral", "angry"]

# The keys that Home Assistant knows, with their abbreviations, and what is valid for each.
TOPIC = re.compile(r"[^+#\x00]{1,200}").fullmatch
ENTITY: dict[str, Callable[[Any], object]] = {
    "p": {"sensor", "binary_sensor"}.__contains__,
    "name": lambda value: isinstance(value, str) and bool(value),
    "uniq_id": lambda value: isinstance(value, str) and bool(value),
    "stat_t": TOPIC,
    "val_tpl": lambda value: value.startswith("{{ ") and value.endswith(" }}"),
    "json_attr_t": TOPIC,
    "json_attr_tpl": lambda value: value.startswith("{{ ") and value.endswith(" }}"),
    "exp_aft": lambda value: type(value) is int and value > 0,
    "dev_cla": {"enum", "problem"}.__contains__,
    "ent_cat": {"diagnostic"}.__contains__,
    "ic": re.compile("mdi:[a-z-]+").fullmatch,
    "ops": lambda value: bool(value) and len(set(value)) == len(value),
}
REQUIRED = {"p", "name", "uniq_id", "stat_t", "exp_aft"}


@pytest.fixture
def message() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(
        discovery_message(
            root=ROOT, node="kitchen", version="1.2", model="ser 1", labels=LABELS, channels=CHANNELS, expire_s=180
        )
    )
    return made


def test_the_device_has_an_identifier_and_its_origin_a_name(message: dict[str, Any]) -> None:
    assert set(message) == {"dev", "o", "cmps", "avty_t"}
    assert message["dev"] == {
        "ids": ["emotion-streamer-kitchen"],
        "name": "Emotion Streamer kitchen",
        "mf": "Emotion Streamer",
        "mdl": "ser 1",
        "sw": "1.2",
    }
    assert message["o"] == {"name": "emotion-streamer", "sw": "1.2"}
    assert message["avty_t"] == ROOT + "status"


def test_each_entity_has_the_keys_that_its_platform_knows_and_valid_values(message: dict[str, Any]) -> None:
    for component in message["cmps"].values():
        assert REQUIRED <= set(component) <= set(ENTITY)
        assert all(ENTITY[key](value) for key, value in component.items()), component
        assert ("ops" in component) is (component["dev_cla"] == "enum")  # options are for enumerations only
        assert (component["p"] == "binary_sensor") is (component["dev_cla"] == "problem")
    unique_ids = [component["uniq_id"] for component in message["cmps"].values()]
    assert len(set(unique_ids)) == len(unique_ids)


def test_entities_are_the_node_each_microphone_and_each_channel(message: dict[str, Any]) -> None:
    assert {key: (c["name"], c["stat_t"]) for key, c in message["cmps"].items()} == {
        "health": ("Problem", ROOT + "health"),
        "source_microphone": ("Microphone", ROOT + "sources/microphone/health"),
        "source_desk": ("Desk", ROOT + "sources/desk/health"),
        "voice_microphone_1": ("Voice at microphone expresses", ROOT + "sources/microphone/1/state"),
        "voice_desk_1": ("Voice at desk 1 (customer) expresses", ROOT + "sources/desk/1/state"),
        "voice_desk_2": ("Voice at desk 2 (mixed) expresses", ROOT + "sources/desk/2/state"),
    }
    assert message["cmps"]["voice_desk_1"]["ops"] == ["neutral", "angry", "none"]


@pytest.mark.parametrize("source_id", ["health", "health_1", "1", "source_health"])
def test_no_name_of_a_microphone_takes_the_place_of_another_entity(source_id: str) -> None:
    channels = [Channel(source_id, 1, "unknown"), Channel(source_id, 2, "unknown"), Channel("health", 1, "unknown")]
    made = json.loads(
        discovery_message(
            root=ROOT, node="kitchen", version="1.2", model="ser 1", labels=LABELS, channels=channels, expire_s=180
        )
    )
    topics = {component["stat_t"] for component in made["cmps"].values()}
    sources = {channel.source_id for channel in channels}
    expected = {"health", *(channel.topic for channel in channels), *(f"sources/{name}/health" for name in sources)}
    assert topics == {ROOT + topic for topic in expected}
    assert len({component["uniq_id"] for component in made["cmps"].values()}) == len(made["cmps"])


def test_the_topic_is_one_that_home_assistant_looks_at() -> None:
    topic = discovery_topic("homeassistant", "kitchen")
    matcher = r"(?P<component>\w+)/(?:(?P<node_id>[a-zA-Z0-9_-]+)/)?(?P<object_id>[a-zA-Z0-9_-]+)/config"
    match = re.fullmatch(matcher, topic.removeprefix("homeassistant/"))
    assert match is not None
    assert match.groupdict() == {"component": "device", "node_id": None, "object_id": "emotion-streamer-kitchen"}


def test_values_are_json_with_every_field() -> None:
    closed = state_message(None, probability=None, role="customer", session_id=None, since=None)
    assert json.loads(closed) == {
        "state": None, "probability": None, "role": "customer", "session_id": None, "since": None,
    }  # fmt: skip
    assert json.loads(health_message([])) == {"healthy": True, "problems": []}
    assert json.loads(health_message(["desk lost"])) == {"healthy": False, "problems": ["desk lost"]}
