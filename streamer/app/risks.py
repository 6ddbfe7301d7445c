"""What a valid configuration risks: told by ``check``, and in the log at the start."""

from __future__ import annotations

import ipaddress
import stat
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from streamer.access.tokens import MIN_CHARACTERS
from streamer.app.access import readable_tokens
from streamer.app.alerts import unknown_labels
from streamer.app.certificates import certificate_risks
from streamer.app.history import history_risks
from streamer.config.load import secrets_in
from streamer.config.paths import beside
from streamer.config.stream_tables import address
from streamer.core.addresses import is_loopback

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from streamer.config.tables import Config

_WIDEST_IPV4, _WIDEST_IPV6 = 8, 16
"""Bits of a network; a wider one of public addresses is the world: nobody has as many of their own."""


def risks(
    config: Config,
    config_path: Path | None,
    environment: Mapping[str, str],
    *,
    labels: Sequence[str],
    now: datetime | None = None,
) -> list[str]:
    """Return a line for each. Raises ConfigError where a file of tokens or a certificate can't be read.

    ``environment`` has the folder of systemd's credentials; without one, tokens from there are not looked at.
    ``labels``: those of the model.
    """
    found = [*_websocket(config, config_path, environment), *_mqtt(config), *_rtp(config), *_streams(config)]
    found += _base_rates(config, labels)
    found += _alert_labels(config, labels)
    found += _webhook(config)
    found += _nats(config)
    found += history_risks(config, config_path, environment)
    found += certificate_risks(config, config_path, now or datetime.now(UTC))
    return found + list(_files(config, config_path))


def _websocket(config: Config, config_path: Path | None, environment: Mapping[str, str]) -> Iterator[str]:
    websocket = config.websocket
    if not websocket.enabled:
        return
    tokens, elsewhere = readable_tokens(websocket, config_path, environment)
    for name in tokens.short:
        yield f"the token {name} has fewer than {MIN_CHARACTERS} characters and can be guessed: openssl rand -hex 24"
    for name in elsewhere:
        yield f"the token {name} is a credential that systemd gives to the service only: it is not checked here"
    if not is_loopback(websocket.host) and not websocket.tls_cert:
        yield (
            f"websocket.host {websocket.host!r} can be reached from other machines, and tokens and events go there in "
            "clear: set websocket.tls_cert, or put a proxy with TLS before it"
        )


def _mqtt(config: Config) -> Iterator[str]:
    mqtt = config.mqtt
    if not mqtt.enabled:
        return
    if mqtt.password and not mqtt.tls and not is_loopback(mqtt.host):
        yield f"mqtt.password goes in clear to {mqtt.host}: set mqtt.tls"
    if mqtt.ca_file and not mqtt.tls:
        yield "mqtt.ca_file has no effect, since mqtt.tls is false: nothing is encrypted, no broker is verified"


def _rtp(config: Config) -> Iterator[str]:
    if config.rtp.enabled and not config.rtp.allowed:
        yield "rtp.allowed is empty: nobody may send, so no leg gets audio"
    if config.rtp.enabled and (wide := _wide(config.rtp.allowed)):
        yield (
            f"rtp.allowed lets the world send: {wide}; RTP has no authentication, anybody can open legs: name the "
            "telephone systems only"
        )
    siprec = config.siprec
    if siprec.enabled and not siprec.allowed:
        yield "siprec.allowed is empty: nobody may call"
    if siprec.enabled and not siprec.users_file and (wide := _wide(siprec.allowed)):
        yield (
            f"siprec.allowed lets the world call: {wide}; nobody has to say who he is: name the recording clients "
            "only, or set siprec.users_file"
        )


def _wide(allowed: tuple[str, ...]) -> str:
    """Return what of ``allowed`` is about as wide as the Internet; empty where nothing is."""
    wide = [text for text in allowed if _is_the_world(ipaddress.ip_network(text))]
    networks = [*_together(allowed, 4), *_together(allowed, 6)]
    return ", ".join(wide or [str(network) for network in networks if _is_the_world(network)])


def _streams(config: Config) -> Iterator[str]:
    for number, stream in enumerate(config.streams):
        if stream.dialect == "audiosocket":
            wide = [text for text in stream.allowed if _is_the_world(ipaddress.ip_network(text))]
            if not stream.allowed:
                yield f"streams[{number}].allowed is empty: nobody may connect"
            if wide:
                yield (
                    f"streams[{number}].allowed lets the world stream: {', '.join(wide)}; AudioSocket has no "
                    "authentication: name the telephone systems only"
                )
        elif stream.listen and not stream.tls_cert and not is_loopback(address(stream.listen)[0]):
            yield (
                f"streams[{number}].listen {stream.listen!r} can be reached from other machines, and tokens and audio "
                "go there in clear: set tls_cert, or put a proxy with TLS before it"
            )


