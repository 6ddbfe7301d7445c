from __future__ import annotations

import unicodedata

import pytest

from export.corpora.emotion_words import BY_LANGUAGE, WORDS, is_emotion
from export.corpora.readers import LABELS


@pytest.mark.parametrize("name", ["neutral", "01Neutral", "Happy_2", "ЗЛІСТЬ", "ደስታ", "Ärger", "A\u0308rger"])
def test_case_digits_signs_and_composition_do_not_count(name: str) -> None:
    assert is_emotion(name)


@pytest.mark.parametrize("name", ["", "01", "anna", "OAF_happy", "Оля", "Actor_01"])
def test_other_names_are_none(name: str) -> None:
    assert not is_emotion(name)


def test_our_own_labels_are_words_and_all_words_are_as_they_are_compared() -> None:
    assert set(LABELS) <= WORDS
    assert {word for word in WORDS if not is_emotion(word)} == set()
    assert all(unicodedata.is_normalized("NFC", words) for words in BY_LANGUAGE.values())
