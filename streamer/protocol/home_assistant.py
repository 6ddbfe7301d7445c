"""How Home Assistant is told of this node: one message of MQTT discovery for the whole device.

https://www.home-assistant.io/integrations/mqtt/#device-discovery-payload, with its abbreviated keys.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from streamer.core.events import NO_STATE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamer.core.audio import Role

HEALTH_TOPIC = "health"
"""Below the node's root: whether all is well, and what is not."""
_SOURCE_STATES = ["starting", "ok", "silent", "lost", "stopped"]


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel of a microphone, which is one leg while the microphone is open."""

    source_id: str
    number: int
    """From 1."""
    role: Role

    @property
    def topic(self) -> str:
        """Where its state is published, below the node's root: it stays the same while sessions come and go."""
        return f"sources/{self.source_id}/{self.number}/state"


def discovery_topic(prefix: str, node: str) -> str:
    """Return where Home Assistant looks for the message; ``prefix`` is its discovery prefix."""
    return f"{prefix}/device/emotion-streamer-{node}/config"


def discovery_message(
    *,
    root: str,
    node: str,
    version: str,
    model: str,
    labels: Sequence[str],
    channels: Sequence[Channel],
    expire_s: int,
) -> bytes:
    """Return the device with its entities: what each channel expresses, each microphone, and the node.

    ``root`` is the prefix of the node's topics, with a slash at its end. An entity that gets no news for ``expire_s``
    seconds is unavailable, and all are while the node is offline.
    """
    device = f"emotion-streamer-{node}"
    components: dict[str, dict[str, Any]] = {"health": _health()}
    for source_id in dict.fromkeys(channel.source_id for channel in channels):
        components[f"source_{source_id}"] = _microphone(source_id)
    for channel in channels:
        is_only = sum(other.source_id == channel.source_id for other in channels) == 1
        components[f"voice_{channel.source_id}_{channel.number}"] = _expressed(channel, labels, is_only=is_only)
    for key, component in components.items():
        component |= {"uniq_id": f"{device}_{key}", "exp_aft": expire_s}
        component |= {name: root + component[name] for name in ("stat_t", "json_attr_t")}
    message = {
        "dev": {
            "ids": [device],
            "name": f"Emotion Streamer {node}",
            "mf": "Emotion Streamer",
            "mdl": model,
            "sw": version,
        },
        "o": {"name": "emotion-streamer", "sw": version},
        "avty_t": f"{root}status",
        "cmps": components,
    }
    return msgspec.json.encode(message)


def state_message(
    state: str | None, *, probability: float | None, role: Role, session_id: str | None, since: str | None
) -> bytes:
    """Return what a channel expresses; ``state`` is None while the microphone is closed. ``since``: RFC 3339."""
    return msgspec.json.encode(
        {"state": state, "probability": probability, "role": role, "session_id": session_id, "since": since}
    )


def health_message(problems: Sequence[str]) -> bytes:
    """Return whether the node is well: it is where there are no problems."""
    return msgspec.json.encode({"healthy": not problems, "problems": problems})


# -- entities; their topics are below the root -----------------------------------------------------


def _health() -> dict[str, Any]:
    return {
        "p": "binary_sensor",
        "name": "Problem",
        "dev_cla": "problem",
        "ent_cat": "diagnostic",
        "stat_t": HEALTH_TOPIC,
        "val_tpl": "{{ 'OFF' if value_json.healthy else 'ON' }}",
        "json_attr_t": HEALTH_TOPIC,
    }


def _microphone(source_id: str) -> dict[str, Any]:
    topic = f"sources/{source_id}/health"
    return {
        "p": "sensor",
        "name": source_id.capitalize(),
        "dev_cla": "enum",
        "ops": _SOURCE_STATES,
        "ent_cat": "diagnostic",
        "ic": "mdi:microphone",
        "stat_t": topic,
        "val_tpl": "{{ value_json.data.state }}",
        "json_attr_t": topic,
        "json_attr_tpl": "{{ value_json.data | tojson }}",
    }


def _expressed(channel: Channel, labels: Sequence[str], *, is_only: bool) -> dict[str, Any]:
    where = channel.source_id if is_only else f"{channel.source_id} {channel.number} ({channel.role})"
    return {
        "p": "sensor",
        "name": f"Voice at {where} expresses",
        "dev_cla": "enum",
        "ops": [*labels, NO_STATE],
        "ic": "mdi:account-voice",
        "stat_t": channel.topic,
        "val_tpl": "{{ value_json.state }}",
        "json_attr_t": channel.topic,
    }
