"""Would a speech output of the emotion network beat the gate's second stage? ``python -m export.vad.study``.

Prints, as Markdown: how well a logistic probe on the network's embedding, and Silero, tell speech of held-out actors
from kinds of sound that the probe did not learn; what both cost; and what the gate's thresholds lose and let through.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from tqdm import tqdm

from export.acoustics.backgrounds import Backgrounds
from export.acoustics.input_spec import FRONT_END, WINDOW_FRAMES
from export.corpora.readers import CORPORA, RAVDESS, read_corpus, unique
from export.corpora.recordings import find_recordings, read_samples
from export.corpora.splits import ravdess_fold
from export.errors import TrainingError
from export.evaluation.evaluate import onnx_scorer
from export.provenance import commit_of
from export.training.train import load_network
from export.vad.not_speech import kinds_of_sound
from export.vad.probe import as_they_are, interval, leave_kinds_out
from export.vad.stretches import Recorded, cut_sounds, cut_speech, embed, in_sound, scaled, silero_scores
from export.vad.sweep import DefaultGate, on_line
from streamer.core.audio import SAMPLE_RATE
from streamer.core.errors import EmotionStreamerError
from streamer.dsp.features import LogMel, fill
from streamer.dsp.resample import NARROW_RATE
from streamer.inference.vad import VAD_BLOCK_MS, Silero

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from export.corpora.readers import Clip
    from export.evaluation.evaluate import Scorer
    from export.models.mn04 import EmotionNet
    from export.vad.not_speech import Samples
    from export.vad.probe import Judged
    from export.vad.stretches import Stretches
    from export.vad.sweep import Heard

    Floats = NDArray[np.floating]
    Setting = tuple[str, tuple[float, float]]
    """A line and the thresholds."""
    Sounds = dict[Setting, dict[str, list[Heard]]]

FOLD = 0
SEED = 0
LINES = {"clean": SAMPLE_RATE, "8 kHz mu-law": NARROW_RATE}
"""By name, the rate of the leg."""
LENGTHS_MS = (16 * VAD_BLOCK_MS, 8 * VAD_BLOCK_MS)
"""1.0 and 0.5 s, in whole looks of Silero's."""
SNR_DB = 5
GATE_LEVELS_DBFS = (-20.0, -35.0)
FALSE_ALARMS = (0.01, 0.05)
THRESHOLDS = ((0.3, 0.2), (0.5, 0.35), (0.5, 0.15), (0.4, 0.25), (0.3, 0.1), (0.2, 0.1), (0.15, 0.1), (0.1, 0.05))
"""Of speech and of silence; the first are those of ``config.toml``."""
MANY = 64
REPEATS = 200


