"""Which keys of the configuration hold secrets, and where else than in its file these may stand."""

from __future__ import annotations

import re

SECRETS = {
    "EMOTION_STREAMER_WEBSOCKET_TOKEN": "websocket.token",
    "EMOTION_STREAMER_MQTT_USERNAME": "mqtt.username",
    "EMOTION_STREAMER_MQTT_PASSWORD": "mqtt.password",
    "EMOTION_STREAMER_MQTT_KEY_PASSWORD": "mqtt.key_password",
    "EMOTION_STREAMER_NATS_PASSWORD": "nats.password",
    "EMOTION_STREAMER_WEBHOOK_SECRET": "webhook.secret",
    "EMOTION_STREAMER_HISTORY_DATABASE": "history.database",
}
"""Environment variables, each with the key that it overrides."""
CREDENTIALS = {
    "emotion-streamer.websocket-token": "websocket.token",
    "emotion-streamer.mqtt-username": "mqtt.username",
    "emotion-streamer.mqtt-password": "mqtt.password",
    "emotion-streamer.nats-password": "nats.password",
    "emotion-streamer.webhook-secret": "webhook.secret",
    "emotion-streamer.history-database": "history.database",
}
"""Credentials of systemd (LoadCredential=), each with the key that it overrides."""
_URL_PASSWORD = re.compile("://[^:/]*:[^@]*@")
SECRET_KEYS = ("token", "secret", "password", "key_password", "api_key")
"""What keys are called that hold a secret, in any table."""


def is_secret(path: str) -> bool:
    """Return whether a key holds a secret, as ``websocket.tokens[0].token`` does, or may, as the URL of a database."""
    return path in SECRETS.values() or path.rpartition(".")[2] in SECRET_KEYS


def secrets_of(value: object, path: str = "") -> list[str]:
    """Return the keys of what a configuration file has that hold a secret, as in ``mqtt.password``."""
    if isinstance(value, list):
        return [key for number, each in enumerate(value) for key in secrets_of(each, f"{path}[{number}]")]
    if isinstance(value, dict):
        return [key for name, each in value.items() for key in secrets_of(each, f"{path}.{name}".lstrip("."))]
    return [path] if value and is_secret(path) and not _is_harmless(path, value) else []


def _is_harmless(path: str, value: object) -> bool:
    """Return whether it is no more than the name of a user, or a URL without a password."""
    return path == "mqtt.username" or (path == "history.database" and not _URL_PASSWORD.search(str(value)))
