from __future__ import annotations

import shlex

import msgspec

from export.__main__ import _parser
from export.classical.systems import FEATURES
from export.models.families import FAMILIES
from export.report.not_run import not_run
from tests.export.evaluated import MADE
from tests.export.report.reported import entry


def test_every_family_and_split_without_a_result_is_named() -> None:
    missing = not_run([entry("mel-cnn"), entry("egemaps+svm", kind="classical", split="random")])
    commands = [one.command for one in missing]
    assert not any("--model mel-cnn --" in command and "fold-0" in command for command in commands)
    for name in FAMILIES:
        splits = {one.split for one in missing if f"--model {name} " in one.command}
        assert splits == ({"random"} if name == "mel-cnn" else {"fold-0", "random"})
    for name in FEATURES:
        splits = {one.split for one in missing if f"--features {name} " in one.command}
        assert splits == {"fold-0", "random"}
    (some,) = (one for one in missing if "--classifiers" in one.command)
    assert some.command.endswith("--split random --seed 0 --classifiers logistic knn forest boosting mlp")
    assert some.title == ("eGeMAPS: logistic regression, k nearest neighbours, random forest, gradient boosting, MLP")


def test_every_command_is_one_and_names_weights_where_they_are_needed() -> None:
    parser = _parser()
    for one in not_run([]):
        options = parser.parse_args(shlex.split(one.command.removeprefix("python -m export ")))
        assert options.split == one.split
        assert (options.weights_folder is not None) == one.needs_weights


def test_commands_name_the_clips_of_those_that_were_run() -> None:
    own = msgspec.structs.replace(MADE, command="python -m export train --model gru --data FOLDER --split fold-0")
    assert all(" --data FOLDER --split " in one.command for one in not_run([entry("gru", made=own)]))
    two = "python -m export train --model gru --data ../shared/data --corpora ravdess nemo --split fold-0 --seed 0"
    found = not_run([entry("gru", made=msgspec.structs.replace(MADE, command=two))])
    assert all("--data ../shared/data --corpora ravdess nemo --split" in one.command for one in found)


def test_a_part_of_the_clips_is_no_result_and_the_shipped_model_none_of_a_family() -> None:
    missing = not_run([entry("gru", share=0.5), entry("ser-mn04", kind="shipped", split="pooled")])
    assert sum("--model gru " in one.command for one in missing) == 2
    assert {one.split for one in missing} == {"fold-0", "random"}
