"""One matcher for every kind of rule."""

from datetime import UTC, datetime

import pytest

from core.observation import WindowContext
from core.privacy.exclusion_rules import ExclusionRules, Rule, RuleAction, RuleKind
from core.privacy.quiet_hours import hours_from
from core.privacy.rule_groups import RuleGroup
from core.privacy.rules_document import rules_document, rules_from

EDITOR = WindowContext("codepad", "main.c")
RULES = ExclusionRules(
    apps=("ledger",),
    titles=("*Payroll*",),
    sites=("bank.example",),
    groups=tuple(RuleGroup),
    hours=(hours_from("mon-fri 20:00-07:00"),),
    pausing=(Rule(RuleKind.APP, "ledger"), Rule(RuleKind.GROUP, "video calls")),
)


@pytest.mark.parametrize(
    ("window", "words"),
    [
        (WindowContext("Ledger-GTK", "2026"), "pause app ledger"),
        (WindowContext("calc", "june payroll.ods"), "title *Payroll*"),
        (WindowContext("chromium", "Account", "https://my.bank.example/a"), "site bank.example"),
        (WindowContext("keepassxc", "x"), "group password managers"),
        (WindowContext("zoom", "Zoom Meeting"), "pause group video calls"),
        (WindowContext("zoom", "Zoom Meeting - payroll"), "pause group video calls"),
        (
            WindowContext("firefox", "Gifts — Mozilla Firefox Private Browsing"),
            "group private windows",
        ),
    ],
)
def test_the_rule_is_named_never_the_window(window: WindowContext, words: str) -> None:
    assert RULES.why_excluded(window) == words


def test_an_ordinary_window_stays_in() -> None:
    assert RULES.match(EDITOR) is None
    assert RULES.match(WindowContext("", "")) is None


def test_what_the_system_knows_for_private_is_private_unless_switched_off() -> None:
    window = WindowContext("chromium", "Gifts - Chromium")
    assert RULES.match(window) is None
    match = RULES.match(window, is_private=True)
    assert match is not None
    assert match.rule == Rule(RuleKind.GROUP, "private windows")
    assert match.action is RuleAction.LEAVE_OUT
    assert ExclusionRules(groups=()).match(window, is_private=True) is None


def test_hours_pause() -> None:
    evening = datetime(2026, 6, 8, 21, 0, tzinfo=UTC)
    match = RULES.match_time(evening)
    assert match is not None
    assert match.words == "pause hours mon-fri 20:00-07:00"
    assert RULES.match_time(evening.replace(hour=12)) is None


def test_rules_come_back_from_plain_data() -> None:
    assert rules_from(rules_document(RULES)) == RULES
    assert rules_from(rules_document(ExclusionRules())) == ExclusionRules()


def test_rules_of_before_there_were_groups_keep_what_the_user_added() -> None:
    old: dict[str, object] = {
        "apps": ["keepassxc", "bitwarden", "recollect", "ledger"],
        "titles": ["*Incognito*", "*Payroll*"],
        "sites": ["bank.example"],
    }
    rules = rules_from(old)
    assert rules == ExclusionRules(("recollect", "ledger"), ("*Payroll*",), ("bank.example",))
    assert rules.why_excluded(WindowContext("keepassxc", "")) == "group password managers"
