"""The recording server of the configuration: its certificate, and what is in its way."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from uuid import uuid4

import msgspec
import pytest

from streamer.app.reload import Changes, Settings
from streamer.app.siprec import SiprecFiles, check_siprec, siprec_source
from streamer.config.tables import Config
from streamer.core.errors import ConfigError
from tests.support.certificates import make_certificate
from tests.support.daemon import TIMEOUT_S
from tests.support.siprec import Client, credentials, parsed

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from streamer.sources.siprec.source import SiprecSource


def configured(**siprec: object) -> Config:
    tables = {"rtp": {"enabled": True}, "siprec": {"enabled": True, **siprec}}
    return msgspec.convert(tables, Config)


async def answer(_: str | bytes) -> bytes:
    return b"{}"


def test_it_needs_calls_over_rtp_and_a_name_of_its_own() -> None:
    check_siprec(Config())
    check_siprec(configured())
    with pytest.raises(ConfigError, match=r"rtp\.enabled"):
        check_siprec(msgspec.convert({"siprec": {"enabled": True}}, Config))
    with pytest.raises(ConfigError, match=r"siprec\.source_id"):
        check_siprec(configured(source_id="rtp"))


def test_there_is_none_unless_it_is_enabled(tmp_path: Path) -> None:
    assert siprec_source(Config(), tmp_path / "config.toml", answer) is None
    assert siprec_source(configured(), tmp_path / "config.toml", answer) is not None


@pytest.mark.parametrize(
    "table",
    [
        {"host": "pbx.example.com"},
        {"public_host": "pbx.example.com"},
        {"allowed": ["192.0.2.1/24"]},
        {"transports": []},
        {"transports": ["tls"]},
        {"tls_cert": "cert.pem"},
        {"roles": ["boss"]},
        {"port": 70_000},
        {"timeout_s": 0},
        {"realm": 'a"b'},
        {"digest_algorithms": ["SHA-1"]},
        {"digest_algorithms": []},
        {"nonce_s": 1},
    ],
)
def test_a_table_that_can_not_be_is_refused(table: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        configured(**table)


def test_a_certificate_that_can_not_be_used_is_named_by_its_key(tmp_path: Path) -> None:
    config = configured(transports=["tls"], tls_cert="none.pem")
    with pytest.raises(ConfigError, match=r"siprec\.tls_cert: .*none\.pem can't be read"):
        siprec_source(config, tmp_path / "config.toml", answer)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "expected siprec.users_file, got an empty file"),
        ("# nobody yet", "expected siprec.users_file, got an empty file"),
        ("sbc", "expected lines such as user:secret"),
        ("sbc:", "expected lines such as user:secret"),
        (":secret", "expected lines such as user:secret"),
        (None, "siprec.users_file can't be read: No such file"),
    ],
)
def test_a_file_of_users_that_can_not_be_used_is_named(tmp_path: Path, text: str | None, message: str) -> None:
    if text is not None:
        (tmp_path / "users").write_text(text)
    with pytest.raises(ConfigError, match=message) as error:
        siprec_source(configured(users_file="users"), tmp_path / "config.toml", answer)
    assert "secret" not in str(error.value).replace("user:secret", "")


async def test_who_calls_is_challenged_as_the_configuration_says_and_any_secret_of_a_user_counts(
    tmp_path: Path,
) -> None:
    (tmp_path / "users").write_text("# the old one goes on Friday\nsbc:old\nsbc:new:with:colons\n")
    proof = {"users_file": "users", "realm": "calls", "digest_algorithms": ["SHA-512-256", "MD5"], "nonce_s": 60.5}
    source = siprec_source(configured(transports=["tcp"], port=0, **proof), tmp_path / "config.toml", answer)
    assert source is not None
    async with source, asyncio.timeout(TIMEOUT_S):
        reader, writer = await asyncio.open_connection("127.0.0.1", source.port)
        for secret, codes in (("", [401]), ("old", [100]), ("new:with:colons", [100]), ("new", [401])):
            client = Client(transport="TCP", call_id=f"of-{secret.replace(':', '-')}@src")
            writer.write(client.request("INVITE"))
            challenges = parsed(await reader.readuntil(b"\r\n\r\n")).headers.getlist("WWW-Authenticate")
            assert [(each.split('"')[1], each.rpartition("=")[2]) for each in challenges] == [
                ("calls", "SHA-512-256"),
                ("calls", "MD5"),
            ]
            if not secret:
                continue
            headers = {"Authorization": credentials(challenges[0], "sbc", secret)}
            writer.write(client.request("INVITE", headers=headers))
            assert [parsed(await reader.readuntil(b"\r\n\r\n")).code] == codes
        writer.close()


async def test_clients_are_answered_over_tls(tmp_path: Path, needs_program: Callable[[str], str]) -> None:
    files = make_certificate(needs_program("openssl"), tmp_path)
    config = configured(transports=["tls"], port=0, tls_cert="server.pem", tls_key="server.key")
    source = siprec_source(config, tmp_path / "config.toml", answer)
    assert source is not None
    async with source:
        reader, writer = await asyncio.open_connection("127.0.0.1", source.port, ssl=files.trusting())
        writer.write(Client(transport="TLS").request("OPTIONS"))
        response = parsed(await reader.readuntil(b"\r\n\r\n"))
        writer.close()
    assert response.code == 200
    assert response.headers["Contact"] == f"<sip:127.0.0.1:{source.port};transport=tls>;+sip.srs"


async def test_a_connection_that_begins_a_message_and_does_not_end_it_is_closed_and_others_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("streamer.sources.siprec.transports.MESSAGE_S", 0.05)
    source = siprec_source(configured(transports=["tcp"], port=0), tmp_path / "config.toml", answer)
    assert source is not None
    request = Client(transport="TCP").request("OPTIONS")
    async with source, asyncio.timeout(TIMEOUT_S):
        others = [await asyncio.open_connection("127.0.0.1", source.port) for _ in range(2)]
        others[0][1].write(b"\r\n")  # a keep-alive that is not complete is none
        others[1][1].write(request)
        assert parsed(await others[1][0].readuntil(b"\r\n\r\n")).code == 200
        for half in (request[:1], request[:-3], b"INVITE sip:a SIP/2.0\r\n"):
            reader, writer = await asyncio.open_connection("127.0.0.1", source.port)
            writer.write(half)
            assert await reader.read() == b""
            writer.close()
        for number, (reader, writer) in enumerate(others):
            writer.write(Client(transport="TCP", call_id=f"again-{number}").request("OPTIONS"))
            assert parsed((await reader.readuntil(b"\r\n\r\n")).lstrip()).code == 200
            writer.close()


async def answers(source: SiprecSource, secrets: Sequence[str], trusting: ssl.SSLContext) -> list[int]:
    """Return the codes of the answers to calls that prove these secrets, over one connection."""
    codes = []
    reader, writer = await asyncio.open_connection("127.0.0.1", source.port, ssl=trusting)
    for secret in secrets:
        client = Client(transport="TLS", call_id=str(uuid4()))
        writer.write(client.request("INVITE"))
        challenge = parsed(await reader.readuntil(b"\r\n\r\n")).headers["WWW-Authenticate"]
        writer.write(client.request("INVITE", headers={"Authorization": credentials(challenge, "sbc", secret)}))
        codes.append(parsed(await reader.readuntil(b"\r\n\r\n")).code)
    writer.close()
    return codes


async def test_users_and_certificate_are_read_again_at_a_reload(
    tmp_path: Path, needs_program: Callable[[str], str]
) -> None:
    openssl, users, path = needs_program("openssl"), tmp_path / "users", tmp_path / "config.toml"
    users.write_text("sbc:old\n")
    first, second = (make_certificate(openssl, tmp_path, name) for name in ("server", "other"))
    tls = {"transports": ["tls"], "tls_cert": "server.pem", "tls_key": "server.key"}
    config = configured(port=0, users_file="users", **tls)
    files = SiprecFiles(config, path)
    settings = Settings(config, [files.part()])
    source = siprec_source(config, path, answer, files)
    assert source is not None
    async with source, asyncio.timeout(TIMEOUT_S):
        assert await answers(source, ["old", "new"], first.trusting()) == [100, 401]
        users.write_text("sbc:new\n")
        first.certificate.write_bytes(second.certificate.read_bytes())
        first.key.write_bytes(second.key.read_bytes())
        await settings.change_to(config)
        assert await answers(source, ["old", "new"], second.trusting()) == [401, 100]
        users.write_text("nonsense\n")
        with pytest.raises(ConfigError, match="expected lines such as user:secret"):
            await settings.change_to(config)
        assert await answers(source, ["old", "new"], second.trusting()) == [401, 100]
        users.write_text("sbc:new\n")
        without = configured(port=0, users_file="", transports=["tls"], tls_cert="server.pem", tls_key="server.key")
        assert await settings.change_to(without) == Changes([], ["siprec.users_file"])
