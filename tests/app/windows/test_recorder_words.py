"""What the recorder says of the rule that keeps the screen out."""

import pytest

from app.windows.gap_words import gap_words
from app.windows.recorder_words import headline_of, reason_of
from app.windows.rule_words import rule_words
from capture.away import AWAY_SIGN, Away
from capture.burden import Burden
from capture.recorder_state import RecorderPhase, RecorderState
from core.observation import Gap, GapKind
from core.privacy.rule_groups import RuleGroup
from tests.fakes.fake_screen import NOON


def excluded(reason: str) -> RecorderState:
    return RecorderState(RecorderPhase.EXCLUDED, reason)


def test_looking_away_and_pausing_are_told_apart() -> None:
    assert headline_of(excluded("app ledger")) == "Looking away"
    paused = excluded("pause app ledger")
    assert headline_of(paused) == "Paused by a rule"
    assert "Ledger" in reason_of(paused)
    assert "20:00-07:00" in reason_of(excluded("pause hours mon-fri 20:00-07:00"))
    assert "diary" in reason_of(excluded("pause title *diary*"))


@pytest.mark.parametrize("group", RuleGroup)
def test_each_group_has_its_own_words(group: RuleGroup) -> None:
    words = {rule_words(f"group {one.value}") for one in RuleGroup}
    words |= {rule_words(f"pause group {one.value}") for one in RuleGroup}
    assert len(words) == 2 * len(RuleGroup)
    assert rule_words(f"group {group.value}") != rule_words("something else")


def test_a_pause_by_a_rule_is_told_as_one_in_the_timeline() -> None:
    assert "rules" in gap_words(Gap(GapKind.PAUSED, NOON, NOON, "pause app ledger"))
    assert "rules" not in gap_words(Gap(GapKind.PAUSED, NOON, NOON))


@pytest.mark.parametrize("away", Away)
def test_why_nobody_could_be_looking_is_told_now_and_later(away: Away) -> None:
    state = excluded(AWAY_SIGN + away)
    assert headline_of(state) == "Looking away"
    assert reason_of(state) != reason_of(excluded("something else"))
    told = {gap_words(Gap(GapKind.ASLEEP, NOON, NOON, one)) for one in ("", *Away)}
    assert len(told) == len(Away) + 1
    assert not any("{" in sentence for sentence in told)


def test_each_burden_has_its_own_words() -> None:
    told = {
        reason_of(RecorderState(RecorderPhase.RECORDING, slowed_by=one)) for one in ("", *Burden)
    }
    assert len(told) == len(Burden) + 1
