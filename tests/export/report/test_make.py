"""Reports from real studies of tiny networks, and the report that is published."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from export.corpora.data import read_data
from export.errors import WorkshopError
from export.judging.evaluate import Scores
from export.models.families import FAMILIES
from export.report.document import load_results
from export.report.make import Sources, gather, write
from export.report.reference import shipped, shipped_on
from export.study.results import Place
from export.study.study import Settings, Study
from streamer.inference.card import sha256_of
from tests.export.tiny_families import TINY_LOG_MEL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.export.shop import Shop

REPOSITORY = Path(__file__).parents[3]
PUBLISHED = REPOSITORY / "docs/comparison.md"


@pytest.fixture(scope="module")
def sources(tiny_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sources]:
    """What two studies left, of whole clips and of segments."""
    build = tmp_path_factory.mktemp("build")
    with pytest.MonkeyPatch.context() as patched:
        for name, window_ms in (("mel-cnn", 3000), ("mel-cnn-segments", 1000)):
            patched.setitem(FAMILIES, name, replace(TINY_LOG_MEL, name=name, window_ms=window_ms))
            settings = Settings(
                model=name, corpora=("ravdess",), epochs=1, build=build, threads=1, command="", date="2026-11-20"
            )
            Study(read_data(tiny_data), settings).run()
        yield Sources(build=build, models=build, data=tiny_data, command="report", date="2026-11-20")


def test_segments_and_whole_clips_are_paired_from_the_scores_that_studies_kept(sources: Sources) -> None:
    results = gather(sources)
    segments, whole = (
        next(entry for entry in results.entries if entry.model == name) for name in ("mel-cnn-segments", "mel-cnn")
    )
    assert [pair.condition for pair in results.pairs] == [judged.condition for judged in whole.judged]
    for pair, one, other in zip(results.pairs, segments.judged, whole.judged, strict=True):
        assert (pair.a, pair.b, pair.split, pair.corpus) == ("mel-cnn-segments", "mel-cnn", "fold-0", "ravdess")
        assert pair.uar.value == pytest.approx(one.uar.value - other.uar.value, abs=2e-5)
        assert pair.accuracy.value == pytest.approx(one.accuracy.value - other.accuracy.value, abs=2e-5)
        assert pair.uar.low is not None
    assert results.remarks == []


def test_without_clips_there_are_no_pairs_and_that_is_said(sources: Sources) -> None:
    results = gather(replace(sources, data=None))
    assert results.pairs == []
    assert results.remarks == ["segments were not compared with whole clips clip by clip: that needs --data"]


def test_scores_that_do_not_give_the_figures_are_refused(sources: Sources) -> None:
    place = Place.of(sources.build, "mel-cnn", "fold-0")
    path, made_by = place.scores("clean"), sha256_of(place.onnx)
    before = path.read_bytes()
    scores = Scores.load(path, made_by=made_by)
    replace(scores, windows=np.roll(scores.windows, 3, axis=1)).save(path, made_by=made_by)
    with pytest.raises(WorkshopError, match=r"give UAR .* for ravdess/clean, and it says .*: --data has other clips"):
        gather(sources)
    path.write_bytes(before)


# -- the model that ships --------------------------------------------------------------------------


def test_the_shipped_model_stands_with_its_published_figures_and_with_one_fold(shop: Shop) -> None:
    (pooled,) = shipped(shop.shipping.models)
    assert (pooled.kind, pooled.model, pooled.split) == ("shipped", "tiny", "pooled")
    assert pooled.takes.onnx_bytes == (shop.shipping.models / "tiny.onnx").stat().st_size
    conditions = [judged.condition for judged in pooled.judged]
    folds = [shipped_on(fold, pooled, shop.workshop, command="report") for fold in ("fold-0", "fold-4")]
    for fold in folds:
        assert [judged.condition for judged in fold.judged] == conditions
        assert (fold.made.code, fold.made.command) == (pooled.made.code, "report")
    together = [np.array(one.judged[0].confusion) for one in folds]
    assert (together[0] + together[1]).tolist() == pooled.judged[0].confusion
    with pytest.raises(WorkshopError, match="the recipe of tiny has no fold-1"):
        shipped_on("fold-1", pooled, shop.workshop, command="report")


# -- what is published -----------------------------------------------------------------------------


def test_the_published_report_is_what_its_kept_results_say(tmp_path: Path) -> None:
    again = tmp_path / PUBLISHED.name
    results = PUBLISHED.with_suffix("") / "results.json"
    write(load_results(results), again)
    assert again.read_text() == PUBLISHED.read_text(), f"run `python -m export report --results {results.name}` again"
    ours, theirs = (
        {path.name: _texts(path) for path in document.with_suffix("").glob("*.svg")} for document in (again, PUBLISHED)
    )
    assert ours == theirs
    assert (again.with_suffix("") / "results.json").read_bytes() == results.read_bytes()


def test_the_published_report_names_no_place_of_a_machine_and_is_small() -> None:
    folder = PUBLISHED.with_suffix("")
    for path in (PUBLISHED, *folder.iterdir()):
        assert not re.search(r"(?<![\w./-])/(?:work|home|root|tmp|usr)/", path.read_text()), path
    assert sum(path.stat().st_size for path in folder.glob("*.svg")) < 1_000_000


def _texts(path: Path) -> list[str]:
    """Return the text in a picture: where it stands depends on the fonts of a machine."""
    return ["".join(part.itertext()) for part in ET.parse(path).iter("{http://www.w3.org/2000/svg}text")]
