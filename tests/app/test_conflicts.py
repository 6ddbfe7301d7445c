"""Parts that would take ports or files from each other are told by their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from streamer.app.conflicts import check_ports, check_written_files
from streamer.app.streams import check_streams
from streamer.config.load import load
from streamer.core.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

    from streamer.config.tables import Config

RTP = "[rtp]\nenabled = true\n"
SIPREC = f"{RTP}[siprec]\nenabled = true\n"


def configured(folder: Path, text: str) -> Config:
    (folder / "c.toml").write_text(text)
    return load(folder / "c.toml", {})


def listening(*places: str, dialect: str = "l16", **keys: str) -> str:
    more = "".join(f"{key} = {value}\n" for key, value in keys.items())
    return "".join(
        f"[[streams]]\nsource_id = 's{number}'\ndialect = '{dialect}'\nlisten = '{place}'\n{more}"
        for number, place in enumerate(places)
    )


TWO_PARTIES = listening("localhost:9000", dialect="audiosocket", roles="['customer', 'customer']")


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (
            listening("127.0.0.1:8765"),
            "streams[0].listen: expected another port than websocket.port has, got 8765 of TCP",
        ),
        (
            f"{listening('127.0.0.1:9000', '[::]:9000')}[websocket]\ntoken = 'a'",
            "streams[1].listen: expected another port than streams[0].listen has, got 9000 of TCP",
        ),
        (
            listening("127.0.0.1:9001") + TWO_PARTIES,
            "streams[1].listen: expected another port than streams[0].listen has, got 9001 of TCP",
        ),
        (f"{SIPREC}port = 5005", "siprec.port: expected another port than rtp.port has, got 5005 of UDP"),
        (
            f"{SIPREC}port = 8764\ntransports = ['udp', 'tls']\ntls_cert = 'a.pem'",
            "siprec.port: expected another port than websocket.port has, got 8765 of TCP",
        ),
    ],
)
def test_a_port_that_two_parts_would_bind_is_told(tmp_path: Path, text: str, error: str) -> None:
    with pytest.raises(ConfigError) as told:
        check_ports(configured(tmp_path, text))
    assert str(told.value) == error


@pytest.mark.parametrize(
    "text",
    [
        listening("127.0.0.1:9000", "127.0.0.1:9000", "127.0.0.1:0", "127.0.0.1:0"),
        f"{listening('127.0.0.1:5004')}{RTP}",  # TCP and UDP
        listening("127.0.0.2:8765", "[::1]:8765"),
        f"{SIPREC}host = '127.0.0.2'\nport = 5004",
        f"{RTP}port = 8765\n[siprec]\nport = 8765",
        f"{RTP}auto = false\nport = 5060\n[siprec]\nenabled = true",
        f"{SIPREC}port = 0\n[websocket]\nport = 0",
    ],
)
def test_ports_that_do_not_meet_are_taken(tmp_path: Path, text: str) -> None:
    check_ports(configured(tmp_path, text))


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("[sessions]\nstate_file = 'folder'", "sessions.state_file: expected a file, got the folder {}/folder"),
        ("[web]\nmarks = '.'", "web.marks: expected a file, got the folder {}"),
        (
            "[history]\nenabled = true\ndatabase = 'folder'",
            "history.database: expected a file, got the folder {}/folder",
        ),
        (
            "[history]\nenabled = true\ndatabase = 'a'\n[web]\nmarks = '{}/a'",
            "history.database: expected a file of its own, got that of web.marks, {}/a",
        ),
        ("[history]\nenabled = true\ndatabase = 'sqlite:///a'\n[web]\nmarks = 'b'\n[sessions]\nstate_file = 'c'", ""),
    ],
)
def test_a_file_to_write_is_no_folder_and_of_one_part(tmp_path: Path, text: str, error: str) -> None:
    (tmp_path / "folder").mkdir()
    config = configured(tmp_path, text.format(tmp_path))
    told = ""
    try:
        check_written_files(config, tmp_path / "c.toml")
    except ConfigError as found:
        told = str(found)
    assert told == error.format(tmp_path)


def test_streams_that_share_a_port_have_one_certificate(tmp_path: Path) -> None:
    place = "127.0.0.1:9000"
    plain, encrypted = listening(place), listening(place, tls_cert="'a.pem'").replace("s0", "s1")
    other = encrypted.replace("s1", "s2").replace("l16", "twilio").replace("a.pem", "b.pem")
    for text, number in ((plain + encrypted.replace("l16", "twilio"), 1), (encrypted + other, 1)):
        with pytest.raises(ConfigError) as told:
            check_streams(configured(tmp_path, text))
        assert str(told.value).startswith(
            f"streams[{number}].tls_cert: expected none, or that of streams[0], whose port it shares, got "
        )
    check_streams(configured(tmp_path, encrypted + plain.replace("l16", "twilio")))
