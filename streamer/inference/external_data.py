"""Finds the tensors of an ONNX file whose values are in other files (onnx.proto, TensorProto.data_location).

ONNX Runtime reads such files without a word, and the hash in a card doesn't cover them. The daemon does not depend on
the onnx package, so this reads as much of the encoding (protobuf.dev/programming-guides/encoding) as it takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

VARINT, FIXED_64, BYTES, FIXED_32 = 0, 1, 2, 5
"""Wire types."""
NAME, EXTERNAL_DATA, DATA_LOCATION = 8, 13, 14
"""Fields of TensorProto."""
INNER: dict[str, dict[int, str]] = {
    "model": {7: "graph", 20: "training", 25: "function"},
    "training": {1: "graph", 2: "graph"},
    "graph": {1: "node", 5: "tensor", 15: "sparse"},
    "function": {7: "node", 11: "attribute"},
    "node": {5: "attribute"},
    "attribute": {5: "tensor", 6: "graph", 10: "tensor", 11: "graph", 22: "sparse", 23: "sparse"},
    "sparse": {1: "tensor", 2: "tensor"},
}
"""For each message on the way to a tensor: its fields that hold the next one."""


def external_tensors(data: bytes) -> list[str]:
    """Return the names of the tensors with external data in an ONNX file.

    Raises ValueError if the file is not encoded as protobuf.
    """
    return list(_external(memoryview(data), "model"))


def _external(message: memoryview, kind: str) -> Iterator[str]:
    if kind == "tensor":
        if _is_external(message):
            yield next(
                (bytes(value).decode(errors="replace") for number, value in _fields(message) if number == NAME), ""
            )
        return
    for number, value in _fields(message):
        inner = INNER[kind].get(number)
        if inner is not None:
            yield from _external(value, inner)


def _is_external(tensor: memoryview) -> bool:
    return any(
        number == EXTERNAL_DATA or (number == DATA_LOCATION and bytes(value) != b"\0")
        for number, value in _fields(tensor)
    )


def _fields(message: memoryview) -> Iterator[tuple[int, memoryview]]:
    """Yield number and value of each field; of a varint its bytes."""
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        key &= 0xFFFF_FFFF  # protobuf's own decoder drops the bits above
        number, wire_type = key >> 3, key & 7
        start = at
        if number == 0:
            raise ValueError("an ONNX file expected, got a field without a number")
        if wire_type == VARINT:
            _, at = _varint(message, at)
        elif wire_type == BYTES:
            length, start = _varint(message, at)
            at = start + length
        elif wire_type in {FIXED_64, FIXED_32}:
            at += 8 if wire_type == FIXED_64 else 4
        else:
            raise ValueError(f"an ONNX file expected, got a field of wire type {wire_type}")
        if at > len(message):
            raise ValueError(
                f"an ONNX file expected, got a field that ends {at - len(message)} bytes after its message"
            )
        yield number, message[start:at]


def _varint(message: memoryview, at: int) -> tuple[int, int]:
    """Return the number at ``at``, and where it ends."""
    value = 0
    for shift in range(0, 70, 7):
        if at >= len(message):
            raise ValueError("an ONNX file expected, got one that ends within a number")
        byte = message[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
    raise ValueError("an ONNX file expected, got a number of more than 10 bytes")
