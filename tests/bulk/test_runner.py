from __future__ import annotations

import json
from functools import partial

import pytest

from streamer.bulk.child import Child
from streamer.bulk.job import Job, Outcome
from streamer.bulk.plan import Shard
from streamer.bulk.pool import Pool
from streamer.bulk.recording import single
from streamer.bulk.runner import ShardRunner
from streamer.core.errors import EmotionStreamerError, ModelError

JOB = Job(config=b"{}", config_path=None, roles=(), content="table")
START = partial(Child, module="tests.support.bad_bulk_worker", stall_s=1.0)


def problems(outcomes: list[Outcome]) -> list[tuple[str, tuple[str, ...]]]:
    return [(outcome.recording.path, outcome.problems) for outcome in outcomes]


def test_the_recordings_of_a_shard_are_analysed_together_in_one_process() -> None:
    with ShardRunner(JOB, start=START) as runner:
        outcomes = runner.run([single("a"), single("b")])
    assert [outcome.lines for outcome in outcomes] == [b"a of 2\n", b"b of 2\n"]


@pytest.mark.parametrize(
    ("poison", "problem"),
    [
        ("crash", "the process that analysed it ended by SIGSEGV"),
        ("exit", "the process that analysed it ended with status 3"),
        ("memory", "the process that analysed it was killed; out of memory, probably"),
        ("hang", "hangs: nothing happened for 1 s"),
    ],
)
def test_a_file_that_ends_or_stops_the_process_is_the_only_one_with_an_error(poison: str, problem: str) -> None:
    with ShardRunner(JOB, start=START) as runner:
        outcomes = runner.run([single("a"), single(poison), single("b")])
        later = runner.run([single("c")])
    assert problems(outcomes) == [("a", ()), (poison, (problem,)), ("b", ())]
    assert problems(later) == [("c", ())]
    assert json.loads(outcomes[1].lines) == {
        "kind": "recording", "recording": poison, "legs": 0, "audio_ms": 0, "error": problem,
    }  # fmt: skip


def test_a_model_that_is_missing_is_an_error_of_the_command() -> None:
    job = Job(config=b'{"model": {"card": "none.json"}}', config_path=None, roles=(), content="table")
    with ShardRunner(job) as runner, pytest.raises(ModelError, match=r"model\.card: expected a model card"):
        runner.run([single("a")])


def test_shards_are_spread_over_processes_and_each_is_given_once() -> None:
    shards = [Shard(f"{number}", (single(f"file {number}"),)) for number in range(20)]
    with Pool(2, lambda: ShardRunner(JOB, start=START), on_audio=lambda _: None) as pool:
        done = list(pool.run(shards))
    assert sorted(shard.name for shard, _ in done) == sorted(shard.name for shard in shards)
    assert all(outcome.recording in shard.recordings for shard, outcomes in done for outcome in outcomes)


def test_leaving_a_pool_ends_its_processes_whatever_they_do() -> None:
    runners: list[ShardRunner] = []

    def make() -> ShardRunner:
        runners.append(ShardRunner(JOB, start=partial(Child, module="tests.support.bad_bulk_worker")))
        return runners[-1]

    shards = [Shard("1", (single("a"),)), Shard("2", (single("hang"),)), Shard("3", (single("hang"),))]
    with Pool(2, make, on_audio=lambda _: None) as pool:
        assert next(pool.run(shards))[0].name == "1"
    for runner in runners:
        with pytest.raises(EmotionStreamerError, match="stopped"):
            runner.run([single("a")])
