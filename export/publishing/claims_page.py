"""What a model claims of ordinary speech and finds in calls, in words for those who decide whether to use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scipy.stats import binomtest

from export.formatting import NONE, percent
from export.markdown import heading, items, paragraph, table
from export.statistics.calls import TURNS_S
from export.statistics.claims import MOST_AN_HOUR, WITHIN_S, OrdinaryClaims
from export.statistics.material import MEASURED_ONLY
from streamer.dsp.decision import claim_threshold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from export.evaluation.figures import Figures
    from export.statistics.claims import Found
    from export.statistics.decide import CallFigures, Evaluated

STRANGERS, ELSEWHERE = "speakers", "without"
"""Kinds of rounds: some speakers are left out of each corpus, or one corpus."""
CALL_SETS = ("calls_dev", "watson_calls")
"""Ordinary sets that are telephone calls."""
WAYS = {
    "angry": "shout",
    "happy": "sound happy",
    "sad": "sound sad",
    "fearful": "sound afraid",
    "disgust": "sound disgusted",
    "surprised": "sound surprised",
}
FEW = 0.5
"""Where less than this share is found, more are missed than found."""
FEW_CALLS = 10
"""With fewer calls a share says little."""
ALWAYS = (
    "It doesn't know what a person feels, means or will do: it says what a voice expresses, as actors express it.",
    "Weak and mixed emotions, irony, and what is said in words: none of these was measured.",
    "It gives no answer from less than a second of speech.",
)


def claims_page(calls: CallFigures, figures: Figures) -> str:
    """Return the page as Markdown; empty where no head was measured on strangers."""
    if STRANGERS not in calls.by_kind:
        return ""
    measured = calls.by_kind[STRANGERS]
    name = f"{figures.model} {figures.version}"
    blocks = [
        heading(3, f"{name}: what to expect"),
        paragraph(f"{_claimed(name, calls)} {_found_most(measured.found)}".strip()),
        *_by_label(measured),
        paragraph("What it can't do:"),
        items([*_missed(measured.found), *_elsewhere(calls), *ALWAYS]),
        *([paragraph("By kind of ordinary speech:"), by_set_table(calls.by_set)] if calls.by_set else []),
        *_thresholds(calls),
        paragraph(_how(calls, figures)),
    ]
    return "\n\n".join(blocks)


def claim_lines(calls: CallFigures) -> list[str]:
    """Return the same in one line for ordinary speech, and one for each label; for a terminal."""
    if STRANGERS not in calls.by_kind:
        return []
    measured = calls.by_kind[STRANGERS]
    lines = [
        f"of 100 callers who {way_of(label)}: {_hundred(one.share)} found within {WITHIN_S:g} s, {_hundred(one.ever)} "
        f"within {_turn_s():g} s"
        for label, one in measured.found.items()
    ]
    if not measured.ordinary.hours:
        return ["ordinary speech: not measured", *lines]
    claimed = measured.ordinary
    of_speech = (
        f"ordinary speech: {claimed.an_hour:.1f} false claims an hour, at {percent(claimed.share_of_results)} % of the "
        f"results, in {claimed.hours:.2f} h"
    )
    return [of_speech, *lines]


def by_set_table(by_set: Mapping[str, OrdinaryClaims]) -> str:
    """Return a table with a row for each set of ordinary speech."""
    rows = [
        [
            name,
            f"{one.hours:.2f}",
            f"{one.an_hour:.1f}",
            percent(one.share_of_results),
            ", ".join(f"{label} {n}" for label, n in one.by_label.items()) or NONE,
        ]
        for name, one in by_set.items()
    ]
    header = ["ordinary speech", "hours", "false claims an hour", "results that claim, %", "claims"]
    return table(header, rows, left=1)


def way_of(label: str) -> str:
    """Return what callers do who express a label: ``shout``."""
    return WAYS.get(label, f"sound {label}")


def summed(claims: Iterable[OrdinaryClaims]) -> OrdinaryClaims:
    """Return the claims of several sets together. The share of results is weighted by hours."""
    found = list(claims)
    hours, n_claims = sum(one.hours for one in found), sum(one.n_claims for one in found)
    labels = sorted({label for one in found for label in one.by_label})
    return OrdinaryClaims(
        hours=round(hours, 4),
        n_claims=n_claims,
        an_hour=round(n_claims / hours, 2) if hours else 0.0,
        share_of_results=round(sum(one.share_of_results * one.hours for one in found) / hours, 4) if hours else 0.0,
        by_label={label: sum(one.by_label.get(label, 0) for one in found) for label in labels},
    )


# -- what it claims and finds ----------------------------------------------------------------------


def _claimed(name: str, calls: CallFigures) -> str:
    every = calls.by_kind[STRANGERS].ordinary
    on_calls = summed(claims for one, claims in calls.by_set.items() if one in CALL_SETS)
    if not every.hours:
        return f"What {name} claims of ordinary speech was not measured."
    if not on_calls.hours:
        return f"On an hour of ordinary speech, {name} {_claims(every)}."
    return (
        f"On an hour of ordinary calls, {name} {_claims(on_calls)}; on an hour of ordinary speech of all kinds, "
        f"it {_claims(every)}."
    )


def _claims(claims: OrdinaryClaims) -> str:
    return (
        f"claims {claims.an_hour:.1f} emotions that nobody expressed, during {percent(claims.share_of_results)} % of "
        "its results"
    )


def _found_most(found: Mapping[str, Found]) -> str:
    """Say how it is with anger or, where there is none, with the emotion that is found most often."""
    if not found:
        return ""
    label = "angry" if "angry" in found else max(found, key=lambda one: found[one].share)
    one = found[label]
    typically = f", typically after {one.after_s:.1f} s" if one.after_s is not None else ""
    return (
        f"Of a hundred callers who {way_of(label)}, it finds {_hundred(one.share)} within {WITHIN_S:g} s, and "
        f"{_hundred(one.ever)} before that is over after {_turn_s():g} s{typically}."
    )


def _by_label(measured: Evaluated) -> list[str]:
    if not measured.found:
        return []
    claimed, hours = measured.ordinary.by_label, measured.ordinary.hours
    rows = [
        [
            f"{way_of(label)} ({label})",
            _interval(one),
            _hundred(one.ever),
            NONE if one.after_s is None else f"{one.after_s:.1f}",
            str(one.n_calls),
            f"{claimed.get(label, 0) / hours:.2f}" if hours else NONE,
        ]
        for label, one in sorted(measured.found.items(), key=lambda item: -item[1].share)
    ]
    header = [
        "callers who",
        f"of 100, found within {WITHIN_S:g} s",
        f"within {_turn_s():g} s",
        "typically after, s",
        "calls measured",
        "false claims an hour of ordinary speech",
    ]
    return [paragraph("By label, with 95 % intervals:"), table(header, rows, left=1)]


def _thresholds(calls: CallFigures) -> list[str]:
    """Return what another threshold costs, and which one the daemon takes."""
    if not calls.claim_curve:
        return []
    taken = claim_threshold(calls.claim_curve, MOST_AN_HOUR)
    text = (
        "The figures above are with settings that were fitted on the calls of others. The daemon takes the threshold "
        f"that `decision.false_claims_per_hour` asks for: with its default, {MOST_AN_HOUR:g}, that is {taken:.3g}."
    )
    header = ["threshold", *(f"{threshold:g}" for threshold, _ in calls.claim_curve)]
    return [
        paragraph(text),
        table(header, [["false claims an hour", *(f"{an_hour:.1f}" for _, an_hour in calls.claim_curve)]], left=1),
    ]


# -- what it can't do, and how that is known -------------------------------------------------------


def _missed(found: Mapping[str, Found]) -> list[str]:
    few = [label for label, one in found.items() if one.ever < FEW]
    if not few:
        return []
    shares = {label: found[label].ever for label in few}
    return [f"It misses more than it finds. Of a hundred callers, it finds within {_turn_s():g} s: {_listed(shares)}."]


def _elsewhere(calls: CallFigures) -> list[str]:
    """Return how it is with corpora, and so with languages and rooms, that a network knows nothing of."""
    if ELSEWHERE not in calls.by_kind:
        return []
    found = calls.by_kind[ELSEWHERE].found
    shares = {label: one.share for label, one in found.items() if one.n_calls >= FEW_CALLS}
    return [
        "Of recordings whose language, rooms and speakers it knows nothing of, it finds less. Of a hundred callers, "
        f"within {WITHIN_S:g} s: {_listed(shares)}."
    ] * bool(shares)


def _listed(shares: Mapping[str, float]) -> str:
    """Return how many of a hundred there are of each label."""
    return ", ".join(f"{_hundred(share)} of those who {way_of(label)}" for label, share in shares.items())


def _how(calls: CallFigures, figures: Figures) -> str:
    neutral, until, end = TURNS_S
    unseen = [name for name in calls.by_set if name in MEASURED_ONLY]
    kept = f" Nothing was ever trained on {' and '.join(unseen)}." if unseen else ""
    return (
        "How it was measured: by networks of the same recipe, each on the speakers and sets that it had not learnt "
        f"from; the one that is kept learnt from all of them.{kept} Hours of ordinary speech count once for each such "
        "network, and once clean and once over a telephone line. Callers are actors: "
        f"{neutral:g} s neutral, then {until - neutral:g} s of one emotion, then {end - until:g} s neutral, put "
        "together from their recordings and sent over a telephone line. Neutral and calm are no claims. "
        f"`{figures.made.command}`, on {figures.made.date}."
    )


def _interval(one: Found) -> str:
    """Return a share of a hundred with Wilson's interval: ``83 (74 to 90)``."""
    if not one.n_calls:
        return NONE
    ends = binomtest(round(one.share * one.n_calls), one.n_calls).proportion_ci(0.95, "wilson")
    return f"{_hundred(one.share)} ({_hundred(ends.low)} to {_hundred(ends.high)})"


def _hundred(share: float) -> str:
    return f"{100 * share:.0f}"


def _turn_s() -> float:
    """Return how long a caller expresses an emotion in a simulated call."""
    return TURNS_S[1] - TURNS_S[0]
