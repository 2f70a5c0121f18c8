"""Adds a rule to the user's rules, or takes one away; the rules themselves never change."""

from collections.abc import Iterable
from dataclasses import replace

from core.errors import InvalidSetting
from core.privacy.exclusion_rules import ExclusionRules, Rule, RuleKind
from core.privacy.hosts import host_of
from core.privacy.quiet_hours import hours_from
from core.privacy.rule_groups import RuleGroup


def typed_rule(kind: RuleKind, text: str) -> Rule:
    """The rule that a person means by what they typed.

    A title without `*` or `?` may stand anywhere in a title; of an address only the host counts.
    Raises: InvalidSetting for what would keep everything out, unknown groups and no hours.
    """
    text = text.strip()
    if not text.strip(" *?"):
        raise InvalidSetting("An empty rule would keep everything out; name something.")
    match kind:
        case RuleKind.TITLE:
            return Rule(kind, text if any(mark in text for mark in "*?") else f"*{text}*")
        case RuleKind.SITE:
            return Rule(kind, host_of(text) or text.casefold())
        case RuleKind.GROUP:
            return Rule(kind, _group(text).value)
        case RuleKind.HOURS:
            return Rule(kind, str(hours_from(text)))
        case RuleKind.APP:
            return Rule(kind, text)


def with_rules(rules: ExclusionRules, added: Iterable[Rule], *, pause: bool) -> ExclusionRules:
    """The rules with more of them, which pause recording or only leave their window out."""
    for rule in added:
        if rule not in every_rule(rules):
            rules = _with(rules, rule)
        others = tuple(one for one in rules.pausing if one != rule)
        can_pause = pause and rule.kind is not RuleKind.HOURS  # hours always do
        rules = replace(rules, pausing=(*others, rule) if can_pause else others)
    return rules


def without_rules(rules: ExclusionRules, unwanted: Iterable[Rule]) -> ExclusionRules:
    """The rules without some of them. Raises: InvalidSetting for one that is not there."""
    for rule in unwanted:
        known = next((one for one in every_rule(rules) if _is_same(one, rule)), None)
        if known is None:
            raise InvalidSetting(
                f"There is no rule {rule.pattern}; `recollect exclude` lists them."
            )
        rules = _only(rules, {one for one in every_rule(rules) if one != known})
    return rules


def every_rule(rules: ExclusionRules) -> tuple[Rule, ...]:
    """All rules that are on, in the order in which they are shown."""
    return (
        *(Rule(RuleKind.GROUP, group.value) for group in rules.groups),
        *(Rule(RuleKind.APP, app) for app in rules.apps),
        *(Rule(RuleKind.TITLE, title) for title in rules.titles),
        *(Rule(RuleKind.SITE, site) for site in rules.sites),
        *(Rule(RuleKind.HOURS, str(hours)) for hours in rules.hours),
    )


def _group(text: str) -> RuleGroup:
    try:
        return RuleGroup(text.casefold().replace("-", " "))
    except ValueError:
        names = ", ".join(f"“{group.value}”" for group in RuleGroup)
        raise InvalidSetting(f"There is no group {text!r}; the groups are: {names}.") from None


def _is_same(one: Rule, other: Rule) -> bool:
    return one.kind is other.kind and one.pattern.casefold() == other.pattern.casefold()


def _with(rules: ExclusionRules, rule: Rule) -> ExclusionRules:
    match rule.kind:
        case RuleKind.APP:
            return replace(rules, apps=(*rules.apps, rule.pattern))
        case RuleKind.TITLE:
            return replace(rules, titles=(*rules.titles, rule.pattern))
        case RuleKind.SITE:
            return replace(rules, sites=(*rules.sites, rule.pattern))
        case RuleKind.GROUP:
            return replace(rules, groups=(*rules.groups, RuleGroup(rule.pattern)))
        case RuleKind.HOURS:
            return replace(rules, hours=(*rules.hours, hours_from(rule.pattern)))


def _only(rules: ExclusionRules, kept: set[Rule]) -> ExclusionRules:
    def left(kind: RuleKind, patterns: Iterable[str]) -> tuple[str, ...]:
        return tuple(one for one in patterns if Rule(kind, one) in kept)

    return ExclusionRules(
        apps=left(RuleKind.APP, rules.apps),
        titles=left(RuleKind.TITLE, rules.titles),
        sites=left(RuleKind.SITE, rules.sites),
        groups=tuple(one for one in rules.groups if Rule(RuleKind.GROUP, one.value) in kept),
        hours=tuple(one for one in rules.hours if Rule(RuleKind.HOURS, str(one)) in kept),
        pausing=tuple(one for one in rules.pausing if one in kept),
    )
