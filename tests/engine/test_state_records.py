"""A state file's lines give the sessions that are open; what is not valid is left out and named."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from streamer.engine.sessions import PersistedSession
from streamer.engine.state_records import decode, ended_line, opened_line

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
A, B = (PersistedSession("rtp", session_id, AT) for session_id in "ab")


def test_what_ended_is_not_open_and_what_opened_again_is() -> None:
    lines = opened_line(A) + opened_line(B) + ended_line(("rtp", "a")) + ended_line(("rtp", "never opened"))
    assert decode(lines[: -len(ended_line(("rtp", "never opened")))]) == ({("rtp", "b"): B}, [])
    assert list(decode(lines + opened_line(A))[0].values()) == [B, A]
    assert decode(b"") == ({}, [])


def test_a_line_holds_ids_and_a_time_and_nothing_else() -> None:
    assert json.loads(opened_line(A)) == {"source_id": "rtp", "session_id": "a", "started_at": "2026-01-02T03:04:05Z"}
    assert json.loads(ended_line(("rtp", "a"))) == {"source_id": "rtp", "session_id": "a"}


def test_cut_at_any_byte_the_whole_lines_before_it_count() -> None:
    lines = opened_line(A) + opened_line(B)
    for end in range(len(lines)):
        n_whole = lines[:end].count(b"\n")
        is_whole = lines[:end].endswith(b"\n") or not end
        assert decode(lines[:end]) == (
            dict([(("rtp", "a"), A), (("rtp", "b"), B)][:n_whole]),
            [] if is_whole else ["the last line was cut off"],
        )


def test_a_list_of_sessions_is_read_too() -> None:
    listed = b"[" + opened_line(A).strip() + b"," + opened_line(B).strip() + b"]"
    assert decode(listed) == ({("rtp", "a"): A, ("rtp", "b"): B}, [])
    assert decode(b"[]") == ({}, [])
    assert decode(listed[:-1])[0] == {}
    assert decode(b'[{"source_id": "rtp"}, 7, ' + opened_line(A).strip() + b"]")[0] == {("rtp", "a"): A}


@pytest.mark.parametrize(
    "line",
    [
        *(json.dumps({"source_id": "rtp", "session_id": bad, "started_at": "2026-01-02T03:04:05Z"}) for bad in
          ("+", "#", "a/b", "", "a\n", "a b", "é", "\0", "a" * 129, None, 7, ["a"])),
        json.dumps({"source_id": "+", "session_id": "a"}),
        json.dumps({"source_id": "rtp", "session_id": "a", "started_at": "2026-01-02T03:04:05"}),
        json.dumps({"source_id": "rtp", "session_id": "a", "started_at": "yesterday"}),
        "{}", "7", "null", "not JSON", "[" * 5_000, "{" * 5_000, "\x80",
    ],
)  # fmt: skip
def test_a_line_that_is_not_valid_is_left_out_and_the_others_count(line: str) -> None:
    sessions, faults = decode(opened_line(A) + line.encode("latin-1") + b"\n" + opened_line(B))
    assert list(sessions.values()) == [A, B]
    assert len(faults) == 1
