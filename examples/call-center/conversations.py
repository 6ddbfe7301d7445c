"""What is said in the calls, and by which voices: those of espeak-ng, since people would have to be asked.

They express little, and the model says so: most are neutral or calm to it. A hoarse whisper, slow and flat, sounds
angry.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import soundfile
import soxr

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

RATE_HZ = 8000
"""Of telephones."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one party says before the other goes on."""

    role: str
    text: str
    prosody: str = ""
    """SSML, e.g. ``pitch="high"``."""


@dataclass(frozen=True, slots=True)
class Call:
    """A customer, and what is said."""

    reference: str
    customer: str
    about: str
    voice: str
    turns: tuple[Turn, ...]


_HOARSE = 'pitch="low" rate="slow" range="x-low"'
_FLAT = 'pitch="low" rate="slow" range="x-low"'
_BRIGHT = 'pitch="high" rate="medium" volume="loud"'

CALLS = (
    Call(
        "order-4711",
        "Ada Nowak",
        "Parcel, third complaint",
        "en+whisper",
        (
            Turn("agent", "Good morning, you are speaking with Kim. How can I help you?"),
            Turn(
                "customer",
                "This is the third time that I call about the same parcel, and nobody knows anything!",
                _HOARSE,
            ),
            Turn("agent", "I am sorry to hear that. Let me look at the order."),
            Turn(
                "customer",
                "No! You promised it for Monday. I want it put right, and I want it put right today!",
                _HOARSE,
            ),
            Turn("agent", "I see it now. It is in the depot, and I can send a courier this afternoon."),
            Turn("customer", "This afternoon? You said that last week, too. I do not believe one word of it!", _HOARSE),
        ),
    ),
    Call(
        "booking-88",
        "Jonas Lind",
        "Ferry booking",
        "en+f5",
        (
            Turn("agent", "Harbour travel, good morning."),
            Turn("customer", "The ferry at ten past nine, please. Two adults, one bicycle, and a small dog.", _FLAT),
            Turn("agent", "There are places left. Shall I book the return, too?"),
            Turn("customer", "Yes please, on Sunday evening. Whatever leaves after six will do.", _FLAT),
        ),
    ),
    Call(
        "gift-19",
        "Rosa Marin",
        "Thank-you call",
        "en+f3",
        (
            Turn("agent", "Customer care, what can I do for you?"),
            Turn(
                "customer",
                "Oh, I only call to say thank you! The present came in time, she was so happy with it!",
                _BRIGHT,
            ),
            Turn("agent", "That is lovely to hear, thank you for calling."),
            Turn("customer", "It is wonderful! I will tell everybody at once, you made our whole week!", _BRIGHT),
        ),
    ),
    Call(
        "refund-7",
        "Emil Sand",
        "Refund of a cancelled stay",
        "en+m5",
        (
            Turn("agent", "Good morning, this is about your refund, is it?"),
            Turn("customer", "Yes. We could not travel, my father is in hospital. I do not know what to do.", _FLAT),
            Turn("agent", "I am very sorry. I will see to it myself."),
            Turn(
                "customer",
                "I waited by the phone the whole evening, and nobody called. I suppose that is how it goes.",
                _FLAT,
            ),
        ),
    ),
)


def synthesize(calls: tuple[Call, ...], folder: Path) -> dict[str, list[tuple[str, NDArray[np.int16]]]]:
    """Return for each call, by reference, its turns: role, and samples at 8 kHz, shape (n,)."""
    return {call.reference: [(turn.role, _spoken(call, turn, folder)) for turn in call.turns] for call in calls}


def _spoken(call: Call, turn: Turn, folder: Path) -> NDArray[np.int16]:
    voice = call.voice if turn.role == "customer" else "en+f2"
    path = folder / "spoken.wav"
    text = (
        f"<speak><prosody {turn.prosody}>{turn.text}</prosody></speak>"
        if turn.prosody
        else f"<speak>{turn.text}</speak>"
    )
    subprocess.run(["espeak-ng", "-m", "-v", voice, "-w", str(path), text], check=True)  # noqa: S603, S607
    samples, rate_hz = soundfile.read(path, dtype="float32")
    resampled = soxr.resample(samples, rate_hz, RATE_HZ)
    return np.round(np.clip(resampled, -1, 1) * 32767).astype(np.int16)
