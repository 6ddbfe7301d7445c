"""One Asterisk in front of three daemons, of which one is killed: its calls go on at the others, where new ones go."""

from __future__ import annotations

import asyncio
import signal
from collections import Counter
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

import pytest

from tests.asterisk.test_program import listening, nothing_left
from tests.asterisk.test_ways import TOKEN
from tests.support.daemon import kinds
from tests.support.models import write_model
from tests.support.nats_server import NatsServer
from tests.support.nodes import ENDED, Reader, client_of, lifecycles, node, until_entries

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from nats.aio.client import Client

    from tests.support.pbx import Pbx

PORTS = {
    "websocket": {"east": 8791, "west": 8792, "south": 8793},
    "audiosocket": {"east": 9292, "west": 9294, "south": 9296},
}
"""Of WebSocket as tests/asterisk/conf/websocket_client.conf has them; of AudioSocket the agent's is the next one."""
ROLES = ["agent", "customer"]
Sessions = dict[str, dict[str, "Any"]]


def config(folder: Path, name: str, way: str) -> str:
    card = write_model(folder / name)
    dialect = {
        "websocket": 'dialect = "asterisk"',
        "audiosocket": 'dialect = "audiosocket"\nroles = ["customer", "agent"]',
    }
    return (
        f'[model]\ncard = "{card}"\n[privacy]\nagent_reason = "the tests\' own voices"\n'
        f'[[streams]]\n{dialect[way]}\nlisten = "127.0.0.1:{PORTS[way][name]}"\n'
    )


def daemon_of(way: str) -> str:
    """Return how the program is told of the nodes."""
    names = {name: f"127.0.0.1:{port}" if way == "audiosocket" else name for name, port in PORTS[way].items()}
    return f"{way} {' '.join(names.values())}"


async def until_heard(client: Client, calls: int, *, without: str = "") -> Sessions:
    """Return the open sessions once all calls are heard, with both parties, at nodes that are there."""

    def are(found: Sessions) -> bool:
        legs = [sorted(leg["role"] for leg in entry["legs"]) for entry in found.values() if not entry["ended"]]
        return legs == [ROLES] * calls and all(entry["node"] != without for entry in found.values())

    return await until_entries(client, "es_sessions", are)


def placed(found: Sessions) -> Counter[str]:
    return Counter(entry["node"] for entry in found.values())


@pytest.mark.parametrize("way", PORTS)
async def test_calls_are_shared_by_three_nodes_and_those_of_one_that_is_killed_go_on_at_the_others(
    repository: Path, tmp_path: Path, pbx: Pbx, clips: dict[str, Path], way: str
) -> None:
    assert clips
    token = f'tokens = [{{ name = "pbx", scopes = ["stream"], token = "{TOKEN}" }}]'
    async with AsyncExitStack() as running:
        server = await running.enter_async_context(NatsServer(tmp_path / "nats"))
        nodes = {}
        for name in PORTS[way]:
            (tmp_path / name).mkdir()
            nodes[name] = await running.enter_async_context(
                node(
                    tmp_path, name, [server.url], model="", more=config(tmp_path, name, way), websocket=token,
                    references=True, lease_s=10.0,
                )
            )  # fmt: skip
        client = await running.enter_async_context(client_of([server.url]))
        reader = await running.enter_async_context(Reader([server.url]))
        await until_entries(client, "es_nodes", lambda found: set(found) == set(PORTS[way]))
        await running.enter_async_context(listening(repository, pbx, daemon_of(way)))

        calls = [await pbx.call("from-customers", "100") for _ in range(6)]
        before = await until_heard(client, 6)
        assert placed(before) == dict.fromkeys(PORTS[way], 2)

        nodes["east"].process.send_signal(signal.SIGKILL)
        await nodes["east"].process.wait()
        after = await until_heard(client, 6, without="east")
        lost = {session_id for session_id, entry in before.items() if entry["node"] == "east"}
        assert set(before) - set(after) == lost
        assert placed(after).keys() == {"west", "south"}
        references = [Counter(entry["call_reference"] for entry in found.values()) for found in (before, after)]
        assert references[0] == references[1]

        calls += [await pbx.call("from-customers", "100") for _ in range(2)]
        more = await until_heard(client, 8, without="east")
        assert set(after) < set(more)
        for call in calls:
            await pbx.hang_up(call)
        events = await reader.until(lambda events: kinds(events).count(ENDED) == 6 + 2 + 2)
        assert await nothing_left(pbx)
        assert lifecycles(events) == {
            session_id: ["started", "node_lost" if session_id in lost else "hangup"] for session_id in before | more
        }
        await asyncio.gather(*(nodes[name].stop() for name in ("west", "south")))
