"""The history on the page: found, opened at a moment, exported and forgotten; against a real daemon, too."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
import soundfile

from streamer.core.events import SessionEnded
from streamer.history.archive import Archive
from streamer.history.errors import HistoryError
from streamer.history.sink import HistorySink
from streamer.ops.defaults import utc_now
from streamer.web.static_files import built_page
from tests.support.daemon import running
from tests.support.ports import free_port
from tests.support.sink_task import open_sink
from tests.support.speech import RATE, conversation
from tests.support.stored import NOW, Played, a_morning, close_all, in_file, session_ids, store, until
from tests.support.theatre import Theatre
from tests.support.websocket_client import TOKEN, sink

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from pathlib import Path

    from streamer.history.records import Page
    from streamer.web.sink import WebSink
    from tests.support.browser import Browser


@pytest.fixture(autouse=True)
def _close_all() -> Iterator[None]:
    yield
    close_all()


async def echo(request: str | bytes) -> bytes:
    return b""


@asynccontextmanager
async def serving(
    folder: Path, played: Played, *, archive: Archive | None = None, **arguments: object
) -> AsyncIterator[WebSink]:
    """Serve the page with a history, and nobody who speaks now."""
    archive = archive or Archive()
    history = HistorySink(store(in_file(folder)), archive=archive, queue_events=10_000, report=lambda _: None)
    page = sink(pages=built_page(), archive=archive, answer_control=echo, utc=utc_now, **arguments)  # type: ignore[arg-type]
    async with open_sink(history), open_sink(page):
        await until(lambda: history.size_bytes)
        for event in played.events:
            history.publish(event)
        await history.flush()
        yield page


def address(server: WebSink, view: str = "#/history") -> str:
    return f"http://127.0.0.1:{server.port}/{view}"


def found(folder: Path) -> list[str]:
    """Return the sessions in a history that may not have been made yet."""
    try:
        return session_ids(in_file(folder))
    except HistoryError:
        return []


def many_mornings() -> Played:
    """More sessions than one page of the list has."""
    played = a_morning()
    for number in range(60):
        before = Theatre(played, now=NOW - timedelta(days=1, minutes=number))
        before._number = 10_000 + 1000 * number
        call = before.call(f"call-{number:02}", began_s=60)
        call.speech(0, 5, 20, "happy" if number % 3 else "sad")
        before.publish(SessionEnded("phones", f"call-{number:02}", "hangup", 60_000, before.now))
    return played


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_views_are_accessible_fit_and_are_silent_in_the_console(
    browser: Browser, tmp_path: Path, pictures: Path, scheme: str
) -> None:
    async with serving(tmp_path, many_mornings()) as server:
        for size, width in (("desk", 1440), ("phone", 390)):
            for view, path, shown in (
                ("history", "#/history", "es-history .sessions"),
                ("past", "#/s/order-4711?t=73000", "es-detail .columns h2"),
            ):
                await browser.open(address(server, path), width=width, height=900, scheme=scheme)
                await browser.wait(shown)
                assert await browser.ask("axe") == []
                await browser.ask("screenshot", path=str(pictures / f"{view}-{size}-{scheme}.png"))
                wide = await browser.ask("evaluate", expression="document.documentElement.scrollWidth - innerWidth")
                assert wide <= 0, f"{view} is wider than a {size}"
                assert await browser.problems() == []


async def test_what_is_looked_for_is_in_the_address_and_leads_to_its_moment(browser: Browser, tmp_path: Path) -> None:
    async with serving(tmp_path, a_morning()) as server:
        await browser.open(address(server))
        await browser.wait("es-history .sessions", "order-4711")
        await browser.until_first_lines("es-history .sessions a", ["mobile-7", "delivery-22", "order-4711"])
        await browser.ask("select", selector="es-history select[name=state]", value="angry")
        await browser.ask("click", selector="es-history .go")
        await browser.wait("es-history .tools", "1 session")
        assert (await browser.ask("url")).endswith("#/history?state=angry")
        await browser.until_first_lines("es-history .sessions a", ["order-4711"])
        await browser.ask("click", selector="es-history .sessions a")
        await browser.wait("es-detail header", "Moment 1:13")
        assert (await browser.ask("url")).endswith("#/s/order-4711?t=73000")
        expressed = "What the voice expresses: customer\nangry\n90 %\n"
        await browser.until_texts("es-detail .columns .panel", lambda texts: texts[0].startswith(expressed))
        await browser.open(address(server, "#/history?alert=*&from=2026-11-20T00:00Z"))
        await browser.wait("es-history .sessions", "Alert: upset")
        await browser.until_first_lines("es-history .sessions a", ["order-4711"])
        await browser.open(address(server, "#/history?to=2026-11-20T00:00Z"), locale="de-DE")
        await browser.wait("es-history .empty", "Kein Gespräch passt")


async def test_more_is_shown_page_by_page(browser: Browser, tmp_path: Path) -> None:
    async with serving(tmp_path, many_mornings()) as server:
        await browser.open(address(server))
        await browser.wait("es-history", "50+ sessions")
        await browser.ask("click", selector="es-history .more")
        await browser.wait("es-history", "63 sessions")
        assert await browser.ask("count", selector="es-history .sessions > li") == 63


async def test_what_is_found_can_be_saved(browser: Browser, tmp_path: Path) -> None:
    played = a_morning()
    async with serving(tmp_path, played) as server:
        await browser.open(address(server, "#/history?find=phones%20%C2%B7%20mobile"))
        await browser.wait("es-history .sessions a", "mobile-7")
        for name in ("csv", "jsonl", "parquet"):
            await browser.ask("select", selector="es-history .format", value=name)
            saved = await browser.ask("download", selector="es-history .tools button", path=str(tmp_path / f"x.{name}"))
            assert saved == f"emotions.{name}"
        lines = (tmp_path / "x.jsonl").read_bytes().splitlines()
        assert sorted(lines) == sorted(event.payload for event in played.kept if event.session_id == "mobile-7")
        assert (tmp_path / "x.csv").read_text().count("\n") == len(lines) + 1
        assert (tmp_path / "x.parquet").read_bytes()[:4] == b"PAR1"


async def test_a_session_is_forgotten_after_a_second_question(browser: Browser, tmp_path: Path, pictures: Path) -> None:
    async with serving(tmp_path, a_morning()) as server:
        await browser.open(address(server, "#/s/mobile-7"))
        await browser.ask("click", selector="es-detail header button:has-text('Forget')")
        await browser.wait("es-detail dialog", "All that is kept of mobile-7 is deleted")
        assert await browser.ask("axe") == []
        await browser.ask("screenshot", path=str(pictures / "forget.png"))
        await browser.ask("click", selector="es-detail dialog button:has-text('Cancel')")
        assert len(session_ids(in_file(tmp_path))) == 3
        await browser.ask("click", selector="es-detail header button:has-text('Forget')")
        await browser.ask("click", selector="es-detail dialog .danger")
        await browser.wait("es-history .sessions", "delivery-22")
        await browser.until_first_lines("es-history .sessions a", ["delivery-22", "order-4711"])
        assert session_ids(in_file(tmp_path)) == ["delivery-22", "order-4711"]
        await browser.open(address(server, "#/s/mobile-7"))
        await browser.wait("es-detail", "This session is not known")


async def test_with_a_token_the_page_finds_what_it_lets_see(browser: Browser, tmp_path: Path) -> None:
    async with serving(tmp_path, a_morning(), token=TOKEN) as server:
        await browser.open(address(server))
        await browser.wait("form", "This daemon needs a token")
        await browser.ask("fill", selector="form input", value=TOKEN)
        await browser.ask("press", key="Enter")
        await browser.wait("es-history .sessions", "order-4711")


async def test_where_no_history_is_kept_the_page_says_how_to(browser: Browser) -> None:
    async with open_sink(sink(pages=built_page(), utc=utc_now)) as server:
        await browser.open(address(server))
        await browser.wait("es-history", "This daemon keeps no history")
        await browser.open(address(server, "#/s/nobody"))
        await browser.wait("es-detail", "This session is not known")


async def test_what_a_daemon_heard_before_its_restart_is_found_after_it(
    browser: Browser, tmp_path: Path, needs_program: Callable[[str], str]
) -> None:
    demo = tmp_path / "demo.wav"
    soundfile.write(demo, conversation(needs_program("espeak-ng"), tmp_path, pause_s=0.7), RATE)
    config = f'[microphone]\nenabled = false\n[history]\nenabled = true\ndatabase = "{tmp_path}/history.db"\n'
    folders = [tmp_path / name for name in ("first", "second")]
    port = free_port()
    for folder in folders:
        folder.mkdir()
    async with running(folders[0], "--demo", str(demo), config=config, port=port) as daemon:
        await daemon.wait_notified("READY=1")
        await until(lambda: found(tmp_path))
        (name,) = session_ids(in_file(tmp_path))
        await daemon.stop()
    async with running(folders[1], "--demo", str(demo), config=config, port=port) as daemon:
        await daemon.wait_notified("READY=1")
        yesterday = datetime.now(UTC) - timedelta(days=1)
        await browser.open(f"http://127.0.0.1:{port}/#/history?find={name}&from={yesterday:%Y-%m-%d}")
        await browser.wait("es-history .sessions a", f"demo · {name[:8]}")
        await browser.ask("click", selector="es-history .sessions a")
        await browser.wait("es-detail header", "ended: the daemon stopped")


class Partly(Archive):
    """As of a gateway: a daemon does not answer."""

    async def sessions(self, *args: Any, **options: Any) -> Page[Any]:
        return replace(await super().sessions(*args, **options), unanswered=("west",))

    async def events(self, *args: Any, **options: Any) -> Page[Any]:
        return replace(await super().events(*args, **options), unanswered=("west",))


async def test_daemons_behind_a_gateway_of_which_nothing_is_there_are_named(
    browser: Browser, tmp_path: Path, pictures: Path
) -> None:
    async with serving(tmp_path, a_morning(), archive=Partly(), is_gateway=True) as server:
        await browser.open(address(server))
        await browser.wait("es-history .sessions", "order-4711")
        assert await browser.texts("es-history .note") == ["Not included, since they do not answer: west"]
        assert await browser.ask("axe") == []
        await browser.ask("screenshot", path=str(pictures / "history-without.png"))
        await browser.ask("click", selector="es-history .tools button")
        await browser.wait("es-history .note[role=alert]", "Not included, since they do not answer: west")
