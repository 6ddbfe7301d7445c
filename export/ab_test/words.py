"""A comparison of two models as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from export.ab_test.document import AbTest, Contender, Likeness, Quality
    from export.evaluation.bootstrap import Estimate


def tell(test: AbTest) -> str:
    """Return the whole comparison: what was compared, the figures, and the verdict last."""
    lines = [*_models(test), *_material(test)]
    if test.quality is not None:
        lines += ["", *_quality(test.quality)]
    if test.likeness is not None:
        lines += ["", *_likeness(test.likeness, test.labels)]
    lines += ["", *_speed(test), "", *test.verdict.words]
    return "\n".join(lines)


def _models(test: AbTest) -> Iterator[str]:
    for side, model in (("A", test.a), ("B", test.b)):
        yield f"{side}: {model.name} {model.version}, {model.precision}, windows of {model.window_ms} ms"
        if only := [label for label in model.labels if label not in test.labels]:
            yield f"   its labels {', '.join(only)} are left out: the other model has none of that name"
    if (test.a.sha256, test.a.labels) == (test.b.sha256, test.b.labels):
        yield "Both are the same model."


def _material(test: AbTest) -> Iterator[str]:
    material = test.material
    yield (
        f"{material.n_recordings} recordings, {material.n_labelled} of them with a label, {material.n_utterances} "
        f"utterances; intervals (95 %) over {material.n_groups} {material.grouped_by}s"
    )
    if material.other_labels:
        yield f"Not judged, since not both models know the label: {', '.join(material.other_labels)}"
    if material.n_not_heard:
        yield f"In {material.n_not_heard} recordings no speech was heard."


def _quality(quality: Quality) -> Iterator[str]:
    yield _row("quality, %", "A", "B", "A minus B")
    yield _row("UAR", _percent(quality.uar_a), _percent(quality.uar_b), _percent(quality.uar_difference, sign="+"))
    yield _row(
        "accuracy",
        _percent(quality.accuracy_a),
        _percent(quality.accuracy_b),
        _percent(quality.accuracy_difference, sign="+"),
    )
    yield f"Only A right: {quality.only_a_right}, only B right: {quality.only_b_right}; p = {quality.mcnemar_p:.3g}"


def _likeness(likeness: Likeness, labels: list[str]) -> Iterator[str]:
    yield f"The same label at the top: {_percent(likeness.agreement)} %; mean distance {_plain(likeness.distance)}"
    yield _row("utterances, %", "A", "B", "A minus B")
    yield _row(
        "abstained",
        _percent(likeness.abstained_a),
        _percent(likeness.abstained_b),
        _percent(likeness.abstained_difference, sign="+"),
    )
    for label in labels:
        a, b = likeness.top_a[label], likeness.top_b[label]
        yield _row(f"top: {label}", f"{100 * a:.1f}", f"{100 * b:.1f}", _rounded(a - b, sign="+"))
    for label in labels:
        a, b = likeness.mean_a[label], likeness.mean_b[label]
        yield _row(f"mean: {label}", f"{100 * a:.1f}", f"{100 * b:.1f}", _rounded(a - b, sign="+"))


def _speed(test: AbTest) -> Iterator[str]:
    speed = test.speed
    yield _row("one window, one thread", "A", "B", "A / B")
    yield _row("median, ms", f"{speed.a.p50_ms:.2f}", f"{speed.b.p50_ms:.2f}", _plain(speed.ratio))
    yield _row("99th percentile, ms", f"{speed.a.p99_ms:.2f}", f"{speed.b.p99_ms:.2f}", "")
    yield _row("ONNX file, kB", _kilobytes(test.a), _kilobytes(test.b), "")


def _row(name: str, a: str, b: str, difference: str) -> str:
    return f"{name:24}{a:22}{b:22}{difference}".rstrip()


def _kilobytes(model: Contender) -> str:
    return f"{model.onnx_bytes / 1000:.0f}"


def _percent(share: Estimate, *, sign: str = "") -> str:
    interval = "" if share.low is None or share.high is None else f" ({100 * share.low:.1f} to {100 * share.high:.1f})"
    return f"{_rounded(share.value, sign=sign)}{interval}"


def _rounded(share: float, *, sign: str = "") -> str:
    """Return a share as per cent; what rounds to nothing has no minus."""
    return f"{round(100 * share, 1) + 0.0:{sign}.1f}"


def _plain(figure: Estimate) -> str:
    interval = "" if figure.low is None or figure.high is None else f" ({figure.low:.3f} to {figure.high:.3f})"
    return f"{figure.value:.3f}{interval}"
