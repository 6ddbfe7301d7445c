from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from streamer.bulk.find import files_below, is_named_as_recording, recordings_of
from streamer.bulk.recording import Part, Recording, single

if TYPE_CHECKING:
    from pathlib import Path

    from streamer.core.audio import Role

ROLES: dict[str, Role] = {"-in": "customer", "-out": "agent"}


@pytest.mark.parametrize("name", ["a.wav", "A.WAV", "a.pcap.gz", "x/y.b.opus", "s3://bucket/a.mp3"])
def test_recordings_are_told_by_the_ends_of_their_names(name: str) -> None:
    assert is_named_as_recording(name)


@pytest.mark.parametrize("name", ["a.txt", "wav", "a.gz", ".a.wav", "x/.a.wav", "a.wav.tmp", "a.wav.part"])
def test_other_files_and_those_still_being_written_are_not_taken(name: str) -> None:
    assert not is_named_as_recording(name)


def test_folders_are_searched_in_order_without_hidden_ones_and_without_following_links(tmp_path: Path) -> None:
    for name in ("b/2.wav", "a/1.wav", "a/notes.txt", ".hidden/3.wav", "4.flac"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "a" / "round").symlink_to(tmp_path)
    taken, left_out = files_below(tmp_path)
    assert [os.path.relpath(path, tmp_path) for path in taken] == ["4.flac", "a/1.wav", "b/2.wav"]
    assert [os.path.relpath(path, tmp_path) for path in left_out] == ["a/notes.txt"]


def test_files_of_one_conversation_are_one_recording_with_a_role_each() -> None:
    found = recordings_of(["x/c1-in.wav", "x/c1-out.wav", "x/c2-out.wav", "other.wav", "x/c1-in.wav"], ROLES)
    assert found == [
        Recording("x/c1.wav", (Part("x/c1-in.wav", "customer"), Part("x/c1-out.wav", "agent"))),
        Recording("x/c2-out.wav", (Part("x/c2-out.wav", "agent"),)),
        single("other.wav"),
    ]


def test_a_name_that_is_nothing_but_an_end_has_no_partner() -> None:
    assert recordings_of(["-in.wav", "-out.wav"], ROLES) == [single("-in.wav"), single("-out.wav")]


def test_a_session_id_depends_on_the_whole_path_whatever_bytes_are_in_it() -> None:
    paths = ["a/call.wav", "b/call.wav", os.fsdecode(b"caf\xe9.wav"), "дзвінок.wav"]
    ids = [single(path).session_id for path in paths]
    assert len(set(ids)) == 4
    assert all(name.isascii() and name.replace("-", "").isalnum() for name in ids)
    assert [single(path).session_id for path in paths] == ids
