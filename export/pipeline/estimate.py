"""Estimates how long a pipeline takes, from a few steps on this machine; each finished stage corrects the estimate."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import torch

from export.acoustics.backgrounds import Backgrounds, training_channel
from export.acoustics.channel import ChannelConfig, change_pace
from export.acoustics.conditions import Conditions
from export.acoustics.dataset import Batch
from export.acoustics.front_end import TorchLogMel
from export.acoustics.input_spec import FRONT_END, LOG_MEL
from export.models.mn04 import EmotionNet, ModelConfig
from export.training.train import stepping

if TYPE_CHECKING:
    from collections.abc import Callable

    from torch import Tensor

    from export.pipeline.plan import Plan

    Clock = Callable[[], float]
    """Seconds since any moment."""

N_TIMED = 3
PACE = 1.05
"""Of the windows that are drawn: another than 1, as of most."""
ANOTHER_THREAD = 0.7
"""How much of its speed another thread adds."""
ALONE = ", if nothing else runs there"
ROUNDING = 1.5
"""Duration of a training step with rounding, relative to one without."""
PRECISIONS = 2
STAGE_S, INT8_S = 1.0, 3.0
"""Fixed duration of a stage, and of export with quantisation."""


@dataclass(frozen=True, slots=True)
class Speed:
    """Seconds per window on this machine, if nothing else runs there."""

    draw_s: float
    """To draw a window through a random channel, as features."""
    cut_s: float
    """To cut the windows of a test clip under one of the conditions."""
    learn_s: float
    """Of a step, with all that follows the gradients."""
    predict_s: float

    @classmethod
    def measured(cls, plan: Plan) -> Speed:
        """Time a batch of windows of noise, with as many threads as the plan has."""
        sound = 3000 * torch.randn(2 * LOG_MEL.window_samples, generator=torch.Generator().manual_seed(0))
        samples = sound[: LOG_MEL.window_samples] / 32768
        features = torch.from_numpy(LOG_MEL.window(samples.numpy()))
        timed = partial(fastest_s, device=plan.device, threads=plan.threads)
        conditions = Conditions(Backgrounds.load(plan.audio).for_tests(), torch.device("cpu"))
        return cls(
            timed(_drawing(plan, sound)) / plan.batch_size,
            timed(_cutting(conditions, samples)) / len(conditions.names),
            timed(_learning(plan, features)) / plan.batch_size,
            timed(_predicting(plan, features)) / plan.batch_size,
        )

    def stages(self, plan: Plan, n_clips: int) -> dict[str, float]:
        """Return the seconds of each stage of one network with ``n_clips`` training clips."""
        recipe = plan.recipe(n_clips)
        one = self.draw_s + self.learn_s
        found = {name: STAGE_S + config.epochs * n_clips * one for name, config in recipe.teachers.items()}
        found["student"] = STAGE_S + recipe.student.epochs * n_clips * (one + len(recipe.teachers) * self.predict_s)
        slow = self.draw_s + ROUNDING * self.learn_s + self.predict_s
        found["rounded"] = STAGE_S + recipe.rounded.epochs * n_clips * slow
        found["int8"] = INT8_S + 3 * recipe.calibration_clips * (self.cut_s + self.predict_s)
        return found

    def evaluation(self, n_clips: int, n_conditions: int) -> float:
        """Return the seconds of the evaluation on ``n_clips`` clips."""
        return n_clips * n_conditions * (self.cut_s + PRECISIONS * self.predict_s)


def _drawing(plan: Plan, sound: Tensor) -> Callable[[], object]:
    """Return what draws a batch of windows of ``sound`` (n,), each time the same."""
    device = torch.device(plan.device)
    channel = training_channel(ChannelConfig(), Backgrounds.load(plan.audio), device)
    log_mel, sound = TorchLogMel(FRONT_END).to(device), sound.to(device)
    generator = torch.Generator(device)
    starts = torch.zeros(plan.batch_size, dtype=torch.long, device=device)
    pace = torch.full((plan.batch_size,), PACE, device=device)

    def draw() -> object:
        samples = change_pace(sound, starts, LOG_MEL.window_samples, pace) / 32768
        rms = samples.square().mean(dim=1).sqrt()
        # By chance a channel has more or fewer rooms and lines, which cost: each time the same ones.
        return float(log_mel(channel(samples, rms, generator.manual_seed(0)))[0, 0, 0])

    return draw


def _cutting(conditions: Conditions, samples: Tensor) -> Callable[[], object]:
    """Return what cuts the windows of a clip under every condition."""
    rms = samples.square().mean().sqrt()[None]

    def cut() -> object:
        heard = [conditions(name, samples[None], rms, ["noise"])[0].numpy() for name in conditions.names]
        return [LOG_MEL.tiles(one, (0, len(one))) for one in heard]

    return cut


def _learning(plan: Plan, features: Tensor) -> Callable[[], object]:
    """Return a step of training."""
    device = torch.device(plan.device)
    network, n = EmotionNet(ModelConfig()), plan.batch_size
    masks = torch.ones(n, len(network.config.labels), dtype=torch.bool, device=device)
    batch = Batch(features.expand(n, -1, -1).to(device), torch.zeros(n, dtype=torch.long, device=device), masks)
    step = stepping(network, plan.recipe(n).student, device=device)
    return lambda: step(batch)


def _predicting(plan: Plan, features: Tensor) -> Callable[[], object]:
    device = torch.device(plan.device)
    network, windows = EmotionNet(ModelConfig()).to(device).eval(), features.expand(plan.batch_size, -1, -1).to(device)

    def predict() -> object:
        with torch.inference_mode():
            return float(network(windows)[0, 0])

    return predict


@dataclass(slots=True)
class Remaining:
    """The estimates of the stages that are not done, corrected by the stages that are."""

    now: Clock
    expected: dict[str, float]
    """Estimated seconds by stage."""
    _done_s: float = 0.0
    _took_s: float = 0.0
    _begun: tuple[str, float] | None = field(default=None)

    def begin(self, stage: str) -> tuple[float, float]:
        """End the stage before; return the estimated seconds of this stage, and of all that remain."""
        if self._begun is not None:
            name, begun_at = self._begun
            took_s = self.now() - begun_at
            if name in self.expected:
                self._done_s += self.expected.pop(name)
                self._took_s += took_s
        self._begun = stage, self.now()
        ratio = self._took_s / self._done_s if self._done_s > 0 else 1.0
        return ratio * self.expected.get(stage, 0.0), ratio * sum(self.expected.values())


def fastest_s(step: Callable[[], object], *, device: str, threads: int) -> float:
    """Return the seconds that a step takes with ``threads``, if nothing else runs there.

    On a CPU by its own time on one thread: by the clock, a step beside other programs takes some times as long, now
    more and now less, and threads that wait for each other count as busy. What a GPU does is no time of the process's.
    """
    if device == "cuda":
        step()
        return min(_took(step, now=time.perf_counter) for _ in range(N_TIMED))
    usual = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        step()
        fastest = min(_took(step, now=time.process_time) for _ in range(N_TIMED))
    finally:
        torch.set_num_threads(usual)
    return fastest / (1 + ANOTHER_THREAD * (threads - 1))


def _took(step: Callable[[], object], *, now: Clock) -> float:
    begun_at = now()
    step()
    return now() - begun_at
