"""The steps of a pipeline, one after another, told as they begin; each keeps what it made and goes on from there."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from export.acoustics.backgrounds import check_audio
from export.corpora.inspection import inspect
from export.corpora.inspection_text import tell as told_inspection
from export.corpora.pictures import draw
from export.corpora.recordings import prepare
from export.errors import TrainingError
from export.evaluation.daemon_eval import utterances_in
from export.evaluation.figures import Made, lines_of
from export.formatting import duration
from export.pipeline.card import abstention, write_config, write_model
from export.pipeline.estimate import Remaining, Speed
from export.pipeline.evaluation import HeldOut, Judged
from export.pipeline.groups import held_out, labels_of, usable_clips
from export.pipeline.init_weights import heard_by, start_notice
from export.pipeline.plan import keep
from export.pipeline.report import Told, write_report
from export.pipeline.training_run import TrainingRun, conditions
from export.provenance import commit_of, data_digests
from streamer.inference.card import load_card

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from export.corpora.data import Data
    from export.corpora.inspection import Inspection
    from export.corpora.readers import Clip
    from export.evaluation.daemon_eval import Utterance
    from export.evaluation.figures import Figures
    from export.pipeline.estimate import Clock
    from export.pipeline.plan import Plan
    from export.provenance import DataDigest

REPOSITORY = Path(__file__).resolve().parents[2]
FINAL = "final"
JUDGING = "judging"
STEP_OF = {"student": 4, "rounded": 5, "int8": 5}
"""Of a network that is judged; all others are teachers."""
N_STEPS = 9


class Pipeline:
    """From one's own clips to a model. Making one raises TrainingError for what can be seen to be wrong by then."""

    def __init__(self, data: Data, plan: Plan, *, source: str, tell: Callable[[str], None], now: Clock) -> None:
        """``source``: what the person called the data; ``tell`` is given lines; ``now``: a clock, seconds."""
        _check_places(plan)
        self._data, self._plan, self._source, self._tell, self._now = data, plan, source, tell, now
        self._clips = usable_clips(data)
        self._labels = labels_of(data, self._clips)
        self._splits = held_out(data, self._clips, n_groups=plan.n_groups, all_groups=plan.all_groups)
        self._judged = [Judged(self._making(f"group-{i}", split.train), split) for i, split in enumerate(self._splits)]
        self._final = self._making(FINAL, self._clips)

    def describe(self) -> None:
        """Tell what would be done, and how long it would take here; make nothing."""
        plan = self._plan
        expected = self._expected()
        self._tell_split()
        for making in self._makings():
            names = ", ".join(
                f"{stage} {duration(seconds)}" for stage, seconds in self._stages(expected, making).items()
            )
            told = f"about {names}" if names else "made before"
            self._tell(f"{making.name}: {len(making.clips)} clips to learn from; {told}")
        self._tell(f"judging: about {duration(expected[JUDGING])}")
        self._tell(f"in all about {duration(sum(expected.values()))} on {plan.device}, {plan.threads} threads")
        self._tell(f"it would write {plan.model} with .json, .md, .toml and .figures.json beside it")

    def run(self) -> Path:
        """Do all steps; return the card. Raises TrainingError where one can't be done."""
        inspection, drawn = self._inspect()
        digests = data_digests(self._clips, self._data.folder)
        keep(self._plan, digests, self._labels)
        self._tell_split()
        self._prepare()
        remaining = Remaining(self._now, self._expected())
        for one in self._judged:
            self._make(one.making, remaining)
        self._begin(remaining, 6, JUDGING, "judge them, int8 and fp32, under every condition")
        n_speakers = len({clip.speaker for clip in self._clips})
        predictions = HeldOut(self._judged, n_groups=min(self._plan.n_groups, n_speakers))
        figures = predictions.figures(model=self._plan.name, version=self._plan.version, made=self._made(digests))
        for line in lines_of(figures):
            self._tell(f"    {line}")
        self._make(self._final, remaining)
        card, not_int8 = write_model(self._final, figures, predictions.temperature)
        self._report(card, not_int8, inspection, drawn, figures)
        self._listen(card)
        return card

    # -- steps -------------------------------------------------------------------------------------

    def _inspect(self) -> tuple[Inspection, tuple[str, ...]]:
        self._step(1, f"inspect {len(self._data.clips)} recordings")
        inspection, measured = inspect(self._data, source=self._source)
        self._tell(told_inspection(inspection))
        if inspection.verdict == "not trainable":
            raise TrainingError(f"{self._source}: no model can be trained on this; see the errors above")
        pictures = draw(inspection, measured, self._plan.folder / "pictures")
        return inspection, tuple(path.stem for path in pictures if path.suffix == ".svg")

    def _tell_split(self) -> None:
        self._step(2, f"hold out {len(self._splits)} of the groups of speakers")
        for one in self._judged:
            speakers = sorted({clip.speaker.partition("/")[2] for clip in one.split.test})
            self._tell(f"    {one.making.name}: {len(one.split.test)} clips of {', '.join(speakers)}")
        notice = start_notice(self._plan.start)
        self._tell(f"    start: {notice or 'random numbers'}")

    def _prepare(self) -> None:
        for corpus in sorted({clip.corpus for clip in self._clips}):
            theirs = [clip for clip in self._clips if clip.corpus == corpus]
            prepare(theirs, data=self._data.folder, cache=self._plan.cache, workers=self._plan.threads)

    def _make(self, making: TrainingRun, remaining: Remaining) -> None:
        def begun(stage: str) -> None:
            number = 7 if making.name == FINAL else STEP_OF.get(stage, 3)
            self._begin(remaining, number, f"{making.name} {stage}", f"{making.name}: {_deed(stage)}")

        if making.int8.exists():
            self._tell(f"    {making.name}: made before, in {making.int8.parent}")
        making.make(begun)

    def _report(
        self, card: Path, not_int8: str, inspection: Inspection, drawn: tuple[str, ...], figures: Figures
    ) -> None:
        self._step(8, "report")
        plan, hint = self._plan, abstention(figures, "fp32" if not_int8 else "int8")
        folder = plan.model.with_suffix("")
        folder.mkdir(parents=True, exist_ok=True)
        for name in drawn:
            shutil.copyfile(plan.folder / "pictures" / f"{name}.svg", folder / f"{name}.svg")
        write_config(plan, hint)
        report = write_report(
            Told(
                plan=plan,
                card=load_card(card),
                inspection=inspection,
                drawn=drawn,
                figures=figures,
                hint=hint,
                heard_before=heard_by(plan.start),
                not_int8=not_int8,
                curves=self._final.curves(),
            )
        )
        if not_int8:
            self._tell(f"    the model is fp32, as int8 would say something else: {not_int8}")
        self._tell(f"    wrote {card}, {plan.model.name}, {report.name}")

    def _listen(self, card: Path) -> None:
        """Let the daemon hear a clip; the model that is kept knows this voice: it shows that it runs, no more."""
        clip = self._splits[0].test[0]
        path = self._data.folder / clip.path
        self._step(9, f"let the daemon hear {path}")
        (utterances,) = utterances_in(card, [path], processes=1, title="daemon")
        self._tell(f"    it is {clip.label}; the daemon heard {_heard(utterances)}")
        config = self._plan.model.with_suffix(".toml")
        self._tell(f"listen with it: emotion-streamer run --config {config}")
        self._tell(f"or to files:    emotion-streamer analyze --config {config} FILE.wav")
        self._tell(f'or in your own config.toml: [model] card = "{card.resolve()}"')

    # -- parts -------------------------------------------------------------------------------------

    def _making(self, name: str, clips: tuple[Clip, ...]) -> TrainingRun:
        return TrainingRun(self._plan, name, clips, self._labels)

    def _makings(self) -> Iterator[TrainingRun]:
        yield from (one.making for one in self._judged)
        yield self._final

    def _made(self, digests: dict[str, DataDigest]) -> Made:
        plan = self._plan
        return Made(date=plan.date, code=commit_of(REPOSITORY), command=plan.command, seed=plan.seed, data=digests)

    def _expected(self) -> dict[str, float]:
        """Return the seconds of every stage that isn't done."""
        speed = Speed.measured(self._plan, now=self._now)
        expected = {
            f"{making.name} {stage}": seconds
            for making in self._makings()
            for stage, seconds in speed.stages(self._plan, len(making.clips)).items()
            if not making.is_done(stage)
        }
        n_clips = sum(len(one.split.test) for one in self._judged if not one.making.file("scores").exists())
        return expected | {JUDGING: speed.judging(n_clips, len(conditions(self._plan).names))}

    def _stages(self, expected: dict[str, float], making: TrainingRun) -> dict[str, float]:
        prefix = f"{making.name} "
        return {name.removeprefix(prefix): its for name, its in expected.items() if name.startswith(prefix)}

    def _begin(self, remaining: Remaining, number: int, stage: str, text: str) -> None:
        this, rest = remaining.begin(stage)
        self._step(number, f"{text} (about {duration(this)}; {duration(rest)} with all that follows)")

    def _step(self, number: int, text: str) -> None:
        self._tell(f"[{number}/{N_STEPS}] {text}")


def _deed(stage: str) -> str:
    return {
        "student": "distil the teachers into a student",
        "rounded": "let it learn the rounding of int8",
        "int8": "write ONNX and quantise",
    }.get(stage, f"train the teacher {stage}")


def _heard(utterances: list[Utterance]) -> str:
    if not utterances:
        return "no speech in it"
    first = utterances[0]
    best = first.categories[0]
    return f"{best.name} ({best.probability:.2f}{', too unsure to say so' if first.abstained else ''})"


def _check_places(plan: Plan) -> None:
    there = [path for path in plan.targets if path.exists()]
    if there and not plan.is_begun:
        raise TrainingError(
            f"{there[0]} is there, and no pipeline below {plan.build} made it: give another --name or --out"
        )
    check_audio(plan.audio)
    if plan.start is not None and not plan.start.is_file():
        raise TrainingError(f"--start: expected a model or weights, and {plan.start} is no file; `none` begins anew")