@dataclass(frozen=True, slots=True)
class Study:
    """Where things are, and how much of them is used."""

    data: Path
    audio: Path
    build: Path
    n_clips: int
    """Of those learnt, and of those judged."""

    def report(self) -> Iterator[list[str]]:
        """Yield the tables as lines of Markdown, each as soon as it is known."""
        commit = commit_of(Path(__file__).resolve().parents[2])
        kinds = kinds_of_sound(Backgrounds.load(self.audio).for_tests())
        network = load_network(self.build / "run" / f"fold-{FOLD}.student.pt")
        silero = Silero()
        yield [f"Commit {commit.sha1}{' with changes' if commit.dirty else ''}, seed {SEED}, fold {FOLD}."]
        yield self._telling_apart(network, silero, kinds)
        yield _cost(onnx_scorer(self.build / "run" / f"fold-{FOLD}.int8.onnx"), silero)
        yield self._gate(silero, kinds)

    def _telling_apart(self, network: EmotionNet, silero: Silero, kinds: dict[str, Samples]) -> list[str]:
        clips = [clip for corpus in CORPORA.values() for clip in unique(read_corpus(corpus, self.data), self.data)]
        parts = ravdess_fold(clips, FOLD)
        rng = np.random.default_rng(SEED)
        # None of RAVDESS's: the probe shall learn speech, not a studio.
        elsewhere = [clip for clip in parts.train if clip.corpus != RAVDESS.name]
        learnt, judged = (_some(part, self.n_clips, rng) for part in (elsewhere, parts.test))
        lines = [
            "| stretch | line | scorer | AUC (95 %) | missed at 1 % | missed at 5 % | AUC, the worst kinds |",
            "|---|---|---|---|---|---|---|",
        ]
        for length_ms in LENGTHS_MS:
            lines += self._of_length(network, silero, kinds, learnt=learnt, judged=judged, length_ms=length_ms)
        return lines

    def _of_length(
        self,
        network: EmotionNet,
        silero: Silero,
        kinds: dict[str, Samples],
        *,
        learnt: Sequence[Clip],
        judged: Sequence[Clip],
        length_ms: int,
    ) -> list[str]:
        teach, speech = (cut_speech(self._recorded(clips), length_ms, SEED) for clips in (learnt, judged))
        sounds = cut_sounds(kinds, length_ms, SEED)
        learnt_speech = np.concatenate([embed(network, teach.samples, rate) for rate in LINES.values()])
        of_sounds = {rate: embed(network, sounds.samples, rate) for rate in LINES.values()}
        learnt_kinds = by_owner(np.concatenate(list(of_sounds.values())), sounds.owners * len(LINES))
        lines = []
        for line, rate in LINES.items():
            heard = dict.fromkeys(kinds, speech)
            found = _judge(network, silero, learnt_speech, learnt_kinds, heard=heard, sounds=sounds, rate=rate)
            lines += _rows(length_ms, line, found, list(kinds))
        heard = {kind: in_sound(speech, sound, SNR_DB) for kind, sound in kinds.items()}
        found = _judge(network, silero, learnt_speech, learnt_kinds, heard=heard, sounds=sounds, rate=SAMPLE_RATE)
        return lines + _rows(length_ms, f"clean, speech {SNR_DB} dB above the sound", found, list(kinds))

    def _recorded(self, clips: Sequence[Clip]) -> list[Recorded]:
        places = find_recordings(self.build / "cache", clips)
        return [
            Recorded(clip.speaker, its.clip(i), int(its.spans[i][0]), int(its.spans[i][1]))
            for clip, (its, i) in zip(clips, places, strict=True)
        ]

    def _gate(self, silero: Silero, kinds: dict[str, Samples]) -> list[str]:
        clips = unique(read_corpus(RAVDESS, self.data), self.data)
        speech: dict[Setting, list[Heard]] = {(line, pair): [] for line in LINES for pair in THRESHOLDS}
        sounds: Sounds = {setting: {kind: [] for kind in kinds} for setting in speech}
        gates = {
            (line, pair): DefaultGate(silero, rate=rate, thresholds=pair)
            for line, rate in LINES.items()
            for pair in THRESHOLDS
        }
        for clip in tqdm(clips, desc="gate", unit="clip", mininterval=2):
            samples = read_samples(self.data / clip.path)
            heard = {line: on_line(samples, rate) for line, rate in LINES.items()}
            for (line, pair), gate in gates.items():
                speech[line, pair].append(gate.hear(heard[line]))
        for kind, sound in tqdm(kinds.items(), desc="sounds", unit="kind"):
            for level in GATE_LEVELS_DBFS:
                heard = {line: on_line(scaled(sound, level), rate) for line, rate in LINES.items()}
                for (line, pair), gate in gates.items():
                    sounds[line, pair][kind].append(gate.hear(heard[line]))
        return [*_kinds_table(sounds), "", *_thresholds_table(speech, sounds)]


def by_owner(rows: Floats, owners: Sequence[str]) -> dict[str, Floats]:
    """Return the rows of each owner."""
    names = np.array(owners)
    return {name: rows[names == name] for name in dict.fromkeys(owners)}


