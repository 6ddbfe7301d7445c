"""Every PEM file that a configuration names is loaded before anything runs, and told of when its time is over."""

from __future__ import annotations

import os
import re
import socket
import ssl
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from streamer.app.certificates import certificate_risks
from streamer.app.check_command import check, check_as_gateway
from streamer.app.daemon import live_daemon
from streamer.app.gateway import Gateway, gateway
from streamer.config.load import load
from streamer.core.errors import ConfigError
from streamer.ops.systemd import Notifier
from tests.support.certificates import make_certificate
from tests.support.models import write_model

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamer.config.tables import Config

RTP = "[rtp]\nenabled = true\n"
LISTEN = "[[streams]]\ndialect = 'l16'\nlisten = '127.0.0.1:0'\n"
SERVERS = {
    "websocket": "[websocket]\n",
    "siprec": f"{RTP}[siprec]\nenabled = true\ntransports = ['tls']\n",
    "streams[0]": LISTEN,
    "streams[1]": f"{LISTEN}source_id = 'first'\n{LISTEN}",
}
MQTT = "[mqtt]\nenabled = true\ntls = true\n"
NATS = "[nats]\nenabled = true\n"
FAULTY = ("none.pem", "folder", "torn.pem", "empty.pem")
CASES = [
    *((f"{text}tls_cert = '{{}}'\ntls_key = 'own.key'", f"{table}.tls_cert") for table, text in SERVERS.items()),
    *((f"{text}tls_cert = 'own.pem'\ntls_key = '{{}}'", f"{table}.tls_key") for table, text in SERVERS.items()),
    (f"{MQTT}ca_file = '{{}}'", "mqtt.ca_file"),
    (f"{MQTT}cert_file = '{{}}'\nkey_file = 'own.key'", "mqtt.cert_file"),
    (f"{MQTT}cert_file = 'own.pem'\nkey_file = '{{}}'", "mqtt.key_file"),
    (f"{NATS}ca_file = '{{}}'", "nats.ca_file"),
]


@dataclass(frozen=True)
class Place:
    """A folder with certificates, and faulty ones, and a configuration in it."""

    path: Path

    def configured(self, text: str) -> Config:
        self.path.write_text(f"{text}\n[model]\ncard = 'model.json'\n")
        return load(self.path, {})

    def check(self, text: str) -> list[str]:
        config = self.configured(text)
        return [line.split(maxsplit=1)[1] for line in check(config, self.path) if line.startswith("WARNING")]

    def start(self, text: str) -> None:
        config, quiet = self.configured(text), Notifier(address=None)
        live_daemon(config, self.path, demo=None, notifier=quiet, on_ready=lambda _: None, load=lambda: config)

    def gateway(self, config: Config, *, loads: Config | None = None) -> Gateway:
        """Return one, which gets the configuration ``loads`` when it reloads."""
        quiet = Notifier(address=None)
        return gateway(config, self.path, notifier=quiet, on_ready=lambda _: None, load=lambda: loads or config)


@pytest.fixture(scope="module")
def pem(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> dict[str, str]:
    """Return the texts of certificates and keys, and of faulty ones, by their files' names."""
    folder, openssl = tmp_path_factory.mktemp("pem"), needs_program("openssl")
    for name, days in (("own", 30), ("other", 30), ("later", 400), ("soon", 3)):
        make_certificate(openssl, folder, name, days=days)
    good = {file.name: file.read_text() for file in folder.iterdir()}
    of_no_known_form = re.sub(rb"(\x17\x0d\d{12})Z", rb"\1X", ssl.PEM_cert_to_DER_cert(good["own.pem"]))
    odd = ssl.DER_cert_to_PEM_cert(of_no_known_form)
    return good | {"torn.pem": good["own.pem"][:200], "empty.pem": "", "odd.pem": odd}


@pytest.fixture
def place(tmp_path: Path, pem: dict[str, str]) -> Place:
    for name, text in pem.items():
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o600)
    (tmp_path / "folder").mkdir()
    write_model(tmp_path, name="model")
    return Place(tmp_path / "config.toml")


@pytest.mark.parametrize(("text", "key"), CASES, ids=[key for _, key in CASES])
def test_a_faulty_file_is_named_with_its_key_by_check_and_at_the_start(place: Place, text: str, key: str) -> None:
    for name in FAULTY:
        faulty = text.format(name)
        with pytest.raises(ConfigError, match=rf"(?s){re.escape(key)}\b.*{name}") as checked:
            place.check(faulty)
    with pytest.raises(ConfigError, match=f"^{re.escape(str(checked.value))}$"):
        place.start(faulty)


@pytest.mark.parametrize("table", [*SERVERS, "mqtt"])
def test_a_key_of_another_certificate_is_named(place: Place, table: str) -> None:
    keys = ("cert_file", "key_file") if table == "mqtt" else ("tls_cert", "tls_key")
    text = f"{SERVERS.get(table, MQTT)}{keys[0]} = 'own.pem'\n{keys[1]} = 'other.key'"
    with pytest.raises(
        ConfigError, match=rf"{re.escape(table)}\.{keys[1]}.*the key does not belong to the certificate"
    ):
        place.check(text)


