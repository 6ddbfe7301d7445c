"""The texts of the page: each language has all of them, and a word for everything that events may name."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from streamer.access.refusals import STREAM_REFUSALS
from streamer.core.refusals import LEG_REFUSALS
from tests.conftest import REPOSITORY

FILES = sorted(path for path in (REPOSITORY / "frontend/src/i18n").glob("*.ts") if re.fullmatch("[a-z]{2}", path.stem))
TEXTS = {path.stem: dict(re.findall(r'^  (\w+):\s+"(.*)",$', path.read_text(), re.MULTILINE)) for path in FILES}


def enumerated(file: str, *path: str) -> list[str]:
    """Return the values of a field, without null."""
    schema: Any = json.loads((REPOSITORY / "docs/schemas" / file).read_text())
    for step in path:
        schema = schema[step]
    return [value for value in schema["enum"] if value is not None]


DATA = ("properties", "data", "properties")
WORDS: dict[str, list[str]] = {
    "abstain_reason": enumerated("common.json", "$defs", "abstain_reason"),
    "role": enumerated("common.json", "$defs", "role"),
    "quality": enumerated("common.json", "$defs", "audio", "properties", "quality"),
    "end": enumerated("session.ended.v1.json", *DATA, "reason"),
    "alert": enumerated("alert.v1.json", *DATA, "reason"),
    "source": [f"state_{state}" for state in enumerated("source.health.v1.json", *DATA, "state")],
    "refusal": [*STREAM_REFUSALS, *LEG_REFUSALS],
    "cue": [f"cue_{cue}" for cue in enumerated("advice.v1.json", *DATA, "cue")],
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_language_has_the_same_texts_with_the_same_values_as_english(language: str) -> None:
    def values(texts: dict[str, str]) -> dict[str, set[str]]:
        return {name: set(re.findall(r"\{\w+\}", text)) for name, text in texts.items()}

    assert len(TEXTS["en"]) > 100
    assert values(TEXTS[language]) == values(TEXTS["en"])


@pytest.mark.parametrize("language", TEXTS)
def test_what_counts_has_a_text_for_one(language: str) -> None:
    counting = {name for name, text in TEXTS[language].items() if "{count}" in text and not name.endswith("_one")}
    assert len(counting) > 5
    assert {name.removesuffix("_one") for name in TEXTS[language] if name.endswith("_one")} == counting


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("field", WORDS)
def test_what_events_name_has_a_word(field: str, language: str) -> None:
    texts = TEXTS[language]
    assert [name for name in WORDS[field] if name not in texts] == []
    assert field == "cue" or not any("{" in texts[name] for name in WORDS[field])
