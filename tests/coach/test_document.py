"""The report as a page: all of it in one file, and nothing in it that acts."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from streamer.coach.aim import Aim
from streamer.coach.document import Shown, document
from streamer.coach.recorder import Recorder
from streamer.coach.takes import Take
from streamer.core.audio import Origin
from streamer.core.coaching import Share
from streamer.core.events import Leg, SessionStarted
from tests.coach.takes import begin, end, result, take
from tests.support.examples import AT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from streamer.coach.recorder import RecordedTake
    from streamer.core.events import Event

AIM = Aim(target={"happy": 0.6, "calm": 0.4})
ORIGIN = Origin("take <1>.wav", channel=1)
WHOLE = take((8, {"neutral": 0.9, "calm": 0.1}), (20, {"happy": 0.6, "calm": 0.4}), (9, {"angry": 0.7, "odd": 0.3}))


def recorded(events: Iterable[Event], aim: Aim | None = AIM) -> RecordedTake:
    recorder = Recorder(aim)
    started = SessionStarted("files", "call-1", (Leg("leg-1", "unknown", "pcm", 16_000, True, ORIGIN),), AT)
    assert [follows for event in (started, *events) for follows in recorder.derive(event)] == []
    (only,) = recorder.takes
    return only


def page(events: Iterable[Event] = WHOLE, aim: Aim | None = AIM, *, earlier: tuple[Take, ...] = ()) -> str:
    shown = Shown(recorded(events, aim), "take <1>.wav, channel 1", "takes/take%20%3C1%3E.wav")
    return document([shown], earlier=earlier, model="small 1.0.0")


class Elements(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def values(self, name: str) -> list[str]:
        return [value for _, attributes in self.found if (value := attributes.get(name)) is not None]


def test_a_take_is_recorded_with_its_report_and_where_it_comes_from() -> None:
    found = recorded(WHOLE)
    assert (len(found.pieces), found.report.heard_ms, found.origin) == (37, 37_000, ORIGIN)


def test_legs_of_every_role_are_recorded() -> None:
    found = recorded([replace(event, role="customer") for event in (begin(), result(0, 5000, {"sad": 1.0}))] + [end()])
    assert found.report.role == "customer"


def test_nothing_in_it_acts_or_comes_from_elsewhere() -> None:
    elements = Elements(page())
    assert {tag for tag, _ in elements.found} & {"script", "iframe", "object", "link", "form", "img", "base"} == set()
    assert elements.values("style") == []
    assert [name for _, attributes in elements.found for name in attributes if name.startswith("on")] == []
    for name in ("href", "src"):
        assert all(value.startswith(("#", "takes/")) for value in elements.values(name))
    assert "//" not in re.sub(r"<style>.*?</style>", "", page(), flags=re.S)


def test_every_link_to_a_moment_leads_to_it_and_to_the_recording() -> None:
    elements = Elements(page())
    links = elements.values("href")
    moments = [link[1:] for link in links if link.startswith("#")]
    assert moments == ["take-1-0", "take-1-31000"]
    assert set(moments) <= set(elements.values("id"))
    assert "takes/take%20%3C1%3E.wav#t=0.0,14.0" in links


def test_names_are_text() -> None:
    text = page()
    assert "take <1>" not in text
    assert "take &lt;1&gt;.wav, channel 1" in text


def test_it_says_what_the_report_says() -> None:
    text = "".join(Elements(page()).text)
    for sentence in recorded(WHOLE).report.sentences:
        assert sentence in text


def test_pictures_say_in_words_what_they_show() -> None:
    pictures = [attributes for tag, attributes in Elements(page()).found if tag == "svg"]
    assert all(picture.get("aria-hidden") == "true" or picture.get("aria-label") for picture in pictures)


def test_earlier_takes_are_compared() -> None:
    text = page(earlier=(Take("take-0", "2026-11-19T08:00:00.000Z", 9000, (Share("happy", 0.6), Share("sad", 0.4))),))
    assert "Compared with earlier takes" in text
    assert "2026-11-19 08:00" in text
    assert "Compared with earlier takes" not in page()


@pytest.mark.parametrize("seconds", [1, 7200])
def test_a_long_take_makes_no_long_page(seconds: int) -> None:
    second = [result(1000 * s, 1000 * s + 1000, {"happy": 0.5, "sad": 0.5}) for s in range(seconds)]
    assert len(page([begin(), *second, end()])) < 250_000


def test_without_a_target_there_is_nothing_to_be_away_from() -> None:
    text = page(aim=None)
    assert "Target" not in text
    assert "Away from the target" not in text
    assert "Name a target" in text


def test_silence_and_no_take_at_all_are_told() -> None:
    quiet = page([begin(), result(0, 900, {}, reason="too_short"), end()])
    assert "There was too little speech for a report." in quiet
    assert "there is no take to report on" in document([], earlier=(), model="small 1.0.0")
