"""The pages for frames, in the frame of somebody else's page: who may show them, and who is listened to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from tests.support.host_page import HostPage, host_page
from tests.support.stage import address, stage
from tests.support.theatre import play_a_morning
from tests.support.websocket_client import TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from streamer.web.sink import WebSink
    from tests.support.browser import Browser

IN_FRAME = "#frame >> internal:control=enter-frame >> "
AMAZON_CONNECT = "allow-forms allow-popups allow-same-origin allow-scripts"
"""What Amazon Connect gives applications of others by default: "Iframe permissions" in its administrator guide."""
HEAR = """
window.heard = [];
addEventListener("message", ({ data, origin }) => heard.push([origin, data.type, data.detail]));
"""
UNTIL_SELECT = """new Promise((done) => {
    const look = () => heard.some(([, type]) => type === "select") ? done(0) : requestAnimationFrame(look);
    look();
})"""
SPEAK = """
import { EmotionFrame } from "%s/elements.js";
const getTicket = (wanted) =>
  fetch("/ticket", { method: "POST", body: JSON.stringify(wanted) }).then((answer) => answer.json());
window.frame = new EmotionFrame(document.querySelector("#frame"), { getTicket });
"""


@pytest.fixture
def desk() -> Iterator[HostPage]:
    with host_page() as page:
        yield page


@pytest.fixture
def evil() -> Iterator[HostPage]:
    with host_page() as page:
        yield page


def framing(desk: HostPage, server: WebSink, path: str, *, more: str = "") -> str:
    """Serve a page that shows a view in a frame with Amazon Connect's sandbox, and speaks with it."""
    desk.daemon, desk.token = address(server).rstrip("/"), TOKEN
    source = f'src="{desk.daemon}{path}" sandbox="{AMAZON_CONNECT}"'
    frame = f'<iframe id="frame" title="Emotions" width="600" height="600" {source}></iframe>'
    scripts = '<script src="/hear.js"></script>' + frame + '<script type="module" src="/speak.js"></script>'
    return desk.serve(scripts + more, hear=HEAR, speak=SPEAK % desk.daemon)


async def heard(browser: Browser, kind: str) -> list[Any]:
    messages: list[Any] = json.loads(await browser.ask("evaluate", expression="JSON.stringify(heard)"))
    return [[origin, detail] for origin, each, detail in messages if each == kind]


async def test_a_frame_in_the_sandbox_of_amazon_connect_and_without_storage_shows_a_session(
    browser: Browser, pictures: Path, desk: HostPage
) -> None:
    async with stage(token=TOKEN, embed_origins=[desk.origin]) as (server, theatre):
        play_a_morning(theatre)
        here = quote(desk.origin, safe="")
        url = framing(desk, server, f"/embed/session?origin={here}&session=order-4711&details=")
        await browser.open(url, storage=False)
        await browser.wait(IN_FRAME + "emotion-session .state", "angry")
        assert desk.asked == [{"views": ["session"], "sessions": ["order-4711"]}]
        await browser.wait(IN_FRAME + ".status", "live")
        assert (desk.tickets, await browser.problems()) == (1, [])
        assert (await heard(browser, "ready"))[0] == [desk.daemon, {"view": "session"}]
        await browser.ask("screenshot", path=str(pictures / "embed-frame.png"))
        await browser.ask("evaluate", expression='frame.set({ session: "delivery-22", theme: "dark", lang: "de" }); 0')
        await browser.wait(IN_FRAME + "emotion-session header", "delivery-22")
        await browser.wait(IN_FRAME + ".status", "live")
        assert await browser.ask("axe") == []


async def test_each_new_connection_of_a_frame_asks_the_page_around_for_a_ticket(
    browser: Browser, desk: HostPage
) -> None:
    async with stage(token=TOKEN, embed_origins=[desk.origin]) as (server, theatre):
        play_a_morning(theatre)
        await browser.open(framing(desk, server, f"/embed/wall?origin={quote(desk.origin, safe='')}"))
        await browser.wait(IN_FRAME + "es-tile", "order-4711")
        for transport in tuple(server._server._connections.transports):
            transport.abort()
        theatre.call("new-1", began_s=0)
        await browser.wait(IN_FRAME + "es-tile", "new-1")
        assert desk.tickets == 2
        await browser.ask("click", selector=IN_FRAME + "es-tile:has-text('order-4711') button")
        await browser.ask("evaluate", expression=UNTIL_SELECT)
        assert await heard(browser, "select") == [[desk.daemon, {"session_id": "order-4711", "call_reference": None}]]
        await browser.ask("evaluate", expression="frame.pause(); 0")
        await browser.wait(IN_FRAME + "p.bar", "Paused")


