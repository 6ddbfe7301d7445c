"""The section of a report that says what was compared, and under what conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.acoustics.conditions import CONDITIONS
from export.corpora.together import TOGETHER
from export.report.document import RANDOM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from export.report.document import Entry, Results
    from export.report.views import View


def setting(results: Results, found: Sequence[View]) -> list[str]:
    """Return the items of the section."""
    trained = [entry for entry in results.entries if entry.kind != "shipped"]
    return [*_clips(trained), *_splits(trained, found), *_conditions(trained), *_stopped_early(trained)]


def _clips(trained: Sequence[Entry]) -> list[str]:
    sizes = {name: its.n_clips for entry in trained for name, its in entry.made.data.items()}
    titles = {result.corpus: result.corpus_title for entry in trained for result in entry.results}
    return ["Clips: " + "; ".join(f"{titles.get(name, name)}, {n:,} in all" for name, n in sizes.items()) + "."]


def _splits(trained: Sequence[Entry], found: Sequence[View]) -> list[str]:
    lines = []
    for one in found:
        entry, result = next((row.entry, row.result) for row in one.own if row.kind != "shipped")
        lines.append(
            f"Split `{one.split}`: {entry.protocol}; {entry.apart.partition(';')[0]}. Evaluated on {result.n_clips:,} "
            f"clips of {result.n_speakers} speakers, {len(result.labels)} labels: {', '.join(result.labels)}."
        )
    if any(entry.split == TOGETHER for entry in trained):
        lines.append(
            f"Split `{TOGETHER}`: clips of all corpora at once, a random fifth held out, as many projects do. Its "
            "speakers, their sentences and rooms are known from training: no figure about new voices."
        )
    if any(entry.split == RANDOM for entry in trained):
        lines.append(
            f"Split `{RANDOM}`: clips, not speakers, are held out at random. It only shows how much that inflates "
            "UAR; no other table has its figures."
        )
    return lines


def _conditions(trained: Sequence[Entry]) -> list[str]:
    there = {result.condition for entry in trained for result in entry.results}
    conditions = [name for name in CONDITIONS.values() if name in there]
    return [
        "Unit: a clip. Its prediction is the mean over its windows, cut as the daemon cuts them: of 3 s, into which "
        "most clips fit, or of 1 s for systems on segments.",
        "Training windows are cut at random places and pass through random rooms, noises, levels and telephone lines "
        "(`export/acoustics/channel.py`), the same for all systems. The tests use other noises and rooms. Networks "
        "also have random time spans and frequency bands masked, waveforms too. All hear each clip through "
        "three channels, drawn once; networks twice more as it is, but for pace and level. Networks with random "
        "weights normalise the bands of a window (`docs/decisions/104-references-that-learn.md`). The learning rate "
        "rises, then falls to 0 in the last epoch.",
        f"Test conditions: {'; '.join(conditions)}.",
        "Intervals are 95 %, from a bootstrap over speakers (`export/evaluation/bootstrap.py`). UAR is the mean of the "
        "labels' recalls, that is macro-averaged recall. Precision and F1 are macro averages too. ECE is the expected "
        "calibration error of the top label. All are in per cent.",
        *_machines(trained),
        "Latency is the processor's time for one window on one thread; - marks what was last timed by the clock, "
        "beside other programs. Training time is that of all epochs by the clock: an upper bound, since other programs "
        "ran on the same cores.",
    ]


def _machines(trained: Sequence[Entry]) -> list[str]:
    """Return what networks and classifiers were trained on, as far as it was recorded."""
    found = sorted({entry.cost.machine for entry in trained} - {""})
    return [f"Machine: {'; '.join(found)}."] if found else []


def _stopped_early(trained: Sequence[Entry]) -> list[str]:
    short = sorted({(entry.model, entry.split == RANDOM) for entry in trained if entry.is_short})
    if not short:
        return []
    by_speaker = {name for name, is_random in short if not is_random}
    names = ", ".join(
        f"`{name}` on `{RANDOM}`" if is_random else f"`{name}`"
        for name, is_random in short
        if not (is_random and name in by_speaker)
    )
    return [f"Stopped early, after fewer epochs than usual: {names}. With more they may be better, and rank otherwise."]
