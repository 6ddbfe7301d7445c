from __future__ import annotations

import base64
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest
from websockets.typing import Origin

from streamer.core.errors import SinkError
from streamer.ops.health import Health, Part
from streamer.web.static_files import static_file
from tests.support.examples import AT
from tests.support.sink_task import open_sink
from tests.support.websocket_client import TOKEN, access, http, refused, sink, subscribe, subscribed

if TYPE_CHECKING:
    from websockets.typing import Subprotocol

# -- who may subscribe -----------------------------------------------------------------------------


async def test_a_page_of_another_origin_is_refused_before_the_handshake() -> None:
    async with open_sink(sink(origins=("https://example.com",))) as server:
        for origin in ("https://evil.com", "null", "http://example.com", f"http://127.0.0.1:{server.port}"):
            assert await refused(server, origin=Origin(origin)) == HTTPStatus.FORBIDDEN
        async with subscribe(server, origin=Origin("https://example.com")), subscribe(server):
            await subscribed(server, 2)


async def test_a_configured_token_is_required_and_not_accepted_in_the_query() -> None:
    async with open_sink(sink(token=TOKEN)) as server:
        for arguments in (
            {},
            {"path": f"/?token={TOKEN.replace(' ', '%20')}"},
            {"additional_headers": {"Authorization": "Bearer wrong"}},
            {"additional_headers": {"Authorization": f"Basic {TOKEN}"}},
            {"subprotocols": ["cloudevents.json", "bearer.d3Jvbmc"]},
        ):
            assert await refused(server, **arguments) == HTTPStatus.UNAUTHORIZED
        async with subscribe(server, additional_headers={"Authorization": f"Bearer {TOKEN}"}):
            await subscribed(server, 1)


async def test_a_browser_sends_the_token_as_a_subprotocol() -> None:
    encoded = base64.urlsafe_b64encode(TOKEN.encode()).decode().rstrip("=")
    offered = [f"bearer.{encoded}", "cloudevents.json"]
    async with open_sink(sink(token=TOKEN)) as server, subscribe(server, subprotocols=offered) as client:
        assert client.subprotocol == "cloudevents.json"


async def test_beyond_loopback_a_token_is_required() -> None:
    with pytest.raises(SinkError, match=r"websocket: 0\.0\.0\.0 is not loopback, so it needs a token"):
        async with sink(host="0.0.0.0"):
            pass
    async with open_sink(sink(host="0.0.0.0", token=TOKEN)) as server:
        assert await refused(server) == HTTPStatus.UNAUTHORIZED


@pytest.mark.parametrize("offered", [None, ["chat"], ["chat", "cloudevents.json"]])
async def test_subprotocols(offered: list[Subprotocol] | None) -> None:
    async with open_sink(sink()) as server, subscribe(server, subprotocols=offered) as client:
        expected = "cloudevents.json" if offered and "cloudevents.json" in offered else None
        assert client.subprotocol == expected


# -- plain HTTP ------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/livez", "/readyz", "/healthz"])
async def test_health_says_of_each_part_whether_it_works_and_why_not(path: str) -> None:
    found = Health((Part("microphone"),), "and a word")
    async with open_sink(sink(health={path: lambda: found})) as server:
        head, body = await http(server, path)
        assert (head.split(b"\r\n")[0], body) == (b"HTTP/1.1 200 OK", b"ok\nmicrophone: ok\nand a word\n")
        found = Health((Part("microphone"), Part("mqtt", "no connection")))
        head, body = await http(server, path)
        assert head.startswith(b"HTTP/1.1 503 ")
        assert body == b"not ok\nmicrophone: ok\nmqtt: not ok: no connection\n"


async def test_health_needs_no_token_and_says_why_to_those_who_have_one() -> None:
    found = Health((Part("mqtt", "no connection to broker.internal"),))
    async with open_sink(sink(token=TOKEN, health={"/healthz": lambda: found})) as server:
        head, body = await http(server, "/healthz")
        assert (head.split()[1], body) == (b"503", b"not ok\nmqtt: not ok\n")
        head, body = await http(server, "/healthz", f"Authorization: Bearer {TOKEN}")
        assert (head.split()[1], body) == (b"503", b"not ok\nmqtt: not ok: no connection to broker.internal\n")
        assert sum(server.access.refusals.total.values()) == 0


async def test_metrics_need_the_token_and_no_free_subscription() -> None:
    async with open_sink(sink()) as without:
        assert (await http(without, "/metrics"))[0].startswith(b"HTTP/1.1 404 ")
    async with open_sink(sink(access=access(TOKEN, max_subscribers=1), metrics=lambda: "figures 1\n")) as server:
        assert (await http(server, "/metrics"))[0].startswith(b"HTTP/1.1 401 ")
        async with subscribe(server, additional_headers={"Authorization": f"Bearer {TOKEN}"}):
            head, body = await http(server, "/metrics", f"Authorization: Bearer {TOKEN}")
    assert (head.split(b"\r\n")[0], body) == (b"HTTP/1.1 200 OK", b"figures 1\n")
    assert b"content-type: text/plain; version=0.0.4; charset=utf-8" in head.split(b"\r\n")


async def test_pages_are_served_and_may_subscribe() -> None:
    pages = {"/": static_file("index.html", "<p>Grüß".encode()), "/app.js": static_file("app.js", b"1;")}
    async with open_sink(sink(pages=pages)) as server:
        head, body = await http(server, "/?x=1")
        assert (head.split(b"\r\n")[0], body) == (b"HTTP/1.1 200 OK", pages["/"].body)
        assert head.lower().count(b"content-type: text/html; charset=utf-8") == 1
        assert head.lower().count(b"content-length:") == 1
        assert (await http(server, "/app.js"))[1] == b"1;"
        assert (await http(server, "/../pyproject.toml"))[0].startswith(b"HTTP/1.1 404")
        async with subscribe(server, origin=Origin(f"http://localhost:{server.port}")):
            await subscribed(server, 1)


async def test_other_paths_are_not_found() -> None:
    async with open_sink(sink()) as server:
        assert await refused(server, path="/other") == HTTPStatus.NOT_FOUND
        assert (await http(server, "/other"))[0].startswith(b"HTTP/1.1 404")


async def test_the_handshake_says_when_it_was() -> None:
    async with open_sink(sink(utc=lambda: AT)) as server, subscribe(server) as client:
        assert client.response is not None
        assert client.response.headers["Emotion-Streamer-Time"] == "2026-11-20T10:30:15.123Z"
