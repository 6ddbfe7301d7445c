"""Reads JSON documents, and writes them in a layout for people: a value that fits on a line is on one line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from export.atomic_file import write_atomically
from export.errors import TrainingError

if TYPE_CHECKING:
    from pathlib import Path

LINE = 120
INDENT = 2
Document = TypeVar("Document")


def read_json(path: Path, kind: type[Document], *, what: str = "", hint: str = "") -> Document:
    """Return a document of a ``kind`` that msgspec decodes; raise TrainingError where it is missing or invalid.

    ``what``: a plural noun before the path in errors; ``hint``: added to the error for a missing file.
    """
    named, be = (f"{what} {path}", "are") if what else (str(path), "is")
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except OSError as error:
        raise TrainingError(f"{named} can't be read: {error.strerror}{f'; {hint}' if hint else ''}") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise TrainingError(f"{named} {be} not valid: {error}") from error


def write_json(path: Path, value: object) -> None:
    """Write ``value``, anything that msgspec encodes, atomically. NaN becomes null."""
    plain = msgspec.json.decode(msgspec.json.encode(value))
    with write_atomically(path) as partial:
        partial.write_text(lay_out(plain) + "\n", encoding="utf-8")


def lay_out(value: Any, *, depth: int = 0, taken: int = 0) -> str:
    """Return ``value`` as JSON.

    ``depth``: indentation of its inner lines, in steps; ``taken``: characters before it on its line.
    """
    line = json.dumps(value, ensure_ascii=False)
    if depth * INDENT + taken + len(line) < LINE or not isinstance(value, (dict, list)) or not value:
        return line
    if isinstance(value, list) and not any(isinstance(item, (dict, list)) for item in value):
        return _filled([json.dumps(item, ensure_ascii=False) for item in value], depth)
    if isinstance(value, list):
        parts = [lay_out(item, depth=depth + 1) for item in value]
        opening, closing = "[", "]"
    else:
        keys = {key: f"{json.dumps(key, ensure_ascii=False)}: " for key in value}
        parts = [keys[key] + lay_out(item, depth=depth + 1, taken=len(keys[key])) for key, item in value.items()]
        opening, closing = "{", "}"
    inner, outer = " " * INDENT * (depth + 1), " " * INDENT * depth
    return f"{opening}\n{inner}" + f",\n{inner}".join(parts) + f"\n{outer}{closing}"


def _filled(items: list[str], depth: int) -> str:
    """Return a list of plain values, as many on each line as fit."""
    inner, outer = " " * INDENT * (depth + 1), " " * INDENT * depth
    lines = [inner + items[0]]
    for item in items[1:]:
        if len(lines[-1]) + len(item) + len(", ,") <= LINE:
            lines[-1] += f", {item}"
        else:
            lines.append(inner + item)
    return "[\n" + ",\n".join(lines) + f"\n{outer}]"
