"""The elements that other pages embed, in pages of another origin: plain HTML, React 19 and Vue."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import pytest

from streamer.core.events import SessionEnded
from tests.support.browser import ELEMENTS, TIMEOUT_S, bundle
from tests.support.host_page import HostPage, host_page
from tests.support.stage import address, stage
from tests.support.theatre import play_a_morning
from tests.support.websocket_client import TOKEN, subscribed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from streamer.web.sink import WebSink
    from tests.support.browser import Browser
    from tests.support.theatre import Theatre

LOST = ("WebSocket connection to", "Failed to load resource")
"""What Chromium itself says in the console of a connection that breaks, or of a status that is an error."""
GET_TICKET = """
const getTicket = (wanted) =>
  fetch('/ticket', { method: 'POST', body: JSON.stringify(wanted) }).then((answer) => answer.json());
"""
KEEP_EVENTS = """
window.told = [];
for (const name of ['status', 'state', 'alert', 'select', 'acknowledge', 'error'])
  document.addEventListener(`emotion-${name}`, ({ target, detail }) => told.push([target.localName, name, detail]));
"""


@pytest.fixture
def desk() -> Iterator[HostPage]:
    with host_page() as page:
        yield page


@pytest.fixture
async def playing(desk: HostPage) -> AsyncIterator[tuple[WebSink, Theatre]]:
    async with stage(token=TOKEN, origins=[desk.origin]) as (server, theatre):
        play_a_morning(theatre)
        desk.daemon, desk.token = address(server).rstrip("/"), TOKEN
        yield server, theatre


async def told(browser: Browser, name: str) -> list[Any]:
    events: list[Any] = json.loads(await browser.ask("evaluate", expression="JSON.stringify(told)"))
    return [[element, detail] for element, event, detail in events if event == name]


def plain(desk: HostPage, body: str, script: str = "") -> str:
    """Serve a page in plain HTML that loads the module from the daemon."""
    all_of_them = "document.querySelectorAll('emotion-session, emotion-wall, emotion-alerts')"
    assign = f"{all_of_them}.forEach((each) => (each.getTicket = getTicket));"
    loads = (
        f'<script type="module" src="{desk.daemon}/elements.js"></script><script type="module" src="/desk.js"></script>'
    )
    return desk.serve(body + loads, desk=KEEP_EVENTS + GET_TICKET + assign + script)


async def test_each_asks_for_a_ticket_of_its_view_and_shows_nothing_with_one_of_another(
    browser: Browser, desk: HostPage, playing: tuple[WebSink, Theatre]
) -> None:
    server, _ = playing
    parts = {
        '<emotion-wall url="{}" roles="customer"></emotion-wall>': {"views": ["wall"], "roles": ["customer"]},
        '<emotion-session url="{}" session="order-4711"></emotion-session>': {
            "views": ["session"],
            "sessions": ["order-4711"],
        },
        '<emotion-session url="{}" call-reference="R-1"></emotion-session>': {"views": ["wall"]},
        '<emotion-alerts url="{}"></emotion-alerts>': {"views": ["alerts"]},
    }
    for part, wanted in parts.items():
        desk.asked.clear()
        desk.wanted = None
        await browser.open(plain(desk, part.format(desk.daemon)))
        await browser.wait(".status", "live")
        assert desk.asked == [wanted]
        desk.wanted = b'{"views": ["history"]}'
        await browser.open(plain(desk, part.format(desk.daemon)))
        await browser.wait(".message", "No connection since")
        assert await browser.ask("count", selector="es-tile, article, li") == 0
        await subscribed(server, 0)


async def test_in_plain_html_they_show_a_session_the_wall_and_alerts(
    browser: Browser, pictures: Path, desk: HostPage, playing: tuple[WebSink, Theatre]
) -> None:
    _, theatre = playing
    body = f"""<style>body {{ display: grid; grid-template-columns: 2fr 1fr; gap: 16px; font: 16px system-ui }}</style>
        <emotion-wall url="{desk.daemon}" sort="name"></emotion-wall>
        <div><emotion-session url="{desk.daemon}" session="order-4711" details></emotion-session>
        <emotion-alerts url="{desk.daemon}"></emotion-alerts></div>"""
    await browser.open(plain(desk, body))
    await browser.wait("emotion-wall .status", "live")
    for name in ("delivery-22", "mobile-7", "order-4711"):
        await browser.wait("emotion-wall es-tile", name)
    names = ["phones · delivery-22", "phones · mobile-7", "phones · order-4711"]
    await browser.until_first_lines("emotion-wall es-tile header", names)
    await browser.until_texts("emotion-session li", lambda texts: texts[:1] == ["angry\n90 %"])
    await browser.wait("emotion-alerts .empty", "No alert")
    call = theatre.call("late-1", began_s=30)
    call.alert(0, at_s=25, status="raised")
    await browser.wait("emotion-alerts li", "upset")
    await browser.wait("emotion-wall es-tile .alert", "Alert: upset")
    assert await browser.ask("axe") == []
    await browser.ask("screenshot", path=str(pictures / "elements-plain.png"))
    await browser.ask("click", selector="emotion-alerts li button >> nth=1")
    acknowledged = {"alert_id": "alert-late-1-0", "session_id": "late-1", "leg_id": "late-1-0", "rule": "upset"}
    assert await told(browser, "acknowledge") == [["emotion-alerts", acknowledged]]
    call.alert(0, at_s=26, status="acknowledged")
    await browser.wait("emotion-alerts li.acknowledged", "acknowledged by kim")
    call.alert(0, at_s=27, status="cleared")
    await browser.wait("emotion-alerts li.cleared", "over: no longer so")
    await browser.ask("click", selector="emotion-wall es-tile button")
    assert await told(browser, "select") == [["emotion-wall", {"session_id": "delivery-22", "call_reference": None}]]
    theatre.publish(SessionEnded("phones", "order-4711", "hangup", 175_000, theatre.now))
    await browser.wait("emotion-session header", "ended: hung up")
    assert await browser.problems() == []


REACT = """
import { useState } from "react";
import { createRoot } from "react-dom/client";
import "emotion-streamer-elements";

