from __future__ import annotations

from typing import Any

import msgspec
import pytest

from streamer.app.daemon import check_config
from streamer.config.changes import changed_keys
from streamer.config.tables import Config
from streamer.core.errors import ConfigError


def config(*streams: dict[str, Any], **tables: dict[str, Any]) -> Config:
    return msgspec.convert({"microphone": {"enabled": False}, **tables, "streams": list(streams)}, Config)


L16, ASTERISK = {"dialect": "l16"}, {"dialect": "asterisk"}
SOCKET = {"dialect": "audiosocket", "listen": "127.0.0.1:9092"}


def test_streams_alone_are_a_source() -> None:
    check_config(config(L16))
    check_config(config(L16, ASTERISK, SOCKET, {**L16, "source_id": "other", "listen": "127.0.0.1:0"}))


@pytest.mark.parametrize(
    ("streams", "tables", "message"),
    [
        ((L16, L16), {}, r"^streams\[0\]\.source_id: expected a name of its own, got 'l16' twice"),
        ((L16,), {"rtp": {"enabled": True, "source_id": "l16"}}, r"^streams\[0\]\.source_id: expected a name"),
        ((L16, {**L16, "source_id": "b"}), {}, r"^streams\[0\]\.path: expected a path of its own, got /l16 twice"),
        (({**L16, "path": "/events"},), {}, r"^streams\[0\]\.path: expected another path than one of the daemon"),
        (({**L16, "path": "/api/x"},), {}, r"^streams\[0\]\.path: expected another path than one of the daemon"),
        ((L16,), {"websocket": {"enabled": False}}, r"^streams\[0\]\.listen: expected an address, since websocket"),
        (({**L16, "listen": "0.0.0.0:80"},), {}, r"^websocket\.token: expected a token, .*streams\[0\]\.listen"),
    ],
)
def test_what_is_in_the_way_of_something_else_is_refused_by_its_key(
    streams: tuple[dict[str, Any], ...], tables: dict[str, Any], message: str
) -> None:
    with pytest.raises(ConfigError, match=message):
        check_config(config(*streams, **tables))


@pytest.mark.parametrize(
    ("stream", "message"),
    [
        ({"dialect": "audiosocket"}, "listen: expected an address for audiosocket"),
        ({**SOCKET, "path": "/x"}, "path: expected neither path nor tls_cert for audiosocket"),
        ({**L16, "connect": "ws://127.0.0.1/media"}, "connect: expected none, since only asterisk is connected to"),
        ({**ASTERISK, "connect": "http://127.0.0.1"}, "connect: expected a URL such as ws://127.0.0.1:8088/media"),
        ({**ASTERISK, "connect": "ws://user:secret@127.0.0.1"}, "connect: expected a URL"),
        ({**L16, "listen": "8443"}, "listen: expected a host and a port"),
        ({**L16, "listen": "127.0.0.1:70000"}, "listen: expected a host and a port"),
        ({**L16, "tls_cert": "a.pem"}, "tls_cert: expected none without listen"),
        ({**SOCKET, "allowed": ["192.0.2.1/24"]}, "allowed: expected networks"),
        ({**L16, "path": "l16"}, "path"),
    ],
)
def test_a_value_that_can_not_be_is_refused_by_its_key(stream: dict[str, Any], message: str) -> None:
    with pytest.raises(msgspec.ValidationError, match=message):
        config(stream)


def test_a_changed_stream_is_named_at_a_reload() -> None:
    assert changed_keys(config(L16), config(ASTERISK)) == ["streams"]
