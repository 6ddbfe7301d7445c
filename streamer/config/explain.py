"""Error messages about the configuration: ``path: expected X, got Y``."""

from __future__ import annotations

import difflib
import re
from typing import Any

import msgspec

from streamer.config.secret_keys import is_secret
from streamer.config.tables import Config

_WHERE = re.compile(r"(?P<text>.*?) - at (?P<of_key>`key` in )?`\$\.?(?P<path>.*)`", re.DOTALL)
_ANY_KEY = "[...]"
"""What msgspec calls the key of a table whose keys may be any."""


def explain(message: str, raw: dict[str, Any]) -> str:
    """Return a message of msgspec as ``path: expected X, got Y``."""
    where = _WHERE.fullmatch(message)
    text, names = (where["text"], _names(where["path"])) if where else (message, [])
    while _ANY_KEY in names:
        place = names.index(_ANY_KEY)
        names[place] = _key_at_fault(message, raw, names[:place])
    if where and where["of_key"]:
        expected = _expected(text, _type_at(names).key_type)
        return f"{_path(names)}: expected keys that are {expected}, got {_key_at_fault(message, raw, names)!r}"
    return _explain_value(text, names, raw)


def _explain_value(text: str, names: list[str], raw: dict[str, Any]) -> str:
    path = _path(names)
    if unknown := re.match(r"Object contains unknown field `(.*)`", text):
        return _explain_unknown(names, unknown[1])
    if missing := re.match(r"Object missing required field `(.*)`", text):
        return f"{path}.{missing[1]}: expected a value, got none"
    if relation := re.match(r"(\w+): (expected .*)", text):  # from a __post_init__
        return f"{path}.{relation[1]}: {relation[2]}".lstrip(".")
    got = "a value that is not shown" if is_secret(path) else _shown(_value_at(raw, names))
    return f"{path}: expected {_expected(text, _type_at(names))}, got {got}"


def _expected(text: str, info: Any) -> str:
    if "matching regex" in text and isinstance(info, msgspec.inspect.Metadata):
        return str((info.extra_json_schema or {})["description"])
    if text.startswith("Invalid enum value"):
        return "one of " + ", ".join(map(str, getattr(_plain(info), "values", ())))
    return re.sub(r"^Expected |, got .*$|`", "", text).replace("object", "table")


def _shown(value: object) -> str:
    """Return a scalar as it is; tables and arrays may contain secrets, so only their kind is shown."""
    if isinstance(value, dict):
        return "a table"
    return f"an array of {len(value)}" if isinstance(value, list) else repr(value)


def _explain_unknown(table: list[str], name: str) -> str:
    known = _plain(_type_at(table)).cls.__struct_fields__
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"; did you mean {near[0]}?" if near else ""
    return f"{_path([*table, name])}: unknown key, expected one of {', '.join(known)}{hint}"


def _type_at(names: list[str]) -> Any:
    """Return what msgspec knows of the type of a key, e.g. of ``["websocket", "tokens", "0", "scopes", "1"]``."""
    info: Any = msgspec.inspect.type_info(Config)
    for name in names:
        plain = _plain(info)
        if isinstance(plain, msgspec.inspect.StructType):
            info = next(field.type for field in plain.fields if field.name == name)
        elif isinstance(plain, msgspec.inspect.TupleType):
            info = plain.item_types[int(name)]
        else:
            info = plain.value_type if isinstance(plain, msgspec.inspect.DictType) else plain.item_type
    return info


def _plain(info: Any) -> Any:
    return info.type if isinstance(info, msgspec.inspect.Metadata) else info


def _value_at(raw: Any, names: list[str]) -> Any:
    value = raw
    for name in names:
        value = value[int(name)] if isinstance(value, list) else value[name]
    return value


def _key_at_fault(message: str, raw: dict[str, Any], names: list[str]) -> str:
    """Return which key of a table that has any keys is meant: the one with which alone the message stays the same."""
    for key in _value_at(raw, names):
        try:
            msgspec.convert(_with_only(raw, names, key), Config)
        except msgspec.ValidationError as error:
            if str(error) == message:
                return str(key)
    raise AssertionError(f"no key of {_path(names)} is at fault: {message}")


def _with_only(raw: Any, names: list[str], key: str) -> Any:
    if not names:
        return {key: raw[key]}
    place: Any = int(names[0]) if isinstance(raw, list) else names[0]
    copy = raw.copy()
    copy[place] = _with_only(raw[place], names[1:], key)
    return copy


def _names(path: str) -> list[str]:
    """``a.b[0]`` to ``["a", "b", "0"]``."""
    return re.findall(r"\[\.\.\.\]|[^.\[\]]+", path)


def _path(names: list[str]) -> str:
    """Do the reverse."""
    return "".join(f"[{name}]" if name.isdecimal() else f".{name}" for name in names).lstrip(".")
