"""Reading the configuration, and the messages about errors in it."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from streamer.config.load import load, secrets_in
from streamer.config.secret_keys import CREDENTIALS, SECRETS
from streamer.core.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path


WEBHOOK_SECRET = "whsec_" + "QUJD" * 8


def error_message(tmp_path: Path, text: str) -> str:
    path = tmp_path / "c.toml"
    path.write_text(text)
    with pytest.raises(ConfigError) as caught:
        load(path, {})
    return str(caught.value).removeprefix(f"{path}: ")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[gate]\nwebrtc_mode = 7", "gate.webrtc_mode: expected int <= 3, got 7"),
        ("[gate]\nwebrtc_mode = -1", "gate.webrtc_mode: expected int >= 0, got -1"),
        ("[gate]\nwebrtc_mode = 'a'", "gate.webrtc_mode: expected int, got 'a'"),
        ("[gate]\nwebrtc_mode = true", "gate.webrtc_mode: expected int, got True"),
        ("[gate]\nwebrtc_frame_ms = 25", "gate.webrtc_frame_ms: expected one of 10, 20, 30, got 25"),
        ("[gate]\npost_roll_ms = 900", "gate.post_roll_ms: expected at most hangover_ms (500), got 900"),
        ("[gate]\nspeech_threshold = 0.1", "gate.silence_threshold: expected at most speech_threshold (0.1), got 0.2"),
        ("gate = 3", "gate: expected table, got 3"),
        (
            "[stdout]\nenable = true",
            "stdout.enable: unknown key, expected one of enabled, queue_events; did you mean enabled?",
        ),
        (
            "[microphon]",
            "microphon: unknown key, expected one of microphone, rtp, siprec, streams, privacy, gate, model, engine, "
            "shadow, decision, coach, label_groups, alerts, events, sessions, websocket, web, mqtt, nats, cluster, "
            "webhook, history, stdout, log; did you mean microphone?",
        ),
        (
            "[microphone]\nroles = ['boss']",
            "microphone.roles[0]: expected one of agent, customer, mixed, unknown, got 'boss'",
        ),
        ("[microphone]\nroles = []", "microphone.roles: expected array of length >= 1, got an array of 0"),
        ("[microphone]\nsample_rate = 100", "microphone.sample_rate: expected 0 or at least 8000, got 100"),
        ("[rtp]\nhost = 'pbx'", "rtp.host: expected an IPv4 or IPv6 address of this machine, got 'pbx'"),
        (
            "[rtp]\nallowed = ['::1', '10.0.0.1/8']",
            "rtp.allowed: expected networks such as 192.0.2.0/24 or 2001:db8::/32: 10.0.0.1/8 has host bits set",
        ),
        (
            "[rtp]\npayload_types = {97 = 'opus'}",
            "rtp.payload_types: expected an encoding such as opus/48000/2, got 'opus'",
        ),
        (
            "[rtp]\npayload_types = {128 = 'opus/48000'}",
            "rtp.payload_types: expected payload types of 0 to 127, got '128'",
        ),
        ("[rtp]\nleg_ports = [4001, 5000]", "rtp.leg_ports: expected an even port and a later one, got 4001 and 5000"),
        ("[rtp]\nleg_ports = [80, 5000]", "rtp.leg_ports[0]: expected int >= 1024, got 80"),
        ("[events]\nnode = 'käse'", "events.node: expected up to 64 letters, digits, _ and -, got 'käse'"),
        ("[websocket]\nhosts = ['a', 'b:80']", "websocket.hosts[1]: expected a host name without a port, got 'b:80'"),
        (
            "[label_groups]\n'' = ['a']",
            "label_groups: expected keys that are 1 to 64 characters without spaces around them, got ''",
        ),
        ("[label_groups]\na = ['b']\nc = ['d', 3]", "label_groups.c[1]: expected str, got 3"),
        ("[decision]\nbase_rates = {a = 0.1, 'b.c' = 'x'}", "decision.base_rates.b.c: expected float, got 'x'"),
        ("[rtp]\npayload_types = {97 = 1}", "rtp.payload_types[97]: expected str, got 1"),
        (
            "[rtp]\npayload_types = {097 = 'PCMU/8000'}",
            "rtp.payload_types: expected payload types of 0 to 127, got '097'",
        ),
        (
            "[rtp]\nenabled = true\n[siprec]\nenabled = true\ntransports = ['udp', 'udp']",
            "siprec.transports: expected each once, got one twice",
        ),
        (
            "[[streams]]\ndialect = 'audiosocket'\nlisten = '127.0.0.1:65535'\nroles = ['customer', 'agent']",
            "streams[0].listen: expected ports up to 65535 for 2 roles, got 65535 and more",
        ),
        (
            "[[streams]]\ndialect = 'asterisk'\nconnect = 'ws://[::1/media'",
            "streams[0].connect: expected a URL such as ws://127.0.0.1:8088/media: Invalid IPv6 URL",
        ),
        (
            "[nats]\nservers = ['nats://a', 'nats://a:99999']",
            "nats.servers: expected a URL such as nats://192.0.2.1:4222: Port out of range 0-65535",
        ),
        (
            "[cluster]\nurl = 'http://[::1:80'",
            "cluster.url: expected a URL such as http://192.0.2.7:8765: Invalid IPv6 URL",
        ),
        ("[model]\nhop_ms = 5", "model.hop_ms: expected 0 or at least 100, got 5"),
        (
            "[decision]\nbase_rates = {neutral = 2}",
            "decision.base_rates: expected shares of 0 to 1, got 2 for neutral",
        ),
        (
            "[decision]\nbase_rates = {neutral = 0.7, calm = 0.5}",
            "decision.base_rates: expected shares that sum to at most 1, got a sum of 1.2",
        ),
        (
            "[decision]\nrelease_probability = 0.9",
            "decision.release_probability: expected at most claim_probability (0.8), got 0.9",
        ),
        ("[log]\nlevel = 'loud'", "log.level: expected one of debug, error, info, warning, got 'loud'"),
        ("[[mqtt]]\npassword = 'hunter2'", "mqtt: expected table, got an array of 1"),
        ("[mqtt]\npassword = 12345", "mqtt.password: expected str, got a value that is not shown"),
        (
            "[websocket]\nhost = '0.0.0.0'",
            "websocket.token: expected a token, since websocket.host '0.0.0.0' can be reached from other machines, "
            "got none",
        ),
        (
            "[websocket]\norigins = ['dashboard.example']",
            "websocket.origins: expected a web origin such as https://dashboard.example, without a path, "
            "got 'dashboard.example'",
        ),
        (
            "[websocket]\ntokens = [{ name = 'a', scopes = ['all'], token = 'hunter2' }]",
            "websocket.tokens[0].scopes[0]: expected one of admin, control, metrics, stream, subscribe, supervise, "
            "got 'all'",
        ),
        (
            "[websocket]\ntokens = [{ name = 'a', scopes = ['control'], secret = 'hunter2' }]",
            "websocket.tokens[0].secret: unknown key, expected one of name, scopes, token, file, credential, sources, "
            "roles, types",
        ),
        (
            "[websocket]\ntokens = [{ name = 'a', scopes = ['control'], token = 7 }]",
            "websocket.tokens[0].token: expected str, got a value that is not shown",
        ),
        (
            "[websocket]\ntokens = [{ name = 'a', scopes = ['control'] }]",
            "websocket.tokens[0].token: expected one of token, file and credential in a, got 0 of them",
        ),
        (
            "[websocket]\ntokens = [{ name = 'a', scopes = ['control'], token = 'x', roles = ['agent'] }]",
            "websocket.tokens[0].scopes: expected subscribe in a, which has sources, roles or types, got none",
        ),
        (
            "[websocket]\ntokens = [{ name = 'a', scopes = ['subscribe', 'admin'], token = 'x', roles = ['agent'] }]",
            "websocket.tokens[0].scopes: expected no sources, roles and types in a, which is admin, got some",
        ),
        (
            "[websocket]\ntokens = [{ name = 'a', scopes = ['subscribe'], token = 'x', types = ['state'] }]",
            "websocket.tokens[0].types[0]: expected one of advice.v1, alert.v1, coach.report.v1, emotion.v1, gap.v1, "
            "overload.v1, session.changed.v1, "
            "session.ended.v1, session.started.v1, source.health.v1, state.v1, utterance.ended.v1, "
            "utterance.started.v1, got 'state'",
        ),
        (
            "[websocket]\ntokens = [{ name = 'a', scopes = ['control'], token = 'x' }, "
            "{ name = 'a', scopes = ['control'], token = 'y' }]",
            "websocket.tokens: expected a name of its own for each, got a twice",
        ),
        ("x ==", "expected TOML: Invalid value (at line 1, column 4)"),
    ],
)
def test_an_error_names_the_key_the_expectation_and_the_value(tmp_path: Path, text: str, message: str) -> None:
    assert error_message(tmp_path, text) == message


def test_a_missing_file_and_one_that_is_not_utf8_are_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml: can't be read: No such file"):
        load(tmp_path / "none.toml", {})
    (tmp_path / "latin.toml").write_bytes(b"[log]\nlevel = '\xe9'")
    with pytest.raises(ConfigError, match="expected UTF-8 text, got byte 0xe9"):
        load(tmp_path / "latin.toml", {})


def test_a_byte_order_mark_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "c.toml").write_text("[log]\nlevel = 'error'", encoding="utf-8-sig")
    assert load(tmp_path / "c.toml", {}).log.level == "error"


@pytest.mark.parametrize(("encoding", "named"), [("utf-16", "UTF-16"), ("utf-32", "UTF-32")])
def test_a_file_in_another_unicode_encoding_is_named(tmp_path: Path, encoding: str, named: str) -> None:
    (tmp_path / "c.toml").write_text("[log]\nlevel = 'error'", encoding=encoding)
    with pytest.raises(ConfigError, match=f"expected UTF-8 text, got {named} "):
        load(tmp_path / "c.toml", {})


def test_secrets_come_from_the_environment(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_text("[mqtt]\npassword = 'from the file'\n[websocket]\nhost = '0.0.0.0'")
    config = load(path, dict.fromkeys(SECRETS, "secret") | {"EMOTION_STREAMER_WEBHOOK_SECRET": WEBHOOK_SECRET})
    assert (config.mqtt.username, config.mqtt.password, config.websocket.token) == ("secret",) * 3
    assert config.webhook.secret == WEBHOOK_SECRET


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"url = 'https://a.example/'\nsecret = '{WEBHOOK_SECRET}x'", "webhook.secret: expected whsec_ and base64 of "),
        (
            "url = 'https://a.example/'",
            "webhook.secret: expected a secret to sign with, or secret_file, since url is set",
        ),
        ("url = 'ftp://a.example/'", "webhook.url: expected one such as https://example.com/hook, got another"),
        ("url = 'https:///hook'", "webhook.url: expected one such as https://example.com/hook, got another"),
        ("url = 'https://me:pass@a.example/'", "webhook.url: expected neither a login, nor a fragment, nor spaces"),
        ("url = 'https://a.example:port/'", "webhook.url: expected one such as https://example.com/hook: Port could"),
        (f"secret = '{WEBHOOK_SECRET}'\nsecret_file = 's'", "webhook.secret_file: expected none, since secret is set"),
        ("types = []", "webhook.types: expected at least one, got none"),
        ("types = ['alarm.v1']", "webhook.types[0]: expected one of advice.v1, alert.v1, "),
        ("retry_min_s = 500", "webhook.retry_min_s: expected at most retry_max_s (300.0), got 500.0"),
    ],
)
def test_what_a_webhook_can_not_use_is_an_error_that_tells_no_secret(tmp_path: Path, text: str, message: str) -> None:
    told = error_message(tmp_path, f"[webhook]\n{text}")
    assert told.startswith(message)
    assert "QUJD" not in told
    assert "pass@" not in told


def test_credentials_of_systemd_override_the_file_and_the_environment_overrides_them(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_text("[mqtt]\nusername = 'file'\npassword = 'file'\n[websocket]\ntoken = 'file'\n")
    credentials = tmp_path / "credentials"
    credentials.mkdir()
    environment = {"CREDENTIALS_DIRECTORY": str(credentials), "EMOTION_STREAMER_MQTT_PASSWORD": "environment"}
    assert load(path, environment).mqtt.username == "file"
    for name in CREDENTIALS:
        (credentials / name).write_text(f"{name}\n")
    (credentials / "emotion-streamer.webhook-secret").write_text(f"{WEBHOOK_SECRET}\n")
    config = load(path, environment)
    assert config.webhook.secret == WEBHOOK_SECRET
    secrets = (config.websocket.token, config.mqtt.username, config.mqtt.password)
    assert secrets == ("emotion-streamer.websocket-token", "emotion-streamer.mqtt-username", "environment")


def test_a_credential_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "emotion-streamer.mqtt-password").write_bytes(b"\xff")
    with pytest.raises(ConfigError, match=r"^credential emotion-streamer\.mqtt-password: expected text in UTF-8$"):
        load(None, {"CREDENTIALS_DIRECTORY": str(tmp_path)})


def test_secrets_are_found_in_every_table_and_list(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(
        "[mqtt]\npassword = 'a'\nusername = 'b'\n[history]\ndatabase = 'postgresql://c:d@db/e'\n"
        "[[streams]]\npath = '/t'\ndialect = 'twilio'\nsecret = 'f'\n"
        "[[websocket.tokens]]\nname = 'g'\ntoken = 'h'\n[[websocket.tokens]]\nname = 'i'\nfile = 'j'\n"
    )
    expected = ["mqtt.password", "history.database", "streams[0].secret", "websocket.tokens[0].token"]
    assert sorted(secrets_in(path)) == sorted(expected)


def test_an_error_about_a_secret_in_a_list_does_not_tell_it(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("[[streams]]\npath = '/t'\ndialect = 'twilio'\nsecret = 4711\n")
    with pytest.raises(ConfigError, match=r"streams\[0\]\.secret: expected str, got a value that is not shown"):
        load(path, {})


@pytest.mark.parametrize(
    "host",
    ["[::1]", "127.0.0.1:80", "mqtt://broker", "a b", "a..b", ".", "192.168.1", "::1::", "a" * 64, "a_b.c/", "a\n"],
)
@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[websocket]\ntoken = 'a'\nhost = {}", "websocket.host"),
        ("[mqtt]\nhost = {}", "mqtt.host"),
        ("[cluster]\nrtp_host = {}", "cluster.rtp_host"),
    ],
)
def test_what_can_be_no_host_is_told(tmp_path: Path, host: str, text: str, key: str) -> None:
    assert error_message(tmp_path, text.format(json.dumps(host))) == (
        f"{key}: expected a host name or an IP address, without scheme, port and brackets, got {host!r}"
    )


@pytest.mark.parametrize(
    "host", ["::1", "fe80::1%eth0", "localhost", "broker.example.", "a_b", "käse.example", "10.0.0.1"]
)
def test_names_and_addresses_are_hosts(tmp_path: Path, host: str) -> None:
    path = tmp_path / "c.toml"
    path.write_text(f"[mqtt]\nhost = '{host}'\n")
    assert load(path, {}).mqtt.host == host


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[sessions]\nstate_file = {}", "sessions.state_file"),
        ("[websocket]\ntokens = [{{ name = 'a', scopes = ['control'], file = {} }}]", "websocket.tokens[0].file"),
        ("[decision]\n[label_groups]\na = ['b', {}]", "label_groups.a[1]"),
    ],
)
def test_text_with_a_nul_is_told(tmp_path: Path, text: str, key: str) -> None:
    message = f"{key}: expected text without the character NUL, got some with it"
    assert error_message(tmp_path, text.format(r'"a\u0000b"')) == message


def test_a_secret_in_the_environment_is_text_without_the_line_break_at_its_end() -> None:
    assert load(None, {"EMOTION_STREAMER_MQTT_PASSWORD": "hush \r\n"}).mqtt.password == "hush "
    with pytest.raises(
        ConfigError, match=r"^environment variable EMOTION_STREAMER_MQTT_PASSWORD: expected text in UTF-8"
    ):
        load(None, {"EMOTION_STREAMER_MQTT_PASSWORD": os.fsdecode(b"h\xfcsh")})
