"""Files with some bytes replaced."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

from streamer.sources.files.patched_file import PatchedFile


@given(st.binary(max_size=80), st.integers(0, 80), st.binary(max_size=8), st.lists(st.integers(0, 90), max_size=6))
def test_it_reads_as_if_it_had_been_written_so(data: bytes, at: int, patch: bytes, positions: list[int]) -> None:
    expected = io.BytesIO((data[:at] + patch + data[at + len(patch) :])[: len(data)] if at < len(data) else data)
    file = io.BufferedReader(PatchedFile(io.BytesIO(data), {at: patch}))
    assert file.read() == expected.read()
    for position in positions:
        assert file.seek(position) == expected.seek(position) == file.tell()
        assert file.read(5) == expected.read(5)
        assert file.seek(-min(2, file.tell()), 1) == expected.seek(-min(2, expected.tell()), 1)
    assert file.seek(0, 2) == len(data)


def test_the_file_stays_open_and_has_no_name() -> None:
    data = io.BytesIO(b"abc")
    file = io.BufferedReader(PatchedFile(data, {}))
    assert not hasattr(file, "name")
    file.close()
    assert not data.closed
