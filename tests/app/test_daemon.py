from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from streamer.app.daemon import check_config
from streamer.config.tables import Config
from streamer.core.errors import ConfigError


def config(**tables: dict[str, Any]) -> Config:
    return msgspec.convert(tables, Config)


def test_two_sources_of_one_name_are_refused_since_nobody_could_tell_them_apart() -> None:
    rtp = {"enabled": True, "source_id": "microphone"}
    with pytest.raises(ConfigError, match=r"^rtp\.source_id: expected another name than that of the microphone"):
        check_config(config(rtp=rtp))
    check_config(config(rtp=rtp, microphone={"enabled": False}))
    check_config(config(rtp=rtp, microphone={"source_id": "desk"}))


def test_a_daemon_needs_a_source() -> None:
    none = config(microphone={"enabled": False})
    with pytest.raises(ConfigError, match=r"^microphone\.enabled: expected true, since there is no other source"):
        check_config(none)
    check_config(none, demo=Path("demo.wav"))
    check_config(config(microphone={"enabled": False}, rtp={"enabled": True}))


@pytest.mark.parametrize("key", ["ca_file", "cert_file", "key_file"])
def test_a_pem_file_that_is_none_is_named_where_mqtt_needs_it(key: str, tmp_path: Path) -> None:
    files = {"cert_file": str(tmp_path / "own.pem")} | {key: str(tmp_path)}
    (tmp_path / "own.pem").touch()
    with pytest.raises(ConfigError, match=rf"^mqtt\.{key}: expected a PEM file"):
        check_config(config(mqtt={"enabled": True, "tls": True, **files}))
    check_config(config(mqtt={"enabled": False, "tls": True, **files}))
