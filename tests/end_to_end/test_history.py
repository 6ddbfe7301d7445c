"""A daemon that keeps a history: what happens to its database disturbs nothing else."""

from __future__ import annotations

import asyncio
import json
import signal
import sqlite3
import urllib.request
from typing import TYPE_CHECKING
from urllib.error import HTTPError

import pytest
import soundfile

from streamer.history.errors import HistoryError
from tests.support.daemon import TIMEOUT_S, kind, running, subscribed
from tests.support.speech import RATE, conversation
from tests.support.stored import close_all, in_file, session_ids, until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.support.daemon import Daemon

KEPT = '[microphone]\nenabled = false\n[history]\nenabled = true\ndatabase = "history.db"\n'
NONE = "[microphone]\nenabled = false\n"


@pytest.fixture(autouse=True)
def _close_all() -> Iterator[None]:
    yield
    close_all()


@pytest.fixture
def demo(tmp_path: Path, needs_program: Callable[[str], str]) -> str:
    soundfile.write(tmp_path / "demo.wav", conversation(needs_program("espeak-ng"), tmp_path, pause_s=0.7), RATE)
    return str(tmp_path / "demo.wav")


async def get(daemon: Daemon, path: str) -> str:
    def ask() -> str:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{daemon.port}{path}", timeout=60) as answer:
                return str(answer.read().decode())
        except HTTPError as error:
            return f"{error.code} {error.read().decode()}"

    return await asyncio.to_thread(ask)


async def says(daemon: Daemon, path: str, text: str) -> None:
    """Wait for a page to say something."""
    async with asyncio.timeout(TIMEOUT_S):
        while text not in await get(daemon, path):  # noqa: ASYNC110 - another process does it
            await asyncio.sleep(0.05)


@pytest.mark.slow
async def test_a_locked_database_is_told_and_events_go_on(tmp_path: Path, demo: str) -> None:
    async with running(tmp_path, "--demo", demo, config=KEPT) as daemon:
        await daemon.wait_notified("READY=1")
        async with subscribed(daemon.port) as subscriber:
            await subscriber.until(lambda event: kind(event) == "utterance.ended.v1")
            lock = sqlite3.connect(tmp_path / "history.db", isolation_level=None)
            lock.execute("BEGIN EXCLUSIVE")
            await subscriber.until(lambda event: kind(event) == "utterance.ended.v1")
            await says(daemon, "/healthz", "history: not ok: database is locked")
            assert (await get(daemon, "/readyz")).startswith("ok")
            assert "emotion_streamer_history_writable 0.0" in await get(daemon, "/metrics")
            await subscriber.until(lambda event: kind(event) == "utterance.ended.v1")
            lock.execute("ROLLBACK")
            lock.close()
            await says(daemon, "/healthz", "history: ok")
        spoken = [event["id"] for event in subscriber.events if kind(event) == "utterance.ended.v1"]
        status, log = await daemon.stop()
        assert status == 0
        assert log.count("nothing can be kept in") == 1
        assert log.count("events are kept in") == 1
    with sqlite3.connect(tmp_path / "history.db") as reader:
        assert set(spoken) <= {name for (name,) in reader.execute("SELECT id FROM emotion_events")}
    reader.close()


@pytest.mark.slow
async def test_a_reload_switches_the_history_on_and_off_and_loses_no_session(tmp_path: Path, demo: str) -> None:
    async with running(tmp_path, "--demo", demo, config=NONE) as daemon:
        await daemon.wait_notified("READY=1")
        assert (await get(daemon, "/api/history/sessions")).startswith("404 No history is kept")
        async with subscribed(daemon.port) as subscriber:
            started = await subscriber.until(lambda event: kind(event) == "session.started.v1")
            for text in (KEPT, KEPT + "retention_days = 3\n"):
                (tmp_path / "config.toml").write_text(f"{text}[websocket]\nport = {daemon.port}\n")
                daemon.process.send_signal(signal.SIGHUP)
                await subscriber.until(lambda event: kind(event) == "utterance.ended.v1")
            name = started["data"]["session_id"]
            await until(lambda: (tmp_path / "history.db").exists() and name in found(tmp_path))
        (session,) = json.loads(await get(daemon, f"/api/history/sessions?session={name}"))["sessions"]
        assert [leg["leg_id"] for leg in session["legs"]] == [leg["leg_id"] for leg in started["data"]["legs"]]
        (tmp_path / "config.toml").write_text(f"{NONE}[websocket]\nport = {daemon.port}\n")
        daemon.process.send_signal(signal.SIGHUP)
        await says(daemon, "/api/history/sessions", "404 No history is kept")
        status, log = await daemon.stop()
        assert (status, log.count("Traceback")) == (0, 0)


def found(folder: Path) -> list[str]:
    try:
        return session_ids(in_file(folder))
    except HistoryError:
        return []
