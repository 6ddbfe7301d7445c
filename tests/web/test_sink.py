"""The sink takes another configuration while its clients stay connected."""

from __future__ import annotations

from http import HTTPStatus

from websockets.typing import Origin

from streamer.web.static_files import static_file
from tests.support.examples import stream
from tests.support.sink_task import open_sink
from tests.support.websocket_client import access, http, is_id, receive, refused, sink, subscribe, subscribed

PAGES = {"/": static_file("index.html", b"<p>")}


async def test_the_page_can_be_switched_off_and_on_and_into_other_frames_while_subscribers_stay() -> None:
    policy = access()
    async with open_sink(sink(access=policy)) as server:
        own = Origin(f"http://127.0.0.1:{server.port}")
        async with subscribe(server) as client:
            await subscribed(server, 1)
            assert (await http(server, "/"))[0].startswith(b"HTTP/1.1 426 ")
            server.reconfigure(sink(access=policy, pages=PAGES, embed_origins=["https://desk.example"]))
            head, body = await http(server, "/")
            assert (head.split()[1], body) == (b"200", b"<p>")
            assert b"frame-ancestors https://desk.example;" in head
            async with subscribe(server, origin=own):
                await subscribed(server, 2)
            await subscribed(server, 1)
            server.reconfigure(sink(access=policy))
            assert (await http(server, "/"))[0].startswith(b"HTTP/1.1 426 ")
            server.publish(stream(1)[0])
            assert len(await receive(client, is_id("0"))) == 1
        await subscribed(server, 0)
        assert await refused(server, origin=own) == HTTPStatus.FORBIDDEN
