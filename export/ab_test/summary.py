"""Summarises a comparison of two models for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.formatting import interval, kilobytes, percent, percent_interval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from export.ab_test.document import AbTest, Claims, Decided, Likeness, Quality
    from export.evaluation.bootstrap import Estimate


def summary(test: AbTest) -> str:
    """Return the whole comparison: what was compared, the figures, and the verdict last."""
    lines = [*_models(test), *_material(test)]
    if test.quality is not None:
        lines += ["", *_quality(test.quality)]
    if test.likeness is not None:
        lines += ["", *_likeness(test.likeness, test.labels)]
    if test.decided is not None:
        lines += ["", *_decided(test.decided)]
    if test.ordinary is not None:
        lines += ["", *_claims(f"ordinary speech, {test.ordinary.hours:.2f} h", "false claims", test.ordinary)]
    if test.unlabelled is not None:
        lines += ["", *_claims(f"unlabelled, {test.unlabelled.hours:.2f} h", "claims", test.unlabelled)]
    lines += ["", *_speed(test), "", *test.verdict.words]
    return "\n".join(lines)


def _models(test: AbTest) -> Iterator[str]:
    for side, model in (("A", test.a), ("B", test.b)):
        seen = "windows of" if model.kind == "window" else "statistics pooled over"
        yield f"{side}: {model.name} {model.version}, {model.precision}, {seen} {model.window_ms} ms"
        if only := [label for label in model.labels if label not in test.labels]:
            yield f"   its labels {', '.join(only)} are left out: the other model does not have them"
    if (test.a.sha256, test.a.labels) == (test.b.sha256, test.b.labels):
        yield "Both are the same model."


def _material(test: AbTest) -> Iterator[str]:
    material = test.material
    yield (
        f"{material.n_recordings} recordings, {material.n_labelled} of them with a label, {material.n_utterances} "
        f"utterances; intervals (95 %) over {material.n_groups} {material.grouped_by}s"
    )
    if material.other_labels:
        yield f"Not evaluated, since only one of the models or none has the label: {', '.join(material.other_labels)}"
    if material.n_ordinary:
        yield f"{material.n_ordinary} of them are of ordinary speech: every emotion that is claimed there is a mistake."
    if any(material.n_unscored):
        a, b = material.n_unscored
        yield f"Utterances with too little speech to be scored: {a} by A, {b} by B; they are not compared."
    if material.n_without_speech:
        yield f"No speech was found in {material.n_without_speech} recordings."


def _quality(quality: Quality) -> Iterator[str]:
    yield _row("quality, %", "A", "B", "A minus B")
    yield _percent_row("UAR", quality.uar_a, quality.uar_b, quality.uar_difference)
    yield _percent_row("accuracy", quality.accuracy_a, quality.accuracy_b, quality.accuracy_difference)
    yield f"Only A right: {quality.only_a_right}, only B right: {quality.only_b_right}; p = {quality.mcnemar_p:.3g}"


def _likeness(likeness: Likeness, labels: list[str]) -> Iterator[str]:
    agreement, distance = percent_interval(likeness.agreement), interval(likeness.distance, 3)
    yield f"The same top label: {agreement} %; mean distance {distance}"
    yield _row("utterances, %", "A", "B", "A minus B")
    yield _percent_row("abstained", likeness.abstained_a, likeness.abstained_b, likeness.abstained_difference)
    for name, of_a, of_b in (("top", likeness.top_a, likeness.top_b), ("mean", likeness.mean_a, likeness.mean_b)):
        for label in labels:
            a, b = of_a[label], of_b[label]
            yield _row(f"{name}: {label}", percent(a), percent(b), percent(a - b, sign=True))


def _decided(decided: Decided) -> Iterator[str]:
    yield f"The state of the leg, in {decided.n_recordings} recordings of an emotion:"
    yield _row("state, % of recordings", "A", "B", "A minus B")
    yield _percent_row("their emotion", decided.found_a, decided.found_b, decided.found_difference)
    yield _percent_row("another emotion", decided.wrong_a, decided.wrong_b, decided.wrong_difference)


def _claims(title: str, what: str, claims: Claims) -> Iterator[str]:
    yield _row(title, "A", "B", "A minus B")
    a, b = interval(claims.an_hour_a, 1), interval(claims.an_hour_b, 1)
    yield _row(f"{what} an hour", a, b, interval(claims.an_hour_difference, 1))
    yield _percent_row("results that claim, %", claims.share_a, claims.share_b, claims.share_difference)
    for label in dict.fromkeys([*claims.labels_a, *claims.labels_b]):
        yield _row(f"{what}: {label}", str(claims.labels_a.get(label, 0)), str(claims.labels_b.get(label, 0)), "")


def _speed(test: AbTest) -> Iterator[str]:
    speed = test.speed
    yield _row("1 s of speech, 1 thread", "A", "B", "A / B")
    yield _row("median, ms", f"{speed.a.p50_ms:.2f}", f"{speed.b.p50_ms:.2f}", interval(speed.ratio, 3))
    yield _row("99th percentile, ms", f"{speed.a.p99_ms:.2f}", f"{speed.b.p99_ms:.2f}", "")
    yield _row("ONNX files, kB", kilobytes(test.a.onnx_bytes), kilobytes(test.b.onnx_bytes), "")


def _percent_row(name: str, a: Estimate, b: Estimate, difference: Estimate) -> str:
    return _row(name, percent_interval(a), percent_interval(b), percent_interval(difference, sign=True))


def _row(name: str, a: str, b: str, difference: str) -> str:
    return f"{name:24}{a:22}{b:22}{difference}".rstrip()