def _cost(score: Scorer, silero: Silero) -> list[str]:
    legs = [silero.leg(SAMPLE_RATE) for _ in range(MANY)]
    look = np.zeros(SAMPLE_RATE * VAD_BLOCK_MS // 1000, np.float32)
    second = np.zeros(SAMPLE_RATE, np.float32)
    log_mel = LogMel(FRONT_END)
    looks_a_s = 1000 / VAD_BLOCK_MS
    alone = _cpu_ms(lambda: silero.answer([legs[0].ask(look, 1)])) * looks_a_s
    many = _cpu_ms(lambda: silero.answer([leg.ask(look, 1) for leg in legs])) * looks_a_s / MANY
    window = _cpu_ms(lambda: score(fill(log_mel(second), WINDOW_FRAMES)[np.newaxis]))
    return [
        "| CPU for a second of audio, one thread | ms |",
        "|---|---|",
        f"| Silero, one leg | {alone:.2f} |",
        f"| Silero, {MANY} legs together | {many:.2f} |",
        f"| network (int8, with features), an answer every second | {window:.2f} |",
        f"| the same, an answer every 0.5 s | {2 * window:.2f} |",
        f"| the same, an answer every {VAD_BLOCK_MS} ms, as often as Silero | {window * looks_a_s:.1f} |",
    ]


def _kinds_table(sounds: Sounds) -> list[str]:
    titles = [f"{line}, {level:g} dBFS" for line in LINES for level in GATE_LEVELS_DBFS]
    lines = [f"| time called speech | {' | '.join(titles)} |", "|---" * (len(titles) + 1) + "|"]
    for kind in sounds[next(iter(sounds))]:
        heard = [one for line in LINES for one in sounds[line, THRESHOLDS[0]][kind]]
        lines.append(f"| {kind} | {' | '.join(f'{100 * one.speech_share:.1f} %' for one in heard)} |")
    return lines


def _thresholds_table(speech: dict[Setting, list[Heard]], sounds: Sounds) -> list[str]:
    titles = [
        f"{what}, {line}" for what in ("clips missed", "in pieces", "sounds' time called speech") for line in LINES
    ]
    lines = [
        f"| speech / silence | {' | '.join(titles)} | kinds called speech, worst line |",
        "|---" * (len(titles) + 2) + "|",
    ]
    for pair in THRESHOLDS:
        of = [speech[line, pair] for line in LINES]
        cells = [_count(clips, lambda one: not one.utterances) for clips in of]
        cells += [_count(clips, lambda one: len(one.utterances) > 1) for clips in of]
        shares = [{kind: _share(heard) for kind, heard in sounds[line, pair].items()} for line in LINES]
        cells += [f"{100 * np.mean(list(share.values())):.2f} %" for share in shares]
        worst = {kind: max(share[kind] for share in shares) for kind in shares[0]}
        called = ", ".join(f"{kind} {100 * share:.1f} %" for kind, share in worst.items() if share > 0)
        lines.append(f"| {pair[0]} / {pair[1]} | {' | '.join(cells)} | {called or 'none'} |")
    return lines


def _count(clips: Sequence[Heard], is_so: Callable[[Heard], bool]) -> str:
    n = sum(map(is_so, clips))
    return f"{n} ({100 * n / len(clips):.1f} %)"


def _share(heard: Sequence[Heard]) -> float:
    return float(np.mean([one.speech_share for one in heard]))


def _judge(
    network: EmotionNet,
    silero: Silero,
    learnt_speech: Floats,
    learnt_kinds: dict[str, Floats],
    *,
    heard: dict[str, Stretches],
    sounds: Stretches,
    rate: int,
) -> dict[str, Judged]:
    """Return what each scorer said. ``heard``: the speech that is held against each kind of ``sounds``."""
    distinct = {id(speech): speech for speech in heard.values()}
    speakers = next(iter(heard.values())).owners
    said = {key: silero_scores(silero, speech.samples, rate) for key, speech in distinct.items()}
    embedded = {key: embed(network, speech.samples, rate) for key, speech in distinct.items()}
    said_of = by_owner(silero_scores(silero, sounds.samples, rate), sounds.owners)
    found = {
        f"Silero, {how}": as_they_are(
            {kind: said[id(speech)][:, i] for kind, speech in heard.items()},
            speakers,
            {kind: scores[:, i] for kind, scores in said_of.items()},
        )
        for i, how in enumerate(("highest", "mean"))
    }
    found["network"] = leave_kinds_out(
        learnt_speech,
        learnt_kinds,
        {kind: embedded[id(speech)] for kind, speech in heard.items()},
        speakers,
        by_owner(embed(network, sounds.samples, rate), sounds.owners),
    )
    return found


def _rows(length_ms: int, line: str, found: dict[str, Judged], kinds: Sequence[str]) -> list[str]:
    rows = []
    for scorer, judged in found.items():
        of_kind = judged.auc().mean(axis=1)
        worst = ", ".join(f"{kinds[i]} {of_kind[i]:.3f}" for i in np.argsort(of_kind)[:3])
        rates = " | ".join(f"{100 * judged.miss_rate(share):.1f} %" for share in FALSE_ALARMS)
        rows.append(f"| {length_ms} ms | {line} | {scorer} | {_told(judged.auc())} | {rates} | {worst} |")
    better = found["network"].auc() - found["Silero, mean"].auc()
    return [*rows, f"| {length_ms} ms | {line} | network less Silero's mean | {_told(better, '+')} | | | |"]


def _told(table: Floats, sign: str = "") -> str:
    found = interval(table, seed=SEED)
    return f"{found.value:{sign}.4f} ({found.low:{sign}.4f} to {found.high:{sign}.4f})"


def _some(clips: Sequence[Clip], n_clips: int, rng: np.random.Generator) -> list[Clip]:
    return [clips[i] for i in sorted(rng.permutation(len(clips))[:n_clips])]


def _cpu_ms(work: Callable[[], object]) -> float:
    """Return the median CPU time of a call, in ms: other programs on this machine don't count."""
    taken = []
    for _ in range(REPEATS):
        before = time.process_time_ns()
        work()
        taken.append(time.process_time_ns() - before)
    return float(np.median(taken)) / 1e6


def main(arguments: list[str] | None = None) -> int:
    """Print the report; return the exit status, 1 where something is missing."""
    parser = argparse.ArgumentParser(prog="python -m export.vad.study", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora")
    parser.add_argument("--audio", type=Path, required=True, help="folder with noise/")
    parser.add_argument("--build", type=Path, default=Path("build"), help="caches and checkpoints (default: build)")
    parser.add_argument("--clips", type=int, default=300, help="to learn and to judge by, each (default: 300)")
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    try:
        if not options.audio.is_dir():
            raise TrainingError(f"--audio: expected a folder with noise/, and {options.audio} is none")
        for table in Study(options.data, options.audio, options.build, options.clips).report():
            print("\n".join(table), end="\n\n", flush=True)
    except EmotionStreamerError as error:
        print(f"export: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
