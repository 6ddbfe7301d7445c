"""The port over TLS: events and HTTP, a certificate that is replaced, clients that never finish a handshake."""

from __future__ import annotations

import asyncio
import ssl
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from streamer.core.errors import ConfigError
from streamer.web import tls_gate
from streamer.web.certificate import Certificate
from streamer.web.static_files import static_file
from tests.support.broker import DEADLINE_S
from tests.support.certificates import end_by_openssl, make_certificate
from tests.support.examples import stream
from tests.support.sink_task import open_sink
from tests.support.websocket_client import access, is_id, receive, sink, subscribe, subscribed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamer.web.sink import WebSink
    from tests.support.certificates import Files


@pytest.fixture
def files(tmp_path: Path, needs_program: Callable[[str], str]) -> Files:
    return make_certificate(needs_program("openssl"), tmp_path)


def certificate(files: Files) -> Certificate:
    return Certificate(files.certificate, files.key)


async def served_name(to: WebSink, server_name: str | None) -> str:
    """Return the subject of the certificate that a client is shown, with or without SNI."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    _, writer = await asyncio.open_connection(to.host, to.port, ssl=context, server_hostname=server_name or "")
    der = writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
    writer.close()
    await writer.wait_closed()
    return next(name for name in ("first", "second", "server") if name.encode() in der)


async def test_events_go_over_tls_to_who_trusts_the_certificate(files: Files) -> None:
    server = sink(certificate=certificate(files))
    async with open_sink(server), subscribe(server, ssl=files.trusting()) as client:
        await subscribed(server, 1)
        for event in stream(100):
            server.publish(event)
        assert await receive(client, is_id("99")) == [event.payload for event in stream(100)]
        with pytest.raises(ssl.SSLCertVerificationError):
            await subscribe(server, ssl=ssl.create_default_context())


async def test_plain_http_gets_nothing_over_the_port_of_tls(files: Files) -> None:
    async with open_sink(sink(certificate=certificate(files))) as server:
        reader, writer = await asyncio.open_connection(server.host, server.port)
        writer.write(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
        async with asyncio.timeout(DEADLINE_S):
            assert b"200" not in await reader.read()
        writer.close()


async def test_pages_of_the_server_itself_come_over_https(files: Files) -> None:
    pages = {"/": static_file("index.html", b"<p>")}
    async with open_sink(sink(certificate=certificate(files), pages=pages)) as server:
        origin: Any = f"https://localhost:{server.port}"
        async with subscribe(server, ssl=files.trusting(), origin=origin):
            await subscribed(server, 1)


@pytest.mark.parametrize("server_name", ["localhost", None])
async def test_a_certificate_that_is_replaced_holds_for_the_next_connection_and_ends_none(
    tmp_path: Path, needs_program: Callable[[str], str], server_name: str | None
) -> None:
    openssl = needs_program("openssl")
    first, second = (
        make_certificate(openssl, tmp_path, name, days=days) for name, days in (("first", 9), ("second", 99))
    )
    in_use = certificate(first)
    server = sink(certificate=in_use)
    async with open_sink(server), subscribe(server, ssl=first.trusting()) as client:
        await subscribed(server, 1)
        assert in_use.ends_at == end_by_openssl(openssl, first.certificate)
        assert await served_name(server, server_name) == "first"
        in_use.become(certificate(second))
        assert in_use.ends_at == end_by_openssl(openssl, second.certificate)
        assert await served_name(server, server_name) == "second"
        server.publish(stream(1)[0])
        assert len(await receive(client, is_id("0"))) == 1


async def test_handshakes_that_never_end_leave_places_for_others_and_are_aborted(
    files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tls_gate, "HANDSHAKE_TIMEOUT_S", 1.0)
    server = sink(certificate=certificate(files), access=access(max_connections=8))
    async with open_sink(server):
        idle = [await asyncio.open_connection(server.host, server.port) for _ in range(20)]
        async with asyncio.timeout(DEADLINE_S):
            while server.access.limits.connections.taken < 4:  # noqa: ASYNC110 - no event for it
                await asyncio.sleep(0)
            monkeypatch.setattr(tls_gate, "HANDSHAKE_TIMEOUT_S", DEADLINE_S)  # of the next: a busy machine is slow
            async with subscribe(server, ssl=files.trusting(), local_addr=("127.0.0.2", 0)):
                await subscribed(server, 1)
            for reader, writer in idle:
                with suppress(ConnectionResetError):
                    assert await reader.read() == b""
                writer.close()
            while server.access.limits.connections.taken:  # noqa: ASYNC110 - no event for it
                await asyncio.sleep(0)
        assert server.access.limits.told.taken == 0


async def test_leaving_does_not_wait_for_a_handshake(files: Files) -> None:
    async with asyncio.timeout(DEADLINE_S):
        async with open_sink(sink(certificate=certificate(files))) as server:
            reader, writer = await asyncio.open_connection(server.host, server.port)
            writer.write(b"\x16\x03\x01")
            async with subscribe(server, ssl=files.trusting()):
                await subscribed(server, 1)
        with suppress(ConnectionResetError):
            assert await reader.read() == b""
        writer.close()


def test_files_that_are_no_certificate_with_its_key_are_errors_that_name_them(
    tmp_path: Path, files: Files, needs_program: Callable[[str], str]
) -> None:
    openssl = needs_program("openssl")
    other = make_certificate(openssl, tmp_path, "other")
    encrypted = tmp_path / "encrypted.key"
    lock = [openssl, "pkey", "-in", str(files.key), "-aes256", "-passout", "pass:secret", "-out", str(encrypted)]
    subprocess.run(lock, check=True, capture_output=True)
    (tmp_path / "empty.pem").write_text("")
    none = tmp_path / "none.pem"
    for pair, said in {
        (none, files.key): f"websocket.tls_cert: {none} can't be read: No such file or directory",
        (files.certificate, none): f"websocket.tls_key: {none} can't be read: No such file or directory",
        (tmp_path / "empty.pem", files.key): "expected a certificate in PEM, got none",
        (files.certificate, other.key): "the key does not belong to the certificate",
        (files.certificate, encrypted): "expected a key without a password, got one that is encrypted",
        (files.certificate, None): f"websocket.tls_key: expected the key of {files.certificate} in {files.certificate}",
    }.items():
        with pytest.raises(ConfigError) as error:
            Certificate(*pair)
        assert said in str(error.value)
    both = tmp_path / "both.pem"
    both.write_text(files.key.read_text() + files.certificate.read_text())
    assert Certificate(both).ends_at == certificate(files).ends_at
