"""Error messages about the configuration: ``path: expected X, got Y``."""

from __future__ import annotations

import difflib
import re
from typing import Any

import msgspec

from streamer.config.secret_keys import is_secret
from streamer.config.tables import Config


def explain(message: str, raw: dict[str, Any]) -> str:
    """Return a message of msgspec as ``path: expected X, got Y``."""
    text, _, location = message.partition(" - at `$")
    path = location.rstrip("`").lstrip(".")
    if unknown := re.match(r"Object contains unknown field `(.*)`", text):
        return _explain_unknown(table=path, name=unknown[1])
    if missing := re.match(r"Object missing required field `(.*)`", text):
        return f"{path}.{missing[1]}: expected a value, got none"
    if relation := re.match(r"(\w+): (expected .*)", text):  # from a __post_init__
        return f"{path}.{relation[1]}: {relation[2]}".lstrip(".")
    is_choice = text.startswith("Invalid enum value")
    expected = _choices(path) if is_choice else re.sub(r"^Expected |, got .*$|`", "", text)
    expected = expected.replace("object", "table")
    got = "a value that is not shown" if is_secret(path) else _shown(_value_at(raw, path))
    return f"{path}: expected {expected}, got {got}"


def _shown(value: object) -> str:
    """Return a scalar as it is; tables and arrays may contain secrets, so only their kind is shown."""
    if isinstance(value, dict):
        return "a table"
    return f"an array of {len(value)}" if isinstance(value, list) else repr(value)


def _explain_unknown(*, table: str, name: str) -> str:
    known = _type_at(table).cls.__struct_fields__
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"; did you mean {near[0]}?" if near else ""
    path = f"{table}.{name}" if table else name
    return f"{path}: unknown key, expected one of {', '.join(known)}{hint}"


def _type_at(path: str) -> Any:
    """Return what msgspec knows of the type of a key, e.g. of ``websocket.tokens[0].scopes[1]``."""
    info: Any = msgspec.inspect.type_info(Config)
    for name in _names(path):
        if isinstance(info, msgspec.inspect.StructType):
            info = next(field.type for field in info.fields if field.name == name)
        else:
            info = getattr(info, "item_type", info)
    return info


def _choices(path: str) -> str:
    return "one of " + ", ".join(map(str, getattr(_type_at(path), "values", ())))


def _value_at(raw: Any, path: str) -> object:
    value = raw
    for name in _names(path):
        value = value[int(name)] if isinstance(value, list) else value[name]
    return value


def _names(path: str) -> list[str]:
    """``a.b[0]`` to ``["a", "b", "0"]``."""
    return re.findall(r"[^.\[\]]+", path)
