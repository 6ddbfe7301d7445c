"""The keys, their defaults and what they allow."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec
import pytest

from streamer.config.load import load
from streamer.config.stream_tables import Stream
from streamer.config.tables import Config, Sessions
from streamer.core.errors import ConfigError


def test_config_toml_has_every_key_with_its_default(repository: Path) -> None:
    path = repository / "config.toml"
    assert load(path, {}) == Config()
    expected = msgspec.json.decode(msgspec.json.encode(Config()))
    for name in ("streams", "alerts"):  # any number of tables, none by default: they are there as a comment
        assert expected.pop(name) == []
    assert tomllib.loads(path.read_text()) == expected


def test_the_comment_in_config_toml_about_streams_has_every_key_with_its_default(repository: Path) -> None:
    lines = (repository / "config.toml").read_text().splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("# [[streams]]"))
    table = "\n".join(line.removeprefix("# ") for line in lines[first : lines.index("", first)])
    (stream,) = tomllib.loads(table)["streams"]
    assert stream == msgspec.json.decode(msgspec.json.encode(Stream(dialect="l16")))


def test_every_key_in_config_toml_has_a_comment(repository: Path) -> None:
    table, missing = "", []
    for line in (repository / "config.toml").read_text().splitlines():
        if line.startswith("["):
            table = line
        elif line and not line.startswith("#") and "#" not in line:
            missing.append(f"{table} {line}")
    # These names need no explanation.
    self_explanatory = ("enabled", "host", "port", "qos", "keepalive_s", "max_subscribers")
    assert [entry for entry in missing if not entry.split("] ")[1].startswith(self_explanatory)] == []


@pytest.mark.parametrize(
    ("role", "allowed"), [("agent", False), ("mixed", False), ("customer", True), ("unknown", True)]
)
def test_agents_and_mixed_legs_are_analysed_only_for_a_written_reason(
    tmp_path: Path, role: str, *, allowed: bool
) -> None:
    assert Config().privacy.allows(role) is allowed  # type: ignore[arg-type]  # a role as plain text
    path = tmp_path / "c.toml"
    path.write_text("[privacy]\nagent_reason = 'safety of pilots'\nmixed_reason = 'therapy, with consent'")
    assert load(path, {}).privacy.allows(role)  # type: ignore[arg-type]  # a role as plain text
    path.write_text("[privacy]\nagent_reason = '  '")
    assert load(path, {}).privacy.allows("agent") is False


@pytest.mark.parametrize(
    ("key", "state_directory", "path"),
    [
        ("auto", None, "None"),
        ("auto", "/var/lib/x", "/var/lib/x/sessions.json"),
        ("", "/var/lib/x", "None"),
        ("/srv/open.json", "/var/lib/x", "/srv/open.json"),
        ("open.json", "/var/lib/x", "/etc/x/open.json"),
    ],
)
def test_the_state_file_is_the_configured_one_else_in_the_state_directory_of_systemd(
    key: str, state_directory: str | None, path: str
) -> None:
    assert str(Sessions(state_file=key).path(Path("/etc/x/config.toml"), state_directory)) == path


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("cert_file = 'c.pem'", "tls: expected true, since cert_file is set"),
        ("tls = true\nkey_file = 'k.pem'", "cert_file: expected the certificate of key_file 'k.pem', got none"),
        ("client_id = 'a b'", "mqtt.client_id"),
        ("expire_after_s = 5", "mqtt.expire_after_s"),
        ("discovery_prefix = 'a/+'", "mqtt.discovery_prefix"),
    ],
)
def test_what_mqtt_can_not_use_is_an_error(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "c.toml"
    path.write_text(f"[mqtt]\n{text}\n")
    with pytest.raises(ConfigError, match=fault):
        load(path, {})


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("servers = []", "nats.servers: expected array of length >= 1"),
        ("servers = ['nats://me:hunter2@a:4222']", "nats.servers: expected no login in a URL"),
        ("servers = ['a:4222']", "nats.servers: expected a URL such as nats://192.0.2.1:4222, got another"),
        ("replicas = 2", "nats.replicas: expected one of 1, 3, 5, got 2"),
        ("stream = 'a b'", "nats.stream"),
        ("max_age_s = 14", "nats.max_age_s: expected at least 15, got 14"),
    ],
)
def test_what_nats_can_not_use_is_an_error_that_tells_no_secret(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "c.toml"
    path.write_text(f"[nats]\n{text}\n")
    with pytest.raises(ConfigError, match=fault) as raised:
        load(path, {})
    assert "hunter2" not in str(raised.value)
