"""The OpenAPI document names every path that is served, and the bodies are what it says."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import Any

from jsonschema import Draft202012Validator

from streamer.ops.health import Health
from streamer.web.openapi import openapi_document
from streamer.web.static_files import ELEMENTS_PATH, EMBED_PATHS, static_file
from tests.support.sink_task import open_sink
from tests.support.websocket_client import delete, http, post, sink

ASK = {"get": http, "delete": delete}


async def echo(request: str | bytes) -> bytes:
    return b""


def served() -> Any:
    pages = dict.fromkeys(("/", *EMBED_PATHS), static_file("index.html", b"<p>"))
    pages[ELEMENTS_PATH] = static_file("elements.js", b"")
    health = dict.fromkeys(("/livez", "/readyz", "/healthz"), Health)
    return sink(pages=pages, health=health, answer_control=echo, metrics=lambda: "figures 1\n", sources=list)


def schema_of(name: str) -> Draft202012Validator:
    document = openapi_document()
    return Draft202012Validator({"$ref": f"#/components/schemas/{name}", "components": document["components"]})


async def test_every_path_of_the_document_answers_with_a_status_that_it_names() -> None:
    async with open_sink(served()) as server:
        for path, operations in openapi_document()["paths"].items():
            for method in operations.keys() & {"get", "post", "delete"}:
                operation = operations[method]
                asking = post(server, path, b"{}") if method == "post" else ASK[method](server, path)
                head, _ = await asking
                assert head.split()[1].decode() in operation["responses"], path


async def test_every_path_that_is_served_is_in_the_document() -> None:
    server = served()
    paths = {route.path for route in server._door().routes()}
    assert paths - {"/{path:path}"} == set(openapi_document()["paths"])


async def test_the_document_is_served_with_the_version_of_the_daemon() -> None:
    async with open_sink(sink()) as server:
        head, body = await http(server, "/openapi.json")
        assert b"content-type: application/json" in head
        assert json.loads(body) == openapi_document()
        assert json.loads(body)["info"]["version"] == version("emotion-streamer")


async def test_tickets_are_as_the_document_says() -> None:
    async with open_sink(sink()) as server:
        for body, is_valid in (
            (b"{}", True),
            (b'{"roles": ["agent"]}', True),
            (b'{"views": ["wall"]}', True),
            (b'{"views": ["door"]}', False),
            (b"[]", False),
        ):
            head, answer = await post(server, "/api/ticket", body)
            assert schema_of("TicketRequest").is_valid(json.loads(body)) is is_valid
            assert head.startswith(b"HTTP/1.1 201 ") is is_valid
            if is_valid:
                schema_of("Ticket").validate(json.loads(answer))
