"""What marks say, in words and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.evaluation.marks import FEWEST
from export.markdown import document, heading, items, paragraph, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from export.evaluation.marks import Judged, Share

CAVEAT = (
    "Whoever marks chooses what to mark, and hears what the page claims beforehand: these are no figures of a test on "
    "calls that were drawn by chance. The intervals take each mark as independent of the others, which those of one "
    "call are not. A marks file holds no audio: a model can't be trained on it."
)


def describe_marks(judged: Sequence[Judged], *, broken: int) -> str:
    """Return a document in Markdown. ``broken``: lines of the file that are no marks."""
    blocks = [heading(1, "How often claims were right")]
    if not judged:
        blocks.append(paragraph("There are no marks yet."))
    for each in judged:
        blocks += _of_model(each)
    if broken:
        blocks.append(paragraph(f"{broken} lines of the file are no marks, and were left out."))
    return document([*blocks, paragraph(CAVEAT)], address=lambda picture: picture.name)


def _of_model(judged: Judged) -> list[str]:
    model, thresholds = judged.model, {f"from {at:.2f}" if at else "all": s for at, s in judged.by_threshold.items()}
    blocks = [
        heading(2, f"{model.name} {model.version} ({model.sha256[:12]})"),
        _shares("claimed", judged.by_label),
        _shares("role", judged.by_role),
        _shares("probability", thresholds),
    ]
    if judged.instead:
        instead = judged.instead.items()
        blocks.append(items(f"{label} should have been: {_counted(found)}" for label, found in instead))
    return [*blocks, paragraph(_advice(judged))]


def _advice(judged: Judged) -> str:
    wanted = f"{judged.wanted:.0%}"
    if judged.claim_probability is None:
        return f"No threshold with {FEWEST} marks or more has {wanted} of its claims right."
    threshold = f"{judged.claim_probability:.2f}"
    return (
        f"From a probability of {threshold} on, {wanted} of the claims or more are right. To claim from there: "
        f"`decision.false_claims_per_hour = 0` and `decision.claim_probability = {threshold}`."
    )


def _shares(what: str, shares: Mapping[str, Share]) -> str:
    rows = [
        (name, str(share.claims), str(share.right), f"{share.share:.1%}", f"{share.low:.1%} to {share.high:.1%}")
        if share.claims
        else (name, "0", "0", "", "")
        for name, share in shares.items()
    ]
    return table((what, "marked", "right", "share", "95 % interval"), rows, left=1)


def _counted(found: Mapping[str, int]) -> str:
    counted: Iterable[str] = (f"{label} ({number})" for label, number in found.items())
    return ", ".join(counted)
