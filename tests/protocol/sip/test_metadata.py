"""Who speaks on which line, by the metadata of a recording session."""

from __future__ import annotations

import dataclasses

import pytest

from streamer.protocol.sip.metadata import MetadataError, Recording, RolePatterns
from tests.support.siprec import ALICE, BOB, PEOPLE, SESSION, TWO, metadata

PATTERNS = RolePatterns(customers=["*@customers.example.com", "tel:*"], agents=["sip:*@AGENTS.example.com"])


def recording(*documents: bytes) -> Recording:
    found = Recording()
    for document in documents:
        found.update(document, PATTERNS)
    return found


def test_participants_have_the_roles_of_their_addresses_on_the_lines_they_send() -> None:
    found = recording(TWO)
    assert [found.role(label) for label in ("96", "97", "98")] == ["customer", "agent", None]
    assert found.session == SESSION


def test_nothing_of_a_person_is_kept() -> None:
    kept = repr(dataclasses.asdict(recording(TWO)))
    assert not [name for name in (*PEOPLE, "example.com") if name in kept]


def test_who_is_nowhere_named_has_no_role() -> None:
    document = metadata(("p1", "sip:eve@elsewhere.example.com", ["s1"]), streams=[("s1", "1")])
    assert recording(document).role("1") is None
    assert recording(metadata(("p1", "tel:+4930123456", ["s1"]), streams=[("s1", "1")])).role("1") == "customer"


def test_a_line_that_two_participants_send_is_mixed() -> None:
    document = metadata(("p1", ALICE, ["s1"]), ("p2", BOB, ["s1"]), streams=[("s1", "1")])
    assert recording(document).role("1") == "mixed"


def test_partial_metadata_changes_what_it_names() -> None:
    transfer = metadata(
        ("p3", BOB, ["s1=="]),
        streams=[],
        mode="partial",
        more=(
            '<participantstreamassoc participant_id="p1=="><disassociate-time>2026-01-01T00:01:00Z</disassociate-time>'
            "</participantstreamassoc>"
        ),
    )
    found = recording(TWO, transfer)
    assert [found.role(label) for label in ("96", "97")] == ["agent", "agent"]
    moved = metadata(("p2==", BOB, ["s3"]), streams=[("s3", "98")], mode="partial")
    found.update(moved, PATTERNS)
    assert [found.role(label) for label in ("96", "97", "98")] == ["agent", None, "agent"]


def test_complete_metadata_replaces_what_was_known() -> None:
    found = recording(TWO, metadata(("p9", ALICE, ["s9"]), streams=[("s9", "5")]))
    assert [found.role(label) for label in ("96", "97", "5")] == [None, None, "customer"]


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"no XML",
        TWO[:-20],
        TWO.replace(b"<recording", b'<!DOCTYPE recording [<!ENTITY a "aaaa">]><recording', 1),
        b"<recording>" + b"<a/>" * 3_000 + b"</recording>",
    ],
)
def test_what_is_no_metadata_is_refused_and_changes_nothing(document: bytes) -> None:
    found = recording(TWO)
    before = repr(found)
    with pytest.raises(MetadataError):
        found.update(document, PATTERNS)
    assert repr(found) == before


def test_an_id_that_is_none_is_not_kept() -> None:
    odd = metadata(("sip:alice@x y", ALICE, ["s1"]), streams=[("s1", "1")])
    assert "alice" not in repr(recording(odd))
