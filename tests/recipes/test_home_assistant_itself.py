"""The card and the automation in Home Assistant itself, from PyPI, over a real broker. It needs a Python 3.13."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import subprocess
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml  # type: ignore[import-untyped]

from streamer.core.events import Leg, SessionEnded, SessionStarted, StateChanged
from streamer.protocol.home_assistant import Channel
from streamer.sinks.home_assistant import HomeAssistant
from tests.recipes.test_home_assistant import AUTOMATION, CARD, LABELS, VOICE
from tests.support.broker import Broker
from tests.support.examples import AT, EXAMPLES, wire
from tests.support.mqtt_rig import ROOT, Rig
from tests.support.ports import free_port
from tests.support.sink_task import open_sink

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

PACKAGES = ("homeassistant==2025.4.4", "home-assistant-frontend==20250411.0", "paho-mqtt==2.1.0")
START_S = 120
PROBE = """
import json
from pathlib import Path
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import callback
from homeassistant.helpers.template import Template

async def async_setup(hass, config):
    card = Template(Path(hass.config.path("card.jinja")).read_text(), hass)

    @callback
    def tell(event):
        state = event.data["new_state"]
        if state is not None:
            shown = card.async_render(parse_result=False)
            attributes = {name: state.attributes.get(name) for name in ("brightness", "probability")}
            told = {"entity": state.entity_id, "state": state.state, "card": shown, "attributes": attributes}
            print("PROBE", json.dumps(told), flush=True)

    hass.bus.async_listen("state_changed", tell)
    entry = ConfigEntry(
        domain="mqtt", title="broker", data={"broker": "127.0.0.1", "port": config["probe"]["port"]}, options={},
        version=1, minor_version=2, source="user", unique_id=None, discovery_keys={}, subentries_data=None,
    )
    hass.async_create_task(hass.config_entries.async_add(entry))
    return True
"""
LIGHT: dict[str, list[Any]] = {"turn_on": [], "turn_off": [], "set_level": [], "set_temperature": []}


def python_3_13() -> str | None:
    """Return the path of an interpreter, also where it is kept beside others and not in PATH."""
    beside = sorted(Path.home().glob(".pyenv/versions/3.13*/bin/python3.13"))
    return shutil.which("python3.13") or (str(beside[-1]) if beside else None)


@pytest.fixture(scope="module")
def hass(repository: Path) -> Path:
    """The program, installed from PyPI once; skips where there is no Python 3.13, or it can't be installed."""
    folder = repository / "build" / "home-assistant"
    program, installed = folder / "bin" / "hass", folder / "installed"
    if not installed.exists() or installed.read_text() != " ".join(PACKAGES):
        interpreter = python_3_13() or pytest.skip("Home Assistant needs Python 3.13, which is not there")
        for command in (
            [interpreter, "-m", "venv", "--clear", str(folder)],
            [str(folder / "bin" / "pip"), "install", "--quiet", *PACKAGES],
        ):
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                pytest.skip(f"Home Assistant can't be installed from PyPI: {done.stderr[-200:]}")
        installed.write_text(" ".join(PACKAGES))
    return program


def configure(folder: Path, broker_port: int) -> None:
    """Write a configuration with the automation of the page, a light, and what tells of each state."""
    probe = folder / "custom_components" / "probe"
    probe.mkdir(parents=True)
    (probe / "__init__.py").write_text(PROBE)
    about = {
        "domain": "probe",
        "name": "probe",
        "version": "1.0",
        "codeowners": [],
        "documentation": "",
        "requirements": [],
    }
    (probe / "manifest.json").write_text(json.dumps(about))
    (template,) = [card["content"] for card in CARD["cards"] if card["type"] == "markdown"]
    (folder / "card.jinja").write_text(template)
    settings = {
        "homeassistant": {"name": "Home", "latitude": 0, "longitude": 0, "elevation": 0, "time_zone": "UTC"},
        "http": {"server_host": "127.0.0.1", "server_port": free_port()},
        "automation": [{"id": "calm", **AUTOMATION}],
        "light": [{"platform": "template", "lights": {"living_room": LIGHT}}],
        "probe": {"port": broker_port},
    }
    (folder / "configuration.yaml").write_text(yaml.safe_dump(settings))


@asynccontextmanager
async def running(program: Path, folder: Path) -> AsyncIterator[asyncio.StreamReader]:
    """Run Home Assistant, give what it prints, kill it at the end."""
    process = await asyncio.create_subprocess_exec(
        *(str(program), "--config", str(folder), "--skip-pip", "--log-file", str(folder / "log")),
        env={**os.environ, "HOME": str(folder)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        limit=1_000_000,
        start_new_session=True,
    )
    assert process.stdout is not None
    try:
        yield process.stdout
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        await process.wait()


async def told(output: asyncio.StreamReader, entity: str, state: str) -> dict[str, Any]:
    """Return what is told of an entity once it has a state."""
    async with asyncio.timeout(START_S):
        while line := await output.readline():
            if line.startswith(b"PROBE "):
                change: dict[str, Any] = json.loads(line.removeprefix(b"PROBE "))
                if (change["entity"], change["state"]) == (entity, state):
                    return change
    raise AssertionError("Home Assistant has ended")


@pytest.mark.slow
@pytest.mark.timeout(1800)
async def test_the_card_shows_and_the_automation_does_what_the_page_says(
    hass: Path, tmp_path: Path, needs_program: Callable[[str], str]
) -> None:
    example = EXAMPLES["state.v1"]
    assert isinstance(example, StateChanged)
    about: dict[str, Any] = {"root": ROOT, "node": "kitchen", "version": "1", "model": "small", "labels": LABELS}
    device = HomeAssistant(
        **about,
        discovery_prefix="homeassistant",
        channels=[Channel("microphone", 1, "unknown")],
        expire_s=180,
        problems=list,
    )
    async with Broker(needs_program("mosquitto"), tmp_path) as broker:
        configure(tmp_path, broker.port)
        rig = Rig(broker.port, home_assistant=device)
        async with open_sink(rig.sink), running(hass, tmp_path) as output:
            closed = await told(output, VOICE, "unknown")
            assert closed["card"].startswith("Nobody is listened to.")
            legs = (Leg("S-1", "unknown", "pcm_s16le", 16_000, True),)
            rig.sink.publish(wire(SessionStarted("microphone", "S", legs, AT), "s-1"))
            assert (await told(output, VOICE, "none"))["card"].startswith("No emotion stands out.")
            state = replace(example, session_id="S", leg_id="S-1", role="unknown")
            rig.sink.publish(wire(state, "s-2"))
            angry = await told(output, VOICE, "angry")
            assert angry["card"].startswith("**angry**, 71 %")
            assert angry["attributes"]["probability"] == pytest.approx(0.7124)
            light = await told(output, "light.living_room", "on")
            assert round(light["attributes"]["brightness"] / 255, 1) == 0.4
            rig.sink.publish(wire(SessionEnded("microphone", "S", "hangup", 1000, AT), "s-3"))
            await told(output, VOICE, "unknown")
