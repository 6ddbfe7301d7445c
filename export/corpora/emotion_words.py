"""Words for emotions in some languages, which distinguish folders of emotions from folders of speakers."""

from __future__ import annotations

import re
import unicodedata

BY_LANGUAGE = {
    "ours": "neutral calm happy sad angry fearful disgust surprised",
    "en": "neutrality calmness happiness joy sadness anger fear disgusted surprise bored boredom excited excitement "
    "contempt frustrated frustration ps",
    "uk": "нейтрально нейтральний нейтральна нейтральне спокій спокійний радість щастя щасливий сум смуток сумний "
    "злість гнів злий страх наляканий відраза огида подив здивування нудьга",
    "ru": "нейтрально нейтральный нейтральная спокойствие спокойный радость счастье грусть печаль грустный злость гнев "
    "злой страх испуг отвращение удивление скука",
    "de": "ärger wut freude trauer angst ekel überraschung langeweile ruhig",
    "pl": "neutralny neutralna spokój radość smutek złość gniew strach lęk wstręt zaskoczenie",
    "fr": "neutre calme joie tristesse colère peur dégoût ennui",
    "es": "neutro calma alegría tristeza ira enojo miedo asco sorpresa",
    "pt": "neutro calma alegria tristeza raiva medo nojo surpresa",
    "it": "neutrale neutro calma gioia tristezza rabbia paura disgusto sorpresa noia",
    "am": "ገለልተኛ ደስታ ሀዘን ቁጣ ንዴት ፍርሃት",
}
WORDS = frozenset(" ".join(BY_LANGUAGE.values()).split())
"""In lower case and composed (NFC)."""


def is_emotion(name: str) -> bool:
    """Tell whether a folder's name is one of WORDS, as ``plain_word`` reads it: ``01Neutral`` is one."""
    return plain_word(name) in WORDS


def plain_word(name: str) -> str:
    """Return a name composed (NFC) and in lower case, without digits and signs."""
    return re.sub(r"[\d\W_]+", "", unicodedata.normalize("NFC", name)).casefold()
