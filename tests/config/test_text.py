"""Text as editors save it."""

from __future__ import annotations

import codecs

import pytest

from streamer.config.text import decode_text


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("text", ["", "a = 1\r\n", "grün = 'ї'"])
def test_utf8_is_read_with_and_without_a_mark(mark: bytes, text: str) -> None:
    assert decode_text(mark + text.encode()) == text


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32-le", "UTF-32"),
        ("utf-32-be", "UTF-32"),
    ],
)
def test_other_encodings_with_a_mark_are_named(encoding: str, named: str) -> None:
    with pytest.raises(ValueError, match=rf"expected UTF-8 text, got {named} \(by its byte order mark\)"):
        decode_text("\ufeffa = 1".encode(encoding))


def test_a_byte_that_is_not_utf8_is_shown() -> None:
    with pytest.raises(ValueError, match="expected UTF-8 text, got byte 0xe9"):
        decode_text(b"caf\xe9")
