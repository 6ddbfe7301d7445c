"""Settings that change while parts run: all of them or none."""

from __future__ import annotations

import asyncio
import logging
import socket
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
import pytest

from streamer.app.reload import Reloadable, Reloader, Settings, sync_part
from streamer.config.tables import Config
from streamer.core.errors import ConfigError
from streamer.ops.systemd import Notifier

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AsyncExitStack
    from pathlib import Path


def config(**tables: object) -> Config:
    return msgspec.convert(tables, Config)


class Recorder:
    """A part that records what it does; it can refuse."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.refuses = False

    @asynccontextmanager
    async def _open(self) -> AsyncIterator[None]:
        self.done.append("opened")
        try:
            yield
        finally:
            self.done.append("closed")

    async def prepare(self, config: Config, opened: AsyncExitStack) -> Callable[[], None]:
        await opened.enter_async_context(self._open())
        if self.refuses:
            raise ConfigError("log.level: no")
        return lambda: self.done.append(config.log.level)

    def part(self, *keys: str, has_files: bool = False) -> Reloadable:
        return Reloadable(keys, self.prepare, has_files=has_files)


async def test_parts_are_told_of_their_keys_and_the_others_are_named() -> None:
    first, second = Recorder(), Recorder()
    settings = Settings(config(), [first.part("log.level"), second.part("decision", "stdout")])
    wanted = config(log={"level": "debug", "format": "json"}, rtp={"port": 6000})
    changes = await settings.change_to(wanted)
    assert (changes.applied, changes.ignored) == (["log.level"], ["rtp.port", "log.format"])
    assert (first.done, second.done) == (["opened", "debug"], [])
    assert settings.config == config(log={"level": "debug"})
    again = await settings.change_to(wanted)
    assert (again.applied, again.ignored) == ([], ["rtp.port", "log.format"])
    assert first.done == ["opened", "debug"]


async def test_a_key_that_a_part_can_not_take_now_is_named_and_keeps_its_value() -> None:
    part = Recorder()
    fixed = replace(part.part("log"), needs_restart=lambda before, wanted: ["log.format"] if before != wanted else [])
    settings = Settings(config(), [fixed])
    changes = await settings.change_to(config(log={"level": "debug", "format": "json"}))
    assert (changes.applied, changes.ignored) == (["log.level"], ["log.format"])
    assert settings.config == config(log={"level": "debug"})


async def test_a_part_that_refuses_leaves_all_as_it_was_and_closes_what_others_opened() -> None:
    first, second = Recorder(), Recorder()
    second.refuses = True
    settings = Settings(config(), [first.part("log"), second.part("log")])
    with pytest.raises(ConfigError, match=r"log\.level: no"):
        await settings.change_to(config(log={"level": "error"}))
    assert first.done == second.done == ["opened", "closed"]
    assert settings.config == config()


async def test_a_part_with_files_reads_them_again_though_no_key_has_changed() -> None:
    files, keys = Recorder(), Recorder()
    settings = Settings(config(), [files.part("mqtt", has_files=True), keys.part("mqtt")])
    await settings.change_to(config())
    assert (files.done, keys.done) == (["opened", "info"], [])


async def test_a_wrong_file_is_told_and_the_next_right_one_is_taken(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    applied: list[str] = []
    files: list[Config | Exception] = [
        ConfigError("f.toml: log.level: expected x, got y"),
        RuntimeError("a fault of ours"),
        config(log={"level": "debug"}, rtp={"port": 6000}),
        config(),
    ]

    def load() -> Config:
        match files.pop(0):
            case Exception() as error:
                raise error
            case Config() as loaded:
                return loaded

    part = sync_part("log.level", prepare=lambda config: lambda: applied.append(config.log.level))
    in_force: list[Config] = []
    settings = Settings(config(), [part])
    reloader = Reloader(
        settings, load=load, notifier=Notifier(address=None), name="f.toml", on_reloaded=in_force.append
    )
    assert [await reloader.reload() for _ in range(2)] == [False, False]
    assert (reloader.status(), applied) == ("; the changed configuration is not used: see the log", [])
    assert [await reloader.reload() for _ in range(2)] == [True, True]
    assert (reloader.status(), applied) == ("", ["debug", "info"])
    assert in_force == [config(log={"level": "debug"}), config()]
    assert (reloader.figures.succeeded, reloader.figures.failed) == (2, 2)
    assert [(record.levelname, record.getMessage()) for record in caplog.records] == [
        ("ERROR", "f.toml is not used, the settings before stay in force: f.toml: log.level: expected x, got y"),
        ("ERROR", "f.toml could not be reloaded, the settings before stay in force"),
        ("INFO", "f.toml is reloaded: log.level"),
        ("WARNING", "these keys take effect at the next start, not before: rtp.port"),
        ("INFO", "f.toml is reloaded: log.level"),
    ]


async def test_the_service_manager_is_told_of_the_beginning_and_the_end(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.setblocking(False)
        notifier = Notifier(address=str(tmp_path / "notify"))
        reloader = Reloader(Settings(config(), []), load=config, notifier=notifier, name="f.toml")
        running = asyncio.create_task(reloader.run())
        reloader.request()
        async with asyncio.timeout(100):
            told = [await asyncio.get_running_loop().sock_recv(manager, 4096) for _ in range(2)]
        running.cancel()
    assert told[0].startswith(b"RELOADING=1\nMONOTONIC_USEC=")
    assert told[0].partition(b"USEC=")[2].isdigit()
    assert told[1] == b"READY=1"
