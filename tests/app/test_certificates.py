"""Every PEM file that a configuration names is loaded before anything runs, and told of when its time is over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from streamer.app.certificates import certificate_risks
from streamer.app.check_command import check
from streamer.app.daemon import live_daemon
from streamer.app.gateway import gateway
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


@pytest.fixture(scope="module")
def pem(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> dict[str, str]:
    """Return the texts of certificates and keys, and of faulty ones, by their files' names."""
    folder, openssl = tmp_path_factory.mktemp("pem"), needs_program("openssl")
    for name, days in (("own", 30), ("other", 30), ("later", 400)):
        make_certificate(openssl, folder, name, days=days)
    good = {file.name: file.read_text() for file in folder.iterdir()}
    return good | {"torn.pem": good["own.pem"][:200], "empty.pem": ""}


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
    assert place.check("[mqtt]\nenabled = true\nca_file = 'own.pem'") == [
        "mqtt.ca_file has no effect, since mqtt.tls is false: nothing is encrypted, no broker is verified"
    ]


def test_a_gateway_names_the_authorities_of_nats(place: Place) -> None:
    config = place.configured(f"{NATS}ca_file = 'torn.pem'")
    with pytest.raises(ConfigError, match=r"nats\.ca_file: .*torn.pem can't be read: it holds no"):
        gateway(config, place.path, notifier=Notifier(address=None), on_ready=lambda _: None, load=lambda: config)


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
