"""Control of a running daemon over WebSocket and MQTT: sessions, ports, roles, pauses, refusals."""

from __future__ import annotations

import asyncio
import json
import re
import shlex
import socket
import sys
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from tests.support.broker import Broker, subscribed_to
from tests.support.control_mqtt import ask_over_mqtt, mqtt_control_client
from tests.support.control_websocket import ask, control_connection, send
from tests.support.daemon import TIMEOUT_S, kind, kinds, running, subscribed
from tests.support.ports import free_leg_ports
from tests.support.receiver_rig import packets, voice
from tests.support.rtp import rtp_bytes
from tests.support.schemas import validator

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from aiomqtt import Message


CONFIG = """
[microphone]
enabled = false
[rtp]
enabled = true
auto = false
leg_ports = [{first}, {last}]
max_legs = 3
workers = {workers}
[sessions]
state_file = "{state}"
"""


@pytest.fixture
def leg_ports() -> range:
    return free_leg_ports(20)


def configured(leg_ports: range, *, state: Path | str = "", workers: int = 1) -> str:
    return CONFIG.format(first=leg_ports[0], last=leg_ports[-1], state=state, workers=workers)


def speak(port: int, seconds: float = 0.4) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        for packet in packets(voice(seconds)):
            sender.sendto(rtp_bytes(packet), ("127.0.0.1", port))


@pytest.mark.parametrize("workers", [1, 2])
async def test_sessions_are_opened_paused_changed_and_ended(tmp_path: Path, leg_ports: range, workers: int) -> None:
    async with running(tmp_path, config=configured(leg_ports, workers=workers)) as daemon:
        await daemon.wait_notified("READY=1")
        async with subscribed(daemon.port) as subscriber:
            async with control_connection(daemon) as control:
                opened = await ask(
                    control,
                    "open_session",
                    call_reference="SECRET-ref",
                    legs=[{"role": "customer"}, {"role": "customer", "peer": "127.0.0.1"}],
                )
                session, (first, second) = opened["session_id"], opened["legs"]
                assert {first["port"], second["port"]} <= set(leg_ports)
                speak(first["port"])
                started = await subscriber.until(lambda event: kind(event) == "session.started.v1")
                assert started["data"]["session_id"] == session
                assert [leg["leg_id"] for leg in started["data"]["legs"]] == [first["leg_id"]]
                assert (await ask(control, "set_role", leg_id=second["leg_id"], role="agent"))["ok"]
                speak(second["port"])
                changed = await subscriber.until(lambda event: kind(event) == "session.changed.v1")
                assert [(leg["role"], leg["analysed"]) for leg in changed["data"]["legs"]] == [
                    ("customer", True),
                    ("agent", False),
                ]
                assert (await ask(control, "pause", session_id=session))["ok"]
                one = await ask(control, "resume", session_id=session, leg_id=first["leg_id"])
                assert one["error"]["code"] == "refused"
                (listed,) = (await ask(control, "list_sessions"))["sessions"]
                assert (listed["call_reference"], listed["paused"], len(listed["legs"])) == ("SECRET-ref", True, 2)
                assert (await ask(control, "resume", session_id=session))["ok"]
                third = await ask(control, "add_leg", session_id=session, leg={"role": "unknown"})
                assert len(third["legs"]) == 1
                full = await ask(control, "open_session", call_reference="x", legs=[{"role": "customer"}])
                assert full["error"] == {
                    "code": "refused",
                    "message": "no more legs: 3 are open, which is rtp.max_legs",
                }
                figures = (await ask(control, "statistics", session_id=session))["rtp"]
                assert [leg["packets"] for leg in figures["legs"]] == [20, 20, 0]
                await ask(control, "end_session", session_id=session)
            ended = await subscriber.until(lambda event: kind(event) == "session.ended.v1")
            assert (ended["data"]["session_id"], ended["data"]["reason"]) == (session, "hangup")
            async with control_connection(daemon) as control:
                assert (await ask(control, "list_sessions"))["sessions"] == []
            assert "SECRET-ref" not in json.dumps(subscriber.events)
        _, log = await daemon.stop()
        assert "SECRET-ref" not in log


