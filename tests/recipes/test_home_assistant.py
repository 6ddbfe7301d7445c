"""The card for Home Assistant names entities that the daemon announces, and shows what it sends."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml  # type: ignore[import-untyped]
from jinja2 import Environment

from streamer.protocol.home_assistant import Channel, discovery_message, state_message
from tests.conftest import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = (REPOSITORY / "docs" / "recipes" / "home-assistant.md").read_text(encoding="utf-8")
CARD, AUTOMATION = (yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL))
LABELS = ("neutral", "calm", "happy", "sad", "angry", "fearful", "disgust", "surprised")
VOICE = "sensor.emotion_streamer_kitchen_voice_at_microphone_expresses"


def announced() -> dict[str, dict[str, Any]]:
    """The entities of the discovery message, by the ids that Home Assistant gives them: device and name."""
    message = json.loads(
        discovery_message(
            root="emotion-streamer/kitchen/",
            node="kitchen",
            version="1",
            model="small",
            labels=LABELS,
            channels=[Channel("microphone", 1, "unknown")],
            expire_s=180,
        )
    )
    device = message["dev"]["name"]
    return {f"{each['p']}.{slug(device + ' ' + each['name'])}": each for each in message["cmps"].values()}


def slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")


def entities(node: object) -> Iterator[str]:
    """Each entity that is named in a card or an automation."""
    text = json.dumps(node)
    yield from re.findall(r"\b(?:sensor|binary_sensor)\.\w+", text)


def test_every_entity_is_one_that_the_daemon_announces() -> None:
    named = {*entities(CARD), *entities(AUTOMATION)}
    assert named == set(announced())


def test_the_automation_waits_for_a_state_that_there_is() -> None:
    (trigger,) = AUTOMATION["triggers"]
    assert trigger["to"] in announced()[VOICE]["ops"]


@pytest.mark.parametrize(
    ("state", "text"),
    [
        ("angry", "**angry**, 71 %"),
        ("none", "No emotion stands out."),
        ("unknown", "Nobody is listened to."),
        ("unavailable", "Nobody is listened to."),
    ],
)
def test_the_template_shows_what_the_daemon_sends(state: str, text: str) -> None:
    sent = json.loads(
        state_message("angry", probability=0.7123, role="unknown", session_id="s", since="2026-11-20T10:30:15.123Z")
    )
    (template,) = [card["content"] for card in CARD["cards"] if card["type"] == "markdown"]
    environment = Environment(autoescape=True)
    environment.filters["round"] = round  # Home Assistant gives an integer, too
    shown = environment.from_string(template).render(
        states={VOICE: state}.__getitem__, state_attr=lambda entity, name: sent[name]
    )
    assert shown.strip().startswith(text)
