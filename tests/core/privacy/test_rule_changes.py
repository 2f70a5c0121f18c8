"""Rules are added and taken away as they are typed."""

import pytest

from core.errors import InvalidSetting
from core.privacy.exclusion_rules import ExclusionRules, Rule, RuleKind
from core.privacy.rule_changes import every_rule, typed_rule, with_rules, without_rules
from core.privacy.rule_groups import RuleGroup

NONE = ExclusionRules((), (), (), (), (), ())


@pytest.mark.parametrize(
    ("kind", "typed", "pattern"),
    [
        (RuleKind.APP, " Ledger ", "Ledger"),
        (RuleKind.TITLE, "diary", "*diary*"),
        (RuleKind.TITLE, "diary*", "diary*"),
        (RuleKind.SITE, "https://Bank.example/login?x=1", "bank.example"),
        (RuleKind.GROUP, "Video-Calls", "video calls"),
        (RuleKind.HOURS, "mon-fri 9:00 - 10:00", "mon-fri 09:00-10:00"),
    ],
)
def test_a_rule_is_meant_as_it_is_typed(kind: RuleKind, typed: str, pattern: str) -> None:
    rule = typed_rule(kind, typed)
    assert rule == Rule(kind, pattern)
    rules = with_rules(NONE, [rule], pause=False)
    assert every_rule(rules) == (rule,)
    assert with_rules(rules, [rule], pause=False) == rules
    assert without_rules(rules, [rule]) == NONE


@pytest.mark.parametrize("kind", RuleKind)
def test_what_would_keep_everything_out_is_refused(kind: RuleKind) -> None:
    with pytest.raises(InvalidSetting, match="keep everything out"):
        typed_rule(kind, " * ")


def test_an_unknown_group_is_answered_with_the_known() -> None:
    with pytest.raises(InvalidSetting, match="“video calls”"):
        typed_rule(RuleKind.GROUP, "films")


def test_a_rule_pauses_as_long_as_it_is_said_to() -> None:
    calls = Rule(RuleKind.GROUP, RuleGroup.VIDEO_CALLS.value)
    pausing = with_rules(NONE, [calls], pause=True)
    assert pausing.pausing == (calls,)
    assert with_rules(pausing, [calls], pause=False).pausing == ()
    assert without_rules(pausing, [calls]) == NONE


def test_a_rule_that_is_not_there_cannot_be_taken_away() -> None:
    with pytest.raises(InvalidSetting, match="no rule ledger"):
        without_rules(NONE, [Rule(RuleKind.APP, "ledger")])
    some = with_rules(NONE, [Rule(RuleKind.APP, "Ledger")], pause=False)
    assert without_rules(some, [Rule(RuleKind.APP, "ledger")]) == NONE