@pytest.mark.parametrize("workers", [1, 2])
async def test_a_session_outlives_its_client_and_ends_after_a_crash_and_at_shutdown(
    tmp_path: Path, leg_ports: range, workers: int
) -> None:
    config = configured(leg_ports, state=tmp_path / "sessions.json", workers=workers)
    async with running(tmp_path, config=config) as daemon:
        await daemon.wait_notified("READY=1")
        async with subscribed(daemon.port) as subscriber:
            async with control_connection(daemon) as control:
                left = await ask(control, "open_session", call_reference="y", legs=[{"role": "customer"}])
            speak(left["legs"][0]["port"])  # though its client has disconnected
            await subscriber.until(lambda event: kind(event) == "session.started.v1")
        daemon.process.kill()
        await daemon.wait()
    (tmp_path / "notify").unlink()
    async with running(tmp_path, config=config) as daemon:
        await daemon.wait_notified("READY=1")
        async with subscribed(daemon.port) as subscriber:
            ended = await subscriber.until(lambda event: kind(event) == "session.ended.v1")
            assert (ended["data"]["session_id"], ended["data"]["reason"]) == (left["session_id"], "daemon_restart")
            async with control_connection(daemon) as control:
                silent = await ask(control, "open_session", call_reference="z", legs=[{"role": "customer"}])
            await asyncio.gather(daemon.stop(), subscriber.until_closed())
            events = [event for event in subscriber.events if event.get("subject") == silent["session_id"]]
            assert kinds(events) == ["session.started.v1", "session.ended.v1"]
            assert events[1]["data"]["reason"] == "shutdown"


async def test_invalid_requests_are_refused_and_so_is_a_connection_without_the_subprotocol(
    tmp_path: Path, leg_ports: range
) -> None:
    async with running(tmp_path, config=configured(leg_ports)) as daemon:
        await daemon.wait_notified("READY=1")
        async with control_connection(daemon) as control:
            for text, code, request_id in [
                ("", "bad_request", None),
                ("[]", "bad_request", None),
                ('{"id": "a", "command": "dance"}', "bad_request", "a"),
                ('{"id": "a", "command": "list_sessions", "telephone": "+4930123"}', "bad_request", "a"),
                ('{"id": "a", "command": "pause", "session_id": "none"}', "unknown_session", "a"),
                ('{"id": "a", "command": "set_role", "leg_id": "none", "role": "agent"}', "unknown_leg", "a"),
                (opening('"sip:alice@example.com"'), "bad_request", "a"),
                (opening('"+4930123456"'), "bad_request", "a"),
                (opening('"line\\n"'), "bad_request", "a"),
                (opening('"x"', '{"role": "customer", "telephone": "+4930123456"}'), "bad_request", "a"),
                (opening('"x"', '{"role": "customer", "peer": "pbx"}'), "refused", "a"),
                (opening('"x"', *['{"role": "customer"}'] * 4), "refused", "a"),
            ]:
                reply = await send(control, text)
                assert (reply["id"], reply["error"]["code"]) == (request_id, code), text
            assert (await ask(control, "statistics"))["rtp"]["open_legs"] == 0
        with pytest.raises(InvalidStatus) as refused:
            await connect(f"ws://127.0.0.1:{daemon.port}/control")
        assert refused.value.response.status_code == 400
        _, log = await daemon.stop()
        assert re.findall("4930123456|alice", log) == []


def opening(reference: str, *legs: str) -> str:
    return f'{{"id": "a", "command": "open_session", "call_reference": {reference}, "legs": [{", ".join(legs)}]}}'


async def test_the_program_in_the_documentation_runs(tmp_path: Path, leg_ports: range, repository: Path) -> None:
    (example,) = re.findall("```python\n(.*?)```", (repository / "docs" / "control.md").read_text(), re.DOTALL)
    async with running(tmp_path, config=configured(leg_ports)) as daemon:
        await daemon.wait_notified("READY=1")
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", example),
            env={"CONTROL_URL": f"ws://127.0.0.1:{daemon.port}", "PYTHONPATH": str(repository / "clients/python")},
            stdout=asyncio.subprocess.PIPE,
        )
        async with asyncio.timeout(TIMEOUT_S):
            output, _ = await process.communicate()
        assert process.returncode == 0
        printed = re.findall("RTP of the (.*) to 127.0.0.1 port ([0-9]+)\n", output.decode())
        assert [role for role, _ in printed] == ["customer", "agent"]
        assert {int(port) for _, port in printed} <= set(leg_ports)