function Desk({ url }) {
  const [chosen, choose] = useState("");
  const getTicket = (wanted) =>
    fetch("/ticket", { method: "POST", body: JSON.stringify(wanted) }).then((answer) => answer.json());
  return <main>
    <p id="chosen">{chosen}</p>
    <emotion-wall url={url} sort="name" getTicket={getTicket}
      onemotion-select={({ detail }) => choose(detail.session_id)} />
    {chosen && <emotion-session url={url} session={chosen} details={true} getTicket={getTicket} />}
  </main>;
}

createRoot(document.querySelector("#desk")).render(<Desk url={document.body.dataset.url} />);
"""
VUE = """
import { createApp, ref } from "vue/dist/vue.esm-bundler.js";
import "emotion-streamer-elements";

const app = createApp({
  setup() {
    const chosen = ref("");
    const getTicket = (wanted) =>
    fetch("/ticket", { method: "POST", body: JSON.stringify(wanted) }).then((answer) => answer.json());
    const choose = ({ detail }) => (chosen.value = detail.session_id);
    return { chosen, choose, getTicket, url: document.body.dataset.url };
  },
  template: `<main><p id="chosen">{{ chosen }}</p>
    <emotion-wall :url="url" sort="name" :getTicket.prop="getTicket" @emotion-select="choose" />
    <emotion-session v-if="chosen" :url="url" :session="chosen" :details="true" :getTicket.prop="getTicket" /></main>`,
});
app.config.compilerOptions.isCustomElement = (tag) => tag.startsWith("emotion-");
app.mount("#desk");
"""


@pytest.mark.usefixtures("playing")
@pytest.mark.parametrize(("source", "ending"), [(REACT, "jsx"), (VUE, "js")], ids=["react", "vue"])
async def test_they_work_in_a_framework_from_the_npm_package(
    browser: Browser, desk: HostPage, tmp_path: Path, source: str, ending: str
) -> None:
    script = bundle(source, tmp_path, ending=ending)
    body = f'<body data-url="{desk.daemon}"><div id="desk"></div><script type="module" src="/desk.js"></script>'
    await browser.open(desk.serve(body, desk=script))
    await browser.wait("emotion-wall es-tile", "order-4711")
    await browser.ask("click", selector="emotion-wall es-tile:has-text('order-4711') button")
    await browser.wait("#chosen", "order-4711")
    await browser.wait("emotion-session li", "angry")
    assert desk.tickets == 2  # drawn again and again with new functions, and yet connected once each
    await browser.ask("click", selector="emotion-wall es-tile:has-text('delivery-22') button")
    await browser.wait("emotion-session header", "delivery-22")
    assert desk.tickets == 3
    assert await browser.problems() == []


async def test_each_new_connection_asks_for_a_ticket_and_goes_on_without_a_hole(
    browser: Browser, desk: HostPage, playing: tuple[WebSink, Theatre]
) -> None:
    server, theatre = playing
    await browser.open(plain(desk, f'<emotion-wall url="{desk.daemon}"></emotion-wall>'))
    await browser.wait("emotion-wall es-tile", "order-4711")
    assert desk.tickets == 1
    desk.status = 503
    for transport in tuple(server._server._connections.transports):
        transport.abort()
    await browser.wait("emotion-wall .message", "No connection since")
    async with asyncio.timeout(TIMEOUT_S):
        while desk.tickets < 2:  # noqa: ASYNC110 - a thread counts
            await asyncio.sleep(0.01)
    theatre.call("new-1", began_s=0)
    desk.status = None
    await browser.wait("emotion-wall es-tile", "new-1")
    await browser.wait("emotion-wall .status", "live")
    await browser.until_texts("es-tile", lambda texts: len(texts) == 4)
    assert desk.tickets > 2
    assert [text for text in await browser.problems() if not text.startswith(LOST)] == []


async def test_a_refusal_is_said_and_ends_with_another_function(
    browser: Browser, desk: HostPage, playing: tuple[WebSink, Theatre]
) -> None:
    refusing = "each.getTicket = () => Promise.reject(Object.assign(new Error('signed out'), { status: 401 }));"
    body = f'<emotion-session url="{desk.daemon}" session="order-4711"></emotion-session>'
    await browser.open(plain(desk, body, f"const each = document.querySelector('emotion-session'); {refusing}"))
    await browser.wait("emotion-session .message", "401 signed out")
    assert ["emotion-session", {"status": "refused", "reason": "the daemon refuses: 401 signed out"}] in await told(
        browser, "status"
    )
    assert len(await told(browser, "error")) == 1
    await browser.ask(
        "evaluate",
        expression=f"{GET_TICKET} document.querySelector('emotion-session').getTicket = getTicket; 0",
    )
    await browser.wait("emotion-session .state", "angry")
    await browser.wait("emotion-session .message", state="hidden")


async def test_an_attribute_that_is_wrong_is_said_and_mended_by_a_right_one(
    browser: Browser, desk: HostPage, playing: tuple[WebSink, Theatre]
) -> None:
    await browser.open(plain(desk, '<emotion-wall url="ftp://desk.example" roles="caller"></emotion-wall>'))
    await browser.wait("emotion-wall .message", "roles has caller; expected some of customer agent unknown mixed")
    await browser.ask("evaluate", expression='document.querySelector("emotion-wall").roles = "customer"; 0')
    await browser.wait("emotion-wall .message", "The attribute url must be the address")
    await browser.ask("evaluate", expression=f'document.querySelector("emotion-wall").url = "{desk.daemon}"; 0')
    await browser.wait("emotion-wall es-tile", "order-4711")
    await browser.until_texts("emotion-wall es-tile .role", lambda texts: texts[:3] == ["CUSTOMER"] * 3)
    assert await browser.problems() == []


HOLD = """
let open;
const gate = new Promise((resolve) => (open = resolve));
const { fetch: ask } = window;
window.fetch = async (...all) => {
  const answer = await ask(...all);
  if (answer.status !== 401) return answer;
  document.body.dataset.asked = "without a token";
  await gate;
  return answer;
};
window.handIn = (getTicket) => {
  document.querySelector("emotion-session").getTicket = getTicket;
  open();
};
"""


async def test_a_function_that_is_handed_in_while_the_daemon_refuses_is_asked_all_the_same(
    browser: Browser, desk: HostPage, playing: tuple[WebSink, Theatre]
) -> None:
    server, _ = playing
    element = f'<emotion-session url="{desk.daemon}" session="order-4711"></emotion-session>'
    module = f'<script src="/hold.js"></script><script type="module" src="{desk.daemon}/elements.js"></script>'
    await browser.open(desk.serve(f"<body>{element}{module}", hold=HOLD))
    await browser.wait("body[data-asked]")
    await browser.ask("evaluate", expression=f"{GET_TICKET} handIn(getTicket); 0")
    await browser.wait("emotion-session .state", "angry")
    assert (server.access.refusals.total["unauthorized"], desk.tickets) == (1, 1)


async def test_they_have_the_attributes_properties_and_methods_of_their_manifest_and_are_defined_once(
    browser: Browser, desk: HostPage, playing: tuple[WebSink, Theatre]
) -> None:
    again = f'<script type="module" src="{desk.daemon}/elements.js?again"></script>'
    await browser.open(plain(desk, "<emotion-alerts></emotion-alerts>" + again))
    await browser.wait("emotion-alerts")
    (module,) = json.loads((ELEMENTS / "custom-elements.json").read_bytes())["modules"]
    for element in module["declarations"]:
        name = element["tagName"]
        members = json.dumps([member["name"] for member in element["members"]])
        expression = f"""customElements.whenDefined("{name}").then((found) => ({{
            attributes: found.observedAttributes.toSorted(),
            missing: {members}.filter((name) => !(name in found.prototype)) }}))"""
        found = await browser.ask("evaluate", expression=expression)
        assert found == {"attributes": sorted(each["name"] for each in element["attributes"]), "missing": []}, name
    assert await browser.problems() == []


async def test_they_take_language_and_colours_of_the_page_and_the_host_may_style_them(
    browser: Browser, desk: HostPage, playing: tuple[WebSink, Theatre]
) -> None:
    style = """<style>:root { color-scheme: dark; --surface: red; --emotion-accent: rgb(1, 2, 3); font-size: 62.5% }
        body { font-size: 1.6rem }
        emotion-wall::part(tile) { border-top-width: 7px }
        emotion-wall::part(bar) { display: none }</style>"""
    await browser.open(
        plain(desk, f'{style}<div lang="de-AT"><emotion-wall url="{desk.daemon}" legend></emotion-wall></div>')
    )
    await browser.wait("emotion-wall es-tile .state", "verärgert")
    await browser.wait("emotion-wall es-legend", "unsicher")
    expression = """(() => {
        const wall = document.querySelector("emotion-wall").shadowRoot;
        const tile = wall.querySelector("es-tile").shadowRoot.querySelector("article");
        const style = getComputedStyle(tile);
        const bar = getComputedStyle(wall.querySelector(".bar")).display;
        return [style.backgroundColor, style.borderTopWidth, style.fontSize, style.getPropertyValue("--accent"), bar];
    })()"""
    assert await browser.ask("evaluate", expression=expression) == [
        "rgb(22, 28, 36)",
        "7px",
        "16px",
        "rgb(1, 2, 3)",
        "none",
    ]
    expression = 'document.querySelector("emotion-wall").theme = "light"; 0'
    await browser.ask("evaluate", expression=expression)
    await browser.wait("emotion-wall .palette.light")
    assert await browser.ask("axe") == []


async def test_several_share_one_connection_and_one_that_is_moved_keeps_its_own(
    browser: Browser, desk: HostPage, playing: tuple[WebSink, Theatre]
) -> None:
    server, _ = playing
    script = f"""
        const {{ EmotionFeed }} = await import("{desk.daemon}/elements.js");
        const feed = new EmotionFeed("{desk.daemon}", {{ getTicket }});
        window.wall = Object.assign(document.createElement("emotion-wall"), {{ feed }});
        const session = Object.assign(document.createElement("emotion-session"), {{ feed, session: "order-4711" }});
        window.other = Object.assign(document.createElement("div"), {{ id: "other" }});
        document.body.append(wall, session, other);
    """
    await browser.open(plain(desk, "<p>Desk</p>", script))
    await browser.wait("emotion-session header", "order-4711")
    await browser.wait("emotion-wall es-tile", "mobile-7")
    assert (desk.tickets, server.subscribers) == (1, 1)
    await browser.ask(
        "evaluate", expression="other.append(wall); document.querySelector('emotion-session').remove(); 0"
    )
    await browser.wait("#other emotion-wall es-tile", "mobile-7")
    assert (desk.tickets, server.subscribers) == (1, 1)
    await browser.ask("evaluate", expression="wall.remove(); 0")
    await subscribed(server, 0)


async def test_under_a_strict_policy_of_the_host_nothing_is_reported(
    browser: Browser, desk: HostPage, playing: tuple[WebSink, Theatre]
) -> None:
    daemon = desk.daemon
    sockets = daemon.replace("http", "ws")
    desk.headers["Content-Security-Policy"] = (
        f"default-src 'none'; script-src 'self' {daemon}; connect-src 'self' {daemon} {sockets}; img-src data:; "
        "style-src 'none'; require-trusted-types-for 'script'; trusted-types lit-html"
    )
    await browser.open(plain(desk, f'<emotion-session url="{daemon}" session="order-4711" details></emotion-session>'))
    await browser.wait("emotion-session li", "angry")
    assert await browser.problems() == []


async def test_without_tokens_a_page_of_a_configured_origin_needs_no_function(browser: Browser, desk: HostPage) -> None:
    async with stage(origins=[desk.origin]) as (server, theatre):
        play_a_morning(theatre)
        daemon = address(server).rstrip("/")
        body = f'<emotion-wall></emotion-wall><script type="module" src="{daemon}/elements.js"></script>'
        await browser.open(desk.serve(body))
        await browser.wait("emotion-wall es-tile", "order-4711")  # of the daemon that served the module
        assert await browser.problems() == []
