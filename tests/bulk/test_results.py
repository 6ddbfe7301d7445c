from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from streamer.bulk.job import Outcome
from streamer.bulk.lock import locked
from streamer.bulk.plan import MAX_BYTES, MAX_RECORDINGS, Shard, divided, from_json, to_json
from streamer.bulk.recording import Part, Recording, single
from streamer.bulk.results import Results
from streamer.bulk.storage import LocalStorage
from streamer.core.errors import ConfigError, SinkError

if TYPE_CHECKING:
    from pathlib import Path

MADE_WITH: dict[str, object] = {"model": {"name": "m"}, "roles": ["customer"]}


def results(folder: Path, made_with: dict[str, object] = MADE_WITH) -> Results:
    opened = Results(LocalStorage(folder), "jsonl", name="results")
    opened.open(made_with)
    return opened


def no_size(_: Recording) -> int:
    return 0


def outcomes(shard: Shard, *problems: str) -> list[Outcome]:
    return [Outcome(each, f"{each.path}\n".encode(), problems) for each in shard.recordings]


def test_shards_hold_as_many_as_share_batches_and_not_more_than_is_cheap_to_lose() -> None:
    many = [single(f"{number}") for number in range(2 * MAX_RECORDINGS + 1)]
    assert [len(shard.recordings) for shard in divided(many, no_size, plan=1)] == [MAX_RECORDINGS, MAX_RECORDINGS, 1]
    assert [len(s.recordings) for s in divided(many[:8], lambda _: MAX_BYTES // 2, plan=1)] == [2, 2, 2, 2]
    assert [len(s.recordings) for s in divided(many[:3], lambda _: 2 * MAX_BYTES, plan=1)] == [1, 1, 1]
    assert [len(s.recordings) for s in divided(many[:9], no_size, plan=1, at_least=4)] == [2, 2, 2, 2, 1]
    assert divided([], no_size, plan=1) == []


def test_a_plan_keeps_names_of_any_bytes() -> None:
    path = os.fsdecode(b"caf\xe9 \xd0\xb7\n.wav")
    shards = divided([single(path), Recording("c", (Part("c-in", "customer"), Part("c-out", None)))], no_size, plan=3)
    assert from_json(to_json(shards), name="_plan-0003.json") == shards
    assert [shard.name for shard in shards] == ["0003-00001"]


@pytest.mark.parametrize("damaged", [b"", b"{", b"5", b'[["a"]]', b'[["a", [["b", [3]]]]]'])
def test_a_damaged_plan_is_an_error_that_names_it(damaged: bytes) -> None:
    with pytest.raises(SinkError, match="_plan-0001"):
        from_json(damaged, name="_plan-0001.json")


def test_a_later_run_does_what_is_left_and_what_is_new_each_once(tmp_path: Path) -> None:
    recordings = [single(f"{number:03}") for number in range(130)]
    first = results(tmp_path).todo(recordings, no_size)
    assert [shard.name for shard in first] == ["0001-00001", "0001-00002", "0001-00003"]
    results(tmp_path).write(first[1], outcomes(first[1]))
    left = results(tmp_path).todo([*recordings, single("new")], no_size)
    assert [shard.name for shard in left] == ["0001-00001", "0001-00003", "0002-00001"]
    for shard in left:
        results(tmp_path).write(shard, outcomes(shard))
    assert results(tmp_path).todo([*recordings, single("new")], no_size) == []
    lines = [line for part in tmp_path.glob("part-*.jsonl") for line in part.read_text().splitlines()]
    assert sorted(lines) == sorted([*(each.path for each in recordings), "new"])


def test_a_part_that_is_written_twice_is_there_once(tmp_path: Path) -> None:
    (shard,) = results(tmp_path).todo([single("a"), single("b")], no_size)
    for _ in range(2):
        results(tmp_path).write(shard, outcomes(shard))
    assert [path.name for path in tmp_path.glob("part-*")] == ["part-0001-00001.jsonl"]


def test_errors_of_earlier_runs_are_told_again(tmp_path: Path) -> None:
    (shard,) = results(tmp_path).todo([single("a")], no_size)
    results(tmp_path).write(shard, outcomes(shard, "is empty", "is old"))
    assert results(tmp_path).errors() == {"a": ["is empty", "is old"]}


def test_results_of_another_model_are_not_mixed(tmp_path: Path) -> None:
    results(tmp_path)
    with pytest.raises(ConfigError, match="results holds results that were made with another model and roles: choose"):
        results(tmp_path, {"model": {"name": "other"}, "roles": []})


def test_one_command_at_a_time_writes_into_a_folder(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(SinkError, match="another process writes results there"), locked(tmp_path):
        pass
    with locked(tmp_path):
        pass


def test_what_a_killed_writer_left_is_neither_a_part_nor_kept(tmp_path: Path) -> None:
    storage = LocalStorage(tmp_path)
    (tmp_path / ".part-0001-00001.jsonl.host.17").write_bytes(b"half")
    assert storage.names() == set()
    storage.remove_leftovers()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_can_not_be_made_or_written_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SinkError, match="file can't be made: File exists"):
        LocalStorage(tmp_path / "file")
    with pytest.raises(SinkError, match="part can't be written: No such file or directory"):
        LocalStorage(tmp_path / "gone").write("sub/part", b"")
