"""``emotion-streamer check``: what a configuration says, and what is wrong with it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import msgspec

from streamer.app.access import access_policy, certificate
from streamer.app.alerts import alert_rules
from streamer.app.coaching import aim
from streamer.app.daemon import check_config
from streamer.app.describe import describe, describe_gateway
from streamer.app.gateway_config import check_gateway, gateway_risks, used_by_gateway
from streamer.app.models import find_card, load_shadow
from streamer.app.node_name import node_name
from streamer.app.risks import risks
from streamer.app.rtp import encodings
from streamer.app.siprec import check_siprec_files
from streamer.app.streams import build_streams
from streamer.inference.model import load_any_model

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from streamer.access.policy import AccessPolicy
    from streamer.config.tables import Config


def check(config: Config, path: Path | None) -> list[str]:
    """Return lines for a person about what a daemon with it would do. Raises ConfigError or ModelError."""
    check_config(config, path)
    _check_files(config, path)
    card_path = find_card(config, path)
    model = load_any_model(card_path)
    aim(config, model.card.labels)
    shadow = load_shadow(config, path, model, patient=False)
    alert_rules(config, model.card.labels)
    lines = describe(
        config,
        path,
        model.card,
        card_path,
        node=node_name(config),
        encodings=encodings(config, path),
        shadow=shadow,
        environment=os.environ,
    )
    return lines + _warnings(risks(config, path, os.environ, labels=model.card.labels))


def check_as_gateway(config: Config, path: Path | None) -> list[str]:
    """Return lines for a person about what a gateway with it would do. Raises ConfigError."""
    check_gateway(config, path)
    _check_websocket(config, path)
    return describe_gateway(used_by_gateway(config), path, node=node_name(config)) + _warnings(
        gateway_risks(config, path)
    )


def _warnings(found: Iterable[str]) -> list[str]:
    return [f"WARNING:       {risk}" for risk in found]


def _check_files(config: Config, path: Path | None) -> None:
    """Raise ConfigError where a secret or a certificate of those who connect to us can't be used."""
    build_streams(config, path, _check_websocket(config, path))
    check_siprec_files(config, path)


def _check_websocket(config: Config, path: Path | None) -> AccessPolicy:
    """Return who may do what without tokens, which only the service may be able to read. Raises ConfigError."""
    certificate(config.websocket, path)
    return access_policy(msgspec.structs.replace(config.websocket, tokens=()), path, {})
