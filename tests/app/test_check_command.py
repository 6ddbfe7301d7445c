"""What ``emotion-streamer check`` refuses, since ``run`` would."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest

from streamer.app.check_command import check
from streamer.config.load import load
from streamer.core.errors import ConfigError
from tests.support.models import write_model

if TYPE_CHECKING:
    from pathlib import Path

SIPREC = "[rtp]\nenabled = true\n[siprec]\nenabled = true\n"


@pytest.mark.parametrize(
    ("tables", "key"),
    [
        (f"{SIPREC}users_file = 'none'", "siprec.users_file"),
        (f"{SIPREC}transports = ['tls']\ntls_cert = 'none'", "siprec.tls_cert"),
        ("[[streams]]\ndialect = 'twilio'\nsecret_file = 'none'", "streams[0].secret_file"),
        ("[[streams]]\ndialect = 'l16'\nlisten = '127.0.0.1:0'\ntls_cert = 'none'", "streams[0].tls_cert"),
        ("[nats]\nenabled = true\nca_file = 'none'", "nats.ca_file"),
        ("[mqtt]\nenabled = true\ntls = true\nca_file = 'none'", "mqtt.ca_file"),
    ],
)
def test_a_file_that_is_missing_is_named_with_its_key(tmp_path: Path, tables: str, key: str) -> None:
    path = tmp_path / "c.toml"
    path.write_text(tables)
    with pytest.raises(ConfigError, match=f"{re.escape(key)}.*none|none.*{re.escape(key)}"):
        check(load(path, {}), path)


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        ("[webhook]\nurl = 'https://a.example'\nsecret_file = 'fifo'", "webhook.secret_file: {}: expected whsec_"),
        ("[rtp]\nenabled = true\nsdp_file = 'fifo'", "rtp.sdp_file: {}: "),
        ("[[streams]]\ndialect = 'twilio'\nsecret_file = 'fifo'", "{}: expected streams[0].secret_file, got an empty"),
        ("[websocket]\ntls_cert = 'fifo'", "websocket.tls_cert: expected a PEM file, got {}, which is no file"),
    ],
)
def test_a_pipe_to_which_nobody_writes_is_told_and_not_waited_for(tmp_path: Path, tables: str, expected: str) -> None:
    write_model(tmp_path, name="model")
    os.mkfifo(tmp_path / "fifo")
    path = tmp_path / "c.toml"
    path.write_text(f"{tables}\n[model]\ncard = 'model.json'\n")
    with pytest.raises(ConfigError) as told:
        check(load(path, {}), path)
    assert str(told.value).startswith(expected.format(tmp_path / "fifo"))
