"""Tables of figures for Markdown, between marks that name their content.

``<!-- figures: NAME KIND [FIELD=VALUE...] -->`` ... ``<!-- /figures -->``: a table of KIND, from the figures of the
model NAME, over the results whose FIELD is VALUE (``corpus=ravdess``, ``condition="clean|8 kHz mu-law"``). Other kinds
are not about results, and take no FIELD. NAME may be ``*``: each model that has something to show.
"""

from __future__ import annotations

import re
import shlex
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING

from export.corpora.emospeech import EMOSPEECH
from export.corpora.readers import CORPORA
from export.errors import TrainingError
from export.evaluation.figures import Result, title_of
from export.formatting import percent, percent_interval
from export.markdown import paragraph, table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from export.evaluation.bootstrap import Estimate
    from export.evaluation.figures import Comparison, Figures

    Table = Callable[[Figures, list[Result]], str]
    """Markdown about some results; empty where there is nothing to show."""
    Text = Callable[[str], str]
    """Markdown about the model of a name; empty where there is nothing to show."""

UNIT = "In per cent, with 95 % intervals over speakers."
COMPARISONS = "Differences on the same clips, in points, with 95 % intervals of the paired difference over speakers."
BLOCK = re.compile(r"(?P<head><!-- figures: (?P<what>[^\n]*?) -->\n).*?(?P<foot><!-- /figures -->)", re.DOTALL)
MARK = re.compile(r"<!-- /?figures\b")
PUBLISHED = frozenset({*CORPORA, EMOSPEECH.name})
EACH = "*"
NONE_YET = "No model here has such figures: `make figures` measures them."
NOTHING: Mapping[str, Text] = MappingProxyType({})


def filled(text: str, figures: Mapping[str, Figures], others: Mapping[str, Text] = NOTHING) -> str:
    """Return ``text`` with every marked table updated.

    ``figures``: by the models' names; ``others``: kinds that are not about results, each called with a model's name.
    Raises TrainingError for an invalid mark, one without an end, and one without results.
    """
    blocks = list(BLOCK.finditer(text))
    if len(MARK.findall(text)) != 2 * len(blocks) or any(len(MARK.findall(block[0])) != 2 for block in blocks):
        raise TrainingError("expected each `<!-- figures: ... -->` to have its own `<!-- /figures -->`, on lines alone")
    return BLOCK.sub(
        lambda block: f"{block['head']}\n{_table(block['what'], figures, others)}\n\n{block['foot']}", text
    )


def _table(what: str, figures: Mapping[str, Figures], others: Mapping[str, Text]) -> str:
    try:
        name, kind, *filters = shlex.split(what)
        wanted = dict(part.split("=", 1) for part in filters)
    except ValueError:
        raise TrainingError(f"figures: expected NAME KIND [FIELD=VALUE...], got {what!r}") from None
    if name not in (*figures, EACH):
        raise TrainingError(f"figures: expected some of {', '.join(figures) or 'no'} models, got {name!r}")
    if kind not in (*KINDS, *others):
        raise TrainingError(f"figures: expected one of {', '.join([*KINDS, *others])}, got {kind!r}")
    unknown = sorted(set(wanted) - (set() if kind in others else set(Result.__struct_fields__)))
    if unknown:
        raise TrainingError(f"figures: expected fields of a result, got {', '.join(unknown)}")
    make = others[kind] if kind in others else lambda model: _of_results(figures[model], kind, wanted)
    if name == EACH:
        return _of_each(figures, make, titled=kind not in others)
    text = make(name)
    if not text:
        raise TrainingError(f"figures: no results for {what!r}")
    return text


def _of_results(figures: Figures, kind: str, wanted: Mapping[str, str]) -> str:
    results = [one for one in figures.results if all(_is(one, *pair) for pair in wanted.items())]
    return KINDS[kind](figures, results) if results else ""


def _of_each(figures: Mapping[str, Figures], make: Text, *, titled: bool) -> str:
    """Return the texts of all models that have one; ``titled``: each after its model's name and version."""
    found = [(one, text) for name, one in figures.items() if (text := make(name))]
    blocks = [[paragraph(f"`{one.model}` {one.version}:")] * titled + [text] for one, text in found]
    return "\n\n".join(block for some in blocks for block in some) or paragraph(NONE_YET)


def _is(result: Result, field: str, values: str) -> bool:
    return str(getattr(result, field)) in values.split("|")


# -- kinds -----------------------------------------------------------------------------------------


def _results(_: Figures, results: list[Result]) -> str:
    """One row a result; one table for results of the same clips, protocol and split."""
    return _by_caption(results, _result_rows)


def _result_rows(results: list[Result]) -> str:
    segmented = any(result.segmentation for result in results)
    header = ["sound", "precision", "UAR", "accuracy", "calibration error", "accuracy at 50 % coverage"]
    rows = [
        [
            *_condition(result),
            *map(_percent, (result.uar, result.accuracy, result.calibration_error, result.accuracy_at_half)),
            *(
                [str(result.segmentation.missed), str(result.segmentation.split)]
                if result.segmentation
                else [""] * 2 * segmented
            ),
        ]
        for result in results
    ]
    return table(header + ["clips without speech", "clips split"] * segmented, rows)


