"""What a valid configuration risks, in words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from streamer.app.risks import risks
from streamer.config.load import load
from streamer.config.tables import Config
from streamer.core.errors import ConfigError
from tests.support.certificates import end_by_openssl, make_certificate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LONG = "0123456789abcdef"
LABELS = ("neutral", "angry")


def of(**tables: Any) -> list[str]:
    return risks(msgspec.convert(tables, Config), None, {}, labels=LABELS)


def token(name: str, **where: str) -> dict[str, Any]:
    return {"name": name, "scopes": ["control"], **where}


def test_the_defaults_risk_nothing() -> None:
    assert of() == []


def test_base_rates_of_labels_that_the_model_does_not_know_are_told() -> None:
    assert of(decision={"base_rates": {"neutral": 0.6, "happpy": 0.2, "calm": 0.1}}) == [
        "decision.base_rates has happpy, calm, which the model does not know: its own labels share that part; "
        "they are neutral, angry"
    ]
    assert of(decision={"base_rates": {"neutral": 0.6}}) == []


def test_a_token_that_can_be_guessed_is_told_by_its_name() -> None:
    tokens = [token("pbx", token="x" * 15), token("other", token=LONG)]
    said = "has fewer than 16 characters and can be guessed: openssl rand -hex 24"
    assert of(websocket={"token": "hunter2", "tokens": tokens}) == [
        f"the token websocket.token {said}",
        f"the token pbx {said}",
    ]
    assert of(websocket={"enabled": False, "token": "hunter2"}) == []


def test_a_token_that_only_the_service_gets_is_not_looked_at() -> None:
    tables = {"tokens": [token("pbx", credential="pbx")]}
    assert of(websocket=tables) == [
        "the token pbx is a credential that systemd gives to the service only: it is not checked here"
    ]


def test_tokens_in_clear_to_other_machines_are_told(tmp_path: Path, needs_program: Callable[[str], str]) -> None:
    (line,) = of(websocket={"host": "0.0.0.0", "token": LONG})
    assert line.startswith(
        "websocket.host '0.0.0.0' can be reached from other machines, and tokens and events go there"
    )
    files = make_certificate(needs_program("openssl"), tmp_path)
    encrypted = {"host": "0.0.0.0", "token": LONG, "tls_cert": str(files.certificate), "tls_key": str(files.key)}
    assert of(websocket=encrypted) == []


@pytest.mark.parametrize(
    ("changed", "lines"),
    [
        ({}, ["mqtt.password goes in clear to broker.example: set mqtt.tls"]),
        ({"host": "192.0.2.1"}, ["mqtt.password goes in clear to 192.0.2.1: set mqtt.tls"]),
        ({"host": "127.0.0.1"}, []),
        ({"host": "localhost"}, []),
        ({"tls": True}, []),
        ({"password": ""}, []),
        ({"enabled": False}, []),
    ],
)
def test_a_password_in_clear_is_told(changed: dict[str, Any], lines: list[str]) -> None:
    mqtt = {"enabled": True, "host": "broker.example", "username": "me", "password": "hunter2", **changed}
    assert of(mqtt=mqtt) == lines


@pytest.mark.parametrize(
    ("host", "allowed", "named"),
    [
        ("0.0.0.0", ["0.0.0.0/0"], "0.0.0.0/0"),
        ("::", ["::/0"], "::/0"),
        ("192.0.2.10", ["10.0.0.0/8", "0.0.0.0/0"], "0.0.0.0/0"),
        ("0.0.0.0", ["0.0.0.0/1", "128.0.0.0/1"], "0.0.0.0/1, 128.0.0.0/1"),
        ("0.0.0.0", ["2000::/3"], "2000::/3"),
        ("::", ["::ffff:0:0/96"], "::ffff:0:0/96"),
        ("0.0.0.0", [f"{first}.0.0.0/8" for first in range(64, 128)], "64.0.0.0/2"),
        ("0.0.0.0", ["10.0.0.0/8", "192.168.0.0/16", "198.51.100.0/24", "2001:db8::/32", "fc00::/7"], ""),
        ("0.0.0.0", ["127.0.0.0/8", "::1/128"], ""),
        ("127.0.0.1", ["0.0.0.0/0"], "0.0.0.0/0"),
    ],
)
def test_rtp_that_is_open_to_the_world_is_told(host: str, allowed: list[str], named: str) -> None:
    said = [
        f"rtp.allowed lets the world send: {named}; RTP has no authentication, anybody can open legs: name the "
        "telephone systems only"
    ]
    assert of(rtp={"enabled": True, "host": host, "allowed": allowed}) == (said if named else [])
    assert of(rtp={"enabled": False, "host": host, "allowed": allowed}) == []


def test_networks_of_which_there_are_none_are_told() -> None:
    streams = [{"dialect": "audiosocket", "listen": "127.0.0.1:9092", "allowed": []}]
    assert of(rtp={"enabled": True, "allowed": []}, siprec={"enabled": True, "allowed": []}, streams=streams) == [
        "rtp.allowed is empty: nobody may send, so no leg gets audio",
        "siprec.allowed is empty: nobody may call",
        "streams[0].allowed is empty: nobody may connect",
    ]
    assert of(rtp={"enabled": False, "allowed": []}, siprec={"enabled": False, "allowed": []}) == []


def test_a_database_without_a_password_is_no_secret_though_the_token_is_elsewhere(tmp_path: Path) -> None:
    config, environment = tmp_path / "c.toml", {"EMOTION_STREAMER_WEBSOCKET_TOKEN": LONG}
    database = "postgresql://me@localhost:5432/voices"
    config.write_text(f"[history]\ndatabase = '{database}'\n[websocket]\nhost = '0.0.0.0'\n")
    config.chmod(0o644)
    (line,) = risks(load(config, environment), config, environment, labels=LABELS)
    assert line.startswith("websocket.host '0.0.0.0' can be reached")


def test_streams_in_clear_or_from_the_world_are_told() -> None:
    found = of(
        streams=[
            {"dialect": "l16"},
            {"dialect": "asterisk", "listen": "127.0.0.1:8443"},
            {"dialect": "asterisk", "source_id": "far", "listen": "192.0.2.10:8443"},
            {"dialect": "audiosocket", "listen": "0.0.0.0:9092", "allowed": ["192.0.2.20/32"]},
            {"dialect": "audiosocket", "source_id": "open", "listen": "0.0.0.0:9192", "allowed": ["0.0.0.0/0"]},
        ]
    )
    assert [line.split(":")[0].split(" ")[0] for line in found] == ["streams[2].listen", "streams[4].allowed"]


def test_a_recording_server_that_is_open_to_the_world_is_told() -> None:
    said = (
        "siprec.allowed lets the world call: 0.0.0.0/0; nobody has to say who he is: name the recording clients only, "
        "or set siprec.users_file"
    )
    assert of(siprec={"enabled": True, "allowed": ["0.0.0.0/0"], "users_file": "users"}) == []
    assert of(siprec={"enabled": True, "allowed": ["0.0.0.0/0"]}) == [said]
    assert of(siprec={"enabled": True, "allowed": ["192.0.2.0/24"]}) == []
    assert of(siprec={"enabled": False, "allowed": ["0.0.0.0/0"]}) == []


def test_secrets_of_platforms_that_everybody_can_read_are_told(tmp_path: Path) -> None:
    config = tmp_path / "c.toml"
    for name in ("twilio.secret", "users"):
        (tmp_path / name).write_text(LONG)
    config.write_text(
        "[siprec]\nusers_file = 'users'\n[[streams]]\ndialect = 'twilio'\nsecret_file = 'twilio.secret'\n"
        f"[[streams]]\ndialect = 'plivo'\nsecret = '{LONG}'\n"
    )
    for path in (config, tmp_path / "twilio.secret", tmp_path / "users"):
        path.chmod(0o644)
    readable = "can be read by everybody on this machine, and has"
    assert risks(load(config, {}), config, {}, labels=LABELS) == [
        f"{tmp_path}/twilio.secret {readable} the secret of twilio: chmod o= {tmp_path}/twilio.secret",
        f"{tmp_path}/users {readable} the secrets of siprec: chmod o= {tmp_path}/users",
        f"{config} {readable} streams[1].secret: chmod o= {config}",
    ]


def test_files_with_secrets_that_everybody_can_read_are_told(tmp_path: Path) -> None:
    config = tmp_path / "c.toml"
    (tmp_path / "pbx.token").write_text(LONG)
    config.write_text(
        f"[websocket]\ntoken = '{LONG}0'\ntokens = [{{ name = 'pbx', scopes = ['control'], file = 'pbx.token' }}, "
        f"{{ name = 'it', scopes = ['control'], token = '{LONG}1' }}]\n[mqtt]\nusername = 'me'\npassword = 'hunter2'\n"
    )
    for path in (config, tmp_path / "pbx.token"):
        path.chmod(0o644)
    assert risks(load(config, {}), config, {}, labels=LABELS) == [
        f"{tmp_path}/pbx.token can be read by everybody on this machine, and has the token pbx: "
        f"chmod o= {tmp_path}/pbx.token",
        f"{config} can be read by everybody on this machine, and has websocket.token, websocket.tokens[1].token, "
        f"mqtt.password: chmod o= {config}",
    ]
    for path in (config, tmp_path / "pbx.token"):
        path.chmod(0o640)
    assert risks(load(config, {}), config, {}, labels=LABELS) == []


def test_keys_of_certificates_that_everybody_can_read_are_told(
    tmp_path: Path, needs_program: Callable[[str], str]
) -> None:
    files = make_certificate(needs_program("openssl"), tmp_path)
    certificate, key = str(files.certificate), str(files.key)
    files.key.chmod(0o644)
    readable = f"{key} can be read by everybody on this machine, and has"
    mqtt = {"enabled": True, "tls": True, "cert_file": certificate, "key_file": key}
    assert of(mqtt=mqtt) == [f"{readable} the key of the client certificate for MQTT: chmod o= {key}"]
    websocket = {"tls_cert": certificate, "tls_key": key}
    assert of(websocket=websocket) == [f"{readable} the key of the certificate: chmod o= {key}"]
    files.key.chmod(0o600)
    assert of(websocket=websocket, mqtt=mqtt) == []


def test_a_configuration_without_secrets_may_be_read_by_everybody(tmp_path: Path) -> None:
    config = tmp_path / "c.toml"
    config.write_text("[mqtt]\nusername = 'me'\n[websocket]\ntoken = ''\n")
    config.chmod(0o644)
    assert risks(load(config, {"EMOTION_STREAMER_WEBSOCKET_TOKEN": LONG}), config, {}, labels=LABELS) == []


def test_a_certificate_that_ends_soon_or_has_ended_is_told(tmp_path: Path, needs_program: Callable[[str], str]) -> None:
    openssl = needs_program("openssl")
    files = make_certificate(openssl, tmp_path, days=100)
    ends_at = end_by_openssl(openssl, files.certificate)
    websocket = {"tls_cert": str(files.certificate), "tls_key": str(files.key)}
    config = msgspec.convert({"websocket": websocket}, Config)

    def told(days_before: int) -> list[str]:
        return risks(config, None, {}, labels=LABELS, now=ends_at - timedelta(days=days_before))

    on = f"{ends_at:%Y-%m-%d}"
    assert [told(15), told(13), told(-1)] == [
        [],
        [f"websocket.tls_cert: the certificate in {files.certificate} ends on {on}"],
        [f"websocket.tls_cert: the certificate in {files.certificate} ended on {on}: nobody will trust it"],
    ]


def test_files_that_can_not_be_read_are_errors() -> None:
    with pytest.raises(ConfigError, match="/nowhere/pbx: the token pbx can't be read"):
        of(websocket={"tokens": [token("pbx", file="/nowhere/pbx")]})
    with pytest.raises(ConfigError, match=r"websocket\.tls_cert: /nowhere/cert can't be read"):
        of(websocket={"tls_cert": "/nowhere/cert"})