@pytest.mark.parametrize("allowed", [[], ["https://desk.example"]])
async def test_a_page_of_another_origin_may_not_show_it(browser: Browser, desk: HostPage, allowed: list[str]) -> None:
    async with stage(embed_origins=allowed) as (server, _):
        await browser.open(framing(desk, server, f"/embed/wall?origin={quote(desk.origin, safe='')}"))
        await browser.wait("#frame")
        (problem,) = [text for text in await browser.problems() if "frame-ancestors" in text]
        assert address(server) in problem
        assert await browser.ask("count", selector=IN_FRAME + "emotion-wall") == 0
        assert await heard(browser, "ready") == []


async def test_without_tokens_a_frame_needs_nobody(browser: Browser, desk: HostPage) -> None:
    async with stage(embed_origins=[desk.origin]) as (server, theatre):
        play_a_morning(theatre)
        theatre.call("late-1", began_s=30).alert(0, at_s=25, status="raised")
        await browser.open(framing(desk, server, "/embed/alerts"))
        await browser.wait(IN_FRAME + "emotion-alerts li", "upset")
        assert (desk.tickets, await heard(browser, "ready"), await browser.problems()) == (0, [], [])


FORGE = """
const ours = (message) => ({ protocol: "emotion-streamer", version: 1, ...message });
parent.frames[0].postMessage(ours({ type: "set", attributes: { session: "mobile-7" } }), "*");
parent.postMessage(ours({ type: "ticket", id: 7 }), "*");
parent.postMessage("forged", "*");
"""


async def test_nobody_but_the_page_around_is_obeyed_and_nobody_but_the_frame_gets_a_ticket(
    browser: Browser, desk: HostPage, evil: HostPage
) -> None:
    async with stage(token=TOKEN, embed_origins=[desk.origin]) as (server, theatre):
        play_a_morning(theatre)
        url = framing(desk, server, f"/embed/session?origin={quote(desk.origin, safe='')}&session=order-4711")
        await browser.open(url)
        await browser.wait(IN_FRAME + "emotion-session header", "order-4711")
        forging = evil.serve('<script src="/forge.js"></script>', forge=FORGE)
        forged = "new Promise((done) => addEventListener('message', ({ data }) => data === 'forged' && done(true)))"
        expression = f"""(() => {{ const all = {forged}; const other = document.createElement("iframe");
            other.src = "{forging}"; document.body.append(other); return all; }})()"""
        assert await browser.ask("evaluate", expression=expression) is True
        await browser.ask("evaluate", expression='frame.set({ theme: "dark" }); 0')  # comes after what was forged
        await browser.wait(IN_FRAME + "emotion-session[theme=dark]")
        assert await browser.ask("attribute", selector=IN_FRAME + "emotion-session", name="session") == "order-4711"
        assert desk.tickets == 1


async def test_messages_that_cannot_be_obeyed_are_answered_with_what_was_expected(
    browser: Browser, desk: HostPage
) -> None:
    async with stage(embed_origins=[desk.origin]) as (server, _):
        await browser.open(framing(desk, server, f"/embed/wall?origin={quote(desk.origin, safe='')}"))
        await browser.wait(IN_FRAME + "emotion-wall .empty", "Nobody has spoken yet")
        for message, answer in (
            ({"version": 2, "type": "set"}, "version: expected 1, got 2"),
            ({"version": 1, "type": 7}, "type: expected a word"),
            ({"version": 1, "type": "dance"}, "reconnect, pause or resume, got dance"),
            (
                {"version": 1, "type": "set", "attributes": {"onclick": "alert(1)"}},
                "onclick: expected one of session, ",
            ),
        ):
            sent = json.dumps({"protocol": "emotion-streamer", **message})
            expression = f"""new Promise((done) => {{
                const take = ({{ data }}) => data.type === "error" && done(data.detail.message);
                addEventListener("message", take, {{ once: true }});
                document.querySelector("#frame").contentWindow.postMessage({sent}, "{desk.daemon}"); }})"""
            said = await browser.ask("evaluate", expression=expression)
            assert answer in said


async def test_what_is_meant_for_another_page_is_not_told_to_this_one(browser: Browser, desk: HostPage) -> None:
    async with stage(token=TOKEN, embed_origins=[desk.origin]) as (server, _):
        url = framing(desk, server, f"/embed/wall?origin={quote('https://other.example', safe='')}")
        await browser.open(url)
        await browser.wait(IN_FRAME + "emotion-wall .status", "connecting")
        await browser.ask("evaluate", expression='frame.set({ theme: "dark" }); 0')
        (problem,) = {text.split("(")[0] for text in await browser.problems()}
        assert "postMessage" in problem
        assert (desk.tickets, await heard(browser, "ready")) == (0, [])
        assert await browser.ask("attribute", selector=IN_FRAME + "emotion-wall", name="theme") is None
