"""Client certificates against a real broker that asks for one, and files that are wrong."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

import pytest

from streamer.core.errors import SinkError
from streamer.sinks.mqtt_tls import RenewedTls, TlsFiles
from tests.support.broker import Broker, retained
from tests.support.mqtt_rig import ROOT, Rig
from tests.support.ports import free_port
from tests.support.sink_task import open_sink

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Authority:
    """Makes certificates in a folder with openssl."""

    def __init__(self, openssl: str, folder: Path) -> None:
        self.folder = folder
        self._openssl = openssl

    async def make(self) -> None:
        await self._run("req", "-x509", *_NEW_KEY, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=test authority")

    async def issue(self, name: str, *, password: str | None = None, by: str = "ca") -> TlsFiles:
        """Return the files of a new certificate for 127.0.0.1, whose key may be encrypted."""
        encryption = ["-nodes"] if password is None else ["-passout", f"pass:{password}"]
        new_key = [part for part in _NEW_KEY if part != "-nodes"]
        await self._run("req", *new_key, *encryption, "-keyout", f"{name}.key", "-out", "csr", "-subj", f"/CN={name}")
        (self.folder / "san").write_text("subjectAltName=IP:127.0.0.1\n")
        await self._run(
            "x509", "-req", "-in", "csr", "-CA", f"{by}.pem", "-CAkey", f"{by}.key", "-CAcreateserial", "-days", "2",
            "-extfile", "san", "-out", f"{name}.pem",
        )  # fmt: skip
        return TlsFiles(
            ca_file=str(self.folder / "ca.pem"),
            cert_file=str(self.folder / f"{name}.pem"),
            key_file=str(self.folder / f"{name}.key"),
            key_password=password,
        )

    async def _run(self, *arguments: str) -> None:
        process = await asyncio.create_subprocess_exec(
            self._openssl, *arguments, cwd=self.folder, stderr=asyncio.subprocess.DEVNULL
        )
        assert await process.wait() == 0


_NEW_KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]


@pytest.fixture
async def authority(needs_program: Callable[[str], str], tmp_path: Path) -> Authority:
    made = Authority(needs_program("openssl"), tmp_path)
    await made.make()
    return made


@pytest.mark.parametrize("password", [None, "secret"])
async def test_a_broker_knows_the_daemon_by_its_certificate(
    needs_program: Callable[[str], str], authority: Authority, tmp_path: Path, password: str | None
) -> None:
    await authority.issue("broker")
    daemon = await authority.issue("daemon", password=password)
    plain = free_port()
    settings = [
        f"cafile {tmp_path}/ca.pem", f"certfile {tmp_path}/broker.pem", f"keyfile {tmp_path}/broker.key",
        "require_certificate true", f"listener {plain} 127.0.0.1",
    ]  # fmt: skip
    async with Broker(needs_program("mosquitto"), tmp_path, settings=settings) as broker:
        nameless = Rig(broker.port, tls=TlsFiles(ca_file=daemon.ca_file))
        async with open_sink(nameless.sink):
            await nameless.patience.until(1)
            assert not nameless.sink.connected
        rig = Rig(broker.port, tls=daemon)
        async with open_sink(rig.sink):
            await rig.connected()
            assert await retained(plain, ROOT + "status") == b"online"


async def test_a_renewed_certificate_is_used_for_the_next_connection(
    authority: Authority, caplog: pytest.LogCaptureFixture
) -> None:
    files = await authority.issue("daemon")
    renewed = RenewedTls(files)
    first = renewed.context()
    await authority.issue("daemon")
    second = renewed.context()
    assert second is not first
    (authority.folder / "daemon.pem").write_text("torn")
    assert renewed.context() is renewed.context() is second
    assert caplog.text.count("going on with what was read before") == 1


async def test_files_that_can_not_be_used_are_named(authority: Authority, tmp_path: Path) -> None:
    good, encrypted = await authority.issue("daemon"), await authority.issue("encrypted", password="secret")
    other = await authority.issue("other")
    none = str(tmp_path / "none.pem")
    cases = [
        (TlsFiles(ca_file=none), "can't read the certificates in .*none.pem: No such file"),
        (TlsFiles(cert_file=none), "can't use the client certificate in .*none.pem: No such file"),
        (
            TlsFiles(cert_file=good.cert_file, key_file=other.key_file),
            "daemon.pem and .*other.key: the key does not belong to the certificate",
        ),
        (TlsFiles(cert_file=good.ca_file, key_file=none), "ca.pem and .*none.pem: No such file"),
        (TlsFiles(cert_file=good.cert_file), "can't use the client certificate in .*daemon.pem: "),
        (
            TlsFiles(cert_file=encrypted.cert_file, key_file=encrypted.key_file),
            "mqtt.key_password: expected the password of the key in .*encrypted.key, which is encrypted",
        ),
        (
            TlsFiles(cert_file=encrypted.cert_file, key_file=encrypted.key_file, key_password="wrong"),
            "can't use the client certificate in .*encrypted.pem.*, or mqtt.key_password is not its password",
        ),
    ]
    for files, expected in cases:
        with pytest.raises(SinkError) as raised:
            files.context()
        assert re.search(expected, str(raised.value)), raised.value
        assert "secret" not in str(raised.value)
