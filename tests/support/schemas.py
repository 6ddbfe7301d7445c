"""The JSON Schemas of ``docs/``, and validation against them.

The published schemas allow fields that a later version adds. The tests use a strict copy, which allows none.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
TYPE_PREFIX = "org.emotionstreamer."


def validate(payload: bytes) -> dict[str, Any]:
    """Return the CloudEvent in ``payload``. Raises ``jsonschema.ValidationError``."""
    event: dict[str, Any] = json.loads(payload)
    validator(event["type"].removeprefix(TYPE_PREFIX)).validate(event)
    return event


def event_types() -> list[str]:
    """Return the event types that are published and have a schema, e.g. ``emotion.v1``."""
    return sorted(
        name.removesuffix(".json")
        for name in _schemas()
        if name not in {"common.json", "caught_up.v1.json"} and not name.startswith("control.")
    )


def schema(name: str) -> dict[str, Any]:
    """Return the schema in ``docs/schemas/<name>.json``."""
    contents: dict[str, Any] = _schemas()[f"{name}.json"]
    return contents


def strict(node: Any) -> Any:
    """Return a copy of a schema in which no object has other fields than those that it describes."""
    if isinstance(node, list):
        return [strict(item) for item in node]
    if not isinstance(node, dict):
        return node
    copy = {key: strict(value) for key, value in node.items()}
    return copy | {"additionalProperties": False} if is_object(node) else copy


def is_object(node: dict[str, Any]) -> bool:
    """Return whether a schema describes the fields of an object."""
    return "properties" in node and "object" in str(node.get("type"))


@cache
def validator(name: str) -> Draft202012Validator:
    """Return the validator of one type; it checks formats too."""
    resources = [(file, DRAFT202012.create_resource(strict(contents))) for file, contents in _schemas().items()]
    return Draft202012Validator(
        strict(schema(name)),
        registry=Registry().with_resources(resources),
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )


def published_validator(name: str) -> Draft202012Validator:
    """Return the validator that a client has, which lets fields be added."""
    resources = [(file, DRAFT202012.create_resource(contents)) for file, contents in _schemas().items()]
    return Draft202012Validator(schema(name), registry=Registry().with_resources(resources))


@cache
def _schemas() -> dict[str, Any]:
    return {path.name: json.loads(path.read_bytes()) for path in (DOCS / "schemas").glob("*.json")}
