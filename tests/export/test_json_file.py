from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from export.json_file import LINE, lay_out, write_json

if TYPE_CHECKING:
    from pathlib import Path

WORDS = st.text(max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | WORDS,
    lambda inner: st.lists(inner) | st.dictionaries(WORDS, inner),
)


@given(VALUES)
def test_what_is_laid_out_is_the_same_value(value: object) -> None:
    assert json.loads(lay_out(value)) == value


@given(st.recursive(st.integers(0, 999), lambda inner: st.lists(inner, max_size=60), max_leaves=200))
def test_no_line_is_longer_than_a_line_where_its_parts_fit(value: object) -> None:
    assert max(map(len, lay_out(value).splitlines())) <= LINE


def test_what_fits_is_on_one_line_and_what_does_not_is_filled() -> None:
    matrix = [list(range(8))] * 2
    numbers = list(range(100, 140))
    assert lay_out({"a": {"value": 0.5, "low": None}, "matrix": matrix, "numbers": numbers}).splitlines() == [
        "{",
        '  "a": {"value": 0.5, "low": null},',
        '  "matrix": [[0, 1, 2, 3, 4, 5, 6, 7], [0, 1, 2, 3, 4, 5, 6, 7]],',
        '  "numbers": [',
        f"    {', '.join(map(str, numbers[:23]))},",
        f"    {', '.join(map(str, numbers[23:]))}",
        "  ]",
        "}",
    ]


def test_a_file_is_written_with_its_last_line_ended(tmp_path: Path) -> None:
    write_json(tmp_path / "a.json", {"é": float("nan")})
    assert (tmp_path / "a.json").read_text("utf-8") == '{"é": null}\n'
