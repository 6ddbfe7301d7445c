"""A report from beginning to end: its headings, words, tables and pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from export.acoustics.conditions import CONDITIONS
from export.recipe.runs import TESTED
from export.report.content import Block, Folded, Heading, Items, Picture, Table, Text
from export.report.curves import learning_curve_picture, training_picture
from export.report.document import POOLED, RANDOM
from export.report.not_run import NotRun, not_run
from export.report.paired import SEGMENTED
from export.report.pictures import confusion_picture, leak_picture, systems_picture
from export.report.style import svg
from export.report.tables import (
    compression_table,
    conditions_table,
    f1_table,
    features_table,
    label_table,
    leak_table,
    learning_curve_table,
    main_table,
    segments_table,
)
from export.report.views import Row, View, view, views
from export.report.words import commit, is_short, percent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from matplotlib.figure import Figure

    from export.report.document import Entry, Judged, Results

MORE = "The model that ships had more than the others: clips of other corpora too, three teachers, and all its epochs."
HARDLY = " Of a network that was stopped after few epochs they say little: what it has not learnt can't leak."


def report(results: Results, *, kept_at: str | None) -> list[Block]:
    """Return the report; ``kept_at``: where its results can be found, relative to it."""
    where = f"; they are kept in [results.json]({kept_at}), from which it can be made again" if kept_at else ""
    found = views(results)
    blocks: list[Block] = [
        Heading(1, "Systems compared"),
        Text(
            "Every system that was trained on the same clips, through the same rooms, noises and telephone lines, and "
            "judged on the same windows under the same conditions by the same metrics. Made by `python -m export "
            f"report` from stored figures{where}. No number is here without a run; what was not run is "
            "listed near the end."
        ),
        Heading(2, "What was compared, on what"),
        Items(tuple(_setting(results, found))),
    ]
    for one in found:
        blocks += _results(results, one, several=len(found) > 1)
        blocks += _segments(results, one) + _features(one) + _labels(one) + _confusion(one) + _training(one)
        blocks += _learning_curve(results, one) + _leak(results, one)
    return [*blocks, *_compression(results), *_not_run(results), *_provenance(results)]


# -- what was compared -----------------------------------------------------------------------------


def _setting(results: Results, found: Sequence[View]) -> list[str]:
    trained = [entry for entry in results.entries if entry.kind != "shipped"]
    sizes = {name: its.n_clips for entry in trained for name, its in entry.made.data.items()}
    titles = {judged.corpus: judged.corpus_title for entry in trained for judged in entry.judged}
    items = ["Clips: " + "; ".join(f"{titles.get(name, name)}, {n:,} in all" for name, n in sizes.items()) + "."]
    for one in found:
        entry, judged = next((row.entry, row.judged) for row in one.own if row.kind != "shipped")
        items.append(
            f"Split `{one.split}`: {entry.protocol}; {entry.apart.partition(';')[0]}. Judged on {judged.n_clips:,} "
            f"clips of {judged.n_speakers} speakers, {len(judged.labels)} labels: {', '.join(judged.labels)}."
        )
    if any(entry.split == RANDOM for entry in trained):
        items.append(
            f"Split `{RANDOM}`: clips, not speakers, are held out at random. It is here only to show what that "
            "pretends, and no table but that one has its figures."
        )
    conditions = [name for name in CONDITIONS.values() if any(_is_under(entry, name) for entry in trained)]
    return [
        *items,
        "Unit: a clip. Its answer is the mean over its windows, cut as the daemon cuts them: of 3 s, into which most "
        "clips fit, or of 1 s where a system is said to hear segments.",
        "Training windows are cut at random places and go through random rooms, noises, levels and telephone lines "
        "(`export/sound/channel.py`), the same for all systems; noises and rooms of the tests are none of these. "
        "Networks have stretches of time and bands of theirs masked besides, waveforms too.",
        f"Conditions of judging: {'; '.join(conditions)}.",
        "Intervals are of 95 %, by drawing speakers (`export/judging/bootstrap.py`). UAR is the mean of the labels' "
        "recalls, thus the macro average of recall; precision and F1 are macro averages too, and ECE is the expected "
        "calibration error of the first answer. All in per cent.",
        "Latency is that of one window on one thread, training time that of all epochs; other programs ran on the same "
        "cores, so that times are upper bounds.",
        *_shortness(trained),
    ]


def _shortness(trained: Sequence[Entry]) -> list[str]:
    short = sorted({(entry.model, entry.split == RANDOM) for entry in trained if is_short(entry)})
    if not short:
        return []
    honest = {name for name, is_random in short if not is_random}
    names = ", ".join(
        f"`{name}` on `{RANDOM}`" if is_random else f"`{name}`"
        for name, is_random in short
        if not (is_random and name in honest)
    )
    words = "Few epochs, on few cores that other programs shared, and not trained to the end"
    return [f"{words}: {names}. With more they may be better, and in another order."]


def _is_under(entry: Entry, condition: str) -> bool:
    return any(judged.condition == condition for judged in entry.judged)


# -- results ---------------------------------------------------------------------------------------


def _results(results: Results, one: View, *, several: bool) -> list[Block]:
    chance = 1 / len(one.rows[0].judged.labels)
    title = f"How good each system is: {one.title}, {one.split}"
    rows = [(row.name, row.kind, row.judged) for row in one.rows]
    voices = "KNOWN voices" if one.split == RANDOM else "voices never heard"
    short = [row.name for row in one.rows if is_short(row.entry)]
    strange = [row.name for row in one.rows if row.entry.split != one.split]
    words = _published(results, one)
    if strange:
        words.append(Text(f"{', '.join(strange)}: its figures are of other clips too, all five folds together."))
    if any(row.kind == "shipped" for row in one.rows):
        words.append(Text(MORE))
    return [
        Heading(2, title if several else "How good each system is"),
        _picture(
            _named("systems", one),
            title,
            lambda: systems_picture(title, rows, voices=voices, chance=chance, short=short),
        ),
        main_table(one),
        *words,
        Text("UAR under every condition:"),
        conditions_table(one),
    ]


def _published(results: Results, one: View) -> list[Block]:
    """Say what a shipped model was published with, where the table has one fold of it."""
    found = [
        (entry.model, entry.under(one.corpus))
        for entry in results.entries
        if entry.split == POOLED and any(row.entry.model == entry.model for row in one.rows)
    ]
    return [
        Text(
            f"`{model}` stands here with the model that its recipe made for this fold; over all five folds its UAR is "
            f"{percent(judged.uar)}, in `models/{model}.figures.json`."
        )
        for model, judged in found
        if judged
    ]


def _segments(results: Results, one: View) -> list[Block]:
    blocks: list[Block] = []
    entries = {row.entry.model: row.entry for row in one.own}
    for segments, whole in SEGMENTED:
        if not {segments, whole} <= set(entries):
            continue
        pairs = [p for p in results.pairs if (p.a, p.split, p.corpus) == (segments, one.split, one.corpus)]
        rows = [
            (name, entries[whole].under(one.corpus, name), entries[segments].under(one.corpus, name))
            for name in CONDITIONS.values()
            if entries[whole].under(one.corpus, name)
        ]
        blocks += [
            Heading(2, "Whole clips or segments"),
            Text(
                f"`{whole}` hears whole clips, `{segments}` the same network segments of a second, whose mean is the "
                "clip's answer. Differences are paired, clip by clip, in points with intervals over speakers; one "
                "whose interval holds 0 says nothing."
                if pairs
                else f"`{whole}` against `{segments}`, not paired."
            ),
            *_unequal(entries[whole], entries[segments]),
            segments_table(pairs, rows),
        ]
    return blocks


def _unequal(whole: Entry, segments: Entry) -> list[Block]:
    """Say what speaks against believing the difference of two that had not the same chance to learn."""
    pair = (whole, segments)
    words = []
    if whole.takes.epochs != segments.takes.epochs:
        told = ", ".join(f"`{entry.model}` {entry.takes.epochs}" for entry in pair)
        words.append(f"They were not trained for as long, in epochs: {told}.")
    if any(map(is_short, pair)):
        less = segments.takes.window_ms / whole.takes.window_ms
        words.append(
            "They were not trained to the end, and of each clip an epoch hears a window, which of segments is "
            f"{100 * less:.0f} % as long: with more epochs they may be closer."
        )
    return [Text(" ".join(words))] if words else []


def _features(one: View) -> list[Block]:
    table = features_table(one)
    if table is None:
        return []
    words = "UAR of each kind of features with each classifier; ← marks the best of a row."
    return [Heading(2, "Features and classifiers"), Text(words), table]


def _labels(one: View) -> list[Block]:
    folded = [Folded(f"`{row.entry.model}`: precision, recall and F1", (label_table(row.judged),)) for row in one.rows]
    return [Heading(2, "Label by label"), f1_table(one), *folded]


def _confusion(one: View) -> list[Block]:
    shown = _shown_matrices(one)
    title = "What is taken for what"
    words = (
        "Every network and, of each kind of features, the best classifier. Matrices of all are in the stored results."
        if len(shown) < len(one.rows)
        else "Clean speech."
    )
    matrices = [(row.name, row.judged) for row in shown]
    picture = _picture(_named("confusion", one), f"{title}: confusion matrices", lambda: confusion_picture(matrices))
    return [Heading(2, title), Text(words), picture]


def _shown_matrices(one: View) -> list[Row]:
    seen: set[str] = set()
    shown = []
    for row in one.rows:
        kind = row.entry.model.partition("+")[0]
        if row.kind != "classical" or kind not in seen:
            shown.append(row)
        seen.add(kind)
    return shown


def _training(one: View) -> list[Block]:
    curves = {row.entry.model: row.entry.curve for row in sorted(one.own, key=lambda row: row.name) if row.entry.curve}
    if not curves:
        return []
    title = f"How networks learnt, {one.split}"
    return [
        Heading(2, "How networks learnt"),
        Text(
            "Watched are some of the training speakers, who are not learnt from; nobody of the test. Epochs are not "
            "chosen by them: the last one counts."
        ),
        _picture(_named("training", one), title, lambda: training_picture(title, curves)),
    ]


def _learning_curve(results: Results, one: View) -> list[Block]:
    curves = _learning_curves(results, one)
    if not curves:
        return []
    title = f"How much data is enough: {one.title}, {one.split}"
    drawn = {name: [(entry.takes.n_clips or 0, judged.uar) for entry, judged in its] for name, its in curves}
    return [
        Heading(2, "How much data is enough"),
        Text("The same speakers are held out, and fewer clips of each of the others learnt from."),
        _picture(_named("learning-curve", one), title, lambda: learning_curve_picture(title, drawn)),
        learning_curve_table(curves),
    ]


def _learning_curves(results: Results, one: View) -> list[tuple[str, list[tuple[Entry, Judged]]]]:
    found: dict[str, list[tuple[Entry, Judged]]] = {}
    for entry in sorted(results.entries, key=lambda entry: entry.share):
        judged = entry.under(one.corpus)
        if judged is not None and entry.split == one.split and entry.kind != "shipped":
            found.setdefault(entry.model, []).append((entry, judged))
    return [(name, its) for name, its in found.items() if len(its) > 1]


def _leak(results: Results, one: View) -> list[Block]:
    leaky = {row.entry.model: row for row in view(results, RANDOM, one.corpus).rows}
    both = [(row, leaky[row.entry.model]) for row in one.own if row.entry.model in leaky]
    alike = [(row, other) for row, other in both if row.entry.takes.epochs == other.entry.takes.epochs]
    rows = [(row.entry.model, row.judged.uar, other.judged.uar) for row, other in alike]
    if not rows or one.split == RANDOM:
        return []
    title = "What a random split pretends"
    unlike = ", ".join(f"`{row.entry.model}`" for row, other in both if (row, other) not in alike)
    words = (
        "Where clips are dealt out at random, the voices of the test are known from training, and a system is "
        "paid for recognising people. Many published figures are of that kind. The same systems, trained "
        f"for as long, on `{one.split}` and on a random fifth of the clips; the tests have different clips, so "
        "that differences are not paired."
    )
    words += HARDLY if any(is_short(row.entry) for row, _ in alike) else ""
    words += f" Left out, since it was not trained for as long on both: {unlike}." if unlike else ""
    return [
        Heading(2, title),
        Text(words),
        _picture(_named("leak", one), title, lambda: leak_picture(rows)),
        leak_table(rows),
    ]


# -- the end ---------------------------------------------------------------------------------------


def _compression(results: Results) -> list[Block]:
    tables = [compression_table(entry.compression) for entry in results.entries if entry.compression]
    words = (
        "What distilling and quantising did. The first row of each step is its yardstick; differences are paired. The "
        "rows of a step were timed in turn."
    )
    return [Heading(2, "Smaller and faster"), Text(words), *tables] if tables else []


def _not_run(results: Results) -> list[Block]:
    missing = not_run(results.entries)
    rows = [
        (one.title, f"`{one.split}`", "not run: needs weights" if one.needs_weights else "not run", f"`{one.command}`")
        for one in missing
    ]
    trained = [entry for entry in results.entries if entry.kind != "shipped"]
    folds = sorted({f"fold-{fold}" for fold in range(5)} - {entry.split for entry in trained})
    blocks: list[Block] = [Heading(2, "What was not run")]
    if rows:
        words = "Pretrained weights (`--weights-folder`) are fetched by nothing here."
        table = Table(("system", "split", "", "command"), tuple(rows), left=4)
        blocks += [Text(f"{_never(missing, trained)}{words}"), Folded(f"{len(rows)} not run, with commands", (table,))]
    if folds and any(TESTED in entry.made.data for entry in trained):
        blocks.append(Text(f"Not run for any system: {', '.join(f'`--split {fold}`' for fold in folds)}."))
    if results.remarks:
        blocks += [Text("Besides:"), Items(tuple(results.remarks))]
    return blocks if len(blocks) > 1 else []


def _never(missing: Sequence[NotRun], trained: Sequence[Entry]) -> str:
    """Return a sentence about the systems that have no result at all."""
    titles = dict.fromkeys(one.title for one in missing if not one.run_elsewhere)
    return f"Not run on any split: {'; '.join(titles)}. " if titles and trained else ""


def _provenance(results: Results) -> list[Block]:
    rows = [
        (
            f"`{entry.model}`",
            f"`{entry.split}`",
            f"{100 * entry.share:g} %",
            str(entry.made.seed),
            commit(entry.made.code),
            entry.made.date,
            f"`{entry.made.command}`",
        )
        for entry in results.entries
    ]
    rows += [
        (
            f"`{entry.model}`, {step.step}",
            f"`{entry.split}`",
            f"{100 * entry.share:g} %",
            str(step.seed),
            commit(step.code),
            step.date,
            f"`{step.command}`",
        )
        for entry in results.entries
        for step in (entry.compression.steps if entry.compression else [])
    ]
    collected = results.collected
    data = {name: its for entry in results.entries if entry.kind != "shipped" for name, its in entry.made.data.items()}
    digests = [f"{name}: {its.n_clips:,} clips, BLAKE2b `{its.blake2b[:16]}`" for name, its in data.items()]
    return [
        Heading(2, "Where the figures come from"),
        Text(
            f"Gathered on {collected.date} by `{collected.command}` at {commit(collected.code)}. "
            '"+ changes" marks code that was not, or not only, what the commit has.'
        ),
        Table(("system", "split", "clips", "seed", "commit", "date", "command"), tuple(rows), left=7),
        Items(tuple(digests)),
    ]


def _picture(name: str, title: str, draw: Callable[[], Figure]) -> Picture:
    return Picture(name, title, svg(draw))


def _named(what: str, one: View) -> str:
    """Return the name of a picture's file; corpora may have names that are none for files."""
    corpus = "".join(letter if letter.isalnum() else "-" for letter in one.corpus)
    return f"{what}-{corpus}-{one.split}"