_NOBODYS = [ipaddress.ip_network(text) for text in ("224.0.0.0/3", "fc00::/7", "fe80::/10", "ff00::/8")]
"""Wide networks whose packets do not come from the Internet: multicast, reserved and local ones."""
_Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def _together(allowed: tuple[str, ...], version: int) -> list[_Network]:
    networks = [network for text in allowed if (network := ipaddress.ip_network(text)).version == version]
    return list(ipaddress.collapse_addresses(networks))  # type: ignore[type-var]  # all are of one version


def _is_the_world(network: _Network) -> bool:
    widest = _WIDEST_IPV4
    if isinstance(network, ipaddress.IPv6Network):
        mapped = network.network_address.ipv4_mapped
        widest = _WIDEST_IPV6 if mapped is None else 96 + _WIDEST_IPV4
    return network.prefixlen < widest and not any(
        network.version == own.version and network.subnet_of(own)  # type: ignore[arg-type]  # of one version
        for own in _NOBODYS
    )


def _base_rates(config: Config, labels: Sequence[str]) -> Iterator[str]:
    unknown = [label for label in config.decision.base_rates if label not in labels]
    if unknown:
        yield (
            f"decision.base_rates has {', '.join(unknown)}, which the model does not know: its own labels share that "
            f"part; they are {', '.join(labels)}"
        )


def _alert_labels(config: Config, labels: Sequence[str]) -> Iterator[str]:
    for rule, unknown in unknown_labels(config, labels).items():
        yield (
            f"the alert rule {rule} has {', '.join(unknown)}, which the model does not know: it goes by the others; "
            f"the labels of the model are {', '.join(labels)}"
        )


def _webhook(config: Config) -> Iterator[str]:
    url = urlsplit(config.webhook.url)
    if url.scheme == "http" and not is_loopback(url.hostname or ""):
        yield f"webhook.url: events go to {url.hostname} in clear, and anybody on the way can read them: use https"


def _nats(config: Config) -> Iterator[str]:
    nats = config.nats
    urls = [urlsplit(server) for server in nats.servers] if nats.enabled else []
    for url in urls:
        if url.scheme in {"nats", "ws"} and not nats.ca_file and not is_loopback(url.hostname or ""):
            yield f"nats.servers: events go to {url.hostname} in clear, and anybody on the way can read them: use tls://"


def _files(config: Config, config_path: Path | None) -> Iterator[str]:
    for path, what in _secret_files(config, config_path).items():
        if is_world_readable(path):
            yield f"{path} can be read by everybody on this machine, and has {what}: chmod o= {path}"


def _secret_files(config: Config, config_path: Path | None) -> dict[Path, str]:
    """Return the files with secrets, and what is in them."""
    websocket = config.websocket
    named = {token.file: f"the token {token.name}" for token in websocket.tokens if token.file}
    if websocket.tls_cert:
        named[websocket.tls_key or websocket.tls_cert] = "the key of the certificate"
    for stream in config.streams:
        if stream.secret_file:
            named[stream.secret_file] = f"the secret of {stream.name}"
        if stream.tls_cert:
            named[stream.tls_key or stream.tls_cert] = f"the key of the certificate of {stream.name}"
    if config.siprec.tls_cert:
        named[config.siprec.tls_key or config.siprec.tls_cert] = "the key of the certificate for SIPREC"
    if config.siprec.users_file:
        named[config.siprec.users_file] = "the secrets of siprec"
    if config.webhook.secret_file:
        named[config.webhook.secret_file] = "the secret of the webhook"
    if config.mqtt.enabled and config.mqtt.cert_file:
        named[config.mqtt.key_file or config.mqtt.cert_file] = "the key of the client certificate for MQTT"
    files = {beside(config_path, name): what for name, what in named.items()}
    if config_path is not None and (keys := secrets_in(config_path)):
        files[config_path] = ", ".join(keys)
    return files


def is_world_readable(path: Path) -> bool:
    """Return whether a file's mode lets every user of the machine read it, should they get to its folder."""
    try:
        return bool(path.stat().st_mode & stat.S_IROTH)
    except OSError:
        return False
