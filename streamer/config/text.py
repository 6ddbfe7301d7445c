"""Decodes text files as editors save them: UTF-8, with or without a byte order mark."""

from __future__ import annotations

import codecs

OTHER_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}


def decode_text(data: bytes) -> str:
    """Return UTF-8 text without its byte order mark. Raises ValueError that says what was expected and what came."""
    for mark, encoding in OTHER_MARKS.items():
        if data.startswith(mark):
            raise ValueError(f"expected UTF-8 text, got {encoding} (by its byte order mark)")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"expected UTF-8 text, got byte 0x{data[error.start]:02x}") from None
