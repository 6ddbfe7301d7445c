"""What the page does not know, it says: before it was there, while it was away, of a lost source; and a pause."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from streamer.core.events import HealthChanged, Leg, SessionChanged
from streamer.web.earlier import NothingEarlier
from tests.support.stage import address, stage
from tests.support.theatre import Theatre

if TYPE_CHECKING:
    from streamer.core.audio import Role
    from tests.support.browser import Browser


async def fullest_row(browser: Browser, *, first: float = 0.0, last: float = 1.0) -> float:
    """Return how much of a row of the first ribbon is painted, at most, in a part of its width.

    Of what is not known whole rows are, of silence single dots.
    """
    return float(
        await browser.ask(
            "evaluate",
            expression=f"""(() => {{
                const find = (root, name) => root.querySelector(name)?.shadowRoot;
                const lane = find(find(find(find(document, "es-app"), "es-wall"), "es-tile"), "es-lane");
                const canvas = lane.querySelector("canvas");
                const [from, to] = [Math.floor({first} * canvas.width), Math.floor({last} * canvas.width)];
                const pixels = canvas.getContext("2d").getImageData(from, 0, to - from, canvas.height).data;
                let most = 0;
                for (let y = 0; y < canvas.height; y++) {{
                    let painted = 0;
                    for (let x = 0; x < to - from; x++) painted += pixels[4 * (y * (to - from) + x) + 3] > 0;
                    most = Math.max(most, painted);
                }}
                return most / (to - from);
            }})()""",
        )
    )


async def until_painted(browser: Browser) -> None:
    await browser.wait("es-tile")
    while await fullest_row(browser) == 0:  # the painter comes round once in a tenth of a second
        pass


def long_silence(theatre: Theatre) -> None:
    """A call in which somebody spoke at the beginning, and nobody since."""
    theatre.call("order-4711", began_s=175).speech(0, 2, 6, "calm")


async def test_what_was_before_the_page_is_not_silence_where_the_daemon_can_t_say(browser: Browser) -> None:
    shares = {}
    for replay_events in (20_000, 0):
        async with stage(replay_events=replay_events) as (server, theatre):
            long_silence(theatre)
            await browser.open(address(server))
            await until_painted(browser)
            shares[replay_events] = await fullest_row(browser, first=0.4, last=0.8)
    assert shares[20_000] < 0.5
    assert shares[0] == 1.0


@pytest.mark.parametrize("replay_events", [20_000, 0])
async def test_the_time_without_a_connection_is_not_known_until_a_daemon_tells_of_it(
    browser: Browser, replay_events: int
) -> None:
    async with stage() as (server, theatre):
        long_silence(theatre)
        await browser.open(address(server))
        await until_painted(browser)
        port = server.port
    await browser.wait(".banner", "The daemon does not answer")
    async with stage(port=port, replay_events=replay_events) as (server, theatre):
        theatre._number = 1000  # ids of its own
        long_silence(theatre)
        await browser.wait(".status", "live")
        await browser.wait("es-tile", "order-4711")
        while (await fullest_row(browser, first=0.94, last=0.97) < 0.5) is not (replay_events > 0):
            pass


async def test_a_pause_is_said_and_hatched_and_no_silence(browser: Browser) -> None:
    async with stage() as (server, theatre):
        long_silence(theatre)
        legs = tuple(Leg(f"order-4711-{number}", role, "PCMU", 8000, True, paused=True) for number, role in ROLES)
        theatre.publish(SessionChanged("phones", "order-4711", legs, theatre.now - timedelta(seconds=100)))
        await browser.open(address(server))
        await browser.wait("es-tile .state", "paused")
        await browser.until_first_lines("es-tile .state", ["paused", "paused"])
        await browser.open(address(server, "#/s/order-4711"), locale="de-DE")
        await browser.wait("es-detail .state", "pausiert")
        assert await browser.ask("axe") == []


ROLES: tuple[tuple[int, Role], ...] = ((0, "customer"), (1, "agent"))


async def test_a_source_that_is_lost_greys_its_sessions_and_says_so(browser: Browser) -> None:
    async with stage() as (server, theatre):
        theatre.call("order-4711", began_s=60).speech(0, 2, 50, "happy")
        await browser.open(address(server))
        await browser.wait("es-tile", "happy")
        assert await browser.ask("count", selector="es-tile article.stale") == 0
        theatre.publish(HealthChanged("phones", "lost", "no packets", theatre.now))
        await browser.wait("es-tile article.stale .note", "no audio from phones")
        await browser.open(address(server, "#/s/order-4711"))
        await browser.wait("es-detail .doubt", "no audio from phones")
        theatre.publish(HealthChanged("phones", "ok", "1 call", theatre.now))
        await browser.wait("es-detail .doubt", state="hidden")


async def test_a_source_that_stops_on_one_node_leaves_sessions_of_its_name_on_another_alone(browser: Browser) -> None:
    async with stage() as (server, east):
        west = Theatre(server, now=east.now, node="west")
        east.publish(HealthChanged("phones", "ok", "1 call", east.now))
        for theatre, name in ((east, "order-east"), (west, "order-west")):
            theatre.call(name, began_s=60).speech(0, 2, 50, "happy")
        await browser.open(address(server))
        await browser.wait("es-tile", "happy")
        west.publish(HealthChanged("phones", "stopped", "the daemon ends", west.now))
        await browser.wait("es-tile article.stale .note", "no audio from west: phones")
        assert await browser.ask("count", selector="es-tile article.stale") == 1
        await browser.open(address(server, "#/health"))
        await browser.wait("td.detail", "the daemon ends")
        rows = await browser.texts("td:first-child")
        assert sorted(rows) == ["stage: phones", "west: phones"]


async def test_the_page_of_a_gateway_has_no_microphone_and_says_where_nobody_keeps_a_history(browser: Browser) -> None:
    async with stage(is_gateway=True) as (server, theatre):
        theatre.call("order-4711", began_s=60).speech(0, 2, 50, "happy")
        await browser.open(address(server, "#/health"))
        await browser.wait("es-microphone", state="hidden")
        assert len(await browser.texts("nav a")) == 4
        await browser.ask("evaluate", expression="location.hash = '#/s/order-4711'")
        await browser.wait("es-detail .state", "happy")
        assert await browser.ask("count", selector="es-verdict") == 0
        assert await browser.problems() == []
        await browser.open(address(server, "#/history"))
        await browser.wait("es-history .empty", "No daemon behind this gateway keeps a history")


class LateEvents(NothingEarlier):
    """Lets no stream begin before it may."""

    def __init__(self) -> None:
        self.may_begin = asyncio.Event()

    async def ready(self) -> None:
        await self.may_begin.wait()


async def test_a_session_is_looked_for_in_the_history_only_once_the_daemon_has_told_of_all_that_are_open(
    browser: Browser,
) -> None:
    late = LateEvents()
    async with stage(earlier=late) as (server, theatre):
        theatre.call("order-4711", began_s=60).speech(0, 2, 50, "happy")
        await browser.open(address(server, "#/s/order-4711"), hurry=100)
        await browser.wait(".status", "live")
        minute = "new Promise((done) => setTimeout(done, 60_000))"  # of the page's clock
        await browser.ask("evaluate", expression=minute)
        assert await browser.texts("es-detail .empty") == ["Loading"]
        late.may_begin.set()
        await browser.wait("es-detail .state", "happy")
        assert await browser.problems() == []
        await browser.ask("evaluate", expression="location.hash = '#/s/nobody'")
        await browser.wait("es-detail .empty", "This session is not known")


async def test_an_alert_that_nobody_has_seen_stays_marked_where_nothing_new_comes(browser: Browser) -> None:
    async with stage() as (server, theatre):
        call = theatre.call("order-4711", began_s=60)
        call.speech(0, 2, 30, "angry", ends=False)
        await browser.open(address(server))
        await browser.wait("es-tile article.stale.need0", "nothing new since")
        call.alert(0, at_s=59, status="raised")
        await browser.wait("es-tile article.stale.need4", "Alert: upset")
