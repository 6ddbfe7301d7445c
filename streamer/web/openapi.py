"""The OpenAPI document, with the version of this daemon."""

from __future__ import annotations

import json
from importlib import resources
from importlib.metadata import version
from typing import Any

OPENAPI_PATH = "/openapi.json"


def openapi_document() -> dict[str, Any]:
    """Return the description of what the port answers over HTTP (OpenAPI 3.1)."""
    text = (resources.files("streamer.web") / "openapi.json").read_text(encoding="utf-8")
    document: dict[str, Any] = json.loads(text)
    document["info"]["version"] = version("emotion-streamer")
    return document
