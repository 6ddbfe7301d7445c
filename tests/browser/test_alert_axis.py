"""The alerts of a session on the time axis of its detail: live, and out of the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.core.events import SessionEnded
from tests.browser.test_history import serving
from tests.support.stage import address, stage
from tests.support.stored import a_morning

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.browser import Browser

AXIS = "es-alert-axis a"


async def test_alerts_are_where_they_were_raised_and_stay_when_they_are_over(browser: Browser) -> None:
    async with stage() as (server, theatre):
        call = theatre.call("order-4711", began_s=100)
        call.speech(0, 2, 90, "angry")
        call.alert(0, at_s=25, status="raised")
        await browser.open(address(server, "#/s/order-4711"))
        await browser.wait(AXIS, "upset")
        said = "Alert: upset · 0:25 · customer · angry + disgusted: 74 %, from 60 %"
        assert await browser.ask("attribute", selector=AXIS, name="aria-label") == said.replace(" %", "\u00a0%")
        call.alert(0, at_s=30, status="acknowledged")
        call.alert(0, at_s=75, status="cleared")
        await browser.wait(f"{AXIS}.over", "upset")
        label = await browser.ask("attribute", selector=AXIS, name="aria-label")
        assert label.endswith("acknowledged by kim · over: no longer so")
        assert await browser.ask("count", selector=AXIS) == 1
        assert await browser.ask("axe") == []
        await browser.ask("evaluate", expression=f"{IN_AXIS}.querySelector('a').focus()")
        await browser.ask("press", key="Enter")
        await browser.wait("es-detail header", "Moment 0:25")
        left, right = await bar(browser)
        assert 0.0 < left <= 0.25  # of a session that goes on
        assert round(right / left, 2) == 3.0


async def test_alerts_of_a_session_whose_node_is_lost_are_over_and_say_why(browser: Browser) -> None:
    async with stage() as (server, theatre):
        call = theatre.call("order-4711", began_s=100)
        call.speech(0, 2, 90, "angry")
        call.alert(0, at_s=25, status="raised")
        await browser.open(address(server, "#/s/order-4711"))
        await browser.wait("es-detail .alert", "upset")
        call.alert(0, at_s=95, status="cleared", because="node_lost")
        theatre.publish(SessionEnded("phones", "order-4711", "node_lost", None, theatre.now))
        await browser.wait("es-detail .alert", state="hidden")
        label = await browser.ask("attribute", selector=f"{AXIS}.over", name="aria-label")
        assert label.endswith("over: the machine was lost")
        assert await browser.problems() == []


IN_DETAIL = "document.querySelector('es-app').shadowRoot.querySelector('es-detail').shadowRoot"
IN_AXIS = f"{IN_DETAIL}.querySelector('es-alert-axis').shadowRoot"


async def bar(browser: Browser) -> tuple[float, float]:
    """Return where the bar of the first alert begins and ends, as shares of the axis."""
    left, right = await browser.ask(
        "evaluate",
        expression=f"""(() => {{
            const axis = {IN_DETAIL}.querySelector(".lanes").getBoundingClientRect();
            const bar = {IN_AXIS}.querySelector("i").getBoundingClientRect();
            return [bar.left, bar.right].map((x) => (x - axis.left) / axis.width);
        }})()""",
    )
    return left, right


async def test_past_sessions_have_their_alerts(browser: Browser, tmp_path: Path) -> None:
    async with serving(tmp_path, a_morning()) as server:
        await browser.open(f"http://127.0.0.1:{server.port}/#/s/order-4711")
        await browser.wait(AXIS, "upset")
        label = await browser.ask("attribute", selector=AXIS, name="aria-label")
        assert label.startswith("Alert: upset · ")
        await browser.ask("click", selector=AXIS)
        await browser.wait("es-detail header", "Moment")
        assert await browser.problems() == []
