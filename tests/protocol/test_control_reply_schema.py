"""The published schema of replies, as a client of an older version uses it."""

from __future__ import annotations

import pytest
from jsonschema import ValidationError

from tests.support.schemas import published_validator


@pytest.mark.parametrize(
    "reply", [{"session_id": "s"}, {"session_id": "s", "leg_id": "l"}, {"leg_id": "l", "role": "agent"}]
)
def test_a_reply_may_gain_fields(reply: dict[str, str]) -> None:
    published_validator("control.reply.v1").validate({"id": "1", "ok": True, **reply, "later": 1})


def test_a_reply_without_what_it_must_have_is_none() -> None:
    with pytest.raises(ValidationError):
        published_validator("control.reply.v1").validate({"id": "1", "later": 1})
