"""The tables of alerts: the rules, and the webhook that they are delivered by."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit

from msgspec import Meta

from streamer.config.values import Id, QueueLength, Seconds, Share, Table, ordered
from streamer.core.audio import Role  # noqa: TC001 - msgspec reads the annotations when it decodes
from streamer.core.events import AlertKind  # noqa: TC001 - as above
from streamer.protocol.event_parts import EventType  # noqa: TC001 - as above
from streamer.protocol.webhook_signature import decode_secret

LabelName = Annotated[
    str, Meta(pattern=r"^\S(.{0,62}\S)?\Z", description="1 to 64 characters without spaces around them")
]
"""Of a label of a model, or of a group of labels."""
MAX_RULES = 64


class AlertRule(Table, frozen=True):
    """One of ``[[alerts]]``."""

    name: Id
    kind: AlertKind = "above"
    labels: tuple[LabelName, ...] = ()
    threshold: Share = 0.6
    for_s: Annotated[float, Meta(ge=0, le=3600)] = 5.0
    clear_below: Share = 0.0
    cooldown_s: Annotated[float, Meta(ge=0, le=86_400)] = 60.0
    max_per_hour: Annotated[int, Meta(ge=0, le=100_000)] = 60
    roles: tuple[Role, ...] = ()

    def __post_init__(self) -> None:
        if self.kind == "silence":
            if self.labels:
                raise ValueError(
                    f"labels: expected none in {self.name}, which asks for silence, got {len(self.labels)}"
                )
        elif not self.labels:
            raise ValueError(f"labels: expected labels or groups of labels in {self.name}, got none")
        if self.threshold == 0:
            raise ValueError(f"threshold: expected more than 0 in {self.name}, got 0")
        if self.kind != "above" and self.for_s == 0:
            raise ValueError(f"for_s: expected more than 0 in {self.name}, got 0")
        if self.kind == "above":
            ordered(self.clear_below, self.threshold, "clear_below", "threshold")


def check_rules(rules: tuple[AlertRule, ...]) -> None:
    """Raise ValueError where rules don't go together."""
    names = [rule.name for rule in rules]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise ValueError(f"alerts: expected a name of its own for each, got {twice} twice")
    if len(rules) > MAX_RULES:
        raise ValueError(f"alerts: expected at most {MAX_RULES}, got {len(rules)}")


class Webhook(Table, frozen=True):
    """``[webhook]``."""

    url: str = ""
    secret: str = ""
    secret_file: str = ""
    types: tuple[EventType, ...] = ("alert.v1",)
    queue_events: QueueLength = 1000
    timeout_s: Seconds = 10.0
    max_age_s: Seconds = 3600.0
    retry_min_s: Seconds = 1.0
    retry_max_s: Seconds = 300.0

    def __post_init__(self) -> None:
        if self.url:
            _check_url(self.url)
        if self.secret:
            try:
                decode_secret(self.secret)
            except ValueError as error:
                raise ValueError(f"secret: {error}") from None
        if self.secret and self.secret_file:
            raise ValueError("secret_file: expected none, since secret is set (or its credential, or its variable)")
        if self.url and not (self.secret or self.secret_file):
            raise ValueError("secret: expected a secret to sign with, or secret_file, since url is set, got none")
        if not self.types:
            raise ValueError("types: expected at least one, got none")
        ordered(self.retry_min_s, self.retry_max_s, "retry_min_s", "retry_max_s")


def _check_url(url: str) -> None:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ValueError(f"url: expected one such as https://example.com/hook: {error}") from None
    if parts.scheme not in {"http", "https"} or not parts.hostname or port == 0:
        raise ValueError("url: expected one such as https://example.com/hook, got another")
    if parts.username is not None or parts.fragment or re.search(r"[^!-~]", url):
        raise ValueError("url: expected neither a login, nor a fragment, nor spaces in it")
