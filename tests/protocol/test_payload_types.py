"""Encodings by name, and those whose payload type never changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streamer.protocol.payload_types import STATIC, Encoding, parse_encoding

ENCODINGS = st.builds(
    Encoding,
    name=st.text("ABCXYZ0123456789-._+", min_size=1, max_size=20),
    clock_hz=st.integers(1, 384_000),
    channels=st.integers(1, 8),
)


@given(ENCODINGS)
def test_an_encoding_is_read_as_it_is_written(encoding: Encoding) -> None:
    assert parse_encoding(str(encoding)) == encoding
    assert parse_encoding(str(encoding).lower()) == encoding


@given(st.text(max_size=40))
def test_any_text_is_an_encoding_or_a_value_error(text: str) -> None:
    try:
        encoding = parse_encoding(text)
    except ValueError as error:
        assert "expected an encoding such as opus/48000/2" in str(error)  # noqa: PT017 - not raising is right, too
    else:
        assert text.upper().startswith(encoding.name)


@pytest.mark.parametrize("text", ["", "PCMU", "PCMU/", "/8000", "PCMU/0", "PCMU/8000/0", "PCMU/8000/9", "L16/999999"])
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="expected an encoding"):
        parse_encoding(text)


def test_the_types_of_telephony_are_those_of_rfc_3551() -> None:
    assert {number: str(STATIC[number]) for number in (0, 8, 9, 10, 11, 13, 18)} == {
        0: "PCMU/8000",
        8: "PCMA/8000",
        9: "G722/8000",
        10: "L16/44100/2",
        11: "L16/44100",
        13: "CN/8000",
        18: "G729/8000",
    }
