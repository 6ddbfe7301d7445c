"""Cues and reports as English sentences: about expression and its practice, never about how somebody feels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamer.coach.aim import as_mapping, difference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamer.core.coaching import Cue, Mixture, Share, Stretch

NAMED = 3
"""Labels that a sentence names at most."""
WORTH_NAMING = 0.1
"""Share from which a label is named beside the first."""
MUCH = 0.9
"""Share of the time on target from which nothing has to change."""


def cue_text(cue: Cue, label: str | None, target: Sequence[Share]) -> str:
    """Return a cue as a sentence."""
    texts = {
        "begin": f"To practise: {listed(target)}.",
        "more": f"Let more {label} be heard.",
        "less": f"Let less {label} be heard.",
        "on_target": "That is the expression you practise.",
    }
    return texts[cue]


def sentences(
    *,
    heard_ms: int,
    target: Sequence[Share],
    shares: Sequence[Share],
    on_target_share: float | None,
    mixtures: Sequence[Mixture],
    stretches: Sequence[Stretch],
) -> tuple[str, ...]:
    """Return what a report says in words: three sentences, or one where nothing was heard."""
    if not shares:
        return ("There was too little speech for a report.",)
    return (
        f"In {as_minutes(heard_ms)} of speech the voice expressed {listed(shares)}.",
        _against_target(target, on_target_share, stretches) if target else _mixed(mixtures),
        _next(target, shares, on_target_share),
    )


def listed(shares: Sequence[Share]) -> str:
    """Return the largest shares in words, e.g. ``happy 52 % and calm 31 %``."""
    named = [share for index, share in enumerate(shares[:NAMED]) if index == 0 or share.share >= WORTH_NAMING]
    return joined([f"{share.name} {percent(share.share)}" for share in named])


def joined(parts: Sequence[str]) -> str:
    """Return parts as a list in words: ``a, b and c``."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def percent(share: float) -> str:
    """Return a share, 0..1, in percent."""
    return f"{round(100 * share)} %"


def as_minutes(ms: int) -> str:
    """Return a position or a duration, e.g. ``1:05`` or ``1:02:03``."""
    minutes, seconds = divmod(ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _against_target(target: Sequence[Share], on_target_share: float | None, stretches: Sequence[Stretch]) -> str:
    near = f"It was near the target, {listed(target)}, for {percent(on_target_share or 0.0)} of that time"
    if not stretches:
        return f"{near}."
    longest = max(stretches, key=lambda stretch: stretch.end_ms - stretch.start_ms)
    between = f"{as_minutes(longest.start_ms)} to {as_minutes(longest.end_ms)}"
    return f"{near}; the longest stretch away from it, {between}, had more {longest.less} and less {longest.more}."


def _mixed(mixtures: Sequence[Mixture]) -> str:
    if not mixtures:
        return "Hardly ever were two emotions heard at once."
    first = mixtures[0]
    return (
        f"Heard at once were most often {joined(first.names)}, for {percent(first.share)} of that time, "
        f"longest at {as_minutes(first.start_ms)}."
    )


def _next(target: Sequence[Share], shares: Sequence[Share], on_target_share: float | None) -> str:
    if not target:
        return "Name a target, and the next report compares the voice with it."
    if (on_target_share or 0.0) >= MUCH:
        return "For the next take: the same again, or another target."
    found = difference(as_mapping(shares), as_mapping(target))
    return f"For the next take, let more {found.missing} be heard."