def _segmentation(result: Result, *, there: bool) -> list[str]:
    """Return two cells, or none where no result of the table has them."""
    found = result.segmentation
    return [str(found.missed), str(found.split)] if found else [""] * 2 * there


def _precisions(figures: Figures, results: list[Result]) -> str:
    """One row for each int8 result that is compared with an fp32 one."""
    by_name = {result.name: result for result in results}
    twins = {pair.a: pair for pair in figures.comparisons if _is_twin(pair, by_name)}

    def rows(some: list[Result]) -> str:
        header = ["sound", "UAR, fp32", "UAR, int8", "difference", "calibration error, int8", "int8 decides as fp32"]
        found = []
        for result in some:
            pair = twins[result.name]
            cells = (by_name[pair.b].uar, result.uar, pair.uar, result.calibration_error, pair.agreement)
            found.append([_sound(result), *map(_percent, cells)])
        return table(header, found)

    return _by_caption([result for result in results if result.name in twins], rows)


def _is_twin(pair: Comparison, results: Mapping[str, Result]) -> bool:
    if pair.a not in results or pair.b not in results:
        return False
    return (results[pair.a].precision, results[pair.b].precision) == ("int8", "fp32")


def _recall(_: Figures, results: list[Result]) -> str:
    """One row a result, one column a label."""

    def rows(some: list[Result]) -> str:
        cells = [[*_condition(result), *(_percent(of.recall) for of in result.by_label.values())] for result in some]
        return table(["sound", "precision", *some[0].labels], cells)

    return _by_caption(results, rows)


def _confusion(_: Figures, results: list[Result]) -> str:
    """One matrix a result, in clips."""
    blocks: list[str] = []
    for result in results:
        rows = [[label, *map(str, row)] for label, row in zip(result.labels, result.confusion, strict=True)]
        caption = f"{_about(result)}. {', '.join(_condition(result))}."
        blocks += [paragraph(caption), table(["acted, then answered", *result.labels], rows)]
    return "\n\n".join(blocks)


def _coverage(_: Figures, results: list[Result]) -> str:
    """One row a result, one column a coverage: accuracy, and the threshold that gives it."""

    def rows(some: list[Result]) -> str:
        header = [f"{100 * point.coverage:.0f} %" for point in some[0].coverage]
        cells = [
            [*_condition(one), *(f"{percent(point.accuracy)} (p ≥ {point.threshold:.2f})" for point in one.coverage)]
            for one in some
        ]
        return table(["sound", "precision", *header], cells)

    return _by_caption(results, rows)


def _comparisons(figures: Figures, results: list[Result]) -> str:
    """One row for each comparison of two of the results."""
    names = {result.name for result in results}
    rows = [
        [pair.what, *map(_percent, (pair.uar, pair.accuracy, pair.calibration_error, pair.agreement))]
        for pair in figures.comparisons
        if {pair.a, pair.b} <= names
    ]
    header = ["what", "UAR", "accuracy", "calibration error", "same label, %"]
    return f"{paragraph(COMPARISONS)}\n\n{table(header, rows)}" if rows else ""


def _corpora(figures: Figures, _: list[Result]) -> str:
    """One row for each published corpus of emotional speech."""
    known = [CORPORA.get(name, EMOSPEECH) for name in figures.made.data if name in PUBLISHED]
    rows = [
        [
            one.title,
            one.language,
            str(figures.made.data[one.name].n_clips),
            one.label_note,
            ", ".join(one.lacks),
            one.licence,
        ]
        for one in known
    ]
    return table(["corpus", "language", "clips", "its labels", "has no", "licence"], rows) if rows else ""


KINDS: dict[str, Table] = {
    "results": _results,
    "precisions": _precisions,
    "recall": _recall,
    "confusion": _confusion,
    "coverage": _coverage,
    "comparisons": _comparisons,
    "corpora": _corpora,
}


# -- parts -----------------------------------------------------------------------------------------


def _by_caption(results: list[Result], rows: Callable[[list[Result]], str]) -> str:
    blocks: list[str] = []
    for caption, some in groupby(sorted(results, key=_first_index(results)), key=_about):
        blocks += [paragraph(f"{caption}. {UNIT}"), rows(list(some))]
    return "\n\n".join(blocks)


def _first_index(results: list[Result]) -> Callable[[Result], int]:
    """Order by the first result with the same caption, so that each caption appears once."""
    captions = [_about(result) for result in results]
    return lambda result: captions.index(_about(result))


def _about(result: Result) -> str:
    through = ", through the daemon's own pipeline" if result.through == "daemon" else ""
    return (
        f"{title_of(result)}, {len(result.labels)} classes, {result.n_clips} clips of {result.n_speakers} speakers"
        f"{through}: {result.protocol}; {result.split}"
    )


def _condition(result: Result) -> tuple[str, str]:
    return _sound(result), result.precision


def _sound(result: Result) -> str:
    return result.condition + (", normalised" if result.normalization == "running" else "")


def _percent(figure: Estimate | None) -> str:
    return percent_interval(figure, none="")
