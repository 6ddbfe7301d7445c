"""Reads the configuration from a TOML file, and secrets from systemd's credentials and from the environment."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from streamer.config.explain import explain
from streamer.config.secret_keys import CREDENTIALS, SECRETS, secrets_of
from streamer.config.tables import Config
from streamer.config.text import decode_text
from streamer.core.addresses import is_loopback
from streamer.core.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamer.config.port_tables import WebSocket


def load(path: Path | None, environment: Mapping[str, str]) -> Config:
    """Return the configuration of a TOML file, or the defaults, with secrets from credentials and the environment.

    A secret in the environment goes before one in a credential, and that before one in the file.

    Raises ConfigError that names the file, the path of the key, what was expected and what it has.
    """
    where = "defaults" if path is None else str(path)
    raw = {} if path is None else _read(path)
    secrets = _credentials(environment.get("CREDENTIALS_DIRECTORY"))
    secrets |= _variables(environment)
    for key, secret in secrets.items():
        table, name = key.split(".")
        values = raw.setdefault(table, {})
        if isinstance(values, dict):
            values[name] = secret
    if path_with_nul := _nul_in(raw):
        raise ConfigError(f"{where}: {path_with_nul}: expected text without the character NUL, got some with it")
    try:
        config = msgspec.convert(raw, Config)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{where}: {explain(str(error), raw)}") from None
    _check_exposure(config.websocket, where)
    return config


def secrets_in(path: Path) -> list[str]:
    """Return the keys in a configuration file that hold a secret, as in ``mqtt.password``. Raises ConfigError."""
    return secrets_of(_read(path))


def _read(path: Path) -> dict[str, Any]:
    try:
        text = decode_text(path.read_bytes())
    except OSError as error:
        raise ConfigError(f"{path}: can't be read: {error.strerror}") from error
    except ValueError as error:
        raise ConfigError(f"{path}: {error}") from None
    try:
        raw: dict[str, Any] = msgspec.toml.decode(text)
    except msgspec.DecodeError as error:
        raise ConfigError(f"{path}: expected TOML: {error}") from None
    return raw


def _credentials(folder: str | None) -> dict[str, str]:
    """Return the secrets that systemd hands over, by key. A line break at their end is no part of them."""
    found: dict[str, str] = {}
    # In a container whose mounts are private, systemd leaves an empty folder that only root may read.
    if not folder or not os.access(folder, os.R_OK | os.X_OK):
        return found
    for name, key in CREDENTIALS.items():
        try:
            found[key] = Path(folder, name).read_bytes().decode().rstrip("\r\n")
        except FileNotFoundError:
            continue
        except OSError as error:
            raise ConfigError(f"credential {name}: can't be read: {error.strerror}") from error
        except UnicodeDecodeError:
            raise ConfigError(f"credential {name}: expected text in UTF-8") from None
    return found


def _variables(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the secrets in the environment, by key. A line break at their end is no part of them."""
    found: dict[str, str] = {}
    for variable, key in SECRETS.items():
        if variable in environment:
            found[key] = environment[variable].rstrip("\r\n")
            if any("\ud800" <= character <= "\udfff" for character in found[key]):  # how Python keeps other bytes
                raise ConfigError(f"environment variable {variable}: expected text in UTF-8")
    return found


def _nul_in(value: object, path: str = "") -> str:
    """Return the path of the first text with a NUL, which no file, host or header can have; empty where none has."""
    if isinstance(value, str):
        return path if "\0" in value else ""
    if isinstance(value, dict):
        below = (_nul_in(each, f"{path}.{name}".lstrip(".")) for name, each in value.items())
    elif isinstance(value, list):
        below = (_nul_in(each, f"{path}[{number}]") for number, each in enumerate(value))
    else:
        return ""
    return next(filter(None, below), "")


def _check_exposure(websocket: WebSocket, where: str) -> None:
    if websocket.enabled and not (websocket.token or websocket.tokens) and not is_loopback(websocket.host):
        raise ConfigError(
            f"{where}: websocket.token: expected a token, since websocket.host {websocket.host!r} can be reached "
            f"from other machines, got none"
        )
