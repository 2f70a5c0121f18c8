"""Exclusion rules as plain data: as they are stored, and as the command line tells them."""

from collections.abc import Mapping
from typing import cast

from core.privacy.exclusion_rules import ExclusionRules, Rule, RuleKind
from core.privacy.quiet_hours import hours_from
from core.privacy.rule_groups import GROUPS_AT_FIRST, RuleGroup

# Stood in the user's own lists before the groups held them.
_NOW_IN_GROUPS = frozenset(
    "keepassxc keepass bitwarden 1password enpass dashlane lastpass seahorse kwalletmanager "
    "pinentry polkit".split()
)
_TITLES_NOW_IN_GROUPS = frozenset(
    (
        "*Private Browsing*",
        "*Incognito*",
        "*Inkognito*",
        "*InPrivate*",
        "*Private Window*",
        "*(Private)*",
        "*Privater Modus*",
        "*Privates Fenster*",
        "*Navigation privée*",
        "*Navegación privada*",
        "*Navegación de incógnito*",
        "*Navigazione in incognito*",
        "*Navigazione anonima*",
        "*Privénavigatie*",
        "*Privé-navigatie*",
        "*Navegação privativa*",
        "*Tor Browser*",
    )
)


def rules_document(rules: ExclusionRules) -> dict[str, list[str]]:
    """Every part of the rules as text; `rules_from` reads it back."""
    return {
        "apps": list(rules.apps),
        "titles": list(rules.titles),
        "sites": list(rules.sites),
        "groups": [group.value for group in rules.groups],
        "hours": [str(hours) for hours in rules.hours],
        "pausing": [str(rule) for rule in rules.pausing],
    }


def rules_from(stored: Mapping[str, object]) -> ExclusionRules:
    """The rules that were stored, also by a version that knew no groups."""
    lists = {key: cast("list[str]", value) for key, value in stored.items()}
    apps, titles = lists["apps"], lists["titles"]
    if "groups" not in lists:
        apps = [one for one in apps if one not in _NOW_IN_GROUPS]
        titles = [one for one in titles if one not in _TITLES_NOW_IN_GROUPS]
    groups = lists.get("groups", [group.value for group in GROUPS_AT_FIRST])
    return ExclusionRules(
        apps=tuple(apps),
        titles=tuple(titles),
        sites=tuple(lists["sites"]),
        groups=tuple(RuleGroup(group) for group in groups),
        hours=tuple(hours_from(text) for text in lists.get("hours", [])),
        pausing=tuple(rule_from(text) for text in lists.get("pausing", [])),
    )


def rule_from(text: str) -> Rule:
    """The rule that `str` wrote."""
    kind, _, pattern = text.partition(" ")
    return Rule(RuleKind(kind), pattern)
