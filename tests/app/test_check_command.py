"""What ``emotion-streamer check`` refuses, since ``run`` would."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from streamer.app.check_command import check
from streamer.config.load import load
from streamer.core.errors import ConfigError

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
        ("[mqtt]\nenabled = true\nca_file = 'none'", "mqtt.ca_file"),
    ],
)
def test_a_file_that_is_missing_is_named_with_its_key(tmp_path: Path, tables: str, key: str) -> None:
    path = tmp_path / "c.toml"
    path.write_text(tables)
    with pytest.raises(ConfigError, match=f"{re.escape(key)}.*none|none.*{re.escape(key)}"):
        check(load(path, {}), path)
