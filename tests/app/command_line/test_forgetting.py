"""`recollect forget`: what each way of naming takes with it, and that a dry run takes nothing."""

import pytest

from tests.app.command_line.conftest import CommandLine

WAYS: tuple[tuple[tuple[str, ...], set[str]], ...] = (
    (("--id", "o2"), {"s1"}),
    (("--since", "2026-06-09T09:10+02:00", "--until", "2026-06-09T09:30+02:00"), {"s1"}),
    (("--since", "2026-06-09T09:10+02:00"), {"s1", "s2"}),
    (("--app", "FIREFOX"), {"s1"}),
    (("--text", "train to brno"), {"s1"}),
    (("--app", "firefox", "--text", "boiler"), set()),
)


def source_ids(line: CommandLine) -> set[str]:
    entries = line.document("timeline", "--day", "2026-06-09")["entries"]
    return {entry["source_id"] for entry in entries}


@pytest.mark.parametrize(("way", "gone"), WAYS)
def test_what_is_named_goes_and_a_dry_run_only_counts(
    filled: CommandLine, way: tuple[str, ...], gone: set[str]
) -> None:
    everything = source_ids(filled)
    assert everything == {"s0", "s1", "s2"}
    dry = filled.document("forget", *way, "--dry-run")
    assert dry["dry_run"] is True
    assert dry["counts"].get("observations", 0) == len(gone)
    assert source_ids(filled) == everything
    receipt = filled.document("forget", *way)
    assert (receipt["dry_run"], receipt["counts"]) == (False, dry["counts"])
    assert source_ids(filled) == everything - gone
    assert filled.document("doctor")["ok"]


def test_a_memory_is_forgotten_with_its_evidence(filled: CommandLine) -> None:
    memory = filled.document("memory", "m1")
    evidence = {entry["source_id"] for entry in memory["evidence"]}
    assert evidence
    filled.document("forget", "--id", "m1")
    assert not evidence & source_ids(filled)
    assert filled.say("memory", "m1").code == 1
