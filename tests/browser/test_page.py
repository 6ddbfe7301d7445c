"""The page in a real Chromium: against a real daemon, and against a sink that publishes what the tests say."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest
import soundfile

from streamer.core.events import HealthChanged, Leg, SessionChanged, SessionEnded
from tests.support.daemon import running
from tests.support.ports import free_port
from tests.support.speech import RATE, conversation
from tests.support.stage import address, cut_off, stage
from tests.support.theatre import play_a_morning
from tests.support.websocket_client import TOKEN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.browser import Browser

NO_MICROPHONE = "[microphone]\nenabled = false\n"
OF_A_LOST_CONNECTION = ("WebSocket connection to", "Failed to load resource")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, needs_program: Callable[[str], str]) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    soundfile.write(folder / "demo.wav", conversation(needs_program("espeak-ng"), folder, pause_s=0.7), RATE)
    return folder / "demo.wav"


async def test_from_audio_to_pixels_over_a_restart_of_the_daemon(
    browser: Browser, tmp_path: Path, demo: Path, pictures: Path
) -> None:
    port = free_port()
    folders = [tmp_path / name for name in ("first", "second")]
    for folder in folders:
        folder.mkdir()
    async with running(folders[0], "--demo", str(demo), config=NO_MICROPHONE, port=port) as daemon:
        await daemon.wait_notified("READY=1")
        await browser.open(f"http://127.0.0.1:{port}/")
        await browser.wait(".status", "live")
        await browser.wait("es-tile .percent", "%")
        assert await painted_colours(browser) > 1  # blank is one
        assert await browser.problems() == []
        await daemon.stop(signal.SIGKILL)
        await browser.wait(".banner", "The daemon does not answer")
        await browser.wait("article.stale")
        await browser.ask("screenshot", path=str(pictures / "wall-disconnected.png"))
    async with running(folders[1], "--demo", str(demo), config=NO_MICROPHONE, port=port) as daemon:
        await daemon.wait_notified("READY=1")
        await browser.wait(".status", "live")
        await browser.wait(".banner", state="hidden")
        await browser.wait("es-tile .percent", "%")
        await browser.until_texts("es-tile", lambda texts: len(texts) == 1)  # what was before the restart is gone


async def painted_colours(browser: Browser) -> int:
    """How many different colours the ribbon of the first tile has."""
    return int(
        await browser.ask(
            "evaluate",
            expression="""(() => {
                const find = (root, name) => root.querySelector(name)?.shadowRoot;
                const lane = find(find(find(find(document, "es-app"), "es-wall"), "es-tile"), "es-lane");
                const canvas = lane.querySelector("canvas");
                const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
                const colours = new Set();
                for (let at = 0; at < pixels.length; at += 4) colours.add(pixels.slice(at, at + 4).join());
                return colours.size;
            })()""",
        )
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_every_view_is_accessible_and_silent_in_the_console(
    browser: Browser, pictures: Path, scheme: str
) -> None:
    views = {"wall": "", "session": "#/s/order-4711?t=81200", "health": "#/health"}
    async with stage() as (server, theatre):
        play_a_morning(theatre)
        for view, path in views.items():
            await browser.open(address(server, path), width=1440, height=900, scheme=scheme)
            await browser.wait({"wall": "es-tile", "session": "es-detail h2", "health": "td"}[view])
            for size, width in (("desk", 1440), ("phone", 390)):
                await browser.ask("resize", width=width, height=900)
                assert await browser.ask("axe") == []
                await browser.ask("screenshot", path=str(pictures / f"{view}-{size}-{scheme}.png"))
                wide = await browser.ask("evaluate", expression="document.documentElement.scrollWidth - innerWidth")
                assert wide <= 0, f"{view} is wider than a {size}"
                assert await browser.problems() == []


async def test_the_wall_shows_who_needs_somebody_first_and_filters_by_the_url(browser: Browser) -> None:
    async with stage() as (server, theatre):
        play_a_morning(theatre)
        await browser.open(address(server))
        await browser.wait("es-tile", "order-4711")
        names = ["phones · order-4711", "phones · delivery-22", "phones · mobile-7"]
        await browser.until_first_lines("es-tile header", names)
        await browser.until_texts("es-tile article", lambda texts: "angry" in texts[0])
        await browser.ask("select", selector="es-wall select >> nth=1", value="surprised")
        await browser.wait("es-tile", "order-4711", state="hidden")
        assert (await browser.ask("url")).endswith("#/?state=surprised")
        await browser.open(address(server, "#/?state=angry&sort=name"))
        await browser.wait("es-tile", "order-4711")
        await browser.until_texts("es-tile", lambda texts: len(texts) == 1)
        theatre.publish(SessionEnded("phones", "order-4711", "hangup", 175_000, theatre.now))
        await browser.wait("es-wall", "No session matches the filter")


async def test_a_link_leads_to_a_moment_of_a_session_and_keys_move_it(browser: Browser) -> None:
    async with stage() as (server, theatre):
        play_a_morning(theatre)
        await browser.open(address(server, "#/s/order-4711?t=81200"))
        await browser.wait("es-detail header", "Moment 1:21")
        expressed = "What the voice expresses: customer\nangry\n90 %\n"
        await browser.until_texts("es-detail .columns .panel", lambda texts: texts[0].startswith(expressed))
        await browser.ask("evaluate", expression=f"{IN_DETAIL}.querySelector('.lanes').focus()")
        await browser.ask("press", key="ArrowRight")
        await browser.wait("es-detail header", "Moment 1:22")
        assert (await browser.ask("url")).endswith("?t=82200")
        await browser.wait("es-detail .columns", "no values at this moment")  # of the agent, who is silent then
        await browser.ask("press", key="End")
        await browser.wait("es-detail header", "Moment", state="hidden")


IN_DETAIL = "document.querySelector('es-app').shadowRoot.querySelector('es-detail').shadowRoot"


LONG = "x" * 64


async def test_long_names_and_labels_fit_a_phone(browser: Browser) -> None:
    async with stage() as (server, theatre):
        call = theatre.call(LONG, began_s=8 * 3600, roles=("mixed",))
        call.speech(0, 8 * 3600 - 60, 8 * 3600 - 20, "very_much_irritated_by_the_announcement")
        call.alert(0, at_s=8 * 3600 - 30, status="raised")
        theatre.publish(HealthChanged(LONG, "lost", f"the device {LONG} is away", theatre.now))
        inner = {"": "article *", f"#/s/{LONG}": ".panel", "#/health": "td"}
        for path, selector in inner.items():
            await browser.open(address(server, path), width=320, height=800, locale="de-DE")
            await browser.wait({"": "es-tile .alert", "#/health": "td"}.get(path, "es-detail h2"))
            cut = f"""((root) => {{
                const inside = (node) => [node, ...all(node.shadowRoot ?? node)];
                const all = (node) => [...node.querySelectorAll("*")].flatMap(inside);
                const isCut = (each) => each.getBoundingClientRect().right > innerWidth;
                return all(root).filter((each) => each.matches("{selector}") && isCut(each)).length;
            }})(document)"""
            assert await browser.ask("evaluate", expression=cut) == 0, path
            wide = await browser.ask("evaluate", expression="document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, path


async def test_of_a_party_that_is_not_analysed_no_silence_is_claimed(browser: Browser) -> None:
    async with stage() as (server, theatre):
        call = theatre.call("order-4711", began_s=100)
        customer = Leg("order-4711-0", "customer", "PCMU", 8000, True)
        legs = (customer, Leg("order-4711-1", "agent", "PCMU", 8000, False))
        theatre.publish(SessionChanged("phones", "order-4711", legs, call.at(0)))
        call.speech(0, 0, 50, "happy")
        await browser.open(address(server, "#/s/order-4711"))
        await browser.wait("es-detail .talk .without", "not analysed")
        talk = [text.split("\n")[0] for text in await browser.texts("es-detail .talk li")]
        assert talk == ["customer", "others, or nobody", "agent"]
        assert await browser.ask("count", selector="es-detail es-lane") == 1


async def test_parties_of_one_role_are_told_apart_and_the_axis_has_round_times(browser: Browser) -> None:
    async with stage() as (server, theatre):
        call = theatre.call("order-4711", began_s=125, roles=("customer", "agent", "agent"))
        for leg in range(3):
            call.speech(leg, 10 * leg, 10 * leg + 40, "happy")
        theatre.publish(SessionEnded("phones", "order-4711", "hangup", 125_000, theatre.now))
        await browser.open(address(server, "#/s/order-4711"))
        await browser.wait("es-detail h2", "agent 2")
        assert [text.lower() for text in await browser.texts("es-detail .lane .role")] == [
            "customer",
            "agent 1",
            "agent 2",
        ]
        assert await browser.texts("es-detail .ticks span") == ["0:00", "0:30", "1:00", "1:30", "2:00"]
        assert "several at once" in "".join(await browser.texts("es-detail .talk"))
        assert await browser.texts("es-detail h1") == ["phones · order-4711"]  # over before the page was opened


async def test_a_token_is_asked_for_and_kept_out_of_the_url_and_of_storage(browser: Browser, pictures: Path) -> None:
    async with stage(token=TOKEN) as (server, theatre):
        play_a_morning(theatre)
        await browser.open(address(server))
        await browser.wait("form", "This daemon needs a token")
        await browser.ask("screenshot", path=str(pictures / "token.png"))
        assert await browser.ask("axe") == []
        await browser.ask("fill", selector="form input", value="not the token at all")
        await browser.ask("press", key="Enter")
        await browser.wait("#wrong", "does not know this token")
        await browser.ask("fill", selector="form input", value=TOKEN)
        await browser.ask("press", key="Enter")
        await browser.wait("es-tile", "order-4711")
        kept = await browser.ask(
            "evaluate",
            expression="JSON.stringify([{...localStorage}, {...sessionStorage}, location.href, document.cookie])",
        )
        assert TOKEN not in kept


async def test_a_lost_network_is_told_and_caught_up_without_a_hole(browser: Browser) -> None:
    async with stage() as (server, theatre):
        play_a_morning(theatre)
        await browser.open(address(server))
        await browser.wait("es-tile", "order-4711")
        with cut_off(server):
            await browser.wait(".status", "disconnected")
        theatre.call("new-1", began_s=0)
        await browser.wait("es-tile", "new-1")
        await browser.wait(".status", "live")
        await browser.until_texts("es-tile", lambda texts: len(texts) == 4)
        assert [text for text in await browser.problems() if not text.startswith(OF_A_LOST_CONNECTION)] == []


async def test_german_is_chosen_by_the_browser_s_language_and_can_be_changed(browser: Browser) -> None:
    async with stage() as (server, theatre):
        play_a_morning(theatre)
        await browser.open(address(server), locale="de-DE")
        await browser.wait("es-wall h1", "3 Gespräche")
        assert await browser.ask("evaluate", expression="document.documentElement.lang") == "de"
        await browser.ask("click", selector="summary")
        await browser.ask("select", selector=".menu select >> nth=1", value="en")
        await browser.wait("es-wall h1", "3 sessions")


async def test_the_display_can_be_paused(browser: Browser) -> None:
    async with stage() as (server, theatre):
        play_a_morning(theatre)
        await browser.open(address(server))
        await browser.wait("es-tile", "order-4711")
        await browser.until_texts("es-tile", lambda texts: len(texts) == 3)
        await browser.ask("click", selector=".bar button")
        await browser.wait(".banner", "paused")
        theatre.call("new-1", began_s=0)
        assert await browser.ask("count", selector="es-tile") == 3
        await browser.ask("click", selector=".bar button")
        await browser.wait("es-tile", "new-1")
