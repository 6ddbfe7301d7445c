"""What a gateway uses of a configuration, and what can be wrong with that."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import msgspec

from streamer.app.certificates import check_pem_files
from streamer.app.risks import risks
from streamer.config.tables import Config
from streamer.core.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path


def check_gateway(config: Config, config_path: Path | None = None) -> None:
    """Raise ConfigError where the gateway can't run, though each key of the configuration is valid."""
    if not config.websocket.enabled:
        raise ConfigError("websocket.enabled: expected true, since a gateway serves nothing else, got false")
    check_pem_files(used_by_gateway(config), config_path)


def gateway_risks(config: Config, config_path: Path | None) -> list[str]:
    """Return a line for each. Raises ConfigError where a file of tokens or a certificate can't be read."""
    return risks(used_by_gateway(config), config_path, os.environ, labels=())


def used_by_gateway(config: Config) -> Config:
    """Return it with the tables of a gateway only; NATS is used without being enabled."""
    nats = msgspec.structs.replace(config.nats, enabled=True)
    return Config(events=config.events, websocket=config.websocket, web=config.web, nats=nats, log=config.log)
