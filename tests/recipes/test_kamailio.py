"""A real Kamailio with the recipe's configuration: it passes a call on from a node that is full to one with room."""

from __future__ import annotations

import asyncio
import os
import subprocess
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from tests.conftest import REPOSITORY
from tests.support.broker import DEADLINE_S
from tests.support.ports import free_port

if TYPE_CHECKING:
    from asyncio import DatagramTransport
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

RECIPE = REPOSITORY / "docs/recipes/kamailio.cfg"


def command(kamailio: str, folder: Path, *, port: int, nodes: tuple[int, ...], transport: str = "udp") -> list[str]:
    """Return the command that runs the recipe's configuration in front of nodes; it goes on in the background."""
    lines = [f"1 sip:127.0.0.1:{node};transport={transport}\n" for node in nodes]
    (folder / "nodes.list").write_text("".join(lines))
    modules = os.environ.get("EMOTION_STREAMER_KAMAILIO_MODULES")
    defines = ("-A", f"LISTEN=127.0.0.1:{port}", "-A", f'NODES="{folder}/nodes.list"')
    return [kamailio, "-f", str(RECIPE), *(("-L", modules) if modules else ()), *defines]


class Peer(asyncio.DatagramProtocol):
    """A SIP peer that answers each method in one way, and notes what came."""

    def __init__(self, **answers: str) -> None:
        self.answers = answers
        self.received: list[str] = []
        self.changed = asyncio.Event()

    def connection_made(self, transport: DatagramTransport) -> None:  # type: ignore[override]
        self.transport = transport

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        text = data.decode()
        self.received.append(text)
        self.changed.set()
        method = text.split(" ", 1)[0]
        if answer := self.answers.get(method):
            lines = text.split("\r\n")
            kept = [line for line in lines if line.split(":")[0] in {"Via", "From", "Call-ID", "CSeq", "Record-Route"}]
            to = next(line for line in lines if line.startswith("To:"))
            own = f"{to};tag=node" if "tag=" not in to else to
            self.transport.sendto(
                "\r\n".join([f"SIP/2.0 {answer}", *kept, own, "Content-Length: 0", "", ""]).encode(), addr
            )

    async def until(self, beginning: str) -> str:
        """Return the first message that begins so."""
        async with asyncio.timeout(DEADLINE_S):
            while True:
                for text in self.received:
                    if text.startswith(beginning):
                        return text
                self.changed.clear()
                await self.changed.wait()


@asynccontextmanager
async def peer(port: int, **answers: str) -> AsyncIterator[Peer]:
    loop = asyncio.get_running_loop()
    transport, protocol = await loop.create_datagram_endpoint(lambda: Peer(**answers), local_addr=("127.0.0.1", port))
    try:
        yield protocol
    finally:
        transport.close()


def invite(client: int, proxy: int, call: str = "call-1") -> bytes:
    lines = (
        f"INVITE sip:srs@127.0.0.1:{proxy} SIP/2.0", f"Via: SIP/2.0/UDP 127.0.0.1:{client};branch=z9hG4bK{call};rport",
        "From: <sip:src@127.0.0.1>;tag=src", f"To: <sip:srs@127.0.0.1:{proxy}>", f"Call-ID: {call}", "CSeq: 1 INVITE",
        f"Contact: <sip:src@127.0.0.1:{client}>;+sip.src", "Require: siprec", "Max-Forwards: 70", "Content-Length: 0",
    )  # fmt: skip
    return "\r\n".join([*lines, "", ""]).encode()


def test_kamailio_accepts_the_recipe(tmp_path: Path, needs_program: Callable[[str], str]) -> None:
    checked = subprocess.run(
        [*command(needs_program("kamailio"), tmp_path, port=5060, nodes=(5070,)), "-c"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (checked.returncode, "config file ok" in checked.stderr) == (0, True), checked.stderr


@asynccontextmanager
async def kamailio(program: str, folder: Path, *, port: int, nodes: tuple[int, ...]) -> AsyncIterator[None]:
    """Run Kamailio in front of nodes."""
    process = await asyncio.create_subprocess_exec(
        *command(program, folder, port=port, nodes=nodes),
        *("-DD", "-E", "-Y", str(folder), "-P", str(folder / "pid"), "-n", "1"),
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        process.terminate()
        await process.wait()


async def test_a_call_goes_on_to_a_node_with_room_and_stays_there(
    tmp_path: Path, needs_program: Callable[[str], str]
) -> None:
    proxy, client, full, free = (free_port() for _ in range(4))
    async with (
        kamailio(needs_program("kamailio"), tmp_path, port=proxy, nodes=(full, free)),
        peer(client) as caller,
        peer(full, OPTIONS="200 OK", INVITE="503 Service Unavailable") as first,
        peer(free, OPTIONS="200 OK", INVITE="200 OK", BYE="200 OK") as second,
    ):
        await asyncio.gather(first.until("OPTIONS"), second.until("OPTIONS"))
        for call in ("call-2", "call-1"):  # in turn, so one of them is refused first
            caller.received.clear()
            caller.transport.sendto(invite(client, proxy, call), ("127.0.0.1", proxy))
            answer = await caller.until("SIP/2.0 200")
            assert "tag=node" in answer
        assert sum(text.startswith("INVITE") for text in first.received) == 1
        assert sum(text.startswith("INVITE") for text in second.received) == 2
        route = next(line for line in answer.split("\r\n") if line.startswith("Record-Route"))
        assert f"127.0.0.1:{proxy}" in route
        bye = invite(client, proxy).decode().replace("INVITE", "BYE").replace("CSeq: 1", "CSeq: 2")
        bye = bye.replace(f"BYE sip:srs@127.0.0.1:{proxy}", f"BYE sip:srs@127.0.0.1:{free}")
        bye = bye.replace(f"To: <sip:srs@127.0.0.1:{proxy}>", f"To: <sip:srs@127.0.0.1:{proxy}>;tag=node")
        bye = bye.replace("z9hG4bKcall-1", "z9hG4bKbye").replace(
            "Max-Forwards", f"Route: <sip:127.0.0.1:{proxy};lr>\r\nMax-Forwards"
        )
        caller.transport.sendto(bye.encode(), ("127.0.0.1", proxy))
        await second.until("BYE")
        assert not any(text.startswith("BYE") for text in first.received)


async def test_a_call_that_no_node_has_room_for_is_refused_with_503(
    tmp_path: Path, needs_program: Callable[[str], str]
) -> None:
    proxy, client, *full = (free_port() for _ in range(4))
    async with (
        kamailio(needs_program("kamailio"), tmp_path, port=proxy, nodes=tuple(full)),
        peer(client) as caller,
        peer(full[0], OPTIONS="200 OK", INVITE="503 Service Unavailable") as first,
        peer(full[1], OPTIONS="200 OK", INVITE="503 Service Unavailable") as second,
    ):
        await asyncio.gather(first.until("OPTIONS"), second.until("OPTIONS"))
        caller.transport.sendto(invite(client, proxy), ("127.0.0.1", proxy))
        answer = await caller.until("SIP/2.0 5")
        assert answer.split("\r\n")[0] == "SIP/2.0 503 No node has room"
        assert {text.split(" ", 1)[0] for text in first.received} >= {"OPTIONS", "INVITE"}
        assert {text.split(" ", 1)[0] for text in second.received} >= {"OPTIONS", "INVITE"}
