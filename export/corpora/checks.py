"""Checks measured recordings, and how labels and speakers are distributed over them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from export.corpora.findings import Finding
from export.corpora.recordings import SHORTEST_SAMPLES
from export.corpora.splits import FEWEST_SPEAKERS
from streamer.core.audio import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from export.corpora.findings import Severity
    from export.corpora.measuring import Measured
    from export.corpora.readers import Clip

SHORTEST_S = 0.3
LONGEST_S = 20.0
QUIETEST_DBFS = -50.0
MOST_CLIPPED = 0.001
MOST_OFFSET = 0.01
MOST_LEADING_OFFSET = 0.02
FEWEST_CLIPS = 10
MOST_IMBALANCE = 3.0
MOST_OF_ONE_SPEAKER = 0.5


@dataclass(frozen=True, slots=True)
class _Check:
    """One check of a recording."""

    severity: Severity
    kind: str
    text: str
    applies: Callable[[Measured], bool]


NO_FRAME = _Check(
    "error",
    "no-frame",
    f"shorter than {SHORTEST_SAMPLES} samples at 16 kHz, too short for anything",
    lambda it: it.n_samples_16k < SHORTEST_SAMPLES,
)
CHECKS = (
    _Check("warning", "too-short", f"shorter than {SHORTEST_S:g} s", lambda it: it.seconds < SHORTEST_S),
    _Check(
        "warning",
        "too-long",
        f"longer than {LONGEST_S:g} s: hardly one emotion from end to end, cut them",
        lambda it: it.seconds > LONGEST_S,
    ),
    _Check("warning", "no-speech", "no speech is found", lambda it: not it.has_speech),
    _Check(
        "warning",
        "clipped",
        f"cut off at full scale, more than {MOST_CLIPPED * 100:g} % of the samples",
        lambda it: it.clipped > MOST_CLIPPED,
    ),
    _Check(
        "warning",
        "quiet",
        f"nowhere louder than {QUIETEST_DBFS:g} dBFS",
        lambda it: it.peak_dbfs < QUIETEST_DBFS,
    ),
    _Check(
        "warning",
        "offset",
        f"a DC offset of more than {MOST_OFFSET * 100:g} % of full scale",
        lambda it: it.offset > MOST_OFFSET,
    ),
    _Check(
        "warning",
        "leading-offset",
        f"begins with a DC offset of more than {MOST_LEADING_OFFSET * 100:g} % of full scale",
        lambda it: it.leading_offset > MOST_LEADING_OFFSET and it.offset <= MOST_OFFSET,
    ),
    _Check(
        "warning",
        "narrow",
        "sampled at less than 16 kHz: the upper frequencies of the network's input are missing",
        lambda it: it.rate_hz < SAMPLE_RATE,
    ),
    _Check("note", "channels", "several channels, whose mean is used", lambda it: it.channels > 1),
)


def check_recordings(corpus: str, measured: Mapping[Clip, Measured]) -> Iterator[Finding]:
    """Yield findings about single recordings of one corpus."""
    whole = {clip: it for clip, it in measured.items() if not NO_FRAME.applies(it)}
    checks = [(NO_FRAME, measured), *((check, whole) for check in CHECKS)]
    for check, those in checks:
        where = tuple(clip.path.as_posix() for clip, it in those.items() if check.applies(it))
        if where:
            yield Finding(check.severity, check.kind, corpus, check.text, where)


def check_twins(measured: Mapping[Clip, Measured]) -> Iterator[Finding]:
    """Yield duplicate recordings in all corpora, and contradictions between them."""
    sounds: defaultdict[str, list[Clip]] = defaultdict(list)
    for clip, it in measured.items():
        if not NO_FRAME.applies(it):
            sounds[it.sound_digest].append(clip)
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for first, *others in sounds.values():
        for other in others:
            same_file = measured[other].file_digest == measured[first].file_digest
            kinds = ["same-file" if same_file else "same-sound"]
            kinds += ["two-labels"] if other.label != first.label else []
            kinds += ["two-speakers"] if other.speaker != first.speaker else []
            for kind in kinds:
                found[other.corpus, kind].append(f"{other.path.as_posix()} = {first.path.as_posix()}")
    for (corpus, kind), where in found.items():
        yield Finding("warning", kind, corpus, TWINS[kind], tuple(where))


TWINS = {
    "same-file": "the same file again; the first is used",
    "same-sound": "the same sound in another file; both are used",
    "two-labels": "the same sound under two labels, one of which is wrong",
    "two-speakers": "the same sound under two speakers, so it may be in training and in the test",
}


def check_labels(corpus: str, clips: Sequence[Clip]) -> Iterator[Finding]:
    """Yield findings about the distribution of labels over a corpus's recordings."""
    counts = Counter(clip.label for clip in clips)
    if len(counts) < 2:
        text = f"all recordings are {next(iter(counts))}" if counts else "no recording has a label"
        yield Finding("error", "one-label", corpus, f"{text}: two labels are needed")
        return
    few = tuple(f"{label} {n}" for label, n in sorted(counts.items()) if n < FEWEST_CLIPS)
    if few:
        yield Finding("warning", "few-clips", corpus, f"labels with fewer than {FEWEST_CLIPS} recordings", few)
    (most, n_most), (least, n_least) = counts.most_common()[0], counts.most_common()[-1]
    if n_most > MOST_IMBALANCE * n_least:
        text = f"{most} has {n_most / n_least:.1f} times as many recordings as {least} ({n_most} and {n_least})"
        yield Finding("warning", "imbalance", corpus, text)


