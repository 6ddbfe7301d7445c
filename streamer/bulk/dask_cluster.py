"""Spreads shards over the workers of a Dask cluster. distributed is an extra."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from distributed import Client, LocalCluster, as_completed
from distributed.client import FutureCancelledError
from distributed.comm.core import CommClosedError
from distributed.scheduler import KilledWorker

from streamer.bulk.dask_task import analyse_shard
from streamer.core.errors import EmotionStreamerError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from streamer.bulk.dask_task import Output, ShardDone
    from streamer.bulk.job import Job
    from streamer.bulk.plan import Shard

MAX_TRIES: Final = 3
"""Of a shard whose workers were killed, each time as often as Dask itself allows (3)."""
CONNECT_S: Final = 30
LOCAL: Final = "local"
"""The address that stands for a cluster of processes on this machine, which ends with the command."""


@contextmanager
def connected(address: str, *, jobs: int) -> Iterator[Client]:
    """Give a client of the scheduler at ``address``, or of a cluster of ``jobs`` workers on this machine.

    Raises EmotionStreamerError where nobody answers.
    """
    if address == LOCAL:
        with (
            LocalCluster(n_workers=jobs, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as cluster,
            Client(cluster) as client,
        ):
            yield client
        return
    try:
        client = Client(address, timeout=CONNECT_S, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise EmotionStreamerError(f"no Dask scheduler at {address}: {reason}") from error
    with client:
        yield client


def run_shards(client: Client, job: Job, output: Output, shards: Sequence[Shard]) -> Iterator[ShardDone]:
    """Give what was done of each shard, in any order. Raises what `analyse_shard` raises.

    Raises EmotionStreamerError too where the scheduler is gone, or where a shard's workers are killed again and again.
    """
    tries = {shard.name: 1 for shard in shards}
    futures = {client.submit(analyse_shard, job, output, shard, pure=False): shard for shard in shards}
    waiting = as_completed(futures, loop=client.loop)
    for future in waiting:
        shard = futures.pop(future)
        try:
            done = future.result()
        except KilledWorker:
            if tries[shard.name] >= MAX_TRIES:
                raise EmotionStreamerError(
                    f"shard {shard.name}: every worker that had it was killed, {shard.recordings[0].name} first in it"
                ) from None
            tries[shard.name] += 1
            again = client.submit(analyse_shard, job, output, shard, pure=False)
            futures[again] = shard
            waiting.add(again)
            continue
        except (CommClosedError, FutureCancelledError) as error:
            raise EmotionStreamerError(
                "the Dask scheduler is gone; the same command goes on once it is back"
            ) from error
        yield done
