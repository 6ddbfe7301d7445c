"""`make bench-page`: what the wall costs a browser: CPU of its main thread, heap and nodes, while calls go on."""

from __future__ import annotations

import argparse
import asyncio
import shutil
import time
from datetime import UTC, datetime
from typing import Any

from streamer.ops.defaults import utc_now
from streamer.web.static_files import built_page
from tests.support.browser import Browser, browsing
from tests.support.sink_task import open_sink
from tests.support.theatre import LABELS, Call, Theatre
from tests.support.websocket_client import sink

TURN_S = 8
"""One party of a call speaks for so long, then the other."""
WARM_UP_S = 20
SLICES = 20
"""Parts of a second over which the calls spread their events."""


async def measure(calls: int, seconds: int, every_s: int) -> None:
    """Print the figures of each period."""
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit("Chromium is not installed; make test installs it")
    server = sink(pages=built_page(), replay_events=20_000, queue_events=100_000, utc=utc_now)
    async with open_sink(server):
        theatre = Theatre(server, now=datetime.now(UTC))
        playing = [theatre.call(f"call-{number}", began_s=0) for number in range(calls)]
        with browsing(chromium) as browser:
            await browser.open(f"http://127.0.0.1:{server.port}/", width=1920, height=1080)
            acting = asyncio.create_task(act(theatre, playing))
            await browser.wait("es-tile")
            await asyncio.sleep(WARM_UP_S)
            await report(browser, seconds, every_s)
            acting.cancel()
            problems = await browser.problems()
            print(f"{len(problems)} messages in the console; {server.lost} events lost")


async def act(theatre: Theatre, playing: list[Call]) -> None:
    """Publish what each call says, in real time, for ever."""
    began_s, slot = time.monotonic(), 0
    while True:
        second, part = divmod(slot, SLICES)
        theatre.now = datetime.now(UTC)
        for number in range(part, len(playing), SLICES):
            playing[number].say_live(
                second + number % TURN_S, TURN_S, LABELS[(number + second // TURN_S) % len(LABELS)]
            )
        slot += 1
        await asyncio.sleep(max(0.0, began_s + slot / SLICES - time.monotonic()))


async def report(browser: Browser, seconds: int, every_s: int) -> None:
    """Print a line for each period."""
    before: dict[str, Any] = await browser.ask("cost")
    at_s = time.monotonic()
    for _ in range(seconds // every_s):
        await asyncio.sleep(every_s)
        cost: dict[str, Any] = await browser.ask("cost")
        now_s = time.monotonic()
        busy = (cost["busy_s"] - before["busy_s"]) / (now_s - at_s)
        heap_mb, nodes, shown = cost["heap_bytes"] / 1e6, cost["nodes"], await state(browser)
        print(
            f"main thread {100 * busy:5.1f} % of a core, heap {heap_mb:6.1f} MB, {nodes:.0f} nodes, {shown}", flush=True
        )
        before, at_s = cost, now_s


async def state(browser: Browser) -> str:
    """Return what the page says of its connection, and how many tiles it has."""
    return f"{(await browser.texts('.status'))[0]}, {await browser.ask('count', selector='es-tile')} tiles"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="make bench-page", description=__doc__)
    parser.add_argument("--calls", type=int, default=200, help="sessions of two legs each (default 200)")
    parser.add_argument("--seconds", type=int, default=120, help="duration (default 120)")
    parser.add_argument("--every", type=int, default=30, help="seconds between two lines (default 30)")
    options = parser.parse_args()
    asyncio.run(measure(options.calls, options.seconds, options.every))


if __name__ == "__main__":
    main()
