"""Takes a changed configuration while the daemon runs: all of it that can change, or nothing.

What can change registers a `Reloadable`. All of them are prepared before any is applied, so a configuration that one of
them can't use changes nothing.
"""

from __future__ import annotations

import asyncio
import logging
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from streamer.config.changes import changed_keys, is_below, with_keys
from streamer.core.errors import EmotionStreamerError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Sequence

    from streamer.config.tables import Config
    from streamer.ops.systemd import Notifier

    Apply = Callable[[], Awaitable[None] | None]
    """Takes the settings that were prepared; it can't fail."""
    Prepare = Callable[[Config, AsyncExitStack], Awaitable[Apply]]
    NeedsRestart = Callable[[Config, Config], Collection[str]]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reloadable:
    """A part of the daemon that takes new settings while it runs."""

    keys: tuple[str, ...]
    """What it covers: ``table.key``, or ``table`` for all of its keys."""
    prepare: Prepare
    """Returns what applies a configuration. Raises EmotionStreamerError where that can't be used, and changes nothing.

    What it opens, it pushes on the stack: it is closed where another part refuses the configuration.
    """
    has_files: bool = False
    """Whether its keys name files, such as certificates, whose content is read again at every reload."""
    needs_restart: NeedsRestart = lambda _before, _wanted: ()
    """Returns which of its keys can't change from one configuration to another while the daemon runs."""


@dataclass(slots=True)
class ReloadFigures:
    """How reloading went since the start."""

    succeeded: int = 0
    failed: int = 0
    last_failed: bool = False
    succeeded_at: float = field(default_factory=time.time)
    """When the settings in force were read, seconds since 1970."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The paths of the keys that differ from the settings before."""

    applied: list[str]
    ignored: list[str]
    """No part that runs can take them: they need a restart."""


class Settings:
    """The configuration in force, and the parts that may take another one."""

    def __init__(self, config: Config, parts: Sequence[Reloadable]) -> None:
        """``parts``: in the order in which they are applied."""
        self.config = config
        """In force now: what can't change while the daemon runs is as it was at the start."""
        self._parts = parts

    async def change_to(self, wanted: Config) -> Changes:
        """Take from a configuration all that can change. Raises EmotionStreamerError, and then nothing has changed."""
        changed = changed_keys(self.config, wanted)
        fixed = {key for part in self._parts for key in part.needs_restart(self.config, wanted)}
        applied = [key for key in changed if key not in fixed and any(_covers(part, key) for part in self._parts)]
        config = with_keys(self.config, wanted, applied)
        async with AsyncExitStack() as opened:
            parts = [part for part in self._parts if part.has_files or any(_covers(part, key) for key in applied)]
            apply_all = [await part.prepare(config, opened) for part in parts]
            opened.pop_all()
        self.config = config
        for apply in apply_all:
            if (applying := apply()) is not None:
                await applying
        return Changes(applied, [key for key in changed if key not in applied])


class Reloader:
    """Reads the configuration again on request, and puts it in force."""

    def __init__(
        self,
        settings: Settings,
        *,
        load: Callable[[], Config],
        notifier: Notifier,
        name: str,
        on_reloaded: Callable[[Config], None] = lambda _: None,
    ) -> None:
        """Reload nothing yet.

        Args:
            settings: in force now.
            load: reads and checks the configuration anew; raises ConfigError.
            notifier: tells the service manager.
            name: of the configuration, for the log.
            on_reloaded: gets the configuration in force after each reload that changed it.

        """
        self.figures = ReloadFigures()
        self._settings = settings
        self._load = load
        self._notifier = notifier
        self._name = name
        self._on_reloaded = on_reloaded
        self._requested = asyncio.Event()

    def request(self) -> None:
        """Ask for a reload; it happens in `run`."""
        self._requested.set()

    async def run(self) -> None:
        """Reload whenever that was requested, until cancelled."""
        while True:
            await self._requested.wait()
            self._requested.clear()
            self._notifier.reloading()
            await self.reload()
            self._notifier.ready()

    async def reload(self) -> bool:
        """Read the configuration again and apply it; return whether it could be used. Both are logged."""
        figures = self.figures
        try:
            await self._reload()
        except EmotionStreamerError as error:
            log.error("%s is not used, the settings before stay in force: %s", self._name, error)  # noqa: TRY400
        except Exception:  # a fault of ours must not end what runs
            log.exception("%s could not be reloaded, the settings before stay in force", self._name)
        else:
            figures.succeeded, figures.last_failed, figures.succeeded_at = figures.succeeded + 1, False, time.time()
            return True
        figures.failed, figures.last_failed = figures.failed + 1, True
        return False

    def status(self) -> str:
        """Return what an operator should know, with a separator before it; "" where all is well."""
        return "; the changed configuration is not used: see the log" if self.figures.last_failed else ""

    async def _reload(self) -> None:
        changes = await self._settings.change_to(self._load())
        if changes.applied:
            self._on_reloaded(self._settings.config)
        applied = ", ".join(changes.applied) or "no key that can be reloaded has changed"
        log.info("%s is reloaded: %s", self._name, applied)
        if changes.ignored:
            log.warning("these keys take effect at the next start, not before: %s", ", ".join(changes.ignored))


def sync_part(
    *keys: str,
    prepare: Callable[[Config], Callable[[], None]],
    has_files: bool = False,
    needs_restart: NeedsRestart = lambda _before, _wanted: (),
) -> Reloadable:
    """Return a part that waits for nothing and opens nothing; arguments as of `Reloadable`."""

    async def prepare_it(config: Config, _: AsyncExitStack) -> Callable[[], None]:
        return prepare(config)

    return Reloadable(keys, prepare_it, has_files=has_files, needs_restart=needs_restart)


def _covers(part: Reloadable, key: str) -> bool:
    return any(is_below(key, covered) for covered in part.keys)