def check_speakers(corpus: str, clips: Sequence[Clip], *, own: bool) -> Iterator[Finding]:
    """Yield findings about speakers. ``own``: the corpus is both the training and the test data."""
    counts = Counter(clip.speaker for clip in clips)
    if f"{corpus}/" in counts:
        return  # no speakers are known, which is a finding already
    if len(counts) < FEWEST_SPEAKERS:
        text = f"{len(counts)} speakers, and {FEWEST_SPEAKERS} are needed to hold some out and train on the others"
        yield Finding("error" if own else "note", "few-speakers", corpus, text)
        return
    (speaker, most), *_ = counts.most_common()
    if most > MOST_OF_ONE_SPEAKER * len(clips):
        text = f"{speaker} speaks in {most} of {len(clips)} recordings: a model will know this voice best"
        yield Finding("warning", "one-voice", corpus, text)
    labels_of, speakers_of = defaultdict(set), defaultdict(set)
    for clip in clips:
        labels_of[clip.speaker].add(clip.label)
        speakers_of[clip.label].add(clip.speaker)
    alone = tuple(sorted(label for label, speakers in speakers_of.items() if len(speakers) == 1))
    if alone:
        text = "labels of one speaker only, which can't be in both training and test"
        yield Finding("warning", "label-of-one", corpus, text, alone)
    if len(speakers_of) > 1 and all(len(labels) == 1 for labels in labels_of.values()):
        text = "every speaker has one label only: a model can learn voices instead of emotions"
        yield Finding("warning", "voice-is-label", corpus, text)


def check_formats(corpus: str, measured: Mapping[Clip, Measured]) -> Iterator[Finding]:
    """Yield labels that the file format gives away: no other label has their rate, channels and file type."""
    formats: defaultdict[str, set[tuple[int, int, str]]] = defaultdict(set)
    for clip, it in measured.items():
        formats[clip.label].add((it.rate_hz, it.channels, clip.path.suffix.lower()))
    given_away = tuple(
        sorted(
            label
            for label, its in formats.items()
            if len(formats) > 1 and not its & set().union(*(other for name, other in formats.items() if name != label))
        )
    )
    if given_away:
        text = "labels whose recordings differ from all others in rate, channels or file type: a model can learn that"
        yield Finding("warning", "format-is-label", corpus, text, given_away)
