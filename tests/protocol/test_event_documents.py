"""What is written down about events, in JSON Schema, AsyncAPI and examples, is whole, and true of every type."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, get_args

import pytest
from jsonschema import ValidationError

from streamer.core.events import Event
from streamer.protocol.cloudevents import TYPE_PREFIX
from tests.support.examples import EXAMPLES, wire
from tests.support.schemas import event_types, is_object, schema, validate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Resolve = Callable[[str], Any]


def test_every_type_of_event_has_an_example_and_a_schema() -> None:
    assert {type(event) for event in EXAMPLES.values()} == set(get_args(Event))
    assert event_types() == sorted(EXAMPLES)


OPTIONAL = {"call_reference"}
"""Fields that are there where the configuration allows it."""


@pytest.mark.parametrize("name", [*EXAMPLES, "common"])
def test_a_published_schema_requires_all_fields_and_allows_others(name: str) -> None:
    objects = [node for node in _nodes(schema(name)) if is_object(node)]
    assert objects
    assert all("additionalProperties" not in node for node in objects)
    assert all(set(node["required"]) == node["properties"].keys() - OPTIONAL for node in objects)


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_schema_notices_what_is_missing_and_what_is_too_much(name: str) -> None:
    event = validate(wire(EXAMPLES[name]).payload)
    for key in event["data"]:
        with pytest.raises(ValidationError):
            validate(_json(event | {"data": {k: v for k, v in event["data"].items() if k != key}}))
    with pytest.raises(ValidationError):
        validate(_json(event | {"data": event["data"] | {"feeling": "sad"}}))
    with pytest.raises(ValidationError):
        validate(_json(event | {"feeling": "sad"}))


# -- AsyncAPI --------------------------------------------------------------------------------------


def test_asyncapi_names_every_type_and_each_reference_resolves(asyncapi: dict[str, Any], resolve: Resolve) -> None:
    references = [node["$ref"] for node in _nodes(asyncapi) if isinstance(node.get("$ref"), str)]
    for reference in references:
        resolve(reference)
    assert {f"schemas/{name}.json" for name in EXAMPLES} <= set(references)


def test_asyncapi_names_the_topic_of_every_example(asyncapi: dict[str, Any], resolve: Resolve) -> None:
    named = {
        (channel["address"], resolve(message["$ref"])["name"])
        for channel in asyncapi["channels"].values()
        if channel["address"] != "/"
        for message in channel["messages"].values()
    }
    for name, event in EXAMPLES.items():
        topic = wire(event).topic.replace("call-1", "{session_id}").replace("phones", "{source_id}")
        topic = topic.replace("customer", "{role}").replace("leg-1", "{leg_id}").replace("/upset", "/{rule}")
        address = "{prefix}/{node}/" + topic
        assert (address, TYPE_PREFIX + name) in named


def test_every_variable_of_an_asyncapi_address_is_explained(asyncapi: dict[str, Any]) -> None:
    for channel in asyncapi["channels"].values():
        variables = {part[1:-1] for part in channel["address"].split("/") if part.startswith("{")}
        assert variables == set(channel.get("parameters", {}))


def test_the_websocket_channel_carries_every_type(asyncapi: dict[str, Any], resolve: Resolve) -> None:
    (channel,) = [channel for channel in asyncapi["channels"].values() if channel["address"] == "/"]
    carried = {resolve(message["$ref"])["name"] for message in channel["messages"].values()}
    assert carried == {TYPE_PREFIX + name for name in (*EXAMPLES, "caught_up.v1")}


def test_the_documented_examples_validate(docs_examples: list[str]) -> None:
    types = {validate(example.encode())["type"] for example in docs_examples}
    assert types == {TYPE_PREFIX + name for name in EXAMPLES}


@pytest.fixture
def asyncapi(repository: Any) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((repository / "docs" / "asyncapi.json").read_bytes())
    return document


@pytest.fixture
def resolve(repository: Any, asyncapi: dict[str, Any]) -> Resolve:
    def target(reference: str) -> Any:
        file, _, pointer = reference.partition("#")
        node: Any = json.loads((repository / "docs" / file).read_bytes()) if file else asyncapi
        for step in pointer.split("/")[1:]:
            node = node[step.replace("~1", "/").replace("~0", "~")]
        return node

    return target


@pytest.fixture
def docs_examples(repository: Any) -> list[str]:
    text: str = (repository / "docs" / "events.md").read_text()
    blocks = [block.split("```")[0] for block in text.split("```json\n")[1:]]
    return [block for block in blocks if '"specversion"' in block]


def _json(event: Any) -> bytes:
    return json.dumps(event).encode()


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield every JSON object in a document."""
    if isinstance(tree, dict):
        yield tree
    children = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    for child in children:
        yield from _nodes(child)