def test_authorities_without_tls_are_told_to_have_no_effect(place: Place) -> None:
    for name in ("own.pem", *FAULTY):
        assert place.check(f"[mqtt]\nenabled = true\nca_file = '{name}'") == [
            "mqtt.ca_file has no effect, since mqtt.tls is false: nothing is encrypted, no broker is verified"
        ]


@pytest.mark.parametrize("text", [f"{NATS}ca_file = 'odd.pem'", f"{MQTT}ca_file = 'odd.pem'"], ids=["NATS", "MQTT"])
def test_authorities_that_are_taken_but_whose_times_can_not_be_read_are_told(place: Place, text: str) -> None:
    (line,) = place.check(text)
    assert re.search(r"\.ca_file: when the certificates in \S+/odd.pem are valid is not known: expected a time", line)
    place.start(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[nats]\nca_file = 'torn.pem'", r"^nats\.ca_file: .*torn.pem can't be read: it holds no"),
        ("[nats]\nca_file = 'fifo'", r"^nats\.ca_file: expected a PEM file, got \S+/fifo, which is no file$"),
        ("[websocket]\ntls_cert = 'fifo'", r"^websocket\.tls_cert: expected a PEM file, got \S+, which is no file$"),
        ("[websocket]\nenabled = false", r"^websocket\.enabled: expected true"),
    ],
)
async def test_a_gateway_refuses_a_faulty_file_when_it_starts_reloads_or_is_checked(
    place: Place, caplog: pytest.LogCaptureFixture, text: str, told: str
) -> None:
    os.mkfifo(place.path.parent / "fifo")
    good, faulty = place.configured(""), place.configured(text)
    for refuse in (place.gateway, lambda config: check_as_gateway(config, place.path)):
        with pytest.raises(ConfigError, match=told) as refused:
            refuse(faulty)
    assert not await place.gateway(good, loads=faulty).reloader.reload()
    assert str(refused.value) in caplog.text


def test_a_gateway_is_told_what_its_own_tables_risk_and_of_no_others(place: Place) -> None:
    os.mkfifo(place.path.parent / "fifo")
    others = "[mqtt]\nenabled = true\ntls = true\nca_file = 'fifo'\n[microphone]\nenabled = false\n"
    config = place.configured(f"{others}[websocket]\ntls_cert = 'soon.pem'\ntls_key = 'soon.key'")
    lines = check_as_gateway(config, place.path)
    assert [line.split(":")[0] for line in lines] == [
        "configuration",
        "node",
        "websocket",
        "nats",
        "secrets",
        "WARNING",
    ]
    assert re.search(r"websocket\.tls_cert: the certificate in \S+/soon.pem ends on", lines[-1])
    place.gateway(config)


def test_a_gateway_tells_at_its_start_what_it_risks(place: Place) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        place.configured(f"[websocket]\nport = {taken.getsockname()[1]}\n{NATS}ca_file = 'soon.pem'")
        command = [sys.executable, "-m", "streamer", "gateway", "--config", str(place.path)]
        ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert "nats.ca_file: the last certificate in" in ended.stderr
    assert ended.returncode == 1, ended.stderr
    assert "can't listen on 127.0.0.1" in ended.stderr.splitlines()[-1]


def test_good_files_are_taken_from_beside_the_configuration(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    for text, _ in CASES:
        used = text.format("own.key" if "{}'\n" not in text and "key" in text else "own.pem")
        assert place.check(used) == []


ALL = [
    ("websocket.tls_cert", f"{SERVERS['websocket']}tls_cert = 'own.pem'\ntls_key = 'own.key'"),
    ("siprec.tls_cert", f"{SERVERS['siprec']}tls_cert = 'own.pem'\ntls_key = 'own.key'"),
    ("streams[0].tls_cert", f"{LISTEN}tls_cert = 'own.pem'\ntls_key = 'own.key'"),
    ("mqtt.cert_file", f"{MQTT}cert_file = 'own.pem'\nkey_file = 'own.key'"),
    ("mqtt.ca_file", f"{MQTT}ca_file = 'own.pem'"),
    ("nats.ca_file", f"{NATS}ca_file = 'own.pem'"),
]


@pytest.mark.parametrize(("key", "text"), ALL, ids=[key for key, _ in ALL])
def test_a_certificate_out_of_its_time_is_told_with_its_key(place: Place, key: str, text: str) -> None:
    now = datetime.now(UTC)

    def told(days: float) -> list[str]:
        return list(certificate_risks(place.configured(text), place.path, now + timedelta(days=days)))

    assert told(1) == []
    for days, said in ((20, "ends on"), (40, "ended on"), (-2, r"is valid from .* UTC on, or the clock is wrong")):
        (line,) = told(days)
        assert re.search(
            rf"^{re.escape(key)}: the (last )?certificate in {re.escape(str(place.path.parent))}/own.pem {said}", line
        )


def test_of_authorities_one_that_is_valid_is_enough(place: Place, pem: dict[str, str]) -> None:
    (place.path.parent / "both.pem").write_text(pem["own.pem"] + pem["later.pem"])
    in_a_while = datetime.now(UTC) + timedelta(days=100)

    def told(text: str) -> list[str]:
        return list(certificate_risks(place.configured(text), place.path, in_a_while))

    assert told(f"{NATS}ca_file = 'both.pem'") == []
    (line,) = told(f"{MQTT}cert_file = 'both.pem'")
    assert "ended on" in line