ROOT = "emotion-streamer/office/"


async def test_control_over_mqtt_acts_on_the_same_sessions_as_over_websocket(
    tmp_path: Path, leg_ports: range, repository: Path, needs_program: Callable[[str], str]
) -> None:
    async with Broker(needs_program("mosquitto"), tmp_path) as broker:
        mqtt = f'[mqtt]\nenabled = true\nport = {broker.port}\ncontrol = true\n[events]\nnode = "office"\n'
        async with (
            running(tmp_path, config=configured(leg_ports) + mqtt) as daemon,
            subscribed_to(broker.port, ROOT + "status") as status,
            mqtt_control_client(broker.port, root=ROOT) as client,
            subscribed_to(broker.port) as everything,
        ):
            await daemon.wait_notified("READY=1")
            await status.until(lambda messages: b"online" in [message.payload for message in messages])

            ask_mqtt = partial(ask_over_mqtt, client)
            legs = [{"role": "customer"}]
            opened = await ask_mqtt("open_session", call_reference="SECRET-ref", legs=legs)
            speak(opened["legs"][0]["port"])
            lifecycle = f"{ROOT}sessions/{opened['session_id']}/lifecycle"

            def told(messages: list[Message]) -> int:
                return [str(message.topic) for message in messages].count(lifecycle)

            await everything.until(lambda messages: told(messages) == 1)
            async with control_connection(daemon) as control:
                (listed,) = (await ask(control, "list_sessions"))["sessions"]
                assert (listed["session_id"], listed["call_reference"]) == (opened["session_id"], "SECRET-ref")
                assert (await ask_mqtt("pause", session_id=opened["session_id"]))["ok"]
                (listed,) = (await ask(control, "list_sessions"))["sessions"]
                assert listed["paused"]
            refused = json.loads(await client.ask(b'{"id": "a", "command": "dance"}'))
            validator("control.reply.v1").validate(refused)
            assert (refused["id"], refused["error"]["code"]) == ("a", "bad_request")
            assert (await ask_mqtt("end_session", session_id=opened["session_id"]))["ok"]
            # The start, the pause, the end, and what clears them.
            messages = await everything.until(lambda messages: told(messages) == 4)
            events = [m for m in messages if f"{ROOT}control/" not in str(m.topic)]
            assert not any(b"SECRET-ref" in m.payload or "SECRET-ref" in str(m.topic) for m in events)
            assert await reply_of_documented_command(broker.port, repository) == {
                "id": "1",
                "ok": True,
                "sessions": [],
                "left_out": 0,
            }
            _, log = await daemon.stop()
        assert "SECRET-ref" not in log


async def reply_of_documented_command(port: int, repository: Path) -> dict[str, Any]:
    """Return the reply that the command in the documentation prints."""
    (command,) = re.findall("```\n(mosquitto_rr .*?)```", (repository / "docs" / "control.md").read_text(), re.DOTALL)
    arguments = shlex.split(command.replace("\\\n", ""))
    process = await asyncio.create_subprocess_exec(*arguments, "-p", str(port), stdout=asyncio.subprocess.PIPE)
    async with asyncio.timeout(TIMEOUT_S):
        output, _ = await process.communicate()
    reply: dict[str, Any] = json.loads(output)
    return reply


@pytest.mark.parametrize("workers", [1, 2])
async def test_session_events_bear_the_call_reference_where_that_is_allowed(
    tmp_path: Path, leg_ports: range, workers: int
) -> None:
    config = f"{configured(leg_ports, workers=workers)}[events]\ncall_references = true\n"
    async with running(tmp_path, config=config) as daemon:
        await daemon.wait_notified("READY=1")
        async with subscribed(daemon.port) as subscriber, control_connection(daemon) as control:
            legs = [{"role": "customer"}, {"role": "agent"}]
            opened = await ask(control, "open_session", call_reference="call-4711", legs=legs)
            for leg in opened["legs"]:
                speak(leg["port"])
            await subscriber.until(lambda event: kind(event) == "session.changed.v1")
            await ask(control, "end_session", session_id=opened["session_id"])
            await subscriber.until(lambda event: kind(event) == "session.ended.v1")
    references = [event["data"]["call_reference"] for event in subscriber.events if kind(event).startswith("session.")]
    assert references == ["call-4711"] * 3
