"""Who may do what, with a daemon as a process: TLS, tokens in files, control in the log, health with reasons."""

from __future__ import annotations

import asyncio
import json
import re
import signal
import ssl
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidStatus

from tests.support.certificates import Files, make_certificate
from tests.support.daemon import TIMEOUT_S, Daemon, running

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TOKENS = {"pbx": "the token of the pbx", "board": "the token of the board", "short": "too short"}
SCOPES = {"pbx": '"control"', "board": '"subscribe"', "short": '"metrics", "subscribe"'}


def websocket(folder: Path) -> str:
    """Return keys of the table; each token is in a file that everybody may read."""
    entries = []
    for name, token in TOKENS.items():
        (folder / f"{name}.token").write_text(f"{token}\n")
        entries.append(f'{{ name = "{name}", scopes = [{SCOPES[name]}], file = "{name}.token" }}')
    return f'tokens = [{", ".join(entries)}]\ntls_cert = "server.pem"\ntls_key = "server.key"'


def dialled(daemon: Daemon, files: Files, name: str, path: str = "/", subprotocol: str = "cloudevents.json") -> connect:
    headers = {"Authorization": f"Bearer {TOKENS[name]}"}
    options: dict[str, Any] = {"ssl": files.trusting(), "additional_headers": headers, "subprotocols": [subprotocol]}
    return connect(f"wss://127.0.0.1:{daemon.port}{path}", **options)


async def page(daemon: Daemon, files: Files, path: str, name: str | None = None) -> tuple[int, str]:
    reader, writer = await asyncio.open_connection("127.0.0.1", daemon.port, ssl=files.trusting())
    token = f"Authorization: Bearer {TOKENS[name]}\r\n" if name else ""
    writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{token}\r\n".encode())
    async with asyncio.timeout(TIMEOUT_S):
        head, _, body = (await reader.read()).partition(b"\r\n\r\n")
    writer.close()
    await writer.wait_closed()
    return int(head.split()[1]), body.decode()


async def reload(daemon: Daemon) -> None:
    daemon.notifications.clear()
    daemon.process.send_signal(signal.SIGHUP)
    await daemon.wait_notified("RELOADING=1")
    await daemon.wait_notified("READY=1")


async def ask(control: ClientConnection, command: str, **fields: object) -> dict[str, Any]:
    async with asyncio.timeout(TIMEOUT_S):
        await control.send(json.dumps({"id": "1", "command": command, **fields}))
        reply: dict[str, Any] = json.loads(await control.recv())
    return reply


def configuration(repository: Path) -> str:
    source = "[microphone]\nenabled = false\n[rtp]\nenabled = true\nport = 0\n"
    return f'{source}[model]\ncard = "{repository}/models/ser-mn04.json"\n'


def messages(stderr: str) -> list[str]:
    return [json.loads(line)["message"] for line in stderr.splitlines() if line.startswith("{")]


async def why_closed(connection: ClientConnection) -> tuple[int | None, str | None]:
    """Read until the server closes; return its code and reason."""
    async with asyncio.timeout(TIMEOUT_S):
        await connection.wait_closed()
    return connection.close_code, connection.close_reason


CONTROL = ("/control", "emotion-streamer.control.v1")


async def test_each_token_does_what_it_is_for_and_who_controls_is_in_the_log(
    tmp_path: Path, repository: Path, needs_program: Callable[[str], str]
) -> None:
    files = make_certificate(needs_program("openssl"), tmp_path)
    config = configuration(repository)
    async with running(tmp_path, config=config, websocket=websocket(tmp_path)) as daemon:
        await daemon.wait_notified("READY=1")
        assert [(await page(daemon, files, path))[0] for path in ("/livez", "/readyz", "/healthz")] == [200] * 3
        assert (await page(daemon, files, "/readyz"))[1] == "ok\ndaemon: ok\nrtp: ok\n"
        statuses = [(await page(daemon, files, "/metrics", name))[0] for name in (None, "board")]
        assert statuses == [401, 403]
        status, metrics = await page(daemon, files, "/metrics", "short")
        assert (status, 'emotion_streamer_refusals_total{reason="forbidden"} 1.0' in metrics) == (200, True)
        assert "emotion_streamer_certificate_end_timestamp_seconds " in metrics
        with pytest.raises(InvalidStatus) as refused:
            await dialled(daemon, files, "board", *CONTROL)
        assert refused.value.response.status_code == 403
        async with dialled(daemon, files, "pbx", *CONTROL) as control:
            opened = await ask(control, "open_session", call_reference="call-4711", legs=[{"role": "customer"}])
            await ask(control, "list_sessions")
            assert "error" in await ask(control, "end_session", session_id="none-such")
            await ask(control, "end_session", session_id=opened["session_id"])
        exit_status, stderr = await daemon.stop()
    told, (leg,) = messages(stderr), opened["legs"]
    assert exit_status == 0
    assert [re.sub("port [0-9]+", "port N", line) for line in told if line.startswith("control: ")] == [
        "control: pbx at 127.0.0.1 port N is connected",
        f"control: pbx at 127.0.0.1 port N: open_session session {opened['session_id']} leg {leg['leg_id']} customer",
        "control: pbx at 127.0.0.1 port N: end_session session none-such REFUSED: unknown_session",
        f"control: pbx at 127.0.0.1 port N: end_session session {opened['session_id']}",
        "control: pbx at 127.0.0.1 port N left",
    ]
    assert not [secret for secret in (*TOKENS.values(), "4711") if secret in stderr]
    assert [line for line in told if "the token short has fewer than 16 characters" in line]
    assert [line for line in told if line.startswith("websocket: refused ") and "1 unauthorized" in line]


async def test_tokens_and_certificates_are_replaced_without_a_restart(
    tmp_path: Path, repository: Path, needs_program: Callable[[str], str]
) -> None:
    openssl = needs_program("openssl")
    old = make_certificate(openssl, tmp_path)
    config = configuration(repository)
    async with running(tmp_path, config=config, websocket=websocket(tmp_path)) as daemon, AsyncExitStack() as stack:
        await daemon.wait_notified("READY=1")
        board = await stack.enter_async_context(dialled(daemon, old, "board"))
        other = await stack.enter_async_context(dialled(daemon, old, "short"))
        (tmp_path / "board.token").write_text("the next token of the board\n")
        assert await why_closed(board) == (1008, "the token is no longer valid")

        trusted_before = old.trusting()
        new = make_certificate(openssl, tmp_path)  # in the same files
        await reload(daemon)
        trusted = new.trusting()
        with pytest.raises(ssl.SSLCertVerificationError):
            await connect(f"wss://127.0.0.1:{daemon.port}", ssl=trusted_before)
        new.key.write_text("no key\n")
        await reload(daemon)
        headers = {"Authorization": "Bearer the next token of the board"}
        async with connect(f"wss://127.0.0.1:{daemon.port}", ssl=trusted, additional_headers=headers):
            pass
        await (await other.ping())
        assert other.close_code is None
        _, stderr = await daemon.stop()
    refused = [line for line in messages(stderr) if "is not used" in line]
    assert len(refused) == 1
    assert f"websocket.tls_key: expected the key of {tmp_path}/server.pem in {tmp_path}/server.key" in refused[0]
